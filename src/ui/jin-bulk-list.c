/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ui/jin-bulk-list.h"

#define MAX_KINDS_SHOWN 5

struct _JinBulkList
{
  GtkBox parent_instance;

  /* Borrowed */
  const JinEntity *entity;
  GtkLabel        *summary;
  GtkLabel        *kinds;
  GtkLabel        *note;
  GtkListView     *view;

  /* Owned */
  JinBulk        *bulk;
  JinBulkPreview *preview;
  GHashTable     *left_out; /* positions */
};

G_DEFINE_FINAL_TYPE (JinBulkList, jin_bulk_list, GTK_TYPE_BOX)

static guint changed_signal;

/* ---- words ---- */

static const char *
or_nothing (const char *value)
{
  /* Translators: in place of a value where there is none */
  return *value != '\0' ? value : _ ("(empty)");
}

static char *
describe_change (JinBulkList *self, int field, const char *before, const char *after)
{
  /* Translators: a field, what it says, what it will say */
  return g_strdup_printf (_ ("%s: %s → %s"), jin_field_label (jin_entity_field (self->entity, field)), or_nothing (before), or_nothing (after));
}

static char *
describe_row (JinBulkList *self, const JinBulkRow *row)
{
  GString *text = g_string_new (row->problem);

  for (guint i = 0; row->problem == NULL && i < row->changes->len; i++)
    {
      const JinBulkChange *change = row->changes->pdata[i];
      g_autofree char     *words = describe_change (self, change->field, change->before, change->after);

      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", words);
    }
  return g_string_free (text, FALSE);
}

guint
jin_bulk_list_count (JinBulkList *self)
{
  g_return_val_if_fail (JIN_IS_BULK_LIST (self), 0);
  return self->preview != NULL ? self->preview->n_changed - g_hash_table_size (self->left_out) : 0;
}

static void
update_summary (JinBulkList *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint               n_out = g_hash_table_size (self->left_out);
  guint               n = jin_bulk_list_count (self);

  /* Translators: %u is how many entries or people */
  g_string_append_printf (text, g_dngettext (GETTEXT_PACKAGE, "%u will change", "%u will change", n), n);
  if (self->preview->n_same > 0)
    /* Translators: %u is how many entries or people */
    g_string_append_printf (text, g_dngettext (GETTEXT_PACKAGE, " · %u says so already", " · %u say so already", self->preview->n_same), self->preview->n_same);
  if (self->preview->n_refused > 0)
    /* Translators: %u is how many entries or people */
    g_string_append_printf (text, g_dngettext (GETTEXT_PACKAGE, " · %u can't be changed", " · %u can't be changed", self->preview->n_refused), self->preview->n_refused);
  if (n_out > 0)
    /* Translators: %u is how many entries or people */
    g_string_append_printf (text, g_dngettext (GETTEXT_PACKAGE, " · %u left out", " · %u left out", n_out), n_out);
  gtk_label_set_text (self->summary, text->str);
}

static void
update_kinds (JinBulkList *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint               n_shown = MIN (self->preview->kinds->len, MAX_KINDS_SHOWN);
  guint               n_more = self->preview->kinds->len - n_shown + self->preview->n_other_kinds;

  for (guint i = 0; i < n_shown; i++)
    {
      const JinBulkKind *kind = self->preview->kinds->pdata[i];
      g_autofree char   *words = describe_change (self, kind->field, kind->before, kind->after);

      /* Translators: a change in words, and how many entries it concerns */
      g_string_append_printf (text, _ ("%s (%u)"), words, kind->count);
      if (i + 1 < n_shown || n_more > 0)
        g_string_append_c (text, '\n');
    }
  if (n_more > 0)
    /* Translators: %u is how many more kinds of changes */
    g_string_append_printf (text, g_dngettext (GETTEXT_PACKAGE, "and %u other", "and %u others", n_more), n_more);
  gtk_label_set_text (self->kinds, text->str);
  gtk_widget_set_visible (GTK_WIDGET (self->kinds), text->len > 0);
}

static void
update_note (JinBulkList *self)
{
  guint            n_rows = self->preview->n_changed + self->preview->n_refused;
  g_autofree char *text = NULL;

  /* Translators: %u is how many rows are shown */
  text = g_strdup_printf (_ ("The first %u are shown. The others are changed in the same way."), self->preview->rows->len);
  gtk_label_set_text (self->note, text);
  gtk_widget_set_visible (GTK_WIDGET (self->note), n_rows > self->preview->rows->len);
}

/* ---- rows ---- */

