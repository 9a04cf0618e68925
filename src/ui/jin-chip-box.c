/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ui/jin-chip-box.h"
#include "ui/jin-wrap-box.h"
#include "ui/jin-tooltip.h"

struct _JinChipBox
{
  AdwBin parent_instance;

  GtkWidget *chips; /* borrowed */
};

G_DEFINE_FINAL_TYPE (JinChipBox, jin_chip_box, ADW_TYPE_BIN)

static guint changed_signal;

static void
clicked_cb (GtkWidget *chip, JinChipBox *self)
{
  gtk_widget_unparent (chip);
  g_signal_emit (self, changed_signal, 0);
}

static void
jin_chip_box_class_init (JinChipBoxClass *klass)
{
  changed_signal = g_signal_new ("changed", JIN_TYPE_CHIP_BOX, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
jin_chip_box_init (JinChipBox *self)
{
  self->chips = jin_wrap_box_new (0, 6);
  adw_bin_set_child (ADW_BIN (self), self->chips);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->chips), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Conditions"), -1);
}

void
jin_chip_box_add (JinChipBox *self, const char *condition, const char *words)
{
  GtkWidget       *chip, *box, *label;
  g_autofree char *tip = NULL;

  g_return_if_fail (JIN_IS_CHIP_BOX (self));
  g_return_if_fail (condition != NULL && words != NULL);
  chip = gtk_button_new ();
  box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  label = gtk_label_new (words);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("window-close-symbolic"));
  gtk_button_set_child (GTK_BUTTON (chip), box);
  gtk_widget_add_css_class (chip, "chip");
  /* Translators: %s is a condition in words, such as “80 and older” */
  tip = g_strdup_printf (_ ("Take Away the Condition: %s"), words);
  jin_tooltip_give (chip, tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_PROPERTY_LABEL, tip, -1);
  g_object_set_data_full (G_OBJECT (chip), "condition", g_strdup (condition), g_free);
  g_signal_connect_object (chip, "clicked", G_CALLBACK (clicked_cb), self, 0);
  jin_wrap_box_append (JIN_WRAP_BOX (self->chips), chip);
  g_signal_emit (self, changed_signal, 0);
}

char *
jin_chip_box_dup_text (JinChipBox *self)
{
  g_autoptr (GString) text = NULL;

  g_return_val_if_fail (JIN_IS_CHIP_BOX (self), NULL);
  text = g_string_new (NULL);
  for (GtkWidget *chip = gtk_widget_get_first_child (self->chips); chip != NULL; chip = gtk_widget_get_next_sibling (chip))
    g_string_append_printf (text, "%s(%s)", text->len > 0 ? " and " : "", (const char *)g_object_get_data (G_OBJECT (chip), "condition"));
  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}
