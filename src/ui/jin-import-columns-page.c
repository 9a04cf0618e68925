/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#include "ui/jin-import-chooser.h"
#include "ui/jin-import-columns-page.h"
#include "ui/jin-import-sheet-view.h"

struct _JinImportColumnsPage
{
  AdwBin parent_instance;

  /* Template */
  GtkDropDown        *ledgers;
  GtkWidget          *sheets_area;
  GtkListBox         *sheets;
  GtkWidget          *no_head;
  GtkLabel           *undecided;
  GtkLabel           *proposed;
  GtkWidget          *branch_area;
  GtkEditable        *branch;
  JinImportSheetView *view;

  /* Owned */
  JinImport  *import;
  GListModel *targets;
  GPtrArray  *entities; /* JinEntity, in the order of the choice */
  gulong      ledger_handler;
};

G_DEFINE_FINAL_TYPE (JinImportColumnsPage, jin_import_columns_page, ADW_TYPE_BIN)

enum {
  LEDGER_CHOSEN,
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static guint
current_sheet (JinImportColumnsPage *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->sheets);

  return row != NULL ? gtk_list_box_row_get_index (row) : 0;
}

static char *
summarise (const JinImportSheet *sheet)
{
  guint            matched = 0;
  guint            out = 0;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  if (sheet->head_first < 0)
    return g_strdup (_ ("No headings recognised"));
  for (guint i = 0; i < sheet->columns->len; i++)
    {
      if (g_array_index (sheet->columns, JinImportColumn, i).n_fields > 0)
        matched++;
      else
        out++;
    }
  /* Translators: %u is a number of columns */
  first = g_strdup_printf (ngettext ("%u column matched", "%u columns matched", matched), matched);
  /* Translators: %u is a number of columns */
  second = g_strdup_printf (ngettext ("%u left out", "%u left out", out), out);
  /* Translators: how many columns are matched, and how many left out */
  return g_strdup_printf (C_ ("columns", "%s, %s"), first, second);
}

/* What the list of sheets says below a name. */
static char *
describe_sheet (const JinImportSheet *sheet)
{
  g_autofree char *summary = summarise (sheet);

  /* Translators: a sheet that the spreadsheet hides; %s is what is said of its columns */
  return sheet->preview->hidden ? g_strdup_printf (_ ("Hidden. %s"), summary) : g_steal_pointer (&summary);
}

/* The headings that nobody has decided about, or that were guessed by what their columns hold. */
static char *
list_heads (const JinImportSheet *sheet, gboolean proposed)
{
  GString *heads = g_string_new (NULL);

  for (guint i = 0; sheet->head_first >= 0 && i < sheet->columns->len; i++)
    {
      const JinImportColumn *column = &g_array_index (sheet->columns, JinImportColumn, i);

      if (proposed ? column->proposed : column->undecided)
        /* Translators: %s is the heading of a column in a spreadsheet, quoted in a list of them without separator */
        g_string_append_printf (heads, _ ("“%s”"), column->head);
    }
  return g_string_free (heads, FALSE);
}

/* Columns to look at are named: they may be out of sight. */
static void
show_hints (JinImportColumnsPage *self, const JinImportSheet *sheet)
{
  g_autofree char *undecided = list_heads (sheet, FALSE);
  g_autofree char *proposed = list_heads (sheet, TRUE);
  /* Translators: %s is one or several headings in quotation marks */
  g_autofree char *choose = g_strdup_printf (_ ("%s can mean several things. Please choose over the column what it fills, or that it is not imported."), undecided);
  /* Translators: %s is one or several headings in quotation marks */
  g_autofree char *look = g_strdup_printf (_ ("%s: the heading does not say what stands there, so the field was chosen by what the column holds. Please look whether it is right."), proposed);

  gtk_label_set_text (self->undecided, choose);
  gtk_widget_set_visible (GTK_WIDGET (self->undecided), *undecided != '\0');
  gtk_label_set_text (self->proposed, look);
  gtk_widget_set_visible (GTK_WIDGET (self->proposed), *proposed != '\0');
}

/* ---- branch ---- */

static void
show_branch (JinImportColumnsPage *self, guint sheet)
{
  const char *branch = jin_import_get_sheet (self->import, sheet)->branch;

  if (g_strcmp0 (gtk_editable_get_text (self->branch), branch != NULL ? branch : "") != 0)
    gtk_editable_set_text (self->branch, branch != NULL ? branch : "");
  gtk_widget_set_visible (self->branch_area, jin_import_has_branch (self->import, sheet));
}

static void
branch_changed_cb (JinImportColumnsPage *self)
{
  if (self->import != NULL)
    jin_import_set_branch (self->import, current_sheet (self), gtk_editable_get_text (self->branch));
}

/* ---- sheets ---- */

