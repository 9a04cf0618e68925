/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ui/jin-bulk-edit.h"
#include "ui/jin-bulk-list.h"

struct _JinBulkEdit
{
  AdwWindow parent_instance;

  /* Borrowed */
  JinWindow       *window;
  const JinEntity *entity;
  GtkStack        *stack;
  JinBulkForm     *form;
  JinBulkList     *list;
  GtkButton       *back;
  GtkButton       *next;
  GtkProgressBar  *progress;

  /* Owned */
  GArray       *ids;
  JinBulk      *bulk;
  GCancellable *cancellable; /* of the work at hand, NULL for none */
  gint          permille;    /* written by the work's thread */
  guint         poll;
};

G_DEFINE_FINAL_TYPE (JinBulkEdit, jin_bulk_edit, ADW_TYPE_WINDOW)

#define POLL 150

/* ---- taking away ---- */

static void
deleted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (JinWindow) window = user_data;
  g_autoptr (GError)    error = NULL;
  gint64                transaction = jin_store_commit_finish (JIN_STORE (source), result, NULL, &error);

  if (transaction > 0)
    jin_window_toast_undo (window, _ ("All selected entries were taken away"), transaction);
  else if (error != NULL)
    jin_window_show_error (window, _ ("Could Not Change Them; Nothing Was Written"), error);
}

void
jin_bulk_delete (JinWindow *window, const JinEntity *entity, GArray *ids)
{
  g_autoptr (JinBulk)    bulk = NULL;
  g_autoptr (JinChanges) changes = NULL;
  g_autofree char       *label = NULL;
  JinContext             context;

  g_return_if_fail (JIN_IS_WINDOW (window) && entity != NULL && ids != NULL);
  g_return_if_fail ((entity->flags & JIN_ENTITY_PEOPLE) == 0);
  bulk = jin_bulk_new (entity, ids);
  jin_bulk_set_delete (bulk);
  context = jin_window_context (window);
  /* Translators: what was done; the first %u is how many, %s a ledger such as Visits */
  label = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Delete %u entry: %s", "Delete %u entries: %s", ids->len), ids->len, jin_entity_plural (entity));
  changes = jin_bulk_changes (bulk, jin_window_get_store (window), &context, label);
  jin_store_commit_async (jin_window_get_store (window), changes, &context, NULL, deleted_cb, g_object_ref (window));
}

/* ---- work that takes its time ---- */

static gboolean
poll_cb (gpointer data)
{
  JinBulkEdit *self = data;

  gtk_progress_bar_set_fraction (self->progress, g_atomic_int_get (&self->permille) / 1000.0);
  return G_SOURCE_CONTINUE;
}

static gboolean
is_preview (JinBulkEdit *self)
{
  return g_str_equal (gtk_stack_get_visible_child_name (self->stack), "preview");
}

static void
update_buttons (JinBulkEdit *self)
{
  gboolean         busy = self->cancellable != NULL;
  guint            n = is_preview (self) ? jin_bulk_list_count (self->list) : 0;
  g_autofree char *label = NULL;

  if (is_preview (self))
    /* Translators: a button; %u is how many entries or people */
    label = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Ch_ange %u", "Ch_ange %u", n), n);
  gtk_button_set_label (self->next, label != NULL ? label : _ ("_Look at the Changes"));
  gtk_widget_set_sensitive (GTK_WIDGET (self->next), !busy && (!is_preview (self) || n > 0));
  gtk_widget_set_visible (GTK_WIDGET (self->back), is_preview (self));
  gtk_widget_set_sensitive (GTK_WIDGET (self->back), !busy);
  gtk_widget_set_sensitive (GTK_WIDGET (self->stack), !busy);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), busy);
}

static void
begin_work (JinBulkEdit *self)
{
  self->cancellable = g_cancellable_new ();
  g_atomic_int_set (&self->permille, 0);
  gtk_progress_bar_set_fraction (self->progress, 0);
  self->poll = g_timeout_add (POLL, poll_cb, self);
  update_buttons (self);
}

static void
end_work (JinBulkEdit *self)
{
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->poll, g_source_remove);
  update_buttons (self);
}

/* ---- looking ---- */

typedef struct
{
  JinBulkEdit *self;
  JinBulk     *bulk;
  JinContext   context;
} Look;

