/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/jin-error.h"
#include "base/jin-fixed-day.h"
#include "base/jin-minute.h"
#include "base/jin-recurrence.h"
#include "base/jin-repeat.h"
#include "office/jin-activity.h"
#include "office/jin-codes.h"
#include "office/jin-series-plan.h"

/*
 * Repeating activities as changes, without a store:
 *
 *   rule ──expand──▶ nominal days ──R79──▶ days of the occurrences
 *                    (series_date)          (start)
 *
 * The rule gives nominal days up to the horizon; a day off moves the occurrence, never its nominal day, so that it counts
 * for its month.  Each function fills one JinChanges, undone as one.
 */

/* More than two years of every day. */
#define MOST_OCCURRENCES 1000

/* What an occurrence takes over from the one that it is made after; what happened there is its own. */
static const int plan_fields[] = {
    JIN_ACTIVITY_TITLE,
    JIN_ACTIVITY_TYPES,
    JIN_ACTIVITY_ORGANISATION,
    JIN_ACTIVITY_VENUE,
    JIN_ACTIVITY_PLACE,
    JIN_ACTIVITY_HOST,
    JIN_ACTIVITY_RECORDER,
    JIN_ACTIVITY_MODE,
    JIN_ACTIVITY_TRANSPORT,
    JIN_ACTIVITY_THEME,
    JIN_ACTIVITY_TAGS,
    JIN_ACTIVITY_TOPIC,
    JIN_ACTIVITY_AGENDA,
    JIN_ACTIVITY_STUDY_MINUTES,
    JIN_ACTIVITY_THEORY_MINUTES,
    JIN_ACTIVITY_NOTE,
};

/* ---- days ---- */

/**
 * jin_series_horizon:
 * @today: today
 *
 * Returns: up to when endless series are made: the end of next year
 */
JinDate
jin_series_horizon (JinDate today)
{
  return JIN_DATE ((gint16)(today.year + 1), 12, 31);
}

/**
 * jin_series_day:
 * @nominal: a day that the rule gives
 * @shift: (nullable): code of series_shift
 * @holidays: (nullable): as the office keeps them
 *
 * Returns: the day on which it takes place (R79)
 */
JinDate
jin_series_day (JinDate nominal, const char *shift, const JinHolidays *holidays)
{
  if (g_strcmp0 (shift, JIN_SHIFT_NEXT) == 0)
    return jin_next_working_day (nominal, FALSE, holidays);
  if (g_strcmp0 (shift, JIN_SHIFT_MONTH) == 0)
    return jin_next_working_day (nominal, TRUE, holidays);
  return nominal;
}

static JinDate
day_of (JinRecord *activity)
{
  return jin_minute_date (jin_record_get_int (activity, JIN_ACTIVITY_START));
}

/* Its day in the series; its own day when none is known. */
static JinDate
nominal_of (JinRecord *activity)
{
  return jin_record_is_empty (activity, JIN_ACTIVITY_SERIES_DATE) ? day_of (activity) : jin_record_get_date (activity, JIN_ACTIVITY_SERIES_DATE);
}

/* The nominal days of @rule from @from to the horizon without those in @exceptions; NULL when there are too many. */
static GArray *
expand (const char *rule, JinDate start, JinDate from, JinDate until, const char *exceptions, GError **error)
{
  g_autoptr (GArray) days = jin_recurrence_expand (rule, start, from, until, MOST_OCCURRENCES + 1, error);

  if (days == NULL)
    return NULL;
  if (days->len > MOST_OCCURRENCES)
    {
      g_set_error (error, JIN_ERROR, JIN_ERROR_INPUT, _ ("This repetition gives more than %d activities by the end of next year. Choose a later start, or an end."), MOST_OCCURRENCES);
      return NULL;
    }
  for (guint i = days->len; exceptions != NULL && *exceptions != '\0' && i > 0; i--)
    {
      g_autofree char *iso = jin_date_to_iso (g_array_index (days, JinDate, i - 1));

      if (jin_codes_contain (exceptions, iso))
        g_array_remove_index (days, i - 1);
    }
  return g_steal_pointer (&days);
}

