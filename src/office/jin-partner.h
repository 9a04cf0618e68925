/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "office/jin-entities.h"

G_BEGIN_DECLS

/* One more organisation of a joint activity (R84); the first one stands in the activity itself. */
enum {
  JIN_PARTNER_ACTIVITY = JIN_FIELD_ID (JIN_ENTITY_PARTNER, 0),
  JIN_PARTNER_ORGANISATION,
  JIN_PARTNER_ROLE,
  JIN_PARTNER_NOTE,
  JIN_PARTNER_END_,
};
#define JIN_PARTNER_N_FIELDS (JIN_PARTNER_END_ - JIN_PARTNER_ACTIVITY)

G_END_DECLS
