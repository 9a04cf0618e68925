/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/jin-demo.h"

G_BEGIN_DECLS

/* A branch while the bureau is made up. */
typedef struct
{
  gint64   id;
  char    *name;
  GArray  *members; /* indices into people */
  int      fixed_day;
  gboolean slack; /* forgets some duties, for later checks to find */
} JinDemoBranch;

typedef struct
{
  gint64   id;
  char    *name; /* of the few that posts and hosts need; NULL otherwise */
  JinDate  died_on;
  int      branch; /* index, -1: in none */
  guint8   zeal;   /* 0 … 100: how often the person comes */
  gboolean frail;
  gboolean care; /* on the list of those to visit */
} JinDemoPerson;

typedef struct
{
  JinDemo     demo;
  JinContext  context;
  GRand      *random;
  JinChanges *changes;
  GArray     *branches; /* JinDemoBranch */
  GArray     *people;   /* JinDemoPerson */
  int         step;
  guint       at; /* within the step */
  guint       month;
} JinDemoState;

/* @percent in a hundred. */
gboolean jin_demo_chance (JinDemoState *state,
                          int           percent);
/* from … until inclusive */
int         jin_demo_between (JinDemoState *state,
                              int           from,
                              int           until);
const char *jin_demo_pick (JinDemoState      *state,
                           const char *const *words);
JinDate     jin_demo_day (JinDemoState *state,
                          int           first_year,
                          int           last_year);
gint64      jin_demo_put (JinDemoState *state,
                          JinRecord    *record);
char       *jin_demo_name (JinDemoState *state,
                           gboolean      woman);

void jin_demo_organisations (JinDemoState *state);
void jin_demo_person (JinDemoState *state,
                      int           order);
void jin_demo_posts (JinDemoState *state,
                     guint         branch);
/* One month of one branch. */
void jin_demo_month (JinDemoState *state,
                     guint         branch,
                     int           year,
                     int           month);
void jin_demo_care (JinDemoState *state,
                    guint         person);

G_END_DECLS