static void
included_cb (GtkCheckButton *check, JinImportColumnsPage *self)
{
  GtkListBoxRow *row = GTK_LIST_BOX_ROW (gtk_widget_get_ancestor (GTK_WIDGET (check), GTK_TYPE_LIST_BOX_ROW));

  jin_import_set_included (self->import, gtk_list_box_row_get_index (row), gtk_check_button_get_active (check));
  gtk_list_box_select_row (self->sheets, row);
  g_signal_emit (self, signals[CHANGED], 0);
}

static GtkWidget *
create_sheet_row (JinImportColumnsPage *self, const JinImportSheet *sheet)
{
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget       *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget       *check = gtk_check_button_new ();
  GtkWidget       *name = gtk_label_new (sheet->preview->name);
  g_autofree char *text = describe_sheet (sheet);
  GtkWidget       *detail = gtk_label_new (text);
  g_autofree char *spoken = NULL;

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), sheet->included);
  gtk_widget_set_sensitive (check, sheet->head_first >= 0);
  /* Translators: a check box; %s is the name of a sheet of the file */
  spoken = g_strdup_printf (_ ("Import the sheet “%s”"), sheet->preview->name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_signal_connect_object (check, "toggled", G_CALLBACK (included_cb), self, 0);
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (name, sheet->preview->name);
  gtk_label_set_xalign (GTK_LABEL (detail), 0);
  gtk_label_set_wrap (GTK_LABEL (detail), TRUE);
  gtk_widget_add_css_class (detail, "caption");
  gtk_widget_add_css_class (detail, "dim-label");
  gtk_box_append (GTK_BOX (texts), name);
  gtk_box_append (GTK_BOX (texts), detail);
  gtk_box_append (GTK_BOX (box), check);
  gtk_box_append (GTK_BOX (box), texts);
  g_object_set_data (G_OBJECT (box), "detail", detail);
  return box;
}

static void
fill_sheets (JinImportColumnsPage *self)
{
  GtkListBoxRow *first = NULL;
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->sheets, 0)) != NULL)
    gtk_list_box_remove (self->sheets, GTK_WIDGET (row));
  for (guint i = 0; i < jin_import_n_sheets (self->import); i++)
    {
      const JinImportSheet *sheet = jin_import_get_sheet (self->import, i);

      gtk_list_box_append (self->sheets, create_sheet_row (self, sheet));
      if (first == NULL && sheet->included)
        first = gtk_list_box_get_row_at_index (self->sheets, i);
    }
  gtk_widget_set_visible (self->sheets_area, jin_import_n_sheets (self->import) > 1);
  gtk_list_box_select_row (self->sheets, first);
}

