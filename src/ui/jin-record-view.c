/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/jin-error.h"
#include "office/jin-contact.h"
#include "office/jin-document.h"
#include "office/jin-person.h"
#include "ui/jin-child-list.h"
#include "ui/jin-document-list.h"
#include "ui/jin-form.h"
#include "ui/jin-history-list.h"
#include "ui/jin-person-head.h"
#include "ui/jin-record-page.h"
#include "ui/jin-record-print.h"
#include "ui/jin-record-view.h"
#include "ui/jin-tab-group.h"
#include "ui/jin-timeline.h"

/*
 * The tabs follow from the declarations: every ledger that refers to this one is one or, with others of its kind, part of one;
 * a timeline is there when some ledger has a sentence for it.  A tab reads nothing before it is looked at.
 */
struct _JinRecordView
{
  AdwBin parent_instance;

  /* Template */
  GtkWidget *menu_button;
  GtkWidget *print_button;
  GtkWidget *edit_button;
  GtkWidget *save_button;
  GtkWidget *cancel_button;
  AdwBin    *head;
  GtkWidget *tabs;
  GtkWidget *switcher;
  GtkStack  *stack;

  /* Borrowed */
  JinWindow       *window;
  const JinEntity *entity;
  JinForm         *form;

  /* Owned */
  GCancellable *cancellable;
  gint64        id; /* 0 for a draft */
  gboolean      has_tabs;
  gboolean      deleting; /* what the store says meanwhile is of no interest */
};

G_DEFINE_FINAL_TYPE (JinRecordView, jin_record_view, ADW_TYPE_BIN)

enum {
  PROP_TITLE = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];
static guint       deleted_signal;

/* ---- tabs ---- */

#define HISTORY_TAB "history"

static GtkWidget *
create_timeline (gpointer owner, const JinEntity *child)
{
  return jin_timeline_new (JIN_RECORD_VIEW (owner)->window, JIN_RECORD_VIEW (owner)->entity, JIN_RECORD_VIEW (owner)->id);
}

static GtkWidget *
create_child (gpointer owner, const JinEntity *child)
{
  JinRecordView *self = owner;
  JinRecord     *record = jin_form_get_record (self->form);

  return jin_entity_same (child, &jin_document_entity) ? jin_document_list_new (self->window, record) : jin_child_list_new (self->window, child, record);
}

static GtkWidget *
create_history (gpointer owner, const JinEntity *child)
{
  return jin_history_list_new (JIN_RECORD_VIEW (owner)->window, JIN_RECORD_VIEW (owner)->entity, JIN_RECORD_VIEW (owner)->id);
}

/* What bears the same title stands behind one tab. */
static void
add_tab (JinRecordView *self, const char *title, const char *name, const char *part, JinTabFunc create, const JinEntity *child)
{
  GtkWidget *group = gtk_stack_get_child_by_name (self->stack, title);

  if (group == NULL)
    {
      group = jin_tab_group_new (self);
      gtk_stack_add_titled (self->stack, group, title, title);
    }
  jin_tab_group_add (JIN_TAB_GROUP (group), name, part, create, child);
}

static void
tab_chosen_cb (JinRecordView *self)
{
  GtkWidget *tab = gtk_stack_get_visible_child (self->stack);

  if (JIN_IS_TAB_GROUP (tab))
    jin_tab_group_fill (JIN_TAB_GROUP (tab));
}

/* @last: those that stand with the changes, behind all others */
static void
add_children (JinRecordView *self, const JinEntities *entities, gboolean last)
{
  for (int i = 0; i < entities->n_items; i++)
    {
      const JinEntity *child = entities->items[i];

      if (jin_entity_same (child, self->entity) || (child->flags & (JIN_ENTITY_SYSTEM | JIN_ENTITY_HIDDEN)) != 0 || jin_entity_reference_to (child, self->entity) == 0)
        continue;
      if (g_str_equal (jin_entity_tab (child), C_ ("tab", "Changes")) == last)
        add_tab (self, jin_entity_tab (child), child->name, jin_entity_plural (child), create_child, child);
    }
}

