/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/jin-minute.h"
#include "office-fixture.h"
#include "office/jin-activity.h"
#include "office/jin-codes.h"
#include "office/jin-series-plan.h"

#include <string.h>

/* How activities repeat (R79, RFC 5545), as changes on rows without a store. Today is 2026-11-20. */

static const JinDate today = {2026, 11, 20};

/* A store of one series: rows get their ids when changes are applied. */
typedef struct
{
  JinSeriesKept kept;
  GPtrArray    *series;
  gint64        next_id;
} Desk;

static void
desk_init (Desk *desk)
{
  memset (desk, 0, sizeof *desk);
  desk->kept.occurrences = g_ptr_array_new_with_free_func (g_object_unref);
  desk->kept.attended = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  desk->kept.today = today;
  desk->series = g_ptr_array_new_with_free_func (g_object_unref);
  desk->next_id = 100;
}

static void
desk_clear (Desk *desk)
{
  g_ptr_array_unref (desk->kept.occurrences);
  g_hash_table_unref (desk->kept.attended);
  g_ptr_array_unref (desk->series);
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  JinRecord *one = *(JinRecord *const *)a, *other = *(JinRecord *const *)b;

  return jin_record_get_int (one, JIN_ACTIVITY_START) < jin_record_get_int (other, JIN_ACTIVITY_START) ? -1 : 1;
}

static GPtrArray *
table_of (Desk *desk, JinRecord *record)
{
  return jin_record_get_entity (record) == &jin_series_entity ? desk->series : desk->kept.occurrences;
}

static void
take (GPtrArray *table, gint64 id)
{
  for (guint i = 0; i < table->len; i++)
    if (jin_record_get_id (table->pdata[i]) == id)
      {
        g_ptr_array_remove_index (table, i);
        return;
      }
  g_assert_not_reached ();
}

/* As the store would: new rows get ids, and what refers to them follows. */
static void
apply (Desk *desk, JinChanges *changes)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_direct_hash, g_direct_equal);

  for (guint i = 0; i < jin_changes_get_size (changes); i++)
    {
      const JinChange      *change = jin_changes_get (changes, i);
      g_autoptr (JinRecord) record = jin_record_copy (change->record);
      gint64                id = jin_record_get_id (record);

      if (change->kind == JIN_CHANGE_DELETE || change->base != NULL)
        take (table_of (desk, record), id);
      if (change->kind == JIN_CHANGE_DELETE)
        continue;
      if (id <= 0)
        {
          g_hash_table_insert (ids, GINT_TO_POINTER ((int)id), GINT_TO_POINTER ((int)desk->next_id));
          jin_record_set_id (record, desk->next_id++);
        }
      if (jin_record_get_entity (record) == &jin_activity_entity && jin_record_get_ref (record, JIN_ACTIVITY_SERIES) < 0)
        jin_record_set_ref (record, JIN_ACTIVITY_SERIES,
                            GPOINTER_TO_INT (g_hash_table_lookup (ids, GINT_TO_POINTER ((int)jin_record_get_ref (record, JIN_ACTIVITY_SERIES)))), "");
      g_ptr_array_add (table_of (desk, record), g_object_ref (record));
    }
  g_ptr_array_sort (desk->kept.occurrences, compare_days);
  desk->kept.series = desk->series->len > 0 ? desk->series->pdata[0] : NULL;
}

/* "11-16 12-15 2027-01-15", the year where it changes, an activity's own series after a slash when it is not the first */
static char *
days_of (Desk *desk)
{
  GString *text = g_string_new (NULL);
  int      year = 2026;

  for (guint i = 0; i < desk->kept.occurrences->len; i++)
    {
      JinRecord       *activity = desk->kept.occurrences->pdata[i];
      JinDate          day = jin_minute_date (jin_record_get_int (activity, JIN_ACTIVITY_START));
      g_autofree char *iso = jin_date_to_iso (day);

      g_string_append_printf (text, "%s%s", i > 0 ? " " : "", day.year == year ? iso + 5 : iso);
      if (desk->kept.series != NULL && jin_record_get_ref (activity, JIN_ACTIVITY_SERIES) != jin_record_get_id (desk->kept.series))
        g_string_append (text, "/2");
      year = day.year;
    }
  return g_string_free (text, FALSE);
}

