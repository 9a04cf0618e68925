/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <locale.h>
#include <string.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "exchange/jin-demo.h"
#include "office/jin-person.h"
#include "ui-test.h"
#include "tests/folder.h"

#define PATIENCE_SECONDS 60
/* Turns of 2 ms without anything to do after which nothing more is expected, and after which it is worth a look. */
#define QUIET_TURNS 200
#define LOOK_TURNS 10

static JinApplication *application;

void
ui_test_init (int *argc, char ***argv, gboolean chinese)
{
  g_autoptr (GError) error = NULL;

  /* Over C.UTF-8 gettext looks into LANGUAGE. */
  g_setenv ("LANGUAGE", chinese ? "zh_CN" : "en", TRUE);
  jin_application_choose_language ();
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("JINQIU_LOCALEDIR"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  gtk_test_init (argc, argv, NULL);
  /* GTK's own words, which gtk_test_init() sets to C. */
  setlocale (LC_ALL, "");

  application = jin_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_HANDLES_COMMAND_LINE | G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
  /* A turning spinner or a blinking cursor would never let the main loop come to rest. */
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, "gtk-cursor-blink", FALSE, NULL);
}

int
ui_test_run (void)
{
  int result = g_test_run ();

  g_clear_object (&application);
  return result;
}

void
ui_test_set_up (UiTest *test, int people)
{
  g_autoptr (GError) error = NULL;

  test->dir = g_dir_make_tmp ("jinqiu-ui-XXXXXX", &error);
  g_assert_no_error (error);
  test->path = g_build_filename (test->dir, "test.db", NULL);
  test->application = application;
  test->store = jin_store_open (test->path, jin_office_entities (), JIN_STORE_CREATE, &error);
  g_assert_no_error (error);
  if (people > 0)
    {
      JinDemo    demo = {.people = people, .years = 1, .seed = 1};
      JinContext context = jin_context_now ();

      g_assert_cmpint (jin_demo_fill (test->store, &demo, &context, &error), !=, 0);
      g_assert_no_error (error);
    }
  test->window = g_object_ref (jin_window_new (GTK_APPLICATION (application), test->store));
  gtk_window_present (GTK_WINDOW (test->window));
}

static void
remove_folder (const char *dir)
{
  test_remove_folder (dir);
}

static gboolean
is_last_reference (gpointer object)
{
  return G_OBJECT (object)->ref_count == 1;
}

/* GTK 4.8 breaks down when a screen reader comes upon a window that is kept but hidden. */
static void
assert_no_hidden_window (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (!gtk_widget_get_visible (window))
        g_error ("A window is hidden: %s", G_OBJECT_TYPE_NAME (window));
    }
}

void
ui_test_tear_down (UiTest *test)
{
  assert_no_hidden_window ();
  gtk_window_destroy (GTK_WINDOW (test->window));
  /* What was asked of the store comes to its end first. */
  ui_test_wait (is_last_reference, test->window);
  g_assert_finalize_object (test->window);
  ui_test_settle ();
  jin_store_close (test->store);
  g_object_unref (test->store);
  remove_folder (test->dir);
  g_free (test->dir);
  g_free (test->path);
}

void
ui_test_wait (UiCondition condition, gpointer data)
{
  gint64 deadline = g_get_monotonic_time () + PATIENCE_SECONDS * G_USEC_PER_SEC;

  while (!condition (data))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
      /* The deadline has to be looked at even when nothing happens. */
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (2000);
    }
}

/* What reads and writes for the window does it in a thread that then runs, or waits for the disk. */
static gboolean
other_threads_sleep (void)
{
  g_autoptr (GDir) threads = g_dir_open ("/proc/self/task", 0, NULL);
  g_autofree char *own = g_strdup_printf ("%d", (int)getpid ());
  const char      *name;

  while (threads != NULL && (name = g_dir_read_name (threads)) != NULL)
    {
      g_autofree char *path = g_build_filename ("/proc/self/task", name, "stat", NULL);
      g_autofree char *stat = NULL;

      /* “12 (name) S …”; a thread may end meanwhile. */
      if (g_str_equal (name, own) || !g_file_get_contents (path, &stat, NULL, NULL))
        continue;
      if (strstr (stat, ") S ") == NULL)
        return FALSE;
    }
  return threads != NULL;
}

