/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "office/jin-entities.h"
#include "record/jin-context.h"
#include "record/jin-lookup.h"

G_BEGIN_DECLS

/* Activity (R84): a meeting, lecture, theme day …; one event may carry several types (R28). */
enum {
  JIN_ACTIVITY_TITLE = JIN_FIELD_ID (JIN_ENTITY_ACTIVITY, 0),
  JIN_ACTIVITY_TYPES,
  JIN_ACTIVITY_ORGANISATION,
  JIN_ACTIVITY_START,
  JIN_ACTIVITY_END,
  JIN_ACTIVITY_VENUE,
  JIN_ACTIVITY_PLACE,
  JIN_ACTIVITY_HOST,
  JIN_ACTIVITY_RECORDER,
  JIN_ACTIVITY_MODE,
  JIN_ACTIVITY_STATE,
  JIN_ACTIVITY_STATE_REASON,
  JIN_ACTIVITY_TRANSPORT,
  JIN_ACTIVITY_THEME,
  JIN_ACTIVITY_TAGS,
  JIN_ACTIVITY_TOPIC,
  JIN_ACTIVITY_AGENDA,
  JIN_ACTIVITY_CONTENT,
  JIN_ACTIVITY_DECISIONS,
  JIN_ACTIVITY_EXPECTED,
  JIN_ACTIVITY_PRESENT,
  JIN_ACTIVITY_LEAVE,
  JIN_ACTIVITY_HOME_STUDY,
  JIN_ACTIVITY_RATE,
  JIN_ACTIVITY_ATTENDEES,
  JIN_ACTIVITY_ABSENCE_NOTE,
  JIN_ACTIVITY_VOTERS,
  JIN_ACTIVITY_VOTERS_PRESENT,
  JIN_ACTIVITY_VOTES_FOR,
  JIN_ACTIVITY_VOTES_AGAINST,
  JIN_ACTIVITY_VOTES_ABSTAINED,
  JIN_ACTIVITY_COST,
  JIN_ACTIVITY_STUDY_MINUTES,
  JIN_ACTIVITY_THEORY_MINUTES,
  JIN_ACTIVITY_ATTACHMENT,
  JIN_ACTIVITY_NOTE,
  JIN_ACTIVITY_SERIES,
  JIN_ACTIVITY_SERIES_DATE,
  JIN_ACTIVITY_SERIES_OWN,
  JIN_ACTIVITY_END_,
};
#define JIN_ACTIVITY_N_FIELDS (JIN_ACTIVITY_END_ - JIN_ACTIVITY_TITLE)

/* When it ends; when it starts, if that is all that is known. */
gint64 jin_activity_end (JinRecord *activity);

/* In jin-activity-check.c. */
JinValue jin_activity_rate (JinRecord *activity, const JinContext *context);
void     jin_activity_derive (JinRecord *activity, const JinContext *context);
void     jin_activity_check (JinRecord *activity, const JinContext *context, JinLookup *lookup, GPtrArray *issues);
/* In jin-activity-hints.c: hints alone. */
void jin_activity_hints (JinRecord *activity, const JinContext *context, JinLookup *lookup, GPtrArray *issues);

G_END_DECLS
