/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <locale.h>

#include <glib/gi18n-lib.h>

#include "bench-desk.h"
#include "bench-turns.h"
#include "ui-test.h"
#include "ui/jin-record-list.h"

#define PATIENCE 120 /* s */

JinWindow *window;
gint64     started;
gboolean   failed;

/* ---- the main loop ---- */

static gboolean
impatient_cb (gpointer what)
{
  g_error ("Waited too long for %s", (const char *)what);
  return G_SOURCE_REMOVE;
}

void
wait_for (const char *what,
          Condition   condition,
          gpointer    data)
{
  guint patience = g_timeout_add_seconds (PATIENCE, impatient_cb, (gpointer)what);

  while (!condition (data))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (patience);
}

static gboolean
raise_cb (gpointer data)
{
  *(gboolean *)data = TRUE;
  return G_SOURCE_REMOVE;
}

static gboolean
is_raised (gpointer data)
{
  return *(gboolean *)data;
}

void
pass_time (guint ms)
{
  gboolean over = FALSE;

  g_timeout_add (ms, raise_cb, &over);
  wait_for ("time to pass", is_raised, &over);
}

/* The first that is shown. */
gpointer
find (gpointer root,
      GType    type)
{
  g_autoptr (GPtrArray) all = ui_test_all (root);

  for (guint i = 0; i < all->len; i++)
    if (G_TYPE_CHECK_INSTANCE_TYPE (all->pdata[i], type) && gtk_widget_get_mapped (all->pdata[i]))
      return all->pdata[i];
  return NULL;
}

GtkWindow *
find_window (GType type)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (G_TYPE_CHECK_INSTANCE_TYPE (l->data, type))
      return l->data;
  return NULL;
}

void
finish (const char *what)
{
  /* What was begun comes to its end, animations too. */
  pass_time (500);
  failed |= !bench_turns_report (what);
}

/* ---- scrolling ---- */

typedef struct
{
  GtkAdjustment *adjustment;
  double         step;
  int            n_left;
} Scroll;

static gboolean
scroll_cb (GtkWidget     *widget,
           GdkFrameClock *clock,
           gpointer       data)
{
  Scroll *scroll = data;

  gtk_adjustment_set_value (scroll->adjustment, gtk_adjustment_get_value (scroll->adjustment) + scroll->step);
  return --scroll->n_left > 0 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static gboolean
has_scrolled (gpointer data)
{
  return ((Scroll *)data)->n_left == 0;
}

void
scroll (gpointer root,
        double   step,
        int      n_frames)
{
  GtkWidget *scroller = find (root, GTK_TYPE_SCROLLED_WINDOW);
  Scroll     work = {gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller)), step, n_frames};

  gtk_widget_add_tick_callback (scroller, scroll_cb, &work, NULL);
  wait_for ("scrolling", has_scrolled, &work);
}

/* ---- what a page shows ---- */

gboolean
has_page (gpointer data)
{
  return jin_window_get_page (window) != NULL;
}

/* Whether the rows of the list that are in sight have come from the disk. */
gboolean
has_rows (gpointer data)
{
  JinPage       *page = jin_window_get_page (window);
  JinRecordList *list = page != NULL ? find (page, JIN_TYPE_RECORD_LIST) : NULL;
  JinStoreList  *rows = list != NULL ? jin_record_list_get_rows (list) : NULL;
  GtkAdjustment *adjustment;
  double         place;

  if (rows == NULL || jin_store_list_is_loading (rows))
    return FALSE;
  if (g_list_model_get_n_items (G_LIST_MODEL (rows)) == 0)
    return TRUE;
  adjustment = gtk_scrolled_window_get_vadjustment (find (list, GTK_TYPE_SCROLLED_WINDOW));
  place = gtk_adjustment_get_value (adjustment) / MAX (gtk_adjustment_get_upper (adjustment), 1);

  g_autoptr (JinRecord) row = g_list_model_get_item (G_LIST_MODEL (rows), (guint)(place * g_list_model_get_n_items (G_LIST_MODEL (rows))));
  return row != NULL && jin_record_get_revision (row) > 0;
}

/* ---- start ---- */

static void
painted_cb (Start *start)
{
  double now = (double)(g_get_monotonic_time () - started) / 1000;

  if (start->frame == 0)
    start->frame = now;
  if (start->content == 0 && jin_window_get_page (window) != NULL && start->shows (NULL))
    start->content = now;
}

/* As when the store has said what there is to show. */
static gboolean
show_page_cb (gpointer start)
{
  jin_window_show_page (window, ((Start *)start)->page);
  return G_SOURCE_REMOVE;
}

static void
realized_cb (Start *start)
{
  g_signal_connect_swapped (gtk_widget_get_frame_clock (GTK_WIDGET (window)), "after-paint", G_CALLBACK (painted_cb), start);
  g_idle_add_full (G_PRIORITY_DEFAULT, show_page_cb, start, NULL);
}

static void
window_added_cb (Start     *start,
                 GtkWindow *added)
{
  if (!JIN_IS_WINDOW (added) || window != NULL)
    return;
  window = JIN_WINDOW (added);
  g_signal_connect_swapped (added, "realize", G_CALLBACK (realized_cb), start);
}

static gboolean
has_started (gpointer data)
{
  return ((Start *)data)->content > 0;
}

/* As main() does it, until the page is seen. */
JinApplication *
open_window (const char *folder,
             const char *name,
             Start      *start)
{
  g_autofree char   *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;
  JinApplication    *application;

  /* Over C.UTF-8 gettext looks into LANGUAGE. */
  g_setenv ("LANGUAGE", "zh_CN", TRUE);
  jin_application_choose_language ();
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("JINQIU_LOCALEDIR"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  application = jin_application_new ();
  g_signal_connect_swapped (application, "window-added", G_CALLBACK (window_added_cb), start);
  if (!g_application_register (G_APPLICATION (application), NULL, &error))
    g_error ("%s", error->message);
  /* So far GTK's own start, of which no window keeps anybody waiting. */
  g_main_context_iteration (NULL, FALSE);
  bench_turns_forget ();
  jin_application_open_database (application, path, JIN_STORE_CREATE);
  wait_for ("the window", has_started, start);
  g_signal_handlers_disconnect_by_data (gtk_widget_get_frame_clock (GTK_WIDGET (window)), start);
  return application;
}

void
press (GtkWidget *button)
{
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}
