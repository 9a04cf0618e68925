/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include "office/jin-rules-retirement.h"

/* The gradual rise of the retirement age from 1 January 2025 (R13): a month more for every so many months of birth. */
static const struct
{
  int age;
  int base_year; /* of birth, from its January on */
  int step;      /* months of birth a month later */
  int cap;       /* months */
} rules[] = {
    [JIN_RETIRES_AT_60] = {60, 1965, 4, 36},
    [JIN_RETIRES_AT_55] = {55, 1970, 4, 36},
    [JIN_RETIRES_AT_50] = {50, 1975, 2, 60},
};

/**
 * jin_retirement_month:
 * @birth: to the month at least
 *
 * Returns: the month of retirement, or none when the month of birth is not known.  Source: the decision on the gradual rise
 *   of the statutory retirement age, in force since 2025-01-01
 */
JinDate
jin_retirement_month (JinRetirementKind kind,
                      JinDate           birth)
{
  JinDate month = birth;
  int     born_after;
  int     late = 0;

  if (jin_date_precision (birth) < JIN_PRECISION_MONTH)
    return JIN_DATE_NONE;
  born_after = (birth.year - rules[kind].base_year) * 12 + birth.month - 1;
  if (born_after >= 0)
    late = MIN (rules[kind].cap, born_after / rules[kind].step + 1);
  month.day = 0;
  return jin_date_add_months (month, rules[kind].age * 12 + late);
}
