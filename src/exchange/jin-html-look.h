/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How a piece of a web page looks, as far as it means something. */
typedef struct
{
  const char *format; /* mso-number-format, a number format code; NULL for none */
  guint32     ink;    /* 0xRRGGBB or JIN_XLSX_NO_COLOUR */
  guint32     fill;
  gboolean    struck;
  gboolean    hidden; /* display: none */
} JinHtmlLook;

/* The style sheet of a page: the rules for elements and classes, and the format codes in use. */
typedef struct _JinHtmlRules JinHtmlRules;

JinHtmlRules *jin_html_rules_new (void);
void          jin_html_rules_free (JinHtmlRules *self);
void          jin_html_rules_add (JinHtmlRules *self, const char *css);
void          jin_html_rules_apply (JinHtmlRules *self, const char *element, const char **attributes, JinHtmlLook *look);

const char *jin_html_attribute (const char **attributes, const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JinHtmlRules, jin_html_rules_free)

G_END_DECLS
