/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include "ui/jin-tooltip.h"

void
jin_tooltip_give (GtkWidget *widget, const char *text)
{
  g_return_if_fail (GTK_IS_WIDGET (widget) && gtk_widget_get_parent (widget) == NULL);
  /* No tooltip can appear on what is not shown, so nothing is asked. */
  gtk_widget_set_visible (widget, FALSE);
  gtk_widget_set_tooltip_text (widget, text);
  gtk_widget_set_visible (widget, TRUE);
}

static gboolean
query_cb (GtkInscription *line, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  const char             *text = gtk_inscription_get_text (line);
  g_autoptr (PangoLayout) layout = text != NULL ? gtk_widget_create_pango_layout (GTK_WIDGET (line), text) : NULL;
  int                     width;

  if (layout == NULL)
    return FALSE;
  pango_layout_get_pixel_size (layout, &width, NULL);
  if (width <= gtk_widget_get_width (GTK_WIDGET (line)))
    return FALSE;
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

GtkWidget *
jin_tooltip_line_new (void)
{
  GtkWidget *line = gtk_inscription_new (NULL);

  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (line), GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_inscription_set_min_chars (GTK_INSCRIPTION (line), 0);
  gtk_inscription_set_nat_chars (GTK_INSCRIPTION (line), 0);
  /* The dots may be of another font and make the line higher: where it begins, all are level. */
  gtk_inscription_set_yalign (GTK_INSCRIPTION (line), 0);
  gtk_widget_set_valign (line, GTK_ALIGN_CENTER);
  gtk_widget_set_has_tooltip (line, TRUE);
  g_signal_connect (line, "query-tooltip", G_CALLBACK (query_cb), NULL);
  return line;
}

/* ---- all tooltips ---- */

static void
fit (GtkLabel *label)
{
  const int               widest = 480; /* pixels; what is longer is broken */
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (label), gtk_label_get_text (label));
  int                     width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  gtk_label_set_wrap (label, width > widest);
  gtk_widget_set_size_request (GTK_WIDGET (label), MIN (width, widest), -1);
}

static gboolean
mapped_cb (GSignalInvocationHint *hint, guint n_values, const GValue *values, gpointer user_data)
{
  GtkWidget *label = g_value_get_object (&values[0]);

  if (GTK_IS_LABEL (label) && g_str_equal (G_OBJECT_TYPE_NAME (gtk_widget_get_native (label)), "GtkTooltipWindow"))
    {
      g_signal_handlers_disconnect_by_func (label, fit, NULL);
      g_signal_connect (label, "notify::label", G_CALLBACK (fit), NULL);
      fit (GTK_LABEL (label));
    }
  return TRUE;
}

void
jin_tooltip_mend (void)
{
  /* Signals are known from the first use of their class. */
  g_type_ensure (GTK_TYPE_LABEL);
  g_signal_add_emission_hook (g_signal_lookup ("map", GTK_TYPE_WIDGET), 0, mapped_cb, NULL, NULL);
}
