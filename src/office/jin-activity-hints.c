/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/jin-minute.h"
#include "office/jin-activity.h"
#include "office/jin-attendance.h"
#include "office/jin-codes.h"
#include "office/jin-person.h"
#include "office/jin-rules-activity.h"
#include "record/jin-issue.h"

/* What is worth knowing before an activity takes place: clashes, consents, hours.  Never in the way. */

#define MINUTES_A_DAY (24 * 60)

static gboolean
has_state (JinRecord *activity, const char *state)
{
  return g_strcmp0 (jin_record_get_text (activity, JIN_ACTIVITY_STATE), state) == 0;
}

/* ---- clashes ---- */

static gboolean
overlap (JinRecord *one, JinRecord *other)
{
  JinMinute one_start = jin_record_get_int (one, JIN_ACTIVITY_START), other_start = jin_record_get_int (other, JIN_ACTIVITY_START);

  return one_start == other_start || (one_start < jin_activity_end (other) && other_start < jin_activity_end (one));
}

/* The times that overlap @activity's, as a condition on the activities that @prefix leads to. */
static char *
overlapping (JinRecord *activity, const char *prefix)
{
  JinMinute        start = jin_record_get_int (activity, JIN_ACTIVITY_START);
  g_autofree char *earliest = jin_minute_to_iso (start - MINUTES_A_DAY);
  g_autofree char *first = jin_minute_to_iso (start);
  g_autofree char *last = jin_minute_to_iso (jin_activity_end (activity));

  return g_strdup_printf ("%sstate=planned and %sstart>=%s and (%sstart=%s or (%sstart<%s and (%send>%s or (%send is empty and %sstart>=%s))))",
                          prefix, prefix, earliest, prefix, first, prefix, last, prefix, first, prefix, prefix, first);
}

/* How many others at the same time share what @field refers to. */
static gint64
count_clashes (JinRecord *activity, int field, JinLookup *lookup, const JinContext *context)
{
  gint64                id = jin_record_get_ref (activity, field);
  g_autofree char      *times = overlapping (activity, "");
  g_autofree char      *filter = g_strdup_printf ("%s=%" G_GINT64_FORMAT " and %s", jin_entity_field (&jin_activity_entity, field)->name, id, times);
  gint64                n = id > 0 ? jin_lookup_count (lookup, &jin_activity_entity, filter, context) : 0;
  g_autoptr (JinRecord) kept = n > 0 && jin_record_get_id (activity) > 0 ? jin_lookup_get (lookup, &jin_activity_entity, jin_record_get_id (activity)) : NULL;

  /* It is among them itself, as it is kept. */
  if (kept != NULL && has_state (kept, JIN_ACTIVITY_STATE_PLANNED) && jin_record_get_ref (kept, field) == id && overlap (kept, activity))
    n--;
  return n;
}

/* People with an entry here and in another activity at the same time. */
static gint64
count_people (JinRecord *activity, JinLookup *lookup, const JinContext *context)
{
  gint64           id = jin_record_get_id (activity);
  g_autofree char *here = g_strdup_printf ("activity=%" G_GINT64_FORMAT, id);
  g_autofree char *times = overlapping (activity, "activity.");
  g_autofree char *filter = g_strdup_printf ("any(attendance where %s) and any(attendance where activity!=%" G_GINT64_FORMAT " and %s)", here, id, times);

  if (id <= 0 || jin_lookup_count (lookup, &jin_attendance_entity, here, context) <= 0)
    return 0;
  return jin_lookup_count (lookup, &jin_person_entity, filter, context);
}

static void
add_clashes (JinRecord *activity, const JinContext *context, JinLookup *lookup, GPtrArray *issues)
{
  gint64 n_people = count_people (activity, lookup, context);

  if (count_clashes (activity, JIN_ACTIVITY_VENUE, lookup, context) > 0)
    jin_issues_add (issues, JIN_ISSUE_HINT, JIN_ACTIVITY_VENUE, "R84", NULL, "%s",
                    _ ("Another activity is planned in this venue at the same time. Choose another time or venue."));
  if (count_clashes (activity, JIN_ACTIVITY_ORGANISATION, lookup, context) > 0)
    jin_issues_add (issues, JIN_ISSUE_HINT, JIN_ACTIVITY_START, "R84", NULL, "%s",
                    _ ("This organisation has another activity planned at the same time."));
  if (n_people > 0)
    jin_issues_add (issues, JIN_ISSUE_HINT, JIN_ACTIVITY_START, "R84", NULL,
                    /* Translators: %d is a number of people */
                    g_dngettext (GETTEXT_PACKAGE, "%d person is expected at another activity at the same time.", "%d people are expected at another activity at the same time.", (gulong)n_people),
                    (int)n_people);
}

/* ---- outings ---- */

static gboolean
is_outing (JinRecord *activity)
{
  return jin_codes_contain (jin_record_get_text (activity, JIN_ACTIVITY_TYPES), JIN_ACTIVITY_TYPE_OUTING);
}

