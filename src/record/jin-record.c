/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include "record/jin-record.h"

#include <string.h>

/*
 * JinRecord: one row of one ledger.  Records in lists are shared between widgets and threads and
 * read-only; whoever edits takes a copy and hands both to JinChanges.
 */

struct _JinRecord
{
  GObject parent_instance;

  const JinEntity *entity;
  gint64           id;
  gint64           revision;
  char            *uid;
  int              n_values;
  JinValue        *values;     /* by the field's index */
  char           **ref_titles; /* likewise, GRefString, made when the first is set */
};

G_DEFINE_FINAL_TYPE (JinRecord, jin_record, G_TYPE_OBJECT)

/* A field that the office made after the record was read is empty in it. */
static const JinValue *
slot (JinRecord *self,
      int        field)
{
  static const JinValue empty = JIN_VALUE_INIT;

  g_return_val_if_fail (JIN_IS_RECORD (self), NULL);
  g_return_val_if_fail (JIN_FIELD_ENTITY (field) == self->entity->number, NULL);

  return JIN_FIELD_INDEX (field) < self->n_values ? &self->values[JIN_FIELD_INDEX (field)] : &empty;
}

static void
make_room (JinRecord *self,
           int        n_values)
{
  int added = n_values - self->n_values;

  if (added <= 0)
    return;
  self->values = g_renew (JinValue, self->values, n_values);
  memset (self->values + self->n_values, 0, sizeof (JinValue) * added);
  if (self->ref_titles != NULL)
    {
      self->ref_titles = g_renew (char *, self->ref_titles, n_values);
      memset (self->ref_titles + self->n_values, 0, sizeof (char *) * added);
    }
  self->n_values = n_values;
}

static void
jin_record_finalize (GObject *object)
{
  JinRecord *self = JIN_RECORD (object);

  for (int i = 0; i < self->n_values; i++)
    {
      jin_value_clear (&self->values[i]);
      if (self->ref_titles != NULL)
        g_clear_pointer (&self->ref_titles[i], g_ref_string_release);
    }
  g_free (self->values);
  g_free (self->ref_titles);
  g_free (self->uid);

  G_OBJECT_CLASS (jin_record_parent_class)->finalize (object);
}

static void
jin_record_class_init (JinRecordClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = jin_record_finalize;
}

static void
jin_record_init (JinRecord *self)
{
}

/**
 * jin_record_new_row:
 * @entity: the ledger
 * @id: the row's id, 0 for a new record
 * @uid: (nullable): UUID text; %NULL leaves it to be made when first asked for
 * @revision: as read
 *
 * For the store.
 *
 * Returns: (transfer full): an empty record
 */
JinRecord *
jin_record_new_row (const JinEntity *entity,
                    gint64           id,
                    const char      *uid,
                    gint64           revision)
{
  JinRecord *self;

  g_return_val_if_fail (entity != NULL, NULL);

  self = g_object_new (JIN_TYPE_RECORD, NULL);
  self->entity = entity;
  self->id = id;
  self->uid = g_strdup (uid);
  self->revision = revision;
  self->n_values = jin_entity_n_values (entity);
  self->values = g_new0 (JinValue, self->n_values);

  return self;
}

static char *
write_hex (char   *out,
           guint64 number,
           int     n_digits)
{
  for (int i = n_digits - 1; i >= 0; i--)
    *out++ = "0123456789abcdef"[(number >> (4 * i)) & 15];
  return out;
}

/* A UUID of version 7 (RFC 9562): the moment first, so that new rows lie side by side in the store's index, then chance.
 *
 *   0193f6a4-91c2-7e1f-a3d0-5b6c7d8e9f01   milliseconds - 7 and part of the millisecond - variant and chance
 */
static void
write_uid (char uid[37])
{
  gint64  now = g_get_real_time ();
  guint64 ms = (guint64)now / 1000;
  char   *out = write_hex (uid, ms >> 16, 8);

  *out++ = '-';
  out = write_hex (out, ms & 0xffff, 4);
  *out++ = '-';
  out = write_hex (out, 0x7000 | (guint64)(now % 1000) * 4096 / 1000, 4);
  *out++ = '-';
  out = write_hex (out, 0x8000 | (g_random_int () & 0x3fff), 4);
  *out++ = '-';
  out = write_hex (out, (guint64)g_random_int () << 16 | (g_random_int () & 0xffff), 12);
  *out = '\0';
}

JinRecord *
jin_record_new (const JinEntity *entity)
{
  char uid[37];

  write_uid (uid);
  return jin_record_new_row (entity, 0, uid, 0);
}

/* A copy to edit: same id, uid, revision and values. (transfer full) */
JinRecord *
jin_record_copy (JinRecord *self)
{
  JinRecord *copy;

  g_return_val_if_fail (JIN_IS_RECORD (self), NULL);

  copy = jin_record_new_row (self->entity, self->id, self->uid, self->revision);
  make_room (copy, self->n_values);
  for (int i = 0; i < self->n_values; i++)
    {
      copy->values[i] = jin_value_copy (&self->values[i]);
      if (self->ref_titles != NULL && self->ref_titles[i] != NULL)
        jin_record_set_ref (copy, JIN_FIELD_ID (self->entity->number, i),
                            self->values[i].u.integer, self->ref_titles[i]);
    }

  return copy;
}

