/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "office-fixture.h"
#include "office/jin-entities.h"
#include "office/jin-organisation.h"
#include "office/jin-rules-meeting.h"

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
      /* Tomorrow's was not held; today's may have been. */
      {"title=党课|start=2026-11-21T09:00|state=held", "E:R84"},
      {"title=党课|start=2026-11-20T23:00|state=held", ""},
      {"title=党课|start=2026-11-21T09:00|state=planned", ""},
      /* Why not? */
      {"title=党课|start=2026-11-15T09:00|state=cancelled", "H:R84"},
      {"title=党课|start=2026-11-15T09:00|state=postponed|state_reason=大雨", ""},
      /* R40: 20 hours with 14 of theory will do, with 13 they don't; a mere study meeting has no share. */
      {"title=培训班|types=16|start=2026-11-15T09:00|study_minutes=1200|theory_minutes=840", ""},
      {"title=培训班|types=16|start=2026-11-15T09:00|study_minutes=1200|theory_minutes=780", "H:R40"},
      {"title=学习|types=08|start=2026-11-15T09:00|study_minutes=120|theory_minutes=30", ""},
      {"title=学习|types=08|start=2026-11-15T09:00|study_minutes=120|theory_minutes=121", "H:R40"},
      /* R77: applied for a week before */
      {"title=参观|types=05,10|start=2026-11-26T09:00", "H:R77"},
      {"title=参观|types=05,10|start=2026-11-27T09:00", ""},
      {"title=学习|types=05|start=2026-11-26T09:00", ""},
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

/* What other rows tell: @word is in the question that has the answer @count. */
static void
test_activity_hints (void)
{
  static const struct
  {
    const char      *values;
    const JinEntity *asked;
    const char      *word;
    gint64           count;
    const char      *found;
  } cases[] = {
      {"title=学习|start=2026-12-15T09:00|venue=3", &jin_activity_entity, "venue=3 and state=planned", 1, "H:R84"},
      {"title=学习|start=2026-12-15T09:00|organisation=3", &jin_activity_entity, "organisation=3 and state=planned", 2, "H:R84"},
      /* What was held or called off takes no room. */
      {"title=学习|start=2026-11-15T09:00|venue=3|state=held", &jin_activity_entity, "venue=3 and state=planned", 1, ""},
      {"title=学习|start=2026-12-15T09:00|venue=3|state=cancelled|state_reason=雨", &jin_activity_entity, "venue=3 and state=planned", 1, ""},
      /* R77: marked as held with somebody's consent missing; nobody on the list is frail */
      {"title=参观|types=10|start=2026-11-15T09:00", &jin_attendance_entity, "not consent=true", 2, "H:R77"},
      {"title=参观|types=10|start=2026-12-15T09:00", &jin_attendance_entity, "not consent=true", 2, ""},
      {"title=参观|types=10|start=2026-12-15T09:00", &jin_attendance_entity, "years(person.birth)>=80", 1, "H:R77"},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (FixtureLookup) lookup = fixture_lookup_new ();
      g_autoptr (JinRecord)     activity = fixture_record (&jin_activity_entity, cases[i].values);
      g_autofree char          *found = NULL;

      jin_record_set_id (activity, 7);
      fixture_lookup_count (lookup, cases[i].asked, cases[i].word, cases[i].count);
      found = fixture_check (activity, JIN_LOOKUP (lookup));
      g_test_message ("%s", cases[i].values);
      g_assert_cmpstr (found, ==, cases[i].found);
    }
}

/* The one clash found may be the activity itself, as it is kept. */
static void
test_no_clash_with_itself (void)
{
  g_autoptr (FixtureLookup) lookup = fixture_lookup_new ();
  g_autoptr (JinRecord)     activity = fixture_record (&jin_activity_entity, "title=学习|start=2026-12-15T09:30|end=2026-12-15T10:30|venue=3");
  g_autoptr (JinRecord)     kept = fixture_record (&jin_activity_entity, "title=学习|start=2026-12-15T09:00|end=2026-12-15T10:00|venue=3|state=planned");
  g_autofree char          *found = NULL;

  jin_record_set_id (activity, 7);
  jin_record_set_id (kept, 7);
  fixture_lookup_put (lookup, kept);
  fixture_lookup_count (lookup, &jin_activity_entity, "venue=3", 1);
  found = fixture_check (activity, JIN_LOOKUP (lookup));
  g_assert_cmpstr (found, ==, "");
}

/* Somebody dead by then did not come; on the day itself they may have, and being excused is no miracle. */
static void
test_attendance_after_death (void)
{
  static const struct
  {
    const char *died_on;
    const char *state;
    const char *found;
  } cases[] = {
      {"2026-11-14", "1", "E:R15"},
      {"2026-11-14", "4", ""},
      {"2026-11-15", "1", ""},
      {"2026-11", "2", ""},
      {"2026-10", "2", "E:R15"},
      {"", "1", ""},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (FixtureLookup) lookup = fixture_lookup_new ();
      g_autofree char          *person_values = g_strdup_printf ("name=张三|died_on=%s", cases[i].died_on);
      g_autofree char          *values = g_strdup_printf ("activity=7|person=3|state=%s", cases[i].state);
      g_autoptr (JinRecord)     person = fixture_record (&jin_person_entity, person_values);
      g_autoptr (JinRecord)     activity = fixture_record (&jin_activity_entity, "title=学习|start=2026-11-15T09:00");
      g_autoptr (JinRecord)     row = fixture_record (&jin_attendance_entity, values);
      g_autofree char          *found = NULL;

      jin_record_set_id (activity, 7);
      jin_record_set_id (person, 3);
      fixture_lookup_put (lookup, person);
      fixture_lookup_put (lookup, activity);
      fixture_lookup_code (lookup, "attendance", "1", "参加", JIN_ATTENDANCE_PRESENT);
      fixture_lookup_code (lookup, "attendance", "2", "线上参加", JIN_ATTENDANCE_PRESENT);
      fixture_lookup_code (lookup, "attendance", "4", "请假", JIN_ATTENDANCE_EXCUSED);
      found = fixture_check (row, JIN_LOOKUP (lookup));
      g_assert_cmpstr (found, ==, cases[i].found);
    }
}

