/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/jin-error.h"
#include "record/jin-format.h"
#include "ui/jin-form-rows.h"

/*
 * Typing asks the store for the nearest records; the popover under the entry offers them.  What is typed counts only once
 * one of them was chosen.
 */
struct _JinFormReference
{
  JinFormRow parent_instance;

  /* Borrowed */
  GtkEditable *entry;
  GtkPopover  *popover;
  GtkListBox  *hits;

  /* Owned */
  GCancellable *cancellable;
  char         *title; /* of the chosen record */
  gint64        id;    /* 0: none */
  gboolean      showing;
};

G_DEFINE_FINAL_TYPE (JinFormReference, jin_form_reference, JIN_TYPE_FORM_ROW)

#define MAX_HITS 30

typedef struct
{
  const JinEntity *target;
  char            *text;
} Search;

static void
search_free (Search *search)
{
  g_free (search->text);
  g_free (search);
}

static gpointer
search_func (JinStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Search  *search = data;
  JinQuery query = {.entity = search->target, .context = jin_context_now ()};

  if (*search->text == '\0')
    return jin_store_query (store, &query, MAX_HITS, cancellable, error);
  return jin_store_search (store, search->target, search->text, MAX_HITS, cancellable, error);
}

static void
choose (JinFormReference *self, gint64 id, const char *title)
{
  g_autofree char *copy = g_strdup (title);

  self->id = id;
  g_free (self->title);
  self->title = g_steal_pointer (&copy);
  self->showing = TRUE;
  gtk_editable_set_text (self->entry, self->title);
  gtk_editable_set_position (self->entry, -1);
  self->showing = FALSE;
}

static GtkWidget *
create_hit (JinFormReference *self, JinRecord *record)
{
  const JinEntity *entity = jin_record_get_entity (record);
  JinWindow       *window = jin_form_row_get_window (JIN_FORM_ROW (self));
  JinContext       context = jin_window_context (window);
  g_autofree char *second = NULL;
  GtkWidget       *row = gtk_list_box_row_new ();
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget       *label = gtk_label_new (jin_record_get_title (record));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  if (entity->subtitle != 0)
    {
      GtkWidget *subtitle;

      second = jin_record_format (record, entity->subtitle, &context, JIN_MASK_INTERNAL, jin_store_list_func, jin_window_get_store (window));
      subtitle = gtk_label_new (second);
      gtk_widget_add_css_class (subtitle, "dim-label");
      gtk_box_append (GTK_BOX (box), subtitle);
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), "record", g_object_ref (record), g_object_unref);
  return row;
}

static void
searched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) records = jin_store_run_finish (JIN_STORE (source), result, &error);
  JinFormReference     *self = user_data;
  GtkWidget            *row;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->hits))) != NULL)
    gtk_list_box_remove (self->hits, row);
  if (records == NULL)
    {
      jin_form_row_set_message (JIN_FORM_ROW (self), JIN_ISSUE_ERROR, error->message, NULL);
      return;
    }
  for (guint i = 0; i < records->len; i++)
    if (g_ptr_array_index (records, i) != NULL)
      gtk_list_box_append (self->hits, create_hit (self, g_ptr_array_index (records, i)));
  if (records->len > 0)
    gtk_popover_popup (self->popover);
  else
    gtk_popover_popdown (self->popover);
}

static void
search (JinFormReference *self)
{
  Search *job = g_new0 (Search, 1);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  job->target = jin_form_row_get_field (JIN_FORM_ROW (self))->target;
  job->text = g_strstrip (g_strdup (gtk_editable_get_text (self->entry)));
  jin_store_run_async (jin_window_get_store (jin_form_row_get_window (JIN_FORM_ROW (self))), search_func, job, (GDestroyNotify)search_free, (GDestroyNotify)g_ptr_array_unref, self->cancellable, searched_cb, self);
}

static void
typed_cb (JinFormReference *self)
{
  if (self->showing)
    return;
  self->id = 0;
  g_clear_pointer (&self->title, g_free);
  jin_form_row_set_message (JIN_FORM_ROW (self), JIN_ISSUE_HINT, NULL, NULL);
  search (self);
  jin_form_row_changed (JIN_FORM_ROW (self));
}

static void
row_activated_cb (JinFormReference *self, GtkListBoxRow *row)
{
  JinRecord *record = g_object_get_data (G_OBJECT (row), "record");

  choose (self, jin_record_get_id (record), jin_record_get_title (record));
  gtk_popover_popdown (self->popover);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  jin_form_row_set_message (JIN_FORM_ROW (self), JIN_ISSUE_HINT, NULL, NULL);
  jin_form_row_changed (JIN_FORM_ROW (self));
}

