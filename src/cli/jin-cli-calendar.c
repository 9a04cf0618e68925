/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n.h>
#include <stdio.h>

#include "base/jin-error.h"
#include "base/jin-minute.h"
#include "cli/jin-cli.h"
#include "exchange/jin-ics.h"
#include "office/jin-activity.h"
#include "office/jin-organisation.h"
#include "report/jin-series-read.h"
#include "report/jin-year-read.h"

/* plan-year, festivals, and calendar files of other programs. */

#define MORNING (9 * 60)
#define YEARS_AHEAD 2

static char    *option_output;
static char    *option_time;
static int      option_from;
static int      option_until;
static int      option_year;
static gboolean option_dry_run;

static const GOptionEntry festivals_options[] = {
    {"output", 'o', 0, G_OPTION_ARG_FILENAME, &option_output, N_ ("File to write; its ending says the format"), "FILE.ics"},
     {"from", 0, 0, G_OPTION_ARG_INT, &option_from, N_ ("First year"), "YEAR"},
      {"until", 0, 0, G_OPTION_ARG_INT, &option_until, N_ ("Last year"), "YEAR"},
       G_OPTION_ENTRY_NULL,
};

static const GOptionEntry plan_options[] = {
    {"year", 0, 0, G_OPTION_ARG_INT, &option_year, N_ ("Which year"), "YEAR"},
     {"time", 0, 0, G_OPTION_ARG_STRING, &option_time, N_ ("When meetings begin"), "HH:MM"},
      {"dry-run", 0, 0, G_OPTION_ARG_NONE, &option_dry_run, N_ ("Only say what would happen"), NULL},
       G_OPTION_ENTRY_NULL,
};

static void
add_text (JsonBuilder *builder, const char *name, const char *text)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

static void
add_number (JsonBuilder *builder, const char *name, gint64 number)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, number);
}

/* ---- plan-year ---- */

static gboolean
read_time (int *minute_of_day)
{
  int hour, minute;

  *minute_of_day = MORNING;
  if (option_time == NULL)
    return TRUE;
  if (sscanf (option_time, "%2d:%2d", &hour, &minute) != 2 || hour < 0 || hour > 23 || minute < 0 || minute > 59)
    return FALSE;
  *minute_of_day = hour * 60 + minute;
  return TRUE;
}

static void
print_plan (JinCli *cli, GPtrArray *plan)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  JinCodeList            *types = jin_store_get_list (cli->store, "activity_type");

  json_builder_begin_array (builder);
  for (guint i = 0; i < plan->len; i++)
    {
      JinYearItem     *item = g_ptr_array_index (plan, i);
      g_autofree char *start = jin_minute_to_iso (jin_record_get_int (item->activity, JIN_ACTIVITY_START));
      g_autofree char *kinds = types != NULL ? jin_code_list_format (types, jin_record_get_text (item->activity, JIN_ACTIVITY_TYPES)) : g_strdup ("");

      json_builder_begin_object (builder);
      add_text (builder, "start", start);
      add_text (builder, "organisation", jin_record_get_ref_title (item->activity, JIN_ACTIVITY_ORGANISATION));
      add_text (builder, "title", jin_record_get_title (item->activity));
      add_text (builder, "types", kinds);
      add_number (builder, "month", item->month);
      json_builder_set_member_name (builder, "is_there");
      json_builder_add_boolean_value (builder, item->is_there);
      json_builder_end_object (builder);
      if (!cli->json)
        g_print ("%s  %s  %s%s\n", start, jin_record_get_ref_title (item->activity, JIN_ACTIVITY_ORGANISATION), jin_record_get_title (item->activity),
                 /* Translators: behind an activity of a plan that is in the calendar already; with the blank */
                 item->is_there ? _ (" (already there)") : "");
    }
  json_builder_end_array (builder);
  if (cli->json)
    jin_cli_print_json (builder);
}

static int
run_plan_year (JinCli *cli)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (JinRecord)  branch = NULL;
  g_autoptr (GPtrArray)  plan = NULL;
  g_autoptr (JinChanges) changes = NULL;
  g_autofree char       *label = NULL;
  int                    minute_of_day, year = option_year != 0 ? option_year : cli->context.today.year + 1;

  if (jin_cli_arg (cli, 0) == NULL || jin_cli_arg (cli, 1) != NULL || !read_time (&minute_of_day) || year < 1949 || year > 2100)
    return jin_cli_usage (&jin_cli_calendar_commands[0]);
  branch = jin_store_get_by_uid (cli->store, &jin_organisation_entity, jin_cli_arg (cli, 0), &error);
  if (branch == NULL && error == NULL)
    /* Translators: %s is an identifier as typed */
    g_set_error (&error, JIN_ERROR, JIN_ERROR_NOT_FOUND, _ ("There is no organisation %s."), jin_cli_arg (cli, 0));
  if (error == NULL)
    plan = jin_report_year_plan (cli->store, jin_record_get_id (branch), year, minute_of_day, NULL, &error);
  if (plan == NULL)
    return jin_cli_fail (error);
  /* Translators: what was done: an organisation, and a year */
  label = g_strdup_printf (_ ("Plan of %s for %d"), jin_record_get_title (branch), year);
  changes = jin_changes_new (label);
  if (jin_year_plan_put (plan, changes) > 0 && !option_dry_run && jin_store_commit (cli->store, changes, &cli->context, NULL, &error) == 0)
    return jin_cli_fail (error);
  print_plan (cli, plan);
  return jin_changes_get_size (changes) > 0 || (option_dry_run && plan->len > 0) ? JIN_EXIT_DONE : JIN_EXIT_NOTHING;
}

