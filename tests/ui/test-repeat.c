/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/jin-minute.h"
#include "calendar-fixture.h"
#include "office/jin-activity.h"
#include "office/jin-codes.h"
#include "office/jin-series.h"
#include "ui/jin-activity-commands.h"
#include "ui/jin-activity-editor.h"
#include "ui/jin-calendar-page.h"
#include "ui/jin-repeat-row.h"

/* Repeating activities in the calendar: chosen in the editor, then moved and deleted with the question which ones. */

typedef struct
{
  UiTest           ui;
  JinCalendarPage *page;
  gint64           branch;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  ui_test_set_up (&fixture->ui, 0);
  fixture->branch = fixture_add_branch (&fixture->ui, "第一党支部", "每月15日");
  jin_window_show_page (fixture->ui.window, "calendar");
  fixture->page = JIN_CALENDAR_PAGE (ui_test_wait_for_page (&fixture->ui, JIN_TYPE_CALENDAR_PAGE));
  ui_test_settle ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  ui_test_tear_down (&fixture->ui);
}

static gint64
count (Fixture *fixture, const char *filter)
{
  return ui_test_count (&fixture->ui, &jin_activity_entity, filter);
}

/* The fifteenth of December, repeated by the place-th offer. */
static GtkWidget *
add_repeating (Fixture *fixture, guint offer)
{
  GtkWidget *editor, *row;

  jin_calendar_page_go_to (fixture->page, JIN_DATE (2026, 12, 15));
  gtk_widget_activate_action (GTK_WIDGET (fixture->ui.window), "win.add", NULL);
  ui_test_settle ();
  editor = ui_test_find (fixture->page, JIN_TYPE_ACTIVITY_EDITOR, NULL);
  gtk_editable_set_text (GTK_EDITABLE (ui_test_find (editor, GTK_TYPE_ENTRY, NULL)), "主题党日");
  row = ui_test_find (editor, JIN_TYPE_REPEAT_ROW, NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (ui_test_find (row, GTK_TYPE_DROP_DOWN, NULL)), offer);
  gtk_widget_activate_action (editor, "editor.save", NULL);
  ui_test_settle ();
  return editor;
}

static void
answer (Fixture *fixture, const char *response)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (ADW_IS_MESSAGE_DIALOG (l->data))
      {
        fixture_assert_no_latin (l->data);
        adw_message_dialog_response (l->data, response);
        gtk_window_close (l->data);
      }
  ui_test_settle ();
}

static JinRecord *
find (Fixture *fixture, const char *filter)
{
  g_autoptr (JinFilter) parsed = jin_filter_parse (jin_store_get_entities (fixture->ui.store), &jin_activity_entity, filter, NULL);
  JinQuery              query = {&jin_activity_entity, parsed, NULL, jin_context_now ()};
  g_autoptr (GPtrArray) rows = jin_store_query (fixture->ui.store, &query, 1, NULL, NULL);

  g_assert_cmpuint (rows->len, ==, 1);
  return g_object_ref (rows->pdata[0]);
}

/* Monthly from December to the end of next year, in one step; 15 August 2027 is a Sunday. */
static void
test_begin (Fixture *fixture, gconstpointer data)
{
  add_repeating (fixture, 1);
  g_assert_cmpint (count (fixture, NULL), ==, 13);
  g_assert_cmpint (count (fixture, "start>=2027-08-16 and start<2027-08-17"), ==, 1);
  gtk_widget_activate_action (GTK_WIDGET (fixture->ui.window), "win.undo", NULL);
  ui_test_settle ();
  g_assert_cmpint (count (fixture, NULL), ==, 0);
}

static void
test_move (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JinRecord) march = NULL, again = NULL;

  add_repeating (fixture, 1);
  march = find (fixture, "start>=2027-03-15 and start<2027-03-16");
  /* Given up: nothing moves. */
  jin_activity_move (fixture->ui.window, march, 3);
  ui_test_settle ();
  answer (fixture, "cancel");
  g_assert_cmpint (count (fixture, "start>=2027-03-18 and start<2027-03-19"), ==, 0);
  /* Alone */
  jin_activity_move (fixture->ui.window, march, 3);
  ui_test_settle ();
  answer (fixture, "this");
  g_assert_cmpint (count (fixture, "start>=2027-03-18 and start<2027-03-19"), ==, 1);
  g_assert_cmpint (count (fixture, "start>=2027-04-15 and start<2027-04-16"), ==, 1);
  gtk_widget_activate_action (GTK_WIDGET (fixture->ui.window), "win.undo", NULL);
  ui_test_settle ();
  /* With those that follow: the eighteenth from now on */
  again = find (fixture, "start>=2027-03-15 and start<2027-03-16");
  jin_activity_move (fixture->ui.window, again, 3);
  ui_test_settle ();
  answer (fixture, "following");
  g_assert_cmpint (count (fixture, "start>=2027-02-15 and start<2027-02-16"), ==, 1);
  g_assert_cmpint (count (fixture, "start>=2027-03-18 and start<2027-03-19"), ==, 1);
  g_assert_cmpint (count (fixture, "start>=2027-05-18 and start<2027-05-19"), ==, 1);
  g_assert_cmpint (count (fixture, NULL), ==, 13);
}

