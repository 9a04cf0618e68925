/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The office's own fields: like any other to whoever asks the store. */
#include "store-ledgers.h"

#include "base/jin-error.h"
#include "office/jin-entities.h"
#include "record/jin-custom-field.h"

static JinRecord *
new_field (const char *label, const char *type, const char *options)
{
  JinRecord *definition = jin_record_new (&jin_custom_field_entity);
  jin_record_set_text (definition, JIN_CUSTOM_FIELD_LEDGER, "person");
  jin_record_set_text (definition, JIN_CUSTOM_FIELD_LABEL, label);
  jin_record_set_text (definition, JIN_CUSTOM_FIELD_TYPE, type);
  jin_record_set_text (definition, JIN_CUSTOM_FIELD_OPTIONS, options);
  return definition;
}

static gint64
add_field (Fixture *fixture, const char *label, const char *type, const char *options)
{
  g_autoptr (JinRecord) definition = new_field (label, type, options);
  return t_put (fixture, definition, NULL, JIN_DATE_NONE);
}

static const JinEntity *
person (JinStore *store)
{
  return jin_entities_find (jin_store_get_entities (store), "person");
}

/* The id of a field by its key; it must be there. */
static int
id_of (JinStore *store, const char *name)
{
  int field = jin_entity_find_field (person (store), name);
  g_assert_cmpint (field, !=, 0);
  return field;
}

static void
set_text (Fixture *fixture, gint64 id, const char *name, const char *text)
{
  g_autoptr (JinRecord) base = t_get (fixture, &t_person_entity, id);
  g_autoptr (JinRecord) copy = jin_record_copy (base);
  jin_record_set_text (copy, id_of (fixture->store, name), text);
  t_put (fixture, copy, base, JIN_DATE_NONE);
}

static void
assert_text (Fixture *fixture, gint64 id, const char *name, const char *text)
{
  g_autoptr (JinRecord) read = t_get (fixture, &t_person_entity, id);
  g_assert_cmpstr (jin_record_get_text (read, id_of (fixture->store, name)), ==, text);
}

/* Saving fails with a sentence that has @word; nothing is left of it. */
static void
assert_refused (Fixture *fixture, JinRecord *record, JinRecord *base, const char *word)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (JinChanges) changes = jin_changes_new ("test");
  jin_changes_put (changes, record, base, JIN_DATE_NONE);
  g_assert_cmpint (jin_store_commit (fixture->store, changes, &fixture->context, NULL, &error), ==, 0);
  g_assert_error (error, JIN_ERROR, JIN_ERROR_INPUT);
  if (strstr (error->message, word) == NULL)
    g_error ("“%s” does not say “%s”", error->message, word);
}

static gboolean
delete_field (Fixture *fixture, gint64 id, GError **error)
{
  g_autoptr (JinRecord)  definition = t_get (fixture, &jin_custom_field_entity, id);
  g_autoptr (JinChanges) changes = jin_changes_new ("delete");
  jin_changes_delete (changes, definition);
  return jin_store_commit (fixture->store, changes, &fixture->context, NULL, error) > 0;
}

/* ---- values ---- */

