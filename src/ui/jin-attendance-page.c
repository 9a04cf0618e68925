/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "office/jin-activity.h"
#include "office/jin-attendance.h"
#include "office/jin-person.h"
#include "ui/jin-accessible.h"
#include "ui/jin-activity-commands.h"
#include "ui/jin-activity-notice.h"
#include "ui/jin-attendance-page.h"
#include "ui/jin-attendance-row.h"
#include "ui/jin-gradual.h"
#include "ui/jin-form-row.h"

struct _JinAttendancePage
{
  JinPage parent_instance;

  /* Template */
  GtkStack      *stack;
  AdwStatusPage *error_page;
  GtkLabel      *when_label;
  GtkLabel      *sentence_label;
  GtkLabel      *open_label;
  GtkWidget     *empty_label;
  GtkEditable   *search_entry;
  GtkListView   *view;
  GtkRevealer   *add_revealer;
  AdwBin        *add_bin;
  GtkRevealer   *paste_revealer;
  GtkTextView   *paste_view;
  GtkLabel      *paste_label;
  GtkWidget     *previous_button;

  /* Borrowed */
  JinWindow  *window;
  JinFormRow *person_row;

  /* Owned */
  GCancellable       *cancellable;
  JinAttendanceSheet *sheet;
  JinRecord          *draft; /* what the person row writes into */
  gint64              activity;
  gboolean            saved;
};

G_DEFINE_FINAL_TYPE (JinAttendancePage, jin_attendance_page, JIN_TYPE_PAGE)

/* ---- showing ---- */

static void
update_numbers (JinAttendancePage *self)
{
  g_autofree char   *sentence = jin_attendance_sheet_sentence (self->sheet);
  guint              n_open = jin_attendance_sheet_count_open (self->sheet);
  JinAttendanceCount count;
  g_autofree char   *open = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u not registered yet", "%u not registered yet", n_open), n_open);

  jin_attendance_sheet_count (self->sheet, &count);
  gtk_widget_set_visible (self->empty_label, count.members + count.guests == 0);
  gtk_widget_set_visible (GTK_WIDGET (self->open_label), count.members > 0);
  gtk_label_set_text (self->sentence_label, sentence);
  gtk_label_set_text (self->open_label, n_open > 0 ? open : _ ("Everybody is registered"));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "attendance.undo", jin_attendance_sheet_can_undo (self->sheet));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "attendance.rest", n_open > 0);
}

static const char *
present_code (JinAttendancePage *self)
{
  const JinCode *const *offered = jin_attendance_sheet_get_offered (self->sheet);

  return offered[0] != NULL ? offered[0]->code : "";
}

/* “Keys: 1 present, 2 online …” */
static void
show_keys (JinAttendancePage *self)
{
  const JinCode *const *offered = jin_attendance_sheet_get_offered (self->sheet);
  g_autoptr (GString)   keys = g_string_new (_ ("Keys:"));

  for (int i = 0; offered[i] != NULL && i < 9; i++)
    g_string_append_printf (keys, " %d %s", i + 1, offered[i]->label);
  g_string_append_printf (keys, " 0 %s", _ ("not registered"));
  jin_page_set_status (JIN_PAGE (self), keys->str);
}

static void
setup_cb (JinAttendancePage *self, GtkListItem *item)
{
  gtk_list_item_set_child (item, jin_attendance_row_new (self->sheet));
}

static void
bind_cb (JinAttendancePage *self, GtkListItem *item)
{
  jin_attendance_row_set_entry (JIN_ATTENDANCE_ROW (gtk_list_item_get_child (item)), gtk_list_item_get_item (item));
  jin_accessible_name_row (item, jin_attendance_entry_get_name (gtk_list_item_get_item (item)));
}

static void
unbind_cb (JinAttendancePage *self, GtkListItem *item)
{
  jin_attendance_row_set_entry (JIN_ATTENDANCE_ROW (gtk_list_item_get_child (item)), NULL);
}

