/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

typedef struct _JinWindow JinWindow;

/**
 * JinPage: one page of the window: a header bar, the content and a status line.
 *
 * In the template of a page, `<child type="start">`, `<child type="title">` and `<child type="end">` go into the header
 * bar, the child without a type is the content.  The window is construct-only and borrowed: it owns its pages.
 */
#define JIN_TYPE_PAGE (jin_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (JinPage, jin_page, JIN, PAGE, AdwBin)

/**
 * JinPageClass:
 * @add: a new record (Ctrl+N), or %NULL
 * @find: puts the cursor into the page's search (Ctrl+F), or %NULL
 * @print: offers what the page shows on paper (Ctrl+P), or %NULL
 * @export: offers what the page shows as a file, or %NULL
 * @has_changes: whether leaving would lose something typed, or %NULL
 * @save: takes @task, stores what was typed and finishes @task with a boolean or the error; or %NULL
 * @step: goes to the neighbour @by places on in the list that the page was opened from (Alt+←/→), or %NULL
 */
struct _JinPageClass
{
  AdwBinClass parent_class;

  void (*add) (JinPage *self);
  void (*find) (JinPage *self);
  void (*print) (JinPage *self);
  void (*export) (JinPage *self);
  gboolean (*has_changes) (JinPage *self);
  void (*save) (JinPage *self,
                GTask   *task);
  void (*step) (JinPage *self,
                int      by);
};

JinWindow  *jin_page_get_window (JinPage *self);
const char *jin_page_get_title (JinPage *self);
void        jin_page_set_title (JinPage    *self,
                                const char *title);
/* What fills the page, for pages without a template child. */
void jin_page_set_content (JinPage   *self,
                           GtkWidget *content);
/* One line at the foot ("312 people · 3 selected"); NULL or "" hides it. */
const char *jin_page_get_status (JinPage *self);
void        jin_page_set_status (JinPage    *self,
                                 const char *status);
/* Which page of the sidebar it belongs to, by its id; NULL: to the one over which it was opened. */
const char *jin_page_get_place (JinPage *self);
void        jin_page_set_place (JinPage    *self,
                                const char *id);
/* Whether the page lies over another and offers the way back. */
void     jin_page_set_pushed (JinPage *self,
                              gboolean pushed);
gboolean jin_page_has_changes (JinPage *self);
void     jin_page_save_async (JinPage            *self,
                              GAsyncReadyCallback callback,
                              gpointer            user_data);
gboolean jin_page_save_finish (JinPage      *self,
                               GAsyncResult *result,
                               GError      **error);

G_END_DECLS
