/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "office/jin-person.h"
#include "record/jin-filter-term.h"
#include "ui/jin-chip-box.h"
#include "ui/jin-filter-editor.h"
#include "ui/jin-filter-row.h"
#include "ui/jin-ledger-page.h"
#include "ui/jin-record-list.h"
#include "ui/jin-sort-dialog.h"
#include "ui/jin-view-list.h"
#include "ui/jin-view-table.h"
#include "ui-test.h"

#include <string.h>

/* Conditions, several sort keys and saved lists, through the window. */

#define N_PEOPLE 60

typedef struct
{
  UiTest         test;
  JinPage       *page;
  JinRecordList *list;
  GtkWidget     *editor;
} Fixture;

static GtkWidget *
find_window (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (window, type))
        return window;
    }
  return NULL;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  ui_test_set_up (&fixture->test, N_PEOPLE);
  ui_test_settle ();
  jin_window_show_page (fixture->test.window, "person");
  fixture->page = ui_test_wait_for_page (&fixture->test, JIN_TYPE_LEDGER_PAGE);
  fixture->list = JIN_RECORD_LIST (ui_test_find (fixture->page, JIN_TYPE_RECORD_LIST, NULL));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  ui_test_tear_down (&fixture->test);
}

static guint
n_rows (Fixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (jin_record_list_get_rows (fixture->list)));
}

static void
open_editor (Fixture *fixture)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "ledger.filter", NULL);
  ui_test_settle ();
  fixture->editor = find_window (JIN_TYPE_FILTER_EDITOR);
  g_assert_nonnull (fixture->editor);
}

static GtkStack *
get_stack (Fixture *fixture)
{
  return GTK_STACK (ui_test_find (fixture->editor, GTK_TYPE_STACK, NULL));
}

static void
show_shape (Fixture *fixture, const char *shape)
{
  gtk_stack_set_visible_child_name (get_stack (fixture), shape);
}

static void
type_text (Fixture *fixture, const char *text)
{
  GtkTextView *view = GTK_TEXT_VIEW (ui_test_find (fixture->editor, GTK_TYPE_TEXT_VIEW, NULL));

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (view), text, -1);
}

static char *
dup_text (Fixture *fixture)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (ui_test_find (fixture->editor, GTK_TYPE_TEXT_VIEW, NULL)));
  GtkTextIter    start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

/* From text to conditions and back nothing is lost, and every filter finds the same rows. */
static void
test_shapes (Fixture *fixture, gconstpointer data)
{
  static const char *const filters[] = {
      "age>=70",
      "sex in ('2') and age>=70",
      "health in ('4','5','6') or living in ('3')",
      "age>=70 and (health in ('4','5') or living in ('3'))",
      "not (age>=70 or sex in ('2'))",
      "not (age>=70 and sex in ('2'))",
      "branch.kind in ('branch')",
      "branch.name~'一'",
      "count(attendance where state in ('1','2') and year(activity.start)=thisyear)<3",
      "not last(visit.date)>=today-90",
      "count(visit where date>=2026-01-01 and (leader~'张' or gift_money>=100.00))>=1",
      "not party_join is empty and month(birth)=thismonth",
      "branch=1", /* more than the form can say: stays text in its row */
  };

  for (guint i = 0; i < G_N_ELEMENTS (filters); i++)
    {
      g_autofree char *text = NULL;
      g_autofree char *whole = g_strdup_printf ("%s and (%s)", JIN_ROSTER_FILTER, filters[i]);

      open_editor (fixture);
      show_shape (fixture, "text");
      type_text (fixture, filters[i]);
      show_shape (fixture, "conditions");
      g_assert_cmpstr (gtk_stack_get_visible_child_name (get_stack (fixture)), ==, "conditions");
      g_assert_nonnull (ui_test_find (fixture->editor, JIN_TYPE_FILTER_ROW, NULL));
      show_shape (fixture, "text");
      text = dup_text (fixture);
      g_assert_cmpstr (text, ==, filters[i]);
      ui_test_click (fixture->editor, "_Apply");
      g_assert_null (find_window (JIN_TYPE_FILTER_EDITOR));
      g_assert_cmpint (n_rows (fixture), ==, ui_test_count (&fixture->test, &jin_person_entity, whole));
    }
}

static GtkDropDown *
choice (gpointer row, const char *name)
{
  g_autoptr (GPtrArray) all = ui_test_all (row);
  int                   n = g_str_equal (name, "Field") ? 0 : 1;

  for (guint i = 0; i < all->len; i++)
    if (GTK_IS_DROP_DOWN (all->pdata[i]) && n-- == 0)
      return all->pdata[i];
  g_assert_not_reached ();
}

