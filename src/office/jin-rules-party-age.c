/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include "office/jin-rules-party-age.h"

#define ADULT 18
#define MEDAL_YEARS 50

/* First day on which eighteen years of age were asked for. */
static const JinDate ADULT_RULE = {1956, 9, 15};

static gboolean
surely_before (JinDate a,
               JinDate b)
{
  return !jin_date_is_none (a) && !jin_date_is_none (b) && jin_date_compare (jin_date_last (a), jin_date_first (b)) < 0;
}

/**
 * jin_party_dates_check:
 * @birth: date of birth, or none
 * @join: 入党时间, or none
 * @full: 转正时间, or none
 * @today: the day on which this is entered
 *
 * Birth < joining ≤ full membership ≤ today, and eighteen years at joining (R57).  Partial dates are
 * given the benefit of the doubt.
 *
 * Returns: what is wrong or worth a look
 */
JinPartyDates
jin_party_dates_check (JinDate birth,
                       JinDate join,
                       JinDate full,
                       JinDate today)
{
  JinPartyDates found = JIN_PARTY_DATES_OK;

  if (surely_before (join, birth))
    found |= JIN_PARTY_JOIN_BEFORE_BIRTH;
  else if (!jin_date_is_none (birth) && !jin_date_is_none (join) && jin_date_compare (join, ADULT_RULE) >= 0 &&
           jin_date_age (birth, jin_date_last (join), NULL) < ADULT)
    found |= JIN_PARTY_JOINED_YOUNG;
  if (surely_before (full, join))
    found |= JIN_PARTY_FULL_BEFORE_JOIN;
  if (!jin_date_is_none (full) && jin_date_is_future (full, today))
    found |= JIN_PARTY_FULL_TO_COME;
  return found;
}

/* Months of probation of each class for those who joined from that day on (R58); -1 where the rule gives nothing. */
static const struct
{
  JinDate from;
  int     worker;
  int     middle;
  int     intellectual;
  int     other;
} probations[] = {
    {{1921, 7, 1}, 0, 0, 0, 0},
    {{1923, 6, 10}, 3, 6, 6, 6},
    {{1927, 4, 27}, 0, -1, 3, -1},
    {{1928, 6, 18}, 0, 0, 0, 0},
    {{1945, 4, 23}, 6, 12, 12, 24},
    {{1956, 9, 15}, 12, 12, 12, 12},
    {{1969, 4, 1}, 0, 0, 0, 0},
    {{1977, 8, 12}, 12, 12, 12, 12},
};

static int
months_of (int           row,
           JinPartyClass party_class)
{
  switch (party_class)
    {
    case JIN_CLASS_WORKER:
      return probations[row].worker;
    case JIN_CLASS_MIDDLE:
      return probations[row].middle;
    case JIN_CLASS_INTELLECTUAL:
      return probations[row].intellectual;
    case JIN_CLASS_OTHER:
      return probations[row].other;
    case JIN_CLASS_UNKNOWN:
    default:
      /* Only where all were treated alike. */
      if (probations[row].worker == probations[row].middle && probations[row].middle == probations[row].intellectual &&
          probations[row].intellectual == probations[row].other)
        return probations[row].worker;
      return -1;
    }
}

static int
row_of (JinDate day)
{
  int row = G_N_ELEMENTS (probations) - 1;

  while (row >= 0 && jin_date_compare (day, probations[row].from) < 0)
    row--;
  return row;
}

/**
 * jin_party_full_suggest:
 * @join: 入党时间
 * @party_class: class at joining
 * @full: (out): the day that the rules of that time suggest, as precise as @join
 *
 * Helper for a missing 转正时间 (R58); never overwrites a recorded one.
 *
 * Returns: whether there is one suggestion; not when the class decides and is unknown, nor when
 *   the unknown part of @join decides
 */
gboolean
jin_party_full_suggest (JinDate       join,
                        JinPartyClass party_class,
                        JinDate      *full)
{
  int row, months;

  g_return_val_if_fail (full != NULL, FALSE);

  *full = JIN_DATE_NONE;
  if (jin_date_is_none (join))
    return FALSE;
  row = row_of (jin_date_first (join));
  if (row < 0)
    return FALSE;
  months = months_of (row, party_class);
  if (months < 0 || months != months_of (row_of (jin_date_last (join)), party_class))
    return FALSE;
  *full = months % 12 == 0 ? jin_date_add_years (join, months / 12) : jin_date_add_months (join, months);
  return TRUE;
}

