/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ui/jin-bulk-edit.h"
#include "ui/jin-form-row.h"

struct _JinBulkEdit
{
  AdwWindow parent_instance;

  /* Borrowed */
  JinWindow       *window;
  const JinEntity *entity;
  GtkDropDown     *field_choice;
  AdwBin          *editor;
  JinFormRow      *row;

  /* Owned */
  GArray *fields; /* field ids, in the order of the choice */
  GArray *ids;
};

G_DEFINE_FINAL_TYPE (JinBulkEdit, jin_bulk_edit, ADW_TYPE_WINDOW)

#define BATCH 500

/* ---- the changes, made on a thread ---- */

typedef struct
{
  const JinEntity *entity;
  GArray          *ids;
  JinRecord       *model; /* carries the new value; NULL deletes */
  int              field;
  char            *label;
} Job;

static void
job_free (Job *job)
{
  g_array_unref (job->ids);
  g_clear_object (&job->model);
  g_free (job->label);
  g_free (job);
}

static void
add_change (JinChanges *changes, const Job *job, JinRecord *record)
{
  g_autoptr (JinRecord) copy = NULL;

  if (job->model == NULL)
    {
      jin_changes_delete (changes, record);
      return;
    }
  if (jin_record_same (record, job->model, job->field))
    return;
  copy = jin_record_copy (record);
  if (jin_entity_field (job->entity, job->field)->type == JIN_TYPE_REFERENCE && !jin_record_is_empty (job->model, job->field))
    jin_record_set_ref (copy, job->field, jin_record_get_ref (job->model, job->field), jin_record_get_ref_title (job->model, job->field));
  else
    jin_record_set (copy, job->field, jin_record_peek (job->model, job->field));
  jin_changes_put (changes, copy, record, JIN_DATE_NONE);
}

static gpointer
collect_func (JinStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Job                   *job = data;
  g_autoptr (JinChanges) changes = jin_changes_new (job->label);

  for (guint first = 0; first < job->ids->len; first += BATCH)
    {
      g_autoptr (GPtrArray) records = jin_store_rows (store, job->entity, &g_array_index (job->ids, gint64, first), MIN (BATCH, job->ids->len - first), cancellable, error);

      if (records == NULL)
        return NULL;
      for (guint i = 0; i < records->len; i++)
        if (g_ptr_array_index (records, i) != NULL)
          add_change (changes, job, g_ptr_array_index (records, i));
    }
  return g_steal_pointer (&changes);
}

static void
committed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (JinWindow) window = user_data;
  g_autoptr (GError)    error = NULL;
  gint64                transaction = jin_store_commit_finish (JIN_STORE (source), result, NULL, &error);

  if (transaction != 0)
    jin_window_toast_undo (window, _ ("All selected entries were changed"), transaction);
  else
    jin_window_show_error (window, _ ("Could Not Change Them; Nothing Was Written"), error);
}

static void
collected_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (JinWindow)  window = user_data;
  g_autoptr (GError)     error = NULL;
  g_autoptr (JinChanges) changes = jin_store_run_finish (JIN_STORE (source), result, &error);
  JinContext             context = jin_window_context (window);

  if (changes == NULL)
    jin_window_show_error (window, _ ("Could Not Change Them; Nothing Was Written"), error);
  else if (jin_changes_get_size (changes) == 0)
    jin_window_toast (window, _ ("They all said so already"));
  else
    jin_store_commit_async (JIN_STORE (source), changes, &context, NULL, committed_cb, g_object_ref (window));
}

static void
run (JinWindow *window, Job *job)
{
  jin_store_run_async (jin_window_get_store (window), collect_func, job, (GDestroyNotify)job_free, g_object_unref, NULL, collected_cb, g_object_ref (window));
}

void
jin_bulk_delete (JinWindow *window, const JinEntity *entity, GArray *ids)
{
  Job *job;

  g_return_if_fail (JIN_IS_WINDOW (window) && entity != NULL && ids != NULL);
  g_return_if_fail ((entity->flags & JIN_ENTITY_PEOPLE) == 0);
  job = g_new0 (Job, 1);
  job->entity = entity;
  job->ids = g_array_ref (ids);
  /* Translators: what was done; the first %u is how many, %s a ledger such as Visits */
  job->label = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Delete %u entry: %s", "Delete %u entries: %s", ids->len), ids->len, jin_entity_plural (entity));
  run (window, job);
}

/* ---- the window ---- */

static int
chosen_field (JinBulkEdit *self)
{
  return g_array_index (self->fields, int, gtk_drop_down_get_selected (self->field_choice));
}

static void
field_chosen_cb (JinBulkEdit *self)
{
  g_autoptr (JinRecord) blank = jin_record_new (self->entity);

  self->row = jin_form_row_new (self->window, self->entity, chosen_field (self));
  jin_form_row_show (self->row, blank);
  adw_bin_set_child (self->editor, GTK_WIDGET (self->row));
}

