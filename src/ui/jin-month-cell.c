/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/jin-festival.h"
#include "base/jin-minute.h"
#include "office/jin-activity.h"
#include "ui/jin-activity-colour.h"
#include "ui/jin-month-cell.h"
#include "ui/jin-month-days.h"

/*
 *   ┌──────────────────────┐
 *   │ (16)          十月初八 │  head: number, ringed today; small text
 *   │ ▌09:00 主题党日        │  bars, as many as fit; of several lines where
 *   │ ▌14:30 情况通报会      │  there is room for them
 *   │ 还有 2 项              │  instead of the last bar
 *   └──────────────────────┘
 */
struct _JinMonthCell
{
  GtkWidget parent_instance;

  JinDate           day;
  JinMonthCellFlags flags;
  gint64            chosen;

  /* Owned */
  GPtrArray   *activities;
  JinCodeList *types;
  char        *marks;
  gboolean     free;
};

G_DEFINE_FINAL_TYPE (JinMonthCell, jin_month_cell, GTK_TYPE_WIDGET)

#define PADDING 4
#define STRIPE 3
#define DIM 0.5
#define NUMBER 1.15
#define SMALL 0.85
#define MOST_LINES 3
#define READ_AT_MOST 12 /* activities in the sentence that a screen reader reads */

/* Heights in pixels, by the type in use. */
typedef struct
{
  int line;
  int head;
  int n_lines; /* of a bar, at most */
  int n_shown; /* bars */
  int n_more;  /* activities without a bar */
} Measures;

static PangoLayout *
create_layout (JinMonthCell *self, const char *text, double scale)
{
  PangoLayout          *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  PangoFontDescription *font = pango_font_description_copy (pango_context_get_font_description (pango_layout_get_context (layout)));

  if (pango_font_description_get_size_is_absolute (font))
    pango_font_description_set_absolute_size (font, pango_font_description_get_size (font) * scale);
  else
    pango_font_description_set_size (font, (int)(pango_font_description_get_size (font) * scale));
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  return layout;
}

static int
line_height (JinMonthCell *self, double scale)
{
  g_autoptr (PangoLayout) layout = create_layout (self, "88", scale);
  int                     height;

  pango_layout_get_pixel_size (layout, NULL, &height);
  return height;
}

/* “09:00 主题党日”; without the time where an activity of several days goes on. */
static char *
bar_text (JinMonthCell *self, JinRecord *activity)
{
  JinMinute start = jin_record_get_int (activity, JIN_ACTIVITY_START);

  if (!jin_date_equal (jin_minute_date (start), self->day))
    return g_strdup_printf ("… %s", jin_record_get_title (activity));
  return g_strdup_printf ("%02d:%02d %s", jin_minute_hour (start), jin_minute_minute (start), jin_record_get_title (activity));
}

static PangoLayout *
create_bar (JinMonthCell *self, int index, int n_lines)
{
  g_autofree char *text = bar_text (self, g_ptr_array_index (self->activities, index));
  PangoLayout     *layout = create_layout (self, text, SMALL);
  int              width = gtk_widget_get_width (GTK_WIDGET (self)) - 2 * PADDING - STRIPE - 6;

  pango_layout_set_width (layout, MAX (width, 0) * PANGO_SCALE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_height (layout, -n_lines);
  return layout;
}

/* With the gap below it. */
static int
bar_height (PangoLayout *bar)
{
  int height;

  pango_layout_get_pixel_size (bar, NULL, &height);
  return height + 4;
}

static int
bars_height (JinMonthCell *self, int n_lines)
{
  int height = 0;

  for (guint i = 0; i < self->activities->len; i++)
    {
      g_autoptr (PangoLayout) bar = create_bar (self, (int)i, n_lines);

      height += bar_height (bar);
    }
  return height;
}

static void
measure (JinMonthCell *self, Measures *measures)
{
  int n = self->activities != NULL ? (int)self->activities->len : 0;
  int room, n_bars;

  measures->line = line_height (self, SMALL);
  measures->head = line_height (self, NUMBER) + 2 * PADDING;
  room = MAX (gtk_widget_get_height (GTK_WIDGET (self)) - measures->head - 2, 0);
  n_bars = room / (measures->line + 4);
  measures->n_shown = n <= n_bars ? n : MAX (n_bars - 1, 0);
  measures->n_more = n - measures->n_shown;
  measures->n_lines = n > 0 && measures->n_more == 0 ? MOST_LINES : 1;
  while (measures->n_lines > 1 && bars_height (self, measures->n_lines) > room)
    measures->n_lines--;
}

static GdkRGBA
faded (GdkRGBA colour, double alpha)
{
  colour.alpha *= (float)alpha;
  return colour;
}

static void
fill (GtkSnapshot *snapshot, double x, double y, double width, double height, GdkRGBA colour)
{
  gtk_snapshot_append_color (snapshot, &colour, &GRAPHENE_RECT_INIT ((float)x, (float)y, (float)width, (float)height));
}

static void
put_text (GtkSnapshot *snapshot, PangoLayout *layout, double x, double y, GdkRGBA colour)
{
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float)x, (float)y));
  gtk_snapshot_append_layout (snapshot, layout, &colour);
  gtk_snapshot_restore (snapshot);
}

