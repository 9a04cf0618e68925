/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include "base/jin-name.h"
#include "base/jin-text.h"
#include "ui/jin-attendance-private.h"

/*
 * Lists of names as people send them:
 *
 *   1. 张三、李四，王 五      one a line or many, any mark between them, with or without numbers, 王 五 spread
 */

/* What stands between two names for certain; a blank may also stand within one. */
static gboolean
is_mark (gunichar c)
{
  return c == '\n' || c == '\r' || (g_unichar_ispunct (c) && c != 0x00b7 && c != 0x2022 && c != 0x30fb) || g_unichar_isdigit (c);
}

static GPtrArray *
split_at_marks (const char *text)
{
  GPtrArray          *parts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) part = g_string_new (NULL);

  for (const char *p = text;; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c != 0 && !is_mark (c))
        {
          g_string_append_unichar (part, jin_text_is_blank (c) ? ' ' : c);
          continue;
        }
      g_strstrip (part->str);
      if (*part->str != '\0')
        g_ptr_array_add (parts, g_strdup (part->str));
      g_string_truncate (part, 0);
      if (c == 0)
        return parts;
    }
}

/* The one entry of this name; none when nobody or two people are called so. */
static JinAttendanceEntry *
find_one (JinAttendanceSheet *self, const char *name)
{
  g_autofree char    *normal = jin_name_normalise (name);
  JinAttendanceEntry *found = NULL;

  for (guint i = 0; i < self->entries->len; i++)
    {
      JinAttendanceEntry *entry = g_ptr_array_index (self->entries, i);

      if (!g_str_equal (jin_attendance_entry_get_name (entry), normal))
        continue;
      if (found != NULL)
        return NULL;
      found = entry;
    }
  return found;
}

static guint
mark_name (JinAttendanceSheet *self, const char *name, const char *code, GPtrArray *left_over)
{
  JinAttendanceEntry *entry = find_one (self, name);

  if (entry == NULL)
    {
      g_ptr_array_add (left_over, g_strdup (name));
      return 0;
    }
  jin_attendance_sheet_put (self, entry, code);
  return 1;
}

/**
 * jin_attendance_sheet_paste:
 * @self: a sheet
 * @text: a list of names
 * @code: the state they get
 * @left_over: (out) (transfer full) (nullable): names that aren't on the sheet, or that two people bear, a line each
 *
 * Returns: how many names were found
 */
guint
jin_attendance_sheet_paste (JinAttendanceSheet *self, const char *text, const char *code, char **left_over)
{
  g_autoptr (GPtrArray) parts = NULL;
  g_autoptr (GPtrArray) rest = g_ptr_array_new_with_free_func (g_free);
  guint                 n = 0;

  g_return_val_if_fail (JIN_IS_ATTENDANCE_SHEET (self) && text != NULL && code != NULL && left_over != NULL, 0);
  parts = split_at_marks (text);
  jin_attendance_sheet_begin (self);
  for (guint i = 0; i < parts->len; i++)
    {
      const char    *part = g_ptr_array_index (parts, i);
      g_auto (GStrv) words = g_strsplit (part, " ", -1);

      /* 王 五 is one name, 张三 李四 are two. */
      if (words[1] == NULL || find_one (self, part) != NULL)
        {
          n += mark_name (self, part, code, rest);
          continue;
        }
      for (guint k = 0; words[k] != NULL; k++)
        if (*words[k] != '\0')
          n += mark_name (self, words[k], code, rest);
    }
  jin_attendance_sheet_end (self);
  g_ptr_array_add (rest, NULL);
  *left_over = rest->len > 1 ? g_strjoinv ("\n", (char **)rest->pdata) : NULL;
  return n;
}