/* ---- repeat ---- */

static int
run_continue (JinCli *cli)
{
  g_autoptr (GError) error = NULL;

  if (jin_cli_arg (cli, 0) != NULL)
    return jin_cli_usage (&jin_cli_calendar_commands[2]);
  return jin_report_continue_series (cli->store, &cli->context, &error) ? JIN_EXIT_DONE : jin_cli_fail (error);
}

/* ---- festivals ---- */

static int
run_festivals (JinCli *cli)
{
  g_autoptr (GError) error = NULL;
  int                from = option_from != 0 ? option_from : cli->context.today.year;
  int                until = option_until != 0 ? option_until : from + YEARS_AHEAD;

  if (option_output == NULL || jin_cli_arg (cli, 0) != NULL)
    return jin_cli_usage (&jin_cli_calendar_commands[1]);
  return jin_ics_export_festivals (cli->store, from, until, option_output, NULL, &error) ? JIN_EXIT_DONE : jin_cli_fail (error);
}

/* ---- calendar files ---- */

/**
 * jin_cli_export_ics:
 * @cli: the command
 * @query: which rows of which ledger
 * @title: (nullable): what the calendar is called
 * @path: the file
 *
 * Returns: exit code
 */
int
jin_cli_export_ics (JinCli *cli, const JinQuery *query, const char *title, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *name = title != NULL ? g_strdup (title) : jin_entity_head (query->entity);

  if (!jin_entity_same (query->entity, &jin_activity_entity))
    {
      g_set_error (&error, JIN_ERROR, JIN_ERROR_INPUT, "%s", _ ("Only activities can be written into a calendar file."));
      return jin_cli_fail (error);
    }
  return jin_ics_export (cli->store, query, name, path, NULL, &error) ? JIN_EXIT_DONE : jin_cli_fail (error);
}

static void
print_ics (JinCli *cli, JinIcsPlan *plan)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  add_number (builder, "new", plan->n_new);
  add_number (builder, "changed", plan->n_changed);
  add_number (builder, "same", plan->n_same);
  add_number (builder, "rejected", plan->n_rejected);
  json_builder_set_member_name (builder, "problems");
  json_builder_begin_array (builder);
  for (guint i = 0; i < plan->problems->len; i++)
    {
      json_builder_add_string_value (builder, plan->problems->pdata[i]);
      if (!cli->json)
        g_printerr ("%s\n", (const char *)plan->problems->pdata[i]);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  if (cli->json)
    jin_cli_print_json (builder);
  else
    /* Translators: numbers of activities in a calendar file */
    g_print (_ ("new %u, changed %u, same %u, left out %u\n"), plan->n_new, plan->n_changed, plan->n_same, plan->n_rejected);
}

/**
 * jin_cli_import_ics:
 * @cli: the command
 * @path: the file
 * @dry_run: whether only to say what would happen
 *
 * Returns: exit code
 */
int
jin_cli_import_ics (JinCli *cli, const char *path, gboolean dry_run)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (JinIcsPlan) plan = jin_ics_read (cli->store, path, 0, &cli->context, NULL, &error);

  if (plan == NULL)
    return jin_cli_fail (error);
  if (!dry_run && jin_changes_get_size (plan->changes) > 0 && jin_store_commit (cli->store, plan->changes, &cli->context, NULL, &error) == 0)
    return jin_cli_fail (error);
  print_ics (cli, plan);
  return plan->n_new + plan->n_changed > 0 ? JIN_EXIT_DONE : JIN_EXIT_NOTHING;
}

const JinCommand jin_cli_calendar_commands[] = {
    {"plan-year", "plan-year ORGANISATION-UID [--year YEAR] [--time HH:MM] [--dry-run]", 0, FALSE, plan_options, run_plan_year},
    {"festivals", "festivals -o FILE.ics [--from YEAR] [--until YEAR]", JIN_STORE_READ_ONLY, FALSE, festivals_options, run_festivals},
    {"continue", "continue", 0, FALSE, NULL, run_continue},
    {NULL},
};
