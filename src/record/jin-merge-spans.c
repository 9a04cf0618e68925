/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "record/jin-merge-private.h"

/*
 * Spans of which one holds at a time, of two records that are one.  Time is cut wherever a span of either begins or ends:
 *
 *   kept      ├──────── A ────────┤├──── B ────▶
 *   given up          ├─ C ─┤├──── B ──────────▶
 *   cuts      │       │     ││    ││
 *   together  ├─ A ───┤├─C─┤├─────  B ─────────▶
 *
 * In a piece that both claim holds: today and later what was chosen, that is, what the side says whose values of today hold; in
 * the past whoever knows since when, else the kept one.  What says the same as the piece before it goes on from it.  The first
 * piece of a span is that span with other days, further ones are new spans, and a span without a piece is taken away; history
 * keeps it.
 */

typedef struct
{
  JinRecord *record; /* borrowed */
  gboolean   kept;
  int        first; /* days; G_MININT and G_MAXINT where it is open */
  int        end;
  guint      n_pieces;
} Span;

typedef struct
{
  Span      *span;
  JinRecord *values; /* what it says */
  int        first;
  int        end;
} Piece;

typedef struct
{
  JinMergePlan    *plan;
  const JinEntity *entity;
  GArray          *spans;  /* Span */
  GArray          *cuts;   /* int */
  GArray          *pieces; /* Piece */
  gboolean         kept_leads;
} Work;

static void
piece_clear (Piece *piece)
{
  g_clear_object (&piece->values);
}

/* ---- days ---- */

static int
day_number (JinDate date, int none)
{
  return jin_date_is_none (date) ? none : jin_date_to_julian (jin_date_first (date));
}

static int
today (Work *self)
{
  return jin_date_to_julian (self->plan->context->today);
}

/* The day as one of the spans has it, the more precise the better: a month is its first day. */
static JinDate
day_of (Work *self, int number)
{
  JinDate best = JIN_DATE_NONE;

  for (guint i = 0; i < self->spans->len; i++)
    {
      JinRecord    *record = g_array_index (self->spans, Span, i).record;
      const JinDate days[] = {jin_record_get_date (record, self->entity->span_from), jin_record_get_date (record, self->entity->span_until)};

      for (guint j = 0; j < G_N_ELEMENTS (days); j++)
        if (!jin_date_is_none (days[j]) && day_number (days[j], 0) == number && jin_date_precision (days[j]) > jin_date_precision (best))
          best = days[j];
    }
  return best;
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  int one = *(const int *)a, other = *(const int *)b;

  return one < other ? -1 : one > other;
}

static void
add_spans (Work *self, GPtrArray *records, gboolean kept)
{
  for (guint i = 0; i < records->len; i++)
    {
      JinRecord *record = records->pdata[i];
      Span       span = {record, kept, day_number (jin_record_get_date (record, self->entity->span_from), G_MININT),
                         day_number (jin_record_get_date (record, self->entity->span_until), G_MAXINT), 0};

      g_array_append_val (self->spans, span);
      g_array_append_val (self->cuts, span.first);
      g_array_append_val (self->cuts, span.end);
    }
}

/* ---- what the spans are about ---- */

/* Index of the owner's next field that mirrors this ledger, from @index on; the number of fields when there is none. */
static int
next_mirror (Work *self, int index)
{
  const JinEntity *owner = jin_record_get_entity (self->plan->result);

  while (index < owner->n_fields && (owner->fields[index].mirror == 0 || JIN_FIELD_ENTITY (owner->fields[index].mirror) != self->entity->number))
    index++;
  return index;
}

/* How far @side already says what shall hold today: what names the span, a branch, counts more than all the rest. */
static int
agreement (Work *self, JinRecord *side)
{
  const JinEntity *owner = jin_record_get_entity (side);
  int              n = 0;

  for (int i = next_mirror (self, 0); i < owner->n_fields; i = next_mirror (self, i + 1))
    if (jin_record_same (side, self->plan->result, jin_entity_field_id (owner, i)))
      n += owner->fields[i].mirror == self->entity->title ? owner->n_fields : 1;
  return n;
}

