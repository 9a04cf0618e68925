/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/jin-date.h"

G_BEGIN_DECLS

/**
 * JinIdVerdict:
 * @JIN_ID_OK: nothing to say
 * @JIN_ID_WARN: may be saved; the message says what to look at
 * @JIN_ID_BAD: wrong; can be kept only as 待核实
 */
typedef enum {
  JIN_ID_OK,
  JIN_ID_WARN,
  JIN_ID_BAD,
} JinIdVerdict;

/**
 * JinIdInfo:
 * @number: the 18 digits; empty when the text has not the form of a number
 * @birth: date of birth, none when there is no such day
 * @sex: code of E1: 1 male, 2 female, 0 unknown
 * @division: first six digits, empty when the text has not the form of a number
 */
typedef struct
{
  char    number[19];
  char    division[7];
  JinDate birth;
  guint8  sex;
} JinIdInfo;

char        *jin_id_normalise (const char *text);
JinIdVerdict jin_id_check (const char *text, JinDate today, JinIdInfo *info, char **message);

G_END_DECLS
