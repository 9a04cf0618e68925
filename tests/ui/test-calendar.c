/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/jin-minute.h"
#include "calendar-fixture.h"
#include "office/jin-activity.h"
#include "office/jin-attendance.h"
#include "office/jin-codes.h"
#include "ui/jin-activity-editor.h"
#include "ui/jin-activity-notice.h"
#include "ui/jin-calendar-choice.h"
#include "ui/jin-calendar-page.h"
#include "ui/jin-calendar-sidebar.h"
#include "ui/jin-month-cell.h"
#include "ui/jin-month-content.h"
#include "ui/jin-month-grid.h"
#include "ui/jin-record-page.h"

/* ---- geometry and words ---- */

/* Where the first and the last day of a month stand. */
static void
test_geometry (void)
{
  static const struct
  {
    JinDate month, first_cell;
    int     first, last;
  } cases[] = {
      {{2026, 11, 1}, {2026, 10, 26}, 6, 35}, /* from a Sunday: six weeks */
      {{2026, 8, 1}, {2026, 7, 27}, 5, 35},   /* 31 days from a Saturday: six weeks */
      {{2021, 2, 1}, {2021, 2, 1}, 0, 27},    /* four whole weeks */
      {{2024, 2, 1}, {2024, 1, 29}, 3, 31},   /* leap February */
      {{2023, 2, 1}, {2023, 1, 30}, 2, 29},   /* ordinary February */
      {{2026, 12, 1}, {2026, 11, 30}, 1, 31}, /* the view ends in the next year */
      {{2027, 1, 1}, {2026, 12, 28}, 4, 34},  /* and begins in the last one */
      {{1900, 2, 1}, {1900, 1, 29}, 3, 30},   /* no leap year */
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      JinDate last = JIN_DATE (cases[i].month.year, cases[i].month.month, jin_date_days_in_month (cases[i].month.year, cases[i].month.month));

      g_assert_true (jin_date_equal (jin_month_cell_date (cases[i].month, 0), cases[i].first_cell));
      g_assert_cmpint (jin_month_find_cell (cases[i].month, cases[i].month), ==, cases[i].first);
      g_assert_cmpint (jin_month_find_cell (cases[i].month, last), ==, cases[i].last);
    }
}

/* Of every month of two centuries: Mondays at the left, the whole month seen, each cell found again. */
static void
test_all_months (void)
{
  for (int year = 1900; year <= 2100; year++)
    for (int month = 1; month <= 12; month++)
      {
        JinDate first = JIN_DATE (year, month, 1);
        JinDate last = JIN_DATE (year, month, jin_date_days_in_month (year, month));

        g_assert_cmpint (jin_date_weekday (jin_month_cell_date (first, 0)), ==, 1);
        g_assert_cmpint (jin_month_find_cell (first, first), <, 7);
        g_assert_cmpint (jin_month_find_cell (first, last), >=, 27);
        for (int cell = 0; cell < JIN_MONTH_CELLS; cell += 13)
          g_assert_cmpint (jin_month_find_cell (first, jin_month_cell_date (first, cell)), ==, cell);
        g_assert_cmpint (jin_month_find_cell (first, jin_date_add_days (jin_month_cell_date (first, 0), -1)), ==, -1);
        g_assert_cmpint (jin_month_find_cell (first, jin_date_add_days (jin_month_cell_date (first, 41), 1)), ==, -1);
      }
}

static void
test_small_texts (void)
{
  static const struct
  {
    JinDate     day;
    const char *text;
    gboolean    marked;
  } cases[] = {
      {{2026, 11, 16}, "初八", FALSE},
      {{2026, 11, 9}, "十月", FALSE},   /* the first of a lunar month */
      {{2025, 7, 25}, "闰六月", FALSE}, /* of a leap month */
      {{2026, 11, 7}, "立冬", TRUE},    /* solar term */
      {{2026, 2, 16}, "除夕", TRUE},    /* festival of a short twelfth month */
      {{2026, 2, 17}, "春节", TRUE},    /* festival before the lunar day */
      {{2026, 4, 5}, "清明", TRUE},     /* festival and solar term in one */
      {{2031, 10, 1}, "中秋 国庆", TRUE},
      {{2102, 1, 1}, "元旦", TRUE}, /* beyond the lunar table */
      {{2102, 5, 20}, "", FALSE},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gboolean         marked;
      g_autofree char *text = jin_month_small_text (cases[i].day, &marked);

      g_assert_cmpstr (text, ==, cases[i].text);
      g_assert_cmpint (marked, ==, cases[i].marked);
    }
}

