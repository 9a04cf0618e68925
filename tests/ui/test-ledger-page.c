/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "office/jin-contact.h"
#include "office/jin-person.h"
#include "office/jin-view.h"
#include "office/jin-visit.h"
#include "ui/jin-chip-box.h"
#include "ui/jin-ledger-page.h"
#include "ui/jin-record-column.h"
#include "ui/jin-record-list.h"
#include "ui/jin-view-list.h"
#include "ui/jin-view-table.h"
#include "ui-test.h"

#define N_PEOPLE 60

typedef struct
{
  UiTest         test;
  JinPage       *page;
  JinRecordList *list;
} Fixture;

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

/* Every named list shows as many rows as its condition has, and the sentence at the foot says so. */
static void
test_named_lists (Fixture *fixture, gconstpointer data)
{
  JinViewList          *lists = JIN_VIEW_LIST (ui_test_find (fixture->page, JIN_TYPE_VIEW_LIST, NULL));
  guint                 n_views, index = 0;
  const JinBuiltinView *views = jin_view_table (&n_views);

  for (guint i = 0; i < n_views; i++)
    {
      g_autofree char *status = NULL;
      guint            expected;

      if (views[i].entity != &jin_person_entity)
        continue;
      jin_view_list_choose (lists, index++);
      ui_test_settle ();
      expected = ui_test_count (&fixture->test, &jin_person_entity, views[i].filter);
      g_assert_cmpuint (n_rows (fixture), ==, expected);
      status = g_strdup_printf (expected == 1 ? "%u person" : "%u people", expected);
      g_assert_cmpstr (jin_page_get_status (fixture->page), ==, status);
    }
  g_assert_cmpuint (index, ==, jin_view_list_get_size (lists));
}

/* The declarations of the named lists of every ledger are conditions that the parser takes. */
static void
test_named_lists_parse (Fixture *fixture, gconstpointer data)
{
  guint                 n_views;
  const JinBuiltinView *views = jin_view_table (&n_views);

  for (guint i = 0; i < n_views; i++)
    g_assert_cmpint (ui_test_count (&fixture->test, views[i].entity, views[i].filter), >=, 0);
}

static void
test_search (Fixture *fixture, gconstpointer data)
{
  JinStoreList         *rows = jin_record_list_get_rows (fixture->list);
  GtkWidget            *search = ui_test_find (fixture->page, GTK_TYPE_SEARCH_ENTRY, NULL);
  g_autoptr (JinRecord) somebody = jin_store_get (fixture->test.store, &jin_person_entity, jin_store_list_get_id (rows, 3), NULL);
  guint                 all = n_rows (fixture);
  gboolean              found = FALSE;

  gtk_editable_set_text (GTK_EDITABLE (search), jin_record_get_title (somebody));
  g_signal_emit_by_name (search, "search-changed");
  ui_test_settle ();
  g_assert_cmpuint (n_rows (fixture), <, all);
  for (guint i = 0; i < n_rows (fixture); i++)
    found |= jin_store_list_get_id (rows, i) == jin_record_get_id (somebody);
  g_assert_true (found);

  /* Nobody: the page says so and offers the whole ledger. */
  gtk_editable_set_text (GTK_EDITABLE (search), "没有这个人");
  g_signal_emit_by_name (search, "search-changed");
  ui_test_settle ();
  g_assert_cmpuint (n_rows (fixture), ==, 0);
  g_assert_true (gtk_widget_get_mapped (ui_test_find (fixture->page, ADW_TYPE_STATUS_PAGE, "Nothing Found")));
  /* A quotation mark is a character like others. */
  gtk_editable_set_text (GTK_EDITABLE (search), "'");
  g_signal_emit_by_name (search, "search-changed");
  ui_test_settle ();
  g_assert_cmpuint (n_rows (fixture), ==, 0);
}

static const char *
text_of_first (Fixture *fixture, const char *name)
{
  g_autoptr (GPtrArray) all = ui_test_all (fixture->list);

  for (guint i = 0; i < all->len; i++)
    if (GTK_IS_INSCRIPTION (all->pdata[i]) && g_str_has_prefix (gtk_inscription_get_text (all->pdata[i]) != NULL ? gtk_inscription_get_text (all->pdata[i]) : "", name))
      return gtk_inscription_get_text (all->pdata[i]);
  return "";
}

static void
search (Fixture *fixture, const char *text)
{
  GtkWidget *entry = ui_test_find (fixture->page, GTK_TYPE_SEARCH_ENTRY, NULL);

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_signal_emit_by_name (entry, "search-changed");
  ui_test_settle ();
}

