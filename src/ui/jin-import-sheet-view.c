/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ui/jin-import-chooser.h"
#include "ui/jin-import-sheet-view.h"
#include "ui/jin-tooltip.h"

/*
 *        A 姓名 ✓      B 不导入 …        choosers; “? 请选择” where the heading means several things
 *   1    离退休干部花名册               title, one cell over all columns
 *   2    姓名          备注              head
 *   3    张三          …                 data
 */
struct _JinImportSheetView
{
  AdwBin parent_instance;

  /* Borrowed */
  GtkGrid *grid;

  /* Owned */
  JinImport  *import;
  GListModel *targets;
  GPtrArray  *choosers; /* GtkMenuButton, one a JinImportColumn */
  guint       sheet;
  int         n_rows, n_columns; /* to be shown */
  int         next_row;
  guint       filling; /* source */
};

G_DEFINE_FINAL_TYPE (JinImportSheetView, jin_import_sheet_view, ADW_TYPE_BIN)

static guint chosen_signal;

/* Rows shown below the head: enough to see what a column holds. */
#define DATA_ROWS 12
#define CELL_CHARS 16
/* Hundreds of cells at once would keep the window from answering. */
#define ROWS_AT_A_TIME 2

static const JinImportSheet *
get_sheet (JinImportSheetView *self)
{
  return jin_import_get_sheet (self->import, self->sheet);
}

static const JinImportColumn *
get_column (JinImportSheetView *self, guint index)
{
  return &g_array_index (get_sheet (self)->columns, JinImportColumn, index);
}

/* ---- choosers ---- */

static guint
index_of (JinImportSheetView *self, GtkMenuButton *button)
{
  guint index = 0;

  g_ptr_array_find (self->choosers, button, &index);
  return index;
}

static void
chosen_cb (JinImportSheetView *self, const char *target, GtkPopover *chooser)
{
  GtkWidget *button = gtk_widget_get_ancestor (GTK_WIDGET (chooser), GTK_TYPE_MENU_BUTTON);

  g_signal_emit (self, chosen_signal, 0, get_column (self, index_of (self, GTK_MENU_BUTTON (button)))->column, target);
}

/* Made when it is asked for: forty lists of eighty fields would take their time. */
static void
create_chooser_cb (GtkMenuButton *button, gpointer data)
{
  JinImportSheetView *self = data;
  g_autofree char    *current = jin_import_column_target (self->import, get_column (self, index_of (self, button)));
  GtkWidget          *chooser = jin_import_chooser_new (self->targets, current);

  g_signal_connect_object (chooser, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_menu_button_set_popover (button, chooser);
}

static void
set_class (GtkWidget *widget, const char *name, gboolean on)
{
  if (on)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

static void
show_target (JinImportSheetView *self, guint index)
{
  GtkMenuButton         *button = g_ptr_array_index (self->choosers, index);
  const JinImportColumn *column = get_column (self, index);
  g_autofree char       *target = jin_import_column_target (self->import, column);
  JinImportTarget       *item = jin_import_targets_find (self->targets, target);
  const char            *chosen = item != NULL ? jin_import_target_get_label (item) : target;
  /* Translators: over a column of a spreadsheet whose heading means several things; a list opens */
  const char      *label = column->undecided ? _ ("Please choose") : chosen;
  GtkWidget       *mark = gtk_widget_get_first_child (gtk_menu_button_get_child (button));
  g_autofree char *letter = jin_sheet_column_name (column->column);
  g_autofree char *spoken = NULL;

  gtk_image_set_from_icon_name (GTK_IMAGE (mark), column->undecided || column->proposed ? "dialog-question-symbolic" : "object-select-symbolic");
  gtk_widget_set_visible (mark, column->n_fields > 0 || column->undecided);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_next_sibling (mark)), label);
  set_class (GTK_WIDGET (button), "recognised", column->n_fields > 0 && !column->proposed);
  set_class (GTK_WIDGET (button), "left-out", column->n_fields == 0 && !column->undecided);
  set_class (GTK_WIDGET (button), "undecided", column->undecided || column->proposed);
  gtk_widget_set_tooltip_text (GTK_WIDGET (button), label);
  /* Translators: what a column of a spreadsheet fills, for screen readers: letter, heading, field */
  spoken = g_strdup_printf (_ ("Column %s, “%s”: %s"), letter, column->head, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

static void
add_chooser (JinImportSheetView *self, guint index)
{
  const JinImportColumn *column = get_column (self, index);
  g_autofree char       *letter = jin_sheet_column_name (column->column);
  gboolean               hidden = jin_sheet_column_is_hidden (get_sheet (self)->preview, column->column);
  /* Translators: over a column that the spreadsheet hides; %s is its letters ("AB") */
  g_autofree char *name = hidden ? g_strdup_printf (_ ("%s (hidden)"), letter) : g_strdup (letter);
  GtkWidget       *over = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget       *caption = gtk_label_new (name);
  GtkWidget       *button = gtk_menu_button_new ();
  GtkWidget       *inside = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget       *label = gtk_label_new (NULL);

  gtk_widget_add_css_class (caption, "caption");
  gtk_widget_add_css_class (caption, "dim-label");
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), CELL_CHARS);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (inside), gtk_image_new_from_icon_name ("object-select-symbolic"));
  gtk_box_append (GTK_BOX (inside), label);
  gtk_menu_button_set_child (GTK_MENU_BUTTON (button), inside);
  gtk_menu_button_set_always_show_arrow (GTK_MENU_BUTTON (button), TRUE);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), create_chooser_cb, self, NULL);
  gtk_widget_add_css_class (button, "sheet-target");
  gtk_box_append (GTK_BOX (over), caption);
  gtk_box_append (GTK_BOX (over), button);
  gtk_grid_attach (self->grid, over, column->column + 1, 0, 1, 1);
  g_ptr_array_add (self->choosers, button);
  show_target (self, index);
}

