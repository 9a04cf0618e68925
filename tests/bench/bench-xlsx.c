/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "exchange/jin-sheet-reader.h"
#include "exchange/jin-table-writer.h"

/*
 * Writes a roster of 100,000 rows and 30 columns, then parses every cell of it.  Each
 * is done in a process of its own, so that the peak of one is not taken for the
 * other's.  The time is the processor's, so that what else runs does not count.  Fails
 * at three times the figure.
 */

#define ROWS 100000
#define COLUMNS 30
#define RUNS 3
#define WRITE_LIMIT 5000 /* ms */
#define PARSE_LIMIT 2000
#define WRITE_PEAK 32 /* MiB */
#define PARSE_PEAK 64

static void
fill_row (GRand    *random,
          int       row,
          JinValue *values,
          char      texts[COLUMNS][64])
{
  for (int i = 0; i < COLUMNS; i++)
    {
      values[i] = (JinValue){.kind = JIN_VALUE_TEXT, .u.text = texts[i]};
      switch (i % 6)
        {
        case 0:
          values[i] = (JinValue){.kind = JIN_VALUE_INT, .u.integer = row};
          break;
        case 1:
          g_snprintf (texts[i], 64, "张%d", g_rand_int_range (random, 0, 5000));
          break;
        case 2:
          g_snprintf (texts[i], 64, "3299011933%08d", g_rand_int_range (random, 0, 100000000));
          break;
        case 3:
          values[i] = (JinValue){.kind = JIN_VALUE_DATE, .u.date = {(gint16)g_rand_int_range (random, 1930, 1965), (guint8)g_rand_int_range (random, 1, 13), 0}};
          break;
        case 4:
          g_snprintf (texts[i], 64, "第%d离退休干部党支部", g_rand_int_range (random, 1, 300));
          break;
        default:
          g_snprintf (texts[i], 64, "示例市东区人民路%d号%d幢", g_rand_int_range (random, 1, 300), g_rand_int_range (random, 1, 30));
          break;
        }
    }
}

static gboolean
write_roster (const char *path)
{
  static const JinFieldType  types[] = {JIN_TYPE_INTEGER, JIN_TYPE_TEXT, JIN_TYPE_ID_NUMBER, JIN_TYPE_DATE, JIN_TYPE_TEXT, JIN_TYPE_TEXT};
  g_autoptr (JinTableWriter) writer = jin_table_writer_new (path, NULL, NULL);
  g_autoptr (GRand)          random = g_rand_new_with_seed (1949);
  static char                texts[COLUMNS][64];
  JinValue                   values[COLUMNS];

  for (int i = 0; i < COLUMNS; i++)
    {
      g_autofree char *head = g_strdup_printf ("第%d列", i + 1);

      jin_table_writer_add_column (writer, head, types[i % 6], 0);
    }
  for (int row = 0; row < ROWS; row++)
    {
      fill_row (random, row, values, texts);
      if (!jin_table_writer_add_row (writer, values, NULL))
        return FALSE;
    }
  return jin_table_writer_finish (writer, NULL);
}

static JinSheetVerdict
row_cb (const JinSheet    *sheet,
        const JinSheetRow *row,
        gpointer           data)
{
  *(gint64 *)data += row->n_cells;
  return JIN_SHEET_GO_ON;
}

static gboolean
parse_roster (const char *path)
{
  static const JinSheetVisitor visitor = {.row = row_cb};
  g_autoptr (JinWorkbook)      workbook = jin_workbook_open (path, NULL, NULL);
  gint64                       n_cells = 0;

  return workbook != NULL && jin_workbook_read (workbook, -1, &visitor, &n_cells, NULL, NULL) && n_cells == (gint64)(ROWS + 1) * COLUMNS;
}

/* Runs @work in a child; gives its time in ms and its peak in MiB. */
static gboolean
measure (gboolean (*work) (const char *path),
         const char *path,
         double     *ms,
         double     *peak)
{
  struct rusage usage;
  int           status;
  pid_t         child = fork ();

  if (child == 0)
    _exit (work (path) ? EXIT_SUCCESS : EXIT_FAILURE);
  if (child < 0 || wait4 (child, &status, 0, &usage) != child)
    return FALSE;
  *ms = (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1000 + (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1000;
  *peak = (double)usage.ru_maxrss / 1024;
  return WIFEXITED (status) && WEXITSTATUS (status) == EXIT_SUCCESS;
}

static int
compare (const void *a,
         const void *b)
{
  return *(const double *)a < *(const double *)b ? -1 : 1;
}

static gboolean
report (const char *name,
        double      ms,
        double      limit,
        double      peak,
        double      peak_limit)
{
  printf ("%-8s %8.0f ms (figure %.0f)  %6.1f MiB (figure %.0f)\n", name, ms, limit, peak, peak_limit);
  return ms <= 3 * limit && peak <= 3 * peak_limit;
}

int
main (void)
{
  g_autofree char *folder = g_dir_make_tmp ("jinqiu-bench-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "roster.xlsx", NULL);
  double           ms[RUNS], peak;
  gboolean         good;

  printf ("%d rows x %d columns, %u processors\n", ROWS, COLUMNS, g_get_num_processors ());
  good = measure (write_roster, path, &ms[0], &peak) && report ("write", ms[0], WRITE_LIMIT, peak, WRITE_PEAK);
  for (int i = 0; good && i < RUNS; i++)
    good = measure (parse_roster, path, &ms[i], &peak);
  if (good)
    {
      qsort (ms, RUNS, sizeof ms[0], compare);
      good = report ("parse", ms[RUNS / 2], PARSE_LIMIT, peak, PARSE_PEAK);
    }
  g_unlink (path);
  g_rmdir (folder);
  return good ? EXIT_SUCCESS : EXIT_FAILURE;
}
