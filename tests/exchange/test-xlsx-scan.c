/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <zip.h>

#include "exchange/jin-xlsx-xml.h"
#include "sheet-fixture.h"

/* The scanner must see in every text what expat sees, and refuse what it refuses. */

static void
start_cb (JinXlsxXml  *xml,
          const char  *name,
          const char **attributes,
          gpointer     data)
{
  g_string_append_printf (data, "\n<%s", name);
  for (; *attributes != NULL; attributes += 2)
    g_string_append_printf (data, " %s=[%s]", attributes[0], attributes[1]);
  g_string_append_c (data, '>');
}

static void
end_cb (JinXlsxXml *xml,
        const char *name,
        gpointer    data)
{
  g_string_append_printf (data, "\n</%s>", name);
}

static void
text_cb (JinXlsxXml *xml,
         const char *text,
         int         length,
         gpointer    data)
{
  g_string_append_len (data, text, length);
}

static const JinXlsxHandlers handlers = {start_cb, end_cb, text_cb, NULL};

typedef gboolean (*ParseFunc) (JinXlsxPackage *package, const char *part, const JinXlsxHandlers *handlers, gpointer data, GCancellable *cancellable, GError **error);

/* What a parser makes of a part; NULL when it refuses it. */
static char *
events (ParseFunc       parse,
        JinXlsxPackage *package,
        const char     *part)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError)  error = NULL;

  if (!parse (package, part, &handlers, text, NULL, &error))
    {
      g_assert_error (error, JIN_ERROR, JIN_ERROR_FORMAT);
      return NULL;
    }
  return g_strdup (text->str);
}

static void
compare (JinXlsxPackage *package,
         const char     *part)
{
  g_autofree char *scanned = events (jin_xlsx_scan_part, package, part);
  g_autofree char *parsed = events (jin_xlsx_parse_part, package, part);

  g_assert_cmpstr (scanned, ==, parsed);
}

/* Every part of every workbook among the tests' data. */
static void
test_files (void)
{
  g_autofree char *folder = fixture_path ("");
  g_autoptr (GDir) files = g_dir_open (folder, 0, NULL);
  const char      *file;
  int              n_parts = 0;

  while ((file = g_dir_read_name (files)) != NULL)
    {
      g_autofree char           *path = fixture_path (file);
      JinSheetInput              input = {.path = path, .name = (char *)file};
      g_autoptr (JinXlsxPackage) package = NULL;
      zip_t                     *zip;

      if (!g_str_has_suffix (file, ".xlsx"))
        continue;
      package = jin_xlsx_package_open (&input, NULL);
      zip = zip_open (path, ZIP_RDONLY, NULL);
      for (zip_int64_t i = 0; i < zip_get_num_entries (zip, 0); i++, n_parts++)
        {
          if (g_str_has_suffix (zip_get_name (zip, i, 0), ".xml"))
            compare (package, zip_get_name (zip, i, 0));
        }
      zip_discard (zip);
    }
  g_assert_cmpint (n_parts, >, 30);
}

