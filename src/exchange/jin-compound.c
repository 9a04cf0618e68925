/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <string.h>

#include "exchange/jin-compound.h"

/*
 * The file is cut into sectors; a table says for each which one goes on after it:
 *
 *   header │ sector 0 │ sector 1 │ sector 2 │ …          table: [0] = 2, [1] = end, [2] = end
 *     ├─ where the table lies                               so a stream that begins at 0 is 0, 2
 *     └─ where the directory begins: names, first sectors, lengths; a tree
 *
 * Streams below 4,096 bytes lie in sectors of 64 bytes, all in one stream that the directory's root names, with a table of
 * their own.  libgsf reads all of that too, but tells of damaged files on the standard output.
 */

#define HEADER 512
#define N_IN_HEADER 109 /* parts of the table that the header itself locates */
#define ENTRY 128       /* bytes of the directory */
#define SMALL 4096
#define SMALL_SECTOR 64
#define NO_ENTRY 0xFFFFFFFF
#define LAST_SECTOR 0xFFFFFFF9
#define MAX_ENTRIES 65536

struct _JinCompound
{
  GBytes       *file;
  const guint8 *bytes;
  gsize         size;
  gsize         sector_size;
  guint32       n_sectors;
  GArray       *table;     /* guint32, one a sector */
  GByteArray   *directory; /* entries */
};

static guint32
get_u32 (const guint8 *bytes)
{
  return bytes[0] | (guint32)bytes[1] << 8 | (guint32)bytes[2] << 16 | (guint32)bytes[3] << 24;
}

static const guint8 *
get_sector (const JinCompound *self,
            guint32            sector)
{
  return sector < self->n_sectors ? self->bytes + ((gsize)sector + 1) * self->sector_size : NULL;
}

/* Adds what the part of the table in @sector says. */
static gboolean
add_part (JinCompound *self,
          guint32      sector)
{
  const guint8 *part = get_sector (self, sector);

  if (part == NULL)
    return FALSE;
  for (gsize i = 0; i < self->sector_size; i += 4)
    {
      guint32 next = get_u32 (part + i);

      g_array_append_val (self->table, next);
    }
  return TRUE;
}

/* The first parts are named in the header, the others in sectors that name each the next one in their last place. */
static gboolean
read_table (JinCompound *self)
{
  guint32 n_parts = get_u32 (self->bytes + 0x2C);
  guint32 list = get_u32 (self->bytes + 0x44);
  guint32 n_in_list = (guint32)(self->sector_size / 4) - 1;

  for (guint32 i = 0; i < MIN (n_parts, N_IN_HEADER); i++)
    if (!add_part (self, get_u32 (self->bytes + 0x4C + 4 * i)))
      return FALSE;
  for (guint32 i = N_IN_HEADER; i < n_parts && self->table->len < self->n_sectors; i += n_in_list)
    {
      const guint8 *names = get_sector (self, list);

      for (guint32 j = 0; names != NULL && j < MIN (n_in_list, n_parts - i); j++)
        if (!add_part (self, get_u32 (names + 4 * j)))
          return FALSE;
      if (names == NULL)
        return FALSE;
      list = get_u32 (names + 4 * n_in_list);
    }
  return TRUE;
}

/* What lies in the sectors from @sector on, at most @limit bytes; NULL when they run in a circle or out of the file. */
static GByteArray *
follow (const JinCompound *self,
        guint32            sector,
        gsize              limit)
{
  g_autoptr (GByteArray) content = g_byte_array_new ();
  guint32                n = 0;

  while (sector <= LAST_SECTOR && content->len < limit)
    {
      const guint8 *bytes = get_sector (self, sector);

      if (bytes == NULL || sector >= self->table->len || n++ > self->n_sectors)
        return NULL;
      g_byte_array_append (content, bytes, (guint)MIN (self->sector_size, limit - content->len));
      sector = g_array_index (self->table, guint32, sector);
    }
  return g_steal_pointer (&content);
}

/**
 * jin_compound_new:
 * @file: all of a file
 *
 * Returns: (transfer full) (nullable): the file's table and directory, or %NULL when they are damaged
 */
