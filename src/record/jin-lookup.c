/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include "record/jin-lookup.h"

G_DEFINE_INTERFACE (JinLookup, jin_lookup, G_TYPE_OBJECT)

static void
jin_lookup_default_init (JinLookupInterface *iface)
{
}

JinRecord *
jin_lookup_get (JinLookup       *self,
                const JinEntity *entity,
                gint64           id)
{
  g_return_val_if_fail (JIN_IS_LOOKUP (self), NULL);

  return id != 0 ? JIN_LOOKUP_GET_IFACE (self)->get (self, entity, id) : NULL;
}

gint64
jin_lookup_count (JinLookup        *self,
                  const JinEntity  *entity,
                  const char       *filter,
                  const JinContext *context)
{
  g_return_val_if_fail (JIN_IS_LOOKUP (self), -1);

  return JIN_LOOKUP_GET_IFACE (self)->count (self, entity, filter, context);
}

gboolean
jin_lookup_exists (JinLookup        *self,
                   const JinEntity  *entity,
                   const char       *filter,
                   const JinContext *context)
{
  return jin_lookup_count (self, entity, filter, context) > 0;
}

JinCodeList *
jin_lookup_get_list (JinLookup  *self,
                     const char *name)
{
  g_return_val_if_fail (JIN_IS_LOOKUP (self), NULL);

  return JIN_LOOKUP_GET_IFACE (self)->get_list (self, name);
}
