/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/jin-error.h"
#include "base/jin-money.h"
#include "record/jin-filter-private.h"
#include "record/jin-filter-term.h"
#include "record/jin-format.h"

void
jin_term_free (JinTerm *self)
{
  g_free (self->operand);
  g_free (self->value);
  g_clear_pointer (&self->where, jin_filter_unref);
  g_free (self);
}

/* ---- comparisons ---- */

JinTermKind
jin_term_kind (const JinOperand *operand)
{
  switch (jin_operand_type (operand))
    {
    case JIN_TYPE_CHOICE:
    case JIN_TYPE_CHOICES:
      return JIN_TERM_CHOICE;
    case JIN_TYPE_DATE:
    case JIN_TYPE_MONTH:
    case JIN_TYPE_TIME:
      return JIN_TERM_DATE;
    case JIN_TYPE_INTEGER:
    case JIN_TYPE_DECIMAL:
    case JIN_TYPE_MONEY:
    case JIN_TYPE_DURATION:
      return JIN_TERM_NUMBER;
    case JIN_TYPE_BOOLEAN:
      return JIN_TERM_YES_NO;
    case JIN_TYPE_TEXT:
    case JIN_TYPE_LONG_TEXT:
    case JIN_TYPE_REFERENCE:
    case JIN_TYPE_ID_NUMBER:
    case JIN_TYPE_PHONE:
    case JIN_TYPE_ATTACHMENT:
    default:
      return JIN_TERM_TEXT;
    }
}

#define COMPARISONS(...)                               \
  {                                                    \
    static const JinComparison list[] = {__VA_ARGS__}; \
    *n_comparisons = G_N_ELEMENTS (list);              \
    return list;                                       \
  }

const JinComparison *
jin_term_comparisons (const JinOperand *operand,
                      gsize            *n_comparisons)
{
  gboolean aggregate = operand->kind >= JIN_OPERAND_COUNT;

  switch (jin_term_kind (operand))
    {
    case JIN_TERM_CHOICE:
      COMPARISONS (JIN_COMPARE_IN, JIN_COMPARE_NOT_IN, JIN_COMPARE_EMPTY, JIN_COMPARE_FILLED)
    case JIN_TERM_DATE:
      if (aggregate)
        COMPARISONS (JIN_COMPARE_NOT_WITHIN_DAYS, JIN_COMPARE_WITHIN_DAYS, JIN_COMPARE_AT_LEAST, JIN_COMPARE_AT_MOST, JIN_COMPARE_EMPTY, JIN_COMPARE_FILLED)
      COMPARISONS (JIN_COMPARE_AT_LEAST, JIN_COMPARE_AT_MOST, JIN_COMPARE_IS, JIN_COMPARE_WITHIN_DAYS, JIN_COMPARE_NOT_WITHIN_DAYS, JIN_COMPARE_BEFORE_DAYS, JIN_COMPARE_THIS_YEAR,
                   JIN_COMPARE_LAST_YEAR, JIN_COMPARE_THIS_MONTH, JIN_COMPARE_EMPTY, JIN_COMPARE_FILLED)
    case JIN_TERM_NUMBER:
      if (operand->kind == JIN_OPERAND_COUNT)
        COMPARISONS (JIN_COMPARE_LESS, JIN_COMPARE_AT_LEAST, JIN_COMPARE_AT_MOST, JIN_COMPARE_MORE, JIN_COMPARE_IS)
      COMPARISONS (JIN_COMPARE_AT_LEAST, JIN_COMPARE_AT_MOST, JIN_COMPARE_MORE, JIN_COMPARE_LESS, JIN_COMPARE_IS, JIN_COMPARE_IS_NOT, JIN_COMPARE_EMPTY,
                   JIN_COMPARE_FILLED)
    case JIN_TERM_YES_NO:
      COMPARISONS (JIN_COMPARE_YES, JIN_COMPARE_NO)
    case JIN_TERM_TEXT:
    default:
      COMPARISONS (JIN_COMPARE_CONTAINS, JIN_COMPARE_STARTS, JIN_COMPARE_IS, JIN_COMPARE_IS_NOT, JIN_COMPARE_CONTAINS_NOT, JIN_COMPARE_EMPTY,
                   JIN_COMPARE_FILLED)
    }
}

