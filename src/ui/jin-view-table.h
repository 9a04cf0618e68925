/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/jin-entity.h"

G_BEGIN_DECLS

/* Who stands in the rosters: those served here, in state 在册 or 待核实 (DOMAIN §3.0). */
#define JIN_ROSTER_FILTER "relation=served and state in (registered,unverified)"

/**
 * JinBuiltinView: a list that every office wants, beside those that it saves itself.
 * @group: msgid in the context "view" of what it stands under, or %NULL
 * @name: msgid in the context "view"
 * @filter: or %NULL for all rows
 * @columns: what it shows, or %NULL for the ledger's own columns
 */
typedef struct
{
  const JinEntity *entity;
  const char      *group;
  const char      *name;
  const char      *filter;
  const char      *columns;
} JinBuiltinView;

const JinBuiltinView *jin_view_table (guint *n_views);

G_END_DECLS
