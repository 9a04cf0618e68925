/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include "ui/jin-form-row.h"
#include "ui/jin-form-rows.h"

struct _JinFormText
{
  JinFormRow parent_instance;

  GtkTextBuffer *buffer; /* borrowed */
  gboolean       showing;
};

G_DEFINE_FINAL_TYPE (JinFormText, jin_form_text, JIN_TYPE_FORM_ROW)

static void
changed_cb (JinFormText *self)
{
  if (!self->showing)
    jin_form_row_changed (JIN_FORM_ROW (self));
}

static void
jin_form_text_set_up (JinFormRow *row)
{
  JinFormText *self = JIN_FORM_TEXT (row);
  GtkWidget   *view = gtk_text_view_new ();
  GtkWidget   *scroller = gtk_scrolled_window_new ();

  self->buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  /* Tab leads out of it, as out of every other field. */
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), 88);
  gtk_widget_add_css_class (scroller, "text-field");
  g_signal_connect_object (self->buffer, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_css_class (GTK_WIDGET (row), "wide");
  jin_form_row_set_editor (row, scroller, view);
}

static void
jin_form_text_show (JinFormRow *row, JinRecord *record)
{
  JinFormText *self = JIN_FORM_TEXT (row);
  const char  *text = jin_record_get_text (record, jin_form_row_get_id (row));

  self->showing = TRUE;
  gtk_text_buffer_set_text (self->buffer, text != NULL ? text : "", -1);
  self->showing = FALSE;
}

static gboolean
jin_form_text_read (JinFormRow *row, JinRecord *record, GError **error)
{
  JinFormText     *self = JIN_FORM_TEXT (row);
  GtkTextIter      start, end;
  g_autofree char *text = NULL;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  text = g_strstrip (gtk_text_buffer_get_text (self->buffer, &start, &end, FALSE));
  jin_record_set_text (record, jin_form_row_get_id (row), text);
  return TRUE;
}

static void
jin_form_text_class_init (JinFormTextClass *klass)
{
  JinFormRowClass *row_class = JIN_FORM_ROW_CLASS (klass);

  row_class->set_up = jin_form_text_set_up;
  row_class->show = jin_form_text_show;
  row_class->read = jin_form_text_read;
}

static void
jin_form_text_init (JinFormText *self)
{
}