/* Puts @activity on @day, at the time of day and for as long as @model. */
static void
set_times (JinRecord *activity, JinRecord *model, JinDate day)
{
  JinMinute start = jin_record_get_int (model, JIN_ACTIVITY_START);
  JinMinute moved = jin_minute_from (day, jin_minute_hour (start), jin_minute_minute (start));

  if (jin_record_is_empty (model, JIN_ACTIVITY_END))
    jin_record_set (activity, JIN_ACTIVITY_END, NULL);
  else
    jin_record_set_int (activity, JIN_ACTIVITY_END, moved + jin_record_get_int (model, JIN_ACTIVITY_END) - start);
  jin_record_set_int (activity, JIN_ACTIVITY_START, moved);
}

/* ---- occurrences ---- */

static JinRecord *
occurrence_new (JinRecord *model, gint64 series, JinDate nominal, JinDate day)
{
  JinRecord *activity = jin_record_new (&jin_activity_entity);

  for (guint i = 0; i < G_N_ELEMENTS (plan_fields); i++)
    jin_record_set (activity, plan_fields[i], jin_record_peek (model, plan_fields[i]));
  jin_record_set_text (activity, JIN_ACTIVITY_STATE, JIN_ACTIVITY_STATE_PLANNED);
  jin_record_set_ref (activity, JIN_ACTIVITY_SERIES, series, "");
  jin_record_set_date (activity, JIN_ACTIVITY_SERIES_DATE, nominal);
  set_times (activity, model, day);
  return activity;
}

static void
put_new (JinChanges *changes, JinRecord *model, gint64 series, JinDate nominal, const JinSeriesKept *kept, const char *shift)
{
  g_autoptr (JinRecord) activity = occurrence_new (model, series, nominal, jin_series_day (nominal, shift, kept->holidays));

  jin_changes_put (changes, activity, NULL, JIN_DATE_NONE);
}

/**
 * jin_series_stays:
 * @kept: a series
 * @occurrence: one of its activities
 *
 * Returns: whether it stays as it is when its series changes
 */
gboolean
jin_series_stays (const JinSeriesKept *kept, JinRecord *occurrence)
{
  gint64 id = jin_record_get_id (occurrence);

  return g_strcmp0 (jin_record_get_text (occurrence, JIN_ACTIVITY_STATE), JIN_ACTIVITY_STATE_PLANNED) != 0 ||
         (kept->attended != NULL && g_hash_table_contains (kept->attended, &id)) || jin_date_compare (day_of (occurrence), kept->today) < 0;
}

/* Whether @occurrence is one that an edit of @base in @scope is about, besides @base. */
static gboolean
is_meant (const JinSeriesKept *kept, JinRecord *occurrence, JinRecord *base, JinSeriesScope scope)
{
  if (scope == JIN_SERIES_THIS || jin_record_get_id (occurrence) == jin_record_get_id (base) || jin_series_stays (kept, occurrence))
    return FALSE;
  return scope == JIN_SERIES_ALL || jin_date_compare (nominal_of (occurrence), nominal_of (base)) >= 0;
}

/* ---- beginning ---- */

static JinRecord *
series_new (JinRecord *model, const JinSeriesRule *rule, JinDate start, JinDate horizon)
{
  JinRecord *series = jin_record_new (&jin_series_entity);

  jin_record_set_text (series, JIN_SERIES_TITLE, jin_record_get_title (model));
  jin_record_set_text (series, JIN_SERIES_RULE, rule->rule);
  jin_record_set_date (series, JIN_SERIES_START, start);
  jin_record_set_text (series, JIN_SERIES_SHIFT, rule->shift != NULL ? rule->shift : JIN_SHIFT_NONE);
  jin_record_set_text (series, JIN_SERIES_EXCEPTIONS, rule->exceptions);
  jin_record_set_date (series, JIN_SERIES_MADE_UNTIL, horizon);
  return series;
}

static gboolean
refuse_empty (GArray *days, GError **error)
{
  if (days != NULL && days->len == 0)
    g_set_error (error, JIN_ERROR, JIN_ERROR_INPUT, "%s", _ ("This repetition has no day before the end of next year. Choose another one."));
  return days == NULL || days->len == 0;
}

/**
 * jin_series_begin:
 * @changes: what is to be committed
 * @first: an activity as it shall be, new or kept: the first occurrence
 * @base: (nullable): @first as it is kept
 * @rule: how it repeats
 * @holidays: (nullable): as the office keeps them
 * @today: today
 * @error: return location for an error
 *
 * Makes a series of one activity. The first occurrence is moved to the first day that the rule gives from its own on.
 *
 * Returns: whether there is such a series; else %JIN_ERROR_INPUT, and nothing was added
 */
