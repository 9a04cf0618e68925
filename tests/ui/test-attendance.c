/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "calendar-fixture.h"
#include "office/jin-activity.h"
#include "office/jin-attendance.h"
#include "office/jin-codes.h"
#include "office/jin-person.h"
#include "ui/jin-attendance-page.h"
#include "ui/jin-attendance-row.h"

/* A branch of five, 张三 twice in name with 张三丰, and an activity in November. */
typedef struct
{
  UiTest ui;
  gint64 branch;
  gint64 activity;
} Fixture;

static const char *const names[] = {"张三", "李四", "王五", "赵六", "欧阳娜娜"};

static void
set_up (Fixture *fixture, gconstpointer data)
{
  ui_test_set_up (&fixture->ui, 0);
  fixture->branch = fixture_add_branch (&fixture->ui, "第一支部", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    fixture_add_member (&fixture->ui, names[i], fixture->branch);
  fixture->activity = fixture_add_activity (&fixture->ui, "主题党日", fixture->branch, "2026-11-16T09:00", "2026-11-16T10:30");
  ui_test_settle ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  ui_test_tear_down (&fixture->ui);
}

static JinAttendanceSheet *
load (Fixture *fixture, gint64 activity)
{
  g_autoptr (GError)  error = NULL;
  JinAttendanceSheet *sheet = jin_attendance_sheet_load (fixture->ui.store, activity, NULL, &error);

  g_assert_no_error (error);
  return sheet;
}

static JinAttendanceEntry *
find (JinAttendanceSheet *sheet, const char *name)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (sheet)); i++)
    {
      g_autoptr (JinAttendanceEntry) entry = g_list_model_get_item (G_LIST_MODEL (sheet), i);

      if (g_str_equal (jin_attendance_entry_get_name (entry), name))
        return entry;
    }
  return NULL;
}

static void
mark (JinAttendanceSheet *sheet, const char *name, const char *code)
{
  g_assert_nonnull (find (sheet, name));
  jin_attendance_sheet_mark (sheet, find (sheet, name), code);
}

static void
save (Fixture *fixture, JinAttendanceSheet *sheet)
{
  g_autoptr (JinChanges) changes = jin_attendance_sheet_create_changes (sheet);
  g_autoptr (GError)     error = NULL;
  JinContext             context = jin_context_now ();

  jin_store_commit (fixture->ui.store, changes, &context, NULL, &error);
  g_assert_no_error (error);
}

static void
assert_numbers (Fixture *fixture, gint64 expected, gint64 present, gint64 leave, gint64 home)
{
  g_autoptr (JinRecord) activity = fixture_get (&fixture->ui, &jin_activity_entity, fixture->activity);

  g_assert_cmpint (jin_record_get_int (activity, JIN_ACTIVITY_EXPECTED), ==, expected);
  g_assert_cmpint (jin_record_get_int (activity, JIN_ACTIVITY_PRESENT), ==, present);
  g_assert_cmpint (jin_record_get_int (activity, JIN_ACTIVITY_LEAVE), ==, leave);
  g_assert_cmpint (jin_record_get_int (activity, JIN_ACTIVITY_HOME_STUDY), ==, home);
}

