/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ui/jin-accessible.h"
#include "ui/jin-duplicates-page.h"
#include "ui/jin-merge-view.h"
#include "ui/jin-page-table.h"
#include "ui/jin-pair-item.h"

struct _JinDuplicatesPage
{
  JinPage parent_instance;

  /* Template */
  AdwFlap         *flap;
  GtkWidget       *list_button;
  GtkWidget       *again_button;
  GtkToggleButton *proposed_tab;
  GtkToggleButton *apart_tab;
  GtkListView     *list;
  GtkStack        *stack;
  AdwStatusPage   *error_page;
  AdwBin          *view_bin;

  /* Borrowed */
  JinWindow       *window;
  const JinEntity *entity;
  JinMergeView    *view;

  /* Owned */
  GtkSingleSelection *selection;
  GListStore         *items; /* JinPairItem: those of the tab */
  JinPairs           *found;
  GCancellable       *cancellable; /* of the search that runs */
  gboolean            single;      /* two that somebody chose: there is no list */
};

G_DEFINE_FINAL_TYPE (JinDuplicatesPage, jin_duplicates_page, JIN_TYPE_PAGE)

/* A search that took longer is not made again after each change: what was decided leaves the list, and a button looks again. */
#define QUICK (500 * G_TIME_SPAN_MILLISECOND)

static JinStore *
get_store (JinDuplicatesPage *self)
{
  return jin_window_get_store (self->window);
}

/* ---- the list ---- */

static gboolean
shows_apart (JinDuplicatesPage *self)
{
  return gtk_toggle_button_get_active (self->apart_tab);
}

static void
update_frame (JinDuplicatesPage *self)
{
  /* Translators: a tab: pairs that may be one, and how many */
  g_autofree char *proposed = g_strdup_printf (_ ("To Look At %u"), self->found->n_proposed);
  /* Translators: a tab: pairs that were told apart, and how many */
  g_autofree char *apart = g_strdup_printf (_ ("Told Apart %u"), self->found->apart->len);
  g_autofree char *status = NULL;
  guint            n_shown = g_list_model_get_n_items (G_LIST_MODEL (self->items));

  gtk_button_set_label (GTK_BUTTON (self->proposed_tab), proposed);
  gtk_button_set_label (GTK_BUTTON (self->apart_tab), apart);
  if (!shows_apart (self) && n_shown < self->found->n_proposed)
    /* Translators: both are numbers of pairs */
    status = g_strdup_printf (_ ("The first %u of %u pairs, the surest first; look again when they are done"), n_shown, self->found->n_proposed);
  jin_page_set_status (JIN_PAGE (self), status);
}

static void
show_selected (JinDuplicatesPage *self)
{
  JinPairItem *item = gtk_single_selection_get_selected_item (self->selection);

  if (item == NULL)
    {
      gtk_stack_set_visible_child_name (self->stack, shows_apart (self) ? "none-apart" : "none");
      return;
    }
  const JinStorePair *pair = jin_pair_item_get_pair (item);
  jin_merge_view_show (self->view, pair->ids[0], pair->ids[1], jin_pair_item_get_reason (item), pair->distinction);
  gtk_stack_set_visible_child_name (self->stack, "pair");
}

/* @place: which row shall be chosen then */
static void
show_tab (JinDuplicatesPage *self, guint place)
{
  GPtrArray *items = shows_apart (self) ? self->found->apart : self->found->proposed;

  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)), items->pdata, items->len);
  if (items->len > 0)
    gtk_single_selection_set_selected (self->selection, MIN (place, items->len - 1));
  update_frame (self);
  show_selected (self);
}

static void
tab_cb (JinDuplicatesPage *self, GtkToggleButton *button)
{
  if (self->found != NULL && gtk_toggle_button_get_active (button))
    show_tab (self, 0);
}

