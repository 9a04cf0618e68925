/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "exchange/sheet-fixture.h"
#include "fuzz.h"

/* The reader of .xls.  The first byte says what follows:  '0' the whole file  '1' its stream of records */

#define LONGEST_STREAM 50000

static GBytes *
make_file (const uint8_t *data, size_t size)
{
  if (data[0] == '1' && size < LONGEST_STREAM)
    return fixture_compound ("Workbook", data + 1, size - 1);
  return g_bytes_new (data + 1, size - 1);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = size > 0 ? make_file (data, size) : NULL;

  if (bytes != NULL)
    fuzz_read (bytes, "fuzz.xls");
  return 0;
}