static void
test_types (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char  *label, *type, *options;
    const char  *name;
    JinFieldType declared;
  } cases[] = {
      {"车牌号", JIN_CUSTOM_TEXT, NULL, "c_chepaihao", JIN_TYPE_TEXT},
      {"身高", JIN_CUSTOM_NUMBER, NULL, "c_shengao", JIN_TYPE_DECIMAL},
      {"体检日期", JIN_CUSTOM_DATE, NULL, "c_tijianriqi", JIN_TYPE_DATE},
      {"会用微信", JIN_CUSTOM_YES_NO, NULL, "c_huiyongweixin", JIN_TYPE_BOOLEAN},
      {"饮食", JIN_CUSTOM_CHOICE, "普食|软食|糖尿病餐", "c_yinshi", JIN_TYPE_CHOICE},
  };
  gint64 id = t_person (fixture, "张三");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      add_field (fixture, cases[i].label, cases[i].type, cases[i].options);
      const JinField *field = jin_entity_field (person (fixture->store), id_of (fixture->store, cases[i].name));
      g_assert_cmpint (field->type, ==, cases[i].declared);
      g_assert_cmpstr (jin_field_label (field), ==, cases[i].label);
    }
  g_autoptr (JinRecord) base = t_get (fixture, &t_person_entity, id);
  g_autoptr (JinRecord) copy = jin_record_copy (base);
  jin_record_set_text (copy, id_of (fixture->store, "c_chepaihao"), "粤\"B");
  jin_record_take (copy, id_of (fixture->store, "c_shengao"), jin_value_real (1.7));
  jin_record_set_date (copy, id_of (fixture->store, "c_tijianriqi"), JIN_DATE (2026, 5, 0));
  jin_record_set_int (copy, id_of (fixture->store, "c_huiyongweixin"), 1);
  jin_record_set_text (copy, id_of (fixture->store, "c_yinshi"), "xruanshi");
  t_put (fixture, copy, base, JIN_DATE_NONE);
  fixture_reopen (fixture);

  g_autoptr (JinRecord) read = t_get (fixture, &t_person_entity, id);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_true (jin_record_same (read, copy, id_of (fixture->store, cases[i].name)));
  g_autofree char *diet = jin_code_list_format (jin_store_get_list (fixture->store, "person.c_yinshi"), "xruanshi");
  g_assert_cmpstr (diet, ==, "软食");
  /* a new record as well as an old one */
  g_autoptr (JinRecord) born = jin_record_new (person (fixture->store));
  jin_record_set_text (born, PERSON_NAME, "李四");
  jin_record_set_date (born, id_of (fixture->store, "c_tijianriqi"), JIN_DATE (2025, 0, 0));
  t_put (fixture, born, NULL, JIN_DATE_NONE);
  g_autofree char *found = t_find (fixture, "year(c_tijianriqi) = 2025");
  g_assert_cmpstr (found, ==, "李四");
}

/* Two people change different fields of the same record. */
static void
test_merging (Fixture *fixture, gconstpointer data)
{
  gint64 id = t_person (fixture, "张三");
  add_field (fixture, "甲", JIN_CUSTOM_TEXT, NULL);
  g_autoptr (JinRecord) base = t_get (fixture, &t_person_entity, id);
  g_autoptr (JinRecord) late = jin_record_copy (base);
  /* made while somebody has the record on screen, who knows nothing of it */
  add_field (fixture, "乙", JIN_CUSTOM_TEXT, NULL);
  set_text (fixture, id, "c_yi", "2");
  jin_record_set_text (late, id_of (fixture->store, "c_jia"), "1");
  t_put (fixture, late, base, JIN_DATE_NONE);
  assert_text (fixture, id, "c_jia", "1");
  assert_text (fixture, id, "c_yi", "2");
}

/* ---- asking ---- */

static void
test_asking (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *filter, *found;
  } cases[] = {
      {"c_yinshi = xruanshi", "李四"},
      {"c_yinshi is empty", "王五"},
      {"not c_chepai is empty", "李四 张三"},
      {"c_chepai ^ '粤B'", "李四 张三"},
      {"c_chepai ~ '22'", "李四"},
      {"c_chepai = '粤B11' or name = '王五'", "王五 张三"},
      /* through a reference, and among children */
      {"any(visit where person.c_yinshi = xpushi)", "张三"},
      {"search '粤B2'", "李四"},
  };
  gint64 zhang = t_person (fixture, "张三"), li = t_person (fixture, "李四");
  t_person (fixture, "王五");
  g_autoptr (JinRecord) plate = new_field ("车牌", JIN_CUSTOM_TEXT, NULL);
  jin_record_set_int (plate, JIN_CUSTOM_FIELD_SEARCHABLE, 1);
  t_put (fixture, plate, NULL, JIN_DATE_NONE);
  add_field (fixture, "饮食", JIN_CUSTOM_CHOICE, "软食|普食");
  set_text (fixture, zhang, "c_chepai", "粤B11");
  set_text (fixture, li, "c_chepai", "粤B22");
  set_text (fixture, zhang, "c_yinshi", "xpushi");
  set_text (fixture, li, "c_yinshi", "xruanshi");
  t_visit (fixture, zhang, "2026-01-01", 0);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *found = t_find (fixture, cases[i].filter);
      if (g_strcmp0 (found, cases[i].found) != 0)
        g_error ("%s: %s", cases[i].filter, found);
    }

  /* sorted by the order of the options, by text, empty ones last */
  static const struct
  {
    const char *sort, *order;
  } sorts[] = {{"c_yinshi", "李四 张三 王五"}, {"-c_yinshi", "张三 李四 王五"}, {"-c_chepai", "李四 张三 王五"}};
  for (guint i = 0; i < G_N_ELEMENTS (sorts); i++)
    {
      g_autoptr (GArray)    order = jin_sort_parse (person (fixture->store), sorts[i].sort, NULL);
      JinQuery              query = {person (fixture->store), NULL, order, fixture->context, NULL};
      g_autoptr (GPtrArray) rows = jin_store_query (fixture->store, &query, 0, NULL, NULL);
      g_autoptr (GString)   names = g_string_new (NULL);
      for (guint j = 0; j < rows->len; j++)
        g_string_append_printf (names, "%s%s", j > 0 ? " " : "", jin_record_get_text (rows->pdata[j], PERSON_NAME));
      g_assert_cmpstr (names->str, ==, sorts[i].order);
    }

  /* grouped */
  const char *const     measures[] = {"count", NULL};
  JinGroup              group = {"c_yinshi", JIN_GROUP_VALUE, NULL, 0};
  JinQuery              query = {&t_person_entity, NULL, NULL, fixture->context, NULL};
  g_autoptr (GPtrArray) rows = jin_store_summarise (fixture->store, &query, &group, 1, measures, NULL, NULL);
  g_assert_cmpuint (rows->len, ==, 3);
  g_assert_cmpstr (((JinSummaryRow *)rows->pdata[1])->keys[0], ==, "xruanshi");
}

