/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/jin-store.h"

G_BEGIN_DECLS

/* What an edit does with a field. */
typedef enum {
  JIN_BULK_SET,    /* the new value in place of the old; nothing empties the field */
  JIN_BULK_ADD,    /* more codes of a field with several */
  JIN_BULK_REMOVE, /* fewer */
} JinBulkHow;

/**
 * JinBulk: the same edits to many rows of a ledger, as one transaction.
 *
 * Nothing is kept a row but its id: looking through them and writing both fetch the rows piece by piece, so that a million
 * can be changed.  It is made on one thread and then used by one job at a time.
 */
typedef struct _JinBulk JinBulk;

typedef struct
{
  int   field;
  char *before;
  char *after;
} JinBulkChange;

/**
 * JinBulkRow: a row that would change, or can't.
 * @changes: (element-type JinBulkChange): what would, derived values included
 * @problem: (nullable): why it is left as it is
 */
typedef struct
{
  gint64     id;
  char      *title;
  GPtrArray *changes;
  char      *problem;
} JinBulkRow;

/* How many rows go from one value to the same other one. */
typedef struct
{
  int   field;
  char *before;
  char *after;
  guint count;
} JinBulkKind;

/**
 * JinBulkPreview:
 * @rows: (element-type JinBulkRow): the first of those that change or can't
 * @kinds: (element-type JinBulkKind): the most frequent first; @n_other_kinds more are not told apart
 */
typedef struct
{
  GPtrArray *rows;
  GPtrArray *kinds;
  guint      n_other_kinds;
  guint      n_changed;
  guint      n_same;
  guint      n_refused;
} JinBulkPreview;

JinBulk *jin_bulk_new (const JinEntity *entity,
                       GArray          *ids);
JinBulk *jin_bulk_ref (JinBulk *self);
void     jin_bulk_unref (JinBulk *self);
void     jin_bulk_add_edit (JinBulk   *self,
                            JinBulkHow how,
                            int        field,
                            JinRecord *model);
void     jin_bulk_set_delete (JinBulk *self);
void     jin_bulk_set_as_of (JinBulk    *self,
                             JinDate     as_of,
                             const char *reason);
void     jin_bulk_leave_out (JinBulk *self,
                             gint64   id,
                             gboolean out);
guint    jin_bulk_get_size (JinBulk *self);
guint    jin_bulk_get_written (JinBulk *self);

typedef void (*JinBulkProgress) (double fraction, gpointer data);
JinBulkPreview *jin_bulk_preview (JinBulk          *self,
                                  JinStore         *store,
                                  const JinContext *context,
                                  guint             max_rows,
                                  JinBulkProgress   progress,
                                  gpointer          data,
                                  GCancellable     *cancellable,
                                  GError          **error);
void            jin_bulk_preview_free (JinBulkPreview *self);
JinChanges     *jin_bulk_changes (JinBulk          *self,
                                  JinStore         *store,
                                  const JinContext *context,
                                  const char       *label);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JinBulk, jin_bulk_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JinBulkPreview, jin_bulk_preview_free)

G_END_DECLS
