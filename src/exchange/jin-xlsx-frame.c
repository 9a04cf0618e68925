/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <string.h>

#include "exchange/jin-sheet-private.h"
#include "exchange/jin-xlsx-frame.h"

/*
 * Merged ranges stand behind the rows that they concern.  So a sheet is unpacked twice:
 * first only for its frame, jumping over the rows with a search for their end, which
 * costs little beside parsing them.
 *
 *   <worksheet> <cols> <sheetData>      rows      </sheetData> <mergeCells> </worksheet>
 *   └──────── head parser ───────┘└── searched ──┘└───────── tail parser ──────────────┘
 */

#define MAX_MERGES 1000000
#define CHUNK (64 * 1024)

typedef struct
{
  JinXlsxFrame *frame;
  const char   *file_name;
  gboolean      found_rows;
  gint64        rows_at; /* byte where <sheetData begins */
  char         *root;    /* its name with the prefix */
} Reading;

static void
add_merge (Reading    *reading,
           JinXlsxXml *xml,
           const char *ref)
{
  JinSheetRange range;
  GError       *error = NULL;

  if (ref == NULL || !jin_xlsx_parse_range (ref, &range.first_row, &range.first_column, &range.last_row, &range.last_column))
    return;
  if (reading->frame->merges->len < MAX_MERGES)
    {
      g_array_append_val (reading->frame->merges, range);
      return;
    }
  jin_sheet_fail_damaged (&error, reading->file_name, "mergeCells");
  jin_xlsx_xml_stop (xml, error);
}

static void
start_cb (JinXlsxXml  *xml,
          const char  *name,
          const char **attributes,
          gpointer     data)
{
  Reading *reading = data;

  if (reading->root == NULL)
    reading->root = g_strdup (jin_xlsx_xml_qualified_name (xml));
  if (strcmp (name, "sheetData") == 0)
    {
      reading->found_rows = TRUE;
      reading->rows_at = jin_xlsx_xml_position (xml);
      jin_xlsx_xml_stop (xml, NULL);
    }
  else if (strcmp (name, "col") == 0 && jin_xlsx_attribute_bool (attributes, "hidden", FALSE))
    {
      const int first = jin_xlsx_attribute_int (attributes, "min", 1) - 1;
      const int last = jin_xlsx_attribute_int (attributes, "max", 1) - 1;

      for (int i = MAX (first, 0); i <= MIN (last, JIN_SHEET_MAX_COLUMNS - 1); i++)
        reading->frame->hidden_columns[i] = TRUE;
    }
  else if (strcmp (name, "mergeCell") == 0)
    {
      add_merge (reading, xml, jin_xlsx_attribute (attributes, "ref"));
    }
}

/* Whether the name that ends at @at belongs to an end tag, "</sheetData>" or "</x:sheetData>". */
static gboolean
is_end_tag (const guint8 *bytes,
            const guint8 *at)
{
  if (at > bytes && at[-1] == ':')
    for (at--; at > bytes && g_ascii_isalnum (at[-1]);)
      at--;
  return at - bytes >= 2 && at[-1] == '/' && at[-2] == '<';
}

/* Drops what is before the end tag of the rows, and the tag; TRUE when it was found. */
static gboolean
skip_rows (GByteArray *bytes)
{
  static const char name[] = "sheetData>";
  const gsize       length = sizeof name - 1;
  const guint       kept = 64; /* enough for a tag cut in two by the end of a chunk */
  const guint8     *from = bytes->data;
  const guint8     *found;

  while ((found = memmem (from, (gsize)(bytes->data + bytes->len - from), name, length)) != NULL)
    {
      from = found + length;
      if (!is_end_tag (bytes->data, found))
        continue;
      g_byte_array_remove_range (bytes, 0, (guint)(from - bytes->data));
      return TRUE;
    }
  if (bytes->len > kept)
    g_byte_array_remove_range (bytes, 0, bytes->len - kept);
  return FALSE;
}

static int
compare_ranges (gconstpointer a,
                gconstpointer b)
{
  const JinSheetRange *one = a, *other = b;

  if (one->first_row != other->first_row)
    return one->first_row - other->first_row;
  return one->first_column - other->first_column;
}

/* Goes through the part; the three stages are those of the figure above. */
static gboolean
read_stages (JinXlsxPart  *part,
             Reading      *reading,
             JinXlsxXml   *head,
             JinXlsxXml   *tail,
             GCancellable *cancellable,
             GError      **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autofree guint8     *chunk = g_malloc (CHUNK);
  gint64                 position = 0;
  gboolean               in_tail = FALSE;
  gssize                 length;

  while ((length = jin_xlsx_part_read (part, chunk, CHUNK, error)) > 0)
    {
      if (g_cancellable_is_cancelled (cancellable))
        return jin_sheet_fail_cancelled (error, reading->file_name);
      if (!reading->found_rows)
        {
          gint64 until = position + length;

          if (!jin_xlsx_xml_feed (head, (const char *)chunk, (gsize)length, error))
            return FALSE;
          if (reading->found_rows)
            g_byte_array_append (bytes, chunk + MAX (reading->rows_at - position, 0), (guint)(until - MAX (reading->rows_at, position)));
          position = until;
        }
      else
        {
          g_byte_array_append (bytes, chunk, (guint)length);
        }
      if (!in_tail && reading->found_rows && skip_rows (bytes))
        {
          /* The tail lacks its root's start tag; expat, as used here, asks for no namespaces. */
          g_autofree char *root = g_strdup_printf ("<%s>", reading->root);

          in_tail = jin_xlsx_xml_feed (tail, root, strlen (root), error);
          if (!in_tail)
            return FALSE;
        }
      if (in_tail && bytes->len > 0)
        {
          if (!jin_xlsx_xml_feed (tail, (const char *)bytes->data, bytes->len, error))
            return FALSE;
          g_byte_array_set_size (bytes, 0);
        }
    }
  return length == 0;
}

/**
 * jin_xlsx_frame_read:
 * @self: to be filled, all zero
 * @part: the sheet's part
 *
 * Reads what stands around the rows.  Whether the part is whole is not checked here:
 * that is done when its rows are read.
 */
gboolean
jin_xlsx_frame_read (JinXlsxFrame   *self,
                     JinXlsxPackage *package,
                     const char     *part,
                     GCancellable   *cancellable,
                     GError        **error)
{
  static const JinXlsxHandlers handlers = {.start = start_cb};
  const char                  *file_name = jin_xlsx_package_get_name (package);
  Reading                      reading = {.frame = self, .file_name = file_name};
  g_autoptr (JinXlsxXml)       head = jin_xlsx_xml_new (file_name, part, &handlers, &reading);
  g_autoptr (JinXlsxXml)       tail = jin_xlsx_xml_new (file_name, part, &handlers, &reading);
  g_autoptr (JinXlsxPart)      opened = jin_xlsx_part_open (package, part, error);
  gboolean                     whole;

  if (opened == NULL)
    return FALSE;
  self->merges = g_array_new (FALSE, FALSE, sizeof (JinSheetRange));
  whole = read_stages (opened, &reading, head, tail, cancellable, error);
  g_array_sort (self->merges, compare_ranges);
  g_free (reading.root);
  return whole;
}

void
jin_xlsx_frame_clear (JinXlsxFrame *self)
{
  g_clear_pointer (&self->merges, g_array_unref);
}
