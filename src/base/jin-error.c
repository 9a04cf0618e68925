/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include "base/jin-error.h"

G_DEFINE_QUARK (jin - error - quark, jin_error)