static void
test_titles (void)
{
  static const struct
  {
    JinDate     month;
    const char *title, *lunar;
  } cases[] = {
      {{2026, 11, 1}, "2026年11月", "丙午年 九月—十月"},
      {{2026, 2, 1}, "2026年2月", "乙巳年腊月 — 丙午年正月"},
      {{2031, 5, 1}, "2031年5月", "辛亥年 闰三月—四月"}, /* a leap month */
      {{2150, 1, 1}, "2150年1月", ""},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *title = jin_month_title (cases[i].month);
      g_autofree char *lunar = jin_month_lunar_title (cases[i].month);

      g_assert_cmpstr (title, ==, cases[i].title);
      g_assert_cmpstr (lunar, ==, cases[i].lunar);
    }
}

static void
test_parse_day (void)
{
  static const struct
  {
    const char *text;
    JinDate     day; /* none: refused */
  } cases[] = {
      {"2026-11-16", {2026, 11, 16}},
      {"2027.3", {2027, 3, 1}}, /* a month is its first day */
      {"2028", {2028, 1, 1}},
      {"2026年2月17日", {2026, 2, 17}},
      {"11月16日", {2026, 11, 16}},
      {"正月初一", {2026, 2, 17}}, /* of this lunar year */
      {"九月 初九", {2026, 10, 18}},
      {"腊月廿九", {2027, 2, 5}}, /* that ends in the next one */
      {"腊月三十", {0, 0, 0}},    /* and has a short last month */
      {"二月三十一", {0, 0, 0}},
      {"2026-02-30", {0, 0, 0}},
      {"", {0, 0, 0}},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      JinDate            day = JIN_DATE_NONE;
      gboolean           understood = jin_month_parse_day (cases[i].text, JIN_DATE (2026, 11, 20), &day, &error);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (understood, ==, cases[i].day.year != 0);
      g_assert_cmpint (error == NULL, ==, understood);
      if (understood)
        g_assert_true (jin_date_equal (day, cases[i].day));
    }
}

/* ---- the grid alone ---- */

static void
hear_created (JinMonthGrid *grid, int from, int until, GString *heard)
{
  g_autofree char *first = jin_date_to_iso (jin_date_from_julian (from));
  g_autofree char *last = jin_date_to_iso (jin_date_from_julian (until));

  g_string_append_printf (heard, "create %s %s;", first, last);
}

static void
hear_moved (JinMonthGrid *grid, gint64 id, int days, GString *heard)
{
  g_string_append_printf (heard, "move %d %d;", (int)id, days);
}

static JinRecord *
row (gint64 id, const char *start, const char *end)
{
  JinRecord *activity = jin_record_new_row (&jin_activity_entity, id, "00000000-0000-4000-8000-000000000000", 1);
  JinMinute  minute;

  jin_record_set_text (activity, JIN_ACTIVITY_TITLE, "主题党日");
  g_assert_true (jin_minute_parse_iso (start, &minute));
  jin_record_set_int (activity, JIN_ACTIVITY_START, minute);
  if (end != NULL)
    {
      g_assert_true (jin_minute_parse_iso (end, &minute));
      jin_record_set_int (activity, JIN_ACTIVITY_END, minute);
    }
  return activity;
}

static JinMonthCell *
cell_of (JinMonthGrid *grid, JinDate day)
{
  g_autoptr (GPtrArray) all = ui_test_all (grid);

  for (guint i = 0; i < all->len; i++)
    if (JIN_IS_MONTH_CELL (g_ptr_array_index (all, i)) && jin_date_equal (jin_month_cell_get_day (g_ptr_array_index (all, i)), day))
      return g_ptr_array_index (all, i);
  return NULL;
}

