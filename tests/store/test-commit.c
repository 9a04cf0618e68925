/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-ledgers.h"

#include "base/jin-error.h"
#include "base/jin-minute.h"

/* ---- what is put comes back ---- */

static void
test_round_trip (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JinRecord) person = jin_record_new (&t_person_entity);
  jin_record_set_text (person, PERSON_NAME, "单雄信");
  jin_record_set_date (person, PERSON_BIRTH, JIN_DATE (1948, 10, 0));
  jin_record_set_date (person, PERSON_JOINED, JIN_DATE (1966, 7, 0));
  jin_record_set_text (person, PERSON_HOBBIES, "3,1,2");
  jin_record_set_int (person, PERSON_DUES, 123450);
  jin_record_take (person, PERSON_WEIGHT, jin_value_real (61.5));
  jin_record_set_int (person, PERSON_LIVES_ALONE, 1);
  jin_record_set_text (person, PERSON_PHONE, "13812345678");
  jin_record_set_custom (person, "c_nick", "老\"单");
  gint64 id = t_put (fixture, person, NULL, JIN_DATE_NONE);
  g_assert_cmpint (id, ==, 1);

  g_autoptr (JinRecord) read = t_get (fixture, &t_person_entity, id);
  g_assert_cmpstr (jin_record_get_uid (read), ==, jin_record_get_uid (person));
  g_assert_cmpint (jin_record_get_revision (read), ==, 1);
  g_assert_cmpstr (jin_record_get_text (read, PERSON_NAME), ==, "单雄信");
  g_assert_true (jin_date_equal (jin_record_get_date (read, PERSON_BIRTH), JIN_DATE (1948, 10, 0)));
  g_assert_true (jin_date_equal (jin_record_get_date (read, PERSON_JOINED), JIN_DATE (1966, 7, 0)));
  g_assert_cmpstr (jin_record_get_text (read, PERSON_HOBBIES), ==, "1,2,3");
  g_assert_cmpint (jin_record_get_int (read, PERSON_DUES), ==, 123450);
  g_assert_cmpfloat (jin_record_get_real (read, PERSON_WEIGHT), ==, 61.5);
  g_assert_cmpint (jin_record_get_int (read, PERSON_LIVES_ALONE), ==, 1);
  g_assert_true (jin_record_is_empty (read, PERSON_HEALTH));
  g_assert_cmpint (jin_record_get_int (read, PERSON_VISITS), ==, 0);
  g_assert_cmpstr (jin_record_get_custom (read, "c_nick"), ==, "老\"单");

  g_autoptr (JinRecord) by_uid = jin_store_get_by_uid (fixture->store, &t_person_entity, jin_record_get_uid (person), NULL);
  g_assert_cmpint (jin_record_get_id (by_uid), ==, id);

  /* keys made on save: surnames read as surnames, texts reversed for their tails */
  g_autofree char *keys = t_sql (fixture, "SELECT name_pinyin || ' ' || name_initials || ' ' || phone_rev FROM person");
  g_assert_cmpstr (keys, ==, "shanxiongxin sxx 87654321831");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  t_add ("/store/commit/round-trip", test_round_trip);
  return g_test_run ();
}
