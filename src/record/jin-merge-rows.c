/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "record/jin-merge-private.h"

/*
 * Entries that refer to one of the two.  JinEntity.match says which are about one matter; of such a pair
 *
 *   there can be only one (unite)                  ─▶ one, as the ledger says
 *   both are periods of the same thing that touch  ─▶ one, from the first day to the last
 *   nothing contradicts                            ─▶ one, filled up from the other
 *   else                                           ─▶ both stay
 */

#define MAX_MATCH 5

typedef struct
{
  JinRecord *base;   /* borrowed */
  JinRecord *record; /* as it shall be */
  gboolean   changed;
  gboolean   dropped;
} Row;

typedef struct
{
  JinMergePlan    *plan;
  const JinEntity *entity;
  GArray          *rows; /* Row: the kept record's first */
  guint            n_kept;
  int              same[MAX_MATCH]; /* what two entries about one matter agree in, up to 0 */
  gboolean         matches;
  guint            n_alike; /* entries that became one and said the same */
  gboolean         joins_periods;
} Work;

static void
row_clear (Row *row)
{
  g_clear_object (&row->record);
}

static void
add_rows (Work *self, GPtrArray *records, gboolean changed)
{
  for (guint i = 0; i < records->len; i++)
    {
      Row row = {records->pdata[i], jin_merge_repoint (self->plan, records->pdata[i]), changed, FALSE};

      g_array_append_val (self->rows, row);
    }
}

/* ---- what is about one matter ---- */

static gboolean
is_reference_to_them (Work *self, int field)
{
  const JinField *declared = jin_entity_field (self->entity, field);

  return declared->type == JIN_TYPE_REFERENCE && jin_entity_same (declared->target, jin_record_get_entity (self->plan->result));
}

/* What belongs to nobody may have entries of its own, which would go with it: activities of an organisation. */
static gboolean
may_be_dropped (const JinEntity *entity)
{
  return jin_entity_owner_field (entity) != 0;
}

static void
read_match (Work *self)
{
  g_auto (GStrv) names = g_strsplit (self->entity->match != NULL ? self->entity->match : "", "+", -1);
  gboolean       about_them = FALSE, dated = FALSE;
  int            n = 0;

  for (int i = 0; names[i] != NULL && n < MAX_MATCH - 1; i++)
    {
      int field = jin_entity_find_field (self->entity, names[i]);

      if (field == 0)
        return;
      about_them = about_them || is_reference_to_them (self, field);
      dated = dated || field == self->entity->span_from;
      self->same[n++] = field;
    }
  self->matches = about_them && may_be_dropped (self->entity);
  self->joins_periods = self->entity->span_from != 0 && !dated;
}

static gboolean
agree (Work *self, JinRecord *one, JinRecord *other)
{
  for (int i = 0; self->same[i] != 0; i++)
    if (!jin_record_same (one, other, self->same[i]))
      return FALSE;
  return TRUE;
}

/* ---- periods ---- */

static int
first_day (Work *self, JinRecord *record)
{
  JinDate from = jin_record_get_date (record, self->entity->span_from);

  return jin_date_is_none (from) ? G_MININT : jin_date_to_julian (jin_date_first (from));
}

static int
end_day (Work *self, JinRecord *record)
{
  JinDate until = jin_record_get_date (record, self->entity->span_until);

  return jin_date_is_none (until) ? G_MAXINT : jin_date_to_julian (jin_date_first (until));
}

static gboolean
touch (Work *self, JinRecord *one, JinRecord *other)
{
  return first_day (self, one) <= end_day (self, other) && first_day (self, other) <= end_day (self, one);
}

/* From the first day to the last; what begins nobody knows when, or has no end, leaves that open. */
static void
widen (Work *self, JinRecord *into, JinRecord *from)
{
  if (first_day (self, from) < first_day (self, into))
    jin_record_set (into, self->entity->span_from, jin_record_peek (from, self->entity->span_from));
  if (end_day (self, from) > end_day (self, into))
    jin_record_set (into, self->entity->span_until, jin_record_peek (from, self->entity->span_until));
}

/* ---- filling up ---- */

static gboolean
is_excepted (const int *except, int field)
{
  for (; except != NULL && *except != 0; except++)
    if (*except == field)
      return TRUE;
  return FALSE;
}

static gboolean
is_text (const JinField *field)
{
  return (field->type == JIN_TYPE_TEXT || field->type == JIN_TYPE_LONG_TEXT) && (field->flags & JIN_FIELD_NAME) == 0;
}