/* R30: 26 members, 4 exempt, 18 present, 3 reached at home: 18 of 22, 81.8 %. */
static void
test_rates (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JinAttendanceSheet) sheet = NULL;
  g_autofree char               *sentence = NULL;
  JinAttendanceCount             count;
  gint64                         branch = fixture_add_branch (&fixture->ui, "第二支部", NULL);
  gint64                         activity = fixture_add_activity (&fixture->ui, "党员大会", branch, "2026-11-17T09:00", NULL);

  for (int i = 0; i < 26; i++)
    {
      g_autofree char *name = g_strdup_printf ("王%c", 'a' + i);

      fixture_add_member (&fixture->ui, name, branch);
    }
  sheet = load (fixture, activity);
  for (int i = 0; i < 26; i++)
    {
      g_autofree char *name = g_strdup_printf ("王%c", 'a' + i);

      if (i < 17)
        mark (sheet, name, JIN_ATTENDED);
      else if (i == 17)
        mark (sheet, name, JIN_ATTENDED_ONLINE);
      else if (i < 21)
        mark (sheet, name, JIN_ATTENDED_AT_HOME);
      else if (i < 25)
        jin_attendance_sheet_set_exempt (sheet, find (sheet, name), TRUE);
    }
  jin_attendance_sheet_count (sheet, &count);
  g_assert_cmpint (count.members, ==, 26);
  g_assert_cmpint (count.expected, ==, 22);
  g_assert_cmpint (count.present, ==, 18);
  g_assert_cmpint (count.home_study, ==, 3);
  g_assert_cmpuint (jin_attendance_sheet_count_open (sheet), ==, 1);
  sentence = jin_attendance_sheet_sentence (sheet);
  g_assert_cmpstr (sentence, ==, "应到 22 · 实到 18 · 到会率 81.8%");
}

/* Nobody is absent because nothing was written; only what is registered gets a row. */
static void
test_unknown_is_not_absent (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JinAttendanceSheet) sheet = load (fixture, fixture->activity);
  g_autoptr (JinAttendanceSheet) again = NULL;

  g_assert_false (jin_attendance_sheet_has_changes (sheet));
  mark (sheet, "张三", JIN_ATTENDED);
  mark (sheet, "李四", JIN_ATTENDED_LEAVE);
  g_assert_true (jin_attendance_sheet_has_changes (sheet));
  save (fixture, sheet);
  g_assert_cmpint (ui_test_count (&fixture->ui, &jin_attendance_entity, NULL), ==, 2);
  g_assert_cmpint (ui_test_count (&fixture->ui, &jin_attendance_entity, "state=5"), ==, 0);
  assert_numbers (fixture, 5, 1, 1, 0);

  /* Taken back, the rows go, and the numbers are unknown again. */
  again = load (fixture, fixture->activity);
  g_assert_cmpstr (jin_attendance_entry_get_state (find (again, "张三")), ==, JIN_ATTENDED);
  mark (again, "张三", "");
  mark (again, "李四", "");
  save (fixture, again);
  g_assert_cmpint (ui_test_count (&fixture->ui, &jin_attendance_entity, NULL), ==, 0);
  {
    g_autoptr (JinRecord) activity = fixture_get (&fixture->ui, &jin_activity_entity, fixture->activity);

    g_assert_true (jin_record_is_empty (activity, JIN_ACTIVITY_EXPECTED));
    g_assert_true (jin_record_is_empty (activity, JIN_ACTIVITY_PRESENT));
  }
}

/* An activity that was planned for today or before was held once somebody came. */
static void
test_held (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JinRecord)          planned = fixture_get (&fixture->ui, &jin_activity_entity, fixture->activity);
  g_autoptr (JinRecord)          changed = jin_record_copy (planned);
  g_autoptr (JinChanges)         changes = jin_changes_new ("test");
  g_autoptr (JinRecord)          held = NULL;
  g_autoptr (JinAttendanceSheet) sheet = NULL;
  JinContext                     context = jin_context_now ();

  jin_record_set_text (changed, JIN_ACTIVITY_STATE, JIN_ACTIVITY_STATE_PLANNED);
  jin_changes_put (changes, changed, planned, JIN_DATE_NONE);
  g_assert_cmpint (jin_store_commit (fixture->ui.store, changes, &context, NULL, NULL), !=, 0);
  sheet = load (fixture, fixture->activity);
  mark (sheet, "张三", JIN_ATTENDED_ONLINE);
  save (fixture, sheet);
  held = fixture_get (&fixture->ui, &jin_activity_entity, fixture->activity);
  g_assert_cmpstr (jin_record_get_text (held, JIN_ACTIVITY_STATE), ==, JIN_ACTIVITY_STATE_HELD);
}

