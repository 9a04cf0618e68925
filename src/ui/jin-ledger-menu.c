/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ui/jin-ledger-menu.h"

/* The heads offer the same by the secondary button; this way it is found without, and by keyboard. */
static void
add_sort_menu (GMenu *section, const JinEntity *entity)
{
  const JinField  *title = jin_entity_field (entity, entity->title);
  g_autofree char *strokes = g_strdup_printf ("ledger.sort::%s:strokes", title->name);
  g_autofree char *pinyin = g_strdup_printf ("ledger.sort::%s", title->name);

  if ((title->flags & JIN_FIELD_NAME) != 0)
    {
      g_menu_append (section, _ ("Sort by _Pinyin"), pinyin);
      g_menu_append (section, _ ("Sort by _Strokes"), strokes);
    }
  g_menu_append (section, _ ("Sort by _Several Columns…"), "ledger.sort-by");
  g_menu_append (section, _ ("Back to the List's _Own Order"), "ledger.sort::");
}

void
jin_ledger_menu_fill (GMenu *sort_section, GMenu *duplicates_section, const JinEntity *entity)
{
  g_autofree char *action = g_strdup_printf ("win.duplicates::%s", entity->name);

  add_sort_menu (sort_section, entity);
  if (entity->merging != NULL)
    g_menu_append (duplicates_section, (entity->flags & JIN_ENTITY_PEOPLE) != 0 ? _ ("Look for _Duplicate People…") : _ ("Look for _Duplicates…"), action);
}
