/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "paper/jin-document.h"
#include "ui/jin-window.h"

G_BEGIN_DECLS

/* Asks for printer and copies (remembered), prints, and notes it in the audit (R99). */
void jin_print_document (JinWindow   *window,
                         JinDocument *document);
/* Asks for a name and writes a PDF. */
void jin_print_to_pdf (JinWindow   *window,
                       JinDocument *document);

G_END_DECLS
