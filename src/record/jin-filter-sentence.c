/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "record/jin-filter-private.h"
#include "record/jin-format.h"

/* The sentence of a filter: what people read on a chip, over a list, on paper. */

typedef struct
{
  JinListFunc lists;
  gpointer    data;
} Words;

static char *filter_sentence (JinFilter   *filter,
                              const Words *words,
                              gboolean     bracket);

/* "Branch: Kind" for a path of two steps. */
static char *
path_words (const JinOperand *operand)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const JinEntity    *entity = operand->entity;

  for (int i = 0; i < operand->n_path; i++)
    {
      const JinField *field = jin_entity_field (entity, operand->path[i]);

      /* Translators: between two field names, the second belonging to what the first refers to, as in "Branch: Kind" */
      g_string_append_printf (text, "%s%s", i > 0 ? C_ ("filter", ": ") : "", jin_field_label (field));
      entity = field->target;
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* "Age" where a ledger has a field of its own for the years since a date; else NULL. */
static const char *
years_word (const JinOperand *operand)
{
  const JinField  *field = operand->n_path == 1 ? jin_entity_field (operand->entity, operand->path[0]) : NULL;
  g_autofree char *expression = field != NULL ? g_strdup_printf ("years(%s)", field->name) : NULL;

  for (int i = 0; field != NULL && i < operand->entity->n_fields; i++)
    if (g_strcmp0 (operand->entity->fields[i].expression, expression) == 0)
      return jin_field_label (&operand->entity->fields[i]);
  return NULL;
}

/* The aggregate's child with its own condition, if any. */
static char *
child_words (const JinOperand *operand,
             JinFilter        *where,
             const Words      *words)
{
  g_autofree char *condition = NULL;

  if (where == NULL)
    return g_strdup (jin_entity_plural (operand->entity));
  condition = filter_sentence (where, words, FALSE);
  /* Translators: the first %s is a ledger ("Visits"), the second a condition on its rows */
  return g_strdup_printf (C_ ("filter", "%s (%s)"), jin_entity_plural (operand->entity), condition);
}

static char *
operand_words (const JinOperand *operand,
               const Words      *words)
{
  g_autofree char *child = operand->kind >= JIN_OPERAND_COUNT ? child_words (operand, operand->where, words) : NULL;
  g_autofree char *path = path_words (operand);

  switch (operand->kind)
    {
    case JIN_OPERAND_YEARS:
      if (years_word (operand) != NULL)
        return g_strdup (years_word (operand));
      /* Translators: %s is a date field; whole years since then */
      return g_strdup_printf (C_ ("filter", "full years since %s"), path);
    case JIN_OPERAND_YEAR:
      /* Translators: %s is a date field */
      return g_strdup_printf (C_ ("filter", "year of %s"), path);
    case JIN_OPERAND_MONTH:
      /* Translators: %s is a date field */
      return g_strdup_printf (C_ ("filter", "month of %s"), path);
    case JIN_OPERAND_COUNT:
      /* Translators: %s is a ledger, perhaps with a condition */
      return g_strdup_printf (C_ ("filter", "number of %s"), child);
    case JIN_OPERAND_SUM:
      /* Translators: the first %s is a ledger, the second a field of it */
      return g_strdup_printf (C_ ("filter", "total of %s, %s"), child, path);
    case JIN_OPERAND_FIRST:
      /* Translators: the first %s is a ledger, the second a field of it */
      return g_strdup_printf (C_ ("filter", "first %s, %s"), child, path);
    case JIN_OPERAND_LAST:
      /* Translators: the first %s is a ledger, the second a field of it */
      return g_strdup_printf (C_ ("filter", "last %s, %s"), child, path);
    case JIN_OPERAND_PATH:
    default:
      return g_steal_pointer (&path);
    }
}

static char *
year_words (gint64 years)
{
  if (years == 0)
    return g_strdup (C_ ("filter", "this year"));
  if (years == -1)
    return g_strdup (C_ ("filter", "last year"));
  if (years < 0)
    /* Translators: %d is a number of years */
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d year ago", "%d years ago", (gulong)-years), (int)-years);
  /* Translators: %d is a number of years */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d year from now", "%d years from now", (gulong)years), (int)years);
}

static char *
month_words (gint64 months)
{
  if (months == 0)
    return g_strdup (C_ ("filter", "this month"));
  if (months < 0)
    /* Translators: %d is a number of months */
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d month ago", "%d months ago", (gulong)-months), (int)-months);
  /* Translators: %d is a number of months */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d month from now", "%d months from now", (gulong)months), (int)months);
}

static char *
literal_words (const JinLiteral *literal,
               const JinOperand *operand,
               const Words      *words)
{
  const JinField *field = operand != NULL ? jin_operand_field (operand) : NULL;
  gint64          days = literal->relative ? literal->value.u.integer : 0;

  if (literal->relative && operand->kind == JIN_OPERAND_YEAR)
    return year_words (days);
  if (literal->relative && operand->kind == JIN_OPERAND_MONTH)
    return month_words (days);
  if (literal->relative && days == 0)
    return g_strdup (C_ ("filter", "today"));
  if (literal->relative && days < 0)
    /* Translators: %d is a number of days */
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d day ago", "%d days ago", (gulong)-days), (int)-days);
  if (literal->relative)
    /* Translators: %d is a number of days */
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d day from today", "%d days from today", (gulong)days),
                            (int)days);
  if (field == NULL || jin_operand_type (operand) != field->type)
    return literal->value.kind == JIN_VALUE_TEXT ? g_strdup (literal->value.u.text)
                                                 : g_strdup_printf ("%" G_GINT64_FORMAT, jin_value_get_int (&literal->value));
  return jin_value_format (&literal->value, field, JIN_MASK_INTERNAL, words->lists, words->data);
}

