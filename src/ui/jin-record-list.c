/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ui/jin-record-column.h"
#include "ui/jin-record-list.h"

#include <string.h>

/*
 *   JinStoreList (ids in order, rows as they are looked at)  →  JinSelection (by id)  →  GtkColumnView
 *                         └───────────────── what stands in a row ────────────────────────────┘
 *
 * Nothing of GTK sorts or filters: a click on a head becomes a question to the store.
 */
struct _JinRecordList
{
  AdwBin parent_instance;

  /* Borrowed */
  GtkColumnView   *view;
  JinStore        *store;
  const JinEntity *entity;

  /* Owned */
  JinStoreList *rows;
  JinSelection *selection;
  JinFilter    *filter;
  char         *sort;
  GtkWidget    *popover;
  GMenuModel   *menu;
  int           left_out;
  gboolean      setting_sort;
  gboolean      setting_columns;
  guint         fit_source;
  gint64        followed; /* the record with the keyboard, while the list is put into another order; or 0 */
};

G_DEFINE_FINAL_TYPE (JinRecordList, jin_record_list, ADW_TYPE_BIN)

enum {
  OPENED,
  CHANGED,
  COLUMNS_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
changed_cb (JinRecordList *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

/* The record that has the keyboard; 0 for none. */
static gint64
get_focused (JinRecordList *self)
{
  GtkRoot   *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  guint      position = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->view)) ? jin_record_column_position (focus) : GTK_INVALID_LIST_POSITION;

  return position != GTK_INVALID_LIST_POSITION ? jin_store_list_get_id (self->rows, position) : 0;
}

/* The keyboard goes with its record to where the new order puts it. */
static void
loading_cb (JinRecordList *self)
{
  g_autoptr (GtkColumnViewColumn) column = NULL;
  GtkWidget                      *row;
  guint                           position;

  changed_cb (self);
  if (self->followed == 0 || jin_store_list_is_loading (self->rows))
    return;
  position = jin_store_list_find (self->rows, self->followed);
  self->followed = 0;
  if (position >= g_list_model_get_n_items (G_LIST_MODEL (self->selection)))
    return;
  gtk_widget_activate_action (gtk_widget_get_last_child (GTK_WIDGET (self->view)), "list.scroll-to-item", "u", position);
  column = g_list_model_get_item (gtk_column_view_get_columns (self->view), 0);
  row = jin_record_column_find_row (column, position);
  if (row != NULL)
    gtk_widget_grab_focus (row);
}

static gboolean
fit_cb (gpointer data)
{
  JinRecordList *self = data;

  self->fit_source = 0;
  jin_record_columns_fit (self->view);
  return G_SOURCE_REMOVE;
}

/* Widths can't be changed while they are being given out. */
static void
room_changed_cb (JinRecordList *self)
{
  if (self->fit_source == 0)
    self->fit_source = g_idle_add_full (G_PRIORITY_DEFAULT, fit_cb, self, NULL);
}

static void
rows_changed_cb (JinRecordList *self, guint position, guint n_rows)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      jin_record_column_fill (column, position, n_rows);
    }
  room_changed_cb (self);
}

static void
columns_changed_cb (JinRecordList *self)
{
  if (!self->setting_columns)
    g_signal_emit (self, signals[COLUMNS_CHANGED], 0);
}

static void
ask (JinRecordList *self)
{
  g_autoptr (GArray) sorts = NULL;
  g_autoptr (GError) error = NULL;

  if (self->sort != NULL && *self->sort != '\0')
    {
      sorts = jin_sort_parse (self->entity, self->sort, &error);
      if (sorts == NULL)
        g_warning ("The order “%s” is not understood: %s", self->sort, error->message);
    }
  jin_store_list_set_query (self->rows, self->filter, sorts);
}

/* ---- columns ---- */

static gboolean
can_be_column (JinRecordList *self, int field)
{
  const JinField *declared = jin_entity_field (self->entity, field);

  return (declared->flags & JIN_FIELD_HIDDEN) == 0 && declared->type != JIN_TYPE_ATTACHMENT && field != self->left_out;
}

