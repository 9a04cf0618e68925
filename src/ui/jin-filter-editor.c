/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ui/jin-filter-editor.h"
#include "ui/jin-filter-group.h"

/*
 * The same filter in two shapes; whichever is shown is the one that counts:
 *
 *   conditions  ──dup_text──▶  text  ──parse──▶  filter  ──▶  sentence, number of rows
 *   text        ─────────────────────────────────┘
 */
struct _JinFilterEditor
{
  AdwWindow parent_instance;

  /* Borrowed */
  JinWindow       *window;
  const JinEntity *entity;
  GtkStack        *stack;
  JinFilterGroup  *group;
  GtkTextView     *view;
  GtkTextBuffer   *text;
  GtkLabel        *message;
  GtkLabel        *sentence;
  GtkLabel        *count;
  GtkWidget       *apply;

  /* Owned */
  JinFilter    *within;
  GCancellable *cancellable;
  guint         delay;   /* source: somebody is typing */
  gboolean      in_text; /* the text counts, else the conditions */
};

G_DEFINE_FINAL_TYPE (JinFilterEditor, jin_filter_editor, ADW_TYPE_WINDOW)

static guint applied_signal;

#define DELAY 150

static JinStore *
get_store (JinFilterEditor *self)
{
  return jin_window_get_store (self->window);
}

static char *
dup_typed (JinFilterEditor *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (self->text, &start, &end);
  return gtk_text_buffer_get_text (self->text, &start, &end, FALSE);
}

/* ---- text ---- */

static void
mark_fault (JinFilterEditor *self, glong position)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (self->text, &start, &end);
  gtk_text_buffer_remove_tag_by_name (self->text, "fault", &start, &end);
  if (position < 0)
    return;
  gtk_text_buffer_get_iter_at_offset (self->text, &start, (int)position);
  /* At the end of the text there is nothing to underline but its last character. */
  if (gtk_text_iter_equal (&start, &end))
    gtk_text_iter_backward_char (&start);
  gtk_text_buffer_apply_tag_by_name (self->text, "fault", &start, &end);
}

/* FALSE when the text is not understood, which is said then. */
static gboolean
read_text (JinFilterEditor *self, JinFilter **filter)
{
  g_autofree char   *text = dup_typed (self);
  g_autoptr (GError) error = NULL;
  glong              position;

  *filter = jin_filter_parse_at (jin_store_get_entities (get_store (self)), self->entity, text, &position, &error);
  mark_fault (self, position);
  gtk_label_set_text (self->message, error != NULL ? error->message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message), error != NULL);
  return error == NULL;
}

/* FALSE when something is missing. */
static gboolean
read_filter (JinFilterEditor *self, JinFilterGaps gaps, JinFilter **filter)
{
  g_autofree char *text = NULL;

  *filter = NULL;
  if (self->in_text)
    return read_text (self, filter);
  text = jin_filter_group_dup_text (self->group, gaps);
  if (text == NULL)
    return FALSE;
  *filter = jin_filter_parse (jin_store_get_entities (get_store (self)), self->entity, text, NULL);
  return TRUE;
}

/* ---- what it says and finds ---- */

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *count = jin_store_run_finish (JIN_STORE (source), result, &error);
  JinFilterEditor   *self = user_data;
  g_autofree char   *text = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (count != NULL)
    /* Translators: %d is the number of rows that meet the conditions */
    text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d found", "%d found", (gulong)*count), (int)*count);
  gtk_label_set_text (self->count, count != NULL ? text : error->message);
}

static gpointer
count_func (JinStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  JinFilter *filter = data;
  JinQuery   query = {.entity = filter->entity, .filter = filter, .context = jin_context_now ()};
  gint64     count = jin_store_count (store, &query, cancellable, error);

  return count >= 0 ? g_memdup2 (&count, sizeof count) : NULL;
}

