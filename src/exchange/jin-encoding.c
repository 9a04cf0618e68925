/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <string.h>

#include <unicode/ucsdet.h>

#include "exchange/jin-encoding.h"

/*
 * A byte order mark decides.  Without one, what is valid UTF-8 to its last byte is
 * UTF-8; else what is valid GB18030 and mostly of the common characters of GB 2312 is
 * GB18030; regular zeros mean UTF-16.  Only what fits none of these is given to ICU,
 * whose statistics are made for longer prose than a list of names.
 */

#define SAMPLE 65536

struct _JinEncodingDetector
{
  GByteArray *sample; /* the beginning */
  guint64     n_bytes;

  /* UTF-8: bytes still to come of a character, and the range of the next one. */
  gboolean bad_utf8;
  int      utf8_left;
  guint8   utf8_low, utf8_high;

  /* GB18030: the bytes of the character so far. */
  gboolean bad_gb;
  int      gb_at;
  guint8   gb_lead;
  guint64  n_common, n_rare;

  guint64 zeros[2]; /* at even and odd places */
};

JinEncodingDetector *
jin_encoding_detector_new (void)
{
  JinEncodingDetector *self = g_new0 (JinEncodingDetector, 1);

  self->sample = g_byte_array_new ();
  return self;
}

void
jin_encoding_detector_free (JinEncodingDetector *self)
{
  g_byte_array_unref (self->sample);
  g_free (self);
}

/* The well-formed sequences of the Unicode standard, table 3-7. */
static void
watch_utf8 (JinEncodingDetector *self,
            guint8               byte)
{
  if (self->utf8_left > 0)
    {
      if (byte < self->utf8_low || byte > self->utf8_high)
        self->bad_utf8 = TRUE;
      self->utf8_left--;
      self->utf8_low = 0x80;
      self->utf8_high = 0xBF;
      return;
    }
  if (byte < 0x80)
    return;
  self->utf8_left = byte >= 0xF0 ? 3 : byte >= 0xE0 ? 2
                                                    : 1;
  self->utf8_low = byte == 0xE0 ? 0xA0 : byte == 0xF0 ? 0x90
                                                      : 0x80;
  self->utf8_high = byte == 0xED ? 0x9F : byte == 0xF4 ? 0x8F
                                                       : 0xBF;
  if (byte < 0xC2 || byte > 0xF4)
    self->bad_utf8 = TRUE;
}

/*
 * One byte < 80; two: 81–FE, 40–7E or 80–FE; four: 81–FE, 30–39, 81–FE, 30–39.
 * Common are punctuation and hanzi of GB 2312, A1–A3 and B0–F7 with A1–FE.
 */
static void
watch_gb (JinEncodingDetector *self,
          guint8               byte)
{
  switch (self->gb_at)
    {
    case 0:
      self->gb_lead = byte;
      self->gb_at = byte >= 0x80 ? 1 : 0;
      self->bad_gb |= byte == 0x80 || byte == 0xFF;
      break;
    case 1:
      self->gb_at = byte >= 0x30 && byte <= 0x39 ? 2 : 0;
      self->bad_gb |= self->gb_at == 0 && (byte < 0x40 || byte == 0x7F || byte == 0xFF);
      if (self->gb_at == 0 && byte >= 0xA1 &&
          ((self->gb_lead >= 0xA1 && self->gb_lead <= 0xA3) || (self->gb_lead >= 0xB0 && self->gb_lead <= 0xF7)))
        self->n_common++;
      else
        self->n_rare++;
      break;
    case 2:
      self->gb_at = 3;
      self->bad_gb |= byte < 0x81 || byte > 0xFE;
      break;
    case 3:
    default:
      self->gb_at = 0;
      self->bad_gb |= byte < 0x30 || byte > 0x39;
      break;
    }
}

/**
 * jin_encoding_detector_feed:
 *
 * Takes the next bytes of the text; how it is cut in pieces does not matter.
 */
