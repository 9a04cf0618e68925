/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>

#include "bench-bureau.h"
#include "bench-desk.h"
#include "bench-million.h"
#include "bench-pages.h"
#include "bench-turns.h"
#include "office/jin-entities.h"
#include "office/jin-person.h"
#include "ui-test.h"
#include "ui/jin-chart-view.h"
#include "ui/jin-charts-page.h"
#include "ui/jin-figure-tile.h"
#include "ui/jin-import-dialog.h"
#include "ui/jin-import-steps.h"
#include "ui/jin-quick-search.h"
#include "ui/jin-record-list.h"
#include "ui/jin-record-page.h"
#include "tests/folder.h"

/*
 * The window over a bureau of 100,000 people.  Each of these is a process of its own, told when it was started:
 *
 *   roster, charts   from the start of the program to the first painted frame that shows the page's content
 *   use              turns of the main loop while scrolling, sorting, searching and looking at charts
 *   pages            turns while each page and dialog is opened for the first time, and the pages once more
 *   import           the same while a roster of 100,000 people comes into an empty database
 *   million          frames and turns while a million people are scrolled, sorted, filtered and selected
 *
 * Peaks of memory are those of the processes.  Fails at three times a figure.
 *
 *   bench-window FOLDER [PEOPLE]
 *
 * A bureau of a million people is kept in FOLDER.
 */

#define PEOPLE 100000
#define START_LIMIT 500  /* ms */
#define MEMORY_LIMIT 150 /* MiB */
#define MILLION_MEMORY_LIMIT 250
#define RUNS 5
#define KEYSTROKE 180 /* ms between two letters: what was typed is searched for before the next */
#define TARGET "target.db"
#define ROSTER "roster.xlsx"

/* Whether all figures on top are known. */
static gboolean
has_tiles (gpointer data)
{
  JinPage              *page = jin_window_get_page (window);
  g_autoptr (GPtrArray) all = JIN_IS_CHARTS_PAGE (page) ? ui_test_all (page) : NULL;
  guint                 n_tiles = 0;

  for (guint i = 0; all != NULL && i < all->len; i++)
    if (JIN_IS_FIGURE_TILE (all->pdata[i]))
      {
        if (jin_figure_tile_get (all->pdata[i]) == NULL)
          return FALSE;
        n_tiles++;
      }
  return n_tiles > 0;
}

static gboolean
has_charts (gpointer data)
{
  JinPage              *page = jin_window_get_page (window);
  g_autoptr (GPtrArray) all = ui_test_all (page);
  guint                 n_charts = 0;

  for (guint i = 0; i < all->len; i++)
    if (JIN_IS_CHART_VIEW (all->pdata[i]))
      {
        if (jin_chart_view_get_data (all->pdata[i]) == NULL)
          return FALSE;
        n_charts++;
      }
  return n_charts > 0;
}

/* ---- start ---- */

/* Leaves its figures where the parent looks for them. */
static void
start_phase (const char *folder,
             const char *page)
{
  Start            start = {page, g_str_equal (page, "person") ? has_rows : has_tiles, 0, 0};
  g_autofree char *path = g_build_filename (folder, "start", NULL);
  g_autofree char *text = NULL;

  open_window (folder, BENCH_SOURCE, &start);
  text = g_strdup_printf ("%.0f %.0f", start.frame, start.content);
  g_file_set_contents (path, text, -1, NULL);
}

/* ---- use ---- */

static void
scroll_roster (JinRecordList *list)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (find (list, GTK_TYPE_SCROLLED_WINDOW));

  scroll (list, 40, 120);
  finish ("scroll by lines");
  scroll (list, gtk_adjustment_get_page_size (adjustment), 60);
  finish ("scroll by pages");
  for (int i = 0; i <= 10; i++)
    {
      gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment) * (i * 3 % 11) / 10);
      pass_time (50);
      wait_for ("rows", has_rows, NULL);
    }
  finish ("jump through the roster");
}

static void
sort_roster (JinRecordList *list)
{
  static const char *const sorts[] = {"name", "-name", "name:strokes", "birth", "-birth", "branch", "sex", ""};

  for (gsize i = 0; i < G_N_ELEMENTS (sorts); i++)
    {
      jin_record_list_set_sort (list, sorts[i]);
      wait_for ("the order", has_rows, NULL);
      pass_time (100);
    }
  finish ("sort the roster");
}

static void
select_roster (JinRecordList *list)
{
  GtkSelectionModel *selection = GTK_SELECTION_MODEL (jin_record_list_get_selection (list));

  gtk_selection_model_select_item (selection, 3, TRUE);
  pass_time (100);
  gtk_selection_model_select_all (selection);
  pass_time (100);
  jin_record_list_set_sort (list, "name");
  wait_for ("the order", has_rows, NULL);
  gtk_selection_model_unselect_all (selection);
  finish ("select all, sort, none");
}

