/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/jin-id-number.h"
#include "base/jin-phone.h"
#include "office/jin-codes.h"
#include "office/jin-person.h"
#include "office/jin-rules-party-age.h"
#include "office/jin-rules-person.h"
#include "record/jin-issue.h"
#include "record/jin-record.h"

#include <string.h>

/* What follows from a person's other fields, and what is wrong or odd about them.  Checks that ask the store are left
 * out when there is no lookup: large imports have matched their rows already. */

#define OLD_AGE 120
#define PROBATION_MONTHS 12
#define POSTCODE_DIGITS 6

static JinDate
date_of (JinRecord *person,
         int        field)
{
  return jin_record_get_date (person, field);
}

static gboolean
has_code (JinRecord  *person,
          int         field,
          const char *code)
{
  return strcmp (jin_record_get_text (person, field), code) == 0;
}

/* A number of another document (军官证, 护照 …) is free text (R88). */
static gboolean
is_other_document (const char *number)
{
  return !g_unichar_isdigit (g_utf8_get_char (number));
}

static void
derive_from_id_number (JinRecord        *person,
                       const JinContext *context)
{
  const char *number = jin_record_get_text (person, JIN_PERSON_ID_NUMBER);
  JinIdInfo   info;
  JinDate     birth = date_of (person, JIN_PERSON_BIRTH);

  if (*number == '\0' || is_other_document (number) || jin_id_check (number, context->today, &info, NULL) == JIN_ID_BAD)
    return;
  if (jin_record_is_empty (person, JIN_PERSON_SEX) && info.sex != 0)
    jin_record_set_text (person, JIN_PERSON_SEX, info.sex == 1 ? "1" : "2");
  if (jin_date_is_none (birth))
    jin_record_set_date (person, JIN_PERSON_BIRTH, info.birth);
}

/* The membership's status leads (§3.0).  Where only the roster's columns are known, they tell the status: a branch makes
 * a member, and whoever joined more than a year ago is taken to be a full one. */
static void
derive_membership (JinRecord        *person,
                   const JinContext *context)
{
  JinDate     join = date_of (person, JIN_PERSON_PARTY_JOIN);
  JinDate     full = date_of (person, JIN_PERSON_PARTY_FULL);
  const char *political = jin_record_get_text (person, JIN_PERSON_POLITICAL_STATUS);

  if (*political == '\0' && !(jin_date_is_none (join) && jin_date_is_none (full)))
    {
      gboolean recent = jin_date_is_none (full) &&
                        jin_date_compare (jin_date_add_months (jin_date_first (join), PROBATION_MONTHS), context->today) > 0;

      jin_record_set_text (person, JIN_PERSON_POLITICAL_STATUS, recent ? JIN_POLITICAL_PROBATIONARY : JIN_POLITICAL_MEMBER);
    }
  if (jin_record_is_empty (person, JIN_PERSON_MEMBER_STATUS) && !jin_record_is_empty (person, JIN_PERSON_BRANCH))
    {
      if (has_code (person, JIN_PERSON_POLITICAL_STATUS, JIN_POLITICAL_MEMBER))
        jin_record_set_text (person, JIN_PERSON_MEMBER_STATUS, JIN_MEMBER_FULL);
      else if (has_code (person, JIN_PERSON_POLITICAL_STATUS, JIN_POLITICAL_PROBATIONARY))
        jin_record_set_text (person, JIN_PERSON_MEMBER_STATUS, JIN_MEMBER_PROBATIONARY);
    }
  if (has_code (person, JIN_PERSON_MEMBER_STATUS, JIN_MEMBER_FULL))
    jin_record_set_text (person, JIN_PERSON_POLITICAL_STATUS, JIN_POLITICAL_MEMBER);
  else if (has_code (person, JIN_PERSON_MEMBER_STATUS, JIN_MEMBER_PROBATIONARY))
    jin_record_set_text (person, JIN_PERSON_POLITICAL_STATUS, JIN_POLITICAL_PROBATIONARY);
}

