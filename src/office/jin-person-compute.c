/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include "base/jin-lunar.h"
#include "office/jin-codes.h"
#include "office/jin-person.h"
#include "office/jin-rules-party-age.h"
#include "office/jin-rules-person.h"
#include "record/jin-record.h"

#include <string.h>

/* The person's fields that are worked out on the as-of day and kept nowhere. */

static const JinValue NOTHING = JIN_VALUE_INIT;

static gboolean
has_code (JinRecord  *person,
          int         field,
          const char *code)
{
  return strcmp (jin_record_get_text (person, field), code) == 0;
}

static gboolean
has_died (JinRecord *person)
{
  return has_code (person, JIN_PERSON_STATE, JIN_STATE_DIED);
}

static JinValue
years (JinRecord        *person,
       int               field,
       const JinContext *context)
{
  int age = jin_date_age (jin_record_get_date (person, field), context->as_of, NULL);

  return age < 0 ? NOTHING : jin_value_int (age);
}

JinValue
jin_person_age (JinRecord        *person,
                const JinContext *context)
{
  return years (person, JIN_PERSON_BIRTH, context);
}

/* Only what is recorded: the suggestion of R58 stays a hint, so that the figure and its filter agree. */
JinValue
jin_person_party_age (JinRecord        *person,
                      const JinContext *context)
{
  return years (person, JIN_PERSON_PARTY_FULL, context);
}

/* R14 */
JinValue
jin_person_next_birthday (JinRecord        *person,
                          const JinContext *context)
{
  JinDate birth = jin_record_get_date (person, JIN_PERSON_BIRTH);
  JinDate next;

  if (has_died (person) || jin_date_precision (birth) != JIN_PRECISION_DAY)
    return NOTHING;
  if (has_code (person, JIN_PERSON_BIRTH_KIND, JIN_BIRTH_LUNAR))
    next = jin_lunar_next_birthday (birth, context->as_of);
  else
    next = jin_date_next_anniversary (birth, context->as_of);
  return jin_date_is_none (next) ? NOTHING : jin_value_date (next);
}

/* R63 */
JinValue
jin_person_political_birthday (JinRecord        *person,
                               const JinContext *context)
{
  JinDate next = jin_political_birthday (jin_record_get_date (person, JIN_PERSON_PARTY_JOIN), context->as_of);

  return has_died (person) || jin_date_is_none (next) ? NOTHING : jin_value_date (next);
}

/* E13 follows from E12 (§3.0). */
JinValue
jin_person_self_care (JinRecord        *person,
                      const JinContext *context)
{
  if (jin_record_is_empty (person, JIN_PERSON_HEALTH))
    return NOTHING;
  if (has_code (person, JIN_PERSON_HEALTH, JIN_HEALTH_DISABLED) || has_code (person, JIN_PERSON_HEALTH, JIN_HEALTH_BEDRIDDEN))
    return jin_value_text (JIN_SELF_CARE_UNABLE);
  return jin_value_text (JIN_SELF_CARE_ABLE);
}

/* R9, in the order of the form; unit and post are one item, and the branch is asked of members alone. */
static const int items[] = {
    JIN_PERSON_BIRTH,
    JIN_PERSON_ID_NUMBER,
    JIN_PERSON_NATION,
    JIN_PERSON_RETIRED_ON,
    JIN_PERSON_WORK_START,
    JIN_PERSON_UNIT,
    JIN_PERSON_UNIT_NATURE,
    JIN_PERSON_RANK,
    JIN_PERSON_TREATMENT,
    JIN_PERSON_POLITICAL_STATUS,
    JIN_PERSON_BRANCH,
    JIN_PERSON_HEALTH,
    JIN_PERSON_LIVING,
    JIN_PERSON_PHONE,
    JIN_PERSON_ADDRESS,
    JIN_PERSON_EMERGENCY_CONTACTS,
};

static gboolean
is_applicable (JinRecord *person,
               int        item)
{
  return item != JIN_PERSON_BRANCH || has_code (person, JIN_PERSON_POLITICAL_STATUS, JIN_POLITICAL_MEMBER) ||
         has_code (person, JIN_PERSON_POLITICAL_STATUS, JIN_POLITICAL_PROBATIONARY);
}

static gboolean
is_filled (JinRecord *person,
           int        item)
{
  switch (item)
    {
    case JIN_PERSON_UNIT:
      return !jin_record_is_empty (person, JIN_PERSON_UNIT) || !jin_record_is_empty (person, JIN_PERSON_POST);
    case JIN_PERSON_EMERGENCY_CONTACTS:
      return jin_record_get_int (person, JIN_PERSON_EMERGENCY_CONTACTS) > 0;
    default:
      return !jin_record_is_empty (person, item);
    }
}

/**
 * jin_person_n_items:
 * @person: somebody
 *
 * Returns: how many items of R9 apply: 16, or 15 for somebody outside the party
 */
int
jin_person_n_items (JinRecord *person)
{
  int n = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (items); i++)
    n += is_applicable (person, items[i]) ? 1 : 0;
  return n;
}

/**
 * jin_person_missing:
 * @person: somebody
 *
 * Returns: (transfer full) (element-type int): fields of the items of R9 that apply and are not known yet, in the order
 *   of the form; the unit stands for unit and post
 */
GArray *
jin_person_missing (JinRecord *person)
{
  GArray *missing = g_array_new (FALSE, FALSE, sizeof (int));

  for (gsize i = 0; i < G_N_ELEMENTS (items); i++)
    if (is_applicable (person, items[i]) && !is_filled (person, items[i]))
      g_array_append_val (missing, items[i]);
  return missing;
}

JinValue
jin_person_completeness (JinRecord        *person,
                         const JinContext *context)
{
  g_autoptr (GArray) missing = jin_person_missing (person);
  int                applicable = jin_person_n_items (person);

  return jin_value_int (jin_completeness (applicable - (int)missing->len, applicable));
}

/* By their official heads: a list of what to ask for goes out to people as it stands. */
JinValue
jin_person_missing_text (JinRecord        *person,
                         const JinContext *context)
{
  g_autoptr (GArray)  missing = jin_person_missing (person);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < missing->len; i++)
    {
      int              item = g_array_index (missing, int, i);
      g_autofree char *head = jin_field_head (jin_entity_field (&jin_person_entity, item));

      g_string_append_printf (text, "%s%s", i > 0 ? "、" : "",
                              item == JIN_PERSON_EMERGENCY_CONTACTS ? "紧急联系人" : item == JIN_PERSON_UNIT ? "原工作单位及职务"
                                                                                                             : head);
    }
  return text->len > 0 ? jin_value_text (text->str) : NOTHING;
}

/* R16 */
JinValue
jin_person_key_care (JinRecord        *person,
                     const JinContext *context)
{
  int age = jin_date_age (jin_record_get_date (person, JIN_PERSON_BIRTH), context->as_of, NULL);

  return jin_value_int (!has_died (person) && jin_is_key_care (age,
                                                               jin_record_get_text (person, JIN_PERSON_LIVING),
                                                               jin_record_get_text (person, JIN_PERSON_HEALTH),
                                                               jin_record_get_text (person, JIN_PERSON_RETIRE_TYPE)));
}
