/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ui/jin-chip-box.h"
#include "ui/jin-column-popover.h"
#include "ui/jin-import-dialog.h"
#include "ui/jin-ledger-menu.h"
#include "ui/jin-ledger-page.h"
#include "ui/jin-ledger-words.h"
#include "ui/jin-ledger-work.h"
#include "ui/jin-list-layout.h"
#include "ui/jin-name-dialog.h"
#include "ui/jin-output-dialog.h"
#include "ui/jin-page-table.h"
#include "ui/jin-record-list.h"
#include "ui/jin-record-page.h"
#include "ui/jin-sort-dialog.h"
#include "ui/jin-view-list.h"

/*
 * The rows that are shown are those of the named list, and of every condition above, and of the search:
 *
 *   (view's filter) and (chip) and (chip) and search 'text'
 */
struct _JinLedgerPage
{
  JinPage parent_instance;

  /* Template */
  AdwFlap       *flap;
  JinViewList   *views;
  GtkWidget     *views_button;
  GtkEditable   *search;
  GtkMenuButton *columns_button;
  JinChipBox    *chips;
  GtkStack      *stack;
  AdwBin        *list_bin;
  AdwStatusPage *empty_page;
  AdwStatusPage *error_page;
  GtkActionBar  *actions;
  GtkLabel      *selected_label;
  GtkWidget     *merge_button;
  GMenu         *sort_section;
  GMenu         *work_section;
  GMenuModel    *row_menu;

  /* Borrowed */
  JinWindow       *window;
  const JinEntity *entity;
  JinRecordList   *list;

  /* Owned */
  JinFilter     *filter;
  JinListLayout *layout;
  gboolean       updating; /* conditions and search become the chosen list's own */
  guint          patience; /* source: the answer is slow in coming */
};

G_DEFINE_FINAL_TYPE (JinLedgerPage, jin_ledger_page, JIN_TYPE_PAGE)

#define PATIENCE 300

static JinStore *
get_store (JinLedgerPage *self)
{
  return jin_window_get_store (self->window);
}

/* ---- what is shown ---- */

static void
append (GString *text, const char *part)
{
  g_string_append_printf (text, "%s(%s)", text->len > 0 ? " and " : "", part);
}

/* The whole condition as text; @with_view: with that of the named list. */
static char *
build_filter_text (JinLedgerPage *self, gboolean with_view)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const JinListView  *view = jin_view_list_get_chosen (self->views);
  g_autofree char    *chips = jin_chip_box_dup_text (self->chips);
  g_autofree char    *typed = g_strstrip (g_strdup (gtk_editable_get_text (self->search)));

  if (with_view && view != NULL && view->filter != NULL)
    append (text, view->filter);
  if (chips != NULL)
    append (text, chips);
  if (*typed != '\0')
    {
      g_auto (GStrv)   parts = g_strsplit (typed, "'", -1);
      g_autofree char *inside = g_strjoinv ("''", parts);
      g_autofree char *search = g_strdup_printf ("search '%s'", inside);

      append (text, search);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
ask (JinLedgerPage *self)
{
  g_autofree char   *text = build_filter_text (self, TRUE);
  g_autoptr (GError) error = NULL;
  JinFilter         *filter = NULL;

  if (*text != '\0')
    {
      filter = jin_filter_parse (jin_store_get_entities (get_store (self)), self->entity, text, &error);
      if (filter == NULL)
        {
          jin_window_show_error (self->window, _ ("This Condition Cannot Be Used"), error);
          return;
        }
    }
  g_clear_pointer (&self->filter, jin_filter_unref);
  self->filter = filter;
  gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (jin_record_list_get_selection (self->list)));
  jin_record_list_set_filter (self->list, filter);
}

/* The conditions in words, without those of the named list, which says them by its name. */
static char *
filter_sentence (JinLedgerPage *self)
{
  g_autofree char      *text = build_filter_text (self, FALSE);
  g_autoptr (JinFilter) filter = NULL;

  if (*text == '\0')
    return NULL;
  filter = jin_filter_parse (jin_store_get_entities (get_store (self)), self->entity, text, NULL);
  return filter != NULL ? jin_filter_to_sentence (filter, jin_store_list_func, get_store (self)) : NULL;
}

