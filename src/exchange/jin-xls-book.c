/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "exchange/jin-xls-book.h"
#include "exchange/jin-xlsx-colours.h"

/*
 * The first part of the workbook stream: the sheets, and by number the fonts, formats, combinations of them (XF) and
 * strings that cells name.
 */

#define VERSION_8 0x0600
#define MAX_STRINGS (4 * 1000 * 1000)
#define MAX_COMBINATIONS 65536
#define FIRST_OF_PALETTE 8
#define N_PALETTE 56
#define SOLID_OR_PATTERN(fill) (((fill) >> 26 & 0x3f) != 0)

typedef struct
{
  gboolean struck;
  guint    colour; /* number in the palette */
} Font;

typedef struct
{
  guint    font, number_format, colour;
  gboolean filled;
} Combination;

typedef struct
{
  JinXlsBook *book;
  GArray     *fonts, *combinations;
  GHashTable *codes; /* number of a format → code */
  guint32     palette[N_PALETTE];
  GError     *error;
} Reading;

static void
clear_sheet (gpointer data)
{
  g_free (((JinXlsSheet *)data)->name);
}

/* Begins a walk at byte @start of the stream. */
void
jin_xls_book_records (const JinXlsBook *self,
                      gsize             start,
                      JinXlsRecords    *records)
{
  memset (records, 0, sizeof *records);
  records->bytes = g_bytes_get_data (self->stream, &records->size);
  records->next = start;
}

/* Number 4 is left out of the list of fonts. */
static const Font *
get_font (const Reading *reading,
          guint          number)
{
  guint index = number > 4 ? number - 1 : number;

  return index < reading->fonts->len ? &g_array_index (reading->fonts, Font, index) : NULL;
}

static guint32
get_colour (const Reading *reading,
            guint          number)
{
  if (number < FIRST_OF_PALETTE)
    return jin_xlsx_indexed_colour ((int)number);
  return number < FIRST_OF_PALETTE + N_PALETTE ? reading->palette[number - FIRST_OF_PALETTE] : JIN_XLSX_NO_COLOUR;
}

static void
read_sheet (Reading             *reading,
            const JinXlsRecords *record)
{
  JinXlsSheet         sheet = {0};
  g_autoptr (GString) name = g_string_new (NULL);
  g_auto (JinXlsFlow) flow;

  jin_xls_flow_init (&flow, record, 7);
  /* Sheets that hold but a chart or a macro have no rows. */
  if (jin_xls_u8 (record, 5) != 0 || reading->book->sheets->len >= JIN_SHEET_MAX_SHEETS ||
      !jin_xls_flow_string (&flow, jin_xls_u8 (record, 6), name, NULL))
    return;
  sheet.start = jin_xls_u32 (record, 0);
  sheet.hidden = (jin_xls_u8 (record, 4) & 3) != 0;
  sheet.name = g_string_free (g_steal_pointer (&name), FALSE);
  g_array_append_val (reading->book->sheets, sheet);
}

static void
read_format (Reading             *reading,
             const JinXlsRecords *record)
{
  g_autoptr (GString) code = g_string_new (NULL);
  g_auto (JinXlsFlow) flow;

  jin_xls_flow_init (&flow, record, 4);
  if (jin_xls_flow_string (&flow, jin_xls_u16 (record, 2), code, NULL))
    g_hash_table_insert (reading->codes, GUINT_TO_POINTER (jin_xls_u16 (record, 0)), g_string_free (g_steal_pointer (&code), FALSE));
}

static void
read_palette (Reading             *reading,
              const JinXlsRecords *record)
{
  guint n = MIN (jin_xls_u16 (record, 0), N_PALETTE);

  for (guint i = 0; i < n; i++)
    reading->palette[i] = jin_xls_u8 (record, 2 + 4 * i) << 16 | jin_xls_u8 (record, 3 + 4 * i) << 8 | jin_xls_u8 (record, 4 + 4 * i);
}

