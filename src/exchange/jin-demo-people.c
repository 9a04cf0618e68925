/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include "exchange/jin-demo-private.h"
#include "exchange/jin-demo-words.h"
#include "office/jin-codes.h"
#include "office/jin-contact.h"
#include "office/jin-organisation.h"
#include "office/jin-person.h"

#include <string.h>

/* Members that a branch of the fictitious bureau has at most, but for the one that is too large on purpose. */
#define BRANCH_SIZE 36
/* Fewer than so many members need no committee (R20). */
#define SMALL_BRANCH 5

char *
jin_demo_name (JinDemoState *state,
               gboolean      woman)
{
  static const char *const surnames[] = {JIN_DEMO_SURNAMES, NULL};
  static const char *const men[] = {JIN_DEMO_MEN, NULL};
  static const char *const women[] = {JIN_DEMO_WOMEN, NULL};

  return g_strconcat (jin_demo_pick (state, surnames), jin_demo_pick (state, woman ? women : men), NULL);
}

/* GB 11643: the check digit of seventeen digits. */
static char *
id_number (JinDate  birth,
           gboolean woman,
           int      sequence)
{
  static const int weights[17] = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  int              digit = (sequence * 2 + (woman ? 0 : 1)) % 1000;
  g_autofree char *first = g_strdup_printf ("329901%04d%02d%02d%03d", birth.year, birth.month, birth.day, digit);
  int              sum = 0;

  for (int i = 0; i < 17; i++)
    sum += (first[i] - '0') * weights[i];
  return g_strdup_printf ("%s%c", first, "10X98765432"[sum % 11]);
}

static gint64
put_organisation (JinDemoState *state,
                  const char   *name,
                  const char   *kind,
                  gint64        parent,
                  int           order,
                  int           fixed_day)
{
  g_autoptr (JinRecord) record = jin_record_new (&jin_organisation_entity);
  int                   this_year = state->context.today.year;

  jin_record_set_text (record, JIN_ORGANISATION_NAME, name);
  jin_record_set_text (record, JIN_ORGANISATION_KIND, kind);
  jin_record_set_ref (record, JIN_ORGANISATION_PARENT, parent, NULL);
  jin_record_set_date (record, JIN_ORGANISATION_FOUNDED_ON, jin_demo_day (state, this_year - 15, this_year - 5));
  jin_record_set_int (record, JIN_ORGANISATION_LIST_ORDER, order);
  if (strcmp (kind, JIN_KIND_BRANCH) == 0)
    {
      g_autofree char *day = g_strdup_printf ("每月%d日", fixed_day);

      jin_record_set_text (record, JIN_ORGANISATION_CATEGORY, JIN_CATEGORY_SINGLE);
      jin_record_set_text (record, JIN_ORGANISATION_FIXED_DAY, day);
      jin_record_set_date (record, JIN_ORGANISATION_ELECTION_DATE, jin_demo_day (state, this_year - 3, this_year - 1));
    }
  return jin_demo_put (state, record);
}

static char *
branch_name (JinDemoState *state,
             int           index)
{
  static const char *const units[] = {JIN_DEMO_UNITS};
  static const char *const numerals[] = {"一", "二", "三", "四", "五", "六"};
  int                      system = index - (int)G_N_ELEMENTS (numerals);

  if (system < 0)
    return g_strdup_printf ("第%s离退休干部党支部", numerals[index]);
  if (system < (int)G_N_ELEMENTS (units))
    return g_strdup_printf ("%s离退休干部党支部", units[system]);
  return g_strdup_printf ("%s离退休干部第%d党支部", units[system % G_N_ELEMENTS (units)],
                          system / (int)G_N_ELEMENTS (units) + 1);
}

