/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "chart/jin-scene-output.h"
#include "paper/jin-paper-forms.h"
#include "report/jin-chart-table.h"
#include "report/jin-report-chart.h"
#include "ui/jin-chart-card.h"
#include "ui/jin-chart-view.h"
#include "ui/jin-gradual.h"
#include "ui/jin-preview-page.h"
#include "ui/jin-record-column.h"

/* Size of a chart in a file, in points: a third of an A4 sheet, enlarged twice for pictures. */
#define FILE_WIDTH 760
#define FILE_HEIGHT 480
#define FILE_SCALE 2

struct _JinChartCard
{
  GtkBox parent_instance;

  /* template */
  GtkLabel      *question;
  GtkMenuButton *menu_button;
  GMenuModel    *card_menu;
  GtkLabel      *sentence;
  GtkStack      *stack;
  JinChartView  *view;
  GtkLabel      *trouble;

  /* borrowed */
  JinWindow          *window;
  const JinChartSpec *spec;

  JinScope      scope;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (JinChartCard, jin_chart_card, GTK_TYPE_BOX)

enum {
  ANSWERED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

typedef struct
{
  const JinChartSpec *spec;
  JinScope            scope;
} Question;

/* ---- asking ---- */

static gpointer
ask_func (JinStore     *store,
          gpointer      data,
          GCancellable *cancellable,
          GError      **error)
{
  Question *question = data;

  return jin_report_chart (store, question->spec, &question->scope, cancellable, error);
}

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (JinChartCard) self = user_data;
  g_autoptr (GError)       error = NULL;
  g_autoptr (JinChartData) data = jin_store_run_finish (JIN_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->window == NULL)
    return;
  if (data == NULL)
    {
      gtk_label_set_text (self->trouble, error->message);
      gtk_stack_set_visible_child_name (self->stack, "error");
    }
  else
    {
      gtk_label_set_text (self->sentence, jin_chart_data_get_sentence (data));
      jin_chart_view_set (self->view, self->spec->kind, data);
      gtk_stack_set_visible_child_name (self->stack, "chart");
    }
  g_signal_emit (self, signals[ANSWERED], 0);
}

void
jin_chart_card_stop (JinChartCard *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  /* The old answer stays until the new one is there: no flicker. */
  if (jin_chart_view_get_data (self->view) == NULL)
    gtk_stack_set_visible_child_name (self->stack, "loading");
}

void
jin_chart_card_ask (JinChartCard   *self,
                    const JinScope *scope)
{
  Question *question = g_new (Question, 1);

  jin_chart_card_stop (self);
  self->cancellable = g_cancellable_new ();
  self->scope = *scope;
  *question = (Question){self->spec, *scope};
  jin_store_run_async (jin_window_get_store (self->window), ask_func, question, g_free, (GDestroyNotify)jin_chart_data_unref,
                       self->cancellable, answered_cb, g_object_ref (self));
}

/* ---- the list behind a datum ---- */

static void
activated_cb (JinChartCard *self,
              int           datum)
{
  g_autofree char *title = NULL;
  const char      *filter = jin_chart_view_get_filter (self->view, &title);

  if (filter != NULL && *filter != '\0')
    jin_window_open_list (self->window, self->spec->entity, filter, title);
}

/* ---- menu ---- */

static GtkWidget *
new_dialog (JinChartCard *self,
            int           width,
            int           height,
            GtkWidget    *child)
{
  GtkWidget          *dialog = g_object_new (ADW_TYPE_WINDOW, "transient-for", self->window, "modal", TRUE, "default-width", width,
                                             "default-height", height, "title", gtk_label_get_text (self->question), NULL);
  GtkWidget          *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget          *scroller = gtk_scrolled_window_new ();
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                                                          gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (dialog, keys);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), child);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (box), scroller);
  adw_window_set_content (ADW_WINDOW (dialog), box);
  return dialog;
}

static void
enlarge_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  JinChartCard *self = JIN_CHART_CARD (widget);
  GtkWidget    *view = jin_chart_view_new ();

  if (jin_chart_view_get_data (self->view) == NULL)
    return;
  jin_chart_view_set (JIN_CHART_VIEW (view), self->spec->kind, jin_chart_view_get_data (self->view));
  gtk_widget_set_vexpand (view, TRUE);
  gtk_widget_set_margin_start (view, 24);
  gtk_widget_set_margin_end (view, 24);
  gtk_widget_set_margin_bottom (view, 24);
  gtk_window_present (GTK_WINDOW (new_dialog (self, 1100, 700, view)));
}

/* ---- the table ---- */

static gboolean
is_text (JinTable *table,
         guint     column)
{
  return jin_table_column (table, column)->type == JIN_TYPE_TEXT;
}

