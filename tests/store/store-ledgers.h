/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/jin-store-private.h"

G_BEGIN_DECLS

/* A small office for the store's tests: one ledger of every kind that the store treats in its own way. */

enum {
  T_PERSON = 1,
  T_ORGANISATION,
  T_MEMBERSHIP,
  T_VISIT,
  T_ACTIVITY,
  T_ATTENDANCE,
  T_VIEW,
  T_CONTACT,
};

#define ID JIN_FIELD_ID

enum {
  PERSON_NAME = ID (T_PERSON, 0),
  PERSON_SEX,
  PERSON_BIRTH,
  PERSON_AGE,
  PERSON_ID_NUMBER,
  PERSON_PHONE,
  PERSON_HEALTH,
  PERSON_HOBBIES,
  PERSON_BRANCH,
  PERSON_STATUS,
  PERSON_DUES,
  PERSON_WEIGHT,
  PERSON_LIVES_ALONE,
  PERSON_ADDRESS,
  PERSON_LIST_ORDER,
  PERSON_JOINED,
  PERSON_LAST_VISIT,
  PERSON_VISITS,
  PERSON_GIFTS,
  PERSON_LAST_ATTENDED,
  PERSON_END,
};

enum {
  ORGANISATION_NAME = ID (T_ORGANISATION, 0),
  ORGANISATION_KIND,
  ORGANISATION_PARENT,
  ORGANISATION_MEMBERS,
  ORGANISATION_VISITS,
  ORGANISATION_END,
};

enum {
  MEMBERSHIP_PERSON = ID (T_MEMBERSHIP, 0),
  MEMBERSHIP_BRANCH,
  MEMBERSHIP_STATUS,
  MEMBERSHIP_FROM,
  MEMBERSHIP_UNTIL,
  MEMBERSHIP_END,
};

enum {
  VISIT_PERSON = ID (T_VISIT, 0),
  VISIT_DATE,
  VISIT_GIFT,
  VISIT_RESULT,
  VISIT_END,
};

enum {
  ACTIVITY_TITLE = ID (T_ACTIVITY, 0),
  ACTIVITY_START,
  ACTIVITY_TYPES,
  ACTIVITY_ORGANISATION,
  ACTIVITY_EXPECTED,
  ACTIVITY_END,
};

enum {
  ATTENDANCE_ACTIVITY = ID (T_ATTENDANCE, 0),
  ATTENDANCE_PERSON,
  ATTENDANCE_STATE,
  ATTENDANCE_END,
};

enum {
  VIEW_NAME = ID (T_VIEW, 0),
  VIEW_END,
};

enum {
  CONTACT_PERSON = ID (T_CONTACT, 0),
  CONTACT_NAME,
  CONTACT_RELATIONSHIP,
  CONTACT_PHONE,
  CONTACT_END,
};

#undef ID

extern const JinEntity   t_person_entity;
extern const JinEntity   t_organisation_entity;
extern const JinEntity   t_membership_entity;
extern const JinEntity   t_visit_entity;
extern const JinEntity   t_activity_entity;
extern const JinEntity   t_attendance_entity;
extern const JinEntity   t_view_entity;
extern const JinEntity   t_contact_entity;
extern const JinEntities t_entities;

#define T_RESOURCES "/io/github/jinqiu/test"

/* ---- a database of one test ---- */

typedef struct
{
  char      *folder;
  char      *path;
  JinStore  *store;
  JinContext context; /* today 2026-11-20, operator "op" */
} Fixture;

void fixture_set_up (Fixture      *fixture,
                     gconstpointer data);
void fixture_tear_down (Fixture      *fixture,
                        gconstpointer data);
/* Opens a database of the test office, or fails the test. */
JinStore *t_open (const char   *path,
                  JinStoreFlags flags);
/* Lets a store go, and fails when somebody keeps it. */
void t_finish (JinStore *store);
void fixture_reopen (Fixture *fixture);
/* Adds a test that begins with an empty database. */
void t_add (const char *name,
            void (*test) (Fixture *fixture, gconstpointer data));

/* ---- shorthands: every one commits or fails the test ---- */

gint64 t_put (Fixture   *fixture,
              JinRecord *record,
              JinRecord *base,
              JinDate    as_of);
/* Returns the new row's id. */
gint64 t_person (Fixture    *fixture,
                 const char *name);
gint64 t_organisation (Fixture    *fixture,
                       const char *name,
                       const char *kind);
gint64 t_visit (Fixture    *fixture,
                gint64      person,
                const char *date,
                gint64      gift);
/* Somebody of the family. */
gint64     t_contact (Fixture    *fixture,
                      gint64      person,
                      const char *name,
                      const char *phone);
JinRecord *t_get (Fixture         *fixture,
                  const JinEntity *entity,
                  gint64           id);
/* Sets one field by a text as history keeps it. */
void t_set (Fixture         *fixture,
            const JinEntity *entity,
            gint64           id,
            int              field,
            const char      *text,
            JinDate          as_of);
/* Names of the persons that a filter finds, in the ledger's order, joined by " ". */
char *t_find (Fixture    *fixture,
              const char *filter);
/* Runs the main loop until @done says so, at most some seconds. */
void t_wait (gboolean (*done) (gpointer data),
             gpointer data);
/* Keeps the test's log clean: the value of "SELECT …" in the database file, as another program sees it. */
char *t_sql (Fixture    *fixture,
             const char *sql);

G_END_DECLS
