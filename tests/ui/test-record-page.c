/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "office/jin-organisation.h"
#include "office/jin-person.h"
#include "office/jin-visit.h"
#include "record/jin-format.h"
#include "ui/jin-org-page.h"
#include "ui/jin-org-tree.h"
#include "ui/jin-record-page.h"
#include "ui/jin-record-view.h"
#include "ui-test.h"

static void
set_up (UiTest *test, gconstpointer data)
{
  ui_test_set_up (test, GPOINTER_TO_INT (data));
  ui_test_settle ();
}

static void
tear_down (UiTest *test, gconstpointer data)
{
  ui_test_tear_down (test);
}

static gint64
commit (UiTest *test, JinRecord *record)
{
  g_autoptr (JinChanges) changes = jin_changes_new ("test");
  g_autoptr (JinRecord)  kept = NULL;
  g_autoptr (GError)     error = NULL;
  JinContext             context = jin_context_now ();

  jin_changes_put (changes, record, NULL, JIN_DATE_NONE);
  jin_store_commit (test->store, changes, &context, NULL, &error);
  g_assert_no_error (error);
  kept = jin_store_get_by_uid (test->store, jin_record_get_entity (record), jin_record_get_uid (record), &error);
  return jin_record_get_id (kept);
}

static gint64
add_visit (UiTest *test, gint64 person, JinDate day, const char *leader)
{
  g_autoptr (JinRecord) visit = jin_record_new (&jin_visit_entity);

  jin_record_set_ref (visit, JIN_VISIT_PERSON, person, "");
  jin_record_set_date (visit, JIN_VISIT_DATE, day);
  jin_record_set_text (visit, JIN_VISIT_LEADER, leader);
  return commit (test, visit);
}

/* The head says who it is and how to reach them; health is not in it (OFFICE). */
static void
test_head (UiTest *test, gconstpointer data)
{
  g_autoptr (JinRecord) person = jin_record_new (&jin_person_entity);
  JinContext            context = jin_context_now ();
  g_autofree char      *health = NULL;
  JinPage              *page;
  JinRecordView        *view;
  GtkWidget            *head;
  gint64                id;

  jin_record_set_text (person, JIN_PERSON_NAME, "张三");
  jin_record_set_text (person, JIN_PERSON_SEX, "1");
  jin_record_set_date (person, JIN_PERSON_BIRTH, JIN_DATE (1935, 5, 26));
  jin_record_set_text (person, JIN_PERSON_PHONE, "13812345678");
  jin_record_set_text (person, JIN_PERSON_HEALTH, "5");
  id = commit (test, person);
  jin_window_open_record (test->window, &jin_person_entity, id);
  page = ui_test_wait_for_page (test, JIN_TYPE_RECORD_PAGE);
  g_assert_cmpstr (jin_page_get_title (page), ==, "张三");
  view = JIN_RECORD_VIEW (ui_test_find (page, JIN_TYPE_RECORD_VIEW, NULL));
  head = ui_test_find (view, ADW_TYPE_AVATAR, NULL);
  while (!gtk_widget_has_css_class (head, "person-head"))
    head = gtk_widget_get_parent (head);
  g_assert_nonnull (ui_test_find (head, GTK_TYPE_LABEL, "13812345678"));
  health = jin_record_format (person, JIN_PERSON_HEALTH, &context, JIN_MASK_NONE, jin_store_list_func, test->store);
  g_assert_cmpstr (health, !=, "");
  g_assert_null (ui_test_find (head, GTK_TYPE_LABEL, health));
}

