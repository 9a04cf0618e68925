/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ui/jin-form-row.h"
#include "ui/jin-form-rows.h"

typedef struct
{
  /* Borrowed */
  JinWindow       *window;
  const JinEntity *entity;
  int              field;

  /* Children */
  GtkWidget *label;
  GtkWidget *editor;
  GtkWidget *message;
  GtkWidget *focus;
} JinFormRowPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (JinFormRow, jin_form_row, GTK_TYPE_WIDGET)

static guint changed_signal;

static gboolean
jin_form_row_grab_focus (GtkWidget *widget)
{
  JinFormRowPrivate *priv = jin_form_row_get_instance_private (JIN_FORM_ROW (widget));

  return priv->focus != NULL && gtk_widget_grab_focus (priv->focus);
}

static void
jin_form_row_dispose (GObject *object)
{
  JinFormRowPrivate *priv = jin_form_row_get_instance_private (JIN_FORM_ROW (object));

  priv->focus = NULL;
  g_clear_pointer (&priv->label, gtk_widget_unparent);
  g_clear_pointer (&priv->editor, gtk_widget_unparent);
  g_clear_pointer (&priv->message, gtk_widget_unparent);
  G_OBJECT_CLASS (jin_form_row_parent_class)->dispose (object);
}

static void
jin_form_row_class_init (JinFormRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jin_form_row_dispose;
  widget_class->grab_focus = jin_form_row_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "formrow");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  changed_signal = g_signal_new ("changed", JIN_TYPE_FORM_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
jin_form_row_init (JinFormRow *self)
{
  JinFormRowPrivate *priv = jin_form_row_get_instance_private (self);
  GtkLayoutManager  *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  priv->label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (priv->label), 0);
  gtk_label_set_wrap (GTK_LABEL (priv->label), TRUE);
  gtk_widget_add_css_class (priv->label, "dim-label");
  gtk_widget_set_parent (priv->label, GTK_WIDGET (self));
  priv->message = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (priv->message), 0);
  gtk_label_set_wrap (GTK_LABEL (priv->message), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (priv->message), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (priv->message, "caption");
  gtk_widget_set_visible (priv->message, FALSE);
  gtk_widget_set_parent (priv->message, GTK_WIDGET (self));
}

static GType
type_for (const JinField *field)
{
  switch (field->type)
    {
    case JIN_TYPE_LONG_TEXT:
      return jin_form_text_get_type ();
    case JIN_TYPE_BOOLEAN:
      return jin_form_switch_get_type ();
    case JIN_TYPE_CHOICE:
      return jin_form_choice_get_type ();
    case JIN_TYPE_CHOICES:
      return jin_form_choices_get_type ();
    case JIN_TYPE_REFERENCE:
      return jin_form_reference_get_type ();
    case JIN_TYPE_ATTACHMENT:
      return jin_form_file_get_type ();
    case JIN_TYPE_TEXT:
    case JIN_TYPE_DATE:
    case JIN_TYPE_MONTH:
    case JIN_TYPE_TIME:
    case JIN_TYPE_INTEGER:
    case JIN_TYPE_DECIMAL:
    case JIN_TYPE_MONEY:
    case JIN_TYPE_DURATION:
    case JIN_TYPE_ID_NUMBER:
    case JIN_TYPE_PHONE:
    default:
      return jin_form_entry_get_type ();
    }
}

JinFormRow *
jin_form_row_new (JinWindow *window, const JinEntity *entity, int field)
{
  const JinField    *declared = jin_entity_field (entity, field);
  JinFormRow        *self = g_object_new (type_for (declared), NULL);
  JinFormRowPrivate *priv = jin_form_row_get_instance_private (self);
  g_autofree char   *label = NULL;

  priv->window = window;
  priv->entity = entity;
  priv->field = field;
  if ((declared->flags & JIN_FIELD_REQUIRED) != 0)
    /* Translators: label of a field that has to be filled in; %s is its name */
    label = g_strdup_printf (_ ("%s (needed)"), jin_field_label (declared));
  gtk_label_set_text (GTK_LABEL (priv->label), label != NULL ? label : jin_field_label (declared));
  JIN_FORM_ROW_GET_CLASS (self)->set_up (self);
  return self;
}

JinWindow *
jin_form_row_get_window (JinFormRow *self)
{
  JinFormRowPrivate *priv = jin_form_row_get_instance_private (self);

  g_return_val_if_fail (JIN_IS_FORM_ROW (self), NULL);
  return priv->window;
}

