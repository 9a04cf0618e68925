/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "office/jin-activity.h"
#include "office/jin-attendance.h"
#include "ui/jin-activity-editor.h"
#include "ui/jin-form-row.h"
#include "ui/jin-invite-changes.h"
#include "ui/jin-invite-dialog.h"

/* A new activity needs no more than these; the rest is its own form's. */
static const int new_fields[] = {JIN_ACTIVITY_TITLE, JIN_ACTIVITY_TYPES, JIN_ACTIVITY_ORGANISATION, JIN_ACTIVITY_START, JIN_ACTIVITY_PLACE};

struct _JinInviteDialog
{
  AdwWindow parent_instance;

  /* Borrowed */
  JinWindow      *window;
  GtkCheckButton *existing;
  GtkCheckButton *fresh;
  JinFormRow     *activity; /* of an entry: which there is */
  JinFormRow     *state;
  JinFormRow     *rows[G_N_ELEMENTS (new_fields)];
  GtkWidget      *new_box;
  GtkWidget      *content;
  GtkWidget      *next;
  GtkWidget      *spinner;

  /* Owned */
  GArray       *people;
  JinRecord    *draft; /* of a new activity */
  GCancellable *cancellable;
  JinInvitation invitation;
};

G_DEFINE_FINAL_TYPE (JinInviteDialog, jin_invite_dialog, ADW_TYPE_WINDOW)

static void
update (JinInviteDialog *self)
{
  gboolean busy = self->cancellable != NULL;
  gboolean is_new = gtk_check_button_get_active (self->fresh);

  gtk_widget_set_visible (GTK_WIDGET (self->activity), !is_new);
  gtk_widget_set_visible (self->new_box, is_new);
  gtk_widget_set_sensitive (self->content, !busy);
  gtk_widget_set_sensitive (self->next, !busy);
  gtk_widget_set_visible (self->spinner, busy);
}

static gboolean
read_row (JinFormRow *row, JinRecord *record, gboolean is_needed)
{
  g_autoptr (GError) error = NULL;
  int                field = jin_form_row_get_id (row);

  jin_form_row_set_message (row, JIN_ISSUE_HINT, NULL, NULL);
  if (!jin_form_row_read (row, record, &error))
    jin_form_row_set_message (row, JIN_ISSUE_ERROR, error->message, NULL);
  else if (is_needed && jin_record_is_empty (record, field))
    jin_form_row_set_message (row, JIN_ISSUE_ERROR, _ ("This is needed."), NULL);
  else
    return TRUE;
  jin_form_row_focus (row);
  return FALSE;
}

/* ---- the changes ---- */

typedef struct
{
  JinInviteDialog *self;
  JinRecord       *activity; /* NULL: to be read by its id */
  gint64           id;
  char            *state;
} Job;

static void
job_free (Job *job)
{
  g_object_unref (job->self);
  g_clear_object (&job->activity);
  g_free (job->state);
  g_free (job);
}

static gpointer
collect_func (JinStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  if (job->activity == NULL)
    job->activity = jin_store_get (store, &jin_activity_entity, job->id, error);
  return job->activity != NULL ? jin_invite_changes (store, job->activity, job->self->people, job->state, &job->self->invitation, cancellable, error) : NULL;
}

static void
end_work (JinInviteDialog *self)
{
  g_clear_object (&self->cancellable);
  update (self);
}

static void
committed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (JinInviteDialog) self = user_data;
  g_autoptr (GError)          error = NULL;
  gint64                      transaction = jin_store_commit_finish (JIN_STORE (source), result, NULL, &error);
  g_autofree char            *text = NULL;

  end_work (self);
  if (transaction == 0)
    {
      jin_window_show_error (self->window, _ ("Could Not Add Them; Nothing Was Written"), error);
      return;
    }
  /* Translators: how many people were added to an activity, and how many were there before */
  text = g_strdup_printf (_ ("%u added, %u were there already"), self->invitation.n_added, self->invitation.n_there);
  if (transaction > 0)
    jin_window_toast_undo (self->window, text, transaction);
  else
    jin_window_toast (self->window, text);
  gtk_window_close (GTK_WINDOW (self));
}

static void
collected_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (JinInviteDialog) self = user_data;
  g_autoptr (GError)          error = NULL;
  g_autoptr (JinChanges)      changes = jin_store_run_finish (JIN_STORE (source), result, &error);
  JinContext                  context = jin_window_context (self->window);

  if (changes != NULL)
    {
      jin_store_commit_async (JIN_STORE (source), changes, &context, self->cancellable, committed_cb, g_object_ref (self));
      return;
    }
  end_work (self);
  jin_window_show_error (self->window, _ ("Could Not Add Them; Nothing Was Written"), error);
}

