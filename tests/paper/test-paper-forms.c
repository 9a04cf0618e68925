/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "base/jin-error.h"
#include "exchange/jin-demo.h"
#include "office/jin-activity.h"
#include "office/jin-person.h"
#include "paper-test.h"
#include "paper/jin-paper-forms.h"
#include "report/jin-chart-spec.h"
#include "report/jin-expected.h"

/* One fictitious bureau for all tests. */
static JinStore *store;

static GPtrArray *
query (const JinEntity *entity, const char *text, gsize limit)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (JinFilter) filter = jin_filter_parse (jin_office_entities (), entity, text, &error);
  JinQuery              question = {entity, filter, NULL, jin_context_now ()};
  GPtrArray            *rows = jin_store_query (store, &question, limit, NULL, &error);

  g_assert_no_error (error);
  return rows;
}

static char *
all_text (JinDocument *document)
{
  g_autofree char    *path = paper_test_write_pdf (document);
  g_autoptr (GString) all = g_string_new (NULL);

  for (int page = 0; page < jin_document_get_n_pages (document); page++)
    {
      g_autofree char *text = paper_test_page_text (path, page);

      g_string_append (all, text);
    }
  return g_strdup (all->str);
}

/* Everybody on the roster stands on it, under the office's name; no full ID number does. */
static void
test_roster (void)
{
  g_autoptr (GError)      error = NULL;
  JinContext              context = jin_context_now ();
  g_autoptr (JinDocument) roster = jin_paper_roster (store, NULL, &context, NULL, NULL, &error);
  g_autoptr (GPtrArray)   people = query (&jin_person_entity, "relation=served and state in (registered,unverified)", 0);
  g_autofree char        *text = NULL;

  g_assert_no_error (error);
  paper_test_assert_inside (roster);
  text = all_text (roster);
  g_assert_nonnull (strstr (text, "离退休干部花名册"));
  g_assert_nonnull (strstr (text, "填报单位（盖章）：示例市委老干部局"));
  g_assert_cmpuint (people->len, >, 50);
  for (guint i = 0; i < people->len; i++)
    {
      JinRecord  *person = g_ptr_array_index (people, i);
      const char *id = jin_record_get_text (person, JIN_PERSON_ID_NUMBER);

      g_assert_nonnull (strstr (text, jin_record_get_text (person, JIN_PERSON_NAME)));
      g_assert_true (id == NULL || *id == '\0' || strstr (text, id) == NULL);
    }
}

/* F6 of a real activity: its facts and everybody expected. */
static void
test_sign_in (void)
{
  g_autoptr (GError)      error = NULL;
  g_autoptr (GPtrArray)   activities = query (&jin_activity_entity, "organisation.kind=branch and types='05' and start>=2026-11-01", 1);
  JinRecord              *activity = g_ptr_array_index (activities, 0);
  g_autoptr (GPtrArray)   expected = jin_report_expected (store, activity, NULL, &error);
  g_autoptr (JinDocument) sheet = jin_paper_sign_in (store, activity, NULL, &error);
  g_autofree char        *text = NULL;

  g_assert_no_error (error);
  paper_test_assert_inside (sheet);
  text = all_text (sheet);
  g_assert_nonnull (strstr (text, jin_record_get_ref_title (activity, JIN_ACTIVITY_ORGANISATION)));
  g_assert_cmpuint (expected->len, >=, 5);
  for (guint i = 0; i < expected->len; i++)
    g_assert_nonnull (strstr (text, jin_record_get_text (g_ptr_array_index (expected, i), JIN_PERSON_NAME)));
}

/* A person's card: facts with their heads, the ID number masked; with a purpose in full, and marked. */
static void
test_card (void)
{
  g_autoptr (GPtrArray)   people = query (&jin_person_entity, "id_number is not empty and branch is not empty and state=registered", 1);
  JinRecord              *person = g_ptr_array_index (people, 0);
  const char             *id = jin_record_get_text (person, JIN_PERSON_ID_NUMBER);
  JinContext              context = jin_context_now ();
  g_autoptr (JinDocument) card = jin_paper_card (store, person, JIN_MASK_NONE, &context);
  g_autoptr (JinDocument) full = NULL;
  g_autofree char        *text = NULL;
  g_autofree char        *text_in_full = NULL;

  paper_test_assert_inside (card);
  text = all_text (card);
  g_assert_nonnull (strstr (text, "离退休干部信息采集表"));
  g_assert_nonnull (strstr (text, jin_record_get_text (person, JIN_PERSON_NAME)));
  g_assert_nonnull (strstr (text, jin_record_get_ref_title (person, JIN_PERSON_BRANCH)));
  g_assert_nonnull (strstr (text, "参加工作时间"));
  g_assert_nonnull (strstr (text, "本人签字："));
  g_assert_null (strstr (text, id));
  g_assert_null (strstr (text, "健康状况"));
  g_assert_null (strstr (text, "内部资料"));
  /* Nobody is asked to sign how complete they are, or when they died. */
  g_assert_null (strstr (text, "去世"));
  g_assert_null (strstr (text, "完整率"));

  context.purpose = "换发证件";
  full = jin_paper_card (store, person, JIN_MASK_NONE, &context);
  text_in_full = all_text (full);
  g_assert_nonnull (strstr (text_in_full, id));
  g_assert_nonnull (strstr (text_in_full, "内部资料注意保存"));
}

