/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include "chart/jin-scene-output.h"
#include "paper/jin-chart-document.h"
#include "paper/jin-grid.h"
#include "paper/jin-paper-words.h"
#include "report/jin-chart-table.h"

/* The drawing stands on the first page; a table too long for the rest of it goes on. */
struct _JinChartDocument
{
  JinDocument parent_instance;

  JinChartKind  kind;
  JinChartData *data;
  JinTable     *table;
  char         *unit;
  JinDate       date;
  JinGrid      *grid;
  guint         rows_on_first;
  guint         rows_on_next;
};

#define ROW_HEIGHT 20.0
#define GAP 8.0
#define FOOTER_HEIGHT 20.0
#define CHART_SHARE 0.45 /* of the body's height */
#define CHART_TYPE 9.0

G_DEFINE_FINAL_TYPE (JinChartDocument, jin_chart_document, JIN_TYPE_DOCUMENT)

static const JinLettering title_lettering = {JIN_FACE_TITLE, JIN_SIZE_2_SMALL, PANGO_ALIGN_CENTER, FALSE};
static const JinLettering sentence_lettering = {JIN_FACE_SONG, JIN_SIZE_4_SMALL, PANGO_ALIGN_CENTER, TRUE};
static const JinLettering left_lettering = {JIN_FACE_SONG, JIN_SIZE_5, PANGO_ALIGN_LEFT, FALSE};
static const JinLettering right_lettering = {JIN_FACE_SONG, JIN_SIZE_5, PANGO_ALIGN_RIGHT, FALSE};

static const double line_height = JIN_SIZE_5 * JIN_LINE_HEIGHT;

static double
title_height (JinChartDocument *self, JinPen *pen, double width)
{
  return jin_pen_text_height (pen, &title_lettering, jin_document_get_title (JIN_DOCUMENT (self)), width);
}

static double
sentence_height (JinChartDocument *self, JinPen *pen, double width)
{
  const char *sentence = jin_chart_data_get_sentence (self->data);

  return sentence != NULL ? jin_pen_text_height (pen, &sentence_lettering, sentence, width) + GAP : 0;
}

/* Where the table begins on the first page. */
static double
grid_top (JinChartDocument *self, JinPen *pen, const JinPageSetup *setup)
{
  double width = jin_page_setup_body_width (setup);

  return setup->top + title_height (self, pen, width) + GAP + sentence_height (self, pen, width) +
         jin_page_setup_body_height (setup) * CHART_SHARE + GAP + line_height + 3;
}

static int
jin_chart_document_paginate (JinDocument *document, const JinPageSetup *setup)
{
  JinChartDocument *self = JIN_CHART_DOCUMENT (document);
  g_auto (JinPen)   pen = {NULL, NULL};
  double            bottom = setup->height - setup->bottom - FOOTER_HEIGHT;
  double            top;
  guint             n_rows = jin_table_n_rows (self->table);

  jin_pen_init (&pen, NULL);
  top = grid_top (self, &pen, setup);
  g_clear_pointer (&self->grid, jin_grid_free);
  self->grid = jin_grid_new (self->table, &pen, jin_page_setup_body_width (setup), ROW_HEIGHT, ROW_HEIGHT);
  self->rows_on_first = (guint)MAX (0, (bottom - top - self->grid->head_height) / ROW_HEIGHT);
  self->rows_on_next = (guint)((bottom - setup->top - line_height - 3 - self->grid->head_height) / ROW_HEIGHT);
  if (n_rows <= self->rows_on_first)
    return 1;
  return 1 + (int)((n_rows - self->rows_on_first + self->rows_on_next - 1) / self->rows_on_next);
}

static void
draw_scene (JinChartDocument *self, JinPen *pen, const JinRect *box)
{
  JinChartTheme theme;

  jin_chart_theme_init (&theme, JIN_CHART_LOOK_PRINT, 1);
  theme.font_family = jin_face_get_family (JIN_FACE_HEAD);
  theme.size = CHART_TYPE;
  theme.heading = FALSE;

  g_autoptr (JinScene) scene = jin_chart_layout (self->kind, self->data, &theme, box->width, box->height);
  cairo_save (pen->cr);
  cairo_translate (pen->cr, box->x, box->y);
  jin_scene_draw (scene, pen->cr);
  cairo_restore (pen->cr);
  cairo_set_source_rgb (pen->cr, 0, 0, 0);
}