static void
show_sheet (JinAttendancePage *self)
{
  JinRecord                     *activity = jin_attendance_sheet_get_activity (self->sheet);
  JinRecord                     *previous = jin_attendance_sheet_get_previous (self->sheet);
  g_autofree char               *when = jin_activity_time_text (activity);
  g_autofree char               *whole = g_strjoin (" · ", when, jin_record_get_ref_title (activity, JIN_ACTIVITY_ORGANISATION), NULL);
  g_autoptr (GtkSingleSelection) selection = gtk_single_selection_new (G_LIST_MODEL (jin_gradual_new (g_object_ref (G_LIST_MODEL (self->sheet)))));

  jin_page_set_title (JIN_PAGE (self), jin_record_get_title (activity));
  gtk_label_set_text (self->when_label, whole);
  gtk_single_selection_set_autoselect (selection, FALSE);
  gtk_single_selection_set_can_unselect (selection, TRUE);
  gtk_single_selection_set_selected (selection, GTK_INVALID_LIST_POSITION);
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (selection));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "attendance.previous", previous != NULL);
  if (previous != NULL)
    {
      g_autofree char *time = jin_activity_time_text (previous);
      g_autofree char *tooltip = g_strjoin ("\n", jin_record_get_title (previous), time, NULL);

      gtk_widget_set_tooltip_text (self->previous_button, tooltip);
    }
  g_signal_connect_object (self->sheet, "changed", G_CALLBACK (update_numbers), self, G_CONNECT_SWAPPED);
  update_numbers (self);
  show_keys (self);
  gtk_stack_set_visible_child_name (self->stack, "list");
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

static gpointer
load_func (JinStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return jin_attendance_sheet_load (store, *(gint64 *)data, cancellable, error);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError)             error = NULL;
  g_autoptr (JinAttendanceSheet) sheet = jin_store_run_finish (JIN_STORE (source), result, &error);
  JinAttendancePage             *self = user_data;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (sheet == NULL)
    {
      adw_status_page_set_description (self->error_page, error->message);
      gtk_stack_set_visible_child_name (self->stack, "error");
      return;
    }
  self->sheet = g_steal_pointer (&sheet);
  show_sheet (self);
}

/* ---- the keyboard ---- */

/* The rows' widgets are the list's grandchildren. */
static JinAttendanceRow *
row_of_child (GtkWidget *child)
{
  GtkWidget *row = gtk_widget_get_first_child (child);

  return JIN_IS_ATTENDANCE_ROW (row) ? JIN_ATTENDANCE_ROW (row) : NULL;
}

static JinAttendanceEntry *
get_focused (JinAttendancePage *self)
{
  GtkRoot          *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget        *widget = root != NULL ? gtk_root_get_focus (root) : NULL;
  JinAttendanceRow *row;

  while (widget != NULL && gtk_widget_get_parent (widget) != GTK_WIDGET (self->view))
    widget = gtk_widget_get_parent (widget);
  row = widget != NULL ? row_of_child (widget) : NULL;
  return row != NULL ? jin_attendance_row_get_entry (row) : NULL;
}

static guint
find_position (JinAttendancePage *self, JinAttendanceEntry *entry)
{
  GListModel *model = G_LIST_MODEL (self->sheet);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (JinAttendanceEntry) other = g_list_model_get_item (model, i);

      if (other == entry)
        return i;
    }
  return GTK_INVALID_LIST_POSITION;
}

static void
focus_position (JinAttendancePage *self, guint position)
{
  g_autoptr (JinAttendanceEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->sheet), position);

  if (entry == NULL)
    return;
  gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u", position);
  gtk_single_selection_set_selected (GTK_SINGLE_SELECTION (gtk_list_view_get_model (self->view)), position);
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->view)); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (row_of_child (child) != NULL && jin_attendance_row_get_entry (row_of_child (child)) == entry)
      gtk_widget_grab_focus (child);
}

/* The code that a digit stands for: "" for 0, NULL for another key. */
static const char *
code_of_key (JinAttendancePage *self, guint keyval)
{
  const JinCode *const *offered = jin_attendance_sheet_get_offered (self->sheet);
  gunichar              c = gdk_keyval_to_unicode (keyval);
  int                   digit = c >= '0' && c <= '9' ? (int)(c - '0') : -1;

  if (digit == 0)
    return "";
  for (int i = 0; offered[i] != NULL; i++)
    if (i + 1 == digit)
      return offered[i]->code;
  return NULL;
}

