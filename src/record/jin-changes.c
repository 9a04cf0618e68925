/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include "record/jin-changes.h"

/*
 * JinChanges: an ordered set of writes with one label ("导入花名册.xlsx"), done all or not at all.
 * Forms, import, merge, bulk edit, undo and packages all make one; jin_store_commit() takes it.
 */

struct _JinChanges
{
  GObject parent_instance;

  char   *label;
  char   *reason;
  GArray *changes; /* JinChange, owning its records */
  gint64  next_id; /* for the next new record: -1, -2, … */

  JinChangesFunc more;
  gpointer       more_data;
  GDestroyNotify more_free;
};

G_DEFINE_FINAL_TYPE (JinChanges, jin_changes, G_TYPE_OBJECT)

static void
change_clear (JinChange *change)
{
  g_clear_object (&change->record);
  g_clear_object (&change->base);
}

static GArray *
new_array (void)
{
  GArray *changes = g_array_new (FALSE, FALSE, sizeof (JinChange));

  g_array_set_clear_func (changes, (GDestroyNotify)change_clear);
  return changes;
}

static void
jin_changes_finalize (GObject *object)
{
  JinChanges *self = JIN_CHANGES (object);

  jin_changes_set_source (self, NULL, NULL, NULL);
  g_array_unref (self->changes);
  g_free (self->label);
  g_free (self->reason);

  G_OBJECT_CLASS (jin_changes_parent_class)->finalize (object);
}

static void
jin_changes_class_init (JinChangesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = jin_changes_finalize;
}

static void
jin_changes_init (JinChanges *self)
{
  self->changes = new_array ();
  self->next_id = -1;
}

/* @label: what history and the undo button say, translated. */
JinChanges *
jin_changes_new (const char *label)
{
  JinChanges *self = g_object_new (JIN_TYPE_CHANGES, NULL);

  self->label = g_strdup (label);
  return self;
}

const char *
jin_changes_get_label (JinChanges *self)
{
  g_return_val_if_fail (JIN_IS_CHANGES (self), NULL);

  return self->label;
}

/**
 * jin_changes_set_reason:
 * @self: changes
 * @reason: (nullable): why; kept with every span that they open or amend, where its ledger has a field for it
 */
void
jin_changes_set_reason (JinChanges *self,
                        const char *reason)
{
  char *copy = g_strdup (reason);

  g_return_if_fail (JIN_IS_CHANGES (self));

  g_free (self->reason);
  self->reason = copy;
}

const char *
jin_changes_get_reason (JinChanges *self)
{
  g_return_val_if_fail (JIN_IS_CHANGES (self), NULL);

  return self->reason;
}

static void
append (JinChanges   *self,
        JinChangeKind kind,
        JinRecord    *record,
        JinRecord    *base,
        JinDate       as_of)
{
  JinChange change = {kind, g_object_ref (record), base != NULL ? g_object_ref (base) : NULL, as_of, FALSE};

  g_array_append_val (self->changes, change);
}

gint64
jin_changes_put (JinChanges *self,
                 JinRecord  *record,
                 JinRecord  *base,
                 JinDate     as_of)
{
  g_return_val_if_fail (JIN_IS_CHANGES (self), 0);
  g_return_val_if_fail (JIN_IS_RECORD (record), 0);
  g_return_val_if_fail ((base != NULL) == (jin_record_get_id (record) > 0), 0);

  if (jin_record_get_id (record) == 0)
    jin_record_set_id (record, self->next_id--);
  append (self, JIN_CHANGE_PUT, record, base, as_of);

  return jin_record_get_id (record);
}

gint64
jin_changes_put_checked (JinChanges *self,
                         JinRecord  *record,
                         JinRecord  *base,
                         JinDate     as_of)
{
  gint64 id = jin_changes_put (self, record, base, as_of);

  if (id != 0)
    g_array_index (self->changes, JinChange, self->changes->len - 1).checked = TRUE;
  return id;
}

/* Closes a span: its until becomes @as_of. */
void
jin_changes_end (JinChanges *self,
                 JinRecord  *record,
                 JinDate     as_of)
{
  g_return_if_fail (JIN_IS_CHANGES (self));
  g_return_if_fail ((jin_record_get_entity (record)->flags & JIN_ENTITY_SPAN) != 0);

  append (self, JIN_CHANGE_END, record, record, as_of);
}

void
jin_changes_delete (JinChanges *self,
                    JinRecord  *record)
{
  g_return_if_fail (JIN_IS_CHANGES (self));
  g_return_if_fail ((jin_record_get_entity (record)->flags & JIN_ENTITY_PEOPLE) == 0 || jin_entity_owner_field (jin_record_get_entity (record)) != 0);

  append (self, JIN_CHANGE_DELETE, record, record, JIN_DATE_NONE);
}

void
jin_changes_set_source (JinChanges    *self,
                        JinChangesFunc more,
                        gpointer       data,
                        GDestroyNotify data_free)
{
  g_return_if_fail (JIN_IS_CHANGES (self));

  if (self->more_free != NULL)
    self->more_free (self->more_data);
  self->more = more;
  self->more_data = data;
  self->more_free = data_free;
}

/* Whether more changes may follow: such a set is large, and was compared with what is kept before it was made. */
gboolean
jin_changes_has_source (JinChanges *self)
{
  g_return_val_if_fail (JIN_IS_CHANGES (self), FALSE);

  return self->more != NULL;
}

/**
 * jin_changes_steal:
 * @self: changes
 *
 * Returns: (transfer full) (element-type JinChange): what was put so far, which @self no longer has.  Ids of new records go
 *   on counting, so later changes can refer to these
 */
GArray *
jin_changes_steal (JinChanges *self)
{
  GArray *changes;

  g_return_val_if_fail (JIN_IS_CHANGES (self), NULL);

  changes = g_steal_pointer (&self->changes);
  self->changes = new_array ();
  return changes;
}

/**
 * jin_changes_next:
 * @self: changes whose present ones were taken
 * @error: what the source says
 *
 * For the store: asks the source, if there is one, for more.
 *
 * Returns: whether there are more; %FALSE at the end and on error
 */
gboolean
jin_changes_next (JinChanges *self,
                  GError    **error)
{
  g_return_val_if_fail (JIN_IS_CHANGES (self), FALSE);

  if (self->more == NULL)
    return FALSE;
  return self->more (self, self->more_data, error) && self->changes->len > 0;
}

guint
jin_changes_get_size (JinChanges *self)
{
  g_return_val_if_fail (JIN_IS_CHANGES (self), 0);

  return self->changes->len;
}

const JinChange *
jin_changes_get (JinChanges *self,
                 guint       index)
{
  g_return_val_if_fail (JIN_IS_CHANGES (self), NULL);
  g_return_val_if_fail (index < self->changes->len, NULL);

  return &g_array_index (self->changes, JinChange, index);
}
