/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/jin-merge.h"

G_BEGIN_DECLS

/* What the files of the merge plan share. */
typedef struct
{
  const JinMergeSet *set;
  JinRecord         *result;
  const JinContext  *context;
  JinLookup         *lookup;
  JinChanges        *changes;
  GPtrArray         *words;
} JinMergePlan;

void jin_merge_say (JinMergePlan *self,
                    const char   *format,
                    ...) G_GNUC_PRINTF (2, 3);
/* What a field of an entry shows. (transfer full) */
char *jin_merge_show (JinMergePlan *self,
                      JinRecord    *record,
                      int           field);
/* A copy that refers to the kept record wherever it referred to the one given up. */
JinRecord *jin_merge_repoint (JinMergePlan *self,
                              JinRecord    *record);
/* Puts into @into what is empty there and filled in @from; says whether they contradict each other in another field. @join:
 * contradicting texts are joined. @except: fields left alone, up to 0. */
gboolean jin_merge_fill (JinRecord *into,
                         JinRecord *from,
                         gboolean   join,
                         const int *except);
/* "Sold; wrapped": both texts, once when one says the other already. (transfer full) */
char *jin_merge_join_texts (const char *one,
                            const char *other,
                            const char *separator);
/* Codes of both, in their order. (transfer full) */
char *jin_merge_join_codes (const char *one,
                            const char *other);

/* Entries of one ledger, @kept of the record that is kept and @given_up of the other. */
void jin_merge_rows (JinMergePlan    *self,
                     const JinEntity *entity,
                     GPtrArray       *kept,
                     GPtrArray       *given_up);
/* The same for spans of which one holds at a time. */
void jin_merge_spans (JinMergePlan    *self,
                      const JinEntity *span,
                      GPtrArray       *kept,
                      GPtrArray       *given_up);

G_END_DECLS
