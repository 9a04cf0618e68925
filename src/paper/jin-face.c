/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <pango/pangocairo.h>

#include "paper/jin-face.h"
#include "paper/jin-paper-words.h"

#define N_CANDIDATES 6

/* Offices have the real faces; what Debian has comes after them. */
static const char *const candidates[JIN_N_FACES][N_CANDIDATES] = {
    [JIN_FACE_TITLE] = {"FZXiaoBiaoSong-B05S", "FZXiaoBiaoSong-B05", "方正小标宋简体", "STZhongsong", "Noto Serif CJK SC", "Source Han Serif SC"},
    [JIN_FACE_HEAD] = {"SimHei", "STHeiti", "Noto Sans CJK SC", "Source Han Sans SC", "WenQuanYi Zen Hei"},
    [JIN_FACE_SONG] = {"SimSun", "NSimSun", "STSong", "Noto Serif CJK SC", "Source Han Serif SC"},
    [JIN_FACE_FANG] = {"FangSong_GB2312", "FangSong", "STFangsong", "Noto Serif CJK SC", "Source Han Serif SC"},
};

static const char *
find_installed (PangoFontFamily **families, int n_families, const char *const *names)
{
  for (int i = 0; i < N_CANDIDATES && names[i] != NULL; i++)
    for (int j = 0; j < n_families; j++)
      if (g_ascii_strcasecmp (pango_font_family_get_name (families[j]), names[i]) == 0)
        return names[i];
  return NULL;
}

static gpointer
choose_faces (gpointer unused)
{
  static const char           *chosen[JIN_N_FACES];
  g_autofree PangoFontFamily **families = NULL;
  int                          n_families = 0;

  pango_font_map_list_families (pango_cairo_font_map_get_default (), &families, &n_families);
  for (int face = 0; face < JIN_N_FACES; face++)
    {
      chosen[face] = find_installed (families, n_families, candidates[face]);
      if (chosen[face] == NULL)
        chosen[face] = face == JIN_FACE_HEAD ? "Sans" : "Serif";
    }
  return (gpointer)chosen;
}

/**
 * jin_face_get_family:
 * @face: a face of official paper
 *
 * Returns: (transfer none): the family that stands for it on this PC
 */
const char *
jin_face_get_family (JinFace face)
{
  static GOnce once = G_ONCE_INIT;

  g_return_val_if_fail (face < JIN_N_FACES, "Serif");

  return ((const char *const *)g_once (&once, choose_faces, NULL))[face];
}

/**
 * jin_face_new_description:
 * @face: a face of official paper
 * @size: in points
 *
 * 小标宋 is heavy by itself; the 宋体 that stands in for it is set bold.
 *
 * Returns: (transfer full): a font description
 */
PangoFontDescription *
jin_face_new_description (JinFace face, double size)
{
  PangoFontDescription *description = pango_font_description_new ();
  const char           *family = jin_face_get_family (face);

  pango_font_description_set_family_static (description, family);
  pango_font_description_set_size (description, (int)(size * PANGO_SCALE + 0.5));
  if (face == JIN_FACE_TITLE && (g_str_has_suffix (family, " SC") || g_str_equal (family, "Serif")))
    pango_font_description_set_weight (description, PANGO_WEIGHT_BOLD);
  return description;
}

/**
 * jin_faces_describe:
 *
 * Returns: (transfer full): in one Chinese line, which faces a sheet is set in (R104)
 */
char *
jin_faces_describe (void)
{
  return g_strdup_printf (JIN_PAPER_FACE_TITLE "：%s；" JIN_PAPER_FACE_HEAD "：%s；" JIN_PAPER_FACE_BODY "：%s",
                          jin_face_get_family (JIN_FACE_TITLE),
                          jin_face_get_family (JIN_FACE_HEAD),
                          jin_face_get_family (JIN_FACE_SONG));
}