static void
read_combination (Reading             *reading,
                  const JinXlsRecords *record)
{
  Combination combination = {
      .font = jin_xls_u16 (record, 0),
      .number_format = jin_xls_u16 (record, 2),
      .colour = jin_xls_u16 (record, 18) & 0x7f,
      .filled = SOLID_OR_PATTERN (jin_xls_u32 (record, 14)),
  };

  if (reading->combinations->len < MAX_COMBINATIONS)
    g_array_append_val (reading->combinations, combination);
}

static void
read_font (Reading             *reading,
           const JinXlsRecords *record)
{
  Font font = {(jin_xls_u16 (record, 2) & 8) != 0, jin_xls_u16 (record, 4)};

  if (reading->fonts->len < MAX_COMBINATIONS)
    g_array_append_val (reading->fonts, font);
}

static gboolean
has_struck (const Reading *reading,
            const GArray  *fonts)
{
  for (guint i = 0; i < fonts->len; i++)
    {
      const Font *font = get_font (reading, g_array_index (fonts, guint, i));

      if (font != NULL && font->struck)
        return TRUE;
    }
  return FALSE;
}

/* The strings end where the file has no more of them, whatever their number is said to be. */
static void
read_strings (Reading             *reading,
              const JinXlsRecords *record)
{
  JinXlsBook         *book = reading->book;
  guint32             n = jin_xls_u32 (record, 4);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GArray)  fonts = g_array_new (FALSE, FALSE, sizeof (guint));
  g_auto (JinXlsFlow) flow;
  guint               n_chars;

  jin_xls_flow_init (&flow, record, 8);
  while (book->strings->len < n && jin_xls_flow_u16 (&flow, &n_chars))
    {
      g_string_truncate (text, 0);
      g_array_set_size (fonts, 0);
      if (!jin_xls_flow_string (&flow, n_chars, text, fonts))
        return;
      if (book->strings->len >= MAX_STRINGS)
        {
          jin_sheet_fail (&reading->error, JIN_ERROR_TOO_LARGE, book->file_name, _ ("It holds more text than this PC should take in at once."), _ ("Split it into several files, or save only the sheet that you need."));
          return;
        }
      g_ptr_array_add (book->strings, text->len == 0 ? (char *)"" : g_string_chunk_insert_len (book->chunk, text->str, (gssize)text->len));
      if (has_struck (reading, fonts))
        g_hash_table_add (book->struck, GUINT_TO_POINTER (book->strings->len));
    }
}

static void
combine (Reading           *reading,
         const Combination *combination)
{
  const Font *font = get_font (reading, combination->font);
  const char *code = g_hash_table_lookup (reading->codes, GUINT_TO_POINTER (combination->number_format));
  guint32     ink = font != NULL ? get_colour (reading, font->colour) : JIN_XLSX_NO_COLOUR;

  jin_xlsx_styles_add (reading->book->styles, code != NULL ? code : jin_xlsx_format_builtin ((int)combination->number_format),
                       font != NULL && font->struck, ink == 0 ? JIN_XLSX_NO_COLOUR : ink,
                       combination->filled ? get_colour (reading, combination->colour) : JIN_XLSX_NO_COLOUR);
}

/* TRUE to go on. */
static gboolean
take_record (Reading             *reading,
             const JinXlsRecords *record)
{
  switch (record->type)
    {
    case JIN_XLS_FILEPASS:
      jin_sheet_fail (&reading->error, JIN_ERROR_ENCRYPTED, reading->book->file_name, _ ("The file is protected by a password."), _ ("Open it in WPS or Excel with the password, save it without one, and import that file."));
      return FALSE;
    case JIN_XLS_DATEMODE:
      reading->book->date1904 = jin_xls_u16 (record, 0) == 1;
      return TRUE;
    case JIN_XLS_BOUNDSHEET:
      read_sheet (reading, record);
      return TRUE;
    case JIN_XLS_FONT:
      read_font (reading, record);
      return TRUE;
    case JIN_XLS_FORMAT:
      read_format (reading, record);
      return TRUE;
    case JIN_XLS_PALETTE:
      read_palette (reading, record);
      return TRUE;
    case JIN_XLS_XF:
      read_combination (reading, record);
      return TRUE;
    case JIN_XLS_SST:
      read_strings (reading, record);
      return reading->error == NULL;
    default:
      return record->type != JIN_XLS_EOF;
    }
}