const char *
jin_comparison_label (JinComparison comparison,
                      JinTermKind   kind)
{
  static const char *const labels[] = {
      [JIN_COMPARE_CONTAINS] = NC_ ("comparison", "contains"),
                                    [JIN_COMPARE_CONTAINS_NOT] = NC_ ("comparison", "does not contain"),
                                                                      [JIN_COMPARE_STARTS] = NC_ ("comparison", "begins with"),
                                                                                                  [JIN_COMPARE_IS] = NC_ ("comparison", "is"),
                                                                                                                          [JIN_COMPARE_IS_NOT] = NC_ ("comparison", "is not"),
                                                                                                                                                      [JIN_COMPARE_IN] = NC_ ("comparison", "is one of"),
                                                                                                                                                                              [JIN_COMPARE_NOT_IN] = NC_ ("comparison", "is none of"),
                                                                                                                                                                                                          [JIN_COMPARE_AT_LEAST] = NC_ ("comparison", "at least"),
                                                                                                                                                                                                                                        [JIN_COMPARE_AT_MOST] = NC_ ("comparison", "at most"),
                                                                                                                                                                                                                                                                     [JIN_COMPARE_MORE] = NC_ ("comparison", "over"),
                                                                                                                                                                                                                                                                                               [JIN_COMPARE_LESS] = NC_ ("comparison", "under"),
                                                                                                                                                                                                                                                                                                                         [JIN_COMPARE_WITHIN_DAYS] = NC_ ("comparison", "within the last … days"),
                                                                                                                                                                                                                                                                                                                                                          [JIN_COMPARE_NOT_WITHIN_DAYS] = NC_ ("comparison", "not within the last … days"),
                                                                                                                                                                                                                                                                                                                                                                                               [JIN_COMPARE_BEFORE_DAYS] = NC_ ("comparison", "more than … days ago"),
                                                                                                                                                                                                                                                                                                                                                                                                                                [JIN_COMPARE_THIS_YEAR] = NC_ ("comparison", "in this year"),
                                                                                                                                                                                                                                                                                                                                                                                                                                                               [JIN_COMPARE_LAST_YEAR] = NC_ ("comparison", "in last year"),
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                              [JIN_COMPARE_THIS_MONTH] = NC_ ("comparison", "in this month, of any year"),
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                              [JIN_COMPARE_YES] = NC_ ("comparison", "yes"),
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                       [JIN_COMPARE_NO] = NC_ ("comparison", "no"),
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                               [JIN_COMPARE_EMPTY] = NC_ ("comparison", "is not filled in"),
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                          [JIN_COMPARE_FILLED] = NC_ ("comparison", "is filled in"),
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                          };

  g_return_val_if_fail (comparison < JIN_N_COMPARISONS, NULL);
  if (kind == JIN_TERM_DATE && comparison == JIN_COMPARE_AT_LEAST)
    return C_ ("comparison", "since");
  if (kind == JIN_TERM_DATE && comparison == JIN_COMPARE_AT_MOST)
    return C_ ("comparison", "by");
  return g_dpgettext2 (GETTEXT_PACKAGE, "comparison", labels[comparison]);
}

gboolean
jin_comparison_needs_value (JinComparison comparison)
{
  switch (comparison)
    {
    case JIN_COMPARE_THIS_YEAR:
    case JIN_COMPARE_LAST_YEAR:
    case JIN_COMPARE_THIS_MONTH:
    case JIN_COMPARE_YES:
    case JIN_COMPARE_NO:
    case JIN_COMPARE_EMPTY:
    case JIN_COMPARE_FILLED:
      return FALSE;
    default:
      return TRUE;
    }
}