static void
count (JinFilterEditor *self, JinFilter *filter)
{
  g_autoptr (JinFilter) whole = jin_filter_and (self->within, filter);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  /* What stood there counted another filter. */
  gtk_label_set_text (self->count, "");
  if (whole == NULL)
    return;
  self->cancellable = g_cancellable_new ();
  jin_store_run_async (get_store (self), count_func, g_steal_pointer (&whole), (GDestroyNotify)jin_filter_unref, g_free, self->cancellable, counted_cb, self);
}

static gboolean
update_cb (gpointer data)
{
  JinFilterEditor      *self = data;
  g_autoptr (JinFilter) filter = NULL;
  gboolean              good = read_filter (self, JIN_FILTER_GAPS_REFUSED, &filter);
  g_autofree char      *sentence = filter != NULL ? jin_filter_to_sentence (filter, jin_store_list_func, get_store (self)) : NULL;

  self->delay = 0;
  gtk_label_set_text (self->sentence, sentence != NULL ? sentence : good ? _ ("No condition: the whole list") : _ ("A condition is not complete yet"));
  if (good)
    count (self, filter);
  else
    gtk_label_set_text (self->count, "");
  return G_SOURCE_REMOVE;
}

static void
changed_cb (JinFilterEditor *self)
{
  g_clear_handle_id (&self->delay, g_source_remove);
  self->delay = g_timeout_add (DELAY, update_cb, self);
}

/* ---- from one shape to the other ---- */

/* Conditions that nobody completed have no text. */
static void
turn_to_text (JinFilterEditor *self)
{
  g_autofree char      *joined = jin_filter_group_dup_text (self->group, JIN_FILTER_GAPS_SKIPPED);
  g_autoptr (JinFilter) filter = jin_filter_parse (jin_store_get_entities (get_store (self)), self->entity, joined, NULL);
  g_autofree char      *text = jin_filter_to_text (filter);

  gtk_text_buffer_set_text (self->text, text, -1);
}

/* Text with a fault is not left before that is mended. */
static gboolean
turn_to_conditions (JinFilterEditor *self)
{
  g_autoptr (JinFilter) filter = NULL;

  if (!read_text (self, &filter))
    return FALSE;
  jin_filter_group_set (self->group, filter);
  return TRUE;
}

static void
turned_cb (JinFilterEditor *self)
{
  gboolean to_text = g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "text") == 0;

  if (to_text == self->in_text)
    return;
  if (to_text)
    turn_to_text (self);
  else if (!turn_to_conditions (self))
    {
      gtk_stack_set_visible_child_name (self->stack, "text");
      return;
    }
  self->in_text = to_text;
  changed_cb (self);
}

static void
apply_cb (JinFilterEditor *self)
{
  g_autoptr (JinFilter) filter = NULL;
  g_autofree char      *text = NULL;

  if (!read_filter (self, JIN_FILTER_GAPS_TOLD, &filter))
    return;
  text = jin_filter_to_text (filter);
  g_signal_emit (self, applied_signal, 0, text);
  gtk_window_close (GTK_WINDOW (self));
}

/* ---- object ---- */

static void
jin_filter_editor_dispose (GObject *object)
{
  JinFilterEditor *self = JIN_FILTER_EDITOR (object);

  g_clear_handle_id (&self->delay, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->within, jin_filter_unref);
  G_OBJECT_CLASS (jin_filter_editor_parent_class)->dispose (object);
}

static void
jin_filter_editor_class_init (JinFilterEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = jin_filter_editor_dispose;
  applied_signal = g_signal_new ("applied", JIN_TYPE_FILTER_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close", NULL);
}

static GtkWidget *
create_scroller (GtkWidget *child)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), child);
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}

