/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "base/jin-error.h"
#include "cli/jin-cli.h"
#include "store/jin-bulk.h"

/* bulk: the same edit of all rows that fit a filter, as one transaction. */

#define ROWS 100

static char    *option_filter;
static char    *option_reason;
static gboolean option_dry_run;
static int      option_limit = ROWS;

static const GOptionEntry bulk_options[] = {
    {"filter", 0, 0, G_OPTION_ARG_STRING, &option_filter, N_ ("Only rows that fit this condition"), "TEXT"},
     {"reason", 0, 0, G_OPTION_ARG_STRING, &option_reason, N_ ("Why, kept with what holds from a day on"), "TEXT"},
      {"dry-run", 0, 0, G_OPTION_ARG_NONE, &option_dry_run, N_ ("Say what would change, and change nothing"), NULL},
       {"limit", 0, 0, G_OPTION_ARG_INT, &option_limit, N_ ("At most so many rows told one by one"), "N"},
        G_OPTION_ENTRY_NULL,
};

/* "field=value", or for several choices "field+=value" and "field-=value". */
static gboolean
add_edit (JinCli          *cli,
          JinBulk         *bulk,
          const JinEntity *entity,
          const char      *word,
          GError         **error)
{
  g_autoptr (JinRecord) model = jin_record_new (entity);
  g_autofree char      *assignment = g_strdup (word);
  char                 *equals = strchr (assignment, '=');
  JinBulkHow            how = JIN_BULK_SET;
  int                   field;

  if (equals != NULL && equals > assignment && (equals[-1] == '+' || equals[-1] == '-'))
    {
      how = equals[-1] == '+' ? JIN_BULK_ADD : JIN_BULK_REMOVE;
      memmove (equals - 1, equals, strlen (equals) + 1);
    }
  field = jin_cli_set_field (cli, model, assignment, error);
  if (field == 0)
    return FALSE;
  if (how != JIN_BULK_SET && jin_entity_field (entity, field)->type != JIN_TYPE_CHOICES)
    {
      /* Translators: %s is a field's label */
      g_set_error (error, JIN_ERROR, JIN_ERROR_INPUT, _ ("“%s” holds one value: write “=” instead of “+=” or “-=”."), jin_field_label (jin_entity_field (entity, field)));
      return FALSE;
    }
  jin_bulk_add_edit (bulk, how, field, model);
  return TRUE;
}

static void
add_text (JsonBuilder *builder,
          const char  *name,
          const char  *text)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text != NULL ? text : "");
}

static void
add_number (JsonBuilder *builder,
            const char  *name,
            gint64       number)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, number);
}

static void
add_change (JsonBuilder     *builder,
            const JinEntity *entity,
            int              field,
            const char      *before,
            const char      *after)
{
  add_text (builder, "field", jin_entity_field (entity, field)->name);
  add_text (builder, "before", before);
  add_text (builder, "after", after);
}

