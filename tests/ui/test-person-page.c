/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "office/jin-contact.h"
#include "office/jin-document.h"
#include "office/jin-person.h"
#include "office/jin-phone-entry.h"
#include "office/jin-visit.h"
#include "store/jin-store-history.h"
#include "ui/jin-attachment.h"
#include "ui/jin-document-list.h"
#include "ui/jin-form-row.h"
#include "ui/jin-person-overview.h"
#include "ui/jin-photo.h"
#include "ui/jin-preview-page.h"
#include "ui/jin-record-list.h"
#include "ui/jin-record-page.h"
#include "ui/jin-record-view.h"
#include "ui/jin-view-list.h"
#include "ui-test.h"

static void
set_up (UiTest *test, gconstpointer data)
{
  ui_test_set_up (test, 0);
  ui_test_settle ();
}

static void
tear_down (UiTest *test, gconstpointer data)
{
  ui_test_tear_down (test);
}

static gint64
commit (UiTest *test, JinRecord *record, JinRecord *base)
{
  g_autoptr (JinChanges) changes = jin_changes_new ("test");
  g_autoptr (GError)     error = NULL;
  JinContext             context = jin_window_context (test->window);

  jin_changes_put (changes, record, base, JIN_DATE_NONE);
  jin_store_commit (test->store, changes, &context, NULL, &error);
  g_assert_no_error (error);
  return jin_record_get_id (record);
}

static gint64
add_contact (UiTest *test, gint64 person, const char *name)
{
  g_autoptr (JinRecord) contact = jin_record_new (&jin_contact_entity);

  jin_record_set_ref (contact, JIN_CONTACT_PERSON, person, "");
  jin_record_set_text (contact, JIN_CONTACT_NAME, name);
  jin_record_set_text (contact, JIN_CONTACT_PHONE, "13900001234");
  return commit (test, contact, NULL);
}

static JinRecordView *
open_person (UiTest *test, gint64 id)
{
  jin_window_open_record (test->window, &jin_person_entity, id);
  return JIN_RECORD_VIEW (ui_test_find (ui_test_wait_for_page (test, JIN_TYPE_RECORD_PAGE), JIN_TYPE_RECORD_VIEW, NULL));
}

/* The fields of the form that is shown now. */
static JinRecord *
draft_shown (UiTest *test)
{
  return jin_form_get_record (JIN_FORM (ui_test_find (jin_window_get_page (test->window), JIN_TYPE_FORM, NULL)));
}

static GtkWidget *
dialog_shown (UiTest *test)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *at = windows; at != NULL; at = at->next)
    if (at->data != (gpointer)test->window && gtk_widget_get_visible (at->data))
      return at->data;
  return NULL;
}

/* What is missing leads to the field where it is filled in, with the keyboard there (R9). */
static void
test_missing (UiTest *test, gconstpointer data)
{
  JinRecordView *view = open_person (test, ui_test_add_person (test, "张三"));
  GtkWidget     *overview = ui_test_find (view, JIN_TYPE_PERSON_OVERVIEW, NULL);
  GtkWidget     *focus, *row;

  g_assert_nonnull (ui_test_find (overview, GTK_TYPE_LABEL, "Complete: 0 % (15 of 15 items missing)"));
  ui_test_click (overview, "Home Address");
  g_assert_true (jin_form_is_editing (jin_record_view_get_form (view)));
  focus = gtk_window_get_focus (GTK_WINDOW (test->window));
  row = gtk_widget_get_ancestor (focus, JIN_TYPE_FORM_ROW);
  g_assert_nonnull (row);
  g_assert_cmpint (jin_form_row_get_id (JIN_FORM_ROW (row)), ==, JIN_PERSON_ADDRESS);
}

/* Somebody to call in an emergency is an entry of their own. */
static void
test_emergency (UiTest *test, gconstpointer data)
{
  gint64         person = ui_test_add_person (test, "张三");
  JinRecordView *view = open_person (test, person);

  ui_test_click (ui_test_find (view, JIN_TYPE_PERSON_OVERVIEW, NULL), "Emergency Contact");
  g_assert_true (jin_entity_same (jin_record_get_entity (draft_shown (test)), &jin_contact_entity));
  g_assert_cmpint (jin_record_get_ref (draft_shown (test), JIN_CONTACT_PERSON), ==, person);
  g_assert_cmpint (jin_record_get_int (draft_shown (test), JIN_CONTACT_EMERGENCY), ==, 1);
}

