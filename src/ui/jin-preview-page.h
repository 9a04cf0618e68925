/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "paper/jin-document.h"
#include "ui/jin-window.h"

G_BEGIN_DECLS

/* A document page by page, as the printer will give it (takes @document): zoom, paper, print, save as PDF. */
#define JIN_TYPE_PREVIEW_PAGE (jin_preview_page_get_type ())
G_DECLARE_FINAL_TYPE (JinPreviewPage, jin_preview_page, JIN, PREVIEW_PAGE, JinPage)

JinPage *jin_preview_page_new (JinWindow   *window,
                               JinDocument *document);

G_END_DECLS