static void
add_tabs (JinRecordView *self)
{
  const JinEntities *entities = jin_store_get_entities (jin_window_get_store (self->window));
  gboolean           timeline = FALSE;
  for (int i = 0; i < entities->n_items; i++)
    timeline |= entities->items[i]->timeline != NULL && jin_entity_reference_to (entities->items[i], self->entity) != 0;
  if (timeline)
    add_tab (self, _ ("Timeline"), "timeline", _ ("Timeline"), create_timeline, NULL);
  add_children (self, entities, FALSE);
  add_tab (self, C_ ("tab", "Changes"), HISTORY_TAB, _ ("Changes"), create_history, NULL);
  add_children (self, entities, TRUE);
  self->has_tabs = TRUE;
}

/* Brings the part of that name forward, and the tab that it is behind. */
static JinTabGroup *
show_part (JinRecordView *self, const char *name)
{
  GtkWidget *tab = gtk_widget_get_first_child (GTK_WIDGET (self->stack));

  while (tab != NULL && !(JIN_IS_TAB_GROUP (tab) && jin_tab_group_show (JIN_TAB_GROUP (tab), name)))
    tab = gtk_widget_get_next_sibling (tab);
  g_return_val_if_fail (tab != NULL, NULL);
  gtk_stack_set_visible_child (self->stack, tab);
  return JIN_TAB_GROUP (tab);
}

/* Another record in the same page: what the tabs showed was the old one's. */
static void
empty_tabs (JinRecordView *self)
{
  for (GtkWidget *tab = gtk_widget_get_first_child (GTK_WIDGET (self->stack)); tab != NULL; tab = gtk_widget_get_next_sibling (tab))
    if (JIN_IS_TAB_GROUP (tab))
      jin_tab_group_empty (JIN_TAB_GROUP (tab));
}

/* ---- the record ---- */

static void
update_buttons (JinRecordView *self)
{
  gboolean editing = jin_form_is_editing (self->form);
  gboolean read_only = jin_store_is_read_only (jin_window_get_store (self->window));

  gtk_widget_set_visible (self->edit_button, !editing && !read_only);
  gtk_widget_set_visible (self->print_button, !editing && self->id > 0);
  gtk_widget_set_visible (self->save_button, editing);
  gtk_widget_set_visible (self->cancel_button, editing);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "record.delete", self->id > 0 && !read_only && (self->entity->flags & JIN_ENTITY_PEOPLE) == 0);
  gtk_widget_set_visible (self->menu_button, self->id > 0 && (self->entity->flags & JIN_ENTITY_PEOPLE) == 0);
}

static GtkWidget *
create_plain_head (const char *title)
{
  GtkWidget *label = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, "title-2");
  gtk_widget_add_css_class (label, "person-head");
  return label;
}

/* The keys of this view work only while the keyboard is in it; a page that was just opened has it on its header. */
static void
take_focus (JinRecordView *self)
{
  GtkRoot   *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)) && !gtk_widget_is_ancestor (focus, GTK_WIDGET (self)) && gtk_widget_get_ancestor (focus, JIN_TYPE_RECORD_PAGE) != NULL)
    gtk_widget_grab_focus (gtk_widget_get_visible (self->edit_button) ? self->edit_button : self->switcher);
}

static void
show_record (JinRecordView *self, JinRecord *record)
{
  self->id = jin_record_get_id (record);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
  adw_bin_set_child (self->head, jin_entity_same (self->entity, &jin_person_entity) ? jin_person_head_new (self->window, record) : create_plain_head (jin_record_get_title (record)));
  if (!self->has_tabs)
    add_tabs (self);
  gtk_widget_set_visible (self->tabs, TRUE);
  update_buttons (self);
  take_focus (self);
  tab_chosen_cb (self);
}

static gpointer
read_func (JinStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  JinRecord *stub = data;

  return jin_store_get (store, jin_record_get_entity (stub), jin_record_get_id (stub), error);
}

