/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ui/jin-import-steps.h"

struct _JinImportSteps
{
  AdwBin parent_instance;

  /* Borrowed */
  GtkWidget *marks[JIN_IMPORT_N_STEPS];
  GtkWidget *names[JIN_IMPORT_N_STEPS];

  JinImportStep step;
};

G_DEFINE_FINAL_TYPE (JinImportSteps, jin_import_steps, ADW_TYPE_BIN)

static const char *const names[] = {
    NC_ ("import step", "File"),
         NC_ ("import step", "Columns"),
              NC_ ("import step", "Check"),
                   NC_ ("import step", "Done"),
};

G_STATIC_ASSERT (G_N_ELEMENTS (names) == JIN_IMPORT_N_STEPS);

static void
show_step (JinImportSteps *self, int i)
{
  const char      *name = g_dpgettext2 (GETTEXT_PACKAGE, "import step", names[i]);
  gboolean         done = i < (int)self->step || self->step == JIN_IMPORT_STEP_DONE;
  gboolean         current = i == (int)self->step;
  g_autofree char *spoken = NULL;

  gtk_widget_set_visible (self->marks[i], done);
  if (current)
    gtk_widget_add_css_class (self->names[i], "current");
  else
    gtk_widget_remove_css_class (self->names[i], "current");
  if (current)
    /* Translators: the step at hand, for screen readers: number, how many there are, name */
    spoken = g_strdup_printf (_ ("Step %d of %d: %s, this is the current step"), i + 1, JIN_IMPORT_N_STEPS, name);
  else if (done)
    /* Translators: a step that is behind us, for screen readers: number, how many there are, name */
    spoken = g_strdup_printf (_ ("Step %d of %d: %s, done"), i + 1, JIN_IMPORT_N_STEPS, name);
  else
    /* Translators: a step still to come, for screen readers: number, how many there are, name */
    spoken = g_strdup_printf (_ ("Step %d of %d: %s"), i + 1, JIN_IMPORT_N_STEPS, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->names[i]), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

static void
jin_import_steps_class_init (JinImportStepsClass *klass)
{
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "importsteps");
}

static void
jin_import_steps_init (JinImportSteps *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Steps of the import"), -1);
  for (int i = 0; i < JIN_IMPORT_N_STEPS; i++)
    {
      GtkWidget *step = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

      if (i > 0)
        gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("go-next-symbolic"));
      self->marks[i] = gtk_image_new_from_icon_name ("object-select-symbolic");
      self->names[i] = gtk_label_new (g_dpgettext2 (GETTEXT_PACKAGE, "import step", names[i]));
      gtk_box_append (GTK_BOX (step), self->marks[i]);
      gtk_box_append (GTK_BOX (step), self->names[i]);
      gtk_box_append (GTK_BOX (box), step);
      show_step (self, i);
    }
  adw_bin_set_child (ADW_BIN (self), box);
}

void
jin_import_steps_set_step (JinImportSteps *self, JinImportStep step)
{
  g_return_if_fail (JIN_IS_IMPORT_STEPS (self) && step < JIN_IMPORT_N_STEPS);
  self->step = step;
  for (int i = 0; i < JIN_IMPORT_N_STEPS; i++)
    show_step (self, i);
}

JinImportStep
jin_import_steps_get_step (JinImportSteps *self)
{
  g_return_val_if_fail (JIN_IS_IMPORT_STEPS (self), JIN_IMPORT_STEP_FILE);
  return self->step;
}
