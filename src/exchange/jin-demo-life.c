/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include "base/jin-festival.h"
#include "base/jin-fixed-day.h"
#include "base/jin-minute.h"
#include "exchange/jin-demo-private.h"
#include "exchange/jin-demo-words.h"
#include "office/jin-absence.h"
#include "office/jin-activity.h"
#include "office/jin-attendance.h"
#include "office/jin-codes.h"
#include "office/jin-person.h"
#include "office/jin-post.h"
#include "office/jin-visit.h"

#include <string.h>

/* What happens in the fictitious bureau: posts, meetings with those who came, visits, people away. */

/* With so many people a row for everybody at every meeting of every year would take too long: then only the last months'
 * theme days have lists, the others numbers alone. */
#define PEOPLE_WITH_ALL_LISTS 5000
#define LIST_MONTHS 3

static JinDemoPerson *
member (JinDemoState        *state,
        const JinDemoBranch *branch,
        guint                index)
{
  return &g_array_index (state->people, JinDemoPerson, g_array_index (branch->members, guint, index));
}

static void
put_post (JinDemoState *state,
          gint64        person,
          gint64        branch,
          const char   *post)
{
  g_autoptr (JinRecord) record = jin_record_new (&jin_post_entity);
  int                   year = state->context.today.year;

  if (strcmp (post, JIN_POST_LIAISON) == 0)
    jin_record_set_int (record, JIN_POST_SERVING, 1);
  jin_record_set_ref (record, JIN_POST_PERSON, person, NULL);
  jin_record_set_ref (record, JIN_POST_ORGANISATION, branch, NULL);
  jin_record_set_text (record, JIN_POST_POST, post);
  jin_record_set_date (record, JIN_POST_FROM, jin_demo_day (state, year - 3, year - 1));
  jin_demo_put (state, record);
}

/* Of the serving staff (R22). */
static gint64
put_liaison (JinDemoState *state)
{
  g_autoptr (JinRecord) record = jin_record_new (&jin_person_entity);
  gboolean              woman = jin_demo_chance (state, 50);
  g_autofree char      *name = jin_demo_name (state, woman);

  jin_record_set_text (record, JIN_PERSON_NAME, name);
  jin_record_set_text (record, JIN_PERSON_SEX, woman ? "2" : "1");
  jin_record_set_text (record, JIN_PERSON_RELATION, JIN_RELATION_STAFF);
  return jin_demo_put (state, record);
}

/* A committee of three where there are seven members (R20); one branch in ten has no secretary at the moment. */
void
jin_demo_posts (JinDemoState *state,
                guint         index)
{
  static const char *const posts[] = {JIN_POST_SECRETARY, "organisation", "publicity"};
  const JinDemoBranch     *branch = &g_array_index (state->branches, JinDemoBranch, index);
  guint                    n = branch->members->len >= 7 ? G_N_ELEMENTS (posts) : MIN (branch->members->len, 1);

  for (guint i = 0; i < n; i++)
    if (i > 0 || !jin_demo_chance (state, 10))
      put_post (state, member (state, branch, i)->id, branch->id, posts[i]);
  if (!jin_demo_chance (state, 20))
    put_post (state, put_liaison (state), branch->id, JIN_POST_LIAISON);
}

static gboolean
has_list (JinDemoState *state,
          JinDate       day)
{
  return state->demo.people <= PEOPLE_WITH_ALL_LISTS ||
         jin_date_compare (day, jin_date_add_months (state->context.today, -LIST_MONTHS)) > 0;
}

/* Fewer come in the heat and in the cold. */
static int
season (int month)
{
  static const int percent[12] = {82, 84, 95, 100, 100, 92, 80, 78, 95, 102, 98, 86};

  return percent[month - 1];
}

typedef struct
{
  int expected, present, leave, home;
} Counts;

static const char *
attendance_state (JinDemoState        *state,
                  const JinDemoPerson *person,
                  int                  month,
                  Counts              *counts)
{
  if (person->frail)
    {
      counts->home += 1;
      return JIN_ATTENDED_AT_HOME;
    }
  counts->expected++;
  if (jin_demo_chance (state, person->zeal * season (month) / 100))
    {
      counts->present++;
      return jin_demo_chance (state, 6) ? JIN_ATTENDED_ONLINE : JIN_ATTENDED;
    }
  if (jin_demo_chance (state, 75))
    {
      counts->leave++;
      return JIN_ATTENDED_LEAVE;
    }
  return JIN_ATTENDED_ABSENT;
}

