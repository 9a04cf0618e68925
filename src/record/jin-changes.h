/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/jin-record.h"

G_BEGIN_DECLS

typedef enum {
  JIN_CHANGE_PUT,    /* create or update */
  JIN_CHANGE_END,    /* close a span at as_of */
  JIN_CHANGE_DELETE, /* take a mistaken entry away; history keeps the whole row; never for people (E28), but for those who belong to one */
} JinChangeKind;

/**
 * JinChange:
 * @record: as it shall be; for a new one id is 0 before, negative inside the set (see jin_changes_put())
 * @base: as it was read, or %NULL for a new record: only fields that differ are written,
 *   and only those are checked for somebody else's change in between
 * @as_of: the day from which a mirrored value (branch, state) holds; none = today for a changed
 *   record, "always" for a new one
 * @checked: whether its ledger's rules were applied to it as it is by whoever put it
 */
typedef struct
{
  JinChangeKind kind;
  JinRecord    *record;
  JinRecord    *base;
  JinDate       as_of;
  gboolean      checked;
} JinChange;

/* Every write there is: one label, any number of changes, all or nothing. */
#define JIN_TYPE_CHANGES (jin_changes_get_type ())
G_DECLARE_FINAL_TYPE (JinChanges, jin_changes, JIN, CHANGES, GObject)

JinChanges *jin_changes_new (const char *label);
const char *jin_changes_get_label (JinChanges *self);
void        jin_changes_set_reason (JinChanges *self,
                                    const char *reason);
const char *jin_changes_get_reason (JinChanges *self);
/* Returns the record's id: for a new record a negative one that references in the same set may use. */
gint64 jin_changes_put (JinChanges *self,
                        JinRecord  *record,
                        JinRecord  *base,
                        JinDate     as_of);
/* The same for a record of a large set whose ledger's rules were applied already: they are not asked once more. */
gint64 jin_changes_put_checked (JinChanges *self,
                                JinRecord  *record,
                                JinRecord  *base,
                                JinDate     as_of);
void   jin_changes_end (JinChanges *self,
                        JinRecord  *record,
                        JinDate     as_of);
void   jin_changes_delete (JinChanges *self,
                           JinRecord  *record);
/* Appends more changes; FALSE when there are none left, or with @error set. Called on the store's worker thread. */
typedef gboolean (*JinChangesFunc) (JinChanges *changes,
                                    gpointer    data,
                                    GError    **error);
/* For sets too large to stand in memory: when the changes at hand are taken, @more is asked, in a thread of the store's. */
void             jin_changes_set_source (JinChanges    *self,
                                         JinChangesFunc more,
                                         gpointer       data,
                                         GDestroyNotify data_free);
gboolean         jin_changes_has_source (JinChanges *self);
GArray          *jin_changes_steal (JinChanges *self);
gboolean         jin_changes_next (JinChanges *self,
                                   GError    **error);
guint            jin_changes_get_size (JinChanges *self);
const JinChange *jin_changes_get (JinChanges *self,
                                  guint       index);

G_END_DECLS
