/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/jin-error.h"
#include "cli/jin-cli.h"
#include "exchange/jin-demo.h"
#include "exchange/jin-export.h"
#include "exchange/jin-import.h"
#include "paper/jin-paper-forms.h"

/* import, export, demo: files in and out. */

static char    *option_as;
static char    *option_sheet;
static char    *option_map;
static char    *option_marks;
static char    *option_rejects;
static gboolean option_dry_run;
static gboolean option_all_or_nothing;
static char    *option_output;
static char    *option_filter;
static char    *option_columns;
static char    *option_unmask;
static char    *option_title;
static char    *option_mask;
static char    *option_sort;
static int      option_people = 300;
static int      option_years = 3;
static int      option_seed = 1;

static const GOptionEntry import_options[] = {
    {"as", 0, 0, G_OPTION_ARG_STRING, &option_as, N_ ("The ledger, where its heads don't tell"), "ENTITY"},
     {"sheet", 0, 0, G_OPTION_ARG_STRING, &option_sheet, N_ ("Only this sheet"), "NAME"},
      {"map", 0, 0, G_OPTION_ARG_STRING, &option_map, N_ ("Headings and the fields they fill"), "H=F,…"},
       {"marks", 0, 0, G_OPTION_ARG_STRING, &option_marks, N_ ("What marks mean: out, or a state"), "K=M,…"},
        {"dry-run", 0, 0, G_OPTION_ARG_NONE, &option_dry_run, N_ ("Only say what would happen"), NULL},
         {"rejects", 0, 0, G_OPTION_ARG_FILENAME, &option_rejects, N_ ("Write the rows not imported to this file"), "OUT.xlsx"},
          {"all-or-nothing", 0, 0, G_OPTION_ARG_NONE, &option_all_or_nothing, N_ ("One bad row stops everything"), NULL},
           G_OPTION_ENTRY_NULL,
};

static const GOptionEntry export_options[] = {
    {"output", 'o', 0, G_OPTION_ARG_FILENAME, &option_output, N_ ("File to write; its ending says the format"), "FILE"},
     {"filter", 0, 0, G_OPTION_ARG_STRING, &option_filter, N_ ("Only rows that fit this condition"), "TEXT"},
      {"columns", 0, 0, G_OPTION_ARG_STRING, &option_columns, N_ ("Fields to write"), "F,…"},
       {"sort", 0, 0, G_OPTION_ARG_STRING, &option_sort, N_ ("Order of the rows"), "F,…"},
        {"title", 0, 0, G_OPTION_ARG_STRING, &option_title, N_ ("What stands on top"), "TEXT"},
         {"mask", 0, 0, G_OPTION_ARG_STRING, &option_mask, N_ ("How much is masked: for work inside the office, a report or a public notice"), "internal|report|public"},
          {"unmask", 0, 0, G_OPTION_ARG_STRING, &option_unmask, N_ ("Full ID numbers; the reason is kept"), "REASON"},
           G_OPTION_ENTRY_NULL,
};

static const GOptionEntry demo_options[] = {
    {"people", 0, 0, G_OPTION_ARG_INT, &option_people, N_ ("How many people"), "N"},
     {"years", 0, 0, G_OPTION_ARG_INT, &option_years, N_ ("How many years of activities"), "Y"},
      {"seed", 0, 0, G_OPTION_ARG_INT, &option_seed, N_ ("Another number, another bureau"), "S"},
       G_OPTION_ENTRY_NULL,
};

/* "HEAD=field,…": every sheet that has the heading. */
static gboolean
apply_map (JinImport *import,
           GError   **error)
{
  g_auto (GStrv) pairs = g_strsplit (option_map != NULL ? option_map : "", ",", -1);

  for (guint i = 0; pairs[i] != NULL; i++)
    {
      char    *equals = strrchr (pairs[i], '=');
      gboolean found = FALSE;

      if (equals != NULL)
        *equals = '\0';
      for (guint s = 0; equals != NULL && s < jin_import_n_sheets (import); s++)
        {
          const JinImportSheet *sheet = jin_import_get_sheet (import, s);

          for (guint c = 0; sheet->included && c < sheet->columns->len; c++)
            {
              const JinImportColumn *column = &g_array_index (sheet->columns, JinImportColumn, c);

              if (strcmp (column->head, pairs[i]) != 0)
                continue;
              found = TRUE;
              if (!jin_import_set_target (import, s, column->column, equals + 1, error))
                return FALSE;
            }
        }
      if (!found)
        {
          /* Translators: %s is a heading as typed */
          g_set_error (error, JIN_ERROR, JIN_ERROR_INPUT, _ ("No sheet has the heading “%s”"), pairs[i]);
          return FALSE;
        }
    }
  return TRUE;
}

