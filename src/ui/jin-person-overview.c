/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "office/jin-care-plan.h"
#include "office/jin-codes.h"
#include "office/jin-contact.h"
#include "office/jin-document.h"
#include "office/jin-person.h"
#include "office/jin-phone-entry.h"
#include "office/jin-talk.h"
#include "office/jin-visit.h"
#include "record/jin-format.h"
#include "ui/jin-facts.h"
#include "ui/jin-person-overview.h"
#include "ui/jin-survivors.h"
#include "ui/jin-wrap-box.h"

struct _JinPersonOverview
{
  AdwBin parent_instance;

  /* Borrowed */
  JinWindow *window;
  GtkWidget *box;

  /* Owned */
  JinRecord    *person;
  GPtrArray    *contacts; /* JinRecord */
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (JinPersonOverview, jin_person_overview, ADW_TYPE_BIN)

#define CARD_WIDTH 28
#define CARD_SPACING 18

/* ---- what is read, on a thread ---- */

typedef struct
{
  GPtrArray *issues;
  GPtrArray *contacts;
  GPtrArray *phones;
} Findings;

static void
findings_free (gpointer data)
{
  Findings *findings = data;

  g_clear_pointer (&findings->issues, g_ptr_array_unref);
  g_clear_pointer (&findings->contacts, g_ptr_array_unref);
  g_clear_pointer (&findings->phones, g_ptr_array_unref);
  g_free (findings);
}

static GPtrArray *
read_children (JinStore *store, const JinEntity *entity, gint64 person, GCancellable *cancellable, GError **error)
{
  g_autofree char      *condition = g_strdup_printf ("person=%" G_GINT64_FORMAT, person);
  g_autoptr (JinFilter) filter = jin_filter_parse (jin_store_get_entities (store), entity, condition, error);
  JinQuery              query = {.entity = entity, .filter = filter, .context = jin_context_now ()};

  return filter != NULL ? jin_store_query (store, &query, 0, cancellable, error) : NULL;
}

static gpointer
read_func (JinStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  JinRecord *person = data;
  Findings  *findings = g_new0 (Findings, 1);
  gint64     id = jin_record_get_id (person);
  JinContext context = jin_context_now ();

  findings->issues = jin_issues_new ();
  jin_person_hints (person, &context, JIN_LOOKUP (store), findings->issues);
  findings->contacts = read_children (store, &jin_contact_entity, id, cancellable, error);
  findings->phones = findings->contacts != NULL ? read_children (store, &jin_phone_entity, id, cancellable, error) : NULL;
  if (findings->phones == NULL)
    g_clear_pointer (&findings, findings_free);
  return findings;
}

/* ---- what to see to ---- */

static void
survivors_cb (JinPersonOverview *self)
{
  jin_survivors_ask (self->window, self->person, self->contacts);
}

/* An entry about the person, as of today. */
static void
record_cb (JinPersonOverview *self, GtkButton *button)
{
  const JinEntity      *ledger = g_object_get_data (G_OBJECT (button), "ledger");
  g_autoptr (JinRecord) draft = jin_record_new (ledger);
  JinContext            context = jin_window_context (self->window);

  jin_record_set_ref (draft, ledger->title, jin_record_get_id (self->person), jin_record_get_title (self->person));
  jin_record_set_date (draft, ledger->when, context.today);
  if (ledger == &jin_visit_entity && g_str_equal (jin_record_get_text (self->person, JIN_PERSON_STATE), JIN_STATE_DIED))
    jin_record_set_text (draft, JIN_VISIT_TYPE, JIN_VISIT_SURVIVORS);
  jin_window_open_draft (self->window, draft);
}

static void
offer_record (JinPersonOverview *self, GtkWidget *button, const JinEntity *ledger, const char *label)
{
  gtk_button_set_label (GTK_BUTTON (button), label);
  g_object_set_data (G_OBJECT (button), "ledger", (gpointer)ledger);
  g_signal_connect_object (button, "clicked", G_CALLBACK (record_cb), self, G_CONNECT_SWAPPED);
}

static GtkWidget *
create_remedy (JinPersonOverview *self, const JinIssue *issue)
{
  GtkWidget *button = gtk_button_new ();

  switch (JIN_FIELD_ENTITY (issue->field))
    {
    case JIN_ENTITY_CONTACT:
      gtk_button_set_label (GTK_BUTTON (button), _ ("Register…"));
      g_signal_connect_object (button, "clicked", G_CALLBACK (survivors_cb), self, G_CONNECT_SWAPPED);
      break;
    case JIN_ENTITY_VISIT:
      offer_record (self, button, &jin_visit_entity, _ ("Record a Visit"));
      break;
    case JIN_ENTITY_TALK:
      offer_record (self, button, &jin_talk_entity, _ ("Record a Talk"));
      break;
    case JIN_ENTITY_CARE_PLAN:
      offer_record (self, button, &jin_care_plan_entity, _ ("Write a Care Plan"));
      break;
    case JIN_ENTITY_DOCUMENT:
      gtk_button_set_label (GTK_BUTTON (button), jin_entity_plural (&jin_document_entity));
      gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button), "record.show-tab::document");
      break;
    case JIN_ENTITY_PERSON:
      gtk_button_set_label (GTK_BUTTON (button), _ ("Edit"));
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "record.edit-field");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "i", issue->field);
      break;
    default:
      gtk_widget_set_visible (button, FALSE);
      break;
    }
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  return button;
}