/* R34–R37 with DOMAIN's numbers: 40 full members, six bed-ridden or away. */
static void
test_election (void)
{
  static const Case cases[] = {
      {"body=支委会|seats=3|full_members=40|excluded=6|superior_agreed=1|meeting_approved=1|present=28", ""},
      {"body=支委会|seats=3|full_members=40|excluded=6|superior_agreed=1|meeting_approved=1|present=27", "H:R34"},
      /* Without the meeting's approval 40 are expected, and 32 needed. */
      {"body=支委会|seats=3|full_members=40|excluded=6|superior_agreed=1|present=32", "H:R35"},
      {"body=支委会|seats=3|full_members=40|excluded=6|superior_agreed=1|present=31", "H:R35 H:R34"},
      {"body=支委会|full_members=5|excluded=6|superior_agreed=1|meeting_approved=1", "E:R35"},
      /* More ballots back than out; void ones are among those returned. */
      {"body=支委会|full_members=20|present=20|issued=20|returned=21", "H:R37"},
      {"body=支委会|full_members=20|present=20|issued=20|returned=19|void_ballots=20", "E:R37"},
      {"body=支委会|full_members=20|present=20|issued=20|returned=20|void_ballots=1", ""},
  };
  static const struct
  {
    const char *values;
    const char *field;
    gint64      value;
  } computed[] = {
      {"full_members=40|excluded=6|superior_agreed=1|meeting_approved=1", "expected", 34},
      {"full_members=40|excluded=6|superior_agreed=1|meeting_approved=1", "quorum", 28},
      {"full_members=40|excluded=6|superior_agreed=1", "expected", 40},
      {"full_members=40|excluded=6", "quorum", 32},
      {"full_members=21|present=17", "valid", 1},
      {"full_members=21|present=16", "valid", 0},
      {"full_members=20|present=20|issued=20|returned=21", "valid", 0},
      {"seats=5", "needed", 6},
      {"seats=7", "needed", 9},
  };
  JinContext context = fixture_context ();

  check_all (&jin_election_entity, cases, G_N_ELEMENTS (cases));
  for (gsize i = 0; i < G_N_ELEMENTS (computed); i++)
    {
      g_autoptr (JinRecord) election = fixture_record (&jin_election_entity, computed[i].values);
      JinValue              value = jin_record_value (election, jin_entity_find_field (&jin_election_entity, computed[i].field), &context);

      g_test_message ("%s %s", computed[i].values, computed[i].field);
      g_assert_cmpint (jin_value_get_int (&value), ==, computed[i].value);
    }
}

/* R36: of 34 electors expected, eighteen votes elect and seventeen don't; too few candidates for three seats. */
static void
test_candidate (void)
{
  static const struct
  {
    const char *values;
    const char *found;
  } cases[] = {
      {"activity=7|person=3|votes_for=18|elected=1", ""},
      {"activity=7|person=3|votes_for=17|elected=1", "H:R36"},
      {"activity=7|person=3|votes_for=17", ""},
      {"activity=7|person=3|votes_for=-1", "E:R36"},
  };
  g_autoptr (FixtureLookup) lookup = fixture_lookup_new ();
  g_autoptr (JinRecord)     meeting = fixture_record (&jin_activity_entity, "title=换届选举|start=2026-11-15T09:00|voters=34");
  g_autoptr (JinRecord)     election = fixture_record (&jin_election_entity, "activity=7|body=支委会|seats=3|full_members=34|excluded=1|superior_agreed=1|meeting_approved=1");
  g_autofree char          *few = NULL;

  jin_record_set_id (meeting, 7);
  fixture_lookup_put (lookup, meeting);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (JinRecord) candidate = fixture_record (&jin_candidate_entity, cases[i].values);
      g_autofree char      *found = fixture_check (candidate, JIN_LOOKUP (lookup));

      g_assert_cmpstr (found, ==, cases[i].found);
    }
  fixture_lookup_count (lookup, &jin_candidate_entity, "activity=7", 3);
  fixture_lookup_count (lookup, &jin_exclusion_entity, "activity=7", 2);
  few = fixture_check (election, JIN_LOOKUP (lookup));
  g_assert_cmpstr (few, ==, "H:R35 H:R37");
}

static void
test_holiday (void)
{
  static const Case cases[] = {
      {"name=春节|from=2026-02-15|until=2026-02-23", ""},
      {"name=元旦|from=2026-01-01", ""},
      {"name=春节|from=2026-02", "E:R78"},
      {"name=春节|from=2026-02-15|until=2026-02-14", "E:R78"},
      {"name=春节|from=2026-02-15|until=2027-02-14", "E:R78"},
  };

  check_all (&jin_holiday_entity, cases, G_N_ELEMENTS (cases));
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
  g_test_add_func ("/office/checks/activity-hints", test_activity_hints);
  g_test_add_func ("/office/checks/no-clash-with-itself", test_no_clash_with_itself);
  g_test_add_func ("/office/checks/attendance-after-death", test_attendance_after_death);
  g_test_add_func ("/office/checks/election", test_election);
  g_test_add_func ("/office/checks/candidate", test_candidate);
  g_test_add_func ("/office/checks/holiday", test_holiday);
  g_test_add_func ("/office/checks/absence-and-visit", test_absence_and_visit);
  return g_test_run ();
}
