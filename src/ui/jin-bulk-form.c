/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "office/jin-codes.h"
#include "office/jin-membership.h"
#include "office/jin-person-state.h"
#include "office/jin-person.h"
#include "ui/jin-bulk-form.h"
#include "ui/jin-form-row.h"

/*
 *   [Field ▾] [gets the value ▾]            🗑     a line an edit
 *   [ editor of the field's type          ]
 *   ＋ Another Field
 *   From   [ 2026-11-20 ]                          only when a value mirrors a span
 *   Reason [            ]
 */
struct _JinBulkForm
{
  GtkBox parent_instance;

  /* Borrowed */
  JinWindow       *window;
  const JinEntity *entity;
  JinBulkTask      task;
  GtkBox          *lines_box;
  GtkWidget       *add_button;
  AdwBin          *from_bin;
  AdwBin          *reason_bin;
  JinFormRow      *from;
  JinFormRow      *reason;
  const JinEntity *span; /* of the day and reason, or NULL */

  /* Owned */
  GArray    *fields; /* that can be chosen */
  GPtrArray *lines;  /* Line */
};

G_DEFINE_FINAL_TYPE (JinBulkForm, jin_bulk_form, GTK_TYPE_BOX)

static guint changed_signal;

/* What can be done with a field; codes of a field with several know all four. */
typedef enum {
  HOW_SET,
  HOW_EMPTY,
  HOW_ADD,
  HOW_REMOVE,
} How;

typedef struct
{
  JinBulkForm *form;
  GtkWidget   *box;
  GtkDropDown *field_choice; /* NULL where the task says which */
  GtkDropDown *how_choice;
  AdwBin      *editor;
  JinFormRow  *row;
  int          field;
} Line;

static gboolean
is_asked_apart (const JinEntity *entity, int field)
{
  return jin_entity_same (entity, &jin_person_entity) && (field == JIN_PERSON_STATE || field == JIN_PERSON_DIED_ON);
}

/* One value can't be everybody's name or number; who died or left is said with its day and reason. */
static gboolean
makes_sense (const JinEntity *entity, int index)
{
  const JinField *field = &entity->fields[index];

  if (!jin_field_is_stored (field) || (field->flags & (JIN_FIELD_READ_ONLY | JIN_FIELD_HIDDEN | JIN_FIELD_OWNER | JIN_FIELD_NAME)) != 0)
    return FALSE;
  return field->type != JIN_TYPE_ID_NUMBER && field->type != JIN_TYPE_ATTACHMENT && !is_asked_apart (entity, jin_entity_field_id (entity, index));
}

static const JinField *
field_of (Line *line)
{
  return jin_entity_field (line->form->entity, line->field);
}

static How
how_of (Line *line)
{
  guint how = line->how_choice != NULL ? gtk_drop_down_get_selected (line->how_choice) : HOW_SET;

  /* What is needed can't be emptied, and isn't offered. */
  return (How)(how > HOW_SET && (field_of (line)->flags & JIN_FIELD_REQUIRED) != 0 ? how + 1 : how);
}

static void
emit_changed (JinBulkForm *self)
{
  g_signal_emit (self, changed_signal, 0);
}

/* ---- day and reason ---- */

