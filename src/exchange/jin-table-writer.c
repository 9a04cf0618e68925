/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <string.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "base/jin-error.h"
#include "base/jin-minute.h"
#include "base/jin-money.h"
#include "base/jin-text.h"
#include "exchange/jin-table-writer-private.h"

/*
 * The frame around all formats: a temporary file beside the wanted one, columns and
 * their widths, errors in words.
 */

#define MIN_WIDTH 6
#define MAX_WIDTH 48
#define MEASURED_ROWS 2000 /* the widths follow the first ones */

struct _JinTableWriter
{
  const JinTableFormat *format;
  gpointer              target;
  char                 *path;
  char                 *draft; /* the temporary file; NULL once it got its name */
  char                 *title;
  GArray               *columns; /* JinColumn */
  GArray               *widths;  /* int, what the widest cell needs */
  gboolean              has_head;
  guint                 n_rows;
};

/* Fills @error with what errno, or the writer of the format, has to say. */
static gboolean
fail (const JinTableWriter *self,
      GError              **error,
      int                   reason)
{
  g_autofree char *name = g_filename_display_basename (self->path);

  if (reason == ENOSPC || reason == EDQUOT)
    g_set_error (error, JIN_ERROR, JIN_ERROR_FAILED,
                 _ ("“%s” could not be written: the disk is full. What stood there before is unchanged. Make room or choose another disk."), name);
  else if (reason == EACCES || reason == EROFS || reason == EPERM)
    g_set_error (error, JIN_ERROR, JIN_ERROR_READ_ONLY,
                 _ ("“%s” could not be written: you may not write to that folder. Choose another one."), name);
  else
    g_set_error (error, JIN_ERROR, JIN_ERROR_FAILED,
                 _ ("“%s” could not be written (%s). What stood there before is unchanged. Choose another folder or name."), name,
                    reason != 0 ? g_strerror (reason) : _ ("a cell or the file became too large"));
  return FALSE;
}

static void
clear_column (gpointer data)
{
  g_free (((JinColumn *)data)->head);
}

/* An empty file of a new name in the same folder, so that it can be renamed into place. */
static gboolean
make_draft (JinTableWriter *self,
            GError        **error)
{
  int fd;

  self->draft = g_strconcat (self->path, ".XXXXXX", NULL);
  fd = g_mkstemp_full (self->draft, O_RDWR | O_CLOEXEC, 0644);
  if (fd < 0)
    {
      g_clear_pointer (&self->draft, g_free);
      return fail (self, error, errno);
    }
  close (fd);
  return TRUE;
}

/**
 * jin_table_writer_new:
 * @path: the file to be written; it becomes a .csv or .docx if it ends so, else an .xlsx
 * @title: (nullable): a line above the heads; .csv has none
 *
 * Returns: (transfer full): a writer, or %NULL with a %JIN_ERROR
 */
JinTableWriter *
jin_table_writer_new (const char *path,
                      const char *title,
                      GError    **error)
{
  g_autoptr (JinTableWriter) self = g_new0 (JinTableWriter, 1);
  g_autofree char           *ending = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  ending = g_ascii_strdown (path, -1);
  if (g_str_has_suffix (ending, ".csv"))
    self->format = &jin_table_csv;
  else
    self->format = g_str_has_suffix (ending, ".docx") ? &jin_table_docx : &jin_table_xlsx;
  self->path = g_strdup (path);
  self->title = g_strdup (title);
  self->columns = g_array_new (FALSE, FALSE, sizeof (JinColumn));
  g_array_set_clear_func (self->columns, clear_column);
  self->widths = g_array_new (FALSE, TRUE, sizeof (int));
  if (!make_draft (self, error))
    return NULL;
  errno = 0;
  self->target = self->format->open (self->draft, error);
  if (self->target == NULL)
    {
      fail (self, error, errno);
      return NULL;
    }
  return g_steal_pointer (&self);
}

