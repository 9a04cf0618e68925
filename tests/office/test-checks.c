/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "office-fixture.h"
#include "office/jin-entities.h"
#include "office/jin-organisation.h"

#include <string.h>

/* What the ledgers find about whole records: errors (E) and hints (H) with the number of their rule. */

typedef struct
{
  const char *values;
  const char *found;
} Case;

static void
check_all (const JinEntity *entity,
           const Case      *cases,
           gsize            n_cases)
{
  for (gsize i = 0; i < n_cases; i++)
    {
      g_autoptr (JinRecord) record = fixture_record (entity, cases[i].values);
      g_autofree char      *found = fixture_check (record, NULL);

      g_test_message ("%s", cases[i].values);
      g_assert_cmpstr (found, ==, cases[i].found);
    }
}

static void
test_person (void)
{
  static const Case cases[] = {
      /* The name alone will do (§3.0). */
      {"name=张三", ""},
      /* R86: right, wrong, wrong but kept as 待核实, another document. */
      {"name=张三|id_number=320501193506150017", ""},
      {"name=张三|id_number=320501193506150018", "E:R86"},
      {"name=张三|id_number=3205011935061500", "E:R86"},
      {"name=张三|id_number=320501193506150018|state=unverified", "H:R86"},
      {"name=张三|id_number=军字第0012345号", ""},
      /* R87: fifteen digits */
      {"name=张三|id_number=320501350615001", ""},
      /* R89: an unknown area warns */
      {"name=张三|id_number=999999193506150017", "H:R86"},
      /* Differing from what was entered: both are kept (§3.0). */
      {"name=张三|id_number=320501193506150017|birth=1935-06-16", "H:R86"},
      {"name=张三|id_number=320501193506150017|birth=1935-06", ""},
      {"name=张三|id_number=320501193506150017|birth=1935-06-15|sex=2", "H:R86"},
      /* R2, R86: to come, very old */
      {"name=张三|birth=2026-11-21", "E:R2"},
      {"name=张三|birth=1905-11-20", "H:R86"},
      {"name=张三|birth=1906-11-20", ""},
      /* R15 */
      {"name=张三|birth=1930-01-15|died_on=1929", "E:R15"},
      {"name=张三|died_on=2026-11-21", "E:R15"},
      {"name=张三|died_on=2026-05", ""},
      {"name=张三|state=died", "H:R15"},
      /* R11, R12 */
      {"name=张三|retire_type=LX|revolution_date=1949-09-30", ""},
      {"name=张三|retire_type=LX|revolution_date=1949-10-01", "H:R11"},
      {"name=张三|retire_type=LX", "H:R11"},
      {"name=张三|retire_type=TX|work_start=1949-03", "H:R11"},
      {"name=张三|retire_type=LX|revolution_date=1945-09", "H:R12"},
      /* R57 */
      {"name=张三|party_join=1965-05-01|party_full=1964-05-01", "E:R57"},
      {"name=张三|birth=1950|party_join=1967-01-01|party_full=1968-01-01", "H:R57"},
      {"name=张三|birth=1950-01-01|party_join=1949-01-01|party_full=1950-01-01", "E:R57"},
      /* R58: a suggestion, but none where the class at joining decides */
      {"name=张三|party_join=1972-10-01", "H:R58"},
      {"name=张三|party_join=1950-05-01", ""},
      {"name=张三|party_join=2026-01-01", ""},
      /* R90 */
      {"name=张三|phone=13812345678|home_phone=0512-65123456", ""},
      {"name=张三|phone=12345678901", "H:R90"},
      /* Orders that nobody's life has */
      {"name=张三|birth=1950-01-01|work_start=1949-12", "H:R2"},
      {"name=张三|work_start=1970-01|retired_on=1969-12", "H:R2"},
  };

  check_all (&jin_person_entity, cases, G_N_ELEMENTS (cases));
}