static GtkWidget *
create_text_page (JinFilterEditor *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *view = gtk_text_view_new ();
  GtkWidget *message = gtk_label_new (NULL);
  GtkWidget *frame = create_scroller (view);

  self->view = GTK_TEXT_VIEW (view);
  self->text = gtk_text_view_get_buffer (self->view);
  self->message = GTK_LABEL (message);
  gtk_text_buffer_create_tag (self->text, "fault", "underline", PANGO_UNDERLINE_ERROR, NULL);
  gtk_text_view_set_wrap_mode (self->view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_monospace (self->view, TRUE);
  gtk_text_view_set_accepts_tab (self->view, FALSE);
  gtk_text_view_set_left_margin (self->view, 12);
  gtk_text_view_set_right_margin (self->view, 12);
  gtk_text_view_set_top_margin (self->view, 12);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Condition as text"), -1);
  gtk_widget_add_css_class (frame, "card");
  gtk_label_set_wrap (self->message, TRUE);
  gtk_label_set_xalign (self->message, 0);
  gtk_widget_add_css_class (message, "error");
  gtk_widget_set_visible (message, FALSE);
  gtk_box_append (GTK_BOX (box), frame);
  gtk_box_append (GTK_BOX (box), message);
  gtk_widget_add_css_class (box, "filter-page");
  g_signal_connect_object (self->text, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return box;
}

static GtkWidget *
create_foot (JinFilterEditor *self)
{
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);

  self->sentence = GTK_LABEL (gtk_label_new (NULL));
  self->count = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->sentence, TRUE);
  gtk_label_set_wrap_mode (self->sentence, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (self->sentence, 0);
  gtk_widget_set_hexpand (GTK_WIDGET (self->sentence), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "heading");
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "numeric");
  gtk_widget_add_css_class (foot, "status-line");
  gtk_box_append (GTK_BOX (foot), GTK_WIDGET (self->sentence));
  gtk_box_append (GTK_BOX (foot), GTK_WIDGET (self->count));
  return foot;
}

static GtkWidget *
create_header (JinFilterEditor *self)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));
  GtkWidget *switcher = gtk_stack_switcher_new ();

  self->apply = gtk_button_new_with_mnemonic (_ ("_Apply"));
  gtk_widget_add_css_class (self->apply, "suggested-action");
  gtk_stack_switcher_set_stack (GTK_STACK_SWITCHER (switcher), self->stack);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), switcher);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->apply);
  g_signal_connect_object (cancel, "clicked", G_CALLBACK (gtk_window_close), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->apply, "clicked", G_CALLBACK (apply_cb), self, G_CONNECT_SWAPPED);
  return header;
}

static void
jin_filter_editor_init (JinFilterEditor *self)
{
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_window_set_title (GTK_WINDOW (self), _ ("Conditions"));
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (self), 780, 560);
}

GtkWidget *
jin_filter_editor_new (JinWindow *window, const JinEntity *entity, JinFilter *within, JinFilter *filter)
{
  JinFilterEditor *self;
  GtkWidget       *box, *group;

  g_return_val_if_fail (JIN_IS_WINDOW (window) && entity != NULL, NULL);
  self = g_object_new (JIN_TYPE_FILTER_EDITOR, "transient-for", window, NULL);
  self->window = window;
  self->entity = entity;
  self->within = within != NULL ? jin_filter_ref (within) : NULL;
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  group = jin_filter_group_new (get_store (self), entity, filter, JIN_FILTER_GROUP_WHOLE);
  self->group = JIN_FILTER_GROUP (group);
  gtk_widget_add_css_class (group, "filter-page");
  g_signal_connect_object (group, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  gtk_stack_add_titled (self->stack, create_scroller (group), "conditions", _ ("Conditions"));
  gtk_stack_add_titled (self->stack, create_text_page (self), "text", _ ("As Text"));
  gtk_box_append (GTK_BOX (box), create_header (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stack));
  gtk_box_append (GTK_BOX (box), create_foot (self));
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_set_default_widget (GTK_WINDOW (self), self->apply);
  g_signal_connect_object (self->stack, "notify::visible-child", G_CALLBACK (turned_cb), self, G_CONNECT_SWAPPED);
  if (filter == NULL)
    jin_filter_group_add (self->group);
  else
    jin_filter_group_focus (self->group);
  update_cb (self);
  return GTK_WIDGET (self);
}
