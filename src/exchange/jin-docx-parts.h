/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdio.h>

#include <glib.h>

G_BEGIN_DECLS

/* Twentieths of a point, in which Word measures. */
#define JIN_TWIPS_MM(millimetres) ((int)((millimetres)*1440.0 / 25.4 + 0.5))
#define JIN_TWIPS_PT(points) ((int)((points)*20))

/**
 * JinDocxSheet: an A4 and what stands around its text, with the margins of office tables (R107).
 * @title: in the file's properties
 * @landscape: read across
 * @internal: (nullable): what stands in the head of every page (R94)
 * @footer: (nullable): what stands at the foot of every page, left of “page x of y”
 */
typedef struct
{
  const char *title;
  gboolean    landscape;
  const char *internal;
  const char *footer;
} JinDocxSheet;

int      jin_docx_body_width (gboolean landscape);
void     jin_docx_text (FILE *out, const char *text);
void     jin_docx_section (FILE *out, const JinDocxSheet *sheet);
gboolean jin_docx_write (const char *path, FILE *document, const JinDocxSheet *sheet);

G_END_DECLS