static void
look_free (Look *look)
{
  g_object_unref (look->self);
  jin_bulk_unref (look->bulk);
  g_free (look);
}

static void
looked_so_far_cb (double fraction, gpointer data)
{
  g_atomic_int_set ((gint *)data, (gint)(fraction * 1000));
}

static gpointer
look_func (JinStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Look *look = data;

  return jin_bulk_preview (look->bulk, store, &look->context, JIN_BULK_LIST_ROWS, looked_so_far_cb, &look->self->permille, cancellable, error);
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (JinBulkEdit) self = user_data;
  g_autoptr (GError)      error = NULL;
  JinBulkPreview         *preview = jin_store_run_finish (JIN_STORE (source), result, &error);

  if (preview != NULL)
    {
      jin_bulk_list_show (self->list, self->bulk, preview);
      gtk_stack_set_visible_child_name (self->stack, "preview");
    }
  else
    jin_window_show_error (self->window, _ ("Could Not Look Through Them"), error);
  end_work (self);
  if (preview != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (gtk_widget_get_sensitive (GTK_WIDGET (self->next)) ? self->next : self->back));
}

static void
look (JinBulkEdit *self)
{
  JinBulk *bulk = jin_bulk_form_read (self->form, self->ids);
  Look    *job;

  if (bulk == NULL)
    return;
  g_clear_pointer (&self->bulk, jin_bulk_unref);
  self->bulk = bulk;
  begin_work (self);
  job = g_new0 (Look, 1);
  job->self = g_object_ref (self);
  job->bulk = jin_bulk_ref (bulk);
  job->context = jin_window_context (self->window);
  jin_store_run_async (jin_window_get_store (self->window), look_func, job, (GDestroyNotify)look_free, (GDestroyNotify)jin_bulk_preview_free, self->cancellable, looked_cb, g_object_ref (self));
}

/* ---- writing ---- */

static void
written_so_far_cb (gint64 done, gint64 total, gpointer data)
{
  JinBulkEdit *self = data;

  g_atomic_int_set (&self->permille, (gint)MIN (done * 1000 / MAX (jin_bulk_get_size (self->bulk), 1), 1000));
}

static void
committed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (JinBulkEdit) self = user_data;
  g_autoptr (GError)      error = NULL;
  gint64                  transaction = jin_store_commit_finish (JIN_STORE (source), result, NULL, &error);
  guint                   n = jin_bulk_get_written (self->bulk);
  g_autofree char        *text = NULL;

  jin_store_set_progress (JIN_STORE (source), NULL, NULL);
  end_work (self);
  if (transaction == 0)
    {
      jin_window_show_error (self->window, _ ("Could Not Change Them; Nothing Was Written"), error);
      return;
    }
  /* Translators: %u is how many entries or people */
  text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Changed %u", "Changed %u", n), n);
  if (transaction > 0)
    jin_window_toast_undo (self->window, text, transaction);
  else
    jin_window_toast (self->window, _ ("They all said so already"));
  gtk_window_close (GTK_WINDOW (self));
}

static void
commit (JinBulkEdit *self)
{
  JinStore              *store = jin_window_get_store (self->window);
  JinContext             context = jin_window_context (self->window);
  g_autofree char       *fields = jin_bulk_form_describe (self->form);
  guint                  n = jin_bulk_list_count (self->list);
  g_autofree char       *label = NULL;
  g_autoptr (JinChanges) changes = NULL;

  /* Translators: what was done; %s is a field, %u how many entries */
  label = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Change “%s” of %u entry", "Change “%s” of %u entries", n), fields, n);
  changes = jin_bulk_changes (self->bulk, store, &context, label);
  begin_work (self);
  jin_store_set_progress (store, written_so_far_cb, self);
  jin_store_commit_async (store, changes, &context, self->cancellable, committed_cb, g_object_ref (self));
}

/* ---- buttons ---- */

static void
next_cb (JinBulkEdit *self)
{
  if (is_preview (self))
    commit (self);
  else
    look (self);
}

static void
back_cb (JinBulkEdit *self)
{
  jin_bulk_list_show (self->list, NULL, NULL);
  gtk_stack_set_visible_child_name (self->stack, "form");
  update_buttons (self);
}

