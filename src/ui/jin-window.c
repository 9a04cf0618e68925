/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/jin-error.h"
#include "ui/jin-ledger-page.h"
#include "ui/jin-overview.h"
#include "ui/jin-page-table.h"
#include "ui/jin-record-page.h"
#include "ui/jin-sidebar.h"
#include "ui/jin-welcome-page.h"
#include "ui/jin-window-actions.h"
#include "ui/jin-window.h"

/*
 * One open database: the sidebar, the pages named there (made on first use and kept) and, over them, the pages that were
 * opened one from another:
 *
 *   root page   ← pushed: a person   ← pushed: a visit of that person   (the visible one)
 *
 * The stack owns all pages; "pushed" only keeps their order.
 */
struct _JinWindow
{
  AdwApplicationWindow parent_instance;

  /* Template */
  AdwFlap         *flap;
  JinSidebar      *sidebar;
  AdwToastOverlay *toasts;
  GtkStack        *stack;

  /* Owned */
  JinStore     *store;
  GCancellable *cancellable;
  GSettings    *settings;
  GQueue        pushed;
  char         *page_id;

  /* What to do when the pages above @leave_depth are gone. */
  guint    leave_depth;
  char    *leave_to;
  gboolean leave_window;
  gboolean leave_typed; /* the person said that what was typed may be lost */

  guint fold_source;
};

G_DEFINE_FINAL_TYPE (JinWindow, jin_window, ADW_TYPE_APPLICATION_WINDOW)

enum {
  PROP_FOLDED = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

#define FOLD_WIDTH 900
/* Large type needs the width of the sidebar on every usual screen. */
#define FOLD_WIDTH_LARGE_TYPE 1600
#define LARGE_TYPE 150
#define SECONDS_OF_TOAST 8

/* A list or a person may have been opened from anywhere; the sidebar says where such things are found. */
static const char *
find_place (JinWindow *self)
{
  for (GList *link = self->pushed.tail; link != NULL; link = link->prev)
    if (jin_page_get_place (link->data) != NULL)
      return jin_page_get_place (link->data);
  return self->page_id;
}

static void
page_changed (JinWindow *self)
{
  JinPage         *page = jin_window_get_page (self);
  JinPageClass    *klass = page != NULL ? JIN_PAGE_GET_CLASS (page) : NULL;
  GtkWidget       *widget = GTK_WIDGET (self);
  gboolean         writable = self->store != NULL && !jin_store_is_read_only (self->store);
  g_autofree char *title = NULL;

  gtk_widget_action_set_enabled (widget, "win.back", self->pushed.length > 0);
  gtk_widget_action_set_enabled (widget, "win.add", writable && klass != NULL && klass->add != NULL);
  gtk_widget_action_set_enabled (widget, "win.find", klass != NULL && klass->find != NULL);
  gtk_widget_action_set_enabled (widget, "win.print", klass != NULL && klass->print != NULL);
  gtk_widget_action_set_enabled (widget, "win.export", klass != NULL && klass->export != NULL);
  gtk_widget_action_set_enabled (widget, "win.save", writable && klass != NULL && klass->save != NULL);
  gtk_widget_action_set_enabled (widget, "win.import", writable);
  gtk_widget_action_set_enabled (widget, "win.fields", writable);
  gtk_widget_action_set_enabled (widget, "win.new", writable);
  gtk_widget_action_set_enabled (widget, "win.restore", writable);
  gtk_widget_action_set_enabled (widget, "win.step", klass != NULL && klass->step != NULL);
  if (page != NULL && jin_page_get_title (page) != NULL)
    /* Translators: the window's title; %s is the page's */
    title = g_strdup_printf (_ ("%s — Jinqiu"), jin_page_get_title (page));
  gtk_window_set_title (GTK_WINDOW (self), title != NULL ? title : _ ("Jinqiu"));
  jin_sidebar_set_page (self->sidebar, find_place (self));
}

static void
show_root (JinWindow *self, const char *id)
{
  const JinPageEntry *entry = jin_page_table_find (id);

  g_return_if_fail (entry != NULL);
  if (gtk_stack_get_child_by_name (self->stack, id) == NULL)
    gtk_stack_add_named (self->stack, GTK_WIDGET (entry->create (self)), id);
  gtk_stack_set_visible_child_name (self->stack, id);
  g_free (self->page_id);
  self->page_id = g_strdup (id);
  if (adw_flap_get_folded (self->flap))
    adw_flap_set_reveal_flap (self->flap, FALSE);
  page_changed (self);
}

static void
remove_top (JinWindow *self)
{
  GtkWidget *top = g_queue_pop_tail (&self->pushed);
  GtkWidget *below = g_queue_peek_tail (&self->pushed);

  if (below != NULL)
    gtk_stack_set_visible_child (self->stack, below);
  else if (self->page_id != NULL)
    gtk_stack_set_visible_child_name (self->stack, self->page_id);
  gtk_stack_remove (self->stack, top);
  page_changed (self);
}

static void leave (JinWindow *self);

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (JinWindow) self = user_data;
  g_autoptr (GError)    error = NULL;

