/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/jin-error.h"
#include "base/jin-id-number.h"
#include "base/jin-minute.h"
#include "base/jin-money.h"
#include "base/jin-name.h"
#include "base/jin-phone.h"
#include "base/jin-text.h"
#include "base/jin-words.h"
#include "record/jin-format.h"

#include <stdio.h>
#include <string.h>

/* What people type, paste or keep in spreadsheets, turned into values by the field's type. */

static gboolean
fail (GError        **error,
      const char     *format,
      const char     *text,
      const JinField *field)
{
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  g_set_error (error, JIN_ERROR, JIN_ERROR_INPUT, format, text, jin_field_label (field));
#pragma GCC diagnostic pop
  return FALSE;
}

static gboolean
parse_time (const JinField   *field,
            const char       *text,
            const JinContext *context,
            JinValue         *value,
            GError          **error)
{
  g_autofree char *day = NULL;
  const char      *clock = strpbrk (text, " T");
  JinMinute        moment;
  JinDate          date;
  int              hour = 0, minute = 0, used = 0;

  if (jin_minute_parse_iso (text, &moment))
    {
      *value = jin_value_int (moment);
      return TRUE;
    }
  day = clock != NULL ? g_strndup (text, clock - text) : g_strdup (text);
  date = jin_date_parse (day, context->today, error);
  if (jin_date_is_none (date))
    return FALSE;
  if (jin_date_precision (date) != JIN_PRECISION_DAY)
    /* Translators: the first %s is what was typed, the second the field's name */
    return fail (error, _ ("“%s” has no day; “%s” needs year, month and day"), text, field);
  if (clock != NULL && (sscanf (clock + 1, " %d:%d%n", &hour, &minute, &used) < 2 || hour > 23 || minute > 59 ||
                        hour < 0 || minute < 0))
    /* Translators: the first %s is what was typed, the second the field's name */
    return fail (error, _ ("“%s” has no time of day such as 09:30 (%s)"), text, field);
  *value = jin_value_int (jin_minute_from (date, hour, minute));
  return TRUE;
}

static gboolean
parse_date (const JinField   *field,
            const char       *text,
            const JinContext *context,
            JinValue         *value,
            GError          **error)
{
  JinDate date = jin_date_parse (text, context->today, error);

  if (jin_date_is_none (date))
    return FALSE;
  if (field->type == JIN_TYPE_MONTH && jin_date_precision (date) == JIN_PRECISION_YEAR)
    /* Translators: the first %s is what was typed, the second the field's name */
    return fail (error, _ ("“%s” has no month; “%s” needs year and month"), text, field);
  if (field->type == JIN_TYPE_MONTH)
    date.day = 0;
  *value = jin_value_date (date);
  return TRUE;
}

static gboolean
parse_number (const JinField *field,
              const char     *text,
              JinValue       *value,
              GError        **error)
{
  char  *end = NULL;
  gint64 integer = g_ascii_strtoll (text, &end, 10);
  double real;

  if (field->type == JIN_TYPE_MONEY)
    {
      if (!jin_money_parse (text, &integer))
        /* Translators: the first %s is what was typed, the second the field's name */
        return fail (error, _ ("“%s” is no amount of money (%s)"), text, field);
      *value = jin_value_int (integer);
      return TRUE;
    }
  if (field->type == JIN_TYPE_DECIMAL)
    {
      real = g_ascii_strtod (text, &end);
      *value = jin_value_real (real);
    }
  else
    *value = jin_value_int (integer);
  if (end == text || *end != '\0')
    {
      *value = (JinValue)JIN_VALUE_INIT;
      /* Translators: the first %s is what was typed, the second the field's name */
      return fail (error, _ ("“%s” is no number (%s)"), text, field);
    }
  return TRUE;
}

/* Hours and minutes ("2:30"), or minutes alone. */
static gboolean
parse_duration (const JinField *field,
                const char     *text,
                JinValue       *value,
                GError        **error)
{
  int hours, minutes, used = 0;

  if (sscanf (text, "%d:%d%n", &hours, &minutes, &used) == 2 && text[used] == '\0' && hours >= 0 && minutes >= 0 &&
      minutes < 60)
    {
      *value = jin_value_int (hours * 60 + minutes);
      return TRUE;
    }
  return parse_number (field, text, value, error);
}

static gboolean
parse_boolean (const JinField *field,
               const char     *text,
               JinValue       *value,
               GError        **error)
{
  static const char *const yes[] = {JIN_WORDS_YES, "1", "true", "yes", "y", NULL};
  static const char *const no[] = {JIN_WORDS_NO, "0", "false", "no", "n", NULL};
  g_autofree char         *lower = g_ascii_strdown (text, -1);

  if (!g_strv_contains (yes, lower) && !g_strv_contains (no, lower))
    /* Translators: the first %s is what was typed, the second the field's name */
    return fail (error, _ ("“%s” is neither yes nor no (%s)"), text, field);
  *value = jin_value_int (g_strv_contains (yes, lower));
  return TRUE;
}

static const JinCode *
find_code (JinCodeList *list,
           const char  *text)
{
  const JinCode *code = jin_code_list_match (list, text);

  return code != NULL ? code : jin_code_list_find (list, text);
}

