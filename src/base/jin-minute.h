/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/jin-date.h"

G_BEGIN_DECLS

/**
 * JinMinute:
 *
 * A moment on the office's wall clock: minutes since 1970-01-01T00:00, local
 * civil time, no time zone.  %JIN_MINUTE_NONE means "none".
 */
typedef gint64 JinMinute;

#define JIN_MINUTE_NONE G_MININT64

JinMinute jin_minute_from (JinDate date, int hour, int minute);
JinDate   jin_minute_date (JinMinute moment);
int       jin_minute_hour (JinMinute moment);
int       jin_minute_minute (JinMinute moment);
gboolean  jin_minute_parse_iso (const char *text, JinMinute *moment);
gboolean  jin_minute_parse (const char *text, JinDate today, JinMinute *moment, GError **error);
char     *jin_minute_to_iso (JinMinute moment);
char     *jin_minute_format (JinMinute moment);

G_END_DECLS
