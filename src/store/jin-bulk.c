/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Many rows, one edit:
 *
 *   ids ─▶ rows, 500 at a time ─▶ edits ─▶ derive ─▶ check ─▶ jin_bulk_preview(): old → new, counted
 *                                                          └▶ jin_bulk_changes(): the source of one commit
 *
 * A row that the rules of its ledger refuse stays as it is; the others change.
 */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include "record/jin-format.h"
#include "store/jin-bulk.h"

#define BATCH 500
#define MAX_KINDS 200

typedef struct
{
  JinBulkHow how;
  int        field;
  JinValue   value;
  char      *title; /* of what a reference points to */
} Edit;

struct _JinBulk
{
  gatomicrefcount  ref_count;
  const JinEntity *entity;
  GArray          *ids;
  GArray          *edits; /* Edit */
  GHashTable      *left_out;
  gboolean         deletes;
  JinDate          as_of;
  char            *reason;
  gint             n_written;
};

static void
edit_clear (Edit *edit)
{
  jin_value_clear (&edit->value);
  g_free (edit->title);
}

/**
 * jin_bulk_new:
 * @entity: a ledger
 * @ids: (element-type gint64): its rows
 *
 * Returns: (transfer full): nothing to do to them yet
 */
JinBulk *
jin_bulk_new (const JinEntity *entity, GArray *ids)
{
  JinBulk *self = g_new0 (JinBulk, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->entity = entity;
  self->ids = g_array_ref (ids);
  self->edits = g_array_new (FALSE, TRUE, sizeof (Edit));
  g_array_set_clear_func (self->edits, (GDestroyNotify)edit_clear);
  self->left_out = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  return self;
}

JinBulk *
jin_bulk_ref (JinBulk *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
jin_bulk_unref (JinBulk *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_array_unref (self->ids);
  g_array_unref (self->edits);
  g_hash_table_unref (self->left_out);
  g_free (self->reason);
  g_free (self);
}

/**
 * jin_bulk_add_edit:
 * @self: a bulk change
 * @how: what is done with the field
 * @field: which
 * @model: carries the value, or the codes
 */
void
jin_bulk_add_edit (JinBulk *self, JinBulkHow how, int field, JinRecord *model)
{
  const JinField *declared = jin_entity_field (self->entity, field);
  Edit            edit = {.how = how, .field = field};

  g_return_if_fail (declared != NULL && (how == JIN_BULK_SET || declared->type == JIN_TYPE_CHOICES));

  edit.value = jin_value_copy (jin_record_peek (model, field));
  if (declared->type == JIN_TYPE_REFERENCE && !jin_value_is_empty (&edit.value))
    edit.title = g_strdup (jin_record_get_ref_title (model, field));
  g_array_append_val (self->edits, edit);
}

/**
 * jin_bulk_set_delete:
 * @self: a bulk change
 *
 * Mistaken entries are taken away; never people (E28).
 */
void
jin_bulk_set_delete (JinBulk *self)
{
  g_return_if_fail ((self->entity->flags & JIN_ENTITY_PEOPLE) == 0);

  self->deletes = TRUE;
}

/**
 * jin_bulk_set_as_of:
 * @self: a bulk change
 * @as_of: the day from which values that mirror a span hold; none for today
 * @reason: (nullable): why; kept with the span
 */
void
jin_bulk_set_as_of (JinBulk *self, JinDate as_of, const char *reason)
{
  char *copy = reason != NULL && *reason != '\0' ? g_strdup (reason) : NULL;

  self->as_of = as_of;
  g_free (self->reason);
  self->reason = copy;
}

/**
 * jin_bulk_leave_out:
 * @self: a bulk change
 * @id: one of its rows
 * @out: whether it stays as it is
 */
void
jin_bulk_leave_out (JinBulk *self, gint64 id, gboolean out)
{
  if (out)
    g_hash_table_add (self->left_out, g_memdup2 (&id, sizeof id));
  else
    g_hash_table_remove (self->left_out, &id);
}

guint
jin_bulk_get_size (JinBulk *self)
{
  return self->ids->len;
}

/**
 * jin_bulk_get_written:
 * @self: a bulk change that was committed
 *
 * Returns: how many rows were given to the store
 */
guint
jin_bulk_get_written (JinBulk *self)
{
  return (guint)g_atomic_int_get (&self->n_written);
}

/* ---- one row ---- */

static char *
join_codes (const char *codes, const char *more, gboolean add)
{
  g_auto (GStrv) list = g_strsplit (more != NULL ? more : "", ",", -1);
  char          *result = g_strdup (codes);

  for (guint i = 0; list[i] != NULL; i++)
    {
      g_autofree char *before = result;

      result = *list[i] != '\0' && jin_codes_contain (before, list[i]) != add ? jin_codes_toggle (before, list[i], add) : g_strdup (before);
    }
  return result;
}

static void
apply_edit (const Edit *edit, JinRecord *record)
{
  const JinField *field = jin_entity_field (jin_record_get_entity (record), edit->field);

  if (edit->how != JIN_BULK_SET)
    {
      g_autofree char *codes = join_codes (jin_record_get_text (record, edit->field), jin_value_get_text (&edit->value), edit->how == JIN_BULK_ADD);

      jin_record_set_text (record, edit->field, codes);
    }
  else if (field->type == JIN_TYPE_REFERENCE && !jin_value_is_empty (&edit->value))
    jin_record_set_ref (record, edit->field, jin_value_get_int (&edit->value), edit->title);
  else
    jin_record_set (record, edit->field, &edit->value);
}

static gboolean
is_edited (JinBulk *self, JinRecord *kept, JinRecord *record)
{
  for (guint i = 0; i < self->edits->len; i++)
    if (!jin_record_same (kept, record, g_array_index (self->edits, Edit, i).field))
      return TRUE;
  return FALSE;
}

/* What the rules say against it, NULL for nothing. */
static char *
find_problem (JinBulk *self, JinRecord *record, const JinContext *context)
{
  g_autoptr (GPtrArray) issues = jin_issues_new ();

  if (self->entity->derive != NULL)
    self->entity->derive (record, context);
  if (self->entity->check != NULL)
    self->entity->check (record, context, NULL, issues);
  for (guint i = 0; i < issues->len; i++)
    if (((JinIssue *)issues->pdata[i])->level == JIN_ISSUE_ERROR)
      return g_strdup (((JinIssue *)issues->pdata[i])->text);
  return NULL;
}

/* @kept with the edits; NULL when they change nothing. (transfer full) */
static JinRecord *
edit_row (JinBulk *self, JinRecord *kept, const JinContext *context, char **problem)
{
  g_autoptr (JinRecord) record = jin_record_copy (kept);

  *problem = NULL;
  for (guint i = 0; i < self->edits->len; i++)
    apply_edit (&g_array_index (self->edits, Edit, i), record);
  if (!is_edited (self, kept, record))
    return NULL;
  *problem = find_problem (self, record, context);
  return g_steal_pointer (&record);
}

/* ---- looking through ---- */

static void
change_free (JinBulkChange *change)
{
  g_free (change->before);
  g_free (change->after);
  g_free (change);
}

static void
row_free (JinBulkRow *row)
{
  g_free (row->title);
  g_free (row->problem);
  g_ptr_array_unref (row->changes);
  g_free (row);
}

static void
kind_free (JinBulkKind *kind)
{
  g_free (kind->before);
  g_free (kind->after);
  g_free (kind);
}

void
jin_bulk_preview_free (JinBulkPreview *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->kinds);
  g_free (self);
}

static GPtrArray *
collect_changes (JinRecord *kept, JinRecord *record, JinStore *store, const JinContext *context)
{
  const JinEntity *entity = jin_record_get_entity (record);
  GPtrArray       *changes = g_ptr_array_new_with_free_func ((GDestroyNotify)change_free);

  for (int i = 0; i < entity->n_fields; i++)
    {
      int            field = jin_entity_field_id (entity, i);
      JinBulkChange *change;

      if (!jin_field_is_stored (&entity->fields[i]) || (entity->fields[i].flags & JIN_FIELD_READ_ONLY) != 0 || jin_record_same (kept, record, field))
        continue;
      change = g_new0 (JinBulkChange, 1);
      change->field = field;
      change->before = jin_record_format (kept, field, context, JIN_MASK_INTERNAL, jin_store_list_func, store);
      change->after = jin_record_format (record, field, context, JIN_MASK_INTERNAL, jin_store_list_func, store);
      g_ptr_array_add (changes, change);
    }
  return changes;
}

static void
count_kinds (JinBulkPreview *preview, GHashTable *by_key, GPtrArray *changes)
{
  for (guint i = 0; i < changes->len; i++)
    {
      const JinBulkChange *change = changes->pdata[i];
      g_autofree char     *key = g_strdup_printf ("%d\x1f%s\x1f%s", change->field, change->before, change->after);
      JinBulkKind         *kind = g_hash_table_lookup (by_key, key);

      if (kind == NULL && preview->kinds->len >= MAX_KINDS)
        {
          preview->n_other_kinds++;
          continue;
        }
      if (kind == NULL)
        {
          kind = g_new0 (JinBulkKind, 1);
          kind->field = change->field;
          kind->before = g_strdup (change->before);
          kind->after = g_strdup (change->after);
          g_ptr_array_add (preview->kinds, kind);
          g_hash_table_insert (by_key, g_steal_pointer (&key), kind);
        }
      kind->count++;
    }
}

static void
look_at (JinBulk *self, JinBulkPreview *preview, GHashTable *by_key, JinRecord *kept, JinStore *store, const JinContext *context, guint max_rows)
{
  g_autofree char      *problem = NULL;
  g_autoptr (JinRecord) record = edit_row (self, kept, context, &problem);
  g_autoptr (GPtrArray) changes = NULL;
  JinBulkRow           *row;

  if (record == NULL)
    {
      preview->n_same++;
      return;
    }
  changes = collect_changes (kept, record, store, context);
  if (problem != NULL)
    preview->n_refused++;
  else
    {
      preview->n_changed++;
      count_kinds (preview, by_key, changes);
    }
  if (preview->rows->len >= max_rows)
    return;
  row = g_new0 (JinBulkRow, 1);
  row->id = jin_record_get_id (kept);
  row->title = g_strdup (jin_record_get_title (kept));
  row->changes = g_steal_pointer (&changes);
  row->problem = g_steal_pointer (&problem);
  g_ptr_array_add (preview->rows, row);
}

static int
compare_kinds (gconstpointer a, gconstpointer b)
{
  const JinBulkKind *left = *(JinBulkKind *const *)a, *right = *(JinBulkKind *const *)b;

  return left->count < right->count ? 1 : left->count > right->count ? -1
                                                                     : 0;
}

/**
 * jin_bulk_preview:
 * @self: a bulk change
 * @store: where the rows stand
 * @context: today
 * @max_rows: so many rows are told one by one
 * @progress: (nullable): from 0 to 1, on this thread
 * @data: for @progress
 * @cancellable: (nullable): to give up
 * @error: as of jin_store_rows()
 *
 * What jin_bulk_changes() would do if it were committed now.  Blocks; for jin_store_run_async().
 *
 * Returns: (transfer full): every row counted, the first told; %NULL on failure
 */
JinBulkPreview *
jin_bulk_preview (JinBulk          *self,
                  JinStore         *store,
                  const JinContext *context,
                  guint             max_rows,
                  JinBulkProgress   progress,
                  gpointer          data,
                  GCancellable     *cancellable,
                  GError          **error)
{
  g_autoptr (JinBulkPreview) preview = g_new0 (JinBulkPreview, 1);
  g_autoptr (GHashTable)     by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  preview->rows = g_ptr_array_new_with_free_func ((GDestroyNotify)row_free);
  preview->kinds = g_ptr_array_new_with_free_func ((GDestroyNotify)kind_free);
  for (guint first = 0; first < self->ids->len; first += BATCH)
    {
      g_autoptr (GPtrArray) rows = NULL;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      rows = jin_store_rows (store, self->entity, &g_array_index (self->ids, gint64, first), MIN (BATCH, self->ids->len - first), cancellable, error);
      if (rows == NULL)
        return NULL;
      for (guint i = 0; i < rows->len; i++)
        if (rows->pdata[i] != NULL)
          look_at (self, preview, by_key, rows->pdata[i], store, context, max_rows);
      if (progress != NULL)
        progress ((double)first / self->ids->len, data);
    }
  g_ptr_array_sort (preview->kinds, compare_kinds);
  return g_steal_pointer (&preview);
}

/* ---- writing ---- */

typedef struct
{
  JinBulk   *bulk;
  JinStore  *store;
  JinContext context; /* today alone */
  guint      next;
} Source;

static void
source_free (Source *source)
{
  jin_bulk_unref (source->bulk);
  g_object_unref (source->store);
  g_free (source);
}

static void
put_row (Source *source, JinChanges *changes, JinRecord *kept)
{
  JinBulk              *self = source->bulk;
  gint64                id = jin_record_get_id (kept);
  g_autofree char      *problem = NULL;
  g_autoptr (JinRecord) record = NULL;

  if (g_hash_table_contains (self->left_out, &id))
    return;
  if (self->deletes)
    jin_changes_delete (changes, kept);
  else
    {
      record = edit_row (self, kept, &source->context, &problem);
      if (record == NULL || problem != NULL)
        return;
      jin_changes_put_checked (changes, record, kept, self->as_of);
    }
  g_atomic_int_inc (&self->n_written);
}

/* JinChangesFunc: the next rows with something to write in them. */
static gboolean
more_cb (JinChanges *changes, gpointer data, GError **error)
{
  Source *source = data;
  GArray *ids = source->bulk->ids;

  while (source->next < ids->len && jin_changes_get_size (changes) == 0)
    {
      guint                 n = MIN (BATCH, ids->len - source->next);
      g_autoptr (GPtrArray) rows = jin_store_rows (source->store, source->bulk->entity, &g_array_index (ids, gint64, source->next), n, NULL, error);

      if (rows == NULL)
        return FALSE;
      for (guint i = 0; i < rows->len; i++)
        if (rows->pdata[i] != NULL)
          put_row (source, changes, rows->pdata[i]);
      source->next += n;
    }
  return TRUE;
}

/**
 * jin_bulk_changes:
 * @self: a bulk change
 * @store: where the rows stand
 * @context: today
 * @label: what history calls it
 *
 * Returns: (transfer full): for one commit; rows are read as the store takes them
 */
JinChanges *
jin_bulk_changes (JinBulk *self, JinStore *store, const JinContext *context, const char *label)
{
  JinChanges *changes = jin_changes_new (label);
  Source     *source = g_new0 (Source, 1);

  source->bulk = jin_bulk_ref (self);
  source->store = g_object_ref (store);
  source->context = (JinContext){.today = context->today, .as_of = context->as_of};
  g_atomic_int_set (&self->n_written, 0);
  jin_changes_set_reason (changes, self->reason);
  jin_changes_set_source (changes, more_cb, source, (GDestroyNotify)source_free);
  return changes;
}
