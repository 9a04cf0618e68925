/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/jin-window.h"

G_BEGIN_DECLS

/* A picture as the database keeps it: upright as its camera noted (EXIF), of a sane size, as JPEG. For a thread. */
GBytes *jin_photo_read (GFile   *file,
                        GError **error);
/* The person's photo, or their initials, with the ways to take, change and remove it. */
GtkWidget *jin_photo_frame_new (JinWindow *window,
                                JinRecord *person);

G_END_DECLS