static gboolean
list_key_cb (JinAttendancePage *self, guint keyval, guint keycode, GdkModifierType state)
{
  JinAttendanceEntry *entry = get_focused (self);
  const char         *code;
  guint               position;

  if (entry == NULL || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return FALSE;
  code = keyval == GDK_KEY_Delete || keyval == GDK_KEY_BackSpace ? "" : code_of_key (self, keyval);
  if (code == NULL)
    return FALSE;
  position = find_position (self, entry);
  jin_attendance_sheet_mark (self->sheet, entry, code);
  if (position + 1 < g_list_model_get_n_items (G_LIST_MODEL (self->sheet)))
    focus_position (self, position + 1);
  return TRUE;
}

/* ---- the search ---- */

static void
search_changed_cb (JinAttendancePage *self)
{
  if (self->sheet != NULL)
    jin_attendance_sheet_search (self->sheet, gtk_editable_get_text (self->search_entry));
}

/* Marks the best match and is ready for the next name; what nobody is called stays, so that nothing is lost. */
static void
mark_found (JinAttendancePage *self, const char *code)
{
  g_autoptr (JinAttendanceEntry) found = g_list_model_get_item (G_LIST_MODEL (self->sheet), 0);
  const char                    *text = gtk_editable_get_text (self->search_entry);
  g_autofree char               *message = NULL;

  if (*text == '\0')
    return;
  if (found == NULL)
    {
      /* Translators: %s is what was typed */
      message = g_strdup_printf (_ ("Nobody called “%s” is on the list. People of other branches come in by “Add Someone”."), text);
      jin_window_toast (self->window, message);
      return;
    }
  jin_attendance_sheet_mark (self->sheet, found, code);
  gtk_editable_set_text (self->search_entry, "");
}

static void
search_activate_cb (JinAttendancePage *self)
{
  if (self->sheet != NULL)
    mark_found (self, present_code (self));
}

static gboolean
search_key_cb (JinAttendancePage *self, guint keyval)
{
  const char *code;

  if (self->sheet == NULL)
    return FALSE;
  if (keyval == GDK_KEY_Down)
    {
      focus_position (self, 0);
      return TRUE;
    }
  if (keyval == GDK_KEY_Escape && *gtk_editable_get_text (self->search_entry) != '\0')
    {
      gtk_editable_set_text (self->search_entry, "");
      return TRUE;
    }
  code = code_of_key (self, keyval);
  if (code == NULL || *gtk_editable_get_text (self->search_entry) == '\0')
    return FALSE;
  mark_found (self, code);
  return TRUE;
}

static void
jin_attendance_page_find (JinPage *page)
{
  gtk_widget_grab_focus (GTK_WIDGET (JIN_ATTENDANCE_PAGE (page)->search_entry));
}

/* ---- several at once ---- */

static void
rest_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JinAttendancePage *self = JIN_ATTENDANCE_PAGE (widget);

  jin_attendance_sheet_mark_rest (self->sheet, present_code (self));
}

static void
previous_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JinAttendancePage *self = JIN_ATTENDANCE_PAGE (widget);
  guint              n = jin_attendance_sheet_take_previous (self->sheet);
  g_autofree char   *text = NULL;

  /* Translators: the number of people who were registered as at the activity before */
  text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u registered as last time", "%u registered as last time", n), n);
  jin_window_toast (self->window, text);
}

static void
undo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  jin_attendance_sheet_undo (JIN_ATTENDANCE_PAGE (widget)->sheet);
}

static void
paste_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JinAttendancePage *self = JIN_ATTENDANCE_PAGE (widget);
  GtkTextBuffer     *buffer = gtk_text_view_get_buffer (self->paste_view);
  GtkTextIter        start, end;
  g_autofree char   *text = NULL;
  g_autofree char   *left_over = NULL;
  g_autofree char   *message = NULL;
  guint              n;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  n = jin_attendance_sheet_paste (self->sheet, text, present_code (self), &left_over);
  gtk_text_buffer_set_text (buffer, left_over != NULL ? left_over : "", -1);
  if (left_over != NULL)
    /* Translators: after a list of names was read */
    message = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u marked. The names left above are not on the list, or two people bear them.",
                                            "%u marked. The names left above are not on the list, or two people bear them.", n),
                               n);
  else
    message = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u marked.", "%u marked.", n), n);
  gtk_label_set_text (self->paste_label, message);
}

