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

static const JinBuiltinView views[] = {
    {&jin_person_entity, NC_ ("view", "All"), JIN_ROSTER_FILTER},
     {&jin_person_entity, NC_ ("view", "Lixiu Retirees"), OF_ROSTER ("retire_type=LX")},
      {&jin_person_entity, NC_ ("view", "Party Members"), OF_ROSTER ("political_status in (01,02)")},
       {&jin_person_entity, NC_ ("view", "80 and Older"), OF_ROSTER ("years(birth)>=80")},
        {&jin_person_entity, NC_ ("view", "Living Alone or as a Couple"), OF_ROSTER ("living in (2,3)")},
         {&jin_person_entity, NC_ ("view", "Without a Branch"), OF_ROSTER ("political_status in (01,02) and branch is empty")},
          {&jin_person_entity, NC_ ("view", "Incomplete"), OF_ROSTER (JIN_FILTER_INCOMPLETE), "name,age,branch,completeness,missing,phone"},
           {&jin_person_entity, NC_ ("view", "Died or Transferred"), "state in (died,transferred)"},
            {&jin_person_entity, NC_ ("view", "Others"), "relation!=served and state in (registered,unverified)"},
             {&jin_contact_entity, NC_ ("view", "All"), NULL},
              {&jin_contact_entity, NC_ ("view", "In an Emergency"), "emergency=1"},
               {&jin_contact_entity, NC_ ("view", "Survivors"), "survivor=1 and person.state=died"},
                {&jin_absence_entity, NC_ ("view", "All"), NULL},
                 {&jin_absence_entity, NC_ ("view", "Away Now"), "direction=out and until is empty"},
                  {&jin_absence_entity, NC_ ("view", "Here from Elsewhere"), "direction=in and until is empty"},
                   {&jin_absence_entity, NC_ ("view", "Without Contact for 90 Days"), "until is empty and (last_contact is empty or last_contact<today-90)"},
                    {&jin_visit_entity, NC_ ("view", "All"), NULL},
                     {&jin_visit_entity, NC_ ("view", "Last 90 Days"), "date>=today-90"},
                      {&jin_visit_entity, NC_ ("view", "Not Met"), "result=9"},
};

const JinBuiltinView *
jin_view_table (guint *n_views)
{
  *n_views = G_N_ELEMENTS (views);
  return views;
}
