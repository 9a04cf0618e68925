/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Builtin codes that rules, duties and charts name; labels stand in data/lists/ and may be edited. */

/* retire_type (E2) */
#define JIN_RETIRE_LIXIU "LX"
#define JIN_RETIRE_RETIRED "TX"
#define JIN_RETIRE_RESIGNED "TZ"

/* relation (§3.0): only SERVED count in rosters */
#define JIN_RELATION_SERVED "served"
#define JIN_RELATION_MEMBER "member"
#define JIN_RELATION_INFLOW "inflow"
#define JIN_RELATION_STAFF "staff"
#define JIN_RELATION_SURVIVOR "survivor"
#define JIN_RELATION_OTHER "other"

/* person_state (E28) */
#define JIN_STATE_REGISTERED "registered"
#define JIN_STATE_DIED "died"
#define JIN_STATE_TRANSFERRED "transferred"
#define JIN_STATE_UNVERIFIED "unverified"

/* political_status (E11) and member_status */
#define JIN_POLITICAL_MEMBER "01"
#define JIN_POLITICAL_PROBATIONARY "02"
#define JIN_MEMBER_FULL "full"
#define JIN_MEMBER_PROBATIONARY "probationary"

/* sex (E1), rank (E4): of county level and above (R13) */
#define JIN_SEX_FEMALE "2"
#define JIN_RANKS_RETIRING_WITH_MEN "11,12,21,22,31,32"

/* living (E14), birth_kind */
#define JIN_LIVING_WITH_SPOUSE "2"
#define JIN_LIVING_ALONE "3"
#define JIN_BIRTH_SOLAR "solar"
#define JIN_BIRTH_LUNAR "lunar"

/* org_kind, org_category (E19), post */
#define JIN_KIND_WORK_COMMITTEE "work_committee"
#define JIN_KIND_COMMITTEE "committee"
#define JIN_KIND_GENERAL_BRANCH "general_branch"
#define JIN_KIND_BRANCH "branch"
#define JIN_KIND_GROUP "group"
#define JIN_KIND_UNIT "unit"
#define JIN_CATEGORY_SINGLE "single"
#define JIN_CATEGORY_JOINT "joint"
#define JIN_CATEGORY_MIXED "mixed"
#define JIN_CATEGORY_TEMPORARY "temporary"
#define JIN_CATEGORY_SENIOR "senior"
#define JIN_POST_SECRETARY "secretary"
#define JIN_POST_LIAISON "liaison"

/* activity_type (E20) */
#define JIN_ACTIVITY_TYPE_GENERAL_MEETING "01"
#define JIN_ACTIVITY_TYPE_COMMITTEE_MEETING "02"
#define JIN_ACTIVITY_TYPE_GROUP_MEETING "03"
#define JIN_ACTIVITY_TYPE_LECTURE "04"
#define JIN_ACTIVITY_TYPE_THEME_DAY "05"
#define JIN_ACTIVITY_TYPE_ORG_LIFE "06"
#define JIN_ACTIVITY_TYPE_APPRAISAL "07"
#define JIN_ACTIVITY_TYPE_STUDY "08"
#define JIN_ACTIVITY_TYPE_BRIEFING "09"
#define JIN_ACTIVITY_TYPE_OUTING "10"
#define JIN_ACTIVITY_TYPE_VOLUNTEER "11"
#define JIN_ACTIVITY_TYPE_FORUM "12"
#define JIN_ACTIVITY_TYPE_POLITICAL_BIRTHDAY "13"
#define JIN_ACTIVITY_TYPE_RECREATION "14"
#define JIN_ACTIVITY_TYPE_ELECTION "15"
#define JIN_ACTIVITY_TYPE_TRAINING "16"
#define JIN_ACTIVITY_TYPE_POSITIVE_ENERGY "17"
#define JIN_ACTIVITY_TYPE_OTHER "99"

/* activity_state */
#define JIN_ACTIVITY_STATE_PLANNED "planned"
#define JIN_ACTIVITY_STATE_HELD "held"
#define JIN_ACTIVITY_STATE_CANCELLED "cancelled"
#define JIN_ACTIVITY_STATE_POSTPONED "postponed"

/* attendance (E21): column "counts" of the list says what a state means (JinAttendanceMeaning) */
#define JIN_ATTENDED "1"
#define JIN_ATTENDED_ONLINE "2"
#define JIN_ATTENDED_AT_HOME "3"
#define JIN_ATTENDED_LEAVE "4"
#define JIN_ATTENDED_ABSENT "5"

/* attendance_answer, partner_role, holiday_kind, series_shift */
#define JIN_ANSWER_TOLD "told"
#define JIN_ANSWER_COMING "coming"
#define JIN_ANSWER_FETCH "fetch"
#define JIN_ANSWER_DECLINED "declined"
#define JIN_PARTNER_JOINS "join"
#define JIN_HOLIDAY_OFF "off"
#define JIN_HOLIDAY_WORKING "working"
#define JIN_SHIFT_NONE "none"
#define JIN_SHIFT_NEXT "next"
#define JIN_SHIFT_MONTH "month"

/* absence_direction, residence, visit_result, visit_type (E22) */
#define JIN_ABSENCE_OUT "out"
#define JIN_ABSENCE_IN "in"
#define JIN_RESIDENCE_LOCAL "0"
#define JIN_RESIDENCE_HMT "3"
#define JIN_RESIDENCE_ABROAD "4"
#define JIN_VISIT_NOT_MET "9"
#define JIN_VISIT_FESTIVAL "3"
#define JIN_VISIT_SURVIVORS "6"

/* document_kind */
#define JIN_DOCUMENT_CARE_PLAN "care_plan"
#define JIN_DOCUMENT_OTHER "other"

/* campaign (R70) */
#define JIN_CAMPAIGN_CODE_DOUBLE_NINTH "double_ninth"
#define JIN_CAMPAIGN_CODE_NEW_YEAR "new_year"
#define JIN_CAMPAIGN_CODE_JULY_FIRST "july_first"

/* health (E12): disabled and bedridden are 生活不能自理 (E13) */
#define JIN_HEALTH_FRAIL "4"
#define JIN_HEALTH_DISABLED "5"
#define JIN_HEALTH_BEDRIDDEN "6"
#define JIN_SELF_CARE_ABLE "1"
#define JIN_SELF_CARE_UNABLE "2"

/* term_state (R24) */
#define JIN_TERM_NORMAL "normal"
#define JIN_TERM_NEAR "near"
#define JIN_TERM_URGENT "urgent"
#define JIN_TERM_OVERDUE "overdue"
#define JIN_TERM_LONG_OVERDUE "long_overdue"