static void
cell_setup_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *item,
               gpointer                  column)
{
  JinTable  *table = g_object_get_data (G_OBJECT (factory), "table");
  GtkWidget *cell = gtk_inscription_new (NULL);

  gtk_inscription_set_xalign (GTK_INSCRIPTION (cell), is_text (table, GPOINTER_TO_UINT (column)) ? 0 : 1);
  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (cell), GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_widget_add_css_class (cell, "numeric");
  gtk_list_item_set_child (item, cell);
}

static void
cell_bind_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *item,
              gpointer                  column)
{
  JinTable *table = g_object_get_data (G_OBJECT (factory), "table");

  gtk_inscription_set_text (GTK_INSCRIPTION (gtk_list_item_get_child (item)),
                            jin_table_text (table, gtk_list_item_get_position (item), GPOINTER_TO_UINT (column)));
}

static void
append_column (GtkColumnView *view,
               JinTable      *table,
               guint          column)
{
  GtkListItemFactory             *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) shown = gtk_column_view_column_new (jin_table_column (table, column)->head, factory);

  g_object_set_data_full (G_OBJECT (factory), "table", jin_table_ref (table), (GDestroyNotify)jin_table_unref);
  g_signal_connect (factory, "setup", G_CALLBACK (cell_setup_cb), GUINT_TO_POINTER (column));
  g_signal_connect (factory, "bind", G_CALLBACK (cell_bind_cb), GUINT_TO_POINTER (column));
  gtk_column_view_column_set_resizable (shown, TRUE);
  /* Numbers stay under their heads. */
  gtk_column_view_column_set_expand (shown, is_text (table, column));
  gtk_column_view_append_column (view, shown);
  if (!is_text (table, column))
    jin_record_column_align_head (view, shown);
}

/* The same numbers for those who would rather read than look, and for screen readers. */
static void
table_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  JinChartCard             *self = JIN_CHART_CARD (widget);
  JinChartData             *data = jin_chart_view_get_data (self->view);
  g_autoptr (JinTable)      table = data != NULL ? jin_report_chart_table (data) : NULL;
  g_autoptr (GtkStringList) places = gtk_string_list_new (NULL);
  GtkWidget                *view;

  if (table == NULL)
    return;
  /* A bureau has two thousand organisations: rows are made as they are looked at, and found by their places. */
  for (guint r = 0; r < jin_table_n_rows (table); r++)
    gtk_string_list_append (places, "");
  view = gtk_column_view_new (GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (jin_gradual_new (G_LIST_MODEL (g_steal_pointer (&places)))))));
  gtk_widget_add_css_class (view, "data-table");
  gtk_widget_add_css_class (view, "records");
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, gtk_label_get_text (self->question), -1);
  for (guint c = 0; c < jin_table_n_columns (table); c++)
    append_column (GTK_COLUMN_VIEW (view), table, c);
  gtk_window_present (GTK_WINDOW (new_dialog (self, 560, 480, view)));
}

static gpointer
paper_func (JinStore     *store,
            gpointer      data,
            GCancellable *cancellable,
            GError      **error)
{
  Question    *question = data;
  JinPageSetup setup = jin_page_setup (JIN_PAPER_A4, TRUE);

  return jin_paper_chart (store, question->spec->name, &question->scope, &setup, cancellable, error);
}

static void
paper_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (JinChartCard) self = user_data;
  g_autoptr (GError)       error = NULL;
  JinDocument             *document = jin_store_run_finish (JIN_STORE (source), result, &error);

  if (document != NULL)
    jin_window_push (self->window, jin_preview_page_new (self->window, document));
  else
    jin_window_show_error (self->window, _ ("Could Not Prepare the Sheet"), error);
}

static void
print_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  JinChartCard *self = JIN_CHART_CARD (widget);
  Question     *question;

  if (jin_chart_view_get_data (self->view) == NULL)
    return;
  question = g_new (Question, 1);
  *question = (Question){self->spec, self->scope};
  jin_store_run_async (jin_window_get_store (self->window), paper_func, question, g_free, g_object_unref, NULL, paper_cb,
                       g_object_ref (self));
}

static gboolean
write_file (JinChartCard *self,
            const char   *path,
            GError      **error)
{
  JinChartData        *data = jin_chart_view_get_data (self->view);
  g_autoptr (JinScene) scene = NULL;
  JinChartTheme        theme;

  jin_chart_theme_init (&theme, JIN_CHART_LOOK_LIGHT, 1.0);
  theme.heading = TRUE;
  scene = jin_chart_layout (self->spec->kind, data, &theme, FILE_WIDTH, FILE_HEIGHT);
  if (g_str_has_suffix (path, ".svg"))
    return jin_scene_write_svg (scene, path, jin_chart_data_get_title (data), jin_chart_data_get_sentence (data), error);
  if (g_str_has_suffix (path, ".pdf"))
    return jin_scene_write_pdf (scene, path, jin_chart_data_get_title (data), error);
  return jin_scene_write_png (scene, path, FILE_SCALE, error);
}

