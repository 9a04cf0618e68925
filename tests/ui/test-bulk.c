/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include <glib/gstdio.h>

#include "office/jin-activity.h"
#include "office/jin-attendance.h"
#include "office/jin-codes.h"
#include "office/jin-membership.h"
#include "office/jin-organisation.h"
#include "office/jin-person-state.h"
#include "office/jin-person.h"
#include "paper/jin-mail.h"
#include "store/jin-store-history.h"
#include "ui/jin-bulk-edit.h"
#include "ui/jin-bulk-list.h"
#include "ui/jin-form-row.h"
#include "ui/jin-invite-dialog.h"
#include "ui/jin-ledger-page.h"
#include "ui/jin-mail-dialog.h"
#include "ui/jin-output-dialog.h"
#include "ui/jin-preview-page.h"
#include "ui-test.h"

/* What is done to many at once, through the windows in which it is asked. */

#define N_PEOPLE 40
#define N_SELECTED 5

typedef struct
{
  UiTest         test;
  JinPage       *page;
  JinRecordList *list;
  GArray        *ids; /* of those selected */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  ui_test_set_up (&fixture->test, N_PEOPLE);
  ui_test_settle ();
  jin_window_show_page (fixture->test.window, "person");
  fixture->page = ui_test_wait_for_page (&fixture->test, JIN_TYPE_LEDGER_PAGE);
  fixture->list = JIN_RECORD_LIST (ui_test_find (fixture->page, JIN_TYPE_RECORD_LIST, NULL));
  gtk_selection_model_select_range (GTK_SELECTION_MODEL (jin_record_list_get_selection (fixture->list)), 0, N_SELECTED, TRUE);
  fixture->ids = jin_selection_ids (jin_record_list_get_selection (fixture->list));
  g_assert_cmpuint (fixture->ids->len, ==, N_SELECTED);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_array_unref (fixture->ids);
  ui_test_tear_down (&fixture->test);
}

/* Activates an action of the page and returns the window of @type that it opens. */
static GtkWidget *
open_dialog (Fixture *fixture, const char *action, GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  gtk_widget_activate_action (GTK_WIDGET (fixture->page), action, NULL);
  ui_test_settle ();
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (window, type))
        return window;
    }
  g_assert_not_reached ();
}

static JinFormRow *
find_row (gpointer root, int field)
{
  g_autoptr (GPtrArray) all = ui_test_all (root);

  for (guint i = 0; i < all->len; i++)
    if (JIN_IS_FORM_ROW (all->pdata[i]) && jin_form_row_get_id (all->pdata[i]) == field)
      return all->pdata[i];
  g_assert_not_reached ();
}

static JinRecord *
person (Fixture *fixture, guint index)
{
  return jin_store_get (fixture->test.store, &jin_person_entity, g_array_index (fixture->ids, gint64, index), NULL);
}

static void
show_text (gpointer root, const JinEntity *entity, int field, const char *text)
{
  g_autoptr (JinRecord) record = jin_record_new (entity);

  jin_record_set_text (record, field, text);
  jin_form_row_show (find_row (root, field), record);
}

static void
show_date (gpointer root, const JinEntity *entity, int field, JinDate date)
{
  g_autoptr (JinRecord) record = jin_record_new (entity);

  jin_record_set_date (record, field, date);
  jin_form_row_show (find_row (root, field), record);
}

static GtkWidget *
suggested_button (GtkWidget *dialog)
{
  g_autoptr (GPtrArray) all = ui_test_all (dialog);

  for (guint i = 0; i < all->len; i++)
    if (GTK_IS_BUTTON (all->pdata[i]) && gtk_widget_has_css_class (all->pdata[i], "suggested-action"))
      return all->pdata[i];
  g_assert_not_reached ();
}

