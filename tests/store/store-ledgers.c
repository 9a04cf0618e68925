/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-ledgers.h"

#include <glib/gstdio.h>

#include "base/jin-minute.h"
#include "office/jin-entities.h"
#include "record/jin-custom-field.h"
#include "store-test-resources.h"
#include "store/jin-row-json.h"
#include "tests/folder.h"

/* ---- declarations ---- */

#define F(id) [JIN_FIELD_INDEX (id)]

static JinValue
compute_age (JinRecord *record, const JinContext *context)
{
  int age = jin_date_age (jin_record_get_date (record, PERSON_BIRTH), context->as_of, NULL);
  return age >= 0 ? jin_value_int (age) : (JinValue)JIN_VALUE_INIT;
}

static const JinField person_fields[] = {
    F (PERSON_NAME) = {"name", "Name", "姓名", NULL, JIN_TYPE_TEXT, JIN_FIELD_REQUIRED | JIN_FIELD_NAME | JIN_FIELD_SEARCH},
    F (PERSON_SEX) = {"sex", "Sex", "性别", NULL, JIN_TYPE_CHOICE, 0, .list = "sex"},
    F (PERSON_BIRTH) = {"birth", "Birth", "出生日期", NULL, JIN_TYPE_DATE, 0},
    F (PERSON_AGE) = {"age", "Age", "年龄", NULL, JIN_TYPE_INTEGER, 0, .compute = compute_age, .expression = "years(birth)"},
    F (PERSON_ID_NUMBER) = {"id_number", "ID Number", "身份证号", NULL, JIN_TYPE_ID_NUMBER, JIN_FIELD_SEARCH},
    F (PERSON_PHONE) = {"phone", "Phone", "电话", NULL, JIN_TYPE_PHONE, JIN_FIELD_SEARCH},
    F (PERSON_HEALTH) = {"health", "Health", "健康", NULL, JIN_TYPE_CHOICE, 0, .list = "health"},
    F (PERSON_HOBBIES) = {"hobbies", "Hobbies", "爱好", NULL, JIN_TYPE_CHOICES, 0, .list = "hobby"},
    F (PERSON_BRANCH) = {"branch", "Branch", "党支部", NULL, JIN_TYPE_REFERENCE, JIN_FIELD_SEARCH, .target = &t_organisation_entity, .mirror = MEMBERSHIP_BRANCH},
    F (PERSON_STATUS) = {"status", "Status", "党员类别", NULL, JIN_TYPE_CHOICE, 0, .list = "status", .mirror = MEMBERSHIP_STATUS},
    F (PERSON_DUES) = {"dues", "Dues", "党费", NULL, JIN_TYPE_MONEY, 0},
    F (PERSON_WEIGHT) = {"weight", "Weight", "体重", NULL, JIN_TYPE_DECIMAL, 0},
    F (PERSON_LIVES_ALONE) = {"lives_alone", "Lives Alone", "独居", NULL, JIN_TYPE_BOOLEAN, 0},
    F (PERSON_ADDRESS) = {"address", "Address", "住址", NULL, JIN_TYPE_TEXT, JIN_FIELD_SEARCH | JIN_FIELD_ADDRESS},
    F (PERSON_LIST_ORDER) = {"list_order", "List Order", "序号", NULL, JIN_TYPE_INTEGER, 0},
    F (PERSON_JOINED) = {"joined", "Joined", "入党年月", NULL, JIN_TYPE_MONTH, 0},
    F (PERSON_LAST_VISIT) = {"last_visit", "Last Visit", "最近走访", NULL, JIN_TYPE_DATE, JIN_FIELD_READ_ONLY, .expression = "last(visit.date where result is empty or result in (1,2))"},
    F (PERSON_VISITS) = {"visits", "Visits", "走访次数", NULL, JIN_TYPE_INTEGER, JIN_FIELD_READ_ONLY, .expression = "count(visit)"},
    F (PERSON_GIFTS) = {"gifts", "Gifts", "慰问金", NULL, JIN_TYPE_MONEY, JIN_FIELD_READ_ONLY, .expression = "sum(visit.gift)"},
    F (PERSON_LAST_ATTENDED) = {"last_attended", "Last Attended", "最近参加", NULL, JIN_TYPE_TIME, JIN_FIELD_READ_ONLY, .expression = "last(attendance.activity.start where state in (1,2))"},
};
G_STATIC_ASSERT (G_N_ELEMENTS (person_fields) == JIN_FIELD_INDEX (PERSON_END));