static void
assert_selected (JinMonthGrid *grid, int year, int month, int day)
{
  g_assert_true (jin_date_equal (jin_month_grid_get_selected (grid), JIN_DATE (year, month, day)));
}

static void
test_grid (void)
{
  GtkWidget            *window = gtk_window_new ();
  JinMonthGrid         *grid = JIN_MONTH_GRID (jin_month_grid_new ());
  g_autoptr (GString)   heard = g_string_new (NULL);
  g_autoptr (GPtrArray) activities = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) organisations = g_ptr_array_new ();

  gtk_window_set_default_size (GTK_WINDOW (window), 900, 640);
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (grid));
  g_signal_connect (grid, "create", G_CALLBACK (hear_created), heard);
  g_signal_connect (grid, "move", G_CALLBACK (hear_moved), heard);
  jin_month_grid_set_today (grid, JIN_DATE (2026, 11, 20));
  jin_month_grid_select (grid, JIN_DATE (2026, 11, 30));
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (grid));

  /* A screen reader hears a grid of cells, each a sentence. */
  gtk_test_accessible_assert_role (grid, GTK_ACCESSIBLE_ROLE_GRID);
  gtk_test_accessible_assert_role (cell_of (grid, JIN_DATE (2026, 11, 16)), GTK_ACCESSIBLE_ROLE_GRID_CELL);
  gtk_test_accessible_assert_property (cell_of (grid, JIN_DATE (2026, 11, 16)), GTK_ACCESSIBLE_PROPERTY_LABEL, "11月16日 星期一 十月初八");

  /* Arrows leave the month at its ends; months keep the day of the month or take the last. */
  fixture_press (grid, GDK_KEY_Right, 0);
  assert_selected (grid, 2026, 12, 1);
  g_assert_cmpint (jin_month_grid_get_month (grid).month, ==, 12);
  fixture_press (grid, GDK_KEY_Up, 0);
  assert_selected (grid, 2026, 11, 24);
  fixture_press (grid, GDK_KEY_Page_Down, 0);
  fixture_press (grid, GDK_KEY_Right, 0);
  fixture_press (grid, GDK_KEY_Down, 0);
  assert_selected (grid, 2027, 1, 1);
  fixture_press (grid, GDK_KEY_Left, 0);
  fixture_press (grid, GDK_KEY_Page_Down, 0);
  fixture_press (grid, GDK_KEY_Page_Down, 0);
  assert_selected (grid, 2027, 2, 28);
  fixture_press (grid, GDK_KEY_Home, 0);
  assert_selected (grid, 2026, 11, 20);
  fixture_press (grid, GDK_KEY_Return, 0);
  g_assert_cmpstr (heard->str, ==, "create 2026-11-20 2026-11-20;");

  /* Space goes round the day's activities; Alt and an arrow send the chosen one on. */
  g_ptr_array_add (activities, row (7, "2026-11-20T09:00", "2026-11-22T17:00"));
  g_ptr_array_add (activities, row (8, "2026-11-20T14:00", NULL));
  jin_month_grid_set_content (grid, activities, organisations, NULL);
  g_assert_cmpuint (jin_month_cell_get_n_activities (cell_of (grid, JIN_DATE (2026, 11, 20))), ==, 2);
  g_assert_cmpuint (jin_month_cell_get_n_activities (cell_of (grid, JIN_DATE (2026, 11, 22))), ==, 1);
  gtk_test_accessible_assert_property (cell_of (grid, JIN_DATE (2026, 11, 20)), GTK_ACCESSIBLE_PROPERTY_LABEL, "11月20日 星期五 十月十二 2 项活动");
  g_string_truncate (heard, 0);
  fixture_press (grid, GDK_KEY_Down, GDK_ALT_MASK);
  g_assert_cmpstr (heard->str, ==, "");
  fixture_press (grid, GDK_KEY_space, 0);
  g_assert_cmpint (jin_month_grid_get_chosen (grid), ==, 7);
  fixture_press (grid, GDK_KEY_space, 0);
  g_assert_cmpint (jin_month_grid_get_chosen (grid), ==, 8);
  fixture_press (grid, GDK_KEY_Down, GDK_ALT_MASK);
  fixture_press (grid, GDK_KEY_Left, GDK_ALT_MASK);
  g_assert_cmpstr (heard->str, ==, "move 8 7;move 8 -1;");

  g_object_ref (grid);
  gtk_window_destroy (GTK_WINDOW (window));
  ui_test_settle ();
  g_assert_finalize_object (grid);
}

