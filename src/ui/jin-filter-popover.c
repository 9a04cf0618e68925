/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "record/jin-format.h"
#include "ui/jin-filter-popover.h"

struct _JinFilterPopover
{
  GtkPopover parent_instance;

  /* Borrowed */
  JinStore        *store;
  const JinEntity *entity;
  GtkDropDown     *field_choice;
  GtkBox          *values;
  GtkLabel        *message;

  /* What is asked about the chosen field; those that its type doesn't have are NULL. */
  GPtrArray      *codes; /* GtkCheckButton, each with its code */
  GtkCheckButton *empty;
  GtkEditable    *text;
  GtkEditable    *from;
  GtkEditable    *until;
  GtkCheckButton *yes;

  /* Owned */
  GArray *fields; /* field ids, in the order of the choice */
};

G_DEFINE_FINAL_TYPE (JinFilterPopover, jin_filter_popover, GTK_TYPE_POPOVER)

static guint added_signal;

static int
chosen_field (JinFilterPopover *self)
{
  return g_array_index (self->fields, int, gtk_drop_down_get_selected (self->field_choice));
}

/* ---- what can be said about a type ---- */

static GtkEditable *
add_entry (JinFilterPopover *self, const char *label)
{
  GtkWidget *caption = gtk_label_new_with_mnemonic (label);
  GtkWidget *entry = gtk_entry_new ();

  gtk_label_set_xalign (GTK_LABEL (caption), 0);
  gtk_label_set_mnemonic_widget (GTK_LABEL (caption), entry);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_box_append (self->values, caption);
  gtk_box_append (self->values, entry);
  return GTK_EDITABLE (entry);
}

static GtkCheckButton *
add_check (JinFilterPopover *self, GtkBox *box, const char *label)
{
  GtkWidget *check = gtk_check_button_new_with_label (label);

  gtk_box_append (box, check);
  return GTK_CHECK_BUTTON (check);
}

static void
add_codes (JinFilterPopover *self, const char *list_name)
{
  JinCodeList *list = jin_store_get_list (self->store, list_name);
  GtkWidget   *scroller = gtk_scrolled_window_new ();
  GtkWidget   *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  for (guint i = 0; list != NULL && i < jin_code_list_get_size (list); i++)
    {
      const JinCode  *code = jin_code_list_get (list, i);
      GtkCheckButton *check = add_check (self, GTK_BOX (box), code->label);

      g_object_set_data_full (G_OBJECT (check), "code", g_strdup (code->code), g_free);
      g_ptr_array_add (self->codes, check);
    }
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 280);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  gtk_box_append (self->values, scroller);
}

static void
clear_values (JinFilterPopover *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->values))) != NULL)
    gtk_box_remove (self->values, child);
  g_ptr_array_set_size (self->codes, 0);
  self->empty = self->yes = NULL;
  self->text = self->from = self->until = NULL;
  gtk_widget_set_visible (GTK_WIDGET (self->message), FALSE);
}

static void
complain (JinFilterPopover *self, const char *text)
{
  gtk_label_set_text (self->message, text);
  gtk_widget_set_visible (GTK_WIDGET (self->message), TRUE);
}

static void
field_chosen_cb (JinFilterPopover *self)
{
  const JinField *field = jin_entity_field (self->entity, chosen_field (self));

  clear_values (self);
  switch (field->type)
    {
    case JIN_TYPE_CHOICE:
    case JIN_TYPE_CHOICES:
      add_codes (self, field->list);
      break;
    case JIN_TYPE_DATE:
    case JIN_TYPE_MONTH:
    case JIN_TYPE_TIME:
      self->from = add_entry (self, _ ("_From (such as 1948-10 or 2026)"));
      self->until = add_entry (self, _ ("_Until"));
      break;
    case JIN_TYPE_INTEGER:
    case JIN_TYPE_DECIMAL:
    case JIN_TYPE_MONEY:
    case JIN_TYPE_DURATION:
      self->from = add_entry (self, _ ("At _Least"));
      self->until = add_entry (self, _ ("At _Most"));
      break;
    case JIN_TYPE_BOOLEAN:
      self->yes = add_check (self, self->values, _ ("Yes"));
      gtk_check_button_set_active (self->yes, TRUE);
      break;
    case JIN_TYPE_TEXT:
    case JIN_TYPE_LONG_TEXT:
    case JIN_TYPE_REFERENCE:
    case JIN_TYPE_ID_NUMBER:
    case JIN_TYPE_PHONE:
    case JIN_TYPE_ATTACHMENT:
    default:
      self->text = add_entry (self, _ ("_Contains"));
      break;
    }
  if (field->type != JIN_TYPE_BOOLEAN && !jin_field_is_computed (field))
    self->empty = add_check (self, self->values, _ ("Not filled in"));
}

