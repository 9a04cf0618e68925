/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <string.h>

#include "paper/jin-mail.h"

/* clang-format off */
/* The sheets of labels that shops sell, the most usual first. */
static const JinLabelSheet sheets[] = {
  {"3x8",  "A4 3×8（70×37 毫米，每张 24 枚）",     3, 8,  70,   37,   0,    0.5,   70,    37},
  {"3x7",  "A4 3×7（63.5×38.1 毫米，每张 21 枚）", 3, 7,  63.5, 38.1, 7.2,  15.15, 66.1,  38.1},
  {"3x10", "A4 3×10（70×29.7 毫米，每张 30 枚）",  3, 10, 70,   29.7, 0,    0,     70,    29.7},
  {"2x7",  "A4 2×7（99.1×38.1 毫米，每张 14 枚）", 2, 7,  99.1, 38.1, 4.65, 15.15, 101.6, 38.1},
  {"2x8",  "A4 2×8（99.1×33.9 毫米，每张 16 枚）", 2, 8,  99.1, 33.9, 4.65, 12.9,  101.6, 33.9},
  {"2x5",  "A4 2×5（105×57 毫米，每张 10 枚）",    2, 5,  105,  57,   0,    6,     105,   57},
};

/* GB/T 1416-2003; C6 is one of its international sizes, often used for invitations. */
static const JinEnvelopeSize sizes[] = {
  {"dl", "DL（5号，220×110 毫米）", 220, 110},
  {"zl", "ZL（6号，230×120 毫米）", 230, 120},
  {"c5", "C5（7号，229×162 毫米）", 229, 162},
  {"b6", "B6（3号，176×125 毫米）", 176, 125},
  {"c6", "C6（162×114 毫米）",      162, 114},
  {"c4", "C4（9号，324×229 毫米）", 324, 229},
};
/* clang-format on */

/**
 * jin_label_sheets:
 * @n_sheets: (out): how many
 *
 * Returns: (transfer none) (array length=n_sheets): the sheets of labels there are
 */
const JinLabelSheet *
jin_label_sheets (guint *n_sheets)
{
  *n_sheets = G_N_ELEMENTS (sheets);
  return sheets;
}

/**
 * jin_label_sheet_find:
 * @name: (nullable): its key; %NULL for the usual one
 *
 * Returns: (transfer none) (nullable): the sheet
 */
const JinLabelSheet *
jin_label_sheet_find (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (sheets); i++)
    if (name == NULL || strcmp (sheets[i].name, name) == 0)
      return &sheets[i];
  return NULL;
}

/**
 * jin_envelope_sizes:
 * @n_sizes: (out): how many
 *
 * Returns: (transfer none) (array length=n_sizes): the envelopes there are
 */
const JinEnvelopeSize *
jin_envelope_sizes (guint *n_sizes)
{
  *n_sizes = G_N_ELEMENTS (sizes);
  return sizes;
}

/**
 * jin_envelope_size_find:
 * @name: (nullable): its key; %NULL for the usual one
 *
 * Returns: (transfer none) (nullable): the envelope
 */
const JinEnvelopeSize *
jin_envelope_size_find (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    if (name == NULL || strcmp (sizes[i].name, name) == 0)
      return &sizes[i];
  return NULL;
}