static char *
explain (Fixture *fixture, const char *sql)
{
  g_autoptr (JinConnection) connection = jin_connection_open (&jin_sqlite_driver, fixture->path, JIN_OPEN_READ_ONLY, NULL);
  g_autoptr (JinStatement)  statement = jin_connection_prepare (connection, sql, "test", NULL);
  g_assert_true (jin_statement_step (statement, NULL));
  char *plan = g_strdup (jin_statement_get_text (statement, 3));
  g_clear_pointer (&statement, jin_statement_release);
  return plan;
}

static void
test_index (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JinRecord) plate = new_field ("车牌", JIN_CUSTOM_TEXT, NULL);
  jin_record_set_int (plate, JIN_CUSTOM_FIELD_SEARCHABLE, 1);
  t_put (fixture, plate, NULL, JIN_DATE_NONE);
  static const char *const questions[] = {"\"c_chepai\" = '粤B11'", "\"c_chepai\" >= '粤B' AND \"c_chepai\" < '粤C'"};
  for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
    {
      g_autofree char *sql = g_strconcat ("EXPLAIN QUERY PLAN SELECT id FROM person WHERE ", questions[i], NULL);
      g_autofree char *plan = explain (fixture, sql);
      g_assert_nonnull (strstr (plan, "INDEX person_c_chepai"));
    }

  g_autoptr (JinRecord) base = t_get (fixture, &jin_custom_field_entity, jin_record_get_id (plate));
  g_autoptr (JinRecord) plain = jin_record_copy (base);
  jin_record_set_int (plain, JIN_CUSTOM_FIELD_SEARCHABLE, 0);
  t_put (fixture, plain, base, JIN_DATE_NONE);
  g_autofree char *left = t_sql (fixture, "SELECT count (*) FROM sqlite_master WHERE name = 'person_c_chepai'");
  g_assert_cmpstr (left, ==, "0");
}

/* ---- definitions ---- */

static void
test_refusing (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *label, *type, *options, *word;
  } cases[] = {
      {"姓名", JIN_CUSTOM_TEXT, NULL, "姓名"},       /* declared */
      {"车牌", JIN_CUSTOM_NUMBER, NULL, "车牌"},     /* there already */
      {"车|牌", JIN_CUSTOM_TEXT, NULL, "|"},         /* would be two headings */
      {"…", JIN_CUSTOM_TEXT, NULL, "c_"},            /* no key to be made of it */
      {"饮食", JIN_CUSTOM_CHOICE, " | ", "options"}, /* nothing to choose from */
      {" ", JIN_CUSTOM_TEXT, NULL, "Name of Field"}, /* no name */
  };
  add_field (fixture, "车牌", JIN_CUSTOM_TEXT, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (JinRecord) definition = new_field (cases[i].label, cases[i].type, cases[i].options);
      assert_refused (fixture, definition, NULL, cases[i].word);
    }
  g_autoptr (JinRecord) nowhere = new_field ("车号", JIN_CUSTOM_TEXT, NULL);
  jin_record_set_text (nowhere, JIN_CUSTOM_FIELD_LEDGER, "view");
  assert_refused (fixture, nowhere, NULL, "view");

  g_autoptr (JinRecord) base = t_get (fixture, &jin_custom_field_entity, 1);
  g_autoptr (JinRecord) copy = jin_record_copy (base);
  jin_record_set_text (copy, JIN_CUSTOM_FIELD_TYPE, JIN_CUSTOM_DATE);
  assert_refused (fixture, copy, base, "车牌");
}

