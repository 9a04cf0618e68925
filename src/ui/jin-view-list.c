/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "office/jin-view.h"
#include "ui/jin-view-list.h"
#include "ui/jin-view-table.h"

struct _JinViewList
{
  AdwBin parent_instance;

  /* Borrowed */
  GtkListBox      *list;
  JinWindow       *window;
  const JinEntity *entity;

  /* Owned */
  GPtrArray         *views; /* JinListView, one a row */
  const JinListView *chosen;
  GCancellable      *cancellable;
  guint              count_source;
};

G_DEFINE_FINAL_TYPE (JinViewList, jin_view_list, ADW_TYPE_BIN)

enum {
  CHOSEN,
  LOADED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

#define COUNT_DELAY 400

static void
list_view_free (gpointer data)
{
  JinListView *view = data;

  g_free (view->name);
  g_free (view->filter);
  g_free (view->columns);
  g_free (view->sort);
  g_free (view);
}

static JinListView *
list_view_new (gint64 id, const char *name, const char *filter, const char *columns, const char *sort)
{
  JinListView *view = g_new0 (JinListView, 1);

  view->id = id;
  view->name = g_strdup (name);
  view->filter = g_strdup (filter);
  view->columns = g_strdup (columns);
  view->sort = g_strdup (sort);
  return view;
}

/* ---- reading, on a thread ---- */

typedef struct
{
  const JinEntity *entity;
  JinContext       context;
  GPtrArray       *filters; /* text or NULL */
} CountJob;

static void
count_job_free (CountJob *job)
{
  g_ptr_array_unref (job->filters);
  g_free (job);
}

static gpointer
count_func (JinStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  CountJob          *job = data;
  g_autoptr (GArray) counts = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < job->filters->len; i++)
    {
      const char           *text = g_ptr_array_index (job->filters, i);
      g_autoptr (JinFilter) filter = NULL;
      JinQuery              query = {.entity = job->entity, .context = job->context};
      gint64                count = -1;

      /* A list whose filter names a field of a later version is shown without a number. */
      filter = text != NULL ? jin_filter_parse (jin_store_get_entities (store), job->entity, text, NULL) : NULL;
      query.filter = filter;
      if (text == NULL || filter != NULL)
        {
          count = jin_store_count (store, &query, cancellable, error);
          if (count < 0)
            return NULL;
        }
      g_array_append_val (counts, count);
    }
  return g_steal_pointer (&counts);
}

static gpointer
load_func (JinStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const JinEntity      *entity = data;
  g_autofree char      *text = g_strdup_printf ("ledger='%s'", entity->name);
  g_autoptr (JinFilter) filter = jin_filter_parse (jin_store_get_entities (store), &jin_view_entity, text, error);
  JinQuery              query = {.entity = &jin_view_entity, .filter = filter, .context = jin_context_now ()};

  return filter != NULL ? jin_store_query (store, &query, 0, cancellable, error) : NULL;
}

/* ---- rows ---- */

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) counts = jin_store_run_finish (JIN_STORE (source), result, &error);
  JinViewList       *self = user_data;

  if (counts == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_warning ("The rows of the named lists could not be counted: %s", error->message);
      return;
    }
  for (guint i = 0; i < counts->len && i < self->views->len; i++)
    {
      GtkListBoxRow   *row = gtk_list_box_get_row_at_index (self->list, i);
      gint64           count = g_array_index (counts, gint64, i);
      g_autofree char *text = count >= 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, count) : NULL;

      gtk_label_set_text (g_object_get_data (G_OBJECT (row), "count"), text != NULL ? text : "");
    }
}

static gboolean
count_cb (gpointer data)
{
  JinViewList *self = data;
  CountJob    *job = g_new0 (CountJob, 1);

  self->count_source = 0;
  job->entity = self->entity;
  job->context = jin_window_context (self->window);
  job->filters = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < self->views->len; i++)
    g_ptr_array_add (job->filters, g_strdup (((JinListView *)g_ptr_array_index (self->views, i))->filter));
  jin_store_run_async (jin_window_get_store (self->window), count_func, job, (GDestroyNotify)count_job_free, (GDestroyNotify)g_array_unref, self->cancellable, counted_cb, self);
  return G_SOURCE_REMOVE;
}

/* The rows come first: counting nine lists of a large ledger is work, and nobody waits for it. */
static void
count (JinViewList *self)
{
  g_clear_handle_id (&self->count_source, g_source_remove);
  self->count_source = g_timeout_add (COUNT_DELAY, count_cb, self);
}