gboolean
jin_merge_fill (JinRecord *into, JinRecord *from, gboolean join, const int *except)
{
  const JinEntity *entity = jin_record_get_entity (into);
  gboolean         contradict = FALSE;

  for (int i = 0; i < entity->n_fields; i++)
    {
      const JinField  *declared = &entity->fields[i];
      int              field = jin_entity_field_id (entity, i);
      g_autofree char *both = NULL;

      if (!jin_field_is_stored (declared) || (declared->flags & JIN_FIELD_READ_ONLY) != 0 || jin_record_is_empty (from, field) ||
          jin_record_same (into, from, field) || is_excepted (except, field))
        continue;
      if (jin_record_is_empty (into, field) || (declared->type == JIN_TYPE_BOOLEAN && jin_record_get_int (into, field) == 0))
        jin_record_set (into, field, jin_record_peek (from, field));
      else if (declared->type == JIN_TYPE_CHOICES)
        both = jin_merge_join_codes (jin_record_get_text (into, field), jin_record_get_text (from, field));
      else if (is_text (declared) && join)
        both = jin_merge_join_texts (jin_record_get_text (into, field), jin_record_get_text (from, field), "；");
      else if (declared->type != JIN_TYPE_BOOLEAN)
        contradict = TRUE;
      if (both != NULL)
        jin_record_set_text (into, field, both);
    }
  return contradict;
}

/* ---- uniting ---- */

/* "2026-03-05 主题党日": what the two are about, apart from the record itself. (transfer full) */
static char *
show_matter (Work *self, JinRecord *record)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (int i = 0; self->same[i] != 0; i++)
    {
      g_autofree char *part = is_reference_to_them (self, self->same[i]) ? NULL : jin_merge_show (self->plan, record, self->same[i]);

      if (part != NULL && *part != '\0')
        g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", part);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Where the ledger decides, what it decided is told; what was no question is only counted. */
static void
say_united (Work *self, const Row *into, gboolean alike)
{
  if (alike)
    {
      self->n_alike++;
      return;
    }
  g_autofree char *matter = show_matter (self, into->record);
  g_autofree char *what = self->entity->unite != NULL && self->entity->subtitle != 0 ? jin_merge_show (self->plan, into->record, self->entity->subtitle) : NULL;

  if (what != NULL && *what != '\0')
    /* Translators: a ledger, such as Attendance Entries; what the entries are about; what the one that stays says, such as Present */
    jin_merge_say (self->plan, _ ("%s, “%s”: both had an entry, one stays: %s"), jin_entity_plural (self->entity), matter, what);
  else
    /* Translators: a ledger, such as Visits, and what the entries are about, such as a day */
    jin_merge_say (self->plan, _ ("%s, “%s”: both had an entry, they become one"), jin_entity_plural (self->entity), matter);
}

static gboolean
says_the_same (Work *self, JinRecord *one, JinRecord *other)
{
  return self->entity->unite != NULL && self->entity->subtitle != 0 && jin_record_same (one, other, self->entity->subtitle);
}

/* Whether the second entry could go into the first. */
static gboolean
try_unite (Work *self, Row *into, Row *from)
{
  g_autoptr (JinRecord) united = jin_record_copy (into->record);
  const int             period[] = {self->entity->span_from, self->entity->span_until, 0};

  if (!agree (self, into->record, from->record))
    return FALSE;
  if (self->entity->unite != NULL)
    self->entity->unite (united, from->record);
  else if (self->joins_periods)
    {
      if (!touch (self, into->record, from->record))
        return FALSE;
      jin_merge_fill (united, from->record, TRUE, period);
      widen (self, united, from->record);
    }
  else if (jin_merge_fill (united, from->record, FALSE, NULL))
    return FALSE;
  g_set_object (&into->record, united);
  into->changed = TRUE;
  from->dropped = TRUE;
  return TRUE;
}

/* A period that was lengthened may reach another one. */
static void
unite_one (Work *self, guint index)
{
  Row     *row = &g_array_index (self->rows, Row, index);
  Row     *into = NULL;
  gboolean alike = FALSE;

  for (guint i = 0; i < self->n_kept; i++)
    {
      Row *kept = &g_array_index (self->rows, Row, i);

      if (kept->dropped)
        continue;
      alike = into != NULL ? alike : says_the_same (self, kept->record, row->record);
      if (into == NULL && try_unite (self, kept, row))
        into = kept;
      else if (into != NULL && self->joins_periods)
        try_unite (self, into, kept);
      if (into != NULL && !self->joins_periods)
        break;
    }
  if (into != NULL)
    say_united (self, into, alike);
}

/* ---- what follows ---- */

/* Two who are one are not "not the same": such an entry would refer to the kept record twice. */
static gboolean
says_nothing (Work *self, JinRecord *record)
{
  const JinMerging *merging = jin_record_get_entity (self->plan->result)->merging;

  return jin_entity_same (merging->distinction, self->entity) && jin_record_get_ref (record, merging->one) == jin_record_get_ref (record, merging->other);
}

static gboolean
is_same_pair (const JinMerging *merging, JinRecord *record, JinRecord *other)
{
  gint64 a = jin_record_get_ref (record, merging->one), b = jin_record_get_ref (record, merging->other);
  gint64 c = jin_record_get_ref (other, merging->one), d = jin_record_get_ref (other, merging->other);

  return (a == c && b == d) || (a == d && b == c);
}

static gboolean
says_it_again (Work *self, guint index)
{
  const JinMerging *merging = jin_record_get_entity (self->plan->result)->merging;
  JinRecord        *record = g_array_index (self->rows, Row, index).record;

  for (guint i = 0; jin_entity_same (merging->distinction, self->entity) && i < index; i++)
    if (!g_array_index (self->rows, Row, i).dropped && is_same_pair (merging, record, g_array_index (self->rows, Row, i).record))
      return TRUE;
  return FALSE;
}

static void
write_rows (Work *self)
{
  guint n_moved = 0;

  for (guint i = 0; i < self->rows->len; i++)
    {
      Row *row = &g_array_index (self->rows, Row, i);

      if (row->dropped || says_nothing (self, row->record) || says_it_again (self, i))
        {
          row->dropped = TRUE;
          jin_changes_delete (self->plan->changes, row->base);
          continue;
        }
      if (row->changed)
        jin_changes_put (self->plan->changes, row->record, row->base, JIN_DATE_NONE);
      n_moved += i >= self->n_kept;
    }
  if (self->n_alike > 0)
    jin_merge_say (self->plan,
                   /* Translators: %1$s is a ledger, such as Attendance Entries, %2$u how often */
                   g_dngettext (GETTEXT_PACKAGE, "%1$s: %2$u entry of both says the same and becomes one", "%1$s: %2$u entries of both say the same and become one each", self->n_alike),
                   jin_entity_plural (self->entity), self->n_alike);
  if (n_moved > 0)
    jin_merge_say (self->plan,
                   /* Translators: %1$s is a ledger, such as Visits, %2$u how many of its entries */
                   g_dngettext (GETTEXT_PACKAGE, "%1$s: %2$u entry moves to the one that is kept", "%1$s: %2$u entries move to the one that is kept", n_moved),
                   jin_entity_plural (self->entity), n_moved);
}

typedef struct
{
  GPtrArray *before; /* JinRecord */
  GPtrArray *after;
} Entries;

static void
entries_free (Entries *entries)
{
  g_ptr_array_unref (entries->before);
  g_ptr_array_unref (entries->after);
  g_free (entries);
}

static Entries *
ensure_entries (GHashTable *by_owner, gint64 owner)
{
  Entries *entries = g_hash_table_lookup (by_owner, &owner);

  if (entries != NULL)
    return entries;
  entries = g_new0 (Entries, 1);
  entries->before = g_ptr_array_new ();
  entries->after = g_ptr_array_new ();
  g_hash_table_insert (by_owner, g_memdup2 (&owner, sizeof owner), entries);
  return entries;
}

/* id of an owner → Entries: what it owns before and after. */
static GHashTable *
group_siblings (Work *self)
{
  int                    field = jin_entity_owner_field (self->entity);
  GHashTable            *by_owner = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify)entries_free);
  g_autoptr (GHashTable) rows = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < self->rows->len; i++)
    {
      gint64 id = jin_record_get_id (g_array_index (self->rows, Row, i).base);

      g_hash_table_insert (rows, g_memdup2 (&id, sizeof id), &g_array_index (self->rows, Row, i));
    }
  for (guint i = 0; i < self->plan->set->siblings->len; i++)
    {
      JinRecord *sibling = self->plan->set->siblings->pdata[i];
      gint64     id = jin_record_get_id (sibling);
      Entries   *entries;
      const Row *row;

      if (!jin_entity_same (jin_record_get_entity (sibling), self->entity))
        continue;
      entries = ensure_entries (by_owner, jin_record_get_ref (sibling, field));
      row = g_hash_table_lookup (rows, &id);
      g_ptr_array_add (entries->before, sibling);
      if (row == NULL || !row->dropped)
        g_ptr_array_add (entries->after, row != NULL ? row->record : sibling);
    }
  return by_owner;
}

