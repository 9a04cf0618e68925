/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "office/jin-entities.h"

G_BEGIN_DECLS

/* One more telephone number of a person, beside the two of the roster: whose it is, and when to use it. */
enum {
  JIN_PHONE_PERSON = JIN_FIELD_ID (JIN_ENTITY_PHONE, 0),
  JIN_PHONE_WHOSE,
  JIN_PHONE_NUMBER,
  JIN_PHONE_PREFERRED,
  JIN_PHONE_NOTE,
  JIN_PHONE_END_,
};
#define JIN_PHONE_N_FIELDS (JIN_PHONE_END_ - JIN_PHONE_PERSON)

G_END_DECLS
