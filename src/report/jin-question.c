/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <string.h>

#include "office/jin-organisation.h"
#include "report/jin-question.h"

/* 待核实 counts as on the roster (§3.0). */
#define YEARS "years("
#define ON_ROSTER "in (registered,unverified)"

/* What a field of a person mirrors. */
static const struct
{
  const char *field;
  const char *span;
  const char *name;
} mirrors[] = {
    {"branch", "membership", "branch"},
    {"member_status", "membership", "status"},
    {"state", "person_state", "state"},
};

/**
 * jin_filter_join:
 * @a: (nullable): a condition
 * @b: (nullable): another
 *
 * Returns: (transfer full): both must hold; "" when there is none
 */
char *
jin_filter_join (const char *a, const char *b)
{
  if (a == NULL || *a == '\0')
    return g_strdup (b != NULL ? b : "");
  if (b == NULL || *b == '\0')
    return g_strdup (a);
  return g_strdup_printf ("%s and %s", a, b);
}

static void
append_day (GString *text, JinDate day, int offset)
{
  char iso[JIN_DATE_ISO_SIZE];

  jin_date_write_iso (jin_date_add_days (day, offset), iso);
  g_string_append (text, iso);
}

/**
 * jin_question_reached:
 * @self: a question
 * @years: a number of years
 *
 * People of 29 February grow older on the 28th of common years (R3).
 *
 * Returns: (transfer full): the last day on which something may have begun for @years whole years to have passed
 */
char *
jin_question_reached (const JinQuestion *self, int years)
{
  JinDate  day = jin_date_first (self->as_of);
  gboolean common = jin_date_days_in_month (day.year, 2) == 28;

  day.year -= years;
  if (day.month == 2 && day.day >= 28)
    day.day = common || day.day == 29 ? jin_date_days_in_month (day.year, 2) : 28;
  return jin_date_to_iso (day);
}

/* {from}, {after}, {as_of}, {as_of-30}; returns what follows. */
static const char *
append_mark (const JinQuestion *self, GString *text, const char *mark)
{
  if (g_str_has_prefix (mark, "{from}"))
    append_day (text, self->scope->from, 0);
  else if (g_str_has_prefix (mark, "{after}"))
    append_day (text, self->scope->until, 1);
  else
    {
      g_assert (g_str_has_prefix (mark, "{as_of"));
      append_day (text, self->as_of, (int)g_ascii_strtoll (mark + strlen ("{as_of"), NULL, 10));
    }
  return strchr (mark, '}') + 1;
}

/* "years(birth)>=80" as "birth<=1945-12-31"; returns what follows. */
static const char *
append_years (const JinQuestion *self, GString *text, const char *years)
{
  const char      *field = years + strlen (YEARS);
  const char      *close = strchr (field, ')');
  char            *end;
  g_autofree char *day = NULL;

  g_assert (g_str_has_prefix (close, ")>="));
  day = jin_question_reached (self, (int)g_ascii_strtoll (close + strlen (")>="), &end, 10));
  g_string_append_len (text, field, close - field);
  g_string_append_printf (text, "<=%s", day);
  return end;
}

/**
 * jin_question_fill:
 * @self: a question
 * @filter: a condition with {from}, {after}, {as_of}, {as_of-30}
 *
 * Returns: (transfer full): the condition with days in their place
 */
char *
jin_question_fill (const JinQuestion *self, const char *filter)
{
  GString    *text = g_string_new (NULL);
  const char *p = filter;

  while (*p != '\0')
    {
      if (*p == '{')
        p = append_mark (self, text, p);
      else if (jin_scope_is_past (self->scope) && g_str_has_prefix (p, YEARS))
        p = append_years (self, text, p);
      else
        g_string_append_c (text, *p++);
    }
  return g_string_free (text, FALSE);
}

/**
 * jin_question_is:
 * @self: a question
 * @operand: field or path
 * @test: what is said of it ("in (1,2)")
 *
 * Returns: (transfer full): the condition; of the span that was open on the as-of day when that isn't today, of any span
 *   for those who died or left
 */
char *
jin_question_is (const JinQuestion *self, const char *operand, const char *test)
{
  gboolean ever = self->counts == JIN_COUNTS_EVER;

  if (ever || (self->counts != JIN_COUNTS_EVENTS && jin_scope_is_past (self->scope)))
    for (guint i = 0; i < G_N_ELEMENTS (mirrors); i++)
      if (g_str_equal (operand, mirrors[i].field))
        {
          gboolean         empty = g_str_equal (test, "is empty");
          g_autofree char *open = jin_question_fill (self, "(from is empty or from<={as_of}) and (until is empty or until>{as_of})");

          if (ever)
            return g_strdup_printf ("any(%s where %s %s)", mirrors[i].span, mirrors[i].name, test);
          return g_strdup_printf ("%s(%s where %s %s and %s)", empty ? "none" : "any", mirrors[i].span, mirrors[i].name,
                                  empty ? "is not empty" : test, open);
        }
  return g_strdup_printf ("%s %s", operand, test);
}

