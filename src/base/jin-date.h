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

typedef enum {
  JIN_PRECISION_NONE = 0,
  JIN_PRECISION_YEAR,
  JIN_PRECISION_MONTH,
  JIN_PRECISION_DAY,
} JinPrecision;

#define JIN_DATE_NONE ((JinDate){0, 0, 0})
#define JIN_DATE(y, m, d) ((JinDate){(y), (m), (d)})

/* Room for "1941-03-12" and its end. */
#define JIN_DATE_ISO_SIZE 11

gboolean     jin_date_is_none (JinDate date);
gboolean     jin_date_is_valid (JinDate date);
gboolean     jin_date_equal (JinDate a, JinDate b);
JinPrecision jin_date_precision (JinDate date);
int          jin_date_days_in_month (int year, int month);

JinDate jin_date_parse (const char *text, JinDate today, GError **error);
JinDate jin_date_parse_iso (const char *text);
char   *jin_date_to_iso (JinDate date);
void    jin_date_write_iso (JinDate date, char buf[JIN_DATE_ISO_SIZE]);
char   *jin_date_format (JinDate date);
char   *jin_date_format_long (JinDate date);

JinDate  jin_date_first (JinDate date);
JinDate  jin_date_last (JinDate date);
int      jin_date_compare (JinDate a, JinDate b);
gboolean jin_date_contains (JinDate wide, JinDate narrow);
gboolean jin_date_is_future (JinDate date, JinDate today);

JinDate jin_date_add_days (JinDate date, int days);
JinDate jin_date_add_months (JinDate date, int months);
JinDate jin_date_add_years (JinDate date, int years);
int     jin_date_days_between (JinDate from, JinDate to);
int     jin_date_weekday (JinDate date);

int     jin_date_to_julian (JinDate date);
JinDate jin_date_from_julian (int julian);
JinDate jin_date_from_serial (double serial, gboolean date1904);

int     jin_date_age (JinDate birth, JinDate on, gboolean *to_check);
JinDate jin_date_next_anniversary (JinDate birth, JinDate today);

G_END_DECLS
