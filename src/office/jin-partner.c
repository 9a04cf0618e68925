/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "office/jin-activity.h"
#include "office/jin-codes.h"
#include "office/jin-partner.h"
#include "record/jin-issue.h"
#include "record/jin-record.h"

#define BASICS NC_ ("group", "Basics")

#define F(field) JIN_FIELD_INDEX (JIN_PARTNER_##field)

static void
derive (JinRecord        *partner,
        const JinContext *context)
{
  if (jin_record_is_empty (partner, JIN_PARTNER_ROLE))
    jin_record_set_text (partner, JIN_PARTNER_ROLE, JIN_PARTNER_JOINS);
}

/* Whoever holds it need not be told once more that it takes part. */
static void
check (JinRecord        *partner,
       const JinContext *context,
       JinLookup        *lookup,
       GPtrArray        *issues)
{
  gint64                id = jin_record_get_ref (partner, JIN_PARTNER_ACTIVITY);
  g_autoptr (JinRecord) activity = lookup != NULL && id > 0 ? jin_lookup_get (lookup, &jin_activity_entity, id) : NULL;

  if (activity != NULL && jin_record_get_ref (activity, JIN_ACTIVITY_ORGANISATION) == jin_record_get_ref (partner, JIN_PARTNER_ORGANISATION))
    jin_issues_add (issues, JIN_ISSUE_HINT, JIN_PARTNER_ORGANISATION, "R84", NULL, "%s",
                    _ ("This organisation holds the activity already. Choose another one that takes part."));
}

/* clang-format off */
static const JinField fields[] = {
  [F (ACTIVITY)] = {"activity", NC_ ("entity", "Joint Activity"), "联合活动|活动|活动名称",
    BASICS, JIN_TYPE_REFERENCE, JIN_FIELD_OWNER | JIN_FIELD_REQUIRED | JIN_FIELD_DEFAULT | JIN_FIELD_INDEXED, .target = &jin_activity_entity, .width = 30},
  [F (ORGANISATION)] = {"organisation", NC_ ("entity", "Joint Organisation"), "联合党组织|协办党组织|联办单位",
    BASICS, JIN_TYPE_REFERENCE, JIN_FIELD_REQUIRED | JIN_FIELD_DEFAULT | JIN_FIELD_INDEXED, .target = &jin_organisation_entity, .width = 24},
  [F (ROLE)] = {"role", NC_ ("entity", "Takes Part As"), "联合方式|承担角色", BASICS, JIN_TYPE_CHOICE, JIN_FIELD_DEFAULT, .list = "partner_role"},
  [F (NOTE)] = {"note", NC_ ("entity", "Note"), "备注|说明|其他|备考|情况说明", BASICS, JIN_TYPE_LONG_TEXT, 0},
};

G_STATIC_ASSERT (G_N_ELEMENTS (fields) == JIN_PARTNER_N_FIELDS);

/* Dated by its activity. */
const JinEntity jin_partner_entity = {
  .number = JIN_ENTITY_PARTNER,
  .name = "partner",
  .label = NC_ ("entity", "Joint Organisation of an Activity"),
  .plural = NC_ ("entity", "Joint Organisations"),
  .heads = "联合开展活动登记表|联合活动名单",
  .icon = "system-users-symbolic",
  .fields = fields,
  .n_fields = JIN_PARTNER_N_FIELDS,
  .title = JIN_PARTNER_ORGANISATION,
  .subtitle = JIN_PARTNER_ROLE,
  .timeline = NC_ ("timeline", "{organisation}: {role}"),
  .order = "organisation",
  .match = "activity+organisation",
  .derive = derive,
  .check = check,
};
