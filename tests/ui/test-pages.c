/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>

#include <glib/gstdio.h>

#include "base/jin-error.h"
#include "office/jin-organisation.h"
#include "office/jin-person.h"
#include "office/jin-visit.h"
#include "ui/jin-bulk-edit.h"
#include "ui/jin-form.h"
#include "ui/jin-history-window.h"
#include "ui/jin-ledger-page.h"
#include "ui/jin-page-table.h"
#include "ui/jin-preferences.h"
#include "ui/jin-quick-search.h"
#include "ui/jin-record-page.h"
#include "ui/jin-tab-group.h"
#include "ui/jin-trouble-window.h"
#include "ui-test.h"

/*
 * Opens every page and window in Chinese, leaves a picture of each in tests/ui/screens of the build tree, and looks for
 * words of another language on it.
 */

/* The Chinese say these so, or they are names of keys and files. */
static const char *const allowed[] = {"Excel", "PDF", "SVG", "PNG", "xlsx", "xls", "et", "csv", "Word", "db", "Ctrl", "Alt", "Shift", "Page", "Up", "Down", "Home", "GB", "WPS", "Enter", "Esc", "GNOME", "GPL", NULL};

/* ---- pictures ---- */

static void
save_picture (GtkWidget *widget, const char *name, const char *variant)
{
  g_autofree char          *folder = g_build_filename (g_getenv ("G_TEST_BUILDDIR"), "screens", NULL);
  g_autofree char          *file = g_strdup_printf ("%s-%s.png", name, variant);
  g_autofree char          *path = g_build_filename (folder, file, NULL);
  g_autoptr (GdkPaintable)  paintable = gtk_widget_paintable_new (widget);
  GtkSnapshot              *snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture)    texture = NULL;

  g_assert_true (g_mkdir_with_parents (folder, 0755) == 0 || errno == EEXIST);
  gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (widget), gtk_widget_get_height (widget));
  node = gtk_snapshot_free_to_node (snapshot);
  g_assert_nonnull (node);
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (widget)), node, NULL);
  g_assert_true (gdk_texture_save_to_png (texture, path));
}

/* ---- words ---- */

static void
check_text (const char *text, const char *where)
{
  g_autoptr (GRegex)     word = g_regex_new ("[A-Za-z]{2,}", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  if (text == NULL)
    return;
  for (g_regex_match (word, text, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *found = g_match_info_fetch (match, 0);

      if (!g_strv_contains (allowed, found))
        g_error ("“%s” on %s is not Chinese: %s", found, where, text);
    }
}

static void
check_menu (GMenuModel *menu, const char *where)
{
  for (int i = 0; menu != NULL && i < g_menu_model_get_n_items (menu); i++)
    {
      g_autofree char       *label = NULL;
      g_autoptr (GMenuModel) section = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SECTION);
      g_autoptr (GMenuModel) submenu = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SUBMENU);

      if (g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_LABEL, "s", &label))
        check_text (label, where);
      check_menu (section, where);
      check_menu (submenu, where);
    }
}

static void
check_property (GtkWidget *widget, const char *property, const char *where)
{
  GParamSpec      *spec = g_object_class_find_property (G_OBJECT_GET_CLASS (widget), property);
  g_autofree char *text = NULL;

  if (spec == NULL || spec->value_type != G_TYPE_STRING)
    return;
  g_object_get (widget, property, &text, NULL);
  check_text (text, where);
}

static void
check_words (gpointer root, const char *where)
{
  static const char *const properties[] = {"tooltip-text", "placeholder-text", "title", "subtitle", "description", "text"};
  g_autoptr (GPtrArray)    all = ui_test_all (root);

  for (guint i = 0; i < all->len; i++)
    {
      GtkWidget *widget = g_ptr_array_index (all, i);

      if (GTK_IS_LABEL (widget))
        check_text (gtk_label_get_text (GTK_LABEL (widget)), where);
      for (guint j = 0; j < G_N_ELEMENTS (properties); j++)
        check_property (widget, properties[j], where);
      if (GTK_IS_MENU_BUTTON (widget))
        check_menu (gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (widget)), where);
    }
}

/* ---- pages ---- */

