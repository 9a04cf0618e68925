/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n.h>
#include <stdlib.h>

#include "base/jin-error.h"
#include "cli/jin-cli.h"
#include "office/jin-entities.h"

/* history, undo, backup, restore, verify: what keeps the office's work safe. */

static int
print_transactions (JinCli *cli)
{
  g_autoptr (GError)      error = NULL;
  g_autoptr (GPtrArray)   history = jin_store_history (cli->store, 100, &error);
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (history == NULL)
    return jin_cli_fail (error);
  json_builder_begin_array (builder);
  for (guint i = 0; i < history->len; i++)
    {
      const JinTransaction *line = history->pdata[i];

      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "id");
      json_builder_add_int_value (builder, line->id);
      json_builder_set_member_name (builder, "time");
      json_builder_add_string_value (builder, line->time);
      json_builder_set_member_name (builder, "operator");
      json_builder_add_string_value (builder, line->operator!= NULL ? line->operator: "");
      json_builder_set_member_name (builder, "label");
      json_builder_add_string_value (builder, line->label);
      json_builder_set_member_name (builder, "changes");
      json_builder_add_int_value (builder, line->n_changes);
      json_builder_set_member_name (builder, "undo_of");
      json_builder_add_int_value (builder, line->undo_of);
      json_builder_end_object (builder);
      if (!cli->json)
        g_print ("%6" G_GINT64_FORMAT "  %s  %s  %s (%" G_GINT64_FORMAT ")\n", line->id, line->time,
                 line->operator!= NULL ? line->operator: "", line->label, line->n_changes);
    }
  json_builder_end_array (builder);
  if (cli->json)
    jin_cli_print_json (builder);
  return history->len > 0 ? JIN_EXIT_DONE : JIN_EXIT_NOTHING;
}

static void
add_change (JsonBuilder          *builder,
            const JinFieldChange *change,
            const JinField       *field)
{
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "time");
  json_builder_add_string_value (builder, change->transaction->time);
  json_builder_set_member_name (builder, "label");
  json_builder_add_string_value (builder, change->transaction->label);
  json_builder_set_member_name (builder, "entity");
  json_builder_add_string_value (builder, change->entity->name);
  json_builder_set_member_name (builder, "field");
  json_builder_add_string_value (builder, field != NULL ? field->name : "");
  json_builder_set_member_name (builder, "before");
  json_builder_add_string_value (builder, change->before != NULL ? change->before : "");
  json_builder_set_member_name (builder, "after");
  json_builder_add_string_value (builder, change->after != NULL ? change->after : "");
  json_builder_end_object (builder);
}

static int
print_record_history (JinCli *cli)
{
  g_autoptr (GError)      error = NULL;
  const JinEntity        *entity = jin_cli_entity (cli, jin_cli_arg (cli, 0), &error);
  g_autoptr (JinRecord)   record = entity != NULL ? jin_store_get_by_uid (cli->store, entity, jin_cli_arg (cli, 1), &error) : NULL;
  g_autoptr (GPtrArray)   history = NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (record != NULL)
    history = jin_store_record_history (cli->store, entity, jin_record_get_id (record), &error);
  if (error != NULL)
    return jin_cli_fail (error);
  if (history == NULL)
    return JIN_EXIT_NOTHING;
  json_builder_begin_array (builder);
  for (guint i = 0; i < history->len; i++)
    {
      const JinFieldChange *change = history->pdata[i];
      const JinField       *field = change->field != 0 ? jin_entity_field (change->entity, change->field) : NULL;
      g_autofree char      *head = field != NULL ? jin_field_head (field) : g_strdup ("");

      add_change (builder, change, field);
      if (!cli->json)
        g_print ("%s  %s  %s：%s → %s\n", change->transaction->time, change->transaction->label, head,
                 change->before != NULL ? change->before : "", change->after != NULL ? change->after : "");
    }
  json_builder_end_array (builder);
  if (cli->json)
    jin_cli_print_json (builder);
  return JIN_EXIT_DONE;
}

static int
run_history (JinCli *cli)
{
  if (jin_cli_arg (cli, 0) == NULL)
    return print_transactions (cli);
  if (jin_cli_arg (cli, 1) == NULL)
    return jin_cli_usage (&jin_cli_history_commands[0]);
  return print_record_history (cli);
}

static int
run_undo (JinCli *cli)
{
  const char        *given = jin_cli_arg (cli, 0);
  gint64             transaction = given != NULL ? g_ascii_strtoll (given, NULL, 10) : 0;
  g_autofree char   *label = NULL;
  g_autoptr (GError) error = NULL;

  if (given != NULL && transaction <= 0)
    return jin_cli_usage (&jin_cli_history_commands[1]);
  label = jin_store_peek_undo (cli->store, &cli->context);
  if (given == NULL && label == NULL)
    {
      g_printerr ("%s\n", _ ("There is nothing to undo."));
      return JIN_EXIT_NOTHING;
    }
  if (jin_store_undo (cli->store, transaction, &cli->context, &error) == 0)
    return jin_cli_fail (error);
  if (label != NULL && given == NULL)
    g_print ("%s\n", label);
  return JIN_EXIT_DONE;
}

static int
run_backup (JinCli *cli)
{
  g_autoptr (GError) error = NULL;

  if (jin_cli_arg (cli, 0) == NULL)
    return jin_cli_usage (&jin_cli_history_commands[2]);
  if (!jin_store_backup (cli->store, jin_cli_arg (cli, 0), NULL, &error))
    return jin_cli_fail (error);
  g_print ("%s\n", jin_cli_arg (cli, 0));
  return JIN_EXIT_DONE;
}

static int
run_restore (JinCli *cli)
{
  g_autoptr (GError) error = NULL;

  if (jin_cli_arg (cli, 0) == NULL)
    return jin_cli_usage (&jin_cli_history_commands[3]);
  if (!jin_store_restore (jin_cli_arg (cli, 0), cli->db, jin_office_entities (), &error))
    return jin_cli_fail (error);
  return JIN_EXIT_DONE;
}

static int
run_verify (JinCli *cli)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (JinStore)  other = NULL;
  g_autoptr (GPtrArray) problems = NULL;

  other = jin_store_open (jin_cli_arg (cli, 0) != NULL ? jin_cli_arg (cli, 0) : cli->db, jin_office_entities (),
                          JIN_STORE_READ_ONLY, &error);
  if (other != NULL)
    problems = jin_store_verify (other, &error);
  if (problems == NULL)
    {
      jin_cli_fail (error);
      return JIN_EXIT_STORE;
    }
  for (guint i = 0; i < problems->len; i++)
    g_print ("%s\n", (const char *)problems->pdata[i]);
  jin_store_close (other);
  return problems->len > 0 ? JIN_EXIT_NOTHING : JIN_EXIT_DONE;
}

const JinCommand jin_cli_history_commands[] = {
    {"history", "history [ENTITY UID]", 0, FALSE, NULL, run_history},
    {"undo", "undo [N]", 0, FALSE, NULL, run_undo},
    {"backup", "backup FILE", 0, FALSE, NULL, run_backup},
    {"restore", "restore FILE", 0, TRUE, NULL, run_restore},
    {"verify", "verify [FILE]", 0, TRUE, NULL, run_verify},
    {NULL},
};
