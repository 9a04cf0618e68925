/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "office/jin-activity.h"
#include "office/jin-election.h"
#include "office/jin-person.h"
#include "office/jin-rules-meeting.h"
#include "record/jin-context.h"
#include "record/jin-issue.h"
#include "record/jin-lookup.h"
#include "record/jin-record.h"

/* 选举: what the rules of R34–R37 make of the numbers that are entered; the numbers are the office's. */

#define REGULATIONS "中国共产党基层组织选举工作条例"
#define BASICS NC_ ("group", "Basics")
#define ELECTORS NC_ ("group", "Electors")
#define BALLOTS NC_ ("group", "Ballots")

/* ---- election ---- */

static int
number (JinRecord *record, int field)
{
  return (int)jin_record_get_int (record, field);
}

/* R35: without both consents everybody counts. */
static int
expected_of (JinRecord *election)
{
  return jin_election_expected (number (election, JIN_ELECTION_FULL_MEMBERS), number (election, JIN_ELECTION_EXCLUDED),
                                number (election, JIN_ELECTION_SUPERIOR_AGREED) != 0, number (election, JIN_ELECTION_MEETING_APPROVED) != 0);
}

static JinValue
compute_expected (JinRecord *election, const JinContext *context)
{
  return jin_record_is_empty (election, JIN_ELECTION_FULL_MEMBERS) ? (JinValue)JIN_VALUE_INIT : jin_value_int (expected_of (election));
}

static JinValue
compute_quorum (JinRecord *election, const JinContext *context)
{
  return jin_record_is_empty (election, JIN_ELECTION_FULL_MEMBERS) ? (JinValue)JIN_VALUE_INIT : jin_value_int (jin_election_quorum (expected_of (election)));
}

static gboolean
has_quorum (JinRecord *election)
{
  return number (election, JIN_ELECTION_PRESENT) >= jin_election_quorum (expected_of (election));
}

static JinValue
compute_valid (JinRecord *election, const JinContext *context)
{
  if (jin_record_is_empty (election, JIN_ELECTION_FULL_MEMBERS) || jin_record_is_empty (election, JIN_ELECTION_PRESENT))
    return (JinValue)JIN_VALUE_INIT;
  return jin_value_int (has_quorum (election) && number (election, JIN_ELECTION_RETURNED) <= number (election, JIN_ELECTION_ISSUED));
}

static JinValue
compute_needed (JinRecord *election, const JinContext *context)
{
  return jin_record_is_empty (election, JIN_ELECTION_SEATS) ? (JinValue)JIN_VALUE_INIT : jin_value_int (jin_candidates_needed (number (election, JIN_ELECTION_SEATS)));
}

static gint64
count_rows (JinRecord *election, const JinEntity *entity, JinLookup *lookup, const JinContext *context)
{
  g_autofree char *filter = g_strdup_printf ("activity=%" G_GINT64_FORMAT, jin_record_get_ref (election, JIN_ELECTION_ACTIVITY));

  return lookup != NULL && jin_record_get_ref (election, JIN_ELECTION_ACTIVITY) > 0 ? jin_lookup_count (lookup, entity, filter, context) : 0;
}

static void
check_electors (JinRecord *election, const JinContext *context, JinLookup *lookup, GPtrArray *issues)
{
  int    excluded = number (election, JIN_ELECTION_EXCLUDED);
  gint64 named = count_rows (election, &jin_exclusion_entity, lookup, context);

  if (excluded > number (election, JIN_ELECTION_FULL_MEMBERS))
    jin_issues_add (issues, JIN_ISSUE_ERROR, JIN_ELECTION_EXCLUDED, "R35", REGULATIONS, "%s", _ ("More are not counted than there are full members. Correct one of the two numbers."));
  if (named > 0 && named != excluded)
    jin_issues_add (issues, JIN_ISSUE_HINT, JIN_ELECTION_EXCLUDED, "R35", REGULATIONS,
                    /* Translators: %d is a number of people */
                    g_dngettext (GETTEXT_PACKAGE, "The list of those not counted names %d person.", "The list of those not counted names %d people.", (gulong)named), (int)named);
  if (excluded > 0 && (number (election, JIN_ELECTION_SUPERIOR_AGREED) == 0 || number (election, JIN_ELECTION_MEETING_APPROVED) == 0))
    jin_issues_add (issues, JIN_ISSUE_HINT, JIN_ELECTION_EXCLUDED, "R35", REGULATIONS, "%s",
                    _ ("They count as expected until the superior organisation has consented and the general meeting has approved."));
  if (!jin_record_is_empty (election, JIN_ELECTION_PRESENT) && !has_quorum (election))
    jin_issues_add (issues, JIN_ISSUE_HINT, JIN_ELECTION_PRESENT, "R34", REGULATIONS,
                    /* Translators: %d is a number of people */
                    _ ("Fewer than four fifths of the electors came; at least %d are needed. The election cannot be held."), jin_election_quorum (expected_of (election)));
}

