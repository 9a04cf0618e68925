/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "office/jin-rules-meeting.h"

static void
add (JinAttendanceCount  *count,
     int                  n,
     JinAttendanceMeaning meaning,
     gboolean             exempt)
{
  while (n-- > 0)
    jin_attendance_add (count, meaning, exempt, FALSE);
}

static void
test_attendance (void)
{
  JinAttendanceCount count = {0};
  int                rate, coverage;

  /* 26 members, 4 of them exempt; 18 came, 3 of the exempt were reached at home. */
  add (&count, 18, JIN_ATTENDANCE_PRESENT, FALSE);
  add (&count, 3, JIN_ATTENDANCE_REACHED, TRUE);
  add (&count, 1, JIN_ATTENDANCE_UNKNOWN, TRUE);
  add (&count, 2, JIN_ATTENDANCE_EXCUSED, FALSE);
  add (&count, 1, JIN_ATTENDANCE_ABSENT, FALSE);
  add (&count, 1, JIN_ATTENDANCE_UNKNOWN, FALSE);
  g_assert_cmpint (count.members, ==, 26);
  g_assert_cmpint (count.expected, ==, 22);
  g_assert_cmpint (count.present, ==, 18);
  g_assert_cmpint (count.leave, ==, 2);
  g_assert_cmpint (count.home_study, ==, 3);
  jin_attendance_rates (&count, &rate, &coverage);
  g_assert_cmpint (rate, ==, 818);
  g_assert_cmpint (coverage, ==, 808);

  /* An exempt member who comes counts in both numbers (§3.0). */
  add (&count, 1, JIN_ATTENDANCE_PRESENT, TRUE);
  g_assert_cmpint (count.expected, ==, 23);
  g_assert_cmpint (count.present, ==, 19);

  /* A guest counts in none. */
  jin_attendance_add (&count, JIN_ATTENDANCE_PRESENT, FALSE, TRUE);
  g_assert_cmpint (count.members, ==, 27);
  g_assert_cmpint (count.present, ==, 19);
  g_assert_cmpint (count.guests, ==, 1);
}

static void
test_nobody (void)
{
  JinAttendanceCount count = {0};
  int                rate, coverage;

  jin_attendance_rates (&count, &rate, &coverage);
  g_assert_cmpint (rate, ==, -1);
  g_assert_cmpint (coverage, ==, -1);

  /* All exempt, all reached: no rate, full coverage. */
  add (&count, 3, JIN_ATTENDANCE_REACHED, TRUE);
  jin_attendance_rates (&count, &rate, &coverage);
  g_assert_cmpint (rate, ==, -1);
  g_assert_cmpint (coverage, ==, 1000);
}

/* E empty, R reached, M missed */
static int
missed (const char *months)
{
  JinMonth row[12];
  guint    n = 0;

  for (const char *m = months; *m != '\0'; m++)
    row[n++] = *m == 'M' ? JIN_MONTH_MISSED : *m == 'R' ? JIN_MONTH_REACHED
                                                        : JIN_MONTH_EMPTY;
  return jin_months_missed (row, n);
}

static void
test_long_absence (void)
{
  static const struct
  {
    const char    *months;
    int            missed;
    JinLongAbsence level;
  } cases[] = {
      /* April to September */
      {"MMMMMM", 6, JIN_LONG_ABSENCE_ASK},
      {"MMMMM", 5, JIN_LONG_ABSENCE_WATCH},
      {"MMM", 3, JIN_LONG_ABSENCE_WATCH},
      {"MM", 2, JIN_LONG_ABSENCE_NONE},
      /* Reached at home in July */
      {"MMMRMM", 2, JIN_LONG_ABSENCE_NONE},
      /* Months without events neither add nor break. */
      {"MMEEM", 3, JIN_LONG_ABSENCE_WATCH},
      {"RMMME", 3, JIN_LONG_ABSENCE_WATCH},
      {"MMMMMMR", 0, JIN_LONG_ABSENCE_NONE},
      {"", 0, JIN_LONG_ABSENCE_NONE},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_cmpint (missed (cases[i].months), ==, cases[i].missed);
      g_assert_cmpint (jin_long_absence (cases[i].missed, 70, FALSE, FALSE), ==, cases[i].level);
    }

  /* Off for people of eighty, exempt or mobile ones (§3.0). */
  g_assert_cmpint (jin_long_absence (6, 79, FALSE, FALSE), ==, JIN_LONG_ABSENCE_ASK);
  g_assert_cmpint (jin_long_absence (6, -1, FALSE, FALSE), ==, JIN_LONG_ABSENCE_ASK);
  g_assert_cmpint (jin_long_absence (6, 80, FALSE, FALSE), ==, JIN_LONG_ABSENCE_NONE);
  g_assert_cmpint (jin_long_absence (6, 70, TRUE, FALSE), ==, JIN_LONG_ABSENCE_NONE);
  g_assert_cmpint (jin_long_absence (6, 70, FALSE, TRUE), ==, JIN_LONG_ABSENCE_NONE);

  g_assert_cmpint (jin_month_of (0, 0), ==, JIN_MONTH_EMPTY);
  g_assert_cmpint (jin_month_of (2, 0), ==, JIN_MONTH_MISSED);
  g_assert_cmpint (jin_month_of (2, 1), ==, JIN_MONTH_REACHED);
}

