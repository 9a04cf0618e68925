/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "office/jin-view.h"
#include "ui/jin-name-dialog.h"
#include "ui/jin-saved-views.h"
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
  GPtrArray         *saved; /* JinRecord: those of them that the office made */
  const JinListView *chosen;
  GCancellable      *cancellable;
  GCancellable      *counting;
  gint64             renamed;   /* whose name is asked for */
  guint              n_counted; /* rows whose number is right */
  guint              count_source;
  guint              stale_source;
};

G_DEFINE_FINAL_TYPE (JinViewList, jin_view_list, ADW_TYPE_BIN)

enum {
  CHOSEN,
  LOADED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

#define COUNT_DELAY 400
#define STALE_AFTER 250

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
list_view_new (gint64 id, const char *group, const char *name, const char *filter, const char *columns, const char *sort)
{
  JinListView *view = g_new0 (JinListView, 1);

  view->id = id;
  view->group = group != NULL ? g_dpgettext2 (GETTEXT_PACKAGE, "view", group) : NULL;
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
  char            *filter; /* or NULL */
} CountJob;

static void
count_job_free (CountJob *job)
{
  g_free (job->filter);
  g_free (job);
}

static gpointer
count_func (JinStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  CountJob             *job = data;
  g_autoptr (JinFilter) filter = job->filter != NULL ? jin_filter_parse (jin_store_get_entities (store), job->entity, job->filter, NULL) : NULL;
  JinQuery              query = {.entity = job->entity, .filter = filter, .context = job->context};
  gint64                count = -1;

  /* A list whose filter names a field of a later version is shown without a number. */
  if (job->filter == NULL || *job->filter == '\0' || filter != NULL)
    {
      count = jin_store_count (store, &query, cancellable, error);
      if (count < 0)
        return NULL;
    }
  return g_memdup2 (&count, sizeof count);
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

/* ---- numbers ---- */

static void count_next (JinViewList *self);

static void
show_count (JinViewList *self, guint index, const char *text)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, (int)index);

  gtk_label_set_text (g_object_get_data (G_OBJECT (row), "count"), text);
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *count = jin_store_run_finish (JIN_STORE (source), result, &error);
  JinViewList       *self = user_data;
  g_autofree char   *text = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (count == NULL)
    g_warning ("The rows of a named list could not be counted: %s", error->message);
  else if (*count >= 0)
    text = g_strdup_printf ("%" G_GINT64_FORMAT, *count);
  show_count (self, self->n_counted, text != NULL ? text : "");
  self->n_counted++;
  count_next (self);
}

/* One after the other: the rows of the list itself must not wait for nine threads that read. */
static void
count_next (JinViewList *self)
{
  CountJob *job;

  if (self->n_counted == self->views->len)
    {
      g_clear_handle_id (&self->stale_source, g_source_remove);
      return;
    }
  job = g_new0 (CountJob, 1);
  job->entity = self->entity;
  job->context = jin_window_context (self->window);
  job->filter = g_strdup (((JinListView *)g_ptr_array_index (self->views, self->n_counted))->filter);
  jin_store_run_async (jin_window_get_store (self->window), count_func, job, (GDestroyNotify)count_job_free, g_free, self->counting, counted_cb, self);
}

/* Numbers from before a change are not shown for longer than one would notice. */
static gboolean
stale_cb (gpointer data)
{
  JinViewList *self = data;

  self->stale_source = 0;
  for (guint i = self->n_counted; i < self->views->len; i++)
    show_count (self, i, "…");
  return G_SOURCE_REMOVE;
}

static gboolean
count_cb (gpointer data)
{
  JinViewList *self = data;

  self->count_source = 0;
  count_next (self);
  return G_SOURCE_REMOVE;
}

