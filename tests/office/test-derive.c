/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/jin-minute.h"
#include "office-fixture.h"
#include "office/jin-activity.h"
#include "office/jin-attendance.h"
#include "office/jin-entities.h"
#include "office/jin-person.h"
#include "record/jin-format.h"

#include <string.h>

/* What follows from what was entered, and what is worked out for each row. */

typedef struct
{
  const char *values;
  const char *field;
  const char *value; /* "" for none */
} Case;

static char *
value_text (JinRecord  *record,
            const char *field)
{
  JinContext        context = fixture_context ();
  int               id = jin_entity_find_field (jin_record_get_entity (record), field);
  g_auto (JinValue) value = jin_record_value (record, id, &context);

  g_assert_cmpint (id, !=, 0);
  switch (value.kind)
    {
    case JIN_VALUE_INT:
      return g_strdup_printf ("%" G_GINT64_FORMAT, value.u.integer);
    case JIN_VALUE_REAL:
      return g_strdup_printf ("%.1f", value.u.real);
    case JIN_VALUE_DATE:
      return jin_date_to_iso (value.u.date);
    case JIN_VALUE_TEXT:
      return g_strdup (value.u.text);
    case JIN_VALUE_NONE:
    default:
      return g_strdup ("");
    }
}

static void
check_all (const JinEntity *entity,
           const Case      *cases,
           gsize            n_cases)
{
  JinContext context = fixture_context ();

  for (gsize i = 0; i < n_cases; i++)
    {
      g_autoptr (JinRecord) record = fixture_record (entity, cases[i].values);
      g_autofree char      *value = NULL;

      g_test_message ("%s → %s", cases[i].values, cases[i].field);
      if (entity->derive != NULL)
        entity->derive (record, &context);
      value = value_text (record, cases[i].field);
      g_assert_cmpstr (value, ==, cases[i].value);
      /* Deriving again changes nothing. */
      g_clear_pointer (&value, g_free);
      if (entity->derive != NULL)
        entity->derive (record, &context);
      value = value_text (record, cases[i].field);
      g_assert_cmpstr (value, ==, cases[i].value);
    }
}

static void
test_person (void)
{
  static const Case cases[] = {
      {"name=张三", "relation", "served"},
      {"name=张三|relation=inflow", "relation", "inflow"},
      /* R86: birth and sex of a valid number, but never in place of what was entered */
      {"name=张三|id_number=320501193506150025", "sex", "2"},
      {"name=张三|id_number=320501193506150025", "birth", "1935-06-15"},
      {"name=张三|id_number=320501193506150025|birth=1935-06", "birth", "1935-06"},
      {"name=张三|id_number=320501193506150018", "birth", ""},
      {"name=张三|id_number=军字第0012345号", "birth", ""},
      /* R12: the date leads, a period alone stays */
      {"name=张三|revolution_date=1945-03-01", "revolution_period", "P4"},
      {"name=张三|revolution_date=1948-11-20|revolution_period=P3", "revolution_period", "P5"},
      {"name=张三|revolution_period=P3", "revolution_period", "P3"},
      {"name=张三|revolution_date=1950-01|revolution_period=P5", "revolution_period", ""},
      /* Membership from the columns of a roster */
      {"name=张三|branch=4|political_status=01", "member_status", "full"},
      {"name=张三|branch=4|political_status=02", "member_status", "probationary"},
      {"name=张三|branch=4|political_status=13", "member_status", ""},
      {"name=张三|branch=4|party_join=1963-09|party_full=1964-09", "member_status", "full"},
      {"name=张三|party_join=1963-09", "political_status", "01"},
      {"name=张三|party_join=2026-01-01", "political_status", "02"},
      {"name=张三|party_join=2025-11-20", "political_status", "01"},
      {"name=张三|party_join=1963-09|political_status=04", "political_status", "04"},
      {"name=张三|political_status=01", "member_status", ""},
      /* The membership's status leads (§3.0). */
      {"name=张三|member_status=probationary|political_status=13", "political_status", "02"},
      /* R15 */
      {"name=张三", "state", "registered"},
      {"name=张三|died_on=2026-05", "state", "died"},
      {"name=张三|died_on=2026-05|state=registered", "state", "died"},
      {"name=张三|died_on=2026-05|state=transferred", "state", "transferred"},
      {"name=张三|state=unverified", "state", "unverified"},
  };

  check_all (&jin_person_entity, cases, G_N_ELEMENTS (cases));
}

