/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/jin-minute.h"
#include "calendar-fixture.h"
#include "office/jin-activity.h"
#include "office/jin-codes.h"
#include "office/jin-organisation.h"
#include "office/jin-person.h"

gint64
fixture_commit (UiTest *test, JinRecord *record)
{
  g_autoptr (JinChanges) changes = jin_changes_new ("test");
  g_autoptr (JinRecord)  kept = NULL;
  g_autoptr (GError)     error = NULL;
  JinContext             context = jin_context_now ();

  jin_changes_put (changes, record, NULL, JIN_DATE_NONE);
  jin_store_commit (test->store, changes, &context, NULL, &error);
  g_assert_no_error (error);
  kept = jin_store_get_by_uid (test->store, jin_record_get_entity (record), jin_record_get_uid (record), &error);
  g_assert_no_error (error);
  return jin_record_get_id (kept);
}

gint64
fixture_add_branch (UiTest *test, const char *name, const char *fixed_day)
{
  g_autoptr (JinRecord) branch = jin_record_new (&jin_organisation_entity);

  jin_record_set_text (branch, JIN_ORGANISATION_NAME, name);
  jin_record_set_text (branch, JIN_ORGANISATION_KIND, JIN_KIND_BRANCH);
  if (fixed_day != NULL)
    jin_record_set_text (branch, JIN_ORGANISATION_FIXED_DAY, fixed_day);
  return fixture_commit (test, branch);
}

gint64
fixture_add_member (UiTest *test, const char *name, gint64 branch)
{
  g_autoptr (JinRecord) person = jin_record_new (&jin_person_entity);

  jin_record_set_text (person, JIN_PERSON_NAME, name);
  jin_record_set_ref (person, JIN_PERSON_BRANCH, branch, "");
  jin_record_set_text (person, JIN_PERSON_MEMBER_STATUS, JIN_MEMBER_FULL);
  jin_record_set_text (person, JIN_PERSON_STATE, JIN_STATE_REGISTERED);
  return fixture_commit (test, person);
}

gint64
fixture_add_activity (UiTest *test, const char *title, gint64 branch, const char *start, const char *end)
{
  g_autoptr (JinRecord) activity = jin_record_new (&jin_activity_entity);
  JinMinute             minute;

  jin_record_set_text (activity, JIN_ACTIVITY_TITLE, title);
  jin_record_set_text (activity, JIN_ACTIVITY_TYPES, JIN_ACTIVITY_TYPE_THEME_DAY);
  if (branch != 0)
    jin_record_set_ref (activity, JIN_ACTIVITY_ORGANISATION, branch, "");
  g_assert_true (jin_minute_parse_iso (start, &minute));
  jin_record_set_int (activity, JIN_ACTIVITY_START, minute);
  if (end != NULL)
    {
      g_assert_true (jin_minute_parse_iso (end, &minute));
      jin_record_set_int (activity, JIN_ACTIVITY_END, minute);
    }
  return fixture_commit (test, activity);
}

JinRecord *
fixture_get (UiTest *test, const JinEntity *entity, gint64 id)
{
  g_autoptr (GError) error = NULL;
  JinRecord         *record = jin_store_get (test->store, entity, id, &error);

  g_assert_no_error (error);
  return record;
}

gboolean
fixture_press (gpointer widget, guint keyval, GdkModifierType state)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  gboolean               handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !handled; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", keyval, 0, state, &handled);
    }
  return handled;
}

/* Two Latin letters in a row, once the names of keys are taken out. */
static gboolean
has_latin_word (const char *text)
{
  static const char *const keys[] = {"Ctrl", "Alt", "Page Up", "Page Down", "PageUp", "PageDown", "Home", "Enter"};
  g_autofree char         *rest = g_strdup (text);

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_auto (GStrv) parts = g_strsplit (rest, keys[i], -1);

      g_free (rest);
      rest = g_strjoinv ("", parts);
    }
  for (const char *p = rest; *p != '\0'; p++)
    if (g_ascii_isalpha (p[0]) && g_ascii_isalpha (p[1]))
      return TRUE;
  return FALSE;
}

void
fixture_assert_no_latin (gpointer root)
{
  static const char *const names[] = {"label", "title", "subtitle", "description", "tooltip-text", "placeholder-text", "text"};
  g_autoptr (GPtrArray)    all = ui_test_all (root);
  guint                    n = 0;

  for (guint i = 0; i < all->len; i++)
    for (guint k = 0; k < G_N_ELEMENTS (names); k++)
      {
        GObject         *widget = g_ptr_array_index (all, i);
        GParamSpec      *property = g_object_class_find_property (G_OBJECT_GET_CLASS (widget), names[k]);
        g_autofree char *value = NULL;

        if (property == NULL || property->value_type != G_TYPE_STRING || (property->flags & G_PARAM_READABLE) == 0)
          continue;
        g_object_get (widget, names[k], &value, NULL);
        if (value == NULL)
          continue;
        n++;
        if (has_latin_word (value))
          g_error ("%s of a %s is “%s”", names[k], G_OBJECT_TYPE_NAME (widget), value);
      }
  g_assert_cmpuint (n, >, 5);
}

JinMonthCell *
fixture_cell_of (JinMonthGrid *grid, JinDate day)
{
  g_autoptr (GPtrArray) all = ui_test_all (grid);

  for (guint i = 0; i < all->len; i++)
    if (JIN_IS_MONTH_CELL (g_ptr_array_index (all, i)) && jin_date_equal (jin_month_cell_get_day (g_ptr_array_index (all, i)), day))
      return g_ptr_array_index (all, i);
  return NULL;
}

void
fixture_assert_selected (JinMonthGrid *grid, int year, int month, int day)
{
  g_assert_true (jin_date_equal (jin_month_grid_get_selected (grid), JIN_DATE (year, month, day)));
}
