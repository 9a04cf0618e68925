/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>

#include "office/jin-entities.h"
#include "office/jin-person.h"
#include "ui-test.h"
#include "ui/jin-import-chooser.h"
#include "ui/jin-import-columns-page.h"
#include "ui/jin-import-detail.h"
#include "ui/jin-import-dialog.h"
#include "ui/jin-import-file-page.h"
#include "ui/jin-import-marks-view.h"
#include "ui/jin-import-review-page.h"
#include "ui/jin-import-sheet-view.h"
#include "ui/jin-import-steps.h"

#include <string.h>

/* The four steps, with the files that the room below is tested with. */

static char *
sample (const char *name)
{
  return g_build_filename (g_getenv ("JINQIU_SRCDIR"), "tests", "exchange", "data", name, NULL);
}

static char *
write_csv (UiTest *test, const char *name, const char *text)
{
  g_autoptr (GError) error = NULL;
  char              *path = g_build_filename (test->dir, name, NULL);

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  return path;
}

static JinImportDialog *
find_dialog (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (JIN_IS_IMPORT_DIALOG (l->data))
      return l->data;
  return NULL;
}

/* (transfer full): so that its end can be tested */
static JinImportDialog *
present (UiTest *test, const char *path, const JinEntity *entity)
{
  jin_import_dialog_present (test->window, path, entity);
  ui_test_settle ();
  return g_object_ref (find_dialog ());
}

static JinImportStep
step_of (JinImportDialog *dialog)
{
  return jin_import_steps_get_step (JIN_IMPORT_STEPS (ui_test_find (dialog, JIN_TYPE_IMPORT_STEPS, NULL)));
}

/* Whether some label that is shown says this. */
static gboolean
shows (gpointer root, const char *text)
{
  g_autoptr (GPtrArray) all = ui_test_all (root);

  for (guint i = 0; i < all->len; i++)
    if (GTK_IS_LABEL (g_ptr_array_index (all, i)) && gtk_widget_get_mapped (g_ptr_array_index (all, i)) &&
        strstr (gtk_label_get_text (g_ptr_array_index (all, i)), text) != NULL)
      return TRUE;
  return FALSE;
}

static gboolean
shows_left_out (gpointer dialog)
{
  return shows (dialog, "Left out");
}

static void
assert_gone (JinImportDialog *dialog)
{
  ui_test_settle ();
  g_assert_null (find_dialog ());
  g_assert_finalize_object (dialog);
}

static void
choose_target (JinImportDialog *dialog, int column, const char *target)
{
  g_signal_emit_by_name (ui_test_find (dialog, JIN_TYPE_IMPORT_SHEET_VIEW, NULL), "chosen", column, target);
  ui_test_settle ();
}

/* ---- tests ---- */

/* From the file to the people and back; nothing is written before the last step. */
static void
test_steps (void)
{
  UiTest           test;
  g_autofree char *path = sample ("花名册-样表.xlsx");
  JinImportDialog *dialog;

  ui_test_set_up (&test, 0);
  dialog = present (&test, path, NULL);
  g_assert_cmpint (step_of (dialog), ==, JIN_IMPORT_STEP_COLUMNS);
  g_assert_true (shows (dialog, "columns matched"));
  g_assert_nonnull (ui_test_find (dialog, GTK_TYPE_INSCRIPTION, "贾胜民"));
  ui_test_click (dialog, "_Check");
  g_assert_cmpint (step_of (dialog), ==, JIN_IMPORT_STEP_REVIEW);
  g_assert_nonnull (ui_test_find (dialog, GTK_TYPE_TOGGLE_BUTTON, "New 86"));
  g_assert_nonnull (ui_test_find (dialog, GTK_TYPE_TOGGLE_BUTTON, "Not imported 0"));
  g_assert_true (shows (dialog, "贾胜民"));
  g_assert_cmpint (ui_test_count (&test, &jin_person_entity, NULL), ==, 0);
  ui_test_click (dialog, "_Import 86 Rows");
  g_assert_cmpint (step_of (dialog), ==, JIN_IMPORT_STEP_DONE);
  g_assert_true (shows (dialog, "86 people imported"));
  g_assert_cmpint (ui_test_count (&test, &jin_person_entity, NULL), ==, 86);
  ui_test_click (dialog, "_Undo the Import");
  assert_gone (dialog);
  g_assert_cmpint (ui_test_count (&test, &jin_person_entity, NULL), ==, 0);
  ui_test_tear_down (&test);
}

