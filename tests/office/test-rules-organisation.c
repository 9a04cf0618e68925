/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "office/jin-codes.h"
#include "office/jin-rules-organisation.h"

#define NONE \
  {          \
    0, 0, 0  \
  }

static void
test_size (void)
{
  static const struct
  {
    int           full;
    int           members;
    JinBranchSize size;
    gboolean      general_branch;
    gboolean      committee;
  } cases[] = {
      {0, 0, JIN_BRANCH_SIZE_OK, FALSE, FALSE},
      {2, 2, JIN_BRANCH_SIZE_JOIN, FALSE, FALSE},
      /* Two full members and a probationary one are not three full members. */
      {2, 3, JIN_BRANCH_SIZE_JOIN, FALSE, FALSE},
      {3, 3, JIN_BRANCH_SIZE_OK, FALSE, FALSE},
      {49, 49, JIN_BRANCH_SIZE_OK, FALSE, FALSE},
      {50, 50, JIN_BRANCH_SIZE_OK, TRUE, FALSE},
      {49, 51, JIN_BRANCH_SIZE_LARGE, TRUE, FALSE},
      {52, 52, JIN_BRANCH_SIZE_LARGE, TRUE, FALSE},
      {100, 100, JIN_BRANCH_SIZE_LARGE, TRUE, FALSE},
      {101, 101, JIN_BRANCH_SIZE_LARGE, FALSE, TRUE},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_cmpint (jin_branch_size (cases[i].full, cases[i].members), ==, cases[i].size);
      g_assert_cmpint (jin_general_branch_possible (cases[i].members), ==, cases[i].general_branch);
      g_assert_cmpint (jin_committee_possible (cases[i].members), ==, cases[i].committee);
    }
}

static void
test_joint (void)
{
  g_assert_false (jin_joint_branch_too_wide (0));
  g_assert_false (jin_joint_branch_too_wide (5));
  g_assert_true (jin_joint_branch_too_wide (6));
}

