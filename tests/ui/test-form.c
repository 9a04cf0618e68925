/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "office/jin-activity.h"
#include "office/jin-person.h"
#include "office/jin-visit.h"
#include "record/jin-format.h"
#include "ui/jin-form-rows.h"
#include "ui/jin-form.h"
#include "ui-test.h"

static void
set_up (UiTest *test, gconstpointer data)
{
  ui_test_set_up (test, 0);
  ui_test_settle ();
}

static void
tear_down (UiTest *test, gconstpointer data)
{
  ui_test_tear_down (test);
}

static GtkEditable *
editable_of (gpointer row)
{
  return GTK_EDITABLE (ui_test_find (row, GTK_TYPE_ENTRY, NULL));
}

/* What is typed in each kind of field, and what it becomes in the list. */
static const struct
{
  const JinEntity *entity;
  int              field;
  const char      *typed;
  const char      *shown; /* NULL: not understood */
} typings[] = {
    {&jin_person_entity, JIN_PERSON_NAME, " 张 三 ", "张三"},          /* R7: blanks don't belong to a name */
    {&jin_person_entity, JIN_PERSON_BIRTH, "48.10", "1948.10"},        /* R2: the month is all that is known */
    {&jin_person_entity, JIN_PERSON_BIRTH, "1941.02.30", NULL},        /* no such day */
    {&jin_person_entity, JIN_PERSON_DUES_BASE, "1,234.5", "1,234.50"}, /* R6 */
    {&jin_person_entity, JIN_PERSON_DUES_BASE, "some", NULL},
    {&jin_person_entity, JIN_PERSON_LIST_ORDER, "12", "12"},
    {&jin_person_entity, JIN_PERSON_LIST_ORDER, "twelve", NULL},
    {&jin_person_entity, JIN_PERSON_PHONE, "138 1234 5678", "13812345678"}, /* R90 */
    {&jin_person_entity, JIN_PERSON_UNIT, "", ""},                          /* nothing stays nothing */
    {&jin_activity_entity, JIN_ACTIVITY_START, "2026-11-20 09:30", "2026.11.20 09:30"},
    {&jin_activity_entity, JIN_ACTIVITY_START, "2026-11", NULL}, /* a meeting needs a day */
};

static void
test_typing (UiTest *test, gconstpointer data)
{
  JinContext context = jin_context_now ();

  for (guint i = 0; i < G_N_ELEMENTS (typings); i++)
    {
      g_autoptr (JinRecord) record = jin_record_new (typings[i].entity);
      g_autoptr (GError)    error = NULL;
      JinFormRow           *row = g_object_ref_sink (jin_form_row_new (test->window, typings[i].entity, typings[i].field));
      gboolean              understood;

      jin_form_row_show (row, record);
      gtk_editable_set_text (editable_of (row), typings[i].typed);
      understood = jin_form_row_read (row, record, &error);
      g_assert_cmpint (understood, ==, typings[i].shown != NULL);
      if (understood)
        {
          g_autofree char *text = jin_record_format (record, typings[i].field, &context, JIN_MASK_INTERNAL, NULL, NULL);

          g_assert_cmpstr (text, ==, typings[i].shown);
        }
      else
        {
          /* The reason stands beneath, and the record is as before. */
          g_assert_nonnull (ui_test_find (row, GTK_TYPE_LABEL, error->message));
          g_assert_true (jin_record_is_empty (record, typings[i].field));
          gtk_test_accessible_assert_state (editable_of (row), GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE);
        }
      g_assert_finalize_object (row);
    }
}

/* Every editor gives back what it was shown. */
static void
test_round_trip (UiTest *test, gconstpointer data)
{
  g_autoptr (JinRecord) record = jin_record_new (&jin_person_entity);

  jin_record_set_text (record, JIN_PERSON_NAME, "张三");
  jin_record_set_text (record, JIN_PERSON_SEX, "2");
  jin_record_set_text (record, JIN_PERSON_HOBBY, "1,3");
  jin_record_set_text (record, JIN_PERSON_NOTE, "第一行\n第二行");
  jin_record_set_int (record, JIN_PERSON_ARMY_RETIREE, 1);
  jin_record_set_date (record, JIN_PERSON_BIRTH, JIN_DATE (1948, 10, 0));
  jin_record_set_ref (record, JIN_PERSON_BRANCH, 7, "第一支部");
  for (int i = 0; i < jin_person_entity.n_fields; i++)
    {
      int                   id = jin_entity_field_id (&jin_person_entity, i);
      g_autoptr (JinRecord) copy = jin_record_copy (record);
      g_autoptr (GError)    error = NULL;
      JinFormRow           *row;

      if (!jin_field_is_stored (&jin_person_entity.fields[i]))
        continue;
      row = g_object_ref_sink (jin_form_row_new (test->window, &jin_person_entity, id));
      jin_form_row_show (row, record);
      g_assert_true (jin_form_row_read (row, copy, &error));
      g_assert_no_error (error);
      g_assert_true (jin_record_same (record, copy, id));
      g_assert_finalize_object (row);
    }
}

