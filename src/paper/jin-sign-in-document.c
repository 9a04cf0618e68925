/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include "base/jin-name.h"
#include "paper/jin-paper-words.h"
#include "paper/jin-sign-in-document.h"

/*
 * F6 on an upright A4; names run down the left block, then down the right one.
 *
 *   title
 *   活动名称：
 *   党组织：                          时间：
 *   地点：                            应到　人　实到　人　请假　人
 *   主持人：                          记录人：
 *   ┌────┬────────┬───────────┬┬────┬────────┬───────────┐
 *   │序号│  姓名  │   签名    ││序号│  姓名  │   签名    │   26 rows
 *   ├────┴────────┴───────────┴┴────┴────────┴───────────┤
 *   │ 缺席人员及原因：                                   │
 *   └────────────────────────────────────────────────────┘
 *   记录人签字：                          第 x 页　共 y 页
 */
struct _JinSignInDocument
{
  JinDocument parent_instance;

  char      *organisation;
  char      *activity;
  char      *time;
  char      *place;
  char      *host;
  char      *recorder;
  char      *counts;
  GPtrArray *names; /* as printed */
  guint      guests;
};

#define PER_PAGE (2 * JIN_SIGN_IN_ROWS)
#define FIELD_HEIGHT 19.0
#define HEAD_HEIGHT 22.0
#define ABSENT_HEIGHT 46.0
#define FOOTER_HEIGHT 22.0
#define TITLE_GAP 6.0
#define NUMBER_SHARE 0.14 /* of a block's width */
#define NAME_SHARE 0.40

G_DEFINE_FINAL_TYPE (JinSignInDocument, jin_sign_in_document, JIN_TYPE_DOCUMENT)

static const JinLettering title_lettering = {JIN_FACE_TITLE, JIN_SIZE_2, PANGO_ALIGN_CENTER, FALSE};
static const JinLettering field_lettering = {JIN_FACE_SONG, JIN_SIZE_4_SMALL, PANGO_ALIGN_LEFT, FALSE};
static const JinLettering small_lettering = {JIN_FACE_SONG, JIN_SIZE_5, PANGO_ALIGN_RIGHT, FALSE};
static const JinLettering head_lettering = {JIN_FACE_HEAD, JIN_SIZE_4_SMALL, PANGO_ALIGN_CENTER, FALSE};
static const JinLettering number_lettering = {JIN_FACE_SONG, JIN_SIZE_4_SMALL, PANGO_ALIGN_CENTER, FALSE};
static const JinLettering name_lettering = {JIN_FACE_SONG, JIN_SIZE_4, PANGO_ALIGN_CENTER, FALSE};

static int
jin_sign_in_document_paginate (JinDocument *document, const JinPageSetup *setup)
{
  JinSignInDocument *self = JIN_SIGN_IN_DOCUMENT (document);
  guint              rows = MAX (self->names->len + self->guests, 1);

  return (int)((rows + PER_PAGE - 1) / PER_PAGE);
}

static void
draw_field (JinPen *pen, const char *label, const char *value, double x, double y, double width)
{
  g_autofree char *text = g_strconcat (label, value, NULL);

  jin_pen_text (pen, &field_lettering, text, &(JinRect){x, y, width - 6, FIELD_HEIGHT});
}

static double
draw_fields (JinSignInDocument *self, JinPen *pen, double x, double y, double width)
{
  double half = width / 2;

  draw_field (pen, JIN_PAPER_ACTIVITY, self->activity, x, y, width);
  y += FIELD_HEIGHT;
  draw_field (pen, JIN_PAPER_ORGANISATION, self->organisation, x, y, half);
  draw_field (pen, JIN_PAPER_TIME, self->time, x + half, y, half);
  y += FIELD_HEIGHT;
  draw_field (pen, JIN_PAPER_PLACE, self->place, x, y, half);
  draw_field (pen, "", self->counts, x + half, y, half);
  y += FIELD_HEIGHT;
  draw_field (pen, JIN_PAPER_HOST, self->host, x, y, half);
  draw_field (pen, JIN_PAPER_RECORDER, self->recorder, x + half, y, half);
  return y + FIELD_HEIGHT;
}

static void
draw_heads (JinPen *pen, double x, double y, const double *widths)
{
  const char *heads[] = {JIN_PAPER_NUMBER, JIN_PAPER_NAME, JIN_PAPER_SIGNATURE};

  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    {
      jin_pen_text (pen, &head_lettering, heads[i], &(JinRect){x, y, widths[i], HEAD_HEIGHT});
      x += widths[i];
    }
}

static void
draw_block (JinSignInDocument *self, JinPen *pen, const JinRect *box, guint first)
{
  double widths[] = {box->width * NUMBER_SHARE, box->width * NAME_SHARE, box->width * (1 - NUMBER_SHARE - NAME_SHARE)};
  double row_height = (box->height - HEAD_HEIGHT) / JIN_SIGN_IN_ROWS;
  double y = box->y;

  draw_heads (pen, box->x, y, widths);
  y += HEAD_HEIGHT;
  for (guint row = 0; row < JIN_SIGN_IN_ROWS; row++)
    {
      guint            index = first + row;
      g_autofree char *number = g_strdup_printf ("%u", index + 1);

      jin_pen_rule (pen, box->x, y, box->x + box->width, y, JIN_RULE_INNER);
      jin_pen_text (pen, &number_lettering, number, &(JinRect){box->x, y, widths[0], row_height});
      if (index < self->names->len)
        jin_pen_text (pen, &name_lettering, g_ptr_array_index (self->names, index),
                      &(JinRect){box->x + widths[0] + 2, y, widths[1] - 4, row_height});
      y += row_height;
    }
  for (double x = box->x + widths[0], i = 0; i < 2; x += widths[1], i++)
    jin_pen_rule (pen, x, box->y, x, box->y + box->height, JIN_RULE_INNER);
}