void
jin_encoding_detector_feed (JinEncodingDetector *self,
                            const guint8        *bytes,
                            gsize                length)
{
  g_return_if_fail (self != NULL);

  if (self->sample->len < SAMPLE)
    g_byte_array_append (self->sample, bytes, (guint)MIN (length, SAMPLE - self->sample->len));
  for (gsize i = 0; i < length; i++)
    {
      if (bytes[i] != 0 && bytes[i] < 0x80 && self->utf8_left == 0 && self->gb_at == 0)
        continue;
      if (!self->bad_utf8)
        watch_utf8 (self, bytes[i]);
      if (!self->bad_gb)
        watch_gb (self, bytes[i]);
      if (bytes[i] == 0)
        self->zeros[(self->n_bytes + i) % 2]++;
    }
  self->n_bytes += length;
}

static const char *
find_mark (const GByteArray *sample,
           gsize            *n_mark)
{
  static const struct
  {
    const char *mark;
    guint8      length;
    const char *name;
  } marks[] = {
      {"\xEF\xBB\xBF", 3, "UTF-8"},
      {"\x84\x31\x95\x33", 4, "GB18030"},
      {"\xFF\xFE", 2, "UTF-16LE"},
      {"\xFE\xFF", 2, "UTF-16BE"},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    if (sample->len >= marks[i].length && memcmp (sample->data, marks[i].mark, marks[i].length) == 0)
      {
        *n_mark = marks[i].length;
        return marks[i].name;
      }
  return NULL;
}

/* Big5 is all that is left to Chinese; any other answer would make text of any bytes. */
static const char *
ask_icu (const GByteArray *sample)
{
  UErrorCode           status = U_ZERO_ERROR;
  UCharsetDetector    *detector = ucsdet_open (&status);
  const UCharsetMatch *match;
  gboolean             is_big5;

  ucsdet_setText (detector, (const char *)sample->data, (int32_t)sample->len, &status);
  match = ucsdet_detect (detector, &status);
  is_big5 = U_SUCCESS (status) && match != NULL && g_strcmp0 (ucsdet_getName (match, &status), "Big5") == 0;
  ucsdet_close (detector);
  return is_big5 ? "Big5" : NULL;
}

/**
 * jin_encoding_detector_finish:
 * @n_mark: (out): length of the byte order mark
 *
 * To be called after the last byte.
 *
 * Returns: (transfer none): the name of the encoding as iconv knows it, "UTF-8" for
 *   plain ASCII; %NULL when it is not text in any known one
 */
const char *
jin_encoding_detector_finish (JinEncodingDetector *self,
                              gsize               *n_mark)
{
  const char *name;
  gboolean    is_gb;

  g_return_val_if_fail (self != NULL && n_mark != NULL, NULL);

  *n_mark = 0;
  name = find_mark (self->sample, n_mark);
  if (name != NULL)
    return name;
  if (self->zeros[0] + self->zeros[1] > 0)
    {
      const gboolean big = self->zeros[0] > self->zeros[1];
      const guint64  regular = self->zeros[big ? 0 : 1], stray = self->zeros[big ? 1 : 0];

      /* Line ends and digits give regular zeros, 一 (U+4E00) now and then a stray one. */
      if (self->n_bytes % 2 == 0 && regular * 100 >= self->n_bytes && stray * 2 <= regular)
        return big ? "UTF-16BE" : "UTF-16LE";
      return NULL;
    }
  if (!self->bad_utf8 && self->utf8_left == 0)
    return "UTF-8";
  /* Half a character at the end is left to the conversion, which says that the file was cut off. */
  is_gb = !self->bad_gb && (self->gb_at == 0 || self->n_common > 0);
  if (is_gb && self->n_common >= 4 * self->n_rare)
    return "GB18030";
  name = ask_icu (self->sample);
  return name == NULL && is_gb ? "GB18030" : name;
}
