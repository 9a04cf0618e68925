/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/jin-filter.h"
#include "record/jin-sort.h"
#include "store/jin-connection.h"

G_BEGIN_DECLS

/**
 * JinSql: SQL in the making: text and the values of its parameters, in the same order.  No value ever
 * stands in the text.  Rows of a ledger are called "t1", "t2", … : an alias is its number.
 */
typedef struct
{
  const JinEntities *entities;
  JinContext         context;
  GString           *text;
  GArray            *values; /* JinValue */
  int                n_aliases;
  gboolean           few;      /* few rows are asked about: what belongs to them is looked up for each, not gathered for all */
  gboolean           narrowed; /* the same of children: conditions on the row itself stand beside */
  gboolean           linked;   /* children of one row: the link alone leads to them */
} JinSql;

void jin_sql_init (JinSql            *self,
                   const JinEntities *entities,
                   const JinContext  *context);
void jin_sql_clear (JinSql *self);
void jin_sql_add (JinSql     *self,
                  const char *format,
                  ...) G_GNUC_PRINTF (2, 3);
/* Writes a parameter and owns @value. */
void jin_sql_take (JinSql  *self,
                   JinValue value);
void jin_sql_text (JinSql     *self,
                   const char *text);
void jin_sql_int (JinSql *self,
                  gint64  integer);
/* Writes a parameter with the ids of @ids, for "IN". */
void jin_sql_ids (JinSql       *self,
                  const gint64 *ids,
                  gsize         n_ids);
/* Writes what another piece holds. */
void jin_sql_append (JinSql       *self,
                     const JinSql *piece);
int  jin_sql_new_alias (JinSql *self);
/* The statement with every value bound; @self must live as long. */
JinStatement *jin_sql_prepare (JinSql        *self,
                               JinConnection *connection,
                               const char    *action,
                               GError       **error);

/* Writes a condition on the row @alias of the filter's ledger: true or not, never unknown where it would matter.
 * JIN_ERROR_INPUT for what can't be asked. */
gboolean jin_sql_filter (JinSql    *self,
                         JinFilter *filter,
                         int        alias,
                         GError   **error);
/* Writes one value: of a path, a function of a date, or an aggregate over children. */
gboolean jin_sql_operand (JinSql           *self,
                          const JinOperand *operand,
                          int               alias,
                          GError          **error);
/* Writes "ORDER BY …": @sorts, or the entity's own order when NULL, and the id at last. */
gboolean jin_sql_order (JinSql          *self,
                        const JinEntity *entity,
                        GArray          *sorts,
                        int              alias,
                        GError         **error);
/* Writes what a row is called: its title, through references as far as needed. */
void jin_sql_title (JinSql          *self,
                    const JinEntity *entity,
                    int              alias);
/* Writes whether the row counts as one of its ledger: records that were merged into others don't. To be written after the other
 * conditions, which are quicker. */
void jin_sql_present (JinSql          *self,
                      const JinEntity *entity,
                      int              alias);
/* Writes " WHERE …" for the rows of a ledger that a list shows; @filter may be NULL. */
gboolean jin_sql_where (JinSql          *self,
                        const JinEntity *entity,
                        JinFilter       *filter,
                        int              alias,
                        GError         **error);
/* Writes whether the span row @alias holds on @day: from that day on, until before that day. */
void jin_sql_open_on (JinSql          *self,
                      const JinEntity *span,
                      int              alias,
                      JinDate          day);
/* Writes whether the one search box finds the row. */
void jin_sql_search (JinSql          *self,
                     const JinEntity *entity,
                     const char      *text,
                     int              alias);

/* Whether @field gives its ledger's value of today, and another day is asked for. */
gboolean jin_sql_is_as_of (const JinSql   *self,
                           const JinField *field);
/* The least text that is greater than every text beginning with @prefix; NULL when there is none. */
char *jin_sql_after_prefix (const char *prefix);
/* "100%" → "100\%": for LIKE … ESCAPE '\'. */
char *jin_sql_escape_like (const char *text);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (JinSql, jin_sql_clear)

G_END_DECLS