void
jin_person_derive (JinRecord        *person,
                   const JinContext *context)
{
  if (jin_record_is_empty (person, JIN_PERSON_RELATION))
    jin_record_set_text (person, JIN_PERSON_RELATION, JIN_RELATION_SERVED);
  derive_from_id_number (person, context);
  /* The date leads; a period without a date stays as it was entered. */
  if (!jin_record_is_empty (person, JIN_PERSON_REVOLUTION_DATE))
    jin_record_set_text (person, JIN_PERSON_REVOLUTION_PERIOD, jin_revolution_period (date_of (person, JIN_PERSON_REVOLUTION_DATE), NULL));
  derive_membership (person, context);
  if (!jin_record_is_empty (person, JIN_PERSON_DIED_ON) && !has_code (person, JIN_PERSON_STATE, JIN_STATE_TRANSFERRED))
    jin_record_set_text (person, JIN_PERSON_STATE, JIN_STATE_DIED);
  else if (jin_record_is_empty (person, JIN_PERSON_STATE))
    jin_record_set_text (person, JIN_PERSON_STATE, JIN_STATE_REGISTERED);
}

/* R86–R89; a wrong number can be kept as 待核实 alone. */
static void
check_id_number (JinRecord        *person,
                 const JinContext *context,
                 GPtrArray        *issues)
{
  const char      *number = jin_record_get_text (person, JIN_PERSON_ID_NUMBER);
  g_autofree char *words = NULL;
  JinIdInfo        info;
  JinIdVerdict     verdict;
  JinDate          birth = date_of (person, JIN_PERSON_BIRTH);
  const char      *sex = jin_record_get_text (person, JIN_PERSON_SEX);

  if (*number == '\0' || is_other_document (number))
    return;
  verdict = jin_id_check (number, context->today, &info, &words);
  if (verdict == JIN_ID_BAD)
    {
      gboolean kept = has_code (person, JIN_PERSON_STATE, JIN_STATE_UNVERIFIED);

      jin_issues_add (issues, kept ? JIN_ISSUE_HINT : JIN_ISSUE_ERROR, JIN_PERSON_ID_NUMBER, "R86", "GB 11643-1999", "%s", words);
      return;
    }
  if (verdict == JIN_ID_WARN)
    jin_issues_add (issues, JIN_ISSUE_HINT, JIN_PERSON_ID_NUMBER, "R86", "GB 11643-1999", "%s", words);
  if (!jin_date_is_none (birth) && !jin_date_contains (birth, info.birth))
    jin_issues_add (issues, JIN_ISSUE_HINT, JIN_PERSON_BIRTH, "R86", NULL, "%s",
                    _ ("The date of birth differs from the one in the ID number. Both are kept; the age goes by the date of birth."));
  if (*sex != '\0' && info.sex != 0 && *sex != '0' + info.sex)
    jin_issues_add (issues, JIN_ISSUE_HINT, JIN_PERSON_SEX, "R86", NULL, "%s",
                    _ ("The sex differs from the one in the ID number. Please look at both again."));
}