/* ---- from a filter ---- */

/* "age" for years(birth), where a field has that name; a reference by what it is called. */
static char *
normal_operand (const JinOperand *operand)
{
  g_autofree char *text = jin_operand_to_text (operand, FALSE);
  const JinField  *field = operand->kind == JIN_OPERAND_PATH ? jin_operand_field (operand) : NULL;

  if (operand->kind == JIN_OPERAND_YEARS)
    for (int i = 0; i < operand->entity->n_fields; i++)
      if (g_strcmp0 (operand->entity->fields[i].expression, text) == 0)
        return g_strdup (operand->entity->fields[i].name);
  if (field != NULL && field->type == JIN_TYPE_REFERENCE)
    return g_strdup_printf ("%s.%s", text, jin_entity_field (field->target, field->target->title)->name);
  return g_steal_pointer (&text);
}

/* The date that year() or month() is of. */
static char *
inner_operand (const JinOperand *operand)
{
  JinOperand path = *operand;

  path.kind = JIN_OPERAND_PATH;
  return jin_operand_to_text (&path, FALSE);
}

/* Owns @operand and @value. */
static JinTerm *
term_new (JinFilter    *filter,
          char         *operand,
          JinComparison comparison,
          char         *value)
{
  JinTerm *self = g_new0 (JinTerm, 1);

  *self = (JinTerm){operand, comparison, value != NULL ? value : g_strdup (""), NULL};
  if (filter->operand->where != NULL)
    self->where = jin_filter_ref (filter->operand->where);
  return self;
}

static char *
literal_text (JinFilter *filter,
              guint      i)
{
  const JinLiteral *literal = &g_array_index (filter->literals, JinLiteral, i);
  JinField          field = {.type = jin_operand_type (filter->operand)};

  if (literal->value.kind == JIN_VALUE_TEXT)
    return g_strdup (literal->value.u.text);
  if (literal->value.kind == JIN_VALUE_DATE)
    return jin_date_to_iso (literal->value.u.date);
  if (field.type == JIN_TYPE_MONEY)
    return jin_money_to_decimal (literal->value.u.integer);
  if (field.type == JIN_TYPE_DECIMAL)
    return jin_value_format (&literal->value, &field, JIN_MASK_INTERNAL, NULL, NULL);
  if (field.type == JIN_TYPE_TIME)
    return NULL;
  return g_strdup_printf ("%" G_GINT64_FORMAT, jin_value_get_int (&literal->value));
}

/* "1,3" */
static char *
joined_codes (JinFilter *filter)
{
  g_autoptr (GString) codes = g_string_new (NULL);

  for (guint i = 0; i < filter->literals->len; i++)
    g_string_append_printf (codes, "%s%s", i > 0 ? "," : "", jin_value_get_text (&g_array_index (filter->literals, JinLiteral, i).value));
  return g_string_free (g_steal_pointer (&codes), FALSE);
}

/* birth>=today-90, year(birth)=thisyear */
static JinTerm *
term_from_relative (JinFilter *filter)
{
  gint64           number = g_array_index (filter->literals, JinLiteral, 0).value.u.integer;
  JinOperandKind   kind = filter->operand->kind;
  g_autofree char *days = g_strdup_printf ("%" G_GINT64_FORMAT, -number);

  if (kind == JIN_OPERAND_YEAR && filter->op == JIN_OP_EQ && (number == 0 || number == -1))
    return term_new (filter, inner_operand (filter->operand), number == 0 ? JIN_COMPARE_THIS_YEAR : JIN_COMPARE_LAST_YEAR, NULL);
  if (kind == JIN_OPERAND_MONTH && filter->op == JIN_OP_EQ && number == 0)
    return term_new (filter, inner_operand (filter->operand), JIN_COMPARE_THIS_MONTH, NULL);
  if (kind == JIN_OPERAND_YEAR || kind == JIN_OPERAND_MONTH || number > 0)
    return NULL;
  if (filter->op == JIN_OP_GE)
    return term_new (filter, normal_operand (filter->operand), JIN_COMPARE_WITHIN_DAYS, g_steal_pointer (&days));
  if (filter->op == JIN_OP_LT)
    return term_new (filter, normal_operand (filter->operand), JIN_COMPARE_BEFORE_DAYS, g_steal_pointer (&days));
  return NULL;
}