/* Types letter by letter, and takes them away again. */
static void
type (GtkEditable *entry,
      const char  *text)
{
  glong length = g_utf8_strlen (text, -1);

  for (glong n = 1; n <= 2 * length; n++)
    {
      g_autofree char *part = g_utf8_substring (text, 0, n <= length ? n : 2 * length - n);

      gtk_editable_set_text (entry, part);
      gtk_editable_set_position (entry, -1);
      pass_time (KEYSTROKE);
    }
}

static void
search_roster (void)
{
  static const char *const texts[] = {"wgj", "wangguo", "王国", "138", "3301"};
  GtkEditable             *entry = GTK_EDITABLE (find (jin_window_get_page (window), GTK_TYPE_SEARCH_ENTRY));

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    type (entry, texts[i]);
  wait_for ("the whole roster", has_rows, NULL);
  finish ("search the roster");
}

static void
search_anything (void)
{
  static const char *const texts[] = {"wgj", "zhangjian", "李", "5678"};
  GtkWindow               *search;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.quick-search", NULL);
  search = find_window (JIN_TYPE_QUICK_SEARCH);
  pass_time (300);
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    type (GTK_EDITABLE (find (search, GTK_TYPE_SEARCH_ENTRY)), texts[i]);
  gtk_window_close (search);
  finish ("search anything (Ctrl+K)");
}

/* Looks at the dialog of a card for a moment. */
static void
look_at (GtkWidget  *card,
         const char *action)
{
  g_autoptr (GList) windows = NULL;

  gtk_widget_activate_action (card, action, NULL);
  pass_time (400);
  windows = gtk_window_list_toplevels ();
  for (GList *l = windows; l != NULL; l = l->next)
    if (gtk_window_get_transient_for (l->data) == GTK_WINDOW (window))
      gtk_window_close (l->data);
  pass_time (100);
}

static void
open_charts (void)
{
  g_autoptr (GPtrArray) all = NULL;

  jin_window_show_page (window, "charts");
  wait_for ("the charts", has_charts, NULL);
  finish ("open the charts page");
  scroll (jin_window_get_page (window), 60, 60);
  finish ("scroll the charts page");
  all = ui_test_all (jin_window_get_page (window));
  for (guint i = 0; i < all->len; i++)
    if (JIN_IS_CHART_VIEW (all->pdata[i]))
      {
        look_at (all->pdata[i], "card.enlarge");
        look_at (all->pdata[i], "card.table");
      }
  finish ("each chart, large and table");
}

static void
use_phase (const char *folder)
{
  Start          start = {"person", has_rows, 0, 0};
  JinRecordList *list;

  bench_turns_start ();
  open_window (folder, BENCH_SOURCE, &start);
  finish ("start");
  list = find (jin_window_get_page (window), JIN_TYPE_RECORD_LIST);
  scroll_roster (list);
  sort_roster (list);
  select_roster (list);
  search_roster ();
  search_anything ();
  open_charts ();
}

/* ---- import ---- */

static gboolean
is_at_step (gpointer data)
{
  GtkWindow      *dialog = find_window (JIN_TYPE_IMPORT_DIALOG);
  JinImportSteps *steps = find (dialog, JIN_TYPE_IMPORT_STEPS);

  /* The foot is hidden while a job runs. */
  return jin_import_steps_get_step (steps) == (JinImportStep)GPOINTER_TO_INT (data) && ui_test_find (dialog, GTK_TYPE_PROGRESS_BAR, NULL) != NULL &&
         !gtk_widget_get_mapped (ui_test_find (dialog, GTK_TYPE_PROGRESS_BAR, NULL));
}

/* The button that leads to the next step. */
static void
go_on (void)
{
  g_autoptr (GPtrArray) all = ui_test_all (find_window (JIN_TYPE_IMPORT_DIALOG));
  GtkWidget            *next = NULL;

  for (guint i = 0; next == NULL && i < all->len; i++)
    if (GTK_IS_BUTTON (all->pdata[i]) && gtk_widget_get_mapped (all->pdata[i]) && gtk_widget_has_css_class (all->pdata[i], "suggested-action"))
      next = all->pdata[i];
  press (next);
}

static void
import_phase (const char *folder)
{
  Start            start = {"person", has_page, 0, 0};
  g_autofree char *path = g_build_filename (folder, ROSTER, NULL);

  bench_turns_start ();
  open_window (folder, TARGET, &start);
  finish ("start, empty");
  jin_import_dialog_present (window, path, &jin_person_entity);
  wait_for ("the columns", is_at_step, GINT_TO_POINTER (JIN_IMPORT_STEP_COLUMNS));
  finish ("open the file");
  go_on ();
  wait_for ("the review", is_at_step, GINT_TO_POINTER (JIN_IMPORT_STEP_REVIEW));
  finish ("check it");
  go_on ();
  wait_for ("the end of the import", is_at_step, GINT_TO_POINTER (JIN_IMPORT_STEP_DONE));
  finish ("write it");
  press (ui_test_find (find_window (JIN_TYPE_IMPORT_DIALOG), GTK_TYPE_BUTTON, _ ("_Undo the Import")));
  pass_time (3000);
  finish ("undo it");
}

