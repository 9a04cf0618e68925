/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "store/jin-store-merge.h"
#include "ui/jin-merge-fields.h"
#include "ui/jin-merge-view.h"

struct _JinMergeView
{
  AdwBin parent_instance;

  /* Borrowed */
  JinWindow       *window;
  const JinEntity *entity;
  GtkStack        *stack;
  AdwStatusPage   *error_page;
  GtkLabel        *reason;
  GtkLabel        *objection;
  AdwBin          *fields_bin;
  JinMergeFields  *fields;
  GtkLabel        *words;
  GtkWidget       *apart_button;
  GtkWidget       *revoke_button;
  GtkWidget       *merge_button;

  /* Owned */
  JinMergeSet  *set;
  gint64        distinction;
  GCancellable *cancellable; /* of reading what is shown now */
};

G_DEFINE_FINAL_TYPE (JinMergeView, jin_merge_view, ADW_TYPE_BIN)

static guint done_signal;

static JinStore *
get_store (JinMergeView *self)
{
  return jin_window_get_store (self->window);
}

/* ---- what will happen ---- */

/* (transfer full); @words: (out) (optional) */
static JinChanges *
make_plan (JinMergeView *self, GPtrArray **words)
{
  JinContext            context = jin_window_context (self->window);
  g_autoptr (JinRecord) result = jin_merge_result (self->set, jin_merge_fields_get_choices (self->fields), &context);

  return jin_merge_plan (self->set, result, &context, JIN_LOOKUP (get_store (self)), words);
}

static void
show_words (JinMergeView *self)
{
  g_autoptr (GPtrArray)  words = NULL;
  g_autoptr (JinChanges) changes = make_plan (self, &words);
  g_autofree char       *text = NULL;

  if (words->len == 0)
    g_ptr_array_add (words, g_strdup (_ ("Nothing else refers to the record that is merged.")));
  g_ptr_array_add (words, g_strdup (_ ("The history of both stays. All of it can be undone in one step.")));
  g_ptr_array_add (words, NULL);
  text = g_strjoinv ("\n", (char **)words->pdata);
  gtk_label_set_text (self->words, text);
}

static void
show_objection (JinMergeView *self)
{
  int              field = jin_merge_objection (self->set);
  g_autofree char *text = NULL;

  if (field != 0)
    /* Translators: %s is a field, such as ID Number */
    text = g_strdup_printf (_ ("“%s” differs: these may well be two. Look at their papers before you merge them."), jin_field_label (jin_entity_field (self->entity, field)));
  gtk_label_set_text (self->objection, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->objection), text != NULL);
}

/* ---- reading ---- */

typedef struct
{
  const JinEntity *entity;
  gint64           one;
  gint64           other;
} Request;

static gpointer
read_func (JinStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const Request *request = data;

  return jin_store_read_merge (store, request->entity, request->one, request->other, cancellable, error);
}

static void
update_buttons (JinMergeView *self)
{
  gboolean writable = !jin_store_is_read_only (get_store (self));
  gboolean ready = writable && self->set != NULL;

  gtk_widget_set_visible (self->apart_button, self->distinction == 0 && self->entity->merging->distinction != NULL);
  gtk_widget_set_visible (self->revoke_button, self->distinction != 0);
  gtk_widget_set_sensitive (self->apart_button, ready);
  gtk_widget_set_sensitive (self->revoke_button, writable);
  gtk_widget_set_sensitive (self->merge_button, ready);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (JinMergeView) self = user_data;
  g_autoptr (GError)       error = NULL;
  g_autoptr (JinMergeSet)  set = jin_store_run_finish (JIN_STORE (source), result, &error);

  if (g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return; /* others are asked for meanwhile */
  if (set == NULL)
    {
      g_autofree char *escaped = g_markup_escape_text (error->message, -1);

      adw_status_page_set_description (self->error_page, escaped);
      gtk_stack_set_visible_child_name (self->stack, "error");
      return;
    }
  jin_merge_fields_show (self->fields, set, NULL);
  g_clear_pointer (&self->set, jin_merge_set_free);
  self->set = g_steal_pointer (&set);
  show_objection (self);
  show_words (self);
  update_buttons (self);
  gtk_stack_set_visible_child_name (self->stack, "pair");
}

static void
ask (JinMergeView *self, gint64 one, gint64 other)
{
  Request *request = g_new0 (Request, 1);

  *request = (Request){self->entity, one, other};
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  jin_store_run_async (get_store (self), read_func, request, g_free, (GDestroyNotify)jin_merge_set_free, self->cancellable, read_cb, g_object_ref (self));
}

/* ---- deciding ---- */

static void
commit (JinMergeView *self, JinChanges *changes, GAsyncReadyCallback callback)
{
  JinContext context = jin_window_context (self->window);

  gtk_widget_set_sensitive (self->merge_button, FALSE);
  gtk_widget_set_sensitive (self->apart_button, FALSE);
  gtk_widget_set_sensitive (self->revoke_button, FALSE);
  jin_store_commit_async (get_store (self), changes, &context, NULL, callback, g_object_ref (self));
}

static void
finish (JinMergeView *self, GObject *source, GAsyncResult *result, const char *heading, const char *text)
{
  g_autoptr (GError) error = NULL;
  gint64             transaction = jin_store_commit_finish (JIN_STORE (source), result, NULL, &error);

  if (transaction == 0)
    {
      jin_window_show_error (self->window, heading, error);
      /* Something else may be true by now. */
      if (self->set != NULL)
        ask (self, jin_record_get_id (self->set->kept), jin_record_get_id (self->set->given_up));
      return;
    }
  jin_window_toast_undo (self->window, text, transaction);
  g_signal_emit (self, done_signal, 0);
}

static void
merged_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (JinMergeView) self = user_data;

  finish (self, source, result, _ ("Could Not Merge; Nothing Was Written"), _ ("The two records are one now"));
}

