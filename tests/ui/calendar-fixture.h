/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui-test.h"
#include "ui/jin-month-cell.h"
#include "ui/jin-month-grid.h"

G_BEGIN_DECLS

/* A branch, its people and activities in a test's database. */
gint64     fixture_commit (UiTest *test, JinRecord *record);
gint64     fixture_add_branch (UiTest *test, const char *name, const char *fixed_day);
gint64     fixture_add_member (UiTest *test, const char *name, gint64 branch);
gint64     fixture_add_activity (UiTest *test, const char *title, gint64 branch, const char *start, const char *end);
JinRecord *fixture_get (UiTest *test, const JinEntity *entity, gint64 id);
/* Presses a key on a widget, as its own key controllers see it; whether one of them took it. */
gboolean fixture_press (gpointer widget, guint keyval, GdkModifierType state);
/* Fails on a Latin word in any label, title, tooltip or accessible text below @root, but for names of keys. */
void fixture_assert_no_latin (gpointer root);
/* The day's cell, NULL when the grid shows another month. */
JinMonthCell *fixture_cell_of (JinMonthGrid *grid, JinDate day);
void          fixture_assert_selected (JinMonthGrid *grid, int year, int month, int day);

G_END_DECLS
