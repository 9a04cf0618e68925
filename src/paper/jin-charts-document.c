/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <math.h>

#include "chart/jin-scene-output.h"
#include "paper/jin-charts-document.h"
#include "paper/jin-paper-words.h"
#include "report/jin-figures.h"

/*
 *   ┌──────────────────────────────┐
 *   │            title             │
 *   │            note              │
 *   │ ┌────┐┌────┐┌────┐┌────┐┌────┐│  figures
 *   │ └────┘└────┘└────┘└────┘└────┘│
 *   │ ┌─────────────┐┌─────────────┐│  charts, row by row
 *   │ └─────────────┘└─────────────┘│
 *   └──────────────────────────────┘
 */
struct _JinChartsDocument
{
  JinDocument parent_instance;

  char      *note;
  GPtrArray *figures; /* JinFigure */
  GPtrArray *charts;  /* Chart */
};

typedef struct
{
  JinChartKind  kind;
  JinChartData *data;
} Chart;

#define GAP 8.0
#define PAD 5.0
#define TILE_HEIGHT 50.0
#define FOOTER_HEIGHT 16.0
/* A chart reads best somewhat wider than high. */
#define CHART_SHAPE 0.65
#define LEAST_TYPE 6.0
#define TITLE_SCALE 1.25
#define SENTENCE_LINES 3

G_DEFINE_FINAL_TYPE (JinChartsDocument, jin_charts_document, JIN_TYPE_DOCUMENT)

static const JinLettering title_lettering = {JIN_FACE_TITLE, JIN_SIZE_2_SMALL, PANGO_ALIGN_CENTER, FALSE};
static const JinLettering note_lettering = {JIN_FACE_FANG, JIN_SIZE_5, PANGO_ALIGN_CENTER, FALSE};
static const JinLettering small_lettering = {JIN_FACE_SONG, JIN_SIZE_5_SMALL, PANGO_ALIGN_CENTER, FALSE};
static const JinLettering page_lettering = {JIN_FACE_SONG, JIN_SIZE_5_SMALL, PANGO_ALIGN_RIGHT, FALSE};
static const JinLettering value_lettering = {JIN_FACE_HEAD, JIN_SIZE_3, PANGO_ALIGN_CENTER, FALSE};

static void
chart_free (Chart *chart)
{
  jin_chart_data_unref (chart->data);
  g_free (chart);
}

static int
jin_charts_document_paginate (JinDocument *document, const JinPageSetup *setup)
{
  JinChartsDocument *self = JIN_CHARTS_DOCUMENT (document);

  return (int)MAX (1, (self->charts->len + JIN_CHARTS_PER_PAGE - 1) / JIN_CHARTS_PER_PAGE);
}

static void
draw_tile (JinPen *pen, const JinFigure *figure, const JinRect *box)
{
  g_autofree char *value = jin_figure_format (figure);
  g_autofree char *change = jin_figure_format_change (figure);
  g_autofree char *against = change != NULL ? g_strdup_printf (JIN_PAPER_AGAINST, change) : NULL;

  jin_pen_frame (pen, box, JIN_RULE_INNER);
  jin_pen_text (pen, &small_lettering, figure->title, &(JinRect){box->x, box->y + 2, box->width, 13});
  jin_pen_text (pen, &value_lettering, value, &(JinRect){box->x, box->y + 14, box->width, 22});
  if (against != NULL)
    jin_pen_text (pen, &small_lettering, against, &(JinRect){box->x, box->y + 36, box->width, 12});
}