static void
update_status (JinLedgerPage *self)
{
  JinStoreList      *rows = jin_record_list_get_rows (self->list);
  guint              n_rows = g_list_model_get_n_items (G_LIST_MODEL (rows));
  guint              n_selected = jin_selection_count (jin_record_list_get_selection (self->list));
  const JinListView *view = jin_view_list_get_chosen (self->views);
  gboolean           writable = !jin_store_is_read_only (get_store (self));
  g_autofree char   *sentence = filter_sentence (self);
  g_autofree char   *selected = jin_ledger_selected_text (self->entity, n_selected);
  g_autofree char   *status = jin_ledger_status_text (self->entity, n_rows, n_selected, sentence, jin_record_list_get_sort (self->list));

  jin_page_set_status (JIN_PAGE (self), status);
  gtk_label_set_text (self->selected_label, selected);
  gtk_action_bar_set_revealed (self->actions, n_selected > 1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "ledger.open", n_selected == 1);
  gtk_widget_set_visible (self->merge_button, n_selected == 2 && self->entity->merging != NULL);
  jin_ledger_work_update (GTK_WIDGET (self), get_store (self), self->entity, n_selected);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "ledger.update-view", writable && view != NULL && view->id != 0);
}

static gboolean
slow_cb (gpointer data)
{
  JinLedgerPage *self = data;

  self->patience = 0;
  jin_page_set_status (JIN_PAGE (self), _ ("Looking…"));
  return G_SOURCE_REMOVE;
}

static void
list_changed_cb (JinLedgerPage *self)
{
  JinStoreList *rows = jin_record_list_get_rows (self->list);
  const GError *error = jin_store_list_get_error (rows);
  guint         n_rows = g_list_model_get_n_items (G_LIST_MODEL (rows));

  if (error != NULL)
    {
      g_autofree char *escaped = g_markup_escape_text (error->message, -1);

      adw_status_page_set_description (self->error_page, escaped);
      gtk_stack_set_visible_child_name (self->stack, "error");
    }
  else if (n_rows > 0 || jin_store_list_is_loading (rows))
    gtk_stack_set_visible_child_name (self->stack, "list");
  else
    {
      g_autofree char *own = build_filter_text (self, FALSE);

      gtk_stack_set_visible_child_name (self->stack, *own != '\0' || !jin_view_list_is_whole (self->views) ? "nothing" : "empty");
    }
  /* What stands at the foot counts the rows of the last answer; while the next one takes long, it would be wrong. */
  g_clear_handle_id (&self->patience, g_source_remove);
  if (jin_store_list_is_loading (rows))
    self->patience = g_timeout_add (PATIENCE, slow_cb, self);
  else
    update_status (self);
}

static void
chips_changed_cb (JinLedgerPage *self)
{
  ask (self);
}

static void
search_changed_cb (JinLedgerPage *self)
{
  ask (self);
}

/* Enter in the search goes to the first row; with a single hit it opens that. */
static void
search_activate_cb (JinLedgerPage *self)
{
  JinStoreList *rows = jin_record_list_get_rows (self->list);

  if (g_list_model_get_n_items (G_LIST_MODEL (rows)) == 1)
    jin_window_open_record (self->window, self->entity, jin_store_list_get_id (rows, 0));
  else
    gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_FORWARD);
}

static void
stop_search_cb (JinLedgerPage *self)
{
  gtk_editable_set_text (self->search, "");
}

static void
edit_chips_cb (JinLedgerPage *self)
{
  const JinListView    *view = jin_view_list_get_chosen (self->views);
  g_autoptr (JinFilter) within = view != NULL && view->filter != NULL ? jin_filter_parse (jin_store_get_entities (get_store (self)), self->entity, view->filter, NULL) : NULL;

  jin_chip_box_edit (self->chips, within);
}

/* ---- named lists ---- */

static void
layout_changed_cb (JinLedgerPage *self)
{
  const JinListView *view = jin_view_list_get_chosen (self->views);

  /* A list that brings its own columns: those aren't the ledger's. */
  if (view == NULL || view->columns == NULL)
    jin_list_layout_remember (self->layout);
}