static void
test_several (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JinAttendanceSheet) sheet = load (fixture, fixture->activity);

  mark (sheet, "王五", JIN_ATTENDED_LEAVE);
  jin_attendance_sheet_set_exempt (sheet, find (sheet, "赵六"), TRUE);
  /* The rest: neither those who have a state nor the exempt. */
  g_assert_cmpuint (jin_attendance_sheet_mark_rest (sheet, JIN_ATTENDED), ==, 3);
  g_assert_cmpstr (jin_attendance_entry_get_state (find (sheet, "王五")), ==, JIN_ATTENDED_LEAVE);
  g_assert_cmpstr (jin_attendance_entry_get_state (find (sheet, "赵六")), ==, "");
  /* The exempt one stands after the others. */
  g_assert_true (jin_attendance_entry_is_heading (find (sheet, "赵六")));
  /* One undo takes back all three, the next the exemption. */
  jin_attendance_sheet_undo (sheet);
  g_assert_cmpstr (jin_attendance_entry_get_state (find (sheet, "张三")), ==, "");
  g_assert_cmpstr (jin_attendance_entry_get_state (find (sheet, "王五")), ==, JIN_ATTENDED_LEAVE);
  jin_attendance_sheet_undo (sheet);
  g_assert_false (jin_attendance_entry_is_exempt (find (sheet, "赵六")));
  jin_attendance_sheet_undo (sheet);
  g_assert_false (jin_attendance_sheet_can_undo (sheet));
  g_assert_false (jin_attendance_sheet_has_changes (sheet));
}

/* As last time: states of those who have none, and exemptions without being asked. */
static void
test_previous (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JinAttendanceSheet) before = load (fixture, fixture->activity);
  g_autoptr (JinAttendanceSheet) sheet = NULL;
  gint64                         next = fixture_add_activity (&fixture->ui, "党课", fixture->branch, "2026-11-18T09:00", NULL);

  g_assert_null (jin_attendance_sheet_get_previous (before));
  mark (before, "张三", JIN_ATTENDED);
  mark (before, "李四", JIN_ATTENDED_AT_HOME);
  mark (before, "王五", JIN_ATTENDED);
  jin_attendance_sheet_set_exempt (before, find (before, "赵六"), TRUE);
  save (fixture, before);

  sheet = load (fixture, next);
  g_assert_cmpstr (jin_record_get_title (jin_attendance_sheet_get_previous (sheet)), ==, "主题党日");
  g_assert_true (jin_attendance_entry_is_exempt (find (sheet, "赵六")));
  /* The exemption was agreed before: nothing to save yet. */
  g_assert_false (jin_attendance_sheet_has_changes (sheet));
  mark (sheet, "王五", JIN_ATTENDED_LEAVE);
  g_assert_cmpuint (jin_attendance_sheet_take_previous (sheet), ==, 2);
  g_assert_cmpstr (jin_attendance_entry_get_state (find (sheet, "王五")), ==, JIN_ATTENDED_LEAVE);
  g_assert_cmpstr (jin_attendance_entry_get_state (find (sheet, "李四")), ==, JIN_ATTENDED_AT_HOME);
  g_assert_cmpstr (jin_attendance_entry_get_state (find (sheet, "欧阳娜娜")), ==, "");
}

static void
test_paste (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *text;
    guint       n;
    const char *left_over;
  } cases[] = {
      {"张三、李四，王五", 3, NULL},
      {"1. 张三\n2. 李四\n3．王五", 3, NULL},
      {"张三 李四\t王五", 3, NULL},
      {"张　三\n李 四", 2, NULL},                  /* blanks within a name */
      {"张三、钱七、李四、孙八", 2, "钱七\n孙八"}, /* unknown: kept */
      {"周九、张三", 1, "周九"},                   /* two people: kept */
      {"欧阳娜娜；", 1, NULL},
      {"", 0, NULL},
  };

  fixture_add_member (&fixture->ui, "周九", fixture->branch);
  fixture_add_member (&fixture->ui, "周九", fixture->branch);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (JinAttendanceSheet) sheet = load (fixture, fixture->activity);
      g_autofree char               *left_over = NULL;
      JinAttendanceCount             count;

      g_test_message ("%s", cases[i].text);
      g_assert_cmpuint (jin_attendance_sheet_paste (sheet, cases[i].text, JIN_ATTENDED, &left_over), ==, cases[i].n);
      g_assert_cmpstr (left_over, ==, cases[i].left_over);
      jin_attendance_sheet_count (sheet, &count);
      g_assert_cmpint (count.present, ==, cases[i].n);
    }
}