static void
test_votes (void)
{
  static const struct
  {
    int      expected;
    int      present;
    gboolean valid;
    gboolean strictly;
    int      yes;
    gboolean passed;
  } cases[] = {
      {20, 10, TRUE, FALSE, 10, FALSE},
      {20, 9, FALSE, FALSE, 9, FALSE},
      {20, 11, TRUE, TRUE, 11, TRUE},
      {21, 11, TRUE, TRUE, 11, TRUE},
      {21, 10, FALSE, FALSE, 10, FALSE},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_cmpint (jin_vote_is_valid (cases[i].present, cases[i].expected, FALSE), ==, cases[i].valid);
      g_assert_cmpint (jin_vote_is_valid (cases[i].present, cases[i].expected, TRUE), ==, cases[i].strictly);
      g_assert_cmpint (jin_vote_is_passed (cases[i].yes, cases[i].expected), ==, cases[i].passed);
    }
}

static void
test_quorum (void)
{
  static const struct
  {
    int expected;
    int quorum;
  } elections[] = {
      {20, 16},
      {21, 17},
      {5, 4},
      {52, 42},
      {34, 28},
      {40, 32},
      {0, 0},
  };

  g_assert_cmpint (jin_committee_quorum (3), ==, 2);
  g_assert_cmpint (jin_committee_quorum (5), ==, 3);
  g_assert_cmpint (jin_committee_quorum (4), ==, 2);

  for (gsize i = 0; i < G_N_ELEMENTS (elections); i++)
    g_assert_cmpint (jin_election_quorum (elections[i].expected), ==, elections[i].quorum);

  /* 40 full members, 4 bed-ridden and 2 at their native place: both consents are needed. */
  g_assert_cmpint (jin_election_expected (40, 6, TRUE, TRUE), ==, 34);
  g_assert_cmpint (jin_election_expected (40, 6, TRUE, FALSE), ==, 40);
  g_assert_cmpint (jin_election_expected (40, 6, FALSE, TRUE), ==, 40);
}

static void
test_elected (void)
{
  static const struct
  {
    int      votes[5];
    guint    n;
    guint    elected;
    gboolean tie;
  } cases[] = {
      /* Expected 34: 18 votes and more; three seats. */
      {{30, 25, 20, 18}, 4, 3, FALSE},
      /* A new vote for the third seat. */
      {{30, 20, 18, 18}, 4, 2, TRUE},
      {{20, 20, 20, 20}, 4, 0, TRUE},
      /* Fewer than seats. */
      {{30, 18, 17, 5}, 4, 2, FALSE},
      /* The tie is below the seats or below the majority. */
      {{30, 25, 20, 20, 20}, 3, 3, FALSE},
      {{30, 25, 17, 17}, 4, 2, FALSE},
      {{0}, 0, 0, FALSE},
  };

  g_assert_true (jin_candidate_is_elected (18, 34));
  g_assert_false (jin_candidate_is_elected (17, 34));
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gboolean tie = TRUE;

      g_assert_cmpuint (jin_election_result (cases[i].votes, cases[i].n, 3, 34, &tie), ==, cases[i].elected);
      g_assert_cmpint (tie, ==, cases[i].tie);
    }
}

static void
test_candidates (void)
{
  g_assert_cmpint (jin_candidates_needed (3), ==, 4);
  g_assert_cmpint (jin_candidates_needed (5), ==, 6);
  g_assert_cmpint (jin_candidates_needed (7), ==, 9);
  g_assert_cmpint (jin_candidates_needed (1), ==, 2);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/office/meeting/R30", test_attendance);
  g_test_add_func ("/office/meeting/R30-nobody", test_nobody);
  g_test_add_func ("/office/meeting/R31", test_long_absence);
  g_test_add_func ("/office/meeting/R32", test_votes);
  g_test_add_func ("/office/meeting/R33-R35", test_quorum);
  g_test_add_func ("/office/meeting/R36", test_elected);
  g_test_add_func ("/office/meeting/R37", test_candidates);
  return g_test_run ();
}
