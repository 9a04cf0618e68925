/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/jin-error.h"
#include "ui/jin-import-detail.h"

struct _JinImportDetail
{
  AdwBin parent_instance;

  /* Borrowed */
  GtkWidget      *body;
  GtkLabel       *title;
  GtkLabel       *place;
  GtkLabel       *remarks;
  GtkWidget      *decision; /* the choices of a doubtful row */
  GtkCheckButton *choices[3];
  GtkLabel       *kept;
  GtkLabel       *message;
  GtkGrid        *grid;

  /* Owned */
  GCancellable *cancellable;
  gboolean      is_update; /* old and new are shown, not new alone */
  gboolean      loading;
};

G_DEFINE_FINAL_TYPE (JinImportDetail, jin_import_detail, ADW_TYPE_BIN)

static guint chosen_signal;

/* In the order of the buttons. */
static const JinImportChoice choice_order[] = {JIN_IMPORT_IS_MATCH, JIN_IMPORT_IS_NEW, JIN_IMPORT_AS_FOUND};

G_STATIC_ASSERT (G_N_ELEMENTS (choice_order) == G_N_ELEMENTS (((JinImportDetail *)0)->choices));

/* ---- old → new ---- */

static void
add_text (JinImportDetail *self, int column, int row, const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (label, column > 0);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  gtk_grid_attach (self->grid, label, column, row, 1, 1);
}

static void
clear_grid (JinImportDetail *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))) != NULL)
    gtk_grid_remove (self->grid, child);
}

static void
fill_grid (JinImportDetail *self, GPtrArray *changes)
{
  add_text (self, 0, 0, C_ ("import", "Field"), "heading");
  if (self->is_update)
    add_text (self, 1, 0, C_ ("import", "Kept now"), "heading");
  add_text (self, self->is_update ? 2 : 1, 0, self->is_update ? C_ ("import", "After the import") : C_ ("import", "In the file"), "heading");
  for (guint i = 0; i < changes->len; i++)
    {
      const JinImportChange *change = g_ptr_array_index (changes, i);
      gboolean               was_empty = *change->before == '\0';

      add_text (self, 0, i + 1, change->field, "dim-label");
      if (self->is_update)
        add_text (self, 1, i + 1, was_empty ? _ ("(empty)") : change->before, was_empty ? "missing" : "old-value");
      add_text (self, self->is_update ? 2 : 1, i + 1, change->after, self->is_update ? "new-value" : NULL);
    }
}

static void
set_text (GtkLabel *label, const char *text)
{
  gtk_label_set_text (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

static void
detail_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError)             error = NULL;
  g_autoptr (JinImportRowDetail) detail = jin_store_run_finish (JIN_STORE (source), result, &error);
  g_autoptr (JinImportDetail)    self = user_data;
  g_autofree char               *kept = NULL;

  if (g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return; /* another row is asked for meanwhile */
  clear_grid (self);
  if (detail == NULL)
    {
      set_text (self->message, error->message);
      return;
    }
  if (detail->kept != NULL)
    /* Translators: %s is a record in a few words: name, birth, branch… */
    kept = g_strdup_printf (_ ("Kept: %s"), detail->kept);
  set_text (self->kept, kept);
  set_text (self->message, detail->changes->len == 0 ? _ ("Everything in this row is kept already.") : NULL);
  if (detail->changes->len > 0)
    fill_grid (self, detail->changes);
}

/* ---- decisions ---- */

static void
toggled_cb (GtkCheckButton *button, JinImportDetail *self)
{
  if (self->loading || !gtk_check_button_get_active (button))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (choice_order); i++)
    if (self->choices[i] == button)
      g_signal_emit (self, chosen_signal, 0, (int)choice_order[i]);
}