/* Title and sentence; returns where the drawing begins. */
static double
draw_head (JinPen *pen, JinChartData *data, const JinRect *box, double size)
{
  const JinLettering title = {JIN_FACE_HEAD, size * TITLE_SCALE, PANGO_ALIGN_LEFT, FALSE};
  const JinLettering sentence = {JIN_FACE_SONG, size, PANGO_ALIGN_LEFT, FALSE};
  const char        *text = jin_chart_data_get_sentence (data);
  JinRect            line = {box->x + PAD, box->y + PAD, box->width - 2 * PAD, title.size * JIN_LINE_HEIGHT};

  jin_pen_text (pen, &title, jin_chart_data_get_title (data), &line);
  line.y += line.height;
  if (text == NULL)
    return line.y;
  line.height = MIN (jin_pen_text_height (pen, &sentence, text, line.width), SENTENCE_LINES * size * JIN_LINE_HEIGHT);
  jin_pen_text (pen, &sentence, text, &line);
  return line.y + line.height;
}

static void
draw_chart (JinPen *pen, const Chart *chart, const JinRect *box, double size)
{
  JinChartTheme theme;
  double        top = draw_head (pen, chart->data, box, size) + 2;

  jin_chart_theme_init (&theme, JIN_CHART_LOOK_PRINT, 1);
  theme.font_family = jin_face_get_family (JIN_FACE_HEAD);
  theme.size = size;
  theme.heading = FALSE;

  g_autoptr (JinScene) scene = jin_chart_layout (chart->kind, chart->data, &theme, box->width - 2 * PAD, box->y + box->height - PAD - top);
  cairo_save (pen->cr);
  cairo_translate (pen->cr, box->x + PAD, top);
  jin_scene_draw (scene, pen->cr);
  cairo_restore (pen->cr);
  cairo_set_source_rgb (pen->cr, 0, 0, 0);
  jin_pen_frame (pen, box, JIN_RULE_INNER);
}

static double
type_size (double width)
{
  return CLAMP (width / 28, LEAST_TYPE, JIN_SIZE_5);
}

/* The number of columns that gives the drawings their best shape. */
static guint
choose_columns (guint n, const JinRect *room)
{
  guint  best = 1;
  double best_error = G_MAXDOUBLE;

  for (guint columns = 1; columns <= MIN (n, 4); columns++)
    {
      double width = room->width / columns;
      double head = type_size (width) * JIN_LINE_HEIGHT * (TITLE_SCALE + SENTENCE_LINES);
      double height = room->height / ((n + columns - 1) / columns) - GAP - 2 * PAD - head;
      double error = height > 0 ? fabs (log (height / width / CHART_SHAPE)) : G_MAXDOUBLE;

      if (error < best_error)
        {
          best = columns;
          best_error = error;
        }
    }
  return best;
}

static void
draw_charts (JinChartsDocument *self, JinPen *pen, guint first, guint n, const JinRect *room)
{
  guint  columns = choose_columns (n, room);
  guint  rows = (n + columns - 1) / columns;
  double width = (room->width - (columns - 1) * GAP) / columns;
  double height = MIN ((room->height - (rows - 1) * GAP) / rows, width * 1.1);

  for (guint i = 0; i < n; i++)
    {
      JinRect box = {room->x + (i % columns) * (width + GAP), room->y + (i / columns) * (height + GAP), width, height};

      draw_chart (pen, g_ptr_array_index (self->charts, first + i), &box, type_size (width));
    }
}

static double
draw_top (JinChartsDocument *self, JinPen *pen, const JinPageSetup *setup, int page)
{
  JinRect box = {setup->left, setup->top, jin_page_setup_body_width (setup), JIN_SIZE_2_SMALL * JIN_LINE_HEIGHT};

  jin_pen_text (pen, &title_lettering, jin_document_get_title (JIN_DOCUMENT (self)), &box);
  box.y += box.height + 2;
  if (self->note != NULL)
    {
      box.height = jin_pen_text_height (pen, &note_lettering, self->note, box.width);
      jin_pen_text (pen, &note_lettering, self->note, &box);
      box.y += box.height;
    }
  box.y += GAP;
  if (page > 0 || self->figures == NULL || self->figures->len == 0)
    return box.y;

  double width = (box.width - (self->figures->len - 1) * GAP) / self->figures->len;
  for (guint i = 0; i < self->figures->len; i++)
    draw_tile (pen, g_ptr_array_index (self->figures, i), &(JinRect){box.x + i * (width + GAP), box.y, width, TILE_HEIGHT});
  return box.y + TILE_HEIGHT + GAP;
}