/* Who was there; the rows too where @activity wants them. */
static Counts
attend (JinDemoState        *state,
        const JinDemoBranch *branch,
        gint64               activity,
        JinDate              day,
        guint                n_members)
{
  Counts counts = {0};

  for (guint i = 0; i < n_members; i++)
    {
      const JinDemoPerson  *person = member (state, branch, i);
      g_autoptr (JinRecord) record = NULL;
      const char           *code = attendance_state (state, person, day.month, &counts);

      if (activity == 0)
        continue;
      record = jin_record_new (&jin_attendance_entity);
      jin_record_set_ref (record, JIN_ATTENDANCE_ACTIVITY, activity, NULL);
      jin_record_set_ref (record, JIN_ATTENDANCE_PERSON, person->id, NULL);
      jin_record_set_text (record, JIN_ATTENDANCE_STATE, code);
      if (person->frail)
        jin_record_set_int (record, JIN_ATTENDANCE_EXEMPT, 1);
      jin_demo_put (state, record);
    }
  return counts;
}

static void
put_meeting (JinDemoState        *state,
             const JinDemoBranch *branch,
             const char          *types,
             const char          *title,
             JinDate              day,
             guint                n_members)
{
  static const char *const places[] = {JIN_DEMO_PLACES, NULL};
  g_autoptr (JinRecord)    record = jin_record_new (&jin_activity_entity);
  gboolean                 future = jin_date_compare (day, state->context.today) > 0;
  JinMinute                start = jin_minute_from (day, 9, 0) + (jin_demo_chance (state, 30) ? 5 * 60 + 30 : 30 * jin_demo_between (state, 0, 2));
  gboolean                 listed = !future && has_list (state, day);

  jin_record_set_text (record, JIN_ACTIVITY_TITLE, title);
  jin_record_set_text (record, JIN_ACTIVITY_TYPES, types);
  jin_record_set_ref (record, JIN_ACTIVITY_ORGANISATION, branch->id, NULL);
  jin_record_set_int (record, JIN_ACTIVITY_START, start);
  jin_record_set_int (record, JIN_ACTIVITY_END, start + 90);
  jin_record_set_text (record, JIN_ACTIVITY_PLACE, jin_demo_pick (state, places));
  jin_record_set_text (record, JIN_ACTIVITY_MODE, "onsite");
  jin_record_set_text (record, JIN_ACTIVITY_STATE, future ? JIN_ACTIVITY_STATE_PLANNED : JIN_ACTIVITY_STATE_HELD);
  if (branch->members->len > 0)
    jin_record_set_text (record, JIN_ACTIVITY_HOST, member (state, branch, 0)->name);
  if (!future)
    {
      /* The row comes before those who attended it: its numbers are known only after. */
      guint32 seed = g_rand_int (state->random);
      Counts  counts;

      g_rand_set_seed (state->random, seed);
      counts = attend (state, branch, 0, day, n_members);
      jin_record_set_int (record, JIN_ACTIVITY_EXPECTED, counts.expected);
      jin_record_set_int (record, JIN_ACTIVITY_PRESENT, counts.present);
      jin_record_set_int (record, JIN_ACTIVITY_LEAVE, counts.leave);
      jin_record_set_int (record, JIN_ACTIVITY_HOME_STUDY, counts.home);
      g_rand_set_seed (state->random, seed);
    }
  jin_demo_put (state, record);
  if (listed)
    attend (state, branch, jin_record_get_id (record), day, n_members);
}

static void
put_titled (JinDemoState        *state,
            const JinDemoBranch *branch,
            const char          *type,
            const char          *name,
            JinDate              day,
            guint                n_members)
{
  static const char *const topics[] = {JIN_DEMO_TOPICS, NULL};
  g_autofree char         *title = g_strdup_printf ("%s：%s", name, jin_demo_pick (state, topics));

  put_meeting (state, branch, type, title, day, n_members);
}

static JinDate
some_day (JinDemoState *state,
          int           year,
          int           month)
{
  JinDate day = JIN_DATE (year, month, jin_demo_between (state, 3, 27));

  while (jin_date_weekday (day) > 5)
    day = jin_date_add_days (day, -1);
  return day;
}

void
jin_demo_month (JinDemoState *state,
                guint         index,
                int           year,
                int           month)
{
  const JinDemoBranch *branch = &g_array_index (state->branches, JinDemoBranch, index);
  guint                all = branch->members->len;
  JinDate              day = JIN_DATE (year, month, branch->fixed_day);
  int                  missed = branch->slack ? 25 : 4;

  while (jin_date_weekday (day) > 5)
    day = jin_date_add_days (day, 1);
  if (all == 0 || jin_date_compare (day, jin_date_add_days (state->context.today, 45)) > 0)
    return;
  if (!jin_demo_chance (state, missed))
    put_titled (state, branch, month == 12 ? JIN_ACTIVITY_TYPE_THEME_DAY "," JIN_ACTIVITY_TYPE_ORG_LIFE : JIN_ACTIVITY_TYPE_THEME_DAY,
                "主题党日", day, all);
  if (jin_date_compare (day, state->context.today) > 0)
    return;
  if (all >= 7 && !jin_demo_chance (state, missed))
    put_titled (state, branch, JIN_ACTIVITY_TYPE_COMMITTEE_MEETING, "支委会", some_day (state, year, month), 3);
  if (month % 3 == 2 && !jin_demo_chance (state, missed))
    put_titled (state, branch, JIN_ACTIVITY_TYPE_GENERAL_MEETING, "党员大会", some_day (state, year, month), all);
  if (month % 3 == 0 && !jin_demo_chance (state, missed * 2))
    put_titled (state, branch, JIN_ACTIVITY_TYPE_LECTURE, "党课", some_day (state, year, month), all);
  if (month == 5 || month == 10)
    put_titled (state, branch, JIN_ACTIVITY_TYPE_VOLUNTEER, "志愿服务", some_day (state, year, month), all / 2);
}