/* People of other branches are guests and in no rate; a member who was not expected counts when present (R66). */
static void
test_others (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JinAttendanceSheet) sheet = load (fixture, fixture->activity);
  gint64                         other = fixture_add_branch (&fixture->ui, "第二支部", NULL);
  g_autoptr (JinRecord)          guest = fixture_get (&fixture->ui, &jin_person_entity, fixture_add_member (&fixture->ui, "钱七", other));
  g_autoptr (JinRecord)          member = fixture_get (&fixture->ui, &jin_person_entity, fixture_add_member (&fixture->ui, "孙八", fixture->branch));
  g_autoptr (JinAttendanceSheet) again = NULL;
  JinAttendanceCount             count;

  jin_attendance_sheet_add (sheet, guest);
  jin_attendance_sheet_add (sheet, member);
  jin_attendance_sheet_count (sheet, &count);
  g_assert_cmpint (count.guests, ==, 1);
  g_assert_cmpint (count.expected, ==, 6);
  g_assert_cmpint (count.present, ==, 1);
  g_assert_true (jin_attendance_entry_is_guest (find (sheet, "钱七")));
  g_assert_false (jin_attendance_entry_is_guest (find (sheet, "孙八")));
  save (fixture, sheet);
  again = load (fixture, fixture->activity);
  g_assert_true (jin_attendance_entry_is_guest (find (again, "钱七")));
  g_assert_cmpstr (jin_attendance_entry_get_state (find (again, "钱七")), ==, JIN_ATTENDED);
}

static void
test_search (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *text, *first;
    guint       n;
  } cases[] = {
      {"张", "张三", 1},
      {"zs", "张三", 1},    /* initials */
      {"ZHANG", "张三", 1}, /* pinyin, whatever the keyboard */
      {"ouyang", "欧阳娜娜", 1},
      {"娜", "欧阳娜娜", 1}, /* within */
      {"", "张三", 5},
      {"bu", NULL, 0},
  };
  g_autoptr (JinAttendanceSheet) sheet = load (fixture, fixture->activity);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (JinAttendanceEntry) first = NULL;

      jin_attendance_sheet_search (sheet, cases[i].text);
      g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (sheet)), ==, cases[i].n);
      first = g_list_model_get_item (G_LIST_MODEL (sheet), 0);
      if (cases[i].first != NULL && *cases[i].text != '\0')
        g_assert_cmpstr (jin_attendance_entry_get_name (first), ==, cases[i].first);
    }
}

/* ---- the page ---- */

static gboolean
has_sheet (gpointer page)
{
  return jin_attendance_page_get_sheet (page) != NULL;
}

static JinAttendancePage *
open_page (Fixture *fixture)
{
  JinPage *page = jin_attendance_page_new (fixture->ui.window, fixture->activity);

  jin_window_push (fixture->ui.window, page);
  ui_test_wait (has_sheet, page);
  ui_test_settle ();
  return JIN_ATTENDANCE_PAGE (page);
}

static void
type_name (JinAttendancePage *page, const char *text, guint key)
{
  GtkWidget *entry = ui_test_find (page, GTK_TYPE_SEARCH_ENTRY, NULL);

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  if (key == GDK_KEY_Return)
    g_signal_emit_by_name (entry, "activate");
  else
    g_assert_true (fixture_press (entry, key, 0));
}

