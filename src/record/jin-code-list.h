/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * JinCode:
 * @code: what is stored ("LX"); the office's own begin with "x"
 * @label: what is shown ("离休"); may be edited
 * @aliases: other spellings met in files, "|"-separated, or %NULL
 * @group: meaning for statistics ("rank_group", "map" …), or %NULL
 * @counts: numeric meaning (E21: 1 = counts as present, 2 = reached at home …), 0 for none
 * @builtin: code and meaning can't be changed
 * @hidden: not offered for new entries
 */
typedef struct
{
  char    *code;
  char    *label;
  char    *aliases;
  char    *group;
  int      counts;
  gboolean builtin;
  gboolean hidden;
} JinCode;

/* A code list (E1…E30): ordered, refcounted, immutable once shared. */
typedef struct _JinCodeList JinCodeList;

JinCodeList   *jin_code_list_new (const char *name);
JinCodeList   *jin_code_list_ref (JinCodeList *self);
void           jin_code_list_unref (JinCodeList *self);
void           jin_code_list_add (JinCodeList *self,
                                  const char  *code,
                                  const char  *label,
                                  const char  *aliases,
                                  const char  *group,
                                  int          counts,
                                  gboolean     builtin,
                                  gboolean     hidden);
const char    *jin_code_list_get_name (JinCodeList *self);
guint          jin_code_list_get_size (JinCodeList *self);
const JinCode *jin_code_list_get (JinCodeList *self,
                                  guint        index);
const JinCode *jin_code_list_find (JinCodeList *self,
                                   const char  *code);
/* By label or alias, blanks ignored; %NULL when none fits. */
const JinCode *jin_code_list_match (JinCodeList *self,
                                    const char  *text);
/* Labels of one or several codes, joined by "、". (transfer full) */
char *jin_code_list_format (JinCodeList *self,
                            const char  *codes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JinCodeList, jin_code_list_unref)

G_END_DECLS
