/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ui/jin-filter-group.h"

struct _JinFilterGroup
{
  GtkBox parent_instance;

  /* Borrowed */
  JinStore          *store;
  const JinEntity   *entity;
  JinFilterGroupKind kind;
  GtkBox            *head;
  GtkDropDown       *joint;
  GtkBox            *rows; /* JinFilterRow and JinFilterGroup */
  GtkBox            *buttons;
  gboolean           setting;
};

G_DEFINE_FINAL_TYPE (JinFilterGroup, jin_filter_group, GTK_TYPE_BOX)

enum {
  CHANGED,
  REMOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* How the rows are joined; in the order of the choice. */
typedef enum {
  JOINT_ALL,
  JOINT_ANY,
  JOINT_NONE,    /* not (a or b) */
  JOINT_NOT_ALL, /* not (a and b) */
  N_JOINTS
} Joint;

static void
changed (JinFilterGroup *self)
{
  if (!self->setting)
    g_signal_emit (self, signals[CHANGED], 0);
}

/* and, or; and their denials, which a group says too. */
static gboolean
is_chain (JinFilter *filter)
{
  return filter->kind == JIN_FILTER_AND || filter->kind == JIN_FILTER_OR;
}

static gboolean
is_denied_chain (JinFilter *filter)
{
  return filter->kind == JIN_FILTER_NOT && is_chain (filter->parts->pdata[0]);
}

/* ---- rows ---- */

static void
row_removed_cb (GtkWidget *row, JinFilterGroup *self)
{
  /* The keyboard stays near. */
  gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
  gtk_box_remove (self->rows, row);
  changed (self);
}

static void
append (JinFilterGroup *self, GtkWidget *row)
{
  g_signal_connect_object (row, "changed", G_CALLBACK (changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "removed", G_CALLBACK (row_removed_cb), self, 0);
  gtk_box_append (self->rows, row);
}

static void
add_part (JinFilterGroup *self, JinFilter *part)
{
  GtkWidget *row = is_chain (part) || is_denied_chain (part) ? jin_filter_group_new (self->store, self->entity, part, JIN_FILTER_GROUP_INNER)
                                                             : jin_filter_row_new (self->store, self->entity, part);

  append (self, row);
}

void
jin_filter_group_add (JinFilterGroup *self)
{
  GtkWidget *row;

  g_return_if_fail (JIN_IS_FILTER_GROUP (self));
  row = jin_filter_row_new (self->store, self->entity, NULL);
  append (self, row);
  gtk_widget_child_focus (row, GTK_DIR_TAB_FORWARD);
  changed (self);
}

void
jin_filter_group_focus (JinFilterGroup *self)
{
  g_return_if_fail (JIN_IS_FILTER_GROUP (self));
  gtk_widget_child_focus (GTK_WIDGET (self->rows), GTK_DIR_TAB_FORWARD);
}

static void
add_group_cb (JinFilterGroup *self)
{
  GtkWidget *group = jin_filter_group_new (self->store, self->entity, NULL, JIN_FILTER_GROUP_INNER);

  /* Groups alternate: any of these among all of those. */
  gtk_drop_down_set_selected (JIN_FILTER_GROUP (group)->joint, gtk_drop_down_get_selected (self->joint) == JOINT_ALL ? JOINT_ANY : JOINT_ALL);
  append (self, group);
  jin_filter_group_add (JIN_FILTER_GROUP (group));
}

static void
remove_cb (JinFilterGroup *self)
{
  g_signal_emit (self, signals[REMOVED], 0);
}

void
jin_filter_group_set (JinFilterGroup *self, JinFilter *filter)
{
  GtkWidget *row;
  Joint      joint = JOINT_ALL;
  JinFilter *chain = filter;

  g_return_if_fail (JIN_IS_FILTER_GROUP (self));
  self->setting = TRUE;
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->rows))) != NULL)
    gtk_box_remove (self->rows, row);
  if (filter != NULL && is_denied_chain (filter))
    {
      chain = filter->parts->pdata[0];
      joint = chain->kind == JIN_FILTER_OR ? JOINT_NONE : JOINT_NOT_ALL;
    }
  else if (filter != NULL && filter->kind == JIN_FILTER_OR)
    joint = JOINT_ANY;
  gtk_drop_down_set_selected (self->joint, joint);
  if (chain != NULL && is_chain (chain))
    for (guint i = 0; i < chain->parts->len; i++)
      add_part (self, chain->parts->pdata[i]);
  else if (chain != NULL)
    add_part (self, chain);
  self->setting = FALSE;
}

/* ---- object ---- */

