/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/jin-fixed-day.h"
#include "office/jin-codes.h"
#include "office/jin-organisation.h"
#include "office/jin-rules-absence.h"
#include "office/jin-rules-organisation.h"
#include "record/jin-issue.h"
#include "record/jin-record.h"

#include <string.h>

/* Hints on the shape of organisations (R18–R25), and the one error: a tree has no cycles. */

#define DEEPEST_TREE 16
#define BRANCH_RULES "中国共产党支部工作条例（试行）第四条、第五条、第十条"

static gboolean
has_code (JinRecord  *organisation,
          int         field,
          const char *code)
{
  return strcmp (jin_record_get_text (organisation, field), code) == 0;
}

static gboolean
is_temporary (JinRecord *organisation)
{
  return has_code (organisation, JIN_ORGANISATION_CATEGORY, JIN_CATEGORY_TEMPORARY);
}

JinValue
jin_organisation_term_state (JinRecord        *organisation,
                             const JinContext *context)
{
  const char *state = NULL;

  if (!is_temporary (organisation))
    state = jin_term_state (jin_record_get_date (organisation, JIN_ORGANISATION_TERM_END),
                            jin_record_get_date (organisation, JIN_ORGANISATION_EXTENDED_UNTIL), context->as_of);
  return state != NULL ? jin_value_text (state) : (JinValue)JIN_VALUE_INIT;
}

void
jin_organisation_derive (JinRecord        *organisation,
                         const JinContext *context)
{
  const char *name = jin_record_get_text (organisation, JIN_ORGANISATION_NAME);
  int         years;

  if (jin_record_is_empty (organisation, JIN_ORGANISATION_KIND))
    jin_record_set_text (organisation, JIN_ORGANISATION_KIND, jin_organisation_kind_of (name));
  if (jin_record_is_empty (organisation, JIN_ORGANISATION_CATEGORY) && has_code (organisation, JIN_ORGANISATION_KIND, JIN_KIND_BRANCH))
    jin_record_set_text (organisation, JIN_ORGANISATION_CATEGORY, jin_organisation_category_of (name));

  /* An end that was entered without an election stays. */
  years = jin_record_is_empty (organisation, JIN_ORGANISATION_TERM_YEARS)
              ? jin_term_years (jin_record_get_text (organisation, JIN_ORGANISATION_KIND), jin_record_get_int (organisation, JIN_ORGANISATION_IN_COMMUNITY) != 0)
              : (int)jin_record_get_int (organisation, JIN_ORGANISATION_TERM_YEARS);
  if (!jin_record_is_empty (organisation, JIN_ORGANISATION_ELECTION_DATE) && years > 0)
    jin_record_set_date (organisation, JIN_ORGANISATION_TERM_END, jin_term_end (jin_record_get_date (organisation, JIN_ORGANISATION_ELECTION_DATE), years));
}

static void
hint (GPtrArray  *issues,
      int         field,
      const char *rule,
      const char *clause,
      const char *words)
{
  jin_issues_add (issues, JIN_ISSUE_HINT, field, rule, clause, "%s", words);
}

/* Going up from the superior organisation never leads back here. */
static gboolean
is_cycle (JinRecord *organisation,
          JinLookup *lookup)
{
  gint64 id = jin_record_get_id (organisation);
  gint64 above = jin_record_get_ref (organisation, JIN_ORGANISATION_PARENT);

  for (int i = 0; i < DEEPEST_TREE && above > 0; i++)
    {
      g_autoptr (JinRecord) parent = NULL;

      if (above == id)
        return TRUE;
      parent = jin_lookup_get (lookup, &jin_organisation_entity, above);
      above = parent != NULL ? jin_record_get_ref (parent, JIN_ORGANISATION_PARENT) : 0;
    }
  return above > 0;
}

static void
check_temporary (JinRecord        *organisation,
                 const JinContext *context,
                 GPtrArray        *issues)
{
  JinDate valid_until = jin_record_get_date (organisation, JIN_ORGANISATION_VALID_UNTIL);

  if (jin_record_is_empty (organisation, JIN_ORGANISATION_REASON) || jin_record_is_empty (organisation, JIN_ORGANISATION_APPROVED_BY) ||
      jin_record_is_empty (organisation, JIN_ORGANISATION_FOUNDED_ON) || jin_date_is_none (valid_until))
    hint (issues, JIN_ORGANISATION_CATEGORY, "R25", NULL, _ ("A temporary branch needs a reason, who approved it, and its first and last day."));
  if (!jin_date_is_none (valid_until) && jin_date_compare (jin_date_last (valid_until), context->today) < 0 &&
      jin_record_is_empty (organisation, JIN_ORGANISATION_DISSOLVED_ON))
    hint (issues, JIN_ORGANISATION_VALID_UNTIL, "R25", NULL, _ ("The last day of this temporary branch has passed: dissolve it or have it prolonged."));
}

