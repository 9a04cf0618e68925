/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <string.h>

#include "paper/jin-mail.h"
#include "paper/jin-paper-words.h"

/*
 * Envelopes (GB/T 1416, GB/T 22657.1), one a household, a page each:
 *
 *   ┌──────────────────────────────────────────┐
 *   │ ▢▢▢▢▢▢                          ┌──────┐ │   the boxes stand in the corner of 90 × 26 mm that machines read
 *   │                                 │ 贴邮 │ │
 *   │     江苏省仪征市真州镇万年南路  │ 票处 │ │
 *   │            张三、李四　同志　收 └──────┘ │
 *   │                                          │
 *   │                   仪征市委老干部局       │
 *   │      (left white for bars)      邮政编码 │   20 mm high, 55 to 160 mm from the right edge
 *   └──────────────────────────────────────────┘
 */
struct _JinEnvelopeDocument
{
  JinDocument parent_instance;

  GPtrArray *households;
  char      *salutation;
  char      *sender;
  char      *sender_address;
  char      *sender_postcode;
  gboolean   preprinted;
  double     offset_x, offset_y; /* points */
};

#define N_DIGITS 6
#define BOX_LEFT JIN_MM (12)
#define BOX_TOP JIN_MM (10)
#define BOX_WIDTH JIN_MM (8)
#define BOX_HEIGHT JIN_MM (9)
#define BOX_STEP JIN_MM (10)
#define READ_HEIGHT JIN_MM (26) /* of the corner that machines read */
#define STAMP JIN_MM (22)
#define STAMP_MARGIN JIN_MM (9)
#define BARS_HEIGHT JIN_MM (20)
#define BARS_RIGHT JIN_MM (55)
#define SIDE 0.13 /* of the width, left white beside the address */
#define GAP JIN_MM (4)
#define SENDER_MARGIN JIN_MM (10)
#define BOX_RED 0.85

G_DEFINE_FINAL_TYPE (JinEnvelopeDocument, jin_envelope_document, JIN_TYPE_DOCUMENT)

/* Large envelopes are written on in larger type. */
static const struct
{
  double from_height; /* mm */
  double address, names, sender;
} type_sizes[] = {{200, 22, 26, 16}, {140, 18, 22, 14}, {0, 16, 20, JIN_SIZE_4_SMALL}};

static gsize
choose_sizes (const JinPageSetup *setup)
{
  gsize i = 0;

  while (setup->height < JIN_MM (type_sizes[i].from_height))
    i++;
  return i;
}

static int
jin_envelope_document_paginate (JinDocument *document, const JinPageSetup *setup)
{
  return MAX (1, (int)JIN_ENVELOPE_DOCUMENT (document)->households->len);
}

static void
draw_boxes (JinEnvelopeDocument *self, JinPen *pen, const char *postcode)
{
  const JinLettering digit = {JIN_FACE_SONG, 18, PANGO_ALIGN_CENTER, FALSE};

  for (int i = 0; i < N_DIGITS; i++)
    {
      JinRect box = {BOX_LEFT + i * BOX_STEP, BOX_TOP, BOX_WIDTH, BOX_HEIGHT};
      char    text[2] = "";

      if (!self->preprinted)
        {
          cairo_set_source_rgb (pen->cr, BOX_RED, 0.15, 0.1);
          jin_pen_frame (pen, &box, JIN_RULE_OUTER);
          cairo_set_source_rgb (pen->cr, 0, 0, 0);
        }
      if (postcode != NULL && (gsize)i < strlen (postcode))
        text[0] = postcode[i];
      jin_pen_text (pen, &digit, text, &box);
    }
}

static void
draw_stamp_place (JinPen *pen, const JinPageSetup *setup)
{
  const JinLettering words = {JIN_FACE_SONG, JIN_SIZE_5_SMALL, PANGO_ALIGN_CENTER, FALSE};
  JinRect            box = {setup->width - STAMP_MARGIN - STAMP, STAMP_MARGIN, STAMP, STAMP};

  jin_pen_frame (pen, &box, JIN_RULE_INNER);
  jin_pen_text (pen, &words, JIN_PAPER_STAMP, &box);
}

/* Address and names in the middle of what is left between the corner above and the sender. */
static void
draw_receiver (JinEnvelopeDocument *self, JinPen *pen, const JinHousehold *household, const JinPageSetup *setup, double bottom)
{
  gsize            sizes = choose_sizes (setup);
  g_autofree char *names = jin_household_names (household, self->salutation);
  g_autofree char *line = g_strconcat (names, "　", JIN_PAPER_TO_OPEN, NULL);
  JinLettering     address = {JIN_FACE_SONG, type_sizes[sizes].address, PANGO_ALIGN_LEFT, FALSE};
  JinLettering     name = {JIN_FACE_HEAD, type_sizes[sizes].names, PANGO_ALIGN_CENTER, FALSE};
  JinRect          box = {setup->width * SIDE, READ_HEIGHT + GAP, setup->width * (1 - 2 * SIDE), 0};
  double           room = bottom - box.y, height, names_height;

  while (TRUE)
    {
      height = jin_pen_text_height (pen, &address, household->address, box.width);
      names_height = jin_pen_text_height (pen, &name, line, box.width);
      if (height + GAP + names_height <= room || address.size <= JIN_SIZE_5)
        break;
      address.size -= 1;
      name.size -= 1;
    }
  box.y += MAX (0, room - height - GAP - names_height) / 3;
  box.height = height;
  jin_pen_text (pen, &address, household->address, &box);
  box.y += height + GAP;
  box.height = names_height;
  jin_pen_text (pen, &name, line, &box);
}

