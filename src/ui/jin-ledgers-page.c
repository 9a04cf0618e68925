/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ui/jin-ledger-page.h"
#include "ui/jin-ledgers-page.h"

struct _JinLedgersPage
{
  JinPage parent_instance;

  /* Borrowed */
  JinWindow  *window;
  GtkListBox *list;

  /* Owned */
  GPtrArray    *ledgers; /* JinEntity, one a row */
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (JinLedgersPage, jin_ledgers_page, JIN_TYPE_PAGE)

static gpointer
count_func (JinStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  GPtrArray         *ledgers = data;
  g_autoptr (GArray) counts = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < ledgers->len; i++)
    {
      JinQuery query = {.entity = g_ptr_array_index (ledgers, i), .context = jin_context_now ()};
      gint64   count = jin_store_count (store, &query, cancellable, error);

      if (count < 0)
        return NULL;
      g_array_append_val (counts, count);
    }
  return g_steal_pointer (&counts);
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) counts = jin_store_run_finish (JIN_STORE (source), result, &error);
  JinLedgersPage    *self = user_data;

  if (counts == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_warning ("The entries of the ledgers could not be counted: %s", error->message);
      return;
    }
  for (guint i = 0; i < counts->len; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, i);
      gint64         count = g_array_index (counts, gint64, i);
      /* Translators: %d is a number of entries in a ledger */
      g_autofree char *text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d entry", "%d entries", count), (int)count);

      gtk_label_set_text (g_object_get_data (G_OBJECT (row), "count"), text);
    }
}

static void
reload (JinLedgersPage *self)
{
  jin_store_run_async (jin_window_get_store (self->window), count_func, g_ptr_array_ref (self->ledgers), (GDestroyNotify)g_ptr_array_unref, (GDestroyNotify)g_array_unref, self->cancellable, counted_cb, self);
}

static void
row_activated_cb (JinLedgersPage *self, GtkListBoxRow *row)
{
  jin_window_push (self->window, jin_ledger_page_new (self->window, g_ptr_array_index (self->ledgers, gtk_list_box_row_get_index (row))));
}

static GtkWidget *
create_row (const JinEntity *entity)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *count = gtk_label_new (NULL);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), jin_entity_plural (entity));
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name (entity->icon));
  gtk_widget_add_css_class (count, "numeric");
  gtk_widget_add_css_class (count, "dim-label");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), count);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data (G_OBJECT (row), "count", count);
  return row;
}

static void
jin_ledgers_page_dispose (GObject *object)
{
  JinLedgersPage *self = JIN_LEDGERS_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->ledgers, g_ptr_array_unref);
  G_OBJECT_CLASS (jin_ledgers_page_parent_class)->dispose (object);
}

static void
jin_ledgers_page_class_init (JinLedgersPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = jin_ledgers_page_dispose;
}

static void
jin_ledgers_page_init (JinLedgersPage *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();

  self->ledgers = g_ptr_array_new ();
  self->cancellable = g_cancellable_new ();
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_widget_set_valign (GTK_WIDGET (self->list), GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Ledgers"), -1);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (row_activated_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_css_class (clamp, "form");
  adw_clamp_set_child (ADW_CLAMP (clamp), GTK_WIDGET (self->list));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  jin_page_set_content (JIN_PAGE (self), scroller);
}

JinPage *
jin_ledgers_page_new (JinWindow *window)
{
  JinLedgersPage    *self;
  const JinEntities *entities;

  g_return_val_if_fail (JIN_IS_WINDOW (window), NULL);
  self = g_object_new (JIN_TYPE_LEDGERS_PAGE, "window", window, "title", _ ("Ledgers"), NULL);
  self->window = window;
  entities = jin_store_get_entities (jin_window_get_store (window));
  for (int i = 0; i < entities->n_items; i++)
    if ((entities->items[i]->flags & JIN_ENTITY_LEDGER) != 0)
      {
        g_ptr_array_add (self->ledgers, (gpointer)entities->items[i]);
        gtk_list_box_append (self->list, create_row (entities->items[i]));
      }
  g_signal_connect_object (jin_window_get_store (window), "changed", G_CALLBACK (reload), self, G_CONNECT_SWAPPED);
  reload (self);
  return JIN_PAGE (self);
}