/* Files that can't be read: the page says which, what is safe and what to do, and takes another one. */
static void
test_bad_file (void)
{
  static const struct
  {
    const char *name;
    const char *says;
  } cases[] = {
      {"libreoffice.ods", ".xlsx"},   /* another program's format */
      {"make-sheets.py", "imported"}, /* text that is no table */
      {"no-such-file.xlsx", "no-such-file"},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      UiTest           test;
      g_autofree char *path = sample (cases[i].name);
      g_autofree char *good = sample ("党员名单-GBK.csv");
      JinImportDialog *dialog;

      ui_test_set_up (&test, 0);
      dialog = present (&test, path, NULL);
      g_assert_cmpint (step_of (dialog), ==, JIN_IMPORT_STEP_FILE);
      g_assert_true (shows (dialog, cases[i].says));
      g_assert_nonnull (ui_test_find (dialog, GTK_TYPE_BUTTON, "_Choose Another File…"));
      g_signal_emit_by_name (ui_test_find (dialog, JIN_TYPE_IMPORT_FILE_PAGE, NULL), "chosen", good);
      ui_test_settle ();
      g_assert_cmpint (step_of (dialog), ==, JIN_IMPORT_STEP_COLUMNS);
      gtk_window_close (GTK_WINDOW (dialog));
      assert_gone (dialog);
      ui_test_tear_down (&test);
    }
}

/* Columns are taken in and left out; a field is filled by one column alone. */
static void
test_mapping (void)
{
  UiTest           test;
  g_autofree char *path = NULL;
  JinImportDialog *dialog;

  ui_test_set_up (&test, 0);
  path = write_csv (&test, "names.csv", "姓名,性别,代号\n张三,男,甲\n李四,女,乙\n");
  dialog = present (&test, path, NULL);
  g_assert_true (shows (dialog, "2 columns matched, 1 left out"));
  choose_target (dialog, 2, "former_name");
  g_assert_true (shows (dialog, "3 columns matched, 0 left out"));
  choose_target (dialog, 1, "former_name"); /* taken from column C */
  g_assert_true (shows (dialog, "2 columns matched, 1 left out"));
  choose_target (dialog, 2, "former_name");
  choose_target (dialog, 1, "sex");
  ui_test_click (dialog, "_Check");
  ui_test_click (dialog, "_Import 2 Rows");
  g_assert_cmpint (ui_test_count (&test, &jin_person_entity, "former_name='甲' and sex='1'"), ==, 1);
  gtk_window_close (GTK_WINDOW (dialog));
  assert_gone (dialog);
  ui_test_tear_down (&test);
}

/* A lone 单位 may be the former or the managing one: it waits for a decision, also for the one to leave it out. */
static void
test_undecided (void)
{
  UiTest           test;
  g_autofree char *path = NULL;
  JinImportDialog *dialog;

  ui_test_set_up (&test, 0);
  path = write_csv (&test, "units.csv", "姓名,性别,单位,职务\n张三,男,市水利局,科员\n");
  dialog = present (&test, path, NULL);
  g_assert_true (shows (dialog, "3 columns matched, 1 left out"));
  g_assert_true (shows (dialog, "“单位” can mean several things"));
  g_assert_true (shows (dialog, "Please choose"));
  choose_target (dialog, 2, "");
  g_assert_false (shows (dialog, "can mean several things"));
  g_assert_false (shows (dialog, "Please choose"));
  choose_target (dialog, 2, "unit");
  g_assert_true (shows (dialog, "4 columns matched, 0 left out"));
  gtk_window_close (GTK_WINDOW (dialog));
  assert_gone (dialog);
  ui_test_tear_down (&test);
}

