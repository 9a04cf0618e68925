/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdlib.h>

#include "bench-bureau.h"
#include "bench-figures.h"
#include "office/jin-contact.h"
#include "office/jin-person.h"
#include "store/jin-store-history.h"
#include "ui/jin-view-table.h"

/*
 * Questions to a bureau of a million people, with three million attendances and half a million visits.
 *
 *   bench-store FOLDER [PEOPLE]
 *
 * Times are the processor's, but for giving up, which is by the clock.
 */

#define PEOPLE 1000000
#define N_RUNS 11
#define SLOW_RUNS 3
#define PAGE 100

/* Of a person's own, of another ledger's, and of what is not kept: each with what it may take. */
#define OWN "years(birth)>=80 and living in (2,3) and health in (4,5,6)"
#define VISITS "years(birth)>=80 and living in (2,3) and (last(visit.date)<today-90 or none(visit))"
#define KIND "years(birth)>=80 and health in (4,5,6) and branch.kind=branch"
#define COUNTED "years(birth)>=80 and living in (2,3) and count(attendance where state in (1,2) and activity.start>=2026-01-01)<3"

static JinStore *store;

static void
check (gconstpointer result,
       GError       *error)
{
  if (result == NULL)
    g_error ("%s", error != NULL ? error->message : "no answer");
}

static GArray *
ask (const char   *filter,
     const char   *sort,
     GCancellable *cancellable,
     GError      **error)
{
  g_autoptr (JinFilter) parsed = NULL;
  g_autoptr (GArray)    sorts = NULL;
  JinQuery              query = {.entity = &jin_person_entity, .context = bench_context};

  if (filter != NULL)
    {
      parsed = jin_filter_parse (jin_store_get_entities (store), &jin_person_entity, filter, error);
      check (parsed, *error);
    }
  if (sort != NULL)
    {
      sorts = jin_sort_parse (&jin_person_entity, sort, error);
      check (sorts, *error);
    }
  query.filter = parsed;
  query.sorts = sorts;
  return jin_store_ids (store, &query, cancellable, error);
}

/* To the first page of rows, as a list shows them; the first time is told apart. */
static void
list (const char *what,
      const char *filter,
      const char *sort,
      int         n_runs,
      double      first_figure,
      double      figure)
{
  double           times[N_RUNS], first = 0;
  guint            n_rows = 0;
  g_autofree char *line = NULL, *first_line = NULL;

  for (int i = 0; i <= n_runs; i++)
    {
      g_autoptr (GError)    error = NULL;
      gint64                start = bench_now ();
      g_autoptr (GArray)    ids = ask (filter, sort, NULL, &error);
      g_autoptr (GPtrArray) rows = NULL;

      check (ids, error);
      rows = jin_store_rows (store, &jin_person_entity, (const gint64 *)(gpointer)ids->data, MIN (ids->len, PAGE), NULL, &error);
      check (rows, error);
      if (i == 0)
        first = bench_spent (start);
      else
        times[i - 1] = bench_spent (start);
      n_rows = ids->len;
    }
  line = g_strdup_printf ("%s: %u rows", what, n_rows);
  first_line = g_strdup_printf ("%s, first time", what);
  bench_tell_one (first_line, first, first_figure);
  bench_tell (line, times, n_runs, figure);
}

static void
filters (void)
{
  list ("in the ledger’s order", NULL, NULL, N_RUNS, 2000, 500);
  list ("by name", NULL, "name", N_RUNS, 2000, 500);
  list ("three own conditions, by name", OWN, "name", N_RUNS, 300, 300);
  list ("branch’s kind, by name", KIND, "name", N_RUNS, 1000, 1000);
  list ("not visited for 90 days, by name", VISITS, "name", N_RUNS, 1000, 1000);
  list ("attended fewer than three times this year, by name", COUNTED, "name", N_RUNS, 1000, 1000);
}

/* ---- any column ---- */