/* Editing ends with Escape when nothing was typed, and the page stays. */
static void
test_edit (UiTest *test, gconstpointer data)
{
  gint64   id = ui_test_add_person (test, "张三");
  JinPage *page;
  JinForm *form;

  jin_window_open_record (test->window, &jin_person_entity, id);
  page = ui_test_wait_for_page (test, JIN_TYPE_RECORD_PAGE);
  form = JIN_FORM (ui_test_find (page, JIN_TYPE_FORM, NULL));
  gtk_widget_activate_action (GTK_WIDGET (form), "record.edit", NULL);
  ui_test_settle ();
  g_assert_true (jin_form_is_editing (form));
  g_assert_false (jin_page_has_changes (page));
  gtk_widget_activate_action (GTK_WIDGET (form), "record.cancel", NULL);
  ui_test_settle ();
  g_assert_false (jin_form_is_editing (form));
  g_assert_true (jin_window_get_page (test->window) == page);
}

/* Alt+Left and Alt+Right go through the list that the page was opened from, and stop at its ends. */
static gboolean
is_loaded (gpointer rows)
{
  return !jin_store_list_is_loading (rows);
}

static void
test_step (UiTest *test, gconstpointer data)
{
  const char *const        names[] = {"甲", "乙", "丙"};
  gint64                   ids[G_N_ELEMENTS (names)];
  g_autoptr (JinStoreList) rows = NULL;
  g_autoptr (GArray)       sorts = NULL;
  JinPage                 *page;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    ids[i] = ui_test_add_person (test, names[i]);
  rows = jin_store_list_new (test->store, &jin_person_entity);
  sorts = g_array_new (FALSE, FALSE, sizeof (JinSort));
  g_array_append_vals (sorts, &(JinSort){0, FALSE, JIN_COLLATE_DEFAULT}, 1);
  jin_store_list_set_query (rows, NULL, sorts);
  ui_test_wait (is_loaded, rows);
  page = jin_record_page_new_in_list (test->window, &jin_person_entity, ids[0], rows);
  jin_window_push (test->window, page);
  ui_test_settle ();
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_assert_cmpstr (jin_page_get_title (page), ==, names[i]);
      gtk_widget_activate_action (GTK_WIDGET (test->window), "win.step", "i", 1);
      ui_test_settle ();
    }
  g_assert_cmpstr (jin_page_get_title (page), ==, "丙");
  gtk_widget_activate_action (GTK_WIDGET (test->window), "win.step", "i", -1);
  ui_test_settle ();
  g_assert_cmpstr (jin_page_get_title (page), ==, "乙");
}

/* Any other ledger has the same page; a mistaken entry can be taken away, and back. */
static void
test_delete (UiTest *test, gconstpointer data)
{
  gint64   person = ui_test_add_person (test, "张三");
  gint64   visit = add_visit (test, person, JIN_DATE (2026, 2, 10), "乙");
  JinPage *page;

  jin_window_open_record (test->window, &jin_visit_entity, visit);
  page = ui_test_wait_for_page (test, JIN_TYPE_RECORD_PAGE);
  gtk_widget_activate_action (ui_test_find (page, JIN_TYPE_FORM, NULL), "record.delete", NULL);
  ui_test_settle ();
  g_assert_cmpint (ui_test_count (test, &jin_visit_entity, NULL), ==, 0);
  g_assert_true (jin_window_get_page (test->window) != page);
  gtk_widget_activate_action (GTK_WIDGET (test->window), "win.undo", NULL);
  ui_test_settle ();
  g_assert_cmpint (ui_test_count (test, &jin_visit_entity, NULL), ==, 1);
}

/* A page whose record goes away, here by undo, goes with it. */
static void
test_gone (UiTest *test, gconstpointer data)
{
  gint64   id = ui_test_add_person (test, "张三");
  JinPage *page;

  ui_test_settle ();
  jin_window_open_record (test->window, &jin_person_entity, id);
  page = ui_test_wait_for_page (test, JIN_TYPE_RECORD_PAGE);
  gtk_widget_activate_action (GTK_WIDGET (test->window), "win.undo", NULL);
  ui_test_settle ();
  g_assert_cmpint (ui_test_count (test, &jin_person_entity, NULL), ==, 0);
  g_assert_true (jin_window_get_page (test->window) != page);
}

