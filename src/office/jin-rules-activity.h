/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

int      jin_study_minutes (int full_days, int half_days, int minutes);
gboolean jin_theory_is_enough (int theory_minutes, int study_minutes);

/* R77: days before an outing by which it is applied for, and from which age on people going along are looked after. */
#define JIN_OUTING_NOTICE_DAYS 7
#define JIN_OUTING_CARE_AGE 80

G_END_DECLS