/* Enter takes the nearest hit when nothing was chosen yet, else goes on. */
static void
entry_activate_cb (JinFormReference *self)
{
  GtkListBoxRow *first = gtk_list_box_get_row_at_index (self->hits, 0);

  if (self->id == 0 && first != NULL && *gtk_editable_get_text (self->entry) != '\0' && gtk_widget_get_visible (GTK_WIDGET (self->popover)))
    row_activated_cb (self, first);
  else
    g_signal_emit_by_name (self->entry, "move-focus", GTK_DIR_TAB_FORWARD);
}

static gboolean
key_cb (JinFormReference *self, guint keyval)
{
  if (keyval != GDK_KEY_Down)
    return FALSE;
  if (gtk_widget_get_visible (GTK_WIDGET (self->popover)))
    gtk_widget_child_focus (GTK_WIDGET (self->hits), GTK_DIR_TAB_FORWARD);
  else
    search (self);
  return TRUE;
}

static void
focus_left_cb (JinFormReference *self)
{
  GtkRoot   *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    gtk_popover_popdown (self->popover);
}

static void
jin_form_reference_set_up (JinFormRow *row)
{
  JinFormReference   *self = JIN_FORM_REFERENCE (row);
  GtkWidget          *entry = gtk_entry_new ();
  GtkWidget          *popover = gtk_popover_new ();
  GtkWidget          *scroller = gtk_scrolled_window_new ();
  GtkWidget          *hits = gtk_list_box_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->entry = GTK_EDITABLE (entry);
  self->popover = GTK_POPOVER (popover);
  self->hits = GTK_LIST_BOX (hits);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("Type a name, pinyin or initials"));
  gtk_entry_set_icon_from_icon_name (GTK_ENTRY (entry), GTK_ENTRY_ICON_SECONDARY, "pan-down-symbolic");
  gtk_entry_set_icon_tooltip_text (GTK_ENTRY (entry), GTK_ENTRY_ICON_SECONDARY, _ ("Show What There Is"));
  g_signal_connect_object (entry, "icon-press", G_CALLBACK (search), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (entry, "changed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (entry, "activate", G_CALLBACK (entry_activate_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (entry, keys);
  g_signal_connect_object (focus, "leave", G_CALLBACK (focus_left_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);

  gtk_accessible_update_property (GTK_ACCESSIBLE (hits), GTK_ACCESSIBLE_PROPERTY_LABEL, jin_entity_plural (jin_form_row_get_field (row)->target), -1);
  g_signal_connect_object (hits, "row-activated", G_CALLBACK (row_activated_cb), self, G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 320);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), hits);
  gtk_popover_set_child (self->popover, scroller);
  /* The entry keeps the keyboard while hits are shown. */
  gtk_popover_set_autohide (self->popover, FALSE);
  gtk_popover_set_has_arrow (self->popover, FALSE);
  gtk_popover_set_position (self->popover, GTK_POS_BOTTOM);
  gtk_widget_set_parent (popover, entry);
  jin_form_row_set_editor (row, entry, entry);
}

static void
jin_form_reference_show (JinFormRow *row, JinRecord *record)
{
  int id = jin_form_row_get_id (row);

  choose (JIN_FORM_REFERENCE (row), jin_record_get_ref (record, id), jin_record_get_ref_title (record, id));
}

static gboolean
jin_form_reference_read (JinFormRow *row, JinRecord *record, GError **error)
{
  JinFormReference *self = JIN_FORM_REFERENCE (row);
  const char       *text = gtk_editable_get_text (self->entry);

  if (self->id == 0 && *text != '\0')
    {
      g_set_error (error, JIN_ERROR, JIN_ERROR_INPUT,
                   /* Translators: %s is what was typed */
                   _ ("“%s” is not chosen yet: choose from the list under the field, or clear it"), text);
      return FALSE;
    }
  if (self->id == 0)
    jin_record_take (record, jin_form_row_get_id (row), (JinValue)JIN_VALUE_INIT);
  else
    jin_record_set_ref (record, jin_form_row_get_id (row), self->id, self->title);
  return TRUE;
}

static void
jin_form_reference_dispose (GObject *object)
{
  JinFormReference *self = JIN_FORM_REFERENCE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer ((GtkWidget **)&self->popover, gtk_widget_unparent);
  g_clear_pointer (&self->title, g_free);
  G_OBJECT_CLASS (jin_form_reference_parent_class)->dispose (object);
}

static void
jin_form_reference_class_init (JinFormReferenceClass *klass)
{
  JinFormRowClass *row_class = JIN_FORM_ROW_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jin_form_reference_dispose;
  row_class->set_up = jin_form_reference_set_up;
  row_class->show = jin_form_reference_show;
  row_class->read = jin_form_reference_read;
}

static void
jin_form_reference_init (JinFormReference *self)
{
}