gboolean
jin_series_begin (JinChanges *changes, JinRecord *first, JinRecord *base, const JinSeriesRule *rule, const JinHolidays *holidays, JinDate today, GError **error)
{
  JinSeriesKept         kept = {.holidays = holidays, .today = today};
  JinDate               horizon = jin_series_horizon (today);
  JinDate               start = day_of (first), day;
  g_autoptr (JinRecord) record = jin_record_copy (first);
  g_autoptr (JinRecord) series = NULL;
  g_autoptr (GArray)    days = NULL;
  gint64                id;

  g_return_val_if_fail (JIN_IS_CHANGES (changes) && JIN_IS_RECORD (first) && rule != NULL && rule->rule != NULL, FALSE);

  days = expand (rule->rule, start, start, horizon, rule->exceptions, error);
  if (refuse_empty (days, error))
    return FALSE;
  series = series_new (first, rule, start, horizon);
  id = jin_changes_put (changes, series, NULL, JIN_DATE_NONE);
  day = jin_series_day (g_array_index (days, JinDate, 0), rule->shift, holidays);
  if (!jin_date_equal (day, start))
    set_times (record, first, day);
  jin_record_set_ref (record, JIN_ACTIVITY_SERIES, id, "");
  jin_record_set_date (record, JIN_ACTIVITY_SERIES_DATE, g_array_index (days, JinDate, 0));
  jin_changes_put (changes, record, base, JIN_DATE_NONE);
  for (guint i = 1; i < days->len; i++)
    put_new (changes, first, id, g_array_index (days, JinDate, i), &kept, rule->shift);
  return TRUE;
}

/* ---- editing ---- */

static gboolean
same_time_of_day (JinRecord *one, JinRecord *other)
{
  JinMinute a = jin_record_get_int (one, JIN_ACTIVITY_START), b = jin_record_get_int (other, JIN_ACTIVITY_START);

  return jin_minute_hour (a) == jin_minute_hour (b) && jin_minute_minute (a) == jin_minute_minute (b) &&
         jin_activity_end (one) - a == jin_activity_end (other) - b;
}

/* Takes over what differs between @base and @edited, where @activity was as @base was: what was changed singly stays. */
static void
take_over (JinRecord *activity, JinRecord *base, JinRecord *edited)
{
  for (guint i = 0; i < G_N_ELEMENTS (plan_fields); i++)
    if (!jin_record_same (base, edited, plan_fields[i]) && jin_record_same (activity, base, plan_fields[i]))
      jin_record_set (activity, plan_fields[i], jin_record_peek (edited, plan_fields[i]));
  if (!same_time_of_day (base, edited) && same_time_of_day (activity, base))
    set_times (activity, edited, day_of (activity));
}

static void
edit_fields (JinChanges *changes, const JinSeriesKept *kept, JinRecord *base, JinRecord *edited, JinSeriesScope scope)
{
  g_autoptr (JinRecord) this = jin_record_copy (edited);

  if (scope == JIN_SERIES_THIS)
    jin_record_set_int (this, JIN_ACTIVITY_SERIES_OWN, 1);
  jin_changes_put (changes, this, base, JIN_DATE_NONE);
  for (guint i = 0; i < kept->occurrences->len; i++)
    {
      JinRecord            *old = g_ptr_array_index (kept->occurrences, i);
      g_autoptr (JinRecord) changed = NULL;

      if (!is_meant (kept, old, base, scope))
        continue;
      changed = jin_record_copy (old);
      take_over (changed, base, edited);
      jin_changes_put (changes, changed, old, JIN_DATE_NONE);
    }
}

/* Nominal days of the series before @day, which a rule with COUNT has used up. */
static int
count_before (const JinSeriesKept *kept, JinDate day)
{
  g_autoptr (GArray) days = jin_recurrence_expand (jin_record_get_text (kept->series, JIN_SERIES_RULE), jin_record_get_date (kept->series, JIN_SERIES_START),
                                                   jin_record_get_date (kept->series, JIN_SERIES_START), jin_date_add_days (day, -1), MOST_OCCURRENCES, NULL);

  return days != NULL ? (int)days->len : 0;
}

/* Those to be laid anew, by their days in the series: @base and what an edit of it in @scope is about. */
static GPtrArray *
find_pool (const JinSeriesKept *kept, JinRecord *base, JinSeriesScope scope)
{
  GPtrArray *pool = g_ptr_array_new ();

  for (guint i = 0; i < kept->occurrences->len; i++)
    {
      JinRecord *occurrence = g_ptr_array_index (kept->occurrences, i);

      if (jin_record_get_id (occurrence) == jin_record_get_id (base) || is_meant (kept, occurrence, base, scope))
        g_ptr_array_add (pool, occurrence);
    }
  return pool;
}

