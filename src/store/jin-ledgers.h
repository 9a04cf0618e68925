/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/jin-mapping.h"

G_BEGIN_DECLS

/**
 * JinLedgers: the declarations as a database has them: a copy of the program's with the office's own fields behind the
 * declared ones, and how each lies in its table.  Like those of the program they never change and live as long as it does, so
 * that records and pages may keep theirs; a changed definition makes others.
 *
 * References point to the copies, so that a path of a filter finds the office's fields of another ledger.
 */
typedef struct
{
  JinEntities   entities;
  JinMapping   *mappings[256]; /* by entity number */
  GPtrArray    *copies;        /* JinEntity */
  GStringChunk *strings;
} JinLedgers;

/* @definitions: (nullable): GPtrArray of JinRecord in the order of JinCustomField. (transfer none) */
const JinLedgers *jin_ledgers_get (const JinEntities *declared,
                                   GPtrArray         *definitions);

G_END_DECLS
