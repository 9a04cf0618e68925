/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/jin-filter.h"

G_BEGIN_DECLS

/* Conditions as people put them together: what is asked, how it compares, with what. */

/* In which way values of a type are compared. */
typedef enum {
  JIN_TERM_TEXT,
  JIN_TERM_CHOICE,
  JIN_TERM_DATE,
  JIN_TERM_NUMBER,
  JIN_TERM_YES_NO,
} JinTermKind;

typedef enum {
  JIN_COMPARE_CONTAINS,
  JIN_COMPARE_CONTAINS_NOT,
  JIN_COMPARE_STARTS,
  JIN_COMPARE_IS,
  JIN_COMPARE_IS_NOT,
  JIN_COMPARE_IN,
  JIN_COMPARE_NOT_IN,
  JIN_COMPARE_AT_LEAST,
  JIN_COMPARE_AT_MOST,
  JIN_COMPARE_MORE,
  JIN_COMPARE_LESS,
  JIN_COMPARE_WITHIN_DAYS,     /* in the last n days, or later */
  JIN_COMPARE_NOT_WITHIN_DAYS, /* before that, or never */
  JIN_COMPARE_BEFORE_DAYS,     /* more than n days ago */
  JIN_COMPARE_THIS_YEAR,
  JIN_COMPARE_LAST_YEAR,
  JIN_COMPARE_THIS_MONTH, /* of any year */
  JIN_COMPARE_YES,
  JIN_COMPARE_NO,
  JIN_COMPARE_EMPTY,
  JIN_COMPARE_FILLED,
  JIN_N_COMPARISONS,
} JinComparison;

/**
 * JinTerm: one condition.
 * @operand: as text: "age", "branch.kind", "count(attendance)"
 * @value: codes joined by ",", a number, a date, days or text as typed; "" where the comparison needs none
 * @where: of an aggregate: which children, or %NULL
 */
typedef struct
{
  char         *operand;
  JinComparison comparison;
  char         *value;
  JinFilter    *where;
} JinTerm;

/* What can be asked: an operand and what it is called. */
typedef struct
{
  char *operand;
  char *label;
} JinSubject;

/* Fields of @entity, of what it refers to, and counts, lasts and totals of what refers to it.
 * (transfer full) (element-type JinSubject) */
GPtrArray *jin_subjects_new (const JinEntities *entities,
                             const JinEntity   *entity);

JinTermKind          jin_term_kind (const JinOperand *operand);
const JinComparison *jin_term_comparisons (const JinOperand *operand,
                                           gsize            *n_comparisons);
const char          *jin_comparison_label (JinComparison comparison,
                                           JinTermKind   kind);
gboolean             jin_comparison_needs_value (JinComparison comparison);

/* NULL when the condition is more than a term can say. (transfer full) */
JinTerm *jin_term_from_filter (JinFilter *filter);
/* As jin_filter_parse() reads it; JIN_ERROR_INPUT when the value is missing or can't be read. (transfer full) */
char *jin_term_to_text (const JinTerm     *self,
                        const JinEntities *entities,
                        const JinEntity   *entity,
                        GError           **error);
void  jin_term_free (JinTerm *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JinTerm, jin_term_free)

G_END_DECLS
