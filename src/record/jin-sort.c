/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/jin-error.h"
#include "record/jin-sort.h"

#include <string.h>

static gboolean
parse_key (const JinEntity *entity,
           char            *text,
           JinSort         *sort,
           GError         **error)
{
  char *colon = strchr (text, ':');

  *sort = (JinSort){0};
  if (*text == '-')
    {
      sort->descending = TRUE;
      text++;
    }
  if (colon != NULL)
    {
      *colon = '\0';
      if (strcmp (colon + 1, "strokes") == 0)
        sort->collate = JIN_COLLATE_STROKES;
      else
        {
          g_set_error (error, JIN_ERROR, JIN_ERROR_INPUT,
                       /* Translators: %s is what was typed after a colon in a sort order */
                       _ ("“%s” is no way to sort; write “strokes” or nothing"), colon + 1);
          return FALSE;
        }
    }
  sort->field = jin_entity_find_field (entity, text);
  if (sort->field != 0 || strcmp (text, "id") == 0)
    return TRUE;
  g_set_error (error, JIN_ERROR, JIN_ERROR_INPUT,
               /* Translators: the first %s is a field name as typed, the second a ledger's name */
               _ ("“%s” is no field of %s to sort by"), text, jin_entity_label (entity));
  return FALSE;
}

/**
 * jin_sort_parse:
 * @entity: the ledger
 * @text: "list_order, -birth, name:strokes"
 * @error: JIN_ERROR_INPUT for an unknown field
 *
 * Returns: (transfer full) (nullable): #GArray of #JinSort, most important first
 */
GArray *
jin_sort_parse (const JinEntity *entity,
                const char      *text,
                GError         **error)
{
  g_autoptr (GArray) sorts = g_array_new (FALSE, FALSE, sizeof (JinSort));
  g_auto (GStrv)     keys = NULL;

  g_return_val_if_fail (entity != NULL && text != NULL, NULL);

  keys = g_strsplit (text, ",", -1);
  for (guint i = 0; keys[i] != NULL; i++)
    {
      JinSort sort;

      g_strstrip (keys[i]);
      if (*keys[i] == '\0')
        continue;
      if (!parse_key (entity, keys[i], &sort, error))
        return NULL;
      g_array_append_val (sorts, sort);
    }

  return g_steal_pointer (&sorts);
}

/* The inverse of jin_sort_parse(). (transfer full) */
char *
jin_sort_to_text (const JinEntity *entity,
                  GArray          *sorts)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; sorts != NULL && i < sorts->len; i++)
    {
      const JinSort *sort = &g_array_index (sorts, JinSort, i);

      g_string_append_printf (text, "%s%s%s%s", i > 0 ? ", " : "", sort->descending ? "-" : "",
                              sort->field != 0 ? jin_entity_field (entity, sort->field)->name : "id",
                              sort->collate == JIN_COLLATE_STROKES ? ":strokes" : "");
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
jin_sort_to_sentence (const JinEntity *entity,
                      GArray          *sorts)
{
  g_autoptr (GString) words = g_string_new (NULL);

  g_return_val_if_fail (entity != NULL, NULL);

  for (guint i = 0; sorts != NULL && i < sorts->len; i++)
    {
      const JinSort *sort = &g_array_index (sorts, JinSort, i);

      if (i > 0)
        g_string_append (words, C_ ("filter", ", "));
      g_string_append (words, sort->field != 0 ? jin_field_label (jin_entity_field (entity, sort->field)) : C_ ("sort", "entry"));
      if (sort->collate == JIN_COLLATE_STROKES)
        g_string_append (words, C_ ("sort", " (by strokes)"));
      if (sort->descending)
        g_string_append (words, C_ ("sort", " (descending)"));
    }

  return g_string_free (g_steal_pointer (&words), FALSE);
}

char *
jin_sort_toggle (const JinEntity *entity,
                 const char      *text,
                 int              field)
{
  g_autoptr (GArray) sorts = NULL;
  const JinField    *declared;
  gboolean           found = FALSE;

  g_return_val_if_fail (entity != NULL && text != NULL && field != 0, NULL);

  sorts = jin_sort_parse (entity, text, NULL);
  if (sorts == NULL)
    sorts = g_array_new (FALSE, FALSE, sizeof (JinSort));
  for (guint i = 0; i < sorts->len; i++)
    if (g_array_index (sorts, JinSort, i).field == field)
      {
        g_array_index (sorts, JinSort, i).descending = !g_array_index (sorts, JinSort, i).descending;
        found = TRUE;
      }
  /* What is worked out row by row can't be asked for in order. */
  declared = jin_entity_field (entity, field);
  if (!found && (!jin_field_is_computed (declared) || declared->expression != NULL))
    {
      JinSort sort = {.field = field};

      g_array_append_val (sorts, sort);
    }

  return jin_sort_to_text (entity, sorts);
}
