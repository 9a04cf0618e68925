/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include "store/jin-recent.h"

typedef struct
{
  char    *key;
  gpointer box;
} Entry;

struct _JinRecent
{
  GMutex         mutex;
  GQueue         entries; /* Entry; the one used last comes first */
  guint          max;
  GDestroyNotify clear;
};

JinRecent *
jin_recent_new (guint max, GDestroyNotify clear)
{
  JinRecent *self = g_new0 (JinRecent, 1);
  g_mutex_init (&self->mutex);
  g_queue_init (&self->entries);
  self->max = max;
  self->clear = clear;
  return self;
}

static void
entry_free (JinRecent *self, Entry *entry)
{
  g_atomic_rc_box_release_full (entry->box, self->clear);
  g_free (entry->key);
  g_free (entry);
}

void
jin_recent_forget (JinRecent *self)
{
  g_mutex_lock (&self->mutex);
  for (Entry *entry = NULL; (entry = g_queue_pop_tail (&self->entries)) != NULL;)
    entry_free (self, entry);
  g_mutex_unlock (&self->mutex);
}

void
jin_recent_free (JinRecent *self)
{
  jin_recent_forget (self);
  g_mutex_clear (&self->mutex);
  g_free (self);
}

static GList *
find_link (JinRecent *self, const char *key)
{
  for (GList *link = self->entries.head; link != NULL; link = link->next)
    if (g_str_equal (((Entry *)link->data)->key, key))
      return link;
  return NULL;
}

gpointer
jin_recent_look_up (JinRecent *self, const char *key)
{
  gpointer box = NULL;
  g_mutex_lock (&self->mutex);
  GList *link = find_link (self, key);
  if (link != NULL)
    {
      box = g_atomic_rc_box_acquire (((Entry *)link->data)->box);
      g_queue_unlink (&self->entries, link);
      g_queue_push_head_link (&self->entries, link);
    }
  g_mutex_unlock (&self->mutex);
  return box;
}

void
jin_recent_keep (JinRecent *self, const char *key, gpointer box)
{
  Entry *entry = g_new0 (Entry, 1);
  *entry = (Entry){g_strdup (key), g_atomic_rc_box_acquire (box)};
  g_mutex_lock (&self->mutex);
  GList *old = find_link (self, key);
  if (old != NULL)
    {
      entry_free (self, old->data);
      g_queue_delete_link (&self->entries, old);
    }
  g_queue_push_head (&self->entries, entry);
  if (self->entries.length > self->max)
    entry_free (self, g_queue_pop_tail (&self->entries));
  g_mutex_unlock (&self->mutex);
}
