/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/jin-window.h"

G_BEGIN_DECLS

/* 统计图: figures and charts over one scope, period and as-of day. */
#define JIN_TYPE_CHARTS_PAGE (jin_charts_page_get_type ())
G_DECLARE_FINAL_TYPE (JinChartsPage, jin_charts_page, JIN, CHARTS_PAGE, JinPage)

JinPage *jin_charts_page_new (JinWindow *window);

G_END_DECLS