/* Family and numbers stand on the page itself. */
static void
test_calls (UiTest *test, gconstpointer data)
{
  gint64                person = ui_test_add_person (test, "张三");
  g_autoptr (JinRecord) phone = jin_record_new (&jin_phone_entity);
  JinRecordView        *view;

  add_contact (test, person, "李四");
  jin_record_set_ref (phone, JIN_PHONE_PERSON, person, "");
  jin_record_set_text (phone, JIN_PHONE_WHOSE, "邻居");
  jin_record_set_text (phone, JIN_PHONE_NUMBER, "051288887777");
  jin_record_set_text (phone, JIN_PHONE_NOTE, "晚上");
  commit (test, phone, NULL);
  view = open_person (test, person);
  g_assert_nonnull (ui_test_find (view, GTK_TYPE_LABEL, "李四 · 13900001234"));
  g_assert_nonnull (ui_test_find (view, GTK_TYPE_LABEL, "邻居 · 051288887777 · 晚上"));
}

/* R15: a death asks for the survivors, then for the visit to them; nothing is registered unasked. */
static void
test_survivors (UiTest *test, gconstpointer data)
{
  gint64                person = ui_test_add_person (test, "张三");
  g_autoptr (JinRecord) alive = jin_store_get (test->store, &jin_person_entity, person, NULL);
  g_autoptr (JinRecord) dead = jin_record_copy (alive);
  JinRecordView        *view;
  GtkWidget            *dialog;

  add_contact (test, person, "李四");
  add_contact (test, person, "王五");
  jin_record_set_date (dead, JIN_PERSON_DIED_ON, JIN_DATE (2026, 11, 2));
  commit (test, dead, alive);
  view = open_person (test, person);
  g_assert_cmpint (ui_test_count (test, &jin_contact_entity, "survivor=1"), ==, 0);
  ui_test_click (view, "Register…");
  dialog = dialog_shown (test);
  g_assert_nonnull (dialog);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (ui_test_find (dialog, GTK_TYPE_CHECK_BUTTON, "李四 · — · 13900001234")), TRUE);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "save");
  gtk_window_destroy (GTK_WINDOW (dialog));
  ui_test_settle ();
  g_assert_cmpint (ui_test_count (test, &jin_contact_entity, "survivor=1"), ==, 1);
  g_assert_null (ui_test_find (view, GTK_TYPE_BUTTON, "Register…"));
  ui_test_click (view, "Record a Visit");
  g_assert_cmpstr (jin_record_get_text (draft_shown (test), JIN_VISIT_TYPE), ==, "6");
}

static GFile *
write_file (UiTest *test, const char *name, const char *content, gsize size)
{
  g_autofree char   *path = g_build_filename (test->dir, name, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, content, size, &error));
  return g_file_new_for_path (path);
}

static void
add_file (JinDocumentList *list, GFile *file)
{
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);

  g_list_store_append (files, file);
  jin_document_list_add (list, G_LIST_MODEL (files));
  ui_test_settle ();
}

/* Ledgers of a kind stand behind one tab; each can be asked for by its name, and is made when it is. */
static void
test_tabs (UiTest *test, gconstpointer data)
{
  static const struct
  {
    const char *part, *tab;
  } parts[] = {{"membership", "Party"}, {"post", "Party"}, {"contact", "Family"}, {"phone", "Family"}, {"visit", "Care"}, {"person_state", "Changes"}, {"history", "Changes"}};
  JinRecordView *view = open_person (test, ui_test_add_person (test, "张三"));
  GtkWidget     *form = ui_test_find (view, JIN_TYPE_FORM, NULL);
  GtkStack      *stack = GTK_STACK (gtk_widget_get_parent (form));

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      GtkStack *inner;

      gtk_widget_activate_action (form, "record.show-tab", "s", parts[i].part);
      ui_test_settle ();
      g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, parts[i].tab);
      inner = GTK_STACK (ui_test_find (gtk_stack_get_visible_child (stack), GTK_TYPE_STACK, NULL));
      g_assert_cmpstr (gtk_stack_get_visible_child_name (inner), ==, parts[i].part);
      g_assert_nonnull (adw_bin_get_child (ADW_BIN (gtk_stack_get_visible_child (inner))));
    }
}

