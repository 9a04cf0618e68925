/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ui/jin-page.h"
#include "ui/jin-window.h"

/* The frame that all pages share.  A page belongs to its window and does not outlive it. */

typedef struct
{
  /* Template */
  AdwHeaderBar *header;
  GtkWidget    *sidebar_button;
  GtkWidget    *back_button;
  AdwBin       *content;
  GtkWidget    *status_label;

  /* Borrowed */
  JinWindow *window;

  /* Owned */
  char *title;
  char *status;
  char *place;
} JinPagePrivate;

static void jin_page_buildable_init (GtkBuildableIface *iface);

G_DEFINE_ABSTRACT_TYPE_WITH_CODE (JinPage, jin_page, ADW_TYPE_BIN, G_ADD_PRIVATE (JinPage) G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, jin_page_buildable_init))

enum {
  PROP_WINDOW = 1,
  PROP_TITLE,
  PROP_STATUS,
  N_PROPS
};

static GParamSpec        *properties[N_PROPS];
static GtkBuildableIface *parent_buildable;

static void
jin_page_add_child (GtkBuildable *buildable, GtkBuilder *builder, GObject *child, const char *type)
{
  JinPagePrivate *priv = jin_page_get_instance_private (JIN_PAGE (buildable));

  if (g_strcmp0 (type, "start") == 0)
    adw_header_bar_pack_start (priv->header, GTK_WIDGET (child));
  else if (g_strcmp0 (type, "end") == 0)
    adw_header_bar_pack_end (priv->header, GTK_WIDGET (child));
  else if (g_strcmp0 (type, "title") == 0)
    adw_header_bar_set_title_widget (priv->header, GTK_WIDGET (child));
  else if (type == NULL && GTK_IS_WIDGET (child))
    adw_bin_set_child (priv->content, GTK_WIDGET (child));
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
jin_page_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = jin_page_add_child;
}

static void
jin_page_constructed (GObject *object)
{
  JinPagePrivate *priv = jin_page_get_instance_private (JIN_PAGE (object));

  G_OBJECT_CLASS (jin_page_parent_class)->constructed (object);
  if (priv->window == NULL)
    return;
  g_object_bind_property (priv->window, "folded", priv->sidebar_button, "visible", G_BINDING_SYNC_CREATE);
  g_object_bind_property (priv->window, "folded", priv->header, "show-start-title-buttons", G_BINDING_SYNC_CREATE);
}

static void
jin_page_dispose (GObject *object)
{
  JinPagePrivate *priv = jin_page_get_instance_private (JIN_PAGE (object));

  g_clear_weak_pointer (&priv->window);
  G_OBJECT_CLASS (jin_page_parent_class)->dispose (object);
}

static void
jin_page_finalize (GObject *object)
{
  JinPagePrivate *priv = jin_page_get_instance_private (JIN_PAGE (object));

  g_free (priv->title);
  g_free (priv->status);
  g_free (priv->place);
  G_OBJECT_CLASS (jin_page_parent_class)->finalize (object);
}