/* By keyboard alone: names with Enter or a digit, then digits down the list, then Ctrl+S. */
static void
test_keyboard (Fixture *fixture, gconstpointer data)
{
  JinAttendancePage  *page = open_page (fixture);
  JinAttendanceSheet *sheet = g_object_ref (jin_attendance_page_get_sheet (page));
  GtkWidget          *view = ui_test_find (page, GTK_TYPE_LIST_VIEW, NULL);
  GtkWidget          *entry = ui_test_find (page, GTK_TYPE_SEARCH_ENTRY, NULL);

  type_name (page, "zs", GDK_KEY_Return);
  g_assert_cmpstr (jin_attendance_entry_get_state (find (sheet, "张三")), ==, JIN_ATTENDED);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
  type_name (page, "李", GDK_KEY_3);
  g_assert_cmpstr (jin_attendance_entry_get_state (find (sheet, "李四")), ==, JIN_ATTENDED_LEAVE);
  /* Nobody of that name: what was typed stays. */
  type_name (page, "钱七", GDK_KEY_Return);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "钱七");
  g_assert_true (fixture_press (entry, GDK_KEY_Escape, 0));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");

  /* Down into the list: each digit marks a row and goes on. */
  g_assert_true (fixture_press (entry, GDK_KEY_Down, 0));
  ui_test_settle ();
  for (guint key = GDK_KEY_1; key <= GDK_KEY_5; key++)
    g_assert_true (fixture_press (view, key, 0));
  g_assert_false (fixture_press (view, GDK_KEY_a, 0));
  {
    static const char *const states[] = {JIN_ATTENDED, JIN_ATTENDED_ONLINE, JIN_ATTENDED_LEAVE, JIN_ATTENDED_AT_HOME, JIN_ATTENDED_ABSENT};

    for (guint i = 0; i < G_N_ELEMENTS (states); i++)
      {
        g_autoptr (JinAttendanceEntry) row = g_list_model_get_item (G_LIST_MODEL (sheet), i);

        g_assert_cmpstr (jin_attendance_entry_get_state (row), ==, states[i]);
      }
  }
  gtk_widget_activate_action (GTK_WIDGET (page), "attendance.save", NULL);
  ui_test_settle ();
  assert_numbers (fixture, 5, 2, 1, 1);
  g_assert_false (JIN_IS_ATTENDANCE_PAGE (jin_window_get_page (fixture->ui.window)));
  /* One change: one undo. */
  gtk_widget_activate_action (GTK_WIDGET (fixture->ui.window), "win.undo", NULL);
  ui_test_settle ();
  g_assert_cmpint (ui_test_count (&fixture->ui, &jin_attendance_entity, NULL), ==, 0);
  g_object_unref (sheet);
}

/* The buttons of a row show and set the state; a second click takes it back. */
static void
test_buttons (Fixture *fixture, gconstpointer data)
{
  JinAttendancePage  *page = open_page (fixture);
  JinAttendanceSheet *sheet = jin_attendance_page_get_sheet (page);
  GtkWidget          *row = ui_test_find (page, JIN_TYPE_ATTENDANCE_ROW, NULL);
  JinAttendanceEntry *entry = jin_attendance_row_get_entry (JIN_ATTENDANCE_ROW (row));
  GtkWidget          *leave = ui_test_find (row, GTK_TYPE_TOGGLE_BUTTON, "请假");

  g_assert_false (jin_page_has_changes (JIN_PAGE (page)));
  ui_test_click (row, "请假");
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (leave)));
  g_assert_cmpstr (jin_attendance_entry_get_state (entry), ==, JIN_ATTENDED_LEAVE);
  g_assert_true (jin_page_has_changes (JIN_PAGE (page)));
  ui_test_click (row, "参加");
  g_assert_false (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (leave)));
  ui_test_click (row, "参加");
  g_assert_cmpstr (jin_attendance_entry_get_state (entry), ==, "");
  g_assert_false (jin_page_has_changes (JIN_PAGE (page)));
  ui_test_click (page, "其余全部参加");
  g_assert_cmpuint (jin_attendance_sheet_count_open (sheet), ==, 0);
  g_assert_nonnull (ui_test_find (page, GTK_TYPE_LABEL, "应到 5 · 实到 5 · 到会率 100.0%"));
  gtk_widget_activate_action (GTK_WIDGET (page), "attendance.undo", NULL);
  ui_test_settle ();
  g_assert_cmpuint (jin_attendance_sheet_count_open (sheet), ==, 5);
  /* Nothing is lost by leaving now. */
  jin_window_back (fixture->ui.window);
  ui_test_settle ();
  g_assert_false (JIN_IS_ATTENDANCE_PAGE (jin_window_get_page (fixture->ui.window)));
}