/* The owners' numbers follow from their entries. */
static void
recount_owners (Work *self)
{
  const JinEntity       *target = jin_entity_field (self->entity, jin_entity_owner_field (self->entity))->target;
  g_autoptr (GHashTable) by_owner = group_siblings (self);

  for (guint i = 0; i < self->plan->set->owners->len; i++)
    {
      JinRecord            *owner = self->plan->set->owners->pdata[i];
      gint64                id = jin_record_get_id (owner);
      Entries              *entries = jin_entity_same (jin_record_get_entity (owner), target) ? g_hash_table_lookup (by_owner, &id) : NULL;
      g_autoptr (JinRecord) copy = entries != NULL ? jin_record_copy (owner) : NULL;

      if (entries != NULL && self->entity->recount (copy, entries->before, entries->after, self->plan->lookup))
        jin_changes_put (self->plan->changes, copy, owner, JIN_DATE_NONE);
    }
}

void
jin_merge_rows (JinMergePlan *plan, const JinEntity *entity, GPtrArray *kept, GPtrArray *given_up)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (Row));
  Work               self = {.plan = plan, .entity = entity, .rows = rows, .n_kept = kept->len};

  g_array_set_clear_func (rows, (GDestroyNotify)row_clear);
  add_rows (&self, kept, FALSE);
  add_rows (&self, given_up, TRUE);
  read_match (&self);
  for (guint i = self.n_kept; self.matches && i < rows->len; i++)
    unite_one (&self, i);
  write_rows (&self);
  if (entity->recount != NULL)
    recount_owners (&self);
}