/* A work committee, general branches where there are many branches, and the branches. */
void
jin_demo_organisations (JinDemoState *state)
{
  int    n_branches = MAX (2, state->demo.people * 6 / 10 / BRANCH_SIZE + 1);
  gint64 top = put_organisation (state, "示例市离退休干部工委", JIN_KIND_WORK_COMMITTEE, 0, 1, 0);
  gint64 parent = top;

  for (int i = 0; i < n_branches; i++)
    {
      JinDemoBranch    branch = {.members = g_array_new (FALSE, FALSE, sizeof (guint))};
      g_autofree char *general = NULL;

      if (n_branches > 12 && i % 12 == 0)
        {
          general = g_strdup_printf ("示例市离退休干部第%d党总支", i / 12 + 1);
          parent = put_organisation (state, general, JIN_KIND_GENERAL_BRANCH, top, i / 12 + 1, 0);
        }
      branch.name = branch_name (state, i);
      branch.fixed_day = jin_demo_between (state, 1, 4) * 5;
      branch.slack = jin_demo_chance (state, 30);
      branch.id = put_organisation (state, branch.name, JIN_KIND_BRANCH, parent, i + 1, branch.fixed_day);
      g_array_append_val (state->branches, branch);
    }
}

static void
set_code (JinDemoState *state,
          JinRecord    *record,
          int           field,
          const char   *codes,
          int           n_codes)
{
  g_auto (GStrv) parts = g_strsplit (codes, ",", -1);

  jin_record_set_text (record, field, parts[jin_demo_between (state, 0, n_codes - 1)]);
}

/* Born between 55 and 99 years ago, most between 62 and 80: a plausible pyramid. */
static JinDate
birth_date (JinDemoState *state)
{
  static const int bands[][3] = {{55, 61, 12}, {62, 69, 33}, {70, 79, 32}, {80, 89, 17}, {90, 99, 6}};
  int              draw = jin_demo_between (state, 1, 100);
  int              year = state->context.today.year;

  for (gsize i = 0; i < G_N_ELEMENTS (bands); i++)
    {
      if (draw <= bands[i][2])
        return jin_demo_day (state, year - bands[i][1] - 1, year - bands[i][0] - 1);
      draw -= bands[i][2];
    }
  return jin_demo_day (state, year - 70, year - 70);
}

static void
set_basics (JinDemoState *state,
            JinRecord    *record,
            int           order,
            JinDate       birth,
            gboolean      woman)
{
  g_autofree char *name = jin_demo_name (state, woman);
  g_autofree char *number = id_number (birth, woman, order * 7 + jin_demo_between (state, 0, 6));
  JinDate          shown = birth;

  /* Old files often know no day. */
  if (jin_demo_chance (state, 15))
    shown.day = 0;
  jin_record_set_text (record, JIN_PERSON_NAME, name);
  jin_record_set_text (record, JIN_PERSON_SEX, woman ? "2" : "1");
  jin_record_set_date (record, JIN_PERSON_BIRTH, shown);
  if (!jin_demo_chance (state, 4))
    jin_record_set_text (record, JIN_PERSON_ID_NUMBER, number);
  jin_record_set_text (record, JIN_PERSON_NATION, jin_demo_chance (state, 94) ? "01" : "03");
  jin_record_set_text (record, JIN_PERSON_RELATION, JIN_RELATION_SERVED);
  jin_record_set_int (record, JIN_PERSON_LIST_ORDER, order + 1);
}

static void
set_work (JinDemoState *state,
          JinRecord    *record,
          JinDate       birth,
          gboolean      woman)
{
  static const char *const units[] = {JIN_DEMO_UNITS, NULL};
  static const char *const posts[] = {JIN_DEMO_POSTS, NULL};
  gboolean                 lixiu = birth.year <= 1933 && jin_demo_chance (state, 70);
  JinDate                  start = jin_demo_day (state, birth.year + 17, birth.year + 22);
  JinDate                  retired = jin_date_add_years (birth, woman ? 55 : 60);

  if (lixiu)
    {
      JinDate revolution = jin_demo_day (state, MAX (birth.year + 13, 1937), 1948);

      jin_record_set_date (record, JIN_PERSON_REVOLUTION_DATE, revolution);
      jin_record_set_date (record, JIN_PERSON_WORK_START, revolution);
    }
  else
    jin_record_set_date (record, JIN_PERSON_WORK_START, jin_date_compare (start, JIN_DATE (1949, 10, 1)) > 0 ? start : JIN_DATE (1950, 3, 0));
  jin_record_set_text (record, JIN_PERSON_RETIRE_TYPE, lixiu ? JIN_RETIRE_LIXIU : JIN_RETIRE_RETIRED);
  retired.day = 0;
  if (jin_date_compare (retired, state->context.today) < 0)
    jin_record_set_date (record, JIN_PERSON_RETIRED_ON, retired);
  jin_record_set_text (record, JIN_PERSON_UNIT, jin_demo_pick (state, units));
  jin_record_set_text (record, JIN_PERSON_POST, jin_demo_pick (state, posts));
  jin_record_set_text (record, JIN_PERSON_UNIT_NATURE, jin_demo_chance (state, 60) ? "1" : jin_demo_chance (state, 70) ? "2"
                                                                                                                       : "3");
  set_code (state, record, JIN_PERSON_RANK, "21,22,31,31,32,32,32,41,41,41,42,42,51", 13);
  if (jin_demo_chance (state, 85))
    jin_record_set_text (record, JIN_PERSON_TREATMENT, jin_record_get_text (record, JIN_PERSON_RANK));
}