static void
put_frame (GtkSnapshot *snapshot, double x, double y, double width, double height, double radius, double thickness, GdkRGBA colour)
{
  GskRoundedRect frame;
  float          widths[4] = {(float)thickness, (float)thickness, (float)thickness, (float)thickness};
  GdkRGBA        colours[4] = {colour, colour, colour, colour};

  gsk_rounded_rect_init_from_rect (&frame, &GRAPHENE_RECT_INIT ((float)x, (float)y, (float)width, (float)height), (float)radius);
  gtk_snapshot_append_border (snapshot, &frame, widths, colours);
}

static void
draw_ground (JinMonthCell *self, GtkSnapshot *snapshot, GdkRGBA ink)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int height = gtk_widget_get_height (GTK_WIDGET (self));

  if (self->free)
    fill (snapshot, 0, 0, width, height, faded (ink, 0.04));
  if ((self->flags & JIN_MONTH_CELL_TARGET) != 0)
    fill (snapshot, 0, 0, width, height, faded (ink, 0.12));
  fill (snapshot, width - 1, 0, 1, height, faded (ink, 0.12));
  fill (snapshot, 0, height - 1, width, 1, faded (ink, 0.12));
}

/* Number, small text and dot; the small text gives way when both don't fit. */
static void
draw_head (JinMonthCell *self, GtkSnapshot *snapshot, GdkRGBA ink, const Measures *measures)
{
  g_autofree char        *digits = g_strdup_printf ("%d", self->day.day);
  gboolean                marked;
  g_autofree char        *text = jin_month_small_text (self->day, &marked);
  g_autoptr (PangoLayout) number = create_layout (self, digits, NUMBER);
  g_autoptr (PangoLayout) small = create_layout (self, text, SMALL);
  int                     width = gtk_widget_get_width (GTK_WIDGET (self));
  int                     number_width, number_height, small_width, small_height, left;

  pango_layout_get_pixel_size (number, &number_width, &number_height);
  pango_layout_get_pixel_size (small, &small_width, &small_height);
  put_text (snapshot, number, PADDING + 4, PADDING, ink);
  left = PADDING + 4 + number_width;
  if ((self->flags & JIN_MONTH_CELL_TODAY) != 0)
    {
      double side = MAX (number_width, number_height) + 2;

      put_frame (snapshot, PADDING + 4 + (number_width - side) / 2, PADDING - 1, side, side, side / 2, 2, ink);
      left += (int)(side - number_width) / 2;
    }
  if (self->marks != NULL)
    {
      double side = MAX (6, number_height / 3.0);

      put_frame (snapshot, left + 5, PADDING + (number_height - side) / 2, side, side, side / 2, side / 2, faded (ink, 0.75));
      left += (int)side + 5;
    }
  pango_layout_set_width (small, MAX (width - left - 2 * PADDING, 0) * PANGO_SCALE);
  pango_layout_set_ellipsize (small, PANGO_ELLIPSIZE_END);
  pango_layout_set_alignment (small, PANGO_ALIGN_RIGHT);
  if (width - left - 2 * PADDING > MIN (small_width, 3 * small_height) - 1)
    put_text (snapshot, small, left + PADDING, PADDING + (number_height - small_height) / 2.0, marked ? ink : faded (ink, 0.7));
}

