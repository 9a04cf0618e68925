/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "office/jin-organisation.h"
#include "paper/jin-paper-forms.h"
#include "ui/jin-chart-card.h"
#include "ui/jin-charts-page.h"
#include "ui/jin-figure-tile.h"
#include "ui/jin-gradual.h"
#include "ui/jin-preview-page.h"
#include "ui/jin-wrap-box.h"

/*
 * The scope bar makes one JinScope, with which the store is asked for the tiles, then for the cards, some at a time: what
 * stands on top comes first, and each shows its answer as soon as it is there.
 */

#define ASKED_AT_ONCE 2
#define SHOWN_AT_ONCE 3

typedef enum {
  PERIOD_MONTH,
  PERIOD_QUARTER,
  PERIOD_YEAR,
} Period;

struct _JinChartsPage
{
  JinPage parent_instance;

  /* template */
  GtkDropDown     *organisation;
  GtkToggleButton *by_service;
  GtkDropDown     *kind;
  GtkButton       *earlier;
  GtkButton       *later;
  GtkLabel        *period_label;
  GtkEntry        *as_of;
  GtkFlowBox      *tiles;
  GtkFlowBox      *cards;

  /* owned */
  GArray       *organisations; /* gint64 ids of the drop-down's rows, 0 first */
  GPtrArray    *chart_cards;   /* JinChartCard */
  GPtrArray    *figure_tiles;  /* JinFigureTile */
  guint         next_card;     /* to be asked */
  guint         next_figure;
  GCancellable *cancellable;
  JinScope      scope;
  gboolean      filling; /* the drop-down is being filled: no questions */
};

G_DEFINE_FINAL_TYPE (JinChartsPage, jin_charts_page, JIN_TYPE_PAGE)

static JinStore *
get_store (JinChartsPage *self)
{
  return jin_window_get_store (jin_page_get_window (JIN_PAGE (self)));
}

/* ---- tiles ---- */

static void
tile_clicked_cb (JinChartsPage *self,
                 JinFigureTile *tile)
{
  const JinFigure *figure = jin_figure_tile_get (tile);

  jin_window_open_list (jin_page_get_window (JIN_PAGE (self)), figure->entity, figure->filter, figure->title);
}

static void
append_flow (GtkFlowBox *box,
             GtkWidget  *child)
{
  gtk_flow_box_append (box, child);
  /* The child, not its frame, is what Tab goes to. */
  gtk_widget_set_focusable (gtk_widget_get_parent (child), FALSE);
}

typedef struct
{
  guint    number; /* of the figure */
  JinScope scope;
} Question;

static gpointer
figure_func (JinStore     *store,
             gpointer      data,
             GCancellable *cancellable,
             GError      **error)
{
  Question *question = data;

  return jin_report_figure (store, question->number, &question->scope, cancellable, error);
}

static void ask_next (JinChartsPage *self);

static void
figure_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (JinChartsPage) self = user_data;
  g_autoptr (GError)        error = NULL;
  JinFigure                *figure = jin_store_run_finish (JIN_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->cancellable == NULL)
    {
      g_clear_pointer (&figure, jin_figure_free);
      return;
    }
  if (figure != NULL)
    jin_figure_tile_set (g_ptr_array_index (self->figure_tiles, figure->number), figure);
  else
    jin_window_show_error (jin_page_get_window (JIN_PAGE (self)), _ ("Could Not Count"), error);
  ask_next (self);
}

/* Figures before charts, each in its order. */
static void
ask_next (JinChartsPage *self)
{
  Question question = {self->next_figure, self->scope};

  if (self->next_figure < self->figure_tiles->len)
    {
      self->next_figure++;
      jin_store_run_async (get_store (self), figure_func, g_memdup2 (&question, sizeof question), g_free,
                           (GDestroyNotify)jin_figure_free, self->cancellable, figure_cb, g_object_ref (self));
    }
  else if (self->next_card < self->chart_cards->len)
    jin_chart_card_ask (self->chart_cards->pdata[self->next_card++], &self->scope);
}

/* ---- scope ---- */

static Period
get_period (JinChartsPage *self)
{
  return (Period)gtk_drop_down_get_selected (self->kind);
}

static int
period_months (Period period)
{
  return period == PERIOD_YEAR ? 12 : period == PERIOD_QUARTER ? 3
                                                               : 1;
}

/* The period of the chosen kind around @day. */
static void
set_period (JinChartsPage *self,
            JinDate        day)
{
  int              months = period_months (get_period (self));
  JinDate          first = JIN_DATE (day.year, (day.month - 1) / months * months + 1, 1);
  g_autofree char *from = NULL;
  g_autofree char *until = NULL;
  g_autofree char *text = NULL;

  self->scope.from = first;
  self->scope.until = jin_date_add_days (jin_date_add_months (first, months), -1);
  from = jin_date_format (self->scope.from);
  until = jin_date_format (self->scope.until);
  text = g_strdup_printf ("%s – %s", from, until);
  gtk_label_set_text (self->period_label, text);
}