static void
apply_cb (JinBulkEdit *self)
{
  g_autoptr (JinRecord) model = jin_record_new (self->entity);
  g_autoptr (GError)    error = NULL;
  Job                  *job;

  if (!jin_form_row_read (self->row, model, &error))
    {
      jin_form_row_set_message (self->row, JIN_ISSUE_ERROR, error->message, NULL);
      return;
    }
  job = g_new0 (Job, 1);
  job->entity = self->entity;
  job->ids = g_array_ref (self->ids);
  job->model = g_steal_pointer (&model);
  job->field = chosen_field (self);
  /* Translators: what was done; %s is a field, %u how many entries */
  job->label = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Change “%s” of %u entry", "Change “%s” of %u entries", self->ids->len), jin_field_label (jin_entity_field (self->entity, job->field)), self->ids->len);
  run (self->window, job);
  gtk_window_close (GTK_WINDOW (self));
}

static void
jin_bulk_edit_dispose (GObject *object)
{
  JinBulkEdit *self = JIN_BULK_EDIT (object);

  g_clear_pointer (&self->fields, g_array_unref);
  g_clear_pointer (&self->ids, g_array_unref);
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
  self->fields = g_array_new (FALSE, FALSE, sizeof (int));
}

/* One value can't be everybody's name or number. */
static gboolean
makes_sense (const JinField *field)
{
  if (!jin_field_is_stored (field) || (field->flags & (JIN_FIELD_READ_ONLY | JIN_FIELD_HIDDEN | JIN_FIELD_OWNER | JIN_FIELD_NAME)) != 0)
    return FALSE;
  return field->type != JIN_TYPE_ID_NUMBER && field->type != JIN_TYPE_ATTACHMENT;
}

/* What many entries are mostly given at a time, such as their branch, else something to choose; by its place. */
static guint
find_usual (JinBulkEdit *self)
{
  static const JinFieldType usual[] = {JIN_TYPE_REFERENCE, JIN_TYPE_CHOICE};

  for (gsize i = 0; i < G_N_ELEMENTS (usual); i++)
    for (guint k = 0; k < self->fields->len; k++)
      {
        const JinField *field = jin_entity_field (self->entity, g_array_index (self->fields, int, k));

        if (field->type == usual[i] && (field->flags & JIN_FIELD_DEFAULT) != 0)
          return k;
      }
  return 0;
}

static GtkWidget *
create_header (JinBulkEdit *self)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));
  GtkWidget *apply = gtk_button_new_with_mnemonic (_ ("Ch_ange"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "window.close");
  gtk_widget_add_css_class (apply, "suggested-action");
  g_signal_connect_object (apply, "clicked", G_CALLBACK (apply_cb), self, G_CONNECT_SWAPPED);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), apply);
  return header;
}

GtkWidget *
jin_bulk_edit_new (JinWindow *window, const JinEntity *entity, GArray *ids)
{
  JinBulkEdit              *self;
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autofree char          *text = NULL;
  GtkWidget                *outer, *box, *choice, *note;

  g_return_val_if_fail (JIN_IS_WINDOW (window) && entity != NULL && ids != NULL, NULL);
  self = g_object_new (JIN_TYPE_BULK_EDIT, "transient-for", window, "modal", TRUE, "title", _ ("Change One Field"), "default-width", 480, NULL);
  self->window = window;
  self->entity = entity;
  self->ids = g_array_ref (ids);
  for (int i = 0; i < entity->n_fields; i++)
    if (makes_sense (&entity->fields[i]))
      {
        int id = jin_entity_field_id (entity, i);

        g_array_append_val (self->fields, id);
        gtk_string_list_append (names, jin_field_label (&entity->fields[i]));
      }
  /* Translators: %u is how many selected entries */
  text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "The value below is given to the %u selected entry. It can be undone.", "The value below is given to all %u selected entries. It can be undone.", ids->len), ids->len);
  note = gtk_label_new (text);
  gtk_label_set_wrap (GTK_LABEL (note), TRUE);
  gtk_label_set_xalign (GTK_LABEL (note), 0);
  choice = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&names)), gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string"));
  gtk_drop_down_set_enable_search (GTK_DROP_DOWN (choice), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Field"), -1);
  self->field_choice = GTK_DROP_DOWN (choice);
  self->editor = ADW_BIN (adw_bin_new ());
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  gtk_widget_add_css_class (box, "form");
  gtk_box_append (GTK_BOX (box), note);
  gtk_box_append (GTK_BOX (box), choice);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->editor));
  outer = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (outer), create_header (self));
  gtk_box_append (GTK_BOX (outer), box);
  adw_window_set_content (ADW_WINDOW (self), outer);
  g_signal_connect_object (choice, "notify::selected", G_CALLBACK (field_chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_drop_down_set_selected (self->field_choice, find_usual (self));
  field_chosen_cb (self);
  return GTK_WIDGET (self);
}
