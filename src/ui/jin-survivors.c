/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "office/jin-contact.h"
#include "record/jin-format.h"
#include "ui/jin-survivors.h"

typedef struct
{
  JinWindow *window;
  JinRecord *person;
  GPtrArray *contacts; /* JinRecord */
  GPtrArray *checks;   /* GtkCheckButton, borrowed, one each */
} Asking;

static void
asking_free (Asking *asking)
{
  g_object_unref (asking->window);
  g_object_unref (asking->person);
  g_ptr_array_unref (asking->contacts);
  g_ptr_array_unref (asking->checks);
  g_free (asking);
}

/* Somebody whom the office doesn't know yet. */
static void
open_draft (JinWindow *window, JinRecord *person)
{
  g_autoptr (JinRecord) draft = jin_record_new (&jin_contact_entity);

  jin_record_set_ref (draft, JIN_CONTACT_PERSON, jin_record_get_id (person), jin_record_get_title (person));
  jin_record_set_int (draft, JIN_CONTACT_SURVIVOR, 1);
  jin_window_open_draft (window, draft);
}

static void
committed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (JinWindow) window = user_data;
  g_autoptr (GError)    error = NULL;
  gint64                transaction = jin_store_commit_finish (JIN_STORE (source), result, NULL, &error);

  if (transaction > 0)
    jin_window_toast_undo (window, _ ("The survivors are registered"), transaction);
  else if (transaction == 0)
    jin_window_show_error (window, _ ("Could Not Register the Survivors"), error);
}

static void
save (Asking *asking)
{
  JinContext             context = jin_window_context (asking->window);
  g_autofree char       *label = NULL;
  g_autoptr (JinChanges) changes = NULL;

  /* Translators: what was done, for undo and history; %s is a person who died */
  label = g_strdup_printf (_ ("Register the survivors: %s"), jin_record_get_title (asking->person));
  changes = jin_changes_new (label);
  for (guint i = 0; i < asking->contacts->len; i++)
    {
      JinRecord            *contact = g_ptr_array_index (asking->contacts, i);
      g_autoptr (JinRecord) edited = jin_record_copy (contact);

      jin_record_set_int (edited, JIN_CONTACT_SURVIVOR, gtk_check_button_get_active (g_ptr_array_index (asking->checks, i)) ? 1 : 0);
      jin_changes_put (changes, edited, contact, JIN_DATE_NONE);
    }
  jin_store_commit_async (jin_window_get_store (asking->window), changes, &context, NULL, committed_cb, g_object_ref (asking->window));
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, Asking *asking)
{
  if (g_str_equal (response, "save"))
    save (asking);
  else if (g_str_equal (response, "new"))
    open_draft (asking->window, asking->person);
}

static GtkWidget *
create_check (JinWindow *window, JinRecord *contact)
{
  JinContext       context = jin_window_context (window);
  JinStore        *store = jin_window_get_store (window);
  g_autofree char *relationship = jin_record_format (contact, JIN_CONTACT_RELATIONSHIP, &context, JIN_MASK_INTERNAL, jin_store_list_func, store);
  g_autofree char *phone = jin_record_format (contact, JIN_CONTACT_PHONE, &context, JIN_MASK_INTERNAL, NULL, NULL);
  g_autofree char *text = g_strjoin (" · ", jin_record_get_title (contact), *relationship != '\0' ? relationship : "—", *phone != '\0' ? phone : NULL, NULL);
  GtkWidget       *check = gtk_check_button_new_with_label (text);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), jin_record_get_int (contact, JIN_CONTACT_SURVIVOR) != 0);
  return check;
}

void
jin_survivors_ask (JinWindow *window, JinRecord *person, GPtrArray *contacts)
{
  Asking    *asking;
  GtkWidget *dialog, *box;

  g_return_if_fail (JIN_IS_WINDOW (window) && JIN_IS_RECORD (person) && contacts != NULL);
  if (contacts->len == 0)
    {
      open_draft (window, person);
      return;
    }
  asking = g_new0 (Asking, 1);
  asking->window = g_object_ref (window);
  asking->person = g_object_ref (person);
  asking->contacts = g_ptr_array_ref (contacts);
  asking->checks = g_ptr_array_new ();
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  for (guint i = 0; i < contacts->len; i++)
    {
      GtkWidget *check = create_check (window, g_ptr_array_index (contacts, i));

      g_ptr_array_add (asking->checks, check);
      gtk_box_append (GTK_BOX (box), check);
    }
  dialog = adw_message_dialog_new (GTK_WINDOW (window), _ ("Who Are the Survivors?"), _ ("They are visited and told of what is due from now on."));
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), box);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "new", _ ("_Somebody Else…"), "save", _ ("_Register"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "save", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "save");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), asking, (GClosureNotify)(void (*) (void))asking_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}
