/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/jin-date.h"

G_BEGIN_DECLS

const char *jin_visit_campaign (JinDate day);
JinDate     jin_hospital_visit_due (JinDate admitted, JinDate discharged, JinDate last_visit);
JinDate     jin_death_visit_due (JinDate died_on);
JinDate     jin_regular_visit_due (JinDate last_contact);

G_END_DECLS