static void
selected_cb (JinDuplicatesPage *self)
{
  if (self->found == NULL)
    return;
  show_selected (self);
  if (adw_flap_get_folded (self->flap))
    adw_flap_set_reveal_flap (self->flap, FALSE);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  for (int i = 0; i < 2; i++)
    {
      GtkWidget *line = gtk_inscription_new (NULL);

      gtk_inscription_set_text_overflow (GTK_INSCRIPTION (line), GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
      gtk_box_append (GTK_BOX (box), line);
      if (i == 1)
        gtk_widget_add_css_class (line, "dim-label");
    }
  gtk_widget_add_css_class (gtk_widget_get_last_child (box), "caption");
  gtk_list_item_set_child (item, box);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  JinPairItem     *pair = gtk_list_item_get_item (item);
  GtkWidget       *box = gtk_list_item_get_child (item);
  const char      *reason = jin_pair_item_get_reason (pair);
  g_autofree char *name = g_strdup_printf ("%s, %s", jin_pair_item_get_title (pair), reason != NULL ? reason : "");

  gtk_inscription_set_text (GTK_INSCRIPTION (gtk_widget_get_first_child (box)), jin_pair_item_get_title (pair));
  gtk_inscription_set_text (GTK_INSCRIPTION (gtk_widget_get_last_child (box)), reason != NULL ? reason : _ ("Told apart"));
  jin_accessible_name_row (item, name);
}

/* ---- looking ---- */

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (JinDuplicatesPage) self = user_data;
  g_autoptr (GError)            error = NULL;
  g_autoptr (JinPairs)          found = jin_store_run_finish (JIN_STORE (source), result, &error);
  guint                         place = self->found != NULL ? gtk_single_selection_get_selected (self->selection) : 0;

  if (g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return; /* another search was begun, or the page is gone */
  g_clear_object (&self->cancellable);
  if (found == NULL)
    {
      g_autofree char *escaped = g_markup_escape_text (error->message, -1);

      adw_status_page_set_description (self->error_page, escaped);
      gtk_stack_set_visible_child_name (self->stack, "error");
      return;
    }
  g_clear_pointer (&self->found, jin_pairs_free);
  self->found = g_steal_pointer (&found);
  gtk_widget_set_visible (self->again_button, self->found->time > QUICK);
  show_tab (self, place);
}

static void
look (JinDuplicatesPage *self)
{
  JinContext context = jin_window_context (self->window);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  if (self->found == NULL)
    gtk_stack_set_visible_child_name (self->stack, "looking");
  jin_pairs_async (get_store (self), self->entity, &context, self->cancellable, found_cb, g_object_ref (self));
}

static void
again_cb (JinDuplicatesPage *self)
{
  g_clear_pointer (&self->found, jin_pairs_free);
  g_list_store_remove_all (self->items);
  look (self);
}

static void
store_changed_cb (JinDuplicatesPage *self)
{
  if (self->found != NULL && self->found->time <= QUICK)
    look (self);
}

/* Pairs in which either of the two stands may look different now: they leave the list until the next look. */
static void
forget (GPtrArray *items, const JinStorePair *done, guint *n)
{
  for (guint i = items->len; i > 0; i--)
    {
      const JinStorePair *pair = jin_pair_item_get_pair (items->pdata[i - 1]);
      gboolean            same = pair->ids[0] == done->ids[0] && pair->ids[1] == done->ids[1];
      gboolean            touched = done->distinction == 0 && (pair->ids[0] == done->ids[1] || pair->ids[1] == done->ids[1]);

      if (!same && !touched)
        continue;
      g_ptr_array_remove_index (items, i - 1);
      *n -= 1;
    }
}

static void
done_cb (JinDuplicatesPage *self)
{
  JinPairItem *item = self->single ? NULL : gtk_single_selection_get_selected_item (self->selection);
  guint        n_apart = 0;

  if (self->single)
    {
      if (jin_window_get_page (self->window) == JIN_PAGE (self))
        jin_window_back (self->window);
      return;
    }
  if (item == NULL || self->found->time <= QUICK)
    return; /* the store tells, and it is looked again */
  g_autoptr (JinPairItem) done = g_object_ref (item);
  guint                   place = gtk_single_selection_get_selected (self->selection);
  forget (self->found->proposed, jin_pair_item_get_pair (done), &self->found->n_proposed);
  forget (self->found->apart, jin_pair_item_get_pair (done), &n_apart);
  show_tab (self, place);
}

/* ---- class ---- */

static void
folded_cb (JinDuplicatesPage *self)
{
  gboolean folded;

  g_object_get (self->window, "folded", &folded, NULL);
  folded = folded || self->single;
  adw_flap_set_fold_policy (self->flap, folded ? ADW_FLAP_FOLD_POLICY_ALWAYS : ADW_FLAP_FOLD_POLICY_NEVER);
  gtk_widget_set_visible (self->list_button, folded && !self->single);
}

static void
jin_duplicates_page_dispose (GObject *object)
{
  JinDuplicatesPage *self = JIN_DUPLICATES_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  g_clear_object (&self->selection);
  g_clear_object (&self->items);
  g_clear_pointer (&self->found, jin_pairs_free);
  G_OBJECT_CLASS (jin_duplicates_page_parent_class)->dispose (object);
}

static void
jin_duplicates_page_class_init (JinDuplicatesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jin_duplicates_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/jinqiu/Jinqiu/ui/jin-duplicates-page.ui");
  gtk_widget_class_bind_template_child (widget_class, JinDuplicatesPage, flap);
  gtk_widget_class_bind_template_child (widget_class, JinDuplicatesPage, list_button);
  gtk_widget_class_bind_template_child (widget_class, JinDuplicatesPage, again_button);
  gtk_widget_class_bind_template_child (widget_class, JinDuplicatesPage, proposed_tab);
  gtk_widget_class_bind_template_child (widget_class, JinDuplicatesPage, apart_tab);
  gtk_widget_class_bind_template_child (widget_class, JinDuplicatesPage, list);
  gtk_widget_class_bind_template_child (widget_class, JinDuplicatesPage, stack);
  gtk_widget_class_bind_template_child (widget_class, JinDuplicatesPage, error_page);
  gtk_widget_class_bind_template_child (widget_class, JinDuplicatesPage, view_bin);
  gtk_widget_class_bind_template_callback (widget_class, tab_cb);
  gtk_widget_class_bind_template_callback (widget_class, again_cb);
}

static void
jin_duplicates_page_init (JinDuplicatesPage *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->items = g_list_store_new (JIN_TYPE_PAIR_ITEM);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->items)));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  g_object_unref (factory);
}

