/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "office/jin-view.h"
#include "ui/jin-saved-views.h"

static void
commit (JinWindow *window, JinChanges *changes, GAsyncReadyCallback done)
{
  JinContext context = jin_window_context (window);

  jin_store_commit_async (jin_window_get_store (window), changes, &context, NULL, done, g_object_ref (window));
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (JinWindow) window = user_data;
  g_autoptr (GError)    error = NULL;
  gint64                transaction = jin_store_commit_finish (JIN_STORE (source), result, NULL, &error);

  if (transaction > 0)
    jin_window_toast_undo (window, _ ("The list is saved at the left"), transaction);
  else if (transaction == 0)
    jin_window_show_error (window, _ ("Could Not Save the List"), error);
}

static void
changed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (JinWindow) window = user_data;
  g_autoptr (GError)    error = NULL;

  if (jin_store_commit_finish (JIN_STORE (source), result, NULL, &error) == 0)
    jin_window_show_error (window, _ ("Could Not Change the List"), error);
}

static void
removed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (JinWindow) window = user_data;
  g_autoptr (GError)    error = NULL;
  gint64                transaction = jin_store_commit_finish (JIN_STORE (source), result, NULL, &error);

  if (transaction != 0)
    jin_window_toast_undo (window, _ ("List removed; the records in it stay"), transaction);
  else
    jin_window_show_error (window, _ ("Could Not Remove the List"), error);
}

static void
set_content (JinRecord *view, const char *filter, const char *columns, const char *sort)
{
  jin_record_set_text (view, JIN_VIEW_FILTER, filter);
  jin_record_set_text (view, JIN_VIEW_COLUMNS, columns);
  jin_record_set_text (view, JIN_VIEW_SORT, sort);
}

void
jin_saved_views_add (JinWindow *window, const JinEntity *entity, GPtrArray *saved, const char *name, const char *filter, const char *columns, const char *sort)
{
  g_autoptr (JinRecord)  view = jin_record_new (&jin_view_entity);
  g_autofree char       *label = NULL;
  g_autoptr (JinChanges) changes = NULL;

  jin_record_set_text (view, JIN_VIEW_NAME, name);
  jin_record_set_text (view, JIN_VIEW_LEDGER, entity->name);
  jin_record_set_int (view, JIN_VIEW_POSITION, saved != NULL ? saved->len + 1 : 1);
  set_content (view, filter, columns, sort);
  /* Translators: what was done, for undo and history; %s is the name of a saved list */
  label = g_strdup_printf (_ ("Save the list “%s”"), name);
  changes = jin_changes_new (label);
  jin_changes_put (changes, view, NULL, JIN_DATE_NONE);
  commit (window, changes, saved_cb);
}

void
jin_saved_views_update (JinWindow *window, JinRecord *view, const char *filter, const char *columns, const char *sort)
{
  g_autoptr (JinRecord)  changed = jin_record_copy (view);
  g_autofree char       *label = NULL;
  g_autoptr (JinChanges) changes = NULL;

  set_content (changed, filter, columns, sort);
  /* Translators: what was done, for undo and history; %s is the name of a saved list */
  label = g_strdup_printf (_ ("Change the list “%s”"), jin_record_get_title (view));
  changes = jin_changes_new (label);
  jin_changes_put (changes, changed, view, JIN_DATE_NONE);
  commit (window, changes, saved_cb);
}

void
jin_saved_views_rename (JinWindow *window, JinRecord *view, const char *name)
{
  g_autoptr (JinRecord)  changed = jin_record_copy (view);
  g_autofree char       *label = NULL;
  g_autoptr (JinChanges) changes = NULL;

  jin_record_set_text (changed, JIN_VIEW_NAME, name);
  /* Translators: what was done, for undo and history; the first %s is the old name of a saved list, the second the new one */
  label = g_strdup_printf (_ ("Rename the list “%s” to “%s”"), jin_record_get_title (view), name);
  changes = jin_changes_new (label);
  jin_changes_put (changes, changed, view, JIN_DATE_NONE);
  commit (window, changes, changed_cb);
}

/* All places are written anew: lists of earlier versions have none. */
void
jin_saved_views_move (JinWindow *window, GPtrArray *saved, JinRecord *view, int step)
{
  g_autoptr (JinChanges) changes = NULL;
  g_autofree char       *label = NULL;
  guint                  from, to;

  if (!g_ptr_array_find (saved, view, &from) || (from == 0 && step < 0) || (from + 1 == saved->len && step > 0))
    return;
  to = step < 0 ? from - 1 : from + 1;
  /* Translators: what was done, for undo and history; %s is the name of a saved list */
  label = g_strdup_printf (_ ("Move the list “%s”"), jin_record_get_title (view));
  changes = jin_changes_new (label);
  for (guint i = 0; i < saved->len; i++)
    {
      JinRecord            *base = saved->pdata[i];
      g_autoptr (JinRecord) moved = jin_record_copy (base);

      jin_record_set_int (moved, JIN_VIEW_POSITION, (i == from ? to : i == to ? from
                                                                              : i) +
                                                        1);
      jin_changes_put (changes, moved, base, JIN_DATE_NONE);
    }
  commit (window, changes, changed_cb);
}

void
jin_saved_views_remove (JinWindow *window, JinRecord *view)
{
  g_autofree char       *label = NULL;
  g_autoptr (JinChanges) changes = NULL;

  /* Translators: what was done, for undo and history; %s is the name of a saved list */
  label = g_strdup_printf (_ ("Remove the list “%s”"), jin_record_get_title (view));
  changes = jin_changes_new (label);
  jin_changes_delete (changes, view);
  commit (window, changes, removed_cb);
}