static void
view_chosen_cb (JinLedgerPage *self)
{
  const JinListView *view = jin_view_list_get_chosen (self->views);

  if (self->updating)
    {
      self->updating = FALSE;
      jin_chip_box_clear (self->chips);
      gtk_editable_set_text (self->search, "");
    }
  if (view != NULL && view->columns != NULL)
    {
      jin_record_list_set_columns (self->list, view->columns);
      jin_record_list_set_sort (self->list, view->sort != NULL ? view->sort : "");
    }
  else
    jin_list_layout_use (self->layout);
  ask (self);
  if (adw_flap_get_folded (self->flap))
    adw_flap_set_reveal_flap (self->flap, FALSE);
}

/* With a single list there is nothing to choose from; narrow windows offer the others behind a button. */
static void
views_loaded_cb (JinLedgerPage *self)
{
  gboolean several = jin_view_list_get_size (self->views) > 1;
  gboolean folded;

  g_object_get (self->window, "folded", &folded, NULL);
  adw_flap_set_fold_policy (self->flap, folded || !several ? ADW_FLAP_FOLD_POLICY_ALWAYS : ADW_FLAP_FOLD_POLICY_NEVER);
  gtk_widget_set_visible (self->views_button, folded && several);
}

static void
view_named_cb (const char *name, gpointer data)
{
  JinLedgerPage   *self = data;
  g_autofree char *filter = build_filter_text (self, TRUE);
  g_autofree char *columns = jin_record_list_dup_columns (self->list);

  jin_view_list_save (self->views, name, filter, columns, jin_record_list_get_sort (self->list));
}

/* ---- actions ---- */

static void
open_cb (JinLedgerPage *self, gint64 id)
{
  jin_window_push (self->window, jin_record_page_new_in_list (self->window, self->entity, id, jin_record_list_get_rows (self->list)));
}

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JinLedgerPage     *self = JIN_LEDGER_PAGE (widget);
  g_autoptr (GArray) ids = jin_selection_ids (jin_record_list_get_selection (self->list));

  if (ids->len > 0)
    open_cb (self, g_array_index (ids, gint64, 0));
}

static void
work_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JinLedgerPage *self = JIN_LEDGER_PAGE (widget);

  jin_ledger_work_do (self->window, self->list, self->entity, name);
}

static void
import_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  jin_import_dialog_present (JIN_LEDGER_PAGE (widget)->window, NULL, JIN_LEDGER_PAGE (widget)->entity);
}

static void
save_view_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JinLedgerPage *self = JIN_LEDGER_PAGE (widget);

  jin_name_dialog_present (self->window, _ ("Save as a Named List"), _ ("Name of the list"), view_named_cb, self);
}

static void
update_view_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JinLedgerPage   *self = JIN_LEDGER_PAGE (widget);
  g_autofree char *filter = build_filter_text (self, TRUE);
  g_autofree char *columns = jin_record_list_dup_columns (self->list);

  self->updating = TRUE;
  jin_view_list_update (self->views, filter, columns, jin_record_list_get_sort (self->list));
}

static void
filter_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  edit_chips_cb (JIN_LEDGER_PAGE (widget));
}

static void
sort_by_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JinLedgerPage *self = JIN_LEDGER_PAGE (widget);

  gtk_window_present (GTK_WINDOW (jin_sort_dialog_new (self->window, self->list, self->entity)));
}

static void
search_all_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JinLedgerPage *self = JIN_LEDGER_PAGE (widget);

  jin_view_list_unchoose (self->views);
  ask (self);
}

static void
reload_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ask (JIN_LEDGER_PAGE (widget));
}

static void
sort_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  jin_record_list_set_sort (JIN_LEDGER_PAGE (widget)->list, g_variant_get_string (parameter, NULL));
}

static void
select_none_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (jin_record_list_get_selection (JIN_LEDGER_PAGE (widget)->list)));
}

/* ---- page ---- */

static void
jin_ledger_page_add (JinPage *page)
{
  JinLedgerPage        *self = JIN_LEDGER_PAGE (page);
  g_autoptr (JinRecord) draft = jin_record_new (self->entity);

  jin_window_open_draft (self->window, draft);
}

static void
jin_ledger_page_find (JinPage *page)
{
  gtk_widget_grab_focus (GTK_WIDGET (JIN_LEDGER_PAGE (page)->search));
}

