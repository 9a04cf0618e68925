/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <string.h>

#include <xlsxwriter.h>

#include "base/jin-minute.h"
#include "exchange/jin-table-writer-private.h"
#include "exchange/jin-xlsx-body.h"

/*
 * An .xlsx that can be printed as it is: title, bold framed heads that repeat on each
 * page and stay in sight, A4 across, as wide as the page.  Text is text: no cell ever
 * becomes a formula, and numbers in text keep all their digits.
 */

#define FACE "宋体"

typedef enum {
  LOOK_TITLE,
  LOOK_HEAD,
  LOOK_TEXT,
  LOOK_NUMBER,
  LOOK_MONEY,
  LOOK_YEAR,
  LOOK_MONTH,
  LOOK_DAY,
  LOOK_MOMENT,
  N_LOOKS,
} Look;

typedef struct
{
  lxw_workbook  *workbook;
  lxw_worksheet *sheet;
  lxw_format    *looks[N_LOOKS];
  JinXlsxBody   *body; /* the rows */
  lxw_row_t      row;
  lxw_row_t      head_row;
  guint          n_columns;
  GString       *scratch;
} Target;

static void
add_look (Target     *target,
          Look        look,
          const char *number_format,
          guint8      align)
{
  lxw_format *format = workbook_add_format (target->workbook);

  format_set_font_name (format, FACE);
  format_set_align (format, LXW_ALIGN_VERTICAL_CENTER);
  if (align != 0)
    format_set_align (format, align);
  if (number_format != NULL)
    format_set_num_format (format, number_format);
  if (look != LOOK_TITLE)
    format_set_border (format, LXW_BORDER_THIN);
  if (look == LOOK_TITLE || look == LOOK_HEAD)
    format_set_bold (format);
  if (look == LOOK_TITLE)
    format_set_font_size (format, 18);
  if (look == LOOK_HEAD)
    format_set_text_wrap (format);
  target->looks[look] = format;
  lxw_format_get_xf_index (format); /* now and for good */
}

static gpointer
xlsx_open (const char *path,
           GError    **error)
{
  lxw_workbook_options options = {.constant_memory = LXW_TRUE};
  lxw_workbook        *workbook = workbook_new_opt (path, &options);
  Target              *target;

  if (workbook == NULL)
    return NULL;
  target = g_new0 (Target, 1);
  target->workbook = workbook;
  target->sheet = workbook_add_worksheet (workbook, NULL);
  target->scratch = g_string_new (NULL);
  add_look (target, LOOK_TITLE, NULL, LXW_ALIGN_CENTER);
  add_look (target, LOOK_HEAD, NULL, LXW_ALIGN_CENTER);
  add_look (target, LOOK_TEXT, "@", 0);
  add_look (target, LOOK_NUMBER, NULL, 0);
  add_look (target, LOOK_MONEY, "#,##0.00", 0);
  add_look (target, LOOK_YEAR, "yyyy", LXW_ALIGN_LEFT);
  add_look (target, LOOK_MONTH, "yyyy.mm", LXW_ALIGN_LEFT);
  add_look (target, LOOK_DAY, "yyyy.mm.dd", LXW_ALIGN_LEFT);
  add_look (target, LOOK_MOMENT, "yyyy.mm.dd hh:mm", LXW_ALIGN_LEFT);
  return target;
}

/* Unmasked, it says so in the head of each page (R94). */
static void
xlsx_set_frame (gpointer             data,
                const JinTableFrame *frame)
{
  if (frame->unmasked)
    worksheet_set_header (((Target *)data)->sheet, "&R内部资料　注意保存");
}

/* Control characters, which no spreadsheet may hold, are left out. */
static const char *
clean (Target     *target,
       const char *text)
{
  const char *p = text;

  while ((guchar)*p >= 0x20 || *p == '\n' || *p == '\t')
    p++;
  if (*p == '\0')
    return text;
  g_string_truncate (target->scratch, 0);
  for (p = text; *p != '\0'; p++)
    if ((guchar)*p >= 0x20 || *p == '\n' || *p == '\t')
      g_string_append_c (target->scratch, *p);
  return target->scratch->str;
}

static gboolean
xlsx_write_title (gpointer    data,
                  const char *title,
                  guint       n_columns)
{
  Target   *target = data;
  lxw_error result;

  worksheet_set_row (target->sheet, 0, 32, NULL);
  if (n_columns > 1)
    result = worksheet_merge_range (target->sheet, 0, 0, 0, (lxw_col_t)(n_columns - 1), clean (target, title), target->looks[LOOK_TITLE]);
  else
    result = worksheet_write_string (target->sheet, 0, 0, clean (target, title), target->looks[LOOK_TITLE]);
  target->row = target->head_row = 1;
  return result == LXW_NO_ERROR;
}

