/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "ui/jin-accessible.h"

static GtkLabel *
find_label (GtkWidget *widget)
{
  GtkLabel *label = NULL;

  /* What pops up from a button, or is not shown, does not name it. */
  if (GTK_IS_NATIVE (widget) || !gtk_widget_get_mapped (widget))
    return NULL;
  if (GTK_IS_LABEL (widget))
    return GTK_LABEL (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && label == NULL; child = gtk_widget_get_next_sibling (child))
    label = find_label (child);
  return label;
}

static void
set_name (GtkWidget *button, const char *name)
{
  /* A name is the label property and the labels that name it, one after the other. */
  if (GTK_IS_BUTTON (button))
    gtk_accessible_reset_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  if (*name != '\0')
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
name_button (GtkWidget *button)
{
  GtkWidget  *parent = gtk_widget_get_parent (button);
  GtkLabel   *label = find_label (button);
  const char *tooltip = gtk_widget_get_tooltip_text (button);

  if (GTK_IS_DROP_DOWN (parent))
    gtk_accessible_update_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY, parent, label, NULL, -1);
  else if (label != NULL && gtk_label_get_mnemonic_widget (label) != NULL)
    set_name (button, gtk_label_get_text (label));
  else if (label == NULL && tooltip != NULL)
    set_name (button, tooltip);
  else if (label == NULL && GTK_IS_BUTTON (button) && g_strcmp0 (gtk_button_get_icon_name (GTK_BUTTON (button)), "window-close-symbolic") == 0)
    set_name (button, _ ("Close"));
}

/* The button inside it has the label, and a menu button goes without a name. */
static void
name_menu_button (GtkLabel *label)
{
  GtkWidget *button = gtk_widget_get_ancestor (GTK_WIDGET (label), GTK_TYPE_MENU_BUTTON);

  if (button != NULL && gtk_widget_get_native (GTK_WIDGET (label)) == gtk_widget_get_native (button))
    set_name (button, gtk_label_get_text (label));
}

/* A group's title names its rows; where it has none, its description or the window's title does. */
static void
name_rows (GtkWidget *list)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (gtk_widget_get_ancestor (list, ADW_TYPE_PREFERENCES_GROUP));
  GtkRoot             *root = gtk_widget_get_root (list);
  const char          *name;

  if (group == NULL || *adw_preferences_group_get_title (group) != '\0')
    return;
  name = adw_preferences_group_get_description (group);
  if ((name == NULL || *name == '\0') && GTK_IS_WINDOW (root))
    name = gtk_window_get_title (GTK_WINDOW (root));
  if (name != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
hide_other_pages (GtkStack *stack)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (stack)); child != NULL; child = gtk_widget_get_next_sibling (child))
    gtk_accessible_update_state (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_STATE_HIDDEN, child != gtk_stack_get_visible_child (stack), -1);
}

static gboolean
mapped_cb (GSignalInvocationHint *hint, guint n_values, const GValue *values, gpointer user_data)
{
  GtkWidget *widget = g_value_get_object (&values[0]);
  GtkWidget *parent = gtk_widget_get_parent (widget);

  if (GTK_IS_STACK (widget))
    hide_other_pages (GTK_STACK (widget));
  else if (GTK_IS_STACK (parent))
    hide_other_pages (GTK_STACK (parent));
  /* A button on the screen may be given its label later. */
  if (GTK_IS_LABEL (widget))
    name_menu_button (GTK_LABEL (widget));
  if (GTK_IS_LABEL (widget))
    widget = gtk_label_get_mnemonic_widget (GTK_LABEL (widget));
  if (GTK_IS_LIST_BOX (widget))
    name_rows (widget);
  if (GTK_IS_BUTTON (widget) || GTK_IS_MENU_BUTTON (widget))
    name_button (widget);
  return TRUE;
}

void
jin_accessible_mend (void)
{
  /* Signals are known from the first use of their class. */
  g_type_class_unref (g_type_class_ref (GTK_TYPE_WIDGET));
  g_signal_add_emission_hook (g_signal_lookup ("map", GTK_TYPE_WIDGET), 0, mapped_cb, NULL, NULL);
}

void
jin_accessible_name_row (GtkListItem *item, const char *name)
{
  g_return_if_fail (GTK_IS_LIST_ITEM (item));
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (gtk_list_item_get_child (item))), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}
