/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/jin-date.h"

G_BEGIN_DECLS

/* The ways of repeating that people choose among; a rule of another kind is JIN_REPEAT_OTHER and kept as it is. */
typedef enum {
  JIN_REPEAT_NEVER,
  JIN_REPEAT_DAILY,
  JIN_REPEAT_WEEKLY,          /* on @weekday */
  JIN_REPEAT_MONTHLY,         /* on @day, the last one in shorter months */
  JIN_REPEAT_MONTHLY_BY_WEEK, /* on the @nth @weekday */
  JIN_REPEAT_YEARLY,          /* on the Gregorian day of the start */
  JIN_REPEAT_LUNAR_YEARLY,    /* on @day of the lunar @month */
  JIN_REPEAT_OTHER,
} JinRepeatKind;

/**
 * JinRepeat:
 * @interval: every so many days, weeks, months or years; from 1
 * @day: of the month
 * @month: of a year
 * @nth: 1…4, or -1 for the last one
 * @weekday: 1 = Monday … 7 = Sunday
 * @count: how often altogether, 0 for no such end
 * @until: the last day, or none
 */
typedef struct
{
  JinRepeatKind kind;
  int           interval;
  guint8        day;
  guint8        month;
  gint8         nth;
  guint8        weekday;
  int           count;
  JinDate       until;
} JinRepeat;

JinRepeat jin_repeat_from_day (JinRepeatKind kind, int interval, JinDate day);
JinRepeat jin_repeat_from_rule (const char *rule, JinDate start);
char     *jin_repeat_to_rule (const JinRepeat *self);
char     *jin_repeat_sentence (const JinRepeat *self);
char     *jin_repeat_move_rule (const char *rule, JinDate start, JinDate day);
char     *jin_repeat_end_rule (const char *rule, JinDate until);

G_END_DECLS
