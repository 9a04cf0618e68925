/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/jin-minute.h"
#include "base/jin-percent.h"
#include "office/jin-activity.h"
#include "office/jin-codes.h"
#include "office/jin-rules-meeting.h"
#include "record/jin-issue.h"
#include "record/jin-record.h"

JinValue
jin_activity_rate (JinRecord        *activity,
                   const JinContext *context)
{
  gint64 present = jin_record_get_int (activity, JIN_ACTIVITY_PRESENT);
  gint64 expected = jin_record_get_int (activity, JIN_ACTIVITY_EXPECTED);

  if (jin_record_is_empty (activity, JIN_ACTIVITY_PRESENT) || expected <= 0 || present < 0)
    return (JinValue)JIN_VALUE_INIT;
  return jin_value_real (jin_percent_tenths (present, expected) / 10.0);
}

gint64
jin_activity_end (JinRecord *activity)
{
  return jin_record_get_int (activity, jin_record_is_empty (activity, JIN_ACTIVITY_END) ? JIN_ACTIVITY_START : JIN_ACTIVITY_END);
}

/* Yesterday's meeting was held; tomorrow's is planned.  A venue says where. */
void
jin_activity_derive (JinRecord        *activity,
                     const JinContext *context)
{
  JinDate day;

  if (jin_record_is_empty (activity, JIN_ACTIVITY_PLACE) && jin_record_get_ref (activity, JIN_ACTIVITY_VENUE) != 0 &&
      *jin_record_get_ref_title (activity, JIN_ACTIVITY_VENUE) != '\0')
    jin_record_set_text (activity, JIN_ACTIVITY_PLACE, jin_record_get_ref_title (activity, JIN_ACTIVITY_VENUE));

  if (!jin_record_is_empty (activity, JIN_ACTIVITY_STATE) || jin_record_is_empty (activity, JIN_ACTIVITY_START))
    return;
  day = jin_minute_date (jin_record_get_int (activity, JIN_ACTIVITY_START));
  jin_record_set_text (activity, JIN_ACTIVITY_STATE,
                       jin_date_is_future (day, context->today) ? JIN_ACTIVITY_STATE_PLANNED : JIN_ACTIVITY_STATE_HELD);
}

static void
check_numbers (JinRecord *activity,
               GPtrArray *issues)
{
  static const int numbers[] = {
      JIN_ACTIVITY_EXPECTED,
      JIN_ACTIVITY_PRESENT,
      JIN_ACTIVITY_LEAVE,
      JIN_ACTIVITY_HOME_STUDY,
      JIN_ACTIVITY_VOTERS,
      JIN_ACTIVITY_VOTERS_PRESENT,
      JIN_ACTIVITY_VOTES_FOR,
      JIN_ACTIVITY_VOTES_AGAINST,
      JIN_ACTIVITY_VOTES_ABSTAINED,
      JIN_ACTIVITY_COST,
      JIN_ACTIVITY_STUDY_MINUTES,
      JIN_ACTIVITY_THEORY_MINUTES,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    if (jin_record_get_int (activity, numbers[i]) < 0)
      jin_issues_add (issues, JIN_ISSUE_ERROR, numbers[i], "R84", NULL, "%s", _ ("This number cannot be less than 0. Correct it."));
  if (!jin_record_is_empty (activity, JIN_ACTIVITY_EXPECTED) && !jin_record_is_empty (activity, JIN_ACTIVITY_PRESENT) &&
      jin_record_get_int (activity, JIN_ACTIVITY_PRESENT) > jin_record_get_int (activity, JIN_ACTIVITY_EXPECTED))
    jin_issues_add (issues, JIN_ISSUE_HINT, JIN_ACTIVITY_PRESENT, "R30", NULL, "%s", _ ("More people came than were expected. Whoever comes counts as expected, too."));
}

static void
check_votes (JinRecord *activity,
             GPtrArray *issues)
{
  int voters = (int)jin_record_get_int (activity, JIN_ACTIVITY_VOTERS);
  int present = (int)jin_record_get_int (activity, JIN_ACTIVITY_VOTERS_PRESENT);

  if (voters <= 0)
    return;
  if (!jin_record_is_empty (activity, JIN_ACTIVITY_VOTERS_PRESENT) && !jin_vote_is_valid (present, voters, FALSE))
    jin_issues_add (issues, JIN_ISSUE_HINT, JIN_ACTIVITY_VOTERS_PRESENT, "R32", "中国共产党支部工作条例（试行）第十一条", "%s",
                    _ ("Fewer than half of those entitled to vote came; the meeting cannot decide."));
  else if (!jin_record_is_empty (activity, JIN_ACTIVITY_VOTES_FOR) &&
           !jin_vote_is_passed ((int)jin_record_get_int (activity, JIN_ACTIVITY_VOTES_FOR), voters))
    jin_issues_add (issues, JIN_ISSUE_HINT, JIN_ACTIVITY_VOTES_FOR, "R32", "中国共产党支部工作条例（试行）第十一条", "%s",
                    _ ("Not more than half of those entitled to vote were in favour; the motion is not carried."));
}

/* What is still to come was not held, and what was called off has a reason. */
static void
check_state (JinRecord        *activity,
             const JinContext *context,
             GPtrArray        *issues)
{
  const char *state = jin_record_get_text (activity, JIN_ACTIVITY_STATE);
  JinDate     day;

  if (jin_record_is_empty (activity, JIN_ACTIVITY_START))
    return;
  day = jin_minute_date (jin_record_get_int (activity, JIN_ACTIVITY_START));
  if (g_strcmp0 (state, JIN_ACTIVITY_STATE_HELD) == 0 && jin_date_is_future (day, context->today))
    jin_issues_add (issues, JIN_ISSUE_ERROR, JIN_ACTIVITY_START, "R84", NULL, "%s",
                    _ ("This day is still to come, but the activity is marked as held. Correct the time, or mark it as planned."));
  if ((g_strcmp0 (state, JIN_ACTIVITY_STATE_CANCELLED) == 0 || g_strcmp0 (state, JIN_ACTIVITY_STATE_POSTPONED) == 0) &&
      jin_record_is_empty (activity, JIN_ACTIVITY_STATE_REASON))
    jin_issues_add (issues, JIN_ISSUE_HINT, JIN_ACTIVITY_STATE_REASON, "R84", NULL, "%s", _ ("Please note why it did not take place."));
}

void
jin_activity_check (JinRecord        *activity,
                    const JinContext *context,
                    JinLookup        *lookup,
                    GPtrArray        *issues)
{
  if (!jin_record_is_empty (activity, JIN_ACTIVITY_START) && !jin_record_is_empty (activity, JIN_ACTIVITY_END) &&
      jin_record_get_int (activity, JIN_ACTIVITY_END) < jin_record_get_int (activity, JIN_ACTIVITY_START))
    jin_issues_add (issues, JIN_ISSUE_ERROR, JIN_ACTIVITY_END, "R84", NULL, "%s", _ ("The activity ends before it starts. Correct one of the two times."));
  check_numbers (activity, issues);
  check_votes (activity, issues);
  check_state (activity, context, issues);
  jin_activity_hints (activity, context, lookup, issues);
}
