/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include "record/jin-code-list.h"

#include <string.h>

#include "base/jin-text.h"

struct _JinCodeList
{
  gatomicrefcount ref_count;
  char           *name;
  GPtrArray      *codes;   /* JinCode, in the order shown */
  GHashTable     *by_code; /* code → JinCode */
  GHashTable     *by_word; /* label or alias, normalised → JinCode */
};

static void
code_free (JinCode *code)
{
  g_free (code->code);
  g_free (code->label);
  g_free (code->aliases);
  g_free (code->group);
  g_free (code);
}

JinCodeList *
jin_code_list_new (const char *name)
{
  JinCodeList *self = g_new0 (JinCodeList, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->name = g_strdup (name);
  self->codes = g_ptr_array_new_with_free_func ((GDestroyNotify)code_free);
  self->by_code = g_hash_table_new (g_str_hash, g_str_equal);
  self->by_word = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  return self;
}

JinCodeList *
jin_code_list_ref (JinCodeList *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
jin_code_list_unref (JinCodeList *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_hash_table_unref (self->by_code);
  g_hash_table_unref (self->by_word);
  g_ptr_array_unref (self->codes);
  g_free (self->name);
  g_free (self);
}

/* The first code with a word keeps it. */
static void
add_word (JinCodeList *self,
          const char  *word,
          JinCode     *code)
{
  g_autofree char *key = jin_text_strip_blanks (word);

  if (*key != '\0' && !g_hash_table_contains (self->by_word, key))
    g_hash_table_insert (self->by_word, g_steal_pointer (&key), code);
}

/**
 * jin_code_list_add:
 * @self: a list not shared yet
 * @code: what is stored
 * @label: what is shown
 * @aliases: (nullable): other spellings, "|"-separated
 * @group: (nullable): meaning for statistics
 * @counts: numeric meaning
 * @builtin: whether rules name it
 * @hidden: whether it is kept from new entries
 */
void
jin_code_list_add (JinCodeList *self,
                   const char  *code,
                   const char  *label,
                   const char  *aliases,
                   const char  *group,
                   int          counts,
                   gboolean     builtin,
                   gboolean     hidden)
{
  g_auto (GStrv) words = NULL;
  JinCode       *entry;

  g_return_if_fail (self != NULL && code != NULL && label != NULL);

  entry = g_new0 (JinCode, 1);
  *entry = (JinCode){g_strdup (code), g_strdup (label), g_strdup (aliases), g_strdup (group), counts, builtin, hidden};
  g_ptr_array_add (self->codes, entry);
  g_hash_table_insert (self->by_code, entry->code, entry);
  add_word (self, label, entry);
  words = g_strsplit (aliases != NULL ? aliases : "", "|", -1);
  for (guint i = 0; words[i] != NULL; i++)
    add_word (self, words[i], entry);
}

const char *
jin_code_list_get_name (JinCodeList *self)
{
  return self->name;
}

guint
jin_code_list_get_size (JinCodeList *self)
{
  return self->codes->len;
}

const JinCode *
jin_code_list_get (JinCodeList *self,
                   guint        index)
{
  g_return_val_if_fail (index < self->codes->len, NULL);

  return self->codes->pdata[index];
}

const JinCode *
jin_code_list_find (JinCodeList *self,
                    const char  *code)
{
  return code != NULL ? g_hash_table_lookup (self->by_code, code) : NULL;
}

const JinCode *
jin_code_list_match (JinCodeList *self,
                     const char  *text)
{
  g_autofree char *key = NULL;
  const JinCode   *code;

  g_return_val_if_fail (self != NULL && text != NULL, NULL);

  code = g_hash_table_lookup (self->by_word, text);
  if (code != NULL)
    return code;
  key = jin_text_strip_blanks (text);
  return g_hash_table_lookup (self->by_word, key);
}

/* A code that the list no longer has is shown as it is: nothing stored is ever hidden. */
char *
jin_code_list_format (JinCodeList *self,
                      const char  *codes)
{
  g_auto (GStrv)      parts = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (self != NULL, NULL);

  parts = g_strsplit (codes != NULL ? codes : "", ",", -1);
  for (guint i = 0; parts[i] != NULL && *parts[i] != '\0'; i++)
    {
      const JinCode *code = jin_code_list_find (self, parts[i]);

      g_string_append_printf (text, "%s%s", text->len > 0 ? "、" : "", code != NULL ? code->label : parts[i]);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}