static gboolean
say_the_same (Work *self, JinRecord *one, JinRecord *other)
{
  const JinEntity *owner = jin_record_get_entity (self->plan->result);

  for (int i = next_mirror (self, 0); i < owner->n_fields; i = next_mirror (self, i + 1))
    if (!jin_record_same (one, other, owner->fields[i].mirror))
      return FALSE;
  return TRUE;
}

/* Today's span says what was chosen, field by field. */
static void
take_choices (Work *self, JinRecord *values)
{
  const JinEntity *owner = jin_record_get_entity (self->plan->result);

  for (int i = next_mirror (self, 0); i < owner->n_fields; i = next_mirror (self, i + 1))
    jin_record_set (values, owner->fields[i].mirror, jin_record_peek (self->plan->result, jin_entity_field_id (owner, i)));
}

/* ---- pieces ---- */

/* The latest of a side's spans that covers the piece. */
static Span *
find_span (Work *self, gboolean kept, int first, int end)
{
  Span *found = NULL;

  for (guint i = 0; i < self->spans->len; i++)
    {
      Span *span = &g_array_index (self->spans, Span, i);

      if (span->kept == kept && span->first <= first && span->end >= end && (found == NULL || span->first > found->first))
        found = span;
    }
  return found;
}

static Span *
choose (Work *self, Span *kept, Span *given_up, int end)
{
  if (kept == NULL || given_up == NULL)
    return kept != NULL ? kept : given_up;
  if (end > today (self))
    return self->kept_leads ? kept : given_up;
  if ((kept->first == G_MININT) != (given_up->first == G_MININT))
    return kept->first == G_MININT ? given_up : kept;
  return kept;
}

/* What the one that holds leaves open, the other may know, unless the two contradict each other. */
static JinRecord *
make_values (Work *self, Span *span, Span *other)
{
  JinRecord *values = jin_merge_repoint (self->plan, span->record);
  const int  except[] = {jin_entity_owner_field (self->entity), self->entity->span_from, self->entity->span_until, 0};

  if (other != NULL && other != span)
    {
      g_autoptr (JinRecord) filled = jin_record_copy (values);

      if (!jin_merge_fill (filled, other->record, TRUE, except))
        g_set_object (&values, filled);
    }
  return values;
}

static void
add_piece (Work *self, int first, int end)
{
  Span  *kept = find_span (self, TRUE, first, end), *given_up = find_span (self, FALSE, first, end);
  Span  *span = choose (self, kept, given_up, end);
  Piece *last = self->pieces->len > 0 ? &g_array_index (self->pieces, Piece, self->pieces->len - 1) : NULL;

  if (span == NULL)
    return;
  Piece piece = {span, make_values (self, span, span == kept ? given_up : kept), first, end};
  if (first <= today (self) && today (self) < end)
    take_choices (self, piece.values);
  if (last == NULL || last->end != first || !say_the_same (self, last->values, piece.values))
    {
      g_array_append_val (self->pieces, piece);
      return;
    }
  const int except[] = {jin_entity_owner_field (self->entity), self->entity->span_from, self->entity->span_until, 0};
  jin_merge_fill (last->values, piece.values, TRUE, except);
  last->end = end;
  piece_clear (&piece);
}

static void
cut (Work *self)
{
  g_array_sort (self->cuts, compare_days);
  for (guint i = 0; i + 1 < self->cuts->len; i++)
    {
      int first = g_array_index (self->cuts, int, i), end = g_array_index (self->cuts, int, i + 1);

      if (first < end)
        add_piece (self, first, end);
    }
}

/* ---- from pieces to changes ---- */

static void
set_days (Work *self, JinRecord *record, const Piece *piece)
{
  jin_record_set_date (record, self->entity->span_from, piece->first == G_MININT ? JIN_DATE_NONE : day_of (self, piece->first));
  jin_record_set_date (record, self->entity->span_until, piece->end == G_MAXINT ? JIN_DATE_NONE : day_of (self, piece->end));
}

/* A new span with what @piece says. */
static JinRecord *
make_span (Work *self, const Piece *piece)
{
  JinRecord *record = jin_record_new (self->entity);

  for (int i = 0; i < self->entity->n_fields; i++)
    if (jin_field_is_stored (&self->entity->fields[i]))
      jin_record_set (record, jin_entity_field_id (self->entity, i), jin_record_peek (piece->values, jin_entity_field_id (self->entity, i)));
  return record;
}

