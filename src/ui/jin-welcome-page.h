/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/jin-window.h"

G_BEGIN_DECLS

/* Shown while the database is empty: three ways to begin. */
#define JIN_TYPE_WELCOME_PAGE (jin_welcome_page_get_type ())
G_DECLARE_FINAL_TYPE (JinWelcomePage, jin_welcome_page, JIN, WELCOME_PAGE, JinPage)

JinPage *jin_welcome_page_new (JinWindow *window);

G_END_DECLS
