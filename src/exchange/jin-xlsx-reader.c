/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "exchange/jin-xlsx-rows.h"

/*
 * An .xlsx workbook: finds its parts by their relations, as the standard wants it
 * (names like xl/workbook.xml are mere habit).
 *
 *   _rels/.rels ─▶ workbook ─ its rels ─▶ styles, theme, sharedStrings, sheets
 *                                                              sheet ─ its rels ─▶ comments
 */

typedef struct
{
  char *id, *type, *target; /* target: a part's full name */
} Relation;

typedef struct
{
  JinXlsxPackage *package;
  JinXlsxStrings *strings;
  JinXlsxStyles  *styles;
  GPtrArray      *sheets; /* Sheet */
  gboolean        date1904;
} Reader;

/* What stands around its rows is read once, before they are for the first time. */
typedef struct
{
  char        *part;
  gboolean     is_known;
  JinXlsxFrame frame;
  GHashTable  *comments;
} Sheet;

static void
free_sheet (gpointer data)
{
  Sheet *sheet = data;

  g_free (sheet->part);
  jin_xlsx_frame_clear (&sheet->frame);
  g_hash_table_unref (sheet->comments);
  g_free (sheet);
}

static void
clear_relation (gpointer data)
{
  Relation *relation = data;

  g_free (relation->id);
  g_free (relation->type);
  g_free (relation->target);
}

/* "xl/" + "../docProps/x.xml" → "docProps/x.xml"; a leading "/" starts at the root. */
static char *
resolve (const char *part,
         const char *target)
{
  g_autofree char *folder = g_path_get_dirname (part);
  g_autofree char *base = g_strconcat ("/", strcmp (folder, ".") == 0 ? "" : folder, NULL);
  g_autofree char *full = g_canonicalize_filename (target, base);

  return g_strdup (full + 1);
}

typedef struct
{
  const char *part;
  GArray     *relations;
} RelationReading;

static void
relation_start_cb (JinXlsxXml  *xml,
                   const char  *name,
                   const char **attributes,
                   gpointer     data)
{
  RelationReading *reading = data;
  const char      *id = jin_xlsx_attribute (attributes, "Id");
  const char      *type = jin_xlsx_attribute (attributes, "Type");
  const char      *target = jin_xlsx_attribute (attributes, "Target");
  const char      *mode = jin_xlsx_attribute (attributes, "TargetMode");
  Relation         relation;

  if (id == NULL || type == NULL || target == NULL || g_strcmp0 (mode, "External") == 0)
    return;
  relation.id = g_strdup (id);
  relation.type = g_strdup (strrchr (type, '/') != NULL ? strrchr (type, '/') + 1 : type);
  relation.target = resolve (reading->part, target);
  g_array_append_val (reading->relations, relation);
}

/* The relations of @part ("" for the package itself); none when it has no such file. */
static GArray *
read_relations (JinXlsxPackage *package,
                const char     *part,
                GCancellable   *cancellable,
                GError        **error)
{
  static const JinXlsxHandlers handlers = {.start = relation_start_cb};
  g_autoptr (GArray)           relations = g_array_new (FALSE, FALSE, sizeof (Relation));
  g_autofree char             *folder = g_path_get_dirname (part);
  g_autofree char             *base = g_path_get_basename (part);
  g_autofree char             *rels = NULL;
  RelationReading              reading = {part, relations};

  g_array_set_clear_func (relations, clear_relation);
  if (*part == '\0')
    rels = g_strdup ("_rels/.rels");
  else
    rels = g_strdup_printf ("%s%s_rels/%s.rels", strcmp (folder, ".") == 0 ? "" : folder, strcmp (folder, ".") == 0 ? "" : "/", base);
  if (jin_xlsx_package_has (package, rels) && !jin_xlsx_parse_part (package, rels, &handlers, &reading, cancellable, error))
    return NULL;
  return g_steal_pointer (&relations);
}

/* The target of the first relation of this type, or with this id. */
static const char *
find_relation (const GArray *relations,
               const char   *type,
               const char   *id)
{
  for (guint i = 0; i < relations->len; i++)
    {
      const Relation *relation = &g_array_index (relations, Relation, i);

      if (type != NULL ? strcmp (relation->type, type) == 0 : strcmp (relation->id, id) == 0)
        return relation->target;
    }
  return NULL;
}

typedef struct
{
  const char *part;
  char       *type;
} ContentReading;

static void
content_start_cb (JinXlsxXml  *xml,
                  const char  *name,
                  const char **attributes,
                  gpointer     data)
{
  ContentReading *reading = data;
  const char     *part = jin_xlsx_attribute (attributes, "PartName");
  const char     *type = jin_xlsx_attribute (attributes, "ContentType");

  if (part == NULL || type == NULL || g_ascii_strcasecmp (part + (*part == '/'), reading->part) != 0)
    return;
  g_free (reading->type);
  reading->type = g_strdup (type);
}