static void
check_ballots (JinRecord *election, const JinContext *context, JinLookup *lookup, GPtrArray *issues)
{
  int    issued = number (election, JIN_ELECTION_ISSUED), returned = number (election, JIN_ELECTION_RETURNED);
  gint64 candidates = count_rows (election, &jin_candidate_entity, lookup, context);

  if (!jin_record_is_empty (election, JIN_ELECTION_RETURNED) && returned > issued)
    jin_issues_add (issues, JIN_ISSUE_HINT, JIN_ELECTION_RETURNED, "R37", REGULATIONS, "%s", _ ("More ballots were returned than issued: the election is void."));
  if (number (election, JIN_ELECTION_VOID_BALLOTS) > returned)
    jin_issues_add (issues, JIN_ISSUE_ERROR, JIN_ELECTION_VOID_BALLOTS, "R37", NULL, "%s", _ ("More ballots are void than were returned. Correct one of the two numbers."));
  if (candidates > 0 && candidates < jin_candidates_needed (number (election, JIN_ELECTION_SEATS)))
    jin_issues_add (issues, JIN_ISSUE_HINT, JIN_ELECTION_SEATS, "R37", REGULATIONS,
                    /* Translators: %d is a number of candidates */
                    _ ("There are to be a fifth more candidates than seats: at least %d."), jin_candidates_needed (number (election, JIN_ELECTION_SEATS)));
}

static void
check_election (JinRecord *election, const JinContext *context, JinLookup *lookup, GPtrArray *issues)
{
  static const int numbers[] = {JIN_ELECTION_SEATS, JIN_ELECTION_FULL_MEMBERS, JIN_ELECTION_EXCLUDED, JIN_ELECTION_PRESENT,
                                JIN_ELECTION_ISSUED, JIN_ELECTION_RETURNED, JIN_ELECTION_VOID_BALLOTS};

  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    if (jin_record_get_int (election, numbers[i]) < 0)
      jin_issues_add (issues, JIN_ISSUE_ERROR, numbers[i], "R36", NULL, "%s", _ ("This number cannot be less than 0. Correct it."));
  check_electors (election, context, lookup, issues);
  check_ballots (election, context, lookup, issues);
}

#define F(field) JIN_FIELD_INDEX (JIN_ELECTION_##field)

/* clang-format off */
static const JinField election_fields[] = {
  [F (ACTIVITY)] = {"activity", NC_ ("entity", "Election Meeting"), "选举大会|活动|活动名称",
    BASICS, JIN_TYPE_REFERENCE, JIN_FIELD_OWNER | JIN_FIELD_REQUIRED | JIN_FIELD_DEFAULT | JIN_FIELD_INDEXED, .target = &jin_activity_entity, .width = 24},
  [F (BODY)] = {"body", NC_ ("entity", "What Is Elected"), "选举事项|选举内容", BASICS, JIN_TYPE_TEXT, JIN_FIELD_REQUIRED | JIN_FIELD_DEFAULT, .width = 20},
  [F (SEATS)] = {"seats", NC_ ("entity", "Seats to Fill"), "应选人数|应选名额", BASICS, JIN_TYPE_INTEGER, JIN_FIELD_DEFAULT},
  [F (FULL_MEMBERS)] = {"full_members", NC_ ("entity", "Full Members"), "正式党员数|有选举权人数", ELECTORS, JIN_TYPE_INTEGER, JIN_FIELD_DEFAULT},
  [F (EXCLUDED)] = {"excluded", NC_ ("entity", "Not Counted"), "不计入应到人数", ELECTORS, JIN_TYPE_INTEGER, JIN_FIELD_DEFAULT},
  [F (SUPERIOR_AGREED)] = {"superior_agreed", NC_ ("entity", "Superior Consented"), "上级党组织同意", ELECTORS, JIN_TYPE_BOOLEAN, 0},
  [F (SUPERIOR_ON)] = {"superior_on", NC_ ("entity", "Superior Consented On"), "上级同意日期", ELECTORS, JIN_TYPE_DATE, 0},
  [F (MEETING_APPROVED)] = {"meeting_approved", NC_ ("entity", "Meeting Approved"), "党员大会通过", ELECTORS, JIN_TYPE_BOOLEAN, 0},
  [F (MEETING_ON)] = {"meeting_on", NC_ ("entity", "Meeting Approved On"), "大会通过日期", ELECTORS, JIN_TYPE_DATE, 0},
  [F (EXPECTED)] = {"expected", NC_ ("entity", "Electors Expected"), "应到会有选举权人数", ELECTORS, JIN_TYPE_INTEGER, JIN_FIELD_DEFAULT, .compute = compute_expected},
  [F (QUORUM)] = {"quorum", NC_ ("entity", "Quorum"), "到会人数下限", ELECTORS, JIN_TYPE_INTEGER, JIN_FIELD_DEFAULT, .compute = compute_quorum},
  [F (PRESENT)] = {"present", NC_ ("entity", "Electors Present"), "实到会有选举权人数", ELECTORS, JIN_TYPE_INTEGER, JIN_FIELD_DEFAULT},
  [F (VALID)] = {"valid", NC_ ("entity", "Election Valid"), "选举有效", BALLOTS, JIN_TYPE_BOOLEAN, JIN_FIELD_DEFAULT, .compute = compute_valid},
  [F (ISSUED)] = {"issued", NC_ ("entity", "Ballots Issued"), "发出选票", BALLOTS, JIN_TYPE_INTEGER, 0},
  [F (RETURNED)] = {"returned", NC_ ("entity", "Ballots Returned"), "收回选票", BALLOTS, JIN_TYPE_INTEGER, 0},
  [F (VOID_BALLOTS)] = {"void_ballots", NC_ ("entity", "Void Ballots"), "无效票|废票", BALLOTS, JIN_TYPE_INTEGER, 0},
  [F (NEEDED)] = {"needed", NC_ ("entity", "Candidates Needed"), "候选人数下限", BALLOTS, JIN_TYPE_INTEGER, 0, .compute = compute_needed},
  [F (NOTE)] = {"note", NC_ ("entity", "Note"), "备注|说明|其他|备考|情况说明", BALLOTS, JIN_TYPE_LONG_TEXT, 0},
};

