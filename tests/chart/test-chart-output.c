/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <cairo.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>

#include "chart-samples.h"
#include "chart/jin-scene-output.h"
#include "tests/leak-checker.h"

typedef struct
{
  char *folder;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer user_data)
{
  fixture->folder = g_dir_make_tmp ("jinqiu-chart-XXXXXX", NULL);
  g_assert_nonnull (fixture->folder);
}

static void
tear_down (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char      *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
      g_assert_no_errno (g_unlink (path));
    }
  g_assert_no_errno (g_rmdir (fixture->folder));
  g_free (fixture->folder);
}

static JinScene *
layout (const ChartSample *sample, JinChartLook look, double width, double height)
{
  g_autoptr (JinChartData) data = sample->make ();
  JinChartTheme            theme;

  jin_chart_theme_init (&theme, look, 1);
  return jin_chart_layout (sample->kind, data, &theme, width, height);
}

/* The share of pixels that differ from the corner's. */
static double
inked (cairo_surface_t *surface)
{
  const unsigned char *pixels = cairo_image_surface_get_data (surface);
  int                  width = cairo_image_surface_get_width (surface), height = cairo_image_surface_get_height (surface),
      stride = cairo_image_surface_get_stride (surface);
  int n = 0;

  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      n += memcmp (pixels + y * stride + 4 * x, pixels, 4) != 0;
  return (double)n / width / height;
}

static void
test_png (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "图.png", NULL);

  for (const ChartSample *sample = chart_samples; sample->name != NULL; sample++)
    for (JinChartLook look = JIN_CHART_LOOK_LIGHT;
         look <= (sample < chart_samples + n_plain_chart_samples ? JIN_CHART_LOOK_DARK_CONTRAST : JIN_CHART_LOOK_LIGHT);
         look++)
      {
        g_autoptr (JinScene) scene = layout (sample, look, 360, 260);
        g_autoptr (GError)   error = NULL;

        g_assert_true (jin_scene_write_png (scene, path, 1.5, &error));
        g_assert_no_error (error);
        cairo_surface_t *surface = cairo_image_surface_create_from_png (path);
        g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
        g_assert_cmpint (cairo_image_surface_get_width (surface), ==, 540);
        g_assert_cmpint (cairo_image_surface_get_height (surface), ==, 390);
        g_test_message ("%s: %.1f%% inked", sample->name, inked (surface) * 100);
        g_assert_cmpfloat (inked (surface), >, 0.002);
        g_assert_cmpfloat (inked (surface), <, 0.9);
        cairo_surface_destroy (surface);
      }
}

/* The highlighted datum is drawn otherwise, and nothing but it. */
static void
test_highlight (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (JinScene) scene = layout (&chart_samples[0], JIN_CHART_LOOK_LIGHT, 360, 260);
  cairo_surface_t     *surfaces[2];
  JinRect              box;

  for (int i = 0; i < 2; i++)
    {
      surfaces[i] = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 360, 260);
      cairo_t *cr = cairo_create (surfaces[i]);
      jin_scene_draw_full (scene, cr, i == 0 ? JIN_DATUM_NONE : 2);
      cairo_destroy (cr);
    }
  g_assert_true (jin_scene_get_datum_box (scene, 2, &box));
  const unsigned char *plain = cairo_image_surface_get_data (surfaces[0]),
                      *lit = cairo_image_surface_get_data (surfaces[1]);
  int    stride = cairo_image_surface_get_stride (surfaces[0]), n_changed = 0;
  double slot = 360 / 6.0;

  for (int y = 0; y < 260; y++)
    for (int x = 0; x < 360; x++)
      if (memcmp (plain + y * stride + 4 * x, lit + y * stride + 4 * x, 4) != 0)
        {
          n_changed++;
          g_assert_cmpfloat (x, >, box.x - slot);
          g_assert_cmpfloat (x, <, box.x + box.width + slot);
        }
  g_assert_cmpint (n_changed, >, 100);
  cairo_surface_destroy (surfaces[0]);
  cairo_surface_destroy (surfaces[1]);
}

typedef struct
{
  GString *texts;
  int      n_texts, n_shapes;
  gboolean inside;
} Svg;

static void
start_cb (GMarkupParseContext *context, const char *name, const char **names, const char **values, gpointer user_data, GError **error)
{
  Svg *svg = user_data;

  svg->inside = g_str_equal (name, "text") || g_str_equal (name, "tspan");
  svg->n_texts += g_str_equal (name, "text");
  svg->n_shapes += g_str_equal (name, "rect") || g_str_equal (name, "path");
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_assert_true (strstr (values[i], "nan") == NULL);
      g_assert_true (strstr (values[i], "inf") == NULL);
    }
}