/* ---- cells ---- */

/* The range over which a cell is merged, as far as it is shown; FALSE for a cell under another one. */
static gboolean
get_span (const JinSheet *sheet, int row, int column, int n_rows, int n_columns, int *height, int *width)
{
  *height = *width = 1;
  for (guint i = 0; i < sheet->merges->len; i++)
    {
      const JinSheetRange *range = &g_array_index (sheet->merges, JinSheetRange, i);

      if (range->first_row > row)
        break;
      if (row > range->last_row || column < range->first_column || column > range->last_column)
        continue;
      *height = MIN (range->last_row, n_rows - 1) - row + 1;
      *width = MIN (range->last_column, n_columns - 1) - column + 1;
      return row == range->first_row && column == range->first_column;
    }
  return TRUE;
}

/* An East Asian character is as wide as two. */
static int
width_of (const char *text)
{
  int width = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    width += g_unichar_iswide (g_utf8_get_char (p)) ? 2 : 1;
  return width;
}

/* Inscriptions, not labels: hundreds of cells are measured without being set in type. */
static void
add_cell (JinImportSheetView *self, int row, int column)
{
  const JinImportSheet *sheet = get_sheet (self);
  const char           *text = jin_sheet_text (sheet->preview, row, column);
  int                   chars = width_of (text) + 1;
  GtkWidget            *cell;
  gboolean              is_head;
  int                   height, width;

  if (!get_span (sheet->preview, row, column, self->n_rows, self->n_columns, &height, &width))
    return;
  /* A heading may be merged over the rows above the head's own. */
  is_head = row + height > sheet->head_first && row <= sheet->head_last;
  cell = gtk_inscription_new (text);
  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (cell), GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_inscription_set_min_chars (GTK_INSCRIPTION (cell), 0);
  gtk_inscription_set_nat_chars (GTK_INSCRIPTION (cell), width > 1 ? 0 : MIN (chars, CELL_CHARS));
  if (chars > CELL_CHARS)
    jin_tooltip_give (cell, text);
  gtk_widget_add_css_class (cell, "sheet-cell");
  gtk_widget_add_css_class (cell, is_head ? "sheet-head" : "sheet-data");
  gtk_grid_attach (self->grid, cell, column + 1, row + 1, width, height);
}

