/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "exchange/jin-encoding.h"

/* The same roster in each encoding; detected whole and byte by byte. */
static const char roster[] = "姓名,性别,出生年月,住址\r\n张三,男,1948.10,示例市东区文昌路274号\r\n李四,女,1939.2,示例市西区运河路\r\n";

static const struct
{
  const char *text;     /* UTF-8, or bytes as they are */
  const char *encoding; /* converted to this, NULL for as it is */
  const char *mark;
  const char *expected;
} cases[] = {
    {roster, NULL, "", "UTF-8"},
    {roster, NULL, "\xEF\xBB\xBF", "UTF-8"},
    {"name,phone\r\nabc,123\r\n", NULL, "", "UTF-8"},
    {roster, "GB18030", "", "GB18030"},
    {roster, "GB18030", "\x84\x31\x95\x33", "GB18030"},
    {roster, "UTF-16LE", "\xFF\xFE", "UTF-16LE"},
    {roster, "UTF-16BE", "\xFE\xFF", "UTF-16BE"},
    {roster, "UTF-16LE", "", "UTF-16LE"},
    {roster, "UTF-16BE", "", "UTF-16BE"},
    /* One short line in GBK, of which ICU alone would make something else. */
    {"张三,李四\n", "GB18030", "", "GB18030"},
    {"姓名\n", "GB18030", "", "GB18030"},
    /* Rare characters of GBK and four-byte ones among common ones. */
    {"姓名,朱镕基喆堃,㐀𠀀\n单位名称,住址电话,备注\n", "GB18030", "", "GB18030"},
    /* Traditional characters as Taiwan writes them. */
    {"姓名,性別,出生年月,住址\r\n張三,男,1948.10,臺北市中正區重慶南路一段\r\n李四,女,1939.2,新竹縣竹北市光明六路\r\n", "Big5", "", "Big5"},
    /* Cut off in the middle of a character. */
    {"\xD5\xC5\xC8\xFD,\xC0", NULL, "", "GB18030"},
    /* None: half a character, bytes of no Chinese encoding. */
    {"abc\xE5", NULL, "", NULL},
    {"caf\xE9, na\xEFve\n", NULL, "", NULL},
};

static const char *
detect (const char *bytes,
        gsize       length,
        gsize       step,
        gsize      *n_mark)
{
  g_autoptr (JinEncodingDetector) detector = jin_encoding_detector_new ();

  for (gsize i = 0; i < length; i += step)
    jin_encoding_detector_feed (detector, (const guint8 *)bytes + i, MIN (step, length - i));
  return jin_encoding_detector_finish (detector, n_mark);
}

static void
test_detect (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) bytes = g_string_new (cases[i].mark);
      gsize               length = strlen (cases[i].text), n_mark;

      if (cases[i].encoding != NULL)
        {
          g_autofree char *converted = g_convert (cases[i].text, -1, cases[i].encoding, "UTF-8", NULL, &length, NULL);

          g_assert_nonnull (converted);
          g_string_append_len (bytes, converted, (gssize)length);
        }
      else
        {
          g_string_append (bytes, cases[i].text);
        }
      g_test_message ("%zu: %s", i, cases[i].expected);
      g_assert_cmpstr (detect (bytes->str, bytes->len, bytes->len, &n_mark), ==, cases[i].expected);
      g_assert_cmpuint (n_mark, ==, strlen (cases[i].mark));
      g_assert_cmpstr (detect (bytes->str, bytes->len, 1, &n_mark), ==, cases[i].expected);
    }
}

/* Plain ASCII for long, and only then Chinese: the last row decides as the first does. */
static void
test_late (void)
{
  g_autofree char    *ascii = g_strnfill (200000, 'a');
  g_autoptr (GString) bytes = g_string_new (ascii);
  gsize               n_mark;

  g_string_append (bytes, "\xD5\xC5\xC8\xFD");
  g_assert_cmpstr (detect (bytes->str, bytes->len, 4096, &n_mark), ==, "GB18030");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/encoding/detect", test_detect);
  g_test_add_func ("/encoding/late", test_late);
  return g_test_run ();
}
