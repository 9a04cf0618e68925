/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/jin-minute.h"

G_BEGIN_DECLS

JinDate   jin_clock_today (void);
JinMinute jin_clock_now (void);

G_END_DECLS
