/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/jin-text.h"
#include "exchange/jin-import-private.h"

#include <string.h>

/*
 * The matcher: which kept record a row is about.  JinEntity.match gives the ways to know, best first:
 *
 *   "id_number|name+birth"   the same number; else the same name and birth, at the coarser precision of both,
 *                            unless both have numbers and they differ
 */

typedef struct
{
  int fields[4];
  int n_fields;
} Alternative;

static GArray *
parse_match (const JinEntity *entity)
{
  g_autoptr (GArray) alternatives = g_array_new (FALSE, TRUE, sizeof (Alternative));
  g_auto (GStrv)     texts = g_strsplit (entity->match != NULL ? entity->match : "", "|", -1);

  for (guint i = 0; texts[i] != NULL; i++)
    {
      Alternative    alternative = {0};
      g_auto (GStrv) names = g_strsplit (texts[i], "+", -1);

      for (guint j = 0; names[j] != NULL && alternative.n_fields < 4; j++)
        {
          int field = jin_entity_find_field (entity, names[j]);

          g_return_val_if_fail (field != 0, g_steal_pointer (&alternatives));
          alternative.fields[alternative.n_fields++] = field;
        }
      g_array_append_val (alternatives, alternative);
    }

  return g_steal_pointer (&alternatives);
}

/* The ways to know a record of @entity. */
static GArray *
get_match (JinImport       *self,
           const JinEntity *entity)
{
  GArray *alternatives = g_hash_table_lookup (self->matches, entity);

  if (alternatives == NULL)
    {
      alternatives = parse_match (entity);
      g_hash_table_insert (self->matches, (gpointer)entity, alternatives);
    }
  return alternatives;
}

/* What the store is asked with: text as it is, a reference by its id. */
static char *
lookup_text (JinRecord *record,
             int        field)
{
  const JinValue *value = jin_record_peek (record, field);

  if (value->kind == JIN_VALUE_INT)
    return g_strdup_printf ("%" G_GINT64_FORMAT, value->u.integer);
  return g_strdup (jin_value_get_text (value));
}

typedef enum {
  DIFFERENT,
  UNSURE, /* one of them does not say */
  EQUAL,
} Likeness;

/* Whether a doubtful date of the draft is the kept October. */
static gboolean
is_october (const GArray   *octobers,
            JinRecord      *draft,
            int             field,
            const JinValue *kept)
{
  return jin_import_octobers_has (octobers, draft, field) && kept->u.date.month == 10 &&
         kept->u.date.year == jin_record_get_date (draft, field).year;
}

static Likeness
compare_field (JinRecord    *a,
               const GArray *octobers,
               JinRecord    *b,
               int           field)
{
  const JinValue *left = jin_record_peek (a, field);
  const JinValue *right = jin_record_peek (b, field);

  if (jin_value_is_empty (left) || jin_value_is_empty (right))
    return UNSURE;
  if (left->kind == JIN_VALUE_DATE && right->kind == JIN_VALUE_DATE)
    return jin_date_contains (left->u.date, right->u.date) || jin_date_contains (right->u.date, left->u.date) || is_october (octobers, a, field, right) ? EQUAL : DIFFERENT;
  return jin_value_equal (left, right) ? EQUAL : DIFFERENT;
}

/* How a kept record fits by alternative @which; what better alternatives say wins when it contradicts. */
static Likeness
compare (GArray       *alternatives,
         guint         which,
         JinRecord    *draft,
         const GArray *octobers,
         JinRecord    *kept)
{
  const Alternative *alternative = &g_array_index (alternatives, Alternative, which);
  Likeness           worst = EQUAL;

  for (guint i = 0; i < which; i++)
    {
      const Alternative *better = &g_array_index (alternatives, Alternative, i);

      for (int j = 0; j < better->n_fields; j++)
        if (compare_field (draft, octobers, kept, better->fields[j]) == DIFFERENT)
          return DIFFERENT;
    }
  for (int j = 0; j < alternative->n_fields; j++)
    worst = MIN (worst, compare_field (draft, octobers, kept, alternative->fields[j]));
  return worst;
}

typedef struct
{
  JinRecord    *draft;
  const GArray *octobers; /* of the row */
  JinRecord    *found;    /* kept, and sure */
  JinRecord    *perhaps;
  guint         n_sure, n_perhaps;
  guint         n_hits; /* sure, perhaps or contradicted */
} Search;

static void
search_clear (gpointer data)
{
  Search *search = data;

  g_clear_object (&search->found);
  g_clear_object (&search->perhaps);
  *search = (Search){0};
}

static gint64
id_of (JinRecord *record)
{
  return record != NULL ? jin_record_get_id (record) : 0;
}

