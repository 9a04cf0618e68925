/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "office/jin-organisation.h"
#include "ui/jin-accessible.h"
#include "ui/jin-gradual.h"
#include "ui/jin-org-page.h"
#include "ui/jin-org-tree.h"
#include "ui/jin-record-view.h"
#include "ui/jin-tooltip.h"

struct _JinOrgPage
{
  JinPage parent_instance;

  /* Template */
  GtkStack      *stack;
  GtkPaned      *paned;
  GtkListView   *tree;
  AdwStatusPage *status;
  GtkLabel      *hints;
  AdwBin        *card;

  /* Borrowed */
  JinWindow     *window;
  JinRecordView *view;

  /* Owned */
  GtkSingleSelection *selection;
  GListModel         *roots; /* JinOrgNode, NULL until they are read */
  GCancellable       *cancellable;
  gint64              chosen; /* id of the organisation in the card, 0 for none or a draft */
};

G_DEFINE_FINAL_TYPE (JinOrgPage, jin_org_page, JIN_TYPE_PAGE)

#define TREE_WIDTH 38
#define MEMBERS_WIDTH 5

/* ---- rows ---- */

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *expander = gtk_tree_expander_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *name = jin_tooltip_line_new ();
  GtkWidget *hint = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
  GtkWidget *members = jin_tooltip_line_new ();

  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_add_css_class (hint, "warning");
  gtk_inscription_set_min_chars (GTK_INSCRIPTION (members), MEMBERS_WIDTH);
  gtk_inscription_set_xalign (GTK_INSCRIPTION (members), 1);
  gtk_widget_add_css_class (members, "numeric");
  gtk_widget_add_css_class (members, "dim-label");
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), hint);
  gtk_box_append (GTK_BOX (box), members);
  gtk_tree_expander_set_child (GTK_TREE_EXPANDER (expander), box);
  gtk_list_item_set_child (item, expander);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkTreeListRow        *row = gtk_list_item_get_item (item);
  g_autoptr (JinOrgNode) node = JIN_ORG_NODE (gtk_tree_list_row_get_item (row));
  GtkWidget             *expander = gtk_list_item_get_child (item);
  GtkWidget             *name = gtk_widget_get_first_child (gtk_tree_expander_get_child (GTK_TREE_EXPANDER (expander)));
  GtkWidget             *hint = gtk_widget_get_next_sibling (name);
  g_autofree char       *members = g_strdup_printf ("%" G_GINT64_FORMAT, jin_org_node_get_members (node));
  const char            *title = jin_record_get_title (jin_org_node_get_record (node));

  gtk_tree_expander_set_list_row (GTK_TREE_EXPANDER (expander), row);
  gtk_inscription_set_text (GTK_INSCRIPTION (name), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (expander), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  jin_accessible_name_row (item, title);
  gtk_widget_set_visible (hint, FALSE);
  gtk_widget_set_tooltip_text (hint, jin_org_node_get_hints (node));
  gtk_widget_set_visible (hint, jin_org_node_get_hints (node) != NULL);
  gtk_inscription_set_text (GTK_INSCRIPTION (gtk_widget_get_next_sibling (hint)), members);
}

static GListModel *
create_children (gpointer item, gpointer data)
{
  GListModel *children = jin_org_node_get_children (item);

  return children != NULL ? g_object_ref (children) : NULL;
}

/* ---- the chosen one ---- */

static JinOrgNode *
dup_selected (JinOrgPage *self)
{
  GtkTreeListRow *row = gtk_single_selection_get_selected_item (self->selection);

  return row != NULL ? gtk_tree_list_row_get_item (row) : NULL;
}

static void
selected_cb (JinOrgPage *self)
{
  g_autoptr (JinOrgNode) node = dup_selected (self);
  const char            *hints = node != NULL ? jin_org_node_get_hints (node) : NULL;
  gint64                 id = node != NULL ? jin_record_get_id (jin_org_node_get_record (node)) : 0;

  /* What is being typed stays in sight; the selection comes back when it is saved. */
  if (node == NULL || jin_form_has_changes (jin_record_view_get_form (self->view)))
    return;
  gtk_label_set_text (self->hints, hints != NULL ? hints : "");
  gtk_widget_set_visible (GTK_WIDGET (self->hints), hints != NULL);
  if (id == self->chosen)
    return;
  self->chosen = id;
  jin_record_view_show (self->view, id);
}

static void
select_id (JinOrgPage *self, gint64 id)
{
  GListModel *rows = G_LIST_MODEL (self->selection);

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (GtkTreeListRow) row = g_list_model_get_item (rows, i);
      g_autoptr (JinOrgNode)     node = gtk_tree_list_row_get_item (row);

      if (jin_record_get_id (jin_org_node_get_record (node)) == id)
        {
          gtk_single_selection_set_selected (self->selection, i);
          return;
        }
    }
}

static void
saved_cb (JinOrgPage *self, gint64 id)
{
  self->chosen = id;
}

static void
gone_cb (JinOrgPage *self)
{
  self->chosen = 0;
  selected_cb (self);
}

/* ---- reading ---- */

static gpointer
read_func (JinStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return jin_org_tree_read (store, cancellable, error);
}