/* A document of another kind says so in [Content_Types].xml. */
static gboolean
check_content_type (JinXlsxPackage *package,
                    const char     *part,
                    GCancellable   *cancellable,
                    GError        **error)
{
  static const JinXlsxHandlers handlers = {.start = content_start_cb};
  ContentReading               reading = {part, NULL};
  const char                  *name = jin_xlsx_package_get_name (package);
  g_autofree char             *type = NULL;
  gboolean                     parsed = jin_xlsx_parse_part (package, "[Content_Types].xml", &handlers, &reading, cancellable, error);

  type = reading.type;
  if (!parsed)
    return FALSE;
  /* Without a type of its own the part has the default one, and its content decides. */
  if (type == NULL || strstr (type, "spreadsheetml") != NULL || strstr (type, "ms-excel.sheet.macroEnabled") != NULL ||
      strstr (type, "ms-excel.template.macroEnabled") != NULL)
    return TRUE;
  if (strstr (type, "sheet.binary") != NULL)
    return jin_sheet_fail (error, JIN_ERROR_FORMAT, name, _ ("It is a spreadsheet of the binary format .xlsb."), _ ("Open it in WPS or Excel, choose “Save as” and the type .xlsx, and import that file."));
  if (strstr (type, "wordprocessingml") != NULL)
    return jin_sheet_fail (error, JIN_ERROR_FORMAT, name, _ ("It is a text document."), _ ("Copy its table into a spreadsheet, save that as .xlsx, and import it."));
  return jin_sheet_fail (error, JIN_ERROR_FORMAT, name, _ ("It is an office document, but not a spreadsheet."), _ ("Choose a file of type .xlsx, .xls or .csv."));
}

typedef struct
{
  Reader       *reader;
  const GArray *relations;
  GArray       *entries;
  gboolean      is_workbook;
} WorkbookReading;

static void
workbook_start_cb (JinXlsxXml  *xml,
                   const char  *name,
                   const char **attributes,
                   gpointer     data)
{
  WorkbookReading *reading = data;
  const char      *part;
  JinSheetEntry    entry = {0};
  Sheet           *sheet;

  reading->is_workbook |= strcmp (name, "workbook") == 0;
  if (strcmp (name, "workbookPr") == 0)
    {
      reading->reader->date1904 = jin_xlsx_attribute_bool (attributes, "date1904", FALSE);
      return;
    }
  if (strcmp (name, "sheet") != 0 || reading->entries->len >= JIN_SHEET_MAX_SHEETS)
    return;
  part = find_relation (reading->relations, NULL, jin_xlsx_attribute (attributes, "id") != NULL ? jin_xlsx_attribute (attributes, "id") : "");
  /* Sheets that hold but a chart or a macro have no rows. */
  if (part == NULL || strstr (part, "chartsheets/") != NULL || strstr (part, "macrosheets/") != NULL || strstr (part, "dialogsheets/") != NULL)
    return;
  entry.name = g_strdup (jin_xlsx_attribute (attributes, "name") != NULL ? jin_xlsx_attribute (attributes, "name") : "");
  entry.hidden = jin_xlsx_attribute (attributes, "state") != NULL && strcmp (jin_xlsx_attribute (attributes, "state"), "visible") != 0;
  entry.weight = 1 + (double)jin_xlsx_package_size (reading->reader->package, part);
  g_array_append_val (reading->entries, entry);
  sheet = g_new0 (Sheet, 1);
  sheet->part = g_strdup (part);
  sheet->comments = g_hash_table_new (NULL, NULL);
  g_ptr_array_add (reading->reader->sheets, sheet);
}

static void
xlsx_close (gpointer data)
{
  Reader *reader = data;

  g_clear_pointer (&reader->package, jin_xlsx_package_free);
  g_clear_pointer (&reader->strings, jin_xlsx_strings_free);
  g_clear_pointer (&reader->styles, jin_xlsx_styles_free);
  g_clear_pointer (&reader->sheets, g_ptr_array_unref);
  g_free (reader);
}

