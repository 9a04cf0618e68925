/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pango.h>

G_BEGIN_DECLS

/**
 * JinFace:
 * @JIN_FACE_TITLE: 小标宋, for titles
 * @JIN_FACE_HEAD: 黑体, for heads of tables
 * @JIN_FACE_SONG: 宋体, for cells
 * @JIN_FACE_FANG: 仿宋, for running text
 *
 * The faces of official paper (R104).  Each stands for a list, of which the
 * first installed one is used.
 */
typedef enum {
  JIN_FACE_TITLE,
  JIN_FACE_HEAD,
  JIN_FACE_SONG,
  JIN_FACE_FANG,
} JinFace;
#define JIN_N_FACES (JIN_FACE_FANG + 1)

/* Sizes of R103, in points. */
#define JIN_SIZE_2 22.0
#define JIN_SIZE_2_SMALL 18.0
#define JIN_SIZE_3 16.0
#define JIN_SIZE_4 14.0
#define JIN_SIZE_4_SMALL 12.0
#define JIN_SIZE_5 10.5
#define JIN_SIZE_5_SMALL 9.0
#define JIN_SIZE_6 7.5

const char           *jin_face_get_family (JinFace face);
PangoFontDescription *jin_face_new_description (JinFace face,
                                                double  size);
char                 *jin_faces_describe (void);

G_END_DECLS