static void
sheet_selected_cb (JinImportColumnsPage *self, GtkListBoxRow *row)
{
  guint sheet;

  if (row == NULL)
    return;
  sheet = gtk_list_box_row_get_index (row);
  gtk_widget_set_visible (self->no_head, jin_import_get_sheet (self->import, sheet)->head_first < 0);
  show_hints (self, jin_import_get_sheet (self->import, sheet));
  show_branch (self, sheet);
  jin_import_sheet_view_show (self->view, self->import, sheet, self->targets);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* ---- columns ---- */

/* Whether two targets share a field: "unit+post" and "post" do. */
static gboolean
overlap (const char *a, const char *b)
{
  const char    *dot_a = strchr (a, '.');
  const char    *dot_b = strchr (b, '.');
  g_auto (GStrv) left = g_strsplit (dot_a != NULL ? dot_a + 1 : a, "+", -1);
  g_auto (GStrv) right = g_strsplit (dot_b != NULL ? dot_b + 1 : b, "+", -1);

  if (*a == '\0' || *b == '\0' || (dot_a == NULL) != (dot_b == NULL))
    return FALSE;
  for (guint i = 0; left[i] != NULL; i++)
    if (g_strv_contains ((const char *const *)right, left[i]))
      return TRUE;
  return FALSE;
}

/* A field is filled by one column: the one chosen last. */
static void
release_others (JinImportColumnsPage *self, guint sheet, int column, const char *target)
{
  const GArray *columns = jin_import_get_sheet (self->import, sheet)->columns;

  for (guint i = 0; i < columns->len; i++)
    {
      const JinImportColumn *other = &g_array_index (columns, JinImportColumn, i);
      g_autofree char       *taken = jin_import_column_target (self->import, other);

      if (other->column != column && overlap (taken, target))
        jin_import_set_target (self->import, sheet, other->column, "", NULL);
    }
}

static void
target_chosen_cb (JinImportColumnsPage *self, int column, const char *target)
{
  g_autoptr (GError) error = NULL;
  guint              sheet = current_sheet (self);
  g_autofree char   *text = NULL;
  GtkListBoxRow     *row = gtk_list_box_get_row_at_index (self->sheets, sheet);

  release_others (self, sheet, column, target);
  if (!jin_import_set_target (self->import, sheet, column, target, &error))
    g_warning ("A column could not be set to a field that was offered: %s", error->message);
  jin_import_sheet_view_refresh (self->view);
  show_hints (self, jin_import_get_sheet (self->import, sheet));
  show_branch (self, sheet);
  text = describe_sheet (jin_import_get_sheet (self->import, sheet));
  gtk_label_set_text (g_object_get_data (G_OBJECT (gtk_list_box_row_get_child (row)), "detail"), text);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* ---- ledgers ---- */

static void
ledger_chosen_cb (JinImportColumnsPage *self)
{
  guint chosen = gtk_drop_down_get_selected (self->ledgers);

  if (chosen != GTK_INVALID_LIST_POSITION)
    g_signal_emit (self, signals[LEDGER_CHOSEN], 0, g_ptr_array_index (self->entities, chosen));
}

/* Ledgers that can't tell their rows apart are not imported. */
static void
fill_ledgers (JinImportColumnsPage *self, const JinEntities *entities)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  const JinEntity          *own = jin_import_get_entity (self->import);

  g_signal_handler_block (self->ledgers, self->ledger_handler);
  g_ptr_array_set_size (self->entities, 0);
  for (int i = 0; i < entities->n_items; i++)
    if (entities->items[i]->match != NULL)
      {
        g_ptr_array_add (self->entities, (gpointer)entities->items[i]);
        gtk_string_list_append (names, jin_entity_plural (entities->items[i]));
      }
  gtk_drop_down_set_model (self->ledgers, G_LIST_MODEL (names));
  for (guint i = 0; i < self->entities->len; i++)
    if (jin_entity_same (g_ptr_array_index (self->entities, i), own))
      gtk_drop_down_set_selected (self->ledgers, i);
  g_signal_handler_unblock (self->ledgers, self->ledger_handler);
}

static void
jin_import_columns_page_dispose (GObject *object)
{
  JinImportColumnsPage *self = JIN_IMPORT_COLUMNS_PAGE (object);

  g_clear_object (&self->import);
  g_clear_object (&self->targets);
  g_clear_pointer (&self->entities, g_ptr_array_unref);
  G_OBJECT_CLASS (jin_import_columns_page_parent_class)->dispose (object);
}

static void
jin_import_columns_page_class_init (JinImportColumnsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jin_import_columns_page_dispose;
  signals[LEDGER_CHOSEN] = g_signal_new ("ledger-chosen", JIN_TYPE_IMPORT_COLUMNS_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[CHANGED] = g_signal_new ("changed", JIN_TYPE_IMPORT_COLUMNS_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (JIN_TYPE_IMPORT_SHEET_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/jinqiu/Jinqiu/ui/jin-import-columns-page.ui");
  gtk_widget_class_bind_template_child (widget_class, JinImportColumnsPage, ledgers);
  gtk_widget_class_bind_template_child (widget_class, JinImportColumnsPage, sheets_area);
  gtk_widget_class_bind_template_child (widget_class, JinImportColumnsPage, sheets);
  gtk_widget_class_bind_template_child (widget_class, JinImportColumnsPage, no_head);
  gtk_widget_class_bind_template_child (widget_class, JinImportColumnsPage, undecided);
  gtk_widget_class_bind_template_child (widget_class, JinImportColumnsPage, proposed);
  gtk_widget_class_bind_template_child (widget_class, JinImportColumnsPage, branch_area);
  gtk_widget_class_bind_template_child (widget_class, JinImportColumnsPage, branch);
  gtk_widget_class_bind_template_callback (widget_class, branch_changed_cb);
  gtk_widget_class_bind_template_child (widget_class, JinImportColumnsPage, view);
  gtk_widget_class_bind_template_callback (widget_class, sheet_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, target_chosen_cb);
}

static void
jin_import_columns_page_init (JinImportColumnsPage *self)
{
  self->entities = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  self->ledger_handler = g_signal_connect_swapped (self->ledgers, "notify::selected", G_CALLBACK (ledger_chosen_cb), self);
}

void
jin_import_columns_page_set_import (JinImportColumnsPage *self, JinImport *import, const JinEntities *entities)
{
  g_return_if_fail (JIN_IS_IMPORT_COLUMNS_PAGE (self));
  g_return_if_fail (JIN_IS_IMPORT (import) && entities != NULL);
  g_set_object (&self->import, import);
  g_clear_object (&self->targets);
  self->targets = jin_import_targets_new (import);
  fill_ledgers (self, entities);
  fill_sheets (self);
}

gboolean
jin_import_columns_page_is_ready (JinImportColumnsPage *self)
{
  g_return_val_if_fail (JIN_IS_IMPORT_COLUMNS_PAGE (self), FALSE);
  for (guint i = 0; self->import != NULL && i < jin_import_n_sheets (self->import); i++)
    if (jin_import_get_sheet (self->import, i)->included)
      return TRUE;
  return FALSE;
}

char *
jin_import_columns_page_summary (JinImportColumnsPage *self)
{
  g_return_val_if_fail (JIN_IS_IMPORT_COLUMNS_PAGE (self) && self->import != NULL, NULL);
  return summarise (jin_import_get_sheet (self->import, current_sheet (self)));
}