static void
begin (Desk *desk, const char *values, const char *rule, const char *shift)
{
  g_autoptr (JinRecord)  first = fixture_record (&jin_activity_entity, values);
  g_autoptr (JinChanges) changes = jin_changes_new ("begin");
  g_autoptr (GError)     error = NULL;
  JinSeriesRule          wanted = {rule, shift};

  jin_record_set_text (first, JIN_ACTIVITY_STATE, JIN_ACTIVITY_STATE_PLANNED);
  g_assert_true (jin_series_begin (changes, first, NULL, &wanted, desk->kept.holidays, today, &error));
  g_assert_no_error (error);
  apply (desk, changes);
}

static void
test_begin (void)
{
  static const struct
  {
    const char *start;
    const char *rule;
    const char *shift;
    const char *days;
  } cases[] = {
      /* The fifteenth: Sundays and holidays go to the next working day, beyond the end of the year. */
      {"2026-11-15", "FREQ=MONTHLY;BYMONTHDAY=15;COUNT=4", "next", "11-16 12-15 2027-01-15 02-15"},
      {"2026-11-15", "FREQ=MONTHLY;BYMONTHDAY=15;COUNT=2", "none", "11-15 12-15"},
      /* The end of February is a Sunday: into March, or back to Friday (R79). */
      {"2027-01-31", "FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1;COUNT=3", "next", "2027-02-01 03-01 03-31"},
      {"2027-01-31", "FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1;COUNT=3", "month", "2027-01-29 02-26 03-31"},
      /* Every first Friday; 1 January is a holiday, and so are the days of 春节 from 5 to 8 February. */
      {"2026-12-01", "FREQ=MONTHLY;BYDAY=1FR;COUNT=3", "next", "12-04 2027-01-04 02-09"},
      /* Every quarter */
      {"2026-12-15", "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=15;UNTIL=20270930", "none", "12-15 2027-03-15 06-15 09-15"},
      /* 重阳; without an end up to the end of next year */
      {"2026-10-18", "RSCALE=CHINESE;FREQ=YEARLY;BYMONTH=9;BYMONTHDAY=9;SKIP=BACKWARD", "none", "10-18 2027-10-08"},
      /* A lunar thirtieth in a year whose month has 29 days */
      {"2026-02-01", "RSCALE=CHINESE;FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=30;SKIP=BACKWARD", "none", "02-16 2027-02-05"},
      {"2026-11-20", "FREQ=YEARLY", "none", "11-20 2027-11-20"},
      {"2026-12-28", "FREQ=WEEKLY;BYDAY=MO;COUNT=3", "none", "12-28 2027-01-04 01-11"},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *values = g_strdup_printf ("title=主题党日|start=%sT09:00|end=%sT10:30", cases[i].start, cases[i].start);
      g_autofree char *days = NULL;
      Desk             desk;

      desk_init (&desk);
      begin (&desk, values, cases[i].rule, cases[i].shift);
      days = days_of (&desk);
      g_test_message ("%s", cases[i].rule);
      g_assert_cmpstr (days, ==, cases[i].days);
      for (guint k = 0; k < desk.kept.occurrences->len; k++)
        {
          JinRecord *one = desk.kept.occurrences->pdata[k];

          g_assert_cmpint (jin_record_get_int (one, JIN_ACTIVITY_END) - jin_record_get_int (one, JIN_ACTIVITY_START), ==, 90);
          g_assert_cmpint (jin_minute_hour (jin_record_get_int (one, JIN_ACTIVITY_START)), ==, 9);
          g_assert_cmpstr (jin_record_get_text (one, JIN_ACTIVITY_STATE), ==, JIN_ACTIVITY_STATE_PLANNED);
        }
      desk_clear (&desk);
    }
}