static void
choose (GtkDropDown *drop_down, const char *label)
{
  GListModel *model = gtk_drop_down_get_model (drop_down);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    if (g_str_equal (gtk_string_list_get_string (GTK_STRING_LIST (model), i), label))
      {
        gtk_drop_down_set_selected (drop_down, i);
        return;
      }
  g_error ("There is no “%s”", label);
}

/* A condition is chosen, its value typed; what is missing is said, and the foot tells how many are found. */
static void
test_condition (Fixture *fixture, gconstpointer data)
{
  GtkWidget       *row, *entry;
  g_autofree char *found = NULL;
  gint64           expected = ui_test_count (&fixture->test, &jin_person_entity, JIN_ROSTER_FILTER " and age>=80");

  open_editor (fixture);
  row = ui_test_find (fixture->editor, JIN_TYPE_FILTER_ROW, NULL);
  choose (choice (row, "Field"), "Age");
  choose (choice (row, "Comparison"), "at least");
  ui_test_settle ();
  ui_test_click (fixture->editor, "_Apply");
  g_assert_nonnull (find_window (JIN_TYPE_FILTER_EDITOR));
  g_assert_true (gtk_widget_get_visible (ui_test_find (row, GTK_TYPE_LABEL, "Say what to look for first.")));
  entry = ui_test_find (row, GTK_TYPE_ENTRY, NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), "80");
  ui_test_settle ();
  /* The typing starts the count after a moment. */
  for (int i = 0; i < 100 && ui_test_find (fixture->editor, GTK_TYPE_LABEL, "Age at least 80") == NULL; i++)
    {
      g_usleep (10000);
      ui_test_settle ();
    }
  g_assert_nonnull (ui_test_find (fixture->editor, GTK_TYPE_LABEL, "Age at least 80"));
  found = g_strdup_printf ("%d found", (int)expected);
  g_assert_nonnull (ui_test_find (fixture->editor, GTK_TYPE_LABEL, found));
  ui_test_click (fixture->editor, "_Apply");
  g_assert_cmpint (n_rows (fixture), ==, expected);
  /* The chip leads back to the condition. */
  ui_test_click (ui_test_find (fixture->page, JIN_TYPE_CHIP_BOX, NULL), "Age at least 80");
  fixture->editor = find_window (JIN_TYPE_FILTER_EDITOR);
  g_assert_nonnull (fixture->editor);
  row = ui_test_find (fixture->editor, JIN_TYPE_FILTER_ROW, NULL);
  ui_test_click (row, "Take Away This Condition");
  ui_test_click (fixture->editor, "_Apply");
  g_assert_cmpint (n_rows (fixture), ==, ui_test_count (&fixture->test, &jin_person_entity, JIN_ROSTER_FILTER));
}

/* A fault in the text says where it is, and is not left before it is mended. */
static void
test_fault (Fixture *fixture, gconstpointer data)
{
  static const char  fault[] = "age>=80 and helth=1";
  g_autoptr (GError) error = NULL;
  glong              position;

  g_assert_null (jin_filter_parse_at (jin_store_get_entities (fixture->test.store), &jin_person_entity, fault, &position, &error));
  g_assert_cmpint (position, ==, strlen ("age>=80 and "));
  open_editor (fixture);
  show_shape (fixture, "text");
  type_text (fixture, fault);
  show_shape (fixture, "conditions");
  g_assert_cmpstr (gtk_stack_get_visible_child_name (get_stack (fixture)), ==, "text");
  g_assert_nonnull (ui_test_find (fixture->editor, GTK_TYPE_LABEL, error->message));
  ui_test_click (fixture->editor, "_Apply");
  g_assert_nonnull (find_window (JIN_TYPE_FILTER_EDITOR));
  type_text (fixture, "age>=80 and health=1");
  show_shape (fixture, "conditions");
  g_assert_cmpstr (gtk_stack_get_visible_child_name (get_stack (fixture)), ==, "conditions");
  ui_test_click (fixture->editor, "_Cancel");
}

/* -1 when it is unknown, which stands last. */
static int
age (JinRecord *person)
{
  return jin_record_is_empty (person, JIN_PERSON_BIRTH) ? -1 : jin_date_age (jin_record_get_date (person, JIN_PERSON_BIRTH), JIN_DATE (2026, 11, 20), NULL);
}

