/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/jin-driver.h"

G_BEGIN_DECLS

/**
 * JinConnection: one open database and its prepared statements.  Used by one thread at a time.
 *
 * JinStatement: lent by jin_connection_prepare() and given back by going out of scope; the connection keeps it
 * prepared for the next time the same SQL is asked for.  Parameters count from 1, columns from 0.
 */
typedef struct _JinConnection JinConnection;
typedef struct _JinStatement  JinStatement;

JinConnection   *jin_connection_open (const JinDriver *driver,
                                      const char      *path,
                                      JinOpenFlags     flags,
                                      GError         **error);
void             jin_connection_close (JinConnection *self);
const JinDriver *jin_connection_get_driver (JinConnection *self);
void             jin_connection_set_cancellable (JinConnection *self,
                                                 GCancellable  *cancellable);
/* How many statements were begun: what the tests of windows count. */
guint jin_connection_get_n_statements (JinConnection *self);

/* @action: how an error's message begins, a translated phrase: "Could not save". */
gboolean jin_connection_exec (JinConnection *self,
                              const char    *sql,
                              const char    *action,
                              GError       **error);
gboolean jin_connection_begin (JinConnection *self,
                               gboolean       write,
                               const char    *action,
                               GError       **error);
gboolean jin_connection_commit (JinConnection *self,
                                const char    *action,
                                GError       **error);
void     jin_connection_rollback (JinConnection *self);

int        jin_connection_get_schema (JinConnection *self,
                                      GError       **error);
gboolean   jin_connection_set_schema (JinConnection *self,
                                      int            version,
                                      GError       **error);
gint64     jin_connection_get_data_version (JinConnection *self);
GPtrArray *jin_connection_get_columns (JinConnection *self,
                                       const char    *table,
                                       GError       **error);
GPtrArray *jin_connection_drop_indexes (JinConnection *self,
                                        const char    *table,
                                        const char    *action,
                                        GError       **error);
void       jin_connection_checkpoint (JinConnection *self);
gboolean   jin_connection_copy_to (JinConnection *self,
                                   const char    *path,
                                   GCancellable  *cancellable,
                                   GError       **error);
gboolean   jin_connection_check (JinConnection *self,
                                 gboolean       quick,
                                 GPtrArray     *problems,
                                 GError       **error);

JinStatement *jin_connection_prepare (JinConnection *self,
                                      const char    *sql,
                                      const char    *action,
                                      GError       **error);
void          jin_statement_release (JinStatement *self);
/* TRUE when there is a row; FALSE at the end, or with @error set. */
gboolean jin_statement_step (JinStatement *self,
                             GError      **error);
/* For statements without rows: steps, and makes ready for the next values. */
gboolean jin_statement_run (JinStatement *self,
                            GError      **error);
void     jin_statement_bind_null (JinStatement *self,
                                  int           index);
void     jin_statement_bind_int (JinStatement *self,
                                 int           index,
                                 gint64        value);
void     jin_statement_bind_real (JinStatement *self,
                                  int           index,
                                  double        value);
/* Borrowed until the statement is stepped to its end or released; NULL binds nothing. */
void     jin_statement_bind_text (JinStatement *self,
                                  int           index,
                                  const char   *text);
void     jin_statement_bind_blob (JinStatement *self,
                                  int           index,
                                  gconstpointer data,
                                  gsize         size);
gboolean jin_statement_is_null (JinStatement *self,
                                int           column);
gint64   jin_statement_get_int (JinStatement *self,
                                int           column);
double   jin_statement_get_real (JinStatement *self,
                                 int           column);
/* Borrowed until the next step; NULL for nothing. */
const char   *jin_statement_get_text (JinStatement *self,
                                      int           column);
gconstpointer jin_statement_get_blob (JinStatement *self,
                                      int           column,
                                      gsize        *size);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JinConnection, jin_connection_close)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JinStatement, jin_statement_release)

G_END_DECLS