static GMenuModel *
create_head_menu (JinRecordList *self, int field)
{
  const JinField  *declared = jin_entity_field (self->entity, field);
  GMenu           *menu = g_menu_new ();
  g_autofree char *descending = g_strdup_printf ("-%s", declared->name);
  g_autofree char *strokes = g_strdup_printf ("%s:strokes", declared->name);
  struct
  {
    const char *label;
    const char *action;
    const char *target;
    gboolean    wanted;
  } items[] = {
      {(declared->flags & JIN_FIELD_NAME) != 0 ? _ ("Sort by _Pinyin") : _ ("Sort _Upwards"), "records.sort", declared->name, TRUE},
       {_ ("Sort by _Strokes"), "records.sort", strokes, (declared->flags & JIN_FIELD_NAME) != 0},
        {_ ("Sort _Downwards"), "records.sort", descending, TRUE},
         {_ ("Back to the List's _Own Order"), "records.sort", "", TRUE},
          {_ ("_Hide This Column"), "records.hide", declared->name, TRUE},
         };

  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    {
      g_autoptr (GMenuItem) item = NULL;

      if (!items[i].wanted)
        continue;
      item = g_menu_item_new (items[i].label, NULL);
      g_menu_item_set_action_and_target (item, items[i].action, "s", items[i].target);
      g_menu_append_item (menu, item);
    }
  return G_MENU_MODEL (menu);
}

static void
add_column (JinRecordList *self, int field)
{
  g_autoptr (GtkColumnViewColumn) column = jin_record_column_new (self->store, self->rows, self->entity, field);
  g_autoptr (GMenuModel)          menu = create_head_menu (self, field);

  gtk_column_view_column_set_header_menu (column, menu);
  gtk_column_view_append_column (self->view, column);
  if (jin_field_is_right_aligned (jin_entity_field (self->entity, field)))
    jin_record_column_align_head (self->view, column);
}

static GtkColumnViewColumn *
find_column (JinRecordList *self, int field)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (jin_record_column_get_field (column) == field)
        return column; /* the view keeps it */
    }
  return NULL;
}

/* ---- order ---- */

/* Shows the arrow at the head that the order names. */
static void
show_sort (JinRecordList *self)
{
  g_autoptr (GArray)   sorts = *self->sort != '\0' ? jin_sort_parse (self->entity, self->sort, NULL) : NULL;
  const JinSort       *first = sorts != NULL && sorts->len > 0 ? &g_array_index (sorts, JinSort, 0) : NULL;
  GtkColumnViewColumn *column = first != NULL && first->field != 0 ? find_column (self, first->field) : NULL;

  self->setting_sort = TRUE;
  gtk_column_view_sort_by_column (self->view, column, first != NULL && first->descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
  self->setting_sort = FALSE;
}

static void
head_clicked_cb (JinRecordList *self)
{
  g_autofree char *sort = NULL;
  gboolean         descending, strokes;
  int              field;

  if (self->setting_sort)
    return;
  field = jin_record_column_sorted_by (self->view, &descending);
  if (field == 0)
    return;
  /* Whoever sorts names by strokes goes on doing so when turning the order round. */
  strokes = strstr (self->sort, ":strokes") != NULL && (jin_entity_field (self->entity, field)->flags & JIN_FIELD_NAME) != 0;
  sort = g_strdup_printf ("%s%s%s", descending ? "-" : "", jin_entity_field (self->entity, field)->name, strokes ? ":strokes" : "");
  jin_record_list_set_sort (self, sort);
}

/* With Shift a head sorts among those that the order has left equal. */
static void
head_pressed_cb (JinRecordList *self, int n_press, double x, double y, GtkGesture *gesture)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  int             field = (state & GDK_SHIFT_MASK) != 0 ? jin_record_column_head_at (self->view, x, y) : 0;

  if (field == 0)
    return;
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  jin_record_list_add_sort (self, field);
}

static void
sort_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  jin_record_list_set_sort (JIN_RECORD_LIST (widget), g_variant_get_string (parameter, NULL));
}

static void
hide_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JinRecordList       *self = JIN_RECORD_LIST (widget);
  int                  field = jin_entity_find_field (self->entity, g_variant_get_string (parameter, NULL));
  GtkColumnViewColumn *column = find_column (self, field);

  if (column == NULL || g_list_model_get_n_items (gtk_column_view_get_columns (self->view)) == 1)
    return;
  gtk_column_view_remove_column (self->view, column);
}

/* ---- rows ---- */

static void
activate_cb (JinRecordList *self, guint position)
{
  g_signal_emit (self, signals[OPENED], 0, jin_store_list_get_id (self->rows, position));
}