/* @all: in every variant, else only light and at the usual size */
static void
look_at (gpointer window, const char *name, gboolean all)
{
  static const struct
  {
    const char    *name;
    AdwColorScheme scheme;
    int            scale;
  } variants[] = {
      {"light", ADW_COLOR_SCHEME_FORCE_LIGHT, 100},
      {"dark", ADW_COLOR_SCHEME_FORCE_DARK, 100},
      {"large", ADW_COLOR_SCHEME_FORCE_LIGHT, 200},
  };
  g_autoptr (GSettings) settings = g_settings_new ("io.github.jinqiu.Jinqiu");

  for (guint i = 0; i < (all ? G_N_ELEMENTS (variants) : 1); i++)
    {
      adw_style_manager_set_color_scheme (adw_style_manager_get_default (), variants[i].scheme);
      g_settings_set_int (settings, "type-scale", variants[i].scale);
      ui_test_settle ();
      save_picture (window, name, variants[i].name);
    }
  g_settings_set_int (settings, "type-scale", 100);
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_FORCE_LIGHT);
  ui_test_settle ();
  check_words (window, name);
}

static void
look_at_window (GtkWidget *window, const char *name)
{
  g_object_ref (window);
  gtk_window_present (GTK_WINDOW (window));
  ui_test_settle ();
  look_at (window, name, TRUE);
  gtk_window_destroy (GTK_WINDOW (window));
  ui_test_settle ();
  g_assert_finalize_object (window);
}

static void
set_up (UiTest *test, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  ui_test_set_up (test, GPOINTER_TO_INT (data));
  g_assert_true (jin_store_set_setting (test->store, "office-name", "示例市委老干部局", &error));
  g_assert_no_error (error);
  gtk_window_set_default_size (GTK_WINDOW (test->window), 1280, 760);
  ui_test_settle ();
}

static void
tear_down (UiTest *test, gconstpointer data)
{
  ui_test_tear_down (test);
}

static void
test_welcome (UiTest *test, gconstpointer data)
{
  look_at (test->window, "welcome", TRUE);
}

static void
test_sidebar (UiTest *test, gconstpointer data)
{
  guint               n_pages;
  const JinPageEntry *pages = jin_page_table (&n_pages);

  for (guint i = 0; i < n_pages; i++)
    {
      jin_window_show_page (test->window, pages[i].id);
      ui_test_settle ();
      look_at (test->window, pages[i].id, TRUE);
    }
}

/* What is shown from the first fits a screen of 1366 pixels, heads and all; numbers stand under the end of their heads. */
static void
test_columns_fit (UiTest *test, gconstpointer data)
{
  g_autoptr (GPtrArray) all = NULL;
  GtkAdjustment        *across;
  GtkWidget            *view;
  guint                 n_right = 0;

  gtk_window_set_default_size (GTK_WINDOW (test->window), 1366, 768);
  jin_window_show_page (test->window, "person");
  ui_test_settle ();
  view = ui_test_find (jin_window_get_page (test->window), GTK_TYPE_COLUMN_VIEW, NULL);
  across = gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (view));
  all = ui_test_all (view);
  g_assert_cmpfloat (gtk_adjustment_get_upper (across), <=, gtk_adjustment_get_page_size (across));
  for (guint i = 0; i < all->len; i++)
    if (GTK_IS_LABEL (all->pdata[i]) && g_str_equal (gtk_label_get_text (all->pdata[i]), "年龄"))
      n_right += gtk_widget_get_halign (gtk_widget_get_parent (all->pdata[i])) == GTK_ALIGN_END;
  g_assert_cmpuint (n_right, ==, 1);
}

static gint64
first_id (UiTest *test, const JinEntity *entity)
{
  JinQuery              query = {.entity = entity, .context = jin_context_now ()};
  g_autoptr (GPtrArray) rows = jin_store_query (test->store, &query, 1, NULL, NULL);

  g_assert_cmpuint (rows->len, ==, 1);
  return jin_record_get_id (g_ptr_array_index (rows, 0));
}