  if (jin_page_save_finish (JIN_PAGE (source), result, &error))
    leave (self);
  else
    jin_window_show_error (self, _ ("Could Not Save"), error);
}

static void
leave_response_cb (AdwMessageDialog *dialog, const char *response, JinWindow *self)
{
  JinPage *page = jin_window_get_page (self);

  if (g_str_equal (response, "save"))
    jin_page_save_async (page, saved_cb, g_object_ref (self));
  else if (g_str_equal (response, "discard"))
    {
      if (self->pushed.length > 0)
        remove_top (self);
      else
        self->leave_typed = TRUE;
      leave (self);
    }
}

static void
ask_about_changes (JinWindow *self, JinPage *page)
{
  GtkWidget        *dialog = adw_message_dialog_new (GTK_WINDOW (self), _ ("Save the Changes?"), NULL);
  AdwMessageDialog *message = ADW_MESSAGE_DIALOG (dialog);

  /* Translators: %s is the page's title, mostly a name */
  adw_message_dialog_format_body (message, _ ("What was typed on “%s” has not been saved."), jin_page_get_title (page));
  adw_message_dialog_add_responses (message, "cancel", _ ("_Cancel"), "discard", _ ("_Discard"), "save", _ ("_Save"), NULL);
  adw_message_dialog_set_response_appearance (message, "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_response_appearance (message, "save", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (message, "save");
  adw_message_dialog_set_close_response (message, "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (leave_response_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* Pages of the sidebar stay when another is shown; only the window's end could lose what was typed on them. */
static JinPage *
find_changed_page (JinWindow *self)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->stack)); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (JIN_IS_PAGE (child) && jin_page_has_changes (JIN_PAGE (child)))
      return JIN_PAGE (child);
  return NULL;
}

/* Takes pages away down to leave_depth, asking before something typed would be lost, then goes where it was wanted. */
static void
leave (JinWindow *self)
{
  JinPage *root;

  while (self->pushed.length > self->leave_depth)
    {
      JinPage *top = g_queue_peek_tail (&self->pushed);

      if (jin_page_has_changes (top))
        {
          ask_about_changes (self, top);
          return;
        }
      remove_top (self);
    }
  if (self->leave_to != NULL)
    show_root (self, self->leave_to);
  g_clear_pointer (&self->leave_to, g_free);
  if (!self->leave_window)
    return;
  root = self->leave_typed ? NULL : find_changed_page (self);
  if (root == NULL)
    {
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (root));
  ask_about_changes (self, root);
}

static void
leave_down_to (JinWindow *self, guint depth, const char *to, gboolean close)
{
  g_autofree char *target = g_strdup (to);

  self->leave_depth = depth;
  self->leave_window = close;
  self->leave_typed = FALSE;
  g_free (self->leave_to);
  self->leave_to = g_steal_pointer (&target);
  leave (self);
}

/* ---- sidebar and counts ---- */

static void
overview_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError)      error = NULL;
  g_autoptr (JinOverview) overview = jin_overview_finish (JIN_STORE (source), result, &error);
  JinWindow              *self = user_data;
  guint                   n_pages;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (overview == NULL)
    {
      g_warning ("The sidebar's numbers could not be read: %s", error->message);
      return;
    }
  jin_sidebar_set_overview (self->sidebar, overview);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.undo", overview->undo != NULL && !overview->read_only);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.redo", overview->redo != NULL && !overview->read_only);
  if (self->page_id != NULL)
    return;
  if (overview->empty)
    {
      if (gtk_stack_get_child_by_name (self->stack, "welcome") == NULL)
        gtk_stack_add_named (self->stack, GTK_WIDGET (jin_welcome_page_new (self)), "welcome");
      gtk_stack_set_visible_child_name (self->stack, "welcome");
      page_changed (self);
    }
  else
    show_root (self, jin_page_table (&n_pages)[0].id);
}

static void
store_changed_cb (JinWindow *self)
{
  JinContext context = jin_window_context (self);

  jin_overview_async (self->store, &context, self->cancellable, overview_cb, self);
}

/* ---- folding ---- */

