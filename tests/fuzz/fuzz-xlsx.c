/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "exchange/sheet-fixture.h"
#include "fuzz.h"

/*
 * The reader of .xlsx.  Chance never makes a zip, so the input is one part of an otherwise good file; its first byte says
 * which:  '0' the whole file as it is  '1' a sheet  '2' the shared strings  '3' the styles  '4' the workbook
 */

static const char *const names[] = {"xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml"};

static GBytes *
make_file (const uint8_t *data, size_t size)
{
  unsigned         which = data[0] - '1';
  g_autofree char *part = NULL;

  if (which >= G_N_ELEMENTS (names))
    return g_bytes_new (data + 1, size - 1);
  part = g_strndup ((const char *)data + 1, size - 1);
  return fixture_xlsx ((FixturePart[]){{names[which], part}, {NULL, NULL}});
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = size > 0 ? make_file (data, size) : NULL;

  if (bytes != NULL)
    fuzz_read (bytes, "fuzz.xlsx");
  return 0;
}
