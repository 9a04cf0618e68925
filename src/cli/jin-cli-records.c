/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/jin-error.h"
#include "cli/jin-cli.h"

/* list, show, add, set, end, entities: records one at a time or as a list. */

static char *option_filter;
static char *option_sort;
static char *option_columns;
static char *option_unmask;
static int   option_limit;

static const GOptionEntry list_options[] = {
    {"filter", 0, 0, G_OPTION_ARG_STRING, &option_filter, N_ ("Only rows that fit this condition"), "TEXT"},
     {"sort", 0, 0, G_OPTION_ARG_STRING, &option_sort, N_ ("Fields to sort by, “-” in front for descending"), "F,…"},
      {"columns", 0, 0, G_OPTION_ARG_STRING, &option_columns, N_ ("Fields to print"), "F,…"},
       {"limit", 0, 0, G_OPTION_ARG_INT, &option_limit, N_ ("At most so many rows"), "N"},
        {"unmask", 0, 0, G_OPTION_ARG_STRING, &option_unmask, N_ ("Full ID numbers; the reason is kept"), "REASON"},
         G_OPTION_ENTRY_NULL,
};

static JinTable *
table_of_records (JinCli          *cli,
                  const JinEntity *entity,
                  GPtrArray       *records,
                  GArray          *columns,
                  JinMaskLevel     level)
{
  g_autofree char *title = jin_entity_head (entity);
  JinTable        *table = jin_table_new (title);

  for (guint i = 0; i < columns->len; i++)
    {
      const JinField  *field = jin_entity_field (entity, g_array_index (columns, int, i));
      g_autofree char *head = jin_field_head (field);

      jin_table_add_column (table, head, field->type, jin_field_width (field));
    }
  for (guint r = 0; r < records->len; r++)
    {
      guint row = jin_table_add_row (table);

      for (guint i = 0; i < columns->len; i++)
        {
          g_autofree char *text = jin_record_format (records->pdata[r], g_array_index (columns, int, i), &cli->context, level,
                                                     jin_store_list_func, cli->store);

          jin_table_set (table, row, i, text);
        }
    }
  return table;
}

/* R94: full numbers need a reason, and who saw them is kept before they are shown. */
static gboolean
unmask (JinCli          *cli,
        const JinEntity *entity,
        gint64           rows,
        JinMaskLevel    *level,
        GError         **error)
{
  *level = JIN_MASK_INTERNAL;
  if (option_unmask == NULL)
    return TRUE;
  if (*option_unmask == '\0')
    {
      g_set_error_literal (error, JIN_ERROR, JIN_ERROR_INPUT, _ ("Full ID numbers need a reason: --unmask REASON"));
      return FALSE;
    }
  cli->context.purpose = option_unmask;
  *level = JIN_MASK_NONE;
  return jin_store_audit (cli->store, "list", entity->name, rows, &cli->context, error);
}

static int
run_list (JinCli *cli)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (JinFilter) filter = NULL;
  g_autoptr (GArray)    sorts = NULL;
  g_autoptr (GArray)    columns = NULL;
  g_autoptr (GPtrArray) records = NULL;
  const JinEntity      *entity = jin_cli_arg (cli, 0) != NULL ? jin_cli_entity (cli, jin_cli_arg (cli, 0), &error) : NULL;
  JinQuery              query = {entity, NULL, NULL, cli->context};
  JinMaskLevel          level;

  if (jin_cli_arg (cli, 0) == NULL || jin_cli_arg (cli, 1) != NULL)
    return jin_cli_usage (&jin_cli_record_commands[0]);
  if (entity == NULL)
    return jin_cli_fail (error);
  filter = jin_filter_parse (jin_store_get_entities (cli->store), entity, option_filter != NULL ? option_filter : "", &error);
  if (error == NULL && option_sort != NULL)
    sorts = jin_sort_parse (entity, option_sort, &error);
  if (error == NULL)
    columns = jin_cli_columns (entity, option_columns, &error);
  if (error != NULL)
    return jin_cli_fail (error);
  query.filter = filter;
  query.sorts = sorts;
  records = jin_store_query (cli->store, &query, MAX (option_limit, 0), NULL, &error);
  if (records == NULL || !unmask (cli, entity, records->len, &level, &error))
    return jin_cli_fail (error);
  if (cli->json)
    {
      g_autoptr (JsonBuilder) builder = json_builder_new ();

      json_builder_begin_array (builder);
      for (guint i = 0; i < records->len; i++)
        jin_cli_add_record (cli, builder, records->pdata[i], columns, level);
      json_builder_end_array (builder);
      jin_cli_print_json (builder);
    }
  else
    {
      g_autoptr (JinTable) table = table_of_records (cli, entity, records, columns, level);

      jin_cli_print_table (table);
    }
  return records->len > 0 ? JIN_EXIT_DONE : JIN_EXIT_NOTHING;
}