static void
test_changing (Fixture *fixture, gconstpointer data)
{
  gint64 id = t_person (fixture, "张三");
  gint64 first = add_field (fixture, "饮食", JIN_CUSTOM_CHOICE, "普食|软食");
  int    field = id_of (fixture->store, "c_yinshi");
  gint64 second = add_field (fixture, "车牌", JIN_CUSTOM_TEXT, NULL);
  set_text (fixture, id, "c_yinshi", "xruanshi");

  /* renamed, moved behind the other, an option renamed, one taken away, one added */
  g_autoptr (JinRecord) base = t_get (fixture, &jin_custom_field_entity, first);
  g_autoptr (JinRecord) copy = jin_record_copy (base);
  g_assert_cmpstr (jin_record_get_text (base, JIN_CUSTOM_FIELD_OPTIONS), ==, "xpushi=普食|xruanshi=软食");
  jin_record_set_text (copy, JIN_CUSTOM_FIELD_LABEL, "用餐");
  jin_record_set_text (copy, JIN_CUSTOM_FIELD_OPTIONS, "xpushi=正常|流食");
  jin_record_set_int (copy, JIN_CUSTOM_FIELD_POSITION, 2);
  jin_record_set_int (copy, JIN_CUSTOM_FIELD_HIDDEN, 1);
  t_put (fixture, copy, base, JIN_DATE_NONE);
  g_autoptr (JinRecord) other = t_get (fixture, &jin_custom_field_entity, second);
  g_autoptr (JinRecord) moved = jin_record_copy (other);
  jin_record_set_int (moved, JIN_CUSTOM_FIELD_POSITION, 1);
  t_put (fixture, moved, other, JIN_DATE_NONE);

  const JinEntity *entity = person (fixture->store);
  g_assert_cmpint (id_of (fixture->store, "c_yinshi"), ==, field);
  g_assert_cmpstr (entity->fields[entity->n_fields - 1].label, ==, "用餐");
  g_assert_true (entity->fields[entity->n_fields - 1].flags & JIN_FIELD_HIDDEN);
  assert_text (fixture, id, "c_yinshi", "xruanshi");
  JinCodeList *list = jin_store_get_list (fixture->store, "person.c_yinshi");
  g_assert_cmpstr (jin_code_list_find (list, "xpushi")->label, ==, "正常");
  g_assert_cmpstr (jin_code_list_find (list, "xliushi")->label, ==, "流食");
  /* what rows may have keeps its label */
  g_assert_cmpstr (jin_code_list_find (list, "xruanshi")->label, ==, "软食");
  g_assert_true (jin_code_list_find (list, "xruanshi")->hidden);
}

static void
test_taking_away (Fixture *fixture, gconstpointer data)
{
  gint64             id = t_person (fixture, "张三");
  gint64             definition = add_field (fixture, "车牌", JIN_CUSTOM_TEXT, NULL);
  int                field = id_of (fixture->store, "c_chepai");
  g_autoptr (GError) error = NULL;
  set_text (fixture, id, "c_chepai", "粤B");
  g_assert_false (delete_field (fixture, definition, &error));
  g_assert_error (error, JIN_ERROR, JIN_ERROR_INPUT);
  g_clear_error (&error);
  /* undoing its beginnings would be taking it away, too */
  set_text (fixture, id, "c_chepai", NULL);
  g_assert_true (delete_field (fixture, definition, &error));
  g_assert_cmpint (jin_entity_find_field (person (fixture->store), "c_chepai"), ==, 0);
  /* another of the same name is another field */
  add_field (fixture, "车牌", JIN_CUSTOM_DATE, NULL);
  g_assert_cmpint (id_of (fixture->store, "c_chepai"), !=, field);
  g_autofree char *found = t_find (fixture, "c_chepai is empty");
  g_assert_cmpstr (found, ==, "张三");
}

