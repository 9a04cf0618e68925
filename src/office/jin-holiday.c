/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "office/jin-codes.h"
#include "office/jin-holiday.h"
#include "record/jin-context.h"
#include "record/jin-issue.h"
#include "record/jin-record.h"

/* 放假调休安排 (R78, R79): what the State Council announces each November for the next year. */

#define BASICS NC_ ("group", "Basics")

#define F(field) JIN_FIELD_INDEX (JIN_HOLIDAY_##field)

#define LONGEST_DAYS 31

static JinDate
last_day (JinRecord *holiday)
{
  return jin_record_is_empty (holiday, JIN_HOLIDAY_UNTIL) ? jin_record_get_date (holiday, JIN_HOLIDAY_FROM) : jin_record_get_date (holiday, JIN_HOLIDAY_UNTIL);
}

static void
derive (JinRecord        *holiday,
        const JinContext *context)
{
  if (jin_record_is_empty (holiday, JIN_HOLIDAY_KIND))
    jin_record_set_text (holiday, JIN_HOLIDAY_KIND, JIN_HOLIDAY_OFF);
}

static void
check (JinRecord        *holiday,
       const JinContext *context,
       JinLookup        *lookup,
       GPtrArray        *issues)
{
  JinDate from = jin_record_get_date (holiday, JIN_HOLIDAY_FROM);
  JinDate until = last_day (holiday);

  if (jin_date_is_none (from))
    return;
  if (jin_date_precision (from) != JIN_PRECISION_DAY || jin_date_precision (until) != JIN_PRECISION_DAY)
    jin_issues_add (issues, JIN_ISSUE_ERROR, JIN_HOLIDAY_FROM, "R78", NULL, "%s", _ ("A holiday needs its very days. Give year, month and day."));
  else if (jin_date_compare (until, from) < 0)
    jin_issues_add (issues, JIN_ISSUE_ERROR, JIN_HOLIDAY_UNTIL, "R78", NULL, "%s", _ ("The last day is before the first one. Correct one of the two dates."));
  else if (jin_date_days_between (from, until) >= LONGEST_DAYS)
    jin_issues_add (issues, JIN_ISSUE_ERROR, JIN_HOLIDAY_UNTIL, "R78", NULL, "%s", _ ("No holiday is longer than a month. Correct one of the two dates."));
}

/* clang-format off */
static const JinField fields[] = {
  [F (NAME)] = {"name", NC_ ("entity", "Name of Holiday"), "节日|节日名称|节假日|假日名称",
    BASICS, JIN_TYPE_TEXT, JIN_FIELD_REQUIRED | JIN_FIELD_DEFAULT},
  [F (KIND)] = {"kind", NC_ ("entity", "Off or Working"), "放假或上班|安排|类别", BASICS, JIN_TYPE_CHOICE, JIN_FIELD_DEFAULT, .list = "holiday_kind"},
  [F (FROM)] = {"from", NC_ ("entity", "First Day"), "首日|开始日期|起始日期|日期",
    BASICS, JIN_TYPE_DATE, JIN_FIELD_REQUIRED | JIN_FIELD_DEFAULT | JIN_FIELD_INDEXED},
  [F (UNTIL)] = {"until", NC_ ("entity", "Last Day"), "末日|结束日期|截止日期", BASICS, JIN_TYPE_DATE, JIN_FIELD_DEFAULT},
  [F (NOTE)] = {"note", NC_ ("entity", "Note"), "备注|说明|其他|备考|情况说明", BASICS, JIN_TYPE_LONG_TEXT, JIN_FIELD_DEFAULT},
};

G_STATIC_ASSERT (G_N_ELEMENTS (fields) == JIN_HOLIDAY_N_FIELDS);

const JinEntity jin_holiday_entity = {
  .number = JIN_ENTITY_HOLIDAY,
  .name = "holiday",
  .label = NC_ ("entity", "Holiday"),
  .plural = NC_ ("entity", "Holidays"),
  .heads = "放假调休安排|节假日安排|放假安排",
  .icon = "weather-clear-symbolic",
  .flags = JIN_ENTITY_LEDGER,
  .fields = fields,
  .n_fields = JIN_HOLIDAY_N_FIELDS,
  .title = JIN_HOLIDAY_NAME,
  .subtitle = JIN_HOLIDAY_FROM,
  .when = JIN_HOLIDAY_FROM,
  .order = "-from",
  .match = "kind+from",
  .derive = derive,
  .check = check,
};
/* clang-format on */

static int
compare_days (gconstpointer a, gconstpointer b)
{
  return jin_date_compare (*(const JinDate *)a, *(const JinDate *)b);
}

/**
 * jin_holiday_list_new:
 * @rows: (element-type JinRecord): of the ledger of holidays, in any order; %NULL rows are passed over
 *
 * Returns: (transfer full): their days, for the rules of R79
 */
JinHolidayList *
jin_holiday_list_new (GPtrArray *rows)
{
  JinHolidayList *self;

  g_return_val_if_fail (rows != NULL, NULL);

  self = g_new0 (JinHolidayList, 1);
  self->off = g_array_new (FALSE, FALSE, sizeof (JinDate));
  self->working = g_array_new (FALSE, FALSE, sizeof (JinDate));
  for (guint i = 0; i < rows->len; i++)
    {
      JinRecord *row = g_ptr_array_index (rows, i);
      JinDate    day;

      if (row == NULL || jin_record_is_empty (row, JIN_HOLIDAY_FROM))
        continue;
      day = jin_record_get_date (row, JIN_HOLIDAY_FROM);
      for (int n = 0; n < LONGEST_DAYS && jin_date_compare (day, last_day (row)) <= 0; n++)
        {
          g_array_append_val (g_str_equal (jin_record_get_text (row, JIN_HOLIDAY_KIND), JIN_HOLIDAY_WORKING) ? self->working : self->off, day);
          day = jin_date_add_days (day, 1);
        }
    }
  g_array_sort (self->off, compare_days);
  g_array_sort (self->working, compare_days);
  self->holidays = (JinHolidays){(const JinDate *)(gconstpointer)self->off->data, self->off->len,
                                 (const JinDate *)(gconstpointer)self->working->data, self->working->len};
  return self;
}

void
jin_holiday_list_free (JinHolidayList *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->off);
  g_array_unref (self->working);
  g_free (self);
}
