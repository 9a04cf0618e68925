/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include "paper/jin-mail.h"
#include "paper/jin-paper-words.h"

/*
 * Labels on a bought sheet, one a household:
 *
 *   ┌───────────────────┐
 *   │ 225400            │
 *   │ 江苏省仪征市真州镇│
 *   │ 万年南路128号     │
 *   │  张三、李四　同志 │
 *   └───────────────────┘
 *
 * All labels have one size of type, the largest that nearly all of them hold; the few longer ones are set smaller.
 */
struct _JinLabelDocument
{
  JinDocument parent_instance;

  GPtrArray    *households;
  char         *salutation;
  JinLabelSheet sheet;
  guint         skip;
  double        offset_x, offset_y; /* points */
  int           size;               /* of type_sizes, -1 until it is chosen */
};

#define PAD JIN_MM (3)
#define EDGE JIN_MM (6) /* what a printer leaves white around a sheet */
#define GAP 6.0
#define SAMPLE 500 /* so many labels, spread evenly, decide on the size of all */
#define LONGER 20  /* one in so many may be too long for it */

G_DEFINE_FINAL_TYPE (JinLabelDocument, jin_label_document, JIN_TYPE_DOCUMENT)

static const struct
{
  double address, names;
} type_sizes[] = {{JIN_SIZE_4_SMALL, JIN_SIZE_4}, {JIN_SIZE_5, JIN_SIZE_4_SMALL}, {JIN_SIZE_5_SMALL, JIN_SIZE_5}, {JIN_SIZE_6, JIN_SIZE_5_SMALL}};

static guint
labels_per_page (JinLabelDocument *self)
{
  return (guint)(self->sheet.columns * self->sheet.rows);
}

static int
jin_label_document_paginate (JinDocument *document, const JinPageSetup *setup)
{
  JinLabelDocument *self = JIN_LABEL_DOCUMENT (document);
  guint             n = self->skip + self->households->len, per_page = labels_per_page (self);

  return MAX (1, (int)((n + per_page - 1) / per_page));
}

/**
 * jin_label_document_get_place:
 * @self: labels
 * @index: of a household
 * @place: (out): its label on the sheet, in points, as it was cut
 *
 * Returns: the page it is on, from 0
 */
int
jin_label_document_get_place (JinLabelDocument *self, guint index, JinRect *place)
{
  guint per_page, cell;

  g_return_val_if_fail (JIN_IS_LABEL_DOCUMENT (self) && place != NULL, -1);

  per_page = labels_per_page (self);
  cell = (self->skip + index) % per_page;
  *place = (JinRect){
      JIN_MM (self->sheet.left + cell % self->sheet.columns * self->sheet.step_x),
      JIN_MM (self->sheet.top + cell / self->sheet.columns * self->sheet.step_y),
      JIN_MM (self->sheet.width),
      JIN_MM (self->sheet.height),
  };
  return (int)((self->skip + index) / per_page);
}

/* Where type may stand on a label: a little inside, and away from the sheet's edges. */
static JinRect
inner_box (const JinRect *place, const JinPageSetup *setup)
{
  double left = MAX (place->x + PAD, EDGE), right = MIN (place->x + place->width - PAD, setup->width - EDGE);
  double top = MAX (place->y + PAD, EDGE), bottom = MIN (place->y + place->height - PAD, setup->height - EDGE);

  return (JinRect){left, top, right - left, bottom - top};
}

static JinLettering
address_lettering (guint size)
{
  return (JinLettering){JIN_FACE_SONG, type_sizes[size].address, PANGO_ALIGN_LEFT, FALSE};
}

static JinLettering
names_lettering (guint size)
{
  return (JinLettering){JIN_FACE_HEAD, type_sizes[size].names, PANGO_ALIGN_CENTER, TRUE};
}

/* How high the parts of a label are at one size of type. */
typedef struct
{
  double code, address, names;
} Heights;

static Heights
measure (JinPen *pen, const JinHousehold *household, const char *names, double width, guint size)
{
  const JinLettering address = address_lettering (size), name = names_lettering (size);

  return (Heights){
      household->postcode != NULL ? address.size * JIN_LINE_HEIGHT : 0,
      jin_pen_text_height (pen, &address, household->address, width),
      jin_pen_text_height (pen, &name, names, width),
  };
}

static double
total (const Heights *heights)
{
  return heights->code + heights->address + GAP + heights->names;
}

/* The largest type, from @size on, that the label holds; else the smallest there is. */
static guint
fit (JinLabelDocument *self, JinPen *pen, const JinHousehold *household, const JinRect *box, guint size)
{
  g_autofree char *names = jin_household_names (household, self->salutation);

  for (; size < G_N_ELEMENTS (type_sizes) - 1; size++)
    {
      Heights heights = measure (pen, household, names, box->width, size);

      if (total (&heights) <= box->height)
        break;
    }
  return size;
}