static void
popup (JinRecordList *self, guint position, double x, double y)
{
  GtkSelectionModel *selection = GTK_SELECTION_MODEL (self->selection);

  if (self->menu == NULL || position == GTK_INVALID_LIST_POSITION)
    return;
  if (!gtk_selection_model_is_selected (selection, position))
    gtk_selection_model_select_item (selection, position, TRUE);
  if (self->popover == NULL)
    {
      self->popover = gtk_popover_menu_new_from_model (self->menu);
      gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
      gtk_widget_set_halign (self->popover, GTK_ALIGN_START);
      gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
    }
  gtk_popover_set_pointing_to (GTK_POPOVER (self->popover), &(GdkRectangle){x, y, 1, 1});
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

static void
secondary_cb (JinRecordList *self, int n_press, double x, double y)
{
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);

  popup (self, jin_record_column_position (picked), x, y);
}

static gboolean
menu_key_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  JinRecordList  *self = JIN_RECORD_LIST (widget);
  GtkWidget      *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  graphene_rect_t bounds;

  if (focus == NULL || !gtk_widget_compute_bounds (focus, widget, &bounds))
    return FALSE;
  popup (self, jin_record_column_position (focus), bounds.origin.x + 24, bounds.origin.y + bounds.size.height);
  return TRUE;
}

static void
jin_record_list_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  JinRecordList *self = JIN_RECORD_LIST (widget);

  GTK_WIDGET_CLASS (jin_record_list_parent_class)->size_allocate (widget, width, height, baseline);
  if (self->popover != NULL)
    gtk_popover_present (GTK_POPOVER (self->popover));
}

static void
jin_record_list_dispose (GObject *object)
{
  JinRecordList *self = JIN_RECORD_LIST (object);

  g_clear_handle_id (&self->fit_source, g_source_remove);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_object (&self->menu);
  g_clear_pointer (&self->filter, jin_filter_unref);
  g_clear_pointer (&self->sort, g_free);
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  G_OBJECT_CLASS (jin_record_list_parent_class)->dispose (object);
  g_clear_object (&self->selection);
  g_clear_object (&self->rows);
}