static GtkGestureDrag *
find_drag (JinMonthGrid *grid)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (grid));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_GESTURE_DRAG (controller))
        return GTK_GESTURE_DRAG (controller);
    }
  return NULL;
}

/* Where activities are picked from: only their bars, not the day's head or the empty room. */
static void
test_bars (void)
{
  GtkWidget            *window = gtk_window_new ();
  JinMonthGrid         *grid = JIN_MONTH_GRID (jin_month_grid_new ());
  g_autoptr (GPtrArray) activities = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) organisations = g_ptr_array_new ();
  JinMonthCell         *cell;
  int                   n_seven = 0, n_eight = 0, height;

  gtk_window_set_default_size (GTK_WINDOW (window), 900, 640);
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (grid));
  jin_month_grid_select (grid, JIN_DATE (2026, 11, 20));
  g_ptr_array_add (activities, row (7, "2026-11-10T09:00", NULL));
  g_ptr_array_add (activities, row (8, "2026-11-10T14:00", NULL));
  jin_month_grid_set_content (grid, activities, organisations, NULL);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (grid));

  /* One gesture serves all drags. */
  g_assert_nonnull (find_drag (grid));
  cell = cell_of (grid, JIN_DATE (2026, 11, 10));
  height = gtk_widget_get_height (GTK_WIDGET (cell));
  for (int y = 0; y < height; y++)
    {
      gint64 picked = jin_month_cell_pick_activity (cell, gtk_widget_get_width (GTK_WIDGET (cell)) / 2.0, y);

      n_seven += picked == 7;
      n_eight += picked == 8;
      /* 8 lies below 7. */
      g_assert_true (picked != 7 || n_eight == 0);
    }
  g_assert_cmpint (n_seven, >, 8);
  g_assert_cmpint (n_eight, ==, n_seven);
  g_assert_cmpint (n_seven + n_eight, <, height);
  g_assert_cmpint (jin_month_cell_pick_activity (cell_of (grid, JIN_DATE (2026, 11, 11)), 20, height / 2.0), ==, 0);

  g_object_ref (grid);
  gtk_window_destroy (GTK_WINDOW (window));
  ui_test_settle ();
  g_assert_finalize_object (grid);
}

/* A lone activity's title takes the lines that the day has room for; among others it keeps to one. */
static void
test_bar_lines (void)
{
  GtkWidget            *window = gtk_window_new ();
  JinMonthGrid         *grid = JIN_MONTH_GRID (jin_month_grid_new ());
  g_autoptr (GPtrArray) activities = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) organisations = g_ptr_array_new ();
  JinMonthCell         *alone, *crowded;
  int                   n_alone = 0, n_crowded = 0;

  gtk_window_set_default_size (GTK_WINDOW (window), 700, 640);
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (grid));
  jin_month_grid_select (grid, JIN_DATE (2026, 11, 20));
  g_ptr_array_add (activities, row (1, "2026-11-10T09:00", NULL));
  for (int id = 2; id <= 4; id++)
    g_ptr_array_add (activities, row (id, "2026-11-11T09:00", NULL));
  for (guint i = 0; i < activities->len; i++)
    jin_record_set_text (g_ptr_array_index (activities, i), JIN_ACTIVITY_TITLE, "主题党日：学习全会精神，参观红色教育基地");
  jin_month_grid_set_content (grid, activities, organisations, NULL);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (grid));
  alone = cell_of (grid, JIN_DATE (2026, 11, 10));
  crowded = cell_of (grid, JIN_DATE (2026, 11, 11));
  for (int y = 0; y < gtk_widget_get_height (GTK_WIDGET (alone)); y++)
    {
      n_alone += jin_month_cell_pick_activity (alone, 20, y) == 1;
      n_crowded += jin_month_cell_pick_activity (crowded, 20, y) == 2;
    }
  g_assert_cmpint (n_crowded, >, 8);
  g_assert_cmpint (n_alone, >, 2 * n_crowded);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* ---- the page ---- */

