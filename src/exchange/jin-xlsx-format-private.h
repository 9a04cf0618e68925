/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/jin-xlsx-format.h"

G_BEGIN_DECLS

typedef enum {
  TOKEN_LITERAL,
  TOKEN_TEXT,    /* @ */
  TOKEN_GENERAL, /* G/通用格式, General */
  TOKEN_DIGIT,   /* 0 # ? */
  TOKEN_POINT,
  TOKEN_YEAR,
  TOKEN_MONTH,
  TOKEN_DAY,
  TOKEN_HOUR,
  TOKEN_MINUTE,
  TOKEN_SECOND,
  TOKEN_FRACTION, /* of a second */
  TOKEN_NOON,     /* AM/PM, 上午/下午 */
  TOKEN_ELAPSED,  /* [h] [m] [s]: literal is the letter */
  TOKEN_WEEKDAY,  /* aaa, aaaa */
} JinXlsxTokenKind;

typedef struct
{
  JinXlsxTokenKind kind;
  int              count;   /* repeated letters */
  char             literal; /* of DIGIT: which one */
  char            *text;    /* of LITERAL and NOON */
} JinXlsxToken;

typedef enum {
  CONDITION_NONE,
  CONDITION_LESS,
  CONDITION_LESS_EQUAL,
  CONDITION_EQUAL,
  CONDITION_NOT_EQUAL,
  CONDITION_GREATER_EQUAL,
  CONDITION_GREATER,
} JinXlsxCondition;

typedef struct
{
  GArray          *tokens; /* JinXlsxToken */
  JinXlsxCondition condition;
  double           limit;
  JinPrecision     precision;
  gboolean         is_date;
  gboolean         has_noon;
  gboolean         is_plain; /* nothing but General */
  gboolean         thousands;
  gboolean         scientific; /* or a fraction: shown written out */
  gboolean         han_digits; /* [DBNum1] */
  int              n_integers, n_decimals;
  int              n_scales; /* commas at the end, each divides by 1000 */
  int              n_percents;
} JinXlsxSection;

struct _JinXlsxFormat
{
  JinXlsxSection sections[4];
  int            n_sections;
};

void jin_xlsx_section_parse (JinXlsxSection *section, const char *code, const char *end);
void jin_xlsx_section_clear (JinXlsxSection *section);
void jin_xlsx_section_write_date (const JinXlsxSection *section, double serial, JinDate date, GString *text);
void jin_xlsx_section_write_number (const JinXlsxSection *section, double number, GString *text);

G_END_DECLS
