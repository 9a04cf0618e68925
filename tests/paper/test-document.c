/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <math.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>

#include "base/jin-error.h"
#include "paper-test.h"
#include "paper/jin-sign-in-document.h"

static JinDocument *
new_document (void)
{
  JinSignIn sheet = {.activity = "主题党日", .expected = -1, .present = -1, .on_leave = -1};

  return jin_sign_in_document_new (&sheet);
}

/* A4 as printers know it, whichever way it is turned. */
static void
test_page_setup (void)
{
  static const struct
  {
    JinPaperSize size;
    gboolean     landscape;
    double       width, height;
  } cases[] = {
      {JIN_PAPER_A4, FALSE, 595.28, 841.89},
      {JIN_PAPER_A4, TRUE, 841.89, 595.28},
      {JIN_PAPER_A3, FALSE, 841.89, 1190.55},
      {JIN_PAPER_A3, TRUE, 1190.55, 841.89},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      JinPageSetup setup = jin_page_setup (cases[i].size, cases[i].landscape);

      g_assert_cmpfloat_with_epsilon (setup.width, cases[i].width, 0.01);
      g_assert_cmpfloat_with_epsilon (setup.height, cases[i].height, 0.01);
      /* R107: 28 mm above a table that lies across, 20 mm below. */
      g_assert_cmpfloat_with_epsilon (setup.bottom, 56.69, 0.01);
      if (cases[i].landscape)
        g_assert_cmpfloat_with_epsilon (setup.top, 79.37, 0.01);
    }
}

/* The first installed face of each list; Debian's own are always there (R104). */
static void
test_faces (void)
{
  g_autofree char *description = jin_faces_describe ();

  for (int face = 0; face < JIN_N_FACES; face++)
    {
      g_assert_cmpstr (jin_face_get_family (face), !=, "Serif");
      g_assert_cmpstr (jin_face_get_family (face), !=, "Sans");
      g_assert_cmpint (strncmp (jin_face_get_family (face), "DejaVu", 6), !=, 0);
    }
  g_assert_nonnull (strstr (description, jin_face_get_family (JIN_FACE_TITLE)));
}

static void
test_metadata (void)
{
  g_autoptr (JinDocument) document = new_document ();
  g_autofree char        *path = paper_test_write_pdf (document);
  const char             *argv[] = {"pdfinfo", "-enc", "UTF-8", path, NULL};
  g_autofree char        *info = paper_test_run (argv);

  g_assert_nonnull (strstr (info, "支部活动签到表"));
  g_assert_nonnull (strstr (info, "市直老干部局"));
  g_assert_nonnull (strstr (info, "(A4)"));
}

/* A disk that takes no more: an error in words, the older file as it was, nothing left beside it. */
static void
test_full_disk (void)
{
  g_autoptr (JinDocument) document = new_document ();
  g_autoptr (GError)      error = NULL;
  g_autofree char        *folder = g_dir_make_tmp ("jinqiu-paper-XXXXXX", NULL);
  g_autofree char        *path = g_build_filename (folder, "sheet.pdf", NULL);
  g_autofree char        *kept = NULL;
  g_autoptr (GDir)        dir = NULL;
  struct rlimit           before;
  struct rlimit           small;
  guint                   n_files = 0;

  g_assert_true (g_file_set_contents (path, "older", -1, NULL));
  getrlimit (RLIMIT_FSIZE, &before);
  small = before;
  small.rlim_cur = 4096;
  signal (SIGXFSZ, SIG_IGN);
  setrlimit (RLIMIT_FSIZE, &small);
  g_assert_false (paper_test_try_pdf (document, path, &error));
  setrlimit (RLIMIT_FSIZE, &before);
  g_assert_error (error, JIN_ERROR, JIN_ERROR_FAILED);
  g_assert_true (g_file_get_contents (path, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, "older");
  dir = g_dir_open (folder, 0, NULL);
  while (g_dir_read_name (dir) != NULL)
    n_files++;
  g_assert_cmpuint (n_files, ==, 1);
  g_unlink (path);
  g_rmdir (folder);
}

static void
test_bad_path (void)
{
  g_autoptr (JinDocument) document = new_document ();
  g_autoptr (GError)      error = NULL;

  g_assert_false (paper_test_try_pdf (document, "/nonexistent/sheet.pdf", &error));
  g_assert_error (error, JIN_ERROR, JIN_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, "/nonexistent/sheet.pdf"));
  g_clear_error (&error);
  g_assert_false (jin_document_write_png (document, 0, 100, "/nonexistent/sheet.png", &error));
  g_assert_error (error, JIN_ERROR, JIN_ERROR_TOO_LARGE);
}

/* The picture has the sheet's size, and ink on it. */
static void
test_png (void)
{
  g_autoptr (JinDocument) document = new_document ();
  g_autoptr (GError)      error = NULL;
  g_autofree char        *folder = g_dir_make_tmp ("jinqiu-paper-XXXXXX", NULL);
  g_autofree char        *path = g_build_filename (folder, "sheet.png", NULL);
  cairo_surface_t        *surface;
  gboolean                ink = FALSE;

  jin_document_write_png (document, 0, 2, path, &error);
  g_assert_no_error (error);
  surface = cairo_image_surface_create_from_png (path);
  g_assert_cmpint (cairo_image_surface_get_width (surface), ==, 1191);
  g_assert_cmpint (cairo_image_surface_get_height (surface), ==, 1684);
  for (int y = 0; y < 1684 && !ink; y++)
    for (int x = 0; x < 1191 && !ink; x++)
      ink = cairo_image_surface_get_data (surface)[y * cairo_image_surface_get_stride (surface) + 4 * x] < 64;
  g_assert_true (ink);
  cairo_surface_destroy (surface);
  g_unlink (path);
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/paper/document/page-setup", test_page_setup);
  g_test_add_func ("/paper/document/faces", test_faces);
  g_test_add_func ("/paper/document/metadata", test_metadata);
  g_test_add_func ("/paper/document/full-disk", test_full_disk);
  g_test_add_func ("/paper/document/bad-path", test_bad_path);
  g_test_add_func ("/paper/document/png", test_png);
  return g_test_run ();
}