static gboolean
comparison_for_op (JinOp          op,
                   JinTermKind    kind,
                   JinComparison *comparison)
{
  static const JinComparison comparisons[] = {
      [JIN_OP_EQ] = JIN_COMPARE_IS,
      [JIN_OP_NE] = JIN_COMPARE_IS_NOT,
      [JIN_OP_LT] = JIN_COMPARE_LESS,
      [JIN_OP_LE] = JIN_COMPARE_AT_MOST,
      [JIN_OP_GT] = JIN_COMPARE_MORE,
      [JIN_OP_GE] = JIN_COMPARE_AT_LEAST,
      [JIN_OP_CONTAINS] = JIN_COMPARE_CONTAINS,
      [JIN_OP_STARTS] = JIN_COMPARE_STARTS,
  };

  *comparison = comparisons[op];
  if (kind == JIN_TERM_TEXT)
    return op == JIN_OP_EQ || op == JIN_OP_NE || op >= JIN_OP_CONTAINS;
  if (kind == JIN_TERM_DATE)
    return op == JIN_OP_EQ || op == JIN_OP_LE || op == JIN_OP_GE;
  return kind == JIN_TERM_NUMBER && op < JIN_OP_CONTAINS;
}

static JinTerm *
term_from_comparison (JinFilter *filter)
{
  JinTermKind       kind = jin_term_kind (filter->operand);
  const JinLiteral *literal = &g_array_index (filter->literals, JinLiteral, 0);
  JinComparison     comparison;
  char             *value;

  if (literal->relative)
    return term_from_relative (filter);
  if (jin_operand_type (filter->operand) == JIN_TYPE_REFERENCE)
    return NULL;
  if (kind == JIN_TERM_CHOICE && (filter->op == JIN_OP_EQ || filter->op == JIN_OP_NE))
    return term_new (filter, normal_operand (filter->operand), filter->op == JIN_OP_EQ ? JIN_COMPARE_IN : JIN_COMPARE_NOT_IN, joined_codes (filter));
  if (kind == JIN_TERM_YES_NO && filter->op == JIN_OP_EQ)
    return term_new (filter, normal_operand (filter->operand), jin_value_get_int (&literal->value) != 0 ? JIN_COMPARE_YES : JIN_COMPARE_NO, NULL);
  if (!comparison_for_op (filter->op, kind, &comparison))
    return NULL;
  value = literal_text (filter, 0);
  return value != NULL ? term_new (filter, normal_operand (filter->operand), comparison, value) : NULL;
}

/* any(visit where …) is "at least one", none(…) "fewer than one". */
static JinTerm *
term_from_any (JinFilter *filter,
               gboolean   deny)
{
  JinTerm *self = term_new (filter, g_strdup_printf ("count(%s)", filter->operand->entity->name), deny ? JIN_COMPARE_LESS : JIN_COMPARE_AT_LEAST, g_strdup ("1"));

  if (filter->parts->len > 0)
    self->where = jin_filter_ref (filter->parts->pdata[0]);
  return self;
}