static void
show_as_of (JinChartsPage *self)
{
  g_autofree char *text = jin_date_format (self->scope.as_of);

  gtk_editable_set_text (GTK_EDITABLE (self->as_of), text);
  gtk_widget_remove_css_class (GTK_WIDGET (self->as_of), "error");
}

static void
ask (JinChartsPage *self)
{
  guint row = gtk_drop_down_get_selected (self->organisation);

  if (self->filling)
    return;
  if (row < self->organisations->len)
    self->scope.organisation = g_array_index (self->organisations, gint64, row);
  self->scope.relation = gtk_toggle_button_get_active (self->by_service) ? JIN_BY_SERVICE : JIN_BY_ORGANISATION;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->next_figure = 0;
  self->next_card = 0;
  for (guint i = 0; i < self->chart_cards->len; i++)
    jin_chart_card_stop (self->chart_cards->pdata[i]);
  for (int i = 0; i < ASKED_AT_ONCE; i++)
    ask_next (self);
}

static void
kind_changed_cb (JinChartsPage *self)
{
  set_period (self, self->scope.until);
  ask (self);
}

/* Looking back, people are counted at the end of the period; looking at the present, today. */
static void
step (JinChartsPage *self,
      int            by)
{
  JinContext context = jin_window_context (jin_page_get_window (JIN_PAGE (self)));

  set_period (self, jin_date_add_months (self->scope.from, by * period_months (get_period (self))));
  self->scope.as_of = jin_date_compare (self->scope.until, context.today) < 0 ? self->scope.until : context.today;
  show_as_of (self);
  ask (self);
}

static void
earlier_cb (JinChartsPage *self)
{
  step (self, -1);
}

static void
later_cb (JinChartsPage *self)
{
  step (self, 1);
}

static void
as_of_cb (JinChartsPage *self)
{
  JinContext         context = jin_window_context (jin_page_get_window (JIN_PAGE (self)));
  g_autoptr (GError) error = NULL;
  JinDate            day = jin_date_parse (gtk_editable_get_text (GTK_EDITABLE (self->as_of)), context.today, &error);

  if (error != NULL)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self->as_of), "error");
      jin_window_toast (jin_page_get_window (JIN_PAGE (self)), error->message);
      return;
    }
  self->scope.as_of = jin_date_last (day);
  show_as_of (self);
  ask (self);
}

/* ---- organisations ---- */

static gpointer
organisations_func (JinStore     *store,
                    gpointer      data,
                    GCancellable *cancellable,
                    GError      **error)
{
  JinQuery query = {&jin_organisation_entity, .context = *(JinContext *)data};

  return jin_store_query (store, &query, 0, cancellable, error);
}

static void
fill_organisations (JinChartsPage *self,
                    GPtrArray     *rows)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  gint64                    chosen = self->scope.organisation;
  gint64                    whole = 0;
  guint                     selected = 0;

  g_array_set_size (self->organisations, 0);
  g_array_append_val (self->organisations, whole);
  gtk_string_list_append (names, _ ("The Whole Bureau"));
  for (guint i = 0; i < rows->len; i++)
    {
      gint64 id = jin_record_get_id (rows->pdata[i]);

      if (id == chosen)
        selected = self->organisations->len;
      g_array_append_val (self->organisations, id);
      gtk_string_list_append (names, jin_record_get_title (rows->pdata[i]));
    }
  self->filling = TRUE;
  gtk_drop_down_set_model (self->organisation, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->organisation, selected);
  self->filling = FALSE;
}

static void
organisations_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (JinChartsPage) self = user_data;
  g_autoptr (GError)        error = NULL;
  g_autoptr (GPtrArray)     rows = jin_store_run_finish (JIN_STORE (source), result, &error);

  if (self->chart_cards == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (rows == NULL)
    jin_window_show_error (jin_page_get_window (JIN_PAGE (self)), _ ("Could Not Read the Organisations"), error);
  else
    fill_organisations (self, rows);
  ask (self);
}

/* Something was written: organisations may be new, numbers others. */
static void
refresh (JinChartsPage *self)
{
  JinContext context = jin_window_context (jin_page_get_window (JIN_PAGE (self)));

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  jin_store_run_async (get_store (self), organisations_func, g_memdup2 (&context, sizeof context), g_free,
                       (GDestroyNotify)g_ptr_array_unref, NULL, organisations_cb, g_object_ref (self));
}

/* ---- paper ---- */

static gpointer
paper_func (JinStore     *store,
            gpointer      data,
            GCancellable *cancellable,
            GError      **error)
{
  return jin_paper_charts (store, NULL, data, JIN_PAPER_A4, TRUE, cancellable, error);
}

