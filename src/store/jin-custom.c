/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The office's own fields in the database.  Each has a column of its own in the ledger's table, so that every query names
 * it like any other: c_chepai, c_nianjian and c_nianjian_prec, with an index when it is searched.
 *
 * A column once made stays when its field is taken away: other programs that have the database open may still ask for it.
 * So that a later field of the same name may hold something else, it takes values of any type.
 */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/jin-error.h"
#include "store/jin-custom.h"

static const char *
saving (void)
{
  return _("Could not save");
}

static const char *
text_of (JinRecord *definition, int field)
{
  return jin_record_get_text (definition, field);
}

/* ---- whether it can be ---- */

static gboolean G_GNUC_PRINTF (2, 3)
    fail (GError **error, const char *format, ...)
{
  va_list args;
  va_start (args, format);
  g_propagate_error (error, g_error_new_valist (JIN_ERROR, JIN_ERROR_INPUT, format, args));
  va_end (args);
  return FALSE;
}

/* Whether a statement with up to three texts bound has a row; -1 on failure. */
static int
has_row (JinWriter *writer, const char *sql, const char *const *texts, GError **error)
{
  g_autoptr (GError)       failure = NULL;
  g_autoptr (JinStatement) statement = jin_connection_prepare (writer->connection, sql, saving (), error);
  if (statement == NULL)
    return -1;
  for (int i = 0; texts != NULL && texts[i] != NULL; i++)
    jin_statement_bind_text (statement, i + 1, texts[i]);
  gboolean found = jin_statement_step (statement, &failure);
  if (failure == NULL)
    return found;
  g_propagate_error (error, g_steal_pointer (&failure));
  return -1;
}

/* A name that a declared field or its headings have would leave it open which of the two a file means. */
static gboolean
is_declared (const JinEntity *ledger, const char *label)
{
  for (int i = 0; i < ledger->n_fields; i++)
    {
      const JinField *field = &ledger->fields[i];
      g_auto (GStrv)  heads = g_strsplit (field->heads != NULL ? field->heads : "", "|", -1);
      if (g_strv_contains ((const char *const *)heads, label) || g_str_equal (jin_field_label (field), label))
        return TRUE;
    }
  return FALSE;
}

static gboolean
check_names (JinWriter *writer, JinRecord *definition, GError **error)
{
  const char       *label = text_of (definition, JIN_CUSTOM_FIELD_LABEL);
  const char *const texts[] = {text_of (definition, JIN_CUSTOM_FIELD_LEDGER), label, jin_record_get_uid (definition), NULL};
  const char *const names[] = {texts[0], text_of (definition, JIN_CUSTOM_FIELD_NAME), NULL};
  const JinEntity  *ledger = jin_entities_find (writer->store->declared, texts[0]);
  g_autofree char  *others = g_strdup_printf ("SELECT 1 FROM custom_field WHERE ledger = {p} AND label = {p} AND id <> %" G_GINT64_FORMAT,
                                              jin_record_get_id (definition));
  g_autofree char  *keys = g_strdup_printf ("SELECT 1 FROM custom_field WHERE ledger = {p} AND name = {p} AND id <> %" G_GINT64_FORMAT,
                                            jin_record_get_id (definition));
  if (ledger == NULL || (ledger->flags & JIN_ENTITY_SYSTEM) || ledger->number == JIN_ENTITY_CUSTOM_FIELD)
    return fail (error, _("Nothing was saved: there is no ledger “%s” that could have fields of its own."), texts[0]);
  if (is_declared (ledger, label))
    return fail (error, _("Nothing was saved: the ledger has a field “%s” already. Use that one, or choose another name."), label);
  int same_label = has_row (writer, others, texts, error);
  if (same_label > 0)
    return fail (error, _("Nothing was saved: another custom field is called “%s”. Choose another name."), label);
  int same_name = same_label < 0 ? -1 : has_row (writer, keys, names, error);
  if (same_name > 0)
    return fail (error, _("Nothing was saved: another custom field has the key “%s”. Choose another."), names[1]);
  return same_name == 0;
}

static gboolean
check_change (JinRecord *before, JinRecord *after, GError **error)
{
  static const int fixed[] = {JIN_CUSTOM_FIELD_LEDGER, JIN_CUSTOM_FIELD_TYPE, JIN_CUSTOM_FIELD_NAME};
  for (guint i = 0; i < G_N_ELEMENTS (fixed); i++)
    if (!jin_record_same (before, after, fixed[i]))
      return fail (error, _("Nothing was saved: ledger, kind of content and key of the field “%s” can’t be changed. Make a new field."),
                             text_of (before, JIN_CUSTOM_FIELD_LABEL));
  return TRUE;
}

static gboolean
check_empty (JinWriter *writer, JinRecord *definition, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT 1 FROM \"%s\" WHERE \"%s\" IS NOT NULL LIMIT 1",
                                          text_of (definition, JIN_CUSTOM_FIELD_LEDGER), text_of (definition, JIN_CUSTOM_FIELD_NAME));
  int              filled = has_row (writer, sql, NULL, error);
  if (filled > 0)
    return fail (error, _("The field “%s” was not taken away, because something is entered in it. It can be hidden instead."),
                           text_of (definition, JIN_CUSTOM_FIELD_LABEL));
  return filled == 0;
}

/* ---- what it needs ---- */

static gboolean G_GNUC_PRINTF (3, 4)
    run (JinWriter *writer, GError **error, const char *format, ...)
{
  va_list args;
  va_start (args, format);
  g_autofree char *sql = g_strdup_vprintf (format, args);
  va_end (args);
  return jin_connection_exec (writer->connection, sql, saving (), error);
}

