/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The store on a large roster, with the ledgers of its tests.  Rows come as an import brings them: a set of changes with a
 * source, so that they never stand in memory together.
 *
 *   bench-store [ROWS]
 */
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#include "store-ledgers.h"

#define N_ROWS 1000000
#define N_BRANCHES 500
#define FIRST 100000
#define CHUNK 1000
#define N_RUNS 21

static const char *const surnames[] = {"王", "李", "张", "刘", "陈", "杨", "黄", "赵", "吴", "周", "徐", "孙", "马", "朱", "胡", "郭", "何", "林", "罗", "高",
                                       "郑", "梁", "谢", "宋", "唐", "许", "邓", "冯", "韩", "曹", "曾", "彭", "萧", "蔡", "潘", "田", "董", "袁", "于", "余"};
static const char *const given[] = {"国", "建", "华", "秀", "英", "明", "兰", "芳", "志", "强", "文", "桂", "玉", "珍", "德", "福", "荣", "春", "学", "庆",
                                    "永", "海", "凤", "淑", "平", "生", "军", "民", "光", "元", "宝", "金", "忠", "义", "仁", "信", "安", "宁", "松", "梅"};

typedef struct
{
  GRand *rand;
  int    n_left;
  int    n_done;
} Roster;

static JinRecord *
make_person (Roster *roster)
{
  GRand     *rand = roster->rand;
  JinRecord *person = jin_record_new (&t_person_entity);
  char       name[32], text[64];
  int        year = g_rand_int_range (rand, 1925, 1967), month = g_rand_int_range (rand, 1, 13), day = g_rand_int_range (rand, 1, 29);
  g_snprintf (name, sizeof name, "%s%s%s", surnames[g_rand_int_range (rand, 0, G_N_ELEMENTS (surnames))],
              given[g_rand_int_range (rand, 0, G_N_ELEMENTS (given))],
              g_rand_int_range (rand, 0, 5) > 0 ? given[g_rand_int_range (rand, 0, G_N_ELEMENTS (given))] : "");
  jin_record_set_text (person, PERSON_NAME, name);
  jin_record_set_text (person, PERSON_SEX, g_rand_boolean (rand) ? "1" : "2");
  jin_record_set_date (person, PERSON_BIRTH, JIN_DATE (year, month, day));
  g_snprintf (text, sizeof text, "3205%02d%04d%02d%02d%04d", g_rand_int_range (rand, 1, 90), year, month, day, g_rand_int_range (rand, 0, 10000));
  jin_record_set_text (person, PERSON_ID_NUMBER, text);
  g_snprintf (text, sizeof text, "13%09d", g_rand_int_range (rand, 0, 1000000000));
  jin_record_set_text (person, PERSON_PHONE, text);
  g_snprintf (text, sizeof text, "%d", g_rand_int_range (rand, 1, 7));
  jin_record_set_text (person, PERSON_HEALTH, text);
  jin_record_set_text (person, PERSON_HOBBIES, g_rand_boolean (rand) ? "1,3" : "");
  jin_record_set_ref (person, PERSON_BRANCH, g_rand_int_range (rand, 1, N_BRANCHES + 1), NULL);
  jin_record_set_text (person, PERSON_STATUS, "full");
  jin_record_set_int (person, PERSON_DUES, g_rand_int_range (rand, 100000, 900000));
  g_snprintf (text, sizeof text, "和平路%d号%d室", g_rand_int_range (rand, 1, 400), g_rand_int_range (rand, 101, 2000));
  jin_record_set_text (person, PERSON_ADDRESS, text);
  jin_record_set_int (person, PERSON_LIST_ORDER, ++roster->n_done);
  return person;
}

static gboolean
more_cb (JinChanges *changes, gpointer data, GError **error)
{
  Roster *roster = data;
  for (int i = 0; i < CHUNK && roster->n_left > 0; i++, roster->n_left--)
    {
      g_autoptr (JinRecord) person = make_person (roster);
      jin_changes_put (changes, person, NULL, JIN_DATE_NONE);
    }
  return jin_changes_get_size (changes) > 0;
}

