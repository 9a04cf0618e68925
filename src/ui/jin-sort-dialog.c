/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "record/jin-sort.h"
#include "ui/jin-sort-dialog.h"

struct _JinSortDialog
{
  AdwWindow parent_instance;

  /* Borrowed */
  JinRecordList   *list;
  const JinEntity *entity;
  GtkBox          *keys;

  /* Owned */
  GArray *fields; /* field ids, in the order of the choice */
};

G_DEFINE_FINAL_TYPE (JinSortDialog, jin_sort_dialog, ADW_TYPE_WINDOW)

/* The ways to sort, in the order of the choice. */
enum {
  UPWARDS,
  DOWNWARDS,
  STROKES,
  STROKES_DOWNWARDS,
};

static const char field_key[] = "jin-field", way_key[] = "jin-way";

static int
chosen_field (JinSortDialog *self, GtkWidget *row)
{
  return g_array_index (self->fields, int, gtk_drop_down_get_selected (g_object_get_data (G_OBJECT (row), field_key)));
}

/* Names are sorted by strokes too. */
static void
fill_ways (JinSortDialog *self, GtkWidget *row)
{
  const char *const   ways[] = {_ ("Upwards"), _ ("Downwards"), _ ("By strokes, upwards"), _ ("By strokes, downwards"), NULL};
  const char *const   plain[] = {ways[0], ways[1], NULL};
  gboolean            is_name = (jin_entity_field (self->entity, chosen_field (self, row))->flags & JIN_FIELD_NAME) != 0;
  g_autoptr (GObject) model = G_OBJECT (gtk_string_list_new (is_name ? ways : plain));

  gtk_drop_down_set_model (g_object_get_data (G_OBJECT (row), way_key), G_LIST_MODEL (model));
}

static void
field_chosen_cb (GtkDropDown *choice, GParamSpec *pspec, GtkWidget *row)
{
  fill_ways (JIN_SORT_DIALOG (gtk_widget_get_root (row)), row);
}

static void
earlier_cb (GtkButton *button, GtkWidget *row)
{
  GtkWidget *before = gtk_widget_get_prev_sibling (row);

  if (before != NULL)
    gtk_box_reorder_child_after (GTK_BOX (gtk_widget_get_parent (row)), row, gtk_widget_get_prev_sibling (before));
}

static void
remove_cb (GtkButton *button, GtkWidget *row)
{
  gtk_box_remove (GTK_BOX (gtk_widget_get_parent (row)), row);
}

static void
add_button (GtkWidget *row, const char *icon, const char *label, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_object (button, "clicked", clicked, row, 0);
  gtk_box_append (GTK_BOX (row), button);
}

static GtkWidget *
add_choice (GtkWidget *row, const char *key, const char *label)
{
  GtkWidget *choice = gtk_drop_down_new (NULL, gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string"));

  gtk_accessible_update_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_object_set_data (G_OBJECT (row), key, choice);
  gtk_box_append (GTK_BOX (row), choice);
  return choice;
}

static void
add_key (JinSortDialog *self, const JinSort *sort)
{
  GtkWidget                *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget                *field = add_choice (row, field_key, _ ("Column"));
  GtkWidget                *way = add_choice (row, way_key, _ ("Order"));
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  guint                     chosen = 0;

  for (guint i = 0; i < self->fields->len; i++)
    {
      int id = g_array_index (self->fields, int, i);

      gtk_string_list_append (labels, jin_field_label (jin_entity_field (self->entity, id)));
      if (sort != NULL && sort->field == id)
        chosen = i;
    }
  gtk_widget_set_hexpand (field, TRUE);
  gtk_drop_down_set_enable_search (GTK_DROP_DOWN (field), TRUE);
  gtk_drop_down_set_model (GTK_DROP_DOWN (field), G_LIST_MODEL (labels));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (field), chosen);
  fill_ways (self, row);
  if (sort != NULL)
    gtk_drop_down_set_selected (GTK_DROP_DOWN (way), (sort->collate == JIN_COLLATE_STROKES ? STROKES : UPWARDS) + (sort->descending ? 1 : 0));
  g_signal_connect_object (field, "notify::selected", G_CALLBACK (field_chosen_cb), row, 0);
  add_button (row, "go-up-symbolic", _ ("Sort by This Earlier"), G_CALLBACK (earlier_cb));
  add_button (row, "window-close-symbolic", _ ("Do Not Sort by This"), G_CALLBACK (remove_cb));
  gtk_box_append (self->keys, row);
}

