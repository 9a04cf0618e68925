/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/jin-date.h"

G_BEGIN_DECLS

/* What R57 finds about the order of dates. */
typedef enum {
  JIN_PARTY_DATES_OK = 0,
  JIN_PARTY_JOIN_BEFORE_BIRTH = 1 << 0, /* error */
  JIN_PARTY_FULL_BEFORE_JOIN = 1 << 1,  /* error */
  JIN_PARTY_FULL_TO_COME = 1 << 2,      /* error */
  JIN_PARTY_JOINED_YOUNG = 1 << 3,      /* under 18 since 1956-09-15: a hint */
} JinPartyDates;

/* Class at joining; it decided the length of probation until 1956 (R58). */
typedef enum {
  JIN_CLASS_UNKNOWN,
  JIN_CLASS_WORKER,       /* workers, poor peasants, soldiers */
  JIN_CLASS_MIDDLE,       /* middle peasants, clerks */
  JIN_CLASS_INTELLECTUAL, /* as the middle ones, but for 1927–1928 */
  JIN_CLASS_OTHER,
} JinPartyClass;

/**
 * JinMedalVerdict:
 * @JIN_MEDAL_OUT: not in the list of that year
 * @JIN_MEDAL_IN: in the list
 * @JIN_MEDAL_CHECK: in the list, 待核实: the date is the very 1 July, not exact, or only suggested
 */
typedef enum {
  JIN_MEDAL_OUT,
  JIN_MEDAL_IN,
  JIN_MEDAL_CHECK,
} JinMedalVerdict;

JinPartyDates   jin_party_dates_check (JinDate birth, JinDate join, JinDate full, JinDate today);
gboolean        jin_party_full_suggest (JinDate join, JinPartyClass party_class, JinDate *full);
int             jin_party_age (JinDate join, JinDate full, JinDate on, gboolean *to_check);
JinMedalVerdict jin_medal_50 (int year, JinDate join, JinDate full, JinDate died_on, int awarded_year, JinDate today);
int             jin_medal_year (JinDate full);
JinDate         jin_political_birthday (JinDate join, JinDate on);
int             jin_political_anniversary (JinDate join, int year);

G_END_DECLS
