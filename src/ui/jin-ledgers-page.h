/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/jin-window.h"

G_BEGIN_DECLS

/* All ledgers with the number of their entries; each opens as a list. */
#define JIN_TYPE_LEDGERS_PAGE (jin_ledgers_page_get_type ())
G_DECLARE_FINAL_TYPE (JinLedgersPage, jin_ledgers_page, JIN, LEDGERS_PAGE, JinPage)

JinPage *jin_ledgers_page_new (JinWindow *window);

G_END_DECLS