static void
check_size (JinRecord *organisation,
            GPtrArray *issues)
{
  int full = (int)jin_record_get_int (organisation, JIN_ORGANISATION_FULL_MEMBERS);
  int members = full + (int)jin_record_get_int (organisation, JIN_ORGANISATION_PROBATIONARY_MEMBERS);

  switch (jin_branch_size (full, members))
    {
    case JIN_BRANCH_SIZE_JOIN:
      if (!has_code (organisation, JIN_ORGANISATION_CATEGORY, JIN_CATEGORY_JOINT) && !has_code (organisation, JIN_ORGANISATION_CATEGORY, JIN_CATEGORY_MIXED))
        hint (issues, JIN_ORGANISATION_CATEGORY, "R18", BRANCH_RULES, _ ("Fewer than three full members: usually a joint branch, or one with serving staff."));
      break;
    case JIN_BRANCH_SIZE_LARGE:
      jin_issues_add (issues, JIN_ISSUE_HINT, JIN_ORGANISATION_CATEGORY, "R18", BRANCH_RULES,
                      /* Translators: %d is a number of party members above 50 */
                      _ ("The branch has %d members; in general a branch has no more than 50. Split it, or ask for a general branch."), members);
      break;
    case JIN_BRANCH_SIZE_OK:
    default:
      break;
    }
  if (has_code (organisation, JIN_ORGANISATION_CATEGORY, JIN_CATEGORY_JOINT) &&
      jin_joint_branch_too_wide ((int)jin_record_get_int (organisation, JIN_ORGANISATION_UNIT_COUNT)))
    hint (issues, JIN_ORGANISATION_UNIT_COUNT, "R19", BRANCH_RULES, _ ("A joint branch in general covers no more than five units."));
}

static void
check_officers (JinRecord        *organisation,
                const JinContext *context,
                JinLookup        *lookup,
                GPtrArray        *issues)
{
  gint64           id = jin_record_get_id (organisation);
  g_autofree char *committee = g_strdup_printf ("organisation=%" G_GINT64_FORMAT " and until is empty and post in (secretary,deputy,organisation,publicity,discipline,member)", id);
  g_autofree char *liaisons = g_strdup_printf ("organisation=%" G_GINT64_FORMAT " and until is empty and post=liaison", id);
  gint64           count = jin_lookup_count (lookup, &jin_post_entity, committee, context);

  if (count < 0)
    return;
  switch (jin_committee_check ((int)jin_record_get_int (organisation, JIN_ORGANISATION_FULL_MEMBERS), (int)count))
    {
    case JIN_COMMITTEE_NEEDED:
      hint (issues, 0, "R20", BRANCH_RULES, _ ("With seven full members or more a branch elects a committee; none is recorded."));
      break;
    case JIN_COMMITTEE_SMALL:
      hint (issues, 0, "R20", BRANCH_RULES, _ ("The committee of a branch has three to five people; fewer are recorded."));
      break;
    case JIN_COMMITTEE_LARGE:
      hint (issues, 0, "R20", BRANCH_RULES, _ ("The committee of a branch has no more than seven people; more are recorded."));
      break;
    case JIN_COMMITTEE_OK:
    default:
      break;
    }
  if (has_code (organisation, JIN_ORGANISATION_CATEGORY, JIN_CATEGORY_SINGLE) && !jin_lookup_exists (lookup, &jin_post_entity, liaisons, context))
    hint (issues, 0, "R22", NULL, _ ("A branch of its own has a liaison among the serving staff; none is recorded."));
}

static void
check_fixed_day (JinRecord *organisation,
                 GPtrArray *issues)
{
  g_autoptr (GError) error = NULL;
  const char        *text = jin_record_get_text (organisation, JIN_ORGANISATION_FIXED_DAY);
  JinFixedDay        day;

  if (*text != '\0' && !jin_fixed_day_parse (text, &day, &error))
    hint (issues, JIN_ORGANISATION_FIXED_DAY, "R79", NULL, error->message);
}

void
jin_organisation_check (JinRecord        *organisation,
                        const JinContext *context,
                        JinLookup        *lookup,
                        GPtrArray        *issues)
{
  if (jin_absence_is_reversed (jin_record_get_date (organisation, JIN_ORGANISATION_FOUNDED_ON), jin_record_get_date (organisation, JIN_ORGANISATION_DISSOLVED_ON)))
    jin_issues_add (issues, JIN_ISSUE_ERROR, JIN_ORGANISATION_DISSOLVED_ON, "R2", NULL, "%s", _ ("The organisation is dissolved before it was founded. Correct one of the two dates."));
  if (lookup != NULL && is_cycle (organisation, lookup))
    jin_issues_add (issues, JIN_ISSUE_ERROR, JIN_ORGANISATION_PARENT, NULL, NULL, "%s", _ ("An organisation cannot stand above itself. Choose another superior organisation."));
  check_fixed_day (organisation, issues);
  if (is_temporary (organisation))
    check_temporary (organisation, context, issues);
  else if (has_code (organisation, JIN_ORGANISATION_KIND, JIN_KIND_BRANCH))
    {
      check_size (organisation, issues);
      if (lookup != NULL && jin_record_get_id (organisation) > 0)
        check_officers (organisation, context, lookup, issues);
    }
}