static Job *
read_job (JinInviteDialog *self)
{
  g_autoptr (JinRecord) entry = jin_record_new (&jin_attendance_entity);
  g_autoptr (JinRecord) activity = NULL;
  gboolean              ok = read_row (self->state, entry, FALSE);
  Job                  *job;

  if (gtk_check_button_get_active (self->fresh))
    {
      activity = jin_record_copy (self->draft);
      for (guint i = 0; i < G_N_ELEMENTS (new_fields); i++)
        ok = read_row (self->rows[i], activity, (jin_form_row_get_field (self->rows[i])->flags & JIN_FIELD_REQUIRED) != 0) && ok;
    }
  else
    ok = read_row (self->activity, entry, TRUE) && ok;
  if (!ok)
    return NULL;
  job = g_new0 (Job, 1);
  job->self = g_object_ref (self);
  job->activity = g_steal_pointer (&activity);
  job->id = jin_record_get_ref (entry, JIN_ATTENDANCE_ACTIVITY);
  job->state = g_strdup (jin_record_get_text (entry, JIN_ATTENDANCE_STATE));
  return job;
}

static void
next_cb (JinInviteDialog *self)
{
  Job *job = read_job (self);

  if (job == NULL)
    return;
  self->cancellable = g_cancellable_new ();
  update (self);
  jin_store_run_async (jin_window_get_store (self->window), collect_func, job, (GDestroyNotify)job_free, g_object_unref, self->cancellable, collected_cb, g_object_ref (self));
}

static gboolean
close_request_cb (JinInviteDialog *self)
{
  if (self->cancellable == NULL)
    return FALSE;
  g_cancellable_cancel (self->cancellable);
  return TRUE;
}

/* ---- widget ---- */

static void
jin_invite_dialog_dispose (GObject *object)
{
  JinInviteDialog *self = JIN_INVITE_DIALOG (object);

  g_clear_pointer (&self->people, g_array_unref);
  g_clear_object (&self->draft);
  g_clear_object (&self->cancellable);
  G_OBJECT_CLASS (jin_invite_dialog_parent_class)->dispose (object);
}

static void
jin_invite_dialog_class_init (JinInviteDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = jin_invite_dialog_dispose;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
jin_invite_dialog_init (JinInviteDialog *self)
{
}

static JinFormRow *
add_row (JinInviteDialog *self, GtkWidget *box, const JinEntity *entity, int field, JinRecord *shown)
{
  JinFormRow *row = jin_form_row_new (self->window, entity, field);

  jin_form_row_show (row, shown);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (row));
  return row;
}

static GtkWidget *
create_content (JinInviteDialog *self)
{
  GtkWidget            *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget            *choice = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);
  g_autoptr (JinRecord) blank = jin_record_new (&jin_attendance_entity);
  JinDate               today = jin_window_context (self->window).today;

  self->draft = jin_activity_draft (today, today);
  self->existing = GTK_CHECK_BUTTON (gtk_check_button_new_with_mnemonic (_ ("An Activity That _There Is")));
  self->fresh = GTK_CHECK_BUTTON (gtk_check_button_new_with_mnemonic (_ ("A _New One")));
  gtk_check_button_set_group (self->fresh, self->existing);
  gtk_check_button_set_active (self->existing, TRUE);
  g_signal_connect_object (self->fresh, "toggled", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (choice), GTK_WIDGET (self->existing));
  gtk_box_append (GTK_BOX (choice), GTK_WIDGET (self->fresh));
  gtk_box_append (GTK_BOX (box), choice);
  self->activity = add_row (self, box, &jin_attendance_entity, JIN_ATTENDANCE_ACTIVITY, blank);
  self->new_box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_box_append (GTK_BOX (box), self->new_box);
  for (guint i = 0; i < G_N_ELEMENTS (new_fields); i++)
    self->rows[i] = add_row (self, self->new_box, &jin_activity_entity, new_fields[i], self->draft);
  self->state = add_row (self, box, &jin_attendance_entity, JIN_ATTENDANCE_STATE, blank);
  gtk_widget_add_css_class (box, "form");
  return box;
}

static GtkWidget *
create_header (JinInviteDialog *self)
{
  GtkWidget       *header = adw_header_bar_new ();
  GtkWidget       *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));
  g_autofree char *label = NULL;

  /* Translators: a button; %u is how many people */
  label = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "_Add %u Person", "_Add %u People", self->people->len), self->people->len);
  self->next = gtk_button_new_with_mnemonic (label);
  self->spinner = gtk_spinner_new ();
  gtk_spinner_start (GTK_SPINNER (self->spinner));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "window.close");
  gtk_widget_add_css_class (self->next, "suggested-action");
  g_signal_connect_object (self->next, "clicked", G_CALLBACK (next_cb), self, G_CONNECT_SWAPPED);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->next);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->spinner);
  return header;
}

GtkWidget *
jin_invite_dialog_new (JinWindow *window, GArray *people)
{
  JinInviteDialog *self;
  GtkWidget       *scroller, *outer;

  g_return_val_if_fail (JIN_IS_WINDOW (window) && people != NULL, NULL);
  self = g_object_new (JIN_TYPE_INVITE_DIALOG, "transient-for", window, "modal", TRUE, "title", _ ("Add to an Activity"), "default-width", 560, "default-height", 600, NULL);
  self->window = window;
  self->people = g_array_ref (people);
  self->content = create_content (self);
  scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->content);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_widget_set_vexpand (scroller, TRUE);
  outer = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (outer), create_header (self));
  gtk_box_append (GTK_BOX (outer), scroller);
  adw_window_set_content (ADW_WINDOW (self), outer);
  g_signal_connect (self, "close-request", G_CALLBACK (close_request_cb), NULL);
  update (self);
  return GTK_WIDGET (self);
}
