/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/jin-window.h"

G_BEGIN_DECLS

/* Asks which of the family are the survivors (遗属, R15); with nobody known yet, for somebody new. */
void jin_survivors_ask (JinWindow *window,
                        JinRecord *person,
                        GPtrArray *contacts);

G_END_DECLS