/* ---- processes ---- */

static void
run_phase (char **argv)
{
  started = g_ascii_strtoll (argv[4], NULL, 10);
  if (g_str_equal (argv[2], "make"))
    {
      bench_make_bureau (argv[3], BENCH_SOURCE, atoi (argv[5]), 1);
      bench_export_roster (argv[3], BENCH_SOURCE, ROSTER);
    }
  else if (g_str_equal (argv[2], "roster"))
    start_phase (argv[3], "person");
  else if (g_str_equal (argv[2], "charts"))
    start_phase (argv[3], "charts");
  else if (g_str_equal (argv[2], "use"))
    use_phase (argv[3]);
  else if (g_str_equal (argv[2], "pages"))
    bench_pages (argv[3]);
  else if (g_str_equal (argv[2], "million"))
    bench_million (argv[3], atoi (argv[5]));
  else
    import_phase (argv[3]);
  /* Nothing is to be measured of the end. */
  _exit (failed ? EXIT_FAILURE : EXIT_SUCCESS);
}

/* Runs a phase in a new process; gives its peak of memory in MiB. */
static double
spawn (const char *program,
       const char *phase,
       const char *folder,
       int         people)
{
  struct rusage    usage;
  g_autofree char *count = g_strdup_printf ("%d", people);
  int              status;
  pid_t            child;

  fflush (stdout);
  child = fork ();
  if (child == 0)
    {
      g_autofree char *now = g_strdup_printf ("%" G_GINT64_FORMAT, g_get_monotonic_time ());

      execl ("/proc/self/exe", program, "--phase", phase, folder, now, count, NULL);
      _exit (EXIT_FAILURE);
    }
  if (wait4 (child, &status, 0, &usage) != child || !WIFEXITED (status) || WEXITSTATUS (status) != EXIT_SUCCESS)
    failed = TRUE;
  return (double)usage.ru_maxrss / 1024;
}

static int
compare (const void *a,
         const void *b)
{
  return *(const double *)a < *(const double *)b ? -1 : 1;
}

static void
bench_start (const char *program,
             const char *phase,
             const char *folder)
{
  double           frames[RUNS], contents[RUNS], peak = 0;
  g_autofree char *path = g_build_filename (folder, "start", NULL);

  for (int i = 0; i < RUNS; i++)
    {
      g_autofree char *text = NULL;

      peak = MAX (peak, spawn (program, phase, folder, 0));
      if (!g_file_get_contents (path, &text, NULL, NULL) || sscanf (text, "%lf %lf", &frames[i], &contents[i]) != 2)
        g_error ("The window did not start");
    }
  qsort (frames, RUNS, sizeof frames[0], compare);
  qsort (contents, RUNS, sizeof contents[0], compare);
  printf ("start with %-8s first frame %5.0f ms  its content %5.0f ms (figure %d ms)  peak %4.0f MiB (figure %d MiB)\n", phase,
          frames[RUNS / 2], contents[RUNS / 2], START_LIMIT, peak, MEMORY_LIMIT);
  failed |= contents[RUNS / 2] > 3 * START_LIMIT || peak > 3 * MEMORY_LIMIT;
}

int
main (int    argc,
      char **argv)
{
  int              people = argc > 2 ? atoi (argv[2]) : PEOPLE;
  double           peak;
  g_autofree char *folder = NULL;

  if (argc == 6 && g_str_equal (argv[1], "--phase"))
    run_phase (argv);
  folder = g_dir_make_tmp ("jinqiu-bench-XXXXXX", NULL);
  printf ("%d people, %u processors\n", people, g_get_num_processors ());
  spawn (argv[0], "make", folder, people);
  bench_start (argv[0], "roster", folder);
  bench_start (argv[0], "charts", folder);
  printf ("used: peak %.0f MiB\n", spawn (argv[0], "use", folder, 0));
  printf ("all pages: peak %.0f MiB\n", spawn (argv[0], "pages", folder, 0));
  printf ("imported: peak %.0f MiB\n", spawn (argv[0], "import", folder, people));
  test_remove_folder (folder);
  g_free (bench_keep_bureau (argc > 1 ? argv[1] : ".", 10 * people));
  peak = spawn (argv[0], "million", argc > 1 ? argv[1] : ".", 10 * people);
  printf ("%d people: peak %.0f MiB (figure %d MiB)\n", 10 * people, peak, MILLION_MEMORY_LIMIT);
  return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
