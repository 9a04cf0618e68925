/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "office/jin-entities.h"
#include "paper/jin-sign-in-document.h"
#include "ui-test.h"
#include "ui/jin-chart-view.h"
#include "ui/jin-charts-page.h"
#include "ui/jin-paper-sheet.h"

/* The chart on screen, and a page of paper, each in a window of its own. */

static JinChartData *
sample_data (void)
{
  JinChartData *data = jin_chart_data_new ("年龄结构");

  jin_chart_data_set_question (data, "各年龄段有多少人？");
  jin_chart_data_set_sentence (data, "共 7 人。");
  jin_chart_data_add_category (data, "70–79岁");
  jin_chart_data_add_category (data, "80–89岁");
  jin_chart_data_add_series (data, "男", JIN_SERIES_VALUE);
  jin_chart_data_add_series (data, "女", JIN_SERIES_VALUE);
  jin_chart_data_set_value (data, 0, 0, 3, "a");
  jin_chart_data_set_value (data, 1, 0, 1, "b");
  jin_chart_data_set_value (data, 0, 1, 2, "c");
  jin_chart_data_set_value (data, 1, 1, 1, "d");
  return data;
}

static GtkWidget *
show (GtkWidget *child)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_default_size (GTK_WINDOW (window), 600, 400);
  gtk_window_set_child (GTK_WINDOW (window), child);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (child);
  return window;
}

/* What arrow keys and Enter reach through the widget's own controller. */
static void
press (GtkWidget *widget,
       guint      key)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      gboolean                       handled = FALSE;

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", key, 0, 0, &handled);
    }
}

static void
activated_cb (JinChartView *view,
              int           datum,
              GString      *heard)
{
  g_autofree char *words = NULL;
  const char      *filter = jin_chart_view_get_filter (view, &words);

  g_string_append_printf (heard, "%s=%s;", words, filter);
}