static void
check_life (JinRecord        *person,
            const JinContext *context,
            GPtrArray        *issues)
{
  JinDate birth = date_of (person, JIN_PERSON_BIRTH);
  JinDate died_on = date_of (person, JIN_PERSON_DIED_ON);
  JinDate work_start = date_of (person, JIN_PERSON_WORK_START);
  JinDate retired_on = date_of (person, JIN_PERSON_RETIRED_ON);

  if (!jin_date_is_none (birth) && jin_date_is_future (birth, context->today))
    jin_issues_add (issues, JIN_ISSUE_ERROR, JIN_PERSON_BIRTH, "R2", NULL, "%s", _ ("The date of birth is still to come. Correct the date."));
  else if (jin_date_age (birth, context->today, NULL) > OLD_AGE && jin_date_is_none (died_on))
    jin_issues_add (issues, JIN_ISSUE_HINT, JIN_PERSON_BIRTH, "R86", NULL, "%s", _ ("By this date of birth the person is more than 120 years old. Please look at it again."));

  switch (jin_death_check (birth, died_on, context->today))
    {
    case JIN_DEATH_BEFORE_BIRTH:
      jin_issues_add (issues, JIN_ISSUE_ERROR, JIN_PERSON_DIED_ON, "R15", NULL, "%s", _ ("The day of death is before the date of birth. Correct one of the two dates."));
      break;
    case JIN_DEATH_TO_COME:
      jin_issues_add (issues, JIN_ISSUE_ERROR, JIN_PERSON_DIED_ON, "R15", NULL, "%s", _ ("The day of death is still to come. Correct the date."));
      break;
    case JIN_DEATH_OK:
    default:
      if (jin_date_is_none (died_on) && has_code (person, JIN_PERSON_STATE, JIN_STATE_DIED))
        jin_issues_add (issues, JIN_ISSUE_HINT, JIN_PERSON_DIED_ON, "R15", NULL, "%s", _ ("The day of death is missing; the month or the year will do."));
      break;
    }
  if (!jin_date_is_none (work_start) && !jin_date_is_none (birth) && jin_date_compare (jin_date_last (work_start), jin_date_first (birth)) < 0)
    jin_issues_add (issues, JIN_ISSUE_HINT, JIN_PERSON_WORK_START, "R2", NULL, "%s", _ ("The first working day is before the date of birth. Please look at both again."));
  if (!jin_date_is_none (retired_on) && jin_date_compare (jin_date_last (retired_on), jin_date_first (work_start)) < 0)
    jin_issues_add (issues, JIN_ISSUE_HINT, JIN_PERSON_RETIRED_ON, "R2", NULL, "%s", _ ("The day of retirement is before the first working day. Please look at both again."));
}

static void
check_retirement (JinRecord *person,
                  GPtrArray *issues)
{
  const char *words = NULL;
  gboolean    to_check = FALSE;

  switch (jin_lixiu_check (jin_record_get_text (person, JIN_PERSON_RETIRE_TYPE),
                           date_of (person, JIN_PERSON_REVOLUTION_DATE),
                           date_of (person, JIN_PERSON_WORK_START),
                           date_of (person, JIN_PERSON_BIRTH)))
    {
    case JIN_LIXIU_DATE_MISSING:
      words = _ ("For this type of retirement the day of joining the revolution is needed.");
      break;
    case JIN_LIXIU_TOO_LATE:
      words = _ ("Joined the revolution after 30 September 1949: please look at the type of retirement again.");
      break;
    case JIN_LIXIU_TOO_YOUNG:
      words = _ ("Born after 30 September 1937: please look at the type of retirement again.");
      break;
    case JIN_LIXIU_MAYBE:
      words = _ ("Began by 30 September 1949: please look at the type of retirement again.");
      break;
    case JIN_LIXIU_OK:
    default:
      break;
    }
  if (words != NULL)
    jin_issues_add (issues, JIN_ISSUE_HINT, JIN_PERSON_RETIRE_TYPE, "R11", NULL, "%s", words);
  jin_revolution_period (date_of (person, JIN_PERSON_REVOLUTION_DATE), &to_check);
  if (to_check)
    jin_issues_add (issues, JIN_ISSUE_HINT, JIN_PERSON_REVOLUTION_DATE, "R12", NULL, "%s",
                    _ ("The month or day that is missing decides the period; please look it up."));
}