/* Timers that go off in the time that would otherwise be waited. */
static gboolean
has_timer_soon (void)
{
  GMainContext *context = g_main_context_default ();
  GPollFD       fds[64];
  int           priority, timeout = -1;

  g_assert_true (g_main_context_acquire (context));
  g_main_context_prepare (context, &priority);
  g_main_context_query (context, G_MAXINT, &timeout, fds, G_N_ELEMENTS (fds));
  g_main_context_release (context);
  return timeout >= 0 && timeout <= 2 * QUIET_TURNS;
}

static gboolean
is_at_rest (void)
{
  gdk_display_sync (gdk_display_get_default ());
  return !g_main_context_pending (NULL) && other_threads_sleep () && !has_timer_soon () && !g_main_context_pending (NULL);
}

void
ui_test_settle (void)
{
  gint64 deadline = g_get_monotonic_time () + PATIENCE_SECONDS * G_USEC_PER_SEC;
  int    n_rests = 0;

  /* Answers of threads come in waves: a list asks for rows when its ids are there, and a busy machine is slow to answer. */
  for (int quiet = 0; quiet < QUIET_TURNS && n_rests < 2;)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
      if (g_main_context_iteration (NULL, FALSE))
        quiet = n_rests = 0;
      else
        {
          g_usleep (2000);
          if (++quiet % LOOK_TURNS == 0)
            n_rests = is_at_rest () ? n_rests + 1 : 0;
        }
    }
}

typedef struct
{
  JinWindow *window;
  GType      type;
} PageWish;

static gboolean
shows_page (gpointer data)
{
  PageWish *wish = data;
  JinPage  *page = jin_window_get_page (wish->window);

  return page != NULL && G_TYPE_CHECK_INSTANCE_TYPE (page, wish->type);
}

JinPage *
ui_test_wait_for_page (UiTest *test, GType type)
{
  PageWish wish = {test->window, type};

  ui_test_wait (shows_page, &wish);
  ui_test_settle ();
  return jin_window_get_page (test->window);
}

static gboolean
says (GtkWidget *widget, const char *text)
{
  static const char *const names[] = {"label", "title", "text", "tooltip-text", "placeholder-text"};

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      GParamSpec      *property = g_object_class_find_property (G_OBJECT_GET_CLASS (widget), names[i]);
      g_autofree char *value = NULL;

      if (property == NULL || property->value_type != G_TYPE_STRING)
        continue;
      g_object_get (widget, names[i], &value, NULL);
      if (g_strcmp0 (value, text) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
collect (GtkWidget *widget, GPtrArray *all)
{
  g_ptr_array_add (all, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    collect (child, all);
}

GPtrArray *
ui_test_all (gpointer root)
{
  GPtrArray *all = g_ptr_array_new ();

  collect (root, all);
  return all;
}

GtkWidget *
ui_test_find (gpointer root, GType type, const char *text)
{
  g_autoptr (GPtrArray) all = ui_test_all (root);

  for (guint i = 0; i < all->len; i++)
    {
      GtkWidget *widget = g_ptr_array_index (all, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type) && (text == NULL || says (widget, text)))
        return widget;
    }
  return NULL;
}

void
ui_test_click (gpointer root, const char *label)
{
  GtkWidget *button = ui_test_find (root, GTK_TYPE_BUTTON, label);

  g_assert_nonnull (button);
  g_assert_true (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
  ui_test_settle ();
}

gint64
ui_test_count (UiTest *test, const JinEntity *entity, const char *text)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (JinFilter) filter = text != NULL ? jin_filter_parse (jin_store_get_entities (test->store), entity, text, &error) : NULL;
  JinQuery              query = {.entity = entity, .filter = filter, .context = jin_context_now ()};
  gint64                count;

  g_assert_no_error (error);
  count = jin_store_count (test->store, &query, NULL, &error);
  g_assert_no_error (error);
  return count;
}

gint64
ui_test_add_person (UiTest *test, const char *name)
{
  g_autoptr (JinRecord)  person = jin_record_new (&jin_person_entity);
  g_autoptr (JinRecord)  kept = NULL;
  g_autoptr (JinChanges) changes = jin_changes_new ("test");
  g_autoptr (GError)     error = NULL;
  JinContext             context = jin_window_context (test->window);

  jin_record_set_text (person, JIN_PERSON_NAME, name);
  jin_changes_put (changes, person, NULL, JIN_DATE_NONE);
  jin_store_commit (test->store, changes, &context, NULL, &error);
  g_assert_no_error (error);
  kept = jin_store_get_by_uid (test->store, &jin_person_entity, jin_record_get_uid (person), &error);
  g_assert_no_error (error);
  return jin_record_get_id (kept);
}
