/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "office-fixture.h"
#include "office/jin-care-plan.h"
#include "office/jin-contact.h"
#include "office/jin-document.h"
#include "office/jin-person.h"
#include "office/jin-talk.h"
#include "office/jin-visit.h"
#include "record/jin-issue.h"

#include <string.h>

/* What is said about one person on their page, on 2026-11-20. */

typedef struct
{
  const char *values;
  gint64      survivors;
  gint64      visits; /* to survivors since */
  gint64      plans;  /* of this year, among the documents */
  const char *rules;
  gint64      care_plans; /* of this year */
  gint64      talks;      /* of this year */
} Case;

static char *
hints_of (const Case *test, GPtrArray *issues)
{
  g_autoptr (JinRecord)     person = fixture_record (&jin_person_entity, test->values);
  g_autoptr (FixtureLookup) lookup = fixture_lookup_new ();
  g_autoptr (GString)       rules = g_string_new (NULL);
  JinContext                context = fixture_context ();

  fixture_lookup_count (lookup, &jin_contact_entity, "survivor=1", test->survivors);
  fixture_lookup_count (lookup, &jin_visit_entity, "type=6", test->visits);
  fixture_lookup_count (lookup, &jin_document_entity, "year(date)=2026", test->plans);
  fixture_lookup_count (lookup, &jin_care_plan_entity, "year(updated_on)=2026", test->care_plans);
  fixture_lookup_count (lookup, &jin_talk_entity, "year(date)=2026", test->talks);
  jin_person_derive (person, &context);
  jin_person_hints (person, &context, JIN_LOOKUP (lookup), issues);
  for (guint i = 0; i < issues->len; i++)
    g_string_append_printf (rules, "%s%s", i > 0 ? " " : "", ((JinIssue *)g_ptr_array_index (issues, i))->rule);
  return g_string_free (g_steal_pointer (&rules), FALSE);
}

static void
test_rules (void)
{
  static const Case cases[] = {
      /* nothing to say */
      {"name=张三|birth=1951-03-12|retire_type=TX", 0, 0, 0, ""},
      /* R14: 0 … 7 days before, 29 Feb and lunar days by their own rule */
      {"name=张三|birth=1951-11-20", 0, 0, 0, "R14"},
      {"name=张三|birth=1951-11-27", 0, 0, 0, "R14"},
      {"name=张三|birth=1951-11-28", 0, 0, 0, ""},
      {"name=张三|birth=1951-11", 0, 0, 0, ""},
      /* R16: 82 with children → yes; 75 alone → yes; 75, healthy, with children → no */
      {"name=张三|birth=1944-03-12|living=1", 0, 0, 0, "R16"},
      {"name=张三|birth=1951-03-12|living=3", 0, 0, 0, "R16"},
      {"name=张三|birth=1951-03-12|living=1|health=1", 0, 0, 0, ""},
      /* not served here: only what is wrong with the entry itself */
      {"name=张三|birth=1944-03-12|relation=member", 0, 0, 0, ""},
      {"name=张三|birth=1944-03-12|state=transferred", 0, 0, 0, ""},
      /* R17: each lixiu retiree, a plan a year */
      {"name=张三|birth=1930-03-12|retire_type=LX|revolution_date=1948-05-01", 0, 0, 0, "R16 R17"},
      {"name=张三|birth=1930-03-12|retire_type=LX|revolution_date=1948-05-01", 0, 0, 1, "R16"},
      {"name=张三|birth=1930-03-12|retire_type=LX|revolution_date=1948-05-01", 0, 0, 0, "R16", .care_plans = 1},
      /* R2: what an import was not sure of */
      {"name=张三|birth=1951-01|retire_type=TX|to_check=出生年月：1951.1 / 1951.10？", 0, 0, 0, "R2"},
      /* R13: those who still serve, a year before and after; women of county level with the men, the others at 55 */
      {"name=张三|sex=1|birth=1966-06", 0, 0, 0, "R13"},
      {"name=张三|sex=1|birth=1968-06", 0, 0, 0, ""},
      {"name=张三|sex=1|birth=1960-06", 0, 0, 0, ""},
      {"name=张三|sex=1|birth=1966-06|retired_on=2026-11", 0, 0, 0, ""},
      {"name=张三|sex=1|birth=1966", 0, 0, 0, ""},
      {"name=张三|birth=1966-06", 0, 0, 0, ""},
      {"name=李四|sex=2|birth=1966-06|rank=32", 0, 0, 0, "R13"},
      {"name=李四|sex=2|birth=1966-06|rank=41", 0, 0, 0, ""},
      {"name=李四|sex=2|birth=1971-06|rank=41", 0, 0, 0, "R13"},
      /* R29: members alone */
      {"name=张三|birth=1951-03-12|retire_type=TX|member_status=full|party_join=1970-05|party_full=1971-05", 0, 0, 0, "R29"},
      {"name=张三|birth=1951-03-12|retire_type=TX|member_status=full|party_join=1970-05|party_full=1971-05", 0, 0, 0, "", .talks = 1},
      /* R11, R12 come from the check */
      {"name=张三|birth=1930-03-12|retire_type=LX|revolution_date=1949-10-01", 0, 0, 1, "R11 R16"},
      {"name=张三|birth=1928-03-12|retire_type=LX|revolution_date=1945-09", 0, 0, 1, "R12 R16"},
      /* R15: nobody is congratulated or visited any more, the family is */
      {"name=张三|birth=1944-11-22|living=3|died_on=2026-11-02", 0, 0, 0, "R15 R15"},
      {"name=张三|birth=1944-11-22|died_on=2026-11-02", 1, 0, 0, "R71 R15"},
      {"name=张三|birth=1944-11-22|died_on=2026-11-02", 1, 1, 0, "R15"},
      {"name=张三|birth=1944-11-22|died_on=2026-11-02|benefit_on=2026-11-10", 1, 1, 0, ""},
      {"name=张三|birth=1944-11-22|died_on=2026-11|benefit_reason=家属在外地", 1, 1, 0, ""},
      {"name=张三|birth=1944-11-22|state=died", 1, 1, 0, "R15 R15"}, /* the day is missing */
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) issues = jin_issues_new ();
      g_autofree char      *rules = hints_of (&cases[i], issues);

      g_test_message ("%s", cases[i].values);
      g_assert_cmpstr (rules, ==, cases[i].rules);
    }
}