/* ---- somebody else ---- */

static gpointer
person_func (JinStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return jin_store_get (store, &jin_person_entity, *(gint64 *)data, error);
}

static void
person_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (JinRecord) person = jin_store_run_finish (JIN_STORE (source), result, &error);
  JinAttendancePage    *self = user_data;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (person != NULL)
    jin_attendance_sheet_add (self->sheet, person);
  else
    jin_window_show_error (self->window, _ ("Could Not Add This Person"), error);
}

static void
person_chosen_cb (JinAttendancePage *self)
{
  gint64 id;

  if (self->sheet == NULL || !jin_form_row_read (self->person_row, self->draft, NULL))
    return;
  id = jin_record_get_ref (self->draft, JIN_ATTENDANCE_PERSON);
  if (id == 0)
    return;
  jin_record_take (self->draft, JIN_ATTENDANCE_PERSON, (JinValue)JIN_VALUE_INIT);
  jin_form_row_show (self->person_row, self->draft);
  jin_store_run_async (jin_window_get_store (self->window), person_func, g_memdup2 (&id, sizeof id), g_free, g_object_unref,
                       self->cancellable, person_cb, self);
}

/* ---- saving ---- */

typedef struct
{
  JinAttendancePage *self;
  GTask             *task;
  char              *label;
} Saving;

static void
committed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Saving            *saving = user_data;
  JinAttendancePage *self = saving->self;
  g_autoptr (GError) error = NULL;
  gint64             transaction = jin_store_commit_finish (JIN_STORE (source), result, NULL, &error);

  gtk_widget_set_sensitive (GTK_WIDGET (self->stack), TRUE);
  if (transaction != 0)
    {
      self->saved = TRUE;
      jin_window_toast_undo (self->window, saving->label, transaction);
      g_task_return_boolean (saving->task, TRUE);
    }
  else
    g_task_return_error (saving->task, g_steal_pointer (&error));
  g_object_unref (saving->task);
  g_object_unref (self);
  g_free (saving->label);
  g_free (saving);
}

static gboolean
jin_attendance_page_has_changes (JinPage *page)
{
  JinAttendancePage *self = JIN_ATTENDANCE_PAGE (page);

  return self->sheet != NULL && !self->saved && jin_attendance_sheet_has_changes (self->sheet);
}

static void
jin_attendance_page_save (JinPage *page, GTask *task)
{
  JinAttendancePage     *self = JIN_ATTENDANCE_PAGE (page);
  g_autoptr (JinChanges) changes = NULL;
  JinContext             context;
  Saving                *saving;

  if (!jin_attendance_page_has_changes (page))
    {
      g_task_return_boolean (task, TRUE);
      g_object_unref (task);
      return;
    }
  changes = jin_attendance_sheet_create_changes (self->sheet);
  context = jin_window_context (self->window);
  saving = g_new0 (Saving, 1);
  saving->self = g_object_ref (self);
  saving->task = task;
  saving->label = g_strdup (jin_changes_get_label (changes));
  gtk_widget_set_sensitive (GTK_WIDGET (self->stack), FALSE);
  jin_store_commit_async (jin_window_get_store (self->window), changes, &context, NULL, committed_cb, saving);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  JinAttendancePage *self = JIN_ATTENDANCE_PAGE (source);
  g_autoptr (GError) error = NULL;

  if (jin_page_save_finish (JIN_PAGE (self), result, &error))
    jin_window_back (self->window);
  else
    jin_window_show_error (self->window, _ ("Could Not Save"), error);
}

/* Saved, there is nothing more to do here. */
static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  jin_page_save_async (JIN_PAGE (widget), saved_cb, NULL);
}

static void
jin_attendance_page_print (JinPage *page)
{
  JinAttendancePage *self = JIN_ATTENDANCE_PAGE (page);

  if (self->sheet != NULL)
    jin_activity_print_sign_in (self->window, jin_attendance_sheet_get_activity (self->sheet));
}

/* ---- class ---- */

