/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "office/jin-different-people.h"
#include "office/jin-person.h"
#include "office/jin-visit.h"
#include "ui/jin-duplicates-page.h"
#include "ui/jin-ledger-page.h"
#include "ui/jin-merge-fields.h"
#include "ui/jin-record-list.h"
#include "ui/jin-record-page.h"
#include "ui/jin-record-view.h"
#include "ui-test.h"

#define N_PEOPLE 20

typedef struct
{
  UiTest   test;
  gint64   one;
  gint64   other;
  JinPage *page;
} Fixture;

/* "陈晓明", born in a month, with an old telephone; "陈小明", born on a day, with a new one and a visit. */
static gint64
add_person (Fixture *fixture, const char *name, JinDate birth, const char *unit)
{
  g_autoptr (JinChanges) changes = jin_changes_new ("person");
  g_autoptr (JinRecord)  person = jin_record_new (&jin_person_entity);
  g_autoptr (GError)     error = NULL;
  JinContext             context = jin_context_now ();

  jin_record_set_text (person, JIN_PERSON_NAME, name);
  jin_record_set_date (person, JIN_PERSON_BIRTH, birth);
  jin_record_set_text (person, JIN_PERSON_PHONE, "13905140001");
  jin_record_set_text (person, JIN_PERSON_UNIT, unit);
  jin_changes_put (changes, person, NULL, JIN_DATE_NONE);
  jin_store_commit (fixture->test.store, changes, &context, NULL, &error);
  g_assert_no_error (error);
  return jin_record_get_id (person);
}

static void
add_visit (Fixture *fixture, gint64 person)
{
  g_autoptr (JinChanges) changes = jin_changes_new ("visit");
  g_autoptr (JinRecord)  visit = jin_record_new (&jin_visit_entity);
  g_autoptr (GError)     error = NULL;
  JinContext             context = jin_context_now ();

  jin_record_set_ref (visit, JIN_VISIT_PERSON, person, "");
  jin_record_set_date (visit, JIN_VISIT_DATE, JIN_DATE (2026, 2, 10));
  jin_changes_put (changes, visit, NULL, JIN_DATE_NONE);
  jin_store_commit (fixture->test.store, changes, &context, NULL, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  ui_test_set_up (&fixture->test, N_PEOPLE);
  fixture->one = add_person (fixture, "陈晓明", JIN_DATE (1941, 3, 0), "市水利局");
  fixture->other = add_person (fixture, "陈小明", JIN_DATE (1941, 3, 12), "市水务局");
  add_visit (fixture, fixture->other);
  ui_test_settle ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  ui_test_tear_down (&fixture->test);
}

static void
open_page (Fixture *fixture)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->test.window), "win.duplicates", "s", "person");
  fixture->page = ui_test_wait_for_page (&fixture->test, JIN_TYPE_DUPLICATES_PAGE);
}

static JinRecord *
get (Fixture *fixture, gint64 id)
{
  return jin_store_get (fixture->test.store, &jin_person_entity, id, NULL);
}

/* The button of one side's value, by its accessible words: "Former Unit: 市水务局". */
static GtkWidget *
find_choice (Fixture *fixture, const char *text)
{
  g_autoptr (GPtrArray) all = ui_test_all (fixture->page);

  for (guint i = 0; i < all->len; i++)
    {
      GtkWidget *child = GTK_IS_CHECK_BUTTON (all->pdata[i]) ? gtk_check_button_get_child (all->pdata[i]) : NULL;

      if (GTK_IS_LABEL (child) && g_str_equal (gtk_label_get_text (GTK_LABEL (child)), text))
        return all->pdata[i];
    }
  return NULL;
}

static gboolean
is_chosen (Fixture *fixture, const char *text)
{
  GtkWidget *button = find_choice (fixture, text);

  g_assert_nonnull (button);
  return gtk_check_button_get_active (GTK_CHECK_BUTTON (button));
}

static guint
n_pairs (Fixture *fixture)
{
  GtkWidget *list = ui_test_find (fixture->page, GTK_TYPE_LIST_VIEW, NULL);

  return g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list))));
}

/* The pair is proposed, the better values are chosen, another choice holds, and one step takes it all back. */
static void
test_merge (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JinRecord) kept = NULL;
  gint64                all = ui_test_count (&fixture->test, &jin_person_entity, NULL);

  open_page (fixture);
  g_assert_cmpuint (n_pairs (fixture), ==, 1);
  g_assert_nonnull (ui_test_find (fixture->page, GTK_TYPE_LABEL, "Same telephone, similar name"));
  /* Nothing contradicts in the birth: the day is in the month; of the rest, the newer. */
  g_assert_true (is_chosen (fixture, "1941.03.12"));
  g_assert_false (is_chosen (fixture, "1941.03"));
  g_assert_true (is_chosen (fixture, "陈小明"));
  g_assert_true (is_chosen (fixture, "市水务局"));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find_choice (fixture, "陈晓明")), TRUE);
  g_assert_false (is_chosen (fixture, "陈小明"));
  ui_test_click (fixture->page, "_Merge the Two");

  kept = get (fixture, fixture->one);
  g_assert_cmpstr (jin_record_get_text (kept, JIN_PERSON_NAME), ==, "陈晓明");
  g_assert_cmpstr (jin_record_get_text (kept, JIN_PERSON_UNIT), ==, "市水务局");
  g_assert_cmpint (jin_date_precision (jin_record_get_date (kept, JIN_PERSON_BIRTH)), ==, JIN_PRECISION_DAY);
  g_assert_cmpint (jin_record_get_int (kept, JIN_PERSON_VISITS), ==, 1);
  g_assert_cmpint (ui_test_count (&fixture->test, &jin_person_entity, NULL), ==, all - 1);
  g_assert_cmpuint (n_pairs (fixture), ==, 0);
  g_assert_true (gtk_widget_get_mapped (ui_test_find (fixture->page, ADW_TYPE_STATUS_PAGE, "No Duplicates")));

  gtk_widget_activate_action (GTK_WIDGET (fixture->test.window), "win.undo", NULL);
  ui_test_settle ();
  g_assert_cmpint (ui_test_count (&fixture->test, &jin_person_entity, NULL), ==, all);
  g_assert_cmpuint (n_pairs (fixture), ==, 1);
}