static void
ticked_cb (GtkCheckButton *check, gpointer data)
{
  JinBulkList      *self = JIN_BULK_LIST (data);
  guint             position = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (check), "position"));
  const JinBulkRow *row = self->preview->rows->pdata[position];
  gboolean          out = !gtk_check_button_get_active (check);

  if (out)
    g_hash_table_add (self->left_out, GUINT_TO_POINTER (position));
  else
    g_hash_table_remove (self->left_out, GUINT_TO_POINTER (position));
  jin_bulk_leave_out (self->bulk, row->id, out);
  update_summary (self);
  g_signal_emit (self, changed_signal, 0);
}

static void
setup_cb (JinBulkList *self, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *name = gtk_label_new (NULL);
  GtkWidget *changes = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_width_chars (GTK_LABEL (name), 10);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (changes), 0);
  gtk_label_set_wrap (GTK_LABEL (changes), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (changes), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (changes, TRUE);
  gtk_box_append (GTK_BOX (box), check);
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), changes);
  gtk_list_item_set_child (item, box);
  gtk_list_item_set_activatable (item, FALSE);
}

static void
bind_cb (JinBulkList *self, GtkListItem *item)
{
  guint             position = gtk_list_item_get_position (item);
  const JinBulkRow *row = self->preview->rows->pdata[position];
  GtkWidget        *check = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkWidget        *name = gtk_widget_get_next_sibling (check);
  GtkWidget        *changes = gtk_widget_get_next_sibling (name);
  g_autofree char  *words = describe_row (self, row);

  g_signal_handlers_disconnect_by_func (check, ticked_cb, self);
  g_object_set_data (G_OBJECT (check), "position", GUINT_TO_POINTER (position));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), row->problem == NULL && !g_hash_table_contains (self->left_out, GUINT_TO_POINTER (position)));
  gtk_widget_set_sensitive (check, row->problem == NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, row->title, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
  g_signal_connect_object (check, "toggled", G_CALLBACK (ticked_cb), self, 0);
  gtk_label_set_text (GTK_LABEL (name), row->title);
  gtk_label_set_text (GTK_LABEL (changes), words);
  if (row->problem != NULL)
    gtk_widget_add_css_class (changes, "error");
  else
    gtk_widget_remove_css_class (changes, "error");
}

/**
 * jin_bulk_list_show:
 * @self: a list
 * @bulk: (nullable): what would be done
 * @preview: (transfer full) (nullable): what would become of the rows
 */
void
jin_bulk_list_show (JinBulkList *self, JinBulk *bulk, JinBulkPreview *preview)
{
  g_autoptr (GtkStringList)  places = gtk_string_list_new (NULL);
  g_autoptr (GtkNoSelection) selection = NULL;

  g_return_if_fail (JIN_IS_BULK_LIST (self));
  gtk_list_view_set_model (self->view, NULL);
  g_clear_pointer (&self->preview, jin_bulk_preview_free);
  g_clear_pointer (&self->bulk, jin_bulk_unref);
  g_hash_table_remove_all (self->left_out);
  if (preview == NULL)
    return;
  self->bulk = jin_bulk_ref (bulk);
  self->preview = preview;
  for (guint i = 0; i < preview->rows->len; i++)
    gtk_string_list_append (places, "");
  selection = gtk_no_selection_new (G_LIST_MODEL (g_steal_pointer (&places)));
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (selection));
  update_summary (self);
  update_kinds (self);
  update_note (self);
}

/* ---- widget ---- */

static void
jin_bulk_list_dispose (GObject *object)
{
  JinBulkList *self = JIN_BULK_LIST (object);

  if (self->view != NULL)
    gtk_list_view_set_model (self->view, NULL);
  self->view = NULL;
  g_clear_pointer (&self->preview, jin_bulk_preview_free);
  g_clear_pointer (&self->bulk, jin_bulk_unref);
  g_clear_pointer (&self->left_out, g_hash_table_unref);
  G_OBJECT_CLASS (jin_bulk_list_parent_class)->dispose (object);
}

static void
jin_bulk_list_class_init (JinBulkListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = jin_bulk_list_dispose;
  changed_signal = g_signal_new ("changed", JIN_TYPE_BULK_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static GtkLabel *
add_label (JinBulkList *self, const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (self), label);
  return GTK_LABEL (label);
}

static void
jin_bulk_list_init (JinBulkList *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget          *scroller = gtk_scrolled_window_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  self->left_out = g_hash_table_new (NULL, NULL);
  self->summary = add_label (self, "heading");
  self->kinds = add_label (self, "dim-label");
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  self->view = GTK_LIST_VIEW (gtk_list_view_new (NULL, factory));
  gtk_list_view_set_show_separators (self->view, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("What Changes"), -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->view));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_has_frame (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (self), scroller);
  self->note = add_label (self, "dim-label");
}

GtkWidget *
jin_bulk_list_new (const JinEntity *entity)
{
  JinBulkList *self = g_object_new (JIN_TYPE_BULK_LIST, NULL);

  self->entity = entity;
  return GTK_WIDGET (self);
}
