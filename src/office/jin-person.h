/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "office/jin-entities.h"
#include "record/jin-context.h"
#include "record/jin-lookup.h"

G_BEGIN_DECLS

/* Person (老同志): one row a person whom the office knows, in the order of the form (F1, F24). */
enum {
  JIN_PERSON_NAME = JIN_FIELD_ID (JIN_ENTITY_PERSON, 0),
  JIN_PERSON_FORMER_NAME,
  JIN_PERSON_SEX,
  JIN_PERSON_BIRTH,
  JIN_PERSON_BIRTH_KIND,
  JIN_PERSON_AGE,
  JIN_PERSON_NEXT_BIRTHDAY,
  JIN_PERSON_ID_NUMBER,
  JIN_PERSON_NATION,
  JIN_PERSON_NATIVE_PLACE,
  JIN_PERSON_BIRTHPLACE,
  JIN_PERSON_EDUCATION,
  JIN_PERSON_MARRIAGE,
  JIN_PERSON_PHOTO,
  JIN_PERSON_RETIRE_TYPE,
  JIN_PERSON_RETIRED_ON,
  JIN_PERSON_WORK_START,
  JIN_PERSON_REVOLUTION_DATE,
  JIN_PERSON_REVOLUTION_PERIOD,
  JIN_PERSON_UNIT,
  JIN_PERSON_POST,
  JIN_PERSON_UNIT_NATURE,
  JIN_PERSON_PERSONNEL_CATEGORY,
  JIN_PERSON_UNIT_AREA,
  JIN_PERSON_TITLE,
  JIN_PERSON_RANK,
  JIN_PERSON_RANK_PARALLEL,
  JIN_PERSON_TREATMENT,
  JIN_PERSON_TREATMENT_ON,
  JIN_PERSON_TREATMENT_DOC,
  JIN_PERSON_MEDICAL,
  JIN_PERSON_MEDICAL_NUMBER,
  JIN_PERSON_VETERAN_WORKER,
  JIN_PERSON_ARMY_RETIREE,
  JIN_PERSON_HONOURS,
  JIN_PERSON_POLITICAL_STATUS,
  JIN_PERSON_PARTY_JOIN,
  JIN_PERSON_PARTY_FULL,
  JIN_PERSON_PARTY_AGE,
  JIN_PERSON_POLITICAL_BIRTHDAY,
  JIN_PERSON_BRANCH,
  JIN_PERSON_PARTY_GROUP,
  JIN_PERSON_MEMBER_STATUS,
  JIN_PERSON_DUES_BASE,
  JIN_PERSON_MEDAL_YEAR,
  JIN_PERSON_MEDAL_NUMBER,
  JIN_PERSON_HEALTH,
  JIN_PERSON_SELF_CARE,
  JIN_PERSON_LIVING,
  JIN_PERSON_RESIDENCE,
  JIN_PERSON_SPECIALTY,
  JIN_PERSON_HOBBY,
  JIN_PERSON_VOLUNTEER_WISH,
  JIN_PERSON_SOCIAL_POSTS,
  JIN_PERSON_PHONE,
  JIN_PERSON_HOME_PHONE,
  JIN_PERSON_ADDRESS,
  JIN_PERSON_POSTCODE,
  JIN_PERSON_HOMETOWN_ADDRESS,
  JIN_PERSON_COMMUNITY,
  JIN_PERSON_RELATION,
  JIN_PERSON_MANAGING_UNIT,
  JIN_PERSON_LEVEL,
  JIN_PERSON_LIST_ORDER,
  JIN_PERSON_MGMT_CLASS,
  JIN_PERSON_LIAISON,
  JIN_PERSON_CERTIFICATE,
  JIN_PERSON_STATE,
  JIN_PERSON_DIED_ON,
  JIN_PERSON_DEATH_CAUSE,
  JIN_PERSON_FAREWELL,
  JIN_PERSON_BENEFIT_ON,
  JIN_PERSON_BENEFIT_BY,
  JIN_PERSON_BENEFIT_REASON,
  JIN_PERSON_NOTE,
  JIN_PERSON_TO_CHECK,
  JIN_PERSON_EMERGENCY_CONTACTS,
  JIN_PERSON_LAST_VISIT,
  JIN_PERSON_VISITS,
  JIN_PERSON_LAST_ATTENDED,
  JIN_PERSON_COMPLETENESS,
  JIN_PERSON_MISSING,
  JIN_PERSON_KEY_CARE,
  JIN_PERSON_MERGED_INTO,
  JIN_PERSON_END_,
};
#define JIN_PERSON_N_FIELDS (JIN_PERSON_END_ - JIN_PERSON_NAME)

/* In jin-person-compute.c: values that aren't stored. */
JinValue jin_person_age (JinRecord *person, const JinContext *context);
JinValue jin_person_next_birthday (JinRecord *person, const JinContext *context);
JinValue jin_person_party_age (JinRecord *person, const JinContext *context);
JinValue jin_person_political_birthday (JinRecord *person, const JinContext *context);
JinValue jin_person_self_care (JinRecord *person, const JinContext *context);
JinValue jin_person_completeness (JinRecord *person, const JinContext *context);
JinValue jin_person_missing_text (JinRecord *person, const JinContext *context);
JinValue jin_person_key_care (JinRecord *person, const JinContext *context);

/* In jin-person-likeness.c. */
extern const JinMerging jin_person_merging;

/* In jin-person-check.c. */
void jin_person_derive (JinRecord *person, const JinContext *context);
void jin_person_check (JinRecord *person, const JinContext *context, JinLookup *lookup, GPtrArray *issues);

/* R9: the items that apply, 15 or 16, and those of them that are missing (fields). */
int     jin_person_n_items (JinRecord *person);
GArray *jin_person_missing (JinRecord *person);

/* In jin-person-hints.c. */
void jin_person_hints (JinRecord *person, const JinContext *context, JinLookup *lookup, GPtrArray *issues);

/* R16 and R9 as filters, for saved views, duties and charts. */
#define JIN_FILTER_KEY_CARE "years(birth)>=80 or living in (2,3) or health in (4,5,6) or retire_type=LX"
#define JIN_FILTER_INCOMPLETE                                                                                    \
  "id_number is empty or birth is empty or nation is empty or political_status is empty or work_start is empty " \
  "or retired_on is empty or unit is empty or rank is empty or treatment is empty or unit_nature is empty "      \
  "or health is empty or living is empty or address is empty or phone is empty or emergency_contacts = 0 "       \
  "or emergency_contacts is empty or (political_status in (01,02) and branch is empty)"

G_END_DECLS