static void
put_out (JinLedgerPage *self, gboolean exports)
{
  const JinListView *view = jin_view_list_get_chosen (self->views);
  JinLedgerOutput   *output = jin_ledger_output_new (self->list, self->entity, view != NULL && view->id != 0 ? view->name : NULL);

  gtk_window_present (GTK_WINDOW (jin_output_dialog_new (self->window, output, exports)));
}

static void
jin_ledger_page_print (JinPage *page)
{
  put_out (JIN_LEDGER_PAGE (page), FALSE);
}

static void
jin_ledger_page_export (JinPage *page)
{
  put_out (JIN_LEDGER_PAGE (page), TRUE);
}

static void
free_list (JinLedgerPage *self)
{
  /* Taking the list apart changes it, which is of no interest any more. */
  if (self->list != NULL)
    g_signal_handlers_disconnect_by_data (self->list, self);
  self->list = NULL;
  g_clear_pointer (&self->layout, jin_list_layout_free);
}

static void
jin_ledger_page_dispose (GObject *object)
{
  JinLedgerPage *self = JIN_LEDGER_PAGE (object);

  free_list (self);
  g_clear_handle_id (&self->patience, g_source_remove);
  g_clear_pointer (&self->filter, jin_filter_unref);
  G_OBJECT_CLASS (jin_ledger_page_parent_class)->dispose (object);
}

static void
jin_ledger_page_class_init (JinLedgerPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  JinPageClass   *page_class = JIN_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jin_ledger_page_dispose;
  page_class->add = jin_ledger_page_add;
  page_class->find = jin_ledger_page_find;
  page_class->print = jin_ledger_page_print;
  page_class->export = jin_ledger_page_export;

  g_type_ensure (JIN_TYPE_CHIP_BOX);
  g_type_ensure (JIN_TYPE_VIEW_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/jinqiu/Jinqiu/ui/jin-ledger-page.ui");
  gtk_widget_class_bind_template_child (widget_class, JinLedgerPage, flap);
  gtk_widget_class_bind_template_child (widget_class, JinLedgerPage, views);
  gtk_widget_class_bind_template_child (widget_class, JinLedgerPage, views_button);
  gtk_widget_class_bind_template_child (widget_class, JinLedgerPage, search);
  gtk_widget_class_bind_template_child (widget_class, JinLedgerPage, columns_button);
  gtk_widget_class_bind_template_child (widget_class, JinLedgerPage, chips);
  gtk_widget_class_bind_template_child (widget_class, JinLedgerPage, stack);
  gtk_widget_class_bind_template_child (widget_class, JinLedgerPage, list_bin);
  gtk_widget_class_bind_template_child (widget_class, JinLedgerPage, empty_page);
  gtk_widget_class_bind_template_child (widget_class, JinLedgerPage, error_page);
  gtk_widget_class_bind_template_child (widget_class, JinLedgerPage, actions);
  gtk_widget_class_bind_template_child (widget_class, JinLedgerPage, selected_label);
  gtk_widget_class_bind_template_child (widget_class, JinLedgerPage, merge_button);
  gtk_widget_class_bind_template_child (widget_class, JinLedgerPage, row_menu);
  gtk_widget_class_bind_template_child (widget_class, JinLedgerPage, sort_section);
  gtk_widget_class_bind_template_child (widget_class, JinLedgerPage, work_section);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, chips_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, edit_chips_cb);
  gtk_widget_class_bind_template_callback (widget_class, view_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, views_loaded_cb);

  gtk_widget_class_install_action (widget_class, "ledger.open", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "ledger.import", NULL, import_action);
  gtk_widget_class_install_action (widget_class, "ledger.save-view", NULL, save_view_action);
  gtk_widget_class_install_action (widget_class, "ledger.update-view", NULL, update_view_action);
  gtk_widget_class_install_action (widget_class, "ledger.filter", NULL, filter_action);
  gtk_widget_class_install_action (widget_class, "ledger.sort-by", NULL, sort_by_action);
  gtk_widget_class_install_action (widget_class, "ledger.search-all", NULL, search_all_action);
  gtk_widget_class_install_action (widget_class, "ledger.reload", NULL, reload_action);
  gtk_widget_class_install_action (widget_class, "ledger.sort", "s", sort_action);
  gtk_widget_class_install_action (widget_class, "ledger.select-none", NULL, select_none_action);
  jin_ledger_work_install (widget_class, work_action);
}