static JinFormRow *
put_row (JinBulkForm *self, AdwBin *bin, int field, JinRecord *shown)
{
  JinFormRow *row = jin_form_row_new (self->window, self->span, field);

  jin_form_row_show (row, shown);
  g_signal_connect_object (row, "changed", G_CALLBACK (emit_changed), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (bin, GTK_WIDGET (row));
  return row;
}

/* The ledger of spans of which one of the fields is a mirror. */
static const JinEntity *
find_span (JinBulkForm *self)
{
  const JinEntities *entities = jin_store_get_entities (jin_window_get_store (self->window));

  for (guint i = 0; i < self->lines->len; i++)
    {
      const JinField *field = field_of (self->lines->pdata[i]);

      if (field->mirror != 0)
        return jin_entities_by_number (entities, JIN_FIELD_ENTITY (field->mirror));
    }
  return NULL;
}

static void
update_span (JinBulkForm *self)
{
  const JinEntity      *span = find_span (self);
  g_autoptr (JinRecord) shown = NULL;

  if (span == self->span)
    return;
  self->span = span;
  self->from = self->reason = NULL;
  adw_bin_set_child (self->from_bin, NULL);
  adw_bin_set_child (self->reason_bin, NULL);
  if (span == NULL)
    return;
  shown = jin_record_new (span);
  /* Nobody's day of death is today by default. */
  if (self->task != JIN_BULK_TASK_STATE)
    jin_record_set_date (shown, span->span_from, jin_window_context (self->window).today);
  self->from = put_row (self, self->from_bin, span->span_from, shown);
  if (span->span_reason != 0)
    self->reason = put_row (self, self->reason_bin, span->span_reason, shown);
}

/* ---- lines ---- */

static void
show_editor (Line *line)
{
  g_autoptr (JinRecord) blank = jin_record_new (line->form->entity);

  line->row = NULL;
  adw_bin_set_child (line->editor, NULL);
  gtk_widget_set_visible (GTK_WIDGET (line->editor), how_of (line) != HOW_EMPTY);
  if (how_of (line) != HOW_EMPTY)
    {
      line->row = jin_form_row_new (line->form->window, line->form->entity, line->field);
      jin_form_row_show (line->row, blank);
      g_signal_connect_object (line->row, "changed", G_CALLBACK (emit_changed), line->form, G_CONNECT_SWAPPED);
      adw_bin_set_child (line->editor, GTK_WIDGET (line->row));
    }
  update_span (line->form);
  emit_changed (line->form);
}

static void
how_chosen_cb (GtkDropDown *choice, GParamSpec *pspec, gpointer data)
{
  show_editor (data);
}

static void
offer_hows (Line *line)
{
  g_autoptr (GtkStringList) hows = gtk_string_list_new (NULL);
  const JinField           *field = field_of (line);

  gtk_string_list_append (hows, _ ("Set to"));
  if ((field->flags & JIN_FIELD_REQUIRED) == 0)
    gtk_string_list_append (hows, _ ("Make Empty"));
  if (field->type == JIN_TYPE_CHOICES)
    {
      gtk_string_list_append (hows, _ ("Add"));
      gtk_string_list_append (hows, _ ("Take Away"));
    }
  g_signal_handlers_block_by_func (line->how_choice, how_chosen_cb, line);
  gtk_drop_down_set_model (line->how_choice, G_LIST_MODEL (hows));
  gtk_drop_down_set_selected (line->how_choice, 0);
  g_signal_handlers_unblock_by_func (line->how_choice, how_chosen_cb, line);
}

static void
field_chosen_cb (GtkDropDown *choice, GParamSpec *pspec, gpointer data)
{
  Line *line = data;

  line->field = g_array_index (line->form->fields, int, gtk_drop_down_get_selected (choice));
  offer_hows (line);
  show_editor (line);
}

static void
update_remove_buttons (JinBulkForm *self)
{
  for (guint i = 0; i < self->lines->len; i++)
    {
      Line      *line = self->lines->pdata[i];
      GtkWidget *head = gtk_widget_get_first_child (line->box);

      if (line->field_choice != NULL)
        gtk_widget_set_sensitive (gtk_widget_get_last_child (head), self->lines->len > 1);
    }
}

static void
remove_cb (GtkButton *button, gpointer data)
{
  Line        *line = data;
  JinBulkForm *self = line->form;

  gtk_box_remove (self->lines_box, line->box);
  g_ptr_array_remove (self->lines, line);
  update_span (self);
  update_remove_buttons (self);
  emit_changed (self);
}

static GtkWidget *
create_line_head (JinBulkForm *self, Line *line)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GtkWidget                *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget                *choice, *how, *remove;

  for (guint i = 0; i < self->fields->len; i++)
    gtk_string_list_append (names, jin_field_label (jin_entity_field (self->entity, g_array_index (self->fields, int, i))));
  choice = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&names)), gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string"));
  gtk_drop_down_set_enable_search (GTK_DROP_DOWN (choice), TRUE);
  gtk_widget_set_hexpand (choice, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Field"), -1);
  how = gtk_drop_down_new (NULL, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (how), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("What Is Done"), -1);
  remove = gtk_button_new_from_icon_name ("user-trash-symbolic");
  gtk_widget_set_tooltip_text (remove, _ ("Take This Field Out"));
  gtk_widget_add_css_class (remove, "flat");
  g_signal_connect (remove, "clicked", G_CALLBACK (remove_cb), line);
  gtk_box_append (GTK_BOX (head), choice);
  gtk_box_append (GTK_BOX (head), how);
  gtk_box_append (GTK_BOX (head), remove);
  line->field_choice = GTK_DROP_DOWN (choice);
  line->how_choice = GTK_DROP_DOWN (how);
  return head;
}

static Line *
add_line (JinBulkForm *self, int field)
{
  Line *line = g_new0 (Line, 1);

  line->form = self;
  line->field = field;
  line->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  if (self->task == JIN_BULK_TASK_FIELDS)
    gtk_box_append (GTK_BOX (line->box), create_line_head (self, line));
  line->editor = ADW_BIN (adw_bin_new ());
  gtk_box_append (GTK_BOX (line->box), GTK_WIDGET (line->editor));
  gtk_box_append (self->lines_box, line->box);
  g_ptr_array_add (self->lines, line);
  if (line->field_choice != NULL)
    {
      g_signal_connect (line->how_choice, "notify::selected", G_CALLBACK (how_chosen_cb), line);
      for (guint i = 0; i < self->fields->len; i++)
        if (g_array_index (self->fields, int, i) == field)
          gtk_drop_down_set_selected (line->field_choice, i);
      g_signal_connect (line->field_choice, "notify::selected", G_CALLBACK (field_chosen_cb), line);
      offer_hows (line);
    }
  show_editor (line);
  update_remove_buttons (self);
  return line;
}