static void
text_cb (GMarkupParseContext *context, const char *text, gsize length, gpointer user_data, GError **error)
{
  Svg *svg = user_data;

  if (svg->inside)
    g_string_append_len (svg->texts, text, (gssize)length);
}

static void
test_svg (Fixture *fixture, gconstpointer user_data)
{
  const GMarkupParser parser = {.start_element = start_cb, .text = text_cb};

  for (const ChartSample *sample = chart_samples; sample->name != NULL; sample++)
    for (JinChartLook look = JIN_CHART_LOOK_LIGHT; look <= JIN_CHART_LOOK_PRINT; look++)
      {
        g_autoptr (JinScene)            scene = layout (sample, look, 1000, 600);
        g_autofree char                *path = g_build_filename (fixture->folder, "图.svg", NULL);
        g_autofree char                *content = NULL;
        g_autoptr (GError)              error = NULL;
        Svg                             svg = {.texts = g_string_new (NULL)};
        g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, &svg, NULL);

        g_assert_true (jin_scene_write_svg (scene, path, "甲 <乙> & \x01", "“丙”", &error));
        g_assert_no_error (error);
        g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
        g_assert_true (strstr (content, "<title>甲 &lt;乙&gt; &amp;") != NULL);
        g_assert_true (g_markup_parse_context_parse (context, content, -1, &error) &&
                       g_markup_parse_context_end_parse (context, &error));
        g_assert_no_error (error);
        g_assert_cmpint (svg.n_texts, >, 0);
        for (guint i = 0; i < jin_scene_get_n_items (scene); i++)
          {
            const JinItem *item = jin_scene_get_item (scene, i);
            g_auto (GStrv) lines = item->kind == JIN_ITEM_TEXT ? g_strsplit (item->text, "\n", -1) : g_new0 (char *, 1);
            for (guint line = 0; i < 200 && lines[line] != NULL; line++)
              g_assert_true (strstr (svg.texts->str, lines[line]) != NULL);
          }
        g_string_free (svg.texts, TRUE);
      }
}

/* An independent reader of XML and SVG sees the same picture; skipped where there is none. */
static void
test_svg_like_png (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *renderer = g_find_program_in_path ("rsvg-convert");

  if (renderer == NULL)
    {
      g_test_skip ("rsvg-convert is not installed");
      return;
    }
  for (guint i = 0; i < n_plain_chart_samples; i++)
    {
      g_autoptr (JinScene) scene = layout (&chart_samples[i], JIN_CHART_LOOK_PRINT, 500, 400);
      g_autofree char     *svg = g_build_filename (fixture->folder, "图.svg", NULL);
      g_autofree char     *from_svg = g_build_filename (fixture->folder, "from-svg.png", NULL);
      g_autofree char     *png = g_build_filename (fixture->folder, "图.png", NULL);
      const char          *arguments[] = {renderer, svg, "-o", from_svg, NULL};
      int                  status = -1;
      double               ink[2];

      g_assert_true (jin_scene_write_svg (scene, svg, NULL, NULL, NULL));
      g_assert_true (jin_scene_write_png (scene, png, 1, NULL));
      g_assert_true (g_spawn_sync (NULL, (char **)arguments, NULL, 0, NULL, NULL, NULL, NULL, &status, NULL));
      g_assert_cmpint (status, ==, 0);
      for (int k = 0; k < 2; k++)
        {
          cairo_surface_t *surface = cairo_image_surface_create_from_png (k == 0 ? png : from_svg);
          ink[k] = inked (surface);
          cairo_surface_destroy (surface);
        }
      g_test_message ("%s: %.4f and %.4f", chart_samples[i].name, ink[0], ink[1]);
      g_assert_cmpfloat (ink[1], >, ink[0] * 0.9);
      g_assert_cmpfloat (ink[1], <, ink[0] * 1.1);
    }
}

static char *
output_of (const char *program, const char *argument, const char *path)
{
  const char        *arguments[] = {program, path, argument, NULL};
  char              *output = NULL;
  g_autoptr (GError) error = NULL;
  int                status = -1;

  g_assert_true (
      g_spawn_sync (NULL, (char **)arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output, NULL, &status, &error));
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  return output;
}

static gboolean
save_pdf (const JinScene *scene, const char *path, const char *title, GError **error)
{
  leak_checker_pause ();
  gboolean saved = jin_scene_write_pdf (scene, path, title, error);
  leak_checker_resume ();
  return saved;
}

