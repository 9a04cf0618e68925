/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "record/jin-format.h"
#include "store/jin-store-history.h"
#include "ui/jin-reveal.h"

typedef struct
{
  JinWindow    *window;
  JinRecord    *record;
  int           field;
  JinContext    context;
  JinRevealFunc revealed;
  GObject      *data;
} Reveal;

static void
reveal_free (Reveal *reveal)
{
  g_object_unref (reveal->window);
  g_object_unref (reveal->record);
  g_object_unref (reveal->data);
  g_free (reveal);
}

static gpointer
audit_func (JinStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Reveal          *reveal = data;
  const JinEntity *entity = jin_record_get_entity (reveal->record);
  g_autofree char *object = g_strdup_printf ("%s/%s/%s", entity->name, jin_record_get_uid (reveal->record), jin_entity_field (entity, reveal->field)->name);

  if (!jin_store_audit (store, "unmask", object, 1, &reveal->context, error))
    return NULL;
  return jin_record_format (reveal->record, reveal->field, &reveal->context, JIN_MASK_NONE, jin_store_list_func, store);
}

static void
audited_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Reveal            *reveal = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char   *text = jin_store_run_finish (JIN_STORE (source), result, &error);

  if (text != NULL)
    reveal->revealed (text, reveal->data);
  else
    jin_window_show_error (reveal->window, _ ("The Number Stays Hidden"), error);
  reveal_free (reveal);
}

void
jin_reveal (JinWindow *window, JinRecord *record, int field, JinRevealFunc revealed, GObject *data)
{
  Reveal *reveal;

  g_return_if_fail (JIN_IS_WINDOW (window) && JIN_IS_RECORD (record) && G_IS_OBJECT (data));
  reveal = g_new0 (Reveal, 1);
  reveal->window = g_object_ref (window);
  reveal->record = g_object_ref (record);
  reveal->field = field;
  reveal->context = jin_window_context (window);
  /* The reason goes into the record of use. */
  reveal->context.purpose = _ ("looked at on screen");
  reveal->revealed = revealed;
  reveal->data = g_object_ref (data);
  jin_store_run_async (jin_window_get_store (window), audit_func, reveal, NULL, g_free, NULL, audited_cb, reveal);
}

static void
show_cb (const char *text, gpointer data)
{
  gtk_label_set_text (data, text);
}

static void
clicked_cb (GtkButton *button, GtkLabel *value)
{
  JinWindow *window = JIN_WINDOW (gtk_widget_get_root (GTK_WIDGET (button)));
  JinRecord *record = g_object_get_data (G_OBJECT (button), "record");

  jin_reveal (window, record, GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "field")), show_cb, G_OBJECT (value));
  gtk_widget_set_visible (GTK_WIDGET (button), FALSE);
}

GtkWidget *
jin_reveal_button_new (JinRecord *record, int field, GtkLabel *value)
{
  GtkWidget *button;

  g_return_val_if_fail (JIN_IS_RECORD (record) && GTK_IS_LABEL (value), NULL);
  button = gtk_button_new_with_label (_ ("Show"));
  gtk_widget_set_tooltip_text (button, _ ("Show the whole number; this is noted in the record of use"));
  g_object_set_data_full (G_OBJECT (button), "record", g_object_ref (record), g_object_unref);
  g_object_set_data (G_OBJECT (button), "field", GINT_TO_POINTER (field));
  g_signal_connect_object (button, "clicked", G_CALLBACK (clicked_cb), value, 0);
  return button;
}
