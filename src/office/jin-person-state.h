/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "office/jin-entities.h"

G_BEGIN_DECLS

/* State of a person (在册, 去世, 转出, 待核实) from a day until a day (E28). */
enum {
  JIN_PERSON_STATE_PERSON = JIN_FIELD_ID (JIN_ENTITY_PERSON_STATE, 0),
  JIN_PERSON_STATE_STATE,
  JIN_PERSON_STATE_FROM,
  JIN_PERSON_STATE_UNTIL,
  JIN_PERSON_STATE_REASON,
  JIN_PERSON_STATE_NOTE,
  JIN_PERSON_STATE_END_,
};
#define JIN_PERSON_STATE_N_FIELDS (JIN_PERSON_STATE_END_ - JIN_PERSON_STATE_PERSON)

G_END_DECLS