/* Refused in words, with nothing added. */
static void
test_refused (void)
{
  static const struct
  {
    const char *start;
    const char *rule;
  } cases[] = {
      {"2020-01-01", "FREQ=DAILY"},                          /* more than a thousand */
      {"2026-11-20", "FREQ=SECONDLY"},                       /* not whole days */
      {"2026-11-20", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31"}, /* a 31st of February */
      {"2026-11-20", "FREQ=DAILY;UNTIL=20261101"},           /* over before it begins */
      {"2026-11-20", "every now and then"},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char       *values = g_strdup_printf ("title=学习|start=%sT09:00", cases[i].start);
      g_autoptr (JinRecord)  first = fixture_record (&jin_activity_entity, values);
      g_autoptr (JinChanges) changes = jin_changes_new ("begin");
      g_autoptr (GError)     error = NULL;
      JinSeriesRule          rule = {cases[i].rule, "none"};

      g_test_message ("%s", cases[i].rule);
      g_assert_false (jin_series_begin (changes, first, NULL, &rule, NULL, today, &error));
      g_assert_nonnull (error);
      g_assert_cmpuint (jin_changes_get_size (changes), ==, 0);
    }
}

/* The fifteenth from September to March; September and October were held, October has attendance. */
static void
desk_monthly (Desk *desk)
{
  gint64 *id = g_new (gint64, 1);

  desk_init (desk);
  begin (desk, "title=主题党日|start=2026-09-15T09:00|place=一楼", "FREQ=MONTHLY;BYMONTHDAY=15;COUNT=7", "none");
  for (guint i = 0; i < 2; i++)
    jin_record_set_text (desk->kept.occurrences->pdata[i], JIN_ACTIVITY_STATE, JIN_ACTIVITY_STATE_HELD);
  *id = jin_record_get_id (desk->kept.occurrences->pdata[1]);
  g_hash_table_add (desk->kept.attended, id);
}

static void
edit (Desk *desk, guint index, const char *day, const char *place, JinSeriesScope scope, const JinSeriesRule *rule)
{
  JinRecord             *base = desk->kept.occurrences->pdata[index];
  g_autoptr (JinRecord)  edited = jin_record_copy (base);
  g_autoptr (JinChanges) changes = jin_changes_new ("edit");
  g_autoptr (GError)     error = NULL;

  if (day != NULL)
    jin_record_set_int (edited, JIN_ACTIVITY_START, jin_minute_from (jin_date_parse_iso (day), 14, 30));
  if (place != NULL)
    jin_record_set_text (edited, JIN_ACTIVITY_PLACE, place);
  g_assert_true (jin_series_edit (changes, &desk->kept, base, edited, scope, rule, &error));
  g_assert_no_error (error);
  apply (desk, changes);
}

static char *
places_of (Desk *desk)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < desk->kept.occurrences->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", jin_record_get_text (desk->kept.occurrences->pdata[i], JIN_ACTIVITY_PLACE));
  return g_string_free (text, FALSE);
}

/* November's lies behind today (the 15th) and stays, too. */
static void
test_edit_fields (void)
{
  static const struct
  {
    guint          index;
    JinSeriesScope scope;
    const char    *places;
  } cases[] = {
      {4, JIN_SERIES_THIS, "一楼 一楼 一楼 一楼 二楼 一楼 一楼"},
      {4, JIN_SERIES_FOLLOWING, "一楼 一楼 一楼 一楼 二楼 二楼 二楼"},
      {4, JIN_SERIES_ALL, "一楼 一楼 一楼 二楼 二楼 二楼 二楼"},
      /* Edited from one that was held: it changes, the other one doesn't. */
      {0, JIN_SERIES_ALL, "二楼 一楼 一楼 二楼 二楼 二楼 二楼"},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *places = NULL;
      Desk             desk;

      desk_monthly (&desk);
      edit (&desk, cases[i].index, NULL, "二楼", cases[i].scope, NULL);
      places = places_of (&desk);
      g_assert_cmpstr (places, ==, cases[i].places);
      g_assert_cmpuint (desk.series->len, ==, 1);
      desk_clear (&desk);
    }
}

/* What was changed singly keeps its own value, and only what was edited is taken over. */
static void
test_edit_keeps_own (void)
{
  Desk             desk;
  g_autofree char *places = NULL;

  desk_monthly (&desk);
  edit (&desk, 5, NULL, "公园", JIN_SERIES_THIS, NULL);
  g_assert_cmpint (jin_record_get_int (desk.kept.occurrences->pdata[5], JIN_ACTIVITY_SERIES_OWN), ==, 1);
  edit (&desk, 3, NULL, "二楼", JIN_SERIES_ALL, NULL);
  places = places_of (&desk);
  g_assert_cmpstr (places, ==, "一楼 一楼 一楼 二楼 二楼 公园 二楼");
  desk_clear (&desk);
}

