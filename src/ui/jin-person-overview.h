/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/jin-window.h"

G_BEGIN_DECLS

/* What a person's page says above the facts: what to see to, whom to call, and what is not known yet.  Its buttons use the
 * actions record.edit-field, record.add and record.show-tab of the view around it. */
#define JIN_TYPE_PERSON_OVERVIEW (jin_person_overview_get_type ())
G_DECLARE_FINAL_TYPE (JinPersonOverview, jin_person_overview, JIN, PERSON_OVERVIEW, AdwBin)

GtkWidget *jin_person_overview_new (JinWindow *window,
                                    JinRecord *person);

G_END_DECLS
