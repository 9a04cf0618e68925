/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/jin-minute.h"
#include "office/jin-activity.h"
#include "office/jin-attendance.h"
#include "office/jin-codes.h"
#include "office/jin-person.h"
#include "record/jin-issue.h"
#include "record/jin-lookup.h"
#include "record/jin-record.h"

#include <string.h>

#define BASICS NC_ ("group", "Basics")

#define F(field) JIN_FIELD_INDEX (JIN_ATTENDANCE_##field)

/**
 * jin_attendance_count:
 * @rows: (element-type JinRecord): the attendance of one activity, a row for each member and guest
 * @states: the code list `attendance`, whose column "counts" says what a state means
 * @count: (out caller-allocates): the numbers of R30
 *
 * A state that isn't recorded is not taken for absence.
 */
void
jin_attendance_count (GPtrArray          *rows,
                      JinCodeList        *states,
                      JinAttendanceCount *count)
{
  g_return_if_fail (rows != NULL && states != NULL && count != NULL);

  *count = (JinAttendanceCount){0};
  for (guint i = 0; i < rows->len; i++)
    {
      JinRecord     *row = g_ptr_array_index (rows, i);
      const JinCode *state = jin_code_list_find (states, jin_record_get_text (row, JIN_ATTENDANCE_STATE));

      jin_attendance_add (count, state != NULL ? (JinAttendanceMeaning)state->counts : JIN_ATTENDANCE_UNKNOWN,
                          jin_record_get_int (row, JIN_ATTENDANCE_EXEMPT) != 0, jin_record_get_int (row, JIN_ATTENDANCE_GUEST) != 0);
    }
}

/**
 * jin_attendance_write:
 * @count: the numbers
 * @activity: the activity, a copy that may be changed
 *
 * Puts 应到, 实到, 请假 and 送学 where lists and charts read them; to be committed together with the rows.
 */
void
jin_attendance_write (const JinAttendanceCount *count,
                      JinRecord                *activity)
{
  g_return_if_fail (count != NULL);

  jin_record_set_int (activity, JIN_ACTIVITY_EXPECTED, count->expected);
  jin_record_set_int (activity, JIN_ACTIVITY_PRESENT, count->present);
  jin_record_set_int (activity, JIN_ACTIVITY_LEAVE, count->leave);
  jin_record_set_int (activity, JIN_ACTIVITY_HOME_STUDY, count->home_study);
}

/**
 * jin_attendance_was_present:
 * @row: one person's attendance
 * @states: (nullable): the code list `attendance`
 *
 * Returns: whether its state means that they took part, on the spot or online
 */
gboolean
jin_attendance_was_present (JinRecord   *row,
                            JinCodeList *states)
{
  const JinCode *state;

  g_return_val_if_fail (JIN_IS_RECORD (row), FALSE);

  state = states != NULL ? jin_code_list_find (states, jin_record_get_text (row, JIN_ATTENDANCE_STATE)) : NULL;
  return state != NULL && state->counts == JIN_ATTENDANCE_PRESENT;
}

/* How much a state says, the best last: who signed was there, whatever another line says. */
static int
weight (const char *state)
{
  static const char *const states[] = {"", JIN_ATTENDED_ABSENT, JIN_ATTENDED_LEAVE, JIN_ATTENDED_AT_HOME, JIN_ATTENDED_ONLINE, JIN_ATTENDED};

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    if (strcmp (states[i], state) == 0)
      return (int)i;
  return 0;
}

