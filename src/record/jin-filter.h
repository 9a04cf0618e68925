/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/jin-code-list.h"
#include "record/jin-context.h"
#include "record/jin-entity.h"

G_BEGIN_DECLS

typedef struct _JinFilter  JinFilter;
typedef struct _JinOperand JinOperand;

typedef enum {
  JIN_FILTER_AND,
  JIN_FILTER_OR,
  JIN_FILTER_NOT,
  JIN_FILTER_COMPARE, /* operand op value */
  JIN_FILTER_IN,      /* operand in (values) */
  JIN_FILTER_EMPTY,   /* operand is empty */
  JIN_FILTER_SEARCH,  /* search 'text': the one box */
  JIN_FILTER_ANY,     /* any(entity where …), none(…) is NOT ANY */
} JinFilterKind;

typedef enum {
  JIN_OP_EQ,
  JIN_OP_NE,
  JIN_OP_LT,
  JIN_OP_LE,
  JIN_OP_GT,
  JIN_OP_GE,
  JIN_OP_CONTAINS, /* ~ */
  JIN_OP_STARTS,   /* ^ */
} JinOp;

typedef enum {
  JIN_OPERAND_PATH,  /* field, or reference.field, any number of steps */
  JIN_OPERAND_YEARS, /* years(date): whole years on the as-of day (R3) */
  JIN_OPERAND_YEAR,  /* year(date) */
  JIN_OPERAND_MONTH, /* month(date): 1…12 */
  JIN_OPERAND_COUNT, /* count(entity where …) */
  JIN_OPERAND_SUM,   /* sum(entity.field where …) */
  JIN_OPERAND_FIRST, /* first(entity.field where …): the smallest */
  JIN_OPERAND_LAST,  /* last(entity.field where …): the largest */
} JinOperandKind;

#define JIN_PATH_MAX 4

/* path: field ids, each but the last a reference from the entity before it. For aggregates: the linking
 * reference (a field of child pointing here), then child's field for SUM, FIRST, LAST; where may be NULL. */
struct _JinOperand
{
  JinOperandKind   kind;
  const JinEntity *entity; /* where the path starts, or the child of an aggregate */
  int              path[JIN_PATH_MAX];
  int              n_path;
  int              link;
  JinFilter       *where;
};

/* A literal: a value, or a day, year or month relative to the as-of date. */
typedef struct
{
  JinValue value;
  gboolean relative; /* value.integer days from today, years from this one, months from this one */
} JinLiteral;

struct _JinFilter
{
  gatomicrefcount  ref_count;
  JinFilterKind    kind;
  const JinEntity *entity; /* that the condition is about */
  JinOp            op;
  JinOperand      *operand;
  GArray          *literals; /* JinLiteral */
  GPtrArray       *parts;    /* JinFilter: AND, OR, NOT; the inner filter of ANY */
  int              link;     /* ANY: reference of the child that points here */
};

JinFilter *jin_filter_parse (const JinEntities *entities,
                             const JinEntity   *entity,
                             const char        *text,
                             GError           **error);
/* @position (out, optional): in characters from 0, where it stops being understood; -1 when it is. */
JinFilter  *jin_filter_parse_at (const JinEntities *entities,
                                 const JinEntity   *entity,
                                 const char        *text,
                                 glong             *position,
                                 GError           **error);
JinOperand *jin_operand_parse (const JinEntities *entities,
                               const JinEntity   *entity,
                               const char        *text,
                               GError           **error);
void        jin_operand_free (JinOperand *operand);
JinFilter  *jin_filter_ref (JinFilter *self);
void        jin_filter_unref (JinFilter *self);
JinFilter  *jin_filter_and (JinFilter *a,
                            JinFilter *b);
/* field = value, for code that has a value in hand. */
JinFilter *jin_filter_equal (const JinEntity *entity,
                             int              field,
                             const JinValue  *value);
JinFilter *jin_filter_search (const JinEntity *entity,
                              const char      *text);
/* Numbers of the ledgers whose changes can let a row pass or not, besides a change of the row itself: those it refers to, its
 * children, what its summaries are made of. (transfer full) (element-type int) */
GArray *jin_filter_depends (JinFilter         *self,
                            const JinEntities *entities);
/* Whether the one search box is in it. */
gboolean jin_filter_searches (JinFilter *self);
char    *jin_filter_to_text (JinFilter *self);
/* @with_where: with the condition on an aggregate's children */
char *jin_operand_to_text (const JinOperand *operand,
                           gboolean          with_where);

typedef JinCodeList *(*JinListFunc) (const char *list, gpointer data);

/* One Chinese (or locale's) sentence: "80 岁以上，且健康状况为半失能、失能". @lists gives borrowed code lists. */
char *jin_filter_to_sentence (JinFilter  *self,
                              JinListFunc lists,
                              gpointer    data);
/* Text of the type an operand gives: dates, numbers, codes. */
JinFieldType    jin_operand_type (const JinOperand *operand);
const JinField *jin_operand_field (const JinOperand *operand);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JinFilter, jin_filter_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JinOperand, jin_operand_free)

G_END_DECLS
