/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include "base/jin-festival.h"
#include "office/jin-codes.h"
#include "office/jin-rules-visit.h"

#define DAYS_AFTER_ADMISSION 3
#define DAYS_AFTER_DISCHARGE 7
#define DAYS_AFTER_DEATH 1
#define MONTHS_IN_HOSPITAL 1
#define MONTHS_BETWEEN_CONTACTS 3

/**
 * jin_visit_campaign:
 * @day: day of a visit
 *
 * Returns: (nullable): code of the festival campaign in whose window (R70) the day lies
 */
const char *
jin_visit_campaign (JinDate day)
{
  static const struct
  {
    JinCampaign campaign;
    const char *code;
    int         years_ahead; /* 元旦春节 begins in the year before the one that names it */
  } campaigns[] = {
      {JIN_CAMPAIGN_DOUBLE_NINTH, JIN_CAMPAIGN_CODE_DOUBLE_NINTH, 0},
      {JIN_CAMPAIGN_NEW_YEAR, JIN_CAMPAIGN_CODE_NEW_YEAR, 0},
      {JIN_CAMPAIGN_NEW_YEAR, JIN_CAMPAIGN_CODE_NEW_YEAR, 1},
      {JIN_CAMPAIGN_JULY_FIRST, JIN_CAMPAIGN_CODE_JULY_FIRST, 0},
  };

  if (jin_date_precision (day) != JIN_PRECISION_DAY)
    return NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (campaigns); i++)
    {
      JinDate from, to;

      if (jin_visit_window (campaigns[i].campaign, day.year + campaigns[i].years_ahead, &from, &to) &&
          jin_date_compare (day, from) >= 0 && jin_date_compare (day, to) <= 0)
        return campaigns[i].code;
    }
  return NULL;
}

/**
 * jin_hospital_visit_due:
 * @admitted: day of admission
 * @discharged: day of discharge, or none
 * @last_visit: last visit since admission, or none
 *
 * Event visits (R71): within three days of admission, monthly in a long stay, within seven days of
 * discharge.
 *
 * Returns: the day by which a visit is due; none when nothing is due any more
 */
JinDate
jin_hospital_visit_due (JinDate admitted,
                        JinDate discharged,
                        JinDate last_visit)
{
  gboolean visited = !jin_date_is_none (last_visit) && jin_date_compare (last_visit, admitted) >= 0;

  if (!jin_date_is_none (discharged))
    {
      if (visited && jin_date_compare (last_visit, discharged) >= 0)
        return JIN_DATE_NONE;
      return jin_date_add_days (jin_date_first (discharged), DAYS_AFTER_DISCHARGE);
    }
  return visited ? jin_date_add_months (jin_date_first (last_visit), MONTHS_IN_HOSPITAL)
                 : jin_date_add_days (jin_date_first (admitted), DAYS_AFTER_ADMISSION);
}

/**
 * jin_death_visit_due:
 * @died_on: day of death
 *
 * Returns: the day by which the family is visited (R71)
 */
JinDate
jin_death_visit_due (JinDate died_on)
{
  return jin_date_add_days (jin_date_first (died_on), DAYS_AFTER_DEATH);
}

/**
 * jin_regular_visit_due:
 * @last_contact: last visit or call
 *
 * Returns: the day by which somebody of the key-care list (R16) is seen or called again (R72: each quarter)
 */
JinDate
jin_regular_visit_due (JinDate last_contact)
{
  return jin_date_add_months (jin_date_first (last_contact), MONTHS_BETWEEN_CONTACTS);
}