static void
draw_line_above_grid (JinChartDocument *self, JinPen *pen, const JinRect *box)
{
  g_autofree char *left = g_strconcat (JIN_PAPER_UNIT, self->unit, NULL);
  g_autofree char *date = jin_date_is_none (self->date) ? g_strdup (JIN_PAPER_DATE_BLANK) : jin_date_format_long (self->date);
  g_autofree char *right = g_strconcat (JIN_PAPER_DATE, date, NULL);

  jin_pen_text (pen, &left_lettering, left, box);
  jin_pen_text (pen, &right_lettering, right, box);
}

static double
draw_first_page (JinChartDocument *self, JinPen *pen, const JinPageSetup *setup)
{
  const char *title = jin_document_get_title (JIN_DOCUMENT (self));
  const char *sentence = jin_chart_data_get_sentence (self->data);
  JinRect     box = {setup->left, setup->top, jin_page_setup_body_width (setup), 0};

  box.height = title_height (self, pen, box.width);
  jin_pen_text (pen, &title_lettering, title, &box);
  box.y += box.height + GAP;
  if (sentence != NULL)
    {
      box.height = sentence_height (self, pen, box.width) - GAP;
      jin_pen_text (pen, &sentence_lettering, sentence, &box);
      box.y += box.height + GAP;
    }
  box.height = jin_page_setup_body_height (setup) * CHART_SHARE;
  draw_scene (self, pen, &box);
  box.y += box.height + GAP;
  box.height = line_height;
  draw_line_above_grid (self, pen, &box);
  return box.y + line_height + 3;
}

static void
jin_chart_document_draw_page (JinDocument *document, JinPen *pen, int page, const JinPageSetup *setup)
{
  JinChartDocument *self = JIN_CHART_DOCUMENT (document);
  JinRect           line = {setup->left, setup->top, jin_page_setup_body_width (setup), line_height};
  guint             first = page == 0 ? 0 : self->rows_on_first + (guint)(page - 1) * self->rows_on_next;
  guint             n_rows = MIN (jin_table_n_rows (self->table) - first, page == 0 ? self->rows_on_first : self->rows_on_next);
  double            y = line.y + line_height + 3;

  if (page == 0)
    y = draw_first_page (self, pen, setup);
  else
    {
      g_autofree char *title = g_strdup_printf (JIN_PAPER_CONTINUED, jin_document_get_title (document));

      jin_pen_text (pen, &left_lettering, title, &line);
    }
  if (n_rows > 0)
    jin_grid_draw (self->grid, pen, setup->left, y, first, n_rows, 0, FALSE);

  g_autofree char *number = g_strdup_printf (JIN_PAPER_PAGE, page + 1, jin_document_get_n_pages (document));
  line.y = setup->height - setup->bottom - line_height;
  jin_pen_text (pen, &right_lettering, number, &line);
}

static void
jin_chart_document_finalize (GObject *object)
{
  JinChartDocument *self = JIN_CHART_DOCUMENT (object);

  g_clear_pointer (&self->data, jin_chart_data_unref);
  g_clear_pointer (&self->table, jin_table_unref);
  g_clear_pointer (&self->unit, g_free);
  g_clear_pointer (&self->grid, jin_grid_free);
  G_OBJECT_CLASS (jin_chart_document_parent_class)->finalize (object);
}

static void
jin_chart_document_class_init (JinChartDocumentClass *klass)
{
  JinDocumentClass *document_class = JIN_DOCUMENT_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = jin_chart_document_finalize;
  document_class->paginate = jin_chart_document_paginate;
  document_class->draw_page = jin_chart_document_draw_page;
}

static void
jin_chart_document_init (JinChartDocument *self)
{
}

/**
 * jin_chart_document_new:
 * @kind: how it is drawn
 * @data: what is drawn; its title is the document's
 * @unit: (nullable): 填报单位
 * @date: 填报日期; none leaves blanks to write on
 * @setup: (nullable): the sheet; %NULL: upright A4
 *
 * Returns: (transfer full): a sheet with one chart
 */
JinDocument *
jin_chart_document_new (JinChartKind kind, JinChartData *data, const char *unit, JinDate date, const JinPageSetup *setup)
{
  JinChartDocument *self;

  g_return_val_if_fail (data != NULL, NULL);

  self = g_object_new (JIN_TYPE_CHART_DOCUMENT, "title", jin_chart_data_get_title (data), NULL);
  self->kind = kind;
  /* The table in the order of the drawing. */
  self->data = jin_chart_data_fold (data, G_MAXUINT, kind == JIN_CHART_RANKED_BARS);
  self->table = jin_report_chart_table (self->data);
  self->unit = g_strdup (unit);
  self->date = date;
  if (setup != NULL)
    jin_document_set_page_setup (JIN_DOCUMENT (self), setup);
  return JIN_DOCUMENT (self);
}