/* "fill:C0C0C0=died,struck=out" */
static gboolean
apply_marks (JinImport *import,
             GError   **error)
{
  g_auto (GStrv) pairs = g_strsplit (option_marks != NULL ? option_marks : "", ",", -1);

  for (guint i = 0; pairs[i] != NULL; i++)
    {
      char *equals = strchr (pairs[i], '=');

      if (equals != NULL)
        *equals = '\0';
      if (!jin_import_set_mark (import, pairs[i], equals != NULL ? equals + 1 : "", error))
        return FALSE;
    }
  return TRUE;
}

static void
add_count (JsonBuilder     *builder,
           JinImport       *import,
           const char      *name,
           JinImportVerdict verdict)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, jin_import_count (import, verdict));
}

static void
add_string (JsonBuilder *builder,
            const char  *name,
            const char  *text)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text != NULL ? text : "");
}

static void
add_problems (JsonBuilder *builder,
              JinImport   *import)
{
  json_builder_set_member_name (builder, "problems");
  json_builder_begin_array (builder);
  for (guint i = 0; i < jin_import_n_rows (import); i++)
    {
      const JinImportRow *row = jin_import_get_row (import, i);

      if (row->verdict != JIN_IMPORT_REJECTED && row->verdict != JIN_IMPORT_DOUBTFUL)
        continue;
      json_builder_begin_object (builder);
      add_string (builder, "sheet", jin_import_get_sheet (import, row->sheet)->preview->name);
      json_builder_set_member_name (builder, "row");
      json_builder_add_int_value (builder, row->row + 1);
      add_string (builder, "column", row->column);
      add_string (builder, "reason", row->remarks);
      add_string (builder, "rule", row->rule);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_marks (JsonBuilder *builder,
           JinImport   *import)
{
  json_builder_set_member_name (builder, "marks");
  json_builder_begin_array (builder);
  for (guint i = 0; i < jin_import_n_marks (import); i++)
    {
      const JinImportMark *mark = jin_import_get_mark (import, i);

      json_builder_begin_object (builder);
      add_string (builder, "mark", mark->key);
      json_builder_set_member_name (builder, "rows");
      json_builder_add_int_value (builder, mark->n_rows);
      add_string (builder, "meaning", mark->meaning);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
print_marks (JinImport *import)
{
  for (guint i = 0; i < jin_import_n_marks (import); i++)
    {
      const JinImportMark *mark = jin_import_get_mark (import, i);
      g_autofree char     *label = jin_import_mark_label (mark);
      g_autofree char     *meaning = jin_import_meaning_label (import, mark->kind, mark->meaning);

      /* Translators: how rows are marked ("Filled grey"), its key for --marks, how many rows, what it means */
      g_print (_ ("%s (%s): %u rows. Meaning: %s\n"), label, mark->key, mark->n_rows, meaning);
    }
}

/* A row that is not imported, and why. */
static void
print_problem (JinImport          *import,
               const JinImportRow *row)
{
  const char *sheet = jin_import_get_sheet (import, row->sheet)->preview->name;

  if (row->verdict != JIN_IMPORT_REJECTED && row->verdict != JIN_IMPORT_DOUBTFUL)
    return;
  if (row->column != NULL)
    /* Translators: a sheet's name, a row's number, a heading, why the row is not imported */
    g_printerr (_ ("%s, row %d, %s: %s\n"), sheet, row->row + 1, row->column, row->remarks);
  else
    /* Translators: a sheet's name, a row's number, why the row is not imported */
    g_printerr (_ ("%s, row %d: %s\n"), sheet, row->row + 1, row->remarks);
}

static void
print_plan (JinCli    *cli,
            JinImport *import)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  add_string (builder, "entity", jin_import_get_entity (import)->name);
  add_count (builder, import, "new", JIN_IMPORT_NEW);
  add_count (builder, import, "changed", JIN_IMPORT_CHANGED);
  add_count (builder, import, "same", JIN_IMPORT_SAME);
  add_count (builder, import, "doubtful", JIN_IMPORT_DOUBTFUL);
  add_count (builder, import, "rejected", JIN_IMPORT_REJECTED);
  add_marks (builder, import);
  add_problems (builder, import);
  json_builder_end_object (builder);
  if (cli->json)
    {
      jin_cli_print_json (builder);
      return;
    }
  /* Translators: the counts of an import */
  g_print (_ ("new %u, changed %u, same %u, doubtful %u, not imported %u\n"), jin_import_count (import, JIN_IMPORT_NEW),
              jin_import_count (import, JIN_IMPORT_CHANGED), jin_import_count (import, JIN_IMPORT_SAME),
              jin_import_count (import, JIN_IMPORT_DOUBTFUL), jin_import_count (import, JIN_IMPORT_REJECTED));
  print_marks (import);
  for (guint i = 0; i < jin_import_n_rows (import); i++)
    print_problem (import, jin_import_get_row (import, i));
}

/* Nothing is written before the rejected rows are safe, where somebody wants them. FALSE when nothing could be said of the
 * rows; an error that concerns them is in @error, too. */
static gboolean
write_rows (JinCli    *cli,
            JinImport *import,
            gint64    *transaction,
            GError   **error)
{
  if (!option_dry_run && option_rejects == NULL)
    {
      *transaction = jin_import_run (import, &cli->context, option_all_or_nothing, error);
      return jin_import_n_rows (import) > 0 || *error == NULL;
    }
  if (!jin_import_check (import, &cli->context, NULL, NULL, NULL, error) ||
      (option_rejects != NULL && !jin_import_write_rejects (import, option_rejects, error)))
    return FALSE;
  if (!option_dry_run)
    *transaction = jin_import_commit (import, &cli->context, option_all_or_nothing, error);
  return TRUE;
}

static int
run_import (JinCli *cli)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (JinImport) import = NULL;
  const JinEntity      *entity = option_as != NULL ? jin_cli_entity (cli, option_as, &error) : NULL;
  gint64                transaction = 0;

  if (jin_cli_arg (cli, 0) == NULL || jin_cli_arg (cli, 1) != NULL)
    return jin_cli_usage (&jin_cli_file_commands[0]);
  if (error == NULL && g_str_has_suffix (jin_cli_arg (cli, 0), ".ics"))
    return jin_cli_import_ics (cli, jin_cli_arg (cli, 0), option_dry_run);
  if (error == NULL)
    import = jin_import_open (cli->store, jin_cli_arg (cli, 0), entity, option_sheet, NULL, &error);
  if (import == NULL || !apply_map (import, &error) || !apply_marks (import, &error) || !write_rows (cli, import, &transaction, &error))
    return jin_cli_fail (error);
  print_plan (cli, import);
  if (error != NULL)
    return jin_cli_fail (error);
  return transaction != 0 || (option_dry_run && jin_import_count (import, JIN_IMPORT_NEW) + jin_import_count (import, JIN_IMPORT_CHANGED) > 0)
             ? JIN_EXIT_DONE
             : JIN_EXIT_NOTHING;
}

/* JSON is the command line's own, not a spreadsheet's. */
static int
export_json (JinCli      *cli,
             JinQuery    *query,
             GArray      *columns,
             JinMaskLevel level)
{
  g_autoptr (GError)      error = NULL;
  g_autoptr (GPtrArray)   records = jin_store_query (cli->store, query, 0, NULL, &error);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode)    root = NULL;
  g_autofree char        *text = NULL;

  if (records == NULL)
    return jin_cli_fail (error);
  json_builder_begin_array (builder);
  for (guint i = 0; i < records->len; i++)
    jin_cli_add_record (cli, builder, records->pdata[i], columns, level);
  json_builder_end_array (builder);
  root = json_builder_get_root (builder);
  text = json_to_string (root, TRUE);
  return g_file_set_contents (option_output, text, -1, &error) ? JIN_EXIT_DONE : jin_cli_fail (error);
}

static gboolean
is_exportable (const char *path)
{
  return g_str_has_suffix (path, ".xlsx") || g_str_has_suffix (path, ".csv") || g_str_has_suffix (path, ".docx") || g_str_has_suffix (path, ".ics") || g_str_has_suffix (path, ".json");
}

/* FALSE for a word that is no level, and for an empty reason. */
static gboolean
get_mask_level (JinMaskLevel *level)
{
  static const struct
  {
    const char  *name;
    JinMaskLevel level;
  } levels[] = {{"internal", JIN_MASK_INTERNAL}, {"report", JIN_MASK_DEFAULT}, {"public", JIN_MASK_PUBLIC}};

  *level = option_unmask != NULL ? JIN_MASK_NONE : JIN_MASK_INTERNAL;
  if (option_mask == NULL)
    return option_unmask == NULL || *option_unmask != '\0';
  for (gsize i = 0; i < G_N_ELEMENTS (levels); i++)
    if (strcmp (levels[i].name, option_mask) == 0)
      {
        *level = levels[i].level;
        return option_unmask == NULL;
      }
  return FALSE;
}

/* Nothing is written before it is noted (R94, R99). */
static int
export_query (JinCli      *cli,
              JinQuery    *query,
              GArray      *columns,
              JinMaskLevel level)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *unit = jin_store_get_setting (cli->store, JIN_OFFICE_NAME_SETTING);
  JinExport          options = {option_output, option_title, unit, level};
  gint64             rows = jin_store_count (cli->store, query, NULL, &error);

  if (rows < 0 || !jin_store_audit (cli->store, "export", query->entity->name, rows, &cli->context, &error))
    return jin_cli_fail (error);
  if (g_str_has_suffix (option_output, ".ics"))
    return jin_cli_export_ics (cli, query, option_title, option_output);
  if (g_str_has_suffix (option_output, ".json"))
    return export_json (cli, query, columns, level);
  if (!jin_export_list (cli->store, query, columns, &options, NULL, NULL, NULL, &error))
    return jin_cli_fail (error);
  return rows > 0 ? JIN_EXIT_DONE : JIN_EXIT_NOTHING;
}