static gboolean
is_used (JinBulkForm *self, int field)
{
  for (guint i = 0; i < self->lines->len; i++)
    if (((Line *)self->lines->pdata[i])->field == field)
      return TRUE;
  return FALSE;
}

static void
add_cb (JinBulkForm *self)
{
  for (guint i = 0; i < self->fields->len; i++)
    if (!is_used (self, g_array_index (self->fields, int, i)))
      {
        Line *line = add_line (self, g_array_index (self->fields, int, i));

        gtk_widget_grab_focus (GTK_WIDGET (line->field_choice));
        return;
      }
}

/* What many entries are mostly given at a time, such as their branch, else something to choose. */
static int
find_usual (JinBulkForm *self)
{
  static const JinFieldType usual[] = {JIN_TYPE_REFERENCE, JIN_TYPE_CHOICE};

  for (gsize i = 0; i < G_N_ELEMENTS (usual); i++)
    for (guint k = 0; k < self->fields->len; k++)
      {
        int             id = g_array_index (self->fields, int, k);
        const JinField *field = jin_entity_field (self->entity, id);

        if (field->type == usual[i] && (field->flags & JIN_FIELD_DEFAULT) != 0)
          return id;
      }
  return g_array_index (self->fields, int, 0);
}

/* ---- reading ---- */

/* The day and the reason; a state without its day is not taken. */
static gboolean
read_span (JinBulkForm *self, JinBulk *bulk, JinDate *day)
{
  g_autoptr (JinRecord) span = NULL;
  g_autoptr (GError)    error = NULL;

  *day = JIN_DATE_NONE;
  if (self->span == NULL)
    return TRUE;
  span = jin_record_new (self->span);
  jin_form_row_set_message (self->from, JIN_ISSUE_HINT, NULL, NULL);
  if (!jin_form_row_read (self->from, span, &error) || (self->reason != NULL && !jin_form_row_read (self->reason, span, &error)))
    {
      jin_form_row_set_message (self->from, JIN_ISSUE_ERROR, error->message, NULL);
      return FALSE;
    }
  *day = jin_record_get_date (span, self->span->span_from);
  if (self->task == JIN_BULK_TASK_STATE && jin_date_is_none (*day))
    {
      jin_form_row_set_message (self->from, JIN_ISSUE_ERROR, _ ("From which day? The month or the year will do."), NULL);
      jin_form_row_focus (self->from);
      return FALSE;
    }
  jin_bulk_set_as_of (bulk, *day, self->span->span_reason != 0 ? jin_record_get_text (span, self->span->span_reason) : NULL);
  return TRUE;
}

static gboolean
read_line (JinBulkForm *self, Line *line, JinBulk *bulk, JinRecord *model)
{
  g_autoptr (GError) error = NULL;
  How                how = how_of (line);
  gboolean           is_needed = self->task == JIN_BULK_TASK_STATE || line->field == JIN_PERSON_BRANCH || how != HOW_SET;

  if (how != HOW_EMPTY)
    {
      jin_form_row_set_message (line->row, JIN_ISSUE_HINT, NULL, NULL);
      if (!jin_form_row_read (line->row, model, &error))
        jin_form_row_set_message (line->row, JIN_ISSUE_ERROR, error->message, NULL);
      else if (jin_record_is_empty (model, line->field) && (is_needed || self->task == JIN_BULK_TASK_FIELDS))
        jin_form_row_set_message (line->row, JIN_ISSUE_ERROR, _ ("Choose or type a value; to take the values away, choose “Make Empty”."), NULL);
      else
        {
          jin_bulk_add_edit (bulk, how == HOW_ADD ? JIN_BULK_ADD : how == HOW_REMOVE ? JIN_BULK_REMOVE
                                                                                     : JIN_BULK_SET,
                             line->field, model);
          return TRUE;
        }
      jin_form_row_focus (line->row);
      return FALSE;
    }
  jin_bulk_add_edit (bulk, JIN_BULK_SET, line->field, model);
  return TRUE;
}

/* Who died has the day in the own record, too; who is back has none. */
static void
add_death (JinBulk *bulk, JinRecord *model, JinDate day)
{
  const char *state = jin_record_get_text (model, JIN_PERSON_STATE);

  if (g_str_equal (state, JIN_STATE_DIED))
    jin_record_set_date (model, JIN_PERSON_DIED_ON, day);
  else if (!g_str_equal (state, JIN_STATE_REGISTERED))
    return;
  jin_bulk_add_edit (bulk, JIN_BULK_SET, JIN_PERSON_DIED_ON, model);
}