static JinRecord *
find_record (JinCli           *cli,
             const JinEntity **entity,
             GError          **error)
{
  const char *uid = jin_cli_arg (cli, 1);
  JinRecord  *record;

  *entity = jin_cli_entity (cli, jin_cli_arg (cli, 0), error);
  if (*entity == NULL)
    return NULL;
  record = jin_store_get_by_uid (cli->store, *entity, uid, error);
  if (record == NULL && error != NULL && *error == NULL)
    /* Translators: the first %s is a ledger's name, the second an identifier */
    g_set_error (error, JIN_ERROR, JIN_ERROR_NOT_FOUND, _ ("There is no record of %s with the identifier “%s”."), jin_entity_label (*entity), uid);
  return record;
}

static int
print_record (JinCli      *cli,
              JinRecord   *record,
              JinMaskLevel level)
{
  const JinEntity *entity = jin_record_get_entity (record);

  if (cli->json)
    {
      g_autoptr (JsonBuilder) builder = json_builder_new ();

      jin_cli_add_record (cli, builder, record, NULL, level);
      jin_cli_print_json (builder);
      return JIN_EXIT_DONE;
    }
  for (int i = 0; i < entity->n_fields; i++)
    {
      int              field = jin_entity_field_id (entity, i);
      g_autofree char *head = jin_field_head (&entity->fields[i]);
      g_autofree char *text = jin_record_format (record, field, &cli->context, level, jin_store_list_func, cli->store);

      if (*text != '\0')
        g_print ("%s：%s\n", head, text);
    }
  return JIN_EXIT_DONE;
}

static int
run_show (JinCli *cli)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (JinRecord) record = NULL;
  const JinEntity      *entity;
  JinMaskLevel          level;

  if (jin_cli_arg (cli, 1) == NULL)
    return jin_cli_usage (&jin_cli_record_commands[1]);
  record = find_record (cli, &entity, &error);
  if (record == NULL || !unmask (cli, entity, 1, &level, &error))
    return jin_cli_fail (error);
  return print_record (cli, record, level);
}

/* Whether all rows found were merged into one. */
static gboolean
is_one (GArray *hits)
{
  for (guint i = 1; i < hits->len; i++)
    if (g_array_index (hits, JinStoreHit, i).kept != g_array_index (hits, JinStoreHit, 0).kept)
      return FALSE;
  return TRUE;
}

