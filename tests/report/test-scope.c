/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/jin-scope.h"

static void
assert_date (JinDate date, const char *iso)
{
  g_autofree char *text = jin_date_to_iso (date);

  g_assert_cmpstr (text, ==, iso);
}

/* The period before, as offices compare: month with month, quarter with quarter, else as many days. */
static void
test_previous (void)
{
  static const struct
  {
    JinDate     from, until;
    const char *previous_from, *previous_until;
  } cases[] = {
      {{2026, 1, 1}, {2026, 12, 31}, "2025-01-01", "2025-12-31"},
      {{2026, 4, 1}, {2026, 6, 30}, "2026-01-01", "2026-03-31"}, /* 91 days follow 90 */
      {{2026, 1, 1}, {2026, 3, 31}, "2025-10-01", "2025-12-31"},
      {{2026, 3, 1}, {2026, 3, 31}, "2026-02-01", "2026-02-28"},
      {{2024, 3, 1}, {2024, 3, 31}, "2024-02-01", "2024-02-29"},
      {{2026, 11, 9}, {2026, 11, 15}, "2026-11-02", "2026-11-08"}, /* a week */
      {{2026, 1, 1}, {2026, 1, 1}, "2025-12-31", "2025-12-31"},    /* a day */
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      JinScope scope = {.from = cases[i].from, .until = cases[i].until, .organisation = 7};
      JinScope previous = jin_scope_previous (&scope);

      assert_date (previous.from, cases[i].previous_from);
      assert_date (previous.until, cases[i].previous_until);
      assert_date (previous.as_of, cases[i].previous_until);
      g_assert_cmpint (previous.organisation, ==, 7);
    }
}

static void
test_year (void)
{
  JinScope scope = jin_scope_for_year (2026);

  assert_date (scope.from, "2026-01-01");
  assert_date (scope.until, "2026-12-31");
  g_assert_false (jin_scope_is_past (&scope));
}

/* Without a day of its own a scope counts people today. */
static void
test_context (void)
{
  JinScope   scope = jin_scope_for_year (2026);
  JinContext context = jin_scope_context (&scope);

  assert_date (context.today, "2026-11-20");
  assert_date (context.as_of, "2026-11-20");
  scope.as_of = JIN_DATE (2026, 11, 20);
  g_assert_false (jin_scope_is_past (&scope));
  scope.as_of = JIN_DATE (2025, 12, 31);
  g_assert_true (jin_scope_is_past (&scope));
  assert_date (jin_scope_context (&scope).as_of, "2025-12-31");
}

int
main (int argc, char **argv)
{
  g_setenv ("JINQIU_NOW", "2026-11-20T09:00", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/scope/previous", test_previous);
  g_test_add_func ("/report/scope/year", test_year);
  g_test_add_func ("/report/scope/context", test_context);
  return g_test_run ();
}
