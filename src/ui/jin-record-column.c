/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <math.h>

#include "record/jin-format.h"
#include "ui/jin-record-column.h"
#include "ui/jin-search-reason.h"
#include "ui/jin-tooltip.h"

/* What a column needs to fill a cell; owned by the column. */
typedef struct
{
  JinStore        *store; /* borrowed: the window keeps it as long as its lists */
  JinStoreList    *rows;
  const JinEntity *entity;
  int              field;
  GHashTable      *bound; /* GtkListItem: those that show a row */
  int              width; /* in pixels, as it was set last; 0 at first */
} Cells;

static void
cells_free (Cells *cells)
{
  g_clear_object (&cells->rows);
  g_hash_table_unref (cells->bound);
  g_free (cells);
}

static const char cells_key[] = "jin-cells";
static const char item_key[] = "jin-list-item";

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, Cells *cells)
{
  const JinField *field = jin_entity_field (cells->entity, cells->field);
  GtkWidget      *cell = jin_tooltip_line_new ();

  gtk_inscription_set_xalign (GTK_INSCRIPTION (cell), jin_field_is_right_aligned (field) ? 1 : 0);
  gtk_widget_add_css_class (cell, "numeric");
  g_object_set_data (G_OBJECT (cell), item_key, item);
  gtk_list_item_set_child (item, cell);
  /* The row takes the clicks: in GTK 4.8 its cells would, too, and two of them with Ctrl select nothing. */
  gtk_list_item_set_selectable (item, FALSE);
  gtk_list_item_set_activatable (item, FALSE);
}

static gboolean
is_shown (GtkColumnView *view, int field)
{
  GListModel *columns = gtk_column_view_get_columns (view);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (jin_record_column_get_field (column) == field)
        return TRUE;
    }
  return FALSE;
}

/* Behind the name, and fainter, stands why a search found the row, unless a column shows that anyway. */
static void
add_reason (Cells *cells, GtkListItem *item, char **text)
{
  GtkInscription           *cell = GTK_INSCRIPTION (gtk_list_item_get_child (item));
  GtkWidget                *view = gtk_widget_get_ancestor (GTK_WIDGET (cell), GTK_TYPE_COLUMN_VIEW);
  const JinSearchHit       *hit = *text != NULL ? jin_store_list_get_hit (cells->rows, gtk_list_item_get_position (item)) : NULL;
  gboolean                  known = hit == NULL || (hit->via == NULL && view != NULL && is_shown (GTK_COLUMN_VIEW (view), hit->field));
  g_autofree char          *reason = known ? NULL : jin_search_reason (cells->store, hit);
  g_autoptr (PangoAttrList) attributes = NULL;

  if (reason != NULL)
    {
      PangoAttribute  *fainter = pango_attr_foreground_alpha_new (G_MAXUINT16 * 6 / 10);
      g_autofree char *name = *text;

      fainter->start_index = (guint)strlen (name);
      attributes = pango_attr_list_new ();
      pango_attr_list_insert (attributes, fainter);
      *text = g_strconcat (name, "　", reason, NULL);
    }
  gtk_inscription_set_attributes (cell, attributes);
}

static void
fill (Cells *cells, GtkListItem *item)
{
  g_autoptr (JinRecord) record = g_list_model_get_item (G_LIST_MODEL (cells->rows), gtk_list_item_get_position (item));
  JinContext            context = jin_context_now ();
  g_autofree char      *text = NULL;

  /* One that has not come from the disk yet has nothing to say. */
  if (record != NULL && jin_record_get_revision (record) > 0)
    text = jin_record_format (record, cells->field, &context, JIN_MASK_INTERNAL, jin_store_list_func, cells->store);
  if (cells->field == cells->entity->title)
    add_reason (cells, item, &text);
  gtk_inscription_set_text (GTK_INSCRIPTION (gtk_list_item_get_child (item)), text);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, Cells *cells)
{
  g_hash_table_add (cells->bound, item);
  fill (cells, item);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, Cells *cells)
{
  g_hash_table_remove (cells->bound, item);
}