const JinEntity *
jin_record_get_entity (JinRecord *self)
{
  g_return_val_if_fail (JIN_IS_RECORD (self), NULL);

  return self->entity;
}

gint64
jin_record_get_id (JinRecord *self)
{
  g_return_val_if_fail (JIN_IS_RECORD (self), 0);

  return self->id;
}

/* For the store and #JinChanges: the id that a new record got. */
void
jin_record_set_id (JinRecord *self,
                   gint64     id)
{
  g_return_if_fail (JIN_IS_RECORD (self));

  self->id = id;
}

const char *
jin_record_get_uid (JinRecord *self)
{
  g_return_val_if_fail (JIN_IS_RECORD (self), NULL);

  return self->uid;
}

gint64
jin_record_get_revision (JinRecord *self)
{
  g_return_val_if_fail (JIN_IS_RECORD (self), 0);

  return self->revision;
}

/* The stored value as it is, borrowed until the field is next set. */
const JinValue *
jin_record_peek (JinRecord *self,
                 int        field)
{
  return slot (self, field);
}

/* Sets a field to a copy of @value; NULL empties it. */
void
jin_record_set (JinRecord      *self,
                int             field,
                const JinValue *value)
{
  jin_record_take (self, field, value != NULL ? jin_value_copy (value) : (JinValue)JIN_VALUE_INIT);
}

/* Sets a field and owns @value from now on.  A reference loses the title that belonged to the old value. */
void
jin_record_take (JinRecord *self,
                 int        field,
                 JinValue   value)
{
  int index = JIN_FIELD_INDEX (field);

  g_return_if_fail (slot (self, field) != NULL);

  make_room (self, index + 1);
  if (self->ref_titles != NULL)
    g_clear_pointer (&self->ref_titles[index], g_ref_string_release);
  jin_value_clear (&self->values[index]);
  self->values[index] = value;
}

gboolean
jin_record_is_empty (JinRecord *self,
                     int        field)
{
  return jin_value_is_empty (slot (self, field));
}

const char *
jin_record_get_text (JinRecord *self,
                     int        field)
{
  return jin_value_get_text (slot (self, field));
}

void
jin_record_set_text (JinRecord  *self,
                     int         field,
                     const char *text)
{
  jin_record_take (self, field, jin_value_text (text));
}

JinDate
jin_record_get_date (JinRecord *self,
                     int        field)
{
  return jin_value_get_date (slot (self, field));
}

void
jin_record_set_date (JinRecord *self,
                     int        field,
                     JinDate    date)
{
  jin_record_take (self, field, jin_value_date (date));
}

gint64
jin_record_get_int (JinRecord *self,
                    int        field)
{
  return jin_value_get_int (slot (self, field));
}

void
jin_record_set_int (JinRecord *self,
                    int        field,
                    gint64     integer)
{
  jin_record_take (self, field, jin_value_int (integer));
}

double
jin_record_get_real (JinRecord *self,
                     int        field)
{
  return jin_value_get_real (slot (self, field));
}

/* Row id of what a reference points to, 0 for nothing. */
gint64
jin_record_get_ref (JinRecord *self,
                    int        field)
{
  return jin_value_get_int (slot (self, field));
}

const char *
jin_record_get_ref_title (JinRecord *self,
                          int        field)
{
  g_return_val_if_fail (slot (self, field) != NULL, "");

  if (self->ref_titles == NULL || JIN_FIELD_INDEX (field) >= self->n_values || self->ref_titles[JIN_FIELD_INDEX (field)] == NULL)
    return "";
  return self->ref_titles[JIN_FIELD_INDEX (field)];
}

/**
 * jin_record_set_ref:
 * @self: a record
 * @field: a reference
 * @id: row id of its target, 0 to empty it
 * @title: (nullable): what the target is called
 */
void
jin_record_set_ref (JinRecord  *self,
                    int         field,
                    gint64      id,
                    const char *title)
{
  jin_record_take (self, field, id != 0 ? jin_value_int (id) : (JinValue)JIN_VALUE_INIT);
  if (id == 0 || title == NULL)
    return;
  if (self->ref_titles == NULL)
    self->ref_titles = g_new0 (char *, self->n_values);
  self->ref_titles[JIN_FIELD_INDEX (field)] = g_ref_string_new (title);
}

/* The value of any field, stored or computed. The caller clears it. */
JinValue
jin_record_value (JinRecord        *self,
                  int               field,
                  const JinContext *context)
{
  const JinValue *place = slot (self, field);
  int             index = JIN_FIELD_INDEX (field);

  g_return_val_if_fail (place != NULL, (JinValue)JIN_VALUE_INIT);

  if (index < self->entity->n_fields && self->entity->fields[index].compute != NULL)
    return self->entity->fields[index].compute (self, context);
  return jin_value_copy (place);
}

gboolean
jin_record_same (JinRecord *self,
                 JinRecord *other,
                 int        field)
{
  return jin_value_equal (slot (self, field), slot (other, field));
}

/* What the record is called in one line, borrowed; a reference as title gives the target's title. */
const char *
jin_record_get_title (JinRecord *self)
{
  g_return_val_if_fail (JIN_IS_RECORD (self), "");

  if (self->entity->fields[JIN_FIELD_INDEX (self->entity->title)].type == JIN_TYPE_REFERENCE)
    return jin_record_get_ref_title (self, self->entity->title);
  return jin_record_get_text (self, self->entity->title);
}
