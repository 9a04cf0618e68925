/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/jin-clock.h"
#include "office/jin-codes.h"
#include "ui/jin-repeat-row.h"

/* What is offered, of the day shown; the last place is for a kept rule that is none of these. */
static const struct
{
  JinRepeatKind kind;
  int           interval;
} offers[] = {
    {JIN_REPEAT_NEVER, 1},
    {JIN_REPEAT_MONTHLY, 1},
    {JIN_REPEAT_MONTHLY_BY_WEEK, 1},
    {JIN_REPEAT_MONTHLY, 3},
    {JIN_REPEAT_WEEKLY, 1},
    {JIN_REPEAT_WEEKLY, 2},
    {JIN_REPEAT_DAILY, 1},
    {JIN_REPEAT_YEARLY, 1},
    {JIN_REPEAT_LUNAR_YEARLY, 1},
};

static const char *const shifts[] = {JIN_SHIFT_NONE, JIN_SHIFT_NEXT, JIN_SHIFT_MONTH};

struct _JinRepeatRow
{
  GtkBox parent_instance;

  /* Borrowed */
  GtkDropDown   *choice;
  GtkDropDown   *shift;
  GtkEntry      *until;
  GtkWidget     *details;
  GtkLabel      *message;
  GtkStringList *sentences;

  /* Owned */
  char *kept; /* the rule as it was shown, or "" */
  char *kept_shift;
  char *kept_until;

  JinDate  day;
  guint    kept_offer;
  gboolean has_own; /* whether the kept rule stands last */
};

G_DEFINE_FINAL_TYPE (JinRepeatRow, jin_repeat_row, GTK_TYPE_BOX)

/* The kept rule without its end, which stands in a place of its own. */
static JinRepeat
kept_repeat (JinRepeatRow *self)
{
  JinRepeat repeat = jin_repeat_from_rule (self->kept, self->day);

  repeat.until = JIN_DATE_NONE;
  return repeat;
}

static guint
find_offer (JinRepeatRow *self)
{
  JinRepeat        kept = kept_repeat (self);
  g_autofree char *rule = kept.kind != JIN_REPEAT_OTHER ? jin_repeat_to_rule (&kept) : NULL;

  for (guint i = 0; i < G_N_ELEMENTS (offers); i++)
    {
      JinRepeat        repeat = jin_repeat_from_day (offers[i].kind, offers[i].interval, self->day);
      g_autofree char *offered = jin_repeat_to_rule (&repeat);

      if (g_strcmp0 (offered, rule) == 0)
        return i;
    }
  return G_N_ELEMENTS (offers);
}

static void
fill (JinRepeatRow *self)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < G_N_ELEMENTS (offers); i++)
    {
      JinRepeat repeat = jin_repeat_from_day (offers[i].kind, offers[i].interval, self->day);

      g_ptr_array_add (texts, jin_repeat_sentence (&repeat));
    }
  if (self->has_own)
    {
      JinRepeat kept = kept_repeat (self);

      g_ptr_array_add (texts, jin_repeat_sentence (&kept));
    }
  g_ptr_array_add (texts, NULL);
  gtk_string_list_splice (self->sentences, 0, g_list_model_get_n_items (G_LIST_MODEL (self->sentences)), (const char *const *)texts->pdata);
}

static void
chosen_cb (JinRepeatRow *self)
{
  gtk_widget_set_visible (self->details, gtk_drop_down_get_selected (self->choice) > 0);
}

static GtkWidget *
labelled (const char *text, GtkWidget *widget)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), widget);
  return box;
}

/* ---- class ---- */

static void
jin_repeat_row_finalize (GObject *object)
{
  JinRepeatRow *self = JIN_REPEAT_ROW (object);

  g_free (self->kept);
  g_free (self->kept_shift);
  g_free (self->kept_until);
  G_OBJECT_CLASS (jin_repeat_row_parent_class)->finalize (object);
}

static void
jin_repeat_row_class_init (JinRepeatRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = jin_repeat_row_finalize;
}

static void
jin_repeat_row_init (JinRepeatRow *self)
{
  const char *const shift_words[] = {_ ("Keep the day"), _ ("Move to the next working day"), _ ("Move to a working day of the same month"), NULL};

  self->kept = g_strdup ("");
  self->kept_shift = g_strdup (JIN_SHIFT_NEXT);
  self->kept_until = g_strdup ("");
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 12);
  self->sentences = gtk_string_list_new (NULL);
  self->choice = GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (self->sentences), NULL));
  self->shift = GTK_DROP_DOWN (gtk_drop_down_new_from_strings (shift_words));
  self->until = GTK_ENTRY (gtk_entry_new ());
  gtk_entry_set_placeholder_text (self->until, _ ("Without an end"));
  self->message = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->message, 0);
  gtk_label_set_wrap (self->message, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->message), "error");
  gtk_widget_set_visible (GTK_WIDGET (self->message), FALSE);
  self->details = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_box_append (GTK_BOX (self), labelled (_ ("Repeats"), GTK_WIDGET (self->choice)));
  gtk_box_append (GTK_BOX (self->details), labelled (_ ("On days off"), GTK_WIDGET (self->shift)));
  gtk_box_append (GTK_BOX (self->details), labelled (_ ("Last day"), GTK_WIDGET (self->until)));
  gtk_box_append (GTK_BOX (self->details), GTK_WIDGET (self->message));
  gtk_box_append (GTK_BOX (self), self->details);
  g_signal_connect_object (self->choice, "notify::selected", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  chosen_cb (self);
}

