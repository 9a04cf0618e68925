/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <stdint.h>

/* What libFuzzer calls, millions of times. */
int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

/* Opens a spreadsheet and reads all of it. */
void fuzz_read (GBytes *bytes, const char *name);
