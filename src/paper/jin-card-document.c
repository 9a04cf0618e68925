/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include "paper/jin-card-document.h"
#include "paper/jin-paper-words.h"

/*
 *   ┌──────┬────────────┬──────┬────────────┐
 *   │ 姓名 │            │ 性别 │            │   two facts a row
 *   ├──────┼────────────┴──────┴────────────┤
 *   │ 备注 │                                │   a long one alone
 *   └──────┴────────────────────────────────┘
 *   本人签字：      采集人：       第 x 页　共 y 页
 */
struct _JinCardDocument
{
  JinDocument parent_instance;

  JinTable *facts; /* a row a fact: head, value */
  char     *unit;
  JinDate   date;
  GArray   *rows;  /* Row */
  GArray   *pages; /* guint: first row of each */
};

typedef struct
{
  guint  first; /* fact */
  guint  n;     /* 1 or 2 */
  double height;
} Row;

#define ROW_HEIGHT 24.0
#define HEAD_SHARE 0.17 /* of the sheet's body */
#define PAD 4.0
#define GAP 6.0

G_DEFINE_FINAL_TYPE (JinCardDocument, jin_card_document, JIN_TYPE_DOCUMENT)

static const JinLettering title_lettering = {JIN_FACE_TITLE, JIN_SIZE_2_SMALL, PANGO_ALIGN_CENTER, FALSE};
static const JinLettering head_lettering = {JIN_FACE_HEAD, JIN_SIZE_5, PANGO_ALIGN_CENTER, TRUE};
static const JinLettering value_lettering = {JIN_FACE_SONG, JIN_SIZE_5, PANGO_ALIGN_LEFT, FALSE};
static const JinLettering right_lettering = {JIN_FACE_SONG, JIN_SIZE_5, PANGO_ALIGN_RIGHT, FALSE};

static const double line_height = JIN_SIZE_5 * JIN_LINE_HEIGHT;

static double
value_width (double width, guint n)
{
  return width / n - width * HEAD_SHARE - 2 * PAD;
}

static double
fact_height (JinCardDocument *self, JinPen *pen, guint fact, double width, guint n)
{
  double head = jin_pen_text_height (pen, &head_lettering, jin_table_text (self->facts, fact, 0), width * HEAD_SHARE - 2 * PAD);
  double value = jin_pen_text_height (pen, &value_lettering, jin_table_text (self->facts, fact, 1), value_width (width, n));

  return MAX (MAX (head, value) + PAD, ROW_HEIGHT);
}

/* A value that half a sheet holds on two lines shares its row. */
static gboolean
is_long (JinCardDocument *self, JinPen *pen, guint fact, double width)
{
  return jin_pen_text_height (pen, &value_lettering, jin_table_text (self->facts, fact, 1), value_width (width, 2)) > 2.5 * line_height;
}

static void
lay_out_rows (JinCardDocument *self, JinPen *pen, double width, double max_height)
{
  guint n_facts = jin_table_n_rows (self->facts);

  g_array_set_size (self->rows, 0);
  for (guint fact = 0; fact < n_facts;)
    {
      Row row = {fact, 1, 0};

      if (fact + 1 < n_facts && !is_long (self, pen, fact, width) && !is_long (self, pen, fact + 1, width))
        row.n = 2;
      for (guint i = 0; i < row.n; i++)
        row.height = MIN (MAX (row.height, fact_height (self, pen, fact + i, width, row.n)), max_height);
      g_array_append_val (self->rows, row);
      fact += row.n;
    }
}

static double
top_height (int page)
{
  return page == 0 ? title_lettering.size * JIN_LINE_HEIGHT + GAP + line_height + GAP / 2 : line_height + GAP / 2;
}

static int
jin_card_document_paginate (JinDocument *document, const JinPageSetup *setup)
{
  JinCardDocument *self = JIN_CARD_DOCUMENT (document);
  g_auto (JinPen)  pen = {NULL, NULL};
  double           room = jin_page_setup_body_height (setup) - line_height - GAP;
  double           used = 0;
  guint            first = 0;

  jin_pen_init (&pen, NULL);
  lay_out_rows (self, &pen, jin_page_setup_body_width (setup), room - top_height (0));
  g_array_set_size (self->pages, 0);
  g_array_append_val (self->pages, first);
  for (guint i = 0; i < self->rows->len; i++)
    {
      double height = g_array_index (self->rows, Row, i).height;

      if (used + height > room - top_height ((int)self->pages->len - 1))
        {
          g_array_append_val (self->pages, i);
          used = 0;
        }
      used += height;
    }
  return (int)self->pages->len;
}

static void
draw_row (JinCardDocument *self, JinPen *pen, const Row *row, double x, double y, double width)
{
  double head_width = width * HEAD_SHARE;

  for (guint i = 0; i < row->n; i++)
    {
      double left = x + i * width / row->n;

      if (i > 0)
        jin_pen_rule (pen, left, y, left, y + row->height, JIN_RULE_INNER);
      jin_pen_text (pen, &head_lettering, jin_table_text (self->facts, row->first + i, 0),
                    &(JinRect){left + PAD, y, head_width - 2 * PAD, row->height});
      jin_pen_rule (pen, left + head_width, y, left + head_width, y + row->height, JIN_RULE_INNER);
      jin_pen_text (pen, &value_lettering, jin_table_text (self->facts, row->first + i, 1),
                    &(JinRect){left + head_width + PAD, y, value_width (width, row->n), row->height});
    }
}