/* A file becomes a document with its bytes; taken away, it comes back; one that is too large changes nothing. */
static void
test_documents (UiTest *test, gconstpointer data)
{
  gint64            person = ui_test_add_person (test, "张三");
  g_autoptr (GFile) scan = write_file (test, "身份证 正面.pdf", "%PDF", 4);
  g_autoptr (GFile) huge = write_file (test, "huge.pdf", "", 0);
  g_autofree char  *huge_path = g_file_get_path (huge);
  JinRecordView    *view = open_person (test, person);
  JinDocumentList  *list;
  GtkWidget        *dialog;

  gtk_widget_activate_action (ui_test_find (view, JIN_TYPE_FORM, NULL), "record.show-tab", "s", "document");
  ui_test_settle ();
  list = JIN_DOCUMENT_LIST (ui_test_find (view, JIN_TYPE_DOCUMENT_LIST, NULL));
  add_file (list, scan);
  g_assert_cmpint (ui_test_count (test, &jin_document_entity, "kind=identity and title='身份证 正面' and size=4"), ==, 1);
  g_assert_nonnull (ui_test_find (list, ADW_TYPE_ACTION_ROW, "身份证 正面"));

  g_signal_emit_by_name (ui_test_find (list, GTK_TYPE_BUTTON, "Delete"), "clicked");
  ui_test_settle ();
  g_assert_cmpint (ui_test_count (test, &jin_document_entity, NULL), ==, 0);
  gtk_widget_activate_action (GTK_WIDGET (test->window), "win.undo", NULL);
  ui_test_settle ();
  g_assert_cmpint (ui_test_count (test, &jin_document_entity, NULL), ==, 1);
  g_assert_nonnull (ui_test_find (list, ADW_TYPE_ACTION_ROW, "身份证 正面"));

  g_assert_cmpint (truncate (huge_path, JIN_STORE_BLOB_MAX_MB * 1024 * 1024 + 1), ==, 0);
  add_file (list, huge);
  dialog = dialog_shown (test);
  g_assert_nonnull (dialog);
  g_assert_nonnull (strstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (dialog)), "huge.pdf"));
  gtk_window_destroy (GTK_WINDOW (dialog));
  g_assert_cmpint (ui_test_count (test, &jin_document_entity, NULL), ==, 1);
}

/* What is opened is a copy that nobody else may read and nobody may write, and it goes when the program goes. */
static void
test_copy (UiTest *test, gconstpointer data)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("%PDF", 4);
  g_autofree char   *hash = jin_store_put_blob (test->store, bytes, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char   *path = jin_attachment_copy (test->store, hash, "../身份证.pdf", &error);
  g_autofree char   *again = jin_attachment_copy (test->store, hash, "../身份证.pdf", &error);
  g_autofree char   *name = g_path_get_basename (path);
  g_autofree char   *content = NULL;
  GStatBuf           status;

  g_assert_no_error (error);
  g_assert_cmpstr (path, !=, again);
  g_assert_cmpstr (name, ==, "身份证.pdf");
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "%PDF");
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0400);
  jin_attachment_forget_copies ();
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (again, G_FILE_TEST_EXISTS));
}

/* A JPEG whose camera was held upright notes "turn it to the right" (EXIF orientation 6). */
static GFile *
write_photo (UiTest *test, int width, int height)
{
  static const guint8    exif[] = {0xff, 0xe1, 0x00, 0x22, 'E', 'x', 'i', 'f', 0, 0, 'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0};
  g_autoptr (GdkPixbuf)  picture = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, width, height);
  g_autoptr (GByteArray) file = g_byte_array_new ();
  g_autofree char       *jpeg = NULL;
  gsize                  size;

  gdk_pixbuf_fill (picture, 0x336699ff);
  g_assert_true (gdk_pixbuf_save_to_buffer (picture, &jpeg, &size, "jpeg", NULL, NULL));
  g_byte_array_append (file, (const guint8 *)jpeg, 2);
  g_byte_array_append (file, exif, sizeof exif);
  g_byte_array_append (file, (const guint8 *)jpeg + 2, size - 2);
  return write_file (test, "photo.jpg", (const char *)file->data, file->len);
}

