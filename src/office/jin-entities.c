/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include "office/jin-entities.h"

/* The order is that of the page of ledgers; parents stand before their children. */
static const JinEntity *const entities[] = {
    &jin_person_entity,
    &jin_organisation_entity,
    &jin_membership_entity,
    &jin_person_state_entity,
    &jin_post_entity,
    &jin_contact_entity,
    &jin_phone_entity,
    &jin_series_entity,
    &jin_activity_entity,
    &jin_partner_entity,
    &jin_election_entity,
    &jin_exclusion_entity,
    &jin_candidate_entity,
    &jin_attendance_entity,
    &jin_absence_entity,
    &jin_visit_entity,
    &jin_care_plan_entity,
    &jin_talk_entity,
    &jin_venue_entity,
    &jin_holiday_entity,
    &jin_document_entity,
    &jin_view_entity,
    &jin_different_people_entity,
    &jin_custom_field_entity,
};

/**
 * jin_office_entities:
 *
 * Returns: (transfer none): every ledger there is, to be handed to the store
 */
const JinEntities *
jin_office_entities (void)
{
  static const JinEntities all = {entities, G_N_ELEMENTS (entities)};

  return &all;
}
