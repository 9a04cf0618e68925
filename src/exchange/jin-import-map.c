/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/jin-error.h"
#include "exchange/jin-import-private.h"

#include <string.h>

/* Which column fills which field: guessed from the declared heads, remembered from last time, corrected by people. */

#define MAPPING "import-map:"
#define MARKS "import-marks:"

/* Whether a column of a file may fill the field. */
gboolean
jin_import_can_fill (const JinField *field)
{
  return jin_field_is_stored (field) && (field->flags & (JIN_FIELD_READ_ONLY | JIN_FIELD_HIDDEN)) == 0 &&
         field->type != JIN_TYPE_ATTACHMENT;
}

/* normalised heading → GArray of field indices, in the declaration's order. */
static GHashTable *
index_heads (const JinEntity *entity)
{
  GHashTable *index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_array_unref);

  for (int i = 0; i < entity->n_fields; i++)
    {
      g_auto (GStrv) heads = g_strsplit (entity->fields[i].heads != NULL ? entity->fields[i].heads : "", "|", -1);

      for (guint j = 0; heads[j] != NULL; j++)
        {
          g_autofree char *normal = jin_import_normal_head (heads[j]);
          GArray          *fields = g_hash_table_lookup (index, normal);

          if (fields == NULL)
            {
              fields = g_array_new (FALSE, FALSE, sizeof (int));
              g_hash_table_insert (index, g_steal_pointer (&normal), fields);
            }
          if (fields->len == 0 || g_array_index (fields, int, fields->len - 1) != i)
            g_array_append_val (fields, i);
        }
    }

  return index;
}

/* Declarations never change, so each is indexed once: the search for a head asks some thousand times. */
static const GArray *
fields_with_head (const JinEntity *entity,
                  const char      *normal)
{
  static GMutex      mutex;
  static GHashTable *indices; /* JinEntity → its index */
  GHashTable        *index;

  g_mutex_lock (&mutex);
  if (indices == NULL)
    indices = g_hash_table_new (NULL, NULL);
  index = g_hash_table_lookup (indices, entity);
  if (index == NULL)
    {
      index = index_heads (entity);
      g_hash_table_insert (indices, (gpointer)entity, index);
    }
  g_mutex_unlock (&mutex);

  return g_hash_table_lookup (index, normal);
}

static gboolean
match_fields (const JinEntity *entity,
              const char      *normal,
              int              via,
              JinImportColumn *column)
{
  const GArray *fields = fields_with_head (entity, normal);

  for (guint i = 0; fields != NULL && i < fields->len; i++)
    {
      int index = g_array_index (fields, int, i);

      if (!jin_import_can_fill (&entity->fields[index]))
        return FALSE; /* 年龄: only for checking, left out */
      if (column->n_fields < JIN_IMPORT_MAX_TARGETS)
        column->fields[column->n_fields++] = jin_entity_field_id (entity, index);
    }
  column->via = column->n_fields > 0 ? via : 0;
  return column->n_fields > 0;
}

/**
 * jin_import_match_head:
 * @entity: the ledger
 * @normal: a heading from jin_import_normal_head()
 * @column: (out): gets the fields; a heading that several fields declare fills them all ("特长爱好")
 *
 * Own fields come first, then those of the person that a ledger's row is about.
 *
 * Returns: whether the heading is known
 */
gboolean
jin_import_match_head (const JinEntity *entity,
                       const char      *normal,
                       JinImportColumn *column)
{
  int owner = jin_entity_owner_field (entity);

  if (match_fields (entity, normal, 0, column))
    {
      /* A column of names that fills the owner itself fills the owner's name: other columns tell who it is. */
      if (column->fields[0] == owner)
        {
          column->via = owner;
          column->fields[0] = jin_entity_field (entity, owner)->target->title;
          column->n_fields = 1;
        }
      return TRUE;
    }
  column->n_fields = 0;
  return owner != 0 && match_fields (jin_entity_field (entity, owner)->target, normal, owner, column);
}

static const JinEntity *
column_entity (JinImport             *self,
               const JinImportColumn *column)
{
  return column->via != 0 ? jin_entity_field (self->entity, column->via)->target : self->entity;
}

/* "unit+post", "person.name", "living=3", "" for a column that is left out. (transfer full) */
char *
jin_import_column_target (JinImport             *self,
                          const JinImportColumn *column)
{
  const JinEntity    *entity = column_entity (self, column);
  g_autoptr (GString) target = g_string_new (NULL);

  if (column->n_fields > 0 && column->via != 0)
    g_string_append_printf (target, "%s.", jin_entity_field (self->entity, column->via)->name);
  for (int i = 0; i < column->n_fields; i++)
    g_string_append_printf (target, "%s%s", i > 0 ? "+" : "", jin_entity_field (entity, column->fields[i])->name);
  if (column->n_fields > 0 && column->code != NULL)
    g_string_append_printf (target, "=%s", column->code);

  return g_string_free (g_steal_pointer (&target), FALSE);
}

