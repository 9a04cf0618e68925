/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/jin-fixed-day.h"
#include "base/jin-minute.h"
#include "office/jin-activity.h"
#include "office/jin-codes.h"
#include "office/jin-organisation.h"
#include "office/jin-year-plan.h"

/*
 * A year's plan in one go (C16): the duties of R27 on the fixed day (R79), several in one meeting where that can be (R28),
 * the themes of the months named (R81).
 */

#define DEFAULT_DAY 15
#define MINUTES_OF_MEETING 90
#define DAYS_AWAY 7 /* committees and groups meet in the week before or after */
#define OWN_THEME "0"

typedef enum {
  OF_BRANCH,
  OF_COMMITTEE, /* of the branch, if it has one */
  OF_GROUP,
  OF_UNIT,
} Whose;

/* Bits of @months, January first. */
#define EVERY_MONTH 0xfff
#define MONTH(number) (1 << ((number)-1))

typedef struct
{
  Whose       whose;
  const char *type;
  int         months;
  int         period; /* months within which one will do */
  int         days;   /* from the fixed day */
} Duty;

/* What falls on the fixed day is one meeting; R27 asks for it once in each period. */
static const Duty duties[] = {
    {OF_BRANCH, JIN_ACTIVITY_TYPE_THEME_DAY, EVERY_MONTH, 1, 0},
    {OF_BRANCH, JIN_ACTIVITY_TYPE_GENERAL_MEETING, MONTH (3) | MONTH (6) | MONTH (9) | MONTH (12), 3, 0},
    {OF_BRANCH, JIN_ACTIVITY_TYPE_LECTURE, MONTH (2) | MONTH (5) | MONTH (7) | MONTH (11), 3, 0},
    {OF_BRANCH, JIN_ACTIVITY_TYPE_ORG_LIFE, MONTH (12), 12, 0},
    {OF_BRANCH, JIN_ACTIVITY_TYPE_APPRAISAL, MONTH (12), 12, 0},
    {OF_COMMITTEE, JIN_ACTIVITY_TYPE_COMMITTEE_MEETING, EVERY_MONTH, 1, -DAYS_AWAY},
    {OF_GROUP, JIN_ACTIVITY_TYPE_GROUP_MEETING, EVERY_MONTH, 1, DAYS_AWAY},
    {OF_UNIT, JIN_ACTIVITY_TYPE_BRIEFING, MONTH (6) | MONTH (12), 6, 0},
    {OF_UNIT, JIN_ACTIVITY_TYPE_OUTING, MONTH (5), 12, 0},
    {OF_UNIT, JIN_ACTIVITY_TYPE_POSITIVE_ENERGY, MONTH (9), 12, 0},
    {OF_UNIT, JIN_ACTIVITY_TYPE_TRAINING, MONTH (4), 12, 0},
};

/* ---- themes ---- */

/**
 * jin_theme_months_default:
 *
 * Returns: the proposal of R81; an office may place its seven themes otherwise
 */
JinThemeMonths
jin_theme_months_default (void)
{
  return (JinThemeMonths){{"4", "0", "3", "2", "0", "5", "6", "0", "1", "0", "0", "7"}};
}

/**
 * jin_theme_months_parse:
 * @text: (nullable): twelve codes of theme_month, joined by ","
 * @months: (out): what it says; the default when it says nothing
 *
 * Returns: whether @text is such
 */
gboolean
jin_theme_months_parse (const char *text, JinThemeMonths *months)
{
  g_auto (GStrv) codes = g_strsplit (text != NULL ? text : "", ",", -1);

  *months = jin_theme_months_default ();
  if (text == NULL || *text == '\0')
    return TRUE;
  if (g_strv_length (codes) != JIN_N_MONTHS)
    return FALSE;
  for (int i = 0; i < JIN_N_MONTHS; i++)
    g_strlcpy (months->codes[i], codes[i], sizeof months->codes[i]);
  return TRUE;
}

/**
 * jin_theme_months_missing:
 * @months: the themes of a year
 *
 * Each of the seven fixed themes has its month (R81).
 *
 * Returns: (transfer full): codes of those that have none, joined by ","
 */
