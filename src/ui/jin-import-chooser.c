/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#include "base/jin-name.h"
#include "ui/jin-accessible.h"
#include "ui/jin-import-chooser.h"

/* ---- targets ---- */

struct _JinImportTarget
{
  GObject parent_instance;

  char *target;
  char *label;
  char *group;    /* whose field it is, or NULL */
  char *initials; /* of the label's pinyin */
};

G_DEFINE_FINAL_TYPE (JinImportTarget, jin_import_target, G_TYPE_OBJECT)

static void
jin_import_target_finalize (GObject *object)
{
  JinImportTarget *self = JIN_IMPORT_TARGET (object);

  g_free (self->target);
  g_free (self->label);
  g_free (self->group);
  g_free (self->initials);
  G_OBJECT_CLASS (jin_import_target_parent_class)->finalize (object);
}

static void
jin_import_target_class_init (JinImportTargetClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = jin_import_target_finalize;
}

static void
jin_import_target_init (JinImportTarget *self)
{
}

const char *
jin_import_target_get_target (JinImportTarget *self)
{
  g_return_val_if_fail (JIN_IS_IMPORT_TARGET (self), NULL);
  return self->target;
}

const char *
jin_import_target_get_label (JinImportTarget *self)
{
  g_return_val_if_fail (JIN_IS_IMPORT_TARGET (self), NULL);
  return self->label;
}

/* Whose field: the ledger's own, or what its rows are about. */
static const char *
group_of (JinImport *import, const char *target)
{
  const JinEntity *entity = jin_import_get_entity (import);

  if (*target == '\0')
    return NULL;
  if (strchr (target, '.') != NULL)
    entity = jin_entity_field (entity, jin_entity_owner_field (entity))->target;
  return jin_entity_label (entity);
}

static void
add_target (GListStore *store, JinImport *import, const char *target)
{
  g_autoptr (JinImportTarget) item = NULL;

  if (jin_import_targets_find (G_LIST_MODEL (store), target) != NULL)
    return;
  item = g_object_new (JIN_TYPE_IMPORT_TARGET, NULL);
  item->target = g_strdup (target);
  item->label = *target != '\0' ? jin_import_target_label (import, target) : g_strdup (_ ("Not imported"));
  item->group = g_strdup (group_of (import, target));
  item->initials = jin_title_initials (item->label);
  g_list_store_append (store, item);
}

GListModel *
jin_import_targets_new (JinImport *import)
{
  GListStore    *store;
  g_auto (GStrv) targets = NULL;

  g_return_val_if_fail (JIN_IS_IMPORT (import), NULL);
  store = g_list_store_new (JIN_TYPE_IMPORT_TARGET);
  add_target (store, import, "");
  /* One heading for several fields ("unit and post") can be chosen again after it was left out. */
  for (guint i = 0; i < jin_import_n_sheets (import); i++)
    {
      const GArray *columns = jin_import_get_sheet (import, i)->columns;

      for (guint j = 0; columns != NULL && j < columns->len; j++)
        {
          const JinImportColumn *column = &g_array_index (columns, JinImportColumn, j);
          g_autofree char       *target = column->n_fields > 1 || column->code != NULL ? jin_import_column_target (import, column) : NULL;

          if (target != NULL)
            add_target (store, import, target);
        }
    }
  targets = jin_import_targets (import);
  for (guint i = 0; targets[i] != NULL; i++)
    add_target (store, import, targets[i]);
  return G_LIST_MODEL (store);
}

JinImportTarget *
jin_import_targets_find (GListModel *targets, const char *target)
{
  for (guint i = 0; i < g_list_model_get_n_items (targets); i++)
    {
      g_autoptr (JinImportTarget) item = g_list_model_get_item (targets, i);

      if (g_str_equal (item->target, target))
        return item;
    }
  return NULL;
}

/* ---- the popover ---- */

struct _JinImportChooser
{
  GtkPopover parent_instance;

  /* Borrowed */
  GtkEditable *search;
  GtkListView *list;

  /* Owned */
  GtkFilter          *filter;
  GtkSingleSelection *selection;
};

G_DEFINE_FINAL_TYPE (JinImportChooser, jin_import_chooser, GTK_TYPE_POPOVER)

static guint chosen_signal;

#define LIST_HEIGHT 320
#define LIST_WIDTH 260

static gboolean
match_func (gpointer item, gpointer data)
{
  JinImportTarget *target = item;
  const char      *typed = gtk_editable_get_text (data);
  g_autofree char *lower = g_utf8_strdown (typed, -1);
  g_autofree char *label = g_utf8_strdown (target->label, -1);

  return *lower == '\0' || strstr (label, lower) != NULL || g_str_has_prefix (target->initials, lower);
}

