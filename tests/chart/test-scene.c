/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "chart/jin-scene.h"

#define FONT "Noto Sans CJK SC, sans-serif"

static const JinPaint     solid = {.fill = {0, 0, 0, 1}};
static const JinPaint     unseen = {0};
static const JinTextStyle plain = {.colour = {0, 0, 0, 1}, .size = 10};

static void
test_path_box (void)
{
  g_autoptr (JinScene) scene = jin_scene_new (100, 100, FONT);

  /* A quarter of a circle, from the right to the bottom. */
  jin_scene_move_to (scene, 50, 50);
  jin_scene_arc (scene, 50, 50, 20, 0, G_PI_2);
  const JinItem *quarter = jin_scene_add_path (scene, &solid, 1);
  g_assert_cmpfloat_with_epsilon (quarter->box.x, 50, 1e-6);
  g_assert_cmpfloat_with_epsilon (quarter->box.width, 20, 1e-6);
  g_assert_cmpfloat_with_epsilon (quarter->box.height, 20, 1e-6);

  /* A whole one, written anticlockwise from the top. */
  jin_scene_arc_back (scene, 50, 50, 30, 3 * G_PI_2, -G_PI_2);
  const JinItem *circle = jin_scene_add_path (scene, &solid, 2);
  g_assert_cmpfloat_with_epsilon (circle->box.x, 20, 1e-6);
  g_assert_cmpfloat_with_epsilon (circle->box.y, 20, 1e-6);
  g_assert_cmpfloat_with_epsilon (circle->box.width, 60, 1e-6);
  g_assert_cmpuint (circle->n_steps, ==, 1);
}

static void
test_hit (void)
{
  g_autoptr (JinScene) scene = jin_scene_new (100, 100, FONT);

  jin_scene_add_rect (scene, &(JinRect){0, 0, 100, 100}, &unseen, 1);
  jin_scene_add_rect (scene, &(JinRect){10, 10, 20, 20}, &solid, 2);
  jin_scene_add_rect (scene, &(JinRect){10, 10, 20, 20}, &solid, JIN_DATUM_NONE);
  jin_scene_move_to (scene, 60, 60);
  jin_scene_line_to (scene, 90, 60);
  jin_scene_line_to (scene, 60, 90);
  jin_scene_close (scene);
  jin_scene_add_path (scene, &solid, 3);

  /* decoration lets the pointer through to what lies under it */
  g_assert_cmpint (jin_scene_hit (scene, 15, 15), ==, 2);
  /* a target that isn't seen */
  g_assert_cmpint (jin_scene_hit (scene, 50, 5), ==, 1);
  /* inside the triangle, and inside its box only */
  g_assert_cmpint (jin_scene_hit (scene, 65, 65), ==, 3);
  g_assert_cmpint (jin_scene_hit (scene, 88, 88), ==, 1);
  /* outside */
  g_assert_cmpint (jin_scene_hit (scene, -1, 5), ==, JIN_DATUM_NONE);
  g_assert_cmpint (jin_scene_hit (scene, 100, 5), ==, JIN_DATUM_NONE);
}

static void
test_band (void)
{
  g_autoptr (JinScene) scene = jin_scene_new (100, 100, FONT);
  JinItem             *band = jin_scene_add_rect (scene, &(JinRect){0, 0, 100, 50}, &unseen, 4);
  JinRect              box;

  band->n_data = 10;
  band->every = 3;
  g_assert_cmpint (jin_scene_hit (scene, 0, 10), ==, 4);
  g_assert_cmpint (jin_scene_hit (scene, 99.9, 10), ==, 4 + 9 * 3);
  g_assert_true (jin_scene_get_datum_box (scene, 10, &box));
  g_assert_cmpfloat (box.x, ==, 20);
  g_assert_cmpfloat (box.width, ==, 10);
  g_assert_false (jin_scene_get_datum_box (scene, 11, &box));
  g_assert_false (jin_scene_get_datum_box (scene, 34, &box));
}

/* The seen shape is where a tooltip belongs, not the target around it. */
static void
test_datum_box (void)
{
  g_autoptr (JinScene) scene = jin_scene_new (100, 100, FONT);
  JinRect              box;

  jin_scene_add_rect (scene, &(JinRect){0, 0, 100, 100}, &unseen, 7);
  g_assert_true (jin_scene_get_datum_box (scene, 7, &box));
  g_assert_cmpfloat (box.height, ==, 100);
  jin_scene_add_rect (scene, &(JinRect){40, 90, 20, 10}, &solid, 7);
  g_assert_true (jin_scene_get_datum_box (scene, 7, &box));
  g_assert_cmpfloat (box.height, ==, 10);
}

