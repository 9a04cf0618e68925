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
jin_ledger_menu_fill (GMenu *sort_section, GMenu *work_section, const JinEntity *entity)
{
  g_autofree char *duplicates = g_strdup_printf ("win.duplicates::%s", entity->name);
  g_autofree char *fields = g_strdup_printf ("win.fields::%s", entity->name);

  add_sort_menu (sort_section, entity);
  if (entity->merging != NULL)
    g_menu_append (work_section, (entity->flags & JIN_ENTITY_PEOPLE) != 0 ? _ ("Look for _Duplicate People…") : _ ("Look for _Duplicates…"), duplicates);
  g_menu_append (work_section, _ ("Custom _Fields…"), fields);
}

/* Wherever the keyboard is in the window. */
static gboolean
filter_key_cb (GtkWidget *page, GVariant *args, gpointer data)
{
  return gtk_widget_get_mapped (page) && gtk_widget_activate_action (page, "ledger.filter", NULL);
}

void
jin_ledger_menu_add_key (GtkWidget *page)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (keys), GTK_SHORTCUT_SCOPE_GLOBAL);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys), gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_l, GDK_CONTROL_MASK), gtk_callback_action_new (filter_key_cb, NULL, NULL)));
  gtk_widget_add_controller (page, keys);
}