char *
jin_theme_months_missing (const JinThemeMonths *months)
{
  GString *missing = g_string_new (NULL);

  for (int theme = 1; theme <= JIN_N_FIXED_THEMES; theme++)
    {
      char code[] = {(char)('0' + theme), '\0'};
      int  i = 0;

      while (i < JIN_N_MONTHS && strcmp (months->codes[i], code) != 0)
        i++;
      if (i == JIN_N_MONTHS)
        g_string_append_printf (missing, "%s%s", missing->len > 0 ? "," : "", code);
    }
  return g_string_free (missing, FALSE);
}

/* ---- what is there ---- */

static int
month_of (JinRecord *activity)
{
  JinDate day = jin_record_is_empty (activity, JIN_ACTIVITY_SERIES_DATE) ? jin_minute_date (jin_record_get_int (activity, JIN_ACTIVITY_START))
                                                                         : jin_record_get_date (activity, JIN_ACTIVITY_SERIES_DATE);

  return day.month;
}

static gboolean
is_called_off (JinRecord *activity)
{
  const char *state = jin_record_get_text (activity, JIN_ACTIVITY_STATE);

  return g_str_equal (state, JIN_ACTIVITY_STATE_CANCELLED) || g_str_equal (state, JIN_ACTIVITY_STATE_POSTPONED);
}

/* Whether @organisation has an activity of the duty's type in the period of @month. */
static gboolean
is_there (const JinYearAsked *asked, const Duty *duty, gint64 organisation, int month)
{
  for (guint i = 0; i < asked->kept->len; i++)
    {
      JinRecord *one = g_ptr_array_index (asked->kept, i);

      if (jin_record_get_ref (one, JIN_ACTIVITY_ORGANISATION) == organisation && (month_of (one) - 1) / duty->period == (month - 1) / duty->period &&
          !is_called_off (one) && jin_codes_contain (jin_record_get_text (one, JIN_ACTIVITY_TYPES), duty->type))
        return TRUE;
    }
  return FALSE;
}

/* ---- items ---- */

static void
item_free (JinYearItem *item)
{
  g_object_unref (item->activity);
  g_free (item);
}

static JinDate
day_of (const JinYearAsked *asked, int month, int days)
{
  JinFixedDay rule = {.day = DEFAULT_DAY};
  const char *text = jin_record_get_text (asked->organisation, JIN_ORGANISATION_FIXED_DAY);
  JinDate     day;

  if (*text != '\0' && !jin_fixed_day_parse (text, &rule, NULL))
    rule = (JinFixedDay){.day = DEFAULT_DAY};
  day = jin_fixed_day (asked->year, month, &rule, asked->holidays);
  return days == 0 ? day : jin_next_working_day (jin_date_add_days (day, days), FALSE, asked->holidays);
}

static char *
title_of (const JinYearAsked *asked, const char *types, const char *theme)
{
  g_autofree char *kinds = asked->types != NULL ? jin_code_list_format (asked->types, types) : g_strdup (types);
  const JinCode   *code = asked->theme_names != NULL && *theme != '\0' ? jin_code_list_find (asked->theme_names, theme) : NULL;

  if (code == NULL)
    return g_steal_pointer (&kinds);
  /* Translators: title of an activity: its types, and the theme of its month */
  return g_strdup_printf (_ ("%s (%s)"), kinds, code->label);
}

static void
add_item (GPtrArray *plan, const JinYearAsked *asked, JinRecord *organisation, int month, int days, const char *types, const char *theme, gboolean there)
{
  JinYearItem     *item = g_new0 (JinYearItem, 1);
  JinDate          day = day_of (asked, month, days);
  JinMinute        start = jin_minute_from (day, asked->minute_of_day / 60, asked->minute_of_day % 60);
  g_autofree char *title = title_of (asked, types, theme);

  item->activity = jin_record_new (&jin_activity_entity);
  item->month = month;
  item->is_there = there;
  item->is_wanted = !there;
  jin_record_set_text (item->activity, JIN_ACTIVITY_TITLE, title);
  jin_record_set_text (item->activity, JIN_ACTIVITY_TYPES, types);
  jin_record_set_ref (item->activity, JIN_ACTIVITY_ORGANISATION, jin_record_get_id (organisation), jin_record_get_title (organisation));
  jin_record_set_int (item->activity, JIN_ACTIVITY_START, start);
  jin_record_set_int (item->activity, JIN_ACTIVITY_END, start + MINUTES_OF_MEETING);
  jin_record_set_text (item->activity, JIN_ACTIVITY_STATE, JIN_ACTIVITY_STATE_PLANNED);
  if (*theme != '\0')
    jin_record_set_text (item->activity, JIN_ACTIVITY_THEME, theme);
  g_ptr_array_add (plan, item);
}

