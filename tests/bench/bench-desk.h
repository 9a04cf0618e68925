/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/jin-application.h"
#include "ui/jin-window.h"

G_BEGIN_DECLS

/* A window that is used by a program as a person would: pages are opened, and looked at until they show something. */

#define BENCH_SOURCE "source.db"

extern JinWindow *window;
extern gint64     started; /* the process; monotonic time, µs */
extern gboolean   failed;

typedef gboolean (*Condition) (gpointer data);

typedef struct
{
  const char *page;
  Condition   shows;
  double      frame; /* ms from the start to the first frame of the window, then to the first that shows the page */
  double      content;
} Start;

/* As main() does it, until the page is seen. */
JinApplication *open_window (const char *folder,
                             const char *name,
                             Start      *start);
void            wait_for (const char *what,
                          Condition   condition,
                          gpointer    data);
void            pass_time (guint ms);
/* The first that is shown. */
gpointer   find (gpointer root,
                 GType    type);
GtkWindow *find_window (GType type);
void       press (GtkWidget *button);
/* So many pixels a frame. */
void scroll (gpointer root,
             double   step,
             int      n_frames);
/* Prints what the turns were since the last time. */
void     finish (const char *what);
gboolean has_page (gpointer data);
/* Whether the rows of the list that are in sight have come from the disk. */
gboolean has_rows (gpointer data);

G_END_DECLS
