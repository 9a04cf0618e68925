/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/jin-sql.h"

G_BEGIN_DECLS

/* Shared by the files that write conditions, values and orders. */

/* A function of a date besides those of filters: how exactly it is known, "Y", "M" or "D". */
#define JIN_SQL_PRECISION ((JinOperandKind)100)

/* "MM-DD": who was born after it in the year has not had this year's birthday on @on. */
void jin_sql_birthday_limit (JinDate on,
                             char    limit[6]);
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
