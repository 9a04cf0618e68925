/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/jin-error.h"
#include "record/jin-format.h"
#include "ui/jin-facts.h"
#include "ui/jin-form.h"
#include "ui/jin-form-row.h"
#include "ui/jin-gradual.h"
#include "ui/jin-wrap-box.h"

/*
 * The record as read is never touched: editing works on a copy, and what the two differ in is what is written.  While
 * somebody types, the ledger's own check runs on a thread and its remarks appear under the fields.
 */
struct _JinForm
{
  AdwBin parent_instance;

  /* Borrowed */
  JinWindow       *window;
  const JinEntity *entity;
  AdwBin          *body;
  GtkWidget       *as_of_row;
  GtkEditable     *as_of;

  /* Owned */
  JinRecord    *record; /* as read */
  JinRecord    *edited; /* NULL while it is only read */
  GPtrArray    *rows;   /* JinFormRow, borrowed from the body */
  GPtrArray    *groups; /* names of those that have no rows yet */
  GCancellable *cancellable;
  guint         check_source;
  gint64        shown_id; /* what the body shows */
  gboolean      shown_editing;
  gboolean      saving;
};

G_DEFINE_FINAL_TYPE (JinForm, jin_form, ADW_TYPE_BIN)

enum {
  CHANGED,
  SAVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

#define FIELD_WIDTH 30
#define FIELD_SPACING 18
#define CHECK_DELAY 400

static void add_all_groups (JinForm *self);

static JinFormRow *
find_row (JinForm *self, int field)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (jin_form_row_get_id (g_ptr_array_index (self->rows, i)) == field)
      return g_ptr_array_index (self->rows, i);
  return NULL;
}

static gboolean
can_be_edited (const JinField *field)
{
  return jin_field_is_stored (field) && (field->flags & (JIN_FIELD_READ_ONLY | JIN_FIELD_HIDDEN)) == 0;
}

/* ---- what is typed ---- */

/* Puts every row into the copy; the first that isn't understood is the error. */
static gboolean
read_rows (JinForm *self, JinFormRow **wrong, GError **error)
{
  gboolean fine = TRUE;

  add_all_groups (self);
  for (guint i = 0; i < self->rows->len; i++)
    {
      JinFormRow        *row = g_ptr_array_index (self->rows, i);
      g_autoptr (GError) row_error = NULL;

      if (jin_form_row_read (row, self->edited, &row_error))
        continue;
      jin_form_row_set_message (row, JIN_ISSUE_ERROR, row_error->message, NULL);
      if (fine)
        {
          if (wrong != NULL)
            *wrong = row;
          g_propagate_error (error, g_steal_pointer (&row_error));
        }
      fine = FALSE;
    }
  return fine;
}

static gboolean
differs (JinForm *self, int index)
{
  return !jin_record_same (self->record, self->edited, jin_entity_field_id (self->entity, index));
}

/* Branch, group and state hold from a day on: asked for only when one of them was changed. */
static void
update_as_of (JinForm *self)
{
  gboolean mirrored = FALSE;

  for (int i = 0; i < self->entity->n_fields; i++)
    mirrored |= self->entity->fields[i].mirror != 0 && jin_record_get_id (self->record) > 0 && differs (self, i);
  gtk_widget_set_visible (self->as_of_row, mirrored);
}

/* ---- the ledger's own check, on a thread ---- */

static gpointer
check_func (JinStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  JinRecord            *record = data;
  const JinEntity      *entity = jin_record_get_entity (record);
  JinContext            context = jin_context_now ();
  g_autoptr (GPtrArray) issues = jin_issues_new ();

  if (entity->derive != NULL)
    entity->derive (record, &context);
  if (entity->check != NULL)
    entity->check (record, &context, JIN_LOOKUP (store), issues);
  return g_steal_pointer (&issues);
}

static void
show_issues (JinForm *self, GPtrArray *issues)
{
  for (guint i = 0; i < issues->len; i++)
    {
      JinIssue   *issue = g_ptr_array_index (issues, i);
      JinFormRow *row = find_row (self, issue->field);

      if (row != NULL)
        jin_form_row_set_message (row, issue->level, issue->text, issue->clause);
    }
}

static void
checked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) issues = jin_store_run_finish (JIN_STORE (source), result, &error);
  JinForm              *self = user_data;

  if (issues != NULL && self->edited != NULL)
    show_issues (self, issues);
}

