/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include "base/jin-name.h"
#include "base/jin-text.h"
#include "office/jin-attendance.h"
#include "ui/jin-attendance-entry.h"

struct _JinAttendanceEntry
{
  GObject parent_instance;

  /* constant */
  gint64     person;
  char      *name;
  char      *pinyin;
  char      *initials;
  JinRecord *base;
  gboolean   guest;
  gboolean   was_exempt;

  /* as it is being written */
  char    *state;
  gboolean exempt;
  gboolean heading;
};

G_DEFINE_FINAL_TYPE (JinAttendanceEntry, jin_attendance_entry, G_TYPE_OBJECT)

enum {
  PROP_STATE = 1,
  PROP_EXEMPT,
  PROP_HEADING,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
jin_attendance_entry_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  JinAttendanceEntry *self = JIN_ATTENDANCE_ENTRY (object);

  switch (id)
    {
    case PROP_STATE:
      g_value_set_string (value, self->state);
      break;
    case PROP_EXEMPT:
      g_value_set_boolean (value, self->exempt);
      break;
    case PROP_HEADING:
      g_value_set_boolean (value, self->heading);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
jin_attendance_entry_finalize (GObject *object)
{
  JinAttendanceEntry *self = JIN_ATTENDANCE_ENTRY (object);

  g_free (self->name);
  g_free (self->pinyin);
  g_free (self->initials);
  g_free (self->state);
  g_clear_object (&self->base);
  G_OBJECT_CLASS (jin_attendance_entry_parent_class)->finalize (object);
}

static void
jin_attendance_entry_class_init (JinAttendanceEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = jin_attendance_entry_get_property;
  object_class->finalize = jin_attendance_entry_finalize;
  properties[PROP_STATE] = g_param_spec_string ("state", NULL, NULL, "", G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_EXEMPT] = g_param_spec_boolean ("exempt", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_HEADING] = g_param_spec_boolean ("heading", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
jin_attendance_entry_init (JinAttendanceEntry *self)
{
  self->state = g_strdup ("");
}

JinAttendanceEntry *
jin_attendance_entry_new (gint64 person, const char *name, gboolean guest, JinRecord *base)
{
  JinAttendanceEntry *self = g_object_new (JIN_TYPE_ATTENDANCE_ENTRY, NULL);

  self->person = person;
  self->name = g_strdup (name);
  self->pinyin = jin_name_pinyin (name);
  self->initials = jin_name_initials (name);
  self->guest = guest;
  if (base != NULL)
    {
      self->base = g_object_ref (base);
      self->exempt = self->was_exempt = jin_record_get_int (base, JIN_ATTENDANCE_EXEMPT) != 0;
      g_free (self->state);
      self->state = g_strdup (jin_record_get_text (base, JIN_ATTENDANCE_STATE));
    }
  return self;
}

gint64
jin_attendance_entry_get_person (JinAttendanceEntry *self)
{
  g_return_val_if_fail (JIN_IS_ATTENDANCE_ENTRY (self), 0);
  return self->person;
}

const char *
jin_attendance_entry_get_name (JinAttendanceEntry *self)
{
  g_return_val_if_fail (JIN_IS_ATTENDANCE_ENTRY (self), NULL);
  return self->name;
}

const char *
jin_attendance_entry_get_state (JinAttendanceEntry *self)
{
  g_return_val_if_fail (JIN_IS_ATTENDANCE_ENTRY (self), "");
  return self->state;
}

void
jin_attendance_entry_set_state (JinAttendanceEntry *self, const char *code)
{
  char *before;

  g_return_if_fail (JIN_IS_ATTENDANCE_ENTRY (self) && code != NULL);
  if (g_str_equal (self->state, code))
    return;
  before = self->state;
  self->state = g_strdup (code);
  g_free (before);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

gboolean
jin_attendance_entry_is_exempt (JinAttendanceEntry *self)
{
  g_return_val_if_fail (JIN_IS_ATTENDANCE_ENTRY (self), FALSE);
  return self->exempt;
}

void
jin_attendance_entry_set_exempt (JinAttendanceEntry *self, gboolean exempt)
{
  g_return_if_fail (JIN_IS_ATTENDANCE_ENTRY (self));
  if (self->exempt == exempt)
    return;
  self->exempt = exempt;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EXEMPT]);
}

void
jin_attendance_entry_assume_exempt (JinAttendanceEntry *self)
{
  g_return_if_fail (JIN_IS_ATTENDANCE_ENTRY (self));
  self->was_exempt = TRUE;
  jin_attendance_entry_set_exempt (self, TRUE);
}

gboolean
jin_attendance_entry_is_guest (JinAttendanceEntry *self)
{
  g_return_val_if_fail (JIN_IS_ATTENDANCE_ENTRY (self), FALSE);
  return self->guest;
}

gboolean
jin_attendance_entry_is_heading (JinAttendanceEntry *self)
{
  g_return_val_if_fail (JIN_IS_ATTENDANCE_ENTRY (self), FALSE);
  return self->heading;
}

void
jin_attendance_entry_set_heading (JinAttendanceEntry *self, gboolean heading)
{
  g_return_if_fail (JIN_IS_ATTENDANCE_ENTRY (self));
  if (self->heading == heading)
    return;
  self->heading = heading;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HEADING]);
}

JinAttendanceGroup
jin_attendance_entry_get_group (JinAttendanceEntry *self)
{
  g_return_val_if_fail (JIN_IS_ATTENDANCE_ENTRY (self), JIN_ATTENDANCE_GROUP_EXPECTED);
  if (self->guest)
    return JIN_ATTENDANCE_GROUP_GUEST;
  return self->exempt ? JIN_ATTENDANCE_GROUP_EXEMPT : JIN_ATTENDANCE_GROUP_EXPECTED;
}

/* What the state means, by the list's column and never by its label (E21). */
JinAttendanceMeaning
jin_attendance_entry_get_meaning (JinAttendanceEntry *self, JinCodeList *states)
{
  const JinCode *code;

  g_return_val_if_fail (JIN_IS_ATTENDANCE_ENTRY (self), JIN_ATTENDANCE_UNKNOWN);
  code = *self->state != '\0' && states != NULL ? jin_code_list_find (states, self->state) : NULL;
  return code != NULL ? (JinAttendanceMeaning)code->counts : JIN_ATTENDANCE_UNKNOWN;
}

gboolean
jin_attendance_entry_has_changes (JinAttendanceEntry *self)
{
  const char *before;

  g_return_val_if_fail (JIN_IS_ATTENDANCE_ENTRY (self), FALSE);
  before = self->base != NULL ? jin_record_get_text (self->base, JIN_ATTENDANCE_STATE) : "";
  return !g_str_equal (before, self->state) || self->exempt != self->was_exempt;
}

/**
 * jin_attendance_entry_match:
 * @self: an entry
 * @text: what was typed: characters of the name, pinyin or initials
 *
 * Returns: 1 when it is the whole name, 2 when the name begins so, 3 for initials, 4 for pinyin, 5 when it stands within
 *   the name, 0 when it doesn't fit
 */
guint
jin_attendance_entry_match (JinAttendanceEntry *self, const char *text)
{
  g_autofree char *narrow = jin_text_narrow (text);
  g_autofree char *name = jin_name_normalise (narrow);
  g_autofree char *stripped = jin_text_strip_blanks (narrow);
  g_autofree char *lower = g_ascii_strdown (stripped, -1);

  g_return_val_if_fail (JIN_IS_ATTENDANCE_ENTRY (self), 0);
  if (*name == '\0')
    return 0;
  if (g_str_equal (self->name, name))
    return 1;
  if (g_str_has_prefix (self->name, name))
    return 2;
  if (g_str_has_prefix (self->initials, lower))
    return 3;
  if (g_str_has_prefix (self->pinyin, lower))
    return 4;
  return strstr (self->name, name) != NULL ? JIN_ATTENDANCE_WORST_MATCH : 0;
}

JinRecord *
jin_attendance_entry_get_base (JinAttendanceEntry *self)
{
  g_return_val_if_fail (JIN_IS_ATTENDANCE_ENTRY (self), NULL);
  return self->base;
}

JinRecord *
jin_attendance_entry_create_record (JinAttendanceEntry *self, JinRecord *activity)
{
  JinRecord *record;

  g_return_val_if_fail (JIN_IS_ATTENDANCE_ENTRY (self), NULL);
  if (*self->state == '\0' && !self->exempt)
    return NULL;
  record = self->base != NULL ? jin_record_copy (self->base) : jin_record_new (&jin_attendance_entity);
  jin_record_set_ref (record, JIN_ATTENDANCE_ACTIVITY, jin_record_get_id (activity), jin_record_get_title (activity));
  jin_record_set_ref (record, JIN_ATTENDANCE_PERSON, self->person, self->name);
  jin_record_set_text (record, JIN_ATTENDANCE_STATE, self->state);
  jin_record_set_int (record, JIN_ATTENDANCE_EXEMPT, self->exempt);
  jin_record_set_int (record, JIN_ATTENDANCE_GUEST, self->guest);
  return record;
}