/* A reference is given by the uid or by the title of its target. */
static gboolean
set_reference (JinCli         *cli,
               JinRecord      *record,
               int             id,
               const JinField *field,
               const char     *text,
               GError        **error)
{
  g_autoptr (JinRecord) target = NULL;
  g_autoptr (GArray)    hits = NULL;

  if (*text == '\0')
    {
      jin_record_set_ref (record, id, 0, NULL);
      return TRUE;
    }
  if (g_uuid_string_is_valid (text))
    target = jin_store_get_by_uid (cli->store, field->target, text, NULL);
  if (target != NULL)
    {
      jin_record_set_ref (record, id, jin_record_get_id (target), jin_record_get_title (target));
      return TRUE;
    }
  hits = jin_store_find_many (cli->store, field->target, field->target->title, &text, 1, NULL, error);
  if (hits == NULL)
    return FALSE;
  if (hits->len > 0 && is_one (hits))
    {
      jin_record_set_ref (record, id, g_array_index (hits, JinStoreHit, 0).kept, text);
      return TRUE;
    }
  g_set_error (error, JIN_ERROR, JIN_ERROR_INPUT,
               /* Translators: the first %s is a name, the second a ledger */
               hits->len == 0 ? _ ("There is no “%s” among %s.") : _ ("There are several “%s” among %s; give the identifier instead."), text, jin_entity_plural (field->target));
  return FALSE;
}

/* A file is given by its path, and taken into the database. */
static gboolean
set_file (JinCli     *cli,
          JinRecord  *record,
          int         id,
          const char *path,
          GError    **error)
{
  g_autofree char   *content = NULL;
  g_autofree char   *hash = NULL;
  g_autoptr (GBytes) bytes = NULL;
  gsize              size;

  if (*path == '\0')
    {
      jin_record_set_text (record, id, "");
      return TRUE;
    }
  if (!g_file_get_contents (path, &content, &size, error))
    return FALSE;
  if (size > JIN_STORE_BLOB_MAX_MB * 1024 * 1024)
    {
      g_set_error (error, JIN_ERROR, JIN_ERROR_INPUT,
                   _ ("“%s” is larger than %d MB and was not taken; nothing was changed. Make it smaller first, for example by scanning with fewer dots per inch."), path, JIN_STORE_BLOB_MAX_MB);
      return FALSE;
    }
  bytes = g_bytes_new_take (g_steal_pointer (&content), size);
  hash = jin_store_put_blob (cli->store, bytes, error);
  if (hash != NULL)
    jin_record_set_text (record, id, hash);
  return hash != NULL;
}

/**
 * jin_cli_set_field:
 * @assignment: "field=value"
 *
 * Returns: the field, which @record then holds; 0 with @error set
 */
int
jin_cli_set_field (JinCli     *cli,
                   JinRecord  *record,
                   const char *assignment,
                   GError    **error)
{
  const JinEntity  *entity = jin_record_get_entity (record);
  const char       *equals = strchr (assignment, '=');
  g_autofree char  *name = equals != NULL ? g_strndup (assignment, equals - assignment) : g_strdup (assignment);
  int               id = jin_entity_find_field (entity, name);
  const JinField   *field = id != 0 ? jin_entity_field (entity, id) : NULL;
  g_auto (JinValue) value = JIN_VALUE_INIT;

  if (equals == NULL || field == NULL || !jin_field_is_stored (field) || (field->flags & JIN_FIELD_READ_ONLY) != 0 ||
      (entity->merging != NULL && id == entity->merging->merged_into))
    {
      /* Translators: the first %s is what was typed, the second a ledger's name */
      g_set_error (error, JIN_ERROR, JIN_ERROR_INPUT, _ ("“%s” is no field=value of %s"), assignment, jin_entity_label (entity));
      return 0;
    }
  if (field->type == JIN_TYPE_REFERENCE)
    return set_reference (cli, record, id, field, equals + 1, error) ? id : 0;
  if (field->type == JIN_TYPE_ATTACHMENT)
    return set_file (cli, record, id, equals + 1, error) ? id : 0;
  if (!jin_value_parse (field, equals + 1, &cli->context, jin_store_list_func, cli->store, &value, NULL, error))
    return 0;
  jin_record_set (record, id, &value);
  return id;
}