/* A page of somebody who was merged turns to the one that was kept. */
static gboolean
follow_merge (JinRecordView *self, JinRecord *record)
{
  const JinMerging *merging = self->entity->merging;
  g_autofree char  *text = NULL;

  if (merging == NULL || jin_record_is_empty (record, merging->merged_into) || jin_record_get_id (record) != self->id)
    return FALSE;
  /* Translators: both are names, such as of people */
  text = g_strdup_printf (_ ("“%s” was merged into “%s”, whose page this is"), jin_record_get_title (record), jin_record_get_ref_title (record, merging->merged_into));
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    jin_window_toast (self->window, text);
  jin_record_view_show (self, jin_record_get_ref (record, merging->merged_into));
  return TRUE;
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (JinRecord) record = jin_store_run_finish (JIN_STORE (source), result, &error);
  JinRecordView        *self = user_data;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (g_error_matches (error, JIN_ERROR, JIN_ERROR_NOT_FOUND))
    {
      /* Its entry was undone, or somebody else took it away. */
      g_signal_emit (self, deleted_signal, 0);
      return;
    }
  if (record == NULL)
    {
      jin_window_show_error (self->window, _ ("This Entry Cannot Be Read"), error);
      return;
    }
  if (jin_form_is_editing (self->form) || follow_merge (self, record))
    return;
  jin_form_set_record (self->form, record);
  show_record (self, record);
}

static void
reload (JinRecordView *self)
{
  if (self->id > 0 && !self->deleting && !jin_form_is_editing (self->form))
    jin_store_run_async (jin_window_get_store (self->window), read_func, jin_record_new_row (self->entity, self->id, NULL, 0), g_object_unref, g_object_unref, self->cancellable, read_cb, self);
}

/* The lists in the tabs have other columns now. */
static void
fields_changed_cb (JinRecordView *self)
{
  empty_tabs (self);
  tab_chosen_cb (self);
}

static void
form_saved_cb (JinRecordView *self)
{
  show_record (self, jin_form_get_record (self->form));
  gtk_widget_grab_focus (self->edit_button);
}

/* ---- actions ---- */

static void
edit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JinRecordView *self = JIN_RECORD_VIEW (widget);

  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->form));
  jin_form_set_editing (self->form, TRUE);
}

/* From a remark or a missing item to the field where it is mended. */
static void
edit_field_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JinRecordView *self = JIN_RECORD_VIEW (widget);

  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->form));
  jin_form_edit_field (self->form, g_variant_get_int32 (parameter));
}

static void
show_tab_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  show_part (JIN_RECORD_VIEW (widget), g_variant_get_string (parameter, NULL));
}

/* Everything that one field ever held. */
static void
show_history_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JinTabGroup *tab = show_part (JIN_RECORD_VIEW (widget), HISTORY_TAB);

  if (tab != NULL)
    jin_history_list_show_field (JIN_HISTORY_LIST (jin_tab_group_fill (tab)), g_variant_get_int32 (parameter));
}

/* A new entry of a ledger about this record. */
static void
add_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JinRecordView        *self = JIN_RECORD_VIEW (widget);
  JinRecord            *record = jin_form_get_record (self->form);
  const JinEntity      *child = jin_entities_find (jin_store_get_entities (jin_window_get_store (self->window)), g_variant_get_string (parameter, NULL));
  g_autoptr (JinRecord) draft = NULL;

  g_return_if_fail (child != NULL && jin_entity_reference_to (child, self->entity) != 0);
  draft = jin_record_new (child);
  jin_record_set_ref (draft, jin_entity_reference_to (child, self->entity), jin_record_get_id (record), jin_record_get_title (record));
  if (jin_entity_same (child, &jin_contact_entity))
    jin_record_set_int (draft, JIN_CONTACT_EMERGENCY, 1);
  jin_window_open_draft (self->window, draft);
}

/* ---- paper ---- */

void
jin_record_view_print (JinRecordView *self)
{
  g_return_if_fail (JIN_IS_RECORD_VIEW (self));
  if (self->id > 0)
    jin_record_print_card (self->window, jin_form_get_record (self->form));
}

static void
print_card_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  jin_record_view_print (JIN_RECORD_VIEW (widget));
}

