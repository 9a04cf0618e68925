/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "report/jin-timeline-read.h"
#include "ui/jin-timeline.h"

struct _JinTimeline
{
  AdwBin parent_instance;

  /* Borrowed */
  JinWindow       *window;
  const JinEntity *entity;
  gint64           id;
  GtkStack        *stack;
  GtkDropDown     *kinds;
  GtkListBox      *list;
  AdwStatusPage   *status;

  /* Owned */
  GPtrArray    *items;   /* JinTimelineItem, one a row */
  GPtrArray    *ledgers; /* JinEntity, of the choice's rows but the first */
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (JinTimeline, jin_timeline, ADW_TYPE_BIN)

typedef struct
{
  const JinEntity *entity;
  gint64           id;
} Subject;

static gpointer
read_func (JinStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Subject *subject = data;

  return jin_timeline_read (store, subject->entity, subject->id, cancellable, error);
}

static GtkWidget *
create_row (const JinTimelineItem *item)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *day = gtk_label_new (*item->shown != '\0' ? item->shown : _ ("no date"));
  GtkWidget *kind = gtk_label_new (jin_entity_label (item->entity));

  gtk_widget_add_css_class (day, "numeric");
  gtk_widget_add_css_class (day, "timeline-day");
  gtk_widget_add_css_class (day, "dim-label");
  gtk_label_set_xalign (GTK_LABEL (day), 0);
  gtk_label_set_width_chars (GTK_LABEL (day), 16);
  gtk_widget_add_css_class (kind, "dim-label");
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), item->sentence);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), day);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), kind);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  return row;
}

static void
row_activated_cb (JinTimeline *self, GtkListBoxRow *row)
{
  JinTimelineItem *item = g_ptr_array_index (self->items, gtk_list_box_row_get_index (row));

  jin_window_open_record (self->window, item->entity, item->id);
}

static gboolean
filter_row (GtkListBoxRow *row, gpointer data)
{
  JinTimeline     *self = data;
  JinTimelineItem *item = g_ptr_array_index (self->items, gtk_list_box_row_get_index (row));
  guint            selected = gtk_drop_down_get_selected (self->kinds);

  return selected == 0 || selected == GTK_INVALID_LIST_POSITION || jin_entity_same (item->entity, g_ptr_array_index (self->ledgers, selected - 1));
}

/* The kinds that occur. */
static void
fill_kinds (JinTimeline *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  g_ptr_array_set_size (self->ledgers, 0);
  gtk_string_list_append (names, _ ("Everything"));
  for (guint i = 0; i < self->items->len; i++)
    {
      const JinEntity *ledger = ((JinTimelineItem *)g_ptr_array_index (self->items, i))->entity;

      if (g_ptr_array_find (self->ledgers, ledger, NULL))
        continue;
      g_ptr_array_add (self->ledgers, (gpointer)ledger);
      gtk_string_list_append (names, jin_entity_plural (ledger));
    }
  gtk_drop_down_set_model (self->kinds, G_LIST_MODEL (names));
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) items = jin_store_run_finish (JIN_STORE (source), result, &error);
  JinTimeline          *self = user_data;
  GtkWidget            *row;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (items == NULL)
    {
      adw_status_page_set_title (self->status, _ ("The Timeline Could Not Be Read"));
      adw_status_page_set_description (self->status, error->message);
      gtk_stack_set_visible_child_name (self->stack, "status");
      return;
    }
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  g_ptr_array_unref (self->items);
  self->items = g_steal_pointer (&items);
  fill_kinds (self);
  for (guint i = 0; i < self->items->len; i++)
    gtk_list_box_append (self->list, create_row (g_ptr_array_index (self->items, i)));
  gtk_stack_set_visible_child_name (self->stack, self->items->len > 0 ? "list" : "status");
}

static void
reload (JinTimeline *self)
{
  Subject *subject = g_new (Subject, 1);

  *subject = (Subject){self->entity, self->id};
  jin_store_run_async (jin_window_get_store (self->window), read_func, subject, g_free, (GDestroyNotify)g_ptr_array_unref, self->cancellable, read_cb, self);
}

static void
jin_timeline_dispose (GObject *object)
{
  JinTimeline *self = JIN_TIMELINE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  G_OBJECT_CLASS (jin_timeline_parent_class)->dispose (object);
}

static void
jin_timeline_finalize (GObject *object)
{
  JinTimeline *self = JIN_TIMELINE (object);

  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->ledgers, g_ptr_array_unref);
  G_OBJECT_CLASS (jin_timeline_parent_class)->finalize (object);
}

static void
jin_timeline_class_init (JinTimelineClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = jin_timeline_dispose;
  G_OBJECT_CLASS (klass)->finalize = jin_timeline_finalize;
}

static void
jin_timeline_init (JinTimeline *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *spinner = gtk_spinner_new ();

  gtk_spinner_start (GTK_SPINNER (spinner));
  gtk_widget_set_halign (spinner, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (spinner, GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (spinner, 48, 48);
  self->items = g_ptr_array_new ();
  self->ledgers = g_ptr_array_new ();
  self->cancellable = g_cancellable_new ();
  self->kinds = GTK_DROP_DOWN (gtk_drop_down_new (NULL, gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string")));
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  self->status = ADW_STATUS_PAGE (adw_status_page_new ());
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_widget_set_halign (GTK_WIDGET (self->kinds), GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->kinds), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Which Kinds"), -1);
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_list_box_set_filter_func (self->list, filter_row, self, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_widget_set_valign (GTK_WIDGET (self->list), GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Timeline"), -1);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (row_activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->kinds, "notify::selected", G_CALLBACK (gtk_list_box_invalidate_filter), self->list, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->kinds));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list));
  gtk_widget_add_css_class (box, "form");
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 1000);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  adw_status_page_set_icon_name (self->status, "document-open-recent-symbolic");
  adw_status_page_set_title (self->status, _ ("Nothing on the Timeline Yet"));
  adw_status_page_set_description (self->status, _ ("Visits, activities, posts and changes of state appear here by themselves."));
  gtk_stack_add_named (self->stack, spinner, "loading");
  gtk_stack_add_named (self->stack, scroller, "list");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->status), "status");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->stack));
}

GtkWidget *
jin_timeline_new (JinWindow *window, const JinEntity *entity, gint64 id)
{
  JinTimeline *self;

  g_return_val_if_fail (JIN_IS_WINDOW (window) && entity != NULL && id > 0, NULL);
  self = g_object_new (JIN_TYPE_TIMELINE, NULL);
  self->window = window;
  self->entity = entity;
  self->id = id;
  g_signal_connect_object (jin_window_get_store (window), "changed", G_CALLBACK (reload), self, G_CONNECT_SWAPPED);
  reload (self);
  return GTK_WIDGET (self);
}
