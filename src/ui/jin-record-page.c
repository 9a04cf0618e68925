/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ui/jin-page-table.h"
#include "ui/jin-record-page.h"
#include "ui/jin-record-view.h"

struct _JinRecordPage
{
  JinPage parent_instance;

  /* Template */
  GtkWidget *step_buttons;

  /* Borrowed */
  JinWindow     *window;
  JinRecordView *view;

  /* Owned */
  JinStoreList *rows; /* the list that it was opened from, or NULL */
};

G_DEFINE_FINAL_TYPE (JinRecordPage, jin_record_page, JIN_TYPE_PAGE)

static void
deleted_cb (JinRecordPage *self)
{
  if (jin_window_get_page (self->window) == JIN_PAGE (self))
    jin_window_back (self->window);
}

static gboolean
jin_record_page_has_changes (JinPage *page)
{
  return jin_form_has_changes (jin_record_view_get_form (JIN_RECORD_PAGE (page)->view));
}

static void
jin_record_page_save (JinPage *page, GTask *task)
{
  jin_form_save (jin_record_view_get_form (JIN_RECORD_PAGE (page)->view), task);
}

static void
jin_record_page_step (JinPage *page, int by)
{
  JinRecordPage *self = JIN_RECORD_PAGE (page);
  guint          position = self->rows != NULL ? jin_store_list_find (self->rows, jin_record_view_get_id (self->view)) : G_MAXUINT;
  gint64         next = (gint64)position + by;

  if (position == G_MAXUINT || next < 0 || next >= g_list_model_get_n_items (G_LIST_MODEL (self->rows)))
    return;
  if (jin_record_page_has_changes (page))
    jin_window_toast (self->window, _ ("Save or discard the changes first"));
  else
    jin_record_view_show (self->view, jin_store_list_get_id (self->rows, next));
}

static void
jin_record_page_print (JinPage *page)
{
  jin_record_view_print (JIN_RECORD_PAGE (page)->view);
}

static void
jin_record_page_dispose (GObject *object)
{
  g_clear_object (&JIN_RECORD_PAGE (object)->rows);
  G_OBJECT_CLASS (jin_record_page_parent_class)->dispose (object);
}

static void
jin_record_page_class_init (JinRecordPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  JinPageClass   *page_class = JIN_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jin_record_page_dispose;
  page_class->has_changes = jin_record_page_has_changes;
  page_class->save = jin_record_page_save;
  page_class->print = jin_record_page_print;
  page_class->step = jin_record_page_step;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/jinqiu/Jinqiu/ui/jin-record-page.ui");
  gtk_widget_class_bind_template_child (widget_class, JinRecordPage, step_buttons);
}

static void
jin_record_page_init (JinRecordPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static JinRecordPage *
create (JinWindow *window, const JinEntity *entity)
{
  JinRecordPage *self = g_object_new (JIN_TYPE_RECORD_PAGE, "window", window, NULL);

  self->window = window;
  if (jin_page_table_find (entity->name) != NULL)
    jin_page_set_place (JIN_PAGE (self), entity->name);
  self->view = jin_record_view_new (window, entity);
  jin_page_set_content (JIN_PAGE (self), GTK_WIDGET (self->view));
  g_object_bind_property (self->view, "title", self, "title", G_BINDING_SYNC_CREATE);
  g_signal_connect_object (self->view, "deleted", G_CALLBACK (deleted_cb), self, G_CONNECT_SWAPPED);
  return self;
}

JinPage *
jin_record_page_new_in_list (JinWindow *window, const JinEntity *entity, gint64 id, JinStoreList *rows)
{
  JinRecordPage *self;

  g_return_val_if_fail (JIN_IS_WINDOW (window) && entity != NULL && id > 0, NULL);
  self = create (window, entity);
  g_set_object (&self->rows, rows);
  gtk_widget_set_visible (self->step_buttons, rows != NULL);
  jin_record_view_show (self->view, id);
  return JIN_PAGE (self);
}

JinPage *
jin_record_page_new (JinWindow *window, const JinEntity *entity, gint64 id)
{
  return jin_record_page_new_in_list (window, entity, id, NULL);
}

JinPage *
jin_record_page_new_draft (JinWindow *window, JinRecord *draft)
{
  JinRecordPage *self;

  g_return_val_if_fail (JIN_IS_WINDOW (window) && JIN_IS_RECORD (draft), NULL);
  self = create (window, jin_record_get_entity (draft));
  jin_record_view_show_draft (self->view, draft);
  return JIN_PAGE (self);
}
