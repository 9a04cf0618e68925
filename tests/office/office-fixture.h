/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/jin-context.h"
#include "record/jin-lookup.h"
#include "record/jin-record.h"

G_BEGIN_DECLS

/* A store of nothing but the records put in; every question for a count has the answer set. */
#define FIXTURE_TYPE_LOOKUP (fixture_lookup_get_type ())
G_DECLARE_FINAL_TYPE (FixtureLookup, fixture_lookup, FIXTURE, LOOKUP, GObject)

FixtureLookup *fixture_lookup_new (void);
void           fixture_lookup_put (FixtureLookup *self,
                                   JinRecord     *record);
void           fixture_lookup_count (FixtureLookup   *self,
                                     const JinEntity *entity,
                                     const char      *word,
                                     gint64           count);

void fixture_lookup_code (FixtureLookup *self,
                          const char    *list,
                          const char    *code,
                          const char    *label,
                          int            counts);

/* 2026-11-20 */
JinContext fixture_context (void);

/* "name=张三|birth=1941-03|rank=31": codes and references as they are kept. */
JinRecord *fixture_record (const JinEntity *entity,
                           const char      *values);

/* Derives and checks; the rules found as "E:R57 H:R11", errors first, in the order of the checks. */
char *fixture_check (JinRecord *record,
                     JinLookup *lookup);

G_END_DECLS
