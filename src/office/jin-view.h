/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "office/jin-entities.h"

G_BEGIN_DECLS

/* Saved views (常用名单). */
enum {
  JIN_VIEW_NAME = JIN_FIELD_ID (JIN_ENTITY_VIEW, 0),
  JIN_VIEW_LEDGER,
  JIN_VIEW_FILTER,
  JIN_VIEW_COLUMNS,
  JIN_VIEW_SORT,
  JIN_VIEW_POSITION,
  JIN_VIEW_END_,
};
#define JIN_VIEW_N_FIELDS (JIN_VIEW_END_ - JIN_VIEW_NAME)

G_END_DECLS
