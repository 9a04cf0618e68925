/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ui/jin-page-table.h"
#include "ui/jin-sidebar.h"

struct _JinSidebar
{
  AdwBin parent_instance;

  /* Template */
  GtkListBox *list;
  GMenu      *undo_section;
  GtkLabel   *office;
  GtkLabel   *backup;
};

G_DEFINE_FINAL_TYPE (JinSidebar, jin_sidebar, ADW_TYPE_BIN)

static GtkWidget *
create_row (const JinPageEntry *entry)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *icon = gtk_image_new_from_icon_name (entry->icon);
  GtkWidget *title = gtk_label_new (jin_page_entry_title (entry));
  GtkWidget *count = gtk_label_new (NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, jin_page_entry_title (entry), -1);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_add_css_class (count, "numeric");
  gtk_widget_add_css_class (count, "dim-label");
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), count);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data (G_OBJECT (row), "count", count);
  return row;
}

static void
row_activated_cb (JinSidebar *self, GtkListBoxRow *row)
{
  guint               n_pages;
  const JinPageEntry *pages = jin_page_table (&n_pages);

  gtk_widget_activate_action (GTK_WIDGET (self), "win.page", "s", pages[gtk_list_box_row_get_index (row)].id);
}

static void
set_undo_section (JinSidebar *self, const JinOverview *overview)
{
  /* Translators: in the menu; %s is what was done, such as “Edit Zhang San” */
  g_autofree char *undo = overview->undo != NULL ? g_strdup_printf (_ ("_Undo: %s"), overview->undo) : NULL;
  /* Translators: in the menu; %s is what was undone */
  g_autofree char      *redo = overview->redo != NULL ? g_strdup_printf (_ ("_Redo: %s"), overview->redo) : NULL;
  g_autoptr (GMenuItem) undo_item = g_menu_item_new (undo != NULL ? undo : _ ("_Undo"), "win.undo");
  g_autoptr (GMenuItem) redo_item = g_menu_item_new (redo != NULL ? redo : _ ("_Redo"), "win.redo");

  g_menu_item_set_attribute (undo_item, "accel", "s", "<Ctrl>z");
  g_menu_item_set_attribute (redo_item, "accel", "s", "<Ctrl><Shift>z");
  g_menu_remove_all (self->undo_section);
  g_menu_append_item (self->undo_section, undo_item);
  g_menu_append_item (self->undo_section, redo_item);
  g_menu_append (self->undo_section, _ ("_History…"), "win.history");
}

static char *
foot_text (const JinOverview *overview)
{
  int days;

  if (overview->read_only)
    return g_strdup (_ ("Opened for reading only"));
  if (jin_date_is_none (overview->backup_on))
    return g_strdup (_ ("No backup yet"));
  days = jin_date_days_between (overview->backup_on, overview->today);
  if (days <= 0)
    return g_strdup (_ ("Backed up today ✓"));
  /* Translators: %d is a number of days */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Backed up %d day ago", "Backed up %d days ago", days), days);
}

static void
jin_sidebar_class_init (JinSidebarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/jinqiu/Jinqiu/ui/jin-sidebar.ui");
  gtk_widget_class_bind_template_child (widget_class, JinSidebar, list);
  gtk_widget_class_bind_template_child (widget_class, JinSidebar, undo_section);
  gtk_widget_class_bind_template_child (widget_class, JinSidebar, office);
  gtk_widget_class_bind_template_child (widget_class, JinSidebar, backup);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
jin_sidebar_init (JinSidebar *self)
{
  guint               n_pages;
  const JinPageEntry *pages = jin_page_table (&n_pages);

  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < n_pages; i++)
    gtk_list_box_append (self->list, create_row (&pages[i]));
}

void
jin_sidebar_set_overview (JinSidebar *self, const JinOverview *overview)
{
  g_autofree char *backup = NULL;
  guint            n_pages;

  g_return_if_fail (JIN_IS_SIDEBAR (self));
  g_return_if_fail (overview != NULL);
  jin_page_table (&n_pages);
  for (guint i = 0; i < n_pages; i++)
    {
      GtkListBoxRow   *row = gtk_list_box_get_row_at_index (self->list, i);
      g_autofree char *text = overview->counts[i] >= 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, overview->counts[i]) : NULL;

      gtk_label_set_text (g_object_get_data (G_OBJECT (row), "count"), text != NULL ? text : "");
    }
  set_undo_section (self, overview);
  gtk_label_set_text (self->office, overview->office != NULL ? overview->office : "");
  gtk_widget_set_visible (GTK_WIDGET (self->office), overview->office != NULL && *overview->office != '\0');
  backup = foot_text (overview);
  gtk_label_set_text (self->backup, backup);
}

void
jin_sidebar_set_page (JinSidebar *self, const char *id)
{
  guint               n_pages;
  const JinPageEntry *pages = jin_page_table (&n_pages);

  g_return_if_fail (JIN_IS_SIDEBAR (self));
  gtk_list_box_select_row (self->list, NULL);
  for (guint i = 0; id != NULL && i < n_pages; i++)
    if (g_str_equal (pages[i].id, id))
      gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, i));
}
