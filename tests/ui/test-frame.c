/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "base/jin-error.h"
#include "office/jin-activity.h"
#include "office/jin-person.h"
#include "store/jin-store-history.h"
#include "ui/jin-command-table.h"
#include "ui/jin-history-window.h"
#include "ui/jin-ledger-page.h"
#include "ui/jin-preferences.h"
#include "ui/jin-quick-search.h"
#include "ui/jin-record-page.h"
#include "ui/jin-trouble-window.h"
#include "ui-test.h"

static void
set_up (UiTest *test, gconstpointer data)
{
  ui_test_set_up (test, GPOINTER_TO_INT (data));
  ui_test_settle ();
}

static void
tear_down (UiTest *test, gconstpointer data)
{
  ui_test_tear_down (test);
}

/* What a database can't be opened for, what the window then says, and whether reading is still offered. */
static void
test_trouble (UiTest *test, gconstpointer data)
{
  static const struct
  {
    JinError    code;
    const char *title;
    gboolean    can_read;
  } cases[] = {
      {JIN_ERROR_BUSY, "The Database Is in Use", TRUE},
      {JIN_ERROR_READ_ONLY, "The Database Cannot Be Written", TRUE},
      {JIN_ERROR_NEWER, "Made by a Newer Version", FALSE},
      {JIN_ERROR_FORMAT, "Not a Usable Database", FALSE},
      {JIN_ERROR_NOT_FOUND, "No Such Database", FALSE},
      {JIN_ERROR_FAILED, "The Database Cannot Be Opened", FALSE}, /* whatever else there is */
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      /* Markup in a message is text. */
      g_autoptr (GError) error = g_error_new (JIN_ERROR, cases[i].code, "Why <this> & that");
      GtkWidget         *window = g_object_ref (jin_trouble_window_new (GTK_APPLICATION (test->application), "/no/such.db", error));
      GtkWidget         *status = ui_test_find (window, ADW_TYPE_STATUS_PAGE, NULL);

      g_assert_cmpstr (adw_status_page_get_title (ADW_STATUS_PAGE (status)), ==, cases[i].title);
      g_assert_nonnull (strstr (adw_status_page_get_description (ADW_STATUS_PAGE (status)), "&lt;this&gt;"));
      g_assert_cmpint (gtk_widget_get_visible (ui_test_find (window, GTK_TYPE_BUTTON, "Open _for Reading Only")), ==, cases[i].can_read);
      gtk_window_destroy (GTK_WINDOW (window));
      ui_test_settle ();
      g_assert_finalize_object (window);
    }
}

static gboolean
has_trouble (gpointer application)
{
  for (GList *l = gtk_application_get_windows (application); l != NULL; l = l->next)
    if (JIN_IS_TROUBLE_WINDOW (l->data))
      return TRUE;
  return FALSE;
}

/* A file that is no database opens the window of trouble, and is left as it is. */
static void
test_no_database (UiTest *test, gconstpointer data)
{
  g_autofree char *path = g_build_filename (test->dir, "letter.db", NULL);
  g_autofree char *after = NULL;
  const char      *text = "Dear comrades, this is no database but a letter, and long enough to be read as one.";

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  jin_application_open_database (test->application, path, JIN_STORE_CREATE);
  ui_test_wait (has_trouble, test->application);
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (test->application)); l != NULL; l = l->next)
    if (JIN_IS_TROUBLE_WINDOW (l->data))
      {
        gtk_window_destroy (l->data);
        break;
      }
  ui_test_settle ();
  g_assert_true (g_file_get_contents (path, &after, NULL, NULL));
  g_assert_cmpstr (after, ==, text);
}