/* The name alone says what the check thinks of a person. */
static void
check_person (JinRecord *record, const JinContext *context, JinLookup *lookup, GPtrArray *issues)
{
  const char *name = jin_record_get_text (record, PERSON_NAME);
  if (g_str_has_prefix (name, "错"))
    jin_issues_add (issues, JIN_ISSUE_ERROR, PERSON_NAME, "R0", NULL, "wrong name %s", name);
  if (jin_date_is_none (jin_record_get_date (record, PERSON_BIRTH)) && g_str_has_prefix (name, "疑"))
    jin_issues_add (issues, JIN_ISSUE_HINT, PERSON_BIRTH, "R1", NULL, "no birthday");
  if (g_str_has_prefix (name, "独"))
    {
      g_autofree char *filter = g_strdup_printf ("name='%s'", name);
      if (jin_lookup_exists (lookup, &t_person_entity, filter, context))
        jin_issues_add (issues, JIN_ISSUE_ERROR, PERSON_NAME, "R10", NULL, "%s is there already", name);
    }
}

/* Women's birthdays are on the 8th of March unless known. */
static void
derive_person (JinRecord *record, const JinContext *context)
{
  if (jin_record_is_empty (record, PERSON_BIRTH) && g_str_equal (jin_record_get_text (record, PERSON_SEX), "2"))
    jin_record_set_date (record, PERSON_BIRTH, JIN_DATE (1940, 3, 8));
}

const JinEntity t_person_entity = {
    .number = T_PERSON,
    .name = "person",
    .label = "Person",
    .plural = "People",
    .heads = "花名册",
    .flags = JIN_ENTITY_PEOPLE,
    .fields = person_fields,
    .n_fields = G_N_ELEMENTS (person_fields),
    .title = PERSON_NAME,
    .order = "list_order, name",
    .derive = derive_person,
    .check = check_person,
};

static const JinField organisation_fields[] = {
    F (ORGANISATION_NAME) = {"name", "Name", "名称", NULL, JIN_TYPE_TEXT, JIN_FIELD_REQUIRED | JIN_FIELD_NAME | JIN_FIELD_SEARCH},
    F (ORGANISATION_KIND) = {"kind", "Kind", "类别", NULL, JIN_TYPE_CHOICE, 0, .list = "kind"},
    F (ORGANISATION_PARENT) = {"parent", "Parent", "上级", NULL, JIN_TYPE_REFERENCE, 0, .target = &t_organisation_entity},
    F (ORGANISATION_MEMBERS) = {"members", "Members", "人数", NULL, JIN_TYPE_INTEGER, JIN_FIELD_READ_ONLY, .expression = "count(person where status=full)"},
    F (ORGANISATION_VISITS) = {"visits", "Visits", "走访", NULL, JIN_TYPE_INTEGER, JIN_FIELD_READ_ONLY, .expression = "sum(person.visits)"},
};
G_STATIC_ASSERT (G_N_ELEMENTS (organisation_fields) == JIN_FIELD_INDEX (ORGANISATION_END));

const JinEntity t_organisation_entity = {
    .number = T_ORGANISATION,
    .name = "organisation",
    .label = "Organisation",
    .plural = "Organisations",
    .heads = "党组织",
    .fields = organisation_fields,
    .n_fields = G_N_ELEMENTS (organisation_fields),
    .title = ORGANISATION_NAME,
    .order = "name",
};

static const JinField membership_fields[] = {
    F (MEMBERSHIP_PERSON) = {"person", "Person", "姓名", NULL, JIN_TYPE_REFERENCE, JIN_FIELD_OWNER | JIN_FIELD_REQUIRED, .target = &t_person_entity},
    F (MEMBERSHIP_BRANCH) = {"branch", "Branch", "党支部", NULL, JIN_TYPE_REFERENCE, 0, .target = &t_organisation_entity},
    F (MEMBERSHIP_STATUS) = {"status", "Status", "类别", NULL, JIN_TYPE_CHOICE, 0, .list = "status"},
    F (MEMBERSHIP_FROM) = {"from", "From", "起", NULL, JIN_TYPE_DATE, 0},
    F (MEMBERSHIP_UNTIL) = {"until", "Until", "止", NULL, JIN_TYPE_DATE, 0},
};
G_STATIC_ASSERT (G_N_ELEMENTS (membership_fields) == JIN_FIELD_INDEX (MEMBERSHIP_END));

