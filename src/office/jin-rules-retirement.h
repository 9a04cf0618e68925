/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/jin-date.h"

G_BEGIN_DECLS

/* Who retires when (R13). */
typedef enum {
  JIN_RETIRES_AT_60, /* men, and women who retire with them */
  JIN_RETIRES_AT_55, /* women cadres */
  JIN_RETIRES_AT_50, /* women workers */
} JinRetirementKind;

JinDate jin_retirement_month (JinRetirementKind kind, JinDate birth);

G_END_DECLS