/* (transfer full) */
static char *
show_days (Work *self, JinRecord *record)
{
  g_autofree char *from = jin_merge_show (self->plan, record, self->entity->span_from);
  g_autofree char *until = jin_merge_show (self->plan, record, self->entity->span_until);

  if (*from == '\0' && *until == '\0')
    return g_strdup (_ ("without dates"));
  if (*until == '\0')
    /* Translators: %s is a date */
    return g_strdup_printf (_ ("since %s"), from);
  if (*from == '\0')
    /* Translators: %s is a date */
    return g_strdup_printf (_ ("until %s"), until);
  return g_strdup_printf ("%s – %s", from, until);
}

/* Whether a piece says all that the span says, and perhaps more. */
static gboolean
says_all (Work *self, const Piece *piece, JinRecord *record)
{
  const JinEntity *owner = jin_record_get_entity (self->plan->result);

  for (int i = next_mirror (self, 0); i < owner->n_fields; i = next_mirror (self, i + 1))
    if (!jin_record_is_empty (record, owner->fields[i].mirror) && !jin_record_same (piece->values, record, owner->fields[i].mirror))
      return FALSE;
  return TRUE;
}

/* What no piece says any more is told. */
static gboolean
is_said (Work *self, const Span *span)
{
  for (guint i = 0; i < self->pieces->len; i++)
    {
      const Piece *piece = &g_array_index (self->pieces, Piece, i);

      if (piece->first < span->end && span->first < piece->end && says_all (self, piece, span->record))
        return TRUE;
    }
  return FALSE;
}

static void
take_away (Work *self, const Span *span)
{
  g_autofree char *days = show_days (self, span->record);
  g_autofree char *what = jin_merge_show (self->plan, span->record, self->entity->title);

  jin_changes_delete (self->plan->changes, span->record);
  if (!is_said (self, span))
    /* Translators: a ledger, such as Memberships; what a span says, such as a branch; its days, such as “since 2019.05” */
    jin_merge_say (self->plan, _ ("%s: “%s” (%s) gives way to what the other record says for that time"), jin_entity_plural (self->entity), what, days);
}

/* First spans lose days or go, then new ones come: at no moment two hold. */
static void
write_pieces (Work *self)
{
  g_autoptr (GPtrArray) fresh = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->pieces->len; i++)
    {
      Piece *piece = &g_array_index (self->pieces, Piece, i);

      if (piece->span->n_pieces++ > 0)
        {
          JinRecord *record = make_span (self, piece);

          set_days (self, record, piece);
          g_ptr_array_add (fresh, record);
          continue;
        }
      set_days (self, piece->values, piece);
      jin_changes_put (self->plan->changes, piece->values, piece->span->record, JIN_DATE_NONE);
    }
  for (guint i = 0; i < self->spans->len; i++)
    {
      const Span *span = &g_array_index (self->spans, Span, i);

      if (span->n_pieces == 0)
        take_away (self, span);
    }
  for (guint i = 0; i < fresh->len; i++)
    jin_changes_put (self->plan->changes, fresh->pdata[i], NULL, JIN_DATE_NONE);
}

void
jin_merge_spans (JinMergePlan *plan, const JinEntity *span, GPtrArray *kept, GPtrArray *given_up)
{
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (Span));
  g_autoptr (GArray) cuts = g_array_new (FALSE, FALSE, sizeof (int));
  g_autoptr (GArray) pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  Work               self = {plan, span, spans, cuts, pieces, TRUE};

  g_array_set_clear_func (pieces, (GDestroyNotify)piece_clear);
  add_spans (&self, kept, TRUE);
  add_spans (&self, given_up, FALSE);
  self.kept_leads = agreement (&self, plan->set->kept) >= agreement (&self, plan->set->given_up);
  cut (&self);
  write_pieces (&self);
  if (kept->len > 0 && pieces->len == 1)
    /* Translators: %s is a ledger of spans, such as Memberships */
    jin_merge_say (plan, _ ("%s: both are joined into one"), jin_entity_plural (span));
  else if (kept->len > 0)
    /* Translators: %s is a ledger of spans, such as Memberships, %u how many there are afterwards */
    jin_merge_say (plan, _ ("%s: both are joined into %u, one after the other"), jin_entity_plural (span), pieces->len);
}
