/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields that the office makes: from the window in which they are made to the forms and lists that are open. */
#include "record/jin-custom-field.h"
#include "office/jin-person.h"
#include "store/jin-store-history.h"
#include "ui/jin-column-popover.h"
#include "ui/jin-field-editor.h"
#include "ui/jin-fields-window.h"
#include "ui/jin-form-row.h"
#include "ui/jin-ledger-page.h"
#include "ui/jin-record-list.h"
#include "ui/jin-record-page.h"
#include "ui-test.h"

typedef struct
{
  UiTest     test;
  JinPage   *page;
  GtkWidget *fields;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  ui_test_set_up (&fixture->test, 0);
  ui_test_add_person (&fixture->test, "张三");
  ui_test_settle ();
  jin_window_show_page (fixture->test.window, "person");
  fixture->page = ui_test_wait_for_page (&fixture->test, JIN_TYPE_LEDGER_PAGE);
  ui_test_settle ();
  fixture->fields = jin_fields_window_new (fixture->test.window, &jin_person_entity);
  gtk_window_present (GTK_WINDOW (fixture->fields));
  ui_test_settle ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->fields != NULL)
    gtk_window_destroy (GTK_WINDOW (fixture->fields));
  ui_test_settle ();
  ui_test_tear_down (&fixture->test);
}

static void
close_fields (Fixture *fixture)
{
  gtk_window_destroy (GTK_WINDOW (fixture->fields));
  fixture->fields = NULL;
  ui_test_settle ();
}

static int
find_field (Fixture *fixture, const char *name)
{
  return jin_entity_find_field (jin_entities_find (jin_store_get_entities (fixture->test.store), "person"), name);
}

static void
type_into (gpointer root, GType type, const char *title, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (ui_test_find (root, type, title)), text);
}

/* A field of @type (its place in the list of kinds). */
static void
add_field (Fixture *fixture, const char *name, guint type, const char *const *options)
{
  ui_test_click (fixture->fields, "_Add Field");
  type_into (fixture->fields, ADW_TYPE_ENTRY_ROW, "Name of the field, also its heading in spreadsheets", name);
  adw_combo_row_set_selected (ADW_COMBO_ROW (ui_test_find (fixture->fields, ADW_TYPE_COMBO_ROW, NULL)), type);
  for (guint i = 0; options != NULL && options[i] != NULL; i++)
    {
      g_autoptr (GPtrArray) all = NULL;
      GtkWidget            *last = NULL;

      if (i > 0)
        ui_test_click (fixture->fields, "Add an _Option");
      all = ui_test_all (fixture->fields);
      for (guint j = 0; j < all->len; j++)
        if (ADW_IS_ENTRY_ROW (all->pdata[j]))
          last = all->pdata[j];
      gtk_editable_set_text (GTK_EDITABLE (last), options[i]);
    }
  ui_test_click (fixture->fields, "_Save");
  ui_test_settle ();
}

static JinRecordList *
get_list (Fixture *fixture)
{
  return JIN_RECORD_LIST (ui_test_find (fixture->page, JIN_TYPE_RECORD_LIST, NULL));
}

/* Made, chosen as a column of the list that is open, filled in on the person's page, and all of it taken back. */
static void
test_add_and_fill (Fixture *fixture, gconstpointer data)
{
  JinContext            context = jin_window_context (fixture->test.window);
  g_autofree char      *columns = NULL;
  g_autoptr (JinRecord) person = NULL;
  GtkWidget            *row;
  JinPage              *page;

  g_assert_true (gtk_widget_get_mapped (ui_test_find (fixture->fields, ADW_TYPE_STATUS_PAGE, "No Fields of Your Own Yet")));
  add_field (fixture, "车牌号", 0, NULL);
  g_assert_nonnull (ui_test_find (fixture->fields, ADW_TYPE_ACTION_ROW, "车牌号"));
  close_fields (fixture);

  jin_record_list_set_columns (get_list (fixture), "name,c_chepaihao");
  columns = jin_record_list_dup_columns (get_list (fixture));
  g_assert_cmpstr (columns, ==, "name,c_chepaihao");

  jin_window_open_record (fixture->test.window, &jin_person_entity, 1);
  page = ui_test_wait_for_page (&fixture->test, JIN_TYPE_RECORD_PAGE);
  ui_test_settle ();
  gtk_widget_activate_action (ui_test_find (page, g_type_from_name ("JinRecordView"), NULL), "record.edit", NULL);
  ui_test_settle ();
  row = NULL;
  {
    g_autoptr (GPtrArray) all = ui_test_all (page);

    for (guint i = 0; i < all->len; i++)
      if (JIN_IS_FORM_ROW (all->pdata[i]) && g_str_equal (jin_form_row_get_field (all->pdata[i])->name, "c_chepaihao"))
        row = all->pdata[i];
  }
  g_assert_nonnull (row);
  type_into (row, GTK_TYPE_TEXT, NULL, "粤B12345");
  ui_test_click (page, "_Save");
  ui_test_settle ();
  person = jin_store_get (fixture->test.store, &jin_person_entity, 1, NULL);
  g_assert_cmpstr (jin_record_get_text (person, find_field (fixture, "c_chepaihao")), ==, "粤B12345");
  g_assert_nonnull (ui_test_find (page, GTK_TYPE_LABEL, "粤B12345"));

  g_assert_cmpint (jin_store_undo (fixture->test.store, 0, &context, NULL), >, 0);
  g_assert_cmpint (jin_store_undo (fixture->test.store, 0, &context, NULL), >, 0);
  ui_test_settle ();
  g_assert_cmpint (find_field (fixture, "c_chepaihao"), ==, 0);
  /* the page with the list has gone back to what there is */
  g_clear_pointer (&columns, g_free);
  columns = jin_record_list_dup_columns (get_list (fixture));
  g_assert_null (strstr (columns, "c_chepaihao"));
  g_assert_null (ui_test_find (page, GTK_TYPE_LABEL, "车牌号"));
}