static void
check_party (JinRecord        *person,
             const JinContext *context,
             GPtrArray        *issues)
{
  JinDate       join = date_of (person, JIN_PERSON_PARTY_JOIN);
  JinDate       full = date_of (person, JIN_PERSON_PARTY_FULL);
  JinPartyDates found = jin_party_dates_check (date_of (person, JIN_PERSON_BIRTH), join, full, context->today);
  JinDate       suggested;

  if ((found & JIN_PARTY_JOIN_BEFORE_BIRTH) != 0)
    jin_issues_add (issues, JIN_ISSUE_ERROR, JIN_PERSON_PARTY_JOIN, "R57", NULL, "%s", _ ("The day of joining the party is before the date of birth. Correct one of the two dates."));
  if ((found & JIN_PARTY_FULL_BEFORE_JOIN) != 0)
    jin_issues_add (issues, JIN_ISSUE_ERROR, JIN_PERSON_PARTY_FULL, "R57", NULL, "%s", _ ("Full membership is before the day of joining the party. Correct one of the two dates."));
  if ((found & JIN_PARTY_FULL_TO_COME) != 0)
    jin_issues_add (issues, JIN_ISSUE_ERROR, JIN_PERSON_PARTY_FULL, "R57", NULL, "%s", _ ("The day of full membership is still to come. Correct the date."));
  if ((found & JIN_PARTY_JOINED_YOUNG) != 0)
    jin_issues_add (issues, JIN_ISSUE_HINT, JIN_PERSON_PARTY_JOIN, "R57", "中国共产党章程第一条", "%s", _ ("Joined the party before the age of 18. Please look at both dates again."));

  if (jin_date_is_none (full) && has_code (person, JIN_PERSON_POLITICAL_STATUS, JIN_POLITICAL_MEMBER) &&
      jin_party_full_suggest (join, JIN_CLASS_UNKNOWN, &suggested) && !jin_date_is_future (suggested, context->today))
    {
      g_autofree char *text = jin_date_format (suggested);

      jin_issues_add (issues, JIN_ISSUE_HINT, JIN_PERSON_PARTY_FULL, "R58", NULL,
                      /* Translators: %s is a date */
                      _ ("The day of full membership is missing. By the rules of that time it would be %s; please look it up in the file."), text);
    }
}

static void
check_phones (JinRecord *person,
              GPtrArray *issues)
{
  static const int phones[] = {JIN_PERSON_PHONE, JIN_PERSON_HOME_PHONE};

  for (gsize i = 0; i < G_N_ELEMENTS (phones); i++)
    {
      const char *phone = jin_record_get_text (person, phones[i]);

      if (*phone != '\0' && jin_phone_check (phone, NULL) == JIN_PHONE_BAD)
        jin_issues_add (issues, JIN_ISSUE_HINT, phones[i], "R90", NULL, "%s", _ ("This does not look like a telephone number. Please look at it again."));
    }
}

static void
check_postcode (JinRecord *person,
                GPtrArray *issues)
{
  const char *postcode = jin_record_get_text (person, JIN_PERSON_POSTCODE);

  if (*postcode != '\0' && (strlen (postcode) != POSTCODE_DIGITS || strspn (postcode, "0123456789") != POSTCODE_DIGITS))
    jin_issues_add (issues, JIN_ISSUE_HINT, JIN_PERSON_POSTCODE, "R91", NULL, "%s", _ ("A postcode has six digits. Please look at it again."));
}

/* R10: how many other people the roster holds with the same value. */
static gboolean
is_taken (JinRecord        *person,
          int               field,
          const char       *filter,
          const JinContext *context,
          JinLookup        *lookup)
{
  gint64                id = jin_record_get_id (person);
  gint64                count = jin_lookup_count (lookup, &jin_person_entity, filter, context);
  g_autoptr (JinRecord) stored = id > 0 && count > 0 ? jin_lookup_get (lookup, &jin_person_entity, id) : NULL;

  return count > (stored != NULL && jin_record_same (stored, person, field) ? 1 : 0);
}

static void
check_duplicate (JinRecord        *person,
                 const JinContext *context,
                 JinLookup        *lookup,
                 GPtrArray        *issues)
{
  const char *number = jin_record_get_text (person, JIN_PERSON_ID_NUMBER);

  if (*number != '\0' && strchr (number, '\'') == NULL)
    {
      g_autofree char *filter = g_strdup_printf ("id_number='%s'", number);

      if (is_taken (person, JIN_PERSON_ID_NUMBER, filter, context, lookup))
        jin_issues_add (issues, JIN_ISSUE_HINT, JIN_PERSON_ID_NUMBER, "R10", NULL, "%s", _ ("Somebody else in the roster has the same ID number. Open that record before you save a second one."));
    }
}

void
jin_person_check (JinRecord        *person,
                  const JinContext *context,
                  JinLookup        *lookup,
                  GPtrArray        *issues)
{
  check_id_number (person, context, issues);
  check_life (person, context, issues);
  check_retirement (person, issues);
  check_party (person, context, issues);
  check_phones (person, issues);
  check_postcode (person, issues);
  if (lookup != NULL)
    check_duplicate (person, context, lookup, issues);
}
