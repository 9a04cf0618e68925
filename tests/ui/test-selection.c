/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "office/jin-person.h"
#include "ui/jin-selection.h"
#include "ui-test.h"

/* A list of twenty people, in the order in which they were entered unless another is asked for. */
typedef struct
{
  UiTest        test;
  JinStoreList *rows;
  JinSelection *selection;
  guint         told; /* how often "selection-changed" came */
} Fixture;

#define N_PEOPLE 20

static gboolean
is_loaded (gpointer rows)
{
  return !jin_store_list_is_loading (rows);
}

static void
told_cb (Fixture *fixture)
{
  fixture->told++;
}

static void
ask (Fixture *fixture, const char *condition, const char *sort)
{
  g_autoptr (JinFilter) filter = condition != NULL ? jin_filter_parse (jin_office_entities (), &jin_person_entity, condition, NULL) : NULL;
  g_autoptr (GArray)    sorts = sort != NULL ? jin_sort_parse (&jin_person_entity, sort, NULL) : NULL;

  jin_store_list_set_query (fixture->rows, filter, sorts);
  ui_test_wait (is_loaded, fixture->rows);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  ui_test_set_up (&fixture->test, 0);
  for (int i = 0; i < N_PEOPLE; i++)
    {
      g_autofree char *name = g_strdup_printf ("王%c", 'a' + i);

      ui_test_add_person (&fixture->test, name);
    }
  ui_test_settle ();
  fixture->rows = jin_store_list_new (fixture->test.store, &jin_person_entity);
  fixture->selection = jin_selection_new (fixture->rows);
  g_signal_connect_swapped (fixture->selection, "selection-changed", G_CALLBACK (told_cb), fixture);
  ask (fixture, NULL, "name");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->selection)), ==, N_PEOPLE);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->selection);
  ui_test_settle ();
  g_assert_finalize_object (fixture->rows);
  ui_test_tear_down (&fixture->test);
}

static gint64
first_selected (Fixture *fixture)
{
  g_autoptr (GArray) ids = jin_selection_ids (fixture->selection);

  g_assert_cmpuint (ids->len, >, 0);
  return g_array_index (ids, gint64, 0);
}

/* Ids stay selected when the rows come in another order. */
static void
test_survives_order (Fixture *fixture, gconstpointer data)
{
  GtkSelectionModel *model = GTK_SELECTION_MODEL (fixture->selection);
  gint64             id = jin_store_list_get_id (fixture->rows, 3);

  gtk_selection_model_select_item (model, 3, TRUE);
  ask (fixture, NULL, "-name");
  g_assert_cmpuint (jin_selection_count (fixture->selection), ==, 1);
  g_assert_cmpint (first_selected (fixture), ==, id);
  g_assert_true (gtk_selection_model_is_selected (model, N_PEOPLE - 1 - 3));
  g_assert_false (gtk_selection_model_is_selected (model, 3));
}

/* Who is no longer in the list isn't selected either. */
static void
test_forgets_missing (Fixture *fixture, gconstpointer data)
{
  GtkSelectionModel *model = GTK_SELECTION_MODEL (fixture->selection);

  gtk_selection_model_select_item (model, 0, TRUE);
  gtk_selection_model_select_item (model, 5, FALSE);
  g_assert_cmpuint (jin_selection_count (fixture->selection), ==, 2);
  ask (fixture, "name = '王a'", NULL);
  g_assert_cmpuint (jin_selection_count (fixture->selection), ==, 1);
  ask (fixture, NULL, NULL);
  g_assert_cmpuint (jin_selection_count (fixture->selection), ==, 1);
}

/* "All" and its exceptions. */
static void
test_all (Fixture *fixture, gconstpointer data)
{
  GtkSelectionModel    *model = GTK_SELECTION_MODEL (fixture->selection);
  g_autoptr (GArray)    ids = NULL;
  g_autoptr (GtkBitset) shown = NULL;

  gtk_selection_model_select_all (model);
  g_assert_cmpuint (jin_selection_count (fixture->selection), ==, N_PEOPLE);
  gtk_selection_model_unselect_item (model, 7);
  g_assert_cmpuint (jin_selection_count (fixture->selection), ==, N_PEOPLE - 1);
  g_assert_false (gtk_selection_model_is_selected (model, 7));
  ids = jin_selection_ids (fixture->selection);
  g_assert_cmpuint (ids->len, ==, N_PEOPLE - 1);
  shown = gtk_selection_model_get_selection_in_range (model, 5, 5);
  g_assert_cmpuint (gtk_bitset_get_size (shown), ==, 4);
  gtk_selection_model_unselect_all (model);
  g_assert_cmpuint (jin_selection_count (fixture->selection), ==, 0);
}