static void
print_year_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JinRecordView *self = JIN_RECORD_VIEW (widget);

  jin_record_print_year (self->window, jin_form_get_record (self->form), g_variant_get_int32 (parameter));
}

static void
stop_editing (JinRecordView *self)
{
  jin_form_set_editing (self->form, FALSE);
  gtk_widget_grab_focus (self->edit_button);
}

static void
discard_response_cb (AdwMessageDialog *dialog, const char *response, JinRecordView *self)
{
  if (g_str_equal (response, "discard"))
    stop_editing (self);
}

/* Leaves the form; a draft goes away with it. */
static void
cancel (JinRecordView *self)
{
  GtkWidget *dialog;

  if (self->id == 0)
    {
      g_signal_emit (self, deleted_signal, 0);
      return;
    }
  if (!jin_form_has_changes (self->form))
    {
      stop_editing (self);
      return;
    }
  dialog = adw_message_dialog_new (GTK_WINDOW (self->window), _ ("Discard the Changes?"), _ ("What was typed has not been saved."));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "keep", _ ("_Go On Editing"), "discard", _ ("_Discard"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "keep");
  g_signal_connect_object (dialog, "response", G_CALLBACK (discard_response_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
cancel_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cancel (JIN_RECORD_VIEW (widget));
}

/* While something is being edited, Escape ends that; else it goes back, which the window does. */
static gboolean
escape_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  JinRecordView *self = JIN_RECORD_VIEW (widget);

  if (!jin_form_is_editing (self->form))
    return FALSE;
  cancel (self);
  return TRUE;
}

static void
deleted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (JinRecordView) self = user_data;
  g_autoptr (GError)        error = NULL;
  g_autofree char          *text = NULL;
  gint64                    transaction = jin_store_commit_finish (JIN_STORE (source), result, NULL, &error);

  if (transaction == 0)
    {
      self->deleting = FALSE;
      jin_window_show_error (self->window, _ ("Could Not Delete"), error);
      return;
    }
  /* Translators: %s is what the entry is called */
  text = g_strdup_printf (_ ("Deleted: %s"), jin_record_view_get_title (self));
  jin_window_toast_undo (self->window, text, transaction);
  g_signal_emit (self, deleted_signal, 0);
}

static void
delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JinRecordView         *self = JIN_RECORD_VIEW (widget);
  JinRecord             *record = jin_form_get_record (self->form);
  JinContext             context = jin_window_context (self->window);
  g_autofree char       *label = NULL;
  g_autoptr (JinChanges) changes = NULL;

  /* Translators: what was done, for undo and history; the first %s is a ledger's entry, the second what it is called */
  label = g_strdup_printf (_ ("Delete %s: %s"), jin_entity_label (self->entity), jin_record_get_title (record));
  changes = jin_changes_new (label);
  jin_changes_delete (changes, record);
  self->deleting = TRUE;
  jin_store_commit_async (jin_window_get_store (self->window), changes, &context, NULL, deleted_cb, g_object_ref (self));
}

/* ---- class ---- */