static void
apart_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (JinMergeView) self = user_data;

  finish (self, source, result, _ ("Could Not Save"), _ ("These two will not be proposed again"));
}

static void
revoked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (JinMergeView) self = user_data;

  finish (self, source, result, _ ("Could Not Save"), _ ("These two may be proposed again"));
}

static void
merge_clicked_cb (JinMergeView *self)
{
  g_autoptr (JinChanges) changes = make_plan (self, NULL);

  commit (self, changes, merged_cb);
}

static void
apart_clicked_cb (JinMergeView *self)
{
  const JinMerging      *merging = self->entity->merging;
  g_autoptr (JinRecord)  record = jin_record_new (merging->distinction);
  g_autoptr (JinChanges) changes = NULL;
  /* Translators: what was done; both are names, such as of people */
  g_autofree char *label = g_strdup_printf (_ ("“%s” and “%s” are two"), jin_record_get_title (self->set->kept), jin_record_get_title (self->set->given_up));

  changes = jin_changes_new (label);
  jin_record_set_ref (record, merging->one, jin_record_get_id (self->set->kept), jin_record_get_title (self->set->kept));
  jin_record_set_ref (record, merging->other, jin_record_get_id (self->set->given_up), jin_record_get_title (self->set->given_up));
  jin_changes_put (changes, record, NULL, JIN_DATE_NONE);
  commit (self, changes, apart_cb);
}

static void
revoke_clicked_cb (JinMergeView *self)
{
  g_autoptr (JinRecord)  stub = jin_record_new_row (self->entity->merging->distinction, self->distinction, NULL, 0);
  g_autoptr (JinChanges) changes = jin_changes_new (_ ("Two records may be one after all"));

  jin_changes_delete (changes, stub);
  commit (self, changes, revoked_cb);
}

static void
swap_cb (JinMergeView *self)
{
  const JinMergeChoice      *choices = jin_merge_fields_get_choices (self->fields);
  int                        n = jin_entity_n_values (jin_record_get_entity (self->set->kept));
  g_autofree JinMergeChoice *swapped = g_new (JinMergeChoice, n);

  /* What was chosen stays chosen; only the sides change. */
  for (int i = 0; i < n; i++)
    swapped[i] = choices[i] == JIN_MERGE_BOTH ? JIN_MERGE_BOTH : choices[i] == JIN_MERGE_KEPT ? JIN_MERGE_GIVEN_UP
                                                                                              : JIN_MERGE_KEPT;
  jin_merge_set_swap (self->set);
  jin_merge_fields_show (self->fields, self->set, swapped);
  show_words (self);
}

/* ---- class ---- */

static void
jin_merge_view_dispose (GObject *object)
{
  JinMergeView *self = JIN_MERGE_VIEW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  G_OBJECT_CLASS (jin_merge_view_parent_class)->dispose (object);
}

/* The fields show what the set holds until the last. */
static void
jin_merge_view_finalize (GObject *object)
{
  g_clear_pointer (&JIN_MERGE_VIEW (object)->set, jin_merge_set_free);
  G_OBJECT_CLASS (jin_merge_view_parent_class)->finalize (object);
}

static void
jin_merge_view_class_init (JinMergeViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jin_merge_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = jin_merge_view_finalize;
  done_signal = g_signal_new ("done", JIN_TYPE_MERGE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/jinqiu/Jinqiu/ui/jin-merge-view.ui");
  gtk_widget_class_bind_template_child (widget_class, JinMergeView, stack);
  gtk_widget_class_bind_template_child (widget_class, JinMergeView, error_page);
  gtk_widget_class_bind_template_child (widget_class, JinMergeView, reason);
  gtk_widget_class_bind_template_child (widget_class, JinMergeView, objection);
  gtk_widget_class_bind_template_child (widget_class, JinMergeView, words);
  gtk_widget_class_bind_template_child (widget_class, JinMergeView, apart_button);
  gtk_widget_class_bind_template_child (widget_class, JinMergeView, revoke_button);
  gtk_widget_class_bind_template_child (widget_class, JinMergeView, merge_button);
  gtk_widget_class_bind_template_child (widget_class, JinMergeView, fields_bin);
  gtk_widget_class_bind_template_callback (widget_class, merge_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, apart_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, revoke_clicked_cb);
}

static void
jin_merge_view_init (JinMergeView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

JinMergeView *
jin_merge_view_new (JinWindow *window, const JinEntity *entity)
{
  JinMergeView *self;

  g_return_val_if_fail (JIN_IS_WINDOW (window) && entity != NULL && entity->merging != NULL, NULL);
  self = g_object_new (JIN_TYPE_MERGE_VIEW, NULL);
  self->window = window;
  self->entity = entity;
  self->fields = jin_merge_fields_new (window);
  adw_bin_set_child (self->fields_bin, GTK_WIDGET (self->fields));
  g_signal_connect_object (self->fields, "changed", G_CALLBACK (show_words), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->fields, "swap", G_CALLBACK (swap_cb), self, G_CONNECT_SWAPPED);
  update_buttons (self);
  return self;
}

void
jin_merge_view_show (JinMergeView *self, gint64 one, gint64 other, const char *reason, gint64 distinction)
{
  g_return_if_fail (JIN_IS_MERGE_VIEW (self));

  self->distinction = distinction;
  gtk_label_set_text (self->reason, reason != NULL ? reason : "");
  gtk_widget_set_visible (GTK_WIDGET (self->reason), reason != NULL);
  ask (self, one, other);
}