/* A year of one person, by kind, with lines to sign; without anybody an empty form on one page. */
static void
test_annual_record (void)
{
  g_autoptr (GError)      error = NULL;
  g_autoptr (GPtrArray)   people = query (&jin_person_entity, "branch is not empty and count(attendance where state=1 and year(activity.start)=2026) > 2 and count(visit where year(date)=2026) > 0", 1);
  JinRecord              *person = g_ptr_array_index (people, 0);
  JinContext              context = jin_context_now ();
  g_autoptr (JinDocument) sheet = jin_paper_annual_record (store, person, 2026, &context, NULL, &error);
  g_autoptr (JinDocument) blank = NULL;
  g_autofree char        *text = NULL;
  g_autofree char        *blank_text = NULL;

  g_assert_no_error (error);
  paper_test_assert_inside (sheet);
  text = all_text (sheet);
  g_assert_nonnull (strstr (text, "2026年度离退休干部记实表"));
  g_assert_nonnull (strstr (text, jin_record_get_text (person, JIN_PERSON_NAME)));
  g_assert_nonnull (strstr (text, jin_record_get_ref_title (person, JIN_PERSON_BRANCH)));
  g_assert_nonnull (strstr (text, "组织生活和活动（"));
  g_assert_nonnull (strstr (text, "走访慰问（"));
  g_assert_nonnull (strstr (text, "支部书记签字："));
  g_assert_null (strstr (text, "2025."));

  blank = jin_paper_annual_record (store, NULL, 0, &context, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (jin_document_get_n_pages (blank), ==, 1);
  paper_test_assert_inside (blank);
  blank_text = all_text (blank);
  g_assert_nonnull (strstr (blank_text, "离退休干部年度记实表"));
  g_assert_nonnull (strstr (blank_text, "日期类别内容时长备注"));
}

/* The charts page holds the figures and twelve charts, none about health unless it is named (R95). */
static void
test_charts (void)
{
  static const char *const named[] = {"health", "age-bands", NULL};
  static const char *const wrong[] = {"no-such-chart", NULL};
  JinScope                 scope = jin_scope_for_year (2026);
  g_autoptr (GError)       error = NULL;
  g_autoptr (JinDocument)  page = jin_paper_charts (store, NULL, &scope, JIN_PAPER_A4, FALSE, NULL, &error);
  g_autoptr (JinDocument)  two = NULL;
  g_autofree char         *text = NULL;
  g_autofree char         *text_of_two = NULL;

  g_assert_no_error (error);
  g_assert_cmpint (jin_document_get_n_pages (page), ==, 1);
  paper_test_assert_inside (page);
  text = all_text (page);
  g_assert_nonnull (strstr (text, "在册人数"));
  g_assert_nonnull (strstr (text, "离退休干部年龄结构"));
  g_assert_null (strstr (text, "健康状况"));

  two = jin_paper_charts (store, named, &scope, JIN_PAPER_A3, TRUE, NULL, &error);
  g_assert_no_error (error);
  text_of_two = all_text (two);
  g_assert_nonnull (strstr (text_of_two, "离退休干部健康状况"));
  g_assert_null (strstr (text_of_two, "每月到会率"));

  g_assert_null (jin_paper_charts (store, wrong, &scope, JIN_PAPER_A4, FALSE, NULL, &error));
  g_assert_error (error, JIN_ERROR, JIN_ERROR_NOT_FOUND);
}

/* Every declared chart makes a sheet. */
static void
test_chart_sheets (void)
{
  JinScope            scope = jin_scope_for_year (2026);
  guint               n;
  const JinChartSpec *specs = jin_chart_specs (&n);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GError)      error = NULL;
      g_autoptr (JinDocument) sheet = jin_paper_chart (store, specs[i].name, &scope, NULL, NULL, &error);
      g_autofree char        *text = NULL;

      g_assert_no_error (error);
      paper_test_assert_inside (sheet);
      text = all_text (sheet);
      g_assert_nonnull (strstr (text, specs[i].title));
    }
}

int
main (int argc, char **argv)
{
  g_autofree char   *folder = g_dir_make_tmp ("jinqiu-paper-XXXXXX", NULL);
  g_autofree char   *path = g_build_filename (folder, "demo.db", NULL);
  g_autoptr (GError) error = NULL;
  JinDemo            demo = {120, 1, 1};
  JinContext         context;
  int                result;

  g_setenv ("JINQIU_NOW", "2026-11-20T09:00", TRUE);
  g_test_init (&argc, &argv, NULL);
  store = jin_store_open (path, jin_office_entities (), JIN_STORE_CREATE, &error);
  g_assert_no_error (error);
  context = jin_context_now ();
  jin_demo_fill (store, &demo, &context, &error);
  g_assert_no_error (error);
  g_assert_true (jin_store_set_setting (store, JIN_OFFICE_NAME_SETTING, "示例市委老干部局", &error));

  g_test_add_func ("/paper/forms/roster", test_roster);
  g_test_add_func ("/paper/forms/sign-in", test_sign_in);
  g_test_add_func ("/paper/forms/card", test_card);
  g_test_add_func ("/paper/forms/annual-record", test_annual_record);
  g_test_add_func ("/paper/forms/charts", test_charts);
  g_test_add_func ("/paper/forms/chart-sheets", test_chart_sheets);
  result = g_test_run ();
  jin_store_close (store);
  g_object_unref (store);
  return result;
}
