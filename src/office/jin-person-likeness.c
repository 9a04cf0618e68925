/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "office/jin-different-people.h"
#include "office/jin-person.h"
#include "office/jin-rules-likeness.h"
#include "record/jin-merging.h"
#include "record/jin-record.h"

/* When two people of the roster may be one (R10), the surest reason first. */

/* So many with one telephone are an office or a home, not one person. */
#define PHONE_CROWD 20

static gboolean
have_like_ids (JinRecord *one, JinRecord *other)
{
  return jin_ids_are_alike (jin_record_get_text (one, JIN_PERSON_ID_NUMBER), jin_record_get_text (other, JIN_PERSON_ID_NUMBER));
}

static gboolean
is_known_to_the_day (JinRecord *person)
{
  return jin_date_precision (jin_record_get_date (person, JIN_PERSON_BIRTH)) == JIN_PRECISION_DAY;
}

/* Where two ID numbers differ, they decide (R10); but a number from the wrong line of a sheet is met with, so the very same
 * day is worth a look. */
static JinLikeLevel
judge_namesakes (JinRecord *one, JinRecord *other)
{
  if (have_like_ids (one, other))
    return JIN_LIKE_PROBABLY;
  return is_known_to_the_day (one) && is_known_to_the_day (other) ? JIN_LIKE_PERHAPS : JIN_LIKE_NOT;
}

static gboolean
have_like_births (JinRecord *one, JinRecord *other)
{
  JinDate a = jin_record_get_date (one, JIN_PERSON_BIRTH), b = jin_record_get_date (other, JIN_PERSON_BIRTH);

  return jin_date_is_none (a) || jin_date_is_none (b) || jin_date_contains (a, b) || jin_date_contains (b, a);
}

/* Brothers and sisters share telephones, too: who differs in both birth and number is somebody else. */
static JinLikeLevel
judge_phone (JinRecord *one, JinRecord *other)
{
  if (!jin_names_are_alike (jin_record_get_text (one, JIN_PERSON_NAME), jin_record_get_text (other, JIN_PERSON_NAME)))
    return JIN_LIKE_NOT;
  return have_like_births (one, other) || have_like_ids (one, other) ? JIN_LIKE_PERHAPS : JIN_LIKE_NOT;
}

static const JinLikeness likenesses[] = {
    {NC_ ("likeness", "Same ID number"), {JIN_PERSON_ID_NUMBER}, 0, JIN_LIKE_SURELY, NULL},
     {NC_ ("likeness", "Same name and date of birth"), {JIN_PERSON_NAME, JIN_PERSON_BIRTH}, 0, JIN_LIKE_PROBABLY, judge_namesakes},
      {NC_ ("likeness", "Same telephone, similar name"), {JIN_PERSON_PHONE}, PHONE_CROWD, JIN_LIKE_PERHAPS, judge_phone},
       {NC_ ("likeness", "Same home telephone, similar name"), {JIN_PERSON_HOME_PHONE}, PHONE_CROWD, JIN_LIKE_PERHAPS, judge_phone},
};

const JinMerging jin_person_merging = {
    .likenesses = likenesses,
    .n_likenesses = G_N_ELEMENTS (likenesses),
    .merged_into = JIN_PERSON_MERGED_INTO,
    .distinction = &jin_different_people_entity,
    .one = JIN_DIFFERENT_PEOPLE_ONE,
    .other = JIN_DIFFERENT_PEOPLE_OTHER,
};
