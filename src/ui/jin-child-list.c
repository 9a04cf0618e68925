/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ui/jin-child-list.h"
#include "ui/jin-record-list.h"

#define JIN_TYPE_CHILD_LIST (jin_child_list_get_type ())
G_DECLARE_FINAL_TYPE (JinChildList, jin_child_list, JIN, CHILD_LIST, AdwBin)

struct _JinChildList
{
  AdwBin parent_instance;

  /* Borrowed */
  JinWindow       *window;
  const JinEntity *entity;
  JinRecordList   *list;
  GtkStack        *stack;

  /* Owned */
  JinRecord *owner;
};

G_DEFINE_FINAL_TYPE (JinChildList, jin_child_list, ADW_TYPE_BIN)

static void
opened_cb (JinChildList *self, gint64 id)
{
  jin_window_open_record (self->window, self->entity, id);
}

static void
changed_cb (JinChildList *self)
{
  JinStoreList *rows = jin_record_list_get_rows (self->list);
  gboolean      any = g_list_model_get_n_items (G_LIST_MODEL (rows)) > 0 || jin_store_list_is_loading (rows);

  gtk_stack_set_visible_child_name (self->stack, any ? "list" : "empty");
}

static void
add_cb (JinChildList *self)
{
  g_autoptr (JinRecord) draft = jin_record_new (self->entity);

  jin_record_set_ref (draft, jin_entity_reference_to (self->entity, jin_record_get_entity (self->owner)), jin_record_get_id (self->owner), jin_record_get_title (self->owner));
  jin_window_open_draft (self->window, draft);
}

static void
jin_child_list_dispose (GObject *object)
{
  g_clear_object (&JIN_CHILD_LIST (object)->owner);
  G_OBJECT_CLASS (jin_child_list_parent_class)->dispose (object);
}

static void
jin_child_list_class_init (JinChildListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = jin_child_list_dispose;
}

static void
jin_child_list_init (JinChildList *self)
{
}

static GtkWidget *
create_empty_page (const JinEntity *entity)
{
  GtkWidget       *page = adw_status_page_new ();
  g_autofree char *title = NULL;

  /* Translators: %s is a ledger, such as Visits */
  title = g_strdup_printf (_ ("Nothing in “%s” Yet"), jin_entity_plural (entity));
  adw_status_page_set_title (ADW_STATUS_PAGE (page), title);
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), entity->icon);
  gtk_widget_add_css_class (page, "compact");
  return page;
}

GtkWidget *
jin_child_list_new (JinWindow *window, const JinEntity *entity, JinRecord *owner)
{
  JinChildList         *self;
  int                   field;
  g_autofree char      *condition = NULL;
  g_autofree char      *label = NULL;
  g_autoptr (JinFilter) filter = NULL;
  GtkWidget            *clamp, *box, *add;

  g_return_val_if_fail (JIN_IS_WINDOW (window) && entity != NULL && JIN_IS_RECORD (owner), NULL);
  field = jin_entity_reference_to (entity, jin_record_get_entity (owner));
  self = g_object_new (JIN_TYPE_CHILD_LIST, NULL);
  self->window = window;
  self->entity = entity;
  self->owner = g_object_ref (owner);
  condition = g_strdup_printf ("%s=%" G_GINT64_FORMAT, jin_entity_field (entity, field)->name, jin_record_get_id (owner));
  filter = jin_filter_parse (jin_store_get_entities (jin_window_get_store (window)), entity, condition, NULL);

  self->stack = GTK_STACK (gtk_stack_new ());
  self->list = jin_record_list_new (window, entity);
  jin_record_list_leave_out (self->list, field);
  jin_record_list_set_columns (self->list, NULL);
  jin_record_list_set_filter (self->list, filter);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "card");
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "child-records");
  gtk_widget_set_overflow (GTK_WIDGET (self->list), GTK_OVERFLOW_HIDDEN);
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->list), "list");
  gtk_stack_add_named (self->stack, create_empty_page (entity), "empty");
  g_signal_connect_object (self->list, "opened", G_CALLBACK (opened_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);

  /* Translators: %s is a kind of entry, such as Visit */
  label = g_strdup_printf (_ ("New: %s"), jin_entity_label (entity));
  add = gtk_button_new_with_label (label);
  gtk_widget_set_halign (add, GTK_ALIGN_START);
  gtk_widget_add_css_class (add, "tab-action");
  gtk_widget_set_visible (add, !jin_store_is_read_only (jin_window_get_store (window)));
  g_signal_connect_object (add, "clicked", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (box), add);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stack));
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  clamp = adw_clamp_new ();
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 1100);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), 900);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  adw_bin_set_child (ADW_BIN (self), clamp);
  return GTK_WIDGET (self);
}
