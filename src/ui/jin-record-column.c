/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include "record/jin-format.h"
#include "ui/jin-record-column.h"

/* What a column needs to fill a cell; owned by the column. */
typedef struct
{
  JinStore        *store; /* borrowed: the window keeps it as long as its lists */
  const JinEntity *entity;
  int              field;
} Cells;

static const char cells_key[] = "jin-cells";
static const char item_key[] = "jin-list-item";

static gboolean
tooltip_cb (GtkLabel *label, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  if (!pango_layout_is_ellipsized (gtk_label_get_layout (label)))
    return FALSE;
  gtk_tooltip_set_text (tooltip, gtk_label_get_text (label));
  return TRUE;
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, Cells *cells)
{
  const JinField *field = jin_entity_field (cells->entity, cells->field);
  GtkWidget      *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), jin_field_is_right_aligned (field) ? 1 : 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_single_line_mode (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_set_has_tooltip (label, TRUE);
  g_signal_connect (label, "query-tooltip", G_CALLBACK (tooltip_cb), NULL);
  g_object_set_data (G_OBJECT (label), item_key, item);
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, Cells *cells)
{
  JinContext       context = jin_context_now ();
  g_autofree char *text = jin_record_format (gtk_list_item_get_item (item), cells->field, &context, JIN_MASK_INTERNAL, jin_store_list_func, cells->store);

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)), text);
}

static void
teardown_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_list_item_get_child (item);

  if (label != NULL)
    g_object_set_data (G_OBJECT (label), item_key, NULL);
}

/* Never sorts: the rows come sorted from the store. It tells jin_record_column_sorted_by() which column GTK asks first. */
static int
probe_cb (gconstpointer a, gconstpointer b, gpointer data)
{
  int *asked = data;

  *asked = 1;
  return -1;
}

GtkColumnViewColumn *
jin_record_column_new (JinStore *store, const JinEntity *entity, int field)
{
  const JinField       *declared = jin_entity_field (entity, field);
  GtkListItemFactory   *factory = gtk_signal_list_item_factory_new ();
  GtkColumnViewColumn  *column = gtk_column_view_column_new (jin_field_label (declared), factory);
  g_autoptr (GtkSorter) sorter = NULL;
  Cells                *cells = g_new (Cells, 1);
  int                  *asked = g_new0 (int, 1);

  *cells = (Cells){store, entity, field};
  g_object_set_data_full (G_OBJECT (column), cells_key, cells, g_free);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), cells);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), cells);
  g_signal_connect (factory, "teardown", G_CALLBACK (teardown_cb), NULL);
  /* What is worked out row by row can't be asked for in order. */
  if (!jin_field_is_computed (declared) || declared->expression != NULL)
    {
      sorter = GTK_SORTER (gtk_custom_sorter_new (probe_cb, asked, NULL));
      gtk_column_view_column_set_sorter (column, sorter);
    }
  g_object_set_data_full (G_OBJECT (column), "jin-asked", asked, g_free);
  gtk_column_view_column_set_resizable (column, TRUE);
  return column;
}

int
jin_record_column_get_field (GtkColumnViewColumn *column)
{
  Cells *cells = g_object_get_data (G_OBJECT (column), cells_key);

  return cells->field;
}

void
jin_record_column_set_width (GtkColumnViewColumn *column, GtkWidget *view)
{
  const int         padding = 24;
  Cells            *cells = g_object_get_data (G_OBJECT (column), cells_key);
  const JinField   *field = jin_entity_field (cells->entity, cells->field);
  PangoContext     *pango = gtk_widget_get_pango_context (view);
  PangoFontMetrics *metrics = pango_context_get_metrics (pango, NULL, NULL);
  int               digit = pango_font_metrics_get_approximate_digit_width (metrics);
  int               head = g_utf8_strlen (jin_field_label (field), -1);
  int               characters = jin_field_width (field);

  pango_font_metrics_unref (metrics);
  /* The head needs room too, and for the arrow of sorting. */
  if (g_unichar_iswide (g_utf8_get_char (jin_field_label (field))))
    head *= 2;
  characters = MAX (characters, head + 2);
  gtk_column_view_column_set_fixed_width (column, characters * digit / PANGO_SCALE + padding);
}

int
jin_record_column_sorted_by (GtkColumnView *view, gboolean *descending)
{
  GListModel *columns = gtk_column_view_get_columns (view);
  /* GTK 4.8 doesn't say by which column its head sorts: comparing two things asks the columns' sorters in turn, and the
   * first to be asked answers "smaller". */
  g_autoptr (GObject) a = g_object_new (G_TYPE_OBJECT, NULL);
  g_autoptr (GObject) b = g_object_new (G_TYPE_OBJECT, NULL);
  GtkOrdering         ordering = gtk_sorter_compare (gtk_column_view_get_sorter (view), a, b);
  int                 field = 0;

  *descending = ordering == GTK_ORDERING_LARGER;
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      int                            *asked = g_object_get_data (G_OBJECT (column), "jin-asked");

      if (*asked != 0)
        field = jin_record_column_get_field (column);
      *asked = 0;
    }
  return field;
}

static GtkListItem *
find_below (GtkWidget *widget)
{
  GtkListItem *item = g_object_get_data (G_OBJECT (widget), item_key);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && item == NULL; child = gtk_widget_get_next_sibling (child))
    item = find_below (child);
  return item;
}

guint
jin_record_column_position (GtkWidget *widget)
{
  /* The label itself, its cell or the row: none of them holds the cells of other rows. */
  for (int steps = 0; widget != NULL && steps < 3 && !GTK_IS_COLUMN_VIEW (widget); steps++, widget = gtk_widget_get_parent (widget))
    {
      GtkListItem *item = find_below (widget);

      if (item != NULL)
        return gtk_list_item_get_position (item);
    }
  return GTK_INVALID_LIST_POSITION;
}
