/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/jin-lunar.h"
#include "office/jin-care-plan.h"
#include "office/jin-codes.h"
#include "office/jin-contact.h"
#include "office/jin-document.h"
#include "office/jin-person.h"
#include "office/jin-rules-person.h"
#include "office/jin-rules-retirement.h"
#include "office/jin-rules-visit.h"
#include "office/jin-talk.h"
#include "office/jin-visit.h"
#include "record/jin-issue.h"
#include "record/jin-record.h"

/* What the office may want to do about one person now, beside what their check finds: shown on their page, never in the
 * way, and each with what to do. */

#define CARE_CLAUSE "加强新时代离退休干部党的建设工作的实施方案（仪征，2022年）三（三）4"

#define BIRTHDAY_DAYS 7
#define ROUND_AGE 60
#define KEY_CARE_AGE 80
#define FORECAST_MONTHS 12

static gint64
count (JinRecord        *person,
       const JinEntity  *entity,
       const char       *condition,
       const JinContext *context,
       JinLookup        *lookup)
{
  g_autofree char *filter = g_strdup_printf ("person=%" G_GINT64_FORMAT " and %s", jin_record_get_id (person), condition);

  return jin_lookup_count (lookup, entity, filter, context);
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

/* R15: who is left, whether they were visited since, and what is due to them. */
static void
hint_death (JinRecord        *person,
            const JinContext *context,
            JinLookup        *lookup,
            GPtrArray        *issues)
{
  JinDate          died_on = jin_record_get_date (person, JIN_PERSON_DIED_ON);
  g_autofree char *day = jin_date_is_none (died_on) ? NULL : jin_date_to_iso (jin_date_first (died_on));
  g_autofree char *visited = day != NULL ? g_strdup_printf ("type=" JIN_VISIT_SURVIVORS " and date>=%s", day) : g_strdup ("type=" JIN_VISIT_SURVIVORS);

  if (count (person, &jin_contact_entity, "survivor=1", context, lookup) == 0)
    hint (issues, JIN_CONTACT_SURVIVOR, "R15", NULL, _ ("No survivor is registered yet. Say which of the family is to be visited and told from now on."));
  else if (count (person, &jin_visit_entity, visited, context, lookup) == 0)
    {
      g_autofree char *due = day != NULL ? jin_date_format (jin_death_visit_due (died_on)) : NULL;
      g_autofree char *words = due != NULL
          /* Translators: %s is a day */
          ? g_strdup_printf (_ ("The survivors have not been visited yet (due by %s). Record the visit here."), due)
          : g_strdup (_ ("The survivors have not been visited yet. Record the visit here."));

      hint (issues, JIN_VISIT_DATE, "R71", NULL, words);
    }
  if (jin_record_is_empty (person, JIN_PERSON_BENEFIT_ON) && jin_record_is_empty (person, JIN_PERSON_BENEFIT_REASON))
    hint (issues, JIN_PERSON_BENEFIT_ON, "R15", NULL, _ ("Note when and by whom the benefits after death were taken, or why not yet."));
}

/* R2, §3.0: what an import, or somebody, was not sure of. */
static void
hint_to_check (JinRecord *person,
               GPtrArray *issues)
{
  g_autofree char *words = NULL;

  if (jin_record_is_empty (person, JIN_PERSON_TO_CHECK))
    return;
  /* Translators: %s is what somebody noted as doubtful */
  words = g_strdup_printf (_ ("To be verified: %s. Correct what is wrong, then clear this entry."), jin_record_get_text (person, JIN_PERSON_TO_CHECK));
  hint (issues, JIN_PERSON_TO_CHECK, "R2", NULL, words);
}

/* R14 */
static void
hint_birthday (JinRecord        *person,
               const JinContext *context,
               GPtrArray        *issues)
{
  g_auto (JinValue) value = jin_person_next_birthday (person, context);
  JinDate           day = jin_value_get_date (&value);
  int               days = jin_date_is_none (day) ? -1 : jin_date_days_between (context->today, day);
  int               age = day.year - jin_record_get_date (person, JIN_PERSON_BIRTH).year;
  g_autofree char  *shown = NULL;
  g_autofree char  *words = NULL;

  if (days < 0 || days > BIRTHDAY_DAYS)
    return;
  shown = jin_date_format (day);
  if (age >= ROUND_AGE && age % 10 == 0)
    /* Translators: %s is a day, %d an age of whole decades */
    words = g_strdup_printf (_ ("The birthday is on %s: a round one, %d years. Prepare greetings and a visit."), shown, age);
  else
    /* Translators: %s is a day, %d an age */
    words = g_strdup_printf (_ ("The birthday is on %s: %d years. Prepare greetings."), shown, age);
  hint (issues, JIN_PERSON_BIRTH, "R14", NULL, words);
}

static void
add_reason (GString    *reasons,
            gboolean    holds,
            const char *words)
{
  if (holds)
    g_string_append_printf (reasons, "%s%s", reasons->len > 0 ? _ (", ") : "", words);
}

static gboolean
is_one_of (JinRecord  *person,
           int         field,
           const char *codes)
{
  const char *code = jin_record_get_text (person, field);

  return *code != '\0' && jin_codes_contain (codes, code);
}

/* R16: why somebody is on the key-care list, and by when to look in again (R72). */
static void
hint_care (JinRecord        *person,
           const JinContext *context,
           GPtrArray        *issues)
{
  g_auto (JinValue)   care = jin_person_key_care (person, context);
  g_autoptr (GString) reasons = g_string_new (NULL);
  JinDate             last = jin_record_get_date (person, JIN_PERSON_LAST_VISIT);
  g_autofree char    *due = jin_date_is_none (last) ? NULL : jin_date_format (jin_regular_visit_due (last));
  g_autofree char    *words = NULL;

  if (jin_value_get_int (&care) == 0)
    return;
  add_reason (reasons, is_one_of (person, JIN_PERSON_RETIRE_TYPE, JIN_RETIRE_LIXIU), _ ("lixiu retiree"));
  add_reason (reasons, jin_date_age (jin_record_get_date (person, JIN_PERSON_BIRTH), context->as_of, NULL) >= KEY_CARE_AGE, _ ("80 or older"));
  add_reason (reasons, is_one_of (person, JIN_PERSON_LIVING, JIN_LIVING_ALONE), _ ("living alone"));
  add_reason (reasons, is_one_of (person, JIN_PERSON_LIVING, JIN_LIVING_WITH_SPOUSE), _ ("an old couple by themselves"));
  add_reason (reasons, is_one_of (person, JIN_PERSON_HEALTH, JIN_HEALTH_FRAIL "," JIN_HEALTH_DISABLED "," JIN_HEALTH_BEDRIDDEN), _ ("needs help by health"));
  if (due != NULL)
    /* Translators: the first %s lists reasons, the second is a day */
    words = g_strdup_printf (_ ("On the key-care list: %s. Look in or call by %s."), reasons->str, due);
  else
    /* Translators: %s lists reasons */
    words = g_strdup_printf (_ ("On the key-care list: %s. No contact is recorded yet: look in or call, and record it."), reasons->str);
  hint (issues, JIN_VISIT_DATE, "R16", CARE_CLAUSE, words);
}

/* R13: whoever still serves is handed over soon.  Women of county level and above retire with the men. */
static void
hint_retirement (JinRecord        *person,
                 const JinContext *context,
                 GPtrArray        *issues)
{
  gboolean         woman = is_one_of (person, JIN_PERSON_SEX, JIN_SEX_FEMALE);
  gboolean         with_men = !woman || is_one_of (person, JIN_PERSON_RANK, JIN_RANKS_RETIRING_WITH_MEN);
  JinDate          month = jin_retirement_month (with_men ? JIN_RETIRES_AT_60 : JIN_RETIRES_AT_55, jin_record_get_date (person, JIN_PERSON_BIRTH));
  g_autofree char *shown = NULL;
  g_autofree char *words = NULL;

  if (!jin_record_is_empty (person, JIN_PERSON_RETIRE_TYPE) || !jin_record_is_empty (person, JIN_PERSON_RETIRED_ON) || jin_record_is_empty (person, JIN_PERSON_SEX) ||
      jin_date_is_none (month) || jin_date_compare (jin_date_first (month), jin_date_add_months (context->today, FORECAST_MONTHS)) > 0 ||
      jin_date_compare (jin_date_first (month), jin_date_add_months (context->today, -FORECAST_MONTHS)) < 0)
    return;
  shown = jin_date_format (month);
  /* Translators: %s is a month */
  words = g_strdup_printf (_ ("By the retirement age of 2025, retirement falls in %s. Prepare the handover, and enter the date and type of retirement when it is done."), shown);
  hint (issues, JIN_PERSON_RETIRED_ON, "R13", NULL, words);
}

/* R29: every member is talked with once a year. */
static void
hint_talk (JinRecord        *person,
           const JinContext *context,
           JinLookup        *lookup,
           GPtrArray        *issues)
{
  g_autofree char *condition = g_strdup_printf ("year(date)=%d", context->today.year);
  g_autofree char *words = NULL;

  if (!is_one_of (person, JIN_PERSON_MEMBER_STATUS, JIN_MEMBER_FULL "," JIN_MEMBER_PROBATIONARY) || count (person, &jin_talk_entity, condition, context, lookup) != 0)
    return;
  /* Translators: %d is a year */
  words = g_strdup_printf (_ ("No talk of %d is recorded yet. Have one, and record it here."), context->today.year);
  hint (issues, JIN_TALK_DATE, "R29", NULL, words);
}

/* R17: the plan is an entry, or a document of that kind, renewed each year. */
static void
hint_plan (JinRecord        *person,
           const JinContext *context,
           JinLookup        *lookup,
           GPtrArray        *issues)
{
  g_autofree char *planned = g_strdup_printf ("year(updated_on)=%d", context->today.year);
  g_autofree char *kept = g_strdup_printf ("kind=" JIN_DOCUMENT_CARE_PLAN " and year(date)=%d", context->today.year);
  g_autofree char *words = NULL;

  if (!is_one_of (person, JIN_PERSON_RETIRE_TYPE, JIN_RETIRE_LIXIU) || count (person, &jin_care_plan_entity, planned, context, lookup) != 0 ||
      count (person, &jin_document_entity, kept, context, lookup) != 0)
    return;
  /* Translators: %d is a year */
  words = g_strdup_printf (_ ("The care plan of %d is not here. Enter it, or add it to the documents."), context->today.year);
  hint (issues, JIN_CARE_PLAN_UPDATED_ON, "R17", CARE_CLAUSE, words);
}

/**
 * jin_person_hints:
 * @person: somebody, as kept
 * @context: today
 * @lookup: what else is kept
 * @issues: (element-type JinIssue): gets what the person's check finds (R10–R12, R57, R86 …) and what R13–R17 and R29 say
 *
 * An issue's field is where its remedy begins: it may be of another ledger (a contact's, a visit's, a document's), in
 * which an entry is missing.
 */
void
jin_person_hints (JinRecord        *person,
                  const JinContext *context,
                  JinLookup        *lookup,
                  GPtrArray        *issues)
{
  const char *state = jin_record_get_text (person, JIN_PERSON_STATE);

  g_return_if_fail (JIN_IS_RECORD (person) && context != NULL && lookup != NULL && issues != NULL);

  jin_person_check (person, context, lookup, issues);
  if (g_str_equal (state, JIN_STATE_DIED))
    hint_death (person, context, lookup, issues);
  if (!is_one_of (person, JIN_PERSON_STATE, JIN_STATE_REGISTERED "," JIN_STATE_UNVERIFIED) || !is_one_of (person, JIN_PERSON_RELATION, JIN_RELATION_SERVED))
    return;
  hint_to_check (person, issues);
  hint_birthday (person, context, issues);
  hint_care (person, context, issues);
  hint_plan (person, context, lookup, issues);
  hint_retirement (person, context, issues);
  hint_talk (person, context, lookup, issues);
}
