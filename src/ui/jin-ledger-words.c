/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

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
    return _ ("Name, pinyin, phone, ID number");
  return _ ("Search in this ledger");
}