static guint
common_size (JinLabelDocument *self, JinPen *pen, const JinPageSetup *setup)
{
  guint n = MIN (self->households->len, SAMPLE), longer = 0;
  guint n_fit[G_N_ELEMENTS (type_sizes)] = {0};
  int   size;

  for (guint i = 0; i < n; i++)
    {
      guint   index = (guint)((guint64)i * self->households->len / n);
      JinRect place, box;

      jin_label_document_get_place (self, index, &place);
      box = inner_box (&place, setup);
      n_fit[fit (self, pen, g_ptr_array_index (self->households, index), &box, 0)]++;
    }
  for (size = G_N_ELEMENTS (type_sizes) - 1; size > 0; size--)
    {
      longer += n_fit[size];
      if (longer * LONGER > n)
        break;
    }
  return (guint)size;
}

/* As narrow as its lines may be without becoming more: no last character of an address stands alone. */
static double
even_width (JinPen *pen, const JinLettering *address, const char *text, double width)
{
  double height = jin_pen_text_height (pen, address, text, width);
  double n_lines = height / (address->size * JIN_LINE_HEIGHT);
  double even = MIN (width, jin_pen_text_width (pen, address, text) / n_lines + address->size);

  return jin_pen_text_height (pen, address, text, even) <= height ? even : width;
}

static void
draw_label (JinLabelDocument *self, JinPen *pen, const JinHousehold *household, const JinRect *box)
{
  g_autofree char   *names = jin_household_names (household, self->salutation);
  guint              size = fit (self, pen, household, box, (guint)self->size);
  Heights            heights = measure (pen, household, names, box->width, size);
  const JinLettering address = address_lettering (size), name = names_lettering (size);
  JinRect            line = {box->x, 0, box->width, heights.code};

  heights.address = MIN (heights.address, box->height - heights.code - heights.names - GAP);
  line.y = box->y + (box->height - total (&heights)) / 2;
  if (household->postcode != NULL)
    jin_pen_text (pen, &address, household->postcode, &line);
  line.y += line.height;
  line.height = heights.address;
  line.width = even_width (pen, &address, household->address, box->width);
  jin_pen_text (pen, &address, household->address, &line);
  line.y += line.height + GAP;
  line.width = box->width;
  line.height = heights.names;
  jin_pen_text (pen, &name, names, &line);
}

static void
jin_label_document_draw_page (JinDocument *document, JinPen *pen, int page, const JinPageSetup *setup)
{
  JinLabelDocument *self = JIN_LABEL_DOCUMENT (document);
  guint             per_page = labels_per_page (self);
  guint             first = (guint)page * per_page;

  if (self->size < 0)
    self->size = (int)common_size (self, pen, setup);
  cairo_translate (pen->cr, self->offset_x, self->offset_y);
  for (guint cell = first; cell < first + per_page; cell++)
    {
      JinRect place, box;

      if (cell < self->skip || cell - self->skip >= self->households->len)
        continue;
      jin_label_document_get_place (self, cell - self->skip, &place);
      box = inner_box (&place, setup);
      draw_label (self, pen, g_ptr_array_index (self->households, cell - self->skip), &box);
    }
}

static void
jin_label_document_finalize (GObject *object)
{
  JinLabelDocument *self = JIN_LABEL_DOCUMENT (object);

  g_clear_pointer (&self->households, g_ptr_array_unref);
  g_clear_pointer (&self->salutation, g_free);
  G_OBJECT_CLASS (jin_label_document_parent_class)->finalize (object);
}

static void
jin_label_document_class_init (JinLabelDocumentClass *klass)
{
  JinDocumentClass *document_class = JIN_DOCUMENT_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = jin_label_document_finalize;
  document_class->paginate = jin_label_document_paginate;
  document_class->draw_page = jin_label_document_draw_page;
}

static void
jin_label_document_init (JinLabelDocument *self)
{
  self->size = -1;
}

/**
 * jin_label_document_new:
 * @households: who gets one
 * @options: the sheet and what stands on a label
 *
 * Returns: (transfer full): sheets of labels
 */
JinDocument *
jin_label_document_new (JinHouseholds *households, const JinMailOptions *options)
{
  JinLabelDocument *self;
  JinPageSetup      setup = jin_page_setup (JIN_PAPER_A4, FALSE);

  g_return_val_if_fail (households != NULL && options != NULL && options->sheet != NULL, NULL);

  self = g_object_new (JIN_TYPE_LABEL_DOCUMENT, "title", JIN_PAPER_LABELS, NULL);
  self->households = g_ptr_array_ref (households->households);
  self->sheet = *options->sheet;
  self->skip = options->skip % labels_per_page (self);
  self->salutation = g_strdup (options->salutation != NULL ? options->salutation : JIN_PAPER_COMRADE);
  self->offset_x = JIN_MM (options->offset_x);
  self->offset_y = JIN_MM (options->offset_y);
  setup.top = setup.right = setup.bottom = setup.left = 0;
  jin_document_set_page_setup (JIN_DOCUMENT (self), &setup);
  jin_document_set_fixed (JIN_DOCUMENT (self), TRUE);
  jin_document_set_people (JIN_DOCUMENT (self), households->n_people, NULL);
  return JIN_DOCUMENT (self);
}
