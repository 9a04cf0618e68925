/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "office/jin-organisation.h"
#include "office/jin-person.h"
#include "office/jin-visit.h"
#include "ui/jin-form-rows.h"
#include "ui/jin-ledger-page.h"
#include "ui/jin-ledgers-page.h"
#include "ui/jin-org-page.h"
#include "ui/jin-record-page.h"
#include "ui/jin-sidebar.h"
#include "ui/jin-welcome-page.h"
#include "ui-test.h"

static void
set_up (UiTest *test, gconstpointer data)
{
  ui_test_set_up (test, GPOINTER_TO_INT (data));
}

static void
tear_down (UiTest *test, gconstpointer data)
{
  ui_test_tear_down (test);
}

static GtkWindow *
find_dialog (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (ADW_IS_MESSAGE_DIALOG (l->data) && gtk_widget_get_visible (l->data))
      return l->data;
  return NULL;
}

/* An empty database offers three ways to begin; as soon as somebody is entered, the pages are there. */
static void
test_welcome (UiTest *test, gconstpointer data)
{
  JinPage *page = ui_test_wait_for_page (test, JIN_TYPE_WELCOME_PAGE);

  g_assert_nonnull (ui_test_find (page, GTK_TYPE_LABEL, "Import a Spreadsheet"));
  g_assert_nonnull (ui_test_find (page, GTK_TYPE_LABEL, "Begin Empty"));
  g_assert_nonnull (ui_test_find (page, GTK_TYPE_LABEL, "See an Example"));
  ui_test_add_person (test, "张三");
  ui_test_settle ();
  g_assert_false (JIN_IS_WELCOME_PAGE (jin_window_get_page (test->window)));
}

/* Every page named in the sidebar is made once and kept. */
static void
test_pages (UiTest *test, gconstpointer data)
{
  JinPage *roster;

  ui_test_settle ();
  jin_window_show_page (test->window, "person");
  roster = ui_test_wait_for_page (test, JIN_TYPE_LEDGER_PAGE);
  jin_window_show_page (test->window, "organisation");
  ui_test_wait_for_page (test, JIN_TYPE_ORG_PAGE);
  gtk_widget_activate_action (GTK_WIDGET (test->window), "win.page", "s", "ledgers");
  /* Who chose it goes on there. */
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (test->window)), GTK_WIDGET (jin_window_get_page (test->window))));
  ui_test_wait_for_page (test, JIN_TYPE_LEDGERS_PAGE);
  jin_window_show_page (test->window, "person");
  g_assert_true (ui_test_wait_for_page (test, JIN_TYPE_LEDGER_PAGE) == roster);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (test->window)), ==, "People — Jinqiu");
}

static int
marked_row (UiTest *test)
{
  GtkWidget *sidebar = ui_test_find (test->window, JIN_TYPE_SIDEBAR, NULL);

  return gtk_list_box_row_get_index (gtk_list_box_get_selected_row (GTK_LIST_BOX (ui_test_find (sidebar, GTK_TYPE_LIST_BOX, NULL))));
}

/* A list behind a figure lies over the page and is marked where such lists are found; the way back leads to the page. */
static void
test_push_and_back (UiTest *test, gconstpointer data)
{
  JinPage *root, *list;

  ui_test_settle ();
  jin_window_show_page (test->window, "organisation");
  root = ui_test_wait_for_page (test, JIN_TYPE_ORG_PAGE);
  g_assert_cmpint (marked_row (test), ==, 2);
  jin_window_open_list (test->window, &jin_person_entity, "years(birth)>=80", "80+");
  list = ui_test_wait_for_page (test, JIN_TYPE_LEDGER_PAGE);
  g_assert_cmpint (marked_row (test), ==, 1);
  g_assert_nonnull (ui_test_find (list, GTK_TYPE_LABEL, "80+"));
  jin_window_back (test->window);
  ui_test_settle ();
  g_assert_true (jin_window_get_page (test->window) == root);
  g_assert_cmpint (marked_row (test), ==, 2);
  jin_window_back (test->window);
  g_assert_true (jin_window_get_page (test->window) == root);
}

static JinPage *
open_typed_draft (UiTest *test)
{
  g_autoptr (JinRecord) draft = jin_record_new (&jin_person_entity);
  JinPage              *page;

  ui_test_settle ();
  jin_window_open_draft (test->window, draft);
  page = ui_test_wait_for_page (test, JIN_TYPE_RECORD_PAGE);
  g_assert_false (jin_page_has_changes (page));
  gtk_editable_set_text (GTK_EDITABLE (ui_test_find (ui_test_find (page, JIN_TYPE_FORM_ENTRY, NULL), GTK_TYPE_ENTRY, NULL)), "李四");
  g_assert_true (jin_page_has_changes (page));
  return page;
}

/* What was typed is asked about before it would be lost: by going back, to another page, and by closing. */
static void
test_leaving (UiTest *test, gconstpointer data)
{
  JinPage *page = open_typed_draft (test);

  jin_window_back (test->window);
  g_assert_nonnull (find_dialog ());
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (find_dialog ()), "cancel");
  ui_test_settle ();
  g_assert_true (jin_window_get_page (test->window) == page);

  gtk_window_close (GTK_WINDOW (test->window));
  g_assert_nonnull (find_dialog ());
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (find_dialog ()), "cancel");
  ui_test_settle ();
  g_assert_true (jin_window_get_page (test->window) == page);

  jin_window_show_page (test->window, "organisation");
  g_assert_nonnull (find_dialog ());
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (find_dialog ()), "discard");
  ui_test_wait_for_page (test, JIN_TYPE_ORG_PAGE);
  g_assert_cmpint (ui_test_count (test, &jin_person_entity, "name='李四'"), ==, 0);
}

static gboolean
is_saved (gpointer data)
{
  return ui_test_count (data, &jin_person_entity, "name='李四'") == 1;
}

static void
test_saving_on_the_way (UiTest *test, gconstpointer data)
{
  open_typed_draft (test);
  jin_window_show_page (test->window, "organisation");
  g_assert_nonnull (find_dialog ());
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (find_dialog ()), "save");
  ui_test_wait (is_saved, test);
  ui_test_wait_for_page (test, JIN_TYPE_ORG_PAGE);
}

/* Narrow windows fold the sidebar away. */
static gboolean
is_folded (gpointer data)
{
  gboolean folded;

  g_object_get (data, "folded", &folded, NULL);
  return folded;
}

static gboolean
is_unfolded (gpointer data)
{
  return !is_folded (data);
}

static void
test_folding (UiTest *test, gconstpointer data)
{
  g_autoptr (GSettings) settings = g_settings_new ("io.github.jinqiu.Jinqiu");

  ui_test_settle ();
  ui_test_wait (is_unfolded, test->window);
  /* At 150 % the sidebar is out of the way on a usual screen. */
  g_settings_set_int (settings, "type-scale", 150);
  ui_test_wait (is_folded, test->window);
  g_settings_set_int (settings, "type-scale", 100);
  ui_test_wait (is_unfolded, test->window);
}

int
main (int argc, char *argv[])
{
  ui_test_init (&argc, &argv, FALSE);
#define ADD(name, people, function) g_test_add ("/ui/window/" name, UiTest, GINT_TO_POINTER (people), set_up, function, tear_down)
  ADD ("welcome", 0, test_welcome);
  ADD ("pages", 30, test_pages);
  ADD ("push-and-back", 30, test_push_and_back);
  ADD ("leaving", 30, test_leaving);
  ADD ("saving-on-the-way", 30, test_saving_on_the_way);
  ADD ("folding", 30, test_folding);
  return ui_test_run ();
}