static int
commit_one (JinCli     *cli,
            const char *label,
            JinRecord  *record,
            JinRecord  *base,
            JinDate     as_of)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (GPtrArray)  issues = NULL;
  g_autoptr (JinChanges) changes = jin_changes_new (label);
  g_autoptr (JinRecord)  saved = NULL;

  jin_changes_put (changes, record, base, as_of);
  if (jin_store_commit (cli->store, changes, &cli->context, &issues, &error) == 0 && error != NULL)
    return jin_cli_fail (error);
  for (guint i = 0; issues != NULL && i < issues->len; i++)
    g_printerr ("%s\n", ((JinIssue *)issues->pdata[i])->text);
  saved = jin_store_get_by_uid (cli->store, jin_record_get_entity (record), jin_record_get_uid (record), &error);
  if (saved == NULL)
    return error != NULL ? jin_cli_fail (error) : JIN_EXIT_DONE;
  if (cli->json)
    return print_record (cli, saved, JIN_MASK_INTERNAL);
  g_print ("%s\n", jin_record_get_uid (saved));
  return JIN_EXIT_DONE;
}

static int
run_add (JinCli *cli)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (JinRecord) record = NULL;
  const JinEntity      *entity;

  if (jin_cli_arg (cli, 1) == NULL)
    return jin_cli_usage (&jin_cli_record_commands[2]);
  entity = jin_cli_entity (cli, jin_cli_arg (cli, 0), &error);
  if (entity == NULL)
    return jin_cli_fail (error);
  record = jin_record_new (entity);
  for (guint i = 1; jin_cli_arg (cli, i) != NULL; i++)
    if (jin_cli_set_field (cli, record, jin_cli_arg (cli, i), &error) == 0)
      return jin_cli_fail (error);
  return commit_one (cli, _ ("New entry"), record, NULL, JIN_DATE_NONE);
}

static int
run_set (JinCli *cli)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (JinRecord) base = NULL;
  g_autoptr (JinRecord) record = NULL;
  const JinEntity      *entity;

  if (jin_cli_arg (cli, 2) == NULL)
    return jin_cli_usage (&jin_cli_record_commands[3]);
  base = find_record (cli, &entity, &error);
  if (base == NULL)
    return jin_cli_fail (error);
  record = jin_record_copy (base);
  for (guint i = 2; jin_cli_arg (cli, i) != NULL; i++)
    if (jin_cli_set_field (cli, record, jin_cli_arg (cli, i), &error) == 0)
      return jin_cli_fail (error);
  return commit_one (cli, _ ("Change"), record, base, cli->context.as_of);
}

/* Spans are closed; a mistaken row of another ledger is taken away; people change their state instead. */
static int
run_end (JinCli *cli)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (JinRecord)  record = NULL;
  g_autoptr (JinChanges) changes = jin_changes_new (_ ("End"));
  const JinEntity       *entity;

  if (jin_cli_arg (cli, 1) == NULL)
    return jin_cli_usage (&jin_cli_record_commands[4]);
  record = find_record (cli, &entity, &error);
  if (record == NULL)
    return jin_cli_fail (error);
  if ((entity->flags & JIN_ENTITY_PEOPLE) != 0)
    {
      g_printerr ("%s\n", _ ("People are never taken away: set their state and its date instead."));
      return JIN_EXIT_INPUT;
    }
  if ((entity->flags & JIN_ENTITY_SPAN) != 0)
    jin_changes_end (changes, record, cli->context.as_of);
  else
    jin_changes_delete (changes, record);
  jin_store_commit (cli->store, changes, &cli->context, NULL, &error);
  return error != NULL ? jin_cli_fail (error) : JIN_EXIT_DONE;
}

