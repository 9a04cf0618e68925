/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include "office/jin-person.h"
#include "ui/jin-bulk-edit.h"
#include "ui/jin-duplicates-page.h"
#include "ui/jin-invite-dialog.h"
#include "ui/jin-ledger-output.h"
#include "ui/jin-ledger-work.h"
#include "ui/jin-mail-dialog.h"

/* For which ledgers and selections an action is. */
typedef enum {
  FOR_ALL,
  FOR_PEOPLE,
  FOR_ENTRIES, /* all but people, who are never deleted (E28) */
  FOR_ALIKE,   /* two that may be one */
  FOR_LETTERS, /* people, and what is about people; of all that are shown when none is selected */
} For;

static const struct
{
  const char *name;
  For         what;
} actions[] = {
    {"ledger.bulk-edit", FOR_ALL},
    {"ledger.move", FOR_PEOPLE},
    {"ledger.set-state", FOR_PEOPLE},
    {"ledger.invite", FOR_PEOPLE},
    {"ledger.delete", FOR_ENTRIES},
    {"ledger.merge", FOR_ALIKE},
    {"ledger.mail", FOR_LETTERS},
};

static gboolean
is_for (For what, const JinEntity *entity, guint n_selected)
{
  gboolean people = jin_entity_same (entity, &jin_person_entity);

  switch (what)
    {
    case FOR_PEOPLE:
      return people;
    case FOR_ENTRIES:
      return (entity->flags & JIN_ENTITY_PEOPLE) == 0;
    case FOR_ALIKE:
      return entity->merging != NULL && n_selected == 2;
    case FOR_LETTERS:
      return people || jin_entity_reference_to (entity, &jin_person_entity) != 0;
    case FOR_ALL:
    default:
      return TRUE;
    }
}

void
jin_ledger_work_install (GtkWidgetClass *klass, GtkWidgetActionActivateFunc activate)
{
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (klass, actions[i].name, NULL, activate);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_Delete, 0, "ledger.delete", NULL);
}

void
jin_ledger_work_update (GtkWidget *page, JinStore *store, const JinEntity *entity, guint n_selected)
{
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      gboolean possible = actions[i].what == FOR_LETTERS || (n_selected > 0 && !jin_store_is_read_only (store));

      gtk_widget_action_set_enabled (page, actions[i].name, possible && is_for (actions[i].what, entity, n_selected));
    }
}

void
jin_ledger_work_do (JinWindow *window, JinRecordList *list, const JinEntity *entity, const char *action)
{
  g_autoptr (GArray) ids = jin_selection_ids (jin_record_list_get_selection (list));
  GtkWidget         *dialog = NULL;

  if (g_str_equal (action, "ledger.delete"))
    jin_bulk_delete (window, entity, ids);
  else if (g_str_equal (action, "ledger.bulk-edit"))
    dialog = jin_bulk_edit_new (window, entity, ids, JIN_BULK_TASK_FIELDS);
  else if (g_str_equal (action, "ledger.move"))
    dialog = jin_bulk_edit_new (window, entity, ids, JIN_BULK_TASK_BRANCH);
  else if (g_str_equal (action, "ledger.set-state"))
    dialog = jin_bulk_edit_new (window, entity, ids, JIN_BULK_TASK_STATE);
  else if (g_str_equal (action, "ledger.merge"))
    jin_window_push (window, jin_duplicates_page_new_pair (window, entity, g_array_index (ids, gint64, 0), g_array_index (ids, gint64, 1)));
  else if (g_str_equal (action, "ledger.invite"))
    dialog = jin_invite_dialog_new (window, ids);
  else
    {
      JinLedgerOutput *output = jin_ledger_output_new (list, entity, NULL);

      dialog = jin_mail_dialog_new (window, entity, output->ids);
      jin_ledger_output_free (output);
    }
  if (dialog != NULL)
    gtk_window_present (GTK_WINDOW (dialog));
}