static void
show_roots (JinOrgPage *self, GListModel *roots)
{
  g_autoptr (GtkSliceListModel) rows = NULL;

  if (self->roots != NULL)
    {
      jin_org_tree_update (self->roots, roots);
      return;
    }
  self->roots = g_object_ref (roots);
  rows = jin_gradual_new (G_LIST_MODEL (gtk_tree_list_model_new (g_object_ref (roots), FALSE, TRUE, create_children, NULL, NULL)));
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (rows));
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (GListModel) roots = jin_store_run_finish (JIN_STORE (source), result, &error);
  JinOrgPage            *self = user_data;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (roots == NULL)
    {
      adw_status_page_set_title (self->status, _ ("The Organisations Could Not Be Read"));
      adw_status_page_set_description (self->status, error->message);
      gtk_stack_set_visible_child_name (self->stack, "empty");
      return;
    }
  gtk_stack_set_visible_child_name (self->stack, g_list_model_get_n_items (roots) > 0 || jin_form_is_editing (jin_record_view_get_form (self->view)) ? "tree" : "empty");
  g_signal_handlers_block_by_func (self->selection, selected_cb, self);
  show_roots (self, roots);
  if (self->chosen != 0)
    select_id (self, self->chosen);
  g_signal_handlers_unblock_by_func (self->selection, selected_cb, self);
  selected_cb (self);
}

static void
reload (JinOrgPage *self)
{
  jin_store_run_async (jin_window_get_store (self->window), read_func, NULL, NULL, g_object_unref, self->cancellable, read_cb, self);
}

/* ---- page ---- */

/* Below the chosen one, as most new organisations are. */
static void
jin_org_page_add (JinPage *page)
{
  JinOrgPage            *self = JIN_ORG_PAGE (page);
  g_autoptr (JinRecord)  draft = jin_record_new (&jin_organisation_entity);
  g_autoptr (JinOrgNode) parent = dup_selected (self);

  if (jin_form_has_changes (jin_record_view_get_form (self->view)))
    {
      jin_window_toast (self->window, _ ("Save or discard the changes first"));
      return;
    }
  if (parent != NULL)
    jin_record_set_ref (draft, JIN_ORGANISATION_PARENT, jin_record_get_id (jin_org_node_get_record (parent)), jin_record_get_title (jin_org_node_get_record (parent)));
  self->chosen = 0;
  gtk_widget_set_visible (GTK_WIDGET (self->hints), FALSE);
  gtk_stack_set_visible_child_name (self->stack, "tree");
  jin_record_view_show_draft (self->view, draft);
}

static gboolean
jin_org_page_has_changes (JinPage *page)
{
  return jin_form_has_changes (jin_record_view_get_form (JIN_ORG_PAGE (page)->view));
}

static void
jin_org_page_save (JinPage *page, GTask *task)
{
  jin_form_save (jin_record_view_get_form (JIN_ORG_PAGE (page)->view), task);
}

static void
jin_org_page_dispose (GObject *object)
{
  JinOrgPage *self = JIN_ORG_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  g_clear_object (&self->selection);
  g_clear_object (&self->roots);
  G_OBJECT_CLASS (jin_org_page_parent_class)->dispose (object);
}

static void
jin_org_page_class_init (JinOrgPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  JinPageClass   *page_class = JIN_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jin_org_page_dispose;
  page_class->add = jin_org_page_add;
  page_class->has_changes = jin_org_page_has_changes;
  page_class->save = jin_org_page_save;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/jinqiu/Jinqiu/ui/jin-org-page.ui");
  gtk_widget_class_bind_template_child (widget_class, JinOrgPage, stack);
  gtk_widget_class_bind_template_child (widget_class, JinOrgPage, paned);
  gtk_widget_class_bind_template_child (widget_class, JinOrgPage, tree);
  gtk_widget_class_bind_template_child (widget_class, JinOrgPage, status);
  gtk_widget_class_bind_template_child (widget_class, JinOrgPage, hints);
  gtk_widget_class_bind_template_child (widget_class, JinOrgPage, card);
}

static void
jin_org_page_init (JinOrgPage *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  self->selection = gtk_single_selection_new (NULL);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  gtk_list_view_set_factory (self->tree, factory);
  gtk_list_view_set_model (self->tree, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_swapped (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self);
}

/* As wide as most names are, at any size of type. */
static void
fit_tree (JinOrgPage *self)
{
  PangoFontMetrics *metrics = pango_context_get_metrics (gtk_widget_get_pango_context (GTK_WIDGET (self)), NULL, NULL);

  gtk_paned_set_position (self->paned, TREE_WIDTH * pango_font_metrics_get_approximate_digit_width (metrics) / PANGO_SCALE);
  pango_font_metrics_unref (metrics);
}

JinPage *
jin_org_page_new (JinWindow *window)
{
  JinOrgPage *self;

  g_return_val_if_fail (JIN_IS_WINDOW (window), NULL);
  self = g_object_new (JIN_TYPE_ORG_PAGE, "window", window, "title", _ ("Organisations"), NULL);
  self->window = window;
  self->view = jin_record_view_new (window, &jin_organisation_entity);
  adw_bin_set_child (self->card, GTK_WIDGET (self->view));
  g_signal_connect_object (jin_record_view_get_form (self->view), "saved", G_CALLBACK (saved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "deleted", G_CALLBACK (gone_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (jin_window_get_store (window), "changed", G_CALLBACK (reload), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_settings_get_default (), "notify::gtk-xft-dpi", G_CALLBACK (fit_tree), self, G_CONNECT_SWAPPED);
  fit_tree (self);
  reload (self);
  return JIN_PAGE (self);
}
