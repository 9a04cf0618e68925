/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n.h>

#include "base/jin-error.h"
#include "cli/jin-cli.h"
#include "store/jin-store-merge.h"

/* duplicates, merge: records that are one (R10). */

#define BATCH 500

static int option_limit;

static const GOptionEntry duplicates_options[] = {
    {"limit", 0, 0, G_OPTION_ARG_INT, &option_limit, N_ ("At most so many"), "N"},
     G_OPTION_ENTRY_NULL,
};

/* The ledger of the first word; %NULL with @error when there is nothing to merge in it. */
static const JinEntity *
find_ledger (JinCli *cli, GError **error)
{
  const JinEntity *entity = jin_cli_entity (cli, jin_cli_arg (cli, 0), error);

  if (entity == NULL || entity->merging != NULL)
    return entity;
  /* Translators: %s is a ledger, such as Visits */
  g_set_error (error, JIN_ERROR, JIN_ERROR_INPUT, _ ("%s: entries of this ledger are not merged; end the one that is too many."), jin_entity_plural (entity));
  return NULL;
}

/* ---- duplicates ---- */

static const char *
level_name (JinLikeLevel level)
{
  static const char *const names[] = {
      [JIN_LIKE_NOT] = "not", [JIN_LIKE_PERHAPS] = "perhaps", [JIN_LIKE_PROBABLY] = "probably", [JIN_LIKE_SURELY] = "surely"};

  return names[level];
}

/* "name+birth" */
static char *
field_names (const JinEntity *entity, const JinLikeness *likeness)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (int i = 0; i < JIN_LIKENESS_FIELDS && likeness->fields[i] != 0; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? "+" : "", jin_entity_field (entity, likeness->fields[i])->name);
  return g_string_free (g_steal_pointer (&names), FALSE);
}

static void
add_text (JsonBuilder *builder, const char *name, const char *text)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

static void
print_pair (JinCli *cli, JsonBuilder *builder, const JinStorePair *pair, JinRecord *one, JinRecord *other)
{
  const JinEntity   *entity = jin_record_get_entity (one);
  const JinLikeness *likeness = &entity->merging->likenesses[pair->reason];
  g_autofree char   *same = field_names (entity, likeness);

  json_builder_begin_object (builder);
  add_text (builder, "same", same);
  add_text (builder, "level", level_name (pair->level));
  add_text (builder, "reason", jin_likeness_reason (likeness));
  add_text (builder, "one", jin_record_get_title (one));
  add_text (builder, "one_uid", jin_record_get_uid (one));
  add_text (builder, "other", jin_record_get_title (other));
  add_text (builder, "other_uid", jin_record_get_uid (other));
  json_builder_end_object (builder);
  if (!cli->json)
    g_print ("%s  %s  %s  %s  %s\n", jin_record_get_uid (one), jin_record_get_uid (other), jin_record_get_title (one), jin_record_get_title (other),
             jin_likeness_reason (likeness));
}

static gboolean
print_pairs (JinCli *cli, JsonBuilder *builder, const JinEntity *entity, GArray *pairs, GError **error)
{
  for (guint first = 0; first < pairs->len; first += BATCH)
    {
      guint                 n = MIN (BATCH, pairs->len - first);
      g_autoptr (GArray)    ids = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_autoptr (GPtrArray) rows = NULL;

      for (guint i = 0; i < n; i++)
        g_array_append_vals (ids, g_array_index (pairs, JinStorePair, first + i).ids, 2);
      rows = jin_store_rows (cli->store, entity, (const gint64 *)(gconstpointer)ids->data, ids->len, NULL, error);
      if (rows == NULL)
        return FALSE;
      for (guint i = 0; i < n; i++)
        if (rows->pdata[2 * i] != NULL && rows->pdata[2 * i + 1] != NULL)
          print_pair (cli, builder, &g_array_index (pairs, JinStorePair, first + i), rows->pdata[2 * i], rows->pdata[2 * i + 1]);
    }
  return TRUE;
}

