/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/jin-name.h"
#include "ui/jin-command-table.h"
#include "ui/jin-page-table.h"

#include <string.h>

static const struct
{
  const char *title;
  const char *icon;
  const char *action;
} commands[] = {
    {N_ ("Import Spreadsheet"), "document-open-symbolic", "win.import"},
     {N_ ("Back Up"), "document-save-symbolic", "win.backup"},
      {N_ ("Restore a Backup"), "document-revert-symbolic", "win.restore"},
       {N_ ("History"), "document-open-recent-symbolic", "win.history"},
        {N_ ("Undo"), "edit-undo-symbolic", "win.undo"},
         {N_ ("Redo"), "edit-redo-symbolic", "win.redo"},
          {N_ ("Preferences"), "preferences-system-symbolic", "app.preferences"},
           {N_ ("Keyboard Shortcuts"), "preferences-desktop-keyboard-shortcuts-symbolic", "win.show-help-overlay"},
            {N_ ("About Jinqiu"), "help-about-symbolic", "app.about"},
};

static void
command_free (gpointer data)
{
  JinCommand *command = data;

  g_free (command->title);
  g_free (command->keys);
  g_free (command);
}

static void
add (GPtrArray *table, char *title, const char *icon, const char *action, const char *target)
{
  JinCommand      *command = g_new0 (JinCommand, 1);
  g_autofree char *pinyin = jin_name_pinyin (title);
  g_autofree char *initials = jin_name_initials (title);

  command->title = title;
  command->keys = g_strconcat (pinyin != NULL ? pinyin : "", " ", initials != NULL ? initials : "", NULL);
  command->icon = icon;
  command->action = action;
  command->target = target;
  g_ptr_array_add (table, command);
}

GPtrArray *
jin_command_table_new (const JinEntities *entities)
{
  GPtrArray          *table = g_ptr_array_new_with_free_func (command_free);
  guint               n_pages;
  const JinPageEntry *pages = jin_page_table (&n_pages);

  for (guint i = 0; i < n_pages; i++)
    add (table, g_strdup (jin_page_entry_title (&pages[i])), pages[i].icon, "win.page", pages[i].id);
  for (int i = 0; i < entities->n_items; i++)
    {
      const JinEntity *entity = entities->items[i];

      if ((entity->flags & JIN_ENTITY_LEDGER) != 0)
        add (table, g_strdup (jin_entity_plural (entity)), entity->icon, "win.ledger", entity->name);
      if (entity->merging != NULL)
        /* Translators: a command; %s is a ledger, such as People */
        add (table, g_strdup_printf (_ ("Look for Duplicates: %s"), jin_entity_plural (entity)), "edit-find-symbolic", "win.duplicates", entity->name);
      if ((entity->flags & (JIN_ENTITY_LEDGER | JIN_ENTITY_PEOPLE)) != 0)
        /* Translators: a command; %s is a kind of entry, such as Visit */
        add (table, g_strdup_printf (_ ("New: %s"), jin_entity_label (entity)), "list-add-symbolic", "win.new", entity->name);
    }
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    add (table, g_strdup (_ (commands[i].title)), commands[i].icon, commands[i].action, NULL);
  return table;
}

/* Whether @text is part of the title, or begins its pinyin or initials. */
gboolean
jin_command_matches (const JinCommand *command, const char *text)
{
  g_autofree char *typed = g_utf8_casefold (text, -1);
  g_autofree char *title = g_utf8_casefold (command->title, -1);
  const char      *initials = strchr (command->keys, ' ') + 1;

  return strstr (title, typed) != NULL || g_str_has_prefix (command->keys, typed) || g_str_has_prefix (initials, typed);
}