static void
test_pdf (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (JinScene) scene = layout (&chart_samples[0], JIN_CHART_LOOK_PRINT, 756, 510);
  g_autofree char     *path = g_build_filename (fixture->folder, "图.pdf", NULL);
  g_autoptr (GError)   error = NULL;

  g_assert_true (save_pdf (scene, path, "各年龄段有多少人？", &error));
  g_assert_no_error (error);
  g_autofree char *text = output_of ("pdftotext", "-", path);
  g_assert_nonnull (strstr (text, "各年龄段有多少人？"));
  g_assert_nonnull (strstr (text, "70–79 岁"));
  g_assert_nonnull (strstr (text, "121"));
  g_autofree char *info = output_of ("pdfinfo", NULL, path);
  g_assert_nonnull (strstr (info, "841.89 x 595.28"));
  g_autofree char *fonts = output_of ("pdffonts", NULL, path);
  g_assert_nonnull (strstr (fonts, "yes yes"));
}

static void
test_pdf_title (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (JinScene) scene = layout (&chart_samples[0], JIN_CHART_LOOK_PRINT, 300, 500);
  g_autofree char     *path = g_build_filename (fixture->folder, "图.pdf", NULL);

  g_assert_true (save_pdf (scene, path, "在册 313 人", NULL));
  g_autofree char *info = output_of ("pdfinfo", NULL, path);
  g_assert_nonnull (strstr (info, "在册 313 人"));
  /* taller than wide: upright */
  g_assert_nonnull (strstr (info, "595.28 x 841.89"));
}

typedef gboolean (*WriteFunc) (const JinScene *scene, const char *path, GError **error);

static gboolean
write_png (const JinScene *scene, const char *path, GError **error)
{
  return jin_scene_write_png (scene, path, 4, error);
}

static gboolean
write_pdf (const JinScene *scene, const char *path, GError **error)
{
  return save_pdf (scene, path, "题", error);
}

static gboolean
write_svg (const JinScene *scene, const char *path, GError **error)
{
  return jin_scene_write_svg (scene, path, "题", NULL, error);
}

static const WriteFunc writers[] = {write_png, write_pdf, write_svg};

/* A file that may grow no further stands for a full disk: the old file stays whole and nothing else is left. */
static void
test_full_disk (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (JinScene) scene = layout (&chart_samples[2], JIN_CHART_LOOK_LIGHT, 1000, 600);
  g_autofree char     *path = g_build_filename (fixture->folder, "图", NULL);
  struct rlimit        before, full;

  g_assert_true (g_file_set_contents (path, "old", -1, NULL));
  getrlimit (RLIMIT_FSIZE, &before);
  signal (SIGXFSZ, SIG_IGN);
  for (guint i = 0; i < G_N_ELEMENTS (writers); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char   *content = NULL;

      full = (struct rlimit){1000, before.rlim_max};
      setrlimit (RLIMIT_FSIZE, &full);
      gboolean written = writers[i](scene, path, &error);
      setrlimit (RLIMIT_FSIZE, &before);
      g_assert_false (written);
      g_assert_nonnull (error);
      g_assert_nonnull (strstr (error->message, "could not be saved"));
      g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
      g_assert_cmpstr (content, ==, "old");
    }
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  int              n_files = 0;
  while (g_dir_read_name (dir) != NULL)
    n_files++;
  g_assert_cmpint (n_files, ==, 1);
}

static void
test_no_folder (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (JinScene) scene = layout (&chart_samples[0], JIN_CHART_LOOK_LIGHT, 360, 260);
  g_autofree char     *path = g_build_filename (fixture->folder, "no such folder", "图", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (writers); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (writers[i](scene, path, &error));
      g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
    }
}

static void
test_too_large (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (JinScene) scene = layout (&chart_samples[0], JIN_CHART_LOOK_LIGHT, 360, 260);
  g_autofree char     *path = g_build_filename (fixture->folder, "图.png", NULL);
  g_autoptr (GError)   error = NULL;

  g_assert_false (jin_scene_write_png (scene, path, 1000, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_FAILED);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

#define ADD(path, function) g_test_add ("/chart/output/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("png", test_png);
  ADD ("highlight", test_highlight);
  ADD ("svg", test_svg);
  ADD ("svg-like-png", test_svg_like_png);
  ADD ("pdf", test_pdf);
  ADD ("pdf-title", test_pdf_title);
  ADD ("full-disk", test_full_disk);
  ADD ("no-folder", test_no_folder);
  ADD ("too-large", test_too_large);
  return g_test_run ();
}