/* What the columns hold proposes fields, and a title row the branch; both are marked, and people may change them. */
static void
test_proposals (void)
{
  UiTest           test;
  g_autofree char *path = NULL;
  JinImportDialog *dialog;
  GtkWidget       *entry;

  ui_test_set_up (&test, 0);
  path = write_csv (&test, "branch.csv", "第一党支部花名册\n姓名,性别,甲\n张三,男,13800138000\n李四,女,13900139000\n");
  dialog = present (&test, path, NULL);
  g_assert_true (shows (dialog, "“甲”: the heading does not say what stands there"));
  entry = ui_test_find (dialog, GTK_TYPE_ENTRY, NULL);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "第一党支部");
  gtk_editable_set_text (GTK_EDITABLE (entry), "第二党支部");
  choose_target (dialog, 2, "");
  g_assert_false (shows (dialog, "the heading does not say"));
  choose_target (dialog, 2, "phone");
  ui_test_click (dialog, "_Check");
  ui_test_click (dialog, "_Import 2 Rows");
  g_assert_cmpint (ui_test_count (&test, &jin_person_entity, "branch.name='第二党支部' and phone is not empty"), ==, 2);
  gtk_window_close (GTK_WINDOW (dialog));
  assert_gone (dialog);
  ui_test_tear_down (&test);
}

/* What colours mean, people say: the rows are checked again with it. */
static void
test_marks (void)
{
  UiTest                test;
  g_autofree char      *path = sample ("marks-libxlsxwriter.xlsx");
  JinImportDialog      *dialog;
  g_autoptr (GPtrArray) marks = NULL;
  GtkDropDown          *grey = NULL;

  ui_test_set_up (&test, 0);
  dialog = present (&test, path, NULL);
  ui_test_click (dialog, "_Check");
  g_assert_true (shows (dialog, "Filled grey, 2 rows"));
  g_assert_true (shows (dialog, "Rows such as “一、第一党支部（3人）”, 2 rows"));
  g_assert_nonnull (ui_test_find (dialog, GTK_TYPE_BUTTON, "_Import 5 Rows"));
  marks = ui_test_all (ui_test_find (dialog, JIN_TYPE_IMPORT_MARKS_VIEW, NULL));
  for (guint i = 0; i < marks->len; i++)
    if (GTK_IS_DROP_DOWN (marks->pdata[i]) && shows (gtk_widget_get_parent (marks->pdata[i]), "Filled grey"))
      grey = marks->pdata[i];
  gtk_drop_down_set_selected (grey, 1); /* not imported */
  ui_test_settle ();
  g_assert_nonnull (ui_test_find (dialog, GTK_TYPE_BUTTON, "_Import 3 Rows"));
  ui_test_click (dialog, "_Import 3 Rows");
  g_assert_cmpint (ui_test_count (&test, &jin_person_entity, ""), ==, 3);
  gtk_window_close (GTK_WINDOW (dialog));
  assert_gone (dialog);
  ui_test_tear_down (&test);
}

static void
target_cb (JinImportChooser *chooser, const char *target, char **chosen)
{
  g_free (*chosen);
  *chosen = g_strdup (target);
}

/* A field is found by a part of its name, by its initials, and taken by Enter. */
static void
test_chooser (void)
{
  static const struct
  {
    const char *typed;
    const char *target;
  } cases[] = {
      {"Former", "former_name"},
      {"former n", "former_name"}, /* as typed, whatever the case */
      {"Not imp", ""},
  };
  UiTest                 test;
  g_autofree char       *path = NULL;
  g_autofree char       *chosen = NULL;
  g_autoptr (JinImport)  import = NULL;
  g_autoptr (GListModel) targets = NULL;
  GtkWidget             *window;

  ui_test_set_up (&test, 0);
  path = write_csv (&test, "names.csv", "姓名,性别\n张三,男\n");
  import = jin_import_open (test.store, path, NULL, NULL, NULL, NULL);
  targets = jin_import_targets_new (import);
  window = gtk_window_new ();
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GtkWidget *button = gtk_menu_button_new ();
      GtkWidget *chooser = jin_import_chooser_new (targets, "name");
      GtkWidget *search;

      gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), chooser);
      gtk_window_set_child (GTK_WINDOW (window), button);
      gtk_window_present (GTK_WINDOW (window));
      g_signal_connect (chooser, "chosen", G_CALLBACK (target_cb), &chosen);
      search = ui_test_find (chooser, GTK_TYPE_SEARCH_ENTRY, NULL);
      gtk_editable_set_text (GTK_EDITABLE (search), cases[i].typed);
      g_signal_emit_by_name (search, "search-changed");
      g_signal_emit_by_name (search, "activate");
      g_assert_cmpstr (chosen, ==, cases[i].target);
    }
  gtk_window_destroy (GTK_WINDOW (window));
  ui_test_settle ();
  ui_test_tear_down (&test);
}