/* Returns where the next bar begins. */
static int
draw_bar (JinMonthCell *self, GtkSnapshot *snapshot, GdkRGBA ink, const Measures *measures, int index, int y)
{
  JinRecord              *activity = g_ptr_array_index (self->activities, index);
  GdkRGBA                 colour = jin_activity_colour (self->types, jin_record_get_text (activity, JIN_ACTIVITY_TYPES));
  g_autoptr (PangoLayout) bar = create_bar (self, index, measures->n_lines);
  int                     height = bar_height (bar);
  double                  width = gtk_widget_get_width (GTK_WIDGET (self)) - 2 * PADDING;
  double                  dim = (self->flags & JIN_MONTH_CELL_OTHER_MONTH) != 0 ? DIM : 1;

  fill (snapshot, PADDING, y, width, height - 2, faded (colour, 0.2 * dim));
  fill (snapshot, PADDING, y, STRIPE, height - 2, faded (colour, dim));
  if (jin_record_get_id (activity) == self->chosen)
    put_frame (snapshot, PADDING, y, width, height - 2, 0, 1.5, ink);
  put_text (snapshot, bar, PADDING + STRIPE + 3, y + 1, ink);
  return y + height;
}

static char *
more_text (const Measures *measures)
{
  guint n = (guint)measures->n_more;

  if (measures->n_shown == 0)
    /* Translators: how many activities a day has, after the day's name or in its cell */
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u activity", "%u activities", n), n);
  /* Translators: at the foot of a day's cell: that many activities have no room */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u more", "%u more", n), n);
}

static void
jin_month_cell_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  JinMonthCell *self = JIN_MONTH_CELL (widget);
  int           width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  GdkRGBA       full, ink, accent;
  Measures      measures;
  int           y;

  measure (self, &measures);
  y = measures.head;
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &full);
  ink = (self->flags & JIN_MONTH_CELL_OTHER_MONTH) != 0 ? faded (full, DIM) : full;
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float)width, (float)height));
  draw_ground (self, snapshot, full);
  draw_head (self, snapshot, ink, &measures);
  for (int i = 0; i < measures.n_shown; i++)
    y = draw_bar (self, snapshot, ink, &measures, i, y);
  if (measures.n_more > 0)
    {
      g_autofree char        *more = more_text (&measures);
      g_autoptr (PangoLayout) layout = create_layout (self, more, SMALL);

      put_text (snapshot, layout, PADDING + 2, y, faded (ink, 0.8));
    }
  if ((self->flags & JIN_MONTH_CELL_SELECTED) != 0)
    {
      if (!gtk_widget_has_focus (widget) || !gtk_style_context_lookup_color (gtk_widget_get_style_context (widget), "accent_color", &accent))
        accent = faded (full, 0.45);
      put_frame (snapshot, 0, 0, width, height, 0, 2, accent);
    }
  gtk_snapshot_pop (snapshot);
}

static void
jin_month_cell_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  JinMonthCell *self = JIN_MONTH_CELL (widget);
  int           line = line_height (self, SMALL);

  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? line * 3 : line_height (self, NUMBER) + 2 * PADDING + line + 4;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? line * 7 : *minimum + 3 * line;
}

static void
update_name (JinMonthCell *self)
{
  g_autofree char *day = jin_month_day_name (self->day);
  guint            n = jin_month_cell_get_n_activities (self);
  /* Translators: how many activities a day has, after the day's name or in its cell */
  g_autofree char    *count = n > 0 ? g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u activity", "%u activities", n), n) : NULL;
  g_autofree char    *name = g_strjoin (" ", day, count, NULL);
  g_autoptr (GString) description = g_string_new (NULL);

  if ((self->flags & JIN_MONTH_CELL_TODAY) != 0)
    g_string_append_printf (description, "%s. ", _ ("Today"));
  if (self->marks != NULL)
    g_string_append_printf (description, "%s. ", self->marks);
  for (guint i = 0; i < MIN (n, READ_AT_MOST); i++)
    {
      g_autofree char *text = bar_text (self, g_ptr_array_index (self->activities, i));

      g_string_append_printf (description, "%s; ", text);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description->str, -1);
}

static gboolean
jin_month_cell_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  JinMonthCell *self = JIN_MONTH_CELL (widget);
  gint64        id = keyboard ? 0 : jin_month_cell_pick_activity (self, x, y);

  for (guint i = 0; id != 0 && i < self->activities->len; i++)
    {
      JinRecord       *activity = g_ptr_array_index (self->activities, i);
      g_autofree char *text = NULL;

      if (jin_record_get_id (activity) != id)
        continue;
      text = g_strjoin ("\n", jin_record_get_title (activity), jin_record_get_ref_title (activity, JIN_ACTIVITY_ORGANISATION), NULL);
      gtk_tooltip_set_text (tooltip, text);
      return TRUE;
    }
  gtk_tooltip_set_text (tooltip, self->marks);
  return self->marks != NULL;
}

