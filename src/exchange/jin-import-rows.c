/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include "exchange/jin-import-private.h"

#include <string.h>

/*
 * JinImportRows: what the mapped columns of every row hold, one after the other in one block of bytes.
 *
 *   offsets[row] ─► kind flags precision [number: 8 bytes, unless text] text '\0'  kind flags … a cell for each column
 *
 * A row of twenty cells takes some 400 bytes, where a record of them would take 2,000: so a file of 100,000 people fits
 * an office PC between checking and commit.
 */

struct _JinImportRows
{
  GByteArray *bytes;
  GArray     *offsets; /* gsize */
};

/* A cell's fixed part. */
typedef struct
{
  guint8  kind;
  guint8  precision;
  guint16 flags;
} Head;

JinImportRows *
jin_import_rows_new (void)
{
  JinImportRows *self = g_new0 (JinImportRows, 1);

  self->bytes = g_byte_array_new ();
  self->offsets = g_array_new (FALSE, FALSE, sizeof (gsize));
  return self;
}

void
jin_import_rows_free (JinImportRows *self)
{
  g_byte_array_unref (self->bytes);
  g_array_unref (self->offsets);
  g_free (self);
}

/**
 * jin_import_rows_add:
 * @self: the rows so far
 * @cells: one for each column of the row's sheet
 * @n_cells: how many they are
 *
 * Returns: the packed row's number
 */
guint
jin_import_rows_add (JinImportRows *self,
                     const JinCell *cells,
                     guint          n_cells)
{
  gsize offset = self->bytes->len;

  g_array_append_val (self->offsets, offset);
  for (guint i = 0; i < n_cells; i++)
    {
      const JinCell *cell = &cells[i];
      Head           head = {cell->kind, cell->precision, cell->flags};

      g_byte_array_append (self->bytes, (const guint8 *)&head, sizeof head);
      if (cell->kind == JIN_CELL_NUMBER || cell->kind == JIN_CELL_DATE)
        g_byte_array_append (self->bytes, (const guint8 *)&cell->number, sizeof cell->number);
      g_byte_array_append (self->bytes, (const guint8 *)cell->text, strlen (cell->text) + 1);
    }

  return self->offsets->len - 1;
}

void
jin_import_rows_get (JinImportRows *self,
                     guint          index,
                     JinCell       *cells,
                     guint          n_cells)
{
  const guint8 *at;

  g_return_if_fail (index < self->offsets->len);

  at = self->bytes->data + g_array_index (self->offsets, gsize, index);
  for (guint i = 0; i < n_cells; i++)
    {
      Head head;

      memcpy (&head, at, sizeof head);
      at += sizeof head;
      cells[i] = (JinCell){.kind = head.kind, .precision = head.precision, .flags = head.flags};
      if (head.kind == JIN_CELL_NUMBER || head.kind == JIN_CELL_DATE)
        {
          memcpy (&cells[i].number, at, sizeof cells[i].number);
          at += sizeof cells[i].number;
        }
      cells[i].text = (const char *)at;
      at += strlen (cells[i].text) + 1;
    }
}