static void
jin_ledger_page_init (JinLedgerPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  jin_ledger_menu_add_key (GTK_WIDGET (self));
}

/* The list and what offers its fields. */
static void
create_list (JinLedgerPage *self)
{
  self->entity = jin_store_ledger (get_store (self), self->entity);
  jin_chip_box_set_ledger (self->chips, self->window, self->entity);
  self->list = jin_record_list_new (self->window, self->entity);
  self->layout = jin_list_layout_new (self->list, get_store (self), self->entity);
  adw_bin_set_child (self->list_bin, GTK_WIDGET (self->list));
  jin_record_list_set_menu (self->list, self->row_menu);
  gtk_menu_button_set_popover (self->columns_button, jin_column_popover_new (self->list, self->entity));
  g_signal_connect_object (self->list, "opened", G_CALLBACK (open_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "changed", G_CALLBACK (list_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "columns-changed", G_CALLBACK (layout_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (self->search), GTK_WIDGET (self->list));
}

/* The office made, changed or took away a field of its own: conditions and search stay, all that names fields is made anew. */
static void
fields_changed_cb (JinLedgerPage *self)
{
  if (jin_store_ledger (get_store (self), self->entity) == self->entity)
    return;
  free_list (self);
  create_list (self);
  view_chosen_cb (self);
}

static void
set_ledger (JinLedgerPage *self, JinWindow *window, const JinEntity *entity)
{
  g_autofree char *title = NULL;

  self->window = window;
  self->entity = entity;
  jin_page_set_place (JIN_PAGE (self), jin_page_table_find (entity->name) != NULL ? entity->name : "ledgers");
  /* Translators: %s is a ledger, such as Visits */
  title = g_strdup_printf (_ ("Nothing in “%s” Yet"), jin_entity_plural (entity));
  adw_status_page_set_title (self->empty_page, title);
  adw_status_page_set_description (self->empty_page, _ ("Bring in a spreadsheet that you keep already, or write the first entry."));
  adw_status_page_set_icon_name (self->empty_page, entity->icon);
  g_object_set (self->search, "placeholder-text", jin_ledger_search_hint (entity), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL, jin_ledger_search_hint (entity), -1);

  create_list (self);
  jin_list_layout_use (self->layout);
  g_signal_connect_object (window, "notify::folded", G_CALLBACK (views_loaded_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (get_store (self), "fields-changed", G_CALLBACK (fields_changed_cb), self, G_CONNECT_SWAPPED);
  jin_view_list_set_ledger (self->views, window, entity);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "ledger.import", !jin_store_is_read_only (get_store (self)));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "ledger.save-view", !jin_store_is_read_only (get_store (self)));
  jin_ledger_menu_fill (self->sort_section, self->work_section, entity);
  views_loaded_cb (self);
}

JinPage *
jin_ledger_page_new (JinWindow *window, const JinEntity *entity)
{
  JinLedgerPage *self;

  g_return_val_if_fail (JIN_IS_WINDOW (window) && entity != NULL, NULL);
  self = g_object_new (JIN_TYPE_LEDGER_PAGE, "window", window, "title", jin_entity_plural (entity), NULL);
  set_ledger (self, window, entity);
  ask (self);
  return JIN_PAGE (self);
}

JinPage *
jin_ledger_page_new_filtered (JinWindow *window, const JinEntity *entity, const char *filter, const char *title)
{
  JinLedgerPage *self;

  g_return_val_if_fail (JIN_IS_WINDOW (window) && entity != NULL, NULL);
  self = g_object_new (JIN_TYPE_LEDGER_PAGE, "window", window, "title", jin_entity_plural (entity), NULL);
  set_ledger (self, window, entity);
  /* The figure behind which this list stands says whom it counts; the named lists have no part in it. */
  jin_view_list_unchoose (self->views);
  if (filter != NULL && *filter != '\0')
    jin_chip_box_add (self->chips, filter, title);
  else
    ask (self);
  return JIN_PAGE (self);
}

JinStoreList *
jin_ledger_page_get_rows (JinLedgerPage *self)
{
  g_return_val_if_fail (JIN_IS_LEDGER_PAGE (self), NULL);
  return jin_record_list_get_rows (self->list);
}
