/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/jin-store.h"

G_BEGIN_DECLS

/* One organisation of the tree. */
#define JIN_TYPE_ORG_NODE (jin_org_node_get_type ())
G_DECLARE_FINAL_TYPE (JinOrgNode, jin_org_node, JIN, ORG_NODE, GObject)

JinRecord *jin_org_node_get_record (JinOrgNode *self);
/* JinOrgNode, NULL when there are none below. */
GListModel *jin_org_node_get_children (JinOrgNode *self);
/* Members here and below. */
gint64 jin_org_node_get_members (JinOrgNode *self);
/* What the rules remark on it, a line each; NULL for nothing. */
const char *jin_org_node_get_hints (JinOrgNode *self);

/* For a reader thread: (transfer full): a list of the JinOrgNode without a parent. */
GListModel *jin_org_tree_read (JinStore     *store,
                               GCancellable *cancellable,
                               GError      **error);

/* Makes of @roots, as they were read once, what @fresh ones are; the rows of what has not changed stay as they are. */
void jin_org_tree_update (GListModel *roots,
                          GListModel *fresh);

G_END_DECLS