/* Stops what goes on; the window stays until it has stopped. */
static gboolean
close_request_cb (JinBulkEdit *self)
{
  if (self->cancellable == NULL)
    return FALSE;
  g_cancellable_cancel (self->cancellable);
  return TRUE;
}

static void
jin_bulk_edit_dispose (GObject *object)
{
  JinBulkEdit *self = JIN_BULK_EDIT (object);

  g_clear_handle_id (&self->poll, g_source_remove);
  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_pointer (&self->bulk, jin_bulk_unref);
  g_clear_object (&self->cancellable);
  G_OBJECT_CLASS (jin_bulk_edit_parent_class)->dispose (object);
}

static void
jin_bulk_edit_class_init (JinBulkEditClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = jin_bulk_edit_dispose;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
jin_bulk_edit_init (JinBulkEdit *self)
{
}

static GtkWidget *
create_header (JinBulkEdit *self)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));

  self->back = GTK_BUTTON (gtk_button_new_with_mnemonic (_ ("_Back")));
  self->next = GTK_BUTTON (gtk_button_new ());
  gtk_button_set_use_underline (self->next, TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "window.close");
  gtk_widget_add_css_class (GTK_WIDGET (self->next), "suggested-action");
  g_signal_connect_object (self->back, "clicked", G_CALLBACK (back_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->next, "clicked", G_CALLBACK (next_cb), self, G_CONNECT_SWAPPED);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), GTK_WIDGET (self->back));
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), GTK_WIDGET (self->next));
  return header;
}

static const char *
title_of (JinBulkTask task)
{
  switch (task)
    {
    case JIN_BULK_TASK_BRANCH:
      return _ ("Move to a Branch");
    case JIN_BULK_TASK_STATE:
      return _ ("Died, Left or Came Back");
    case JIN_BULK_TASK_FIELDS:
    default:
      return _ ("Change All Selected");
    }
}

static GtkWidget *
create_form (JinBulkEdit *self, JinBulkTask task)
{
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget       *scroller = gtk_scrolled_window_new ();
  GtkWidget       *note;
  g_autofree char *text = NULL;

  if ((self->entity->flags & JIN_ENTITY_PEOPLE) != 0)
    /* Translators: %u is how many selected people */
    text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "For the %u selected person. You see what changes before anything is written.", "For the %u selected people. You see what changes before anything is written.", self->ids->len), self->ids->len);
  else
    /* Translators: %u is how many selected entries */
    text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "For the %u selected entry. You see what changes before anything is written.", "For the %u selected entries. You see what changes before anything is written.", self->ids->len), self->ids->len);
  note = gtk_label_new (text);
  gtk_label_set_wrap (GTK_LABEL (note), TRUE);
  gtk_label_set_xalign (GTK_LABEL (note), 0);
  self->form = JIN_BULK_FORM (jin_bulk_form_new (self->window, self->entity, task));
  gtk_widget_add_css_class (box, "form");
  gtk_box_append (GTK_BOX (box), note);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->form));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}

GtkWidget *
jin_bulk_edit_new (JinWindow *window, const JinEntity *entity, GArray *ids, JinBulkTask task)
{
  JinBulkEdit *self;
  GtkWidget   *outer;

  g_return_val_if_fail (JIN_IS_WINDOW (window) && entity != NULL && ids != NULL, NULL);
  self = g_object_new (JIN_TYPE_BULK_EDIT, "transient-for", window, "modal", TRUE, "title", title_of (task), "default-width", 640, "default-height", 560, NULL);
  self->window = window;
  self->entity = entity;
  self->ids = g_array_ref (ids);
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->stack, create_form (self, task), "form");
  self->list = JIN_BULK_LIST (jin_bulk_list_new (entity));
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "form");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->list), "preview");
  self->progress = GTK_PROGRESS_BAR (gtk_progress_bar_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->progress), "osd");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->progress), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Progress"), -1);
  outer = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (outer), create_header (self));
  gtk_box_append (GTK_BOX (outer), GTK_WIDGET (self->progress));
  gtk_box_append (GTK_BOX (outer), GTK_WIDGET (self->stack));
  adw_window_set_content (ADW_WINDOW (self), outer);
  g_signal_connect_object (self->list, "changed", G_CALLBACK (update_buttons), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "close-request", G_CALLBACK (close_request_cb), NULL);
  update_buttons (self);
  return GTK_WIDGET (self);
}