/* Each says what to do and leads to where it is done. */
static void
test_words (void)
{
  static const Case     round = {"name=张三|birth=1946-11-25", 0, 0, 0, NULL};
  static const Case     death = {"name=张三|birth=1944-11-22|died_on=2026-11-02", 0, 0, 0, NULL};
  static const Case     care = {"name=张三|birth=1944-03-12|living=3|last_visit=2026-09-30", 0, 0, 0, NULL};
  g_autoptr (GPtrArray) issues = jin_issues_new ();
  const JinIssue       *issue;

  g_free (hints_of (&round, issues));
  issue = g_ptr_array_index (issues, 0);
  g_assert_nonnull (strstr (issue->text, "2026.11.25"));
  g_assert_nonnull (strstr (issue->text, "80"));
  g_assert_cmpint (issue->field, ==, JIN_PERSON_BIRTH);
  g_ptr_array_set_size (issues, 0);
  g_free (hints_of (&death, issues));
  issue = g_ptr_array_index (issues, 0);
  g_assert_cmpint (issue->field, ==, JIN_CONTACT_SURVIVOR);
  g_ptr_array_set_size (issues, 0);
  g_free (hints_of (&care, issues));
  issue = g_ptr_array_index (issues, 0);
  g_assert_nonnull (strstr (issue->text, "80 or older, living alone"));
  g_assert_nonnull (strstr (issue->text, "2026.12.30")); /* R72 */
  g_assert_nonnull (issue->clause);
  g_assert_cmpint (issue->field, ==, JIN_VISIT_DATE);
}

/* R9: what the percentage leaves out is what is named, in the order of the form. */
static void
test_missing (void)
{
  static const struct
  {
    const char *values;
    int         items;
    const char *missing;
  } cases[] = {
      {"name=张三", 15,
       "出生日期、身份证号、民族、离退休时间、参加工作时间、原工作单位及职务、单位性质、职级、现享受待遇、政治面貌、"
       "健康状况、居住状况、联系电话、现住址、紧急联系人"},
      /* a member's branch counts, nobody else's */
      {"name=张三|political_status=01|birth=1941|id_number=军字1|nation=01|retired_on=2001|work_start=1960|post=科长|unit_nature=1|"
       "rank=41|treatment=41|health=1|living=1|phone=13800000000|address=甲|emergency_contacts=1",
       16, "所在党支部"},
      {"name=张三|political_status=13|birth=1941|id_number=军字1|nation=01|retired_on=2001|work_start=1960|unit=甲|unit_nature=1|"
       "rank=41|treatment=41|health=1|living=1|phone=13800000000|address=甲|emergency_contacts=1",
       15, ""},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (JinRecord) person = fixture_record (&jin_person_entity, cases[i].values);
      JinContext            context = fixture_context ();
      g_auto (JinValue)     text = jin_person_missing_text (person, &context);

      g_assert_cmpint (jin_person_n_items (person), ==, cases[i].items);
      g_assert_cmpstr (text.kind == JIN_VALUE_TEXT ? text.u.text : "", ==, cases[i].missing);
    }
}

/* A file's name tells the kind of a document where it can. */
static void
test_document_kind (void)
{
  g_autoptr (JinCodeList) kinds = jin_code_list_new ("document_kind");

  jin_code_list_add (kinds, "identity", "身份证件", "身份证|户口本", NULL, 0, FALSE, FALSE);
  jin_code_list_add (kinds, "old", "旧类", "体检", NULL, 0, FALSE, TRUE);
  jin_code_list_add (kinds, "care_plan", "一人一策", NULL, NULL, 0, TRUE, FALSE);
  jin_code_list_add (kinds, "other", "其他", "其它", NULL, 0, TRUE, FALSE);
  g_assert_cmpstr (jin_document_guess_kind ("张三身份证.jpg", kinds), ==, "identity");
  g_assert_cmpstr (jin_document_guess_kind ("2026一人一策.docx", kinds), ==, "care_plan");
  g_assert_null (jin_document_guess_kind ("体检.pdf", kinds));
  g_assert_null (jin_document_guess_kind ("其他.pdf", kinds));
  g_assert_null (jin_document_guess_kind ("scan0001.pdf", NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/office/person-hints/rules", test_rules);
  g_test_add_func ("/office/person-hints/words", test_words);
  g_test_add_func ("/office/person-hints/R9", test_missing);
  g_test_add_func ("/office/person-hints/document-kind", test_document_kind);
  return g_test_run ();
}