static void
jin_record_list_class_init (JinRecordListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jin_record_list_dispose;
  widget_class->size_allocate = jin_record_list_size_allocate;
  signals[OPENED] = g_signal_new ("opened", JIN_TYPE_RECORD_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[CHANGED] = g_signal_new ("changed", JIN_TYPE_RECORD_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[COLUMNS_CHANGED] = g_signal_new ("columns-changed", JIN_TYPE_RECORD_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_install_action (widget_class, "records.sort", "s", sort_action);
  gtk_widget_class_install_action (widget_class, "records.hide", "s", hide_action);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, menu_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, menu_key_cb, NULL);
}

static void
jin_record_list_init (JinRecordList *self)
{
  GtkWidget  *scroller = gtk_scrolled_window_new ();
  GtkWidget  *view = gtk_column_view_new (NULL);
  GtkGesture *primary = gtk_gesture_click_new ();
  GtkGesture *secondary = gtk_gesture_click_new ();

  self->view = GTK_COLUMN_VIEW (view);
  self->sort = g_strdup ("");
  gtk_widget_add_css_class (view, "records");
  gtk_widget_add_css_class (view, "data-table");
  gtk_column_view_set_enable_rubberband (self->view, FALSE);
  gtk_column_view_set_reorderable (self->view, TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  gtk_widget_set_vexpand (scroller, TRUE);
  /* Bars that are seen tell that there is more, also to the right. */
  gtk_scrolled_window_set_overlay_scrolling (GTK_SCROLLED_WINDOW (scroller), FALSE);
  adw_bin_set_child (ADW_BIN (self), scroller);

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (secondary), GDK_BUTTON_SECONDARY);
  g_signal_connect_object (secondary, "pressed", G_CALLBACK (secondary_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (secondary));
  g_signal_connect_object (gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (scroller)), "notify::page-size", G_CALLBACK (room_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (primary), GTK_PHASE_CAPTURE);
  g_signal_connect_object (primary, "pressed", G_CALLBACK (head_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (view, GTK_EVENT_CONTROLLER (primary));
  g_signal_connect_object (view, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_column_view_get_columns (self->view), "items-changed", G_CALLBACK (columns_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_column_view_get_sorter (self->view), "changed", G_CALLBACK (head_clicked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_settings_get_default (), "notify::gtk-xft-dpi", G_CALLBACK (jin_record_columns_fit), self->view, G_CONNECT_SWAPPED);
}

JinRecordList *
jin_record_list_new (JinWindow *window, const JinEntity *entity)
{
  JinRecordList *self;

  g_return_val_if_fail (JIN_IS_WINDOW (window), NULL);
  g_return_val_if_fail (entity != NULL, NULL);
  self = g_object_new (JIN_TYPE_RECORD_LIST, NULL);
  self->store = jin_window_get_store (window);
  self->entity = jin_store_ledger (self->store, entity);
  self->rows = jin_store_list_new (self->store, self->entity);
  self->selection = jin_selection_new (self->rows);
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, jin_entity_plural (entity), -1);
  g_signal_connect_object (self->selection, "rows-changed", G_CALLBACK (rows_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "items-changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->rows, "notify::loading", G_CALLBACK (loading_cb), self, G_CONNECT_SWAPPED);
  return self;
}

void
jin_record_list_set_filter (JinRecordList *self, JinFilter *filter)
{
  JinFilter *old;

  g_return_if_fail (JIN_IS_RECORD_LIST (self));
  old = self->filter;
  self->filter = filter != NULL ? jin_filter_ref (filter) : NULL;
  g_clear_pointer (&old, jin_filter_unref);
  /* Another question is looked at from its beginning; and rows that a shorter answer lacks would all be made anew at once. */
  gtk_adjustment_set_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view)), 0);
  ask (self);
}

JinStoreList *
jin_record_list_get_rows (JinRecordList *self)
{
  g_return_val_if_fail (JIN_IS_RECORD_LIST (self), NULL);
  return self->rows;
}

JinSelection *
jin_record_list_get_selection (JinRecordList *self)
{
  g_return_val_if_fail (JIN_IS_RECORD_LIST (self), NULL);
  return self->selection;
}

void
jin_record_list_set_menu (JinRecordList *self, GMenuModel *menu)
{
  g_return_if_fail (JIN_IS_RECORD_LIST (self));
  g_set_object (&self->menu, menu);
}

void
jin_record_list_set_columns (JinRecordList *self, const char *columns)
{
  g_auto (GStrv) names = NULL;
  GListModel    *old;

  g_return_if_fail (JIN_IS_RECORD_LIST (self));
  old = gtk_column_view_get_columns (self->view);
  self->setting_columns = TRUE;
  while (g_list_model_get_n_items (old) > 0)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (old, 0);

      gtk_column_view_remove_column (self->view, column);
    }
  names = g_strsplit (columns != NULL ? columns : "", ",", -1);
  for (guint i = 0; names[i] != NULL; i++)
    {
      int field = *names[i] != '\0' ? jin_entity_find_field (self->entity, names[i]) : 0;

      if (field != 0 && can_be_column (self, field) && find_column (self, field) == NULL)
        add_column (self, field);
    }
  if (g_list_model_get_n_items (old) == 0)
    for (int i = 0; i < self->entity->n_fields; i++)
      if ((self->entity->fields[i].flags & JIN_FIELD_DEFAULT) != 0 && can_be_column (self, jin_entity_field_id (self->entity, i)))
        add_column (self, jin_entity_field_id (self->entity, i));
  jin_record_columns_fit (self->view);
  show_sort (self);
  self->setting_columns = FALSE;
  columns_changed_cb (self);
}

char *
jin_record_list_dup_columns (JinRecordList *self)
{
  g_autoptr (GString) names = g_string_new (NULL);
  GListModel         *columns;

  g_return_val_if_fail (JIN_IS_RECORD_LIST (self), NULL);
  columns = gtk_column_view_get_columns (self->view);
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      g_string_append_printf (names, "%s%s", i > 0 ? "," : "", jin_entity_field (self->entity, jin_record_column_get_field (column))->name);
    }
  return g_string_free (g_steal_pointer (&names), FALSE);
}

void
jin_record_list_leave_out (JinRecordList *self, int field)
{
  g_return_if_fail (JIN_IS_RECORD_LIST (self));
  self->left_out = field;
}

void
jin_record_list_set_sort (JinRecordList *self, const char *sort)
{
  g_return_if_fail (JIN_IS_RECORD_LIST (self));
  g_return_if_fail (sort != NULL);
  if (g_str_equal (self->sort, sort))
    return;
  g_free (self->sort);
  self->sort = g_strdup (sort);
  self->followed = get_focused (self);
  show_sort (self);
  ask (self);
  columns_changed_cb (self);
}

void
jin_record_list_add_sort (JinRecordList *self, int field)
{
  g_autofree char *sort = NULL;

  g_return_if_fail (JIN_IS_RECORD_LIST (self) && field != 0);
  sort = jin_sort_toggle (self->entity, self->sort, field);
  jin_record_list_set_sort (self, sort);
}

const char *
jin_record_list_get_sort (JinRecordList *self)
{
  g_return_val_if_fail (JIN_IS_RECORD_LIST (self), NULL);
  return self->sort;
}
