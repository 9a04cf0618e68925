/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/jin-festival.h"
#include "record/jin-changes.h"
#include "record/jin-code-list.h"

G_BEGIN_DECLS

#define JIN_N_MONTHS 12
#define JIN_N_FIXED_THEMES 7

/* Codes of theme_month by month, "0" for a theme of one's own (R81). */
typedef struct
{
  char codes[JIN_N_MONTHS][4];
} JinThemeMonths;

JinThemeMonths jin_theme_months_default (void);
gboolean       jin_theme_months_parse (const char *text, JinThemeMonths *months);
char          *jin_theme_months_missing (const JinThemeMonths *months);

/**
 * JinYearAsked: for whom and when a year is planned.
 * @organisation: a branch, or a unit with duties of its own
 * @year: calendar year (R85)
 * @minute_of_day: when meetings begin
 * @has_committee: whether its committee meets (R27)
 * @groups: (nullable) (element-type JinRecord): its party groups
 * @kept: (element-type JinRecord): activities that are there already, of it and its groups, in that year
 * @themes: which month has which theme
 * @holidays: (nullable): as the office keeps them
 * @types: code list activity_type, for titles
 * @theme_names: code list theme_month
 */
typedef struct
{
  JinRecord         *organisation;
  int                year;
  int                minute_of_day;
  gboolean           has_committee;
  GPtrArray         *groups;
  GPtrArray         *kept;
  JinThemeMonths     themes;
  const JinHolidays *holidays;
  JinCodeList       *types;
  JinCodeList       *theme_names;
} JinYearAsked;

/**
 * JinYearItem: one activity of the plan.
 * @activity: a draft
 * @month: the month that it counts for, whatever day it was moved to
 * @is_there: whether every type of it is planned or held in its period already; then it is left out
 * @is_wanted: whether it shall be entered; to be ticked in the preview
 */
typedef struct
{
  JinRecord *activity;
  int        month;
  gboolean   is_there;
  gboolean   is_wanted;
} JinYearItem;

/* (transfer full) (element-type JinYearItem), by day */
GPtrArray *jin_year_plan (const JinYearAsked *asked);
guint      jin_year_plan_put (GPtrArray *plan, JinChanges *changes);

G_END_DECLS