static void
test_move (void)
{
  static const struct
  {
    guint          index;
    const char    *day;
    JinSeriesScope scope;
    JinSeriesRule  rule;
    const char    *days;
    const char    *first_rule;
  } cases[] = {
      {4, "2027-01-18", JIN_SERIES_THIS, {NULL}, "09-15 10-15 11-15 12-15 2027-01-18 02-15 03-15", "FREQ=MONTHLY;BYMONTHDAY=15;COUNT=7"},
      /* The rule goes along; the old one ends before, and of seven times three are left. */
      {4, "2027-01-18", JIN_SERIES_FOLLOWING, {NULL}, "09-15 10-15 11-15 12-15 2027-01-18/2 02-18/2 03-18/2", "FREQ=MONTHLY;BYMONTHDAY=15;UNTIL=20270114"},
      {4, "2027-01-12", JIN_SERIES_ALL, {NULL}, "09-15 10-15 11-15 12-12 2027-01-12 02-12 03-12", "FREQ=MONTHLY;BYMONTHDAY=12;COUNT=4"},
      /* Another rule: every other month; what is left over goes. */
      {4, NULL, JIN_SERIES_FOLLOWING, {"FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=15;COUNT=2", "next"}, "09-15 10-15 11-15 12-15 2027-01-15/2 03-15/2", "FREQ=MONTHLY;BYMONTHDAY=15;UNTIL=20270114"},
      /* More days than before: what is missing comes. */
      {6, NULL, JIN_SERIES_FOLLOWING, {"FREQ=WEEKLY;BYDAY=MO;COUNT=3", "none"}, "09-15 10-15 11-15 12-15 2027-01-15 02-15 03-15/2 03-22/2 03-29/2", "FREQ=MONTHLY;BYMONTHDAY=15;UNTIL=20270314"},
      /* Only the shift is another: 15 November is over, 15 December a Tuesday. */
      {3, NULL, JIN_SERIES_ALL, {"FREQ=MONTHLY;BYMONTHDAY=15;COUNT=4", "next"}, "09-15 10-15 11-15 12-15 2027-01-15 02-15 03-15", "FREQ=MONTHLY;BYMONTHDAY=15;COUNT=4"},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *days = NULL;
      Desk             desk;

      desk_monthly (&desk);
      edit (&desk, cases[i].index, cases[i].day, NULL, cases[i].scope, cases[i].rule.rule != NULL ? &cases[i].rule : NULL);
      days = days_of (&desk);
      g_test_message ("case %d", (int)i);
      g_assert_cmpstr (days, ==, cases[i].days);
      g_assert_cmpstr (jin_record_get_text (desk.kept.series, JIN_SERIES_RULE), ==, cases[i].first_rule);
      desk_clear (&desk);
    }
}

static void
test_delete (void)
{
  static const struct
  {
    guint          index;
    JinSeriesScope scope;
    const char    *days;
    const char    *rule;
    const char    *exceptions;
  } cases[] = {
      {3, JIN_SERIES_THIS, "09-15 10-15 11-15 2027-01-15 02-15 03-15", "FREQ=MONTHLY;BYMONTHDAY=15;COUNT=7", "2026-12-15"},
      {4, JIN_SERIES_FOLLOWING, "09-15 10-15 11-15 12-15", "FREQ=MONTHLY;BYMONTHDAY=15;UNTIL=20270114", ""},
      /* What was held stays, and with it that it was part of a series. */
      {4, JIN_SERIES_ALL, "09-15 10-15 11-15", "FREQ=MONTHLY;BYMONTHDAY=15;UNTIL=20261115", ""},
      /* Alone it can go. */
      {1, JIN_SERIES_THIS, "09-15 11-15 12-15 2027-01-15 02-15 03-15", "FREQ=MONTHLY;BYMONTHDAY=15;COUNT=7", "2026-10-15"},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (JinChanges) changes = jin_changes_new ("delete");
      g_autofree char       *days = NULL;
      Desk                   desk;

      desk_monthly (&desk);
      jin_series_delete (changes, &desk.kept, desk.kept.occurrences->pdata[cases[i].index], cases[i].scope);
      apply (&desk, changes);
      days = days_of (&desk);
      g_assert_cmpstr (days, ==, cases[i].days);
      g_assert_cmpstr (jin_record_get_text (desk.kept.series, JIN_SERIES_RULE), ==, cases[i].rule);
      g_assert_cmpstr (jin_record_get_text (desk.kept.series, JIN_SERIES_EXCEPTIONS), ==, cases[i].exceptions);
      desk_clear (&desk);
    }
}