/* Of a hundred old people some eight live alone and forty-five as a couple; most of those who live alone are widowed. */
static void
set_household (JinDemoState *state,
               JinRecord    *record,
               int           age)
{
  const char *living;
  gboolean    widowed;

  set_code (state, record, JIN_PERSON_LIVING,
            age >= 80 ? "1,1,1,1,1,1,1,1,1,2,2,2,2,2,3,3,3,4,5,5" : "1,1,1,1,1,1,1,1,2,2,2,2,2,2,2,2,2,2,2,3", 20);
  living = jin_record_get_text (record, JIN_PERSON_LIVING);
  if (strcmp (living, "2") == 0)
    widowed = FALSE;
  else
    widowed = jin_demo_chance (state, strcmp (living, "3") == 0 ? 85 : age >= 80 ? 50
                                                                                 : 10);
  jin_record_set_text (record, JIN_PERSON_MARRIAGE, widowed ? "3" : strcmp (living, "3") == 0 ? "4"
                                                                                              : "2");
}

static void
set_home (JinDemoState *state,
          JinRecord    *record,
          JinDate       birth)
{
  static const char *const streets[] = {JIN_DEMO_STREETS, NULL};
  static const char *const districts[] = {JIN_DEMO_DISTRICTS, NULL};
  int                      age = state->context.today.year - birth.year;
  g_autofree char         *phone = g_strdup_printf ("1990%07d", jin_demo_between (state, 0, 9999999));
  g_autofree char         *address = g_strdup_printf ("示例市%s%s%d号%d幢%d室", jin_demo_pick (state, districts),
                                                      jin_demo_pick (state, streets), jin_demo_between (state, 1, 299),
                                                      jin_demo_between (state, 1, 30), jin_demo_between (state, 1, 18) * 100 + jin_demo_between (state, 1, 4));

  set_code (state, record, JIN_PERSON_HEALTH, age >= 85 ? "2,3,3,4,5,6" : age >= 75 ? "1,2,2,3,3,4"
                                                                                    : "1,1,1,2,2,3",
            6);
  set_household (state, record, age);
  jin_record_set_text (record, JIN_PERSON_RESIDENCE, jin_demo_chance (state, 93) ? JIN_RESIDENCE_LOCAL : "1");
  if (jin_demo_chance (state, 96))
    jin_record_set_text (record, JIN_PERSON_PHONE, phone);
  if (jin_demo_chance (state, 92))
    jin_record_set_text (record, JIN_PERSON_ADDRESS, address);
  if (jin_demo_chance (state, 40))
    set_code (state, record, JIN_PERSON_HOBBY, "1,2,3,4,5,8,9,10,11,12", 10);
  if (jin_demo_chance (state, 30))
    set_code (state, record, JIN_PERSON_SPECIALTY, "1,2,3,4,5,6,7", 7);
}

/* The branch with the fewest members that still has room; the first branch grows too large, the last stays small. */
static int
choose_branch (JinDemoState *state)
{
  int n = (int)state->branches->len;
  int choice = jin_demo_chance (state, 100 * 52 / MAX (52, state->demo.people)) ? 0 : jin_demo_between (state, 0, n - 1);

  if (choice == n - 1 && g_array_index (state->branches, JinDemoBranch, choice).members->len >= SMALL_BRANCH)
    choice = jin_demo_between (state, 0, MAX (n - 2, 0));
  return choice;
}

