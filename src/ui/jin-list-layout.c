/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include "ui/jin-list-layout.h"

struct _JinListLayout
{
  JinRecordList *list;  /* borrowed: its page frees this first */
  JinStore      *store; /* borrowed */
  char          *key;
  char          *remembered;
  gboolean using;
};

/* What is kept: "name,sex,birth;-birth", the columns and the order. */
static char *
dup_layout (JinListLayout *self)
{
  g_autofree char *columns = jin_record_list_dup_columns (self->list);

  return g_strdup_printf ("%s;%s", columns, jin_record_list_get_sort (self->list));
}

void
jin_list_layout_remember (JinListLayout *self)
{
  g_autofree char *layout = dup_layout (self);

  if (self->using || g_strcmp0 (layout, self->remembered) == 0 || jin_store_is_read_only (self->store))
    return;
  g_free (self->remembered);
  self->remembered = g_strdup (layout);
  jin_store_remember (self->store, self->key, layout);
}

void
jin_list_layout_use (JinListLayout *self)
{
  g_autofree char *layout = jin_store_get_setting (self->store, self->key);
  g_auto (GStrv)   parts = g_strsplit (layout != NULL ? layout : ";", ";", 2);

  self->using = TRUE;
  jin_record_list_set_columns (self->list, parts[0]);
  jin_record_list_set_sort (self->list, parts[0] != NULL && parts[1] != NULL ? parts[1] : "");
  self->using = FALSE;
  g_free (self->remembered);
  self->remembered = dup_layout (self);
}

JinListLayout *
jin_list_layout_new (JinRecordList *list, JinStore *store, const JinEntity *entity)
{
  JinListLayout *self;

  g_return_val_if_fail (JIN_IS_RECORD_LIST (list) && entity != NULL, NULL);
  self = g_new0 (JinListLayout, 1);
  self->list = list;
  self->store = store;
  self->key = g_strdup_printf ("list-%s", entity->name);
  return self;
}

void
jin_list_layout_free (JinListLayout *self)
{
  g_free (self->key);
  g_free (self->remembered);
  g_free (self);
}
