/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/jin-code-list.h"
#include "record/jin-record.h"

/* Three small ledgers: a person, the visits to it (children), and the branch it is in. */
enum {
  TEST_BRANCH = 1,
  TEST_PERSON,
  TEST_VISIT,
};

enum {
  TEST_BRANCH_NAME = JIN_FIELD_ID (TEST_BRANCH, 0),
  TEST_BRANCH_KIND,
};

enum {
  TEST_PERSON_NAME = JIN_FIELD_ID (TEST_PERSON, 0),
  TEST_PERSON_BIRTH,
  TEST_PERSON_HEALTH,
  TEST_PERSON_HOBBY,
  TEST_PERSON_BRANCH,
  TEST_PERSON_DUES,
  TEST_PERSON_ID_NUMBER,
  TEST_PERSON_PHONE,
  TEST_PERSON_AGE,
  TEST_PERSON_INITIAL,
  TEST_PERSON_ALONE,
};

enum {
  TEST_VISIT_PERSON = JIN_FIELD_ID (TEST_VISIT, 0),
  TEST_VISIT_START,
  TEST_VISIT_MONEY,
  TEST_VISIT_NOTE,
  TEST_VISIT_LENGTH,
};

extern const JinEntity   test_branch_entity;
extern const JinEntity   test_person_entity;
extern const JinEntity   test_visit_entity;
extern const JinEntities test_entities;

/* A JinListFunc that knows "health" and "hobby". */
JinCodeList *test_lists (const char *name,
                         gpointer    data);