static void
draw_footer (JinPen *pen, const JinRect *box, int page, int n_pages)
{
  g_autofree char *number = g_strdup_printf (JIN_PAPER_PAGE, page + 1, n_pages);

  jin_pen_text (pen, &field_lettering, JIN_PAPER_RECORDER_SIGNS, box);
  jin_pen_text (pen, &small_lettering, number, box);
}

static void
jin_sign_in_document_draw_page (JinDocument *document, JinPen *pen, int page, const JinPageSetup *setup)
{
  JinSignInDocument *self = JIN_SIGN_IN_DOCUMENT (document);
  double             x = setup->left;
  double             y = setup->top;
  double             width = jin_page_setup_body_width (setup);
  double             bottom = setup->height - setup->bottom - FOOTER_HEIGHT;
  double             title_height = title_lettering.size * JIN_LINE_HEIGHT;

  jin_pen_text (pen, &title_lettering, jin_document_get_title (document), &(JinRect){x, y, width, title_height});
  y = draw_fields (self, pen, x, y + title_height + TITLE_GAP, width);

  JinRect frame = {x, y, width, bottom - y};
  JinRect left = {x, y, width / 2, frame.height - ABSENT_HEIGHT};
  JinRect right = {x + width / 2, y, width / 2, left.height};
  draw_block (self, pen, &left, (guint)page * PER_PAGE);
  draw_block (self, pen, &right, (guint)page * PER_PAGE + JIN_SIGN_IN_ROWS);
  jin_pen_rule (pen, right.x, y, right.x, y + left.height, JIN_RULE_OUTER);
  y += left.height;
  jin_pen_rule (pen, x, y, x + width, y, JIN_RULE_INNER);
  jin_pen_text (pen, &field_lettering, JIN_PAPER_ABSENT, &(JinRect){x + 4, y + 2, width - 8, FIELD_HEIGHT});
  jin_pen_frame (pen, &frame, JIN_RULE_OUTER);
  draw_footer (pen, &(JinRect){x, bottom + 4, width, FOOTER_HEIGHT - 4}, page, jin_document_get_n_pages (document));
}

static void
jin_sign_in_document_finalize (GObject *object)
{
  JinSignInDocument *self = JIN_SIGN_IN_DOCUMENT (object);

  g_clear_pointer (&self->organisation, g_free);
  g_clear_pointer (&self->activity, g_free);
  g_clear_pointer (&self->time, g_free);
  g_clear_pointer (&self->place, g_free);
  g_clear_pointer (&self->host, g_free);
  g_clear_pointer (&self->recorder, g_free);
  g_clear_pointer (&self->counts, g_free);
  g_clear_pointer (&self->names, g_ptr_array_unref);
  G_OBJECT_CLASS (jin_sign_in_document_parent_class)->finalize (object);
}

static void
jin_sign_in_document_class_init (JinSignInDocumentClass *klass)
{
  JinDocumentClass *document_class = JIN_DOCUMENT_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = jin_sign_in_document_finalize;
  document_class->paginate = jin_sign_in_document_paginate;
  document_class->draw_page = jin_sign_in_document_draw_page;
}

static void
jin_sign_in_document_init (JinSignInDocument *self)
{
  self->names = g_ptr_array_new_with_free_func (g_free);
}

/* A number, or room to write one. */
static void
append_count (GString *text, const char *label, int count)
{
  g_string_append (text, label);
  if (count >= 0)
    g_string_append_printf (text, " %d ", count);
  else
    g_string_append (text, "　　");
  g_string_append (text, JIN_PAPER_PEOPLE "　");
}

/**
 * jin_sign_in_document_new:
 * @sheet: what is known beforehand
 *
 * Names are pre-printed at 14 pt, two-character ones spread (R7); rows without
 * a name are for guests.
 *
 * Returns: (transfer full): a sign-in sheet (F6)
 */
JinDocument *
jin_sign_in_document_new (const JinSignIn *sheet)
{
  JinSignInDocument  *self;
  g_autoptr (GString) counts = g_string_new (NULL);

  g_return_val_if_fail (sheet != NULL, NULL);

  self = g_object_new (JIN_TYPE_SIGN_IN_DOCUMENT, "title", JIN_PAPER_SIGN_IN, NULL);
  self->organisation = g_strdup (sheet->organisation);
  self->activity = g_strdup (sheet->activity);
  self->time = g_strdup (sheet->time);
  self->place = g_strdup (sheet->place);
  self->host = g_strdup (sheet->host);
  self->recorder = g_strdup (sheet->recorder);
  append_count (counts, JIN_PAPER_EXPECTED, sheet->expected);
  append_count (counts, JIN_PAPER_PRESENT, sheet->present);
  append_count (counts, JIN_PAPER_ON_LEAVE, sheet->on_leave);
  self->counts = g_strdup (counts->str);
  for (guint i = 0; i < sheet->n_names; i++)
    g_ptr_array_add (self->names, jin_name_print (sheet->names[i]));
  self->guests = sheet->guests;
  return JIN_DOCUMENT (self);
}