GtkWidget *
jin_repeat_row_new (void)
{
  return g_object_new (JIN_TYPE_REPEAT_ROW, NULL);
}

void
jin_repeat_row_show (JinRepeatRow *self, const char *rule, const char *shift, JinDate day)
{
  JinRepeat kept;
  guint     offer;

  g_return_if_fail (JIN_IS_REPEAT_ROW (self));

  self->day = day;
  g_free (self->kept);
  self->kept = g_strdup (rule != NULL ? rule : "");
  g_free (self->kept_shift);
  self->kept_shift = g_strdup (shift != NULL && *shift != '\0' ? shift : JIN_SHIFT_NEXT);
  kept = jin_repeat_from_rule (self->kept, day);
  g_free (self->kept_until);
  self->kept_until = jin_date_is_none (kept.until) ? g_strdup ("") : jin_date_to_iso (kept.until);
  offer = find_offer (self);
  self->has_own = offer == G_N_ELEMENTS (offers);
  fill (self);
  self->kept_offer = offer;
  gtk_drop_down_set_selected (self->choice, offer);
  for (guint i = 0; i < G_N_ELEMENTS (shifts); i++)
    if (g_str_equal (shifts[i], self->kept_shift))
      gtk_drop_down_set_selected (self->shift, i);
  gtk_editable_set_text (GTK_EDITABLE (self->until), self->kept_until);
  gtk_widget_set_visible (GTK_WIDGET (self->message), FALSE);
  chosen_cb (self);
}

void
jin_repeat_row_set_day (JinRepeatRow *self, JinDate day)
{
  guint selected;

  g_return_if_fail (JIN_IS_REPEAT_ROW (self));

  if (jin_date_equal (day, self->day))
    return;
  selected = gtk_drop_down_get_selected (self->choice);
  self->day = day;
  fill (self);
  gtk_drop_down_set_selected (self->choice, selected);
}

/* Another day alone is no other repetition: it is for the question about the series to say what it means. */
gboolean
jin_repeat_row_is_changed (JinRepeatRow *self)
{
  guint selected = gtk_drop_down_get_selected (self->choice);

  g_return_val_if_fail (JIN_IS_REPEAT_ROW (self), FALSE);

  if (*self->kept == '\0' || selected == 0)
    return selected > 0 || *self->kept != '\0';
  return selected != self->kept_offer || !g_str_equal (jin_repeat_row_get_shift (self), self->kept_shift) ||
         !g_str_equal (gtk_editable_get_text (GTK_EDITABLE (self->until)), self->kept_until);
}

static gboolean
read_until (JinRepeatRow *self, JinDate *until, GError **error)
{
  const char        *text = gtk_editable_get_text (GTK_EDITABLE (self->until));
  g_autoptr (GError) local = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->message), FALSE);
  *until = JIN_DATE_NONE;
  if (*text == '\0')
    return TRUE;
  *until = jin_date_last (jin_date_parse (text, jin_clock_today (), &local));
  if (local == NULL)
    return TRUE;
  gtk_label_set_text (self->message, local->message);
  gtk_widget_set_visible (GTK_WIDGET (self->message), TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->until));
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

char *
jin_repeat_row_get_rule (JinRepeatRow *self, GError **error)
{
  guint     selected = gtk_drop_down_get_selected (self->choice);
  JinRepeat repeat;
  JinDate   until;

  g_return_val_if_fail (JIN_IS_REPEAT_ROW (self), NULL);

  if (selected == 0 || selected == GTK_INVALID_LIST_POSITION)
    return g_strdup ("");
  if (!read_until (self, &until, error))
    return NULL;
  repeat = selected < G_N_ELEMENTS (offers) ? jin_repeat_from_day (offers[selected].kind, offers[selected].interval, self->day) : kept_repeat (self);
  if (repeat.kind == JIN_REPEAT_OTHER)
    return jin_date_is_none (until) ? g_strdup (self->kept) : jin_repeat_end_rule (self->kept, until);
  if (!jin_date_is_none (until))
    repeat.count = 0;
  repeat.until = until;
  return jin_repeat_to_rule (&repeat);
}

const char *
jin_repeat_row_get_shift (JinRepeatRow *self)
{
  g_return_val_if_fail (JIN_IS_REPEAT_ROW (self), NULL);
  return shifts[MIN (gtk_drop_down_get_selected (self->shift), G_N_ELEMENTS (shifts) - 1)];
}
