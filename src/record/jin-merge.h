/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/jin-changes.h"
#include "record/jin-lookup.h"

G_BEGIN_DECLS

/* Which of the two values of a field holds afterwards. */
typedef enum {
  JIN_MERGE_KEPT,
  JIN_MERGE_GIVEN_UP,
  JIN_MERGE_BOTH, /* several choices and long texts: one and the other */
} JinMergeChoice;

/**
 * JinMergeSet: two records that are the same, and everything that a merge of them touches, as it was read.
 * @kept: lives on; its uid and id stay
 * @given_up: remains as a row that says whom it was merged into
 * @kept_ages, @given_up_ages: by index of field, the transaction that changed it last; or %NULL
 * @dependants: (element-type JinRecord): every record that refers to either, other than these two
 * @owners: (element-type JinRecord): owners of entries of which both have one, where entries are counted (activities)
 * @siblings: (element-type JinRecord): all entries of those owners
 */
typedef struct
{
  JinRecord *kept;
  JinRecord *given_up;
  gint64    *kept_ages;
  gint64    *given_up_ages;
  GPtrArray *dependants;
  GPtrArray *owners;
  GPtrArray *siblings;
} JinMergeSet;

JinMergeSet *jin_merge_set_new (JinRecord *kept,
                                JinRecord *given_up);
void         jin_merge_set_free (JinMergeSet *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JinMergeSet, jin_merge_set_free)

/* The same two the other way round: what was to be kept is given up. */
void jin_merge_set_swap (JinMergeSet *self);

/* ---- field by field: jin-merge-choice.c ---- */

/* Whether people choose between the two values of this field. */
gboolean jin_merge_offers (const JinField *field);
/* The field by which two records would surely be one, and which differs in them; 0 when nothing speaks against it. */
int jin_merge_objection (const JinMergeSet *set);
/* Whether both values can hold together. */
gboolean jin_merge_joins (const JinField *field);
/* Field ids in which the two differ, in the order of the form. (transfer full) GArray of int */
GArray *jin_merge_differences (JinRecord *kept,
                               JinRecord *given_up);
/* The filled one, the more precise one, the newer one; for equal values the kept one's. */
JinMergeChoice jin_merge_default (const JinMergeSet *set,
                                  int                field);
/* A copy of the kept record as it shall be. @choices: by index of field, or %NULL for the defaults. */
JinRecord *jin_merge_result (const JinMergeSet    *set,
                             const JinMergeChoice *choices,
                             const JinContext     *context);

/* ---- everything ---- */

/**
 * jin_merge_plan:
 * @set: what was read; not changed
 * @result: the kept record as it shall be, from jin_merge_result()
 * @context: today
 * @lookup: gives code lists; nothing else is asked of it
 * @words: (out) (optional) (transfer full) (element-type utf8): what will happen, a sentence each, for people
 *
 * Pure.  References are repointed as ordinary updates; spans of which one holds at a time are joined without overlaps; entries
 * of which there can be only one become one, equal ones too; the record given up is kept as "merged into".
 *
 * Returns: (transfer full): the changes, to be committed together
 */
JinChanges *jin_merge_plan (const JinMergeSet *set,
                            JinRecord         *result,
                            const JinContext  *context,
                            JinLookup         *lookup,
                            GPtrArray        **words);

G_END_DECLS
