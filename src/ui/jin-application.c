/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/jin-error.h"
#include "office/jin-entities.h"
#include "report/jin-series-read.h"
#include "store/jin-store-history.h"
#include "ui/jin-accessible.h"
#include "ui/jin-application.h"
#include "ui/jin-attachment.h"
#include "ui/jin-preferences.h"
#include "ui/jin-trouble-window.h"
#include "ui/jin-ui-resources.h"
#include "ui/jin-tooltip.h"

/*
 * The program: its command line, what the person at this computer has set, and the databases that are open, one window each.
 */
struct _JinApplication
{
  AdwApplication parent_instance;

  GSettings *settings;
  int        base_dpi; /* what the desktop sets, in 1/1024 dpi */
};

G_DEFINE_FINAL_TYPE (JinApplication, jin_application, ADW_TYPE_APPLICATION)

typedef struct
{
  char         *uri;
  char         *backup; /* to be restored first, or NULL */
  JinStore     *before; /* to be closed before that */
  JinStoreFlags flags;
} Opening;

static void
opening_free (Opening *opening)
{
  g_free (opening->uri);
  g_free (opening->backup);
  g_clear_object (&opening->before);
  g_free (opening);
}

static char *
default_database (void)
{
  g_autofree char *dir = g_build_filename (g_get_user_data_dir (), "jinqiu", NULL);

  g_mkdir_with_parents (dir, 0700);
  return g_build_filename (dir, "jinqiu.db", NULL);
}

static void
apply_type_scale (JinApplication *self)
{
  GtkSettings *settings = gtk_settings_get_default ();
  int          scale = g_settings_get_int (self->settings, "type-scale");

  if (settings == NULL)
    return;
  if (self->base_dpi == 0)
    {
      g_object_get (settings, "gtk-xft-dpi", &self->base_dpi, NULL);
      if (self->base_dpi <= 0)
        self->base_dpi = 96 * 1024;
    }
  g_object_set (settings, "gtk-xft-dpi", self->base_dpi * scale / 100, NULL);
}

static void
apply_colour_scheme (JinApplication *self)
{
  static const AdwColorScheme schemes[] = {
      ADW_COLOR_SCHEME_DEFAULT,
      ADW_COLOR_SCHEME_FORCE_LIGHT,
      ADW_COLOR_SCHEME_FORCE_DARK,
  };
  int scheme = g_settings_get_enum (self->settings, "colour-scheme");

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), schemes[CLAMP (scheme, 0, 2)]);
}

/* In the first days of a year, what repeats without an end is made for the next one.  It will be tried again. */
static void
continue_series (JinStore *store)
{
  g_autoptr (GError) error = NULL;
  JinContext         context = jin_context_now ();

  if (!jin_report_continue_series (store, &context, &error))
    g_message ("%s", error->message);
}

static void
open_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Opening             *opening = data;
  const JinEntities   *entities = jin_office_entities ();
  g_autoptr (GError)   error = NULL;
  g_autoptr (JinStore) store = NULL;

  if (opening->before != NULL)
    jin_store_close (opening->before);
  if (opening->backup == NULL || jin_store_restore (opening->backup, opening->uri, entities, &error))
    store = jin_store_open (opening->uri, entities, opening->flags, &error);
  if (store != NULL && !jin_store_is_read_only (store))
    continue_series (store);
  if (store != NULL)
    g_task_return_pointer (task, g_steal_pointer (&store), g_object_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  JinApplication      *self = JIN_APPLICATION (source);
  Opening             *opening = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError)   error = NULL;
  g_autoptr (JinStore) store = g_task_propagate_pointer (G_TASK (result), &error);
  GtkWidget           *window;

  if (store != NULL)
    window = GTK_WIDGET (jin_window_new (GTK_APPLICATION (self), store));
  else
    window = jin_trouble_window_new (GTK_APPLICATION (self), opening->uri, error);
  gtk_window_present (GTK_WINDOW (window));
  g_application_release (G_APPLICATION (self));
}

