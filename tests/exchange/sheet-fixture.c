/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gstdio.h>
#include <zip.h>

#include "sheet-fixture.h"

#define MAIN "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define RELS "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define PACKAGE_RELS "http://schemas.openxmlformats.org/package/2006/relationships"

static const FixturePart usual[] = {
    {"[Content_Types].xml",
     "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'>"
     "<Default Extension='xml' ContentType='application/xml'/>"
     "<Override PartName='/xl/workbook.xml' ContentType='application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml'/>"
     "</Types>"},
    {"_rels/.rels",
     "<Relationships xmlns='" PACKAGE_RELS "'><Relationship Id='rId1' Type='" RELS "/officeDocument' Target='xl/workbook.xml'/></Relationships>"},
    {"xl/workbook.xml",
     "<workbook xmlns='" MAIN "' xmlns:r='" RELS "'><sheets><sheet name='花名册' sheetId='1' r:id='rId1'/></sheets></workbook>"},
    {"xl/_rels/workbook.xml.rels",
     "<Relationships xmlns='" PACKAGE_RELS "'><Relationship Id='rId1' Type='" RELS "/worksheet' Target='worksheets/sheet1.xml'/>"
     "<Relationship Id='rId2' Type='" RELS "/styles' Target='styles.xml'/>"
     "<Relationship Id='rId3' Type='" RELS "/sharedStrings' Target='/xl/sharedStrings.xml'/></Relationships>"},
    {"xl/worksheets/sheet1.xml", "<worksheet xmlns='" MAIN "'><sheetData/></worksheet>"},
};

GBytes *
fixture_zip (const FixturePart *parts)
{
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "jinqiu-fixture-XXXXXX", NULL);
  char            *content;
  gsize            length;
  zip_t           *zip;
  int              fd = g_mkstemp (path);

  g_assert_cmpint (fd, >=, 0);
  g_close (fd, NULL);
  zip = zip_open (path, ZIP_TRUNCATE, NULL);
  g_assert_nonnull (zip);
  for (; parts->name != NULL; parts++)
    g_assert_cmpint (zip_file_add (zip, parts->name, zip_source_buffer (zip, parts->content, strlen (parts->content), 0), 0), >=, 0);
  g_assert_cmpint (zip_close (zip), ==, 0);
  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  g_unlink (path);
  return g_bytes_new_take (content, length);
}

GBytes *
fixture_xlsx (const FixturePart *parts)
{
  g_autoptr (GArray) all = g_array_new (TRUE, TRUE, sizeof (FixturePart));

  for (gsize i = 0; i < G_N_ELEMENTS (usual); i++)
    {
      gboolean replaced = FALSE;

      for (const FixturePart *part = parts; part->name != NULL; part++)
        replaced |= strcmp (part->name, usual[i].name) == 0;
      if (!replaced)
        g_array_append_val (all, usual[i]);
    }
  for (; parts->name != NULL; parts++)
    if (parts->content != NULL)
      g_array_append_vals (all, parts, 1);
  return fixture_zip ((const FixturePart *)(gconstpointer)all->data);
}

GBytes *
fixture_rows (const char *rows,
              const char *tail)
{
  g_autofree char  *sheet = g_strdup_printf ("<?xml version='1.0' encoding='UTF-8'?>\n<worksheet xmlns='" MAIN "'><sheetData>%s</sheetData>%s</worksheet>", rows, tail);
  const FixturePart parts[] = {{"xl/worksheets/sheet1.xml", sheet}, {NULL, NULL}};

  return fixture_xlsx (parts);
}

static void
put_u32 (GByteArray *file,
         gsize       at,
         guint32     value)
{
  value = GUINT32_TO_LE (value);
  memcpy (file->data + at, &value, sizeof value);
}

static void
put_entry (GByteArray *file,
           gsize       at,
           const char *name,
           int         type,
           guint32     first,
           guint32     size)
{
  for (gsize i = 0; name[i] != '\0'; i++)
    file->data[at + 2 * i] = (guint8)name[i];
  file->data[at + 64] = (guint8)(2 * (strlen (name) + 1));
  file->data[at + 66] = (guint8)type;
  put_u32 (file, at + 68, 0xFFFFFFFF);
  put_u32 (file, at + 72, 0xFFFFFFFF);
  put_u32 (file, at + 76, type == 5 ? 1 : 0xFFFFFFFF);
  put_u32 (file, at + 116, first);
  put_u32 (file, at + 120, size);
}

/* Header, sector 0 the table, sector 1 the directory, then the stream, which is filled up to 4,096 bytes. */
GBytes *
fixture_compound (const char   *stream,
                  const guint8 *content,
                  gsize         length)
{
  const gsize sector = 512;
  GByteArray *file = g_byte_array_new ();
  guint32     size = (guint32)MAX (length, 4096), n = (size + 511) / 512;

  g_assert_cmpuint (n, <, 120);
  g_byte_array_set_size (file, (guint)((3 + n) * sector));
  memset (file->data, 0, file->len);
  memcpy (file->data, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8);
  file->data[0x1E] = 9;
  put_u32 (file, 0x2C, 1);
  put_u32 (file, 0x30, 1);
  put_u32 (file, 0x44, 0xFFFFFFFE);
  for (guint32 i = 0; i < 128; i++)
    put_u32 (file, sector + 4 * i, i < 2 || i >= n + 1 ? 0xFFFFFFFE : i + 1);
  put_entry (file, 2 * sector, "Root Entry", 5, 0xFFFFFFFE, 0);
  put_entry (file, 2 * sector + 128, stream, 2, 2, size);
  memcpy (file->data + 3 * sector, content, length);
  return g_byte_array_free_to_bytes (file);
}

static void
tell_cell (GString       *text,
           const JinCell *cell)
{
  static const char kinds[] = "-TNDBE", precisions[] = "-YMD", flags[] = "lsmcfnhv";

  g_string_append_c (text, ' ');
  g_string_append_c (text, kinds[cell->kind]);
  if (cell->kind == JIN_CELL_DATE)
    g_string_append_c (text, precisions[cell->precision]);
  for (int i = 0; i < 8; i++)
    if ((cell->flags & 1 << i) != 0)
      g_string_append_c (text, flags[i]);
  if (cell->fill != 0)
    g_string_append_printf (text, "#%d", cell->fill);
  if (cell->ink != 0)
    g_string_append_printf (text, "~%d", cell->ink);
  if (cell->kind != JIN_CELL_EMPTY)
    g_string_append_printf (text, ":%s", cell->text);
}

static JinSheetVerdict
row_cb (const JinSheet    *sheet,
        const JinSheetRow *row,
        gpointer           data)
{
  GString *text = data;

  g_string_append_printf (text, "%d:", row->index + 1);
  for (int i = 0; i < row->n_cells; i++)
    tell_cell (text, &row->cells[i]);
  g_string_append_c (text, '\n');
  return JIN_SHEET_GO_ON;
}

char *
fixture_tell (JinWorkbook *workbook)
{
  static const JinSheetVisitor visitor = {.row = row_cb};
  GString                     *text = g_string_new (NULL);
  g_autoptr (GError)           error = NULL;

  jin_workbook_read (workbook, -1, &visitor, text, NULL, &error);
  g_assert_no_error (error);
  return g_string_free (text, FALSE);
}

char *
fixture_path (const char *name)
{
  return g_test_build_filename (G_TEST_DIST, "exchange", "data", name, NULL);
}