static void
test_delete (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JinRecord) march = NULL, april = NULL;

  add_repeating (fixture, 1);
  march = find (fixture, "start>=2027-03-15 and start<2027-03-16");
  jin_activity_delete (fixture->ui.window, march);
  ui_test_settle ();
  answer (fixture, "this");
  g_assert_cmpint (count (fixture, NULL), ==, 12);
  april = find (fixture, "start>=2027-04-15 and start<2027-04-16");
  jin_activity_delete (fixture->ui.window, april);
  ui_test_settle ();
  answer (fixture, "following");
  g_assert_cmpint (count (fixture, NULL), ==, 3);
  gtk_widget_activate_action (GTK_WIDGET (fixture->ui.window), "win.undo", NULL);
  ui_test_settle ();
  g_assert_cmpint (count (fixture, NULL), ==, 12);
}

/* The row by itself: what it offers follows the day, and what it is told it tells. */
static void
test_row (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *rule;
    const char *shift;
  } cases[] = {
      {"", JIN_SHIFT_NEXT},
      {"FREQ=MONTHLY;BYMONTHDAY=15", JIN_SHIFT_NONE},
      {"FREQ=MONTHLY;BYDAY=3TU;UNTIL=20271231", JIN_SHIFT_MONTH},
      {"FREQ=WEEKLY;BYDAY=MO,WE", JIN_SHIFT_NEXT}, /* of another program */
      {"FREQ=MONTHLY;INTERVAL=5;BYMONTHDAY=15", JIN_SHIFT_NEXT},
      {"RSCALE=CHINESE;FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=7;SKIP=BACKWARD", JIN_SHIFT_NONE},
  };
  g_autoptr (GtkWidget) row = g_object_ref_sink (jin_repeat_row_new ());

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char   *rule = NULL;

      jin_repeat_row_show (JIN_REPEAT_ROW (row), cases[i].rule, cases[i].shift, JIN_DATE (2026, 12, 15));
      rule = jin_repeat_row_get_rule (JIN_REPEAT_ROW (row), &error);
      g_assert_no_error (error);
      g_assert_cmpstr (rule, ==, cases[i].rule);
      g_assert_cmpstr (jin_repeat_row_get_shift (JIN_REPEAT_ROW (row)), ==, cases[i].shift);
      g_assert_false (jin_repeat_row_is_changed (JIN_REPEAT_ROW (row)));
      /* Another day is no other repetition. */
      jin_repeat_row_set_day (JIN_REPEAT_ROW (row), JIN_DATE (2026, 12, 18));
      g_assert_false (jin_repeat_row_is_changed (JIN_REPEAT_ROW (row)));
    }
  /* An end that is none says so. */
  jin_repeat_row_show (JIN_REPEAT_ROW (row), "FREQ=DAILY", NULL, JIN_DATE (2026, 12, 15));
  gtk_editable_set_text (GTK_EDITABLE (ui_test_find (row, GTK_TYPE_ENTRY, NULL)), "二月三十一");
  {
    g_autoptr (GError) error = NULL;
    g_autofree char   *rule = jin_repeat_row_get_rule (JIN_REPEAT_ROW (row), &error);

    g_assert_null (rule);
    g_assert_nonnull (error);
  }
  fixture_assert_no_latin (row);
}

int
main (int argc, char **argv)
{
  ui_test_init (&argc, &argv, TRUE);
  g_test_add ("/ui/repeat/begin", Fixture, NULL, set_up, test_begin, tear_down);
  g_test_add ("/ui/repeat/move", Fixture, NULL, set_up, test_move, tear_down);
  g_test_add ("/ui/repeat/delete", Fixture, NULL, set_up, test_delete, tear_down);
  g_test_add ("/ui/repeat/row", Fixture, NULL, set_up, test_row, tear_down);
  return ui_test_run ();
}
