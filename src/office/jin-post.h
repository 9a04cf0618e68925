/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "office/jin-entities.h"

G_BEGIN_DECLS

/* Post in an organisation (书记, 委员, 联络员 …) from a day until a day. */
enum {
  JIN_POST_PERSON = JIN_FIELD_ID (JIN_ENTITY_POST, 0),
  JIN_POST_ORGANISATION,
  JIN_POST_POST,
  JIN_POST_FROM,
  JIN_POST_UNTIL,
  JIN_POST_SERVING,
  JIN_POST_DUTIES,
  JIN_POST_NOTE,
  JIN_POST_END_,
};
#define JIN_POST_N_FIELDS (JIN_POST_END_ - JIN_POST_PERSON)

G_END_DECLS