static void
open_in_thread (JinApplication *self, Opening *opening)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, opened_cb, NULL);

  g_application_hold (G_APPLICATION (self));
  g_task_set_task_data (task, opening, (GDestroyNotify)opening_free);
  g_task_run_in_thread (task, open_thread);
}

static gboolean
present_if_open (JinApplication *self, const char *uri)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (JIN_IS_WINDOW (l->data) && g_strcmp0 (jin_store_get_uri (jin_window_get_store (l->data)), uri) == 0)
      {
        gtk_window_present (l->data);
        return TRUE;
      }
  return FALSE;
}

static int
jin_application_command_line (GApplication *application, GApplicationCommandLine *command_line)
{
  JinApplication  *self = JIN_APPLICATION (application);
  GVariantDict    *options = g_application_command_line_get_options_dict (command_line);
  const char      *given = NULL;
  g_autofree char *uri = NULL;

  if (g_variant_dict_lookup (options, "db", "^&ay", &given) && g_str_has_prefix (given, "sqlite:"))
    uri = g_strdup (given);
  else if (given != NULL)
    {
      g_autoptr (GFile) file = g_application_command_line_create_file_for_arg (command_line, given);

      uri = g_file_get_path (file);
    }
  if (uri == NULL && (uri = g_settings_get_string (self->settings, "database")) != NULL && *uri == '\0')
    g_clear_pointer (&uri, g_free);
  if (uri == NULL)
    uri = default_database ();

  if (!present_if_open (self, uri))
    jin_application_open_database (self, uri, JIN_STORE_CREATE);
  return 0;
}

static int
jin_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("jinqiu %s\n", JINQIU_VERSION);
      return 0;
    }
  return -1;
}

static void
preferences_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GtkWindow *active = gtk_application_get_active_window (GTK_APPLICATION (data));
  GtkWidget *preferences;

  if (!JIN_IS_WINDOW (active))
    return;
  preferences = jin_preferences_new (JIN_WINDOW (active), JIN_APPLICATION (data)->settings);
  gtk_window_present (GTK_WINDOW (preferences));
}

static void
about_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  adw_show_about_window (gtk_application_get_active_window (GTK_APPLICATION (data)),
                         "application-name", _ ("Jinqiu"), "application-icon", JINQIU_APP_ID, "version", JINQIU_VERSION, "developer-name", _ ("The Jinqiu developers"), "comments", _ ("The desk book of a retired-cadre office. All entries stay on this computer: the program uses no network. Do not enter classified matters."), "license-type", GTK_LICENSE_GPL_3_0, NULL);
}

static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (data)));

  for (GList *l = windows; l != NULL; l = l->next)
    gtk_window_close (l->data);
}

