/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/jin-store.h"

G_BEGIN_DECLS

/**
 * JinDemo: a fictitious bureau, the same for the same numbers.
 * @people: how many on the roster, those who died or left included
 * @years: years of activities before the context's today
 * @seed: another seed, another bureau
 */
typedef struct
{
  int     people;
  int     years;
  guint32 seed;
} JinDemo;

/* One transaction into an empty database; nobody in it exists. Blocks. */
gint64 jin_demo_fill (JinStore         *store,
                      const JinDemo    *demo,
                      const JinContext *context,
                      GError          **error);

G_END_DECLS