typedef struct
{
  UiTest           ui;
  gint64           branch;
  gint64           activity;
  JinCalendarPage *page;
  JinMonthGrid    *grid;
} Fixture;

static gboolean
has_activity (gpointer grid)
{
  g_autoptr (GPtrArray) activities = jin_month_grid_get_activities (grid, JIN_DATE (2026, 11, 10));

  return activities->len > 0;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  ui_test_set_up (&fixture->ui, 0);
  fixture->branch = fixture_add_branch (&fixture->ui, "第一支部", "每月15日");
  fixture->activity = fixture_add_activity (&fixture->ui, "主题党日", fixture->branch, "2026-11-10T09:30", "2026-11-10T11:00");
  ui_test_settle ();
  jin_window_show_page (fixture->ui.window, "calendar");
  fixture->page = JIN_CALENDAR_PAGE (ui_test_wait_for_page (&fixture->ui, JIN_TYPE_CALENDAR_PAGE));
  fixture->grid = JIN_MONTH_GRID (ui_test_find (fixture->page, JIN_TYPE_MONTH_GRID, NULL));
  ui_test_wait (has_activity, fixture->grid);
  ui_test_settle ();
}

/* The page goes with its window. */
static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_add_weak_pointer (G_OBJECT (fixture->page), (gpointer *)&fixture->page);
  ui_test_tear_down (&fixture->ui);
  g_assert_null (fixture->page);
}

static void
assert_time (Fixture *fixture, gint64 id, const char *start, const char *end)
{
  g_autoptr (JinRecord) activity = fixture_get (&fixture->ui, &jin_activity_entity, id);
  g_autofree char      *from = jin_minute_to_iso (jin_record_get_int (activity, JIN_ACTIVITY_START));
  g_autofree char      *until = jin_minute_to_iso (jin_record_get_int (activity, JIN_ACTIVITY_END));

  g_assert_cmpstr (from, ==, start);
  g_assert_cmpstr (until, ==, end);
}

/* Ctrl+N on a day, a title, Ctrl+S: it is kept, chosen, and one undo takes it away. */
static void
test_create (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) activities = NULL;
  g_autoptr (JinRecord) kept = NULL;
  GtkWidget            *editor, *entry;

  jin_calendar_page_go_to (fixture->page, JIN_DATE (2026, 11, 18));
  gtk_widget_activate_action (GTK_WIDGET (fixture->ui.window), "win.add", NULL);
  ui_test_settle ();
  editor = ui_test_find (fixture->page, JIN_TYPE_ACTIVITY_EDITOR, NULL);
  g_assert_true (gtk_widget_get_mapped (editor));
  entry = ui_test_find (editor, GTK_TYPE_ENTRY, NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), "情况通报会");
  gtk_widget_activate_action (editor, "editor.save", NULL);
  ui_test_settle ();
  activities = jin_month_grid_get_activities (fixture->grid, JIN_DATE (2026, 11, 18));
  g_assert_cmpuint (activities->len, ==, 1);
  kept = g_object_ref (g_ptr_array_index (activities, 0));
  g_assert_cmpstr (jin_record_get_title (kept), ==, "情况通报会");
  /* The only organisation there is. */
  g_assert_cmpint (jin_record_get_ref (kept, JIN_ACTIVITY_ORGANISATION), ==, fixture->branch);
  g_assert_cmpint (jin_month_grid_get_chosen (fixture->grid), ==, jin_record_get_id (kept));
  assert_time (fixture, jin_record_get_id (kept), "2026-11-18T09:00", "2026-11-18T10:30");
  g_assert_false (gtk_widget_get_mapped (editor));
  gtk_widget_activate_action (GTK_WIDGET (fixture->ui.window), "win.undo", NULL);
  ui_test_settle ();
  g_assert_cmpint (ui_test_count (&fixture->ui, &jin_activity_entity, NULL), ==, 1);
}

