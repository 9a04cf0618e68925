/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/jin-date.h"

G_BEGIN_DECLS

gboolean jin_absence_is_mobile (JinDate from, JinDate planned_until, JinDate until, JinDate on);
gboolean jin_absence_is_reversed (JinDate from, JinDate until);
JinDate  jin_absence_contact_due (JinDate from, JinDate until, JinDate last_contact, const char *area);

G_END_DECLS
