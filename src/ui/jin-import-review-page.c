/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ui/jin-accessible.h"
#include "ui/jin-gradual.h"
#include "ui/jin-import-detail.h"
#include "ui/jin-import-marks-view.h"
#include "ui/jin-import-review-page.h"
#include "ui/jin-import-row-list.h"
#include "ui/jin-wrap-box.h"

struct _JinImportReviewPage
{
  AdwBin parent_instance;

  /* Template */
  AdwBin             *tabs;
  JinImportMarksView *marks;
  GtkListView        *list;
  GtkStack           *stack;
  JinImportDetail    *detail;
  GtkSwitch          *all_or_nothing;
  GtkWidget          *save;

  /* Borrowed */
  GtkToggleButton *buttons[JIN_IMPORT_N_VERDICTS];

  /* Owned */
  JinStore           *store;
  JinImport          *import;
  JinContext          context;
  GArray             *rows[JIN_IMPORT_N_VERDICTS]; /* guint: rows of each tab */
  JinImportRowList   *model;
  GtkSliceListModel  *shown; /* rows of the model */
  GtkSingleSelection *selection;
  GPtrArray          *bound; /* GtkListItem: those that show a row */
};

G_DEFINE_FINAL_TYPE (JinImportReviewPage, jin_import_review_page, ADW_TYPE_BIN)