static void
go_on (GtkWidget *dialog)
{
  GtkWidget *button = suggested_button (dialog);

  g_assert_true (gtk_widget_get_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
  ui_test_settle ();
}

static void
choose_field (GtkWidget *dialog, guint line, const char *label)
{
  g_autoptr (GPtrArray) all = ui_test_all (dialog);
  guint                 seen = 0;

  for (guint i = 0; i < all->len; i++)
    {
      GListModel *names;

      if (!GTK_IS_DROP_DOWN (all->pdata[i]) || !gtk_drop_down_get_enable_search (all->pdata[i]) || gtk_widget_get_ancestor (all->pdata[i], JIN_TYPE_FORM_ROW) != NULL || seen++ < line)
        continue;
      names = gtk_drop_down_get_model (all->pdata[i]);
      for (guint n = 0; n < g_list_model_get_n_items (names); n++)
        if (g_str_equal (gtk_string_list_get_string (GTK_STRING_LIST (names), n), label))
          {
            gtk_drop_down_set_selected (all->pdata[i], n);
            return;
          }
    }
  g_assert_not_reached ();
}

/* Two fields at once, one row left out by its tick; one undo brings all back. */
static void
test_fields (Fixture *fixture, gconstpointer data)
{
  GtkWidget            *dialog = open_dialog (fixture, "ledger.bulk-edit", JIN_TYPE_BULK_EDIT);
  GtkWidget            *list, *check;
  g_autoptr (JinRecord) before = person (fixture, 0);
  g_autoptr (JinRecord) second = NULL;
  g_autoptr (JinRecord) left_out = NULL;
  g_autoptr (JinRecord) back = NULL;

  choose_field (dialog, 0, "Community");
  show_text (dialog, &jin_person_entity, JIN_PERSON_COMMUNITY, "东门社区");
  g_signal_emit_by_name (gtk_widget_get_ancestor (ui_test_find (dialog, ADW_TYPE_BUTTON_CONTENT, "Another _Field"), GTK_TYPE_BUTTON), "clicked");
  choose_field (dialog, 1, "Contact Cadre");
  /* Nothing typed: it is asked for, not taken for emptying. */
  go_on (dialog);
  g_assert_nonnull (ui_test_find (dialog, JIN_TYPE_BULK_FORM, NULL));
  g_assert_false (gtk_widget_get_mapped (ui_test_find (dialog, JIN_TYPE_BULK_LIST, NULL)));
  show_text (dialog, &jin_person_entity, JIN_PERSON_LIAISON, "李科长");
  go_on (dialog);
  list = ui_test_find (dialog, JIN_TYPE_BULK_LIST, NULL);
  g_assert_cmpuint (jin_bulk_list_count (JIN_BULK_LIST (list)), ==, N_SELECTED);
  check = ui_test_find (list, GTK_TYPE_CHECK_BUTTON, NULL);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), FALSE);
  g_assert_cmpuint (jin_bulk_list_count (JIN_BULK_LIST (list)), ==, N_SELECTED - 1);
  go_on (dialog);

  left_out = person (fixture, 0);
  second = person (fixture, 1);
  g_assert_cmpstr (jin_record_get_text (left_out, JIN_PERSON_COMMUNITY), ==, jin_record_get_text (before, JIN_PERSON_COMMUNITY));
  g_assert_cmpstr (jin_record_get_text (second, JIN_PERSON_COMMUNITY), ==, "东门社区");
  g_assert_cmpstr (jin_record_get_text (second, JIN_PERSON_LIAISON), ==, "李科长");
  g_assert_cmpint (ui_test_count (&fixture->test, &jin_person_entity, "community='东门社区' and liaison='李科长'"), ==, N_SELECTED - 1);
  gtk_widget_activate_action (GTK_WIDGET (fixture->test.window), "win.undo", NULL);
  ui_test_settle ();
  g_assert_cmpint (ui_test_count (&fixture->test, &jin_person_entity, "community='东门社区' or liaison='李科长'"), ==, 0);
}

/* Nobody dies without a day; with day and reason the span says so, and so does the person. */
static void
test_state (Fixture *fixture, gconstpointer data)
{
  GtkWidget            *dialog = open_dialog (fixture, "ledger.set-state", JIN_TYPE_BULK_EDIT);
  g_autoptr (JinRecord) somebody = NULL;
  gint64                before = ui_test_count (&fixture->test, &jin_person_entity, "state=died");

  show_text (dialog, &jin_person_entity, JIN_PERSON_STATE, JIN_STATE_DIED);
  go_on (dialog);
  g_assert_false (gtk_widget_get_mapped (ui_test_find (dialog, JIN_TYPE_BULK_LIST, NULL)));
  show_date (dialog, &jin_person_state_entity, JIN_PERSON_STATE_FROM, JIN_DATE (2026, 10, 0));
  show_text (dialog, &jin_person_state_entity, JIN_PERSON_STATE_REASON, "家属来电告知");
  go_on (dialog);
  go_on (dialog);
  somebody = person (fixture, 2);
  g_assert_cmpstr (jin_record_get_text (somebody, JIN_PERSON_STATE), ==, JIN_STATE_DIED);
  g_assert_true (jin_date_equal (jin_record_get_date (somebody, JIN_PERSON_DIED_ON), JIN_DATE (2026, 10, 0)));
  g_assert_cmpint (ui_test_count (&fixture->test, &jin_person_entity, "state=died"), ==, before + N_SELECTED);
  g_assert_cmpint (ui_test_count (&fixture->test, &jin_person_state_entity, "state=died and reason='家属来电告知' and from=2026-10"), ==, N_SELECTED);
  gtk_widget_activate_action (GTK_WIDGET (fixture->test.window), "win.undo", NULL);
  ui_test_settle ();
  g_assert_cmpint (ui_test_count (&fixture->test, &jin_person_entity, "state=died"), ==, before);
  g_assert_cmpint (ui_test_count (&fixture->test, &jin_person_state_entity, "reason='家属来电告知'"), ==, 0);
}