/* ---- the condition as text ---- */

static char *
quote (const char *text)
{
  g_auto (GStrv)   parts = g_strsplit (text, "'", -1);
  g_autofree char *inside = g_strjoinv ("''", parts);

  return g_strdup_printf ("'%s'", inside);
}

static void
append (GString *condition, const char *joint, const char *part)
{
  if (condition->len > 0)
    g_string_append (condition, joint);
  g_string_append (condition, part);
}

static void
append_codes (JinFilterPopover *self, GString *condition, const char *name)
{
  g_autoptr (GString) chosen = g_string_new (NULL);
  g_autofree char    *part = NULL;

  for (guint i = 0; i < self->codes->len; i++)
    if (gtk_check_button_get_active (g_ptr_array_index (self->codes, i)))
      {
        g_autofree char *code = quote (g_object_get_data (g_ptr_array_index (self->codes, i), "code"));

        append (chosen, ",", code);
      }
  if (chosen->len == 0)
    return;
  part = g_strdup_printf ("%s in (%s)", name, chosen->str);
  append (condition, " or ", part);
}

/* One end of a range, as typed, in the words of filters. */
static gboolean
append_bound (JinFilterPopover *self, GString *condition, const JinField *field, GtkEditable *entry, const char *op, GError **error)
{
  const char       *typed = gtk_editable_get_text (entry);
  JinContext        context = jin_context_now ();
  g_auto (JinValue) value = JIN_VALUE_INIT;
  g_autofree char  *text = NULL;
  g_autofree char  *part = NULL;
  JinField          day = *field;

  if (*typed == '\0')
    return TRUE;
  /* The bounds of a moment are days. */
  if (day.type == JIN_TYPE_TIME || day.type == JIN_TYPE_MONTH)
    day.type = JIN_TYPE_DATE;
  if (!jin_value_parse (&day, typed, &context, NULL, NULL, &value, NULL, error))
    return FALSE;
  if (day.type == JIN_TYPE_DATE)
    text = jin_date_to_iso (jin_value_get_date (&value));
  else
    text = g_strdup (typed);
  part = g_strdup_printf ("%s%s%s", field->name, op, text);
  append (condition, " and ", part);
  return TRUE;
}

static void
append_text (JinFilterPopover *self, GString *condition, const JinField *field)
{
  const char      *typed = gtk_editable_get_text (self->text);
  g_autofree char *quoted = NULL;
  g_autofree char *part = NULL;

  if (*typed == '\0')
    return;
  quoted = quote (typed);
  if (field->type == JIN_TYPE_REFERENCE)
    part = g_strdup_printf ("%s.%s ~ %s", field->name, jin_entity_field (field->target, field->target->title)->name, quoted);
  else
    part = g_strdup_printf ("%s ~ %s", field->name, quoted);
  append (condition, " and ", part);
}

