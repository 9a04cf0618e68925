/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "paper/jin-document.h"
#include "report/jin-household.h"

G_BEGIN_DECLS

/**
 * JinLabelSheet: how labels lie on a bought A4 sheet, in millimetres.
 * @name: key of settings and of the command line
 * @head: what the office calls it
 */
typedef struct
{
  const char *name;
  const char *head;
  int         columns, rows;
  double      width, height;
  double      left, top;      /* of the first label */
  double      step_x, step_y; /* from one to the next */
} JinLabelSheet;

/* An envelope lying as it is written on, in millimetres (GB/T 1416). */
typedef struct
{
  const char *name;
  const char *head;
  double      width, height;
} JinEnvelopeSize;

/**
 * JinMailOptions:
 * @sheet: labels on such a sheet, or NULL
 * @envelope: envelopes of such a size, where @sheet is NULL
 * @skip: labels of the first sheet that are gone already
 * @preprinted: postcode boxes and stamp place stand on the envelope already: only what is written is printed
 * @offset_x, @offset_y: how far all is moved to the right and down, in millimetres: printers differ
 * @salutation: 同志
 * @sender, @sender_address, @sender_postcode: (nullable): who writes; on envelopes
 */
typedef struct
{
  const JinLabelSheet   *sheet;
  const JinEnvelopeSize *envelope;
  guint                  skip;
  gboolean               preprinted;
  double                 offset_x, offset_y;
  const char            *salutation;
  const char            *sender;
  const char            *sender_address;
  const char            *sender_postcode;
} JinMailOptions;

const JinLabelSheet   *jin_label_sheets (guint *n_sheets);
const JinLabelSheet   *jin_label_sheet_find (const char *name);
const JinEnvelopeSize *jin_envelope_sizes (guint *n_sizes);
const JinEnvelopeSize *jin_envelope_size_find (const char *name);

#define JIN_TYPE_LABEL_DOCUMENT (jin_label_document_get_type ())
G_DECLARE_FINAL_TYPE (JinLabelDocument, jin_label_document, JIN, LABEL_DOCUMENT, JinDocument)

#define JIN_TYPE_ENVELOPE_DOCUMENT (jin_envelope_document_get_type ())
G_DECLARE_FINAL_TYPE (JinEnvelopeDocument, jin_envelope_document, JIN, ENVELOPE_DOCUMENT, JinDocument)

JinDocument *jin_label_document_new (JinHouseholds        *households,
                                     const JinMailOptions *options);
int          jin_label_document_get_place (JinLabelDocument *self,
                                           guint             index,
                                           JinRect          *place);
JinDocument *jin_envelope_document_new (JinHouseholds        *households,
                                        const JinMailOptions *options);

G_END_DECLS