static gint64
any_branch (Fixture *fixture)
{
  g_autoptr (JinFilter) filter = jin_filter_parse (jin_office_entities (), &jin_organisation_entity, "kind=branch", NULL);
  JinQuery              query = {.entity = &jin_organisation_entity, .filter = filter, .context = jin_context_now ()};
  g_autoptr (GArray)    ids = jin_store_ids (fixture->test.store, &query, NULL, NULL);

  g_assert_cmpuint (ids->len, >, 0);
  return g_array_index (ids, gint64, 0);
}

/* A move is as of a day: before it everybody was where they were. */
static void
test_branch (Fixture *fixture, gconstpointer data)
{
  GtkWidget            *dialog = open_dialog (fixture, "ledger.move", JIN_TYPE_BULK_EDIT);
  g_autoptr (JinRecord) model = jin_record_new (&jin_person_entity);
  gint64                branch = any_branch (fixture);
  g_autofree char      *filter = g_strdup_printf ("branch=%" G_GINT64_FORMAT " and from=2026-09-01", branch);

  jin_record_set_ref (model, JIN_PERSON_BRANCH, branch, "branch");
  jin_form_row_show (find_row (dialog, JIN_PERSON_BRANCH), model);
  show_date (dialog, &jin_membership_entity, JIN_MEMBERSHIP_FROM, JIN_DATE (2026, 9, 1));
  go_on (dialog);
  /* Some may be there already. */
  if (!gtk_widget_get_sensitive (suggested_button (dialog)))
    g_error ("nobody would move");
  go_on (dialog);
  for (guint i = 0; i < N_SELECTED; i++)
    {
      g_autoptr (JinRecord) somebody = person (fixture, i);

      g_assert_cmpint (jin_record_get_ref (somebody, JIN_PERSON_BRANCH), ==, branch);
    }
  g_assert_cmpint (ui_test_count (&fixture->test, &jin_membership_entity, filter), >, 0);
}

/* A new activity with everybody selected; a second time nobody is added, and its numbers stay. */
static void
test_activity (Fixture *fixture, gconstpointer data)
{
  GtkWidget            *dialog = open_dialog (fixture, "ledger.invite", JIN_TYPE_INVITE_DIALOG);
  g_autoptr (GArray)    ids = NULL;
  g_autoptr (JinFilter) filter = jin_filter_parse (jin_office_entities (), &jin_activity_entity, "title='重阳节座谈会'", NULL);
  JinQuery              query = {.entity = &jin_activity_entity, .filter = filter, .context = jin_context_now ()};
  g_autoptr (JinRecord) activity = NULL;
  g_autoptr (JinRecord) entry = jin_record_new (&jin_attendance_entity);
  g_autofree char      *entries = NULL;

  gtk_check_button_set_active (GTK_CHECK_BUTTON (ui_test_find (dialog, GTK_TYPE_CHECK_BUTTON, "A _New One")), TRUE);
  show_text (dialog, &jin_activity_entity, JIN_ACTIVITY_TITLE, "重阳节座谈会");
  show_text (dialog, &jin_attendance_entity, JIN_ATTENDANCE_STATE, JIN_ATTENDED);
  go_on (dialog);
  ids = jin_store_ids (fixture->test.store, &query, NULL, NULL);
  g_assert_cmpuint (ids->len, ==, 1);
  activity = jin_store_get (fixture->test.store, &jin_activity_entity, g_array_index (ids, gint64, 0), NULL);
  g_assert_cmpint (jin_record_get_int (activity, JIN_ACTIVITY_PRESENT), ==, N_SELECTED);
  entries = g_strdup_printf ("activity=%" G_GINT64_FORMAT, jin_record_get_id (activity));
  g_assert_cmpint (ui_test_count (&fixture->test, &jin_attendance_entity, entries), ==, N_SELECTED);

  gtk_selection_model_select_range (GTK_SELECTION_MODEL (jin_record_list_get_selection (fixture->list)), 0, N_SELECTED + 2, TRUE);
  dialog = open_dialog (fixture, "ledger.invite", JIN_TYPE_INVITE_DIALOG);
  jin_record_set_ref (entry, JIN_ATTENDANCE_ACTIVITY, jin_record_get_id (activity), "重阳节座谈会");
  jin_form_row_show (find_row (dialog, JIN_ATTENDANCE_ACTIVITY), entry);
  go_on (dialog);
  g_assert_cmpint (ui_test_count (&fixture->test, &jin_attendance_entity, entries), ==, N_SELECTED + 2);
  g_clear_object (&activity);
  activity = jin_store_get (fixture->test.store, &jin_activity_entity, g_array_index (ids, gint64, 0), NULL);
  g_assert_cmpint (jin_record_get_int (activity, JIN_ACTIVITY_PRESENT), ==, N_SELECTED);
  /* Each of the two is one step back. */
  gtk_widget_activate_action (GTK_WIDGET (fixture->test.window), "win.undo", NULL);
  ui_test_settle ();
  g_assert_cmpint (ui_test_count (&fixture->test, &jin_attendance_entity, entries), ==, N_SELECTED);
}

