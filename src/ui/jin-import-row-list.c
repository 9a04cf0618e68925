/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include "ui/jin-import-row-list.h"

struct _JinImportRowItem
{
  GObject parent_instance;

  guint row;
};

G_DEFINE_FINAL_TYPE (JinImportRowItem, jin_import_row_item, G_TYPE_OBJECT)

static void
jin_import_row_item_class_init (JinImportRowItemClass *klass)
{
}

static void
jin_import_row_item_init (JinImportRowItem *self)
{
}

guint
jin_import_row_item_get_row (JinImportRowItem *self)
{
  g_return_val_if_fail (JIN_IS_IMPORT_ROW_ITEM (self), 0);
  return self->row;
}

struct _JinImportRowList
{
  GObject parent_instance;

  GArray *rows; /* owned; NULL for none */
};

static GType
get_item_type (GListModel *model)
{
  return JIN_TYPE_IMPORT_ROW_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  JinImportRowList *self = JIN_IMPORT_ROW_LIST (model);

  return self->rows != NULL ? self->rows->len : 0;
}

static gpointer
get_item (GListModel *model, guint position)
{
  JinImportRowItem *item;

  if (position >= get_n_items (model))
    return NULL;
  item = g_object_new (JIN_TYPE_IMPORT_ROW_ITEM, NULL);
  item->row = g_array_index (JIN_IMPORT_ROW_LIST (model)->rows, guint, position);
  return item;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (JinImportRowList, jin_import_row_list, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
jin_import_row_list_finalize (GObject *object)
{
  g_clear_pointer (&JIN_IMPORT_ROW_LIST (object)->rows, g_array_unref);
  G_OBJECT_CLASS (jin_import_row_list_parent_class)->finalize (object);
}

static void
jin_import_row_list_class_init (JinImportRowListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = jin_import_row_list_finalize;
}

static void
jin_import_row_list_init (JinImportRowList *self)
{
}

JinImportRowList *
jin_import_row_list_new (void)
{
  return g_object_new (JIN_TYPE_IMPORT_ROW_LIST, NULL);
}

void
jin_import_row_list_set_rows (JinImportRowList *self, GArray *rows)
{
  guint before;

  g_return_if_fail (JIN_IS_IMPORT_ROW_LIST (self));
  before = get_n_items (G_LIST_MODEL (self));
  g_clear_pointer (&self->rows, g_array_unref);
  self->rows = rows != NULL ? g_array_ref (rows) : NULL;
  g_list_model_items_changed (G_LIST_MODEL (self), 0, before, get_n_items (G_LIST_MODEL (self)));
}
