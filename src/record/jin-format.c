/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/jin-minute.h"
#include "base/jin-money.h"
#include "record/jin-format.h"

#include <string.h>

/* Text as a list or sheet shows it; masking is by the kind of field (R93), never by its name. */

static char *
format_text (const char     *text,
             const JinField *field,
             JinMaskLevel    level)
{
  if (field->type == JIN_TYPE_ID_NUMBER)
    return jin_mask_id (text, level);
  if (field->type == JIN_TYPE_PHONE)
    return jin_mask_phone (text, level);
  if ((field->flags & JIN_FIELD_ADDRESS) != 0)
    return jin_mask_address (text, level);
  if ((field->flags & JIN_FIELD_NAME) != 0)
    return jin_mask_name (text, level);
  return g_strdup (text);
}

static char *
format_codes (const char     *codes,
              const JinField *field,
              JinListFunc     lists,
              gpointer        data)
{
  JinCodeList *list = lists != NULL && field->list != NULL ? lists (field->list, data) : NULL;

  return list != NULL ? jin_code_list_format (list, codes) : g_strdup (codes);
}

/* Midnight is a day without a known time: nobody meets then. */
static char *
format_minute (JinMinute minute)
{
  char *text = jin_minute_format (minute);

  if (g_str_has_suffix (text, " 00:00"))
    text[strlen (text) - strlen (" 00:00")] = '\0';
  return text;
}

static char *
format_int (gint64          integer,
            const JinField *field)
{
  switch (field->type)
    {
    case JIN_TYPE_MONEY:
      return jin_money_format (integer);
    case JIN_TYPE_TIME:
      return format_minute (integer);
    case JIN_TYPE_BOOLEAN:
      /* A tick and nothing: the same in every language and readable in narrow columns. */
      return g_strdup (integer != 0 ? "√" : "");
    case JIN_TYPE_DURATION:
      return g_strdup_printf ("%" G_GINT64_FORMAT ":%02d", integer / 60, (int)(integer % 60));
    case JIN_TYPE_TEXT:
    case JIN_TYPE_LONG_TEXT:
    case JIN_TYPE_DATE:
    case JIN_TYPE_MONTH:
    case JIN_TYPE_INTEGER:
    case JIN_TYPE_DECIMAL:
    case JIN_TYPE_CHOICE:
    case JIN_TYPE_CHOICES:
    case JIN_TYPE_REFERENCE:
    case JIN_TYPE_ID_NUMBER:
    case JIN_TYPE_PHONE:
    case JIN_TYPE_ATTACHMENT:
    default:
      return g_strdup_printf ("%" G_GINT64_FORMAT, integer);
    }
}

/**
 * jin_value_format:
 * @value: what is shown
 * @field: whose value it is
 * @level: how much of numbers, addresses and names is shown
 * @lists: (nullable): gives code lists by name; without it codes are shown
 * @data: for @lists
 *
 * Returns: (transfer full): text, "" for an empty value; a reference shows its id (see jin_record_format())
 */
char *
jin_value_format (const JinValue *value,
                  const JinField *field,
                  JinMaskLevel    level,
                  JinListFunc     lists,
                  gpointer        data)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  g_return_val_if_fail (value != NULL && field != NULL, NULL);

  switch (value->kind)
    {
    case JIN_VALUE_INT:
      return format_int (value->u.integer, field);
    case JIN_VALUE_REAL:
      return g_strdup (g_ascii_formatd (number, sizeof number, "%.15g", value->u.real));
    case JIN_VALUE_DATE:
      return jin_date_format (value->u.date);
    case JIN_VALUE_TEXT:
      if (field->type == JIN_TYPE_CHOICE || field->type == JIN_TYPE_CHOICES)
        return format_codes (value->u.text, field, lists, data);
      return format_text (value->u.text, field, level);
    case JIN_VALUE_NONE:
    default:
      return g_strdup ("");
    }
}

/**
 * jin_record_format:
 * @record: a row
 * @field: one of its fields, stored or computed
 * @context: today and as-of day, for computed fields
 * @level: how much of numbers, addresses and names is shown
 * @lists: (nullable): gives code lists by name
 * @data: for @lists
 *
 * Returns: (transfer full): what a list or sheet shows
 */
char *
jin_record_format (JinRecord        *record,
                   int               field,
                   const JinContext *context,
                   JinMaskLevel      level,
                   JinListFunc       lists,
                   gpointer          data)
{
  const JinEntity  *entity = jin_record_get_entity (record);
  const JinField   *declared = jin_entity_field (entity, field);
  g_auto (JinValue) value = JIN_VALUE_INIT;

  g_return_val_if_fail (declared != NULL, NULL);

  if (declared->type == JIN_TYPE_REFERENCE)
    return format_text (jin_record_get_ref_title (record, field),
                        jin_entity_field (declared->target, declared->target->title), level);
  value = jin_record_value (record, field, context);

  return jin_value_format (&value, declared, level, lists, data);
}
