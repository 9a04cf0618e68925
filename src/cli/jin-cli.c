/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <string.h>

#include "base/jin-error.h"
#include "cli/jin-cli.h"
#include "office/jin-entities.h"

/* jinqiu-cli: everything below the window, for scripts, scheduled backups and tests. */

static const JinCommand *const command_groups[] = {
    jin_cli_record_commands,
    jin_cli_bulk_commands,
    jin_cli_file_commands,
    jin_cli_calendar_commands,
    jin_cli_merge_commands,
    jin_cli_report_commands,
    jin_cli_history_commands,
};

static char    *option_db;
static char    *option_as_of;
static gboolean option_json;
static gboolean option_codes;

static const GOptionEntry common_options[] = {
    {"db", 0, 0, G_OPTION_ARG_FILENAME, &option_db, N_ ("Database: a path"), "PATH"},
     {"json", 0, 0, G_OPTION_ARG_NONE, &option_json, N_ ("Print JSON"), NULL},
      {"codes", 0, 0, G_OPTION_ARG_NONE, &option_codes, N_ ("Codes instead of labels in JSON"), NULL},
       {"as-of", 0, 0, G_OPTION_ARG_STRING, &option_as_of, N_ ("Answer for this day"), "DATE"},
        G_OPTION_ENTRY_NULL,
};

static const JinCommand *
find_command (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (command_groups); i++)
    for (const JinCommand *command = command_groups[i]; command->name != NULL; command++)
      if (strcmp (command->name, name) == 0)
        return command;
  return NULL;
}

static int
print_help (gboolean asked)
{
  GString *text = g_string_new (_ ("Usage: jinqiu-cli COMMAND [--db PATH] [--json] [--as-of DATE] …\n\nCommands:\n"));

  for (gsize i = 0; i < G_N_ELEMENTS (command_groups); i++)
    for (const JinCommand *command = command_groups[i]; command->name != NULL; command++)
      g_string_append_printf (text, "  %s\n", command->usage);
  if (asked)
    g_print ("%s", text->str);
  else
    g_printerr ("%s", text->str);
  g_string_free (text, TRUE);
  return asked ? JIN_EXIT_DONE : JIN_EXIT_USAGE;
}

int
jin_cli_usage (const JinCommand *command)
{
  /* Translators: %s is how a command is written */
  g_printerr (_ ("Usage: jinqiu-cli %s\n"), command->usage);
  return JIN_EXIT_USAGE;
}

/* Prints the error and gives the exit code that its kind stands for. */
int
jin_cli_fail (const GError *error)
{
  g_printerr ("jinqiu-cli: %s\n", error->message);
  if (error->domain != JIN_ERROR)
    return JIN_EXIT_INPUT;
  switch ((JinError)error->code)
    {
    case JIN_ERROR_STORE:
    case JIN_ERROR_BUSY:
    case JIN_ERROR_READ_ONLY:
    case JIN_ERROR_NEWER:
      return JIN_EXIT_STORE;
    case JIN_ERROR_INPUT:
    case JIN_ERROR_CONFLICT:
    case JIN_ERROR_FORMAT:
    case JIN_ERROR_ENCRYPTED:
    case JIN_ERROR_TOO_LARGE:
    case JIN_ERROR_NOT_FOUND:
    case JIN_ERROR_CANCELLED:
    case JIN_ERROR_FAILED:
    default:
      return JIN_EXIT_INPUT;
    }
}

/* A word of the command by position, NULL when there are fewer. */
const char *
jin_cli_arg (JinCli *cli,
             guint   index)
{
  return index < g_strv_length (cli->args) ? cli->args[index] : NULL;
}

static char *
default_database (void)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "jinqiu", NULL);

  g_mkdir_with_parents (folder, 0700);
  return g_build_filename (folder, "jinqiu.db", NULL);
}

static int
run_command (const JinCommand *command,
             JinCli           *cli)
{
  g_autoptr (GError) error = NULL;
  int                status;

  cli->context = jin_context_now ();
  cli->context.operator= g_get_user_name ();
  if (option_as_of != NULL)
    {
      cli->context.as_of = jin_date_parse (option_as_of, cli->context.today, &error);
      if (error != NULL)
        {
          jin_cli_fail (error);
          return JIN_EXIT_USAGE;
        }
    }
  if (command->no_store)
    return command->run (cli);
  cli->store = jin_store_open (cli->db, jin_office_entities (), command->flags, &error);
  if (cli->store == NULL)
    {
      jin_cli_fail (error);
      return JIN_EXIT_STORE;
    }
  cli->uids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  status = command->run (cli);
  g_clear_pointer (&cli->uids, g_hash_table_unref);
  jin_store_close (cli->store);
  g_clear_object (&cli->store);
  return status;
}

/* The catalogue of the build tree, when the program runs from there, else the installed one. */
static const char *
locale_dir (void)
{
  const char *dir = g_getenv ("JINQIU_LOCALEDIR");

  return dir != NULL ? dir : JINQIU_LOCALEDIR;
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GOptionContext) options = NULL;
  g_autoptr (GError)         error = NULL;
  const JinCommand          *command;
  JinCli                     cli = {0};
  int                        status;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, locale_dir ());
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  if (argc < 2 || strcmp (argv[1], "--help") == 0 || strcmp (argv[1], "help") == 0)
    return print_help (argc >= 2);
  if (strcmp (argv[1], "--version") == 0)
    {
      g_print ("jinqiu-cli %s\n", JINQIU_VERSION);
      return JIN_EXIT_DONE;
    }
  command = find_command (argv[1]);
  if (command == NULL)
    {
      /* Translators: %s is a word typed as a command */
      g_printerr (_ ("“%s” is no command.\n"), argv[1]);
      return print_help (FALSE);
    }
  options = g_option_context_new (NULL);
  g_option_context_add_main_entries (options, common_options, GETTEXT_PACKAGE);
  if (command->options != NULL)
    g_option_context_add_main_entries (options, command->options, GETTEXT_PACKAGE);
  cli.args = g_strdupv (argv + 1);
  if (!g_option_context_parse_strv (options, &cli.args, &error))
    {
      g_printerr ("jinqiu-cli: %s\n", error->message);
      g_strfreev (cli.args);
      return jin_cli_usage (command);
    }
  /* parse_strv() leaves the command's name in the first place. */
  g_free (cli.args[0]);
  memmove (cli.args, cli.args + 1, g_strv_length (cli.args + 1) * sizeof (char *) + sizeof (char *));
  cli.json = option_json;
  cli.codes = option_codes;
  cli.db = option_db != NULL ? g_strdup (option_db) : default_database ();
  status = run_command (command, &cli);
  g_strfreev (cli.args);
  g_free (cli.db);
  return status;
}
