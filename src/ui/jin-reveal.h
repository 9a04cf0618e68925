/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/jin-window.h"

G_BEGIN_DECLS

typedef void (*JinRevealFunc) (const char *text,
                               gpointer    data);

/* Notes in the record of use that this field of this record was looked at in full (R94), then tells it. @data is an
 * object and kept until then; nothing is told when the note can't be written. */
void jin_reveal (JinWindow    *window,
                 JinRecord    *record,
                 int           field,
                 JinRevealFunc revealed,
                 GObject      *data);
/* A button that does so once and puts the text into @value. */
GtkWidget *jin_reveal_button_new (JinRecord *record,
                                  int        field,
                                  GtkLabel  *value);

G_END_DECLS
