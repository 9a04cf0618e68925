/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <string.h>

#include "exchange/jin-xls-record.h"

/*
 *   type length data…   type length data…   CONTINUE length data…
 *   2    2      length                      what did not fit the record before
 *
 * What lies beyond a record's end reads as 0, so that a damaged length does no harm.
 */

/**
 * jin_xls_records_next:
 *
 * Goes to the next record.
 *
 * Returns: %FALSE at the end of the stream, also when a record is cut off there
 */
gboolean
jin_xls_records_next (JinXlsRecords *self)
{
  const guint8 *head = self->bytes + self->next;

  if (self->size < 4 || self->next > self->size - 4)
    return FALSE;
  self->type = head[0] | (guint)head[1] << 8;
  self->length = head[2] | (gsize)head[3] << 8;
  self->data = head + 4;
  if (self->length > self->size - self->next - 4)
    return FALSE;
  self->next += 4 + self->length;
  return TRUE;
}

guint
jin_xls_u8 (const JinXlsRecords *self,
            gsize                at)
{
  return at < self->length ? self->data[at] : 0;
}

guint
jin_xls_u16 (const JinXlsRecords *self,
             gsize                at)
{
  return jin_xls_u8 (self, at) | jin_xls_u8 (self, at + 1) << 8;
}

guint32
jin_xls_u32 (const JinXlsRecords *self,
             gsize                at)
{
  return jin_xls_u16 (self, at) | (guint32)jin_xls_u16 (self, at + 2) << 16;
}

double
jin_xls_double (const JinXlsRecords *self,
                gsize                at)
{
  guint64 bits = jin_xls_u32 (self, at) | (guint64)jin_xls_u32 (self, at + 4) << 32;
  double  number;

  memcpy (&number, &bits, sizeof number);
  return number;
}

/* ---- what runs on ---- */

/* Begins at byte @at of the record at hand. */
void
jin_xls_flow_init (JinXlsFlow          *self,
                   const JinXlsRecords *records,
                   gsize                at)
{
  self->records = *records;
  self->at = at;
  self->units = g_array_new (FALSE, FALSE, sizeof (gunichar2));
}

void
jin_xls_flow_clear (JinXlsFlow *self)
{
  g_clear_pointer (&self->units, g_array_unref);
}

/* At the end of a record goes on in the one that continues it; @turned tells that it did. */
static gboolean
has_more (JinXlsFlow *self,
          gboolean   *turned)
{
  *turned = FALSE;
  while (self->at >= self->records.length)
    {
      if (!jin_xls_records_next (&self->records) || self->records.type != JIN_XLS_CONTINUE)
        return FALSE;
      self->at = 0;
      *turned = TRUE;
    }
  return TRUE;
}

static gboolean
read_byte (JinXlsFlow *self,
           guint      *value)
{
  gboolean turned;

  if (!has_more (self, &turned))
    return FALSE;
  *value = self->records.data[self->at++];
  return TRUE;
}

gboolean
jin_xls_flow_u16 (JinXlsFlow *self,
                  guint      *value)
{
  guint low, high;

  if (!read_byte (self, &low) || !read_byte (self, &high))
    return FALSE;
  *value = low | high << 8;
  return TRUE;
}

static gboolean
skip (JinXlsFlow *self,
      guint64     n)
{
  gboolean turned;
  gsize    step;

  for (; n > 0; n -= step)
    {
      if (!has_more (self, &turned))
        return FALSE;
      step = (gsize)MIN (n, self->records.length - self->at);
      self->at += step;
    }
  return TRUE;
}

/* Characters are one byte or two; where they go on in another record, its first byte says anew which. */
static gboolean
read_units (JinXlsFlow *self,
            guint       n_chars,
            gboolean    wide)
{
  gboolean turned;

  g_array_set_size (self->units, 0);
  for (guint i = 0; i < n_chars; i++)
    {
      gunichar2 unit;
      guint     flags;

      if (!has_more (self, &turned))
        return FALSE;
      if (turned)
        {
          if (!read_byte (self, &flags) || !has_more (self, &turned))
            return FALSE;
          wide = (flags & 1) != 0;
        }
      unit = (gunichar2)jin_xls_u8 (&self->records, self->at);
      if (wide)
        unit = (gunichar2)jin_xls_u16 (&self->records, self->at);
      self->at += wide ? 2 : 1;
      g_array_append_val (self->units, unit);
    }
  return TRUE;
}

static void
append_units (GString      *text,
              const GArray *units)
{
  for (guint i = 0; i < units->len; i++)
    {
      gunichar c = g_array_index (units, gunichar2, i);

      if (c >= 0xD800 && c < 0xDC00 && i + 1 < units->len && (g_array_index (units, gunichar2, i + 1) & 0xFC00) == 0xDC00)
        c = 0x10000 + ((c & 0x3FF) << 10) + (g_array_index (units, gunichar2, ++i) & 0x3FF);
      if (c == 0)
        continue;
      g_string_append_unichar (text, c >= 0xD800 && c < 0xE000 ? 0xFFFD : c);
    }
}

/**
 * jin_xls_flow_string:
 * @n_chars: its length, which stands before it in one byte or two
 * @text: what it says is appended here
 * @run_fonts: (nullable): numbers (guint) of the fonts of its runs are appended here
 *
 * Reads a string with its flags.  Phonetic guides are passed over.
 *
 * Returns: %FALSE when the data ends before the string does
 */
gboolean
jin_xls_flow_string (JinXlsFlow *self,
                     guint       n_chars,
                     GString    *text,
                     GArray     *run_fonts)
{
  guint flags, n_runs = 0, low = 0, high = 0, place, font;

  if (!read_byte (self, &flags))
    return FALSE;
  if ((flags & 8) != 0 && !jin_xls_flow_u16 (self, &n_runs))
    return FALSE;
  if ((flags & 4) != 0 && (!jin_xls_flow_u16 (self, &low) || !jin_xls_flow_u16 (self, &high)))
    return FALSE;
  if (!read_units (self, n_chars, (flags & 1) != 0))
    return FALSE;
  append_units (text, self->units);
  for (guint i = 0; i < n_runs; i++)
    {
      if (!jin_xls_flow_u16 (self, &place) || !jin_xls_flow_u16 (self, &font))
        return FALSE;
      if (run_fonts != NULL)
        g_array_append_val (run_fonts, font);
    }
  return skip (self, low | (guint64)high << 16);
}
