/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include "ui/jin-accessible.h"

static GtkLabel *
find_label (GtkWidget *widget)
{
  GtkLabel *label = NULL;

  if (GTK_IS_LABEL (widget) && *gtk_label_get_text (GTK_LABEL (widget)) != '\0')
    return GTK_LABEL (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && label == NULL; child = gtk_widget_get_next_sibling (child))
    label = find_label (child);
  return label;
}

/* The inner button of a menu button is what has the focus; the tooltip stands on the outer one. */
static const char *
find_tooltip (GtkWidget *button)
{
  GtkWidget  *parent = gtk_widget_get_parent (button);
  const char *own = gtk_widget_get_tooltip_text (button);

  return own == NULL && GTK_IS_MENU_BUTTON (parent) ? gtk_widget_get_tooltip_text (parent) : own;
}

static void
name_button (GtkWidget *button)
{
  GtkLabel   *label = find_label (button);
  const char *name = NULL;

  if (label == NULL)
    name = find_tooltip (button);
  else if (gtk_label_get_mnemonic_widget (label) != NULL)
    {
      gtk_accessible_reset_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
      name = gtk_label_get_text (label);
    }
  if (name != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

void
jin_accessible_name_buttons (GtkWidget *root)
{
  g_return_if_fail (GTK_IS_WIDGET (root));
  if (GTK_IS_BUTTON (root) || GTK_IS_MENU_BUTTON (root))
    name_button (root);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    jin_accessible_name_buttons (child);
}
