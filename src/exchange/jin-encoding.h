/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Watches all bytes of a text go by and says in which encoding they are. */
typedef struct _JinEncodingDetector JinEncodingDetector;

JinEncodingDetector *jin_encoding_detector_new (void);
void                 jin_encoding_detector_free (JinEncodingDetector *self);
void                 jin_encoding_detector_feed (JinEncodingDetector *self, const guint8 *bytes, gsize length);
const char          *jin_encoding_detector_finish (JinEncodingDetector *self, gsize *n_mark);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JinEncodingDetector, jin_encoding_detector_free)

G_END_DECLS
