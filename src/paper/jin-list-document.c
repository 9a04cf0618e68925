/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <math.h>

#include "paper/jin-grid.h"
#include "paper/jin-list-document.h"
#include "paper/jin-paper-words.h"

/*
 * A list (R107).  The first page carries the title, every page the heads and
 * the footer; no row is cut.
 *
 *   ┌───────────────────────────────┐   ┌───────────────────────────────┐
 *   │             title             │   │ title（续）                   │
 *   │ 填报单位（盖章）：   填报日期：│   │ ┌────┬──────┬───────────────┐ │
 *   │ ┌────┬──────┬───────────────┐ │   │ │ 序号 …                    │ │
 *   │ │ 序号 …                    │ │   │ ├────┼──────┼───────────────┤ │
 *   │ ├────┼──────┼───────────────┤ │   │ │ 合计                      │ │
 *   │ └────┴──────┴───────────────┘ │   │ └────┴──────┴───────────────┘ │
 *   │ 填表人： …    第 1 页　共 2 页│   │ 填表人： …    第 2 页　共 2 页│
 *   └───────────────────────────────┘   └───────────────────────────────┘
 */
struct _JinListDocument
{
  JinDocument parent_instance;

  JinTable *table;
  char     *unit;
  char     *note;
  JinDate   date;
  guint     rows_per_page;
  char    **signs;
  JinGrid  *grid;
  GArray   *pages; /* Page */
};

typedef struct
{
  guint    first;
  guint    n_rows;
  guint    n_blank;
  gboolean total;
} Page;

#define TITLE_GAP 6.0
#define LINE_GAP 3.0
#define FOOTER_GAP 5.0
#define ROW_HEIGHT 20.0
#define BLANK_ROW_HEIGHT 24.0

G_DEFINE_FINAL_TYPE (JinListDocument, jin_list_document, JIN_TYPE_DOCUMENT)

static const JinLettering title_lettering = {JIN_FACE_TITLE, JIN_SIZE_2_SMALL, PANGO_ALIGN_CENTER, FALSE};
static const JinLettering note_lettering = {JIN_FACE_FANG, JIN_SIZE_5, PANGO_ALIGN_CENTER, FALSE};
static const JinLettering left_lettering = {JIN_FACE_SONG, JIN_SIZE_5, PANGO_ALIGN_LEFT, FALSE};
static const JinLettering right_lettering = {JIN_FACE_SONG, JIN_SIZE_5, PANGO_ALIGN_RIGHT, FALSE};

static const double line_height = JIN_SIZE_5 * JIN_LINE_HEIGHT;

static double
title_height (JinListDocument *self, JinPen *pen, double width)
{
  double height = jin_pen_text_height (pen, &title_lettering, jin_document_get_title (JIN_DOCUMENT (self)), width);

  if (self->note != NULL)
    height += jin_pen_text_height (pen, &note_lettering, self->note, width) + LINE_GAP;
  return height + TITLE_GAP;
}

static double
above_grid (JinListDocument *self, JinPen *pen, double width, int page)
{
  return (page == 0 ? title_height (self, pen, width) : 0) + line_height + LINE_GAP;
}

static double
room_for_grid (JinListDocument *self, JinPen *pen, const JinPageSetup *setup, int page)
{
  return jin_page_setup_body_height (setup) - above_grid (self, pen, jin_page_setup_body_width (setup), page) -
         FOOTER_GAP - line_height;
}

/* With a number of rows asked for, they share the first page, the fullest. */
static JinGrid *
lay_out_grid (JinListDocument *self, JinPen *pen, const JinPageSetup *setup)
{
  double width = jin_page_setup_body_width (setup);
  double room = room_for_grid (self, pen, setup, 0);
  double row_height = jin_table_n_rows (self->table) == 0 ? BLANK_ROW_HEIGHT : ROW_HEIGHT;
  double head_height;

  if (self->rows_per_page > 0)
    row_height = room / (self->rows_per_page + 1);
  g_autoptr (JinGrid) grid = jin_grid_new (self->table, pen, width, row_height, room);
  if (self->rows_per_page == 0)
    return g_steal_pointer (&grid);

  head_height = grid->head_height;
  row_height = (room - head_height) / self->rows_per_page;
  return jin_grid_new (self->table, pen, width, row_height, room);
}

static void
add_page (JinListDocument *self, const Page *page)
{
  g_array_append_val (self->pages, *page);
}

