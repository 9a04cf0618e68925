/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/jin-date.h"

G_BEGIN_DECLS

/**
 * JinLixiuVerdict:
 * @JIN_LIXIU_OK: nothing to say
 * @JIN_LIXIU_DATE_MISSING: 离休 without the day of joining the revolution
 * @JIN_LIXIU_TOO_LATE: 离休, but joined after 1949-09-30
 * @JIN_LIXIU_TOO_YOUNG: 离休, but born after 1937-09-30
 * @JIN_LIXIU_MAYBE: 退休, but joined by 1949-09-30
 *
 * What R11 finds; hints all, since the other conditions are decided on paper.
 */
typedef enum {
  JIN_LIXIU_OK,
  JIN_LIXIU_DATE_MISSING,
  JIN_LIXIU_TOO_LATE,
  JIN_LIXIU_TOO_YOUNG,
  JIN_LIXIU_MAYBE,
} JinLixiuVerdict;

/* What R15 finds about a day of death. */
typedef enum {
  JIN_DEATH_OK,
  JIN_DEATH_BEFORE_BIRTH,
  JIN_DEATH_TO_COME,
} JinDeathVerdict;

JinLixiuVerdict jin_lixiu_check (const char *retire_type, JinDate revolution_date, JinDate work_start, JinDate birth);
const char     *jin_revolution_period (JinDate revolution_date, gboolean *to_check);
JinDeathVerdict jin_death_check (JinDate birth, JinDate died_on, JinDate today);
gboolean        jin_is_key_care (int age, const char *living, const char *health, const char *retire_type);
int             jin_completeness (int filled, int applicable);

G_END_DECLS
