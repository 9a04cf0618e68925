/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-ledgers.h"

#include "base/jin-error.h"

static void
put_many (Fixture *fixture, int n, const char *surname)
{
  g_autoptr (JinChanges) changes = jin_changes_new ("many");
  g_autoptr (GError)     error = NULL;
  for (int i = 0; i < n; i++)
    {
      g_autoptr (JinRecord) person = jin_record_new (&t_person_entity);
      g_autofree char      *name = g_strdup_printf ("%s%03d", surname, i);
      jin_record_set_text (person, PERSON_NAME, name);
      jin_changes_put (changes, person, NULL, JIN_DATE_NONE);
    }
  jin_store_commit (fixture->store, changes, &fixture->context, NULL, &error);
  g_assert_no_error (error);
}

static gboolean
is_idle (gpointer list)
{
  return !jin_store_list_is_loading (list);
}

static gboolean
is_read (gpointer list)
{
  g_autoptr (JinRecord) row = g_list_model_get_item (list, 150);
  return jin_record_get_revision (row) > 0;
}

typedef struct
{
  guint position, removed, added, n;
} News;

static void
items_changed_cb (GListModel *list, guint position, guint removed, guint added, gpointer data)
{
  News *news = data;
  *news = (News){position, removed, added, news->n + 1};
}

static JinFilter *
filter (const char *text)
{
  JinFilter *parsed = jin_filter_parse (&t_entities, &t_person_entity, text, NULL);
  g_assert_nonnull (parsed);
  return parsed;
}

/* Rows come a page at a time; until then a row is its id alone. */
static void
test_pages (Fixture *fixture, gconstpointer data)
{
  News news = {0};
  put_many (fixture, 250, "王");
  g_autoptr (JinStoreList) list = jin_store_list_new (fixture->store, &t_person_entity);
  g_signal_connect (list, "items-changed", G_CALLBACK (items_changed_cb), &news);
  g_assert_cmpint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 0);
  jin_store_list_set_query (list, NULL, NULL);
  g_assert_true (jin_store_list_is_loading (list));
  t_wait (is_idle, list);
  g_assert_cmpint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 250);
  g_assert_cmpint (news.added, ==, 250);

  g_autoptr (JinRecord) early = g_list_model_get_item (G_LIST_MODEL (list), 150);
  g_assert_cmpint (jin_record_get_id (early), ==, jin_store_list_get_id (list, 150));
  g_assert_cmpint (jin_record_get_revision (early), ==, 0);
  g_autoptr (JinRecord) same = g_list_model_get_item (G_LIST_MODEL (list), 150);
  g_assert_true (same == early);
  t_wait (is_read, list);
  g_autoptr (JinRecord) row = g_list_model_get_item (G_LIST_MODEL (list), 150);
  g_assert_cmpstr (jin_record_get_title (row), ==, "王150");
  g_assert_cmpint (news.position, ==, 100);
  g_assert_cmpint (news.added, ==, 100);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (list), 250));
  g_assert_cmpint (jin_store_list_find (list, jin_store_list_get_id (list, 42)), ==, 42);
  g_assert_cmpint (jin_store_list_find (list, 123456), ==, G_MAXUINT);
}

/* The last question wins, and until it is answered the old rows stay. */
static void
test_last_wins (Fixture *fixture, gconstpointer data)
{
  put_many (fixture, 30, "王");
  put_many (fixture, 5, "李");
  g_autoptr (JinFilter)    wang = filter ("name^'王'");
  g_autoptr (JinFilter)    li = filter ("name^'李'");
  g_autoptr (JinStoreList) list = jin_store_list_new (fixture->store, &t_person_entity);
  jin_store_list_set_query (list, NULL, NULL);
  t_wait (is_idle, list);
  for (int i = 0; i < 20; i++)
    {
      jin_store_list_set_query (list, wang, NULL);
      jin_store_list_set_query (list, li, NULL);
    }
  g_assert_cmpint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 35);
  t_wait (is_idle, list);
  g_assert_cmpint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 5);
  g_assert_null (jin_store_list_get_error (list));
}

typedef struct
{
  JinStoreList *list;
  guint         n_items;
  const char   *title; /* of the first row, or NULL */
} Wanted;

static gboolean
is_wanted (gpointer data)
{
  Wanted               *wanted = data;
  g_autoptr (JinRecord) first = g_list_model_get_item (G_LIST_MODEL (wanted->list), 0);
  return g_list_model_get_n_items (G_LIST_MODEL (wanted->list)) == wanted->n_items &&
         (wanted->title == NULL || (first != NULL && g_str_equal (jin_record_get_title (first), wanted->title)));
}

/* A commit is seen without asking, from here and from another program. */
static void
test_follows (Fixture *fixture, gconstpointer data)
{
  put_many (fixture, 10, "王");
  g_autoptr (JinStoreList) list = jin_store_list_new (fixture->store, &t_person_entity);
  jin_store_list_set_query (list, NULL, NULL);
  Wanted ten = {list, 10, "王000"};
  t_wait (is_wanted, &ten);

  gint64 first = jin_store_list_get_id (list, 0);
  t_set (fixture, &t_person_entity, first, PERSON_NAME, "丁一", JIN_DATE_NONE);
  Wanted renamed = {list, 10, "丁一"};
  t_wait (is_wanted, &renamed);

  t_person (fixture, "丁丁");
  Wanted eleven = {list, 11, "丁丁"};
  t_wait (is_wanted, &eleven);

  Fixture other = *fixture;
  other.store = t_open (fixture->path, 0);
  t_person (&other, "阿三");
  Wanted twelve = {list, 12, "阿三"};
  t_wait (is_wanted, &twelve);
  t_finish (other.store);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  t_add ("/store/list/pages", test_pages);
  t_add ("/store/list/last-wins", test_last_wins);
  t_add ("/store/list/follows", test_follows);
  return g_test_run ();
}
