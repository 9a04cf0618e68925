/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include "office/jin-codes.h"
#include "office/jin-rules-organisation.h"

#include <string.h>

/* R1: 以上, 不少于 include the number, 超过 doesn't. */
#define OWN_BRANCH_FROM 3
#define BRANCH_UP_TO 50
#define GENERAL_BRANCH_FROM 50
#define GENERAL_BRANCH_UP_TO 100
#define COMMITTEE_OVER 100
#define JOINT_UNITS_UP_TO 5
#define BRANCH_COMMITTEE_FROM 7
#define BRANCH_COMMITTEE_MIN 3
#define BRANCH_COMMITTEE_MAX 7
#define FIRST_REMINDER_MONTHS 6
#define SECOND_REMINDER_MONTHS 2

/**
 * jin_branch_size:
 * @full: full members
 * @members: full and probationary members
 *
 * Whether a branch has a size of its own (R18); no members at all give no hint.
 */
JinBranchSize
jin_branch_size (int full,
                 int members)
{
  if (members > BRANCH_UP_TO)
    return JIN_BRANCH_SIZE_LARGE;
  return full > 0 && full < OWN_BRANCH_FROM ? JIN_BRANCH_SIZE_JOIN : JIN_BRANCH_SIZE_OK;
}

/* R18: 党总支 with 50 to 100 members. */
gboolean
jin_general_branch_possible (int members)
{
  return members >= GENERAL_BRANCH_FROM && members <= GENERAL_BRANCH_UP_TO;
}

/* R18: 党委 with more than 100 members. */
gboolean
jin_committee_possible (int members)
{
  return members > COMMITTEE_OVER;
}

/* R19: a joint branch covers at most five units. */
gboolean
jin_joint_branch_too_wide (int units)
{
  return units > JOINT_UNITS_UP_TO;
}

/**
 * jin_committee_check:
 * @full: full members of the branch
 * @committee: people in its committee now
 *
 * A branch of seven full members has a committee of three to five, at most seven (R20).
 */
JinCommitteeVerdict
jin_committee_check (int full,
                     int committee)
{
  if (committee > BRANCH_COMMITTEE_MAX)
    return JIN_COMMITTEE_LARGE;
  if (full < BRANCH_COMMITTEE_FROM)
    return JIN_COMMITTEE_OK;
  if (committee == 0)
    return JIN_COMMITTEE_NEEDED;
  return committee < BRANCH_COMMITTEE_MIN ? JIN_COMMITTEE_SMALL : JIN_COMMITTEE_OK;
}

/**
 * jin_term_years:
 * @kind: code of org_kind
 * @in_community: whether it is one of a village or community
 *
 * Returns: years of a term (R23), 0 for what isn't elected
 */
int
jin_term_years (const char *kind,
                gboolean    in_community)
{
  if (g_strcmp0 (kind, JIN_KIND_COMMITTEE) == 0)
    return 5;
  if (g_strcmp0 (kind, JIN_KIND_BRANCH) == 0 || g_strcmp0 (kind, JIN_KIND_GENERAL_BRANCH) == 0)
    return in_community ? 5 : 3;
  return 0;
}

/**
 * jin_term_end:
 * @election_date: day of the election
 * @years: length of the term
 *
 * Returns: the same day @years later, 29 February on the 28th of common years (R23); none without a term
 */
JinDate
jin_term_end (JinDate election_date,
              int     years)
{
  return years > 0 ? jin_date_add_years (election_date, years) : JIN_DATE_NONE;
}

/**
 * jin_term_state:
 * @term_end: end of the term
 * @extended_until: end of an approved extension, or none
 * @on: the reference day
 *
 * 双提醒 (R24): 临近 from six months before, 紧急 from two months before, then 逾期; 严重逾期 is counted
 * from one year after the original end, extended or not.
 *
 * Returns: (nullable): code of term_state, %NULL without a term
 */
const char *
jin_term_state (JinDate term_end,
                JinDate extended_until,
                JinDate on)
{
  JinDate original = jin_date_last (term_end);
  JinDate end = jin_date_is_none (extended_until) ? original : jin_date_last (extended_until);

  if (jin_date_is_none (end))
    return NULL;
  if (jin_date_is_none (original))
    original = end;
  if (jin_date_compare (on, end) > 0)
    return jin_date_compare (on, jin_date_add_years (original, 1)) > 0 ? JIN_TERM_LONG_OVERDUE : JIN_TERM_OVERDUE;
  if (jin_date_compare (on, jin_date_add_months (end, -SECOND_REMINDER_MONTHS)) >= 0)
    return JIN_TERM_URGENT;
  return jin_date_compare (on, jin_date_add_months (end, -FIRST_REMINDER_MONTHS)) >= 0 ? JIN_TERM_NEAR : JIN_TERM_NORMAL;
}

typedef struct
{
  const char *word;
  const char *code;
} Word;

static const char *
code_of_word (const char *name,
              const Word *words,
              gsize       n_words)
{
  for (gsize i = 0; i < n_words; i++)
    if (strstr (name, words[i].word) != NULL)
      return words[i].code;
  return NULL;
}

/**
 * jin_organisation_kind_of:
 * @name: name of an organisation as sheets write it
 *
 * Returns: code of org_kind that the name tells; a unit when it names nothing of the party
 */
const char *
jin_organisation_kind_of (const char *name)
{
  /* 总支 before 支部: “党总支部”; 工委 before 党委: “党工委”. */
  static const Word words[] = {
      {"小组", JIN_KIND_GROUP},
      {"总支", JIN_KIND_GENERAL_BRANCH},
      {"支部", JIN_KIND_BRANCH},
      {"工委", JIN_KIND_WORK_COMMITTEE},
      {"党委", JIN_KIND_COMMITTEE},
  };
  const char *code;

  g_return_val_if_fail (name != NULL, JIN_KIND_UNIT);

  code = code_of_word (name, words, G_N_ELEMENTS (words));
  return code != NULL ? code : JIN_KIND_UNIT;
}

/**
 * jin_organisation_category_of:
 * @name: name of a branch
 *
 * Returns: (nullable): code of E19 when the name tells it
 */
const char *
jin_organisation_category_of (const char *name)
{
  static const Word words[] = {
      {"临时", JIN_CATEGORY_TEMPORARY},
      {"联合", JIN_CATEGORY_JOINT},
      {"混编", JIN_CATEGORY_MIXED},
      {"乐龄", JIN_CATEGORY_SENIOR},
  };

  g_return_val_if_fail (name != NULL, NULL);

  return code_of_word (name, words, G_N_ELEMENTS (words));
}