static void
add_row_number (JinImportSheetView *self, int row)
{
  g_autofree char *text = g_strdup_printf ("%d", row + 1);
  GtkWidget       *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "sheet-number");
  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_grid_attach (self->grid, label, 0, row + 1, 1, 1);
}

static gboolean
fill_cb (gpointer data)
{
  JinImportSheetView *self = data;

  for (int i = 0; i < ROWS_AT_A_TIME && self->next_row < self->n_rows; i++, self->next_row++)
    {
      add_row_number (self, self->next_row);
      for (int column = 0; column < self->n_columns; column++)
        add_cell (self, self->next_row, column);
    }
  if (self->next_row < self->n_rows)
    return G_SOURCE_CONTINUE;
  self->filling = 0;
  return G_SOURCE_REMOVE;
}

static void
clear (JinImportSheetView *self)
{
  GtkWidget *child;

  g_clear_handle_id (&self->filling, g_source_remove);
  g_ptr_array_set_size (self->choosers, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))) != NULL)
    gtk_grid_remove (self->grid, child);
}

static void
jin_import_sheet_view_dispose (GObject *object)
{
  JinImportSheetView *self = JIN_IMPORT_SHEET_VIEW (object);

  g_clear_handle_id (&self->filling, g_source_remove);
  g_clear_object (&self->import);
  g_clear_object (&self->targets);
  g_clear_pointer (&self->choosers, g_ptr_array_unref);
  G_OBJECT_CLASS (jin_import_sheet_view_parent_class)->dispose (object);
}

static void
jin_import_sheet_view_class_init (JinImportSheetViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = jin_import_sheet_view_dispose;
  chosen_signal = g_signal_new ("chosen", JIN_TYPE_IMPORT_SHEET_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_STRING);
}

static void
jin_import_sheet_view_init (JinImportSheetView *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *viewport = gtk_viewport_new (NULL, NULL);

  self->choosers = g_ptr_array_new ();
  self->grid = GTK_GRID (gtk_grid_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->grid), "sheet");
  gtk_widget_set_valign (GTK_WIDGET (self->grid), GTK_ALIGN_START);
  gtk_widget_set_halign (GTK_WIDGET (self->grid), GTK_ALIGN_START);
  /* Else every column is as narrow as its dots. */
  gtk_scrollable_set_hscroll_policy (GTK_SCROLLABLE (viewport), GTK_SCROLL_NATURAL);
  gtk_viewport_set_child (GTK_VIEWPORT (viewport), GTK_WIDGET (self->grid));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), viewport);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_widget_set_hexpand (scroller, TRUE);
  adw_bin_set_child (ADW_BIN (self), scroller);
}

void
jin_import_sheet_view_show (JinImportSheetView *self, JinImport *import, guint number, GListModel *targets)
{
  const JinImportSheet *sheet;
  guint                 n_choosers;

  g_return_if_fail (JIN_IS_IMPORT_SHEET_VIEW (self) && JIN_IS_IMPORT (import));
  clear (self);
  g_set_object (&self->import, import);
  g_set_object (&self->targets, targets);
  self->sheet = number;
  sheet = get_sheet (self);
  n_choosers = sheet->columns != NULL && sheet->head_first >= 0 ? sheet->columns->len : 0;
  self->n_rows = MIN (sheet->preview->n_rows, MAX (sheet->head_last, 0) + 1 + DATA_ROWS);
  /* What stands beyond the last heading can't be imported. */
  self->n_columns = n_choosers > 0 ? get_column (self, n_choosers - 1)->column + 1 : MIN (sheet->preview->n_columns, DATA_ROWS);
  for (guint i = 0; i < n_choosers; i++)
    add_chooser (self, i);
  self->next_row = 0;
  /* After the frame is drawn, so that what is there is seen meanwhile. */
  self->filling = g_idle_add_full (G_PRIORITY_LOW, fill_cb, self, NULL);
}

void
jin_import_sheet_view_refresh (JinImportSheetView *self)
{
  g_return_if_fail (JIN_IS_IMPORT_SHEET_VIEW (self));
  for (guint i = 0; i < self->choosers->len; i++)
    show_target (self, i);
}
