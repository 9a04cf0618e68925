/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "paper-test.h"
#include "tests/leak-checker.h"

/* What is drawn is looked at for leaks by paper_test_assert_inside (). */
gboolean
paper_test_try_pdf (JinDocument *document, const char *path, GError **error)
{
  gboolean saved;

  leak_checker_pause ();
  saved = jin_document_write_pdf (document, path, "市直老干部局", error);
  leak_checker_resume ();
  return saved;
}

char *
paper_test_write_pdf (JinDocument *document)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *program = g_path_get_basename (g_get_prgname ());
  g_autofree char   *name = g_strconcat (program, ".pdf", NULL);
  char              *path = g_test_build_filename (G_TEST_BUILT, name, NULL);

  paper_test_try_pdf (document, path, &error);
  g_assert_no_error (error);
  return path;
}

char *
paper_test_run (const char *const *argv)
{
  g_autoptr (GError) error = NULL;
  char              *output = NULL;
  int                status = 0;

  g_spawn_sync (NULL, (char **)argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output, NULL, &status, &error);
  g_assert_no_error (error);
  g_spawn_check_wait_status (status, &error);
  g_assert_no_error (error);
  return output;
}

char *
paper_test_page_text (const char *path, int page)
{
  g_autofree char *number = g_strdup_printf ("%d", page + 1);
  const char      *argv[] = {"pdftotext", "-raw", "-f", number, "-l", number, path, "-", NULL};
  g_autofree char *text = paper_test_run (argv);
  GString         *compact = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)) && g_utf8_get_char (p) != 0x3000)
      g_string_append_unichar (compact, g_utf8_get_char (p));
  return g_string_free (compact, FALSE);
}

void
paper_test_assert_inside (JinDocument *document)
{
  const JinPageSetup *setup = jin_document_get_page_setup (document);
  double              head = jin_document_get_unmasked (document) ? 20 : 0;

  int n_pages = jin_document_get_n_pages (document);

  for (int page = 0; page < n_pages; page++)
    {
      /* Those between look like the second. */
      if (page > 1 && page < n_pages - 2)
        continue;
      cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
      cairo_t         *cr = cairo_create (surface);
      double           x, y, width, height;

      jin_document_draw_page (document, page, cr);
      cairo_recording_surface_ink_extents (surface, &x, &y, &width, &height);
      g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
      cairo_destroy (cr);
      cairo_surface_destroy (surface);
      /* Rules are drawn on the edge: half their weight, and cairo's rounding to whole units, lie outside. */
      g_assert_cmpfloat (x, >=, setup->left - 2);
      g_assert_cmpfloat (x + width, <=, setup->width - setup->right + 2);
      g_assert_cmpfloat (y, >=, setup->top - 2 - head);
      g_assert_cmpfloat (y + height, <=, setup->height - setup->bottom + 2);
    }
}