/* Several days at once; a kind is name enough; nothing at all is refused beside the field. */
static void
test_create_over_days (Fixture *fixture, gconstpointer data)
{
  GtkWidget            *editor;
  g_autoptr (GPtrArray) activities = NULL;
  gint64                id;

  g_signal_emit_by_name (fixture->grid, "create", jin_date_to_julian (JIN_DATE (2026, 11, 24)), jin_date_to_julian (JIN_DATE (2026, 11, 26)));
  ui_test_settle ();
  editor = ui_test_find (fixture->page, JIN_TYPE_ACTIVITY_EDITOR, NULL);
  gtk_widget_activate_action (editor, "editor.save", NULL);
  ui_test_settle ();
  g_assert_cmpint (ui_test_count (&fixture->ui, &jin_activity_entity, NULL), ==, 1);
  g_assert_true (gtk_widget_get_mapped (editor));
  ui_test_click (editor, "培训");
  gtk_widget_activate_action (editor, "editor.save", NULL);
  ui_test_settle ();
  activities = jin_month_grid_get_activities (fixture->grid, JIN_DATE (2026, 11, 25));
  g_assert_cmpuint (activities->len, ==, 1);
  g_assert_cmpstr (jin_record_get_title (g_ptr_array_index (activities, 0)), ==, "培训");
  id = jin_record_get_id (g_ptr_array_index (activities, 0));
  assert_time (fixture, id, "2026-11-24T09:00", "2026-11-26T17:00");
}

/* Answers the question whether to save. */
static void
discard (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (ADW_IS_MESSAGE_DIALOG (l->data) && gtk_widget_get_visible (l->data))
      adw_message_dialog_response (l->data, "discard");
  ui_test_settle ();
}

/* “More…” takes a new one on as a draft, and saves what was changed in one that is kept. */
static void
test_more (Fixture *fixture, gconstpointer data)
{
  GtkWidget            *editor;
  JinPage              *page;
  g_autoptr (JinRecord) kept = NULL;

  gtk_widget_activate_action (GTK_WIDGET (fixture->ui.window), "win.add", NULL);
  ui_test_settle ();
  editor = ui_test_find (fixture->page, JIN_TYPE_ACTIVITY_EDITOR, NULL);
  gtk_editable_set_text (GTK_EDITABLE (ui_test_find (editor, GTK_TYPE_ENTRY, NULL)), "党课");
  gtk_widget_activate_action (editor, "editor.more", NULL);
  page = ui_test_wait_for_page (&fixture->ui, JIN_TYPE_RECORD_PAGE);
  g_assert_nonnull (ui_test_find (page, GTK_TYPE_ENTRY, "党课"));
  g_assert_cmpint (ui_test_count (&fixture->ui, &jin_activity_entity, NULL), ==, 1);
  jin_window_back (fixture->ui.window);
  ui_test_settle ();
  discard ();

  g_assert_true (jin_window_get_page (fixture->ui.window) == JIN_PAGE (fixture->page));
  g_signal_emit_by_name (fixture->grid, "activity-opened", fixture->activity);
  ui_test_settle ();
  gtk_editable_set_text (GTK_EDITABLE (ui_test_find (editor, GTK_TYPE_ENTRY, NULL)), "情况通报");
  gtk_widget_activate_action (editor, "editor.more", NULL);
  ui_test_settle ();
  kept = fixture_get (&fixture->ui, &jin_activity_entity, fixture->activity);
  g_assert_cmpstr (jin_record_get_title (kept), ==, "情况通报");
}

/* Escape gives up; nothing is written. */
static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  GtkWidget *editor;

  gtk_widget_activate_action (GTK_WIDGET (fixture->ui.window), "win.add", NULL);
  ui_test_settle ();
  editor = ui_test_find (fixture->page, JIN_TYPE_ACTIVITY_EDITOR, NULL);
  gtk_editable_set_text (GTK_EDITABLE (ui_test_find (editor, GTK_TYPE_ENTRY, NULL)), "x");
  gtk_widget_activate_action (editor, "editor.cancel", NULL);
  ui_test_settle ();
  g_assert_false (gtk_widget_get_mapped (editor));
  g_assert_cmpint (ui_test_count (&fixture->ui, &jin_activity_entity, NULL), ==, 1);
}

