/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ui/jin-column-popover.h"
#include "ui/jin-tooltip.h"

struct _JinColumnPopover
{
  GtkPopover parent_instance;

  /* Borrowed */
  JinRecordList   *list;
  const JinEntity *entity;
  GtkListBox      *rows;
};

G_DEFINE_FINAL_TYPE (JinColumnPopover, jin_column_popover, GTK_TYPE_POPOVER)

static void fill (JinColumnPopover *self);

static void
set_columns (JinColumnPopover *self, GPtrArray *names)
{
  g_autofree char *columns = NULL;

  g_ptr_array_add (names, NULL);
  columns = g_strjoinv (",", (char **)names->pdata);
  jin_record_list_set_columns (self->list, columns);
  fill (self);
}

/* (transfer container): the names shown now; they belong to the declaration */
static GPtrArray *
shown_names (JinColumnPopover *self)
{
  GPtrArray       *names = g_ptr_array_new ();
  g_autofree char *columns = jin_record_list_dup_columns (self->list);
  g_auto (GStrv)   split = g_strsplit (columns, ",", -1);

  for (guint i = 0; split[i] != NULL; i++)
    if (*split[i] != '\0')
      g_ptr_array_add (names, (gpointer)jin_entity_field (self->entity, jin_entity_find_field (self->entity, split[i]))->name);
  return names;
}

static void
toggled_cb (GtkCheckButton *check, JinColumnPopover *self)
{
  const JinField       *field = g_object_get_data (G_OBJECT (check), "field");
  g_autoptr (GPtrArray) names = shown_names (self);

  if (gtk_check_button_get_active (check))
    g_ptr_array_add (names, (gpointer)field->name);
  else
    g_ptr_array_remove (names, (gpointer)field->name);
  if (names->len > 0)
    set_columns (self, names);
  else
    gtk_check_button_set_active (check, TRUE);
}

static void
earlier_cb (GtkButton *button, JinColumnPopover *self)
{
  const JinField       *field = g_object_get_data (G_OBJECT (button), "field");
  g_autoptr (GPtrArray) names = shown_names (self);
  guint                 index;

  if (!g_ptr_array_find (names, field->name, &index) || index == 0)
    return;
  g_ptr_array_remove_index (names, index);
  g_ptr_array_insert (names, index - 1, (gpointer)field->name);
  set_columns (self, names);
}

static void
reset_cb (JinColumnPopover *self)
{
  jin_record_list_set_columns (self->list, NULL);
  fill (self);
}

static void
add_row (JinColumnPopover *self, const JinField *field, gboolean shown, gboolean first)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *check = gtk_check_button_new_with_label (jin_field_label (field));

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), shown);
  gtk_widget_set_hexpand (check, TRUE);
  g_object_set_data (G_OBJECT (check), "field", (gpointer)field);
  g_signal_connect_object (check, "toggled", G_CALLBACK (toggled_cb), self, 0);
  gtk_box_append (GTK_BOX (box), check);
  if (shown && !first)
    {
      GtkWidget *earlier = gtk_button_new_from_icon_name ("go-up-symbolic");
      /* Translators: %s is the name of a column */
      g_autofree char *tip = g_strdup_printf (_ ("Move “%s” Forward"), jin_field_label (field));

      gtk_widget_add_css_class (earlier, "flat");
      jin_tooltip_give (earlier, tip);
      g_object_set_data (G_OBJECT (earlier), "field", (gpointer)field);
      g_signal_connect_object (earlier, "clicked", G_CALLBACK (earlier_cb), self, 0);
      gtk_box_append (GTK_BOX (box), earlier);
    }
  gtk_list_box_append (self->rows, box);
}

static void
fill (JinColumnPopover *self)
{
  g_autoptr (GPtrArray) names = shown_names (self);
  GtkWidget            *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->rows))) != NULL)
    gtk_list_box_remove (self->rows, row);
  for (guint i = 0; i < names->len; i++)
    add_row (self, jin_entity_field (self->entity, jin_entity_find_field (self->entity, g_ptr_array_index (names, i))), TRUE, i == 0);
  for (int i = 0; i < self->entity->n_fields; i++)
    {
      const JinField *field = &self->entity->fields[i];

      if ((field->flags & JIN_FIELD_HIDDEN) == 0 && field->type != JIN_TYPE_ATTACHMENT && !g_ptr_array_find (names, field->name, NULL))
        add_row (self, field, FALSE, FALSE);
    }
}

static void
jin_column_popover_class_init (JinColumnPopoverClass *klass)
{
}

static void
jin_column_popover_init (JinColumnPopover *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *rows = gtk_list_box_new ();
  GtkWidget *reset = gtk_button_new_with_mnemonic (_ ("_Usual Columns"));

  self->rows = GTK_LIST_BOX (rows);
  gtk_list_box_set_selection_mode (self->rows, GTK_SELECTION_NONE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (rows), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Columns"), -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 440);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), rows);
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_box_append (GTK_BOX (box), reset);
  gtk_popover_set_child (GTK_POPOVER (self), box);
  g_signal_connect_object (reset, "clicked", G_CALLBACK (reset_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "map", G_CALLBACK (fill), NULL);
}

GtkWidget *
jin_column_popover_new (JinRecordList *list, const JinEntity *entity)
{
  JinColumnPopover *self;

  g_return_val_if_fail (JIN_IS_RECORD_LIST (list) && entity != NULL, NULL);
  self = g_object_new (JIN_TYPE_COLUMN_POPOVER, NULL);
  self->list = list;
  self->entity = entity;
  return GTK_WIDGET (self);
}