static int
jin_list_document_paginate (JinDocument *document, const JinPageSetup *setup)
{
  JinListDocument *self = JIN_LIST_DOCUMENT (document);
  g_auto (JinPen)  pen = {NULL, NULL};
  guint            n_rows = jin_table_n_rows (self->table);
  gboolean         total;
  Page             page = {0};
  double           used = 0;

  jin_pen_init (&pen, NULL);
  g_clear_pointer (&self->grid, jin_grid_free);
  self->grid = lay_out_grid (self, &pen, setup);
  total = jin_grid_has_total (self->grid);
  g_array_set_size (self->pages, 0);

  double first_room = room_for_grid (self, &pen, setup, 0) - self->grid->head_height + 0.01;
  double next_room = room_for_grid (self, &pen, setup, 1) - self->grid->head_height + 0.01;
  guint  n_lines = n_rows + (total ? 1 : 0);
  for (guint line = 0; line < n_lines; line++)
    {
      double height = line < n_rows ? self->grid->heights[line] : self->grid->row_height;
      /* A heading doesn't stand alone at the foot of a page. */
      double kept = line + 1 < n_rows && jin_table_is_heading (self->table, line) ? self->grid->heights[line + 1] : 0;
      guint  n_on_page = page.n_rows;

      if (used + height + kept > (self->pages->len == 0 ? first_room : next_room) ||
          (self->rows_per_page > 0 && n_on_page == self->rows_per_page))
        {
          add_page (self, &page);
          page = (Page){.first = line};
          used = 0;
        }
      used += height;
      if (line < n_rows)
        page.n_rows++;
      else
        page.total = TRUE;
    }
  if (n_rows == 0)
    page.n_blank = (guint)floor ((first_room - used) / self->grid->row_height);
  add_page (self, &page);
  return (int)self->pages->len;
}

static void
draw_title (JinListDocument *self, JinPen *pen, const JinPageSetup *setup)
{
  const char *title = jin_document_get_title (JIN_DOCUMENT (self));
  JinRect     box = {setup->left, setup->top, jin_page_setup_body_width (setup), 0};

  box.height = jin_pen_text_height (pen, &title_lettering, title, box.width);
  jin_pen_text (pen, &title_lettering, title, &box);
  if (self->note != NULL)
    {
      box.y += box.height + LINE_GAP;
      box.height = jin_pen_text_height (pen, &note_lettering, self->note, box.width);
      jin_pen_text (pen, &note_lettering, self->note, &box);
    }
}

static gboolean
has_money (JinTable *table)
{
  for (guint column = 0; column < jin_table_n_columns (table); column++)
    if (jin_table_column (table, column)->type == JIN_TYPE_MONEY)
      return TRUE;
  return FALSE;
}

static void
draw_line_above (JinListDocument *self, JinPen *pen, const JinRect *box, int page)
{
  g_autofree char *left = NULL;

  if (page > 0)
    {
      left = g_strdup_printf (JIN_PAPER_CONTINUED, jin_document_get_title (JIN_DOCUMENT (self)));
      jin_pen_text (pen, &left_lettering, left, box);
      return;
    }

  g_autofree char *date = jin_date_is_none (self->date) ? g_strdup (JIN_PAPER_DATE_BLANK) : jin_date_format_long (self->date);
  g_autofree char *right = g_strconcat (JIN_PAPER_DATE, date, has_money (self->table) ? "　　" JIN_PAPER_YUAN : "", NULL);

  left = g_strconcat (JIN_PAPER_UNIT, self->unit, NULL);
  double right_width = jin_pen_text_width (pen, &right_lettering, right);
  jin_pen_text (pen, &left_lettering, left, &(JinRect){box->x, box->y, box->width - right_width - 12, box->height});
  jin_pen_text (pen, &right_lettering, right, box);
}

static void
draw_footer (JinListDocument *self, JinPen *pen, const JinPageSetup *setup, int page)
{
  JinRect          box = {setup->left, setup->height - setup->bottom - line_height, jin_page_setup_body_width (setup), line_height};
  double           step = (box.width - 110) / 3;
  g_autofree char *number = g_strdup_printf (JIN_PAPER_PAGE, page + 1, (int)self->pages->len);

  for (guint i = 0; self->signs[i] != NULL; i++)
    jin_pen_text (pen, &left_lettering, self->signs[i], &(JinRect){box.x + i * step, box.y, step, box.height});
  jin_pen_text (pen, &right_lettering, number, &box);
}