/* The word that a tick in the column stands for; NULL when there is none. */
static const JinCode *
find_code (JinImport             *self,
           const JinImportColumn *column)
{
  const JinField *field = column->n_fields == 1 ? jin_entity_field (column_entity (self, column), column->fields[0]) : NULL;
  JinCodeList    *list = field != NULL && field->list != NULL ? jin_store_get_list (self->store, field->list) : NULL;

  return list != NULL ? jin_code_list_find (list, column->code) : NULL;
}

static gboolean
parse_target (JinImport       *self,
              const char      *target,
              JinImportColumn *column,
              GError         **error)
{
  const JinEntity *entity = self->entity;
  const char      *dot = strchr (target, '.');
  const char      *first = dot != NULL ? dot + 1 : target;
  const char      *equals = strchr (first, '=');
  g_autofree char *fields = g_strndup (first, equals != NULL ? (gsize)(equals - first) : strlen (first));
  g_auto (GStrv)   names = g_strsplit (fields, "+", JIN_IMPORT_MAX_TARGETS);

  column->via = column->n_fields = 0;
  column->code = equals != NULL ? g_intern_string (equals + 1) : NULL;
  if (dot != NULL)
    {
      g_autofree char *reference = g_strndup (target, dot - target);

      column->via = jin_entity_find_field (entity, reference);
      entity = column->via != 0 ? jin_entity_field (entity, column->via)->target : NULL;
    }
  for (guint i = 0; entity != NULL && names[i] != NULL && *target != '\0'; i++)
    {
      int field = jin_entity_find_field (entity, names[i]);

      if (field == 0 || !jin_import_can_fill (jin_entity_field (entity, field)))
        entity = NULL;
      else
        column->fields[column->n_fields++] = field;
    }
  if (entity != NULL && (column->code == NULL || find_code (self, column) != NULL))
    return TRUE;
  column->via = column->n_fields = 0;
  column->code = NULL;
  g_set_error (error, JIN_ERROR, JIN_ERROR_INPUT,
               /* Translators: the first %s is a field name as typed, the second a ledger's name */
               _ ("“%s” is no field of %s that a file can fill"), target, jin_entity_label (self->entity));
  return FALSE;
}

gboolean
jin_import_set_target (JinImport  *self,
                       guint       sheet,
                       int         column,
                       const char *target,
                       GError    **error)
{
  JinImportSheet *where;

  g_return_val_if_fail (JIN_IS_IMPORT (self), FALSE);
  g_return_val_if_fail (sheet < self->sheets->len && target != NULL, FALSE);

  where = self->sheets->pdata[sheet];
  for (guint i = 0; i < where->columns->len; i++)
    {
      JinImportColumn *one = &g_array_index (where->columns, JinImportColumn, i);

      if (one->column != column)
        continue;
      one->guessed = one->proposed = one->undecided = FALSE;
      return parse_target (self, target, one, error);
    }
  g_set_error (error, JIN_ERROR, JIN_ERROR_INPUT,
               /* Translators: %d is a column's number */
               _ ("Column %d has no heading"), column + 1);
  return FALSE;
}

static void
add_targets (GPtrArray       *targets,
             const JinEntity *entity,
             const char      *prefix)
{
  for (int i = 0; i < entity->n_fields; i++)
    if (jin_import_can_fill (&entity->fields[i]))
      g_ptr_array_add (targets, g_strconcat (prefix, entity->fields[i].name, NULL));
}

GStrv
jin_import_targets (JinImport *self)
{
  g_autoptr (GPtrArray) targets = g_ptr_array_new_with_free_func (g_free);
  int                   owner = jin_entity_owner_field (self->entity);

  add_targets (targets, self->entity, "");
  if (owner != 0)
    {
      g_autofree char *prefix = g_strconcat (jin_entity_field (self->entity, owner)->name, ".", NULL);

      add_targets (targets, jin_entity_field (self->entity, owner)->target, prefix);
    }
  g_ptr_array_add (targets, NULL);

  return (GStrv)g_ptr_array_steal (targets, NULL);
}

/* The field's label; several joined by "、". (transfer full) */
char *
jin_import_target_label (JinImport  *self,
                         const char *target)
{
  JinImportColumn     column = {0};
  g_autoptr (GString) label = g_string_new (NULL);

  if (!parse_target (self, target, &column, NULL))
    return g_strdup (target);
  for (int i = 0; i < column.n_fields; i++)
    g_string_append_printf (label, "%s%s", i > 0 ? "、" : "",
                            jin_field_label (jin_entity_field (column_entity (self, &column), column.fields[i])));
  if (column.code != NULL)
    /* Translators: behind a field's label, what a tick in a column says of it ("Living With: Alone") */
    g_string_append_printf (label, _ (": %s"), find_code (self, &column)->label);

  return g_string_free (g_steal_pointer (&label), FALSE);
}

