/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/jin-minute.h"
#include "calendar-fixture.h"
#include "office/jin-activity.h"
#include "office/jin-codes.h"
#include "ui/jin-calendar-date.h"
#include "ui/jin-month-cell.h"
#include "ui/jin-month-days.h"
#include "ui/jin-month-grid.h"

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

/* What the calendar knows of the month that is shown. */
static void
show (JinMonthGrid *grid, GPtrArray *activities)
{
  g_autoptr (GPtrArray)       organisations = g_ptr_array_new ();
  g_autoptr (JinCalendarDays) days = jin_calendar_days_new (jin_month_cell_date (jin_month_grid_get_month (grid), 0), JIN_MONTH_CELLS, activities, organisations, NULL);

  jin_month_grid_set_days (grid, days, NULL);
}

static void
test_grid (void)
{
  GtkWidget            *window = gtk_window_new ();
  JinMonthGrid         *grid = JIN_MONTH_GRID (jin_month_grid_new ());
  g_autoptr (GString)   heard = g_string_new (NULL);
  g_autoptr (GPtrArray) activities = g_ptr_array_new_with_free_func (g_object_unref);

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
  gtk_test_accessible_assert_role (fixture_cell_of (grid, JIN_DATE (2026, 11, 16)), GTK_ACCESSIBLE_ROLE_GRID_CELL);
  gtk_test_accessible_assert_property (fixture_cell_of (grid, JIN_DATE (2026, 11, 16)), GTK_ACCESSIBLE_PROPERTY_LABEL, "11月16日 星期一 十月初八");

  /* Arrows leave the month at its ends; months keep the day of the month or take the last. */
  fixture_press (grid, GDK_KEY_Right, 0);
  fixture_assert_selected (grid, 2026, 12, 1);
  g_assert_cmpint (jin_month_grid_get_month (grid).month, ==, 12);
  fixture_press (grid, GDK_KEY_Up, 0);
  fixture_assert_selected (grid, 2026, 11, 24);
  fixture_press (grid, GDK_KEY_Page_Down, 0);
  fixture_press (grid, GDK_KEY_Right, 0);
  fixture_press (grid, GDK_KEY_Down, 0);
  fixture_assert_selected (grid, 2027, 1, 1);
  fixture_press (grid, GDK_KEY_Left, 0);
  fixture_press (grid, GDK_KEY_Page_Down, 0);
  fixture_press (grid, GDK_KEY_Page_Down, 0);
  fixture_assert_selected (grid, 2027, 2, 28);
  fixture_press (grid, GDK_KEY_Home, 0);
  fixture_assert_selected (grid, 2026, 11, 20);
  fixture_press (grid, GDK_KEY_Return, 0);
  g_assert_cmpstr (heard->str, ==, "create 2026-11-20 2026-11-20;");

  /* Space goes round the day's activities; Alt and an arrow send the chosen one on. */
  g_ptr_array_add (activities, row (7, "2026-11-20T09:00", "2026-11-22T17:00"));
  g_ptr_array_add (activities, row (8, "2026-11-20T14:00", NULL));
  show (grid, activities);
  g_assert_cmpuint (jin_month_cell_get_n_activities (fixture_cell_of (grid, JIN_DATE (2026, 11, 20))), ==, 2);
  g_assert_cmpuint (jin_month_cell_get_n_activities (fixture_cell_of (grid, JIN_DATE (2026, 11, 22))), ==, 1);
  gtk_test_accessible_assert_property (fixture_cell_of (grid, JIN_DATE (2026, 11, 20)), GTK_ACCESSIBLE_PROPERTY_LABEL, "11月20日 星期五 十月十二 2 项活动");
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
  JinMonthCell         *cell;
  int                   n_seven = 0, n_eight = 0, height;

  gtk_window_set_default_size (GTK_WINDOW (window), 900, 640);
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (grid));
  jin_month_grid_select (grid, JIN_DATE (2026, 11, 20));
  g_ptr_array_add (activities, row (7, "2026-11-10T09:00", NULL));
  g_ptr_array_add (activities, row (8, "2026-11-10T14:00", NULL));
  show (grid, activities);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (grid));

  /* One gesture serves all drags. */
  g_assert_nonnull (find_drag (grid));
  cell = fixture_cell_of (grid, JIN_DATE (2026, 11, 10));
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
  g_assert_cmpint (jin_month_cell_pick_activity (fixture_cell_of (grid, JIN_DATE (2026, 11, 11)), 20, height / 2.0), ==, 0);

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
  show (grid, activities);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (grid));
  alone = fixture_cell_of (grid, JIN_DATE (2026, 11, 10));
  crowded = fixture_cell_of (grid, JIN_DATE (2026, 11, 11));
  for (int y = 0; y < gtk_widget_get_height (GTK_WIDGET (alone)); y++)
    {
      n_alone += jin_month_cell_pick_activity (alone, 20, y) == 1;
      n_crowded += jin_month_cell_pick_activity (crowded, 20, y) == 2;
    }
  g_assert_cmpint (n_crowded, >, 8);
  g_assert_cmpint (n_alone, >, 2 * n_crowded);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  ui_test_init (&argc, &argv, TRUE);
  g_test_add_func ("/ui/month/geometry", test_geometry);
  g_test_add_func ("/ui/month/all-months", test_all_months);
  g_test_add_func ("/ui/month/small-texts", test_small_texts);
  g_test_add_func ("/ui/month/titles", test_titles);
  g_test_add_func ("/ui/month/parse-day", test_parse_day);
  g_test_add_func ("/ui/month/grid", test_grid);
  g_test_add_func ("/ui/month/bars", test_bars);
  g_test_add_func ("/ui/month/bar-lines", test_bar_lines);
  return ui_test_run ();
}