static void
show_decision (JinImportDetail *self, JinImport *import, const JinImportRow *line, JinImportChoice choice)
{
  gboolean people = (jin_import_get_entity (import)->flags & JIN_ENTITY_PEOPLE) != 0 || line->doubt == JIN_IMPORT_DOUBT_OWNER;
  gboolean repeat = line->doubt == JIN_IMPORT_DOUBT_REPEAT;

  gtk_widget_set_visible (self->decision, line->verdict == JIN_IMPORT_DOUBTFUL);
  if (repeat)
    gtk_check_button_set_label (self->choices[0], people ? _ ("The same person: do not import this row") : _ ("The same: do not import this row"));
  else if (line->doubt == JIN_IMPORT_DOUBT_OWNER)
    gtk_check_button_set_label (self->choices[0], _ ("The same person: import this row about them"));
  else
    gtk_check_button_set_label (self->choices[0], people ? _ ("The same person: update") : _ ("The same: update"));
  gtk_check_button_set_label (self->choices[1], people ? _ ("Somebody else: add") : _ ("Another one: add"));
  self->loading = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (choice_order); i++)
    if (choice_order[i] == choice)
      gtk_check_button_set_active (self->choices[i], TRUE);
  self->loading = FALSE;
}

static GtkWidget *
create_decision (JinImportDetail *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  for (guint i = 0; i < G_N_ELEMENTS (choice_order); i++)
    {
      self->choices[i] = GTK_CHECK_BUTTON (gtk_check_button_new ());
      if (i > 0)
        gtk_check_button_set_group (self->choices[i], self->choices[0]);
      g_signal_connect (self->choices[i], "toggled", G_CALLBACK (toggled_cb), self);
      gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->choices[i]));
    }
  gtk_check_button_set_label (self->choices[2], _ ("Not decided: not imported"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("What shall become of this row"), -1);
  return box;
}

/* ---- class ---- */

static GtkLabel *
add_label (JinImportDetail *self, const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (self->body), label);
  return GTK_LABEL (label);
}

static void
jin_import_detail_dispose (GObject *object)
{
  JinImportDetail *self = JIN_IMPORT_DETAIL (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  G_OBJECT_CLASS (jin_import_detail_parent_class)->dispose (object);
}

static void
jin_import_detail_class_init (JinImportDetailClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = jin_import_detail_dispose;
  chosen_signal = g_signal_new ("chosen", JIN_TYPE_IMPORT_DETAIL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
jin_import_detail_init (JinImportDetail *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_add_css_class (self->body, "import-detail");
  self->title = add_label (self, "title-4");
  self->place = add_label (self, "dim-label");
  self->remarks = add_label (self, "import-remark");
  self->kept = add_label (self, "body");
  self->decision = create_decision (self);
  gtk_box_append (GTK_BOX (self->body), self->decision);
  self->message = add_label (self, "dim-label");
  self->grid = GTK_GRID (gtk_grid_new ());
  gtk_grid_set_row_spacing (self->grid, 6);
  gtk_grid_set_column_spacing (self->grid, 18);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->grid), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("What the row holds"), -1);
  gtk_box_append (GTK_BOX (self->body), GTK_WIDGET (self->grid));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->body);
  adw_bin_set_child (ADW_BIN (self), scroller);
}

char *
jin_import_detail_place (JinImport *import, guint row)
{
  const JinImportRow   *line = jin_import_get_row (import, row);
  const JinImportSheet *sheet = jin_import_get_sheet (import, line->sheet);

  /* Translators: where a row stands in the file: name of the sheet, number of the row */
  return g_strdup_printf (_ ("%s, row %d"), sheet->preview->name, line->row + 1);
}

void
jin_import_detail_show (JinImportDetail *self, JinStore *store, JinImport *import, guint row, JinImportChoice choice, const JinContext *context)
{
  const JinImportRow *line;
  g_autofree char    *title = NULL;
  g_autofree char    *place = NULL;

  g_return_if_fail (JIN_IS_IMPORT_DETAIL (self));
  g_return_if_fail (JIN_IS_IMPORT (import));
  line = jin_import_get_row (import, row);
  title = jin_import_row_title (import, row);
  place = jin_import_detail_place (import, row);
  gtk_widget_set_visible (self->body, TRUE);
  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->place, place);
  set_text (self->remarks, line->remarks);
  set_text (self->message, NULL);
  show_decision (self, import, line, choice);
  self->is_update = line->match != 0;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  jin_import_job_detail (store, import, row, context, self->cancellable, detail_cb, g_object_ref (self));
}

void
jin_import_detail_clear (JinImportDetail *self)
{
  g_return_if_fail (JIN_IS_IMPORT_DETAIL (self));
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_set_visible (self->body, FALSE);
}
