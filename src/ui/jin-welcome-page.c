/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "exchange/jin-demo.h"
#include "ui/jin-page-table.h"
#include "ui/jin-welcome-page.h"

struct _JinWelcomePage
{
  JinPage parent_instance;

  /* Borrowed */
  JinWindow *window;

  /* Template */
  GtkWidget *choices;
  GtkWidget *waiting;
};

G_DEFINE_FINAL_TYPE (JinWelcomePage, jin_welcome_page, JIN_TYPE_PAGE)

/* Enough that every page has something to show. */
static const JinDemo demo = {.people = 312, .years = 3, .seed = 1};

static gpointer
demo_func (JinStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 transaction = jin_demo_fill (store, &demo, data, error);

  return transaction != 0 ? g_memdup2 (&transaction, sizeof transaction) : NULL;
}

static void
set_waiting (JinWelcomePage *self, gboolean waiting)
{
  gtk_widget_set_sensitive (self->choices, !waiting);
  gtk_widget_set_visible (self->waiting, waiting);
}

static void
demo_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (JinWelcomePage) self = user_data;
  g_autoptr (GError)         error = NULL;
  g_autofree gint64         *transaction = jin_store_run_finish (JIN_STORE (source), result, &error);

  set_waiting (self, FALSE);
  if (jin_page_get_window (JIN_PAGE (self)) == NULL)
    return;
  if (transaction != NULL)
    jin_window_toast_undo (self->window, _ ("An invented office was filled in: nobody in it exists"), *transaction);
  else
    jin_window_show_error (self->window, _ ("The Example Could Not Be Made"), error);
}

static void
import_cb (JinWelcomePage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.import", NULL);
}

static void
blank_cb (JinWelcomePage *self)
{
  guint n_pages;

  jin_window_show_page (self->window, jin_page_table (&n_pages)[0].id);
}

static void
demo_clicked_cb (JinWelcomePage *self)
{
  JinContext context = jin_window_context (self->window);

  set_waiting (self, TRUE);
  jin_store_run_async (jin_window_get_store (self->window), demo_func, g_memdup2 (&context, sizeof context), g_free, g_free, NULL, demo_cb, g_object_ref (self));
}

static void
jin_welcome_page_class_init (JinWelcomePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/jinqiu/Jinqiu/ui/jin-welcome-page.ui");
  gtk_widget_class_bind_template_child (widget_class, JinWelcomePage, choices);
  gtk_widget_class_bind_template_child (widget_class, JinWelcomePage, waiting);
  gtk_widget_class_bind_template_callback (widget_class, import_cb);
  gtk_widget_class_bind_template_callback (widget_class, blank_cb);
  gtk_widget_class_bind_template_callback (widget_class, demo_clicked_cb);
}

static void
jin_welcome_page_init (JinWelcomePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

JinPage *
jin_welcome_page_new (JinWindow *window)
{
  JinWelcomePage *self;

  g_return_val_if_fail (JIN_IS_WINDOW (window), NULL);
  self = g_object_new (JIN_TYPE_WELCOME_PAGE, "window", window, "title", _ ("Welcome"), NULL);
  self->window = window;
  return JIN_PAGE (self);
}