/* The rule that goes on from @day when @base was moved there, with what is left of a COUNT. */
static char *
rule_from (const JinSeriesKept *kept, JinRecord *base, JinDate day, JinSeriesScope scope)
{
  const char           *rule = jin_record_get_text (kept->series, JIN_SERIES_RULE);
  g_autoptr (GPtrArray) pool = find_pool (kept, base, scope);
  g_autofree char      *moved = jin_repeat_move_rule (rule, jin_record_get_date (kept->series, JIN_SERIES_START), day);
  JinRepeat             repeat = jin_repeat_from_rule (moved, day);

  if (repeat.kind == JIN_REPEAT_OTHER || repeat.count == 0 || pool->len == 0)
    return g_steal_pointer (&moved);
  repeat.count = MAX (repeat.count - count_before (kept, nominal_of (g_ptr_array_index (pool, 0))), 1);
  return jin_repeat_to_rule (&repeat);
}

/* The series that the pool belongs to from now on: the same one, or what splits off it. */
static gint64
put_series (JinChanges *changes, const JinSeriesKept *kept, JinRecord *edited, const JinSeriesRule *rule, JinDate first, JinDate start, gboolean is_split)
{
  g_autoptr (JinRecord) series = NULL;

  if (is_split)
    {
      g_autoptr (JinRecord) ended = jin_record_copy (kept->series);
      g_autofree char      *ending = jin_repeat_end_rule (jin_record_get_text (ended, JIN_SERIES_RULE), jin_date_add_days (first, -1));

      jin_record_set_text (ended, JIN_SERIES_RULE, ending);
      jin_changes_put (changes, ended, kept->series, JIN_DATE_NONE);
      series = series_new (edited, rule, start, jin_series_horizon (kept->today));
      return jin_changes_put (changes, series, NULL, JIN_DATE_NONE);
    }
  series = jin_record_copy (kept->series);
  jin_record_set_text (series, JIN_SERIES_TITLE, jin_record_get_title (edited));
  jin_record_set_text (series, JIN_SERIES_RULE, rule->rule);
  jin_record_set_text (series, JIN_SERIES_SHIFT, rule->shift);
  jin_record_set_date (series, JIN_SERIES_START, start);
  jin_record_set (series, JIN_SERIES_EXCEPTIONS, NULL);
  jin_record_set_date (series, JIN_SERIES_MADE_UNTIL, jin_series_horizon (kept->today));
  return jin_changes_put (changes, series, kept->series, JIN_DATE_NONE);
}

/* Lays the pool on the days of another rule: each in its turn, what is left over goes, what is missing comes. */
static gboolean
lay_anew (JinChanges *changes, const JinSeriesKept *kept, JinRecord *base, JinRecord *edited, JinSeriesScope scope, const JinSeriesRule *rule, GError **error)
{
  g_autoptr (GPtrArray) pool = find_pool (kept, base, scope);
  JinRecord            *oldest = pool->len > 0 ? g_ptr_array_index (pool, 0) : base;
  JinDate               first = nominal_of (oldest);
  JinDate               start = jin_date_equal (day_of (base), day_of (edited))
                                    ? first
                                    : jin_date_add_days (first, jin_date_days_between (nominal_of (base), day_of (edited)));
  g_autoptr (GArray)    days = expand (rule->rule, start, start, jin_series_horizon (kept->today), NULL, error);
  gboolean              is_split = scope == JIN_SERIES_FOLLOWING && pool->len < kept->occurrences->len;
  gint64                series;

  if (refuse_empty (days, error))
    return FALSE;
  series = put_series (changes, kept, edited, rule, first, start, is_split);
  for (guint i = 0; i < MAX (days->len, pool->len); i++)
    {
      JinRecord            *old = i < pool->len ? g_ptr_array_index (pool, i) : NULL;
      g_autoptr (JinRecord) changed = NULL;
      JinDate               nominal;

      if (i >= days->len)
        {
          jin_changes_delete (changes, old);
          continue;
        }
      nominal = g_array_index (days, JinDate, i);
      if (old == NULL)
        {
          put_new (changes, edited, series, nominal, kept, rule->shift);
          continue;
        }
      changed = jin_record_copy (jin_record_get_id (old) == jin_record_get_id (base) ? edited : old);
      take_over (changed, base, edited);
      set_times (changed, same_time_of_day (changed, edited) ? edited : changed, jin_series_day (nominal, rule->shift, kept->holidays));
      jin_record_set_ref (changed, JIN_ACTIVITY_SERIES, series, "");
      jin_record_set_date (changed, JIN_ACTIVITY_SERIES_DATE, nominal);
      jin_record_set (changed, JIN_ACTIVITY_SERIES_OWN, NULL);
      jin_changes_put (changes, changed, old, JIN_DATE_NONE);
    }
  return TRUE;
}

