/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ui/jin-name-dialog.h"

typedef struct
{
  JinNameFunc  named;
  GObject     *data;
  GtkEditable *entry;
} Question;

static void
question_free (gpointer data, GClosure *closure)
{
  Question *question = data;

  g_object_unref (question->data);
  g_free (question);
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, Question *question)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (question->entry)));

  if (g_str_equal (response, "save") && *name != '\0')
    question->named (name, question->data);
}

static void
typed_cb (GtkEditable *entry, AdwMessageDialog *dialog)
{
  adw_message_dialog_set_response_enabled (dialog, "save", *gtk_editable_get_text (entry) != '\0');
}

/**
 * jin_name_dialog_present:
 * @window: over which it is shown
 * @heading: what is named
 * @label: of the entry
 * @named: gets the name
 * @data: (type GObject): for @named; kept until the dialog is answered
 */
void
jin_name_dialog_present (JinWindow *window, const char *heading, const char *label, JinNameFunc named, gpointer data)
{
  GtkWidget *dialog, *entry;
  Question  *question;

  g_return_if_fail (JIN_IS_WINDOW (window));
  g_return_if_fail (named != NULL && G_IS_OBJECT (data));
  dialog = adw_message_dialog_new (GTK_WINDOW (window), heading, label);
  entry = gtk_entry_new ();
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), entry);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "save", _ ("_Save"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "save", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "save");
  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (dialog), "save", FALSE);
  g_signal_connect_object (entry, "changed", G_CALLBACK (typed_cb), dialog, 0);
  question = g_new0 (Question, 1);
  *question = (Question){named, g_object_ref (data), GTK_EDITABLE (entry)};
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), question, question_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}