static void
jin_month_cell_dispose (GObject *object)
{
  JinMonthCell *self = JIN_MONTH_CELL (object);

  g_clear_pointer (&self->activities, g_ptr_array_unref);
  g_clear_pointer (&self->types, jin_code_list_unref);
  g_clear_pointer (&self->marks, g_free);
  G_OBJECT_CLASS (jin_month_cell_parent_class)->dispose (object);
}

static void
jin_month_cell_class_init (JinMonthCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jin_month_cell_dispose;
  widget_class->snapshot = jin_month_cell_snapshot;
  widget_class->measure = jin_month_cell_measure;
  widget_class->query_tooltip = jin_month_cell_query_tooltip;
  gtk_widget_class_set_css_name (widget_class, "monthcell");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID_CELL);
}

static void
jin_month_cell_init (JinMonthCell *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  g_signal_connect (self, "notify::has-focus", G_CALLBACK (gtk_widget_queue_draw), NULL);
}

GtkWidget *
jin_month_cell_new (void)
{
  return g_object_new (JIN_TYPE_MONTH_CELL, NULL);
}

/* Forgets the content, which was another day's. */
void
jin_month_cell_set_day (JinMonthCell *self, JinDate day)
{
  g_return_if_fail (JIN_IS_MONTH_CELL (self));
  if (jin_date_equal (self->day, day))
    return;
  self->day = day;
  jin_month_cell_set_content (self, NULL, self->types);
}

JinDate
jin_month_cell_get_day (JinMonthCell *self)
{
  g_return_val_if_fail (JIN_IS_MONTH_CELL (self), JIN_DATE_NONE);
  return self->day;
}

void
jin_month_cell_set_flags (JinMonthCell *self, JinMonthCellFlags mask, JinMonthCellFlags flags)
{
  JinMonthCellFlags wanted;
  gboolean          today_changed;

  g_return_if_fail (JIN_IS_MONTH_CELL (self));
  wanted = (self->flags & ~mask) | (flags & mask);
  if (wanted == self->flags)
    return;
  today_changed = ((self->flags ^ wanted) & JIN_MONTH_CELL_TODAY) != 0;
  self->flags = wanted;
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_SELECTED, (wanted & JIN_MONTH_CELL_SELECTED) != 0, -1);
  if (today_changed)
    update_name (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
jin_month_cell_set_content (JinMonthCell *self, const JinCalendarDay *content, JinCodeList *types)
{
  JinCodeList *kept = types != NULL ? jin_code_list_ref (types) : NULL;

  g_return_if_fail (JIN_IS_MONTH_CELL (self));
  g_clear_pointer (&self->activities, g_ptr_array_unref);
  g_clear_pointer (&self->types, jin_code_list_unref);
  g_free (self->marks);
  self->activities = content != NULL && content->activities != NULL ? g_ptr_array_ref (content->activities) : NULL;
  self->types = kept;
  self->marks = content != NULL ? g_strdup (content->marks) : NULL;
  self->free = content != NULL ? content->free : !jin_is_working_day (self->day, NULL);
  update_name (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Frames the bar of this activity; 0 for none. */
void
jin_month_cell_set_chosen (JinMonthCell *self, gint64 activity)
{
  g_return_if_fail (JIN_IS_MONTH_CELL (self));
  if (self->chosen == activity)
    return;
  self->chosen = activity;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

guint
jin_month_cell_get_n_activities (JinMonthCell *self)
{
  g_return_val_if_fail (JIN_IS_MONTH_CELL (self), 0);
  return self->activities != NULL ? self->activities->len : 0;
}

gint64
jin_month_cell_pick_activity (JinMonthCell *self, double x, double y)
{
  Measures measures;
  int      bottom;

  g_return_val_if_fail (JIN_IS_MONTH_CELL (self), 0);
  measure (self, &measures);
  bottom = measures.head;
  if (y < bottom || x < PADDING || x > gtk_widget_get_width (GTK_WIDGET (self)) - PADDING)
    return 0;
  for (int i = 0; i < measures.n_shown; i++)
    {
      g_autoptr (PangoLayout) bar = create_bar (self, i, measures.n_lines);

      bottom += bar_height (bar);
      if (y < bottom)
        return jin_record_get_id (g_ptr_array_index (self->activities, i));
    }
  return 0;
}