/* What a list view does for click, Ctrl+click and Shift+click. */
static void
test_clicks (Fixture *fixture, gconstpointer data)
{
  GtkSelectionModel *model = GTK_SELECTION_MODEL (fixture->selection);

  gtk_selection_model_select_item (model, 2, TRUE);
  gtk_selection_model_select_item (model, 4, FALSE);
  g_assert_cmpuint (jin_selection_count (fixture->selection), ==, 2);
  gtk_selection_model_select_range (model, 10, 5, FALSE);
  g_assert_cmpuint (jin_selection_count (fixture->selection), ==, 7);
  gtk_selection_model_select_range (model, 0, 3, TRUE);
  g_assert_cmpuint (jin_selection_count (fixture->selection), ==, 3);
  gtk_selection_model_select_item (model, 19, TRUE);
  g_assert_cmpuint (jin_selection_count (fixture->selection), ==, 1);
  g_assert_cmpuint (fixture->told, ==, 5);
}

/* Selecting everything must not make an object of every row. */
static void
test_asks_for_no_rows (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GArray)  ids = NULL;
  g_autoptr (GObject) row = NULL;

  gtk_selection_model_select_all (GTK_SELECTION_MODEL (fixture->selection));
  ids = jin_selection_ids (fixture->selection);
  ask (fixture, NULL, "-name");
  ui_test_settle ();
  /* Nobody looked at a row: the one made now is a placeholder still. */
  row = g_list_model_get_item (G_LIST_MODEL (fixture->rows), 0);
  g_assert_cmpint (jin_record_get_revision (JIN_RECORD (row)), ==, 0);
  g_assert_cmpuint (ids->len, ==, N_PEOPLE);
}

typedef struct
{
  guint n_items_changed, position, n_rows;
} News;

static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, News *news)
{
  news->n_items_changed++;
}

static void
rows_changed_cb (JinSelection *selection, guint position, guint n_rows, News *news)
{
  news->position = position;
  news->n_rows = n_rows;
}

/* Another order puts other rows into the same places; only what is more or fewer comes or goes. */
static void
test_places (Fixture *fixture, gconstpointer data)
{
  GListModel         *model = G_LIST_MODEL (fixture->selection);
  News                news = {0};
  g_autoptr (GObject) place = g_list_model_get_item (model, 0);

  g_assert_nonnull (place);
  g_assert_null (g_list_model_get_item (model, N_PEOPLE));
  g_signal_connect (model, "items-changed", G_CALLBACK (items_changed_cb), &news);
  g_signal_connect (model, "rows-changed", G_CALLBACK (rows_changed_cb), &news);
  ask (fixture, NULL, "-name");
  g_assert_cmpuint (news.n_items_changed, ==, 0);
  g_assert_cmpuint (news.position, ==, 0);
  g_assert_cmpuint (news.n_rows, ==, N_PEOPLE);
  ask (fixture, "name < '王e'", "name");
  g_assert_cmpuint (news.n_items_changed, ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 4);
  g_assert_cmpuint (news.n_rows, ==, 4);
}

/* The first rows of a longer list come at once, the others some at a time; what counts people counts all of them. */
static void
test_reveals (void)
{
  UiTest                   test;
  g_autoptr (JinStoreList) rows = NULL;
  JinSelection            *selection;
  News                     news = {0};
  guint                    n_rows;

  ui_test_set_up (&test, 300);
  rows = jin_store_list_new (test.store, &jin_person_entity);
  selection = jin_selection_new (rows);
  g_signal_connect (selection, "items-changed", G_CALLBACK (items_changed_cb), &news);
  gtk_selection_model_select_all (GTK_SELECTION_MODEL (selection));
  jin_store_list_set_query (rows, NULL, NULL);
  ui_test_wait (is_loaded, rows);
  n_rows = g_list_model_get_n_items (G_LIST_MODEL (rows));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (selection)), <, n_rows);
  g_assert_cmpuint (jin_selection_count (selection), ==, n_rows);
  ui_test_settle ();
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (selection)), ==, n_rows);
  g_assert_cmpuint (news.n_items_changed, >, 5);
  g_assert_finalize_object (selection);
  ui_test_tear_down (&test);
}

int
main (int argc, char *argv[])
{
  ui_test_init (&argc, &argv, FALSE);
#define ADD(name, function) g_test_add ("/ui/selection/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("survives-order", test_survives_order);
  ADD ("forgets-missing", test_forgets_missing);
  ADD ("all", test_all);
  ADD ("clicks", test_clicks);
  ADD ("asks-for-no-rows", test_asks_for_no_rows);
  ADD ("places", test_places);
  g_test_add_func ("/ui/selection/reveals", test_reveals);
  return ui_test_run ();
}
