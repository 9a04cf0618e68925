/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include "base/jin-percent.h"
#include "office/jin-rules-meeting.h"

#define WATCH_MONTHS 3
#define ASK_MONTHS 6
#define LONG_ABSENCE_AGE 80

/**
 * jin_attendance_add:
 * @count: counters, zero at first
 * @meaning: what the state of one member means; %JIN_ATTENDANCE_UNKNOWN when none is recorded
 * @exempt: whether the member is on the 免到 list or a mobile one (R66)
 * @guest: whether of another branch
 *
 * Counts one person at one event (R30): exempt members aren't expected, but one who comes counts in
 * 实到 and in 应到.
 */
void
jin_attendance_add (JinAttendanceCount  *count,
                    JinAttendanceMeaning meaning,
                    gboolean             exempt,
                    gboolean             guest)
{
  gboolean present = meaning == JIN_ATTENDANCE_PRESENT;

  g_return_if_fail (count != NULL);

  if (guest)
    {
      count->guests += present ? 1 : 0;
      return;
    }
  count->members++;
  count->expected += !exempt || present ? 1 : 0;
  count->present += present ? 1 : 0;
  count->leave += meaning == JIN_ATTENDANCE_EXCUSED ? 1 : 0;
  count->home_study += meaning == JIN_ATTENDANCE_REACHED ? 1 : 0;
}

/**
 * jin_attendance_rates:
 * @count: the counters of an event
 * @rate: (out) (optional): 到会率, present of expected, in tenths of a percent; -1 for “—”
 * @coverage: (out) (optional): 覆盖率, present and reached at home of all members, likewise
 *
 * The two rates of R30, to be shown side by side.
 */
void
jin_attendance_rates (const JinAttendanceCount *count,
                      int                      *rate,
                      int                      *coverage)
{
  g_return_if_fail (count != NULL);

  if (rate != NULL)
    *rate = jin_percent_tenths (count->present, count->expected);
  if (coverage != NULL)
    *coverage = jin_percent_tenths (count->present + count->home_study, count->members);
}

/**
 * jin_month_of:
 * @expected: events of the month at which the person was expected
 * @reached: events at which the person was present, excused or reached at home
 *
 * Returns: what the month is in a row of months (R31)
 */
JinMonth
jin_month_of (int expected,
              int reached)
{
  if (reached > 0)
    return JIN_MONTH_REACHED;
  return expected > 0 ? JIN_MONTH_MISSED : JIN_MONTH_EMPTY;
}

/**
 * jin_months_missed:
 * @months: (array length=n_months): in order, the present one last
 * @n_months: how many
 *
 * Returns: months missed one after the other up to the last; empty ones neither add nor break (R31)
 */
int
jin_months_missed (const JinMonth *months,
                   guint           n_months)
{
  int missed = 0;

  for (guint i = n_months; i > 0 && months[i - 1] != JIN_MONTH_REACHED; i--)
    missed += months[i - 1] == JIN_MONTH_MISSED ? 1 : 0;
  return missed;
}

/**
 * jin_long_absence:
 * @months_missed: as from jin_months_missed()
 * @age: whole years, -1 when unknown
 * @exempt: whether exempt from attending
 * @mobile: whether a mobile member
 *
 * Whom the branch should ask after (R31): a list, never a judgment; off for people of eighty and more.
 */
JinLongAbsence
jin_long_absence (int      months_missed,
                  int      age,
                  gboolean exempt,
                  gboolean mobile)
{
  if (exempt || mobile || age >= LONG_ABSENCE_AGE || months_missed < WATCH_MONTHS)
    return JIN_LONG_ABSENCE_NONE;
  return months_missed < ASK_MONTHS ? JIN_LONG_ABSENCE_WATCH : JIN_LONG_ABSENCE_ASK;
}

/**
 * jin_vote_is_valid:
 * @present: members with a vote who came
 * @expected: members with a vote who should
 * @strict: the office's stricter reading: more than half
 *
 * Whether a 党员大会 may vote (R32: 半数以上 includes the half).
 */
gboolean
jin_vote_is_valid (int      present,
                   int      expected,
                   gboolean strict)
{
  return strict ? present * 2 > expected : present * 2 >= expected;
}

/* R32: more than half of those with a vote who should have come, not of those who did. */
gboolean
jin_vote_is_passed (int yes,
                    int expected)
{
  return yes * 2 > expected;
}

/* R33: half of the committee, rounded up. */
int
jin_committee_quorum (int size)
{
  return (size + 1) / 2;
}

/* R34: four fifths of the electors, rounded up. */
int
jin_election_quorum (int expected)
{
  return (expected * 4 + 4) / 5;
}

/**
 * jin_election_expected:
 * @full: full members
 * @excluded: members of the cases of R35
 * @superior_agrees: whether the superior organisation consented
 * @meeting_approves: whether the 党员大会 approved
 *
 * Returns: 应到 of an election; without both consents everybody counts
 */
int
jin_election_expected (int      full,
                       int      excluded,
                       gboolean superior_agrees,
                       gboolean meeting_approves)
{
  return superior_agrees && meeting_approves ? full - excluded : full;
}

/* R36: more than half of those who should have come. */
gboolean
jin_candidate_is_elected (int yes,
                          int expected)
{
  return yes * 2 > expected;
}

/**
 * jin_election_result:
 * @votes: (array length=n_votes): votes of the candidates, most first
 * @n_votes: how many candidates
 * @seats: seats to fill
 * @expected: 应到 of the election
 * @tie: (out) (optional): whether a new vote among those tied must decide the seats left
 *
 * Returns: how many are elected, from the first on (R36)
 */
guint
jin_election_result (const int *votes,
                     guint      n_votes,
                     guint      seats,
                     int        expected,
                     gboolean  *tie)
{
  guint elected = 0;

  g_return_val_if_fail (votes != NULL || n_votes == 0, 0);

  if (tie != NULL)
    *tie = FALSE;
  while (elected < n_votes && jin_candidate_is_elected (votes[elected], expected))
    elected++;
  if (elected <= seats)
    return elected;
  if (seats == 0 || votes[seats - 1] != votes[seats])
    return seats;
  if (tie != NULL)
    *tie = TRUE;
  for (elected = seats; elected > 0 && votes[elected - 1] == votes[seats];)
    elected--;
  return elected;
}

/* R37: a fifth more candidates than seats, rounded up. */
int
jin_candidates_needed (int seats)
{
  return (seats * 6 + 4) / 5;
}