/* Names that could not be matched stay where they were pasted. */
static void
test_paste_on_page (Fixture *fixture, gconstpointer data)
{
  JinAttendancePage *page = open_page (fixture);
  GtkTextView       *view = GTK_TEXT_VIEW (ui_test_find (page, GTK_TYPE_TEXT_VIEW, NULL));
  GtkTextBuffer     *buffer = gtk_text_view_get_buffer (view);
  g_autofree char   *left = NULL;

  ui_test_click (page, "粘贴名单");
  g_assert_true (gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (view))) == GTK_WIDGET (view));
  gtk_text_buffer_set_text (buffer, "张三、钱七、李四", -1);
  gtk_widget_activate_action (GTK_WIDGET (view), "attendance.paste", NULL);
  ui_test_settle ();
  g_object_get (buffer, "text", &left, NULL);
  g_assert_cmpstr (left, ==, "钱七");
  g_assert_cmpuint (jin_attendance_sheet_count_open (jin_attendance_page_get_sheet (page)), ==, 3);
}

static void
test_words (Fixture *fixture, gconstpointer data)
{
  JinAttendancePage *page = open_page (fixture);

  ui_test_click (page, "粘贴名单");
  ui_test_click (page, "添加人员");
  fixture_assert_no_latin (page);
}

/* Without an organisation nobody is expected, and the page says so. */
static void
test_nobody (Fixture *fixture, gconstpointer data)
{
  GtkWidget *label;
  JinPage   *page = jin_attendance_page_new (fixture->ui.window, fixture_add_activity (&fixture->ui, "参观", 0, "2026-11-16T09:00", NULL));

  jin_window_push (fixture->ui.window, page);
  ui_test_wait (has_sheet, page);
  ui_test_settle ();
  label = ui_test_find (page, GTK_TYPE_LABEL, "没有应到人员：活动还没有填党组织，或该党组织当天没有党员。到会的人可以用“添加人员”登记。");
  g_assert_true (gtk_widget_get_mapped (label));
  fixture_assert_no_latin (page);
}

/* An activity that is gone meanwhile: a sentence, no list. */
static void
test_gone (Fixture *fixture, gconstpointer data)
{
  JinPage *page = jin_attendance_page_new (fixture->ui.window, 4711);

  jin_window_push (fixture->ui.window, page);
  ui_test_settle ();
  g_assert_null (jin_attendance_page_get_sheet (JIN_ATTENDANCE_PAGE (page)));
  g_assert_true (gtk_widget_get_mapped (ui_test_find (page, ADW_TYPE_STATUS_PAGE, NULL)));
  fixture_assert_no_latin (page);
}

int
main (int argc, char *argv[])
{
  ui_test_init (&argc, &argv, TRUE);
#define ADD(name, function) g_test_add ("/ui/attendance/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("rates", test_rates);
  ADD ("unknown-is-not-absent", test_unknown_is_not_absent);
  ADD ("held", test_held);
  ADD ("several", test_several);
  ADD ("previous", test_previous);
  ADD ("paste", test_paste);
  ADD ("others", test_others);
  ADD ("search", test_search);
  ADD ("keyboard", test_keyboard);
  ADD ("buttons", test_buttons);
  ADD ("paste-on-page", test_paste_on_page);
  ADD ("words", test_words);
  ADD ("nobody", test_nobody);
  ADD ("gone", test_gone);
  return ui_test_run ();
}