void
jin_table_writer_free (JinTableWriter *self)
{
  if (self == NULL)
    return;
  if (self->target != NULL)
    self->format->close (self->target, NULL, NULL);
  if (self->draft != NULL)
    g_unlink (self->draft);
  g_free (self->draft);
  g_free (self->path);
  g_free (self->title);
  g_array_unref (self->columns);
  g_array_unref (self->widths);
  g_free (self);
}

/* Columns of a fixed face: an East Asian character takes two. */
static int
text_width (const char *text)
{
  int width = 0, widest = 0;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      const gunichar c = g_utf8_get_char (text);

      if (c == '\n')
        width = 0;
      else
        width += g_unichar_iszerowidth (c) ? 0 : g_unichar_iswide (c) ? 2
                                                                      : 1;
      widest = MAX (widest, width);
    }
  return widest;
}

static void
widen (JinTableWriter *self,
       guint           column,
       int             width)
{
  int *widest = &g_array_index (self->widths, int, column);

  *widest = MAX (*widest, MIN (width, MAX_WIDTH));
}

/**
 * jin_table_writer_is_paper:
 *
 * Returns: whether the file is a sheet to be signed, as lists are printed, rather than data
 */
gboolean
jin_table_writer_is_paper (JinTableWriter *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->format == &jin_table_docx;
}

/**
 * jin_table_writer_set_frame:
 * @frame: what stands around the table; before the first row
 */
void
jin_table_writer_set_frame (JinTableWriter      *self,
                            const JinTableFrame *frame)
{
  g_return_if_fail (self != NULL && frame != NULL && !self->has_head);

  if (self->format->set_frame != NULL)
    self->format->set_frame (self->target, frame);
}

/**
 * jin_table_writer_add_column:
 * @head: what stands above it
 * @type: what it holds; a text stays text whatever it looks like, so that ID numbers and
 *   phones keep all their digits
 * @width: in characters, an East Asian one counts 2; 0 to follow the content of the first rows
 *
 * Adds a column; none after the first row.
 */
void
jin_table_writer_add_column (JinTableWriter *self,
                             const char     *head,
                             JinFieldType    type,
                             int             width)
{
  JinColumn column = {.type = type, .width = width};

  g_return_if_fail (self != NULL && head != NULL && !self->has_head);

  column.head = g_strdup (head);
  g_array_append_val (self->columns, column);
  g_array_set_size (self->widths, self->columns->len);
  widen (self, self->columns->len - 1, width > 0 && !self->format->measures_all ? width : MAX (text_width (head) + 2, MIN_WIDTH));
}

static gboolean
write_head (JinTableWriter *self,
            GError        **error)
{
  if (self->has_head)
    return TRUE;
  self->has_head = TRUE;
  errno = 0;
  if ((self->title != NULL && !self->format->write_title (self->target, self->title, self->columns->len)) ||
      !self->format->write_head (self->target, self->columns))
    return fail (self, error, errno);
  return TRUE;
}

/**
 * jin_table_value_text:
 *
 * Returns: (transfer full): a value as plain text, for .csv and for widths
 */
char *
jin_table_value_text (const JinValue *value,
                      JinFieldType    type)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  switch (value->kind)
    {
    case JIN_VALUE_TEXT:
      return g_strdup (value->u.text);
    case JIN_VALUE_DATE:
      return jin_date_format (value->u.date);
    case JIN_VALUE_REAL:
      return g_strdup (g_ascii_formatd (buffer, sizeof buffer, "%.15g", value->u.real));
    case JIN_VALUE_INT:
      if (type == JIN_TYPE_MONEY)
        return jin_money_to_decimal (value->u.integer);
      if (type == JIN_TYPE_TIME)
        return jin_minute_format (value->u.integer);
      if (type == JIN_TYPE_BOOLEAN)
        return g_strdup (value->u.integer != 0 ? "是" : "否");
      return g_strdup_printf ("%" G_GINT64_FORMAT, value->u.integer);
    case JIN_VALUE_NONE:
    default:
      return g_strdup ("");
    }
}

