/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "office/jin-entities.h"

G_BEGIN_DECLS

/*
 * How activities repeat.  Each occurrence is an activity of its own, with its attendance; it says by
 * JIN_ACTIVITY_SERIES to which series it belongs and by JIN_ACTIVITY_SERIES_DATE which of its days it stands for, whatever
 * day it was moved to.  A rule without an end is made into rows up to the horizon and carried on from there.
 */
enum {
  JIN_SERIES_TITLE = JIN_FIELD_ID (JIN_ENTITY_SERIES, 0),
  JIN_SERIES_RULE,
  JIN_SERIES_START,
  JIN_SERIES_SHIFT,
  JIN_SERIES_EXCEPTIONS,
  JIN_SERIES_MADE_UNTIL,
  JIN_SERIES_END_,
};
#define JIN_SERIES_N_FIELDS (JIN_SERIES_END_ - JIN_SERIES_TITLE)

G_END_DECLS