/* Who writes, above the bars, and the own postcode in the corner beneath.  Returns where it begins. */
static double
draw_sender (JinEnvelopeDocument *self, JinPen *pen, const JinPageSetup *setup)
{
  JinLettering     lettering = {JIN_FACE_SONG, type_sizes[choose_sizes (setup)].sender, PANGO_ALIGN_RIGHT, FALSE};
  double           line = lettering.size * JIN_LINE_HEIGHT;
  JinRect          box = {SENDER_MARGIN, setup->height - BARS_HEIGHT, setup->width - 2 * SENDER_MARGIN, line};
  const char      *lines[] = {self->sender, self->sender_address};
  g_autofree char *code = g_strdup_printf ("%s　%s", JIN_PAPER_POSTCODE, self->sender_postcode);

  if (*self->sender_postcode != '\0')
    jin_pen_text (pen, &lettering, code, &(JinRect){setup->width - BARS_RIGHT, setup->height - SENDER_MARGIN - line, BARS_RIGHT - SENDER_MARGIN, line});
  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    if (*lines[i] != '\0')
      {
        box.y -= line;
        jin_pen_text (pen, &lettering, lines[i], &box);
      }
  return box.y - GAP;
}

static void
jin_envelope_document_draw_page (JinDocument *document, JinPen *pen, int page, const JinPageSetup *setup)
{
  JinEnvelopeDocument *self = JIN_ENVELOPE_DOCUMENT (document);
  const JinHousehold  *household = (guint)page < self->households->len ? g_ptr_array_index (self->households, page) : NULL;
  double               bottom;

  cairo_translate (pen->cr, self->offset_x, self->offset_y);
  draw_boxes (self, pen, household != NULL ? household->postcode : NULL);
  if (!self->preprinted)
    draw_stamp_place (pen, setup);
  bottom = draw_sender (self, pen, setup);
  if (household != NULL)
    draw_receiver (self, pen, household, setup, bottom);
}

static void
jin_envelope_document_finalize (GObject *object)
{
  JinEnvelopeDocument *self = JIN_ENVELOPE_DOCUMENT (object);

  g_clear_pointer (&self->households, g_ptr_array_unref);
  g_clear_pointer (&self->salutation, g_free);
  g_clear_pointer (&self->sender, g_free);
  g_clear_pointer (&self->sender_address, g_free);
  g_clear_pointer (&self->sender_postcode, g_free);
  G_OBJECT_CLASS (jin_envelope_document_parent_class)->finalize (object);
}

static void
jin_envelope_document_class_init (JinEnvelopeDocumentClass *klass)
{
  JinDocumentClass *document_class = JIN_DOCUMENT_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = jin_envelope_document_finalize;
  document_class->paginate = jin_envelope_document_paginate;
  document_class->draw_page = jin_envelope_document_draw_page;
}

static void
jin_envelope_document_init (JinEnvelopeDocument *self)
{
}

static char *
dup_words (const char *text)
{
  return g_strdup (text != NULL ? text : "");
}

/**
 * jin_envelope_document_new:
 * @households: who gets one
 * @options: the size and what stands on an envelope
 *
 * Returns: (transfer full): envelopes, one a page
 */
JinDocument *
jin_envelope_document_new (JinHouseholds *households, const JinMailOptions *options)
{
  JinEnvelopeDocument *self;
  JinPageSetup         setup = {0};

  g_return_val_if_fail (households != NULL && options != NULL && options->envelope != NULL, NULL);

  self = g_object_new (JIN_TYPE_ENVELOPE_DOCUMENT, "title", JIN_PAPER_ENVELOPES, NULL);
  self->households = g_ptr_array_ref (households->households);
  self->salutation = g_strdup (options->salutation != NULL ? options->salutation : JIN_PAPER_COMRADE);
  self->sender = dup_words (options->sender);
  self->sender_address = dup_words (options->sender_address);
  self->sender_postcode = dup_words (options->sender_postcode);
  self->preprinted = options->preprinted;
  self->offset_x = JIN_MM (options->offset_x);
  self->offset_y = JIN_MM (options->offset_y);
  setup.width = JIN_MM (options->envelope->width);
  setup.height = JIN_MM (options->envelope->height);
  jin_document_set_page_setup (JIN_DOCUMENT (self), &setup);
  jin_document_set_fixed (JIN_DOCUMENT (self), TRUE);
  jin_document_set_people (JIN_DOCUMENT (self), households->n_people, NULL);
  return JIN_DOCUMENT (self);
}
