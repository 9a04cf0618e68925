/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include "office/jin-codes.h"
#include "office/jin-rules-person.h"

#include <string.h>

#define KEY_CARE_AGE 80

static const JinDate LIXIU_LAST = {1949, 9, 30};
static const JinDate LIXIU_BORN_LAST = {1937, 9, 30};

/**
 * jin_lixiu_check:
 * @retire_type: code of E2
 * @revolution_date: day of joining the revolution, or none
 * @work_start: first working day; stands in for a missing @revolution_date of a 退休
 * @birth: date of birth, or none
 *
 * The part of 离休 that dates can tell (R11).
 *
 * Returns: the first thing to say
 */
JinLixiuVerdict
jin_lixiu_check (const char *retire_type,
                 JinDate     revolution_date,
                 JinDate     work_start,
                 JinDate     birth)
{
  if (g_strcmp0 (retire_type, JIN_RETIRE_LIXIU) == 0)
    {
      if (jin_date_is_none (revolution_date))
        return JIN_LIXIU_DATE_MISSING;
      if (jin_date_compare (revolution_date, LIXIU_LAST) > 0)
        return JIN_LIXIU_TOO_LATE;
      if (jin_date_compare (birth, LIXIU_BORN_LAST) > 0)
        return JIN_LIXIU_TOO_YOUNG;
    }
  else if (g_strcmp0 (retire_type, JIN_RETIRE_RETIRED) == 0)
    {
      JinDate joined = jin_date_is_none (revolution_date) ? work_start : revolution_date;

      if (!jin_date_is_none (joined) && jin_date_compare (joined, LIXIU_LAST) <= 0)
        return JIN_LIXIU_MAYBE;
    }
  return JIN_LIXIU_OK;
}

static const char *
period_of_day (JinDate day)
{
  static const struct
  {
    JinDate     last;
    const char *code;
  } periods[] = {
      {{1927, 7, 31}, "P1"},
      {{1937, 7, 6}, "P2"},
      {{1942, 12, 31}, "P3"},
      {{1945, 9, 2}, "P4"},
      {{1949, 9, 30}, "P5"},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (periods); i++)
    if (jin_date_compare (day, periods[i].last) <= 0)
      return periods[i].code;
  return NULL;
}

/**
 * jin_revolution_period:
 * @revolution_date: day of joining the revolution
 * @to_check: (out) (optional): whether the unknown part of the date could make it another period
 *
 * The period of R12, by the first day that the date may be.
 *
 * Returns: (nullable): code of E3; %NULL after 1949-09-30 and for no date
 */
const char *
jin_revolution_period (JinDate   revolution_date,
                       gboolean *to_check)
{
  const char *first = NULL;
  const char *last = NULL;

  if (!jin_date_is_none (revolution_date))
    {
      first = period_of_day (jin_date_first (revolution_date));
      last = period_of_day (jin_date_last (revolution_date));
    }
  if (to_check != NULL)
    *to_check = g_strcmp0 (first, last) != 0;
  return first;
}

/**
 * jin_death_check:
 * @birth: date of birth, or none
 * @died_on: day of death, perhaps only its month or year
 * @today: the day on which this is entered
 *
 * A day of death lies between birth and today (R15), as far as both are known.
 */
JinDeathVerdict
jin_death_check (JinDate birth,
                 JinDate died_on,
                 JinDate today)
{
  if (jin_date_is_none (died_on))
    return JIN_DEATH_OK;
  if (jin_date_is_future (died_on, today))
    return JIN_DEATH_TO_COME;
  if (!jin_date_is_none (birth) && jin_date_compare (jin_date_last (died_on), jin_date_first (birth)) < 0)
    return JIN_DEATH_BEFORE_BIRTH;
  return JIN_DEATH_OK;
}

/**
 * jin_is_key_care:
 * @age: whole years, or -1 when unknown
 * @living: code of E14, may be empty
 * @health: code of E12, may be empty
 * @retire_type: code of E2, may be empty
 *
 * Whether somebody is on the key-care list (R16) by what the roster holds; hospital and help
 * records that are open add others.  The same as %JIN_FILTER_KEY_CARE.
 */
gboolean
jin_is_key_care (int         age,
                 const char *living,
                 const char *health,
                 const char *retire_type)
{
  return age >= KEY_CARE_AGE ||
         g_strcmp0 (living, JIN_LIVING_WITH_SPOUSE) == 0 || g_strcmp0 (living, JIN_LIVING_ALONE) == 0 ||
         (health != NULL && strlen (health) == 1 && strchr (JIN_HEALTH_FRAIL JIN_HEALTH_DISABLED JIN_HEALTH_BEDRIDDEN, *health) != NULL) ||
         g_strcmp0 (retire_type, JIN_RETIRE_LIXIU) == 0;
}

/**
 * jin_completeness:
 * @filled: how many of the items of R9 are known
 * @applicable: how many apply: 16, or 15 for somebody outside the party
 *
 * Returns: whole percent, rounded down; 100 when nothing applies
 */
int
jin_completeness (int filled,
                  int applicable)
{
  g_return_val_if_fail (filled >= 0 && filled <= applicable, 0);

  return applicable == 0 ? 100 : filled * 100 / applicable;
}
