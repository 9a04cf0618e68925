/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/jin-application.h"

G_BEGIN_DECLS

/* A window over a database of its own, in a folder that is removed again. */
typedef struct
{
  char           *dir;
  char           *path;
  JinApplication *application;
  JinStore       *store;
  JinWindow      *window;
} UiTest;

/* The toolkit, the program's resources and, with @chinese, its Chinese. To be called first in main(). */
void ui_test_init (int     *argc,
                   char  ***argv,
                   gboolean chinese);
int  ui_test_run (void);

/* @people: of the fictitious bureau, 0 for an empty database */
void ui_test_set_up (UiTest *test,
                     int     people);
/* Closes the window and makes sure that nothing of it stays. */
void ui_test_tear_down (UiTest *test);

typedef gboolean (*UiCondition) (gpointer data);

/* Lets the main loop run until @condition holds; fails the test when it doesn't within a minute. */
void ui_test_wait (UiCondition condition,
                   gpointer    data);
/* Until nothing is to be done. */
void ui_test_settle (void);
/* Until the window shows a page of @type, which is returned. */
JinPage *ui_test_wait_for_page (UiTest *test,
                                GType   type);

/* The first descendant of @type for which @text (NULL: any) is its label, title or tooltip. */
GtkWidget *ui_test_find (gpointer    root,
                         GType       type,
                         const char *text);
/* All descendants, also those hidden; in order. (transfer container) */
GPtrArray *ui_test_all (gpointer root);
void       ui_test_click (gpointer    root,
                          const char *label);
gint64     ui_test_count (UiTest          *test,
                          const JinEntity *entity,
                          const char      *filter);
gint64     ui_test_add_person (UiTest     *test,
                               const char *name);

G_END_DECLS
