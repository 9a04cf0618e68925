/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/jin-date.h"

G_BEGIN_DECLS

/**
 * JinBranchSize:
 * @JIN_BRANCH_SIZE_OK: nothing to say
 * @JIN_BRANCH_SIZE_JOIN: one or two full members: join others
 * @JIN_BRANCH_SIZE_LARGE: more than fifty members
 */
typedef enum {
  JIN_BRANCH_SIZE_OK,
  JIN_BRANCH_SIZE_JOIN,
  JIN_BRANCH_SIZE_LARGE,
} JinBranchSize;

typedef enum {
  JIN_COMMITTEE_OK,
  JIN_COMMITTEE_NEEDED, /* seven full members and none */
  JIN_COMMITTEE_SMALL,  /* one or two people */
  JIN_COMMITTEE_LARGE,  /* more than seven people */
} JinCommitteeVerdict;

JinBranchSize       jin_branch_size (int full, int members);
gboolean            jin_general_branch_possible (int members);
gboolean            jin_committee_possible (int members);
gboolean            jin_joint_branch_too_wide (int units);
JinCommitteeVerdict jin_committee_check (int full, int committee);
int                 jin_term_years (const char *kind, gboolean in_community);
JinDate             jin_term_end (JinDate election_date, int years);
const char         *jin_term_state (JinDate term_end, JinDate extended_until, JinDate on);
const char         *jin_organisation_kind_of (const char *name);
const char         *jin_organisation_category_of (const char *name);

G_END_DECLS