static void
test_duplicate (void)
{
  g_autoptr (FixtureLookup) lookup = fixture_lookup_new ();
  g_autoptr (JinRecord)     person = fixture_record (&jin_person_entity, "name=张三|id_number=320501193506150017");
  g_autoptr (JinRecord)     stored = jin_record_new_row (&jin_person_entity, 7, "2d8b3b5a-0000-4000-8000-000000000007", 1);
  g_autofree char          *alone = fixture_check (person, JIN_LOOKUP (lookup));
  g_autofree char          *taken = NULL;
  g_autofree char          *own = NULL;
  g_autofree char          *twice = NULL;

  g_assert_cmpstr (alone, ==, "");

  /* Somebody has the number already (R10): a hint, since old files do hold two. */
  fixture_lookup_count (lookup, &jin_person_entity, "320501193506150017", 1);
  taken = fixture_check (person, JIN_LOOKUP (lookup));
  g_assert_cmpstr (taken, ==, "H:R10");

  /* It is the person's own. */
  jin_record_set_id (person, 7);
  jin_record_set_text (stored, jin_entity_find_field (&jin_person_entity, "id_number"), "320501193506150017");
  fixture_lookup_put (lookup, stored);
  own = fixture_check (person, JIN_LOOKUP (lookup));
  g_assert_cmpstr (own, ==, "");

  /* Changed to one that somebody else has. */
  jin_record_set_text (stored, jin_entity_find_field (&jin_person_entity, "id_number"), "450300193809090041");
  twice = fixture_check (person, JIN_LOOKUP (lookup));
  g_assert_cmpstr (twice, ==, "H:R10");
}

static void
test_organisation (void)
{
  static const Case cases[] = {
      {"name=第一党支部|full_members=3", ""},
      /* R18 */
      {"name=第一党支部|full_members=2", "H:R18"},
      {"name=联合党支部|full_members=2|unit_count=5", ""},
      {"name=第一党支部|full_members=50", ""},
      {"name=第一党支部|full_members=49|probationary_members=2", "H:R18"},
      /* Groups and units have no such size. */
      {"name=第一党小组|full_members=2", ""},
      /* R19 */
      {"name=联合党支部|full_members=20|unit_count=6", "H:R19"},
      /* R25: exempt from the others */
      {"name=临时党支部|full_members=2", "H:R25"},
      {"name=临时党支部|reason=候鸟|approved_by=市直工委|founded_on=2026-10-01|valid_until=2027-04-30", ""},
      {"name=临时党支部|reason=候鸟|approved_by=市直工委|founded_on=2025-10-01|valid_until=2026-04-30", "H:R25"},
      {"name=临时党支部|reason=候鸟|approved_by=市直工委|founded_on=2025-10-01|valid_until=2026-04-30|dissolved_on=2026-05-01", ""},
      /* R79 */
      {"name=第一党支部|fixed_day=15|full_members=9", ""},
      {"name=第一党支部|fixed_day=看情况|full_members=9", "H:R79"},
      {"name=第一党支部|founded_on=2020-01-01|dissolved_on=2019|full_members=9", "E:R2"},
  };

  check_all (&jin_organisation_entity, cases, G_N_ELEMENTS (cases));
}

static void
test_officers (void)
{
  static const struct
  {
    const char *values;
    gint64      committee;
    gint64      liaisons;
    const char *found;
  } cases[] = {
      {"name=第一党支部|full_members=7", 0, 0, "H:R20"},
      {"name=第一党支部|full_members=7", 3, 0, ""},
      {"name=第一党支部|full_members=6", 0, 0, ""},
      {"name=第一党支部|full_members=30", 8, 0, "H:R20"},
      /* One of its own needs a liaison (§3.0). */
      {"name=第一党支部|category=single|full_members=7", 3, 0, "H:R22"},
      {"name=第一党支部|category=single|full_members=7", 3, 1, ""},
      {"name=第一党支部|category=joint|full_members=7", 3, 0, ""},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (FixtureLookup) lookup = fixture_lookup_new ();
      g_autoptr (JinRecord)     branch = fixture_record (&jin_organisation_entity, cases[i].values);
      g_autofree char          *found = NULL;

      jin_record_set_id (branch, 4);
      fixture_lookup_count (lookup, &jin_post_entity, "secretary", cases[i].committee);
      fixture_lookup_count (lookup, &jin_post_entity, "post=liaison", cases[i].liaisons);
      found = fixture_check (branch, JIN_LOOKUP (lookup));
      g_assert_cmpstr (found, ==, cases[i].found);
    }
}