/* The duties of one kind in one month: those that are missing, as one meeting; or, where none is, what is there. */
static void
add_month (GPtrArray *plan, const JinYearAsked *asked, Whose whose, JinRecord *organisation, int month)
{
  g_autoptr (GString) missing = g_string_new (NULL), there = g_string_new (NULL);
  gboolean            has_theme = FALSE;
  int                 days = 0;

  for (guint i = 0; i < G_N_ELEMENTS (duties); i++)
    {
      const Duty *duty = &duties[i];
      GString    *types = missing;

      if (duty->whose != whose || (duty->months & MONTH (month)) == 0)
        continue;
      if (is_there (asked, duty, jin_record_get_id (organisation), month))
        types = there;
      g_string_append_printf (types, "%s%s", types->len > 0 ? "," : "", duty->type);
      has_theme = has_theme || g_str_equal (duty->type, JIN_ACTIVITY_TYPE_THEME_DAY);
      days = duty->days;
    }
  if (missing->len > 0 || there->len > 0)
    add_item (plan, asked, organisation, month, days, missing->len > 0 ? missing->str : there->str, has_theme ? asked->themes.codes[month - 1] : "",
              missing->len == 0);
}

static int
compare_items (gconstpointer a, gconstpointer b)
{
  const JinYearItem *one = *(JinYearItem *const *)a, *other = *(JinYearItem *const *)b;
  JinMinute          first = jin_record_get_int (one->activity, JIN_ACTIVITY_START), second = jin_record_get_int (other->activity, JIN_ACTIVITY_START);

  return first < second ? -1 : first > second;
}

/**
 * jin_year_plan:
 * @asked: for whom and when
 *
 * A branch has its theme day each month on its fixed day (the fifteenth, when it has none), with 党员大会 in the last month of
 * a quarter, 党课 in each quarter and the meetings of the year's end in December; its committee meets in the week before,
 * its groups in the week after. Units have 情况通报 twice, and an outing, a training and an activity of positive energy.
 *
 * Returns: (transfer full) (element-type JinYearItem): the preview, by day
 */
GPtrArray *
jin_year_plan (const JinYearAsked *asked)
{
  GPtrArray  *plan = g_ptr_array_new_with_free_func ((GDestroyNotify)item_free);
  const char *kind;
  gboolean    is_branch;

  g_return_val_if_fail (asked != NULL && asked->kept != NULL, plan);

  kind = jin_record_get_text (asked->organisation, JIN_ORGANISATION_KIND);
  is_branch = *kind == '\0' || g_str_equal (kind, JIN_KIND_BRANCH) || g_str_equal (kind, JIN_KIND_GENERAL_BRANCH);
  for (int month = 1; month <= JIN_N_MONTHS; month++)
    {
      if (g_str_equal (kind, JIN_KIND_GROUP))
        add_month (plan, asked, OF_GROUP, asked->organisation, month);
      else
        add_month (plan, asked, is_branch ? OF_BRANCH : OF_UNIT, asked->organisation, month);
      if (is_branch && asked->has_committee)
        add_month (plan, asked, OF_COMMITTEE, asked->organisation, month);
      for (guint i = 0; is_branch && asked->groups != NULL && i < asked->groups->len; i++)
        add_month (plan, asked, OF_GROUP, g_ptr_array_index (asked->groups, i), month);
    }
  g_ptr_array_sort (plan, compare_items);
  return plan;
}

/**
 * jin_year_plan_put:
 * @plan: a preview
 * @changes: what is to be committed
 *
 * Returns: how many activities were added: those wanted
 */
guint
jin_year_plan_put (GPtrArray *plan, JinChanges *changes)
{
  guint n = 0;

  for (guint i = 0; i < plan->len; i++)
    {
      JinYearItem *item = g_ptr_array_index (plan, i);

      if (!item->is_wanted)
        continue;
      jin_changes_put (changes, item->activity, NULL, JIN_DATE_NONE);
      n++;
    }
  return n;
}