static void
draw_top (JinCardDocument *self, JinPen *pen, const JinRect *body, int page)
{
  const char *title = jin_document_get_title (JIN_DOCUMENT (self));
  JinRect     line = {body->x, body->y, body->width, title_lettering.size * JIN_LINE_HEIGHT};

  if (page > 0)
    {
      g_autofree char *continued = g_strdup_printf (JIN_PAPER_CONTINUED, title);

      line.height = line_height;
      jin_pen_text (pen, &value_lettering, continued, &line);
      return;
    }
  jin_pen_text (pen, &title_lettering, title, &line);
  line.y += line.height + GAP;
  line.height = line_height;

  g_autofree char *left = g_strconcat (JIN_PAPER_UNIT, self->unit, NULL);
  g_autofree char *day = jin_date_is_none (self->date) ? g_strdup (JIN_PAPER_DATE_BLANK) : jin_date_format_long (self->date);
  g_autofree char *right = g_strconcat (JIN_PAPER_DATE, day, NULL);
  jin_pen_text (pen, &value_lettering, left, &line);
  jin_pen_text (pen, &right_lettering, right, &line);
}

static void
draw_footer (JinCardDocument *self, JinPen *pen, const JinRect *body, int page)
{
  g_autofree char *number = g_strdup_printf (JIN_PAPER_PAGE, page + 1, (int)self->pages->len);
  JinRect          line = {body->x, body->y + body->height - line_height, body->width / 3, line_height};

  jin_pen_text (pen, &value_lettering, JIN_PAPER_SIGNS_SELF, &line);
  line.x += line.width;
  jin_pen_text (pen, &value_lettering, JIN_PAPER_COLLECTED_BY, &line);
  line.x += line.width;
  jin_pen_text (pen, &right_lettering, number, &line);
}

static void
jin_card_document_draw_page (JinDocument *document, JinPen *pen, int page, const JinPageSetup *setup)
{
  JinCardDocument *self = JIN_CARD_DOCUMENT (document);
  JinRect          body = {setup->left, setup->top, jin_page_setup_body_width (setup), jin_page_setup_body_height (setup)};
  guint            first = g_array_index (self->pages, guint, page);
  guint            after = (guint)page + 1 < self->pages->len ? g_array_index (self->pages, guint, page + 1) : self->rows->len;
  double           top = body.y + top_height (page);
  double           y = top;

  draw_top (self, pen, &body, page);
  for (guint i = first; i < after; i++)
    {
      const Row *row = &g_array_index (self->rows, Row, i);

      if (i > first)
        jin_pen_rule (pen, body.x, y, body.x + body.width, y, JIN_RULE_INNER);
      draw_row (self, pen, row, body.x, y, body.width);
      y += row->height;
    }
  jin_pen_frame (pen, &(JinRect){body.x, top, body.width, y - top}, JIN_RULE_OUTER);
  draw_footer (self, pen, &body, page);
}

static void
jin_card_document_finalize (GObject *object)
{
  JinCardDocument *self = JIN_CARD_DOCUMENT (object);

  g_clear_pointer (&self->facts, jin_table_unref);
  g_clear_pointer (&self->unit, g_free);
  g_clear_pointer (&self->rows, g_array_unref);
  g_clear_pointer (&self->pages, g_array_unref);
  G_OBJECT_CLASS (jin_card_document_parent_class)->finalize (object);
}

static void
jin_card_document_class_init (JinCardDocumentClass *klass)
{
  JinDocumentClass *document_class = JIN_DOCUMENT_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = jin_card_document_finalize;
  document_class->paginate = jin_card_document_paginate;
  document_class->draw_page = jin_card_document_draw_page;
}

static void
jin_card_document_init (JinCardDocument *self)
{
  self->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  self->pages = g_array_new (FALSE, FALSE, sizeof (guint));
}

/**
 * jin_card_document_new:
 * @facts: two columns, head and value; its title is the document's
 * @options: (nullable): what stands around it
 *
 * Returns: (transfer full): an upright A4 with the facts as a form
 */
JinDocument *
jin_card_document_new (JinTable *facts, const JinListOptions *options)
{
  JinCardDocument *self;

  g_return_val_if_fail (facts != NULL && jin_table_n_columns (facts) == 2, NULL);

  self = g_object_new (JIN_TYPE_CARD_DOCUMENT, "title", jin_table_get_title (facts), NULL);
  self->facts = jin_table_ref (facts);
  if (options != NULL)
    {
      self->unit = g_strdup (options->unit);
      self->date = options->date;
      jin_document_set_unmasked (JIN_DOCUMENT (self), options->unmasked);
    }
  return JIN_DOCUMENT (self);
}