/* Names that sound alike; a name that is there already is refused in words, and nothing typed is lost. */
static void
test_names (Fixture *fixture, gconstpointer data)
{
  add_field (fixture, "甲", 0, NULL);
  add_field (fixture, "钾", 0, NULL);
  g_assert_cmpint (find_field (fixture, "c_jia"), !=, 0);
  g_assert_cmpint (find_field (fixture, "c_jia2"), !=, 0);
  add_field (fixture, "姓名", 0, NULL);
  g_assert_true (gtk_widget_get_mapped (ui_test_find (fixture->fields, JIN_TYPE_FIELD_EDITOR, NULL)));
  type_into (fixture->fields, ADW_TYPE_ENTRY_ROW, "Name of the field, also its heading in spreadsheets", "乙");
  ui_test_click (fixture->fields, "_Save");
  ui_test_settle ();
  g_assert_cmpint (find_field (fixture, "c_yi"), !=, 0);
}

/* An option's code outlives its name; the second field moves before the first; one that is empty can be taken away. */
static void
test_change (Fixture *fixture, gconstpointer data)
{
  const char *const     options[] = {"普食", "软食", NULL};
  const JinEntity      *person;
  JinCodeList          *list;
  g_autoptr (GPtrArray) all = NULL;

  add_field (fixture, "车牌号", 0, NULL);
  add_field (fixture, "饮食", 4, options);
  list = jin_store_get_list (fixture->test.store, "person.c_yinshi");
  g_assert_cmpuint (jin_code_list_get_size (list), ==, 2);

  ui_test_click (fixture->fields, "Move “饮食” Forward");
  ui_test_settle ();
  person = jin_entities_find (jin_store_get_entities (fixture->test.store), "person");
  g_assert_cmpstr (person->fields[person->n_fields - 2].name, ==, "c_yinshi");

  gtk_widget_activate (ui_test_find (fixture->fields, ADW_TYPE_ACTION_ROW, "饮食"));
  ui_test_settle ();
  all = ui_test_all (fixture->fields);
  for (guint i = 0; i < all->len; i++)
    if (ADW_IS_ENTRY_ROW (all->pdata[i]) && g_str_equal (gtk_editable_get_text (all->pdata[i]), "软食"))
      gtk_editable_set_text (all->pdata[i], "软饭");
  ui_test_click (fixture->fields, "_Save");
  ui_test_settle ();
  list = jin_store_get_list (fixture->test.store, "person.c_yinshi");
  g_assert_cmpstr (jin_code_list_find (list, "xruanshi")->label, ==, "软饭");

  gtk_widget_activate (ui_test_find (fixture->fields, ADW_TYPE_ACTION_ROW, "车牌号"));
  ui_test_settle ();
  ui_test_click (fixture->fields, "_Take This Field Away");
  ui_test_settle ();
  g_assert_cmpint (find_field (fixture, "c_chepaihao"), ==, 0);
  g_assert_cmpint (find_field (fixture, "c_yinshi"), !=, 0);
}

int
main (int argc, char **argv)
{
  ui_test_init (&argc, &argv, FALSE);
  g_test_add ("/fields/add-and-fill", Fixture, NULL, set_up, test_add_and_fill, tear_down);
  g_test_add ("/fields/names", Fixture, NULL, set_up, test_names, tear_down);
  g_test_add ("/fields/change", Fixture, NULL, set_up, test_change, tear_down);
  return ui_test_run ();
}