/* On 2026-11-20. */
static void
test_person_computed (void)
{
  static const Case cases[] = {
      {"name=张三|birth=1941-03-12", "age", "85"},
      {"name=张三", "age", ""},
      {"name=张三|party_full=1976-07-01", "party_age", "50"},
      {"name=张三|party_join=1972-10-01", "party_age", ""},
      {"name=张三|birth=1941-11-21", "next_birthday", "2026-11-21"},
      {"name=张三|birth=1941-11-20", "next_birthday", "2026-11-20"},
      {"name=张三|birth=1941-11", "next_birthday", ""},
      /* 1944-05-31 is 闰四月初十: the tenth of the fourth month of 2027 (R14). */
      {"name=张三|birth=1944-05-31|birth_kind=lunar", "next_birthday", "2027-05-15"},
      {"name=张三|birth=1944-05-31", "next_birthday", "2027-05-31"},
      {"name=张三|birth=1941-11-21|died_on=2026-05", "next_birthday", ""},
      {"name=张三|party_join=1970-06-12", "political_birthday", "2027-06-12"},
      {"name=张三|party_join=1970-12", "political_birthday", "2026-12"},
      {"name=张三|health=5", "self_care", "2"},
      {"name=张三|health=6", "self_care", "2"},
      {"name=张三|health=4", "self_care", "1"},
      {"name=张三", "self_care", ""},
      {"name=张三|birth=1944-01-01", "key_care", "1"},
      {"name=张三|birth=1951-01-01|living=1|health=1", "key_care", "0"},
      {"name=张三|living=3", "key_care", "1"},
      {"name=张三|living=3|died_on=2026-05", "key_care", "0"},
      /* R9: fifteen items apply outside the party, sixteen inside. */
      {"name=张三", "completeness", "0"},
      {"name=张三|unit=市财政局", "completeness", "6"},
      {"name=张三|unit=市财政局|post=科长", "completeness", "6"},
      {"name=张三|birth=1941-03|nation=01|political_status=01|work_start=1960|retired_on=2001|unit=市财政局|rank=41|treatment=41|"
       "unit_nature=1|health=1|living=1|address=南区1号",
       "completeness", "75"},
      {"name=张三|birth=1941-03|nation=01|political_status=13|work_start=1960|retired_on=2001|unit=市财政局|rank=41|treatment=41|"
       "unit_nature=1|health=1|living=1|address=南区1号|phone=13812345678|id_number=320501193506150017|emergency_contacts=1",
       "completeness", "100"},
  };

  check_all (&jin_person_entity, cases, G_N_ELEMENTS (cases));
}

static void
test_organisation (void)
{
  static const Case cases[] = {
      {"name=第一离退休干部党支部", "kind", "branch"},
      {"name=第一离退休干部党支部|kind=unit", "kind", "unit"},
      {"name=东区联合党支部", "category", "joint"},
      {"name=市财政局", "category", ""},
      {"name=第一党支部|election_date=2023-12-20", "term_end", "2026-12-20"},
      {"name=第一党支部|election_date=2023-12-20|in_community=1", "term_end", "2028-12-20"},
      {"name=第一党支部|election_date=2023-12-20|term_years=4", "term_end", "2027-12-20"},
      {"name=第一党支部|term_end=2027-06", "term_end", "2027-06"},
      {"name=第一党小组|election_date=2023-12-20", "term_end", ""},
      /* On 2026-11-20 */
      {"name=第一党支部|election_date=2023-12-20", "term_state", "urgent"},
      {"name=第一党支部|election_date=2023-11-19", "term_state", "overdue"},
      {"name=第一党支部|election_date=2023-11-19|extended_until=2027-06-30", "term_state", "normal"},
      {"name=临时党支部|election_date=2020-11-19", "term_state", ""},
      {"name=第一党支部", "term_state", ""},
  };

  check_all (&jin_organisation_entity, cases, G_N_ELEMENTS (cases));
}

static void
test_activity (void)
{
  static const Case cases[] = {
      {"title=党课|start=2026-11-20T14:00", "state", "held"},
      {"title=党课|start=2026-11-21T09:00", "state", "planned"},
      {"title=党课|start=2026-11-15T09:00|state=cancelled", "state", "cancelled"},
      {"title=党课|start=2026-11-15T09:00|expected=22|present=18", "rate", "81.8"},
      {"title=党课|start=2026-11-15T09:00|expected=22|present=0", "rate", "0.0"},
      {"title=党课|start=2026-11-15T09:00|expected=22", "rate", ""},
      {"title=党课|start=2026-11-15T09:00|expected=0|present=0", "rate", ""},
  };

  check_all (&jin_activity_entity, cases, G_N_ELEMENTS (cases));
}

