/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include "ui/jin-tab-group.h"

struct _JinTabGroup
{
  AdwBin parent_instance;

  /* Borrowed */
  gpointer   owner;
  GtkWidget *line; /* of buttons, for more than one part */
  GtkStack  *stack;

  gboolean looked_at;
};

G_DEFINE_FINAL_TYPE (JinTabGroup, jin_tab_group, ADW_TYPE_BIN)

static const char create_key[] = "create";
static const char child_key[] = "child";

/* Once somebody has looked behind the tab: before that it reads nothing. */
static void
chosen_cb (JinTabGroup *self)
{
  if (self->looked_at)
    jin_tab_group_fill (self);
}

static void
jin_tab_group_class_init (JinTabGroupClass *klass)
{
}

static void
jin_tab_group_init (JinTabGroup *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *switcher = gtk_stack_switcher_new ();

  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_switcher_set_stack (GTK_STACK_SWITCHER (switcher), self->stack);
  gtk_widget_set_halign (switcher, GTK_ALIGN_START);
  gtk_widget_add_css_class (switcher, "part-buttons");
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 1100);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), 900);
  adw_clamp_set_child (ADW_CLAMP (clamp), switcher);
  self->line = clamp;
  gtk_widget_set_visible (clamp, FALSE);
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_box_append (GTK_BOX (box), clamp);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stack));
  adw_bin_set_child (ADW_BIN (self), box);
  g_signal_connect_object (self->stack, "notify::visible-child", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
}

GtkWidget *
jin_tab_group_new (gpointer owner)
{
  JinTabGroup *self = g_object_new (JIN_TYPE_TAB_GROUP, NULL);

  self->owner = owner;
  return GTK_WIDGET (self);
}

void
jin_tab_group_add (JinTabGroup *self, const char *name, const char *title, JinTabFunc create, const JinEntity *child)
{
  GtkWidget *bin = adw_bin_new ();

  g_return_if_fail (JIN_IS_TAB_GROUP (self) && name != NULL && create != NULL);
  g_object_set_data (G_OBJECT (bin), create_key, create);
  g_object_set_data (G_OBJECT (bin), child_key, (gpointer)child);
  gtk_widget_set_visible (self->line, gtk_widget_get_first_child (GTK_WIDGET (self->stack)) != NULL);
  gtk_stack_add_titled (self->stack, bin, name, title);
}

gboolean
jin_tab_group_show (JinTabGroup *self, const char *name)
{
  GtkWidget *bin = gtk_stack_get_child_by_name (self->stack, name);

  if (bin != NULL)
    gtk_stack_set_visible_child (self->stack, bin);
  return bin != NULL;
}

GtkWidget *
jin_tab_group_fill (JinTabGroup *self)
{
  GtkWidget *bin = gtk_stack_get_visible_child (self->stack);
  JinTabFunc create = g_object_get_data (G_OBJECT (bin), create_key);

  self->looked_at = TRUE;
  if (adw_bin_get_child (ADW_BIN (bin)) == NULL)
    adw_bin_set_child (ADW_BIN (bin), create (self->owner, g_object_get_data (G_OBJECT (bin), child_key)));
  return adw_bin_get_child (ADW_BIN (bin));
}

void
jin_tab_group_empty (JinTabGroup *self)
{
  self->looked_at = FALSE;
  for (GtkWidget *bin = gtk_widget_get_first_child (GTK_WIDGET (self->stack)); bin != NULL; bin = gtk_widget_get_next_sibling (bin))
    adw_bin_set_child (ADW_BIN (bin), NULL);
}
