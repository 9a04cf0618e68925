/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/jin-field.h"

G_BEGIN_DECLS

/* How sure it is that two records are about one and the same. */
typedef enum {
  JIN_LIKE_NOT,
  JIN_LIKE_PERHAPS,
  JIN_LIKE_PROBABLY,
  JIN_LIKE_SURELY,
} JinLikeLevel;

#define JIN_LIKENESS_FIELDS 2

/**
 * JinLikeness: one reason to take two records of a ledger for the same.
 * @reason: msgid in the context "likeness": "Same ID number"
 * @fields: what agrees in both, up to the first 0: ID numbers in either form, dates at the coarser precision (R10), the rest
 *   exactly
 * @crowd: a value of the first field that more records share says nothing about two of them; 0 for any number
 * @level: how sure that is
 * @judge: looks at the two records that agree so far, or %NULL (pure)
 */
typedef struct
{
  const char  *reason;
  int          fields[JIN_LIKENESS_FIELDS];
  int          crowd;
  JinLikeLevel level;
  JinLikeLevel (*judge) (JinRecord *one,
                         JinRecord *other);
} JinLikeness;

/**
 * JinMerging: how records of a ledger that turn out to be the same are found and made one.
 * @merged_into: field of the one that was given up: the one that was kept; lists leave out who has it
 * @distinction: ledger of those pairs that are not the same, or %NULL; @one and @other are its two references
 */
typedef struct
{
  const JinLikeness *likenesses;
  int                n_likenesses;
  int                merged_into;
  const JinEntity   *distinction;
  int                one;
  int                other;
} JinMerging;

const char *jin_likeness_reason (const JinLikeness *likeness);

G_END_DECLS