static void
jin_filter_group_class_init (JinFilterGroupClass *klass)
{
  signals[CHANGED] = g_signal_new ("changed", JIN_TYPE_FILTER_GROUP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[REMOVED] = g_signal_new ("removed", JIN_TYPE_FILTER_GROUP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
add_button (JinFilterGroup *self, const char *label, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  gtk_box_append (self->buttons, button);
  return button;
}

static void
jin_filter_group_init (JinFilterGroup *self)
{
  const char *const joints[] = {_ ("All of these hold"), _ ("Any of these holds"), _ ("None of these holds"), _ ("Not all of these hold"), NULL};
  GtkWidget        *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget        *joint = gtk_drop_down_new_from_strings (joints);
  GtkWidget        *rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget        *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->head = GTK_BOX (head);
  self->joint = GTK_DROP_DOWN (joint);
  self->rows = GTK_BOX (rows);
  self->buttons = GTK_BOX (buttons);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  gtk_accessible_update_property (GTK_ACCESSIBLE (joint), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("How the conditions are joined"), -1);
  gtk_box_append (self->head, joint);
  gtk_box_append (GTK_BOX (self), head);
  gtk_box_append (GTK_BOX (self), rows);
  gtk_box_append (GTK_BOX (self), buttons);
  gtk_widget_add_css_class (GTK_WIDGET (self), "filter-group");
  g_signal_connect_object (joint, "notify::selected", G_CALLBACK (changed), self, G_CONNECT_SWAPPED);
}

static void
add_head (JinFilterGroup *self)
{
  if (self->kind == JIN_FILTER_GROUP_CHILDREN)
    {
      /* Translators: before conditions on the rows of a ledger that are counted; %s is the ledger, such as “Visits” */
      g_autofree char *label = g_strdup_printf (_ ("%s of which:"), jin_entity_plural (self->entity));
      GtkWidget       *caption = gtk_label_new (label);

      gtk_widget_add_css_class (caption, "dim-label");
      gtk_box_prepend (self->head, caption);
    }
  if (self->kind == JIN_FILTER_GROUP_INNER)
    {
      GtkWidget *remove = gtk_button_new_from_icon_name ("window-close-symbolic");

      gtk_widget_add_css_class (remove, "flat");
      gtk_widget_set_hexpand (remove, TRUE);
      gtk_widget_set_halign (remove, GTK_ALIGN_END);
      gtk_widget_set_tooltip_text (remove, _ ("Take Away This Group"));
      gtk_accessible_update_property (GTK_ACCESSIBLE (remove), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Take Away This Group"), -1);
      g_signal_connect_object (remove, "clicked", G_CALLBACK (remove_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (self->head, remove);
      gtk_widget_add_css_class (GTK_WIDGET (self), "card");
    }
}

GtkWidget *
jin_filter_group_new (JinStore *store, const JinEntity *entity, JinFilter *filter, JinFilterGroupKind kind)
{
  JinFilterGroup *self;

  g_return_val_if_fail (JIN_IS_STORE (store) && entity != NULL, NULL);
  self = g_object_new (JIN_TYPE_FILTER_GROUP, NULL);
  self->store = store;
  self->entity = entity;
  self->kind = kind;
  add_head (self);
  add_button (self, _ ("Add Condition"), G_CALLBACK (jin_filter_group_add));
  add_button (self, _ ("Add Group"), G_CALLBACK (add_group_cb));
  jin_filter_group_set (self, filter);
  return GTK_WIDGET (self);
}

static char *
row_text (GtkWidget *row, JinFilterGaps gaps)
{
  return JIN_IS_FILTER_GROUP (row) ? jin_filter_group_dup_text (JIN_FILTER_GROUP (row), gaps) : jin_filter_row_dup_text (JIN_FILTER_ROW (row), gaps);
}

char *
jin_filter_group_dup_text (JinFilterGroup *self, JinFilterGaps gaps)
{
  g_autoptr (GString) text = NULL;
  Joint               joint;
  gboolean            whole = TRUE;

  g_return_val_if_fail (JIN_IS_FILTER_GROUP (self), NULL);
  text = g_string_new (NULL);
  joint = (Joint)gtk_drop_down_get_selected (self->joint);
  /* Every row that lacks something says so, not the first alone. */
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->rows)); row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      g_autofree char *part = row_text (row, gaps);

      whole &= part != NULL;
      if (part != NULL && *part != '\0')
        g_string_append_printf (text, "%s(%s)", text->len == 0 ? "" : joint == JOINT_ALL || joint == JOINT_NOT_ALL ? " and "
                                                                                                                   : " or ",
                                part);
    }
  if (!whole && gaps != JIN_FILTER_GAPS_SKIPPED)
    return NULL;
  if (text->len > 0 && (joint == JOINT_NONE || joint == JOINT_NOT_ALL))
    {
      g_string_prepend (text, "not (");
      g_string_append_c (text, ')');
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}