/* @delay: the rows come first, and counting all lists of a large ledger for the first time is work */
static void
count (JinViewList *self, guint delay)
{
  g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  self->counting = g_cancellable_new ();
  self->n_counted = 0;
  g_clear_handle_id (&self->count_source, g_source_remove);
  self->count_source = g_timeout_add (delay, count_cb, self);
  g_clear_handle_id (&self->stale_source, g_source_remove);
  self->stale_source = g_timeout_add (STALE_AFTER, stale_cb, self);
}

/* ---- saved lists ---- */

static JinRecord *
find_saved (JinViewList *self, gint64 id)
{
  for (guint i = 0; self->saved != NULL && i < self->saved->len; i++)
    if (jin_record_get_id (g_ptr_array_index (self->saved, i)) == id)
      return g_ptr_array_index (self->saved, i);
  return NULL;
}

static void
remove_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  JinViewList *self = JIN_VIEW_LIST (widget);
  JinRecord   *view = find_saved (self, g_variant_get_int64 (parameter));

  if (view != NULL)
    jin_saved_views_remove (self->window, view);
}

static void
named_cb (const char *name, gpointer data)
{
  JinViewList *self = data;
  JinRecord   *view = find_saved (self, self->renamed);

  if (view != NULL)
    jin_saved_views_rename (self->window, view, name);
}

static void
rename_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  JinViewList *self = JIN_VIEW_LIST (widget);

  self->renamed = g_variant_get_int64 (parameter);
  jin_name_dialog_present (self->window, _ ("Rename the List"), _ ("Name of the list"), named_cb, self);
}

static void
move_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  JinViewList *self = JIN_VIEW_LIST (widget);
  JinRecord   *view = find_saved (self, g_variant_get_int64 (parameter));

  if (view != NULL)
    jin_saved_views_move (self->window, self->saved, view, g_str_equal (action, "views.earlier") ? -1 : 1);
}

/* ---- rows ---- */

static GtkWidget *
create_menu (const JinListView *view)
{
  const struct
  {
    const char *label;
    const char *action;
  } items[] = {
      {_ ("_Rename…"), "views.rename"},
       {_ ("Move _Up"), "views.earlier"},
        {_ ("Move _Down"), "views.later"},
         {_ ("Re_move"), "views.remove"},
        };
  GtkWidget        *button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();
  /* Translators: %s is the name of a saved list */
  g_autofree char *tip = g_strdup_printf (_ ("Change the List “%s”"), view->name);

  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (items[i].label, NULL);

      g_menu_item_set_action_and_target (item, items[i].action, "x", view->id);
      g_menu_append_item (menu, item);
    }
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_set_tooltip_text (button, tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tip, -1);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  return button;
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
  if (view->id != 0 && !jin_store_is_read_only (jin_window_get_store (self->window)))
    gtk_box_append (GTK_BOX (box), create_menu (view));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, view->name, -1);
  g_object_set_data (G_OBJECT (row), "count", number);
  g_object_set_data (G_OBJECT (row), "group", (gpointer)view->group);
  return row;
}

/* What the lists below have in common, over the first of them. */
static void
header_cb (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data)
{
  const char *group = g_object_get_data (G_OBJECT (row), "group");
  GtkWidget  *label;

  gtk_list_box_row_set_header (row, NULL);
  if (group == NULL || (before != NULL && g_strcmp0 (g_object_get_data (G_OBJECT (before), "group"), group) == 0))
    return;
  label = gtk_label_new (group);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "list-group");
  gtk_list_box_row_set_header (row, label);
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
    if (jin_entity_same (builtin[i].entity, self->entity))
      add (self, list_view_new (0, builtin[i].group, g_dpgettext2 (GETTEXT_PACKAGE, "view", builtin[i].name), builtin[i].filter, builtin[i].columns, NULL));
  if (self->views->len == 0)
    add (self, list_view_new (0, NULL, C_ ("view", "All"), NULL, NULL, NULL));
}

static void
clear (JinViewList *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  g_ptr_array_set_size (self->views, 0);
}

