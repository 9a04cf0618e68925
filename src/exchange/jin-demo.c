/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/jin-error.h"
#include "exchange/jin-demo-private.h"
#include "office/jin-entities.h"

/* The fictitious bureau, made batch by batch while the store writes, so that a million people need no memory. */

enum {
  STEP_ORGANISATIONS,
  STEP_PEOPLE,
  STEP_POSTS,
  STEP_MONTHS,
  STEP_CARE,
  STEP_DONE,
};

/* So many changes are handed over at a time. */
#define BATCH 2000

gboolean
jin_demo_chance (JinDemoState *state,
                 int           percent)
{
  return g_rand_int_range (state->random, 0, 100) < percent;
}

int
jin_demo_between (JinDemoState *state,
                  int           from,
                  int           until)
{
  return g_rand_int_range (state->random, from, until + 1);
}

const char *
jin_demo_pick (JinDemoState      *state,
               const char *const *words)
{
  return words[jin_demo_between (state, 0, (int)g_strv_length ((char **)words) - 1)];
}

JinDate
jin_demo_day (JinDemoState *state,
              int           first_year,
              int           last_year)
{
  return JIN_DATE (jin_demo_between (state, first_year, last_year), jin_demo_between (state, 1, 12),
                   jin_demo_between (state, 1, 28));
}

gint64
jin_demo_put (JinDemoState *state,
              JinRecord    *record)
{
  return jin_changes_put (state->changes, record, NULL, JIN_DATE_NONE);
}

/* One unit of work; moves on to the next step at the end of one. */
static void
work (JinDemoState *state)
{
  int first_year = state->context.today.year - state->demo.years + 1;

  switch (state->step)
    {
    case STEP_ORGANISATIONS:
      jin_demo_organisations (state);
      state->step++;
      return;
    case STEP_PEOPLE:
      if (state->at < (guint)state->demo.people)
        {
          jin_demo_person (state, (int)state->at++);
          return;
        }
      break;
    case STEP_POSTS:
      if (state->at < state->branches->len)
        {
          jin_demo_posts (state, state->at++);
          return;
        }
      break;
    case STEP_MONTHS:
      if (state->at < state->branches->len * 12 * (guint)state->demo.years)
        {
          guint month = state->at / state->branches->len;

          jin_demo_month (state, state->at % state->branches->len, first_year + (int)month / 12, (int)month % 12 + 1);
          state->at++;
          return;
        }
      break;
    case STEP_CARE:
    default:
      if (state->at < state->people->len)
        {
          jin_demo_care (state, state->at++);
          return;
        }
      break;
    }
  state->step++;
  state->at = 0;
}

/* JinChangesFunc */
static gboolean
more_cb (JinChanges *changes,
         gpointer    data,
         GError    **error)
{
  JinDemoState *state = data;

  while (state->step != STEP_DONE && jin_changes_get_size (changes) < BATCH)
    work (state);
  return TRUE;
}

static void
branch_clear (JinDemoBranch *branch)
{
  g_free (branch->name);
  g_array_unref (branch->members);
}

static void
person_clear (JinDemoPerson *person)
{
  g_free (person->name);
}

static gboolean
is_empty (JinStore         *store,
          const JinContext *context,
          GError          **error)
{
  JinQuery query = {&jin_person_entity, NULL, NULL, *context};
  gint64   people = jin_store_count (store, &query, NULL, error);

  if (people > 0)
    g_set_error_literal (error, JIN_ERROR, JIN_ERROR_INPUT,
                         _ ("There are people in this database already. The example bureau goes only into an empty one; "
                            "nothing was changed."));
  return people == 0;
}

gint64
jin_demo_fill (JinStore         *store,
               const JinDemo    *demo,
               const JinContext *context,
               GError          **error)
{
  JinDemoState state = {.demo = *demo, .context = *context};
  gint64       transaction;

  g_return_val_if_fail (JIN_IS_STORE (store), 0);
  g_return_val_if_fail (demo->people > 0 && demo->years >= 0, 0);

  if (!is_empty (store, context, error))
    return 0;
  state.random = g_rand_new_with_seed (demo->seed);
  state.branches = g_array_new (FALSE, TRUE, sizeof (JinDemoBranch));
  g_array_set_clear_func (state.branches, (GDestroyNotify)branch_clear);
  state.people = g_array_new (FALSE, TRUE, sizeof (JinDemoPerson));
  g_array_set_clear_func (state.people, (GDestroyNotify)person_clear);
  state.changes = jin_changes_new (_ ("Example bureau"));
  jin_changes_set_source (state.changes, more_cb, &state, NULL);
  transaction = jin_store_commit (store, state.changes, context, NULL, error);

  g_object_unref (state.changes);
  g_array_unref (state.people);
  g_array_unref (state.branches);
  g_rand_free (state.random);
  return transaction;
}
