/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bench-desk.h"
#include "bench-pages.h"
#include "bench-turns.h"
#include "office/jin-activity.h"
#include "office/jin-entities.h"
#include "ui-test.h"
#include "ui/jin-activity-editor.h"
#include "ui/jin-attendance-page.h"
#include "ui/jin-calendar-page.h"
#include "ui/jin-form.h"
#include "ui/jin-month-grid.h"
#include "ui/jin-page-table.h"
#include "ui/jin-preview-page.h"
#include "ui/jin-record-list.h"
#include "ui/jin-record-page.h"
#include "ui/jin-record-view.h"

#define LOOK 800 /* ms that a page is looked at */

static void
look (const char *what)
{
  pass_time (LOOK);
  finish (what);
}

/* What was opened over the page closes again. */
static void
close_windows (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (l->data != window && GTK_IS_WINDOW (l->data) && gtk_widget_get_visible (l->data))
      gtk_window_close (l->data);
  pass_time (200);
}

static void
act (GtkWidget  *widget,
     const char *action)
{
  g_assert_true (gtk_widget_activate_action (widget, action, NULL));
  look (action);
}

static void
open_root_pages (const char *how)
{
  guint               n_pages;
  const JinPageEntry *pages = jin_page_table (&n_pages);

  for (guint i = 0; i < n_pages; i++)
    {
      g_autofree char *what = g_strdup_printf ("%s, %s", pages[i].id, how);

      jin_window_show_page (window, pages[i].id);
      look (what);
    }
}

static gint64
first_id (void)
{
  return jin_store_list_get_id (jin_record_list_get_rows (find (jin_window_get_page (window), JIN_TYPE_RECORD_LIST)), 0);
}

static void
open_person (void)
{
  GtkWidget *view, *stack;

  jin_window_show_page (window, "person");
  wait_for ("the roster", has_rows, NULL);
  finish ("the roster again");
  for (guint i = 0; i < 3; i++)
    {
      jin_window_open_record (window, &jin_person_entity, first_id ());
      look (i == 0 ? "a person" : "… again");
      if (i < 2)
        jin_window_back (window);
    }
  view = find (jin_window_get_page (window), JIN_TYPE_RECORD_VIEW);
  stack = gtk_widget_get_ancestor (find (view, JIN_TYPE_FORM), GTK_TYPE_STACK);
  for (GtkWidget *tab = gtk_widget_get_first_child (stack); tab != NULL; tab = gtk_widget_get_next_sibling (tab))
    {
      gtk_stack_set_visible_child (GTK_STACK (stack), tab);
      look ("… one of the tabs");
    }
  act (stack, "record.edit");
  act (stack, "record.cancel");
  jin_window_back (window);
  pass_time (100);
}

static void
open_draft (const JinEntity *entity)
{
  g_autofree char *what = g_strconcat ("new ", entity->name, NULL);

  jin_window_push (window, jin_record_page_new_draft (window, jin_record_new (entity)));
  look (what);
  jin_window_back (window);
  pass_time (100);
}

static void
change_many (void)
{
  JinRecordList *list = find (jin_window_get_page (window), JIN_TYPE_RECORD_LIST);

  gtk_selection_model_select_all (GTK_SELECTION_MODEL (jin_record_list_get_selection (list)));
  finish ("select all");
  act (GTK_WIDGET (list), "ledger.bulk-edit");
  close_windows ();
  gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (jin_record_list_get_selection (list)));
  finish ("select none");
}

static gboolean
has_preview (gpointer data)
{
  return JIN_IS_PREVIEW_PAGE (jin_window_get_page (window));
}

static void
print_roster (void)
{
  jin_window_show_page (window, "person");
  wait_for ("the roster", has_rows, NULL);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.print", NULL);
  wait_for ("the sheets", has_preview, NULL);
  look ("preview of the whole roster");
  jin_window_back (window);
  look ("… and back");
}

static void
pop_up_all (const char *what)
{
  g_autoptr (GPtrArray) all = ui_test_all (jin_window_get_page (window));

  for (guint i = 0; i < all->len; i++)
    if (GTK_IS_MENU_BUTTON (all->pdata[i]) && gtk_widget_get_mapped (all->pdata[i]))
      {
        gtk_menu_button_popup (all->pdata[i]);
        pass_time (300);
        gtk_menu_button_popdown (all->pdata[i]);
        pass_time (100);
      }
  finish (what);
}

static void
open_activity (void)
{
  JinMonthGrid         *grid;
  g_autoptr (GPtrArray) activities = NULL;

  jin_window_show_page (window, "calendar");
  pass_time (LOOK);
  finish ("the calendar again");
  grid = find (jin_window_get_page (window), JIN_TYPE_MONTH_GRID);
  act (GTK_WIDGET (window), "win.add");
  act (find (jin_window_get_page (window), JIN_TYPE_ACTIVITY_EDITOR), "editor.cancel");
  gtk_widget_activate_action (GTK_WIDGET (grid), "calendar.step", "i", -1);
  look ("another month");
  activities = jin_month_grid_get_activities (grid, jin_month_grid_get_selected (grid));
  if (activities->len == 0)
    return;
  jin_window_push (window, jin_attendance_page_new (window, jin_record_get_id (g_ptr_array_index (activities, 0))));
  look ("attendance");
  jin_window_back (window);
}

void
bench_pages (const char *folder)
{
  Start start = {"charts", has_page, 0, 0};

  bench_turns_start ();
  open_window (folder, BENCH_SOURCE, &start);
  look ("start, with the charts");
  open_root_pages ("first");
  open_root_pages ("again");
  open_person ();
  change_many ();
  pop_up_all ("popovers of the roster");
  open_draft (&jin_person_entity);
  open_draft (&jin_visit_entity);
  open_draft (&jin_activity_entity);
  act (GTK_WIDGET (window), "win.history");
  close_windows ();
  act (GTK_WIDGET (window), "app.preferences");
  close_windows ();
  act (GTK_WIDGET (window), "win.quick-search");
  close_windows ();
  open_activity ();
  print_roster ();
}