/* By Alt and arrows, by cutting and pasting: another day, the same time, one undo each. */
static void
test_move (Fixture *fixture, gconstpointer data)
{
  jin_calendar_page_go_to (fixture->page, JIN_DATE (2026, 11, 10));
  ui_test_settle ();
  g_assert_cmpint (jin_month_grid_get_chosen (fixture->grid), ==, fixture->activity);
  g_assert_true (fixture_press (fixture->grid, GDK_KEY_Down, GDK_ALT_MASK));
  ui_test_settle ();
  assert_time (fixture, fixture->activity, "2026-11-17T09:30", "2026-11-17T11:00");
  /* The selection went along, so the next key goes on from there. */
  assert_selected (fixture->grid, 2026, 11, 17);
  g_assert_cmpint (jin_month_grid_get_chosen (fixture->grid), ==, fixture->activity);
  g_assert_true (fixture_press (fixture->grid, GDK_KEY_Left, GDK_ALT_MASK));
  ui_test_settle ();
  assert_time (fixture, fixture->activity, "2026-11-16T09:30", "2026-11-16T11:00");

  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "calendar.cut", NULL);
  jin_calendar_page_go_to (fixture->page, JIN_DATE (2027, 1, 5));
  ui_test_settle ();
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "calendar.paste", NULL);
  ui_test_settle ();
  assert_time (fixture, fixture->activity, "2027-01-05T09:30", "2027-01-05T11:00");
  gtk_widget_activate_action (GTK_WIDGET (fixture->ui.window), "win.undo", NULL);
  ui_test_settle ();
  assert_time (fixture, fixture->activity, "2026-11-16T09:30", "2026-11-16T11:00");
}

/* With its attendance, and back again by one undo. */
static void
test_delete (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JinRecord) entry = jin_record_new (&jin_attendance_entity);
  gint64                person = fixture_add_member (&fixture->ui, "张三", fixture->branch);

  jin_record_set_ref (entry, JIN_ATTENDANCE_ACTIVITY, fixture->activity, "");
  jin_record_set_ref (entry, JIN_ATTENDANCE_PERSON, person, "");
  jin_record_set_text (entry, JIN_ATTENDANCE_STATE, JIN_ATTENDED);
  fixture_commit (&fixture->ui, entry);
  jin_calendar_page_go_to (fixture->page, JIN_DATE (2026, 11, 10));
  ui_test_settle ();
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "calendar.delete", NULL);
  ui_test_settle ();
  g_assert_cmpint (ui_test_count (&fixture->ui, &jin_activity_entity, NULL), ==, 0);
  g_assert_cmpint (ui_test_count (&fixture->ui, &jin_attendance_entity, NULL), ==, 0);
  g_assert_false (has_activity (fixture->grid));
  gtk_widget_activate_action (GTK_WIDGET (fixture->ui.window), "win.undo", NULL);
  ui_test_settle ();
  g_assert_cmpint (ui_test_count (&fixture->ui, &jin_attendance_entity, NULL), ==, 1);
  g_assert_true (has_activity (fixture->grid));
}

/* What is hidden stays hidden when the calendar is opened again. */
static void
test_hidden (Fixture *fixture, gconstpointer data)
{
  GtkWidget            *sidebar = ui_test_find (fixture->page, JIN_TYPE_CALENDAR_SIDEBAR, NULL);
  g_autoptr (GPtrArray) all = ui_test_all (sidebar);
  GtkListView          *organisations = NULL;
  JinPage              *again;

  for (guint i = 0; i < all->len && organisations == NULL; i++)
    if (GTK_IS_LIST_VIEW (g_ptr_array_index (all, i)))
      organisations = g_ptr_array_index (all, i);
  g_signal_emit_by_name (organisations, "activate", 0);
  ui_test_settle ();
  g_assert_false (has_activity (fixture->grid));
  again = jin_calendar_page_new (fixture->ui.window);
  jin_window_push (fixture->ui.window, again);
  ui_test_settle ();
  g_assert_false (has_activity (ui_test_find (again, JIN_TYPE_MONTH_GRID, NULL)));
  jin_window_back (fixture->ui.window);
  ui_test_settle ();
  g_signal_emit_by_name (organisations, "activate", 0);
  ui_test_settle ();
  g_assert_true (has_activity (fixture->grid));
}