static void
jin_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  JinPagePrivate *priv = jin_page_get_instance_private (JIN_PAGE (object));

  switch (id)
    {
    case PROP_WINDOW:
      g_value_set_object (value, priv->window);
      break;
    case PROP_TITLE:
      g_value_set_string (value, priv->title);
      break;
    case PROP_STATUS:
      g_value_set_string (value, priv->status);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
jin_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  JinPage        *self = JIN_PAGE (object);
  JinPagePrivate *priv = jin_page_get_instance_private (self);

  switch (id)
    {
    case PROP_WINDOW:
      g_set_weak_pointer (&priv->window, g_value_get_object (value));
      break;
    case PROP_TITLE:
      jin_page_set_title (self, g_value_get_string (value));
      break;
    case PROP_STATUS:
      jin_page_set_status (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

/* What the page is about, not its header bar. */
static gboolean
jin_page_grab_focus (GtkWidget *widget)
{
  JinPagePrivate *priv = jin_page_get_instance_private (JIN_PAGE (widget));

  return gtk_widget_child_focus (GTK_WIDGET (priv->content), GTK_DIR_TAB_FORWARD);
}

static void
jin_page_class_init (JinPageClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = jin_page_constructed;
  object_class->dispose = jin_page_dispose;
  object_class->finalize = jin_page_finalize;
  object_class->get_property = jin_page_get_property;
  object_class->set_property = jin_page_set_property;
  widget_class->grab_focus = jin_page_grab_focus;

  properties[PROP_WINDOW] = g_param_spec_object ("window", NULL, NULL, ADW_TYPE_APPLICATION_WINDOW, G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_STATUS] = g_param_spec_string ("status", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/jinqiu/Jinqiu/ui/jin-page.ui");
  gtk_widget_class_bind_template_child_private (widget_class, JinPage, header);
  gtk_widget_class_bind_template_child_private (widget_class, JinPage, sidebar_button);
  gtk_widget_class_bind_template_child_private (widget_class, JinPage, back_button);
  gtk_widget_class_bind_template_child_private (widget_class, JinPage, content);
  gtk_widget_class_bind_template_child_private (widget_class, JinPage, status_label);
}

static void
jin_page_init (JinPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

JinWindow *
jin_page_get_window (JinPage *self)
{
  JinPagePrivate *priv = jin_page_get_instance_private (self);

  g_return_val_if_fail (JIN_IS_PAGE (self), NULL);
  return priv->window;
}

const char *
jin_page_get_title (JinPage *self)
{
  JinPagePrivate *priv = jin_page_get_instance_private (self);

  g_return_val_if_fail (JIN_IS_PAGE (self), NULL);
  return priv->title;
}

void
jin_page_set_title (JinPage *self, const char *title)
{
  JinPagePrivate *priv = jin_page_get_instance_private (self);

  g_return_if_fail (JIN_IS_PAGE (self));
  if (g_strcmp0 (priv->title, title) == 0)
    return;
  g_free (priv->title);
  priv->title = g_strdup (title);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}

void
jin_page_set_content (JinPage *self, GtkWidget *content)
{
  JinPagePrivate *priv = jin_page_get_instance_private (self);

  g_return_if_fail (JIN_IS_PAGE (self));
  adw_bin_set_child (priv->content, content);
}

const char *
jin_page_get_status (JinPage *self)
{
  JinPagePrivate *priv = jin_page_get_instance_private (self);

  g_return_val_if_fail (JIN_IS_PAGE (self), NULL);
  return priv->status;
}

void
jin_page_set_status (JinPage *self, const char *status)
{
  JinPagePrivate *priv = jin_page_get_instance_private (self);

  g_return_if_fail (JIN_IS_PAGE (self));
  if (g_strcmp0 (priv->status, status) == 0)
    return;
  g_free (priv->status);
  priv->status = g_strdup (status);
  gtk_widget_set_visible (priv->status_label, status != NULL && *status != '\0');
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATUS]);
}

const char *
jin_page_get_place (JinPage *self)
{
  JinPagePrivate *priv = jin_page_get_instance_private (self);

  g_return_val_if_fail (JIN_IS_PAGE (self), NULL);
  return priv->place;
}

void
jin_page_set_place (JinPage *self, const char *id)
{
  JinPagePrivate *priv = jin_page_get_instance_private (self);

  g_return_if_fail (JIN_IS_PAGE (self));
  g_free (priv->place);
  priv->place = g_strdup (id);
}

void
jin_page_set_pushed (JinPage *self, gboolean pushed)
{
  JinPagePrivate *priv = jin_page_get_instance_private (self);

  g_return_if_fail (JIN_IS_PAGE (self));
  gtk_widget_set_visible (priv->back_button, pushed);
}

gboolean
jin_page_has_changes (JinPage *self)
{
  g_return_val_if_fail (JIN_IS_PAGE (self), FALSE);
  return JIN_PAGE_GET_CLASS (self)->has_changes != NULL && JIN_PAGE_GET_CLASS (self)->has_changes (self);
}

void
jin_page_save_async (JinPage *self, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (JIN_IS_PAGE (self));
  task = g_task_new (self, NULL, callback, user_data);
  if (JIN_PAGE_GET_CLASS (self)->save != NULL)
    JIN_PAGE_GET_CLASS (self)->save (self, g_steal_pointer (&task));
  else
    g_task_return_boolean (task, TRUE);
}

gboolean
jin_page_save_finish (JinPage *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}