static void
deleted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (JinWindow) window = user_data;
  g_autoptr (GError)    error = NULL;
  gint64                transaction = jin_store_commit_finish (JIN_STORE (source), result, NULL, &error);

  if (transaction != 0)
    jin_window_toast_undo (window, _ ("List removed; the records in it stay"), transaction);
  else
    jin_window_show_error (window, _ ("Could Not Remove the List"), error);
}

static void
delete_cb (GtkButton *button, JinViewList *self)
{
  const JinListView     *view = g_object_get_data (G_OBJECT (button), "view");
  g_autoptr (JinRecord)  record = jin_store_get (jin_window_get_store (self->window), &jin_view_entity, view->id, NULL);
  g_autofree char       *label = NULL;
  g_autoptr (JinChanges) changes = NULL;
  JinContext             context = jin_window_context (self->window);

  if (record == NULL)
    return;
  /* Translators: what was done, for undo and history; %s is the name of a saved list */
  label = g_strdup_printf (_ ("Remove the list “%s”"), view->name);
  changes = jin_changes_new (label);
  jin_changes_delete (changes, record);
  jin_store_commit_async (jin_window_get_store (self->window), changes, &context, NULL, deleted_cb, g_object_ref (self->window));
}

static GtkWidget *
create_row (JinViewList *self, const JinListView *view)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *name = gtk_label_new (view->name);
  GtkWidget *number = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_wrap (GTK_LABEL (name), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (name), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_add_css_class (number, "numeric");
  gtk_widget_add_css_class (number, "dim-label");
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), number);
  if (view->id != 0)
    {
      GtkWidget *remove = gtk_button_new_from_icon_name ("user-trash-symbolic");

      gtk_widget_set_tooltip_text (remove, _ ("Remove This List"));
      gtk_widget_add_css_class (remove, "flat");
      gtk_widget_set_valign (remove, GTK_ALIGN_CENTER);
      g_object_set_data (G_OBJECT (remove), "view", (gpointer)view);
      g_signal_connect_object (remove, "clicked", G_CALLBACK (delete_cb), self, 0);
      gtk_box_append (GTK_BOX (box), remove);
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, view->name, -1);
  g_object_set_data (G_OBJECT (row), "count", number);
  return row;
}

static void
add (JinViewList *self, JinListView *view)
{
  g_ptr_array_add (self->views, view);
  gtk_list_box_append (self->list, create_row (self, view));
}

static void
add_builtin (JinViewList *self)
{
  guint                 n_builtin;
  const JinBuiltinView *builtin = jin_view_table (&n_builtin);

  for (guint i = 0; i < n_builtin; i++)
    if (builtin[i].entity == self->entity)
      add (self, list_view_new (0, g_dpgettext2 (GETTEXT_PACKAGE, "view", builtin[i].name), builtin[i].filter, builtin[i].columns, NULL));
  if (self->views->len == 0)
    add (self, list_view_new (0, C_ ("view", "All"), NULL, NULL, NULL));
}

static void
clear (JinViewList *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  g_ptr_array_set_size (self->views, 0);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) records = jin_store_run_finish (JIN_STORE (source), result, &error);
  JinViewList          *self = user_data;
  GtkListBoxRow        *selected;
  int                   index;

  if (records == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_warning ("The saved lists could not be read: %s", error->message);
      return;
    }
  selected = gtk_list_box_get_selected_row (self->list);
  index = self->chosen == NULL ? -1 : selected != NULL ? gtk_list_box_row_get_index (selected)
                                                       : 0;
  self->chosen = NULL;
  clear (self);
  add_builtin (self);
  for (guint i = 0; i < records->len; i++)
    {
      JinRecord *record = g_ptr_array_index (records, i);

      add (self, list_view_new (jin_record_get_id (record), jin_record_get_text (record, JIN_VIEW_NAME), jin_record_get_text (record, JIN_VIEW_FILTER), jin_record_get_text (record, JIN_VIEW_COLUMNS), jin_record_get_text (record, JIN_VIEW_SORT)));
    }
  if (index >= 0)
    {
      index = MIN (index, (int)self->views->len - 1);
      self->chosen = g_ptr_array_index (self->views, index);
      gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, index));
    }
  count (self);
  g_signal_emit (self, signals[LOADED], 0);
}

static void
load (JinViewList *self)
{
  jin_store_run_async (jin_window_get_store (self->window), load_func, (gpointer)self->entity, NULL, (GDestroyNotify)g_ptr_array_unref, self->cancellable, loaded_cb, self);
}