/* Reads the list of sheets and what all of them share. */
static gboolean
read_workbook (Reader       *reader,
               const char   *workbook,
               GArray       *entries,
               GCancellable *cancellable,
               GError      **error)
{
  static const JinXlsxHandlers handlers = {.start = workbook_start_cb};
  const char                  *name = jin_xlsx_package_get_name (reader->package);
  g_autoptr (GArray)           relations = read_relations (reader->package, workbook, cancellable, error);
  WorkbookReading              reading = {reader, relations, entries, FALSE};

  if (relations == NULL || !jin_xlsx_parse_part (reader->package, workbook, &handlers, &reading, cancellable, error))
    return FALSE;
  if (!reading.is_workbook)
    return jin_sheet_fail (error, JIN_ERROR_FORMAT, name, _ ("It is an office document, but not a spreadsheet."), _ ("Choose a file of type .xlsx, .xls or .csv."));
  if (entries->len == 0)
    return jin_sheet_fail (error, JIN_ERROR_FORMAT, name, _ ("It holds no sheet with rows."), _ ("Choose another file."));
  reader->styles = jin_xlsx_styles_read (reader->package, find_relation (relations, "styles", NULL),
                                         find_relation (relations, "theme", NULL), cancellable, error);
  if (reader->styles == NULL)
    return FALSE;
  reader->strings = jin_xlsx_strings_read (reader->package, find_relation (relations, "sharedStrings", NULL), cancellable, error);
  return reader->strings != NULL;
}

static gpointer
xlsx_open (const JinSheetInput *input,
           GArray              *entries,
           const char         **encoding,
           GCancellable        *cancellable,
           GError             **error)
{
  Reader            *reader = g_new0 (Reader, 1);
  g_autoptr (GArray) relations = NULL;
  const char        *workbook;

  *encoding = "UTF-8";
  reader->sheets = g_ptr_array_new_with_free_func (free_sheet);
  reader->package = jin_xlsx_package_open (input, error);
  if (reader->package == NULL)
    goto fail;
  if (!jin_xlsx_package_has (reader->package, "[Content_Types].xml"))
    {
      jin_sheet_fail (error, JIN_ERROR_FORMAT, input->name, _ ("It is a zip archive, but not a spreadsheet."), _ ("Unpack it, and choose the spreadsheet in it."));
      goto fail;
    }
  relations = read_relations (reader->package, "", cancellable, error);
  if (relations == NULL)
    goto fail;
  workbook = find_relation (relations, "officeDocument", NULL);
  if (workbook == NULL)
    {
      jin_sheet_fail_damaged (error, input->name, "_rels/.rels");
      goto fail;
    }
  if (check_content_type (reader->package, workbook, cancellable, error) &&
      read_workbook (reader, workbook, entries, cancellable, error))
    return reader;
fail:
  xlsx_close (reader);
  return NULL;
}

static void
comment_start_cb (JinXlsxXml  *xml,
                  const char  *name,
                  const char **attributes,
                  gpointer     data)
{
  const char *ref = strcmp (name, "comment") == 0 ? jin_xlsx_attribute (attributes, "ref") : NULL;
  int         row, column;

  if (ref != NULL && jin_xlsx_parse_ref (ref, &row, &column) && column < JIN_SHEET_MAX_COLUMNS)
    g_hash_table_add (data, jin_xlsx_comment_key (row, column));
}

/* The cells that have a comment; what it says is for people to read. */
static gboolean
read_comments (Reader       *reader,
               const char   *part,
               GHashTable   *comments,
               GCancellable *cancellable,
               GError      **error)
{
  static const JinXlsxHandlers handlers = {.start = comment_start_cb};
  g_autoptr (GArray)           relations = read_relations (reader->package, part, cancellable, error);
  const char                  *target;

  if (relations == NULL)
    return FALSE;
  target = find_relation (relations, "comments", NULL);
  return target == NULL || !jin_xlsx_package_has (reader->package, target) ||
         jin_xlsx_parse_part (reader->package, target, &handlers, comments, cancellable, error);
}

static gboolean
know_sheet (Reader       *reader,
            Sheet        *sheet,
            GCancellable *cancellable,
            GError      **error)
{
  if (sheet->is_known)
    return TRUE;
  jin_xlsx_frame_clear (&sheet->frame);
  sheet->is_known = jin_xlsx_frame_read (&sheet->frame, reader->package, sheet->part, cancellable, error) &&
                    read_comments (reader, sheet->part, sheet->comments, cancellable, error);
  return sheet->is_known;
}

static gboolean
xlsx_read (gpointer      data,
           guint         index,
           JinSheet     *head,
           JinSheetSink *sink,
           GCancellable *cancellable,
           GError      **error)
{
  Reader        *reader = data;
  Sheet         *sheet = g_ptr_array_index (reader->sheets, index);
  JinXlsxContext context = {reader->package, reader->strings, reader->styles, &sheet->frame, sheet->comments, reader->date1904};

  if (!know_sheet (reader, sheet, cancellable, error))
    return FALSE;
  jin_sheet_describe (head, jin_xlsx_styles_palette (reader->styles), sheet->frame.merges, sheet->frame.hidden_columns);
  return !jin_sheet_sink_begin (sink) || jin_xlsx_rows_read (&context, sheet->part, sink, cancellable, error);
}

const JinSheetFormat jin_xlsx_format = {xlsx_open, xlsx_read, xlsx_close};