static gboolean
has_item (GListModel *list, gpointer item)
{
  return g_list_store_find (G_LIST_STORE (list), item, NULL);
}

/* The tree adds up members from below, and a circle doesn't hang it. */
static void
test_tree (UiTest *test, gconstpointer data)
{
  g_autoptr (JinRecord)  root = jin_record_new (&jin_organisation_entity);
  g_autoptr (JinRecord)  branch = jin_record_new (&jin_organisation_entity);
  g_autoptr (JinRecord)  second = jin_record_new (&jin_organisation_entity);
  g_autoptr (GListStore) none = g_list_store_new (JIN_TYPE_ORG_NODE);
  g_autoptr (GListModel) roots = NULL;
  g_autoptr (GListModel) fresh = NULL;
  g_autoptr (JinOrgNode) node = NULL;
  g_autoptr (JinOrgNode) child = NULL;
  JinPage               *page;
  gint64                 root_id;

  jin_record_set_text (root, JIN_ORGANISATION_NAME, "工委");
  jin_record_set_text (root, JIN_ORGANISATION_KIND, "work_committee");
  root_id = commit (test, root);
  jin_record_set_text (branch, JIN_ORGANISATION_NAME, "第一支部");
  jin_record_set_text (branch, JIN_ORGANISATION_KIND, "branch");
  jin_record_set_ref (branch, JIN_ORGANISATION_PARENT, root_id, "工委");
  commit (test, branch);
  roots = jin_org_tree_read (test->store, NULL, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (roots), ==, 1);
  node = g_list_model_get_item (roots, 0);
  g_assert_cmpstr (jin_record_get_title (jin_org_node_get_record (node)), ==, "工委");
  g_assert_cmpuint (g_list_model_get_n_items (jin_org_node_get_children (node)), ==, 1);
  child = g_list_model_get_item (jin_org_node_get_children (node), 0);
  g_assert_null (jin_org_node_get_children (child));

  /* Read again with another branch: the row of the first one stays as it is. */
  jin_record_set_text (second, JIN_ORGANISATION_NAME, "第二支部");
  jin_record_set_text (second, JIN_ORGANISATION_KIND, "branch");
  jin_record_set_ref (second, JIN_ORGANISATION_PARENT, root_id, "工委");
  commit (test, second);
  fresh = jin_org_tree_read (test->store, NULL, NULL);
  jin_org_tree_update (roots, fresh);
  g_assert_cmpuint (g_list_model_get_n_items (jin_org_node_get_children (node)), ==, 2);
  g_assert_true (has_item (roots, node));
  g_assert_true (has_item (jin_org_node_get_children (node), child));
  jin_org_tree_update (roots, G_LIST_MODEL (none));
  g_assert_cmpuint (g_list_model_get_n_items (roots), ==, 0);

  jin_window_show_page (test->window, "organisation");
  page = ui_test_wait_for_page (test, JIN_TYPE_ORG_PAGE);
  g_assert_nonnull (ui_test_find (page, GTK_TYPE_INSCRIPTION, "第一支部"));
  /* Ctrl+N: below the chosen one. */
  gtk_widget_activate_action (GTK_WIDGET (test->window), "win.add", NULL);
  ui_test_settle ();
  g_assert_nonnull (ui_test_find (page, GTK_TYPE_ENTRY, "工委"));
}

int
main (int argc, char *argv[])
{
  ui_test_init (&argc, &argv, FALSE);
#define ADD(name, people, function) g_test_add ("/ui/record-page/" name, UiTest, GINT_TO_POINTER (people), set_up, function, tear_down)
  ADD ("head", 0, test_head);
  ADD ("edit", 0, test_edit);
  ADD ("step", 0, test_step);
  ADD ("delete", 0, test_delete);
  ADD ("gone", 0, test_gone);
  ADD ("tree", 0, test_tree);
  return ui_test_run ();
}
