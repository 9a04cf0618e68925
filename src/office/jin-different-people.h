/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "office/jin-entities.h"

G_BEGIN_DECLS

/* Pairs that look like one person and are two (R10): never proposed again. */
enum {
  JIN_DIFFERENT_PEOPLE_ONE = JIN_FIELD_ID (JIN_ENTITY_DIFFERENT_PEOPLE, 0),
  JIN_DIFFERENT_PEOPLE_OTHER,
  JIN_DIFFERENT_PEOPLE_NOTE,
  JIN_DIFFERENT_PEOPLE_END_,
};
#define JIN_DIFFERENT_PEOPLE_N_FIELDS (JIN_DIFFERENT_PEOPLE_END_ - JIN_DIFFERENT_PEOPLE_ONE)

G_END_DECLS