static void
save_cb (GtkNativeDialog *dialog,
         int              response,
         JinChartCard    *self)
{
  g_autoptr (GFile)  file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog)) : NULL;
  g_autofree char   *path = file != NULL ? g_file_get_path (file) : NULL;
  g_autofree char   *name = path != NULL ? g_path_get_basename (path) : NULL;
  g_autofree char   *text = NULL;
  g_autoptr (GError) error = NULL;

  g_object_unref (dialog);
  if (path != NULL && !write_file (self, path, &error))
    jin_window_show_error (self->window, _ ("Could Not Save the Chart"), error);
  else if (path != NULL)
    {
      /* Translators: %s is a file's name */
      text = g_strdup_printf (_ ("Saved “%s”"), name);
      jin_window_toast (self->window, text);
    }
  g_object_unref (self);
}

static void
add_file_filter (GtkFileChooserNative *dialog,
                 const char           *label,
                 const char           *suffix)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, label);
  gtk_file_filter_add_suffix (filter, suffix);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
}

static void
save_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  JinChartCard         *self = JIN_CHART_CARD (widget);
  JinChartData         *data = jin_chart_view_get_data (self->view);
  GtkFileChooserNative *dialog;
  g_autofree char      *file_name = NULL;

  if (data == NULL)
    return;
  file_name = g_strconcat (jin_chart_data_get_title (data), ".png", NULL);
  dialog = gtk_file_chooser_native_new (_ ("Save the Chart"), GTK_WINDOW (self->window), GTK_FILE_CHOOSER_ACTION_SAVE,
                                           _ ("_Save"), _ ("_Cancel"));
  add_file_filter (dialog, _ ("Picture (PNG)"), "png");
  add_file_filter (dialog, "PDF", "pdf");
  add_file_filter (dialog, _ ("Drawing (SVG)"), "svg");
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), file_name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect (dialog, "response", G_CALLBACK (save_cb), g_object_ref (self));
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/* A dozen menus that nobody has opened would take longer to make than the cards. */
static void
create_menu_cb (GtkMenuButton *button,
                gpointer       self)
{
  if (gtk_menu_button_get_menu_model (button) == NULL)
    gtk_menu_button_set_menu_model (button, JIN_CHART_CARD (self)->card_menu);
}

/* ---- class ---- */

static void
jin_chart_card_dispose (GObject *object)
{
  JinChartCard *self = JIN_CHART_CARD (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->window = NULL;

  G_OBJECT_CLASS (jin_chart_card_parent_class)->dispose (object);
}

static void
jin_chart_card_class_init (JinChartCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jin_chart_card_dispose;
  signals[ANSWERED] = g_signal_new ("answered", JIN_TYPE_CHART_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (JIN_TYPE_CHART_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/jinqiu/Jinqiu/ui/jin-chart-card.ui");
  gtk_widget_class_bind_template_child (widget_class, JinChartCard, card_menu);
  gtk_widget_class_bind_template_child (widget_class, JinChartCard, menu_button);
  gtk_widget_class_bind_template_child (widget_class, JinChartCard, question);
  gtk_widget_class_bind_template_child (widget_class, JinChartCard, sentence);
  gtk_widget_class_bind_template_child (widget_class, JinChartCard, stack);
  gtk_widget_class_bind_template_child (widget_class, JinChartCard, trouble);
  gtk_widget_class_bind_template_child (widget_class, JinChartCard, view);
  gtk_widget_class_install_action (widget_class, "card.enlarge", NULL, enlarge_action);
  gtk_widget_class_install_action (widget_class, "card.table", NULL, table_action);
  gtk_widget_class_install_action (widget_class, "card.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "card.save", NULL, save_action);
}

static void
jin_chart_card_init (JinChartCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->menu_button, create_menu_cb, self, NULL);
  g_signal_connect_object (self->view, "datum-activated", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
}

GtkWidget *
jin_chart_card_new (JinWindow          *window,
                    const JinChartSpec *spec)
{
  JinChartCard *self = g_object_new (JIN_TYPE_CHART_CARD, NULL);

  self->window = window;
  self->spec = spec;
  gtk_label_set_text (self->question, _ (spec->question));
  return GTK_WIDGET (self);
}