static void
jin_charts_document_draw_page (JinDocument *document, JinPen *pen, int page, const JinPageSetup *setup)
{
  JinChartsDocument *self = JIN_CHARTS_DOCUMENT (document);
  guint              first = (guint)page * JIN_CHARTS_PER_PAGE;
  guint              n = MIN (self->charts->len - first, JIN_CHARTS_PER_PAGE);
  double             bottom = setup->height - setup->bottom - FOOTER_HEIGHT;
  double             top = draw_top (self, pen, setup, page);

  if (n > 0)
    draw_charts (self, pen, first, n, &(JinRect){setup->left, top, jin_page_setup_body_width (setup), bottom - top});

  g_autofree char *number = g_strdup_printf (JIN_PAPER_PAGE, page + 1, jin_document_get_n_pages (document));
  jin_pen_text (pen, &page_lettering, number, &(JinRect){setup->left, bottom + 2, jin_page_setup_body_width (setup), FOOTER_HEIGHT - 2});
}

static void
jin_charts_document_finalize (GObject *object)
{
  JinChartsDocument *self = JIN_CHARTS_DOCUMENT (object);

  g_clear_pointer (&self->note, g_free);
  g_clear_pointer (&self->figures, g_ptr_array_unref);
  g_clear_pointer (&self->charts, g_ptr_array_unref);
  G_OBJECT_CLASS (jin_charts_document_parent_class)->finalize (object);
}

static void
jin_charts_document_class_init (JinChartsDocumentClass *klass)
{
  JinDocumentClass *document_class = JIN_DOCUMENT_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = jin_charts_document_finalize;
  document_class->paginate = jin_charts_document_paginate;
  document_class->draw_page = jin_charts_document_draw_page;
}

static void
jin_charts_document_init (JinChartsDocument *self)
{
  self->charts = g_ptr_array_new_with_free_func ((GDestroyNotify)chart_free);
}

/**
 * jin_charts_document_new:
 * @title: what stands on top
 * @note: (nullable): the line beneath: scope and period
 * @figures: (nullable) (element-type JinFigure): the tiles; kept
 * @setup: (nullable): the sheet; %NULL: upright A4
 *
 * Returns: (transfer full): a sheet of charts, still empty
 */
JinDocument *
jin_charts_document_new (const char *title, const char *note, GPtrArray *figures, const JinPageSetup *setup)
{
  JinChartsDocument *self;

  g_return_val_if_fail (title != NULL, NULL);

  self = g_object_new (JIN_TYPE_CHARTS_DOCUMENT, "title", title, NULL);
  self->note = g_strdup (note);
  self->figures = figures != NULL ? g_ptr_array_ref (figures) : NULL;
  if (setup != NULL)
    jin_document_set_page_setup (JIN_DOCUMENT (self), setup);
  return JIN_DOCUMENT (self);
}

/**
 * jin_charts_document_add:
 * @self: a sheet of charts
 * @kind: how it is drawn
 * @data: what is drawn
 *
 * To be called before pages are counted; beyond %JIN_CHARTS_PER_PAGE they go on the next sheet.
 */
void
jin_charts_document_add (JinChartsDocument *self, JinChartKind kind, JinChartData *data)
{
  Chart *chart;

  g_return_if_fail (JIN_IS_CHARTS_DOCUMENT (self));
  g_return_if_fail (data != NULL);

  chart = g_new (Chart, 1);
  chart->kind = kind;
  chart->data = jin_chart_data_ref (data);
  g_ptr_array_add (self->charts, chart);
}