static void
columns (void)
{
  double      worst = 0, worst_again = 0;
  const char *worst_name = NULL;

  for (int i = 0; i < jin_person_entity.n_fields; i++)
    {
      const JinField    *field = &jin_person_entity.fields[i];
      g_autoptr (GError) error = NULL;
      double             first, again;

      if ((field->flags & JIN_FIELD_HIDDEN) != 0 || (jin_field_is_computed (field) && field->expression == NULL))
        continue;
      for (int run = 0; run < 2; run++)
        {
          gint64             start = bench_now ();
          g_autoptr (GArray) ids = ask (NULL, field->name, NULL, &error);

          check (ids, error);
          *(run == 0 ? &first : &again) = bench_spent (start);
        }
      if (first > 2000)
        bench_tell_one (field->name, first, 2000);
      if (first > worst)
        {
          worst = first;
          worst_name = field->name;
        }
      worst_again = MAX (worst_again, again);
    }
  g_print ("the slowest column to sort by is %s\n", worst_name);
  bench_tell_one ("any column, first time", worst, 2000);
  bench_tell_one ("any column, once its order is made", worst_again, 500);
  list ("by branch, then strokes", NULL, "branch,name:strokes", SLOW_RUNS, 2000, 500);
  list ("by last visit, backwards", NULL, "-last_visit", SLOW_RUNS, 2000, 500);
}

/* ---- giving up ---- */

typedef struct
{
  GCancellable *cancellable;
  gint64        ended;
} Question;

static gpointer
ask_thread (gpointer data)
{
  Question          *question = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = ask (COUNTED, "-last_visit,address", question->cancellable, &error);

  question->ended = g_get_monotonic_time ();
  return GINT_TO_POINTER (ids == NULL);
}

/* From the next keystroke until the thread that asked is free. */
static void
cancel (void)
{
  double times[N_RUNS];

  for (int i = 0; i < N_RUNS; i++)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      Question                 question = {.cancellable = cancellable};
      GThread                 *thread = g_thread_new ("question", ask_thread, &question);
      gint64                   start;

      g_usleep (20000 + 30000 * (gulong)i);
      start = g_get_monotonic_time ();
      g_cancellable_cancel (cancellable);
      if (!g_thread_join (thread))
        g_error ("the question was not cancelled");
      times[i] = (double)(question.ended - start) / 1000;
    }
  bench_tell ("a question that nobody waits for any more", times, N_RUNS, 50);
}

/* ---- searching ---- */

static void
find (const char *what,
      const char *text,
      double      figure)
{
  double           times[N_RUNS];
  guint            n_hits = 0;
  g_autofree char *line = NULL;

  for (int i = 0; i < N_RUNS; i++)
    {
      g_autoptr (GError)    error = NULL;
      gint64                start = bench_now ();
      g_autoptr (GPtrArray) hits = jin_store_find (store, &jin_person_entity, text, 200, TRUE, NULL, &error);

      check (hits, error);
      times[i] = bench_spent (start);
      n_hits = hits->len;
    }
  line = g_strdup_printf ("find %s “%s”: %u hits", what, text, n_hits);
  bench_tell (line, times, N_RUNS, figure);
}

/* The last digits of a number that is there. */
static char *
tail_of (const JinEntity *entity,
         int              field,
         int              n_digits)
{
  JinQuery              query = {.entity = entity, .context = bench_context};
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) rows = jin_store_query (store, &query, 50, NULL, &error);

  check (rows, error);
  for (guint i = 0; i < rows->len; i++)
    {
      const char *text = jin_record_get_text (rows->pdata[i], field);

      if (strlen (text) >= (gsize)n_digits)
        return g_strdup (text + strlen (text) - n_digits);
    }
  g_error ("nobody has a %s", jin_entity_field (entity, field)->name);
}

static void
search (void)
{
  g_autofree char *phone = tail_of (&jin_person_entity, JIN_PERSON_PHONE, 4);
  g_autofree char *number = tail_of (&jin_person_entity, JIN_PERSON_ID_NUMBER, 6);
  g_autofree char *family = tail_of (&jin_contact_entity, JIN_CONTACT_PHONE, 7);

  find ("a surname", "王", 5);
  find ("a name", "王建国", 5);
  find ("initials", "wjg", 5);
  find ("pinyin", "zhangde", 5);
  find ("one letter", "w", 5);
  find ("mixed", "zhangds", 80);
  find ("mixed", "张ds", 80);
  find ("a phone’s tail", phone, 80);
  find ("an ID number’s tail", number, 80);
  find ("a family’s phone", family, 80);
  find ("a branch", "供销社", 80);
  find ("within names", "建国", 80);
  find ("within names", "jianguo", 80);
  find ("nobody", "鑫淼", 80);
  find ("nobody", "xqz", 80);
}

/* ---- counting ---- */

