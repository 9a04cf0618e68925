/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "record/jin-sort.h"
#include "ui/jin-ledger-words.h"

/* "312 people". (transfer full) */
char *
jin_ledger_count_text (const JinEntity *entity, guint n_rows)
{
  if ((entity->flags & JIN_ENTITY_PEOPLE) != 0)
    /* Translators: %u is a number of people */
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u person", "%u people", n_rows), n_rows);
  /* Translators: %u is a number of entries in a ledger */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u entry", "%u entries", n_rows), n_rows);
}

/* "3 people selected". (transfer full) */
char *
jin_ledger_selected_text (const JinEntity *entity, guint n_selected)
{
  if ((entity->flags & JIN_ENTITY_PEOPLE) != 0)
    /* Translators: %u is the number of selected people */
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u person selected", "%u people selected", n_selected), n_selected);
  /* Translators: %u is the number of selected rows */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u selected", "%u selected", n_selected), n_selected);
}

const char *
jin_ledger_search_hint (const JinEntity *entity)
{
  if ((entity->flags & JIN_ENTITY_PEOPLE) != 0)
    return _ ("Name, pinyin, phone, ID number, family, branch");
  return _ ("Search in this ledger");
}

/* The line at the foot of a list: how many, which of them, in what order. @sentence: the conditions, or NULL; @sort: as
 * jin_sort_parse() reads it. (transfer full) */
char *
jin_ledger_status_text (const JinEntity *entity, guint n_rows, guint n_selected, const char *sentence, const char *sort)
{
  g_autofree char    *count = jin_ledger_count_text (entity, n_rows);
  g_autofree char    *selected = jin_ledger_selected_text (entity, n_selected);
  g_autoptr (GArray)  sorts = jin_sort_parse (entity, sort, NULL);
  g_autofree char    *order = jin_sort_to_sentence (entity, sorts);
  g_autoptr (GString) status = g_string_new (count);

  if (n_selected > 0)
    g_string_append_printf (status, " · %s", selected);
  if (sentence != NULL)
    /* Translators: %s is a condition in words */
    g_string_append_printf (status, _ (" · Filter: %s"), sentence);
  if (*order != '\0')
    /* Translators: %s names the columns that a list is sorted by */
    g_string_append_printf (status, _ (" · Order: %s"), order);
  return g_string_free (g_steal_pointer (&status), FALSE);
}