static gboolean
read_globals (Reading *reading)
{
  JinXlsBook   *book = reading->book;
  JinXlsRecords records;
  gboolean      whole = FALSE;

  jin_xls_book_records (book, 0, &records);
  if (!jin_xls_records_next (&records) || records.type != JIN_XLS_BOF)
    return jin_sheet_fail_damaged (&reading->error, book->file_name, "Workbook");
  if (jin_xls_u16 (&records, 0) != VERSION_8)
    return jin_sheet_fail (&reading->error, JIN_ERROR_FORMAT, book->file_name, _ ("It is a spreadsheet of a format older than that of Excel 97."), _ ("Open it in WPS or Excel, choose “Save as” and the type .xlsx, and import that file."));
  while (jin_xls_records_next (&records))
    if (!take_record (reading, &records))
      {
        whole = records.type == JIN_XLS_EOF;
        break;
      }
  if (!whole && reading->error == NULL)
    jin_sheet_fail_damaged (&reading->error, book->file_name, "Workbook");
  if (reading->error == NULL && book->sheets->len == 0)
    jin_sheet_fail (&reading->error, JIN_ERROR_FORMAT, book->file_name, _ ("It holds no sheet with rows."), _ ("Choose another file."));
  return reading->error == NULL;
}

/**
 * jin_xls_book_read:
 * @stream: the file's workbook stream
 * @file_name: for messages
 *
 * Returns: (transfer full): what its sheets share, or %NULL with a %JIN_ERROR
 */
JinXlsBook *
jin_xls_book_read (GBytes     *stream,
                   const char *file_name,
                   GError    **error)
{
  g_autoptr (JinXlsBook) self = g_new0 (JinXlsBook, 1);
  g_autoptr (GArray)     fonts = g_array_new (FALSE, FALSE, sizeof (Font));
  g_autoptr (GArray)     combinations = g_array_new (FALSE, FALSE, sizeof (Combination));
  g_autoptr (GHashTable) codes = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  Reading                reading = {.book = self, .fonts = fonts, .combinations = combinations, .codes = codes};
  const Combination      plain = {.font = G_MAXUINT};

  self->stream = g_bytes_ref (stream);
  self->file_name = g_strdup (file_name);
  self->sheets = g_array_new (FALSE, FALSE, sizeof (JinXlsSheet));
  g_array_set_clear_func (self->sheets, clear_sheet);
  self->strings = g_ptr_array_new ();
  self->chunk = g_string_chunk_new (64 * 1024);
  self->struck = g_hash_table_new (NULL, NULL);
  self->styles = jin_xlsx_styles_new ();
  for (int i = 0; i < N_PALETTE; i++)
    reading.palette[i] = jin_xlsx_indexed_colour (i + FIRST_OF_PALETTE);

  if (!read_globals (&reading))
    {
      g_propagate_error (error, reading.error);
      return NULL;
    }
  if (combinations->len == 0)
    g_array_append_val (combinations, plain);
  for (guint i = 0; i < combinations->len; i++)
    combine (&reading, &g_array_index (combinations, Combination, i));
  return g_steal_pointer (&self);
}

void
jin_xls_book_free (JinXlsBook *self)
{
  g_bytes_unref (self->stream);
  g_free (self->file_name);
  g_array_unref (self->sheets);
  g_ptr_array_unref (self->strings);
  g_string_chunk_free (self->chunk);
  g_hash_table_unref (self->struck);
  jin_xlsx_styles_free (self->styles);
  g_free (self);
}
