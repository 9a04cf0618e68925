/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/jin-import.h"
#include "sheet-fixture.h"
#include "store/jin-store.h"

/* What the import tests share: an empty database in a folder of its own. */

typedef struct
{
  char     *folder;
  JinStore *store;
} ImportFixture;

extern const JinContext import_fixture_context;

void import_fixture_set_up (ImportFixture *fixture, gconstpointer data);
void import_fixture_tear_down (ImportFixture *fixture, gconstpointer data);

/* Opens and checks a file; @entity: the ledger, NULL for the one that the file fits. */
JinImport *import_fixture_open_as (ImportFixture *fixture, const char *path, const JinEntity *entity);
JinImport *import_fixture_open (ImportFixture *fixture, const char *path);
void       import_fixture_check (JinImport *import);
void       import_fixture_commit (JinImport *import);
void       import_fixture_assert_counts (JinImport *import, guint new, guint changed, guint same, guint doubtful, guint rejected);

/* How many records fit a filter. */
gint64 import_fixture_count (ImportFixture *fixture, const JinEntity *entity, const char *filter_text);

/* The path of a text file in the fixture's folder. */
char *import_fixture_write_csv (ImportFixture *fixture, const char *text);