/* ---- paper and files ---- */

static char *
last_audit (Fixture *fixture)
{
  g_autofree char *quoted = g_shell_quote (fixture->test.path);
  g_autofree char *command = g_strdup_printf ("sqlite3 -readonly %s \"SELECT action || '|' || object || '|' || coalesce (n_persons, 0) || '|' || coalesce (purpose, '') FROM audit ORDER BY id DESC LIMIT 1\"", quoted);
  char            *out = NULL;

  g_assert_true (g_spawn_command_line_sync (command, &out, NULL, NULL, NULL));
  return g_strchomp (out);
}

/* Full data only with a reason; then the note has it, and the file what is shown and no more. */
static void
test_export (Fixture *fixture, gconstpointer data)
{
  JinLedgerOutput      *output = jin_ledger_output_new (fixture->list, &jin_person_entity, "名单");
  GtkWidget            *dialog;
  g_autofree char      *path = g_build_filename (fixture->test.dir, "名单.csv", NULL);
  g_autofree char      *content = NULL;
  g_autofree char      *note = NULL;
  g_auto (GStrv)        lines = NULL;
  g_autoptr (JinRecord) somebody = person (fixture, 0);
  GtkWidget            *full, *reason;

  g_free (output->columns);
  output->columns = g_strdup ("name,id_number");
  dialog = jin_output_dialog_new (fixture->test.window, output, TRUE);
  gtk_window_present (GTK_WINDOW (dialog));
  ui_test_settle ();
  full = ui_test_find (dialog, ADW_TYPE_ACTION_ROW, "Full Personal Data");
  adw_action_row_activate (ADW_ACTION_ROW (full));
  g_assert_false (gtk_widget_get_sensitive (suggested_button (dialog)));
  reason = ui_test_find (dialog, ADW_TYPE_ENTRY_ROW, "Reason (needed; it is noted)");
  gtk_editable_set_text (GTK_EDITABLE (reason), "上级来函核对");
  g_assert_true (gtk_widget_get_sensitive (suggested_button (dialog)));
  jin_output_dialog_write (JIN_OUTPUT_DIALOG (dialog), path);
  ui_test_settle ();

  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  lines = g_strsplit (content, "\r\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, N_SELECTED + 2);
  g_assert_nonnull (strstr (lines[1], jin_record_get_text (somebody, JIN_PERSON_ID_NUMBER)));
  note = last_audit (fixture);
  g_assert_cmpstr (note, ==, "export|person|5|上级来函核对");
  g_unlink (path);
}

static void
test_print (Fixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = open_dialog (fixture, "win.print", JIN_TYPE_OUTPUT_DIALOG);

  go_on (dialog);
  ui_test_wait_for_page (&fixture->test, JIN_TYPE_PREVIEW_PAGE);
}

/* Who gets no letter stands there before the preview. */
static void
test_mail (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JinChanges) changes = jin_changes_new ("address");
  g_autoptr (JinRecord)  kept = person (fixture, 0);
  g_autoptr (JinRecord)  changed = jin_record_copy (kept);
  JinContext             context = jin_context_now ();
  GtkWidget             *dialog;

  jin_record_set_text (changed, JIN_PERSON_ADDRESS, NULL);
  jin_changes_put (changes, changed, kept, JIN_DATE_NONE);
  g_assert_cmpint (jin_store_commit (fixture->test.store, changes, &context, NULL, NULL), !=, 0);
  ui_test_settle ();
  dialog = open_dialog (fixture, "ledger.mail", JIN_TYPE_MAIL_DIALOG);
  g_assert_true (gtk_widget_get_mapped (ui_test_find (dialog, ADW_TYPE_ACTION_ROW, jin_record_get_title (kept))));
  go_on (dialog);
  ui_test_wait_for_page (&fixture->test, JIN_TYPE_PREVIEW_PAGE);
}

int
main (int argc, char *argv[])
{
  ui_test_init (&argc, &argv, FALSE);
#define ADD(name, function) g_test_add ("/ui/bulk/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("fields", test_fields);
  ADD ("state", test_state);
  ADD ("branch", test_branch);
  ADD ("activity", test_activity);
  ADD ("export", test_export);
  ADD ("print", test_print);
  ADD ("mail", test_mail);
  return ui_test_run ();
}