/* Another ledger opens the file anew; one that does not fit is refused and the old one stays. */
static void
test_ledger (void)
{
  UiTest           test;
  g_autofree char *path = sample ("党员名单-GBK.csv");
  JinImportDialog *dialog;
  GtkWidget       *ledgers;
  guint            before;

  ui_test_set_up (&test, 0);
  dialog = present (&test, path, NULL);
  ledgers = ui_test_find (dialog, GTK_TYPE_DROP_DOWN, NULL);
  before = gtk_drop_down_get_selected (GTK_DROP_DOWN (ledgers));
  g_signal_emit_by_name (ui_test_find (dialog, JIN_TYPE_IMPORT_COLUMNS_PAGE, NULL), "ledger-chosen", &jin_activity_entity);
  ui_test_settle ();
  g_assert_cmpint (step_of (dialog), ==, JIN_IMPORT_STEP_COLUMNS);
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (ledgers)), ==, before);
  ui_test_click (dialog, "_Check");
  g_assert_nonnull (ui_test_find (dialog, GTK_TYPE_TOGGLE_BUTTON, "New 40"));
  gtk_window_destroy (GTK_WINDOW (dialog));
  assert_gone (dialog);
  ui_test_tear_down (&test);
}

static void
open_tab (JinImportDialog *dialog, const char *label)
{
  GtkWidget *tab = ui_test_find (dialog, GTK_TYPE_TOGGLE_BUTTON, label);

  g_assert_nonnull (tab);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (tab), TRUE);
  ui_test_settle ();
}

/* Old and new, a doubt that people resolve and take back, a row left out, a row refused. */
static void
test_review (void)
{
  UiTest           test;
  g_autofree char *roster = NULL;
  g_autofree char *path = NULL;
  JinImportDialog *dialog;
  GtkWidget       *detail;

  ui_test_set_up (&test, 0);
  roster = write_csv (&test, "old.csv", "姓名,出生年月,电话\n张三,1935.06.15,13812345678\n王五,1940,\n");
  dialog = present (&test, roster, NULL);
  ui_test_click (dialog, "_Check");
  ui_test_click (dialog, "_Import 2 Rows");
  gtk_window_close (GTK_WINDOW (dialog));
  assert_gone (dialog);

  path = write_csv (&test, "new.csv", "姓名,出生年月,电话,住址\n张三,1935.06.15,13900000000,\n王五,,,西区2号\n赵六,1941.02.30,,\n孙七,1942,,\n");
  dialog = present (&test, path, NULL);
  ui_test_click (dialog, "_Check");
  detail = ui_test_find (dialog, JIN_TYPE_IMPORT_DETAIL, NULL);
  open_tab (dialog, "Updated 1");
  g_assert_true (shows (detail, "13812345678"));
  g_assert_true (shows (detail, "13900000000"));
  g_assert_true (shows (detail, "After the import"));
  open_tab (dialog, "Not imported 1");
  g_assert_true (shows (detail, "1941.02.30"));

  open_tab (dialog, "To be decided 1");
  g_assert_true (shows (detail, "Kept: 王五"));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (ui_test_find (detail, GTK_TYPE_CHECK_BUTTON, "Somebody else: add")), TRUE);
  g_assert_nonnull (ui_test_find (dialog, GTK_TYPE_BUTTON, "_Import 3 Rows"));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (ui_test_find (detail, GTK_TYPE_CHECK_BUTTON, "Not decided: not imported")), TRUE);
  g_assert_nonnull (ui_test_find (dialog, GTK_TYPE_BUTTON, "_Import 2 Rows"));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (ui_test_find (detail, GTK_TYPE_CHECK_BUTTON, "The same person: update")), TRUE);

  open_tab (dialog, "New 1");
  g_signal_emit_by_name (ui_test_find (ui_test_find (dialog, JIN_TYPE_IMPORT_REVIEW_PAGE, NULL), GTK_TYPE_LIST_VIEW, NULL), "activate", 0); /* 孙七 is left out */
  ui_test_wait (shows_left_out, dialog);

  /* All or nothing: the refused row stands in the way. */
  gtk_switch_set_active (GTK_SWITCH (ui_test_find (dialog, GTK_TYPE_SWITCH, NULL)), TRUE);
  g_assert_false (gtk_widget_is_sensitive (ui_test_find (dialog, GTK_TYPE_BUTTON, "_Import 2 Rows")));
  gtk_switch_set_active (GTK_SWITCH (ui_test_find (dialog, GTK_TYPE_SWITCH, NULL)), FALSE);
  g_assert_cmpint (ui_test_count (&test, &jin_person_entity, "phone='13900000000'"), ==, 0);
  ui_test_click (dialog, "_Import 2 Rows");
  g_assert_true (shows (dialog, "2 people imported"));
  g_assert_true (shows (dialog, "2 rows were not imported"));
  g_assert_cmpint (ui_test_count (&test, &jin_person_entity, NULL), ==, 2);
  g_assert_cmpint (ui_test_count (&test, &jin_person_entity, "name='王五' and address='西区2号'"), ==, 1);
  ui_test_click (dialog, "_Look at the List");
  assert_gone (dialog);
  ui_test_tear_down (&test);
}

