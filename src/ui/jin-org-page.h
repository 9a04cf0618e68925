/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/jin-window.h"

G_BEGIN_DECLS

/* The organisations as a tree with members and hints; the chosen one beside it. */
#define JIN_TYPE_ORG_PAGE (jin_org_page_get_type ())
G_DECLARE_FINAL_TYPE (JinOrgPage, jin_org_page, JIN, ORG_PAGE, JinPage)

JinPage *jin_org_page_new (JinWindow *window);

G_END_DECLS
