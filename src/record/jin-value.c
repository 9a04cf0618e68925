/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include "record/jin-value.h"

#include <string.h>

JinValue
jin_value_int (gint64 integer)
{
  return (JinValue){JIN_VALUE_INT, {.integer = integer}};
}

JinValue
jin_value_real (double real)
{
  return (JinValue){JIN_VALUE_REAL, {.real = real}};
}

/* "No date" is the empty value, so that emptiness has one form only. */
JinValue
jin_value_date (JinDate date)
{
  if (date.year == 0)
    return (JinValue)JIN_VALUE_INIT;
  return (JinValue){JIN_VALUE_DATE, {.date = date}};
}

/* NULL and "" are the empty value. */
JinValue
jin_value_text (const char *text)
{
  if (text == NULL || *text == '\0')
    return (JinValue)JIN_VALUE_INIT;
  return (JinValue){JIN_VALUE_TEXT, {.text = g_ref_string_new (text)}};
}

JinValue
jin_value_copy (const JinValue *value)
{
  g_return_val_if_fail (value != NULL, (JinValue)JIN_VALUE_INIT);

  if (value->kind == JIN_VALUE_TEXT)
    g_ref_string_acquire (value->u.text);
  return *value;
}

void
jin_value_clear (JinValue *value)
{
  g_return_if_fail (value != NULL);

  if (value->kind == JIN_VALUE_TEXT)
    g_ref_string_release (value->u.text);
  *value = (JinValue)JIN_VALUE_INIT;
}

gboolean
jin_value_is_empty (const JinValue *value)
{
  return value->kind == JIN_VALUE_NONE;
}

gboolean
jin_value_equal (const JinValue *a,
                 const JinValue *b)
{
  if (a->kind != b->kind)
    return FALSE;

  switch (a->kind)
    {
    case JIN_VALUE_NONE:
      return TRUE;
    case JIN_VALUE_INT:
      return a->u.integer == b->u.integer;
    case JIN_VALUE_REAL:
      return a->u.real == b->u.real;
    case JIN_VALUE_DATE:
      return a->u.date.year == b->u.date.year && a->u.date.month == b->u.date.month && a->u.date.day == b->u.date.day;
    case JIN_VALUE_TEXT:
      return a->u.text == b->u.text || strcmp (a->u.text, b->u.text) == 0;
    default:
      g_return_val_if_reached (FALSE);
    }
}

/* The getters give the type's nothing (0, no date, "") for an empty value. */
gint64
jin_value_get_int (const JinValue *value)
{
  return value->kind == JIN_VALUE_INT ? value->u.integer : value->kind == JIN_VALUE_REAL ? (gint64)value->u.real
                                                                                         : 0;
}

double
jin_value_get_real (const JinValue *value)
{
  return value->kind == JIN_VALUE_REAL ? value->u.real : value->kind == JIN_VALUE_INT ? (double)value->u.integer
                                                                                      : 0;
}

JinDate
jin_value_get_date (const JinValue *value)
{
  return value->kind == JIN_VALUE_DATE ? value->u.date : JIN_DATE_NONE;
}

const char *
jin_value_get_text (const JinValue *value)
{
  return value->kind == JIN_VALUE_TEXT ? value->u.text : "";
}

/* Position of @code among the ","-joined @codes, or NULL. */
static const char *
find_code (const char *codes,
           const char *code)
{
  gsize length = strlen (code);

  while (codes != NULL && *codes != '\0')
    {
      const char *end = strchrnul (codes, ',');

      if ((gsize)(end - codes) == length && strncmp (codes, code, length) == 0)
        return codes;
      codes = *end == ',' ? end + 1 : NULL;
    }

  return NULL;
}

/**
 * jin_codes_contain:
 * @codes: (nullable): codes joined by ","
 * @code: one code
 *
 * Returns: whether @code is one of them
 */
gboolean
jin_codes_contain (const char *codes,
                   const char *code)
{
  g_return_val_if_fail (code != NULL, FALSE);

  return find_code (codes, code) != NULL;
}

/**
 * jin_codes_toggle:
 * @codes: (nullable): codes joined by ","
 * @code: one code
 * @on: whether it shall be among them
 *
 * Returns: (transfer full): the codes with @code at the end, or without it
 */
char *
jin_codes_toggle (const char *codes,
                  const char *code,
                  gboolean    on)
{
  g_auto (GStrv)      parts = NULL;
  g_autoptr (GString) joined = g_string_new (NULL);

  g_return_val_if_fail (code != NULL, NULL);

  parts = g_strsplit (codes != NULL ? codes : "", ",", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0' && strcmp (parts[i], code) != 0)
      g_string_append_printf (joined, "%s%s", joined->len > 0 ? "," : "", parts[i]);
  if (on)
    g_string_append_printf (joined, "%s%s", joined->len > 0 ? "," : "", code);

  return g_string_free (g_steal_pointer (&joined), FALSE);
}