static void
test_photo (UiTest *test, gconstpointer data)
{
  static const struct
  {
    int width, height, kept_width, kept_height;
  } cases[] = {
      {300, 200, 200, 300},    /* turned upright */
      {3000, 1500, 600, 1200}, /* and made smaller */
  };
  g_autoptr (GFile)  text = write_file (test, "no-photo.jpg", "text", 4);
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GFile)      file = write_photo (test, cases[i].width, cases[i].height);
      g_autoptr (GBytes)     bytes = jin_photo_read (file, &error);
      g_autoptr (GdkTexture) texture = NULL;

      g_assert_no_error (error);
      texture = gdk_texture_new_from_bytes (bytes, &error);
      g_assert_no_error (error);
      g_assert_cmpint (gdk_texture_get_width (texture), ==, cases[i].kept_width);
      g_assert_cmpint (gdk_texture_get_height (texture), ==, cases[i].kept_height);
    }
  g_assert_null (jin_photo_read (text, &error));
  g_assert_nonnull (error);
}

/* The list of those about whom something is missing says what. */
static void
test_incomplete (UiTest *test, gconstpointer data)
{
  JinViewList     *views;
  JinPage         *page;
  g_autofree char *columns = NULL;
  g_autofree char *usual = NULL;

  ui_test_add_person (test, "张三");
  jin_window_show_page (test->window, "person");
  ui_test_settle ();
  page = jin_window_get_page (test->window);
  views = JIN_VIEW_LIST (ui_test_find (page, JIN_TYPE_VIEW_LIST, NULL));
  for (guint i = 0; i < jin_view_list_get_size (views) && strcmp (jin_view_list_get_chosen (views)->name, "Incomplete") != 0; i++)
    jin_view_list_choose (views, i);
  ui_test_settle ();
  g_assert_cmpstr (jin_view_list_get_chosen (views)->name, ==, "Incomplete");
  columns = jin_record_list_dup_columns (JIN_RECORD_LIST (ui_test_find (page, JIN_TYPE_RECORD_LIST, NULL)));
  g_assert_nonnull (strstr (columns, "completeness,missing"));
  /* It doesn't change the columns of the other lists. */
  jin_view_list_choose (views, 0);
  ui_test_settle ();
  usual = jin_record_list_dup_columns (JIN_RECORD_LIST (ui_test_find (page, JIN_TYPE_RECORD_LIST, NULL)));
  g_assert_null (strstr (usual, "missing"));
}

/* The sheets: by the keyboard the card, from the menu a year. */
static void
test_print (UiTest *test, gconstpointer data)
{
  JinRecordView *view = open_person (test, ui_test_add_person (test, "张三"));

  gtk_widget_activate_action (ui_test_find (view, JIN_TYPE_FORM, NULL), "record.print-year", "i", 2026);
  ui_test_wait_for_page (test, JIN_TYPE_PREVIEW_PAGE);
  jin_window_back (test->window);
  ui_test_settle ();
  gtk_widget_activate_action (GTK_WIDGET (test->window), "win.print", NULL);
  ui_test_wait_for_page (test, JIN_TYPE_PREVIEW_PAGE);
}

int
main (int argc, char *argv[])
{
  g_autofree char *runtime = g_dir_make_tmp ("jinqiu-run-XXXXXX", NULL);
  int              result;

  g_setenv ("XDG_RUNTIME_DIR", runtime, TRUE);
  ui_test_init (&argc, &argv, FALSE);
#define ADD(name, function) g_test_add ("/ui/person-page/" name, UiTest, NULL, set_up, function, tear_down)
  ADD ("missing", test_missing);
  ADD ("emergency", test_emergency);
  ADD ("calls", test_calls);
  ADD ("survivors", test_survivors);
  ADD ("tabs", test_tabs);
  ADD ("documents", test_documents);
  ADD ("copy", test_copy);
  ADD ("photo", test_photo);
  ADD ("incomplete", test_incomplete);
  ADD ("print", test_print);
  result = ui_test_run ();
  g_rmdir (runtime);
  return result;
}
