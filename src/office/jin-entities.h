/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/jin-entity.h"

G_BEGIN_DECLS

/* Numbers of the ledgers: part of every field id, never reused. */
enum {
  JIN_ENTITY_PERSON = 1,
  JIN_ENTITY_ORGANISATION,
  JIN_ENTITY_MEMBERSHIP,
  JIN_ENTITY_PERSON_STATE,
  JIN_ENTITY_POST,
  JIN_ENTITY_CONTACT,
  JIN_ENTITY_ACTIVITY,
  JIN_ENTITY_ATTENDANCE,
  JIN_ENTITY_ABSENCE, /* 流动党员 */
  JIN_ENTITY_VISIT,   /* 走访慰问 */
  JIN_ENTITY_VIEW,    /* saved views */
  JIN_ENTITY_DIFFERENT_PEOPLE,
  JIN_ENTITY_PHONE, /* more telephone numbers of a person */
  JIN_ENTITY_DOCUMENT,
  JIN_ENTITY_VENUE,   /* 阵地 */
  JIN_ENTITY_PARTNER, /* organisations of joint activities */
  JIN_ENTITY_SERIES,  /* how activities repeat */
  JIN_ENTITY_HOLIDAY, /* 放假调休 */
  JIN_ENTITY_ELECTION,
  JIN_ENTITY_EXCLUSION, /* who does not count as an elector */
  JIN_ENTITY_CANDIDATE,
  JIN_ENTITY_CARE_PLAN, /* 一人一策 */
  JIN_ENTITY_TALK,      /* 谈心谈话 */
};

extern const JinEntity jin_person_entity;
extern const JinEntity jin_organisation_entity;
extern const JinEntity jin_membership_entity;
extern const JinEntity jin_person_state_entity;
extern const JinEntity jin_post_entity;
extern const JinEntity jin_contact_entity;
extern const JinEntity jin_activity_entity;
extern const JinEntity jin_attendance_entity;
extern const JinEntity jin_absence_entity;
extern const JinEntity jin_visit_entity;
extern const JinEntity jin_view_entity;
extern const JinEntity jin_different_people_entity;
extern const JinEntity jin_phone_entity;
extern const JinEntity jin_document_entity;
extern const JinEntity jin_venue_entity;
extern const JinEntity jin_partner_entity;
extern const JinEntity jin_series_entity;
extern const JinEntity jin_holiday_entity;
extern const JinEntity jin_election_entity;
extern const JinEntity jin_exclusion_entity;
extern const JinEntity jin_candidate_entity;
extern const JinEntity jin_custom_field_entity; /* its number: JIN_ENTITY_CUSTOM_FIELD */
extern const JinEntity jin_care_plan_entity;
extern const JinEntity jin_talk_entity;

/* Every ledger there is: what main and cli hand to the store. */
const JinEntities *jin_office_entities (void);

G_END_DECLS
