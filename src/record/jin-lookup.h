/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/jin-filter.h"
#include "record/jin-record.h"

G_BEGIN_DECLS

/* What checks may ask of the store, without knowing it: one record, how many, whether any. */
#define JIN_TYPE_LOOKUP (jin_lookup_get_type ())
G_DECLARE_INTERFACE (JinLookup, jin_lookup, JIN, LOOKUP, GObject)

struct _JinLookupInterface
{
  GTypeInterface parent;

  JinRecord *(*get) (JinLookup       *self,
                     const JinEntity *entity,
                     gint64           id);
  gint64 (*count) (JinLookup        *self,
                   const JinEntity  *entity,
                   const char       *filter,
                   const JinContext *context);
  JinCodeList *(*get_list) (JinLookup  *self,
                            const char *name);
};

/* (transfer full) or NULL */
JinRecord *jin_lookup_get (JinLookup       *self,
                           const JinEntity *entity,
                           gint64           id);
/* -1 when the filter is wrong or the store failed */
gint64   jin_lookup_count (JinLookup        *self,
                           const JinEntity  *entity,
                           const char       *filter,
                           const JinContext *context);
gboolean jin_lookup_exists (JinLookup        *self,
                            const JinEntity  *entity,
                            const char       *filter,
                            const JinContext *context);
/* (transfer none) or NULL */
JinCodeList *jin_lookup_get_list (JinLookup  *self,
                                  const char *name);

G_END_DECLS