/**
 * jin_series_edit:
 * @changes: what is to be committed
 * @kept: the series
 * @base: one of its occurrences as it is kept
 * @edited: the same as it shall be
 * @scope: what the edit is about
 * @rule: (nullable): how it shall repeat from now on, %NULL as before; only for more than one
 * @error: return location for an error
 *
 * Moving an occurrence with more than itself moves the rule: from the fifteenth to the eighteenth of each month. Where it is
 * only about fields, those that were changed singly keep their own value.
 *
 * Returns: whether it can be; else %JIN_ERROR_INPUT, and nothing was added
 */
gboolean
jin_series_edit (JinChanges *changes, const JinSeriesKept *kept, JinRecord *base, JinRecord *edited, JinSeriesScope scope, const JinSeriesRule *rule, GError **error)
{
  g_autofree char *moved = NULL;
  JinSeriesRule    wanted;
  const char      *own_rule, *own_shift;

  g_return_val_if_fail (JIN_IS_CHANGES (changes) && kept != NULL && JIN_IS_RECORD (base) && JIN_IS_RECORD (edited), FALSE);

  own_rule = jin_record_get_text (kept->series, JIN_SERIES_RULE);
  own_shift = jin_record_get_text (kept->series, JIN_SERIES_SHIFT);
  wanted = rule != NULL ? *rule : (JinSeriesRule){own_rule, own_shift, NULL};
  if (rule == NULL && !jin_date_equal (day_of (base), day_of (edited)))
    wanted.rule = moved = rule_from (kept, base, day_of (edited), scope);
  if (scope == JIN_SERIES_THIS || (g_strcmp0 (wanted.rule, own_rule) == 0 && g_strcmp0 (wanted.shift, own_shift) == 0 &&
                                   jin_date_equal (day_of (base), day_of (edited))))
    {
      edit_fields (changes, kept, base, edited, scope);
      return TRUE;
    }
  return lay_anew (changes, kept, base, edited, scope, &wanted, error);
}

/* ---- ending ---- */

static void
add_exception (JinRecord *series, JinDate nominal)
{
  const char      *old = jin_record_get_text (series, JIN_SERIES_EXCEPTIONS);
  g_autofree char *iso = jin_date_to_iso (nominal);
  g_autofree char *all = *old != '\0' ? g_strconcat (old, ",", iso, NULL) : g_strdup (iso);

  jin_record_set_text (series, JIN_SERIES_EXCEPTIONS, all);
}

/**
 * jin_series_delete:
 * @changes: what is to be committed
 * @kept: the series
 * @occurrence: the one to be taken away
 * @scope: alone, with those that follow, or all
 *
 * What stays as it is (see jin_series_stays()) is not taken away with others, but alone. A series of which nothing is left
 * goes, too.
 */
void
jin_series_delete (JinChanges *changes, const JinSeriesKept *kept, JinRecord *occurrence, JinSeriesScope scope)
{
  g_autoptr (JinRecord) series = NULL;
  guint                 n_left = 0;
  JinDate               last = JIN_DATE_NONE;

  g_return_if_fail (JIN_IS_CHANGES (changes) && kept != NULL && JIN_IS_RECORD (occurrence));

  for (guint i = 0; i < kept->occurrences->len; i++)
    {
      JinRecord *one = g_ptr_array_index (kept->occurrences, i);
      gboolean   is_this = jin_record_get_id (one) == jin_record_get_id (occurrence);

      if (is_this ? scope == JIN_SERIES_THIS || !jin_series_stays (kept, one) : is_meant (kept, one, occurrence, scope))
        {
          jin_changes_delete (changes, one);
          continue;
        }
      n_left++;
      if (scope == JIN_SERIES_ALL || jin_date_compare (nominal_of (one), nominal_of (occurrence)) < 0)
        last = nominal_of (one);
    }
  if (n_left == 0 && scope != JIN_SERIES_THIS)
    {
      jin_changes_delete (changes, kept->series);
      return;
    }
  series = jin_record_copy (kept->series);
  if (scope == JIN_SERIES_THIS)
    add_exception (series, nominal_of (occurrence));
  else
    {
      JinDate          end = scope == JIN_SERIES_FOLLOWING || jin_date_is_none (last) ? jin_date_add_days (nominal_of (occurrence), -1) : last;
      g_autofree char *ended = jin_repeat_end_rule (jin_record_get_text (series, JIN_SERIES_RULE), end);

      jin_record_set_text (series, JIN_SERIES_RULE, ended);
    }
  jin_changes_put (changes, series, kept->series, JIN_DATE_NONE);
}