enum {
  CHANGED,
  SAVE_REJECTS,
  MARKS_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const char *const verdict_names[] = {
    [JIN_IMPORT_NEW] = NC_ ("import verdict", "New"),
                            [JIN_IMPORT_CHANGED] = NC_ ("import verdict", "Updated"),
                                                        [JIN_IMPORT_SAME] = NC_ ("import verdict", "Same"),
                                                                                 [JIN_IMPORT_DOUBTFUL] = NC_ ("import verdict", "To be decided"),
                                                                                                              [JIN_IMPORT_REJECTED] = NC_ ("import verdict", "Not imported"),
};

G_STATIC_ASSERT (G_N_ELEMENTS (verdict_names) == JIN_IMPORT_N_VERDICTS);

static JinImportChoice
choice_of (JinImportReviewPage *self, guint row)
{
  return jin_import_get_row (self->import, row)->choice;
}

/* Whether a row that is to be imported is not, or not yet. */
static gboolean
has_rejects (JinImportReviewPage *self)
{
  return self->import != NULL && jin_import_n_rows (self->import) - self->rows[JIN_IMPORT_SAME]->len > jin_import_review_page_n_to_write (self);
}

static void
changed_cb (JinImportReviewPage *self)
{
  gtk_widget_set_sensitive (self->save, has_rejects (self));
  g_signal_emit (self, signals[CHANGED], 0);
}

/* ---- rows ---- */

/* The parts of one row's widget. */
typedef struct
{
  GtkCheckButton *check;
  GtkInscription *title;
  GtkInscription *place;
  GtkLabel       *remarks;
  GtkLabel       *state;
  guint           row;
  gboolean        binding;
} RowWidget;

static void bind_row (JinImportReviewPage *self, RowWidget *widget);

static void
set_choice (JinImportReviewPage *self, guint row, JinImportChoice choice)
{
  if (choice_of (self, row) == choice)
    return;
  jin_import_choose (self->import, row, choice);
  for (guint i = 0; i < self->bound->len; i++)
    {
      RowWidget *widget = g_object_get_data (g_ptr_array_index (self->bound, i), "row");

      if (widget->row == row)
        bind_row (self, widget);
    }
  changed_cb (self);
}

static void
toggled_cb (GtkCheckButton *check, JinImportReviewPage *self)
{
  RowWidget *widget = g_object_get_data (G_OBJECT (check), "row");

  if (!widget->binding)
    set_choice (self, widget->row, gtk_check_button_get_active (check) ? JIN_IMPORT_AS_FOUND : JIN_IMPORT_LEAVE_OUT);
}

static const char *
describe_choice (const JinImportRow *line, JinImportChoice choice)
{
  if (line->verdict != JIN_IMPORT_DOUBTFUL)
    return choice == JIN_IMPORT_LEAVE_OUT ? _ ("Left out") : "";
  if (choice == JIN_IMPORT_IS_NEW)
    return C_ ("import choice", "Add");
  if (choice == JIN_IMPORT_IS_MATCH)
    return line->doubt == JIN_IMPORT_DOUBT_RECORD ? C_ ("import choice", "Update") : C_ ("import choice", "The same");
  return C_ ("import choice", "Not decided");
}

static void
bind_row (JinImportReviewPage *self, RowWidget *widget)
{
  const JinImportRow *line = jin_import_get_row (self->import, widget->row);
  JinImportChoice     choice = choice_of (self, widget->row);
  g_autofree char    *title = jin_import_row_title (self->import, widget->row);
  g_autofree char    *place = jin_import_detail_place (self->import, widget->row);
  g_autofree char    *spoken = NULL;

  widget->binding = TRUE;
  gtk_widget_set_visible (GTK_WIDGET (widget->check), line->verdict == JIN_IMPORT_NEW || line->verdict == JIN_IMPORT_CHANGED);
  gtk_check_button_set_active (widget->check, choice != JIN_IMPORT_LEAVE_OUT);
  widget->binding = FALSE;
  /* Translators: a check box; %s is what a row is called, mostly a name */
  spoken = g_strdup_printf (_ ("Import “%s”"), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget->check), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_inscription_set_text (widget->title, title);
  gtk_inscription_set_text (widget->place, place);
  gtk_label_set_text (widget->remarks, line->remarks != NULL ? line->remarks : "");
  gtk_widget_set_visible (GTK_WIDGET (widget->remarks), line->remarks != NULL);
  gtk_label_set_text (widget->state, describe_choice (line, choice));
}

static GtkLabel *
add_label (GtkWidget *box, const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

/* A list measures two hundred rows at once, most of them out of sight: an inscription costs nothing there. */
static GtkInscription *
add_line (GtkWidget *box)
{
  GtkWidget *line = gtk_inscription_new (NULL);

  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (line), GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), line);
  return GTK_INSCRIPTION (line);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, JinImportReviewPage *self)
{
  RowWidget *widget = g_new0 (RowWidget, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  widget->check = GTK_CHECK_BUTTON (gtk_check_button_new ());
  g_object_set_data (G_OBJECT (widget->check), "row", widget);
  g_signal_connect_object (widget->check, "toggled", G_CALLBACK (toggled_cb), self, 0);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (widget->check));
  gtk_box_append (GTK_BOX (box), texts);
  widget->title = add_line (texts);
  widget->place = add_line (texts);
  gtk_widget_add_css_class (GTK_WIDGET (widget->place), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (widget->place), "caption");
  widget->remarks = add_label (texts, "import-remark");
  gtk_label_set_wrap (widget->remarks, TRUE);
  gtk_label_set_wrap_mode (widget->remarks, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (widget->remarks, 2);
  widget->state = add_label (box, "dim-label");
  gtk_list_item_set_child (item, box);
  g_object_set_data_full (G_OBJECT (item), "row", widget, g_free);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, JinImportReviewPage *self)
{
  RowWidget       *widget = g_object_get_data (G_OBJECT (item), "row");
  guint            row = jin_import_row_item_get_row (gtk_list_item_get_item (item));
  g_autofree char *title = jin_import_row_title (self->import, row);

  widget->row = row;
  bind_row (self, widget);
  jin_accessible_name_row (item, title);
  g_ptr_array_add (self->bound, item);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, JinImportReviewPage *self)
{
  if (self->bound != NULL)
    g_ptr_array_remove_fast (self->bound, item);
}

/* Enter on a row takes it in or leaves it out. */
static void
activated_cb (JinImportReviewPage *self, guint position)
{
  g_autoptr (JinImportRowItem) item = g_list_model_get_item (G_LIST_MODEL (self->selection), position);
  guint                        row = jin_import_row_item_get_row (item);
  JinImportVerdict             verdict = jin_import_get_row (self->import, row)->verdict;

  if (verdict == JIN_IMPORT_NEW || verdict == JIN_IMPORT_CHANGED)
    set_choice (self, row, choice_of (self, row) == JIN_IMPORT_AS_FOUND ? JIN_IMPORT_LEAVE_OUT : JIN_IMPORT_AS_FOUND);
}

/* ---- the row at hand ---- */

static void
selected_cb (JinImportReviewPage *self)
{
  JinImportRowItem *item = gtk_single_selection_get_selected_item (self->selection);
  guint             row;

  gtk_stack_set_visible_child_name (self->stack, item != NULL ? "row" : "none");
  if (item == NULL)
    {
      jin_import_detail_clear (self->detail);
      return;
    }
  row = jin_import_row_item_get_row (item);
  jin_import_detail_show (self->detail, self->store, self->import, row, choice_of (self, row), &self->context);
}

static void
chosen_cb (JinImportReviewPage *self, int choice)
{
  JinImportRowItem *item = gtk_single_selection_get_selected_item (self->selection);

  if (item != NULL)
    set_choice (self, jin_import_row_item_get_row (item), choice);
}

/* ---- tabs ---- */

static void
tab_cb (GtkToggleButton *button, JinImportReviewPage *self)
{
  if (!gtk_toggle_button_get_active (button) || self->import == NULL)
    return;
  for (int i = 0; i < JIN_IMPORT_N_VERDICTS; i++)
    if (self->buttons[i] == button)
      {
        jin_gradual_begin (self->shown);
        jin_import_row_list_set_rows (self->model, self->rows[i]);
      }
  selected_cb (self);
}

static void
create_tabs (JinImportReviewPage *self)
{
  GtkWidget *box = jin_wrap_box_new (0, 6);

  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("What will become of the rows"), -1);
  gtk_widget_add_css_class (box, "page-tabs");
  for (int i = 0; i < JIN_IMPORT_N_VERDICTS; i++)
    {
      self->buttons[i] = GTK_TOGGLE_BUTTON (gtk_toggle_button_new ());
      gtk_widget_add_css_class (GTK_WIDGET (self->buttons[i]), "flat");
      if (i > 0)
        gtk_toggle_button_set_group (self->buttons[i], self->buttons[0]);
      g_signal_connect (self->buttons[i], "toggled", G_CALLBACK (tab_cb), self);
      jin_wrap_box_append (JIN_WRAP_BOX (box), GTK_WIDGET (self->buttons[i]));
    }
  adw_bin_set_child (self->tabs, box);
}