static void
test_committee (void)
{
  static const struct
  {
    int                 full;
    int                 committee;
    JinCommitteeVerdict verdict;
  } cases[] = {
      {6, 0, JIN_COMMITTEE_OK},
      {6, 2, JIN_COMMITTEE_OK},
      {7, 0, JIN_COMMITTEE_NEEDED},
      {7, 1, JIN_COMMITTEE_SMALL},
      {7, 2, JIN_COMMITTEE_SMALL},
      {7, 3, JIN_COMMITTEE_OK},
      {30, 7, JIN_COMMITTEE_OK},
      {30, 8, JIN_COMMITTEE_LARGE},
      {6, 8, JIN_COMMITTEE_LARGE},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (jin_committee_check (cases[i].full, cases[i].committee), ==, cases[i].verdict);
}

static void
test_term_end (void)
{
  static const struct
  {
    const char *kind;
    gboolean    in_community;
    JinDate     election;
    JinDate     end;
  } cases[] = {
      {JIN_KIND_BRANCH, FALSE, {2023, 12, 20}, {2026, 12, 20}},
      {JIN_KIND_BRANCH, TRUE, {2021, 3, 5}, {2026, 3, 5}},
      {JIN_KIND_GENERAL_BRANCH, FALSE, {2023, 12, 20}, {2026, 12, 20}},
      {JIN_KIND_COMMITTEE, FALSE, {2022, 6, 30}, {2027, 6, 30}},
      {JIN_KIND_BRANCH, FALSE, {2024, 2, 29}, {2027, 2, 28}},
      /* Only the month is known: so is the end's. */
      {JIN_KIND_BRANCH, FALSE, {2023, 12, 0}, {2026, 12, 0}},
      /* Groups and units aren't elected. */
      {JIN_KIND_GROUP, FALSE, {2023, 12, 20}, NONE},
      {JIN_KIND_UNIT, FALSE, {2023, 12, 20}, NONE},
      {JIN_KIND_BRANCH, FALSE, NONE, NONE},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      JinDate end = jin_term_end (cases[i].election, jin_term_years (cases[i].kind, cases[i].in_community));

      g_assert_true (jin_date_equal (end, cases[i].end));
    }
}

static void
test_term_state (void)
{
  static const struct
  {
    JinDate     end;
    JinDate     extended;
    JinDate     on;
    const char *state;
  } cases[] = {
      {{2026, 12, 20}, NONE, {2026, 6, 19}, JIN_TERM_NORMAL},
      {{2026, 12, 20}, NONE, {2026, 6, 20}, JIN_TERM_NEAR},
      {{2026, 12, 20}, NONE, {2026, 10, 19}, JIN_TERM_NEAR},
      {{2026, 12, 20}, NONE, {2026, 10, 20}, JIN_TERM_URGENT},
      {{2026, 12, 20}, NONE, {2026, 12, 20}, JIN_TERM_URGENT},
      {{2026, 12, 20}, NONE, {2026, 12, 21}, JIN_TERM_OVERDUE},
      {{2026, 12, 20}, NONE, {2027, 12, 20}, JIN_TERM_OVERDUE},
      {{2026, 12, 20}, NONE, {2027, 12, 21}, JIN_TERM_LONG_OVERDUE},
      /* Extended: the new end counts, 严重逾期 still from the original one (§3.0). */
      {{2026, 12, 20}, {2027, 6, 30}, {2026, 12, 21}, JIN_TERM_NORMAL},
      {{2026, 12, 20}, {2027, 6, 30}, {2027, 6, 30}, JIN_TERM_URGENT},
      {{2026, 12, 20}, {2027, 6, 30}, {2027, 7, 1}, JIN_TERM_OVERDUE},
      {{2026, 12, 20}, {2027, 6, 30}, {2027, 12, 21}, JIN_TERM_LONG_OVERDUE},
      /* Six months before the last of a month, clamped (§3.0). */
      {{2026, 8, 31}, NONE, {2026, 2, 27}, JIN_TERM_NORMAL},
      {{2026, 8, 31}, NONE, {2026, 2, 28}, JIN_TERM_NEAR},
      /* A month is over on its last day. */
      {{2026, 12, 0}, NONE, {2026, 12, 31}, JIN_TERM_URGENT},
      {NONE, NONE, {2026, 12, 31}, NULL},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpstr (jin_term_state (cases[i].end, cases[i].extended, cases[i].on), ==, cases[i].state);
}

static void
test_names (void)
{
  static const struct
  {
    const char *name;
    const char *kind;
    const char *category;
  } cases[] = {
      {"第一离退休干部党支部", JIN_KIND_BRANCH, NULL},
      {"机关离退休干部党总支部", JIN_KIND_GENERAL_BRANCH, NULL},
      {"第一党支部第二党小组", JIN_KIND_GROUP, NULL},
      {"市委离退休干部工委", JIN_KIND_WORK_COMMITTEE, NULL},
      {"市直离退休干部党工委", JIN_KIND_WORK_COMMITTEE, NULL},
      {"教育局党委", JIN_KIND_COMMITTEE, NULL},
      {"市财政局", JIN_KIND_UNIT, NULL},
      {"东区离退休干部联合党支部", JIN_KIND_BRANCH, JIN_CATEGORY_JOINT},
      {"海南候鸟临时党支部", JIN_KIND_BRANCH, JIN_CATEGORY_TEMPORARY},
      {"乐龄党支部", JIN_KIND_BRANCH, JIN_CATEGORY_SENIOR},
      {"", JIN_KIND_UNIT, NULL},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_cmpstr (jin_organisation_kind_of (cases[i].name), ==, cases[i].kind);
      g_assert_cmpstr (jin_organisation_category_of (cases[i].name), ==, cases[i].category);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/office/organisation/R18", test_size);
  g_test_add_func ("/office/organisation/R19", test_joint);
  g_test_add_func ("/office/organisation/R20", test_committee);
  g_test_add_func ("/office/organisation/R23", test_term_end);
  g_test_add_func ("/office/organisation/R24", test_term_state);
  g_test_add_func ("/office/organisation/names", test_names);
  return g_test_run ();
}