/* Pairs are findings: 1 when there are any. */
static int
run_duplicates (JinCli *cli)
{
  g_autoptr (GError)      error = NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GArray)      pairs = NULL;
  const JinEntity        *entity;

  if (jin_cli_arg (cli, 0) == NULL || option_limit < 0)
    return jin_cli_usage (&jin_cli_merge_commands[0]);
  entity = find_ledger (cli, &error);
  if (entity != NULL)
    pairs = jin_store_find_pairs (cli->store, entity, &cli->context, option_limit, NULL, &error);
  if (pairs == NULL)
    return jin_cli_fail (error);
  json_builder_begin_array (builder);
  if (!print_pairs (cli, builder, entity, pairs, &error))
    return jin_cli_fail (error);
  json_builder_end_array (builder);
  if (cli->json)
    jin_cli_print_json (builder);
  return pairs->len > 0 ? JIN_EXIT_NOTHING : JIN_EXIT_DONE;
}

/* ---- merge ---- */

static int
tell_merged (JinCli *cli, JinMergeSet *set, gint64 transaction, GPtrArray *words)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "transaction");
  json_builder_add_int_value (builder, transaction);
  add_text (builder, "kept_uid", jin_record_get_uid (set->kept));
  add_text (builder, "merged_uid", jin_record_get_uid (set->given_up));
  json_builder_set_member_name (builder, "did");
  json_builder_begin_array (builder);
  for (guint i = 0; i < words->len; i++)
    {
      json_builder_add_string_value (builder, words->pdata[i]);
      if (!cli->json)
        g_print ("%s\n", (const char *)words->pdata[i]);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  if (cli->json)
    jin_cli_print_json (builder);
  return JIN_EXIT_DONE;
}

static int
merge (JinCli *cli, JinMergeSet *set)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (GPtrArray)  words = NULL;
  g_autoptr (GPtrArray)  issues = NULL;
  g_autoptr (JinRecord)  result = jin_merge_result (set, NULL, &cli->context);
  g_autoptr (JinChanges) changes = jin_merge_plan (set, result, &cli->context, JIN_LOOKUP (cli->store), &words);
  gint64                 transaction = jin_store_commit (cli->store, changes, &cli->context, &issues, &error);

  for (guint i = 0; issues != NULL && i < issues->len; i++)
    g_printerr ("%s\n", ((JinIssue *)issues->pdata[i])->text);
  return transaction == 0 ? jin_cli_fail (error) : tell_merged (cli, set, transaction, words);
}

/* The defaults of the page hold for every field: the filled value, the more precise one, the newer one. */
static int
run_merge (JinCli *cli)
{
  g_autoptr (GError)      error = NULL;
  g_autoptr (JinRecord)   kept = NULL;
  g_autoptr (JinRecord)   given_up = NULL;
  g_autoptr (JinMergeSet) set = NULL;
  const JinEntity        *entity;

  if (jin_cli_arg (cli, 2) == NULL)
    return jin_cli_usage (&jin_cli_merge_commands[1]);
  entity = find_ledger (cli, &error);
  if (entity != NULL)
    kept = jin_store_get_by_uid (cli->store, entity, jin_cli_arg (cli, 1), &error);
  if (kept != NULL)
    given_up = jin_store_get_by_uid (cli->store, entity, jin_cli_arg (cli, 2), &error);
  if (given_up == NULL)
    return jin_cli_fail (error);
  if (jin_record_get_ref (given_up, entity->merging->merged_into) == jin_record_get_id (kept))
    return JIN_EXIT_NOTHING;
  set = jin_store_read_merge (cli->store, entity, jin_record_get_id (kept), jin_record_get_id (given_up), NULL, &error);
  return set != NULL ? merge (cli, set) : jin_cli_fail (error);
}

const JinCommand jin_cli_merge_commands[] = {
    {"duplicates", "duplicates ENTITY [--limit N]", 0, FALSE, duplicates_options, run_duplicates},
    {"merge", "merge ENTITY KEEP_UID LOSE_UID", 0, FALSE, NULL, run_merge},
    {NULL},
};
