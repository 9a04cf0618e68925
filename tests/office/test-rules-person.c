/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "office/jin-codes.h"
#include "office/jin-rules-person.h"

#define NONE \
  {          \
    0, 0, 0  \
  }

static void
test_lixiu (void)
{
  static const struct
  {
    const char     *type;
    JinDate         revolution;
    JinDate         work;
    JinDate         birth;
    JinLixiuVerdict verdict;
  } cases[] = {
      /* The last day counts. */
      {"LX", {1949, 9, 30}, NONE, {1930, 1, 15}, JIN_LIXIU_OK},
      {"LX", {1949, 10, 1}, NONE, {1930, 1, 15}, JIN_LIXIU_TOO_LATE},
      /* A month that begins in time is reached. */
      {"LX", {1949, 9, 0}, NONE, NONE, JIN_LIXIU_OK},
      {"LX", NONE, {1948, 1, 0}, NONE, JIN_LIXIU_DATE_MISSING},
      {"LX", {1949, 9, 30}, NONE, {1937, 9, 30}, JIN_LIXIU_OK},
      {"LX", {1949, 9, 30}, NONE, {1937, 10, 1}, JIN_LIXIU_TOO_YOUNG},
      /* Retired, but began before: by the day of the revolution, else by the first working day (§3.0). */
      {"TX", {1949, 9, 30}, NONE, NONE, JIN_LIXIU_MAYBE},
      {"TX", NONE, {1949, 9, 0}, NONE, JIN_LIXIU_MAYBE},
      {"TX", {1950, 1, 1}, {1949, 1, 1}, NONE, JIN_LIXIU_OK},
      {"TX", NONE, NONE, NONE, JIN_LIXIU_OK},
      {"", NONE, {1945, 1, 1}, NONE, JIN_LIXIU_OK},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (jin_lixiu_check (cases[i].type, cases[i].revolution, cases[i].work, cases[i].birth), ==, cases[i].verdict);
}

static void
test_period (void)
{
  static const struct
  {
    JinDate     day;
    const char *code;
    gboolean    to_check;
  } cases[] = {
      {{1927, 7, 31}, "P1", FALSE},
      {{1927, 8, 1}, "P2", FALSE},
      {{1937, 7, 6}, "P2", FALSE},
      {{1937, 7, 7}, "P3", FALSE},
      {{1942, 12, 31}, "P3", FALSE},
      {{1943, 1, 1}, "P4", FALSE},
      {{1945, 9, 2}, "P4", FALSE},
      {{1945, 9, 3}, "P5", FALSE},
      {{1949, 9, 30}, "P5", FALSE},
      {{1949, 10, 1}, NULL, FALSE},
      /* The month lies in two periods: the first day decides (§3.0). */
      {{1945, 9, 0}, "P4", TRUE},
      {{1949, 0, 0}, "P5", TRUE},
      {{1944, 0, 0}, "P4", FALSE},
      {NONE, NULL, FALSE},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gboolean to_check = TRUE;

      g_assert_cmpstr (jin_revolution_period (cases[i].day, &to_check), ==, cases[i].code);
      g_assert_cmpint (to_check, ==, cases[i].to_check);
    }
}

static void
test_death (void)
{
  static const JinDate today = {2026, 11, 20};
  static const struct
  {
    JinDate         birth;
    JinDate         died_on;
    JinDeathVerdict verdict;
  } cases[] = {
      {{1930, 1, 15}, {2026, 5, 6}, JIN_DEATH_OK},
      {{1930, 1, 15}, NONE, JIN_DEATH_OK},
      {NONE, {2026, 11, 20}, JIN_DEATH_OK},
      {{1930, 1, 15}, {2026, 11, 21}, JIN_DEATH_TO_COME},
      {{1930, 1, 15}, {1930, 1, 14}, JIN_DEATH_BEFORE_BIRTH},
      /* Only a month or a year is known. */
      {{1930, 1, 15}, {1930, 1, 0}, JIN_DEATH_OK},
      {{1930, 1, 15}, {2026, 0, 0}, JIN_DEATH_OK},
      {{1930, 1, 15}, {1929, 0, 0}, JIN_DEATH_BEFORE_BIRTH},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (jin_death_check (cases[i].birth, cases[i].died_on, today), ==, cases[i].verdict);
}

static void
test_key_care (void)
{
  static const struct
  {
    int         age;
    const char *living;
    const char *health;
    const char *type;
    gboolean    key_care;
  } cases[] = {
      {82, "1", "1", "TX", TRUE},
      {80, "", "", "TX", TRUE},
      {79, "1", "1", "TX", FALSE},
      {75, "3", "1", "TX", TRUE},
      {75, "2", "1", "TX", TRUE},
      {75, "1", "1", "TX", FALSE},
      {75, "1", "3", "TX", FALSE},
      {75, "1", "4", "TX", TRUE},
      {75, "1", "6", "TX", TRUE},
      {75, "1", "9", "TX", FALSE},
      {-1, "", "", "LX", TRUE},
      {-1, "", "", "", FALSE},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (jin_is_key_care (cases[i].age, cases[i].living, cases[i].health, cases[i].type), ==, cases[i].key_care);
}

static void
test_completeness (void)
{
  g_assert_cmpint (jin_completeness (12, 16), ==, 75);
  /* Rounded down: 11 of 15 are 73.3 %, 2 of 3 are 66.7 %. */
  g_assert_cmpint (jin_completeness (11, 15), ==, 73);
  g_assert_cmpint (jin_completeness (2, 3), ==, 66);
  g_assert_cmpint (jin_completeness (16, 16), ==, 100);
  g_assert_cmpint (jin_completeness (0, 0), ==, 100);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/office/person/R11", test_lixiu);
  g_test_add_func ("/office/person/R12", test_period);
  g_test_add_func ("/office/person/R15", test_death);
  g_test_add_func ("/office/person/R16", test_key_care);
  g_test_add_func ("/office/person/R9", test_completeness);
  return g_test_run ();
}