static GtkWidget *
create_hint (JinPersonOverview *self, const JinIssue *issue)
{
  GtkWidget       *row = adw_action_row_new ();
  g_autofree char *clause = NULL;

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), issue->text);
  if (issue->clause != NULL)
    {
      /* Translators: %s is a document and its clause */
      clause = g_strdup_printf (_ ("See %s"), issue->clause);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), clause);
    }
  if (!jin_store_is_read_only (jin_window_get_store (self->window)))
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), create_remedy (self, issue));
  return row;
}

static void
add_hints (JinPersonOverview *self, GPtrArray *issues)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("To See To"));
  for (guint i = 0; i < issues->len; i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), create_hint (self, g_ptr_array_index (issues, i)));
  gtk_box_prepend (GTK_BOX (self->box), group);
}

/* ---- whom to call ---- */

static void
add_part (GString *text, const char *part)
{
  if (part != NULL && *part != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", part);
}

static char *
format (JinPersonOverview *self, JinRecord *record, int field)
{
  JinContext context = jin_window_context (self->window);

  return jin_record_format (record, field, &context, JIN_MASK_INTERNAL, jin_store_list_func, jin_window_get_store (self->window));
}

static const char *
flag_label (JinRecord *record, int field)
{
  return jin_record_get_int (record, field) != 0 ? jin_field_label (jin_entity_field (jin_record_get_entity (record), field)) : NULL;
}

static void
add_call (GtkWidget *calls, const char *head, const char *who, const char *number, const char *note)
{
  GtkWidget          *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  g_autoptr (GString) text = g_string_new (NULL);
  GtkWidget          *dim, *label;

  add_part (text, who);
  add_part (text, number);
  add_part (text, note);
  dim = gtk_label_new (head);
  label = gtk_label_new (text->str);
  gtk_widget_add_css_class (dim, "dim-label");
  gtk_label_set_xalign (GTK_LABEL (dim), 0);
  gtk_label_set_wrap (GTK_LABEL (dim), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_set_can_focus (label, FALSE);
  gtk_box_append (GTK_BOX (box), dim);
  gtk_box_append (GTK_BOX (box), label);
  jin_wrap_box_append (JIN_WRAP_BOX (calls), box);
}

static void
add_contact (JinPersonOverview *self, GtkWidget *calls, JinRecord *contact)
{
  g_autofree char    *relationship = format (self, contact, JIN_CONTACT_RELATIONSHIP);
  g_autofree char    *phone = format (self, contact, JIN_CONTACT_PHONE);
  g_autoptr (GString) head = g_string_new (NULL);

  add_part (head, *relationship != '\0' ? relationship : jin_entity_label (&jin_contact_entity));
  add_part (head, flag_label (contact, JIN_CONTACT_PREFERRED));
  add_part (head, jin_record_get_int (contact, JIN_CONTACT_EMERGENCY) != 0 ? _ ("Emergency Contact") : NULL);
  add_part (head, flag_label (contact, JIN_CONTACT_SURVIVOR));
  add_call (calls, head->str, jin_record_get_title (contact), phone, jin_record_get_text (contact, JIN_CONTACT_NOTE));
}

static void
add_phone (JinPersonOverview *self, GtkWidget *calls, JinRecord *phone)
{
  g_autofree char    *number = format (self, phone, JIN_PHONE_NUMBER);
  g_autoptr (GString) head = g_string_new (NULL);

  add_part (head, jin_entity_label (&jin_phone_entity));
  add_part (head, flag_label (phone, JIN_PHONE_PREFERRED));
  add_call (calls, head->str, jin_record_get_text (phone, JIN_PHONE_WHOSE), number, jin_record_get_text (phone, JIN_PHONE_NOTE));
}

static void
add_calls (JinPersonOverview *self, const Findings *findings)
{
  GtkWidget *calls = jin_wrap_box_new (CARD_WIDTH, CARD_SPACING);

  for (guint i = 0; i < findings->contacts->len; i++)
    add_contact (self, calls, g_ptr_array_index (findings->contacts, i));
  for (guint i = 0; i < findings->phones->len; i++)
    add_phone (self, calls, g_ptr_array_index (findings->phones, i));
  gtk_box_append (GTK_BOX (self->box), jin_form_group_new (_ ("Family and Phones"), calls));
}

/* ---- what is not known yet (R9) ---- */

static const char *
item_label (int item)
{
  if (item == JIN_PERSON_EMERGENCY_CONTACTS)
    return _ ("Emergency Contact");
  if (item == JIN_PERSON_UNIT)
    return _ ("Former Unit and Post");
  return jin_field_label (jin_entity_field (&jin_person_entity, item));
}

static GtkWidget *
create_item (int item, gboolean read_only)
{
  GtkWidget       *button = gtk_button_new_with_label (item_label (item));
  g_autofree char *tip = NULL;

  gtk_widget_add_css_class (button, "chip");
  if (item == JIN_PERSON_EMERGENCY_CONTACTS)
    gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button), "record.add::contact");
  else
    {
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "record.edit-field");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "i", item);
    }
  /* Translators: %s is a field, such as Date of Birth */
  tip = g_strdup_printf (_ ("Fill in: %s"), item_label (item));
  gtk_widget_set_tooltip_text (button, tip);
  gtk_widget_set_sensitive (button, !read_only);
  return button;
}