static gboolean
same_records (GPtrArray *one, GPtrArray *other)
{
  if (one == NULL || one->len != other->len)
    return FALSE;
  for (guint i = 0; i < one->len; i++)
    if (jin_record_get_id (one->pdata[i]) != jin_record_get_id (other->pdata[i]) || jin_record_get_revision (one->pdata[i]) != jin_record_get_revision (other->pdata[i]))
      return FALSE;
  return TRUE;
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) records = jin_store_run_finish (JIN_STORE (source), result, &error);
  JinViewList          *self = user_data;
  GtkListBoxRow        *selected;
  gint64                id, revision;
  int                   index;

  if (records == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_warning ("The saved lists could not be read: %s", error->message);
      return;
    }
  if (same_records (self->saved, records))
    {
      count (self, 0);
      return;
    }
  selected = gtk_list_box_get_selected_row (self->list);
  index = self->chosen == NULL ? -1 : selected != NULL ? gtk_list_box_row_get_index (selected)
                                                       : 0;
  id = self->chosen != NULL ? self->chosen->id : 0;
  revision = find_saved (self, id) != NULL ? jin_record_get_revision (find_saved (self, id)) : 0;
  self->chosen = NULL;
  clear (self);
  add_builtin (self);
  for (guint i = 0; i < records->len; i++)
    {
      JinRecord *record = g_ptr_array_index (records, i);

      add (self, list_view_new (jin_record_get_id (record), NC_ ("view", "Saved Lists"), jin_record_get_text (record, JIN_VIEW_NAME), jin_record_get_text (record, JIN_VIEW_FILTER), jin_record_get_text (record, JIN_VIEW_COLUMNS), jin_record_get_text (record, JIN_VIEW_SORT)));
    }
  /* Who was chosen stays so, wherever it stands now. */
  for (guint i = 0; id != 0 && i < self->views->len; i++)
    if (((JinListView *)g_ptr_array_index (self->views, i))->id == id)
      index = (int)i;
  if (index >= 0)
    {
      index = MIN (index, (int)self->views->len - 1);
      self->chosen = g_ptr_array_index (self->views, index);
      gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, index));
    }
  g_clear_pointer (&self->saved, g_ptr_array_unref);
  self->saved = g_ptr_array_ref (records);
  count (self, COUNT_DELAY);
  g_signal_emit (self, signals[LOADED], 0);
  /* The chosen list may be another one than it was. */
  if (id != 0 && (find_saved (self, id) == NULL || jin_record_get_revision (find_saved (self, id)) != revision))
    g_signal_emit (self, signals[CHOSEN], 0);
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
  g_clear_handle_id (&self->stale_source, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  self->chosen = NULL;
  g_clear_pointer (&self->saved, g_ptr_array_unref);
  g_clear_pointer (&self->views, g_ptr_array_unref);
  G_OBJECT_CLASS (jin_view_list_parent_class)->dispose (object);
}

static void
jin_view_list_class_init (JinViewListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = jin_view_list_dispose;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "views.rename", "x", rename_action);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "views.earlier", "x", move_action);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "views.later", "x", move_action);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "views.remove", "x", remove_action);
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
  gtk_list_box_set_header_func (self->list, header_cb, NULL, NULL);
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

void
jin_view_list_save (JinViewList *self, const char *name, const char *filter, const char *columns, const char *sort)
{
  g_return_if_fail (JIN_IS_VIEW_LIST (self) && name != NULL);
  jin_saved_views_add (self->window, self->entity, self->saved, name, filter, columns, sort);
}

void
jin_view_list_update (JinViewList *self, const char *filter, const char *columns, const char *sort)
{
  JinRecord *view;

  g_return_if_fail (JIN_IS_VIEW_LIST (self));
  view = self->chosen != NULL ? find_saved (self, self->chosen->id) : NULL;
  if (view != NULL)
    jin_saved_views_update (self->window, view, filter, columns, sort);
}
