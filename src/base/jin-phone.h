/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  JIN_PHONE_BAD,
  JIN_PHONE_MOBILE,
  JIN_PHONE_LANDLINE,
} JinPhoneKind;

JinPhoneKind jin_phone_check (const char *text, char **normalised);
gboolean     jin_postcode_is_valid (const char *text);

G_END_DECLS