/* The size of type changes at once; the office's name goes into the database. */
static void
test_preferences (UiTest *test, gconstpointer data)
{
  GSettings       *settings = jin_application_get_settings (test->application);
  GtkWidget       *window = g_object_ref (jin_preferences_new (test->window, settings));
  GtkWidget       *size = ui_test_find (window, GTK_TYPE_SPIN_BUTTON, NULL);
  GtkWidget       *office = ui_test_find (window, ADW_TYPE_ENTRY_ROW, NULL);
  int              before, after;
  g_autofree char *name = NULL;

  g_object_get (gtk_settings_get_default (), "gtk-xft-dpi", &before, NULL);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (size), 200);
  g_object_get (gtk_settings_get_default (), "gtk-xft-dpi", &after, NULL);
  g_assert_cmpint (after, ==, 2 * before);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (size), 100);
  g_object_get (gtk_settings_get_default (), "gtk-xft-dpi", &after, NULL);
  g_assert_cmpint (after, ==, before);

  gtk_editable_set_text (GTK_EDITABLE (office), "市委老干部局");
  g_signal_emit_by_name (office, "apply");
  ui_test_settle ();
  name = jin_store_get_setting (test->store, "office-name");
  g_assert_cmpstr (name, ==, "市委老干部局");
  g_assert_nonnull (ui_test_find (test->window, GTK_TYPE_LABEL, "市委老干部局"));
  gtk_window_destroy (GTK_WINDOW (window));
  ui_test_settle ();
  g_assert_finalize_object (window);
}

/* A command is found by a part of its name, by pinyin and by initials. */
static void
test_commands (UiTest *test, gconstpointer data)
{
  static const struct
  {
    const char *title;
    const char *keys;
    const char *typed;
    gboolean    found;
  } cases[] = {
      {"备份", "beifen bf", "份", TRUE},
      {"备份", "beifen bf", "beif", TRUE},
      {"备份", "beifen bf", "bf", TRUE},
      {"备份", "beifen bf", "BF", TRUE},
      {"备份", "beifen bf", "fen", FALSE}, /* pinyin begins with what is typed */
      {"备份", "beifen bf", "恢复", FALSE},
  };
  g_autoptr (GPtrArray) table = jin_command_table_new (jin_store_get_entities (test->store));

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      JinCommand command = {.title = (char *)cases[i].title, .keys = (char *)cases[i].keys};

      g_assert_cmpint (jin_command_matches (&command, cases[i].typed), ==, cases[i].found);
    }
  g_assert_cmpuint (table->len, >, 10);
}

static void
test_quick_search (UiTest *test, gconstpointer data)
{
  GtkWidget *search = g_object_ref (jin_quick_search_new (test->window));
  GtkWidget *entry = ui_test_find (search, GTK_TYPE_SEARCH_ENTRY, NULL);

  ui_test_add_person (test, "欧阳修远");
  ui_test_settle ();
  gtk_window_present (GTK_WINDOW (search));
  /* By initials. */
  gtk_editable_set_text (GTK_EDITABLE (entry), "oyxy");
  g_signal_emit_by_name (entry, "search-changed");
  ui_test_settle ();
  g_assert_nonnull (ui_test_find (search, ADW_TYPE_ACTION_ROW, "欧阳修远"));
  g_signal_emit_by_name (entry, "activate");
  ui_test_wait_for_page (test, JIN_TYPE_RECORD_PAGE);
  g_assert_cmpstr (jin_page_get_title (jin_window_get_page (test->window)), ==, "欧阳修远");
  ui_test_settle ();
  g_assert_finalize_object (search);
}

/* More than can be shown: the last line leads to the list of all. */
static void
test_quick_search_all (UiTest *test, gconstpointer data)
{
  static const char *const given[] = {"一", "二", "三", "四", "五", "六", "七", "八", "九", "十"};
  GtkWidget               *search = jin_quick_search_new (test->window);
  GtkWidget               *entry = ui_test_find (search, GTK_TYPE_SEARCH_ENTRY, NULL);
  GtkWidget               *row;
  JinPage                 *page;

  for (guint i = 0; i < G_N_ELEMENTS (given); i++)
    {
      g_autofree char *name = g_strconcat ("欧阳", given[i], NULL);

      ui_test_add_person (test, name);
    }
  gtk_window_present (GTK_WINDOW (search));
  gtk_editable_set_text (GTK_EDITABLE (entry), "欧阳");
  g_signal_emit_by_name (entry, "search-changed");
  ui_test_settle ();
  row = ui_test_find (search, ADW_TYPE_ACTION_ROW, "All People Found…");
  g_assert_nonnull (row);
  g_assert_cmpint (gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)), ==, 8);
  gtk_widget_activate (row);
  page = ui_test_wait_for_page (test, JIN_TYPE_LEDGER_PAGE);
  g_assert_nonnull (ui_test_find (page, GTK_TYPE_INSCRIPTION, "欧阳十"));
}

