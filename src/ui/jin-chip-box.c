/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ui/jin-chip-box.h"
#include "ui/jin-filter-editor.h"
#include "ui/jin-wrap-box.h"
#include "ui/jin-tooltip.h"

struct _JinChipBox
{
  AdwBin parent_instance;

  /* Borrowed */
  JinWindow       *window;
  const JinEntity *entity;
  GtkWidget       *chips;
};

G_DEFINE_FINAL_TYPE (JinChipBox, jin_chip_box, ADW_TYPE_BIN)

enum {
  CHANGED,
  EDIT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
removed_cb (GtkWidget *cross, JinChipBox *self)
{
  gtk_widget_unparent (gtk_widget_get_parent (cross));
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
clicked_cb (JinChipBox *self)
{
  g_signal_emit (self, signals[EDIT], 0);
}

static void
jin_chip_box_class_init (JinChipBoxClass *klass)
{
  signals[CHANGED] = g_signal_new ("changed", JIN_TYPE_CHIP_BOX, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[EDIT] = g_signal_new ("edit", JIN_TYPE_CHIP_BOX, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
jin_chip_box_init (JinChipBox *self)
{
  self->chips = jin_wrap_box_new (0, 6);
  adw_bin_set_child (ADW_BIN (self), self->chips);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->chips), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Conditions"), -1);
}

static JinFilter *
parse (JinChipBox *self, const char *text)
{
  return text != NULL ? jin_filter_parse (jin_store_get_entities (jin_window_get_store (self->window)), self->entity, text, NULL) : NULL;
}

static char *
sentence (JinChipBox *self, JinFilter *filter)
{
  return jin_filter_to_sentence (filter, jin_store_list_func, jin_window_get_store (self->window));
}

/* The words lead to the conditions, the cross takes this one away. */
void
jin_chip_box_add (JinChipBox *self, const char *condition, const char *words)
{
  GtkWidget            *chip, *edit, *label, *cross;
  g_autofree char      *tip = NULL;
  g_autofree char      *own = NULL;
  g_autoptr (JinFilter) filter = NULL;

  g_return_if_fail (JIN_IS_CHIP_BOX (self) && condition != NULL);
  if (words == NULL)
    {
      filter = parse (self, condition);
      own = filter != NULL ? sentence (self, filter) : g_strdup (condition);
      words = own;
    }
  chip = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  edit = gtk_button_new ();
  label = gtk_label_new (words);
  cross = gtk_button_new_from_icon_name ("window-close-symbolic");
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  gtk_button_set_child (GTK_BUTTON (edit), label);
  jin_tooltip_give (edit, words);
  /* Translators: %s is a condition in words, such as “80 and older” */
  tip = g_strdup_printf (_ ("Take Away the Condition: %s"), words);
  jin_tooltip_give (cross, tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (cross), GTK_ACCESSIBLE_PROPERTY_LABEL, tip, -1);
  gtk_widget_add_css_class (chip, "linked");
  gtk_widget_add_css_class (chip, "chip-pair");
  gtk_box_append (GTK_BOX (chip), edit);
  gtk_box_append (GTK_BOX (chip), cross);
  g_object_set_data_full (G_OBJECT (chip), "condition", g_strdup (condition), g_free);
  g_signal_connect_object (edit, "clicked", G_CALLBACK (clicked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (cross, "clicked", G_CALLBACK (removed_cb), self, 0);
  jin_wrap_box_append (JIN_WRAP_BOX (self->chips), chip);
  g_signal_emit (self, signals[CHANGED], 0);
}

void
jin_chip_box_clear (JinChipBox *self)
{
  GtkWidget *chip;

  g_return_if_fail (JIN_IS_CHIP_BOX (self));
  while ((chip = gtk_widget_get_first_child (self->chips)) != NULL)
    gtk_widget_unparent (chip);
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

void
jin_chip_box_set_ledger (JinChipBox *self, JinWindow *window, const JinEntity *entity)
{
  g_return_if_fail (JIN_IS_CHIP_BOX (self));
  g_return_if_fail (JIN_IS_WINDOW (window) && entity != NULL);
  self->window = window;
  self->entity = entity;
}

/* ---- the editor ---- */

static void
add_filter (JinChipBox *self, JinFilter *filter)
{
  g_autofree char *condition = jin_filter_to_text (filter);
  g_autofree char *words = sentence (self, filter);

  jin_chip_box_add (self, condition, words);
}

/* What holds together becomes a chip each. */
static void
applied_cb (JinChipBox *self, const char *text)
{
  g_autoptr (JinFilter) filter = parse (self, text);

  jin_chip_box_clear (self);
  if (filter == NULL)
    g_signal_emit (self, signals[CHANGED], 0);
  else if (filter->kind != JIN_FILTER_AND)
    add_filter (self, filter);
  else
    for (guint i = 0; i < filter->parts->len; i++)
      add_filter (self, filter->parts->pdata[i]);
}

void
jin_chip_box_edit (JinChipBox *self, JinFilter *within)
{
  g_autofree char      *text = NULL;
  g_autoptr (JinFilter) filter = NULL;
  GtkWidget            *editor;

  g_return_if_fail (JIN_IS_CHIP_BOX (self) && self->window != NULL);
  text = jin_chip_box_dup_text (self);
  filter = parse (self, text);
  editor = jin_filter_editor_new (self->window, self->entity, within, filter);
  g_signal_connect_object (editor, "applied", G_CALLBACK (applied_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (editor));
}