/* 1 → 2 → 3; then 3 is put below 1. */
static void
test_tree (void)
{
  g_autoptr (FixtureLookup) lookup = fixture_lookup_new ();
  g_autoptr (JinRecord)     top = NULL;
  g_autofree char          *straight = NULL;
  g_autofree char          *round = NULL;
  g_autofree char          *itself = NULL;

  for (int id = 1; id <= 3; id++)
    {
      g_autoptr (JinRecord) record = fixture_record (&jin_organisation_entity, "name=党委");

      jin_record_set_id (record, id);
      jin_record_set_ref (record, JIN_ORGANISATION_PARENT, id < 3 ? id + 1 : 0, "");
      fixture_lookup_put (lookup, record);
      if (id == 3)
        top = g_steal_pointer (&record);
    }
  straight = fixture_check (top, JIN_LOOKUP (lookup));
  g_assert_cmpstr (straight, ==, "");
  jin_record_set_ref (top, JIN_ORGANISATION_PARENT, 1, "");
  round = fixture_check (top, JIN_LOOKUP (lookup));
  g_assert_true (g_str_has_prefix (round, "E:"));
  jin_record_set_ref (top, JIN_ORGANISATION_PARENT, 3, "");
  itself = fixture_check (top, JIN_LOOKUP (lookup));
  g_assert_true (g_str_has_prefix (itself, "E:"));
}

static void
test_activity (void)
{
  static const Case cases[] = {
      {"title=主题党日|start=2026-11-15T09:00", ""},
      {"title=主题党日|start=2026-11-15T09:00|end=2026-11-15T08:59", "E:R84"},
      {"title=主题党日|start=2026-11-15T09:00|end=2026-11-15T09:00", ""},
      {"title=主题党日|start=2026-11-15T09:00|expected=-1", "E:R84"},
      /* R30 */
      {"title=主题党日|start=2026-11-15T09:00|expected=18|present=19", "H:R30"},
      {"title=主题党日|start=2026-11-15T09:00|present=19", ""},
      /* R32 */
      {"title=党员大会|start=2026-11-15T09:00|voters=20|voters_present=9|votes_for=9", "H:R32"},
      {"title=党员大会|start=2026-11-15T09:00|voters=20|voters_present=10|votes_for=10", "H:R32"},
      {"title=党员大会|start=2026-11-15T09:00|voters=20|voters_present=12|votes_for=11", ""},
      {"title=党员大会|start=2026-11-15T09:00|voters=20", ""},
  };

  check_all (&jin_activity_entity, cases, G_N_ELEMENTS (cases));
}

static void
test_absence_and_visit (void)
{
  static const Case absences[] = {
      {"person=1|from=2026-05-20|until=2026-05-19", "E:R66"},
      {"person=1|from=2026-05-20|until=2026-05", ""},
      {"person=1", ""},
  };
  static const Case visits[] = {
      {"person=1|date=2026-11-20|gift_money=50000", ""},
      {"person=1|date=2026-11-21", "E:R71"},
      {"person=1|date=2026-11-20|gift_money=-1", "E:R6"},
  };

  check_all (&jin_absence_entity, absences, G_N_ELEMENTS (absences));
  check_all (&jin_visit_entity, visits, G_N_ELEMENTS (visits));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/office/checks/person", test_person);
  g_test_add_func ("/office/checks/duplicate", test_duplicate);
  g_test_add_func ("/office/checks/organisation", test_organisation);
  g_test_add_func ("/office/checks/officers", test_officers);
  g_test_add_func ("/office/checks/tree", test_tree);
  g_test_add_func ("/office/checks/activity", test_activity);
  g_test_add_func ("/office/checks/absence-and-visit", test_absence_and_visit);
  return g_test_run ();
}