static void
paper_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (JinChartsPage) self = user_data;
  g_autoptr (GError)        error = NULL;
  JinDocument              *document = jin_store_run_finish (JIN_STORE (source), result, &error);
  JinWindow                *window = jin_page_get_window (JIN_PAGE (self));

  if (document != NULL)
    jin_window_push (window, jin_preview_page_new (window, document));
  else
    jin_window_show_error (window, _ ("Could Not Prepare the Sheet"), error);
}

static void
jin_charts_page_print (JinPage *page)
{
  JinChartsPage *self = JIN_CHARTS_PAGE (page);

  jin_store_run_async (get_store (self), paper_func, g_memdup2 (&self->scope, sizeof self->scope), g_free, g_object_unref,
                       NULL, paper_cb, g_object_ref (self));
}

/* ---- class ---- */

static void
jin_charts_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (jin_charts_page_parent_class)->map (widget);
  refresh (JIN_CHARTS_PAGE (widget));
}

static void
jin_charts_page_dispose (GObject *object)
{
  JinChartsPage *self = JIN_CHARTS_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->chart_cards, g_ptr_array_unref);
  g_clear_pointer (&self->figure_tiles, g_ptr_array_unref);
  g_clear_pointer (&self->organisations, g_array_unref);

  G_OBJECT_CLASS (jin_charts_page_parent_class)->dispose (object);
}

static void
jin_charts_page_class_init (JinChartsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jin_charts_page_dispose;
  widget_class->map = jin_charts_page_map;
  JIN_PAGE_CLASS (klass)->print = jin_charts_page_print;

  g_type_ensure (JIN_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/jinqiu/Jinqiu/ui/jin-charts-page.ui");
  gtk_widget_class_bind_template_child (widget_class, JinChartsPage, as_of);
  gtk_widget_class_bind_template_child (widget_class, JinChartsPage, by_service);
  gtk_widget_class_bind_template_child (widget_class, JinChartsPage, cards);
  gtk_widget_class_bind_template_child (widget_class, JinChartsPage, earlier);
  gtk_widget_class_bind_template_child (widget_class, JinChartsPage, kind);
  gtk_widget_class_bind_template_child (widget_class, JinChartsPage, later);
  gtk_widget_class_bind_template_child (widget_class, JinChartsPage, organisation);
  gtk_widget_class_bind_template_child (widget_class, JinChartsPage, period_label);
  gtk_widget_class_bind_template_child (widget_class, JinChartsPage, tiles);
}

static void
jin_charts_page_init (JinChartsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->organisations = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->chart_cards = g_ptr_array_new ();
  self->figure_tiles = g_ptr_array_new ();
  g_signal_connect_object (self->organisation, "notify::selected", G_CALLBACK (ask), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->by_service, "toggled", G_CALLBACK (ask), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->kind, "notify::selected", G_CALLBACK (kind_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->earlier, "clicked", G_CALLBACK (earlier_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->later, "clicked", G_CALLBACK (later_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->as_of, "activate", G_CALLBACK (as_of_cb), self, G_CONNECT_SWAPPED);
}

static void
add_tiles (JinChartsPage *self)
{
  for (guint i = 0; i < jin_figures_count (); i++)
    {
      GtkWidget *tile = jin_figure_tile_new (jin_figure_title (i));

      g_signal_connect_object (tile, "clicked", G_CALLBACK (tile_clicked_cb), self, G_CONNECT_SWAPPED);
      g_ptr_array_add (self->figure_tiles, tile);
      append_flow (self->tiles, tile);
    }
}

/* Sensitive charts (health) are for the person page and paper on demand (R95), not for this wall. */
static void
add_cards (JinChartsPage *self,
           JinWindow     *window)
{
  guint               n;
  const JinChartSpec *specs = jin_chart_specs (&n);

  for (guint i = 0; i < n; i++)
    {
      GtkWidget *card;

      if (specs[i].sensitive)
        continue;
      card = jin_chart_card_new (window, &specs[i]);
      g_signal_connect_object (card, "answered", G_CALLBACK (ask_next), self, G_CONNECT_SWAPPED);
      g_ptr_array_add (self->chart_cards, card);
      append_flow (self->cards, card);
    }
  jin_gradual_show (GTK_WIDGET (self->cards), SHOWN_AT_ONCE);
}

JinPage *
jin_charts_page_new (JinWindow *window)
{
  JinChartsPage *self = g_object_new (JIN_TYPE_CHARTS_PAGE, "window", window, "title", C_ ("page", "Charts"), NULL);
  JinContext     context = jin_window_context (window);

  self->scope = jin_scope_for_year (context.today.year);
  self->scope.as_of = context.today;
  set_period (self, context.today);
  show_as_of (self);
  add_tiles (self);
  add_cards (self, window);
  g_signal_connect_object (jin_window_get_store (window), "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);

  return JIN_PAGE (self);
}