/* Every part of every tab of a person, and the form. */
static void
test_person (UiTest *test, gconstpointer data)
{
  JinPage   *page = jin_record_page_new (test->window, &jin_person_entity, first_id (test, &jin_person_entity));
  GtkStack  *stack;
  GtkWidget *form;
  int        number = 0;

  jin_window_push (test->window, page);
  ui_test_settle ();
  form = ui_test_find (page, JIN_TYPE_FORM, NULL);
  stack = GTK_STACK (gtk_widget_get_parent (form));
  for (GtkWidget *tab = gtk_widget_get_first_child (GTK_WIDGET (stack)); tab != NULL; tab = gtk_widget_get_next_sibling (tab))
    {
      GtkStack  *parts = JIN_IS_TAB_GROUP (tab) ? GTK_STACK (ui_test_find (tab, GTK_TYPE_STACK, NULL)) : NULL;
      GtkWidget *part = parts != NULL ? gtk_widget_get_first_child (GTK_WIDGET (parts)) : NULL;

      gtk_stack_set_visible_child (stack, tab);
      do
        {
          g_autofree char *name = g_strdup_printf ("person-%d", number++);

          if (part != NULL)
            gtk_stack_set_visible_child (parts, part);
          ui_test_settle ();
          look_at (test->window, name, tab == form);
          part = part != NULL ? gtk_widget_get_next_sibling (part) : NULL;
        }
      while (part != NULL);
    }
  gtk_widget_activate_action (form, "record.edit", NULL);
  ui_test_settle ();
  look_at (test->window, "person-edit", TRUE);
}

/* Every ledger: its list, its first entry and the form for a new one. */
static void
test_ledgers (UiTest *test, gconstpointer data)
{
  const JinEntities *entities = jin_store_get_entities (test->store);

  for (int i = 0; i < entities->n_items; i++)
    {
      const JinEntity      *entity = entities->items[i];
      g_autoptr (JinRecord) draft = NULL;
      g_autofree char      *list = g_strdup_printf ("list-%s", entity->name);
      g_autofree char      *form = g_strdup_printf ("new-%s", entity->name);

      if ((entity->flags & (JIN_ENTITY_SYSTEM | JIN_ENTITY_HIDDEN)) != 0)
        continue;
      jin_window_push (test->window, jin_ledger_page_new (test->window, entity));
      ui_test_settle ();
      look_at (test->window, list, FALSE);
      jin_window_back (test->window);
      draft = jin_record_new (entity);
      jin_window_push (test->window, jin_record_page_new_draft (test->window, draft));
      ui_test_settle ();
      look_at (test->window, form, FALSE);
      jin_window_back (test->window);
      ui_test_settle ();
    }
}

static GtkWidget *
newest_window (void)
{
  GListModel           *windows = gtk_window_get_toplevels ();
  g_autoptr (GtkWidget) window = g_list_model_get_item (windows, g_list_model_get_n_items (windows) - 1);

  return window;
}

/* Which is gone when it is answered, not only hidden. */
static void
test_file_chooser (UiTest *test, gconstpointer data)
{
  gtk_widget_activate_action (GTK_WIDGET (test->window), "win.import", NULL);
  ui_test_settle ();
  ui_test_click (newest_window (), "选择文件…");
  g_assert_true (GTK_IS_FILE_CHOOSER_DIALOG (newest_window ()));
  gtk_dialog_response (GTK_DIALOG (newest_window ()), GTK_RESPONSE_CANCEL);
  ui_test_settle ();
  g_assert_true (ADW_IS_WINDOW (newest_window ()));
  look_at (newest_window (), "import", TRUE);
  gtk_window_destroy (GTK_WINDOW (newest_window ()));
}

static void
test_windows (UiTest *test, gconstpointer data)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64             id = first_id (test, &jin_person_entity);
  g_autoptr (GError) error = g_error_new_literal (JIN_ERROR, JIN_ERROR_BUSY, "数据库正被占用。");

  g_array_append_val (ids, id);
  look_at_window (jin_preferences_new (test->window, jin_application_get_settings (test->application)), "preferences");
  look_at_window (jin_quick_search_new (test->window), "quick-search");
  look_at_window (jin_history_window_new (test->window), "history");
  look_at_window (jin_bulk_edit_new (test->window, &jin_person_entity, ids, JIN_BULK_TASK_FIELDS), "bulk-edit");
  look_at_window (jin_trouble_window_new (GTK_APPLICATION (test->application), "/数据/老干部", error), "trouble");
}

int
main (int argc, char *argv[])
{
  ui_test_init (&argc, &argv, TRUE);
#define ADD(name, people, function) g_test_add ("/ui/pages/" name, UiTest, GINT_TO_POINTER (people), set_up, function, tear_down)
  ADD ("welcome", 0, test_welcome);
  ADD ("sidebar", 60, test_sidebar);
  ADD ("columns-fit", 60, test_columns_fit);
  ADD ("person", 60, test_person);
  ADD ("ledgers", 60, test_ledgers);
  ADD ("windows", 60, test_windows);
  ADD ("file-chooser", 0, test_file_chooser);
  return ui_test_run ();
}