static void
fill_tabs (JinImportReviewPage *self)
{
  int first = -1;

  for (int i = 0; i < JIN_IMPORT_N_VERDICTS; i++)
    {
      g_autofree char *label = NULL;

      /* Translators: a tab of the import: what becomes of rows, and how many they are: “New 12” */
      label = g_strdup_printf (_ ("%s %u"), g_dpgettext2 (GETTEXT_PACKAGE, "import verdict", verdict_names[i]), self->rows[i]->len);
      gtk_button_set_label (GTK_BUTTON (self->buttons[i]), label);
      if (first < 0 && self->rows[i]->len > 0)
        first = i;
    }
  first = MAX (first, 0);
  if (gtk_toggle_button_get_active (self->buttons[first]))
    tab_cb (self->buttons[first], self);
  else
    gtk_toggle_button_set_active (self->buttons[first], TRUE);
}

static void
save_cb (JinImportReviewPage *self)
{
  g_signal_emit (self, signals[SAVE_REJECTS], 0);
}

static void
marks_changed_cb (JinImportReviewPage *self)
{
  g_signal_emit (self, signals[MARKS_CHANGED], 0);
}

/* ---- class ---- */

static void
jin_import_review_page_dispose (GObject *object)
{
  JinImportReviewPage *self = JIN_IMPORT_REVIEW_PAGE (object);

  if (self->model != NULL)
    jin_import_review_page_release (self);
  g_clear_object (&self->selection);
  g_clear_object (&self->shown);
  g_clear_object (&self->model);
  g_clear_object (&self->store);
  g_clear_pointer (&self->bound, g_ptr_array_unref);
  for (int i = 0; i < JIN_IMPORT_N_VERDICTS; i++)
    g_clear_pointer (&self->rows[i], g_array_unref);
  G_OBJECT_CLASS (jin_import_review_page_parent_class)->dispose (object);
}