static gboolean
add_rows (JinCli               *cli,
          JsonBuilder          *builder,
          const JinEntity      *entity,
          const JinBulkPreview *preview,
          GError              **error)
{
  g_autoptr (GArray)    ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) records = NULL;

  for (guint i = 0; i < preview->rows->len; i++)
    g_array_append_val (ids, ((JinBulkRow *)preview->rows->pdata[i])->id);
  records = jin_store_rows (cli->store, entity, (const gint64 *)(gconstpointer)ids->data, ids->len, NULL, error);
  if (records == NULL)
    return FALSE;
  json_builder_set_member_name (builder, "rows");
  json_builder_begin_array (builder);
  for (guint i = 0; i < preview->rows->len; i++)
    {
      const JinBulkRow *row = preview->rows->pdata[i];

      json_builder_begin_object (builder);
      add_text (builder, "uid", records->pdata[i] != NULL ? jin_record_get_uid (records->pdata[i]) : NULL);
      add_text (builder, "title", row->title);
      add_text (builder, "problem", row->problem);
      json_builder_set_member_name (builder, "changes");
      json_builder_begin_array (builder);
      for (guint j = 0; j < row->changes->len; j++)
        {
          const JinBulkChange *change = row->changes->pdata[j];

          json_builder_begin_object (builder);
          add_change (builder, entity, change->field, change->before, change->after);
          json_builder_end_object (builder);
        }
      json_builder_end_array (builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  return TRUE;
}

static void
add_kinds (JsonBuilder          *builder,
           const JinEntity      *entity,
           const JinBulkPreview *preview)
{
  json_builder_set_member_name (builder, "kinds");
  json_builder_begin_array (builder);
  for (guint i = 0; i < preview->kinds->len; i++)
    {
      const JinBulkKind *kind = preview->kinds->pdata[i];

      json_builder_begin_object (builder);
      add_change (builder, entity, kind->field, kind->before, kind->after);
      add_number (builder, "rows", kind->count);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static int
tell (JinCli               *cli,
      const JinEntity      *entity,
      const JinBulkPreview *preview,
      gint64                transaction)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GError)      error = NULL;

  json_builder_begin_object (builder);
  add_number (builder, "transaction", transaction);
  add_number (builder, "changed", preview->n_changed);
  add_number (builder, "same", preview->n_same);
  add_number (builder, "refused", preview->n_refused);
  add_kinds (builder, entity, preview);
  if (!add_rows (cli, builder, entity, preview, &error))
    return jin_cli_fail (error);
  json_builder_end_object (builder);
  if (cli->json)
    jin_cli_print_json (builder);
  else
    /* Translators: how many rows a bulk change changes, leaves as they are because nothing differs, and may not change */
    g_print (_ ("%u changed, %u the same, %u refused\n"), preview->n_changed, preview->n_same, preview->n_refused);
  for (guint i = 0; !cli->json && i < preview->kinds->len; i++)
    {
      const JinBulkKind *kind = preview->kinds->pdata[i];
      g_autofree char   *head = jin_field_head (jin_entity_field (entity, kind->field));

      g_print ("%s：%s → %s  %u\n", head, kind->before, kind->after, kind->count);
    }
  return preview->n_changed > 0 ? JIN_EXIT_DONE : JIN_EXIT_NOTHING;
}

static JinBulk *
read_bulk (JinCli          *cli,
           const JinEntity *entity,
           GError         **error)
{
  g_autoptr (JinFilter) filter = NULL;
  g_autoptr (GArray)    ids = NULL;
  g_autoptr (JinBulk)   bulk = NULL;
  g_autoptr (GError)    failure = NULL;
  JinQuery              query = {entity, NULL, NULL, cli->context};

  filter = jin_filter_parse (jin_store_get_entities (cli->store), entity, option_filter, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  query.filter = filter;
  ids = jin_store_ids (cli->store, &query, NULL, error);
  if (ids == NULL)
    return NULL;
  bulk = jin_bulk_new (entity, ids);
  jin_bulk_set_as_of (bulk, cli->context.as_of, option_reason);
  for (guint i = 1; jin_cli_arg (cli, i) != NULL; i++)
    if (!add_edit (cli, bulk, entity, jin_cli_arg (cli, i), error))
      return NULL;
  return g_steal_pointer (&bulk);
}

/* The filter must be said, be it empty: nobody changes a whole ledger by forgetting it. */
static int
run_bulk (JinCli *cli)
{
  g_autoptr (GError)         error = NULL;
  g_autoptr (JinBulk)        bulk = NULL;
  g_autoptr (JinBulkPreview) preview = NULL;
  g_autoptr (JinChanges)     changes = NULL;
  const JinEntity           *entity;
  gint64                     transaction = 0;

  if (jin_cli_arg (cli, 1) == NULL || option_filter == NULL || option_limit < 0)
    return jin_cli_usage (&jin_cli_bulk_commands[0]);
  entity = jin_cli_entity (cli, jin_cli_arg (cli, 0), &error);
  bulk = entity != NULL ? read_bulk (cli, entity, &error) : NULL;
  preview = bulk != NULL ? jin_bulk_preview (bulk, cli->store, &cli->context, (guint)option_limit, NULL, NULL, NULL, &error) : NULL;
  if (preview == NULL)
    return jin_cli_fail (error);
  if (!option_dry_run && preview->n_changed > 0)
    {
      changes = jin_bulk_changes (bulk, cli->store, &cli->context, _ ("Bulk change"));
      transaction = jin_store_commit (cli->store, changes, &cli->context, NULL, &error);
      if (transaction == 0)
        return jin_cli_fail (error);
    }
  return tell (cli, entity, preview, transaction);
}

const JinCommand jin_cli_bulk_commands[] = {
    {"bulk", "bulk ENTITY --filter TEXT F=V… [F+=V] [F-=V] [--reason TEXT] [--dry-run] [--limit N]", 0, FALSE, bulk_options, run_bulk},
    {NULL},
};