const JinEntity t_membership_entity = {
    .number = T_MEMBERSHIP,
    .name = "membership",
    .label = "Membership",
    .plural = "Memberships",
    .heads = "组织关系",
    .flags = JIN_ENTITY_SPAN,
    .fields = membership_fields,
    .n_fields = G_N_ELEMENTS (membership_fields),
    .title = MEMBERSHIP_BRANCH,
    .span_from = MEMBERSHIP_FROM,
    .span_until = MEMBERSHIP_UNTIL,
    .order = "from",
};

static const JinField visit_fields[] = {
    F (VISIT_PERSON) = {"person", "Person", "姓名", NULL, JIN_TYPE_REFERENCE, JIN_FIELD_OWNER | JIN_FIELD_REQUIRED, .target = &t_person_entity},
    F (VISIT_DATE) = {"date", "Date", "日期", NULL, JIN_TYPE_DATE, 0},
    F (VISIT_GIFT) = {"gift", "Gift", "慰问金", NULL, JIN_TYPE_MONEY, 0},
    F (VISIT_RESULT) = {"result", "Result", "结果", NULL, JIN_TYPE_CHOICE, 0, .list = "result"},
};
G_STATIC_ASSERT (G_N_ELEMENTS (visit_fields) == JIN_FIELD_INDEX (VISIT_END));

const JinEntity t_visit_entity = {
    .number = T_VISIT,
    .name = "visit",
    .label = "Visit",
    .plural = "Visits",
    .heads = "走访",
    .fields = visit_fields,
    .n_fields = G_N_ELEMENTS (visit_fields),
    .title = VISIT_PERSON,
    .when = VISIT_DATE,
    .order = "-date",
};

static const JinField activity_fields[] = {
    F (ACTIVITY_TITLE) = {"title", "Title", "名称", NULL, JIN_TYPE_TEXT, JIN_FIELD_REQUIRED | JIN_FIELD_SEARCH},
    F (ACTIVITY_START) = {"start", "Start", "时间", NULL, JIN_TYPE_TIME, 0},
    F (ACTIVITY_TYPES) = {"types", "Types", "类型", NULL, JIN_TYPE_CHOICES, 0, .list = "activity_type"},
    F (ACTIVITY_ORGANISATION) = {"organisation", "Organisation", "党组织", NULL, JIN_TYPE_REFERENCE, 0, .target = &t_organisation_entity},
    F (ACTIVITY_EXPECTED) = {"expected", "Expected", "应到", NULL, JIN_TYPE_INTEGER, 0},
};
G_STATIC_ASSERT (G_N_ELEMENTS (activity_fields) == JIN_FIELD_INDEX (ACTIVITY_END));

const JinEntity t_activity_entity = {
    .number = T_ACTIVITY,
    .name = "activity",
    .label = "Activity",
    .plural = "Activities",
    .heads = "活动",
    .fields = activity_fields,
    .n_fields = G_N_ELEMENTS (activity_fields),
    .title = ACTIVITY_TITLE,
    .when = ACTIVITY_START,
    .order = "-start",
};

static const JinField attendance_fields[] = {
    F (ATTENDANCE_ACTIVITY) = {"activity", "Activity", "活动", NULL, JIN_TYPE_REFERENCE, JIN_FIELD_OWNER | JIN_FIELD_REQUIRED, .target = &t_activity_entity},
    F (ATTENDANCE_PERSON) = {"person", "Person", "姓名", NULL, JIN_TYPE_REFERENCE, JIN_FIELD_REQUIRED, .target = &t_person_entity},
    F (ATTENDANCE_STATE) = {"state", "State", "出席", NULL, JIN_TYPE_CHOICE, 0, .list = "attendance"},
};
G_STATIC_ASSERT (G_N_ELEMENTS (attendance_fields) == JIN_FIELD_INDEX (ATTENDANCE_END));

const JinEntity t_attendance_entity = {
    .number = T_ATTENDANCE,
    .name = "attendance",
    .label = "Attendance",
    .plural = "Attendance",
    .heads = "签到表",
    .fields = attendance_fields,
    .n_fields = G_N_ELEMENTS (attendance_fields),
    .title = ATTENDANCE_PERSON,
    .order = "person",
};

static const JinField view_fields[] = {
    F (VIEW_NAME) = {"name", "Name", "名称", NULL, JIN_TYPE_TEXT, JIN_FIELD_REQUIRED},
};
G_STATIC_ASSERT (G_N_ELEMENTS (view_fields) == JIN_FIELD_INDEX (VIEW_END));

