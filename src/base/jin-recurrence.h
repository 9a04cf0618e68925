/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/jin-date.h"

G_BEGIN_DECLS

gboolean jin_recurrence_check (const char *rule, GError **error);
GArray  *jin_recurrence_expand (const char *rule, JinDate start, JinDate from, JinDate until, guint cap, GError **error);
char    *jin_recurrence_lunar_yearly (int month, int day);

G_END_DECLS
