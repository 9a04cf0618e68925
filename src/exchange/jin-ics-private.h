/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libical/ical.h>

#include "base/jin-minute.h"

G_BEGIN_DECLS

#define JIN_ICS_ZONE "Asia/Shanghai"
#define JIN_ICS_HOURS_EAST 8 /* of Greenwich, all the year (since 1992) */
#define JIN_ICS_UID_ENDING "@jinqiu"
#define JIN_ICS_ORGANISATION "X-JINQIU-ORGANISATION"

G_DEFINE_AUTOPTR_CLEANUP_FUNC (icalcomponent, icalcomponent_free)

G_END_DECLS