static AdwMessageDialog *
find_question (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (ADW_IS_MESSAGE_DIALOG (l->data))
      return l->data;
  return NULL;
}

/* Going back forgets nothing but the check; closing asks while a check stands there, and never writes. */
static void
test_back_and_close (void)
{
  UiTest           test;
  g_autofree char *path = sample ("组织生活台账-2025.xlsx");
  JinImportDialog *dialog;

  ui_test_set_up (&test, 0);
  dialog = present (&test, path, NULL);
  ui_test_click (dialog, "_Check");
  g_assert_nonnull (ui_test_find (dialog, GTK_TYPE_TOGGLE_BUTTON, "New 137"));
  ui_test_click (dialog, "_Back");
  g_assert_cmpint (step_of (dialog), ==, JIN_IMPORT_STEP_COLUMNS);
  ui_test_click (dialog, "_Check");
  gtk_window_close (GTK_WINDOW (dialog));
  ui_test_settle ();
  g_assert_nonnull (find_question ());
  adw_message_dialog_response (find_question (), "cancel");
  ui_test_settle ();
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (dialog)));
  gtk_window_close (GTK_WINDOW (dialog));
  ui_test_settle ();
  adw_message_dialog_response (find_question (), "discard");
  assert_gone (dialog);
  g_assert_cmpint (ui_test_count (&test, &jin_activity_entity, NULL), ==, 0);
  ui_test_tear_down (&test);
}

/* Closed in the middle of reading and of checking: the thread comes to its end alone. */
static void
test_close_while_working (void)
{
  UiTest           test;
  g_autofree char *path = sample ("花名册-样表.xlsx");
  JinImportDialog *dialog;

  ui_test_set_up (&test, 0);
  jin_import_dialog_present (test.window, path, NULL);
  dialog = g_object_ref (find_dialog ());
  gtk_window_close (GTK_WINDOW (dialog));
  assert_gone (dialog);

  dialog = present (&test, path, NULL);
  g_signal_emit_by_name (ui_test_find (dialog, GTK_TYPE_BUTTON, "_Check"), "clicked");
  gtk_window_close (GTK_WINDOW (dialog));
  assert_gone (dialog);
  g_assert_cmpint (ui_test_count (&test, &jin_person_entity, NULL), ==, 0);
  ui_test_tear_down (&test);
}

int
main (int argc, char *argv[])
{
  ui_test_init (&argc, &argv, FALSE);
  g_test_add_func ("/import-dialog/steps", test_steps);
  g_test_add_func ("/import-dialog/bad-file", test_bad_file);
  g_test_add_func ("/import-dialog/mapping", test_mapping);
  g_test_add_func ("/import-dialog/undecided", test_undecided);
  g_test_add_func ("/import-dialog/proposals", test_proposals);
  g_test_add_func ("/import-dialog/marks", test_marks);
  g_test_add_func ("/import-dialog/chooser", test_chooser);
  g_test_add_func ("/import-dialog/ledger", test_ledger);
  g_test_add_func ("/import-dialog/review", test_review);
  g_test_add_func ("/import-dialog/back-and-close", test_back_and_close);
  g_test_add_func ("/import-dialog/close-while-working", test_close_while_working);
  return ui_test_run ();
}