static void
add_cb (JinSortDialog *self)
{
  add_key (self, NULL);
  gtk_widget_child_focus (gtk_widget_get_last_child (GTK_WIDGET (self->keys)), GTK_DIR_TAB_FORWARD);
}

static void
own_order_cb (JinSortDialog *self)
{
  jin_record_list_set_sort (self->list, "");
  gtk_window_close (GTK_WINDOW (self));
}

static void
apply_cb (JinSortDialog *self)
{
  g_autoptr (GArray) sorts = g_array_new (FALSE, FALSE, sizeof (JinSort));
  g_autofree char   *text = NULL;

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->keys)); row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      guint   way = gtk_drop_down_get_selected (g_object_get_data (G_OBJECT (row), way_key));
      JinSort sort = {chosen_field (self, row), way == DOWNWARDS || way == STROKES_DOWNWARDS, way >= STROKES ? JIN_COLLATE_STROKES : JIN_COLLATE_DEFAULT};

      g_array_append_val (sorts, sort);
    }
  text = jin_sort_to_text (self->entity, sorts);
  jin_record_list_set_sort (self->list, text);
  gtk_window_close (GTK_WINDOW (self));
}

static void
jin_sort_dialog_dispose (GObject *object)
{
  g_clear_pointer (&JIN_SORT_DIALOG (object)->fields, g_array_unref);
  G_OBJECT_CLASS (jin_sort_dialog_parent_class)->dispose (object);
}

static void
jin_sort_dialog_class_init (JinSortDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = jin_sort_dialog_dispose;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close", NULL);
}

static GtkWidget *
create_header (JinSortDialog *self)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));
  GtkWidget *apply = gtk_button_new_with_mnemonic (_ ("_Apply"));

  gtk_widget_add_css_class (apply, "suggested-action");
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), apply);
  g_signal_connect_object (cancel, "clicked", G_CALLBACK (gtk_window_close), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (apply, "clicked", G_CALLBACK (apply_cb), self, G_CONNECT_SWAPPED);
  gtk_window_set_default_widget (GTK_WINDOW (self), apply);
  return header;
}

static void
jin_sort_dialog_init (JinSortDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *keys = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *add = gtk_button_new_with_mnemonic (_ ("_Add Column"));
  GtkWidget *own = gtk_button_new_with_mnemonic (_ ("The List's _Own Order"));

  self->fields = g_array_new (FALSE, FALSE, sizeof (int));
  self->keys = GTK_BOX (keys);
  g_signal_connect_object (add, "clicked", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (own, "clicked", G_CALLBACK (own_order_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_hexpand (own, TRUE);
  gtk_widget_set_halign (own, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (buttons), add);
  gtk_box_append (GTK_BOX (buttons), own);
  gtk_box_append (GTK_BOX (page), keys);
  gtk_box_append (GTK_BOX (page), buttons);
  gtk_widget_add_css_class (page, "filter-page");
  gtk_box_append (GTK_BOX (box), create_header (self));
  gtk_box_append (GTK_BOX (box), page);
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Sort"));
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (self), 520, -1);
}

GtkWidget *
jin_sort_dialog_new (JinWindow *window, JinRecordList *list, const JinEntity *entity)
{
  JinSortDialog     *self;
  g_autoptr (GArray) sorts = NULL;

  g_return_val_if_fail (JIN_IS_WINDOW (window) && JIN_IS_RECORD_LIST (list) && entity != NULL, NULL);
  self = g_object_new (JIN_TYPE_SORT_DIALOG, "transient-for", window, NULL);
  self->list = list;
  self->entity = entity;
  for (int i = 0; i < entity->n_fields; i++)
    {
      const JinField *field = &entity->fields[i];
      int             id = jin_entity_field_id (entity, i);

      if ((field->flags & JIN_FIELD_HIDDEN) == 0 && field->type != JIN_TYPE_ATTACHMENT && (!jin_field_is_computed (field) || field->expression != NULL))
        g_array_append_val (self->fields, id);
    }
  sorts = jin_sort_parse (entity, jin_record_list_get_sort (list), NULL);
  for (guint i = 0; sorts != NULL && i < sorts->len; i++)
    if (g_array_index (sorts, JinSort, i).field != 0)
      add_key (self, &g_array_index (sorts, JinSort, i));
  if (sorts == NULL || sorts->len == 0)
    add_key (self, NULL);
  return GTK_WIDGET (self);
}
