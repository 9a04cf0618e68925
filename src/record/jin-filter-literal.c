/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include "base/jin-minute.h"
#include "base/jin-money.h"
#include "record/jin-filter-private.h"

#include <string.h>

/* Literals of a filter's text, read in the type of what they are compared with. */

const char *
jin_operand_relative_word (const JinOperand *operand)
{
  if (operand == NULL)
    return NULL;
  if (operand->kind == JIN_OPERAND_YEAR)
    return "thisyear";
  if (operand->kind == JIN_OPERAND_MONTH)
    return "thismonth";
  switch (jin_operand_type (operand))
    {
    case JIN_TYPE_DATE:
    case JIN_TYPE_MONTH:
    case JIN_TYPE_TIME:
      return "today";
    default:
      return NULL;
    }
}

/* A number in the way of @type: money in yuan, booleans also as words. */
gboolean
jin_literal_number (JinFieldType type,
                    const char  *text,
                    JinValue    *value)
{
  char  *end = NULL;
  gint64 integer;

  if (type == JIN_TYPE_MONEY)
    {
      if (!jin_money_parse (text, &integer))
        return FALSE;
      *value = jin_value_int (integer);
      return TRUE;
    }
  if (type == JIN_TYPE_DECIMAL)
    {
      *value = jin_value_real (g_ascii_strtod (text, &end));
      return end != text && *end == '\0';
    }
  if (type == JIN_TYPE_BOOLEAN && (strcmp (text, "true") == 0 || strcmp (text, "false") == 0))
    {
      *value = jin_value_int (*text == 't');
      return TRUE;
    }
  *value = jin_value_int (g_ascii_strtoll (text, &end, 10));
  return end != text && *end == '\0';
}

/* The literal in the type of the operand that it is compared with; dates and minutes may be partial. */
gboolean
jin_literal_from_text (JinFieldType type,
                       const char  *text,
                       JinLiteral  *literal)
{
  JinMinute minute;

  switch (type)
    {
    case JIN_TYPE_TIME:
      if (jin_minute_parse_iso (text, &minute))
        {
          literal->value = jin_value_int (minute);
          return TRUE;
        }
      literal->value = jin_value_date (jin_date_parse_iso (text));
      return !jin_value_is_empty (&literal->value);
    case JIN_TYPE_DATE:
    case JIN_TYPE_MONTH:
      literal->value = jin_value_date (jin_date_parse_iso (text));
      return !jin_value_is_empty (&literal->value);
    case JIN_TYPE_INTEGER:
    case JIN_TYPE_DECIMAL:
    case JIN_TYPE_MONEY:
    case JIN_TYPE_DURATION:
    case JIN_TYPE_BOOLEAN:
    case JIN_TYPE_REFERENCE:
      return jin_literal_number (type, text, &literal->value);
    case JIN_TYPE_TEXT:
    case JIN_TYPE_LONG_TEXT:
    case JIN_TYPE_CHOICE:
    case JIN_TYPE_CHOICES:
    case JIN_TYPE_ID_NUMBER:
    case JIN_TYPE_PHONE:
    case JIN_TYPE_ATTACHMENT:
    default:
      literal->value = jin_value_text (text);
      return TRUE;
    }
}