G_STATIC_ASSERT (G_N_ELEMENTS (election_fields) == JIN_ELECTION_N_FIELDS);

/* Dated by its activity. */
const JinEntity jin_election_entity = {
  .number = JIN_ENTITY_ELECTION,
  .name = "election",
  .label = NC_ ("entity", "Election"),
  .plural = NC_ ("entity", "Elections"),
  .heads = "选举登记表|换届选举登记表",
  .icon = "emblem-ok-symbolic",
  .fields = election_fields,
  .n_fields = JIN_ELECTION_N_FIELDS,
  .title = JIN_ELECTION_BODY,
  .timeline = NC_ ("timeline", "Election: {body}"),
  .order = "body",
  .match = "activity+body",
  .check = check_election,
};
/* clang-format on */

/* ---- those not counted ---- */

#undef F
#define F(field) JIN_FIELD_INDEX (JIN_EXCLUSION_##field)

/* clang-format off */
static const JinField exclusion_fields[] = {
  [F (ACTIVITY)] = {"activity", NC_ ("entity", "Election Meeting"), "选举大会|活动|活动名称",
    BASICS, JIN_TYPE_REFERENCE, JIN_FIELD_OWNER | JIN_FIELD_REQUIRED | JIN_FIELD_DEFAULT | JIN_FIELD_INDEXED, .target = &jin_activity_entity, .width = 24},
  [F (PERSON)] = {"person", NC_ ("entity", "Name"), "姓名|党员姓名",
    BASICS, JIN_TYPE_REFERENCE, JIN_FIELD_REQUIRED | JIN_FIELD_DEFAULT | JIN_FIELD_INDEXED, .target = &jin_person_entity, .width = 10},
  [F (REASON)] = {"reason", NC_ ("entity", "Reason Not Counted"), "不计入原因|原因", BASICS, JIN_TYPE_CHOICE, JIN_FIELD_DEFAULT, .list = "election_exclusion"},
  [F (NOTE)] = {"note", NC_ ("entity", "Note"), "备注|说明|其他|备考|情况说明", BASICS, JIN_TYPE_LONG_TEXT, 0},
};

G_STATIC_ASSERT (G_N_ELEMENTS (exclusion_fields) == JIN_EXCLUSION_N_FIELDS);

const JinEntity jin_exclusion_entity = {
  .number = JIN_ENTITY_EXCLUSION,
  .name = "exclusion",
  .label = NC_ ("entity", "Member Not Counted in an Election"),
  .plural = NC_ ("entity", "Members Not Counted"),
  .heads = "不计入应到人数党员名单",
  .icon = "list-remove-symbolic",
  .fields = exclusion_fields,
  .n_fields = JIN_EXCLUSION_N_FIELDS,
  .title = JIN_EXCLUSION_PERSON,
  .subtitle = JIN_EXCLUSION_REASON,
  .tab = NC_ ("tab", "Activities"),
  .timeline = NC_ ("timeline", "{person}: {reason}"),
  .order = "person",
  .match = "activity+person",
};
/* clang-format on */

