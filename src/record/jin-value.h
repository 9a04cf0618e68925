/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "base/jin-date.h"

G_BEGIN_DECLS

typedef enum {
  JIN_VALUE_NONE = 0,
  JIN_VALUE_INT,  /* integers, money in 分, minutes, booleans, references (row id) */
  JIN_VALUE_REAL, /* decimals */
  JIN_VALUE_DATE, /* partial dates and months */
  JIN_VALUE_TEXT, /* text, codes, several codes joined by "," */
} JinValueKind;

/**
 * JinValue:
 *
 * What one field of one record holds: 16 bytes, no boxing.  Text is a
 * #GRefString, so copying a value never copies characters.  All zero is "empty".
 */
typedef struct
{
  JinValueKind kind;
  union
  {
    gint64  integer;
    double  real;
    JinDate date;
    char   *text; /* GRefString */
  } u;
} JinValue;

#define JIN_VALUE_INIT    \
  {                       \
    JIN_VALUE_NONE, { 0 } \
  }

G_STATIC_ASSERT (sizeof (JinValue) == 16);

JinValue    jin_value_int (gint64 integer);
JinValue    jin_value_real (double real);
JinValue    jin_value_date (JinDate date);
JinValue    jin_value_text (const char *text);
JinValue    jin_value_copy (const JinValue *value);
void        jin_value_clear (JinValue *value);
gboolean    jin_value_is_empty (const JinValue *value);
gboolean    jin_value_equal (const JinValue *a,
                             const JinValue *b);
gint64      jin_value_get_int (const JinValue *value);
double      jin_value_get_real (const JinValue *value);
JinDate     jin_value_get_date (const JinValue *value);
const char *jin_value_get_text (const JinValue *value);
gboolean    jin_codes_contain (const char *codes,
                               const char *code);
char       *jin_codes_toggle (const char *codes,
                              const char *code,
                              gboolean    on);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (JinValue, jin_value_clear)

G_END_DECLS