static void
row_activated_cb (JinViewList *self, GtkListBoxRow *row)
{
  jin_view_list_choose (self, gtk_list_box_row_get_index (row));
}

static void
jin_view_list_dispose (GObject *object)
{
  JinViewList *self = JIN_VIEW_LIST (object);

  g_clear_handle_id (&self->count_source, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->chosen = NULL;
  g_clear_pointer (&self->views, g_ptr_array_unref);
  G_OBJECT_CLASS (jin_view_list_parent_class)->dispose (object);
}

static void
jin_view_list_class_init (JinViewListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = jin_view_list_dispose;
  signals[CHOSEN] = g_signal_new ("chosen", JIN_TYPE_VIEW_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[LOADED] = g_signal_new ("loaded", JIN_TYPE_VIEW_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
jin_view_list_init (JinViewList *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *list = gtk_list_box_new ();

  self->list = GTK_LIST_BOX (list);
  self->views = g_ptr_array_new_with_free_func (list_view_free);
  self->cancellable = g_cancellable_new ();
  gtk_widget_add_css_class (list, "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Lists"), -1);
  g_signal_connect_object (list, "row-activated", G_CALLBACK (row_activated_cb), self, G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  adw_bin_set_child (ADW_BIN (self), scroller);
}

void
jin_view_list_set_ledger (JinViewList *self, JinWindow *window, const JinEntity *entity)
{
  g_return_if_fail (JIN_IS_VIEW_LIST (self));
  g_return_if_fail (JIN_IS_WINDOW (window) && entity != NULL);
  self->window = window;
  self->entity = entity;
  add_builtin (self);
  self->chosen = g_ptr_array_index (self->views, 0);
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
  g_signal_connect_object (jin_window_get_store (window), "changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  load (self);
}

const JinListView *
jin_view_list_get_chosen (JinViewList *self)
{
  g_return_val_if_fail (JIN_IS_VIEW_LIST (self), NULL);
  return self->chosen;
}

gboolean
jin_view_list_is_whole (JinViewList *self)
{
  g_return_val_if_fail (JIN_IS_VIEW_LIST (self), FALSE);
  return self->chosen == NULL || self->chosen == g_ptr_array_index (self->views, 0);
}

void
jin_view_list_choose (JinViewList *self, guint index)
{
  g_return_if_fail (JIN_IS_VIEW_LIST (self));
  g_return_if_fail (index < self->views->len);
  self->chosen = g_ptr_array_index (self->views, index);
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, index));
  g_signal_emit (self, signals[CHOSEN], 0);
}

void
jin_view_list_unchoose (JinViewList *self)
{
  g_return_if_fail (JIN_IS_VIEW_LIST (self));
  self->chosen = NULL;
  gtk_list_box_select_row (self->list, NULL);
}

guint
jin_view_list_get_size (JinViewList *self)
{
  g_return_val_if_fail (JIN_IS_VIEW_LIST (self), 0);
  return self->views->len;
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (JinWindow) window = user_data;
  g_autoptr (GError)    error = NULL;
  gint64                transaction = jin_store_commit_finish (JIN_STORE (source), result, NULL, &error);

  if (transaction != 0)
    jin_window_toast_undo (window, _ ("The list is saved at the left"), transaction);
  else
    jin_window_show_error (window, _ ("Could Not Save the List"), error);
}

void
jin_view_list_save (JinViewList *self, const char *name, const char *filter, const char *columns, const char *sort)
{
  g_autoptr (JinRecord)  record = NULL;
  g_autofree char       *label = NULL;
  g_autoptr (JinChanges) changes = NULL;
  JinContext             context;

  g_return_if_fail (JIN_IS_VIEW_LIST (self) && name != NULL);
  record = jin_record_new (&jin_view_entity);
  jin_record_set_text (record, JIN_VIEW_NAME, name);
  jin_record_set_text (record, JIN_VIEW_LEDGER, self->entity->name);
  jin_record_set_text (record, JIN_VIEW_FILTER, filter);
  jin_record_set_text (record, JIN_VIEW_COLUMNS, columns);
  jin_record_set_text (record, JIN_VIEW_SORT, sort);
  /* Translators: what was done, for undo and history; %s is the name of a saved list */
  label = g_strdup_printf (_ ("Save the list “%s”"), name);
  changes = jin_changes_new (label);
  jin_changes_put (changes, record, NULL, JIN_DATE_NONE);
  context = jin_window_context (self->window);
  jin_store_commit_async (jin_window_get_store (self->window), changes, &context, NULL, saved_cb, g_object_ref (self->window));
}
