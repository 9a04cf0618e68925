/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "paper/jin-document.h"

G_BEGIN_DECLS

#define JIN_SIGN_IN_ROWS 26 /* a block; two blocks a page (F6) */

/**
 * JinSignIn:
 * @organisation: (nullable): whose activity
 * @activity: (nullable): its name
 * @time: (nullable): as it is printed
 * @place: (nullable): where
 * @host: (nullable): 主持人
 * @recorder: (nullable): 记录人
 * @expected: 应到, or -1 to leave it blank; likewise @present and @on_leave
 * @names: (array length=n_names): who is expected, in order
 * @n_names: how many
 * @guests: rows to be left free for guests, at least
 *
 * What a sign-in sheet is made from (F6); copied by the document.  All empty:
 * a blank form.
 */
typedef struct
{
  const char        *organisation;
  const char        *activity;
  const char        *time;
  const char        *place;
  const char        *host;
  const char        *recorder;
  int                expected;
  int                present;
  int                on_leave;
  const char *const *names;
  guint              n_names;
  guint              guests;
} JinSignIn;

#define JIN_TYPE_SIGN_IN_DOCUMENT (jin_sign_in_document_get_type ())
G_DECLARE_FINAL_TYPE (JinSignInDocument, jin_sign_in_document, JIN, SIGN_IN_DOCUMENT, JinDocument)

JinDocument *jin_sign_in_document_new (const JinSignIn *sheet);

G_END_DECLS