int
jin_form_row_get_id (JinFormRow *self)
{
  JinFormRowPrivate *priv = jin_form_row_get_instance_private (self);

  g_return_val_if_fail (JIN_IS_FORM_ROW (self), 0);
  return priv->field;
}

const JinField *
jin_form_row_get_field (JinFormRow *self)
{
  JinFormRowPrivate *priv = jin_form_row_get_instance_private (self);

  g_return_val_if_fail (JIN_IS_FORM_ROW (self), NULL);
  return jin_entity_field (priv->entity, priv->field);
}

void
jin_form_row_show (JinFormRow *self, JinRecord *record)
{
  g_return_if_fail (JIN_IS_FORM_ROW (self) && JIN_IS_RECORD (record));
  JIN_FORM_ROW_GET_CLASS (self)->show (self, record);
}

gboolean
jin_form_row_read (JinFormRow *self, JinRecord *record, GError **error)
{
  g_return_val_if_fail (JIN_IS_FORM_ROW (self) && JIN_IS_RECORD (record), FALSE);
  return JIN_FORM_ROW_GET_CLASS (self)->read (self, record, error);
}

void
jin_form_row_set_message (JinFormRow *self, JinIssueLevel level, const char *text, const char *clause)
{
  JinFormRowPrivate *priv = jin_form_row_get_instance_private (self);
  g_autofree char   *whole = NULL;
  gboolean           is_error = text != NULL && level == JIN_ISSUE_ERROR;

  g_return_if_fail (JIN_IS_FORM_ROW (self));
  if (text != NULL && clause != NULL)
    /* Translators: the first %s is a remark, the second the document and clause that it follows from */
    whole = g_strdup_printf (_ ("%s (see %s)"), text, clause);
  gtk_label_set_text (GTK_LABEL (priv->message), whole != NULL ? whole : text != NULL ? text
                                                                                      : "");
  gtk_widget_set_visible (priv->message, text != NULL);
  if (is_error)
    {
      gtk_widget_add_css_class (priv->message, "error");
      gtk_widget_add_css_class (GTK_WIDGET (self), "error");
    }
  else
    {
      gtk_widget_remove_css_class (priv->message, "error");
      gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
    }
  if (priv->focus == NULL)
    return;
  gtk_accessible_update_state (GTK_ACCESSIBLE (priv->focus), GTK_ACCESSIBLE_STATE_INVALID, is_error ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (priv->focus), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, gtk_label_get_text (GTK_LABEL (priv->message)), -1);
}

void
jin_form_row_focus (JinFormRow *self)
{
  g_return_if_fail (JIN_IS_FORM_ROW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

/* Until the row has its place there is nothing to scroll to. */
static gboolean
scroll_cb (GtkWidget *row, GdkFrameClock *clock, gpointer data)
{
  GtkWidget      *scroller = gtk_widget_get_ancestor (row, GTK_TYPE_SCROLLED_WINDOW);
  GtkWidget      *content = scroller != NULL ? gtk_widget_get_first_child (gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (scroller))) : NULL;
  graphene_rect_t bounds;

  if (content == NULL)
    return G_SOURCE_REMOVE;
  if (gtk_widget_get_height (row) == 0 || !gtk_widget_compute_bounds (row, content, &bounds))
    return G_SOURCE_CONTINUE;
  gtk_adjustment_clamp_page (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller)), bounds.origin.y, bounds.origin.y + bounds.size.height);
  return G_SOURCE_REMOVE;
}

void
jin_form_row_bring (JinFormRow *self)
{
  g_return_if_fail (JIN_IS_FORM_ROW (self));
  jin_form_row_focus (self);
  gtk_widget_add_tick_callback (GTK_WIDGET (self), scroll_cb, NULL, NULL);
}

void
jin_form_row_set_editor (JinFormRow *self, GtkWidget *editor, GtkWidget *focus)
{
  JinFormRowPrivate *priv = jin_form_row_get_instance_private (self);

  priv->editor = editor;
  priv->focus = focus;
  gtk_widget_insert_after (editor, GTK_WIDGET (self), priv->label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (focus), GTK_ACCESSIBLE_PROPERTY_LABEL, gtk_label_get_text (GTK_LABEL (priv->label)), -1);
}

void
jin_form_row_changed (JinFormRow *self)
{
  g_signal_emit (self, changed_signal, 0);
}