static void
jin_list_document_draw_page (JinDocument *document, JinPen *pen, int page_number, const JinPageSetup *setup)
{
  JinListDocument *self = JIN_LIST_DOCUMENT (document);
  const Page      *page = &g_array_index (self->pages, Page, page_number);
  double           width = jin_page_setup_body_width (setup);
  double           y = setup->top + above_grid (self, pen, width, page_number);

  if (page_number == 0)
    draw_title (self, pen, setup);
  draw_line_above (self, pen, &(JinRect){setup->left, y - line_height - LINE_GAP, width, line_height}, page_number);
  jin_grid_draw (self->grid, pen, setup->left, y, page->first, page->n_rows, page->n_blank, page->total);
  draw_footer (self, pen, setup, page_number);
}

static void
jin_list_document_finalize (GObject *object)
{
  JinListDocument *self = JIN_LIST_DOCUMENT (object);

  g_clear_pointer (&self->table, jin_table_unref);
  g_clear_pointer (&self->unit, g_free);
  g_clear_pointer (&self->note, g_free);
  g_clear_pointer (&self->signs, g_strfreev);
  g_clear_pointer (&self->grid, jin_grid_free);
  g_clear_pointer (&self->pages, g_array_unref);
  G_OBJECT_CLASS (jin_list_document_parent_class)->finalize (object);
}

static void
jin_list_document_class_init (JinListDocumentClass *klass)
{
  JinDocumentClass *document_class = JIN_DOCUMENT_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = jin_list_document_finalize;
  document_class->paginate = jin_list_document_paginate;
  document_class->draw_page = jin_list_document_draw_page;
}

static void
jin_list_document_init (JinListDocument *self)
{
  self->pages = g_array_new (FALSE, FALSE, sizeof (Page));
}

static JinPageSetup
choose_setup (JinTable *table)
{
  g_auto (JinPen) pen = {NULL, NULL};
  JinPageSetup    upright = jin_page_setup (JIN_PAPER_A4, FALSE);
  double          width = jin_page_setup_body_width (&upright);

  jin_pen_init (&pen, NULL);
  return jin_grid_natural_width (table, &pen) <= width ? upright : jin_page_setup (JIN_PAPER_A4, TRUE);
}

/**
 * jin_list_document_new:
 * @table: heads and cells, 序号 first; its title is the document's
 * @options: (nullable): what stands around it
 * @setup: (nullable): the sheet, or %NULL: upright A4 if no cell has to be broken for it, else across
 *
 * An empty table gives a blank form to write on.
 *
 * Returns: (transfer full): a list
 */
JinDocument *
jin_list_document_new (JinTable *table, const JinListOptions *options, const JinPageSetup *setup)
{
  static const char *const usual_signs[] = {JIN_PAPER_FILLED_BY, JIN_PAPER_CHECKED_BY, JIN_PAPER_PHONE, NULL};
  JinListDocument         *self;
  JinPageSetup             sheet;

  g_return_val_if_fail (table != NULL && jin_table_n_columns (table) > 0, NULL);

  self = g_object_new (JIN_TYPE_LIST_DOCUMENT, "title", jin_table_get_title (table), NULL);
  self->table = jin_table_ref (table);
  self->signs = g_strdupv ((char **)(options != NULL && options->signs != NULL ? options->signs : usual_signs));
  if (options != NULL)
    {
      self->unit = g_strdup (options->unit);
      self->note = g_strdup (options->note);
      self->date = options->date;
      self->rows_per_page = options->rows_per_page;
      jin_document_set_unmasked (JIN_DOCUMENT (self), options->unmasked);
    }
  sheet = setup != NULL ? *setup : choose_setup (table);
  jin_document_set_page_setup (JIN_DOCUMENT (self), &sheet);
  return JIN_DOCUMENT (self);
}

/**
 * jin_list_document_get_rows:
 * @self: a list
 * @page: from 0
 * @first: (out) (optional): the page's first row
 *
 * Returns: how many rows of the table stand on the page
 */
guint
jin_list_document_get_rows (JinListDocument *self, int page, guint *first)
{
  const Page *found;

  g_return_val_if_fail (JIN_IS_LIST_DOCUMENT (self), 0);
  g_return_val_if_fail (page >= 0 && page < jin_document_get_n_pages (JIN_DOCUMENT (self)), 0);

  found = &g_array_index (self->pages, Page, page);
  if (first != NULL)
    *first = found->first;
  return found->n_rows;
}