static char *
build_condition (JinFilterPopover *self, GError **error)
{
  const JinField     *field = jin_entity_field (self->entity, chosen_field (self));
  g_autoptr (GString) condition = g_string_new (NULL);

  append_codes (self, condition, field->name);
  if (self->text != NULL)
    append_text (self, condition, field);
  if (self->from != NULL && !append_bound (self, condition, field, self->from, ">=", error))
    return NULL;
  if (self->until != NULL && !append_bound (self, condition, field, self->until, "<=", error))
    return NULL;
  if (self->yes != NULL)
    g_string_append_printf (condition, "%s=%s", field->name, gtk_check_button_get_active (self->yes) ? "true" : "false");
  if (self->empty != NULL && gtk_check_button_get_active (self->empty))
    {
      g_autofree char *part = g_strdup_printf ("%s is empty", field->name);

      append (condition, " or ", part);
    }
  return g_string_free (g_steal_pointer (&condition), FALSE);
}

static void
add_cb (JinFilterPopover *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *condition = build_condition (self, &error);

  if (condition == NULL)
    complain (self, error->message);
  else if (*condition == '\0')
    complain (self, _ ("Say what to look for first."));
  else
    {
      gtk_popover_popdown (GTK_POPOVER (self));
      g_signal_emit (self, added_signal, 0, condition);
      field_chosen_cb (self);
    }
}

static void
jin_filter_popover_dispose (GObject *object)
{
  JinFilterPopover *self = JIN_FILTER_POPOVER (object);

  g_clear_pointer (&self->codes, g_ptr_array_unref);
  g_clear_pointer (&self->fields, g_array_unref);
  G_OBJECT_CLASS (jin_filter_popover_parent_class)->dispose (object);
}

static void
jin_filter_popover_class_init (JinFilterPopoverClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = jin_filter_popover_dispose;
  added_signal = g_signal_new ("added", JIN_TYPE_FILTER_POPOVER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
jin_filter_popover_init (JinFilterPopover *self)
{
  self->codes = g_ptr_array_new ();
  self->fields = g_array_new (FALSE, FALSE, sizeof (int));
}

static gboolean
can_be_asked (const JinField *field)
{
  if ((field->flags & JIN_FIELD_HIDDEN) != 0 || field->type == JIN_TYPE_ATTACHMENT)
    return FALSE;
  return !jin_field_is_computed (field) || field->expression != NULL;
}

GtkWidget *
jin_filter_popover_new (JinStore *store, const JinEntity *entity)
{
  JinFilterPopover         *self;
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GtkWidget                *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget                *choice, *values, *message, *button;

  g_return_val_if_fail (JIN_IS_STORE (store) && entity != NULL, NULL);
  self = g_object_new (JIN_TYPE_FILTER_POPOVER, NULL);
  self->store = store;
  self->entity = entity;
  for (int i = 0; i < entity->n_fields; i++)
    if (can_be_asked (&entity->fields[i]))
      {
        int id = jin_entity_field_id (entity, i);

        g_array_append_val (self->fields, id);
        gtk_string_list_append (names, jin_field_label (&entity->fields[i]));
      }

  choice = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&names)), gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string"));
  gtk_drop_down_set_enable_search (GTK_DROP_DOWN (choice), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Field"), -1);
  values = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  message = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (message), TRUE);
  gtk_label_set_xalign (GTK_LABEL (message), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (message), 30);
  gtk_widget_add_css_class (message, "error");
  button = gtk_button_new_with_mnemonic (_ ("_Add Condition"));
  gtk_widget_add_css_class (button, "suggested-action");
  self->field_choice = GTK_DROP_DOWN (choice);
  self->values = GTK_BOX (values);
  self->message = GTK_LABEL (message);
  gtk_box_append (GTK_BOX (box), choice);
  gtk_box_append (GTK_BOX (box), values);
  gtk_box_append (GTK_BOX (box), message);
  gtk_box_append (GTK_BOX (box), button);
  gtk_widget_add_css_class (box, "popover-form");
  gtk_popover_set_child (GTK_POPOVER (self), box);
  gtk_popover_set_default_widget (GTK_POPOVER (self), button);
  g_signal_connect_object (choice, "notify::selected", G_CALLBACK (field_chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (button, "clicked", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
  field_chosen_cb (self);
  return GTK_WIDGET (self);
}