const JinEntity t_view_entity = {
    .number = T_VIEW,
    .name = "view",
    .label = "View",
    .plural = "Views",
    .heads = "视图",
    .flags = JIN_ENTITY_SYSTEM,
    .fields = view_fields,
    .n_fields = G_N_ELEMENTS (view_fields),
    .title = VIEW_NAME,
    .order = "name",
};

static const JinField contact_fields[] = {
    F (CONTACT_PERSON) = {"person", "Person", "姓名", NULL, JIN_TYPE_REFERENCE, JIN_FIELD_OWNER | JIN_FIELD_REQUIRED, .target = &t_person_entity},
    F (CONTACT_NAME) = {"name", "Name", "家属姓名", NULL, JIN_TYPE_TEXT, JIN_FIELD_REQUIRED | JIN_FIELD_NAME | JIN_FIELD_SEARCH},
    F (CONTACT_RELATIONSHIP) = {"relationship", "Relationship", "关系", NULL, JIN_TYPE_TEXT, 0},
    F (CONTACT_PHONE) = {"phone", "Phone", "家属电话", NULL, JIN_TYPE_PHONE, JIN_FIELD_SEARCH},
};
G_STATIC_ASSERT (G_N_ELEMENTS (contact_fields) == JIN_FIELD_INDEX (CONTACT_END));

const JinEntity t_contact_entity = {
    .number = T_CONTACT,
    .name = "contact",
    .label = "Contact",
    .plural = "Contacts",
    .heads = "家属",
    .flags = JIN_ENTITY_FINDS_OWNER,
    .fields = contact_fields,
    .n_fields = G_N_ELEMENTS (contact_fields),
    .title = CONTACT_NAME,
    .order = "name",
};

static const JinEntity *const items[] = {
    &t_person_entity, &t_organisation_entity, &t_membership_entity, &t_visit_entity,
    &t_activity_entity, &t_attendance_entity, &t_view_entity, &t_contact_entity, &jin_custom_field_entity};

const JinEntities t_entities = {items, G_N_ELEMENTS (items)};

/* ---- fixture ---- */

JinStore *
t_open (const char *path, JinStoreFlags flags)
{
  g_autoptr (GError) error = NULL;
  g_resources_register (store_test_get_resource ());
  JinStore *store = jin_store_open_with (path, &t_entities, T_RESOURCES, flags, &error);
  g_assert_no_error (error);
  g_assert_nonnull (store);
  return store;
}

void
fixture_set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("jinqiu-store-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "office.db", NULL);
  fixture->context = (JinContext){JIN_DATE (2026, 11, 20), JIN_DATE (2026, 11, 20), "op", NULL};
  fixture->store = t_open (fixture->path, JIN_STORE_CREATE);
}

static void
remove_folder (const char *folder)
{
  test_remove_folder (folder);
}

static gboolean
is_alone (gpointer store)
{
  return g_atomic_int_get (&G_OBJECT (store)->ref_count) == 1;
}

void
t_finish (JinStore *store)
{
  /* News and questions under way hold a reference. */
  t_wait (is_alone, store);
  g_assert_finalize_object (store);
}

void
fixture_tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->store != NULL)
    t_finish (fixture->store);
  remove_folder (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
}

void
fixture_reopen (Fixture *fixture)
{
  t_finish (fixture->store);
  fixture->store = t_open (fixture->path, 0);
}

void
t_add (const char *name, void (*test) (Fixture *fixture, gconstpointer data))
{
  g_setenv ("JINQIU_NOW", "2026-11-20T09:00", TRUE);
  g_test_add (name, Fixture, NULL, fixture_set_up, test, fixture_tear_down);
}

/* ---- shorthands ---- */