/* Every datum can be reached, heard and opened by keyboard alone. */
static void
test_keyboard (void)
{
  g_autoptr (JinChartData) data = sample_data ();
  g_autoptr (GString)      heard = g_string_new (NULL);
  GtkWidget               *view = jin_chart_view_new ();
  GtkWidget               *window;

  jin_chart_view_set (JIN_CHART_VIEW (view), JIN_CHART_STACKED, data);
  window = show (view);
  g_signal_connect (view, "datum-activated", G_CALLBACK (activated_cb), heard);
  gtk_test_accessible_assert_role (view, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (view, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "共 7 人。");
  press (view, GDK_KEY_Return);
  g_assert_cmpuint (heard->len, ==, 0); /* nothing chosen yet */
  for (int i = 0; i < 6; i++)
    {
      press (view, GDK_KEY_Right);
      if (i < 4)
        press (view, GDK_KEY_Return);
    }
  g_assert_cmpint (jin_chart_view_get_datum (JIN_CHART_VIEW (view)), ==, 3); /* the last one stays */
  g_assert_nonnull (strstr (heard->str, "70–79岁"));
  g_assert_nonnull (strstr (heard->str, "=a;"));
  g_assert_nonnull (strstr (heard->str, "=d;"));
  press (view, GDK_KEY_Home);
  g_assert_cmpint (jin_chart_view_get_datum (JIN_CHART_VIEW (view)), ==, 0);

  g_object_ref_sink (view);
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_finalize_object (view);
}

/* New data forget the choice; a ranking that folds its smallest still speaks of what it shows. */
static void
test_folded (void)
{
  g_autoptr (JinChartData) data = jin_chart_data_new ("人数");
  g_autoptr (GString)      heard = g_string_new (NULL);
  GtkWidget               *view = jin_chart_view_new ();
  GtkWidget               *window;

  jin_chart_data_add_series (data, "人", JIN_SERIES_VALUE);
  for (int i = 0; i < 200; i++)
    {
      g_autofree char *name = g_strdup_printf ("支部%d", i);
      guint            category = jin_chart_data_add_category (data, name);

      jin_chart_data_set_value (data, 0, category, i + 1, name);
    }
  jin_chart_view_set (JIN_CHART_VIEW (view), JIN_CHART_RANKED_BARS, data);
  window = show (view);
  g_signal_connect (view, "datum-activated", G_CALLBACK (activated_cb), heard);
  press (view, GDK_KEY_Home);
  press (view, GDK_KEY_Return);
  /* The largest comes first, and its filter is its own. */
  g_assert_nonnull (strstr (heard->str, "支部199"));
  g_assert_nonnull (strstr (heard->str, "=支部199;"));

  g_object_ref_sink (view);
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_finalize_object (view);
}

/* A sheet takes the size of its paper times the zoom. */
static void
test_sheet (void)
{
  JinSignIn               blank = {.expected = -1, .present = -1, .on_leave = -1};
  g_autoptr (JinDocument) document = jin_sign_in_document_new (&blank);
  GtkWidget              *sheet = jin_paper_sheet_new ();
  GtkWidget              *window;
  int                     width, height;

  jin_paper_sheet_set (JIN_PAPER_SHEET (sheet), document, 0, 0.5);
  window = show (sheet);
  gtk_widget_measure (sheet, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  gtk_widget_measure (sheet, GTK_ORIENTATION_VERTICAL, -1, &height, NULL, NULL, NULL);
  g_assert_cmpint (width, ==, (int)(JIN_MM (210) * 0.5));
  g_assert_cmpint (height, ==, (int)(JIN_MM (297) * 0.5));

  g_object_ref_sink (sheet);
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_finalize_object (sheet);
}

static gboolean
all_answered (gpointer data)
{
  g_autoptr (GPtrArray) widgets = ui_test_all (data);
  guint                 charts = 0;

  for (guint i = 0; i < widgets->len; i++)
    if (JIN_IS_CHART_VIEW (widgets->pdata[i]))
      {
        charts++;
        if (jin_chart_view_get_data (widgets->pdata[i]) == NULL)
          return FALSE;
      }
  return charts > 0 && ui_test_find (data, GTK_TYPE_LABEL, "在册人数") != NULL;
}

/* The page counts what the store holds, and a bar opens exactly the rows it counts. */
static void
test_page (void)
{
  UiTest           test = {0};
  JinPage         *page;
  JinChartView    *view;
  JinChartData    *data;
  gint64           served;
  double           sum = 0;
  g_autofree char *tile = NULL;

  ui_test_set_up (&test, 120);
  jin_window_show_page (test.window, "charts");
  page = ui_test_wait_for_page (&test, JIN_TYPE_CHARTS_PAGE);
  ui_test_wait (all_answered, page);
  served = ui_test_count (&test, &jin_person_entity, "relation=served and state in (registered,unverified)");
  tile = g_strdup_printf ("%" G_GINT64_FORMAT " 人", served);
  g_assert_nonnull (ui_test_find (page, GTK_TYPE_LABEL, tile));

  /* The first chart is of ages: its bars sum to the same people. */
  view = JIN_CHART_VIEW (ui_test_find (page, JIN_TYPE_CHART_VIEW, NULL));
  data = jin_chart_view_get_data (view);
  for (guint series = 0; series < jin_chart_data_get_n_series (data); series++)
    for (guint category = 0; category < jin_chart_data_get_n_categories (data); category++)
      {
        double      value = jin_chart_data_get_value (data, series, category);
        const char *filter = jin_chart_data_get_filter (data, jin_chart_data_get_datum (data, series, category));

        g_assert_cmpfloat (value, ==, ui_test_count (&test, &jin_person_entity, filter));
        sum += value;
      }
  g_assert_cmpfloat (sum, ==, served);

  ui_test_tear_down (&test);
}

int
main (int    argc,
      char **argv)
{
  ui_test_init (&argc, &argv, TRUE);
  g_test_add_func ("/ui/charts/keyboard", test_keyboard);
  g_test_add_func ("/ui/charts/folded", test_folded);
  g_test_add_func ("/ui/charts/sheet", test_sheet);
  g_test_add_func ("/ui/charts/page", test_page);
  return ui_test_run ();
}
