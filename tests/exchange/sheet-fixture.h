/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/jin-sheet-reader.h"

/* What the sheet tests share: spreadsheets made from a few lines of XML, and sheets told as text. */

typedef struct
{
  const char *name;
  const char *content;
} FixturePart;

/* A zip of the @parts, ended by a name of NULL. */
GBytes *fixture_zip (const FixturePart *parts);

/* A whole .xlsx: @parts replace the usual ones of the same name; content NULL leaves one out. */
GBytes *fixture_xlsx (const FixturePart *parts);

/* An .xlsx of one sheet with these rows and with what follows them. */
GBytes *fixture_rows (const char *rows, const char *tail);

/* A compound file, as .xls and .doc are, of one stream. */
GBytes *fixture_compound (const char *stream, const guint8 *content, gsize length);

/*
 * All sheets, a line a row: "3: T:张三 Nf:12 -" with kind (T N DY DM DD D- B E, "-" for
 * empty) and flags: l long, s struck, m merged, c covered, f formula, n note, h hidden row, v hidden
 * column, #1 fill, ~1 ink.
 */
char *fixture_tell (JinWorkbook *workbook);

char *fixture_path (const char *name);