/* Who was found by somebody of the family, or by what no column shows, says so beside the name. */
static void
test_reasons (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JinChanges) changes = jin_changes_new ("test");
  g_autoptr (JinRecord)  contact = jin_record_new (&jin_contact_entity);
  g_autoptr (JinRecord)  person = jin_store_get (fixture->test.store, &jin_person_entity, ui_test_add_person (&fixture->test, "欧阳试"), NULL);
  g_autoptr (JinRecord)  base = NULL;
  JinContext             context = jin_window_context (fixture->test.window);

  jin_record_set_ref (contact, JIN_CONTACT_PERSON, jin_record_get_id (person), NULL);
  jin_record_set_text (contact, JIN_CONTACT_NAME, "欧阳家属");
  jin_record_set_text (contact, JIN_CONTACT_PHONE, "13700001234");
  jin_changes_put (changes, contact, NULL, JIN_DATE_NONE);
  base = jin_record_copy (person);
  jin_record_set_text (person, JIN_PERSON_ADDRESS, "望江楼九号");
  jin_record_set_text (person, JIN_PERSON_PHONE, "13611119999");
  jin_changes_put (changes, person, base, JIN_DATE_NONE);
  g_assert_true (jin_store_commit (fixture->test.store, changes, &context, NULL, NULL));

  search (fixture, "欧阳试");
  g_assert_cmpstr (text_of_first (fixture, "欧阳试"), ==, "欧阳试");
  search (fixture, "欧阳家属");
  g_assert_cmpstr (text_of_first (fixture, "欧阳试"), ==, "欧阳试　through 欧阳家属 13700001234");
  search (fixture, "望江楼");
  g_assert_cmpstr (text_of_first (fixture, "欧阳试"), ==, "欧阳试　Home Address 望江楼九号");
  /* The column of phones is there. */
  search (fixture, "9999");
  g_assert_cmpstr (text_of_first (fixture, "欧阳试"), ==, "欧阳试");
  search (fixture, "");
  g_assert_cmpstr (text_of_first (fixture, "欧阳试"), ==, "欧阳试");
}

static void
test_conditions (Fixture *fixture, gconstpointer data)
{
  JinChipBox *chips = JIN_CHIP_BOX (ui_test_find (fixture->page, JIN_TYPE_CHIP_BOX, NULL));
  guint       all = n_rows (fixture);
  gint64      women = ui_test_count (&fixture->test, &jin_person_entity, JIN_ROSTER_FILTER " and sex=2");

  jin_chip_box_add (chips, "sex in ('2')", "women");
  ui_test_settle ();
  g_assert_cmpuint (n_rows (fixture), ==, women);
  g_assert_cmpint (women, <, all);
  ui_test_click (chips, "Take Away the Condition: women");
  g_assert_cmpuint (n_rows (fixture), ==, all);
}

/* Order by a column, and back to the office's own order. */
static void
test_order (Fixture *fixture, gconstpointer data)
{
  JinStoreList         *rows = jin_record_list_get_rows (fixture->list);
  gint64                first = jin_store_list_get_id (rows, 0);
  g_autoptr (JinRecord) youngest = NULL;
  g_autoptr (JinRecord) oldest = NULL;

  gtk_widget_activate_action (GTK_WIDGET (fixture->list), "records.sort", "s", "birth");
  ui_test_settle ();
  oldest = jin_store_get (fixture->test.store, &jin_person_entity, jin_store_list_get_id (rows, 0), NULL);
  gtk_widget_activate_action (GTK_WIDGET (fixture->list), "records.sort", "s", "-birth");
  ui_test_settle ();
  youngest = jin_store_get (fixture->test.store, &jin_person_entity, jin_store_list_get_id (rows, 0), NULL);
  g_assert_cmpint (jin_date_compare (jin_record_get_date (oldest, JIN_PERSON_BIRTH), jin_record_get_date (youngest, JIN_PERSON_BIRTH)), <, 0);
  gtk_widget_activate_action (GTK_WIDGET (fixture->list), "records.sort", "s", "");
  ui_test_settle ();
  g_assert_cmpint (jin_store_list_get_id (rows, 0), ==, first);
}

/* A click on a head sorts by it, a second one turns the order round. */
static void
test_heads (Fixture *fixture, gconstpointer data)
{
  GtkWidget                      *view = ui_test_find (fixture->list, GTK_TYPE_COLUMN_VIEW, NULL);
  g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (gtk_column_view_get_columns (GTK_COLUMN_VIEW (view)), 0);

  gtk_column_view_sort_by_column (GTK_COLUMN_VIEW (view), column, GTK_SORT_ASCENDING);
  g_assert_cmpstr (jin_record_list_get_sort (fixture->list), ==, "name");
  gtk_column_view_sort_by_column (GTK_COLUMN_VIEW (view), column, GTK_SORT_DESCENDING);
  g_assert_cmpstr (jin_record_list_get_sort (fixture->list), ==, "-name");
  /* Whoever sorts by strokes goes on doing so. */
  gtk_widget_activate_action (GTK_WIDGET (fixture->list), "records.sort", "s", "name:strokes");
  gtk_column_view_sort_by_column (GTK_COLUMN_VIEW (view), column, GTK_SORT_DESCENDING);
  g_assert_cmpstr (jin_record_list_get_sort (fixture->list), ==, "-name:strokes");
}

