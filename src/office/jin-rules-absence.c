/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include "office/jin-codes.h"
#include "office/jin-rules-absence.h"

#define MOBILE_MONTHS 6
#define CONTACT_MONTHS 3
#define CONTACT_MONTHS_ABROAD 6

/**
 * jin_absence_is_mobile:
 * @from: first day away
 * @planned_until: day of return as planned, or none
 * @until: day of return, or none while away
 * @on: the reference day
 *
 * Whether an absence makes a mobile member (R66): open on @on, and for six months at least, be it that
 * they have passed, that it is planned so or that no return is planned.  Shorter ones are only 外出.
 */
gboolean
jin_absence_is_mobile (JinDate from,
                       JinDate planned_until,
                       JinDate until,
                       JinDate on)
{
  JinDate six_months;

  if (jin_date_is_none (from) || jin_date_is_future (from, on) || (!jin_date_is_none (until) && jin_date_compare (until, on) <= 0))
    return FALSE;
  six_months = jin_date_add_months (jin_date_first (from), MOBILE_MONTHS);
  return jin_date_is_none (planned_until) || jin_date_compare (on, six_months) >= 0 ||
         jin_date_compare (jin_date_last (planned_until), six_months) >= 0;
}

/**
 * jin_absence_is_reversed:
 * @from: first day, or none
 * @until: last day, or none
 *
 * Returns: whether @until lies before @from, however their unknown parts are read
 */
gboolean
jin_absence_is_reversed (JinDate from,
                         JinDate until)
{
  return !jin_date_is_none (from) && !jin_date_is_none (until) &&
         jin_date_compare (jin_date_last (until), jin_date_first (from)) < 0;
}

/**
 * jin_absence_contact_due:
 * @from: first day away
 * @until: day of return, or none while away
 * @last_contact: when the liaison last spoke to the member, or none
 * @area: code of `residence`, may be empty
 *
 * The liaison keeps in touch every quarter, with members abroad at least every half year (R68).
 *
 * Returns: the day by which contact is due; none after the return
 */
JinDate
jin_absence_contact_due (JinDate     from,
                         JinDate     until,
                         JinDate     last_contact,
                         const char *area)
{
  int months = g_strcmp0 (area, JIN_RESIDENCE_ABROAD) == 0 ? CONTACT_MONTHS_ABROAD : CONTACT_MONTHS;

  if (!jin_date_is_none (until))
    return JIN_DATE_NONE;
  return jin_date_add_months (jin_date_first (jin_date_is_none (last_contact) ? from : last_contact), months);
}