/* A record that is there already shows its number masked, and keeps it. */
static void
test_masked_number (UiTest *test, gconstpointer data)
{
  g_autoptr (JinRecord) person = jin_record_new_row (&jin_person_entity, 5, NULL, 1);
  g_autoptr (JinRecord) copy = NULL;
  JinFormRow           *row = g_object_ref_sink (jin_form_row_new (test->window, &jin_person_entity, JIN_PERSON_ID_NUMBER));

  jin_record_set_text (person, JIN_PERSON_ID_NUMBER, "11010519491231002X");
  jin_form_row_show (row, person);
  g_assert_cmpstr (gtk_editable_get_text (editable_of (row)), ==, "110***********002X");
  g_assert_false (gtk_editable_get_editable (editable_of (row)));
  copy = jin_record_copy (person);
  g_assert_true (jin_form_row_read (row, copy, NULL));
  g_assert_cmpstr (jin_record_get_text (copy, JIN_PERSON_ID_NUMBER), ==, "11010519491231002X");
  ui_test_click (row, "Show");
  g_assert_cmpstr (gtk_editable_get_text (editable_of (row)), ==, "11010519491231002X");
  g_assert_true (gtk_editable_get_editable (editable_of (row)));
  g_assert_finalize_object (row);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GAsyncResult **kept = data;

  *kept = g_object_ref (result);
}

static gboolean
is_set (gpointer data)
{
  return *(gpointer *)data != NULL;
}

static gboolean
save (JinForm *form, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  jin_form_save (form, g_task_new (form, NULL, saved_cb, &result));
  ui_test_wait (is_set, &result);
  ui_test_settle ();
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
type_name (JinForm *form, const char *name)
{
  g_autoptr (GPtrArray) all = ui_test_all (form);

  for (guint i = 0; i < all->len; i++)
    if (JIN_IS_FORM_ROW (g_ptr_array_index (all, i)) && jin_form_row_get_id (g_ptr_array_index (all, i)) == JIN_PERSON_NAME)
      gtk_editable_set_text (editable_of (g_ptr_array_index (all, i)), name);
}

/* A draft without a name isn't saved; with one it is, and can be changed and undone. */
static void
test_save (UiTest *test, gconstpointer data)
{
  JinForm              *form = g_object_ref_sink (jin_form_new (test->window, &jin_person_entity));
  g_autoptr (JinRecord) draft = jin_record_new (&jin_person_entity);
  g_autoptr (GError)    error = NULL;

  jin_form_set_record (form, draft);
  g_assert_true (jin_form_is_editing (form));
  g_assert_false (jin_form_has_changes (form));
  g_assert_false (save (form, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_cmpint (ui_test_count (test, &jin_person_entity, NULL), ==, 0);

  type_name (form, "王五");
  g_assert_true (jin_form_has_changes (form));
  g_assert_true (save (form, &error));
  g_assert_no_error (error);
  g_assert_false (jin_form_is_editing (form));
  g_assert_cmpint (ui_test_count (test, &jin_person_entity, "name='王五'"), ==, 1);

  jin_form_set_editing (form, TRUE);
  type_name (form, "王六");
  g_assert_true (save (form, &error));
  g_assert_cmpint (ui_test_count (test, &jin_person_entity, "name='王六'"), ==, 1);
  gtk_widget_activate_action (GTK_WIDGET (test->window), "win.undo", NULL);
  ui_test_settle ();
  g_assert_cmpint (ui_test_count (test, &jin_person_entity, "name='王五'"), ==, 1);
  g_assert_finalize_object (form);
}

/* Two people edit the same field: the second is told, and nothing of the first is lost. */
static void
test_conflict (UiTest *test, gconstpointer data)
{
  gint64                 id = ui_test_add_person (test, "赵一");
  g_autoptr (JinRecord)  person = jin_store_get (test->store, &jin_person_entity, id, NULL);
  g_autoptr (JinRecord)  other = jin_record_copy (person);
  g_autoptr (JinChanges) changes = jin_changes_new ("other");
  JinContext             context = jin_context_now ();
  JinForm               *form = g_object_ref_sink (jin_form_new (test->window, &jin_person_entity));
  g_autoptr (GError)     error = NULL;

  jin_form_set_record (form, person);
  jin_form_set_editing (form, TRUE);
  jin_record_set_text (other, JIN_PERSON_NAME, "赵二");
  jin_changes_put (changes, other, person, JIN_DATE_NONE);
  g_assert_cmpint (jin_store_commit (test->store, changes, &context, NULL, &error), !=, 0);
  type_name (form, "赵三");
  g_assert_false (save (form, &error));
  g_assert_true (jin_form_is_editing (form));
  g_assert_cmpint (ui_test_count (test, &jin_person_entity, "name='赵二'"), ==, 1);
  for (GList *l = gtk_window_list_toplevels (); l != NULL; l = l->next)
    if (ADW_IS_MESSAGE_DIALOG (l->data))
      {
        adw_message_dialog_response (l->data, "reload");
        break;
      }
  ui_test_settle ();
  g_assert_false (jin_form_is_editing (form));
  g_assert_cmpstr (jin_record_get_title (jin_form_get_record (form)), ==, "赵二");
  g_assert_finalize_object (form);
}

int
main (int argc, char *argv[])
{
  ui_test_init (&argc, &argv, FALSE);
#define ADD(name, function) g_test_add ("/ui/form/" name, UiTest, NULL, set_up, function, tear_down)
  ADD ("typing", test_typing);
  ADD ("round-trip", test_round_trip);
  ADD ("masked-number", test_masked_number);
  ADD ("save", test_save);
  ADD ("conflict", test_conflict);
  return ui_test_run ();
}