static JinTerm *
term_from_denied (JinFilter *part)
{
  JinTerm *self;

  if (part->kind == JIN_FILTER_ANY)
    return term_from_any (part, TRUE);
  if (part->kind == JIN_FILTER_EMPTY)
    return term_new (part, normal_operand (part->operand), JIN_COMPARE_FILLED, NULL);
  if (part->kind != JIN_FILTER_IN && part->kind != JIN_FILTER_COMPARE)
    return NULL;
  self = jin_term_from_filter (part);
  if (self != NULL && self->comparison == JIN_COMPARE_IN)
    self->comparison = JIN_COMPARE_NOT_IN;
  else if (self != NULL && self->comparison == JIN_COMPARE_CONTAINS)
    self->comparison = JIN_COMPARE_CONTAINS_NOT;
  else if (self != NULL && self->comparison == JIN_COMPARE_WITHIN_DAYS)
    self->comparison = JIN_COMPARE_NOT_WITHIN_DAYS;
  else
    g_clear_pointer (&self, jin_term_free);
  return self;
}

JinTerm *
jin_term_from_filter (JinFilter *filter)
{
  g_return_val_if_fail (filter != NULL, NULL);

  switch (filter->kind)
    {
    case JIN_FILTER_COMPARE:
      return term_from_comparison (filter);
    case JIN_FILTER_IN:
      return jin_term_kind (filter->operand) == JIN_TERM_CHOICE ? term_new (filter, normal_operand (filter->operand), JIN_COMPARE_IN, joined_codes (filter)) : NULL;
    case JIN_FILTER_EMPTY:
      return term_new (filter, normal_operand (filter->operand), JIN_COMPARE_EMPTY, NULL);
    case JIN_FILTER_ANY:
      return term_from_any (filter, FALSE);
    case JIN_FILTER_NOT:
      return term_from_denied (filter->parts->pdata[0]);
    case JIN_FILTER_AND:
    case JIN_FILTER_OR:
    case JIN_FILTER_SEARCH:
    default:
      return NULL;
    }
}

/* ---- to text ---- */

static char *
quote (const char *text)
{
  g_auto (GStrv)   parts = g_strsplit (text, "'", -1);
  g_autofree char *inside = g_strjoinv ("''", parts);

  return g_strdup_printf ("'%s'", inside);
}