static void
jin_record_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_TITLE)
    g_value_set_string (value, jin_record_view_get_title (JIN_RECORD_VIEW (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
jin_record_view_dispose (GObject *object)
{
  JinRecordView *self = JIN_RECORD_VIEW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  G_OBJECT_CLASS (jin_record_view_parent_class)->dispose (object);
}

static void
jin_record_view_class_init (JinRecordViewClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = jin_record_view_dispose;
  object_class->get_property = jin_record_view_get_property;
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  deleted_signal = g_signal_new ("deleted", JIN_TYPE_RECORD_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/jinqiu/Jinqiu/ui/jin-record-view.ui");
  gtk_widget_class_bind_template_child (widget_class, JinRecordView, menu_button);
  gtk_widget_class_bind_template_child (widget_class, JinRecordView, print_button);
  gtk_widget_class_bind_template_child (widget_class, JinRecordView, edit_button);
  gtk_widget_class_bind_template_child (widget_class, JinRecordView, save_button);
  gtk_widget_class_bind_template_child (widget_class, JinRecordView, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, JinRecordView, head);
  gtk_widget_class_bind_template_child (widget_class, JinRecordView, tabs);
  gtk_widget_class_bind_template_child (widget_class, JinRecordView, switcher);
  gtk_widget_class_bind_template_child (widget_class, JinRecordView, stack);
  gtk_widget_class_bind_template_callback (widget_class, tab_chosen_cb);

  gtk_widget_class_install_action (widget_class, "record.edit", NULL, edit_action);
  gtk_widget_class_install_action (widget_class, "record.edit-field", "i", edit_field_action);
  gtk_widget_class_install_action (widget_class, "record.show-tab", "s", show_tab_action);
  gtk_widget_class_install_action (widget_class, "record.show-history", "i", show_history_action);
  gtk_widget_class_install_action (widget_class, "record.add", "s", add_action);
  gtk_widget_class_install_action (widget_class, "record.print-card", NULL, print_card_action);
  gtk_widget_class_install_action (widget_class, "record.print-year", "i", print_year_action);
  gtk_widget_class_install_action (widget_class, "record.cancel", NULL, cancel_action);
  gtk_widget_class_install_action (widget_class, "record.delete", NULL, delete_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, 0, "record.edit", NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
}

static void
jin_record_view_init (JinRecordView *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  /* Tabs of equal width would not fit. */
  gtk_box_layout_set_homogeneous (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (self->switcher)), FALSE);
}

JinRecordView *
jin_record_view_new (JinWindow *window, const JinEntity *entity)
{
  JinRecordView         *self;
  g_autoptr (GMenuModel) print_menu = NULL;

  g_return_val_if_fail (JIN_IS_WINDOW (window) && entity != NULL, NULL);
  self = g_object_new (JIN_TYPE_RECORD_VIEW, NULL);
  self->window = window;
  self->entity = entity;
  print_menu = jin_record_print_menu (window, entity);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->print_button), print_menu);
  self->form = jin_form_new (window, entity);
  gtk_stack_add_titled (self->stack, GTK_WIDGET (self->form), "facts", _ ("Facts"));
  g_signal_connect_object (self->form, "changed", G_CALLBACK (update_buttons), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->form, "saved", G_CALLBACK (form_saved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (jin_window_get_store (window), "fields-changed", G_CALLBACK (fields_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (jin_window_get_store (window), "changed", G_CALLBACK (reload), self, G_CONNECT_SWAPPED);
  return self;
}

void
jin_record_view_show (JinRecordView *self, gint64 id)
{
  g_return_if_fail (JIN_IS_RECORD_VIEW (self));
  g_return_if_fail (id > 0);
  jin_form_set_editing (self->form, FALSE);
  self->deleting = FALSE;
  self->id = id;
  empty_tabs (self);
  reload (self);
}

void
jin_record_view_show_draft (JinRecordView *self, JinRecord *draft)
{
  g_autofree char *title = NULL;

  g_return_if_fail (JIN_IS_RECORD_VIEW (self) && JIN_IS_RECORD (draft));
  /* Translators: heading of the form for a new entry; %s is what kind, such as Visit */
  title = g_strdup_printf (_ ("New: %s"), jin_entity_label (self->entity));
  self->id = 0;
  empty_tabs (self);
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->form));
  gtk_widget_set_visible (self->tabs, FALSE);
  adw_bin_set_child (self->head, create_plain_head (title));
  jin_form_set_record (self->form, draft);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}

gint64
jin_record_view_get_id (JinRecordView *self)
{
  g_return_val_if_fail (JIN_IS_RECORD_VIEW (self), 0);
  return self->id;
}

const char *
jin_record_view_get_title (JinRecordView *self)
{
  g_return_val_if_fail (JIN_IS_RECORD_VIEW (self), NULL);
  if (self->id > 0 && jin_form_get_record (self->form) != NULL)
    return jin_record_get_title (jin_form_get_record (self->form));
  return jin_entity_label (self->entity);
}

JinForm *
jin_record_view_get_form (JinRecordView *self)
{
  g_return_val_if_fail (JIN_IS_RECORD_VIEW (self), NULL);
  return self->form;
}