static void
take_hit (Search    *search,
          Likeness   likeness,
          JinRecord *kept)
{
  search->n_hits++;
  if (likeness == EQUAL)
    {
      search->n_sure += id_of (search->found) != jin_record_get_id (kept);
      g_set_object (&search->found, kept);
    }
  else if (likeness == UNSURE && id_of (search->perhaps) != jin_record_get_id (kept))
    {
      g_set_object (&search->perhaps, kept);
      search->n_perhaps++;
    }
}

/* What the rows that were found are today: a row that was merged into another is found as it was, and is that other one. */
static GPtrArray *
read_lasting (JinImport       *self,
              const JinEntity *entity,
              GArray          *hits,
              GPtrArray       *rows,
              GCancellable    *cancellable,
              GError         **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean           any = FALSE;

  for (guint i = 0; i < hits->len; i++)
    {
      const JinStoreHit *hit = &g_array_index (hits, JinStoreHit, i);

      any = any || hit->kept != hit->id;
      g_array_append_val (ids, hit->kept);
    }
  if (!any)
    return g_ptr_array_ref (rows);
  return jin_store_rows (self->store, entity, (const gint64 *)(gconstpointer)ids->data, ids->len, cancellable, error);
}

/* Asks the store for one alternative of many drafts at once. */
static gboolean
search_alternative (JinImport       *self,
                    const JinEntity *entity,
                    GArray          *alternatives,
                    guint            which,
                    Search          *searches,
                    guint            n,
                    GCancellable    *cancellable,
                    GError         **error)
{
  int                   first = g_array_index (alternatives, Alternative, which).fields[0];
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray)    hits = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) lasting = NULL;
  g_autoptr (GArray)    ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (texts, searches[i].n_sure > 0 || searches[i].draft == NULL ? g_strdup ("")
                                                                                : lookup_text (searches[i].draft, first));
  hits = jin_store_find_many (self->store, entity, first, (const char *const *)texts->pdata, n, cancellable, error);
  if (hits == NULL)
    return FALSE;
  for (guint i = 0; i < hits->len; i++)
    g_array_append_val (ids, g_array_index (hits, JinStoreHit, i).id);
  rows = jin_store_rows (self->store, entity, (const gint64 *)(gconstpointer)ids->data, ids->len, cancellable, error);
  lasting = rows != NULL ? read_lasting (self, entity, hits, rows, cancellable, error) : NULL;
  if (lasting == NULL)
    return FALSE;
  for (guint i = 0; i < hits->len; i++)
    {
      const JinStoreHit *hit = &g_array_index (hits, JinStoreHit, i);

      if (rows->pdata[i] != NULL && lasting->pdata[i] != NULL)
        take_hit (&searches[hit->index], compare (alternatives, which, searches[hit->index].draft, searches[hit->index].octobers, rows->pdata[i]), lasting->pdata[i]);
    }
  return TRUE;
}

/* Finds the kept records of one ledger for many drafts. */
static gboolean
search_all (JinImport       *self,
            const JinEntity *entity,
            Search          *searches,
            guint            n,
            GCancellable    *cancellable,
            GError         **error)
{
  GArray *alternatives = get_match (self, entity);

  for (guint i = 0; i < alternatives->len; i++)
    if (!search_alternative (self, entity, alternatives, i, searches, n, cancellable, error))
      return FALSE;
  return TRUE;
}

/**
 * jin_import_rematch:
 * @self: a checked import
 * @draft: made again from its packed row
 * @owner: who it is about by the plan, 0 for somebody new
 *
 * Gives a draft the references that the check found, without asking the store: while it writes, its indexes may be
 * aside.
 */
void
jin_import_rematch (JinImport      *self,
                    JinImportDraft *draft,
                    gint64          owner)
{
  jin_import_resolve_known (self, draft->record);
  if (draft->owner == NULL)
    return;
  jin_import_resolve_known (self, draft->owner);
  if (owner != 0)
    jin_record_set_ref (draft->record, draft->via, owner, jin_record_get_title (draft->owner));
}

/* What identifies a row inside its file: the best alternative that it fills wholly; NULL when none. */
char *
jin_import_row_key (JinImport *self,
                    JinRecord *record)
{
  GArray *alternatives = get_match (self, jin_record_get_entity (record));

  for (guint i = 0; i < alternatives->len; i++)
    {
      const Alternative  *alternative = &g_array_index (alternatives, Alternative, i);
      g_autoptr (GString) key = g_string_new (NULL);
      int                 filled = 0;

      g_string_append_c (key, (char)('0' + i));
      for (int j = 0; j < alternative->n_fields; j++)
        {
          const JinField  *field = jin_entity_field (jin_record_get_entity (record), alternative->fields[j]);
          g_autofree char *text = jin_record_is_empty (record, alternative->fields[j])
                                      ? NULL
                                      : jin_value_format (jin_record_peek (record, alternative->fields[j]), field, JIN_MASK_NONE, NULL, NULL);

          filled += text != NULL;
          g_string_append_c (key, '\t');
          g_string_append (key, text != NULL ? text : "");
        }
      if (filled == alternative->n_fields)
        return g_string_free (g_steal_pointer (&key), FALSE);
    }
  return NULL;
}