static const char *
type_name (JinFieldType type)
{
  static const char *const names[] = {
      [JIN_TYPE_TEXT] = "text",
      [JIN_TYPE_LONG_TEXT] = "long-text",
      [JIN_TYPE_DATE] = "date",
      [JIN_TYPE_MONTH] = "month",
      [JIN_TYPE_TIME] = "time",
      [JIN_TYPE_INTEGER] = "integer",
      [JIN_TYPE_DECIMAL] = "decimal",
      [JIN_TYPE_MONEY] = "money",
      [JIN_TYPE_DURATION] = "duration",
      [JIN_TYPE_BOOLEAN] = "boolean",
      [JIN_TYPE_CHOICE] = "choice",
      [JIN_TYPE_CHOICES] = "choices",
      [JIN_TYPE_REFERENCE] = "reference",
      [JIN_TYPE_ID_NUMBER] = "id-number",
      [JIN_TYPE_PHONE] = "phone",
      [JIN_TYPE_ATTACHMENT] = "attachment",
  };

  return names[type];
}

static void
add_fields (JsonBuilder     *builder,
            const JinEntity *entity)
{
  json_builder_set_member_name (builder, "fields");
  json_builder_begin_array (builder);
  for (int i = 0; i < entity->n_fields; i++)
    {
      const JinField  *field = &entity->fields[i];
      g_autofree char *head = jin_field_head (field);

      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "name");
      json_builder_add_string_value (builder, field->name);
      json_builder_set_member_name (builder, "title");
      json_builder_add_string_value (builder, head);
      json_builder_set_member_name (builder, "type");
      json_builder_add_string_value (builder, type_name (field->type));
      json_builder_set_member_name (builder, "required");
      json_builder_add_boolean_value (builder, (field->flags & JIN_FIELD_REQUIRED) != 0);
      json_builder_set_member_name (builder, "custom");
      json_builder_add_boolean_value (builder, (field->flags & JIN_FIELD_CUSTOM) != 0);
      json_builder_set_member_name (builder, "list");
      json_builder_add_string_value (builder, field->list != NULL ? field->list : "");
      json_builder_set_member_name (builder, "target");
      json_builder_add_string_value (builder, field->target != NULL ? field->target->name : "");
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static int
run_entities (JinCli *cli)
{
  const JinEntities      *entities = jin_store_get_entities (cli->store);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  const char             *only = jin_cli_arg (cli, 0);
  int                     found = 0;

  json_builder_begin_array (builder);
  for (int i = 0; i < entities->n_items; i++)
    {
      const JinEntity *entity = entities->items[i];
      g_autofree char *head = jin_entity_head (entity);

      if (only != NULL && strcmp (only, entity->name) != 0)
        continue;
      found++;
      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "name");
      json_builder_add_string_value (builder, entity->name);
      json_builder_set_member_name (builder, "title");
      json_builder_add_string_value (builder, head);
      add_fields (builder, entity);
      json_builder_end_object (builder);
      if (!cli->json)
        g_print ("%-14s %s\n", entity->name, head);
      for (int j = 0; !cli->json && only != NULL && j < entity->n_fields; j++)
        {
          g_autofree char *field_head = jin_field_head (&entity->fields[j]);

          g_print ("  %-20s %-10s %s\n", entity->fields[j].name, type_name (entity->fields[j].type), field_head);
        }
    }
  json_builder_end_array (builder);
  if (cli->json)
    jin_cli_print_json (builder);
  return found > 0 ? JIN_EXIT_DONE : JIN_EXIT_INPUT;
}

const JinCommand jin_cli_record_commands[] = {
    {"list", "list ENTITY [--filter TEXT] [--sort F,…] [--columns F,…] [--limit N] [--unmask REASON]", 0, FALSE, list_options, run_list},
    {"show", "show ENTITY UID [--unmask REASON]", 0, FALSE, list_options, run_show},
    {"add", "add ENTITY F=V…", JIN_STORE_CREATE, FALSE, NULL, run_add},
    {"set", "set ENTITY UID F=V…", 0, FALSE, NULL, run_set},
    {"end", "end ENTITY UID", 0, FALSE, NULL, run_end},
    {"entities", "entities [NAME]", JIN_STORE_CREATE, FALSE, NULL, run_entities},
    {NULL},
};