static void
jin_import_review_page_class_init (JinImportReviewPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jin_import_review_page_dispose;
  signals[CHANGED] = g_signal_new ("changed", JIN_TYPE_IMPORT_REVIEW_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SAVE_REJECTS] = g_signal_new ("save-rejects", JIN_TYPE_IMPORT_REVIEW_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[MARKS_CHANGED] = g_signal_new ("marks-changed", JIN_TYPE_IMPORT_REVIEW_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (JIN_TYPE_IMPORT_DETAIL);
  g_type_ensure (JIN_TYPE_IMPORT_MARKS_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/jinqiu/Jinqiu/ui/jin-import-review-page.ui");
  gtk_widget_class_bind_template_child (widget_class, JinImportReviewPage, tabs);
  gtk_widget_class_bind_template_child (widget_class, JinImportReviewPage, marks);
  gtk_widget_class_bind_template_child (widget_class, JinImportReviewPage, list);
  gtk_widget_class_bind_template_child (widget_class, JinImportReviewPage, stack);
  gtk_widget_class_bind_template_child (widget_class, JinImportReviewPage, detail);
  gtk_widget_class_bind_template_child (widget_class, JinImportReviewPage, all_or_nothing);
  gtk_widget_class_bind_template_child (widget_class, JinImportReviewPage, save);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, marks_changed_cb);
}

static void
jin_import_review_page_init (JinImportReviewPage *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  self->bound = g_ptr_array_new ();
  for (int i = 0; i < JIN_IMPORT_N_VERDICTS; i++)
    self->rows[i] = g_array_new (FALSE, FALSE, sizeof (guint));
  self->model = jin_import_row_list_new ();
  self->shown = jin_gradual_new (g_object_ref (G_LIST_MODEL (self->model)));
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->shown)));
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, 0);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  create_tabs (self);
}

void
jin_import_review_page_set_import (JinImportReviewPage *self, JinStore *store, JinImport *import, const JinContext *context)
{
  guint n_rows;

  g_return_if_fail (JIN_IS_IMPORT_REVIEW_PAGE (self));
  g_return_if_fail (JIN_IS_STORE (store) && JIN_IS_IMPORT (import));
  jin_import_review_page_release (self);
  n_rows = jin_import_n_rows (import);
  g_set_object (&self->store, store);
  self->import = g_object_ref (import);
  self->context = *context;
  for (int i = 0; i < JIN_IMPORT_N_VERDICTS; i++)
    g_array_set_size (self->rows[i], 0);
  for (guint i = 0; i < n_rows; i++)
    g_array_append_val (self->rows[jin_import_get_row (import, i)->verdict], i);
  jin_import_marks_view_set_import (self->marks, import);
  fill_tabs (self);
  changed_cb (self);
}

void
jin_import_review_page_release (JinImportReviewPage *self)
{
  g_return_if_fail (JIN_IS_IMPORT_REVIEW_PAGE (self));
  jin_import_row_list_set_rows (self->model, NULL);
  jin_import_marks_view_set_import (self->marks, NULL);
  g_clear_object (&self->import);
}

gboolean
jin_import_review_page_get_all_or_nothing (JinImportReviewPage *self)
{
  g_return_val_if_fail (JIN_IS_IMPORT_REVIEW_PAGE (self), FALSE);
  return gtk_switch_get_active (self->all_or_nothing);
}

guint
jin_import_review_page_n_to_write (JinImportReviewPage *self)
{
  guint n = 0;

  g_return_val_if_fail (JIN_IS_IMPORT_REVIEW_PAGE (self), 0);
  for (guint i = 0; self->import != NULL && i < jin_import_n_rows (self->import); i++)
    n += jin_import_row_is_written (jin_import_get_row (self->import, i));
  return n;
}

guint
jin_import_review_page_n_open (JinImportReviewPage *self)
{
  guint n;

  g_return_val_if_fail (JIN_IS_IMPORT_REVIEW_PAGE (self), 0);
  n = self->rows[JIN_IMPORT_REJECTED]->len;
  for (guint i = 0; self->import != NULL && i < self->rows[JIN_IMPORT_DOUBTFUL]->len; i++)
    n += choice_of (self, g_array_index (self->rows[JIN_IMPORT_DOUBTFUL], guint, i)) == JIN_IMPORT_AS_FOUND;
  return n;
}
