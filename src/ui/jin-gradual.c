/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include "ui/jin-gradual.h"

#define AT_ONCE 8
#define INTERVAL 20 /* ms */
#define ROWS_OF_A_VIEW 250

static const char source_key[] = "jin-gradual";
static const char hidden_key[] = "jin-gradual-hidden";

static void
stop (gpointer source)
{
  g_source_destroy (source);
  g_source_unref (source);
}

static gboolean
grow_cb (gpointer data)
{
  GtkSliceListModel *self = data;
  guint              size = gtk_slice_list_model_get_size (self) + AT_ONCE;

  gtk_slice_list_model_set_size (self, size < ROWS_OF_A_VIEW ? size : G_MAXUINT);
  return size < ROWS_OF_A_VIEW ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

GtkSliceListModel *
jin_gradual_new (GListModel *model)
{
  GtkSliceListModel *self;

  g_return_val_if_fail (G_IS_LIST_MODEL (model), NULL);
  self = gtk_slice_list_model_new (model, 0, AT_ONCE);
  jin_gradual_begin (self);
  return self;
}

void
jin_gradual_begin (GtkSliceListModel *self)
{
  g_return_if_fail (GTK_IS_SLICE_LIST_MODEL (self));
  gtk_slice_list_model_set_size (self, AT_ONCE);
  jin_gradual_do (self, grow_cb);
}

void
jin_gradual_do (gpointer owner, GSourceFunc step)
{
  GSource *source;

  g_return_if_fail (G_IS_OBJECT (owner) && step != NULL);
  source = g_timeout_source_new (INTERVAL);
  /* What is there already is drawn first. */
  g_source_set_priority (source, G_PRIORITY_DEFAULT_IDLE);
  g_source_set_callback (source, step, owner, NULL);
  g_source_attach (source, NULL);
  g_object_set_data_full (owner, source_key, source, stop);
}

void
jin_gradual_stop (gpointer owner)
{
  g_return_if_fail (G_IS_OBJECT (owner));
  g_object_set_data (owner, source_key, NULL);
}

static gboolean
show_cb (gpointer data)
{
  for (GtkWidget *child = gtk_widget_get_first_child (data); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (g_object_steal_data (G_OBJECT (child), hidden_key) != NULL)
      {
        gtk_widget_set_visible (child, TRUE);
        return G_SOURCE_CONTINUE;
      }
  return G_SOURCE_REMOVE;
}

void
jin_gradual_show (GtkWidget *container, guint n_at_once)
{
  guint n = 0;

  g_return_if_fail (GTK_IS_WIDGET (container));
  for (GtkWidget *child = gtk_widget_get_first_child (container); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      if (!gtk_widget_get_visible (child) || n++ < n_at_once)
        continue;
      gtk_widget_set_visible (child, FALSE);
      g_object_set_data (G_OBJECT (child), hidden_key, child);
    }
  jin_gradual_do (container, show_cb);
}