/**
 * jin_series_stop:
 * @changes: what is to be committed
 * @kept: the series
 * @base: one of its occurrences as it is kept
 * @edited: the same as it shall be
 *
 * Lets it be the last one: those that follow are taken away, but for what stays as it is.
 */
void
jin_series_stop (JinChanges *changes, const JinSeriesKept *kept, JinRecord *base, JinRecord *edited)
{
  g_autoptr (JinRecord) series = NULL;
  g_autofree char      *ended = NULL;

  g_return_if_fail (JIN_IS_CHANGES (changes) && kept != NULL && JIN_IS_RECORD (base) && JIN_IS_RECORD (edited));

  jin_changes_put (changes, edited, base, JIN_DATE_NONE);
  for (guint i = 0; i < kept->occurrences->len; i++)
    if (is_meant (kept, g_ptr_array_index (kept->occurrences, i), base, JIN_SERIES_FOLLOWING))
      jin_changes_delete (changes, g_ptr_array_index (kept->occurrences, i));
  series = jin_record_copy (kept->series);
  ended = jin_repeat_end_rule (jin_record_get_text (series, JIN_SERIES_RULE), nominal_of (base));
  jin_record_set_text (series, JIN_SERIES_RULE, ended);
  jin_changes_put (changes, series, kept->series, JIN_DATE_NONE);
}

/* ---- going on ---- */

/* The last occurrence that was not changed by itself; else the last. */
static JinRecord *
find_model (const JinSeriesKept *kept)
{
  for (guint i = kept->occurrences->len; i > 0; i--)
    if (jin_record_get_int (g_ptr_array_index (kept->occurrences, i - 1), JIN_ACTIVITY_SERIES_OWN) == 0)
      return g_ptr_array_index (kept->occurrences, i - 1);
  return kept->occurrences->len > 0 ? g_ptr_array_index (kept->occurrences, kept->occurrences->len - 1) : NULL;
}

/**
 * jin_series_extend:
 * @changes: what is to be committed
 * @kept: the series
 * @error: return location for an error
 *
 * Makes what is missing up to the horizon, after the last one that was not changed by itself.
 *
 * Returns: whether its rule can be understood; else %JIN_ERROR_INPUT, and nothing was added
 */
gboolean
jin_series_extend (JinChanges *changes, const JinSeriesKept *kept, GError **error)
{
  JinDate               horizon = jin_series_horizon (kept->today);
  JinDate               made_until = jin_record_get_date (kept->series, JIN_SERIES_MADE_UNTIL);
  JinRecord            *model = find_model (kept);
  g_autoptr (JinRecord) series = NULL;
  g_autoptr (GArray)    days = NULL;

  g_return_val_if_fail (JIN_IS_CHANGES (changes), FALSE);

  if (jin_date_compare (made_until, horizon) >= 0)
    return TRUE;
  days = expand (jin_record_get_text (kept->series, JIN_SERIES_RULE), jin_record_get_date (kept->series, JIN_SERIES_START), jin_date_add_days (made_until, 1),
                 horizon, jin_record_get_text (kept->series, JIN_SERIES_EXCEPTIONS), error);
  if (days == NULL)
    return FALSE;
  for (guint i = 0; model != NULL && i < days->len; i++)
    put_new (changes, model, jin_record_get_id (kept->series), g_array_index (days, JinDate, i), kept, jin_record_get_text (kept->series, JIN_SERIES_SHIFT));
  series = jin_record_copy (kept->series);
  jin_record_set_date (series, JIN_SERIES_MADE_UNTIL, horizon);
  jin_changes_put (changes, series, kept->series, JIN_DATE_NONE);
  return TRUE;
}