static char *
literals_words (JinFilter   *filter,
                const Words *words)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < filter->literals->len; i++)
    {
      g_autofree char *one = literal_words (&g_array_index (filter->literals, JinLiteral, i), filter->operand, words);

      /* Translators: between the values of a list */
      g_string_append_printf (text, "%s%s", i > 0 ? C_ ("filter", ", ") : "", one);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
comparison_words (JinFilter   *filter,
                  const Words *words)
{
  g_autofree char *operand = operand_words (filter->operand, words);
  g_autofree char *value = literals_words (filter, words);
  JinFieldType     type = jin_operand_type (filter->operand);
  gboolean         is_date = type == JIN_TYPE_DATE || type == JIN_TYPE_MONTH || type == JIN_TYPE_TIME;

  if (type == JIN_TYPE_BOOLEAN && filter->op == JIN_OP_EQ)
    /* Translators: %s is a field that is ticked or not, such as “Exempt” */
    return g_strdup_printf (jin_value_get_int (&g_array_index (filter->literals, JinLiteral, 0).value) != 0 ? C_ ("filter", "%s: yes") : C_ ("filter", "%s: no"), operand);
  /* Translators: in all of these the first %s is a field, the second a value */
  switch (filter->op)
    {
    case JIN_OP_NE:
      return g_strdup_printf (C_ ("filter", "%s is not %s"), operand, value);
    case JIN_OP_LT:
      return g_strdup_printf (is_date ? C_ ("filter", "%s before %s") : C_ ("filter", "%s under %s"), operand, value);
    case JIN_OP_LE:
      return g_strdup_printf (is_date ? C_ ("filter", "%s by %s") : C_ ("filter", "%s at most %s"), operand, value);
    case JIN_OP_GT:
      return g_strdup_printf (is_date ? C_ ("filter", "%s after %s") : C_ ("filter", "%s over %s"), operand, value);
    case JIN_OP_GE:
      return g_strdup_printf (is_date ? C_ ("filter", "%s since %s") : C_ ("filter", "%s at least %s"), operand, value);
    case JIN_OP_CONTAINS:
      return g_strdup_printf (C_ ("filter", "%s contains “%s”"), operand, value);
    case JIN_OP_STARTS:
      return g_strdup_printf (C_ ("filter", "%s begins with “%s”"), operand, value);
    case JIN_OP_EQ:
    default:
      return g_strdup_printf (C_ ("filter", "%s is %s"), operand, value);
    }
}

static char *
chain_words (JinFilter   *filter,
             const Words *words,
             const char  *between,
             gboolean     bracket)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < filter->parts->len; i++)
    {
      JinFilter       *inner = filter->parts->pdata[i];
      g_autofree char *part = filter_sentence (inner, words, inner->kind != filter->kind);

      g_string_append_printf (text, "%s%s", i > 0 ? between : "", part);
    }
  if (bracket)
    {
      g_string_prepend (text, C_ ("filter", "("));
      g_string_append (text, C_ ("filter", ")"));
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* last(visit.date)>=today-90 */
static gboolean
is_within_days (JinFilter *part)
{
  const JinLiteral *literal = part->kind == JIN_FILTER_COMPARE && part->op == JIN_OP_GE ? &g_array_index (part->literals, JinLiteral, 0) : NULL;

  return literal != NULL && literal->relative && literal->value.u.integer < 0 && part->operand->kind != JIN_OPERAND_YEAR && part->operand->kind != JIN_OPERAND_MONTH;
}

/* "Branch is empty", "no Visits (…)": the negations that people would say in one breath. */
static char *
negation_words (JinFilter   *part,
                const Words *words)
{
  g_autofree char *inner = NULL;

  if (part->kind == JIN_FILTER_EMPTY)
    {
      inner = operand_words (part->operand, words);
      /* Translators: %s is a field */
      return g_strdup_printf (C_ ("filter", "%s is filled in"), inner);
    }
  if (part->kind == JIN_FILTER_ANY)
    {
      inner = child_words (part->operand, part->parts->len > 0 ? part->parts->pdata[0] : NULL, words);
      /* Translators: %s is a ledger, perhaps with a condition: there is no row of it */
      return g_strdup_printf (C_ ("filter", "no %s"), inner);
    }
  if (is_within_days (part))
    {
      int days = (int)-g_array_index (part->literals, JinLiteral, 0).value.u.integer;

      inner = operand_words (part->operand, words);
      /* Translators: %s is a date ("last Visits, Visited On"), %d a number of days; also for those that have no such date */
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s not within the last %d day", "%s not within the last %d days", (gulong)days), inner, days);
    }
  inner = filter_sentence (part, words, TRUE);
  /* Translators: %s is a condition that must not hold */
  return g_strdup_printf (C_ ("filter", "not: %s"), inner);
}

static char *
filter_sentence (JinFilter   *filter,
                 const Words *words,
                 gboolean     bracket)
{
  g_autofree char *operand = NULL;
  g_autofree char *values = NULL;

  switch (filter->kind)
    {
    case JIN_FILTER_AND:
      return chain_words (filter, words, C_ ("filter", ", and "), bracket);
    case JIN_FILTER_OR:
      return chain_words (filter, words, C_ ("filter", " or "), bracket);
    case JIN_FILTER_NOT:
      return negation_words (filter->parts->pdata[0], words);
    case JIN_FILTER_ANY:
      operand = child_words (filter->operand, filter->parts->len > 0 ? filter->parts->pdata[0] : NULL, words);
      /* Translators: %s is a ledger, perhaps with a condition: there is at least one row of it */
      return g_strdup_printf (C_ ("filter", "has %s"), operand);
    case JIN_FILTER_SEARCH:
      values = literals_words (filter, words);
      /* Translators: %s is what was typed in the search box */
      return g_strdup_printf (C_ ("filter", "search “%s”"), values);
    case JIN_FILTER_EMPTY:
      operand = operand_words (filter->operand, words);
      /* Translators: %s is a field */
      return g_strdup_printf (C_ ("filter", "%s is empty"), operand);
    case JIN_FILTER_IN:
      operand = operand_words (filter->operand, words);
      values = literals_words (filter, words);
      /* Translators: the first %s is a field, the second a list of values */
      return g_strdup_printf (C_ ("filter", "%s is one of %s"), operand, values);
    case JIN_FILTER_COMPARE:
    default:
      return comparison_words (filter, words);
    }
}

char *
jin_filter_to_sentence (JinFilter  *self,
                        JinListFunc lists,
                        gpointer    data)
{
  Words words = {lists, data};

  return self != NULL ? filter_sentence (self, &words, FALSE) : g_strdup (C_ ("filter", "all"));
}