/* One person, one activity: who came once came; a member of the branch is no guest; who was expected once was expected. */
static void
unite (JinRecord *kept,
       JinRecord *other)
{
  static const int others[] = {JIN_ATTENDANCE_ANSWER, JIN_ATTENDANCE_BY_FAMILY, JIN_ATTENDANCE_CONSENT, JIN_ATTENDANCE_INFORMED, JIN_ATTENDANCE_NOTE};
  const char      *state = jin_record_get_text (other, JIN_ATTENDANCE_STATE);

  if (weight (state) > weight (jin_record_get_text (kept, JIN_ATTENDANCE_STATE)))
    jin_record_set_text (kept, JIN_ATTENDANCE_STATE, state);
  if (jin_record_get_int (other, JIN_ATTENDANCE_GUEST) == 0)
    jin_record_set (kept, JIN_ATTENDANCE_GUEST, NULL);
  if (jin_record_get_int (other, JIN_ATTENDANCE_EXEMPT) == 0)
    jin_record_set (kept, JIN_ATTENDANCE_EXEMPT, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (jin_record_is_empty (kept, others[i]))
      jin_record_set (kept, others[i], jin_record_peek (other, others[i]));
}

/* Nobody comes after their death: one of the two is wrong. */
static void
check (JinRecord        *row,
       const JinContext *context,
       JinLookup        *lookup,
       GPtrArray        *issues)
{
  JinCodeList          *states = lookup != NULL ? jin_lookup_get_list (lookup, "attendance") : NULL;
  gint64                activity_id = jin_record_get_ref (row, JIN_ATTENDANCE_ACTIVITY), person_id = jin_record_get_ref (row, JIN_ATTENDANCE_PERSON);
  g_autoptr (JinRecord) person = NULL;
  g_autoptr (JinRecord) activity = NULL;

  if (activity_id <= 0 || person_id <= 0 || !jin_attendance_was_present (row, states))
    return;
  person = jin_lookup_get (lookup, &jin_person_entity, person_id);
  if (person == NULL || jin_record_is_empty (person, JIN_PERSON_DIED_ON))
    return;
  activity = jin_lookup_get (lookup, &jin_activity_entity, activity_id);
  if (activity != NULL && jin_date_compare (jin_date_last (jin_record_get_date (person, JIN_PERSON_DIED_ON)),
                                            jin_minute_date (jin_record_get_int (activity, JIN_ACTIVITY_START))) < 0)
    jin_issues_add (issues, JIN_ISSUE_ERROR, JIN_ATTENDANCE_STATE, "R15", NULL,
                    /* Translators: %s is somebody's name */
                    _ ("%s had died by the day of this activity. Correct the attendance or the day of death."), jin_record_get_title (person));
}

static gboolean
shows_count (const JinAttendanceCount *count,
             JinRecord                *activity)
{
  return jin_record_get_int (activity, JIN_ACTIVITY_EXPECTED) == count->expected &&
         jin_record_get_int (activity, JIN_ACTIVITY_PRESENT) == count->present;
}

/* Numbers that did not come from the rows were entered by somebody who counted: they stay. */
static gboolean
recount (JinRecord *activity,
         GPtrArray *before,
         GPtrArray *after,
         JinLookup *lookup)
{
  JinCodeList       *states = jin_lookup_get_list (lookup, "attendance");
  JinAttendanceCount was, is;

  if (states == NULL)
    return FALSE;
  jin_attendance_count (before, states, &was);
  jin_attendance_count (after, states, &is);
  if (!shows_count (&was, activity) || memcmp (&was, &is, sizeof was) == 0)
    return FALSE;
  jin_attendance_write (&is, activity);
  return TRUE;
}

/* clang-format off */
static const JinField fields[] = {
  [F (ACTIVITY)] = {"activity", NC_ ("entity", "Activity Attended"), "活动|活动名称|活动主题",
    BASICS, JIN_TYPE_REFERENCE, JIN_FIELD_OWNER | JIN_FIELD_REQUIRED | JIN_FIELD_DEFAULT | JIN_FIELD_INDEXED, .target = &jin_activity_entity, .width = 30},
  [F (PERSON)] = {"person", NC_ ("entity", "Name"), "姓名|党员姓名",
    BASICS, JIN_TYPE_REFERENCE, JIN_FIELD_REQUIRED | JIN_FIELD_DEFAULT | JIN_FIELD_INDEXED, .target = &jin_person_entity, .width = 10},
  [F (STATE)] = {"state", NC_ ("entity", "Attendance"), "出席情况|到会情况|参加情况|签到|签到情况",
    BASICS, JIN_TYPE_CHOICE, JIN_FIELD_DEFAULT, .list = "attendance"},
  [F (ANSWER)] = {"answer", NC_ ("entity", "Answer"), "通知回复|回复|通知情况|是否参加",
    BASICS, JIN_TYPE_CHOICE, 0, .list = "attendance_answer"},
  [F (BY_FAMILY)] = {"by_family", NC_ ("entity", "Family Answered"), "家属代答|家属代回复", BASICS, JIN_TYPE_BOOLEAN, 0},
  [F (CONSENT)] = {"consent", NC_ ("entity", "Consent Signed"), "已签安全承诺书|安全承诺书|承诺书", BASICS, JIN_TYPE_BOOLEAN, 0},
  [F (EXEMPT)] = {"exempt", NC_ ("entity", "Exempt"), "免到", BASICS, JIN_TYPE_BOOLEAN, JIN_FIELD_DEFAULT},
  [F (GUEST)] = {"guest", NC_ ("entity", "Guest"), "列席", BASICS, JIN_TYPE_BOOLEAN, 0},
  [F (INFORMED)] = {"informed", NC_ ("entity", "Informed Afterwards"), "已通报活动情况|已通报", BASICS, JIN_TYPE_BOOLEAN, 0},
  [F (NOTE)] = {"note", NC_ ("entity", "Note"), "备注|说明|原因|请假原因|缺席原因",
    BASICS, JIN_TYPE_LONG_TEXT, JIN_FIELD_DEFAULT},
};

G_STATIC_ASSERT (G_N_ELEMENTS (fields) == JIN_ATTENDANCE_N_FIELDS);

/* Dated by its activity. */
const JinEntity jin_attendance_entity = {
  .number = JIN_ENTITY_ATTENDANCE,
  .name = "attendance",
  .label = NC_ ("entity", "Attendance Entry"),
  .plural = NC_ ("entity", "Attendance Entries"),
  .heads = "签到表|支部活动签到表|考勤表",
  .icon = "object-select-symbolic",
  .fields = fields,
  .n_fields = JIN_ATTENDANCE_N_FIELDS,
  .title = JIN_ATTENDANCE_PERSON,
  .subtitle = JIN_ATTENDANCE_STATE,
  .tab = NC_ ("tab", "Activities"),
  .timeline = NC_ ("timeline", "{activity}: {state}"),
  .order = "person",
  .match = "activity+person",
  .check = check,
  .unite = unite,
  .recount = recount,
};
