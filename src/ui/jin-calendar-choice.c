/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include "ui/jin-calendar-choice.h"

struct _JinCalendarChoice
{
  GObject parent_instance;

  char    *key;
  char    *label;
  int      depth;
  GdkRGBA *colour;
  gboolean shown;
};

G_DEFINE_FINAL_TYPE (JinCalendarChoice, jin_calendar_choice, G_TYPE_OBJECT)

enum {
  PROP_SHOWN = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
jin_calendar_choice_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_SHOWN)
    g_value_set_boolean (value, JIN_CALENDAR_CHOICE (object)->shown);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
jin_calendar_choice_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_SHOWN)
    jin_calendar_choice_set_shown (JIN_CALENDAR_CHOICE (object), g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
jin_calendar_choice_finalize (GObject *object)
{
  JinCalendarChoice *self = JIN_CALENDAR_CHOICE (object);

  g_free (self->key);
  g_free (self->label);
  g_clear_pointer (&self->colour, gdk_rgba_free);
  G_OBJECT_CLASS (jin_calendar_choice_parent_class)->finalize (object);
}

static void
jin_calendar_choice_class_init (JinCalendarChoiceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = jin_calendar_choice_get_property;
  object_class->set_property = jin_calendar_choice_set_property;
  object_class->finalize = jin_calendar_choice_finalize;
  properties[PROP_SHOWN] = g_param_spec_boolean ("shown", NULL, NULL, TRUE, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
jin_calendar_choice_init (JinCalendarChoice *self)
{
  self->shown = TRUE;
}

JinCalendarChoice *
jin_calendar_choice_new (const char *key, const char *label, int depth, const GdkRGBA *colour)
{
  JinCalendarChoice *self = g_object_new (JIN_TYPE_CALENDAR_CHOICE, NULL);

  self->key = g_strdup (key);
  self->label = g_strdup (label);
  self->depth = depth;
  self->colour = colour != NULL ? gdk_rgba_copy (colour) : NULL;
  return self;
}

const char *
jin_calendar_choice_get_key (JinCalendarChoice *self)
{
  g_return_val_if_fail (JIN_IS_CALENDAR_CHOICE (self), NULL);
  return self->key;
}

const char *
jin_calendar_choice_get_label (JinCalendarChoice *self)
{
  g_return_val_if_fail (JIN_IS_CALENDAR_CHOICE (self), NULL);
  return self->label;
}

int
jin_calendar_choice_get_depth (JinCalendarChoice *self)
{
  g_return_val_if_fail (JIN_IS_CALENDAR_CHOICE (self), 0);
  return self->depth;
}

const GdkRGBA *
jin_calendar_choice_get_colour (JinCalendarChoice *self)
{
  g_return_val_if_fail (JIN_IS_CALENDAR_CHOICE (self), NULL);
  return self->colour;
}

gboolean
jin_calendar_choice_is_shown (JinCalendarChoice *self)
{
  g_return_val_if_fail (JIN_IS_CALENDAR_CHOICE (self), FALSE);
  return self->shown;
}

void
jin_calendar_choice_set_shown (JinCalendarChoice *self, gboolean shown)
{
  g_return_if_fail (JIN_IS_CALENDAR_CHOICE (self));
  if (self->shown == shown)
    return;
  self->shown = shown;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOWN]);
}

gboolean
jin_calendar_choice_equal (JinCalendarChoice *self, JinCalendarChoice *other)
{
  g_return_val_if_fail (JIN_IS_CALENDAR_CHOICE (self) && JIN_IS_CALENDAR_CHOICE (other), FALSE);
  return g_str_equal (self->key, other->key) && g_str_equal (self->label, other->label) && self->depth == other->depth &&
         (self->colour == other->colour || (self->colour != NULL && other->colour != NULL && gdk_rgba_equal (self->colour, other->colour)));
}