static void
put_visit (JinDemoState *state,
           gint64        person,
           const char   *type,
           const char   *campaign,
           JinDate       day)
{
  static const char *const gifts[] = {JIN_DEMO_GIFTS, NULL};
  static const char *const wishes[] = {JIN_DEMO_WISHES, NULL};
  g_autoptr (JinRecord)    record = jin_record_new (&jin_visit_entity);
  g_autofree char         *leader = jin_demo_name (state, FALSE);

  jin_record_set_ref (record, JIN_VISIT_PERSON, person, NULL);
  jin_record_set_text (record, JIN_VISIT_TYPE, type);
  jin_record_set_text (record, JIN_VISIT_CAMPAIGN, campaign);
  jin_record_set_date (record, JIN_VISIT_DATE, day);
  jin_record_set_text (record, JIN_VISIT_LEADER, leader);
  jin_record_set_text (record, JIN_VISIT_GIFT_GOODS, jin_demo_pick (state, gifts));
  jin_record_set_int (record, JIN_VISIT_GIFT_MONEY, 100 * jin_demo_between (state, 3, 10) * 100);
  jin_record_set_text (record, JIN_VISIT_FEEDBACK, jin_demo_pick (state, wishes));
  jin_record_set_text (record, JIN_VISIT_RESULT, jin_demo_chance (state, 88) ? "1" : "3");
  jin_demo_put (state, record);
}

static void
put_absence (JinDemoState *state,
             gint64        person)
{
  static const char *const places[] = {JIN_DEMO_AWAY, NULL};
  g_autoptr (JinRecord)    record = jin_record_new (&jin_absence_entity);
  JinDate                  left = jin_date_add_days (state->context.today, -jin_demo_between (state, 40, 900));
  JinDate                  contact = jin_date_add_days (state->context.today, -jin_demo_between (state, 5, 140));

  jin_record_set_ref (record, JIN_ABSENCE_PERSON, person, NULL);
  jin_record_set_text (record, JIN_ABSENCE_DIRECTION, JIN_ABSENCE_OUT);
  jin_record_set_date (record, JIN_ABSENCE_FROM, left);
  jin_record_set_text (record, JIN_ABSENCE_PLACE, jin_demo_pick (state, places));
  jin_record_set_text (record, JIN_ABSENCE_AREA, jin_demo_chance (state, 40) ? "1" : "2");
  jin_record_set_text (record, JIN_ABSENCE_REASON, jin_demo_chance (state, 60) ? "随子女居住" : "候鸟式养老");
  if (jin_date_compare (contact, left) > 0)
    jin_record_set_date (record, JIN_ABSENCE_LAST_CONTACT, contact);
  if (jin_demo_chance (state, 30))
    jin_record_set_date (record, JIN_ABSENCE_UNTIL, jin_date_add_days (left, 30));
  jin_demo_put (state, record);
}

/* The year's visits to one person, and a long journey for a few. */
void
jin_demo_care (JinDemoState *state,
               guint         index)
{
  const JinDemoPerson *person = &g_array_index (state->people, JinDemoPerson, index);
  int                  year = state->context.today.year;

  for (int y = year - state->demo.years + 1; person->care && y <= year; y++)
    {
      JinDate spring = jin_date_add_days (JIN_DATE (y, 1, 10), jin_demo_between (state, 0, 15));
      JinDate autumn = jin_date_add_days (JIN_DATE (y, 10, 1), jin_demo_between (state, 0, 14));
      JinDate last = jin_date_is_none (person->died_on) ? state->context.today : person->died_on;

      if (jin_date_compare (spring, last) < 0 && jin_demo_chance (state, 90))
        put_visit (state, person->id, "3", "new_year", spring);
      if (jin_date_compare (autumn, last) < 0 && jin_demo_chance (state, 75))
        put_visit (state, person->id, "3", "double_ninth", autumn);
    }
  if (person->branch >= 0 && jin_date_is_none (person->died_on) && jin_demo_chance (state, 7))
    put_absence (state, person->id);
}
