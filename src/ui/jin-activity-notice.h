/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/jin-code-list.h"
#include "record/jin-record.h"

G_BEGIN_DECLS

/* Words about an activity, without widgets. */
char *jin_activity_time_text (JinRecord *activity);
char *jin_activity_notice (JinRecord *activity, JinCodeList *types, GPtrArray *people);

G_END_DECLS