static const char *const texts[] = {
    /* Well-formed. */
    "<a/>",
    "<a></a>",
    " \n<?xml-like?><a/>",
    "<?xml version='1.0'?>\n<!-- 甲 --><a/>\n<!-- 乙 -->\n",
    "\xEF\xBB\xBF<a>甲</a>",
    "<a b='1' c=\"2\"/>",
    "<a b = '1'\n\tc\n=\"2\" />",
    "<a b='>' c=\">'\" d='&lt;&gt;&amp;&quot;&apos;&#65;&#x4e2d;'/>",
    "<a b='x\ny\tz\r\n'/>",
    "<a>x\r\ny\rz</a>",
    "<a>&#13;&#10;</a>",
    "<a>&lt;b&gt; ]] ></a>",
    "<a><![CDATA[<b>&amp;]]]]><![CDATA[>]]></a>",
    "<a><!-- <b> --><b/></a>",
    "<a><?x <b> ?></a>",
    "<a><ab></ab><a></a></a>",
    "<x:a xmlns:x='y'><x:b x:c='1'/></x:a>",
    "<a>𠀀</a>",
    /* Not well-formed. */
    "",
    " ",
    "甲",
    "<a>",
    "<a></b>",
    "<a><b></a></b>",
    "<aa></a>",
    "<a></aa>",
    "</a>",
    "<a/><b/>",
    "<a/>x",
    "x<a/>",
    "<a",
    "<a b></a>",
    "<a b='1'c='2'/>",
    "<a b='1' />",
    "<a / >",
    "<a b='1'/ >",
    "<a b='1'x/>",
    "<a ='1'/>",
    "<a/b>",
    "<a b=1/>",
    "<a b='1/>",
    "<a b='<'/>",
    "<a>&nbsp;</a>",
    "<a>&</a>",
    "<a>&#0;</a>",
    "<a>&#xD800;</a>",
    "<a>&#x110000;</a>",
    "<a>&#99999999999999999999;</a>",
    "<a>& </a>",
    "<a>&amp</a>",
    "<a>\x01</a>",
    "<a b='\x02'/>",
    "<a>\xC3</a>",
    "<a>\xFF</a>",
    "<a>\xED\xA0\x80</a>",
    "<a>\xC0\xAF</a>",
    "<a><!-- </a>",
    "<a><![CDATA[ </a>",
    "<![CDATA[x]]>",
    "<a><!x></a>",
    "<!DOCTYPE a><a/>",
    "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>",
    "<a><!DOCTYPE b></a>",
    "< a/>",
    "<>",
    "<a/",
};

static void
compare_text (const char *text)
{
  const FixturePart          parts[] = {{"x.xml", text}, {NULL, NULL}};
  g_autoptr (GBytes)         bytes = fixture_zip (parts);
  JinSheetInput              input = {.bytes = bytes, .name = (char *)"x"};
  g_autoptr (JinXlsxPackage) package = jin_xlsx_package_open (&input, NULL);

  compare (package, "x.xml");
}

static void
test_texts (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *shown = g_strescape (texts[i], NULL);

      g_test_message ("%s", shown);
      compare_text (texts[i]);
    }
}

/* The end of the buffer may fall anywhere: in a tag, a reference, a character, a line end. */
static void
test_seams (void)
{
  for (int shift = 0; shift < 40; shift++)
    {
      g_autofree char *padding = g_strnfill (256 * 1024 - 60 + (gsize)shift, 'x');
      g_autofree char *text = g_strdup_printf ("<a><b>%s</b><c d='&amp;甲'>𠀀&lt;\r\n乙</c><!-- 丙 --><![CDATA[丁]]></a>", padding);

      compare_text (text);
    }
}

/* Too deep, too many attributes, too long a tag: refused, not crashed on. */
static void
test_limits (void)
{
  g_autoptr (GString) deep = g_string_new (NULL);
  g_autoptr (GString) many = g_string_new ("<a");
  g_autofree char    *name = g_strnfill (300 * 1024, 'n');
  g_autofree char    *tag = g_strdup_printf ("<%s/>", name);
  const char         *contents[3];

  for (int i = 0; i < 100000; i++)
    g_string_append (deep, "<a>");
  for (int i = 0; i < 10000; i++)
    g_string_append_printf (many, " a%d='1'", i);
  g_string_append (many, "/>");
  contents[0] = deep->str;
  contents[1] = many->str;
  contents[2] = tag;
  for (gsize i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      const FixturePart          parts[] = {{"x.xml", contents[i]}, {NULL, NULL}};
      g_autoptr (GBytes)         bytes = fixture_zip (parts);
      JinSheetInput              input = {.bytes = bytes, .name = (char *)"x"};
      g_autoptr (JinXlsxPackage) package = jin_xlsx_package_open (&input, NULL);

      g_assert_null (events (jin_xlsx_scan_part, package, "x.xml"));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/xlsx/scan/files", test_files);
  g_test_add_func ("/xlsx/scan/texts", test_texts);
  g_test_add_func ("/xlsx/scan/seams", test_seams);
  g_test_add_func ("/xlsx/scan/limits", test_limits);
  return g_test_run ();
}
