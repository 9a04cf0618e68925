/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * JinDate:
 * @year: 1…9999, or 0 for "no date"
 * @month: 1…12, or 0 when only the year is known
 * @day: 1…31, or 0 when only year and month are known
 *
 * A partial date of the Gregorian calendar (R2).  Files often know only the
 * month or the year; the precision is part of the value and is never guessed.
 * Pass it by value.  Four bytes, all zero means "none".
 */
typedef struct
{
  gint16 year;
  guint8 month;
  guint8 day;
} JinDate;

typedef enum
{
  JIN_PRECISION_NONE = 0,
  JIN_PRECISION_YEAR,
  JIN_PRECISION_MONTH,
  JIN_PRECISION_DAY,
} JinPrecision;

#define JIN_DATE_NONE ((JinDate){0, 0, 0})
#define JIN_DATE(y, m, d) ((JinDate){(y), (m), (d)})

G_END_DECLS