/* All or none, to begin with when but one is wanted. */
static void
test_none (Fixture *fixture, gconstpointer data)
{
  GtkWidget *sidebar = ui_test_find (fixture->page, JIN_TYPE_CALENDAR_SIDEBAR, NULL);

  gtk_widget_activate_action (sidebar, "shown.types", "b", FALSE);
  ui_test_settle ();
  g_assert_false (has_activity (fixture->grid));
  gtk_widget_activate_action (sidebar, "shown.types", "b", TRUE);
  gtk_widget_activate_action (sidebar, "shown.organisations", "b", FALSE);
  ui_test_settle ();
  g_assert_false (has_activity (fixture->grid));
  gtk_widget_activate_action (sidebar, "shown.organisations", "b", TRUE);
  ui_test_settle ();
  g_assert_true (has_activity (fixture->grid));
}

/* R79: the 15th of November 2026 is a Sunday, so the day is the 16th; December's is seen from November, too. */
static void
test_fixed_days (Fixture *fixture, gconstpointer data)
{
  gtk_test_accessible_assert_property (cell_of (fixture->grid, JIN_DATE (2026, 11, 16)), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "固定活动日：\n第一支部. ");
  gtk_test_accessible_assert_property (cell_of (fixture->grid, JIN_DATE (2026, 11, 15)), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "");
}

/* Time, place, topic, names: and nothing else about people. */
static void
test_notice (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JinRecord) activity = fixture_get (&fixture->ui, &jin_activity_entity, fixture->activity);
  g_autoptr (JinRecord) copy = jin_record_copy (activity);
  g_autoptr (GPtrArray) people = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char      *text = NULL;
  gint64                person = fixture_add_member (&fixture->ui, "张三", fixture->branch);

  g_ptr_array_add (people, fixture_get (&fixture->ui, &jin_person_entity, person));
  jin_record_set_text (copy, JIN_ACTIVITY_PLACE, "三楼会议室");
  jin_record_set_text (copy, JIN_ACTIVITY_TOPIC, "学习全会精神");
  text = jin_activity_notice (copy, jin_store_get_list (fixture->ui.store, "activity_type"), people);
  g_assert_nonnull (strstr (text, "11月10日 星期二 09:30–11:00"));
  g_assert_nonnull (strstr (text, "三楼会议室"));
  g_assert_nonnull (strstr (text, "学习全会精神"));
  g_assert_nonnull (strstr (text, "第一支部"));
  g_assert_nonnull (strstr (text, "张三"));
}

static void
test_words (Fixture *fixture, gconstpointer data)
{
  fixture_assert_no_latin (fixture->page);
  gtk_widget_activate_action (GTK_WIDGET (fixture->ui.window), "win.add", NULL);
  ui_test_settle ();
  fixture_assert_no_latin (fixture->page);
}

int
main (int argc, char *argv[])
{
  ui_test_init (&argc, &argv, TRUE);
  g_test_add_func ("/ui/calendar/geometry", test_geometry);
  g_test_add_func ("/ui/calendar/all-months", test_all_months);
  g_test_add_func ("/ui/calendar/small-texts", test_small_texts);
  g_test_add_func ("/ui/calendar/titles", test_titles);
  g_test_add_func ("/ui/calendar/parse-day", test_parse_day);
  g_test_add_func ("/ui/calendar/grid", test_grid);
  g_test_add_func ("/ui/calendar/bars", test_bars);
  g_test_add_func ("/ui/calendar/bar-lines", test_bar_lines);
#define ADD(name, function) g_test_add ("/ui/calendar/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("create", test_create);
  ADD ("create-over-days", test_create_over_days);
  ADD ("more", test_more);
  ADD ("cancel", test_cancel);
  ADD ("move", test_move);
  ADD ("delete", test_delete);
  ADD ("hidden", test_hidden);
  ADD ("none", test_none);
  ADD ("fixed-days", test_fixed_days);
  ADD ("notice", test_notice);
  ADD ("words", test_words);
  return ui_test_run ();
}