gint64
t_put (Fixture *fixture, JinRecord *record, JinRecord *base, JinDate as_of)
{
  g_autoptr (JinChanges) changes = jin_changes_new ("put");
  g_autoptr (GError)     error = NULL;
  jin_changes_put (changes, record, base, as_of);
  gint64 txn = jin_store_commit (fixture->store, changes, &fixture->context, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (txn, !=, 0);
  return jin_record_get_id (record);
}

gint64
t_person (Fixture *fixture, const char *name)
{
  g_autoptr (JinRecord) person = jin_record_new (&t_person_entity);
  jin_record_set_text (person, PERSON_NAME, name);
  return t_put (fixture, person, NULL, JIN_DATE_NONE);
}

gint64
t_organisation (Fixture *fixture, const char *name, const char *kind)
{
  g_autoptr (JinRecord) organisation = jin_record_new (&t_organisation_entity);
  jin_record_set_text (organisation, ORGANISATION_NAME, name);
  jin_record_set_text (organisation, ORGANISATION_KIND, kind);
  return t_put (fixture, organisation, NULL, JIN_DATE_NONE);
}

gint64
t_visit (Fixture *fixture, gint64 person, const char *date, gint64 gift)
{
  g_autoptr (JinRecord) visit = jin_record_new (&t_visit_entity);
  jin_record_set_ref (visit, VISIT_PERSON, person, NULL);
  jin_record_set_date (visit, VISIT_DATE, jin_date_parse_iso (date));
  jin_record_set_int (visit, VISIT_GIFT, gift);
  return t_put (fixture, visit, NULL, JIN_DATE_NONE);
}

gint64
t_contact (Fixture *fixture, gint64 person, const char *name, const char *phone)
{
  g_autoptr (JinRecord) contact = jin_record_new (&t_contact_entity);
  jin_record_set_ref (contact, CONTACT_PERSON, person, NULL);
  jin_record_set_text (contact, CONTACT_NAME, name);
  jin_record_set_text (contact, CONTACT_PHONE, phone);
  return t_put (fixture, contact, NULL, JIN_DATE_NONE);
}

JinRecord *
t_get (Fixture *fixture, const JinEntity *entity, gint64 id)
{
  g_autoptr (GError) error = NULL;
  JinRecord         *record = jin_store_get (fixture->store, entity, id, &error);
  g_assert_no_error (error);
  return record;
}

void
t_set (Fixture *fixture, const JinEntity *entity, gint64 id, int field, const char *text, JinDate as_of)
{
  g_autoptr (JinRecord) base = t_get (fixture, entity, id);
  g_autoptr (JinRecord) record = jin_record_copy (base);
  const JinField       *declared = jin_entity_field (entity, field);
  g_autoptr (JsonNode)  node = json_node_alloc ();
  switch (declared->type)
    {
    case JIN_TYPE_INTEGER:
    case JIN_TYPE_MONEY:
    case JIN_TYPE_BOOLEAN:
    case JIN_TYPE_REFERENCE:
      json_node_init_int (node, text != NULL ? g_ascii_strtoll (text, NULL, 10) : 0);
      break;
    default:
      json_node_init_string (node, text);
      break;
    }
  jin_record_take (record, field, text != NULL ? jin_row_json_value (declared, node) : (JinValue)JIN_VALUE_INIT);
  t_put (fixture, record, base, as_of);
}

char *
t_find (Fixture *fixture, const char *text)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (JinFilter) filter = jin_filter_parse (jin_store_get_entities (fixture->store), &t_person_entity, text, &error);
  g_assert_no_error (error);
  JinQuery              query = {&t_person_entity, filter, NULL, fixture->context};
  g_autoptr (GPtrArray) rows = jin_store_query (fixture->store, &query, 0, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (jin_store_count (fixture->store, &query, NULL, &error), ==, rows->len);
  g_autoptr (GString) names = g_string_new (NULL);
  for (guint i = 0; i < rows->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? " " : "", jin_record_get_title (rows->pdata[i]));
  return g_strdup (names->str);
}

static gboolean
timeout_cb (gpointer data)
{
  *(gboolean *)data = TRUE;
  return G_SOURCE_REMOVE;
}

void
t_wait (gboolean (*done) (gpointer data), gpointer data)
{
  gboolean late = FALSE;
  guint    timeout = g_timeout_add_seconds (20, timeout_cb, &late);
  while (!done (data) && !late)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (late);
  g_source_remove (timeout);
}

char *
t_sql (Fixture *fixture, const char *sql)
{
  g_autoptr (GError)        error = NULL;
  g_autoptr (JinConnection) connection = jin_connection_open (&jin_sqlite_driver, fixture->path, JIN_OPEN_READ_ONLY, &error);
  g_assert_no_error (error);
  g_autoptr (JinStatement) statement = jin_connection_prepare (connection, sql, "test", &error);
  g_assert_no_error (error);
  g_assert_true (jin_statement_step (statement, &error));
  char *value = g_strdup (jin_statement_get_text (statement, 0));
  g_clear_pointer (&statement, jin_statement_release);
  return value;
}