static void
measure (JinTableWriter *self,
         const JinValue *values)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      const JinColumn *column = &g_array_index (self->columns, JinColumn, i);
      g_autofree char *text = NULL;

      if ((column->width > 0 && !self->format->measures_all) || values[i].kind == JIN_VALUE_NONE || g_array_index (self->widths, int, i) >= MAX_WIDTH)
        continue;
      if (values[i].kind != JIN_VALUE_TEXT)
        text = jin_table_value_text (&values[i], column->type);
      widen (self, i, text_width (text != NULL ? text : values[i].u.text) + 2);
    }
}

/**
 * jin_table_writer_add_row:
 * @values: (array): one for each column; whole numbers of money are 分, of times
 *   minutes as #JinMinute
 *
 * Returns: %FALSE with @error set when the disk is full and the like
 */
gboolean
jin_table_writer_add_row (JinTableWriter *self,
                          const JinValue *values,
                          GError        **error)
{
  g_return_val_if_fail (self != NULL && values != NULL, FALSE);

  if (!write_head (self, error))
    return FALSE;
  if (self->n_rows++ < MEASURED_ROWS)
    measure (self, values);
  errno = 0;
  return self->format->write_row (self->target, self->columns, values) || fail (self, error, errno);
}

static gboolean
sync_file (const char *path)
{
  int      fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  gboolean synced = fd >= 0 && fsync (fd) == 0;

  if (fd >= 0)
    close (fd);
  return synced;
}

/**
 * jin_table_writer_finish:
 *
 * Writes what is left and gives the file its name.  The writer can only be freed after it.
 *
 * Returns: %FALSE with @error set; what stood under the name before is then still there
 */
gboolean
jin_table_writer_finish (JinTableWriter *self,
                         GError        **error)
{
  gpointer target;

  g_return_val_if_fail (self != NULL && self->target != NULL, FALSE);

  if (!write_head (self, error))
    return FALSE;
  target = g_steal_pointer (&self->target);
  errno = 0;
  if (!self->format->close (target, self->draft, self->widths) || !sync_file (self->draft) || g_rename (self->draft, self->path) != 0)
    return fail (self, error, errno);
  g_clear_pointer (&self->draft, g_free);
  return TRUE;
}

/**
 * jin_table_write:
 * @table: what a list or report shows
 *
 * Writes a whole table; cells that have a number become numbers.
 */
gboolean
jin_table_write (JinTable     *table,
                 const char   *path,
                 GCancellable *cancellable,
                 GError      **error)
{
  g_autoptr (JinTableWriter) writer = NULL;
  g_autofree JinValue       *values = NULL;
  guint                      n_columns;

  g_return_val_if_fail (table != NULL && path != NULL, FALSE);

  writer = jin_table_writer_new (path, jin_table_get_title (table), error);
  if (writer == NULL)
    return FALSE;
  n_columns = jin_table_n_columns (table);
  for (guint i = 0; i < n_columns; i++)
    {
      const JinColumn *column = jin_table_column (table, i);

      jin_table_writer_add_column (writer, column->head, column->type, column->width);
    }
  values = g_new0 (JinValue, MAX (n_columns, 1));
  for (guint row = 0; row < jin_table_n_rows (table); row++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      for (guint i = 0; i < n_columns; i++)
        {
          values[i].kind = JIN_VALUE_REAL;
          if (!jin_table_number (table, row, i, &values[i].u.real))
            values[i] = (JinValue){.kind = JIN_VALUE_TEXT, .u.text = (char *)jin_table_text (table, row, i)};
        }
      if (!jin_table_writer_add_row (writer, values, error))
        return FALSE;
    }
  return jin_table_writer_finish (writer, error);
}
