/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Looking for duplicates in a large roster, and merging two.
 *
 *   bench-pairs [ROWS]
 *
 * Of the people, a third have no ID number, a third are known by the month of birth, and some telephones are an office's; one in a
 * thousand stands twice.
 */
#include "config.h"

#include <stdlib.h>

#include "bench-bureau.h"
#include "office/jin-person.h"
#include "store/jin-store-merge.h"
#include "tests/folder.h"

#define N_ROWS 1000000
#define CHUNK 1000
#define TWICE 1000
#define LIMIT_FIND 8000.0
#define LIMIT_MERGE 300.0

static const char *const surnames[] = {"王", "李", "张", "刘", "陈", "杨", "黄", "赵", "吴", "周", "徐", "孙", "马", "朱", "胡", "郭", "何", "林", "罗", "高",
                                       "郑", "梁", "谢", "宋", "唐", "许", "邓", "冯", "韩", "曹", "曾", "彭", "萧", "蔡", "潘", "田", "董", "袁", "于", "余"};
static const char *const given[] = {"国", "建", "华", "秀", "英", "明", "兰", "芳", "志", "强", "文", "桂", "玉", "珍", "德", "福", "荣", "春", "学", "庆",
                                    "永", "海", "凤", "淑", "平", "生", "军", "民", "光", "元", "宝", "金", "忠", "义", "仁", "信", "安", "宁", "松", "梅"};

typedef struct
{
  GRand     *rand;
  int        n_left;
  JinRecord *last;
} Roster;

static JinRecord *
make_person (Roster *roster)
{
  GRand     *rand = roster->rand;
  JinRecord *person = jin_record_new (&jin_person_entity);
  char       text[64];
  int        year = g_rand_int_range (rand, 1925, 1967), month = g_rand_int_range (rand, 1, 13), day = g_rand_int_range (rand, 1, 29);

  g_snprintf (text, sizeof text, "%s%s%s", surnames[g_rand_int_range (rand, 0, G_N_ELEMENTS (surnames))], given[g_rand_int_range (rand, 0, G_N_ELEMENTS (given))],
              g_rand_int_range (rand, 0, 5) > 0 ? given[g_rand_int_range (rand, 0, G_N_ELEMENTS (given))] : "");
  jin_record_set_text (person, JIN_PERSON_NAME, text);
  jin_record_set_date (person, JIN_PERSON_BIRTH, JIN_DATE (year, month, g_rand_int_range (rand, 0, 3) > 0 ? day : 0));
  g_snprintf (text, sizeof text, "军字%02d%04d%02d%02d%04d", g_rand_int_range (rand, 1, 90), year, month, day, g_rand_int_range (rand, 0, 10000));
  jin_record_set_text (person, JIN_PERSON_ID_NUMBER, g_rand_int_range (rand, 0, 3) > 0 ? text : "");
  g_snprintf (text, sizeof text, "13%09d", g_rand_int_range (rand, 0, 10) > 0 ? g_rand_int_range (rand, 0, 1000000000) : g_rand_int_range (rand, 0, 500));
  jin_record_set_text (person, JIN_PERSON_PHONE, text);
  return person;
}

static gboolean
more_cb (JinChanges *changes, gpointer data, GError **error)
{
  Roster *roster = data;

  for (int i = 0; i < CHUNK && roster->n_left > 0; i++, roster->n_left--)
    {
      g_autoptr (JinRecord) person = make_person (roster);

      if (roster->n_left % TWICE == 0 && roster->last != NULL)
        {
          jin_record_set (person, JIN_PERSON_NAME, jin_record_peek (roster->last, JIN_PERSON_NAME));
          jin_record_set (person, JIN_PERSON_BIRTH, jin_record_peek (roster->last, JIN_PERSON_BIRTH));
          jin_record_set (person, JIN_PERSON_ID_NUMBER, jin_record_peek (roster->last, JIN_PERSON_ID_NUMBER));
        }
      g_set_object (&roster->last, person);
      jin_changes_put (changes, person, NULL, JIN_DATE_NONE);
    }
  return jin_changes_get_size (changes) > 0;
}

static void
fill (JinStore *store, int n)
{
  g_autoptr (JinChanges) changes = jin_changes_new ("import");
  g_autoptr (GError)     error = NULL;
  Roster                 roster = {g_rand_new_with_seed (1), n, NULL};

  more_cb (changes, &roster, NULL);
  jin_changes_set_source (changes, more_cb, &roster, NULL);
  if (jin_store_commit (store, changes, &bench_context, NULL, &error) <= 0)
    g_error ("%s", error->message);
  g_clear_object (&roster.last);
  g_rand_free (roster.rand);
}

static gboolean
print (const char *what, double ms, double limit)
{
  g_print ("%-44s %9.2f ms%s\n", what, ms, ms > limit ? "   SLOW" : "");
  return ms <= 3 * limit;
}

static gboolean
bench_find (JinStore *store, gint64 first[2])
{
  double           best = G_MAXDOUBLE;
  guint            n_pairs = 0;
  g_autofree char *line = NULL;

  for (int i = 0; i < 3; i++)
    {
      g_autoptr (GError) error = NULL;
      gint64             start = g_get_monotonic_time ();
      g_autoptr (GArray) pairs = jin_store_find_pairs (store, &jin_person_entity, &bench_context, 0, NULL, &error);

      if (pairs == NULL || pairs->len == 0)
        g_error ("%s", error != NULL ? error->message : "no pairs");
      best = MIN (best, (g_get_monotonic_time () - start) / 1000.0);
      n_pairs = pairs->len;
      first[0] = g_array_index (pairs, JinStorePair, 0).ids[0];
      first[1] = g_array_index (pairs, JinStorePair, 0).ids[1];
    }
  line = g_strdup_printf ("find duplicates: %u pairs", n_pairs);
  return print (line, best, LIMIT_FIND);
}

static gboolean
bench_merge (JinStore *store, const gint64 ids[2])
{
  g_autoptr (GError)      error = NULL;
  gint64                  start = g_get_monotonic_time ();
  g_autoptr (JinMergeSet) set = jin_store_read_merge (store, &jin_person_entity, ids[0], ids[1], NULL, &error);
  g_autoptr (JinRecord)   result = set != NULL ? jin_merge_result (set, NULL, &bench_context) : NULL;
  g_autoptr (JinChanges)  changes = set != NULL ? jin_merge_plan (set, result, &bench_context, JIN_LOOKUP (store), NULL) : NULL;

  if (changes == NULL || jin_store_commit (store, changes, &bench_context, NULL, &error) <= 0)
    g_error ("%s", error->message);
  return print ("merge two", (g_get_monotonic_time () - start) / 1000.0, LIMIT_MERGE);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *folder = g_dir_make_tmp ("jinqiu-bench-XXXXXX", &error);
  JinStore          *store;
  gint64             pair[2];
  gboolean           ok;

  if (folder == NULL)
    g_error ("%s", error->message);
  store = bench_open (folder, "pairs.db");
  fill (store, argc > 1 ? atoi (argv[1]) : N_ROWS);
  ok = bench_find (store, pair);
  ok = bench_merge (store, pair) && ok;
  jin_store_close (store);
  g_object_unref (store);
  test_remove_folder (folder);
  return ok ? 0 : 1;
}
