/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/jin-name.h"
#include "base/jin-text.h"
#include "record/jin-custom-field.h"

#define CUSTOM NC_ ("group", "Custom Fields")

static const struct
{
  const char  *code;
  JinFieldType type;
} types[] = {
    {JIN_CUSTOM_TEXT, JIN_TYPE_TEXT},
    {JIN_CUSTOM_NUMBER, JIN_TYPE_DECIMAL},
    {JIN_CUSTOM_DATE, JIN_TYPE_DATE},
    {JIN_CUSTOM_YES_NO, JIN_TYPE_BOOLEAN},
    {JIN_CUSTOM_CHOICE, JIN_TYPE_CHOICE},
};

/* ---- names, codes ---- */

/* Latin letters and digits of how @text sounds, behind @prefix. (transfer full) */
static char *
make_key (const char *prefix,
          const char *text)
{
  g_autofree char *pinyin = jin_title_pinyin (text);
  GString         *key = g_string_new (prefix);

  for (const char *at = pinyin; at != NULL && *at != '\0'; at++)
    if (g_ascii_isalnum (*at))
      g_string_append_c (key, g_ascii_tolower (*at));
  return g_string_free (key, FALSE);
}

char *
jin_custom_field_make_name (const char *label)
{
  g_return_val_if_fail (label != NULL, NULL);

  return make_key ("c_", label);
}

static char *
make_code (GPtrArray  *taken,
           const char *label)
{
  g_autofree char *key = make_key ("x", label);
  char            *code = g_strdup (key);

  for (int n = 2; code[1] == '\0' || g_ptr_array_find_with_equal_func (taken, code, g_str_equal, NULL); n++)
    {
      g_free (code);
      code = g_strdup_printf ("%s%d", key, n);
    }
  return code;
}

/* "轻|xzhong=中度" is "xqing=轻|xzhong=中度": who adds an option need not think of a code. (transfer full) (nullable) */
static char *
complete_options (const char *text)
{
  g_auto (GStrv)        options = g_strsplit_set (text, "|\n", -1);
  g_autoptr (GPtrArray) codes = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString)   complete = g_string_new (NULL);

  for (int i = 0; options[i] != NULL; i++)
    if (strchr (options[i], '=') != NULL)
      g_ptr_array_add (codes, g_strndup (options[i], strcspn (options[i], "=")));
  for (int i = 0; options[i] != NULL; i++)
    {
      const char      *equals = strchr (options[i], '=');
      g_autofree char *label = jin_text_trim (equals != NULL ? equals + 1 : options[i]);
      char            *code;

      if (*label == '\0')
        continue;
      code = equals != NULL ? g_strndup (options[i], equals - options[i]) : make_code (codes, label);
      g_ptr_array_add (codes, code);
      g_string_append_printf (complete, "%s%s=%s", complete->len > 0 ? "|" : "", code, label);
    }
  return complete->len > 0 ? g_string_free (g_steal_pointer (&complete), FALSE) : NULL;
}

/**
 * jin_custom_field_options:
 *
 * Returns: (transfer full): the code list of a choice, empty for other types
 */
JinCodeList *
jin_custom_field_options (JinRecord *definition)
{
  g_autofree char *name = jin_custom_field_list (definition);
  g_auto (GStrv)   options = g_strsplit (jin_record_get_text (definition, JIN_CUSTOM_FIELD_OPTIONS), "|", -1);
  JinCodeList     *list = jin_code_list_new (name);

  for (int i = 0; options[i] != NULL; i++)
    {
      char *equals = strchr (options[i], '=');

      if (equals == NULL)
        continue;
      *equals = '\0';
      jin_code_list_add (list, options[i], equals + 1, NULL, NULL, 0, FALSE, FALSE);
    }
  return list;
}

/* The name of its code list: "person.c_x". (transfer full) */
char *
jin_custom_field_list (JinRecord *definition)
{
  return g_strconcat (jin_record_get_text (definition, JIN_CUSTOM_FIELD_LEDGER), ".",
                      jin_record_get_text (definition, JIN_CUSTOM_FIELD_NAME), NULL);
}

/* ---- declaring ---- */

/**
 * jin_custom_field_declare:
 * @definition: a kept row
 * @ledger: the ledger as it is declared in the program
 * @strings: keeps the declaration's texts
 *
 * Returns: the field; its index follows from the row's id, so no other ever has it
 */
JinField
jin_custom_field_declare (JinRecord       *definition,
                          const JinEntity *ledger,
                          GStringChunk    *strings)
{
  JinField    field = {.group = CUSTOM, .flags = JIN_FIELD_CUSTOM};
  const char *type = jin_record_get_text (definition, JIN_CUSTOM_FIELD_TYPE);

  field.name = g_string_chunk_insert_const (strings, jin_record_get_text (definition, JIN_CUSTOM_FIELD_NAME));
  field.label = g_string_chunk_insert_const (strings, jin_record_get_text (definition, JIN_CUSTOM_FIELD_LABEL));
  field.heads = field.label;
  field.index = ledger->n_fields + (int)jin_record_get_id (definition);
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (g_str_equal (type, types[i].code))
      field.type = types[i].type;
  if (field.type == JIN_TYPE_CHOICE)
    {
      g_autofree char *list = jin_custom_field_list (definition);

      field.list = g_string_chunk_insert_const (strings, list);
    }
  if (jin_record_get_int (definition, JIN_CUSTOM_FIELD_HIDDEN))
    field.flags |= JIN_FIELD_HIDDEN;
  if (jin_record_get_int (definition, JIN_CUSTOM_FIELD_SEARCHABLE))
    field.flags |= JIN_FIELD_SEARCH | JIN_FIELD_INDEXED;
  return field;
}

/**
 * jin_custom_field_complete:
 *
 * Fills in what follows: the key, when it has none, and codes for options that have none.
 */
void
jin_custom_field_complete (JinRecord *definition)
{
  g_autofree char *label = jin_text_trim (jin_record_get_text (definition, JIN_CUSTOM_FIELD_LABEL));
  g_autofree char *options = complete_options (jin_record_get_text (definition, JIN_CUSTOM_FIELD_OPTIONS));

  jin_record_set_text (definition, JIN_CUSTOM_FIELD_LABEL, label);
  jin_record_set_text (definition, JIN_CUSTOM_FIELD_OPTIONS, options);
  if (jin_record_is_empty (definition, JIN_CUSTOM_FIELD_NAME) && *label != '\0')
    {
      g_autofree char *name = jin_custom_field_make_name (label);

      jin_record_set_text (definition, JIN_CUSTOM_FIELD_NAME, name);
    }
}
