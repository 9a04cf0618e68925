/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/jin-mask.h"
#include "store/jin-store-history.h"
#include "ui/jin-gradual.h"
#include "ui/jin-history-list.h"

struct _JinHistoryList
{
  AdwBin parent_instance;

  /* Borrowed */
  JinWindow       *window;
  const JinEntity *entity;
  gint64           id;
  AdwBin          *body;
  GtkDropDown     *choice;
  GtkWidget       *group; /* of the last transaction that is shown */

  /* Owned */
  GPtrArray    *all;     /* JinFieldChange */
  GPtrArray    *changes; /* those of them that are shown */
  GArray       *fields;  /* int: of the choice's rows but the first */
  int           field;   /* the one that is shown alone, or 0 */
  guint         n_shown;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (JinHistoryList, jin_history_list, ADW_TYPE_BIN)

/* A long life fills a screen; what is older stands in the database all the same. */
#define MAX_CHANGES 500
#define SHOWN_AT_ONCE 12

static gpointer
read_func (JinStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  JinRecord *stub = data;

  return jin_store_record_history (store, jin_record_get_entity (stub), jin_record_get_id (stub), error);
}

static char *
side (const JinField *field, const char *text)
{
  if (text == NULL || *text == '\0')
    return g_strdup (_ ("(empty)"));
  return field->type == JIN_TYPE_ID_NUMBER ? jin_mask_id (text, JIN_MASK_INTERNAL) : g_strdup (text);
}

static char *
describe (const JinFieldChange *change)
{
  const JinField  *field = jin_entity_field (change->entity, change->field);
  g_autofree char *before = side (field, change->before);
  g_autofree char *after = side (field, change->after);

  /* Translators: a change in the history: field, what it was, what it is now */
  return g_strdup_printf (_ ("%s: %s → %s"), jin_field_label (field), before, after);
}

static GtkWidget *
create_group (const JinTransaction *transaction)
{
  GtkWidget       *group = adw_preferences_group_new ();
  g_autofree char *time = g_strdelimit (g_strdelimit (g_strdup (transaction->time), "T", ' '), "-", '.');
  /* Translators: the first %s is a time, the second the person who did it */
  g_autofree char *description = g_strdup_printf (_ ("%s, by %s"), time, transaction->operator != NULL && *transaction->operator != '\0' ? transaction->operator : "—");
  g_autofree char *title = g_markup_escape_text (transaction->label != NULL ? transaction->label : "", -1);
  g_autofree char *escaped = g_markup_escape_text (description, -1);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), escaped);
  return group;
}

static void
add_change (JinHistoryList *self, const JinFieldChange *change, gboolean is_first)
{
  g_autofree char *text = NULL;
  GtkWidget       *row;

  if (is_first)
    {
      self->group = create_group (change->transaction);
      gtk_box_append (GTK_BOX (adw_bin_get_child (self->body)), self->group);
    }
  if (change->field == 0)
    return;
  text = describe (change);
  row = adw_action_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), text);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->group), row);
}

