/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "bench-bureau.h"
#include "exchange/jin-import.h"
#include "tests/folder.h"

/*
 * A roster of 100,000 people and 30 columns on its way into an empty database: read, checked, matched, indexed and
 * durable; then the same file again, which changes nothing.  The people are a fictitious bureau's, exported; each step is a
 * process of its own, so that one's peak of memory is not taken for the other's.  Fails at three times the figure.
 */

#define LIMIT_MS 6000
#define LIMIT_MIB 200

static void
import_file (const char *folder,
             const char *what)
{
  JinStore             *store = bench_open (folder, "target.db");
  g_autofree char      *path = g_build_filename (folder, "roster.xlsx", NULL);
  g_autoptr (GError)    error = NULL;
  gint64                start = g_get_monotonic_time ();
  g_autoptr (JinImport) import = jin_import_open (store, path, NULL, NULL, NULL, &error);

  if (import != NULL)
    jin_import_run (import, &bench_context, FALSE, &error);
  if (error != NULL)
    g_error ("%s", error->message);
  printf ("%s: %.0f ms; new %u, changed %u, same %u, doubtful %u, not imported %u\n", what,
          (g_get_monotonic_time () - start) / 1000.0, jin_import_count (import, JIN_IMPORT_NEW),
          jin_import_count (import, JIN_IMPORT_CHANGED), jin_import_count (import, JIN_IMPORT_SAME),
          jin_import_count (import, JIN_IMPORT_DOUBTFUL), jin_import_count (import, JIN_IMPORT_REJECTED));
  fflush (stdout);
  jin_store_close (store);
  if (g_get_monotonic_time () - start > 3 * LIMIT_MS * 1000)
    exit (1);
}

/* Runs one step in a child; gives its peak of memory in MiB, or -1 when it failed. */
static double
in_child (const char *folder,
          const char *what,
          int         people)
{
  struct rusage usage;
  int           status;
  pid_t         child = fork ();

  if (child == 0)
    {
      if (what == NULL)
        {
          bench_make_bureau (folder, "source.db", people, 0);
          bench_export_roster (folder, "source.db", "roster.xlsx");
        }
      else
        import_file (folder, what);
      _exit (0);
    }
  wait4 (child, &status, 0, &usage);
  return WIFEXITED (status) && WEXITSTATUS (status) == 0 ? usage.ru_maxrss / 1024.0 : -1;
}

int
main (int    argc,
      char **argv)
{
  int              people = argc > 1 ? atoi (argv[1]) : 100000;
  g_autofree char *folder = g_dir_make_tmp ("jinqiu-bench-XXXXXX", NULL);
  double           first, again;

  if (in_child (folder, NULL, people) < 0)
    return 1;
  first = in_child (folder, "import", people);
  again = in_child (folder, "import again", people);
  printf ("%d people x 30 columns: peak %.0f MiB, again %.0f MiB (figure: %d ms, %d MiB)\n", people, first, again, LIMIT_MS, LIMIT_MIB);
  test_remove_folder (folder);
  return first < 0 || again < 0 || first > 3 * LIMIT_MIB || again > 3 * LIMIT_MIB;
}
