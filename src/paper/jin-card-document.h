/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "paper/jin-document.h"
#include "paper/jin-list-document.h"

G_BEGIN_DECLS

/* One record as a form: heads and values in two pairs a row, what is long across the sheet (as F24). */
#define JIN_TYPE_CARD_DOCUMENT (jin_card_document_get_type ())
G_DECLARE_FINAL_TYPE (JinCardDocument, jin_card_document, JIN, CARD_DOCUMENT, JinDocument)

JinDocument *jin_card_document_new (JinTable             *facts,
                                    const JinListOptions *options);

G_END_DECLS
