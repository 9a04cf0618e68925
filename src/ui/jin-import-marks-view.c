/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ui/jin-import-marks-view.h"
#include "ui/jin-wrap-box.h"

struct _JinImportMarksView
{
  AdwBin parent_instance;

  /* Borrowed */
  GtkWidget *box;

  /* Owned */
  JinImport *import;
};

G_DEFINE_FINAL_TYPE (JinImportMarksView, jin_import_marks_view, ADW_TYPE_BIN)

static guint changed_signal;

#define SWATCH 16

/* What one choice needs to know. */
typedef struct
{
  char *key;
  GStrv meanings;
} Choice;

static void
choice_free (Choice *choice)
{
  g_free (choice->key);
  g_strfreev (choice->meanings);
  g_free (choice);
}

/* Whoever hears of it may take the choices away: not while one of them is telling. */
static gboolean
tell_cb (gpointer data)
{
  g_signal_emit (data, changed_signal, 0);
  return G_SOURCE_REMOVE;
}

static void
chosen_cb (GtkDropDown *drop_down, GParamSpec *pspec, JinImportMarksView *self)
{
  const Choice      *choice = g_object_get_data (G_OBJECT (drop_down), "choice");
  guint              chosen = gtk_drop_down_get_selected (drop_down);
  g_autoptr (GError) error = NULL;

  if (self->import == NULL || chosen >= g_strv_length (choice->meanings))
    return;
  if (!jin_import_set_mark (self->import, choice->key, choice->meanings[chosen], &error))
    {
      g_warning ("A mark could not be given a meaning that was offered: %s", error->message);
      return;
    }
  g_idle_add_full (G_PRIORITY_DEFAULT, tell_cb, g_object_ref (self), g_object_unref);
}

static void
draw_swatch (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  guint32 rgb = GPOINTER_TO_UINT (data);

  cairo_set_source_rgb (cr, (rgb >> 16 & 0xff) / 255.0, (rgb >> 8 & 0xff) / 255.0, (rgb & 0xff) / 255.0);
  cairo_rectangle (cr, 0, 0, width, height);
  cairo_fill_preserve (cr);
  cairo_set_source_rgba (cr, 0.5, 0.5, 0.5, 0.8);
  cairo_stroke (cr);
}

static GtkWidget *
create_swatch (guint32 rgb)
{
  GtkWidget *swatch = gtk_drawing_area_new ();

  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (swatch), SWATCH);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (swatch), SWATCH);
  gtk_widget_set_valign (swatch, GTK_ALIGN_CENTER);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (swatch), draw_swatch, GUINT_TO_POINTER (rgb), NULL);
  return swatch;
}

static GtkWidget *
create_choice (JinImportMarksView *self, const JinImportMark *mark, const char *name)
{
  Choice                   *choice = g_new0 (Choice, 1);
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  GtkWidget                *drop_down;
  guint                     chosen = 0;

  choice->key = g_strdup (mark->key);
  choice->meanings = jin_import_mark_meanings (self->import, mark->kind);
  for (guint i = 0; choice->meanings[i] != NULL; i++)
    {
      g_autofree char *label = jin_import_meaning_label (self->import, mark->kind, choice->meanings[i]);

      gtk_string_list_append (labels, label);
      if (g_str_equal (choice->meanings[i], mark->meaning))
        chosen = i;
    }
  drop_down = gtk_drop_down_new (g_object_ref (G_LIST_MODEL (labels)), NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), chosen);
  gtk_accessible_update_property (GTK_ACCESSIBLE (drop_down), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (drop_down), "choice", choice, (GDestroyNotify)choice_free);
  g_signal_connect_object (drop_down, "notify::selected", G_CALLBACK (chosen_cb), self, 0);
  return drop_down;
}

static GtkWidget *
create_mark (JinImportMarksView *self, const JinImportMark *mark)
{
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *label = jin_import_mark_label (mark);
  g_autofree char *name = mark->kind == JIN_IMPORT_MARK_COLUMNS
                              /* Translators: "Hidden columns", and how many they are */
                              ? g_strdup_printf (ngettext ("%s, %u column", "%s, %u columns", mark->n_rows), label, mark->n_rows)
                              /* Translators: how rows of a spreadsheet are marked ("Filled grey"), and how many they are */
                              : g_strdup_printf (ngettext ("%s, %u row", "%s, %u rows", mark->n_rows), label, mark->n_rows);
  GtkWidget       *text = gtk_label_new (name);

  gtk_label_set_ellipsize (GTK_LABEL (text), PANGO_ELLIPSIZE_END);
  if (mark->kind <= JIN_IMPORT_MARK_INK)
    gtk_box_append (GTK_BOX (box), create_swatch (mark->rgb));
  gtk_box_append (GTK_BOX (box), text);
  gtk_box_append (GTK_BOX (box), create_choice (self, mark, name));
  return box;
}

static void
jin_import_marks_view_dispose (GObject *object)
{
  JinImportMarksView *self = JIN_IMPORT_MARKS_VIEW (object);

  g_clear_object (&self->import);
  G_OBJECT_CLASS (jin_import_marks_view_parent_class)->dispose (object);
}

static void
jin_import_marks_view_class_init (JinImportMarksViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = jin_import_marks_view_dispose;
  changed_signal = g_signal_new ("changed", JIN_TYPE_IMPORT_MARKS_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
jin_import_marks_view_init (JinImportMarksView *self)
{
  GtkWidget *outer = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *heading = gtk_label_new (_ ("Parts of the file are marked or hidden. What does that mean?"));

  self->box = jin_wrap_box_new (0, 12);
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_label_set_wrap (GTK_LABEL (heading), TRUE);
  gtk_box_append (GTK_BOX (outer), heading);
  gtk_box_append (GTK_BOX (outer), self->box);
  gtk_widget_add_css_class (GTK_WIDGET (self), "hint-box");
  gtk_widget_set_margin_bottom (GTK_WIDGET (self), 12);
  adw_bin_set_child (ADW_BIN (self), outer);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
jin_import_marks_view_set_import (JinImportMarksView *self, JinImport *import)
{
  gboolean any = FALSE;

  g_return_if_fail (JIN_IS_IMPORT_MARKS_VIEW (self));
  g_set_object (&self->import, import);
  jin_wrap_box_clear (JIN_WRAP_BOX (self->box));
  for (guint i = 0; import != NULL && i < jin_import_n_marks (import); i++)
    {
      const JinImportMark *mark = jin_import_get_mark (import, i);

      if (mark->n_rows == 0)
        continue;
      any = TRUE;
      jin_wrap_box_append (JIN_WRAP_BOX (self->box), create_mark (self, mark));
    }
  gtk_widget_set_visible (GTK_WIDGET (self), any);
}