static gboolean
check_cb (gpointer data)
{
  JinForm *self = data;

  self->check_source = 0;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  jin_store_run_async (jin_window_get_store (self->window), check_func, jin_record_copy (self->edited), g_object_unref, (GDestroyNotify)g_ptr_array_unref, self->cancellable, checked_cb, self);
  return G_SOURCE_REMOVE;
}

static void
row_changed_cb (JinForm *self, JinFormRow *row)
{
  if (jin_form_row_read (row, self->edited, NULL))
    update_as_of (self);
  g_clear_handle_id (&self->check_source, g_source_remove);
  self->check_source = g_timeout_add (CHECK_DELAY, check_cb, self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* ---- widgets ---- */

static GtkWidget *
create_as_of_row (JinForm *self)
{
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget       *label = gtk_label_new (_ ("The change of branch or state holds from"));
  GtkWidget       *entry = gtk_entry_new ();
  JinContext       context = jin_window_context (self->window);
  g_autofree char *today = jin_date_format (context.today);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_editable_set_text (GTK_EDITABLE (entry), today);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, gtk_label_get_text (GTK_LABEL (label)), -1);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), entry);
  gtk_widget_add_css_class (box, "card");
  gtk_widget_add_css_class (box, "form-card");
  gtk_widget_set_visible (box, FALSE);
  self->as_of = GTK_EDITABLE (entry);
  self->as_of_row = box;
  return box;
}

/* The rows of one group; a ledger whose group is all computed has none. */
static GtkWidget *
create_group (JinForm *self, const char *group)
{
  g_autoptr (GtkWidget) fields = g_object_ref_sink (jin_wrap_box_new (FIELD_WIDTH, FIELD_SPACING));

  for (int i = 0; i < self->entity->n_fields; i++)
    {
      JinFormRow *row;

      if (!can_be_edited (&self->entity->fields[i]) || g_strcmp0 (self->entity->fields[i].group, group) != 0)
        continue;
      row = jin_form_row_new (self->window, self->entity, jin_entity_field_id (self->entity, i));
      jin_form_row_show (row, self->edited);
      g_signal_connect_object (row, "changed", G_CALLBACK (row_changed_cb), self, G_CONNECT_SWAPPED);
      g_ptr_array_add (self->rows, row);
      jin_wrap_box_append (JIN_WRAP_BOX (fields), GTK_WIDGET (row));
    }
  if (gtk_widget_get_first_child (fields) == NULL)
    return NULL;
  return jin_form_group_new (jin_form_group_label (group), fields);
}

/* The next group that has something to edit; FALSE when there is none left. */
static gboolean
add_group (JinForm *self)
{
  GtkWidget *group = NULL;

  while (group == NULL && self->groups->len > 0)
    {
      const char *name = g_ptr_array_steal_index (self->groups, 0);

      group = create_group (self, name);
    }
  if (group != NULL)
    gtk_box_append (GTK_BOX (adw_bin_get_child (self->body)), group);
  return group != NULL;
}

static gboolean
add_group_cb (gpointer data)
{
  return add_group (data) ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

/* For questions about all fields. */
static void
add_all_groups (JinForm *self)
{
  while (self->edited != NULL && add_group (self))
    ;
}

static void
show_editors (JinForm *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);

  g_clear_pointer (&self->groups, g_ptr_array_unref);
  self->groups = jin_form_groups (self->entity);
  gtk_box_append (GTK_BOX (box), create_as_of_row (self));
  adw_bin_set_child (self->body, box);
  add_group (self);
  jin_gradual_do (self, add_group_cb);
}

static void
show_facts (JinForm *self)
{
  GtkWidget *facts = jin_facts_new (self->window, self->record);

  jin_gradual_stop (self);
  /* What is in sight already and was only read again stays where it is. */
  if (self->shown_id != jin_record_get_id (self->record) || self->shown_editing)
    jin_gradual_show (facts, 0);
  adw_bin_set_child (self->body, facts);
}

static void
build (JinForm *self)
{
  g_ptr_array_set_size (self->rows, 0);
  g_clear_handle_id (&self->check_source, g_source_remove);
  if (self->edited != NULL)
    show_editors (self);
  else
    show_facts (self);
  self->shown_id = jin_record_get_id (self->record);
  self->shown_editing = self->edited != NULL;
  if (self->edited != NULL && self->rows->len > 0)
    jin_form_row_focus (g_ptr_array_index (self->rows, 0));
  g_signal_emit (self, signals[CHANGED], 0);
}