JinBulk *
jin_bulk_form_read (JinBulkForm *self, GArray *ids)
{
  g_autoptr (JinBulk)   bulk = NULL;
  g_autoptr (JinRecord) model = NULL;
  JinDate               day;
  gboolean              ok = TRUE;

  g_return_val_if_fail (JIN_IS_BULK_FORM (self) && ids != NULL, NULL);
  bulk = jin_bulk_new (self->entity, ids);
  model = jin_record_new (self->entity);
  for (guint i = 0; i < self->lines->len; i++)
    ok = read_line (self, self->lines->pdata[i], bulk, model) && ok;
  if (!read_span (self, bulk, &day) || !ok)
    return NULL;
  if (self->task == JIN_BULK_TASK_STATE)
    add_death (bulk, model, day);
  return g_steal_pointer (&bulk);
}

char *
jin_bulk_form_describe (JinBulkForm *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (JIN_IS_BULK_FORM (self), NULL);
  for (guint i = 0; i < self->lines->len; i++)
    {
      if (i > 0)
        /* Translators: stands between the names of fields */
        g_string_append (text, C_ ("list", ", "));
      g_string_append (text, jin_field_label (field_of (self->lines->pdata[i])));
      if (self->task == JIN_BULK_TASK_BRANCH)
        break;
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* ---- widget ---- */

static void
jin_bulk_form_dispose (GObject *object)
{
  JinBulkForm *self = JIN_BULK_FORM (object);

  for (guint i = 0; self->lines != NULL && i < self->lines->len; i++)
    {
      Line *line = self->lines->pdata[i];

      if (line->field_choice != NULL)
        {
          g_signal_handlers_disconnect_by_data (line->field_choice, line);
          g_signal_handlers_disconnect_by_data (line->how_choice, line);
        }
    }
  g_clear_pointer (&self->fields, g_array_unref);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  G_OBJECT_CLASS (jin_bulk_form_parent_class)->dispose (object);
}

static void
jin_bulk_form_class_init (JinBulkFormClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = jin_bulk_form_dispose;
  changed_signal = g_signal_new ("changed", JIN_TYPE_BULK_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
jin_bulk_form_init (JinBulkForm *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 18);
  self->fields = g_array_new (FALSE, FALSE, sizeof (int));
  self->lines = g_ptr_array_new_with_free_func (g_free);
}

static void
create_children (JinBulkForm *self)
{
  GtkWidget *content = adw_button_content_new ();

  adw_button_content_set_icon_name (ADW_BUTTON_CONTENT (content), "list-add-symbolic");
  adw_button_content_set_label (ADW_BUTTON_CONTENT (content), _ ("Another _Field"));
  adw_button_content_set_use_underline (ADW_BUTTON_CONTENT (content), TRUE);
  self->lines_box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 18));
  self->add_button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (self->add_button), content);
  gtk_widget_set_halign (self->add_button, GTK_ALIGN_START);
  gtk_widget_set_visible (self->add_button, self->task == JIN_BULK_TASK_FIELDS);
  g_signal_connect_object (self->add_button, "clicked", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
  self->from_bin = ADW_BIN (adw_bin_new ());
  self->reason_bin = ADW_BIN (adw_bin_new ());
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->lines_box));
  gtk_box_append (GTK_BOX (self), self->add_button);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->from_bin));
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->reason_bin));
}

GtkWidget *
jin_bulk_form_new (JinWindow *window, const JinEntity *entity, JinBulkTask task)
{
  JinBulkForm *self;

  g_return_val_if_fail (JIN_IS_WINDOW (window) && entity != NULL, NULL);
  g_return_val_if_fail (task == JIN_BULK_TASK_FIELDS || jin_entity_same (entity, &jin_person_entity), NULL);
  self = g_object_new (JIN_TYPE_BULK_FORM, NULL);
  self->window = window;
  self->entity = entity;
  self->task = task;
  create_children (self);
  for (int i = 0; i < entity->n_fields; i++)
    if (makes_sense (entity, i))
      {
        int field = jin_entity_field_id (entity, i);

        g_array_append_val (self->fields, field);
      }
  switch (task)
    {
    case JIN_BULK_TASK_BRANCH:
      add_line (self, JIN_PERSON_BRANCH);
      /* Another branch has other groups: without one the old is left. */
      add_line (self, JIN_PERSON_PARTY_GROUP);
      break;
    case JIN_BULK_TASK_STATE:
      add_line (self, JIN_PERSON_STATE);
      break;
    case JIN_BULK_TASK_FIELDS:
    default:
      add_line (self, find_usual (self));
    }
  return GTK_WIDGET (self);
}