static double
count_lists (int *n_lists)
{
  guint                 n_views;
  const JinBuiltinView *views = jin_view_table (&n_views);
  gint64                start = bench_now ();

  *n_lists = 0;
  for (guint i = 0; i < n_views; i++)
    {
      g_autoptr (GError)    error = NULL;
      g_autoptr (JinFilter) filter = NULL;
      JinQuery              query = {.entity = &jin_person_entity, .context = bench_context};
      gint64                own_start = bench_now ();

      if (views[i].entity != &jin_person_entity)
        continue;
      query.filter = filter = jin_filter_parse (jin_store_get_entities (store), &jin_person_entity, views[i].filter, &error);
      check (filter, error);
      if (jin_store_count (store, &query, NULL, &error) < 0)
        g_error ("%s", error->message);
      if (g_getenv ("BENCH_LISTS") != NULL)
        g_print ("  %-32s %8.1f ms\n", views[i].name, bench_spent (own_start));
      (*n_lists)++;
    }
  return bench_spent (start);
}

static void
set_note (const char *note)
{
  JinQuery               query = {.entity = &jin_person_entity, .context = bench_context};
  g_autoptr (GError)     error = NULL;
  g_autoptr (GPtrArray)  rows = jin_store_query (store, &query, 1, NULL, &error);
  g_autoptr (JinChanges) changes = jin_changes_new ("bench");
  g_autoptr (JinRecord)  record = NULL;

  check (rows, error);
  record = jin_record_copy (rows->pdata[0]);
  jin_record_set_text (record, JIN_PERSON_NOTE, note);
  jin_changes_put (changes, record, rows->pdata[0], JIN_DATE_NONE);
  if (jin_store_commit (store, changes, &bench_context, NULL, &error) == 0)
    g_error ("%s", error->message);
}

/* The numbers beside the named lists of the roster. */
static void
counts (void)
{
  int              n_lists;
  double           first = count_lists (&n_lists), again[SLOW_RUNS], commit[SLOW_RUNS], sorted[SLOW_RUNS];
  g_autofree char *line = g_strdup_printf ("count %d named lists, first time", n_lists);

  bench_tell_one (line, first, 3000);
  for (int i = 0; i < SLOW_RUNS; i++)
    {
      g_autofree char   *note = g_uuid_string_random ();
      g_autoptr (GError) error = NULL;
      g_autoptr (GArray) ids = NULL;
      gint64             start = bench_now ();

      set_note (note);
      commit[i] = bench_spent (start);
      again[i] = count_lists (&n_lists);
      start = bench_now ();
      ids = ask (NULL, "name", NULL, &error);
      check (ids, error);
      sorted[i] = bench_spent (start);
    }
  bench_tell ("change one person, durable", commit, SLOW_RUNS, 50);
  bench_tell ("count them again after that", again, SLOW_RUNS, 100);
  bench_tell ("sort by name again after that", sorted, SLOW_RUNS, 100);
}

static void
figures (void)
{
  static const int         bounds[] = {60, 70, 80, 90};
  static const char *const measures[] = {"count", NULL};
  const JinGroup           groups[] = {{"age", JIN_GROUP_BANDS, bounds, 4}, {"sex", JIN_GROUP_VALUE, NULL, 0}};
  JinQuery                 query = {.entity = &jin_person_entity, .context = bench_context};
  double                   times[SLOW_RUNS];

  for (int i = 0; i < SLOW_RUNS; i++)
    {
      g_autoptr (GError)    error = NULL;
      gint64                start = bench_now ();
      g_autoptr (GPtrArray) rows = jin_store_summarise (store, &query, groups, 2, measures, NULL, &error);

      check (rows, error);
      times[i] = bench_spent (start);
    }
  bench_tell ("figures: age bands by sex", times, SLOW_RUNS, 0);
}

int
main (int    argc,
      char **argv)
{
  const char      *folder = argc > 1 ? argv[1] : ".";
  g_autofree char *name = NULL;

  g_setenv ("JINQIU_NOW", "2026-11-20T09:00", TRUE);
  name = bench_keep_bureau (folder, argc > 2 ? atoi (argv[2]) : PEOPLE);
  store = bench_open (folder, name);
  filters ();
  search ();
  counts ();
  columns ();
  cancel ();
  figures ();
  bench_tell_memory ("memory, at most", 0, 250);
  jin_store_close (store);
  g_object_unref (store);
  return bench_failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
