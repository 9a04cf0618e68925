/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>

#include "bench-bureau.h"
#include "bench-turns.h"
#include "office/jin-entities.h"
#include "office/jin-person.h"
#include "ui-test.h"
#include "ui/jin-chart-view.h"
#include "ui/jin-charts-page.h"
#include "ui/jin-import-dialog.h"
#include "ui/jin-import-steps.h"
#include "ui/jin-quick-search.h"
#include "ui/jin-record-list.h"
#include "ui/jin-record-page.h"

/*
 * The window over a bureau of 100,000 people.  Each of these is a process of its own, told when it was started:
 *
 *   roster, charts   from the start of the program to the first painted frame that shows the page's content
 *   use              turns of the main loop while scrolling, sorting, searching and looking at charts
 *   import           the same while a roster of 100,000 people comes into an empty database
 *
 * Peaks of memory are those of the processes.  Fails at three times a figure.
 */

#define PEOPLE 100000
#define START_LIMIT 500  /* ms */
#define MEMORY_LIMIT 150 /* MiB */
#define RUNS 5
#define PATIENCE 120  /* s */
#define KEYSTROKE 180 /* ms between two letters: what was typed is searched for before the next */
#define SOURCE "source.db"
#define TARGET "target.db"
#define ROSTER "roster.xlsx"

static gint64     started; /* monotonic time, µs */
static JinWindow *window;
static gboolean   failed;

/* ---- the main loop ---- */

typedef gboolean (*Condition) (gpointer data);

static gboolean
impatient_cb (gpointer what)
{
  g_error ("Waited too long for %s", (const char *)what);
  return G_SOURCE_REMOVE;
}

static void
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

static void
pass_time (guint ms)
{
  gboolean over = FALSE;

  g_timeout_add (ms, raise_cb, &over);
  wait_for ("time to pass", is_raised, &over);
}

/* The first that is shown. */
static gpointer
find (gpointer root,
      GType    type)
{
  g_autoptr (GPtrArray) all = ui_test_all (root);

  for (guint i = 0; i < all->len; i++)
    if (G_TYPE_CHECK_INSTANCE_TYPE (all->pdata[i], type) && gtk_widget_get_mapped (all->pdata[i]))
      return all->pdata[i];
  return NULL;
}

static GtkWindow *
find_window (GType type)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (G_TYPE_CHECK_INSTANCE_TYPE (l->data, type))
      return l->data;
  return NULL;
}

static void
finish (const char *what)
{
  /* What was begun comes to its end, animations too. */
  pass_time (500);
  failed |= !bench_turns_report (what);
}

/* ---- what a page shows ---- */

static gboolean
has_tiles (gpointer data)
{
  JinPage              *page = jin_window_get_page (window);
  g_autoptr (GPtrArray) all = JIN_IS_CHARTS_PAGE (page) ? ui_test_all (page) : NULL;

  for (guint i = 0; all != NULL && i < all->len; i++)
    if (gtk_widget_has_css_class (all->pdata[i], "tile"))
      return TRUE;
  return FALSE;
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

static gboolean
has_page (gpointer data)
{
  return jin_window_get_page (window) != NULL;
}

/* Whether the rows of the list that are in sight have come from the disk. */
static gboolean
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

typedef struct
{
  const char *page;
  Condition   shows;
  double      frame; /* ms from the start to the first frame of the window, then to the first that shows the page */
  double      content;
} Start;

static void
painted_cb (Start *start)
{
  double now = (double)(g_get_monotonic_time () - started) / 1000;

  if (start->frame == 0)
    start->frame = now;
  if (start->content == 0 && jin_window_get_page (window) != NULL && start->shows (NULL))
    start->content = now;
}

static void
realized_cb (Start *start)
{
  g_signal_connect_swapped (gtk_widget_get_frame_clock (GTK_WIDGET (window)), "after-paint", G_CALLBACK (painted_cb), start);
  jin_window_show_page (window, start->page);
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
static JinApplication *
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
  jin_application_open_database (application, path, JIN_STORE_CREATE);
  wait_for ("the window", has_started, start);
  g_signal_handlers_disconnect_by_data (gtk_widget_get_frame_clock (GTK_WIDGET (window)), start);
  return application;
}

/* Leaves its figures where the parent looks for them. */
static void
start_phase (const char *folder,
             const char *page)
{
  Start            start = {page, g_str_equal (page, "person") ? has_rows : has_tiles, 0, 0};
  g_autofree char *path = g_build_filename (folder, "start", NULL);
  g_autofree char *text = NULL;

  open_window (folder, SOURCE, &start);
  text = g_strdup_printf ("%.0f %.0f", start.frame, start.content);
  g_file_set_contents (path, text, -1, NULL);
}

/* ---- use ---- */

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

static void
scroll (gpointer root,
        double   step,
        int      n_frames)
{
  GtkWidget *scroller = find (root, GTK_TYPE_SCROLLED_WINDOW);
  Scroll     work = {gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller)), step, n_frames};

  gtk_widget_add_tick_callback (scroller, scroll_cb, &work, NULL);
  wait_for ("scrolling", has_scrolled, &work);
}

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

static void
open_people (JinRecordList *list)
{
  for (guint i = 0; i < 5; i++)
    {
      g_signal_emit_by_name (list, "opened", jin_store_list_get_id (jin_record_list_get_rows (list), i * 7));
      pass_time (500);
      jin_window_back (window);
      pass_time (100);
    }
  finish ("open five people");
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
open_other_pages (void)
{
  static const char *const pages[] = {"organisation", "calendar", "ledgers"};

  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autofree char *what = g_strconcat ("page ", pages[i], NULL);

      jin_window_show_page (window, pages[i]);
      pass_time (1000);
      finish (what);
    }
}

static void
use_phase (const char *folder)
{
  Start          start = {"person", has_rows, 0, 0};
  JinRecordList *list;

  bench_turns_start ();
  open_window (folder, SOURCE, &start);
  finish ("start");
  list = find (jin_window_get_page (window), JIN_TYPE_RECORD_LIST);
  scroll_roster (list);
  sort_roster (list);
  select_roster (list);
  search_roster ();
  search_anything ();
  open_people (list);
  open_charts ();
  open_other_pages ();
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

static void
press (GtkWidget *button)
{
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
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
      bench_make_bureau (argv[3], SOURCE, atoi (argv[5]), 1);
      bench_export_roster (argv[3], SOURCE, ROSTER);
    }
  else if (g_str_equal (argv[2], "roster"))
    start_phase (argv[3], "person");
  else if (g_str_equal (argv[2], "charts"))
    start_phase (argv[3], "charts");
  else if (g_str_equal (argv[2], "use"))
    use_phase (argv[3]);
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
  int              people = argc > 1 ? atoi (argv[1]) : PEOPLE;
  g_autofree char *folder = NULL;

  if (argc == 6 && g_str_equal (argv[1], "--phase"))
    run_phase (argv);
  folder = g_dir_make_tmp ("jinqiu-bench-XXXXXX", NULL);
  printf ("%d people, %u processors\n", people, g_get_num_processors ());
  spawn (argv[0], "make", folder, people);
  bench_start (argv[0], "roster", folder);
  bench_start (argv[0], "charts", folder);
  printf ("used: peak %.0f MiB\n", spawn (argv[0], "use", folder, 0));
  printf ("imported: peak %.0f MiB\n", spawn (argv[0], "import", folder, people));
  bench_remove_folder (folder);
  return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