/* A series to come, taken away whole: nothing is left of it. */
static void
test_delete_whole (void)
{
  g_autoptr (JinChanges) changes = jin_changes_new ("delete");
  Desk                   desk;

  desk_init (&desk);
  begin (&desk, "title=学习|start=2026-12-01T09:00", "FREQ=WEEKLY;COUNT=4", "none");
  jin_series_delete (changes, &desk.kept, desk.kept.occurrences->pdata[2], JIN_SERIES_ALL);
  apply (&desk, changes);
  g_assert_cmpuint (desk.kept.occurrences->len, ==, 0);
  g_assert_cmpuint (desk.series->len, ==, 0);
  desk_clear (&desk);
}

/* The last one from now on. */
static void
test_stop (void)
{
  g_autoptr (JinChanges) changes = jin_changes_new ("stop");
  g_autofree char       *days = NULL;
  Desk                   desk;

  desk_monthly (&desk);
  jin_series_stop (changes, &desk.kept, desk.kept.occurrences->pdata[3], desk.kept.occurrences->pdata[3]);
  apply (&desk, changes);
  days = days_of (&desk);
  g_assert_cmpstr (days, ==, "09-15 10-15 11-15 12-15");
  g_assert_cmpstr (jin_record_get_text (desk.kept.series, JIN_SERIES_RULE), ==, "FREQ=MONTHLY;BYMONTHDAY=15;UNTIL=20261215");
  desk_clear (&desk);
}

/* In the new year the endless series goes on, after the last one that was not changed by itself, without the days left out. */
static void
test_extend (void)
{
  g_autoptr (JinChanges) changes = jin_changes_new ("extend");
  g_autoptr (JinChanges) again = jin_changes_new ("extend");
  g_autoptr (GError)     error = NULL;
  g_autofree char       *days = NULL;
  Desk                   desk;

  desk_init (&desk);
  begin (&desk, "title=党员大会|start=2026-12-10T09:00|place=一楼", "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=10", "next");
  days = days_of (&desk);
  g_assert_cmpstr (days, ==, "12-10 2027-03-10 06-10 09-10 12-10");
  edit (&desk, 4, "2027-12-20", "公园", JIN_SERIES_THIS, NULL);
  jin_record_set_text (desk.kept.series, JIN_SERIES_EXCEPTIONS, "2028-06-10");
  desk.kept.today = JIN_DATE (2027, 1, 4);
  g_assert_true (jin_series_extend (changes, &desk.kept, &error));
  g_assert_no_error (error);
  apply (&desk, changes);
  g_free (days);
  /* 10 June 2028 was left out; 10 September is a Sunday, and so is 10 December. */
  days = days_of (&desk);
  g_assert_cmpstr (days, ==, "12-10 2027-03-10 06-10 09-10 12-20 2028-03-10 09-11 12-11");
  g_assert_cmpstr (jin_record_get_text (desk.kept.occurrences->pdata[5], JIN_ACTIVITY_PLACE), ==, "一楼");
  g_assert_true (jin_series_extend (again, &desk.kept, &error));
  g_assert_cmpuint (jin_changes_get_size (again), ==, 0);
  desk_clear (&desk);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/office/series/begin", test_begin);
  g_test_add_func ("/office/series/refused", test_refused);
  g_test_add_func ("/office/series/edit-fields", test_edit_fields);
  g_test_add_func ("/office/series/edit-keeps-own", test_edit_keeps_own);
  g_test_add_func ("/office/series/move", test_move);
  g_test_add_func ("/office/series/delete", test_delete);
  g_test_add_func ("/office/series/delete-whole", test_delete_whole);
  g_test_add_func ("/office/series/stop", test_stop);
  g_test_add_func ("/office/series/extend", test_extend);
  return g_test_run ();
}