static gboolean
parse_choice (const JinField *field,
              const char     *text,
              JinListFunc     lists,
              gpointer        data,
              JinValue       *value,
              GError        **error)
{
  JinCodeList   *list = lists != NULL ? lists (field->list, data) : NULL;
  const JinCode *code = list != NULL ? find_code (list, text) : NULL;

  if (code == NULL)
    /* Translators: the first %s is what was typed, the second the field's name */
    return fail (error, _ ("“%s” is not among the choices of “%s”"), text, field);
  *value = jin_value_text (code->code);
  return TRUE;
}

static gboolean
parse_choices (const JinField *field,
               const char     *text,
               JinListFunc     lists,
               gpointer        data,
               JinValue       *value,
               GError        **error)
{
  JinCodeList     *list = lists != NULL ? lists (field->list, data) : NULL;
  g_auto (GStrv)   words = jin_text_split_words (text);
  g_autofree char *codes = g_strdup ("");

  for (guint i = 0; words[i] != NULL; i++)
    {
      const JinCode   *code = list != NULL ? find_code (list, words[i]) : NULL;
      g_autofree char *old = NULL;

      if (code == NULL)
        /* Translators: the first %s is what was typed, the second the field's name */
        return fail (error, _ ("“%s” is not among the choices of “%s”"), words[i], field);
      old = g_steal_pointer (&codes);
      codes = jin_codes_toggle (old, code->code, TRUE);
    }
  *value = jin_value_text (codes);
  return TRUE;
}

/* Phones that follow no known form are kept as they are: somebody may still dial them. */
static gboolean
parse_phone (const char *text,
             JinValue   *value,
             char      **hint)
{
  g_autofree char *normal = NULL;

  if (jin_phone_check (text, &normal) != JIN_PHONE_BAD && normal != NULL)
    {
      *value = jin_value_text (normal);
      return TRUE;
    }
  *value = jin_value_text (text);
  if (hint != NULL)
    /* Translators: %s is a phone number as typed */
    *hint = g_strdup_printf (_ ("“%s” does not look like a phone number; it is kept as it is"), text);
  return TRUE;
}

static gboolean
parse_text (const JinField *field,
            const char     *text,
            JinValue       *value)
{
  g_autofree char *name = (field->flags & JIN_FIELD_NAME) != 0 ? jin_name_normalise (text) : NULL;

  *value = jin_value_text (name != NULL ? name : text);
  return TRUE;
}

/**
 * jin_value_parse:
 * @field: whose value it is
 * @text: as typed, pasted or imported
 * @context: today, for two-digit years
 * @lists: (nullable): gives code lists by name
 * @data: for @lists
 * @value: (out): the value, empty for blank @text; a reference stays text for the caller to look up
 * @hint: (out) (nullable): a remark that does not stop saving
 * @error: JIN_ERROR_INPUT
 *
 * The form of one value only; whether it fits the rest of the record is for JinEntity.check.
 *
 * Returns: whether @text is understood
 */
gboolean
jin_value_parse (const JinField   *field,
                 const char       *text,
                 const JinContext *context,
                 JinListFunc       lists,
                 gpointer          data,
                 JinValue         *value,
                 char            **hint,
                 GError          **error)
{
  g_autofree char *copy = NULL;
  g_autofree char *number = NULL;
  const char      *trimmed;

  g_return_val_if_fail (field != NULL && text != NULL && value != NULL, FALSE);

  *value = (JinValue)JIN_VALUE_INIT;
  trimmed = jin_text_trimmed (text, &copy);
  if (*trimmed == '\0')
    return TRUE;
  switch (field->type)
    {
    case JIN_TYPE_DATE:
    case JIN_TYPE_MONTH:
      return parse_date (field, trimmed, context, value, error);
    case JIN_TYPE_TIME:
      return parse_time (field, trimmed, context, value, error);
    case JIN_TYPE_INTEGER:
    case JIN_TYPE_DECIMAL:
    case JIN_TYPE_MONEY:
      number = jin_text_narrow (trimmed);
      return parse_number (field, number, value, error);
    case JIN_TYPE_DURATION:
      number = jin_text_narrow (trimmed);
      return parse_duration (field, number, value, error);
    case JIN_TYPE_BOOLEAN:
      return parse_boolean (field, trimmed, value, error);
    case JIN_TYPE_CHOICE:
      return parse_choice (field, trimmed, lists, data, value, error);
    case JIN_TYPE_CHOICES:
      return parse_choices (field, trimmed, lists, data, value, error);
    case JIN_TYPE_ID_NUMBER:
      number = jin_id_normalise (trimmed);
      *value = jin_value_text (number != NULL ? number : trimmed);
      return TRUE;
    case JIN_TYPE_PHONE:
      return parse_phone (trimmed, value, hint);
    case JIN_TYPE_TEXT:
    case JIN_TYPE_LONG_TEXT:
    case JIN_TYPE_REFERENCE:
    case JIN_TYPE_ATTACHMENT:
    default:
      return parse_text (field, trimmed, value);
    }
}