/* A further key sorts among equals; the dialog shows them, and leads back to the office's own order. */
static void
test_sort_keys (Fixture *fixture, gconstpointer data)
{
  JinStoreList *rows = jin_record_list_get_rows (fixture->list);
  gint64        first = jin_store_list_get_id (rows, 0);
  GtkWidget    *dialog;

  jin_record_list_set_sort (fixture->list, "branch");
  jin_record_list_add_sort (fixture->list, JIN_PERSON_AGE);
  jin_record_list_add_sort (fixture->list, JIN_PERSON_AGE);
  g_assert_cmpstr (jin_record_list_get_sort (fixture->list), ==, "branch, -age");
  ui_test_settle ();
  for (guint i = 1; i < n_rows (fixture); i++)
    {
      g_autoptr (JinRecord) one = jin_store_get (fixture->test.store, &jin_person_entity, jin_store_list_get_id (rows, i - 1), NULL);
      g_autoptr (JinRecord) other = jin_store_get (fixture->test.store, &jin_person_entity, jin_store_list_get_id (rows, i), NULL);

      if (jin_record_get_ref (one, JIN_PERSON_BRANCH) == jin_record_get_ref (other, JIN_PERSON_BRANCH))
        g_assert_cmpint (age (one), >=, age (other));
    }
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "ledger.sort-by", NULL);
  ui_test_settle ();
  dialog = find_window (JIN_TYPE_SORT_DIALOG);
  ui_test_click (dialog, "_Apply");
  g_assert_cmpstr (jin_record_list_get_sort (fixture->list), ==, "branch, -age");
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "ledger.sort-by", NULL);
  ui_test_settle ();
  ui_test_click (find_window (JIN_TYPE_SORT_DIALOG), "The List's _Own Order");
  g_assert_cmpstr (jin_record_list_get_sort (fixture->list), ==, "");
  g_assert_cmpint (jin_store_list_get_id (rows, 0), ==, first);
}

static const JinListView *
choose_last (JinViewList *lists)
{
  jin_view_list_choose (lists, jin_view_list_get_size (lists) - 1);
  ui_test_settle ();
  return jin_view_list_get_chosen (lists);
}

/* Saved, moved, changed and removed. */
static void
test_saved_lists (Fixture *fixture, gconstpointer data)
{
  JinViewList *lists = JIN_VIEW_LIST (ui_test_find (fixture->page, JIN_TYPE_VIEW_LIST, NULL));
  guint        n_builtin = jin_view_list_get_size (lists);
  gint64       first;

  jin_view_list_save (lists, "一", "age>=80", "name,age", "-age");
  ui_test_settle ();
  jin_view_list_save (lists, "二", "age<80", "name,age", "");
  ui_test_settle ();
  g_assert_cmpint (jin_view_list_get_size (lists), ==, n_builtin + 2);
  g_assert_cmpstr (choose_last (lists)->name, ==, "二");
  gtk_widget_activate_action (GTK_WIDGET (lists), "views.earlier", "x", jin_view_list_get_chosen (lists)->id);
  ui_test_settle ();
  /* The chosen list stays so where it stands now. */
  g_assert_cmpstr (jin_view_list_get_chosen (lists)->name, ==, "二");
  g_assert_cmpstr (choose_last (lists)->name, ==, "一");
  g_assert_cmpstr (jin_record_list_get_sort (fixture->list), ==, "-age");
  g_assert_cmpint (n_rows (fixture), ==, ui_test_count (&fixture->test, &jin_person_entity, "age>=80"));
  /* What is shown becomes the list. */
  jin_chip_box_add (JIN_CHIP_BOX (ui_test_find (fixture->page, JIN_TYPE_CHIP_BOX, NULL)), "sex in ('2')", "women");
  ui_test_settle ();
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "ledger.update-view", NULL);
  ui_test_settle ();
  g_assert_cmpint (n_rows (fixture), ==, ui_test_count (&fixture->test, &jin_person_entity, "age>=80 and sex=2"));
  g_assert_null (ui_test_find (fixture->page, GTK_TYPE_BUTTON, "women"));
  first = jin_view_list_get_chosen (lists)->id;
  gtk_widget_activate_action (GTK_WIDGET (lists), "views.remove", "x", first);
  ui_test_settle ();
  g_assert_cmpint (jin_view_list_get_size (lists), ==, n_builtin + 1);
  /* As the toast offers. */
  gtk_widget_activate_action (GTK_WIDGET (fixture->test.window), "win.undo", NULL);
  ui_test_settle ();
  g_assert_cmpint (jin_view_list_get_size (lists), ==, n_builtin + 2);
}

int
main (int argc, char *argv[])
{
  ui_test_init (&argc, &argv, FALSE);
#define ADD(name, function) g_test_add ("/ui/filter-editor/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("shapes", test_shapes);
  ADD ("condition", test_condition);
  ADD ("fault", test_fault);
  ADD ("sort-keys", test_sort_keys);
  ADD ("saved-lists", test_saved_lists);
  return ui_test_run ();
}