static void
set_party (JinDemoState  *state,
           JinRecord     *record,
           JinDate        birth,
           JinDemoPerson *person)
{
  JinDate join;

  person->branch = -1;
  if (!jin_demo_chance (state, 62))
    {
      jin_record_set_text (record, JIN_PERSON_POLITICAL_STATUS, "13");
      return;
    }
  join = jin_demo_day (state, birth.year + 20, MIN (birth.year + 40, state->context.today.year - 3));
  jin_record_set_date (record, JIN_PERSON_PARTY_JOIN, join);
  jin_record_set_date (record, JIN_PERSON_PARTY_FULL, jin_date_add_years (join, 1));
  jin_record_set_text (record, JIN_PERSON_POLITICAL_STATUS, JIN_POLITICAL_MEMBER);
  jin_record_set_text (record, JIN_PERSON_MEMBER_STATUS, JIN_MEMBER_FULL);
  /* A few are in no branch yet: the list of them must not stay empty. */
  if (jin_demo_chance (state, 2))
    return;
  person->branch = choose_branch (state);
  jin_record_set_ref (record, JIN_PERSON_BRANCH, g_array_index (state->branches, JinDemoBranch, person->branch).id, NULL);
}

static void
put_contact (JinDemoState *state,
             gint64        person)
{
  g_autoptr (JinRecord) record = jin_record_new (&jin_contact_entity);
  gboolean              daughter = jin_demo_chance (state, 50);
  g_autofree char      *name = jin_demo_name (state, daughter);
  g_autofree char      *phone = g_strdup_printf ("1990%07d", jin_demo_between (state, 0, 9999999));

  jin_record_set_ref (record, JIN_CONTACT_PERSON, person, NULL);
  jin_record_set_text (record, JIN_CONTACT_NAME, name);
  jin_record_set_text (record, JIN_CONTACT_RELATIONSHIP, daughter ? "daughter" : "son");
  jin_record_set_text (record, JIN_CONTACT_PHONE, phone);
  jin_record_set_int (record, JIN_CONTACT_EMERGENCY, 1);
  jin_demo_put (state, record);
}

/* Some died in the years before: they stay in history and in the year's numbers. */
static void
set_death (JinDemoState  *state,
           JinRecord     *record,
           JinDate        birth,
           JinDemoPerson *person)
{
  int     age = state->context.today.year - birth.year;
  int     years = MAX (state->demo.years, 1);
  JinDate day;

  if (!jin_demo_chance (state, age >= 85 ? 12 : age >= 75 ? 4
                                                          : 1))
    return;
  day = jin_date_add_days (state->context.today, -jin_demo_between (state, 20, 365 * years));
  person->died_on = day;
  jin_record_set_date (record, JIN_PERSON_DIED_ON, day);
  jin_record_set_text (record, JIN_PERSON_STATE, JIN_STATE_DIED);
}

/* One person on the roster, with a family member to call for most. */
void
jin_demo_person (JinDemoState *state,
                 int           order)
{
  g_autoptr (JinRecord) record = jin_record_new (&jin_person_entity);
  JinDemoPerson         person = {0};
  JinDate               birth = birth_date (state);
  gboolean              woman = jin_demo_chance (state, 38);
  int                   health;
  guint                 index = state->people->len;

  set_basics (state, record, order, birth, woman);
  set_work (state, record, birth, woman);
  set_home (state, record, birth);
  set_party (state, record, birth, &person);
  set_death (state, record, birth, &person);
  health = (int)g_ascii_strtoll (jin_record_get_text (record, JIN_PERSON_HEALTH), NULL, 10);
  person.frail = health >= 4;
  person.care = person.frail || state->context.today.year - birth.year >= 80;
  person.zeal = (guint8)(person.frail ? jin_demo_between (state, 0, 20) : jin_demo_between (state, 55, 98));
  person.name = g_strdup (jin_record_get_text (record, JIN_PERSON_NAME));
  person.id = jin_demo_put (state, record);
  g_array_append_val (state->people, person);
  if (person.branch >= 0 && jin_date_is_none (person.died_on))
    g_array_append_val (g_array_index (state->branches, JinDemoBranch, person.branch).members, index);
  if (jin_demo_chance (state, 80))
    put_contact (state, person.id);
}