static void
doubt (JinImportRow *row,
       gint64        match,
       const char   *why)
{
  row->verdict = JIN_IMPORT_DOUBTFUL;
  row->doubt = JIN_IMPORT_DOUBT_RECORD;
  row->match = match;
  g_free (row->remarks);
  row->remarks = g_strdup (why);
}

/* One sure hit is a match; several, or only "perhaps", are for people to decide. */
static void
judge (const Search *search,
       JinImportRow *row)
{
  if (search->n_sure == 1)
    row->match = id_of (search->found);
  else if (search->n_sure > 1)
    doubt (row, id_of (search->found), _ ("several records already kept fit this row"));
  else if (search->n_perhaps > 0)
    doubt (row, id_of (search->perhaps), _ ("somebody of this name is already kept, and the row does not say enough to tell whether it is the same"));
}

/* Who a ledger's row is about.  When that is in doubt the row goes on as if it were the person in question, so that
 * what people decide needs no second search. */
static void
take_owner (const Search   *search,
            JinImportDraft *draft,
            JinImportRow   *row)
{
  if (draft->reason == NULL)
    judge (search, row);
  if (row->verdict == JIN_IMPORT_DOUBTFUL)
    row->doubt = JIN_IMPORT_DOUBT_OWNER;
  row->owner = row->match;
  row->match = 0;
  if (row->owner != 0)
    jin_record_set_ref (draft->record, draft->via, row->owner, jin_record_get_title (draft->owner));
}

/* The record that a row was found to be about. (transfer full) */
static JinRecord *
take_kept (Search *search,
           gint64  match)
{
  JinRecord **kept = match == id_of (search->found) ? &search->found : &search->perhaps;

  return match != 0 ? g_steal_pointer (kept) : NULL;
}

static void
unref_kept (gpointer record)
{
  if (record != NULL)
    g_object_unref (record);
}

/**
 * jin_import_match:
 * @self: the import
 * @drafts: a batch; references get ids where their title is known
 * @rows: their lines in the plan, not refused yet where draft.reason is %NULL; get match and doubts
 * @n: how many
 *
 * Returns: (transfer full) (element-type JinRecord) (nullable): the kept records of the rows' matches, in the rows' order,
 *   %NULL where there is none; %NULL when the store failed
 */
GPtrArray *
jin_import_match (JinImport      *self,
                  JinImportDraft *drafts,
                  JinImportRow   *rows,
                  guint           n,
                  GCancellable   *cancellable,
                  GError        **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  g_autoptr (GPtrArray) owners = g_ptr_array_new ();
  g_autoptr (GArray)    all = g_array_new (FALSE, TRUE, sizeof (Search));
  Search               *searches;
  const JinEntity      *owner_entity = NULL;
  GPtrArray            *kept;

  g_array_set_clear_func (all, search_clear);
  g_array_set_size (all, n);
  searches = (Search *)(gpointer)all->data;
  for (guint i = 0; i < n; i++)
    {
      g_ptr_array_add (records, drafts[i].record);
      if (drafts[i].owner == NULL)
        continue;
      g_ptr_array_add (owners, drafts[i].owner);
      owner_entity = jin_record_get_entity (drafts[i].owner);
    }
  if (!jin_import_resolve_references (self, records, cancellable, error) || !jin_import_resolve_references (self, owners, cancellable, error))
    return NULL;

  /* The owner first: a ledger's row is known by it. */
  for (guint i = 0; i < n; i++)
    {
      searches[i].draft = drafts[i].owner;
      searches[i].octobers = drafts[i].octobers;
    }
  if (owner_entity != NULL && !search_all (self, owner_entity, searches, n, cancellable, error))
    return NULL;
  for (guint i = 0; i < n; i++)
    {
      drafts[i].known = searches[i].n_hits > 0;
      if (drafts[i].owner != NULL)
        take_owner (&searches[i], &drafts[i], &rows[i]);
      search_clear (&searches[i]);
      searches[i].draft = drafts[i].record;
      searches[i].octobers = drafts[i].octobers;
    }
  if (!search_all (self, self->entity, searches, n, cancellable, error))
    return NULL;
  kept = g_ptr_array_new_full (n, unref_kept);
  for (guint i = 0; i < n; i++)
    {
      drafts[i].known |= searches[i].n_hits > 0;
      if (drafts[i].reason == NULL && rows[i].verdict != JIN_IMPORT_DOUBTFUL)
        judge (&searches[i], &rows[i]);
      else if (rows[i].doubt == JIN_IMPORT_DOUBT_OWNER && searches[i].n_sure == 1)
        rows[i].match = id_of (searches[i].found);
      g_ptr_array_add (kept, take_kept (&searches[i], rows[i].match));
    }
  return kept;
}