static gboolean
add_changes_cb (gpointer data)
{
  JinHistoryList *self = data;
  guint           n = MIN (self->changes->len, MAX_CHANGES);
  guint           until = MIN (self->n_shown + SHOWN_AT_ONCE, n);

  for (; self->n_shown < until; self->n_shown++)
    {
      const JinFieldChange *change = g_ptr_array_index (self->changes, self->n_shown);
      const JinFieldChange *before = self->n_shown > 0 ? g_ptr_array_index (self->changes, self->n_shown - 1) : NULL;

      add_change (self, change, before == NULL || before->transaction->id != change->transaction->id);
    }
  return until < n ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static GtkWidget *
create_status (const char *title, const char *description)
{
  GtkWidget *page = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "document-open-recent-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), title);
  adw_status_page_set_description (ADW_STATUS_PAGE (page), description);
  return page;
}

static void
show_changes (JinHistoryList *self)
{
  GtkWidget *box;

  jin_gradual_stop (self);
  g_ptr_array_set_size (self->changes, 0);
  for (guint i = 0; i < self->all->len; i++)
    {
      const JinFieldChange *change = g_ptr_array_index (self->all, i);

      if (self->field == 0 || (jin_entity_same (change->entity, self->entity) && change->row == self->id && change->field == self->field))
        g_ptr_array_add (self->changes, (gpointer)change);
    }
  if (self->changes->len == 0)
    {
      adw_bin_set_child (self->body, create_status (_ ("Never Changed Since It Was Entered"), NULL));
      return;
    }
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  gtk_widget_add_css_class (box, "form");
  adw_bin_set_child (self->body, box);
  self->n_shown = 0;
  if (add_changes_cb (self))
    jin_gradual_do (self, add_changes_cb);
}

/* ---- one field alone ---- */

static void
chosen_cb (JinHistoryList *self)
{
  guint selected = gtk_drop_down_get_selected (self->choice);
  int   field = selected == 0 || selected > self->fields->len ? 0 : g_array_index (self->fields, int, selected - 1);

  if (field == self->field)
    return;
  self->field = field;
  show_changes (self);
}

static guint
find_field (JinHistoryList *self, int field)
{
  for (guint i = 0; i < self->fields->len; i++)
    if (g_array_index (self->fields, int, i) == field)
      return i + 1;
  return 0;
}

/* The fields that were ever changed, and the one that was asked for. */
static void
fill_choice (JinHistoryList *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  int                       field = self->field;

  g_array_set_size (self->fields, 0);
  gtk_string_list_append (names, _ ("All Fields"));
  for (int i = 0; i < self->entity->n_fields; i++)
    {
      int      id = jin_entity_field_id (self->entity, i);
      gboolean changed = id == field;

      for (guint j = 0; j < self->all->len && !changed; j++)
        {
          const JinFieldChange *change = g_ptr_array_index (self->all, j);

          changed = jin_entity_same (change->entity, self->entity) && change->row == self->id && change->field == id;
        }
      if (!changed)
        continue;
      g_array_append_val (self->fields, id);
      gtk_string_list_append (names, jin_field_label (&self->entity->fields[i]));
    }
  g_signal_handlers_block_by_func (self->choice, chosen_cb, self);
  gtk_drop_down_set_model (self->choice, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->choice, find_field (self, field));
  g_signal_handlers_unblock_by_func (self->choice, chosen_cb, self);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) changes = jin_store_run_finish (JIN_STORE (source), result, &error);
  JinHistoryList       *self = user_data;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (changes == NULL)
    {
      jin_gradual_stop (self);
      adw_bin_set_child (self->body, create_status (_ ("The Changes Could Not Be Read"), error->message));
      return;
    }
  jin_gradual_stop (self);
  g_ptr_array_set_size (self->changes, 0);
  g_ptr_array_unref (self->all);
  self->all = g_steal_pointer (&changes);
  fill_choice (self);
  show_changes (self);
}

static void
reload (JinHistoryList *self)
{
  jin_store_run_async (jin_window_get_store (self->window), read_func, jin_record_new_row (self->entity, self->id, NULL, 0), g_object_unref, (GDestroyNotify)g_ptr_array_unref, self->cancellable, read_cb, self);
}

static void
jin_history_list_dispose (GObject *object)
{
  JinHistoryList *self = JIN_HISTORY_LIST (object);

  jin_gradual_stop (self);
  g_clear_pointer (&self->changes, g_ptr_array_unref);
  g_clear_pointer (&self->all, g_ptr_array_unref);
  g_clear_pointer (&self->fields, g_array_unref);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  G_OBJECT_CLASS (jin_history_list_parent_class)->dispose (object);
}

static void
jin_history_list_class_init (JinHistoryListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = jin_history_list_dispose;
}

static void
jin_history_list_init (JinHistoryList *self)
{
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->cancellable = g_cancellable_new ();
  self->all = g_ptr_array_new ();
  self->changes = g_ptr_array_new ();
  self->fields = g_array_new (FALSE, FALSE, sizeof (int));
  self->body = ADW_BIN (adw_bin_new ());
  self->choice = GTK_DROP_DOWN (gtk_drop_down_new (NULL, gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string")));
  gtk_widget_set_halign (GTK_WIDGET (self->choice), GTK_ALIGN_START);
  gtk_widget_add_css_class (GTK_WIDGET (self->choice), "tab-action");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->choice), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Which Field"), -1);
  g_signal_connect_object (self->choice, "notify::selected", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->choice));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->body));
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 1000);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  adw_bin_set_child (ADW_BIN (self), scroller);
}

GtkWidget *
jin_history_list_new (JinWindow *window, const JinEntity *entity, gint64 id)
{
  JinHistoryList *self;

  g_return_val_if_fail (JIN_IS_WINDOW (window) && entity != NULL && id > 0, NULL);
  self = g_object_new (JIN_TYPE_HISTORY_LIST, NULL);
  self->window = window;
  self->entity = entity;
  self->id = id;
  g_signal_connect_object (jin_window_get_store (window), "changed", G_CALLBACK (reload), self, G_CONNECT_SWAPPED);
  reload (self);
  return GTK_WIDGET (self);
}

void
jin_history_list_show_field (JinHistoryList *self, int field)
{
  g_return_if_fail (JIN_IS_HISTORY_LIST (self));
  self->field = field;
  fill_choice (self);
  show_changes (self);
}
