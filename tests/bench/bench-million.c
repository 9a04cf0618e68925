/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bench-bureau.h"
#include "bench-desk.h"
#include "bench-figures.h"
#include "bench-million.h"
#include "bench-turns.h"
#include "office/jin-entities.h"
#include "ui/jin-record-list.h"

#define FRAME_LIMIT 20 /* ms */
#define MEMORY_LIMIT 250

static JinRecordList *list;

/* ---- frames ---- */

static GArray *frames; /* double: ms between two that were painted */
static gint64  painted;

static void
painted_cb (GdkFrameClock *clock,
            gpointer       data)
{
  gint64 now = g_get_monotonic_time ();
  double interval = (double)(now - painted) / 1000;

  if (painted != 0)
    g_array_append_val (frames, interval);
  painted = now;
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  double one = *(const double *)a, other = *(const double *)b;

  return (one > other) - (one < other);
}

static void
scroll_smoothly (const char *what,
                 double      step,
                 int         n_frames)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (window));
  gulong         handler;

  frames = g_array_new (FALSE, FALSE, sizeof (double));
  painted = 0;
  handler = g_signal_connect (clock, "after-paint", G_CALLBACK (painted_cb), NULL);
  scroll (list, step, n_frames);
  g_signal_handler_disconnect (clock, handler);
  g_array_sort (frames, compare);
  bench_tell_one (what, g_array_index (frames, double, (guint)((frames->len - 1) * 0.95)), FRAME_LIMIT);
  g_array_unref (frames);
  finish (what);
}

/* ---- work ---- */

/* Whether an answer has come since, and its rows. */
static double
wait_for_rows (const char *what)
{
  gint64 start = g_get_monotonic_time ();

  wait_for (what, has_rows, NULL);
  return bench_since (start);
}

static void
sort_by (const char *sort,
         double      figure)
{
  g_autofree char *what = g_strdup_printf ("sorted by “%s”", sort);

  jin_record_list_set_sort (list, sort);
  bench_tell_one (what, wait_for_rows (what), figure);
}

static void
filter_by (const char *text,
           double      figure)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (JinFilter) filter = jin_filter_parse (jin_store_get_entities (jin_window_get_store (window)), &jin_person_entity, text, &error);
  g_autofree char      *what = g_strdup_printf ("filtered by “%s”", text);

  if (filter == NULL)
    g_error ("%s", error->message);
  jin_record_list_set_filter (list, filter);
  bench_tell_one (what, wait_for_rows (what), figure);
}

void
bench_million (const char *folder,
               int         people)
{
  Start              start = {"person", has_rows, 0, 0};
  g_autofree char   *name = bench_keep_bureau (folder, people);
  GtkSelectionModel *selection;
  GtkAdjustment     *adjustment;

  bench_turns_start ();
  open_window (folder, name, &start);
  bench_tell_one ("first frame", start.frame, 0);
  bench_tell_one ("the roster’s rows", start.content, 0);
  finish ("start");
  list = find (jin_window_get_page (window), JIN_TYPE_RECORD_LIST);
  adjustment = gtk_scrolled_window_get_vadjustment (find (list, GTK_TYPE_SCROLLED_WINDOW));
  pass_time (8000);
  finish ("the named lists are counted");
  scroll_smoothly ("a frame, scrolling by lines: 95 of 100", 40, 240);
  scroll_smoothly ("a frame, scrolling by pages: 95 of 100", gtk_adjustment_get_page_size (adjustment), 120);
  for (int i = 0; i <= 10; i++)
    {
      gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment) * (i * 3 % 11) / 10);
      pass_time (50);
      wait_for ("rows", has_rows, NULL);
    }
  finish ("jump");
  sort_by ("name", 2000);
  sort_by ("-birth", 2000);
  sort_by ("branch", 2000);
  sort_by ("name", 500);
  finish ("sort");
  filter_by ("years(birth)>=80 and living in (2,3) and health in (4,5,6)", 300);
  filter_by ("branch.kind=branch and years(birth)>=80", 1000);
  filter_by ("state in (registered,unverified)", 500);
  finish ("filter");
  selection = GTK_SELECTION_MODEL (jin_record_list_get_selection (list));
  gtk_selection_model_select_all (selection);
  pass_time (300);
  finish ("select all");
  sort_by ("name", 500);
  sort_by ("-birth", 500);
  finish ("sort with all selected");
  gtk_selection_model_unselect_item (selection, 5);
  pass_time (200);
  gtk_selection_model_unselect_all (selection);
  pass_time (200);
  finish ("all but one, none");
  bench_tell_mib ("memory, open, sorted and filtered", bench_memory_now (), MEMORY_LIMIT);
  bench_tell_memory ("… at most, while an order was made", 0, 0);
  failed |= bench_failed;
}