/* ---- saving ---- */

static void
reload_cb (AdwMessageDialog *dialog, const char *response, JinForm *self)
{
  g_autoptr (JinRecord) fresh = NULL;

  if (!g_str_equal (response, "reload"))
    return;
  fresh = jin_store_get (jin_window_get_store (self->window), self->entity, jin_record_get_id (self->record), NULL);
  if (fresh != NULL)
    jin_form_set_record (self, fresh);
}

/* Somebody else changed the same fields: nothing was written, and what was typed is still there. */
static void
show_conflict (JinForm *self, const GError *error)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self->window), _ ("Changed by Somebody Else Meanwhile"), error->message);

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "keep", _ ("_Go On Editing"), "reload", _ ("_Take the Other's"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "reload", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "keep");
  g_signal_connect_object (dialog, "response", G_CALLBACK (reload_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

typedef struct
{
  JinForm *form;
  GTask   *task;
  char    *label;
} Saving;

static void
saving_free (Saving *saving)
{
  g_object_unref (saving->form);
  g_clear_object (&saving->task);
  g_free (saving->label);
  g_free (saving);
}

static gpointer
reread_func (JinStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  JinRecord *record = data;

  return jin_store_get_by_uid (store, jin_record_get_entity (record), jin_record_get_uid (record), error);
}

static void
reread_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Saving               *saving = user_data;
  g_autoptr (GError)    error = NULL;
  g_autoptr (JinRecord) record = jin_store_run_finish (JIN_STORE (source), result, &error);

  saving->form->saving = FALSE;
  if (record != NULL)
    {
      jin_form_set_record (saving->form, record);
      g_signal_emit (saving->form, signals[SAVED], 0, jin_record_get_id (record));
      g_task_return_boolean (saving->task, TRUE);
    }
  else
    g_task_return_error (saving->task, g_steal_pointer (&error));
  saving_free (saving);
}

static void
committed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Saving               *saving = user_data;
  JinForm              *self = saving->form;
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) issues = NULL;
  gint64                transaction = jin_store_commit_finish (JIN_STORE (source), result, &issues, &error);

  if (transaction != 0)
    {
      jin_window_toast_undo (self->window, saving->label, transaction);
      jin_store_run_async (JIN_STORE (source), reread_func, g_object_ref (self->edited), g_object_unref, g_object_unref, NULL, reread_cb, saving);
      return;
    }
  self->saving = FALSE;
  if (issues != NULL && self->edited != NULL)
    show_issues (self, issues);
  if (g_error_matches (error, JIN_ERROR, JIN_ERROR_CONFLICT))
    {
      show_conflict (self, error);
      /* Shown already. */
      g_task_return_new_error (saving->task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "%s", error->message);
    }
  else
    g_task_return_error (saving->task, g_steal_pointer (&error));
  saving_free (saving);
}

/* Returns: (nullable): what was done, for toast, undo and history */
static char *
change_label (JinForm *self)
{
  const char *title = jin_record_get_title (self->edited);

  if (jin_record_get_id (self->record) == 0)
    /* Translators: what was done; the first %s is a ledger's entry such as Visit, the second what it is called */
    return g_strdup_printf (_ ("Add %s: %s"), jin_entity_label (self->entity), title);
  /* Translators: what was done; the first %s is a ledger's entry such as Visit, the second what it is called */
  return g_strdup_printf (_ ("Edit %s: %s"), jin_entity_label (self->entity), title);
}

static JinDate
read_as_of (JinForm *self, GError **error)
{
  JinContext context = jin_window_context (self->window);

  if (!gtk_widget_get_visible (self->as_of_row))
    return JIN_DATE_NONE;
  return jin_date_parse (gtk_editable_get_text (self->as_of), context.today, error);
}