/* Every transaction is a line, and can be taken back from there. */
static void
test_history (UiTest *test, gconstpointer data)
{
  GtkWidget *window;

  ui_test_add_person (test, "张三");
  window = g_object_ref (jin_history_window_new (test->window));
  gtk_window_present (GTK_WINDOW (window));
  ui_test_settle ();
  ui_test_click (window, "Undo");
  g_assert_cmpint (ui_test_count (test, &jin_person_entity, NULL), ==, 0);
  gtk_window_destroy (GTK_WINDOW (window));
  ui_test_settle ();
  g_assert_finalize_object (window);
}

/* What can't be written offers nothing that would write. */
static void
test_read_only (UiTest *test, gconstpointer data)
{
  g_autoptr (GError)   error = NULL;
  g_autoptr (JinStore) store = NULL;
  JinWindow           *window;
  JinPage             *page;

  ui_test_add_person (test, "张三");
  store = jin_store_open (test->path, jin_office_entities (), JIN_STORE_READ_ONLY, &error);
  g_assert_no_error (error);
  window = g_object_ref (jin_window_new (GTK_APPLICATION (test->application), store));
  gtk_window_present (GTK_WINDOW (window));
  ui_test_settle ();
  jin_window_show_page (window, "person");
  ui_test_settle ();
  page = jin_window_get_page (window);
  g_assert_false (gtk_widget_is_sensitive (ui_test_find (page, ADW_TYPE_BUTTON_CONTENT, "_New")));
  g_assert_nonnull (ui_test_find (window, GTK_TYPE_LABEL, "Opened for reading only"));
  gtk_window_destroy (GTK_WINDOW (window));
  ui_test_settle ();
  g_assert_finalize_object (window);
  jin_store_close (store);
}

static gboolean
other_window_is_there (gpointer data)
{
  UiTest *test = data;

  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (test->application)); l != NULL; l = l->next)
    if (JIN_IS_WINDOW (l->data) && l->data != test->window)
      return TRUE;
  return FALSE;
}

/* A backup takes the database's place in a window of its own; what was there is kept beside it. */
static void
test_restore (UiTest *test, gconstpointer data)
{
  g_autofree char     *backup = g_build_filename (test->dir, "backup.db", NULL);
  g_autoptr (GError)   error = NULL;
  JinWindow           *restored = NULL;
  g_autoptr (JinStore) store = NULL;

  ui_test_add_person (test, "张三");
  g_assert_true (jin_store_backup (test->store, backup, NULL, &error));
  g_assert_no_error (error);
  ui_test_add_person (test, "李四");
  jin_application_restore (test->application, test->window, backup);
  ui_test_wait (other_window_is_there, test);
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (test->application)); l != NULL; l = l->next)
    if (l->data != test->window)
      restored = l->data;
  /* The rest of the test goes on with the new one. */
  g_object_unref (test->window);
  test->window = g_object_ref (restored);
  store = g_steal_pointer (&test->store);
  test->store = g_object_ref (jin_window_get_store (restored));
  ui_test_settle ();
  g_assert_cmpint (ui_test_count (test, &jin_person_entity, NULL), ==, 1);
  g_assert_cmpint (ui_test_count (test, &jin_person_entity, "name='张三'"), ==, 1);
}

int
main (int argc, char *argv[])
{
  ui_test_init (&argc, &argv, FALSE);
#define ADD(name, function) g_test_add ("/ui/frame/" name, UiTest, GINT_TO_POINTER (0), set_up, function, tear_down)
  ADD ("trouble", test_trouble);
  ADD ("no-database", test_no_database);
  ADD ("preferences", test_preferences);
  ADD ("commands", test_commands);
  ADD ("quick-search", test_quick_search);
  ADD ("quick-search-all", test_quick_search_all);
  ADD ("history", test_history);
  ADD ("read-only", test_read_only);
  ADD ("restore", test_restore);
  return ui_test_run ();
}