static GPtrArray *
load_organisations (JinQuestion *self, GError **error)
{
  JinQuery query = {&jin_organisation_entity, NULL, NULL, self->context};

  return jin_store_query (self->store, &query, 0, self->cancellable, error);
}

/* The organisation asked about and everything beneath it, as "in (3,7,8)". */
static char *
in_subtree (JinQuestion *self)
{
  g_autoptr (GHashTable) inside = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GString)    text = g_string_new (NULL);
  gboolean               grown = TRUE;

  g_hash_table_add (inside, g_memdup2 (&self->scope->organisation, sizeof (gint64)));
  g_string_append_printf (text, "in (%" G_GINT64_FORMAT, self->scope->organisation);
  while (grown)
    {
      grown = FALSE;
      for (guint i = 0; i < self->organisations->len; i++)
        {
          JinRecord *organisation = g_ptr_array_index (self->organisations, i);
          gint64     id = jin_record_get_id (organisation);
          gint64     parent = jin_record_get_ref (organisation, JIN_ORGANISATION_PARENT);

          if (parent == 0 || !g_hash_table_contains (inside, &parent) || g_hash_table_contains (inside, &id))
            continue;
          g_hash_table_add (inside, g_memdup2 (&id, sizeof id));
          g_string_append_printf (text, ",%" G_GINT64_FORMAT, id);
          grown = TRUE;
        }
    }
  g_string_append_c (text, ')');
  return g_strdup (text->str);
}

/* Whoever died later was alive, even where the file told nothing but the death. */
static char *
on_roster (const JinQuestion *self)
{
  g_autofree char *state = jin_question_is (self, "state", ON_ROSTER);
  g_autofree char *alive = jin_question_fill (self, "died_on>{as_of}");

  return jin_scope_is_past (self->scope) ? g_strdup_printf ("(%s or %s)", state, alive) : g_steal_pointer (&state);
}

/* Those of the roster who had left it by the as-of day, or had not come to it yet, are not counted. */
static char *
whom (const JinQuestion *self)
{
  g_autofree char *state = on_roster (self);

  switch (self->counts)
    {
    case JIN_COUNTS_SERVED:
      {
        g_autofree char *served = jin_filter_join ("relation=served", state);
        g_autofree char *retired = jin_question_fill (self, "(retired_on is empty or retired_on<={as_of})");

        return jin_filter_join (served, jin_scope_is_past (self->scope) ? retired : NULL);
      }
    case JIN_COUNTS_MEMBERS:
      {
        g_autofree char *member = jin_question_is (self, "member_status", "in (full,probationary)");

        return jin_filter_join (member, state);
      }
    case JIN_COUNTS_EVER:
      return g_strdup ("relation=served");
    case JIN_COUNTS_EVENTS:
    default:
      return g_strdup ("");
    }
}

static char *
when (const JinQuestion *self)
{
  if (self->spec->period == NULL)
    return g_strdup ("");

  g_autofree char *text = g_strdup_printf ("%s>={from} and %s<{after}", self->spec->period, self->spec->period);
  return jin_question_fill (self, text);
}

static void
add_condition (JinQuestion *self, char *condition)
{
  char *joined = jin_filter_join (self->base, condition);

  g_free (self->base);
  g_free (condition);
  self->base = joined;
}

/**
 * jin_question_init:
 * @self: (out): uninitialised
 * @store: where the rows stand
 * @spec: what is asked
 * @scope: about whom and when; must outlive @self
 * @cancellable: (nullable): to give up
 * @error: as of jin_store_query()
 *
 * Returns: whether the question could be put; clear it in any case
 */
gboolean
jin_question_init (JinQuestion *self, JinStore *store, const JinChartSpec *spec, const JinScope *scope, GCancellable *cancellable, GError **error)
{
  gboolean by_organisation = spec->group.kind == JIN_CHART_BY_ORGANISATION;

  *self = (JinQuestion){
      .store = store,
      .spec = spec,
      .scope = scope,
      .context = jin_scope_context (scope),
      .cancellable = cancellable,
      .base = g_strdup (""),
  };
  self->as_of = self->context.as_of;
  self->counts = spec->counts == JIN_COUNTS_SERVED && scope->relation == JIN_BY_ORGANISATION ? JIN_COUNTS_MEMBERS : spec->counts;
  if (self->counts == JIN_COUNTS_EVENTS)
    self->context.as_of = self->context.today;
  if (scope->organisation != 0 || by_organisation)
    {
      self->organisations = load_organisations (self, error);
      if (self->organisations == NULL)
        return FALSE;
    }
  add_condition (self, whom (self));
  if (spec->base != NULL)
    add_condition (self, jin_question_fill (self, spec->base));
  if (scope->organisation != 0)
    {
      g_autofree char *subtree = in_subtree (self);

      add_condition (self, jin_question_is (self, spec->organisation, subtree));
    }
  add_condition (self, when (self));
  return TRUE;
}

/**
 * jin_question_clear:
 * @self: a question
 */
void
jin_question_clear (JinQuestion *self)
{
  g_clear_pointer (&self->organisations, g_ptr_array_unref);
  g_clear_pointer (&self->base, g_free);
}
