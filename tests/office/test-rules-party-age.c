/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "office/jin-rules-party-age.h"

#define NONE \
  {          \
    0, 0, 0  \
  }

static const JinDate today = {2026, 11, 20};

static void
test_dates (void)
{
  static const struct
  {
    JinDate birth;
    JinDate join;
    JinDate full;
    guint   found;
  } cases[] = {
      {{1941, 3, 12}, {1965, 5, 1}, {1966, 5, 1}, JIN_PARTY_DATES_OK},
      {{1941, 3, 12}, {1965, 5, 1}, {1964, 5, 1}, JIN_PARTY_FULL_BEFORE_JOIN},
      /* 1969 to 1977 there was no probation. */
      {{1941, 3, 12}, {1972, 10, 1}, {1972, 10, 1}, JIN_PARTY_DATES_OK},
      {{1950, 0, 0}, {1967, 1, 1}, NONE, JIN_PARTY_JOINED_YOUNG},
      {{1950, 3, 1}, {1968, 2, 29}, NONE, JIN_PARTY_JOINED_YOUNG},
      {{1950, 3, 1}, {1968, 3, 1}, NONE, JIN_PARTY_DATES_OK},
      /* The month of joining may hold the eighteenth birthday. */
      {{1950, 3, 20}, {1968, 3, 0}, NONE, JIN_PARTY_DATES_OK},
      /* Before 1956-09-15 nobody asked (§3.0). */
      {{1940, 1, 1}, {1956, 9, 14}, NONE, JIN_PARTY_DATES_OK},
      {{1940, 1, 1}, {1956, 9, 15}, NONE, JIN_PARTY_JOINED_YOUNG},
      {{1965, 5, 2}, {1965, 5, 1}, NONE, JIN_PARTY_JOIN_BEFORE_BIRTH},
      {{1990, 1, 1}, {2026, 1, 1}, {2027, 1, 1}, JIN_PARTY_FULL_TO_COME},
      {{1990, 1, 1}, {2025, 11, 20}, {2026, 11, 20}, JIN_PARTY_DATES_OK},
      {NONE, NONE, NONE, JIN_PARTY_DATES_OK},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpuint (jin_party_dates_check (cases[i].birth, cases[i].join, cases[i].full, today), ==, cases[i].found);
}

static void
test_suggest (void)
{
  static const struct
  {
    JinDate       join;
    JinPartyClass party_class;
    JinDate       full;
  } cases[] = {
      {{1940, 6, 1}, JIN_CLASS_UNKNOWN, {1940, 6, 1}},
      {{1950, 5, 1}, JIN_CLASS_WORKER, {1950, 11, 1}},
      {{1950, 5, 1}, JIN_CLASS_MIDDLE, {1951, 5, 1}},
      {{1950, 5, 1}, JIN_CLASS_INTELLECTUAL, {1951, 5, 1}},
      {{1950, 5, 1}, JIN_CLASS_OTHER, {1952, 5, 1}},
      /* The class decides and nobody knows it (§3.0). */
      {{1950, 5, 1}, JIN_CLASS_UNKNOWN, NONE},
      {{1925, 1, 1}, JIN_CLASS_WORKER, {1925, 4, 1}},
      {{1925, 1, 1}, JIN_CLASS_OTHER, {1925, 7, 1}},
      {{1927, 5, 1}, JIN_CLASS_WORKER, {1927, 5, 1}},
      {{1927, 5, 1}, JIN_CLASS_INTELLECTUAL, {1927, 8, 1}},
      {{1927, 5, 1}, JIN_CLASS_MIDDLE, NONE},
      {{1958, 3, 10}, JIN_CLASS_UNKNOWN, {1959, 3, 10}},
      {{1969, 3, 31}, JIN_CLASS_UNKNOWN, {1970, 3, 31}},
      {{1969, 4, 1}, JIN_CLASS_UNKNOWN, {1969, 4, 1}},
      {{1972, 10, 1}, JIN_CLASS_UNKNOWN, {1972, 10, 1}},
      {{1977, 8, 11}, JIN_CLASS_UNKNOWN, {1977, 8, 11}},
      {{1977, 8, 12}, JIN_CLASS_UNKNOWN, {1978, 8, 12}},
      {{1985, 7, 1}, JIN_CLASS_UNKNOWN, {1986, 7, 1}},
      {{1984, 2, 29}, JIN_CLASS_UNKNOWN, {1985, 2, 28}},
      /* Partial dates: as precise as the day of joining, nothing where the missing part decides. */
      {{1985, 7, 0}, JIN_CLASS_UNKNOWN, {1986, 7, 0}},
      {{1972, 0, 0}, JIN_CLASS_UNKNOWN, {1972, 0, 0}},
      {{1985, 0, 0}, JIN_CLASS_UNKNOWN, {1986, 0, 0}},
      {{1977, 8, 0}, JIN_CLASS_UNKNOWN, NONE},
      {{1969, 0, 0}, JIN_CLASS_UNKNOWN, NONE},
      {{1921, 6, 30}, JIN_CLASS_UNKNOWN, NONE},
      {NONE, JIN_CLASS_WORKER, NONE},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      JinDate  full;
      gboolean found = jin_party_full_suggest (cases[i].join, cases[i].party_class, &full);

      g_assert_cmpint (found, ==, !jin_date_is_none (cases[i].full));
      g_assert_true (jin_date_equal (full, cases[i].full));
    }
}

static void
test_party_age (void)
{
  static const struct
  {
    JinDate  join;
    JinDate  full;
    JinDate  on;
    int      age;
    gboolean to_check;
  } cases[] = {
      {NONE, {1976, 7, 1}, {2026, 6, 30}, 49, FALSE},
      {NONE, {1976, 7, 1}, {2026, 7, 1}, 50, FALSE},
      {NONE, {1976, 7, 0}, {2026, 7, 15}, 50, TRUE},
      /* Suggested by R58. */
      {{1972, 10, 1}, NONE, {2026, 11, 20}, 54, TRUE},
      {{1950, 5, 1}, NONE, {2026, 11, 20}, -1, FALSE},
      {NONE, NONE, {2026, 11, 20}, -1, FALSE},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gboolean to_check = !cases[i].to_check;

      g_assert_cmpint (jin_party_age (cases[i].join, cases[i].full, cases[i].on, &to_check), ==, cases[i].age);
      g_assert_cmpint (to_check, ==, cases[i].to_check);
    }
}

static void
test_medal (void)
{
  static const struct
  {
    int             year;
    JinDate         join;
    JinDate         full;
    JinDate         died_on;
    int             awarded;
    JinDate         today;
    JinMedalVerdict verdict;
  } cases[] = {
      /* The very day is in, to be looked at. */
      {2026, NONE, {1976, 7, 1}, NONE, 0, {2026, 5, 1}, JIN_MEDAL_CHECK},
      {2026, NONE, {1976, 6, 30}, NONE, 0, {2026, 5, 1}, JIN_MEDAL_IN},
      {2026, NONE, {1976, 7, 2}, NONE, 0, {2026, 5, 1}, JIN_MEDAL_OUT},
      {2027, NONE, {1976, 7, 2}, NONE, 0, {2027, 5, 1}, JIN_MEDAL_IN},
      {2026, NONE, {1976, 7, 0}, NONE, 0, {2026, 5, 1}, JIN_MEDAL_CHECK},
      {2026, NONE, {1976, 0, 0}, NONE, 0, {2026, 5, 1}, JIN_MEDAL_CHECK},
      {2026, NONE, {1975, 0, 0}, NONE, 0, {2026, 5, 1}, JIN_MEDAL_IN},
      /* Alive on 1 July, or today if that is before. */
      {2026, NONE, {1970, 1, 1}, {2026, 6, 20}, 0, {2026, 11, 20}, JIN_MEDAL_OUT},
      {2026, NONE, {1970, 1, 1}, {2026, 7, 1}, 0, {2026, 11, 20}, JIN_MEDAL_OUT},
      {2026, NONE, {1970, 1, 1}, {2026, 7, 2}, 0, {2026, 11, 20}, JIN_MEDAL_IN},
      {2026, NONE, {1970, 1, 1}, {2026, 4, 30}, 0, {2026, 5, 1}, JIN_MEDAL_OUT},
      /* Given once. */
      {2026, NONE, {1970, 1, 1}, NONE, 2021, {2026, 5, 1}, JIN_MEDAL_OUT},
      /* Joined without probation; on the list for 2024 and, if not awarded, later. */
      {2024, {1974, 6, 20}, {1974, 6, 20}, NONE, 0, {2024, 5, 1}, JIN_MEDAL_IN},
      {2024, {1974, 6, 20}, NONE, NONE, 0, {2024, 5, 1}, JIN_MEDAL_CHECK},
      {2026, {1974, 6, 20}, {1974, 6, 20}, NONE, 0, {2026, 5, 1}, JIN_MEDAL_IN},
      {2023, {1974, 6, 20}, {1974, 6, 20}, NONE, 0, {2023, 5, 1}, JIN_MEDAL_OUT},
      {2026, NONE, NONE, NONE, 0, {2026, 5, 1}, JIN_MEDAL_OUT},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (jin_medal_50 (cases[i].year, cases[i].join, cases[i].full, cases[i].died_on, cases[i].awarded, cases[i].today), ==,
                     cases[i].verdict);

  /* R62 */
  g_assert_cmpint (jin_medal_year (JIN_DATE (1977, 9, 1)), ==, 2028);
  g_assert_cmpint (jin_medal_year (JIN_DATE (1977, 7, 1)), ==, 2027);
  g_assert_cmpint (jin_medal_year (JIN_DATE (1977, 7, 2)), ==, 2028);
  g_assert_cmpint (jin_medal_year (JIN_DATE_NONE), ==, 0);
}

static void
test_political_birthday (void)
{
  static const struct
  {
    JinDate join;
    JinDate on;
    JinDate next;
  } cases[] = {
      {{1970, 6, 12}, {2026, 6, 1}, {2026, 6, 12}},
      {{1970, 6, 12}, {2026, 6, 12}, {2026, 6, 12}},
      {{1970, 6, 12}, {2026, 6, 13}, {2027, 6, 12}},
      {{1972, 2, 29}, {2026, 1, 1}, {2026, 2, 28}},
      {{1972, 2, 29}, {2028, 1, 1}, {2028, 2, 29}},
      {{1970, 6, 0}, {2026, 6, 30}, {2026, 6, 0}},
      {{1970, 6, 0}, {2026, 7, 1}, {2027, 6, 0}},
      {{1970, 0, 0}, {2026, 7, 1}, NONE},
      {NONE, {2026, 7, 1}, NONE},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_true (jin_date_equal (jin_political_birthday (cases[i].join, cases[i].on), cases[i].next));

  g_assert_cmpint (jin_political_anniversary (JIN_DATE (1970, 6, 12), 2026), ==, 56);
  g_assert_cmpint (jin_political_anniversary (JIN_DATE (1970, 6, 0), 2026), ==, 56);
  g_assert_cmpint (jin_political_anniversary (JIN_DATE_NONE, 2026), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/office/party-age/R57", test_dates);
  g_test_add_func ("/office/party-age/R58", test_suggest);
  g_test_add_func ("/office/party-age/R60", test_party_age);
  g_test_add_func ("/office/party-age/R61-R62", test_medal);
  g_test_add_func ("/office/party-age/R63", test_political_birthday);
  return g_test_run ();
}