static void
jin_application_startup (GApplication *application)
{
  static const GActionEntry actions[] = {
      {.name = "preferences", .activate = preferences_cb},
      {.name = "about", .activate = about_cb},
      {.name = "quit", .activate = quit_cb},
  };
  JinApplication *self = JIN_APPLICATION (application);

  /* Before libadwaita looks for the style sheet in it. */
  g_resources_register (jin_ui_get_resource ());
  G_APPLICATION_CLASS (jin_application_parent_class)->startup (application);
  gtk_window_set_default_icon_name (JINQIU_APP_ID);
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  gtk_application_set_accels_for_action (GTK_APPLICATION (self), "app.quit", (const char *[]){"<Ctrl>q", NULL});
  gtk_application_set_accels_for_action (GTK_APPLICATION (self), "app.preferences", (const char *[]){"<Ctrl>comma", NULL});
  jin_accessible_mend ();
  jin_tooltip_mend ();
  apply_type_scale (self);
  apply_colour_scheme (self);
  g_signal_connect_object (self->settings, "changed::type-scale", G_CALLBACK (apply_type_scale), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::colour-scheme", G_CALLBACK (apply_colour_scheme), self, G_CONNECT_SWAPPED);
}

static void
jin_application_dispose (GObject *object)
{
  g_clear_object (&JIN_APPLICATION (object)->settings);
  G_OBJECT_CLASS (jin_application_parent_class)->dispose (object);
}

static void
jin_application_shutdown (GApplication *application)
{
  jin_attachment_forget_copies ();
  G_APPLICATION_CLASS (jin_application_parent_class)->shutdown (application);
}

static void
jin_application_class_init (JinApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jin_application_dispose;
  application_class->startup = jin_application_startup;
  application_class->shutdown = jin_application_shutdown;
  application_class->command_line = jin_application_command_line;
  application_class->handle_local_options = jin_application_handle_local_options;
}

static void
jin_application_init (JinApplication *self)
{
  static const GOptionEntry options[] = {
      {"db", 0, 0, G_OPTION_ARG_FILENAME, NULL, N_ ("Open this database instead of your own"), N_ ("PATH")},
       {"version", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Print the version and exit"), NULL},
        {NULL},
      };

  self->settings = g_settings_new (JINQIU_APP_ID);
  g_application_add_main_option_entries (G_APPLICATION (self), options);
}

/**
 * jin_application_choose_language:
 *
 * Puts the language that the preferences name into the environment, for gettext; names are written in Chinese faces in any
 * case.  To be called before setlocale().
 */
void
jin_application_choose_language (void)
{
  g_autoptr (GSettings) settings = g_settings_new (JINQIU_APP_ID);
  g_autofree char      *language = g_settings_get_string (settings, "language");

  /* Who has chosen to draw without OpenGL needs none of its libraries, which take some 40 MiB. */
  if (g_strcmp0 (g_getenv ("GSK_RENDERER"), "cairo") == 0)
    g_setenv ("GDK_DEBUG", "gl-disable", FALSE);
  /* Where the locale is not Chinese, fontconfig would take the first face that has the characters, be it a brush. */
  g_setenv ("FC_LANG", "zh-cn", FALSE);
  if (g_str_equal (language, "system"))
    return;
  g_setenv ("LANGUAGE", language, TRUE);
  /* gettext translates nothing in the plain C locale. */
  if (g_str_equal (g_get_language_names ()[0], "C"))
    g_setenv ("LC_ALL", "C.UTF-8", TRUE);
}

JinApplication *
jin_application_new (void)
{
  return g_object_new (JIN_TYPE_APPLICATION,
                       "application-id", JINQIU_APP_ID,
                       "flags", G_APPLICATION_HANDLES_COMMAND_LINE,
                       NULL);
}

GSettings *
jin_application_get_settings (JinApplication *self)
{
  g_return_val_if_fail (JIN_IS_APPLICATION (self), NULL);
  return self->settings;
}

void
jin_application_open_database (JinApplication *self, const char *uri, JinStoreFlags flags)
{
  Opening *opening;

  g_return_if_fail (JIN_IS_APPLICATION (self));
  g_return_if_fail (uri != NULL);
  opening = g_new0 (Opening, 1);
  opening->uri = g_strdup (uri);
  opening->flags = flags;
  open_in_thread (self, opening);
}

void
jin_application_restore (JinApplication *self, JinWindow *window, const char *backup)
{
  Opening *opening;

  g_return_if_fail (JIN_IS_APPLICATION (self));
  g_return_if_fail (JIN_IS_WINDOW (window));
  g_return_if_fail (backup != NULL);
  opening = g_new0 (Opening, 1);
  opening->before = g_object_ref (jin_window_get_store (window));
  opening->uri = g_strdup (jin_store_get_uri (opening->before));
  opening->backup = g_strdup (backup);
  opening->flags = JIN_STORE_CREATE;
  /* Held first, so that the program does not end with its last window. */
  open_in_thread (self, opening);
  gtk_window_destroy (GTK_WINDOW (window));
}