/* The other one is kept: what was chosen stays chosen. */
static void
test_swap (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JinRecord) kept = NULL;
  g_autoptr (JinRecord) gone = NULL;

  open_page (fixture);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find_choice (fixture, "市水利局")), TRUE);
  ui_test_click (fixture->page, "Keep the Other Record Instead");
  g_assert_true (is_chosen (fixture, "市水利局"));
  g_assert_true (is_chosen (fixture, "1941.03.12"));
  ui_test_click (fixture->page, "_Merge the Two");
  kept = get (fixture, fixture->other);
  gone = get (fixture, fixture->one);
  g_assert_cmpstr (jin_record_get_text (kept, JIN_PERSON_UNIT), ==, "市水利局");
  g_assert_cmpint (jin_record_get_ref (gone, JIN_PERSON_MERGED_INTO), ==, fixture->other);
}

static void
choose_tab (Fixture *fixture, const char *label)
{
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (ui_test_find (fixture->page, GTK_TYPE_TOGGLE_BUTTON, label)), TRUE);
  ui_test_settle ();
}

/* Told apart, they are not proposed again, until that is taken back. */
static void
test_apart (Fixture *fixture, gconstpointer data)
{
  open_page (fixture);
  ui_test_click (fixture->page, "_Not the Same");
  g_assert_cmpint (ui_test_count (&fixture->test, &jin_different_people_entity, NULL), ==, 1);
  g_assert_cmpuint (n_pairs (fixture), ==, 0);
  choose_tab (fixture, "Told Apart 1");
  g_assert_cmpuint (n_pairs (fixture), ==, 1);
  ui_test_click (fixture->page, "_Propose Them Again");
  g_assert_cmpint (ui_test_count (&fixture->test, &jin_different_people_entity, NULL), ==, 0);
  choose_tab (fixture, "To Look At 1");
  g_assert_cmpuint (n_pairs (fixture), ==, 1);
}

/* Two rows of the roster, whatever they have in common. */
static void
test_from_roster (Fixture *fixture, gconstpointer data)
{
  gint64         all = ui_test_count (&fixture->test, &jin_person_entity, NULL);
  JinPage       *roster;
  JinRecordList *list;

  jin_window_show_page (fixture->test.window, "person");
  roster = ui_test_wait_for_page (&fixture->test, JIN_TYPE_LEDGER_PAGE);
  list = JIN_RECORD_LIST (ui_test_find (roster, JIN_TYPE_RECORD_LIST, NULL));
  gtk_selection_model_select_range (GTK_SELECTION_MODEL (jin_record_list_get_selection (list)), 0, 3, TRUE);
  ui_test_settle ();
  /* Three are too many. */
  gtk_widget_activate_action (GTK_WIDGET (roster), "ledger.merge", NULL);
  ui_test_settle ();
  g_assert_true (jin_window_get_page (fixture->test.window) == roster);
  gtk_selection_model_select_range (GTK_SELECTION_MODEL (jin_record_list_get_selection (list)), 0, 2, TRUE);
  ui_test_settle ();
  gtk_widget_activate_action (GTK_WIDGET (roster), "ledger.merge", NULL);
  fixture->page = ui_test_wait_for_page (&fixture->test, JIN_TYPE_DUPLICATES_PAGE);
  ui_test_click (fixture->page, "_Merge the Two");
  g_assert_cmpint (ui_test_count (&fixture->test, &jin_person_entity, NULL), ==, all - 1);
  g_assert_true (jin_window_get_page (fixture->test.window) == roster);
  g_assert_cmpuint (jin_selection_count (jin_record_list_get_selection (list)), <=, 2);
}

/* A page that shows somebody who is merged meanwhile turns to the one that was kept. */
static void
test_open_page_follows (Fixture *fixture, gconstpointer data)
{
  JinRecordView *view;

  jin_window_open_record (fixture->test.window, &jin_person_entity, fixture->other);
  view = JIN_RECORD_VIEW (ui_test_find (ui_test_wait_for_page (&fixture->test, JIN_TYPE_RECORD_PAGE), JIN_TYPE_RECORD_VIEW, NULL));
  g_assert_cmpint (jin_record_view_get_id (view), ==, fixture->other);
  open_page (fixture);
  ui_test_click (fixture->page, "_Merge the Two");
  jin_window_back (fixture->test.window);
  ui_test_settle ();
  g_assert_cmpint (jin_record_view_get_id (view), ==, fixture->one);
}

int
main (int argc, char *argv[])
{
  ui_test_init (&argc, &argv, FALSE);
#define ADD(name, function) g_test_add ("/ui/duplicates/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("merge", test_merge);
  ADD ("swap", test_swap);
  ADD ("apart", test_apart);
  ADD ("from-roster", test_from_roster);
  ADD ("open-page-follows", test_open_page_follows);
  return ui_test_run ();
}