static void
check (gpointer result, GError *error)
{
  if (result == NULL || error != NULL)
    g_error ("%s", error != NULL ? error->message : "no answer");
}

/* Milliseconds that this process has computed: what other programs take away does not count. */
static double
cpu_ms (void)
{
  struct rusage usage;
  getrusage (RUSAGE_SELF, &usage);
  return (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1000.0 + (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1000.0;
}

static double
commit_people (Fixture *fixture, Roster *roster, int n)
{
  g_autoptr (JinChanges) changes = jin_changes_new ("import");
  g_autoptr (GError)     error = NULL;
  gint64                 start = g_get_monotonic_time ();
  roster->n_left = n;
  more_cb (changes, roster, NULL);
  jin_changes_set_source (changes, more_cb, roster, NULL);
  if (jin_store_commit (fixture->store, changes, &fixture->context, NULL, &error) <= 0)
    g_error ("%s", error->message);
  return (g_get_monotonic_time () - start) / 1000.0;
}

static int
compare_doubles (const void *a, const void *b)
{
  return *(const double *)a < *(const double *)b ? -1 : *(const double *)a > *(const double *)b;
}

static gboolean failed; /* something takes three times as long as it should */

static void
print (const char *what, double *times, int n, double limit)
{
  qsort (times, n, sizeof *times, compare_doubles);
  g_print ("%-44s %9.2f ms   (worst %.2f)%s\n", what, times[n / 2], times[n - 1], limit > 0 && times[n / 2] > limit ? "   SLOW" : "");
  if (limit > 0 && times[n / 2] > 3 * limit)
    failed = TRUE;
}

static void
bench_search (Fixture *fixture, const char *what, const char *text, double limit)
{
  double times[N_RUNS];
  guint  n_hits = 0;
  for (int i = 0; i < N_RUNS; i++)
    {
      g_autoptr (GError)    error = NULL;
      gint64                start = g_get_monotonic_time ();
      g_autoptr (GPtrArray) rows = jin_store_search (fixture->store, &t_person_entity, text, 200, NULL, &error);
      times[i] = (g_get_monotonic_time () - start) / 1000.0;
      check (rows, error);
      n_hits = rows->len;
    }
  g_autofree char *line = g_strdup_printf ("search %s: %u hits", what, n_hits);
  print (line, times, N_RUNS, limit);
}

static GArray *
bench_ids (Fixture *fixture, const char *what, const char *text, const char *sort, int n_runs)
{
  double                times[N_RUNS];
  GArray               *ids = NULL;
  g_autoptr (JinFilter) filter = text != NULL ? jin_filter_parse (&t_entities, &t_person_entity, text, NULL) : NULL;
  g_autoptr (GArray)    sorts = sort != NULL ? jin_sort_parse (&t_person_entity, sort, NULL) : NULL;
  for (int i = 0; i < n_runs; i++)
    {
      g_autoptr (GError) error = NULL;
      JinQuery           query = {&t_person_entity, filter, sorts, fixture->context};
      gint64             start = g_get_monotonic_time ();
      g_clear_pointer (&ids, g_array_unref);
      ids = jin_store_ids (fixture->store, &query, NULL, &error);
      times[i] = (g_get_monotonic_time () - start) / 1000.0;
      check (ids, error);
      if (i == 0)
        g_print ("%-44s %9.2f ms   (first time)\n", what, times[0]);
    }
  g_autofree char *line = g_strdup_printf ("%s: %u ids", what, ids->len);
  print (line, times, n_runs, 0);
  return ids;
}

static void
bench_window (Fixture *fixture, GArray *ids)
{
  double times[N_RUNS];
  for (int i = 0; i < N_RUNS; i++)
    {
      g_autoptr (GError)    error = NULL;
      guint                 first = (guint)((ids->len - 200) * (guint64)i / N_RUNS);
      gint64                start = g_get_monotonic_time ();
      g_autoptr (GPtrArray) rows = jin_store_rows (fixture->store, &t_person_entity, &g_array_index (ids, gint64, first), 200, NULL, &error);
      times[i] = (g_get_monotonic_time () - start) / 1000.0;
      check (rows, error);
    }
  print ("window of 200 rows", times, N_RUNS, 5);
}

static void
bench_figures (Fixture *fixture)
{
  static const int         bounds[] = {60, 70, 80, 90};
  static const char *const measures[] = {"count", NULL};
  const JinGroup           groups[] = {{"age", JIN_GROUP_BANDS, bounds, 4}, {"sex", JIN_GROUP_VALUE, NULL, 0}};
  double                   times[5];
  for (int i = 0; i < 5; i++)
    {
      g_autoptr (GError)    error = NULL;
      JinQuery              query = {&t_person_entity, NULL, NULL, fixture->context};
      gint64                start = g_get_monotonic_time ();
      g_autoptr (GPtrArray) rows = jin_store_summarise (fixture->store, &query, groups, 2, measures, NULL, &error);
      times[i] = (g_get_monotonic_time () - start) / 1000.0;
      check (rows, error);
    }
  print ("figures: age bands by sex", times, 5, 0);
}

static void
bench_edit (Fixture *fixture)
{
  double times[N_RUNS];
  for (int i = 0; i < N_RUNS; i++)
    {
      gint64 start = g_get_monotonic_time ();
      t_set (fixture, &t_person_entity, 1000 + i, PERSON_NAME, "欧阳锋", JIN_DATE_NONE);
      times[i] = (g_get_monotonic_time () - start) / 1000.0;
    }
  print ("edit of one person, durable", times, N_RUNS, 0);
}

int
main (int argc, char *argv[])
{
  int     n_rows = argc > 1 ? atoi (argv[1]) : N_ROWS;
  Fixture fixture = {0};
  Roster  roster = {g_rand_new_with_seed (1), 0, 0};
  double  first = 0, total = 0;
  g_setenv ("JINQIU_NOW", "2026-11-20T09:00", TRUE);
  fixture_set_up (&fixture, NULL);
  for (int i = 0; i < N_BRANCHES; i++)
    {
      g_autofree char *name = g_strdup_printf ("第%d离退休干部党支部", i + 1);
      t_organisation (&fixture, name, "branch");
    }
  double cpu = cpu_ms ();
  first = commit_people (&fixture, &roster, MIN (FIRST, n_rows));
  g_print ("%-44s %9.0f ms\n", "computing time of the first persons", cpu_ms () - cpu);
  if (n_rows > FIRST)
    total = commit_people (&fixture, &roster, n_rows - FIRST);
  print ("commit of the first 100,000 persons", &first, 1, 3000);
  g_print ("%-44s %9.0f ms\n", "commit of the others", total);
  g_autoptr (GArray) ids = bench_ids (&fixture, "ids in the ledger’s order", NULL, NULL, 5);
  g_autoptr (GArray) by_name = bench_ids (&fixture, "ids by name", NULL, "name", 5);
  g_autoptr (GArray) by_branch = bench_ids (&fixture, "ids by branch, then strokes", NULL, "branch, name:strokes", 5);
  g_autoptr (GArray) old = bench_ids (&fixture, "ids of a filter by name", "age>=80 and health in (4,5,6)", "name", 5);
  bench_window (&fixture, by_name);
  bench_search (&fixture, "a surname", "王", 5);
  bench_search (&fixture, "a name", "王国建", 5);
  bench_search (&fixture, "pinyin", "wangguo", 5);
  bench_search (&fixture, "initials", "wgj", 5);
  bench_search (&fixture, "one letter", "w", 5);
  bench_search (&fixture, "a phone's tail", "5678", 5);
  bench_search (&fixture, "mixed", "wguo", 0);
  bench_search (&fixture, "a given name", "国建", 0);
  bench_search (&fixture, "nobody", "鑫", 0);
  bench_figures (&fixture);
  bench_edit (&fixture);
  g_autoptr (GArray) again = bench_ids (&fixture, "ids by name after edits", NULL, "name", 2);
  struct rusage      usage;
  getrusage (RUSAGE_SELF, &usage);
  g_print ("%-44s %9ld MB\n", "memory, at most", usage.ru_maxrss / 1024);
  g_rand_free (roster.rand);
  fixture_tear_down (&fixture, NULL);
  return failed;
}