static void
add_consents (JinRecord *activity, const JinContext *context, JinLookup *lookup, GPtrArray *issues)
{
  g_autofree char *filter = g_strdup_printf ("activity=%" G_GINT64_FORMAT " and state in (%s,%s) and not consent=true",
                                             jin_record_get_id (activity), JIN_ATTENDED, JIN_ATTENDED_ONLINE);
  gint64           n = jin_record_get_id (activity) > 0 ? jin_lookup_count (lookup, &jin_attendance_entity, filter, context) : 0;

  if (n > 0)
    jin_issues_add (issues, JIN_ISSUE_HINT, JIN_ACTIVITY_STATE, "R77", NULL,
                    /* Translators: %d is a number of people */
                    g_dngettext (GETTEXT_PACKAGE, "%d person on this outing has not signed the consent on safety.", "%d people on this outing have not signed the consent on safety.", (gulong)n),
                    (int)n);
}

static void
add_care (JinRecord *activity, const JinContext *context, JinLookup *lookup, GPtrArray *issues)
{
  g_autofree char *filter = g_strdup_printf ("activity=%" G_GINT64_FORMAT " and (person.health in (%s,%s,%s) or years(person.birth)>=%d)",
                                             jin_record_get_id (activity), JIN_HEALTH_FRAIL, JIN_HEALTH_DISABLED, JIN_HEALTH_BEDRIDDEN, JIN_OUTING_CARE_AGE);
  gint64           n = jin_record_get_id (activity) > 0 ? jin_lookup_count (lookup, &jin_attendance_entity, filter, context) : 0;

  if (n > 0)
    jin_issues_add (issues, JIN_ISSUE_HINT, JIN_ACTIVITY_TRANSPORT, "R77", NULL,
                    /* Translators: the first %d is a number of people, the second an age */
                    g_dngettext (GETTEXT_PACKAGE, "%d person on the list is %d or older, or cannot look after themselves. Please arrange company and transport.",
                                 "%d people on the list are %d or older, or cannot look after themselves. Please arrange company and transport.", (gulong)n),
                    (int)n, JIN_OUTING_CARE_AGE);
}

/* A new outing of next week is applied for too late; one that was planned in time is not. */
static void
add_notice (JinRecord *activity, const JinContext *context, GPtrArray *issues)
{
  int days = jin_date_days_between (context->today, jin_minute_date (jin_record_get_int (activity, JIN_ACTIVITY_START)));

  if (jin_record_get_id (activity) <= 0 && days >= 0 && days < JIN_OUTING_NOTICE_DAYS)
    jin_issues_add (issues, JIN_ISSUE_HINT, JIN_ACTIVITY_START, "R77", NULL,
                    /* Translators: %d is a number of days */
                    g_dngettext (GETTEXT_PACKAGE, "An outing is applied for %d day before.", "An outing is applied for %d days before.", JIN_OUTING_NOTICE_DAYS),
                    JIN_OUTING_NOTICE_DAYS);
}

/* ---- hours ---- */

static void
add_hours (JinRecord *activity, GPtrArray *issues)
{
  int study = (int)jin_record_get_int (activity, JIN_ACTIVITY_STUDY_MINUTES);
  int theory = (int)jin_record_get_int (activity, JIN_ACTIVITY_THEORY_MINUTES);

  if (jin_record_is_empty (activity, JIN_ACTIVITY_STUDY_MINUTES) || jin_record_is_empty (activity, JIN_ACTIVITY_THEORY_MINUTES))
    return;
  if (theory > study)
    jin_issues_add (issues, JIN_ISSUE_HINT, JIN_ACTIVITY_THEORY_MINUTES, "R40", NULL, "%s",
                    _ ("The theory courses take longer than all courses together. Please look at the two again."));
  else if (jin_codes_contain (jin_record_get_text (activity, JIN_ACTIVITY_TYPES), JIN_ACTIVITY_TYPE_TRAINING) && !jin_theory_is_enough (theory, study))
    jin_issues_add (issues, JIN_ISSUE_HINT, JIN_ACTIVITY_THEORY_MINUTES, "R40", NULL, "%s",
                    _ ("Theory, party spirit and current affairs together are to make at least seven tenths of a training class."));
}

void
jin_activity_hints (JinRecord *activity, const JinContext *context, JinLookup *lookup, GPtrArray *issues)
{
  gboolean planned = has_state (activity, JIN_ACTIVITY_STATE_PLANNED);

  add_hours (activity, issues);
  if (jin_record_is_empty (activity, JIN_ACTIVITY_START))
    return;
  if (planned && is_outing (activity))
    add_notice (activity, context, issues);
  if (lookup == NULL)
    return;
  if (planned)
    add_clashes (activity, context, lookup, issues);
  if (planned && is_outing (activity))
    add_care (activity, context, lookup, issues);
  if (has_state (activity, JIN_ACTIVITY_STATE_HELD) && is_outing (activity))
    add_consents (activity, context, lookup, issues);
}
