/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/jin-sql.h"

G_BEGIN_DECLS

/* Shared by the files that write conditions, values and orders. */

/* A function of a date besides those of filters: how exactly it is known, "Y", "M" or "D". */
#define JIN_SQL_PRECISION ((JinOperandKind)100)

/* The last birthday of those who are @years old on the as-of day: years >= n holds for every date up to it. */
void jin_sql_age_bound (const JinSql *self,
                        gint64        years,
                        char          bound[JIN_DATE_ISO_SIZE]);
/* The operand that a computed field stands for. */
JinOperand *jin_sql_expression (JinSql          *self,
                                const JinEntity *entity,
                                const JinField  *field,
                                GError         **error);
void        jin_sql_function (JinSql         *self,
                              const JinField *field,
                              JinOperandKind  function,
                              int             alias);
gboolean    jin_sql_path (JinSql          *self,
                          const JinEntity *entity,
                          const int       *path,
                          int              n_path,
                          JinOperandKind   function,
                          int              alias,
                          GError         **error);
/* "count (*)", "max (…)" over rows of the child @alias. */
gboolean jin_sql_aggregate (JinSql           *self,
                            const JinOperand *operand,
                            int               alias,
                            GError          **error);
/* " FROM child WHERE link = outer row AND where". */
gboolean jin_sql_children (JinSql           *self,
                           const JinOperand *operand,
                           int               child,
                           int               alias,
                           GError          **error);

G_END_DECLS
