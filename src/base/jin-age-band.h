/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define JIN_AGE_BANDS_DEFAULT "60,70,80,90"

GArray *jin_age_bands_parse (const char *text, GError **error);
guint   jin_age_band (int age, const int *bounds, guint n_bounds);
char   *jin_age_band_label (guint band, const int *bounds, guint n_bounds);

G_END_DECLS