/**
 * jin_party_age:
 * @join: 入党时间, used for a suggestion when @full is missing
 * @full: 转正时间
 * @on: the reference day
 * @to_check: (out) (optional): whether the figure is 待核实
 *
 * 党龄: whole years since full membership; probation doesn't count (R60).
 *
 * Returns: years, or -1 when unknown
 */
int
jin_party_age (JinDate   join,
               JinDate   full,
               JinDate   on,
               gboolean *to_check)
{
  gboolean doubtful = FALSE;
  gboolean suggested = jin_date_is_none (full) && jin_party_full_suggest (join, JIN_CLASS_UNKNOWN, &full);
  int      age = jin_date_age (full, on, &doubtful);

  if (to_check != NULL)
    *to_check = doubtful || (suggested && age >= 0);
  return age;
}

/**
 * jin_medal_50:
 * @year: year of the list
 * @join: 入党时间, used for a suggestion when @full is missing
 * @full: 转正时间
 * @died_on: day of death, or none
 * @awarded_year: year in which the medal was given, 0 for never
 * @today: the day on which the list is made
 *
 * “光荣在党50年” (R61): full member for fifty years on 1 July, alive then (or today, if that comes
 * first), not yet awarded.  Conduct and standing are for the branch to say.
 */
JinMedalVerdict
jin_medal_50 (int     year,
              JinDate join,
              JinDate full,
              JinDate died_on,
              int     awarded_year,
              JinDate today)
{
  JinDate  first_of_july = JIN_DATE ((gint16)year, 7, 1);
  JinDate  limit = JIN_DATE ((gint16)(year - MEDAL_YEARS), 7, 1);
  JinDate  alive_on = jin_date_compare (today, first_of_july) < 0 ? today : first_of_july;
  gboolean suggested;

  if (awarded_year > 0 || (!jin_date_is_none (died_on) && jin_date_compare (died_on, alive_on) <= 0))
    return JIN_MEDAL_OUT;
  suggested = jin_date_is_none (full) && jin_party_full_suggest (join, JIN_CLASS_UNKNOWN, &full);
  if (jin_date_is_none (full) || jin_date_compare (jin_date_first (full), limit) > 0)
    return JIN_MEDAL_OUT;
  return suggested || jin_date_compare (jin_date_last (full), limit) >= 0 ? JIN_MEDAL_CHECK : JIN_MEDAL_IN;
}

/**
 * jin_medal_year:
 * @full: 转正时间
 *
 * Returns: the first year in whose list (R61) somebody stands, for ordering medals ahead (R62); 0 for no date
 */
int
jin_medal_year (JinDate full)
{
  JinDate first = jin_date_first (full);

  if (jin_date_is_none (full))
    return 0;
  return first.year + MEDAL_YEARS + (jin_date_compare (first, JIN_DATE (first.year, 7, 1)) > 0 ? 1 : 0);
}

/**
 * jin_political_birthday:
 * @join: 入党时间
 * @on: the day to look from
 *
 * Returns: the next 政治生日 (R63) on or after @on, 29 February on the 28th of common years; a month when
 *   only that of joining is known, and then the present month counts as to come; none for less
 */
JinDate
jin_political_birthday (JinDate join,
                        JinDate on)
{
  switch (jin_date_precision (join))
    {
    case JIN_PRECISION_DAY:
      return jin_date_next_anniversary (join, on);
    case JIN_PRECISION_MONTH:
      return JIN_DATE ((gint16)(join.month < on.month ? on.year + 1 : on.year), join.month, 0);
    case JIN_PRECISION_NONE:
    case JIN_PRECISION_YEAR:
    default:
      return JIN_DATE_NONE;
    }
}

/**
 * jin_political_anniversary:
 * @join: 入党时间
 * @year: year of the list
 *
 * Returns: N of “入党 N 周年” (R63), 0 for none
 */
int
jin_political_anniversary (JinDate join,
                           int     year)
{
  return jin_date_is_none (join) || year < join.year ? 0 : year - join.year;
}