static GtkWidget *
create_completeness (JinPersonOverview *self)
{
  g_autoptr (GArray) missing = jin_person_missing (self->person);
  int                items = jin_person_n_items (self->person);
  JinContext         context = jin_window_context (self->window);
  g_auto (JinValue)  percent = jin_person_completeness (self->person, &context);
  g_autofree char   *words = NULL;
  GtkWidget         *chips;

  if (missing->len == 0)
    return NULL;
  /* Translators: how much is known of a person: percent, items missing, items in all */
  words = g_strdup_printf (_ ("Complete: %d %% (%d of %d items missing)"), (int)jin_value_get_int (&percent), (int)missing->len, items);
  chips = jin_wrap_box_new (0, 6);
  for (guint i = 0; i < missing->len; i++)
    jin_wrap_box_append (JIN_WRAP_BOX (chips), create_item (g_array_index (missing, int, i), jin_store_is_read_only (jin_window_get_store (self->window))));
  return jin_form_group_new (words, chips);
}

/* ---- class ---- */

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  Findings          *findings = jin_store_run_finish (JIN_STORE (source), result, &error);
  JinPersonOverview *self = user_data;

  if (findings == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        jin_window_show_error (self->window, _ ("The Remarks Could Not Be Read"), error);
      return;
    }
  self->contacts = g_ptr_array_ref (findings->contacts);
  if (findings->contacts->len + findings->phones->len > 0)
    add_calls (self, findings);
  if (findings->issues->len > 0)
    add_hints (self, findings->issues);
  gtk_widget_set_visible (GTK_WIDGET (self), gtk_widget_get_first_child (self->box) != NULL);
  findings_free (findings);
}

static void
jin_person_overview_dispose (GObject *object)
{
  JinPersonOverview *self = JIN_PERSON_OVERVIEW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->person);
  g_clear_pointer (&self->contacts, g_ptr_array_unref);
  G_OBJECT_CLASS (jin_person_overview_parent_class)->dispose (object);
}

static void
jin_person_overview_class_init (JinPersonOverviewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = jin_person_overview_dispose;
}

static void
jin_person_overview_init (JinPersonOverview *self)
{
  self->cancellable = g_cancellable_new ();
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  adw_bin_set_child (ADW_BIN (self), self->box);
}

GtkWidget *
jin_person_overview_new (JinWindow *window, JinRecord *person)
{
  JinPersonOverview *self;
  GtkWidget         *completeness = NULL;

  g_return_val_if_fail (JIN_IS_WINDOW (window) && JIN_IS_RECORD (person), NULL);
  self = g_object_new (JIN_TYPE_PERSON_OVERVIEW, NULL);
  self->window = window;
  self->person = g_object_ref (person);
  /* Of those who are gone nothing is asked any more. */
  if (!g_str_equal (jin_record_get_text (person, JIN_PERSON_STATE), JIN_STATE_DIED))
    completeness = create_completeness (self);
  if (completeness != NULL)
    gtk_box_append (GTK_BOX (self->box), completeness);
  gtk_widget_set_visible (GTK_WIDGET (self), completeness != NULL);
  jin_store_run_async (jin_window_get_store (window), read_func, g_object_ref (person), g_object_unref, findings_free, self->cancellable, read_cb, self);
  return GTK_WIDGET (self);
}