static gboolean
fold_cb (gpointer data)
{
  JinWindow *self = data;
  int        scale = g_settings_get_int (self->settings, "type-scale");
  int        needed = scale >= LARGE_TYPE ? FOLD_WIDTH_LARGE_TYPE : FOLD_WIDTH;
  gboolean   fold = gtk_widget_get_width (GTK_WIDGET (self)) < needed;

  self->fold_source = 0;
  adw_flap_set_fold_policy (self->flap, fold ? ADW_FLAP_FOLD_POLICY_ALWAYS : ADW_FLAP_FOLD_POLICY_NEVER);
  return G_SOURCE_REMOVE;
}

/* Folding changes sizes, so it has to wait until the allocation is done. */
static void
queue_fold (JinWindow *self)
{
  if (self->fold_source == 0)
    self->fold_source = g_idle_add (fold_cb, self);
}

static void
jin_window_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  JinWindow *self = JIN_WINDOW (widget);

  GTK_WIDGET_CLASS (jin_window_parent_class)->size_allocate (widget, width, height, baseline);
  queue_fold (self);
}

static void
folded_cb (JinWindow *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FOLDED]);
}

static void
toggle_sidebar_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AdwFlap *flap = JIN_WINDOW (widget)->flap;

  adw_flap_set_reveal_flap (flap, !adw_flap_get_reveal_flap (flap));
}

/* ---- class ---- */

static gboolean
jin_window_close_request (GtkWindow *window)
{
  JinWindow *self = JIN_WINDOW (window);

  if (find_changed_page (self) != NULL)
    {
      leave_down_to (self, 0, NULL, TRUE);
      return TRUE;
    }
  return GTK_WINDOW_CLASS (jin_window_parent_class)->close_request (window);
}

static void
jin_window_constructed (GObject *object)
{
  JinWindow *self = JIN_WINDOW (object);

  G_OBJECT_CLASS (jin_window_parent_class)->constructed (object);
  self->settings = g_settings_new (JINQIU_APP_ID);
  g_settings_bind (self->settings, "window-width", self, "default-width", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "window-height", self, "default-height", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "window-maximized", self, "maximized", G_SETTINGS_BIND_DEFAULT);
  g_signal_connect_object (self->settings, "changed::type-scale", G_CALLBACK (queue_fold), self, G_CONNECT_SWAPPED);
}

static void
jin_window_dispose (GObject *object)
{
  JinWindow *self = JIN_WINDOW (object);

  g_clear_handle_id (&self->fold_source, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_queue_clear (&self->pushed);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (jin_window_parent_class)->dispose (object);
  g_clear_object (&self->store);
}

static void
jin_window_finalize (GObject *object)
{
  JinWindow *self = JIN_WINDOW (object);

  g_free (self->page_id);
  g_free (self->leave_to);
  G_OBJECT_CLASS (jin_window_parent_class)->finalize (object);
}

static void
jin_window_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_FOLDED)
    g_value_set_boolean (value, adw_flap_get_folded (JIN_WINDOW (object)->flap));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