static gboolean
xlsx_write_head (gpointer      data,
                 const GArray *columns)
{
  Target   *target = data;
  lxw_error result = LXW_NO_ERROR;

  target->n_columns = columns->len;
  for (guint i = 0; i < columns->len && result == LXW_NO_ERROR; i++)
    result = worksheet_write_string (target->sheet, target->row, (lxw_col_t)i,
                                     clean (target, g_array_index (columns, JinColumn, i).head), target->looks[LOOK_HEAD]);
  target->row++;
  target->body = jin_xlsx_body_new (target->row, columns->len);
  return result == LXW_NO_ERROR && target->body != NULL;
}

static int
look_index (Target *target,
            Look    look)
{
  return lxw_format_get_xf_index (target->looks[look]);
}

static void
write_number (Target *target,
              Look    look,
              double  number)
{
  jin_xlsx_body_add_number (target->body, look_index (target, look), number);
}

static gboolean
write_text (Target     *target,
            const char *text)
{
  return jin_xlsx_body_add_text (target->body, look_index (target, LOOK_TEXT), clean (target, text));
}

/* Spreadsheets count days from 1900, and wrongly before March of that year. */
static gboolean
write_date (Target *target,
            JinDate date)
{
  static const Look looks[] = {LOOK_TEXT, LOOK_YEAR, LOOK_MONTH, LOOK_DAY};
  const JinDate     first = jin_date_first (date);

  if (jin_date_compare (first, JIN_DATE (1900, 3, 1)) < 0)
    return FALSE;
  write_number (target, looks[jin_date_precision (date)], jin_date_days_between (JIN_DATE (1899, 12, 30), first));
  return TRUE;
}

static gboolean
write_integer (Target      *target,
               gint64       number,
               JinFieldType type)
{
  if (type == JIN_TYPE_BOOLEAN)
    return write_text (target, number != 0 ? "是" : "否");
  if (type == JIN_TYPE_MONEY)
    write_number (target, LOOK_MONEY, (double)number / 100);
  else if (type == JIN_TYPE_TIME)
    write_number (target, LOOK_MOMENT,
                  jin_date_days_between (JIN_DATE (1899, 12, 30), jin_minute_date (number)) +
                      (jin_minute_hour (number) * 60 + jin_minute_minute (number)) / 1440.0);
  else
    write_number (target, LOOK_NUMBER, (double)number);
  return TRUE;
}

static gboolean
write_value (Target         *target,
             const JinValue *value,
             JinFieldType    type)
{
  g_autofree char *text = NULL;

  switch (value->kind)
    {
    case JIN_VALUE_TEXT:
      return write_text (target, value->u.text);
    case JIN_VALUE_REAL:
      write_number (target, type == JIN_TYPE_MONEY ? LOOK_MONEY : LOOK_NUMBER, value->u.real);
      return TRUE;
    case JIN_VALUE_INT:
      return write_integer (target, value->u.integer, type);
    case JIN_VALUE_DATE:
      if (write_date (target, value->u.date))
        return TRUE;
      text = jin_table_value_text (value, type);
      return write_text (target, text);
    case JIN_VALUE_NONE:
    default:
      jin_xlsx_body_add_blank (target->body, look_index (target, LOOK_TEXT));
      return TRUE;
    }
}

static gboolean
xlsx_write_row (gpointer        data,
                const GArray   *columns,
                const JinValue *values)
{
  Target *target = data;

  for (guint i = 0; i < columns->len; i++)
    if (!write_value (target, &values[i], g_array_index (columns, JinColumn, i).type))
      return FALSE;
  target->row++;
  return jin_xlsx_body_end_row (target->body);
}

static void
set_page (Target       *target,
          const GArray *widths)
{
  for (guint i = 0; i < widths->len; i++)
    worksheet_set_column (target->sheet, (lxw_col_t)i, (lxw_col_t)i, g_array_index (widths, int, i), NULL);
  worksheet_freeze_panes (target->sheet, target->head_row + 1, 0);
  worksheet_repeat_rows (target->sheet, target->head_row, target->head_row);
  if (target->n_columns > 0 && target->row > target->head_row + 1)
    worksheet_autofilter (target->sheet, target->head_row, 0, target->row - 1, (lxw_col_t)(target->n_columns - 1));
  worksheet_set_paper (target->sheet, 9); /* A4 */
  worksheet_set_landscape (target->sheet);
  worksheet_fit_to_pages (target->sheet, 1, 0);
  worksheet_set_footer (target->sheet, "&C第 &P 页 共 &N 页");
}

static gboolean
xlsx_close (gpointer      data,
            const char   *path,
            const GArray *widths)
{
  Target  *target = data;
  gboolean written = FALSE;

  if (widths != NULL)
    {
      set_page (target, widths);
      written = workbook_close (target->workbook) == LXW_NO_ERROR && (target->row == target->head_row + 1 || jin_xlsx_body_insert (target->body, path));
    }
  else
    {
      lxw_workbook_free (target->workbook);
    }
  g_clear_pointer (&target->body, jin_xlsx_body_free);
  g_string_free (target->scratch, TRUE);
  g_free (target);
  return written;
}

const JinTableFormat jin_table_xlsx = {xlsx_open, xlsx_set_frame, xlsx_write_title, xlsx_write_head, xlsx_write_row, xlsx_close, FALSE};