/* Columns and order are the ledger's, also in the next window. */
static void
test_columns_remembered (Fixture *fixture, gconstpointer data)
{
  g_autofree char *columns = NULL;
  JinPage         *again;
  JinRecordList   *list;

  jin_record_list_set_columns (fixture->list, "name,phone,birth");
  gtk_widget_activate_action (GTK_WIDGET (fixture->list), "records.hide", "s", "phone");
  gtk_widget_activate_action (GTK_WIDGET (fixture->list), "records.sort", "s", "-birth");
  ui_test_settle ();
  again = jin_ledger_page_new (fixture->test.window, &jin_person_entity);
  jin_window_push (fixture->test.window, again);
  ui_test_settle ();
  list = JIN_RECORD_LIST (ui_test_find (again, JIN_TYPE_RECORD_LIST, NULL));
  columns = jin_record_list_dup_columns (list);
  g_assert_cmpstr (columns, ==, "name,birth");
  g_assert_cmpstr (jin_record_list_get_sort (list), ==, "-birth");
}

static void
test_delete_and_undo (Fixture *fixture, gconstpointer data)
{
  gint64     before = ui_test_count (&fixture->test, &jin_visit_entity, NULL);
  JinPage   *visits = jin_ledger_page_new (fixture->test.window, &jin_visit_entity);
  GtkWidget *list;

  g_assert_cmpint (before, >, 2);
  jin_window_push (fixture->test.window, visits);
  ui_test_settle ();
  list = ui_test_find (visits, JIN_TYPE_RECORD_LIST, NULL);
  gtk_selection_model_select_range (GTK_SELECTION_MODEL (jin_record_list_get_selection (JIN_RECORD_LIST (list))), 0, 2, TRUE);
  gtk_widget_activate_action (GTK_WIDGET (visits), "ledger.delete", NULL);
  ui_test_settle ();
  g_assert_cmpint (ui_test_count (&fixture->test, &jin_visit_entity, NULL), ==, before - 2);
  gtk_widget_activate_action (GTK_WIDGET (fixture->test.window), "win.undo", NULL);
  ui_test_settle ();
  g_assert_cmpint (ui_test_count (&fixture->test, &jin_visit_entity, NULL), ==, before);
  /* Nobody is deleted for dying or leaving (E28). */
  gtk_selection_model_select_all (GTK_SELECTION_MODEL (jin_record_list_get_selection (fixture->list)));
  g_assert_false (gtk_widget_activate_action (GTK_WIDGET (fixture->page), "ledger.delete", NULL) && ui_test_count (&fixture->test, &jin_person_entity, NULL) < N_PEOPLE);
}

static guint
focused_position (Fixture *fixture)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->test.window));

  return focus != NULL ? jin_record_column_position (focus) : GTK_INVALID_LIST_POSITION;
}

/* Another order: the keyboard stays on its record, wherever that is now. */
static void
test_keyboard_follows (Fixture *fixture, gconstpointer data)
{
  JinStoreList *rows = jin_record_list_get_rows (fixture->list);
  gint64        id;

  gtk_window_present (GTK_WINDOW (fixture->test.window));
  ui_test_settle ();
  jin_record_list_set_sort (fixture->list, "birth");
  ui_test_settle ();
  gtk_widget_child_focus (GTK_WIDGET (fixture->list), GTK_DIR_TAB_FORWARD);
  g_assert_cmpuint (focused_position (fixture), ==, 0);
  id = jin_store_list_get_id (rows, 0);
  jin_record_list_set_sort (fixture->list, "-birth");
  ui_test_settle ();
  g_assert_cmpuint (jin_store_list_find (rows, id), >, N_PEOPLE / 2);
  g_assert_cmpuint (focused_position (fixture), ==, jin_store_list_find (rows, id));
}

int
main (int argc, char *argv[])
{
  ui_test_init (&argc, &argv, FALSE);
#define ADD(name, function) g_test_add ("/ui/ledger-page/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("named-lists", test_named_lists);
  ADD ("named-lists-parse", test_named_lists_parse);
  ADD ("search", test_search);
  ADD ("reasons", test_reasons);
  ADD ("conditions", test_conditions);
  ADD ("order", test_order);
  ADD ("heads", test_heads);
  ADD ("keyboard-follows", test_keyboard_follows);
  ADD ("columns-remembered", test_columns_remembered);
  ADD ("delete-and-undo", test_delete_and_undo);
  return ui_test_run ();
}
