/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/jin-festival.h"
#include "office/jin-entities.h"

G_BEGIN_DECLS

/* The yearly notice on holidays, as days off and working days (放假调休, R78). */
enum {
  JIN_HOLIDAY_NAME = JIN_FIELD_ID (JIN_ENTITY_HOLIDAY, 0),
  JIN_HOLIDAY_KIND,
  JIN_HOLIDAY_FROM,
  JIN_HOLIDAY_UNTIL,
  JIN_HOLIDAY_NOTE,
  JIN_HOLIDAY_END_,
};
#define JIN_HOLIDAY_N_FIELDS (JIN_HOLIDAY_END_ - JIN_HOLIDAY_NAME)

/* Rows of the ledger as the rules of base/ ask for them; owns the arrays that @holidays borrows. */
typedef struct
{
  GArray     *off;
  GArray     *working;
  JinHolidays holidays;
} JinHolidayList;

JinHolidayList *jin_holiday_list_new (GPtrArray *rows);
void            jin_holiday_list_free (JinHolidayList *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JinHolidayList, jin_holiday_list_free)

G_END_DECLS