/* Key of the setting that remembers what people said about this set of heads: which columns fill what, or what marks mean. */
static char *
memory_key (JinImport            *self,
            const char           *what,
            const JinImportSheet *sheet)
{
  g_autoptr (GString) heads = g_string_new (self->entity->name);
  g_autofree char    *hash = NULL;

  for (guint i = 0; i < sheet->columns->len; i++)
    g_string_append_printf (heads, "\t%s", g_array_index (sheet->columns, JinImportColumn, i).head);
  hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, heads->str, heads->len);

  return g_strconcat (what, hash, NULL);
}

static gboolean
recall (JinImport      *self,
        JinImportSheet *sheet)
{
  g_autofree char *key = memory_key (self, MAPPING, sheet);
  g_autofree char *text = jin_store_get_setting (self->store, key);
  g_auto (GStrv)   targets = NULL;

  if (text == NULL)
    return FALSE;
  targets = g_strsplit (text, "\t", -1);
  if (g_strv_length (targets) != sheet->columns->len)
    return FALSE;
  for (guint i = 0; i < sheet->columns->len; i++)
    if (!parse_target (self, targets[i], &g_array_index (sheet->columns, JinImportColumn, i), NULL))
      return FALSE;
  return TRUE;
}

/* What people said about the marks of files with these heads. */
static void
recall_marks (JinImport            *self,
              const JinImportSheet *sheet)
{
  g_autofree char *key = memory_key (self, MARKS, sheet);
  g_autofree char *text = jin_store_get_setting (self->store, key);

  if (text != NULL)
    jin_import_marks_from_text (self, text);
}

/* Remembers the mapping of every sheet that was imported, and its marks; a read-only database just forgets. */
void
jin_import_remember (JinImport *self)
{
  g_autofree char *marks = jin_import_marks_to_text (self);

  for (guint i = 0; i < self->sheets->len; i++)
    {
      JinImportSheet     *sheet = self->sheets->pdata[i];
      g_autofree char    *key = NULL;
      g_autofree char    *marks_key = NULL;
      g_autofree char    *before = NULL;
      g_autoptr (GString) text = g_string_new (NULL);

      if (!sheet->included)
        continue;
      key = memory_key (self, MAPPING, sheet);
      marks_key = memory_key (self, MARKS, sheet);
      before = jin_store_get_setting (self->store, marks_key);
      if (g_strcmp0 (before != NULL ? before : "", marks) != 0)
        jin_store_set_setting (self->store, marks_key, marks, NULL);
      for (guint j = 0; j < sheet->columns->len; j++)
        {
          g_autofree char *target = jin_import_column_target (self, &g_array_index (sheet->columns, JinImportColumn, j));

          g_string_append_printf (text, "%s%s", j > 0 ? "\t" : "", target);
        }
      jin_store_set_setting (self->store, key, text->str, NULL);
    }
}

/* Two columns for one field: the first keeps it, so that 出生年月 is not overwritten by a second 时间. */
static gboolean
is_taken (JinImportSheet        *sheet,
          const JinImportColumn *column,
          guint                  before)
{
  for (guint i = 0; i < before; i++)
    {
      const JinImportColumn *other = &g_array_index (sheet->columns, JinImportColumn, i);

      if (other->n_fields > 0 && other->via == column->via && other->fields[0] == column->fields[0])
        return TRUE;
    }
  return FALSE;
}

/* Headings that are in use for several things: asked about rather than guessed. */
static gboolean
has_several_meanings (const char *normal)
{
  static const char *const heads[] = {"单位", "时间", "级别", "类别", "身份", "工龄", "待遇", "联系人", NULL};

  return g_strv_contains (heads, normal);
}

/**
 * jin_import_map:
 * @self: the import
 * @sheet: one of its sheets, its head found
 *
 * Uses what people said last time about these heads, else guesses from them, and from what the columns hold.
 */
void
jin_import_map (JinImport      *self,
                JinImportSheet *sheet)
{
  recall_marks (self, sheet);
  if (recall (self, sheet))
    return;
  for (guint i = 0; i < sheet->columns->len; i++)
    {
      JinImportColumn *column = &g_array_index (sheet->columns, JinImportColumn, i);
      const char      *slash = strrchr (column->head, '/');
      g_autofree char *whole = jin_import_normal_head (column->head);
      g_autofree char *normal = jin_import_normal_head (slash != NULL ? slash + 1 : column->head);

      column->via = column->n_fields = 0;
      column->known = fields_with_head (self->entity, normal) != NULL;
      column->guessed = jin_import_match_head (self->entity, whole, column) ||
                        jin_import_match_head (self->entity, normal, column);
      if (column->guessed && is_taken (sheet, column, i))
        column->via = column->n_fields = column->guessed = column->known = 0;
      column->undecided = column->n_fields == 0 && has_several_meanings (normal);
    }
  jin_import_propose (self, sheet);
}