static void
teardown_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *cell = gtk_list_item_get_child (item);

  if (cell != NULL)
    g_object_set_data (G_OBJECT (cell), item_key, NULL);
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
jin_record_column_new (JinStore *store, JinStoreList *rows, const JinEntity *entity, int field)
{
  const JinField       *declared = jin_entity_field (entity, field);
  GtkListItemFactory   *factory = gtk_signal_list_item_factory_new ();
  GtkColumnViewColumn  *column = gtk_column_view_column_new (jin_field_label (declared), factory);
  g_autoptr (GtkSorter) sorter = NULL;
  Cells                *cells = g_new (Cells, 1);
  int                  *asked = g_new0 (int, 1);

  *cells = (Cells){store, g_object_ref (rows), entity, field, g_hash_table_new (NULL, NULL), 0};
  g_object_set_data_full (G_OBJECT (column), cells_key, cells, (GDestroyNotify)cells_free);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), cells);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), cells);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), cells);
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
jin_record_column_fill (GtkColumnViewColumn *column, guint position, guint n_rows)
{
  Cells         *cells = g_object_get_data (G_OBJECT (column), cells_key);
  GHashTableIter iter;
  gpointer       item;

  g_hash_table_iter_init (&iter, cells->bound);
  while (g_hash_table_iter_next (&iter, &item, NULL))
    if (gtk_list_item_get_position (item) - position < n_rows)
      fill (cells, item);
}

static gboolean
can_be_cut (const JinField *field)
{
  return (field->flags & JIN_FIELD_NAME) == 0 && (field->type == JIN_TYPE_TEXT || field->type == JIN_TYPE_LONG_TEXT || field->type == JIN_TYPE_CHOICE || field->type == JIN_TYPE_CHOICES || field->type == JIN_TYPE_REFERENCE);
}

/* How many pixels the longest text takes that holds the reason for a hit. */
static int
reasons_width (Cells *cells)
{
  int            width = 0;
  GHashTableIter iter;
  gpointer       item;

  g_hash_table_iter_init (&iter, cells->bound);
  while (g_hash_table_iter_next (&iter, &item, NULL))
    {
      GtkInscription         *cell = GTK_INSCRIPTION (gtk_list_item_get_child (item));
      g_autoptr (PangoLayout) layout = NULL;
      int                     n;

      if (gtk_inscription_get_attributes (cell) == NULL)
        continue;
      layout = gtk_widget_create_pango_layout (GTK_WIDGET (cell), gtk_inscription_get_text (cell));
      pango_layout_get_pixel_size (layout, &n, NULL);
      width = MAX (width, n);
    }
  return width;
}

static int
natural_width (GtkColumnViewColumn *column, GtkWidget *view, int *least)
{
  const int         padding = 16;
  Cells            *cells = g_object_get_data (G_OBJECT (column), cells_key);
  const JinField   *field = jin_entity_field (cells->entity, cells->field);
  PangoContext     *pango = gtk_widget_get_pango_context (view);
  PangoFontMetrics *metrics = pango_context_get_metrics (pango, NULL, NULL);
  int               digit = pango_font_metrics_get_approximate_digit_width (metrics);
  int               head = g_utf8_strlen (jin_field_label (field), -1);
  int               characters, reasons;

  pango_font_metrics_unref (metrics);
  /* The head needs room too, and for the arrow of sorting. */
  if (g_unichar_iswide (g_utf8_get_char (jin_field_label (field))))
    head *= 2;
  characters = MAX (jin_field_width (field), head + 2);
  reasons = reasons_width (cells);
  *least = MAX ((can_be_cut (field) ? head + 2 : characters) * digit / PANGO_SCALE, reasons) + padding;
  return MAX (characters * digit / PANGO_SCALE, reasons) + padding;
}

/* Not where somebody drew it to another width. */
static void
set_width (GtkColumnViewColumn *column, int width)
{
  Cells *cells = g_object_get_data (G_OBJECT (column), cells_key);

  if (cells->width != 0 && gtk_column_view_column_get_fixed_width (column) != cells->width)
    return;
  cells->width = width;
  gtk_column_view_column_set_fixed_width (column, width);
}