static void
jin_attendance_page_dispose (GObject *object)
{
  JinAttendancePage *self = JIN_ATTENDANCE_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->sheet);
  g_clear_object (&self->draft);
  G_OBJECT_CLASS (jin_attendance_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *klass)
{
  gtk_widget_class_set_template_from_resource (klass, "/io/github/jinqiu/Jinqiu/ui/jin-attendance-page.ui");
  gtk_widget_class_bind_template_child (klass, JinAttendancePage, stack);
  gtk_widget_class_bind_template_child (klass, JinAttendancePage, error_page);
  gtk_widget_class_bind_template_child (klass, JinAttendancePage, when_label);
  gtk_widget_class_bind_template_child (klass, JinAttendancePage, sentence_label);
  gtk_widget_class_bind_template_child (klass, JinAttendancePage, open_label);
  gtk_widget_class_bind_template_child (klass, JinAttendancePage, empty_label);
  gtk_widget_class_bind_template_child (klass, JinAttendancePage, search_entry);
  gtk_widget_class_bind_template_child (klass, JinAttendancePage, view);
  gtk_widget_class_bind_template_child (klass, JinAttendancePage, add_revealer);
  gtk_widget_class_bind_template_child (klass, JinAttendancePage, add_bin);
  gtk_widget_class_bind_template_child (klass, JinAttendancePage, paste_revealer);
  gtk_widget_class_bind_template_child (klass, JinAttendancePage, paste_view);
  gtk_widget_class_bind_template_child (klass, JinAttendancePage, paste_label);
  gtk_widget_class_bind_template_child (klass, JinAttendancePage, previous_button);
  gtk_widget_class_bind_template_callback (klass, setup_cb);
  gtk_widget_class_bind_template_callback (klass, bind_cb);
  gtk_widget_class_bind_template_callback (klass, unbind_cb);
  gtk_widget_class_bind_template_callback (klass, list_key_cb);
  gtk_widget_class_bind_template_callback (klass, search_key_cb);
  gtk_widget_class_bind_template_callback (klass, search_changed_cb);
  gtk_widget_class_bind_template_callback (klass, search_activate_cb);
}

static void
jin_attendance_page_class_init (JinAttendancePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  JinPageClass   *page_class = JIN_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jin_attendance_page_dispose;
  page_class->find = jin_attendance_page_find;
  page_class->print = jin_attendance_page_print;
  page_class->has_changes = jin_attendance_page_has_changes;
  page_class->save = jin_attendance_page_save;

  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "attendance.rest", NULL, rest_action);
  gtk_widget_class_install_action (widget_class, "attendance.previous", NULL, previous_action);
  gtk_widget_class_install_action (widget_class, "attendance.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "attendance.paste", NULL, paste_action);
  gtk_widget_class_install_action (widget_class, "attendance.save", NULL, save_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "attendance.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "attendance.save", NULL);
}

static void
jin_attendance_page_init (JinAttendancePage *self)
{
  self->cancellable = g_cancellable_new ();
  self->draft = jin_record_new (&jin_attendance_entity);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "attendance.undo", FALSE);
}

JinPage *
jin_attendance_page_new (JinWindow *window, gint64 activity)
{
  JinAttendancePage *self;

  g_return_val_if_fail (JIN_IS_WINDOW (window) && activity > 0, NULL);
  self = g_object_new (JIN_TYPE_ATTENDANCE_PAGE, "window", window, "title", C_ ("page", "Attendance"), NULL);
  self->window = window;
  self->activity = activity;
  self->person_row = jin_form_row_new (window, &jin_attendance_entity, JIN_ATTENDANCE_PERSON);
  g_signal_connect_object (self->person_row, "changed", G_CALLBACK (person_chosen_cb), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (self->add_bin, GTK_WIDGET (self->person_row));
  jin_store_run_async (jin_window_get_store (window), load_func, g_memdup2 (&activity, sizeof activity), g_free, g_object_unref,
                       self->cancellable, loaded_cb, self);
  return JIN_PAGE (self);
}

JinAttendanceSheet *
jin_attendance_page_get_sheet (JinAttendancePage *self)
{
  g_return_val_if_fail (JIN_IS_ATTENDANCE_PAGE (self), NULL);
  return self->sheet;
}