static void
test_absence_and_visit (void)
{
  static const Case absences[] = {
      {"person=1|from=2026-05-20", "direction", "out"},
      {"person=1|from=2026-05-20|direction=in", "direction", "in"},
      {"person=1|from=2026-05-20", "mobile", "1"},
      {"person=1|from=2026-09-20|planned_until=2026-12-31", "mobile", "0"},
      {"person=1|from=2026-05-20|last_contact=2026-08-10", "contact_due", "2026-11-10"},
      {"person=1|from=2026-05-20|until=2026-09-01", "contact_due", ""},
  };
  static const Case visits[] = {
      {"person=1|type=3|date=2026-10-15", "campaign", "double_ninth"},
      {"person=1|type=3|date=2027-01-15", "campaign", "new_year"},
      {"person=1|type=3|date=2026-10-15|campaign=july_first", "campaign", "july_first"},
      {"person=1|type=2|date=2026-10-15", "campaign", ""},
      {"person=1|type=3|date=2026-11-15", "campaign", ""},
  };

  check_all (&jin_absence_entity, absences, G_N_ELEMENTS (absences));
  check_all (&jin_visit_entity, visits, G_N_ELEMENTS (visits));
}

/* Somebody the roster lacks, met in the mobile ledger. */
static void
test_adopt (void)
{
  g_autoptr (JinRecord) in = fixture_record (&jin_absence_entity, "direction=in");
  g_autoptr (JinRecord) out = fixture_record (&jin_absence_entity, "direction=out");
  g_autoptr (JinRecord) guest = fixture_record (&jin_person_entity, "name=张三");
  g_autoptr (JinRecord) away = fixture_record (&jin_person_entity, "name=李四");
  JinContext            context = fixture_context ();

  jin_absence_entity.adopt (in, guest);
  jin_absence_entity.adopt (out, away);
  jin_person_derive (guest, &context);
  jin_person_derive (away, &context);
  g_assert_cmpstr (jin_record_get_text (guest, JIN_PERSON_RELATION), ==, "inflow");
  g_assert_cmpstr (jin_record_get_text (guest, JIN_PERSON_POLITICAL_STATUS), ==, "01");
  g_assert_cmpstr (jin_record_get_text (away, JIN_PERSON_RELATION), ==, "served");
}

/* Twice 参加, 线上, 送学, 请假, 未到, not recorded, exempt and not recorded, a guest. */
static void
test_attendance (void)
{
  static const char *const values[] = {
      "state=1",
      "state=1|exempt=1",
      "state=2",
      "state=3|exempt=1",
      "state=4",
      "state=5",
      "",
      "exempt=1",
      "state=1|guest=1",
  };
  g_autoptr (JinCodeList) states = jin_code_list_new ("attendance");
  g_autoptr (GPtrArray)   rows = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (JinRecord)   activity = fixture_record (&jin_activity_entity, "title=党课");
  g_autofree char        *rate = NULL;
  JinAttendanceCount      count;

  jin_code_list_add (states, "1", "参加", NULL, NULL, JIN_ATTENDANCE_PRESENT, TRUE, FALSE);
  jin_code_list_add (states, "2", "线上参加", NULL, NULL, JIN_ATTENDANCE_PRESENT, TRUE, FALSE);
  jin_code_list_add (states, "3", "送学上门", NULL, NULL, JIN_ATTENDANCE_REACHED, TRUE, FALSE);
  jin_code_list_add (states, "4", "请假", NULL, NULL, JIN_ATTENDANCE_EXCUSED, TRUE, FALSE);
  jin_code_list_add (states, "5", "未到", NULL, NULL, JIN_ATTENDANCE_ABSENT, TRUE, FALSE);
  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    g_ptr_array_add (rows, fixture_record (&jin_attendance_entity, values[i]));

  jin_attendance_count (rows, states, &count);
  g_assert_cmpint (count.members, ==, 8);
  g_assert_cmpint (count.guests, ==, 1);
  jin_attendance_write (&count, activity);
  g_assert_cmpint (jin_record_get_int (activity, JIN_ACTIVITY_EXPECTED), ==, 6);
  g_assert_cmpint (jin_record_get_int (activity, JIN_ACTIVITY_PRESENT), ==, 3);
  g_assert_cmpint (jin_record_get_int (activity, JIN_ACTIVITY_LEAVE), ==, 1);
  g_assert_cmpint (jin_record_get_int (activity, JIN_ACTIVITY_HOME_STUDY), ==, 1);
  rate = value_text (activity, "rate");
  g_assert_cmpstr (rate, ==, "50.0");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/office/derive/person", test_person);
  g_test_add_func ("/office/derive/person-computed", test_person_computed);
  g_test_add_func ("/office/derive/organisation", test_organisation);
  g_test_add_func ("/office/derive/activity", test_activity);
  g_test_add_func ("/office/derive/absence-and-visit", test_absence_and_visit);
  g_test_add_func ("/office/derive/adopt", test_adopt);
  g_test_add_func ("/office/derive/attendance", test_attendance);
  return g_test_run ();
}