/* ---- candidates ---- */

/* Against those whom the meeting itself says to be entitled to vote. */
static void
check_candidate (JinRecord *candidate, const JinContext *context, JinLookup *lookup, GPtrArray *issues)
{
  gint64                id = jin_record_get_ref (candidate, JIN_CANDIDATE_ACTIVITY);
  g_autoptr (JinRecord) activity = lookup != NULL && id > 0 ? jin_lookup_get (lookup, &jin_activity_entity, id) : NULL;
  int                   voters = activity != NULL ? (int)jin_record_get_int (activity, JIN_ACTIVITY_VOTERS) : 0;

  if (number (candidate, JIN_CANDIDATE_VOTES_FOR) < 0 || number (candidate, JIN_CANDIDATE_VOTES_AGAINST) < 0 || number (candidate, JIN_CANDIDATE_VOTES_ABSTAINED) < 0)
    jin_issues_add (issues, JIN_ISSUE_ERROR, JIN_CANDIDATE_VOTES_FOR, "R36", NULL, "%s", _ ("This number cannot be less than 0. Correct it."));
  if (voters > 0 && number (candidate, JIN_CANDIDATE_ELECTED) != 0 && !jin_candidate_is_elected (number (candidate, JIN_CANDIDATE_VOTES_FOR), voters))
    jin_issues_add (issues, JIN_ISSUE_HINT, JIN_CANDIDATE_ELECTED, "R36", REGULATIONS, "%s",
                    _ ("Elected is who has the votes of more than half of the electors expected."));
}

#undef F
#define F(field) JIN_FIELD_INDEX (JIN_CANDIDATE_##field)

/* clang-format off */
static const JinField candidate_fields[] = {
  [F (ACTIVITY)] = {"activity", NC_ ("entity", "Election Meeting"), "选举大会|活动|活动名称",
    BASICS, JIN_TYPE_REFERENCE, JIN_FIELD_OWNER | JIN_FIELD_REQUIRED | JIN_FIELD_DEFAULT | JIN_FIELD_INDEXED, .target = &jin_activity_entity, .width = 24},
  [F (PERSON)] = {"person", NC_ ("entity", "Candidate"), "候选人|候选人姓名",
    BASICS, JIN_TYPE_REFERENCE, JIN_FIELD_REQUIRED | JIN_FIELD_DEFAULT | JIN_FIELD_INDEXED, .target = &jin_person_entity, .width = 10},
  [F (POST)] = {"post", NC_ ("entity", "Stands For"), "候选职务|拟任职务", BASICS, JIN_TYPE_CHOICE, JIN_FIELD_DEFAULT, .list = "post"},
  [F (VOTES_FOR)] = {"votes_for", NC_ ("entity", "Votes For"), "赞成票|赞成", BASICS, JIN_TYPE_INTEGER, JIN_FIELD_DEFAULT},
  [F (VOTES_AGAINST)] = {"votes_against", NC_ ("entity", "Votes Against"), "反对票|反对", BASICS, JIN_TYPE_INTEGER, JIN_FIELD_DEFAULT},
  [F (VOTES_ABSTAINED)] = {"votes_abstained", NC_ ("entity", "Abstentions"), "弃权票|弃权", BASICS, JIN_TYPE_INTEGER, JIN_FIELD_DEFAULT},
  [F (ELECTED)] = {"elected", NC_ ("entity", "Elected"), "当选", BASICS, JIN_TYPE_BOOLEAN, JIN_FIELD_DEFAULT},
  [F (NOTE)] = {"note", NC_ ("entity", "Note"), "备注|说明|其他|备考|情况说明", BASICS, JIN_TYPE_LONG_TEXT, 0},
};

G_STATIC_ASSERT (G_N_ELEMENTS (candidate_fields) == JIN_CANDIDATE_N_FIELDS);

const JinEntity jin_candidate_entity = {
  .number = JIN_ENTITY_CANDIDATE,
  .name = "candidate",
  .label = NC_ ("entity", "Candidate in an Election"),
  .plural = NC_ ("entity", "Candidates"),
  .heads = "候选人名单|选举结果报告单",
  .icon = "avatar-default-symbolic",
  .fields = candidate_fields,
  .n_fields = JIN_CANDIDATE_N_FIELDS,
  .title = JIN_CANDIDATE_PERSON,
  .subtitle = JIN_CANDIDATE_POST,
  .tab = NC_ ("tab", "Activities"),
  .timeline = NC_ ("timeline", "{person}: {votes_for} votes"),
  .order = "-votes_for",
  .match = "activity+person",
  .check = check_candidate,
};
