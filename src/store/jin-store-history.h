/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/jin-store.h"

G_BEGIN_DECLS

/**
 * JinTransaction: one line of history.
 * @undo_of: the transaction that it takes back, or 0
 */
typedef struct
{
  gint64 id;
  char  *label;
  char  *operator;
  char  *time; /* local ISO minute */
  gint64 undo_of;
  gint64 n_changes;
} JinTransaction;

/* One changed field of one record, as text for people. before is NULL for a new record's fields. */
typedef struct
{
  JinTransaction  *transaction; /* borrowed from the array's first owner: own copy */
  const JinEntity *entity;
  gint64           row;
  int              field;
  char            *before;
  char            *after;
} JinFieldChange;

void jin_transaction_free (JinTransaction *transaction);
void jin_field_change_free (JinFieldChange *change);

/* Newest first. (transfer full) GPtrArray of JinTransaction */
GPtrArray *jin_store_history (JinStore *self,
                              gsize     limit,
                              GError  **error);
/* Every change of one record and its children, newest first. (transfer full) GPtrArray of JinFieldChange */
GPtrArray *jin_store_record_history (JinStore        *self,
                                     const JinEntity *entity,
                                     gint64           id,
                                     GError         **error);
/* Takes back the operator's last (or the given) transaction by a new one; only if every touched field still holds what that
 * transaction left, else JIN_ERROR_CONFLICT naming the differences and nothing is done. Returns the new transaction. */
gint64 jin_store_undo (JinStore         *self,
                       gint64            transaction,
                       const JinContext *context,
                       GError          **error);
gint64 jin_store_redo (JinStore         *self,
                       const JinContext *context,
                       GError          **error);
/* Label of what undo / redo would do now, NULL if nothing. (transfer full) */
char *jin_store_peek_undo (JinStore         *self,
                           const JinContext *context);
char *jin_store_peek_redo (JinStore         *self,
                           const JinContext *context);

/* Exports, prints, unmasking (R94, R99): who, when, what, how many persons, why. */
gboolean jin_store_audit (JinStore         *self,
                          const char       *action,
                          const char       *object,
                          gint64            n_persons,
                          const JinContext *context,
                          GError          **error);

/* Larger files make a database that nobody can carry about. */
#define JIN_STORE_BLOB_MAX_MB 20

/* Blobs by hash (photos, attachments). */
char   *jin_store_put_blob (JinStore *self,
                            GBytes   *bytes,
                            GError  **error);
GBytes *jin_store_get_blob (JinStore   *self,
                            const char *hash,
                            GError    **error);

/* A whole copy of the database while it is in use; checked before it replaces PATH. */
gboolean jin_store_backup (JinStore     *self,
                           const char   *path,
                           GCancellable *cancellable,
                           GError      **error);
/* Puts a backup in the place of @target (that is kept beside it under a dated name). */
gboolean jin_store_restore (const char        *backup,
                            const char        *target,
                            const JinEntities *entities,
                            GError           **error);
/* Integrity, foreign keys, summaries recomputed and compared: every problem a sentence. (transfer full) */
GPtrArray *jin_store_verify (JinStore *self,
                             GError  **error);
/* Every declaration against its table, for tests of the ledgers: every problem a line for programmers. (transfer full) */
GPtrArray *jin_store_check_schema (JinStore *self,
                                   GError  **error);

G_END_DECLS