static JinDuplicatesPage *
create (JinWindow *window, const JinEntity *entity, const char *title)
{
  JinDuplicatesPage *self = g_object_new (JIN_TYPE_DUPLICATES_PAGE, "window", window, "title", title, NULL);

  self->window = window;
  self->entity = entity;
  gtk_widget_set_visible (GTK_WIDGET (self->apart_tab), entity->merging->distinction != NULL);
  if (jin_page_table_find (entity->name) != NULL)
    jin_page_set_place (JIN_PAGE (self), entity->name);
  self->view = jin_merge_view_new (window, entity);
  adw_bin_set_child (self->view_bin, GTK_WIDGET (self->view));
  g_signal_connect_object (self->view, "done", G_CALLBACK (done_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (window, "notify::folded", G_CALLBACK (folded_cb), self, G_CONNECT_SWAPPED);
  return self;
}

JinPage *
jin_duplicates_page_new (JinWindow *window, const JinEntity *entity)
{
  JinDuplicatesPage *self;

  g_return_val_if_fail (JIN_IS_WINDOW (window) && entity != NULL && entity->merging != NULL, NULL);
  self = create (window, entity, _ ("Duplicates"));
  folded_cb (self);
  g_signal_connect_object (get_store (self), "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
  look (self);
  return JIN_PAGE (self);
}

JinPage *
jin_duplicates_page_new_pair (JinWindow *window, const JinEntity *entity, gint64 one, gint64 other)
{
  JinDuplicatesPage *self;

  g_return_val_if_fail (JIN_IS_WINDOW (window) && entity != NULL && entity->merging != NULL, NULL);
  self = create (window, entity, _ ("Merge Two"));
  self->single = TRUE;
  folded_cb (self);
  jin_merge_view_show (self->view, one, other, NULL, 0);
  gtk_stack_set_visible_child_name (self->stack, "pair");
  return JIN_PAGE (self);
}