static char *
quote_codes (const char *codes)
{
  g_auto (GStrv)      split = g_strsplit (codes, ",", -1);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; split[i] != NULL; i++)
    {
      g_autofree char *code = quote (split[i]);

      g_string_append_printf (text, "%s%s", i > 0 ? "," : "", code);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* What was typed in the words of filters: dates and amounts of money can be typed in many ways. */
static char *
literal_for (const JinOperand *operand,
             const char       *typed,
             GError          **error)
{
  JinContext        context = jin_context_now ();
  JinField          field = {.name = "", .label = "", .heads = "", .type = jin_operand_type (operand)};
  g_auto (JinValue) value = JIN_VALUE_INIT;

  if (jin_term_kind (operand) == JIN_TERM_DATE)
    field.type = JIN_TYPE_DATE;
  if (field.type != JIN_TYPE_DATE)
    {
      if (jin_literal_number (field.type, typed, &value))
        return field.type == JIN_TYPE_MONEY ? jin_money_to_decimal (jin_value_get_int (&value)) : g_strdup (typed);
      /* Translators: %s is a value as typed in a condition */
      g_set_error (error, JIN_ERROR, JIN_ERROR_INPUT, _ ("“%s” is no number"), typed);
      return NULL;
    }
  if (!jin_value_parse (&field, typed, &context, NULL, NULL, &value, NULL, error))
    return NULL;
  return jin_date_to_iso (jin_value_get_date (&value));
}

/* "count(visit where …)" */
static char *
operand_with_where (const JinTerm *self)
{
  g_autofree char *where = self->where != NULL ? jin_filter_to_text (self->where) : NULL;

  if (where == NULL || *where == '\0')
    return g_strdup (self->operand);
  return g_strdup_printf ("%.*s where %s)", (int)strlen (self->operand) - 1, self->operand, where);
}

static char *
days_for (const char *typed,
          GError    **error)
{
  JinValue days = JIN_VALUE_INIT;

  if (jin_literal_number (JIN_TYPE_INTEGER, typed, &days) && days.u.integer >= 0)
    return g_strdup_printf ("today-%" G_GINT64_FORMAT, days.u.integer);
  g_set_error (error, JIN_ERROR, JIN_ERROR_INPUT, _ ("“%s” is no number"), typed);
  return NULL;
}

static char *
compared (const char *operand,
          const char *sign,
          char       *literal)
{
  g_autofree char *owned = literal;

  return owned != NULL ? g_strconcat (operand, sign, owned, NULL) : NULL;
}

char *
jin_term_to_text (const JinTerm     *self,
                  const JinEntities *entities,
                  const JinEntity   *entity,
                  GError           **error)
{
  g_autoptr (JinOperand) parsed = jin_operand_parse (entities, entity, self->operand, error);
  g_autofree char       *operand = operand_with_where (self);
  g_autofree char       *value = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  if (parsed == NULL)
    return NULL;
  if (jin_comparison_needs_value (self->comparison) && *self->value == '\0')
    {
      g_set_error_literal (error, JIN_ERROR, JIN_ERROR_INPUT, _ ("Say what to look for first."));
      return NULL;
    }
  switch (self->comparison)
    {
    case JIN_COMPARE_CONTAINS:
      return compared (operand, " ~ ", quote (self->value));
    case JIN_COMPARE_CONTAINS_NOT:
      value = quote (self->value);
      return g_strdup_printf ("not %s ~ %s", operand, value);
    case JIN_COMPARE_STARTS:
      return compared (operand, " ^ ", quote (self->value));
    case JIN_COMPARE_IN:
    case JIN_COMPARE_NOT_IN:
      value = quote_codes (self->value);
      return g_strdup_printf ("%s %s (%s)", operand, self->comparison == JIN_COMPARE_IN ? "in" : "not in", value);
    case JIN_COMPARE_IS:
    case JIN_COMPARE_IS_NOT:
      return compared (operand, self->comparison == JIN_COMPARE_IS ? "=" : "!=",
                       jin_term_kind (parsed) == JIN_TERM_TEXT ? quote (self->value) : literal_for (parsed, self->value, error));
    case JIN_COMPARE_AT_LEAST:
      return compared (operand, ">=", literal_for (parsed, self->value, error));
    case JIN_COMPARE_AT_MOST:
      return compared (operand, "<=", literal_for (parsed, self->value, error));
    case JIN_COMPARE_MORE:
      return compared (operand, ">", literal_for (parsed, self->value, error));
    case JIN_COMPARE_LESS:
      return compared (operand, "<", literal_for (parsed, self->value, error));
    case JIN_COMPARE_WITHIN_DAYS:
      return compared (operand, ">=", days_for (self->value, error));
    case JIN_COMPARE_NOT_WITHIN_DAYS:
      value = days_for (self->value, error);
      return value != NULL ? g_strdup_printf ("not %s>=%s", operand, value) : NULL;
    case JIN_COMPARE_BEFORE_DAYS:
      return compared (operand, "<", days_for (self->value, error));
    case JIN_COMPARE_THIS_YEAR:
      return g_strdup_printf ("year(%s)=thisyear", operand);
    case JIN_COMPARE_LAST_YEAR:
      return g_strdup_printf ("year(%s)=thisyear-1", operand);
    case JIN_COMPARE_THIS_MONTH:
      return g_strdup_printf ("month(%s)=thismonth", operand);
    case JIN_COMPARE_YES:
      return g_strconcat (operand, "=true", NULL);
    case JIN_COMPARE_NO:
      return g_strconcat (operand, "=false", NULL);
    case JIN_COMPARE_EMPTY:
      return g_strconcat (operand, " is empty", NULL);
    case JIN_COMPARE_FILLED:
    default:
      return g_strconcat (operand, " is not empty", NULL);
    }
}