static void
test_text_lines (void)
{
  static const struct
  {
    const char *text;
    double      width; /* of a type of 10 */
    int         lines;
    const char *shown;
  } cases[] = {
      /* it fits, or nobody asked */
      {"第一党支部", 60, 1, "第一党支部"},
      {"第一党支部", 0, 1, "第一党支部"},
      /* broken as evenly as can be */
      {"离退休干部党支部", 70, 2, "离退休干\n部党支部"},
      {"60 岁以下", 38, 2, "60 岁\n以下"},
      /* a range stays together */
      {"60–69 岁", 36, 2, "60–69\n岁"},
      /* shortened on the last line */
      {"市委老干部局机关离退休干部第一党支部", 60, 1, "市委老干部…"},
      {"市委老干部局机关离退休干部第一党支部", 60, 2, "市委老干部局\n机关离退休…"},
      /* not even one letter has room */
      {"第一党支部", 5, 1, "…"},
      /* one paragraph of valid text, whatever comes in */
      {"甲\n乙\t丙\x01", 0, 0, "甲 乙 丙 "},
      {"\xff甲", 0, 0, "\xEF\xBF\xBD甲"},
      /* four bytes a character */
      {"𬎆𬎆𬎆𬎆", 25, 1, "𬎆…"},
      {"", 50, 1, ""},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (JinScene) scene = jin_scene_new (100, 100, FONT);
      JinTextStyle         style = plain;

      style.width = cases[i].width;
      style.lines = cases[i].lines;
      const JinItem *item = jin_scene_add_text (scene, cases[i].text, &style, 0, 0, JIN_DATUM_NONE);
      g_assert_cmpstr (item->text, ==, cases[i].shown);
      if (cases[i].width > 10)
        g_assert_cmpfloat (item->box.width, <=, cases[i].width);
    }
}

static void
test_text_box (void)
{
  g_autoptr (JinScene) scene = jin_scene_new (100, 100, FONT);
  JinTextStyle         style = plain;
  double               x, baseline, pitch;

  style.across = JIN_ANCHOR_END;
  style.down = JIN_ANCHOR_MIDDLE;
  const JinItem *item = jin_scene_add_text (scene, "甲乙", &style, 50, 50, JIN_DATUM_NONE);
  g_assert_cmpfloat_with_epsilon (item->box.x, 30, 0.1);
  g_assert_cmpfloat_with_epsilon (item->box.width, 20, 0.1);
  g_assert_cmpfloat_with_epsilon (item->box.y, 50 - 6.6, 0.01);
  /* The middle of Han characters, 0.38 of the size over the baseline, stands at the anchor. */
  jin_scene_get_text_origin (item, &x, &baseline, &pitch);
  g_assert_cmpfloat_with_epsilon (x, -20, 0.1);
  g_assert_cmpfloat_with_epsilon (baseline, 3.8, 0.01);

  /* A quarter turn swaps width and height. */
  style.angle = G_PI_2;
  const JinItem *turned = jin_scene_add_text (scene, "甲乙", &style, 50, 50, JIN_DATUM_NONE);
  g_assert_cmpfloat_with_epsilon (turned->box.height, 20, 0.1);
  g_assert_cmpfloat_with_epsilon (turned->box.width, 13.2, 0.01);
  g_assert_cmpfloat_with_epsilon (turned->box.y + turned->box.height, 50, 0.1);
}

/* Numbers under each other line up: all digits are equally wide. */
static void
test_tabular_figures (void)
{
  g_autoptr (JinScene) scene = jin_scene_new (100, 100, FONT);
  double               ones, eights;

  jin_scene_measure (scene, "1111", &plain, &ones, NULL);
  jin_scene_measure (scene, "8888", &plain, &eights, NULL);
  g_assert_cmpfloat_with_epsilon (ones, eights, 0.01);
}

/* Han characters in Chinese, not Japanese, forms: the face is asked for in Chinese. */
static void
test_language (void)
{
  g_autoptr (JinScene) scene = jin_scene_new (100, 100, FONT);
  const JinItem       *item = jin_scene_add_text (scene, "骨", &plain, 0, 0, JIN_DATUM_NONE);

  g_assert_cmpstr (pango_language_to_string (pango_context_get_language (pango_layout_get_context (item->layout))), ==,
                   "zh-cn");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/scene/path-box", test_path_box);
  g_test_add_func ("/chart/scene/hit", test_hit);
  g_test_add_func ("/chart/scene/band", test_band);
  g_test_add_func ("/chart/scene/datum-box", test_datum_box);
  g_test_add_func ("/chart/scene/text-lines", test_text_lines);
  g_test_add_func ("/chart/scene/text-box", test_text_box);
  g_test_add_func ("/chart/scene/tabular-figures", test_tabular_figures);
  g_test_add_func ("/chart/scene/language", test_language);
  return g_test_run ();
}