static void
searched_cb (JinImportChooser *self)
{
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  gtk_single_selection_set_selected (self->selection, 0);
}

static void
choose (JinImportChooser *self, guint position)
{
  g_autoptr (JinImportTarget) item = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (item == NULL)
    return;
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, chosen_signal, 0, item->target);
}

static void
entered_cb (JinImportChooser *self)
{
  choose (self, gtk_single_selection_get_selected (self->selection));
}

/* The arrows move through the list while the cursor stays in the search. */
static gboolean
key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, JinImportChooser *self)
{
  guint position = gtk_single_selection_get_selected (self->selection);

  if (key != GDK_KEY_Down && key != GDK_KEY_Up)
    return FALSE;
  if (position == GTK_INVALID_LIST_POSITION || (key == GDK_KEY_Up && position == 0))
    return TRUE;
  position += key == GDK_KEY_Down ? 1 : -1;
  if (position < g_list_model_get_n_items (G_LIST_MODEL (self->selection)))
    {
      gtk_single_selection_set_selected (self->selection, position);
      gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", position);
    }
  return TRUE;
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (NULL);
  GtkWidget *group = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (group, "dim-label");
  gtk_widget_add_css_class (group, "caption");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), group);
  gtk_list_item_set_child (item, box);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  JinImportTarget *target = gtk_list_item_get_item (item);
  GtkWidget       *label = gtk_widget_get_first_child (gtk_list_item_get_child (item));

  gtk_label_set_text (GTK_LABEL (label), target->label);
  jin_accessible_name_row (item, target->label);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_next_sibling (label)), target->group != NULL ? target->group : "");
}

static void
jin_import_chooser_dispose (GObject *object)
{
  JinImportChooser *self = JIN_IMPORT_CHOOSER (object);

  g_clear_object (&self->filter);
  g_clear_object (&self->selection);
  G_OBJECT_CLASS (jin_import_chooser_parent_class)->dispose (object);
}

static void
jin_import_chooser_class_init (JinImportChooserClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = jin_import_chooser_dispose;
  chosen_signal = g_signal_new ("chosen", JIN_TYPE_IMPORT_CHOOSER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static GtkWidget *
create_list (JinImportChooser *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget          *scroller = gtk_scrolled_window_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  self->list = GTK_LIST_VIEW (gtk_list_view_new (NULL, factory));
  gtk_list_view_set_single_click_activate (self->list, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Fields"), -1);
  g_signal_connect_swapped (self->list, "activate", G_CALLBACK (choose), self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_width (GTK_SCROLLED_WINDOW (scroller), LIST_WIDTH);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), LIST_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));
  return scroller;
}

static void
jin_import_chooser_init (JinImportChooser *self)
{
  GtkWidget          *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget          *search = gtk_search_entry_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->search = GTK_EDITABLE (search);
  gtk_accessible_update_property (GTK_ACCESSIBLE (search), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Find a field"), -1);
  g_object_set (search, "placeholder-text", _ ("Name or initials"), NULL);
  g_signal_connect_swapped (search, "search-changed", G_CALLBACK (searched_cb), self);
  g_signal_connect_swapped (search, "activate", G_CALLBACK (entered_cb), self);
  g_signal_connect_swapped (search, "stop-search", G_CALLBACK (gtk_popover_popdown), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (search, keys);
  gtk_box_append (GTK_BOX (box), search);
  gtk_box_append (GTK_BOX (box), create_list (self));
  gtk_popover_set_child (GTK_POPOVER (self), box);
}

GtkWidget *
jin_import_chooser_new (GListModel *targets, const char *current)
{
  JinImportChooser   *self;
  GtkFilterListModel *filtered;

  g_return_val_if_fail (G_IS_LIST_MODEL (targets) && current != NULL, NULL);
  self = g_object_new (JIN_TYPE_IMPORT_CHOOSER, NULL);
  self->filter = GTK_FILTER (gtk_custom_filter_new (match_func, self->search, NULL));
  filtered = gtk_filter_list_model_new (g_object_ref (targets), g_object_ref (self->filter));
  self->selection = gtk_single_selection_new (G_LIST_MODEL (filtered));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  for (guint i = 0; i < g_list_model_get_n_items (targets); i++)
    {
      g_autoptr (JinImportTarget) item = g_list_model_get_item (targets, i);

      if (g_str_equal (item->target, current))
        gtk_single_selection_set_selected (self->selection, i);
    }
  return GTK_WIDGET (self);
}