/* How much of what texts could be cut by has to go, so that all columns are seen: none when that would not be enough. */
static double
find_cut (GtkColumnView *view)
{
  GListModel    *columns = gtk_column_view_get_columns (view);
  GtkAdjustment *across = gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (view));
  double         room = across != NULL ? gtk_adjustment_get_page_size (across) : 0;
  int            natural = 0, least = 0;

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      int                             least_of_column;

      natural += natural_width (column, GTK_WIDGET (view), &least_of_column);
      least += least_of_column;
    }
  return room >= least && room < natural ? (natural - room) / (natural - least) : 0;
}

void
jin_record_columns_fit (GtkColumnView *view)
{
  GListModel *columns = gtk_column_view_get_columns (view);
  guint       n_columns = g_list_model_get_n_items (columns);
  guint       last_text = 0;
  double      cut = find_cut (view);

  /* Numbers spread out would stand away from their head. */
  for (guint i = 0; i < n_columns; i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      Cells                          *cells = g_object_get_data (G_OBJECT (column), cells_key);

      if (!jin_field_is_right_aligned (jin_entity_field (cells->entity, cells->field)))
        last_text = i;
    }
  for (guint i = 0; i < n_columns; i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      int                             least;
      int                             natural = natural_width (column, GTK_WIDGET (view), &least);

      set_width (column, natural - (int)ceil ((natural - least) * cut));
      gtk_column_view_column_set_expand (column, i == last_text);
    }
}

void
jin_record_column_align_head (GtkColumnView *view, GtkColumnViewColumn *column)
{
  GtkWidget *header = gtk_widget_get_first_child (GTK_WIDGET (view));

  /* GTK 4.8 has no way from a column to its head, but that it bears the column's title. */
  for (GtkWidget *head = gtk_widget_get_first_child (header); head != NULL; head = gtk_widget_get_next_sibling (head))
    {
      GtkWidget *box = gtk_widget_get_first_child (head);
      GtkWidget *label = box != NULL ? gtk_widget_get_first_child (box) : NULL;

      if (GTK_IS_LABEL (label) && g_str_equal (gtk_label_get_text (GTK_LABEL (label)), gtk_column_view_column_get_title (column)))
        {
          gtk_widget_set_halign (box, GTK_ALIGN_END);
          /* The arrow of sorting goes before the words, whose end stands over the numbers'. */
          gtk_box_reorder_child_after (GTK_BOX (box), label, gtk_widget_get_last_child (box));
        }
    }
}

/* GTK 4.8 doesn't tell, but its titles stand in the order of the columns. */
int
jin_record_column_head_at (GtkColumnView *view, double x, double y)
{
  g_autoptr (GtkColumnViewColumn) column = NULL;
  GtkWidget                      *title = gtk_widget_pick (GTK_WIDGET (view), x, y, GTK_PICK_DEFAULT);
  guint                           position = 0;

  while (title != NULL && g_strcmp0 (G_OBJECT_TYPE_NAME (title), "GtkColumnViewTitle") != 0)
    title = gtk_widget_get_parent (title);
  if (title == NULL)
    return 0;
  while ((title = gtk_widget_get_prev_sibling (title)) != NULL)
    position++;
  column = g_list_model_get_item (gtk_column_view_get_columns (view), position);
  return column != NULL ? jin_record_column_get_field (column) : 0;
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

GtkWidget *
jin_record_column_find_row (GtkColumnViewColumn *column, guint position)
{
  Cells         *cells = g_object_get_data (G_OBJECT (column), cells_key);
  GHashTableIter iter;
  gpointer       item;

  g_hash_table_iter_init (&iter, cells->bound);
  while (g_hash_table_iter_next (&iter, &item, NULL))
    if (gtk_list_item_get_position (item) == position)
      return gtk_widget_get_parent (gtk_widget_get_parent (gtk_list_item_get_child (item)));
  return NULL;
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