static void
undo (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_assert_cmpint (jin_store_undo (fixture->store, 0, &fixture->context, &error), >, 0);
  g_assert_no_error (error);
}

static void
test_undo (Fixture *fixture, gconstpointer data)
{
  gint64             id = t_person (fixture, "张三");
  gint64             definition = add_field (fixture, "车牌", JIN_CUSTOM_TEXT, NULL);
  g_autoptr (GError) error = NULL;
  set_text (fixture, id, "c_chepai", "粤B");
  undo (fixture);
  assert_text (fixture, id, "c_chepai", "");
  undo (fixture);
  g_assert_cmpint (jin_entity_find_field (person (fixture->store), "c_chepai"), ==, 0);
  g_assert_cmpint (jin_store_redo (fixture->store, &fixture->context, &error), >, 0);
  g_assert_cmpint (jin_store_redo (fixture->store, &fixture->context, &error), >, 0);
  assert_text (fixture, id, "c_chepai", "粤B");

  g_autoptr (GPtrArray) history = jin_store_record_history (fixture->store, &t_person_entity, id, NULL);
  JinFieldChange       *last = history->pdata[0];
  g_assert_cmpint (last->field, ==, id_of (fixture->store, "c_chepai"));
  g_assert_cmpstr (last->after, ==, "粤B");
  (void)definition;
}

/* ---- others ---- */

static gboolean
knows_field (gpointer store)
{
  return jin_entity_find_field (person (store), "c_chepai") != 0;
}

static void
count_cb (int *n)
{
  *n += 1;
}

/* Another program makes a field: whoever has the database open learns of it. */
static void
test_another_program (Fixture *fixture, gconstpointer data)
{
  JinStore        *other = t_open (fixture->path, 0);
  JinStore        *reader = t_open (fixture->path, JIN_STORE_READ_ONLY);
  int              n = 0;
  const JinEntity *before = person (other);
  g_signal_connect_swapped (other, "fields-changed", G_CALLBACK (count_cb), &n);
  g_signal_connect_swapped (reader, "fields-changed", G_CALLBACK (count_cb), &n);
  g_signal_connect_swapped (other, "changed", G_CALLBACK (count_cb), &(int){0});
  g_signal_connect_swapped (reader, "changed", G_CALLBACK (count_cb), &(int){0});
  gint64 id = t_person (fixture, "张三");
  add_field (fixture, "车牌", JIN_CUSTOM_TEXT, NULL);
  set_text (fixture, id, "c_chepai", "粤B");

  /* not yet knowing it, the other one loses nothing of it */
  g_autoptr (JinRecord)  base = jin_store_get (other, before, id, NULL);
  g_autoptr (JinRecord)  copy = jin_record_copy (base);
  g_autoptr (JinChanges) changes = jin_changes_new ("other");
  jin_record_set_text (copy, PERSON_NAME, "李四");
  jin_changes_put (changes, copy, base, JIN_DATE_NONE);
  g_assert_cmpint (jin_store_commit (other, changes, &fixture->context, NULL, NULL), >, 0);
  assert_text (fixture, id, "c_chepai", "粤B");

  t_wait (knows_field, other);
  t_wait (knows_field, reader);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpint (n, ==, 2);
  /* the old declarations can still be used */
  g_assert_cmpint (jin_entity_find_field (before, "c_chepai"), ==, 0);
  g_autoptr (JinRecord) read = jin_store_get (reader, before, id, NULL);
  g_assert_cmpstr (jin_record_get_text (read, id_of (reader, "c_chepai")), ==, "粤B");
  t_finish (other);
  t_finish (reader);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  t_add ("/custom/types", test_types);
  t_add ("/custom/merging", test_merging);
  t_add ("/custom/asking", test_asking);
  t_add ("/custom/index", test_index);
  t_add ("/custom/refusing", test_refusing);
  t_add ("/custom/changing", test_changing);
  t_add ("/custom/taking-away", test_taking_away);
  t_add ("/custom/undo", test_undo);
  t_add ("/custom/another-program", test_another_program);
  return g_test_run ();
}
