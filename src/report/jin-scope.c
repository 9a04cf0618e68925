/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include "office/jin-organisation.h"
#include "report/jin-report-words.h"
#include "report/jin-scope.h"

/**
 * jin_scope_for_year:
 * @year: calendar year (R85)
 *
 * Returns: the whole bureau in @year, people as of today, by service
 */
JinScope
jin_scope_for_year (int year)
{
  return (JinScope){.from = JIN_DATE (year, 1, 1), .until = JIN_DATE (year, 12, 31)};
}

static gboolean
is_whole_months (const JinScope *scope)
{
  return scope->from.day == 1 && jin_date_equal (scope->until, jin_date_last (JIN_DATE (scope->until.year, scope->until.month, 0)));
}

/**
 * jin_scope_previous:
 * @scope: a scope with a period
 *
 * Whole months are followed back by whole months (the quarter before has 90, 91
 * or 92 days), anything else by as many days.  People are counted on the last
 * day of that period.
 *
 * Returns: the period before
 */
JinScope
jin_scope_previous (const JinScope *scope)
{
  JinScope previous;

  g_return_val_if_fail (scope != NULL, (JinScope){0});

  previous = *scope;
  previous.until = jin_date_add_days (scope->from, -1);
  if (is_whole_months (scope))
    {
      int months = (scope->until.year - scope->from.year) * 12 + scope->until.month - scope->from.month + 1;

      previous.from = jin_date_add_months (scope->from, -months);
    }
  else
    previous.from = jin_date_add_days (previous.until, -jin_date_days_between (scope->from, scope->until));
  previous.as_of = previous.until;
  return previous;
}

/**
 * jin_scope_context:
 * @scope: a scope
 *
 * Returns: today, and the day on which people are counted
 */
JinContext
jin_scope_context (const JinScope *scope)
{
  JinContext context = jin_context_now ();

  g_return_val_if_fail (scope != NULL, context);

  if (!jin_date_is_none (scope->as_of))
    context.as_of = scope->as_of;
  return context;
}

/**
 * jin_scope_is_past:
 * @scope: a scope
 *
 * Returns: whether people are counted on another day than today
 */
gboolean
jin_scope_is_past (const JinScope *scope)
{
  JinContext context = jin_scope_context (scope);

  return !jin_date_equal (context.as_of, context.today);
}

/**
 * jin_scope_describe:
 * @store: where the organisation's name stands
 * @scope: a scope
 *
 * Returns: (transfer full): in one Chinese line: whom, which period, as of when, by which relation
 */
char *
jin_scope_describe (JinStore *store, const JinScope *scope)
{
  JinContext       context = jin_scope_context (scope);
  g_autofree char *name = NULL;
  g_autofree char *from = jin_date_format_long (scope->from);
  g_autofree char *until = jin_date_format_long (scope->until);
  g_autofree char *as_of = jin_date_format_long (context.as_of);

  if (scope->organisation != 0)
    name = jin_store_title (store, &jin_organisation_entity, scope->organisation);
  return g_strdup_printf ("%s　" JIN_WORD_TO "　人员" JIN_WORD_AS_OF "　%s",
                          name != NULL ? name : JIN_WORD_WHOLE_BUREAU, from, until, as_of,
                          scope->relation == JIN_BY_SERVICE ? JIN_WORD_BY_SERVICE : JIN_WORD_BY_ORGANISATION);
}