static gboolean
ensure_column (JinWriter *writer, const char *table, const char *column, GError **error)
{
  g_autoptr (GPtrArray) columns = jin_connection_get_columns (writer->connection, table, error);
  if (columns == NULL)
    return FALSE;
  for (guint i = 0; i < columns->len; i++)
    if (g_str_equal (((JinColumnInfo *)columns->pdata[i])->name, column))
      return TRUE;
  return run (writer, error, "ALTER TABLE \"%s\" ADD COLUMN \"%s\" {any}", table, column);
}

static gboolean
ensure_columns (JinWriter *writer, JinRecord *definition, GError **error)
{
  const char      *table = text_of (definition, JIN_CUSTOM_FIELD_LEDGER);
  const char      *name = text_of (definition, JIN_CUSTOM_FIELD_NAME);
  g_autofree char *precision = g_strconcat (name, "_prec", NULL);
  if (!ensure_column (writer, table, name, error) ||
      (g_str_equal (text_of (definition, JIN_CUSTOM_FIELD_TYPE), JIN_CUSTOM_DATE) && !ensure_column (writer, table, precision, error)))
    return FALSE;
  if (jin_record_get_int (definition, JIN_CUSTOM_FIELD_SEARCHABLE))
    return run (writer, error, "CREATE INDEX IF NOT EXISTS \"%s_%s\" ON \"%s\" (\"%s\") WHERE \"%s\" IS NOT NULL", table, name, table, name, name);
  return run (writer, error, "DROP INDEX IF EXISTS \"%s_%s\"", table, name);
}

/* An option taken away is hidden, as rows may have it. */
static gboolean
write_options (JinWriter *writer, JinRecord *definition, GError **error)
{
  g_autofree char         *name = jin_custom_field_list (definition);
  g_autoptr (JinCodeList)  list = jin_custom_field_options (definition);
  g_autoptr (JinStatement) hide = jin_connection_prepare (writer->connection, "UPDATE code SET hidden = 1 WHERE list = {p}", saving (), error);
  if (hide == NULL)
    return FALSE;
  jin_statement_bind_text (hide, 1, name);
  if (!jin_statement_run (hide, error))
    return FALSE;
  g_autoptr (JinStatement) add = jin_connection_prepare (
      writer->connection,
      "INSERT INTO code (list, code, position, label, counts, builtin, hidden, edited) VALUES ({p}, {p}, {p}, {p}, 0, 0, 0, 1) "
      "ON CONFLICT (list, code) DO UPDATE SET position = excluded.position, label = excluded.label, hidden = 0",
      saving (), error);
  for (guint i = 0; add != NULL && i < jin_code_list_get_size (list); i++)
    {
      const JinCode *code = jin_code_list_get (list, i);
      jin_statement_bind_text (add, 1, name);
      jin_statement_bind_text (add, 2, code->code);
      jin_statement_bind_int (add, 3, i + 1);
      jin_statement_bind_text (add, 4, code->label);
      if (!jin_statement_run (add, error))
        return FALSE;
    }
  return add != NULL;
}

gboolean
jin_custom_write (JinWriter *writer, JinRecord *before, JinRecord *after, GError **error)
{
  g_return_val_if_fail (writer != NULL && (before != NULL || after != NULL), FALSE);

  if (after == NULL)
    return check_empty (writer, before, error) &&
           run (writer, error, "DROP INDEX IF EXISTS \"%s_%s\"", text_of (before, JIN_CUSTOM_FIELD_LEDGER), text_of (before, JIN_CUSTOM_FIELD_NAME));
  return (before == NULL || check_change (before, after, error)) && check_names (writer, after, error) &&
         ensure_columns (writer, after, error) && write_options (writer, after, error);
}

/* ---- declarations ---- */

/* (transfer full): the definitions in their order */
static GPtrArray *
read_definitions (JinStore *self, JinConnection *connection, GError **error)
{
  const JinMapping        *mapping = jin_store_mapping (self, jin_entities_by_number (self->declared, JIN_ENTITY_CUSTOM_FIELD));
  g_autofree char         *sql = g_strdup_printf ("SELECT %s FROM custom_field r ORDER BY r.position NULLS LAST, r.label, r.id", mapping->select);
  g_autoptr (JinStatement) statement = jin_connection_prepare (connection, sql, _("Could not read the records"), error);
  g_autoptr (GPtrArray)    definitions = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError)       failure = NULL;
  if (statement == NULL)
    return NULL;
  while (jin_statement_step (statement, &failure))
    g_ptr_array_add (definitions, jin_mapping_read (mapping, statement));
  if (failure == NULL)
    return g_steal_pointer (&definitions);
  g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}

void
jin_store_redeclare (JinStore *self, JinConnection *connection)
{
  g_autoptr (GError) error = NULL;
  if (jin_entities_by_number (self->declared, JIN_ENTITY_CUSTOM_FIELD) == NULL)
    return;
  g_autoptr (GPtrArray) definitions = read_definitions (self, connection, &error);
  if (definitions == NULL)
    {
      jin_store_warn (self, error);
      return;
    }
  const JinLedgers *fresh = jin_ledgers_get (self->declared, definitions);
  if (fresh == self->ledgers)
    return;
  g_atomic_pointer_set (&self->ledgers, fresh);
  jin_store_forget_lists (self);
  jin_orders_forget (self->orders);
  jin_counts_forget (self->counts);
  jin_store_tell_redeclared (self);
}