JinCompound *
jin_compound_new (GBytes *file)
{
  g_autoptr (JinCompound) self = g_new0 (JinCompound, 1);
  guint                   shift;

  g_return_val_if_fail (file != NULL, NULL);

  self->file = g_bytes_ref (file);
  self->bytes = g_bytes_get_data (file, &self->size);
  self->table = g_array_new (FALSE, FALSE, sizeof (guint32));
  if (self->size < HEADER)
    return NULL;
  shift = self->bytes[0x1E];
  if (shift != 9 && shift != 12)
    return NULL;
  self->sector_size = (gsize)1 << shift;
  self->n_sectors = (guint32)MIN (self->size / self->sector_size, G_MAXINT32);
  self->n_sectors -= MIN (self->n_sectors, 1); /* the header's */
  if (!read_table (self))
    return NULL;
  self->directory = follow (self, get_u32 (self->bytes + 0x30), (gsize)MAX_ENTRIES * ENTRY);
  if (self->directory == NULL || self->directory->len < ENTRY)
    return NULL;
  return g_steal_pointer (&self);
}

void
jin_compound_free (JinCompound *self)
{
  g_bytes_unref (self->file);
  g_array_unref (self->table);
  g_clear_pointer (&self->directory, g_byte_array_unref);
  g_free (self);
}

static gboolean
is_called (const guint8 *entry,
           const char   *name)
{
  gsize length = entry[64] | (gsize)entry[65] << 8; /* in bytes, with the zero behind it */

  if (length != 2 * (strlen (name) + 1) || length > 64)
    return FALSE;
  for (gsize i = 0; name[i] != '\0'; i++)
    if (entry[2 * i] != (guint8)name[i] || entry[2 * i + 1] != 0)
      return FALSE;
  return TRUE;
}

/* An entry of the root: what is deeper in, such as a spreadsheet in a letter, is not what the file is. */
static const guint8 *
find (const JinCompound *self,
      const char        *name)
{
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (guint32));
  guint32            n_entries = self->directory->len / ENTRY;
  guint32            number = get_u32 (self->directory->data + 76);

  g_array_append_val (open, number);
  for (guint32 seen = 0; open->len > 0 && seen <= 2 * n_entries; seen++)
    {
      const guint8 *entry;
      guint32       left, right;

      number = g_array_index (open, guint32, open->len - 1);
      g_array_set_size (open, open->len - 1);
      if (number == NO_ENTRY || number >= n_entries)
        continue;
      entry = self->directory->data + (gsize)number * ENTRY;
      if (is_called (entry, name))
        return entry;
      left = get_u32 (entry + 68);
      right = get_u32 (entry + 72);
      g_array_append_val (open, left);
      g_array_append_val (open, right);
    }
  return NULL;
}

/* Whether the file's root has a stream or folder of this name. */
gboolean
jin_compound_has (const JinCompound *self,
                  const char        *name)
{
  return find (self, name) != NULL;
}

/* The small stream of @size bytes that begins in the small sector @sector. */
static GByteArray *
follow_small (const JinCompound *self,
              guint32            sector,
              gsize              size)
{
  const guint8          *root = self->directory->data;
  g_autoptr (GByteArray) sectors = follow (self, get_u32 (root + 116), get_u32 (root + 120));
  g_autoptr (GByteArray) table = follow (self, get_u32 (self->bytes + 0x3C), self->size);
  g_autoptr (GByteArray) content = g_byte_array_new ();

  if (sectors == NULL || table == NULL)
    return NULL;
  while (content->len < size)
    {
      if (((guint64)sector + 1) * SMALL_SECTOR > sectors->len || ((guint64)sector + 1) * 4 > table->len)
        return NULL;
      g_byte_array_append (content, sectors->data + (gsize)sector * SMALL_SECTOR, (guint)MIN (SMALL_SECTOR, size - content->len));
      sector = get_u32 (table->data + (gsize)sector * 4);
    }
  return g_steal_pointer (&content);
}

/**
 * jin_compound_read:
 * @name: a stream of the root, in ASCII
 *
 * Returns: (transfer full) (nullable): what it holds; %NULL when there is none, or it is damaged or cut off
 */
GBytes *
jin_compound_read (const JinCompound *self,
                   const char        *name)
{
  const guint8 *entry = find (self, name);
  gsize         size = entry != NULL ? get_u32 (entry + 120) : 0;
  GByteArray   *content;

  if (size == 0 || size > self->size)
    return NULL;
  content = size < SMALL ? follow_small (self, get_u32 (entry + 116), size) : follow (self, get_u32 (entry + 116), size);
  if (content != NULL && content->len < size)
    g_clear_pointer (&content, g_byte_array_unref);
  return content != NULL ? g_byte_array_free_to_bytes (content) : NULL;
}