static int
run_export (JinCli *cli)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (JinFilter) filter = NULL;
  g_autoptr (GArray)    columns = NULL;
  g_autoptr (GArray)    sorts = NULL;
  const JinEntity      *entity = jin_cli_arg (cli, 0) != NULL ? jin_cli_entity (cli, jin_cli_arg (cli, 0), &error) : NULL;
  JinQuery              query = {entity, NULL, NULL, cli->context};
  JinMaskLevel          level;

  if (jin_cli_arg (cli, 0) == NULL || option_output == NULL || !is_exportable (option_output) || !get_mask_level (&level))
    return jin_cli_usage (&jin_cli_file_commands[1]);
  if (entity != NULL)
    filter = jin_filter_parse (jin_store_get_entities (cli->store), entity, option_filter != NULL ? option_filter : "", &error);
  if (error == NULL)
    columns = jin_cli_columns (entity, option_columns, &error);
  if (error == NULL && option_sort != NULL)
    sorts = jin_sort_parse (entity, option_sort, &error);
  if (error != NULL)
    return jin_cli_fail (error);
  query.filter = filter;
  query.sorts = sorts;
  cli->context.purpose = query.context.purpose = option_unmask;
  return export_query (cli, &query, columns, level);
}

static int
run_demo (JinCli *cli)
{
  g_autoptr (GError) error = NULL;
  JinDemo            demo = {option_people, option_years, (guint32)option_seed};

  if (option_people < 1 || option_years < 0)
    return jin_cli_usage (&jin_cli_file_commands[2]);
  if (jin_demo_fill (cli->store, &demo, &cli->context, &error) == 0)
    return jin_cli_fail (error);
  return JIN_EXIT_DONE;
}

const JinCommand jin_cli_file_commands[] = {
    {"import", "import FILE [--as ENTITY] [--sheet NAME] [--map H=F,…] [--marks K=M,…] [--dry-run] [--rejects OUT.xlsx] [--all-or-nothing]",
     JIN_STORE_CREATE, FALSE, import_options, run_import},
    {"export", "export ENTITY -o FILE.(xlsx|csv|docx|ics|json) [--filter TEXT] [--columns F,…] [--sort F,…] [--title TEXT] [--mask internal|report|public] [--unmask REASON]", 0, FALSE, export_options, run_export},
    {"demo", "demo [--people N] [--years Y] [--seed S]", JIN_STORE_CREATE, FALSE, demo_options, run_demo},
    {NULL},
};