jin_window_class_init (JinWindowClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = jin_window_constructed;
  object_class->dispose = jin_window_dispose;
  object_class->finalize = jin_window_finalize;
  object_class->get_property = jin_window_get_property;
  widget_class->size_allocate = jin_window_size_allocate;
  GTK_WINDOW_CLASS (klass)->close_request = jin_window_close_request;

  properties[PROP_FOLDED] = g_param_spec_boolean ("folded", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (JIN_TYPE_SIDEBAR);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/jinqiu/Jinqiu/ui/jin-window.ui");
  gtk_widget_class_bind_template_child (widget_class, JinWindow, flap);
  gtk_widget_class_bind_template_child (widget_class, JinWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, JinWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, JinWindow, stack);
  gtk_widget_class_bind_template_callback (widget_class, folded_cb);

  gtk_widget_class_install_action (widget_class, "win.toggle-sidebar", NULL, toggle_sidebar_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F9, 0, "win.toggle-sidebar", NULL);
  jin_window_actions_install (widget_class);
}

static void
jin_window_init (JinWindow *self)
{
  self->cancellable = g_cancellable_new ();
  g_queue_init (&self->pushed);
  gtk_widget_init_template (GTK_WIDGET (self));
  page_changed (self);
}

JinWindow *
jin_window_new (GtkApplication *application, JinStore *store)
{
  JinWindow *self;

  g_return_val_if_fail (JIN_IS_STORE (store), NULL);
  self = g_object_new (JIN_TYPE_WINDOW, "application", application, NULL);
  self->store = g_object_ref (store);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
  page_changed (self);
  store_changed_cb (self);
  return self;
}

JinStore *
jin_window_get_store (JinWindow *self)
{
  g_return_val_if_fail (JIN_IS_WINDOW (self), NULL);
  return self->store;
}

/**
 * jin_window_context:
 *
 * Returns: today and the operator, who is the person logged in at this computer
 */
JinContext
jin_window_context (JinWindow *self)
{
  JinContext context = jin_context_now ();

  context.operator= g_get_real_name ();
  return context;
}

void
jin_window_show_page (JinWindow *self, const char *id)
{
  g_return_if_fail (JIN_IS_WINDOW (self));
  g_return_if_fail (jin_page_table_find (id) != NULL);
  leave_down_to (self, 0, id, FALSE);
}

void
jin_window_push (JinWindow *self, JinPage *page)
{
  g_return_if_fail (JIN_IS_WINDOW (self));
  g_return_if_fail (JIN_IS_PAGE (page));
  jin_page_set_pushed (page, TRUE);
  g_queue_push_tail (&self->pushed, page);
  gtk_stack_add_child (self->stack, GTK_WIDGET (page));
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (page));
  /* A page's keys work while the keyboard is in it; it may have been opened from the side bar or a dialog. */
  if (gtk_widget_get_focus_child (GTK_WIDGET (page)) == NULL)
    gtk_widget_child_focus (GTK_WIDGET (page), GTK_DIR_TAB_FORWARD);
  g_signal_connect_object (page, "notify::title", G_CALLBACK (page_changed), self, G_CONNECT_SWAPPED);
  page_changed (self);
}

void
jin_window_back (JinWindow *self)
{
  g_return_if_fail (JIN_IS_WINDOW (self));
  if (self->pushed.length > 0)
    leave_down_to (self, self->pushed.length - 1, NULL, FALSE);
}

/* Returns: (nullable) (transfer none): the page that is seen; none while the first one is being made */
JinPage *
jin_window_get_page (JinWindow *self)
{
  GtkWidget *page;

  g_return_val_if_fail (JIN_IS_WINDOW (self), NULL);
  page = g_queue_peek_tail (&self->pushed);
  if (page == NULL)
    page = gtk_stack_get_visible_child (self->stack);
  return JIN_IS_PAGE (page) ? JIN_PAGE (page) : NULL;
}

void
jin_window_open_record (JinWindow *self, const JinEntity *entity, gint64 id)
{
  g_return_if_fail (JIN_IS_WINDOW (self));
  g_return_if_fail (entity != NULL && id > 0);
  jin_window_push (self, jin_page_for_record (self, entity, id));
}

void
jin_window_open_draft (JinWindow *self, JinRecord *draft)
{
  g_return_if_fail (JIN_IS_WINDOW (self));
  g_return_if_fail (JIN_IS_RECORD (draft));
  jin_window_push (self, jin_record_page_new_draft (self, draft));
}

void
jin_window_open_list (JinWindow *self, const JinEntity *entity, const char *filter, const char *title)
{
  JinPage *page;

  g_return_if_fail (JIN_IS_WINDOW (self));
  g_return_if_fail (entity != NULL);
  page = jin_ledger_page_new_filtered (self, entity, filter, title);
  jin_window_push (self, page);
}

/* The newest is seen at once; what stood there waits behind it, so that what was just done is never answered later. */
static AdwToast *
create_toast (const char *text)
{
  AdwToast *toast = adw_toast_new (text);

  adw_toast_set_timeout (toast, SECONDS_OF_TOAST);
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  return toast;
}

void
jin_window_toast (JinWindow *self, const char *text)
{
  AdwToast *toast;

  g_return_if_fail (JIN_IS_WINDOW (self));
  toast = create_toast (text);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

void
jin_window_toast_undo (JinWindow *self, const char *text, gint64 transaction)
{
  AdwToast *toast;

  g_return_if_fail (JIN_IS_WINDOW (self));
  toast = create_toast (text);
  adw_toast_set_button_label (toast, _ ("_Undo"));
  adw_toast_set_action_name (toast, "win.undo-transaction");
  adw_toast_set_action_target (toast, "x", transaction);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

void
jin_window_show_error (JinWindow *self, const char *heading, const GError *error)
{
  GtkWidget *dialog;

  g_return_if_fail (JIN_IS_WINDOW (self));
  g_return_if_fail (error != NULL);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || g_error_matches (error, JIN_ERROR, JIN_ERROR_CANCELLED))
    return;
  dialog = adw_message_dialog_new (GTK_WINDOW (self), heading, error->message);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}
