/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "office/jin-absence.h"
#include "office/jin-contact.h"
#include "office/jin-person.h"
#include "office/jin-visit.h"
#include "ui/jin-view-table.h"

#define OF_ROSTER(condition) JIN_ROSTER_FILTER " and (" condition ")"
#define HERE(condition) condition " and state in (registered,unverified)"

/* Two relations, never mixed (DOMAIN §3.0): whom the office serves, and who is a member of a branch; the rest is known for
 * the sake of those. */
#define SERVED NC_ ("view", "Served Here")
#define MEMBERS NC_ ("view", "Membership")
#define OTHERS NC_ ("view", "Other People")

/* clang-format off */
static const JinBuiltinView views[] = {
  {&jin_person_entity, SERVED, NC_ ("view", "All"), JIN_ROSTER_FILTER},
  {&jin_person_entity, SERVED, NC_ ("view", "Lixiu Retirees"), OF_ROSTER ("retire_type=LX")},
  {&jin_person_entity, SERVED, NC_ ("view", "No Care Plan for a Year"), OF_ROSTER ("retire_type=LX and none(care_plan where updated_on>=today-365)")},
  {&jin_person_entity, SERVED, NC_ ("view", "Party Members"), OF_ROSTER ("political_status in (01,02)")},
  {&jin_person_entity, SERVED, NC_ ("view", "80 and Older"), OF_ROSTER ("years(birth)>=80")},
  {&jin_person_entity, SERVED, NC_ ("view", "Living Alone or as a Couple"), OF_ROSTER ("living in (2,3)")},
  {&jin_person_entity, SERVED, NC_ ("view", "Without a Branch"), OF_ROSTER ("political_status in (01,02) and branch is empty")},
  {&jin_person_entity, SERVED, NC_ ("view", "Not Visited for 90 Days"), OF_ROSTER ("not last_visit>=today-90")},
  {&jin_person_entity, SERVED, NC_ ("view", "Incomplete"), OF_ROSTER (JIN_FILTER_INCOMPLETE), "name,age,branch,completeness,missing,phone"},
  {&jin_person_entity, SERVED, NC_ ("view", "To Be Verified"), "(to_check is not empty or state=unverified) and not state in (died,transferred)"},
  {&jin_person_entity, SERVED, NC_ ("view", "Died or Transferred"), "state in (died,transferred)"},
  {&jin_person_entity, MEMBERS, NC_ ("view", "Members of Our Branches"), HERE ("member_status in (full,probationary)")},
  {&jin_person_entity, MEMBERS, NC_ ("view", "Members Served Elsewhere"), HERE ("relation=member")},
  {&jin_person_entity, MEMBERS, NC_ ("view", "Members from Elsewhere"), HERE ("relation=inflow")},
  {&jin_person_entity, MEMBERS, NC_ ("view", "No Talk for a Year"), HERE ("member_status in (full,probationary) and none(talk where date>=today-365)")},
  {&jin_person_entity, OTHERS, NC_ ("view", "Survivors"), HERE ("relation=survivor")},
  {&jin_person_entity, OTHERS, NC_ ("view", "Contacts and Staff"), HERE ("relation in (staff,other)")},
  {&jin_contact_entity, NULL, NC_ ("view", "All"), NULL},
  {&jin_contact_entity, NULL, NC_ ("view", "In an Emergency"), "emergency=1"},
  {&jin_contact_entity, NULL, NC_ ("view", "Survivors"), "survivor=1 and person.state=died"},
  {&jin_absence_entity, NULL, NC_ ("view", "All"), NULL},
  {&jin_absence_entity, NULL, NC_ ("view", "Away Now"), "direction=out and until is empty"},
  {&jin_absence_entity, NULL, NC_ ("view", "Here from Elsewhere"), "direction=in and until is empty"},
  {&jin_absence_entity, NULL, NC_ ("view", "Without Contact for 90 Days"), "until is empty and (last_contact is empty or last_contact<today-90)"},
  {&jin_visit_entity, NULL, NC_ ("view", "All"), NULL},
  {&jin_visit_entity, NULL, NC_ ("view", "Last 90 Days"), "date>=today-90"},
  {&jin_visit_entity, NULL, NC_ ("view", "Not Met"), "result=9"},
};
/* clang-format on */

const JinBuiltinView *
jin_view_table (guint *n_views)
{
  *n_views = G_N_ELEMENTS (views);
  return views;
}