void
jin_form_save (JinForm *self, GTask *task)
{
  g_autoptr (GTask)      owned = task;
  g_autoptr (GError)     error = NULL;
  g_autoptr (JinChanges) changes = NULL;
  g_autoptr (JinRecord)  copy = NULL;
  JinFormRow            *wrong = NULL;
  JinContext             context;
  Saving                *saving;
  JinDate                as_of;

  g_return_if_fail (JIN_IS_FORM (self) && G_IS_TASK (task));
  if (self->edited == NULL || self->saving)
    {
      g_task_return_boolean (owned, TRUE);
      return;
    }
  if (!read_rows (self, &wrong, &error))
    {
      jin_form_row_focus (wrong);
      g_task_return_error (owned, g_steal_pointer (&error));
      return;
    }
  as_of = read_as_of (self, &error);
  if (error != NULL)
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->as_of));
      g_task_return_error (owned, g_steal_pointer (&error));
      return;
    }
  saving = g_new0 (Saving, 1);
  saving->form = g_object_ref (self);
  saving->task = g_steal_pointer (&owned);
  saving->label = change_label (self);
  changes = jin_changes_new (saving->label);
  /* A copy: the store numbers it, and the person may have to correct and save again. */
  copy = jin_record_copy (self->edited);
  jin_changes_put (changes, copy, jin_record_get_id (self->record) > 0 ? self->record : NULL, as_of);
  context = jin_window_context (self->window);
  self->saving = TRUE;
  jin_store_commit_async (jin_window_get_store (self->window), changes, &context, NULL, committed_cb, saving);
}

/* ---- class ---- */

static void
jin_form_dispose (GObject *object)
{
  JinForm *self = JIN_FORM (object);

  jin_gradual_stop (self);
  g_clear_handle_id (&self->check_source, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->record);
  g_clear_object (&self->edited);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  G_OBJECT_CLASS (jin_form_parent_class)->dispose (object);
}

static void
jin_form_class_init (JinFormClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = jin_form_dispose;
  signals[CHANGED] = g_signal_new ("changed", JIN_TYPE_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SAVED] = g_signal_new ("saved", JIN_TYPE_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
jin_form_init (JinForm *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();

  self->rows = g_ptr_array_new ();
  self->body = ADW_BIN (adw_bin_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->body), "form");
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 1100);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), 900);
  adw_clamp_set_child (ADW_CLAMP (clamp), GTK_WIDGET (self->body));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  gtk_widget_set_vexpand (scroller, TRUE);
  adw_bin_set_child (ADW_BIN (self), scroller);
}

JinForm *
jin_form_new (JinWindow *window, const JinEntity *entity)
{
  JinForm *self;

  g_return_val_if_fail (JIN_IS_WINDOW (window) && entity != NULL, NULL);
  self = g_object_new (JIN_TYPE_FORM, NULL);
  self->window = window;
  self->entity = entity;
  return self;
}

void
jin_form_set_record (JinForm *self, JinRecord *record)
{
  g_return_if_fail (JIN_IS_FORM (self) && JIN_IS_RECORD (record));
  g_return_if_fail (jin_entity_same (jin_record_get_entity (record), self->entity));
  self->entity = jin_store_ledger (jin_window_get_store (self->window), self->entity);
  g_set_object (&self->record, record);
  g_clear_object (&self->edited);
  if (jin_record_get_id (record) == 0)
    self->edited = jin_record_copy (record);
  build (self);
}

JinRecord *
jin_form_get_record (JinForm *self)
{
  g_return_val_if_fail (JIN_IS_FORM (self), NULL);
  return self->record;
}

gboolean
jin_form_is_editing (JinForm *self)
{
  g_return_val_if_fail (JIN_IS_FORM (self), FALSE);
  return self->edited != NULL;
}

void
jin_form_set_editing (JinForm *self, gboolean editing)
{
  g_return_if_fail (JIN_IS_FORM (self));
  if (self->record == NULL || editing == (self->edited != NULL))
    return;
  g_clear_object (&self->edited);
  self->entity = jin_store_ledger (jin_window_get_store (self->window), self->entity);
  if (editing)
    self->edited = jin_record_copy (self->record);
  build (self);
}

void
jin_form_edit_field (JinForm *self, int field)
{
  JinFormRow *row;

  g_return_if_fail (JIN_IS_FORM (self));
  jin_form_set_editing (self, TRUE);
  add_all_groups (self);
  row = find_row (self, field);
  if (row != NULL)
    jin_form_row_bring (row);
}

gboolean
jin_form_has_changes (JinForm *self)
{
  g_return_val_if_fail (JIN_IS_FORM (self), FALSE);
  if (self->edited == NULL)
    return FALSE;
  /* What can't be understood yet was typed all the same. */
  for (guint i = 0; i < self->rows->len; i++)
    if (!jin_form_row_read (g_ptr_array_index (self->rows, i), self->edited, NULL))
      return TRUE;
  for (int i = 0; i < self->entity->n_fields; i++)
    if (can_be_edited (&self->entity->fields[i]) && differs (self, i))
      return TRUE;
  return FALSE;
}
