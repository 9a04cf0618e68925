/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "record/jin-format.h"
#include "ui/jin-merge-fields.h"
#include "ui/jin-reveal.h"

/*
 *                    kept                    merged into it
 *   ⇄                张三 (how much hangs on it)   张山
 *   出生日期         ○ 1941.03               ● 1941.03.12
 *   爱好             ☑ 书法                  ☑ 摄影
 *   ▸ the same in both
 */
struct _JinMergeFields
{
  AdwBin parent_instance;

  /* Borrowed */
  JinWindow         *window;
  const JinMergeSet *set;
  GtkGrid           *grid;
  GtkExpander       *same;
  GtkGrid           *same_grid;

  /* Owned */
  GtkSizeGroup   *columns; /* both sides are as wide */
  JinMergeChoice *choices; /* by index of field */
};

G_DEFINE_FINAL_TYPE (JinMergeFields, jin_merge_fields, ADW_TYPE_BIN)

enum {
  CHANGED,
  SWAP,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* ---- texts ---- */

static char *
show_value (JinMergeFields *self, JinRecord *record, int field)
{
  JinContext context = jin_window_context (self->window);

  if (jin_entity_field (jin_record_get_entity (record), field)->type == JIN_TYPE_ATTACHMENT && !jin_record_is_empty (record, field))
    return g_strdup (_ ("A picture is on file"));
  return jin_record_format (record, field, &context, JIN_MASK_INTERNAL, jin_store_list_func, jin_window_get_store (self->window));
}

static GtkWidget *
create_label (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static GtkWidget *
create_field_label (const JinField *field)
{
  GtkWidget *label = create_label (jin_field_label (field), "dim-label");

  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  return label;
}

/* "Visits 3 · Attendance Entries 97": what hangs on a record. */
static char *
show_dependants (JinMergeFields *self, JinRecord *record)
{
  const JinEntities  *entities = jin_store_get_entities (jin_window_get_store (self->window));
  g_autoptr (GString) text = g_string_new (NULL);

  for (int i = 0; i < entities->n_items; i++)
    {
      const JinEntity *entity = entities->items[i];
      int              via = jin_entity_reference_to (entity, jin_record_get_entity (record));
      guint            n = 0;

      for (guint j = 0; via != 0 && j < self->set->dependants->len; j++)
        {
          JinRecord *entry = g_ptr_array_index (self->set->dependants, j);

          n += jin_entity_same (jin_record_get_entity (entry), entity) && jin_record_get_ref (entry, via) == jin_record_get_id (record);
        }
      if (n > 0)
        g_string_append_printf (text, "%s%s %u", text->len > 0 ? " · " : "", jin_entity_plural (entity), n);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* ---- choosing ---- */

typedef struct
{
  JinMergeFields *self;
  int             index;
  gboolean        joins; /* both may hold */
  GtkCheckButton *kept;
  GtkCheckButton *given_up;
} Choice;

static void
toggled_cb (GtkCheckButton *button, Choice *choice)
{
  gboolean kept = gtk_check_button_get_active (choice->kept);
  gboolean given_up = gtk_check_button_get_active (choice->given_up);

  /* One of them has to hold; while one takes over from the other, neither does for a moment. */
  if (!kept && !given_up)
    {
      if (choice->joins)
        gtk_check_button_set_active (button == choice->kept ? choice->given_up : choice->kept, TRUE);
      return;
    }
  choice->self->choices[choice->index] = !given_up ? JIN_MERGE_KEPT : !kept ? JIN_MERGE_GIVEN_UP
                                                                            : JIN_MERGE_BOTH;
  g_signal_emit (choice->self, signals[CHANGED], 0);
}

static GtkCheckButton *
create_button (JinMergeFields *self, JinRecord *record, int field)
{
  const JinField  *declared = jin_entity_field (jin_record_get_entity (record), field);
  g_autofree char *text = show_value (self, record, field);
  gboolean         empty = *text == '\0';
  GtkWidget       *button = gtk_check_button_new ();
  GtkWidget       *label = create_label (empty ? _ ("(empty)") : text, empty ? "missing" : NULL);
  GtkWidget       *child = label;
  g_autofree char *name = g_strdup_printf ("%s: %s", jin_field_label (declared), empty ? _ ("(empty)") : text);

  if (declared->type == JIN_TYPE_ID_NUMBER && !empty)
    {
      child = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
      gtk_box_append (GTK_BOX (child), label);
      gtk_box_append (GTK_BOX (child), jin_reveal_button_new (record, field, GTK_LABEL (label)));
    }
  gtk_check_button_set_child (GTK_CHECK_BUTTON (button), child);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_hexpand (button, TRUE);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_size_group_add_widget (self->columns, button);
  return GTK_CHECK_BUTTON (button);
}

static void
add_choice (JinMergeFields *self, int field, int row)
{
  const JinField *declared = jin_entity_field (jin_record_get_entity (self->set->kept), field);
  JinMergeChoice  now = self->choices[JIN_FIELD_INDEX (field)];
  Choice         *choice = g_new0 (Choice, 1);

  *choice = (Choice){self, JIN_FIELD_INDEX (field), jin_merge_joins (declared), create_button (self, self->set->kept, field), create_button (self, self->set->given_up, field)};
  if (!choice->joins)
    gtk_check_button_set_group (choice->given_up, choice->kept);
  gtk_check_button_set_active (choice->kept, now != JIN_MERGE_GIVEN_UP);
  gtk_check_button_set_active (choice->given_up, now != JIN_MERGE_KEPT);
  gtk_grid_attach (self->grid, create_field_label (declared), 0, row, 1, 1);
  gtk_grid_attach (self->grid, GTK_WIDGET (choice->kept), 1, row, 1, 1);
  gtk_grid_attach (self->grid, GTK_WIDGET (choice->given_up), 2, row, 1, 1);
  g_signal_connect_data (choice->kept, "toggled", G_CALLBACK (toggled_cb), choice, (GClosureNotify)(GCallback)g_free, 0);
  g_signal_connect (choice->given_up, "toggled", G_CALLBACK (toggled_cb), choice);
}

/* Those in which the two contradict each other come first: they want a decision. @filling: those that only one of them fills.
 * Returns: the row after them */
static int
add_choices (JinMergeFields *self, GArray *fields, gboolean filling, int row)
{
  gboolean any = FALSE;

  for (guint i = 0; i < fields->len; i++)
    {
      int field = g_array_index (fields, int, i);

      if ((jin_record_is_empty (self->set->kept, field) || jin_record_is_empty (self->set->given_up, field)) != filling)
        continue;
      if (!any)
        {
          GtkWidget *heading = create_label (filling ? _ ("Only one of them says this") : _ ("The two differ"), "heading");

          gtk_widget_set_margin_top (heading, 12);
          gtk_grid_attach (self->grid, heading, 0, row++, 3, 1);
          any = TRUE;
        }
      add_choice (self, field, row++);
    }
  return row;
}

/* ---- heads ---- */

static void
open_cb (GtkButton *button, JinMergeFields *self)
{
  JinRecord *record = g_object_get_data (G_OBJECT (button), "record");

  jin_window_open_record (self->window, jin_record_get_entity (record), jin_record_get_id (record));
}

static void
swap_cb (JinMergeFields *self)
{
  g_signal_emit (self, signals[SWAP], 0);
}

static GtkWidget *
create_head (JinMergeFields *self, JinRecord *record, const char *role)
{
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget       *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget       *open = gtk_button_new_from_icon_name ("go-next-symbolic");
  GtkWidget       *title;
  g_autofree char *dependants = show_dependants (self, record);
  /* Translators: %s is a name, such as of a person */
  g_autofree char *tooltip = g_strdup_printf (_ ("Open the page of %s"), jin_record_get_title (record));

  gtk_box_append (GTK_BOX (box), create_label (role, "dim-label"));
  gtk_widget_add_css_class (open, "flat");
  gtk_widget_set_tooltip_text (open, tooltip);
  gtk_widget_set_valign (open, GTK_ALIGN_CENTER);
  g_object_set_data_full (G_OBJECT (open), "record", g_object_ref (record), g_object_unref);
  g_signal_connect (open, "clicked", G_CALLBACK (open_cb), self);
  title = gtk_label_new (jin_record_get_title (record));
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (title, "title-3");
  gtk_box_append (GTK_BOX (line), title);
  gtk_box_append (GTK_BOX (line), open);
  gtk_box_append (GTK_BOX (box), line);
  if (*dependants != '\0')
    gtk_box_append (GTK_BOX (box), create_label (dependants, "caption"));
  gtk_size_group_add_widget (self->columns, box);
  return box;
}

static void
add_heads (JinMergeFields *self)
{
  GtkWidget *swap = gtk_button_new_from_icon_name ("object-flip-horizontal-symbolic");

  gtk_widget_set_tooltip_text (swap, _ ("Keep the Other Record Instead"));
  gtk_widget_set_halign (swap, GTK_ALIGN_START);
  gtk_widget_set_valign (swap, GTK_ALIGN_CENTER);
  g_signal_connect_object (swap, "clicked", G_CALLBACK (swap_cb), self, G_CONNECT_SWAPPED);
  gtk_grid_attach (self->grid, swap, 0, 0, 1, 1);
  gtk_grid_attach (self->grid, create_head (self, self->set->kept, _ ("This record is kept")), 1, 0, 1, 1);
  gtk_grid_attach (self->grid, create_head (self, self->set->given_up, _ ("This one is merged into it")), 2, 0, 1, 1);
}

/* ---- what is the same ---- */

static void
add_same (JinMergeFields *self)
{
  const JinEntity *entity = jin_record_get_entity (self->set->kept);
  g_autofree char *title = NULL;
  int              n = 0;

  for (int i = 0; i < entity->n_fields; i++)
    {
      int              field = jin_entity_field_id (entity, i);
      g_autofree char *text = NULL;

      if (!jin_merge_offers (&entity->fields[i]) || jin_record_is_empty (self->set->kept, field) || !jin_record_same (self->set->kept, self->set->given_up, field))
        continue;
      text = show_value (self, self->set->kept, field);
      gtk_grid_attach (self->same_grid, create_field_label (&entity->fields[i]), 0, n, 1, 1);
      gtk_grid_attach (self->same_grid, create_label (text, NULL), 1, n++, 1, 1);
    }
  /* Translators: %d is how many fields */
  title = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d field is the same in both", "%d fields are the same in both", n), n);
  gtk_expander_set_label (self->same, title);
  gtk_widget_set_visible (GTK_WIDGET (self->same), n > 0);
}

static void
clear_grid (GtkGrid *grid)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (grid))) != NULL)
    gtk_grid_remove (grid, child);
}

/* ---- class ---- */

static void
jin_merge_fields_dispose (GObject *object)
{
  JinMergeFields *self = JIN_MERGE_FIELDS (object);

  g_clear_object (&self->columns);
  g_clear_pointer (&self->choices, g_free);
  G_OBJECT_CLASS (jin_merge_fields_parent_class)->dispose (object);
}

static void
jin_merge_fields_class_init (JinMergeFieldsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = jin_merge_fields_dispose;
  signals[CHANGED] = g_signal_new ("changed", JIN_TYPE_MERGE_FIELDS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SWAP] = g_signal_new ("swap", JIN_TYPE_MERGE_FIELDS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static GtkGrid *
create_grid (void)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 18);
  return GTK_GRID (grid);
}

static void
jin_merge_fields_init (JinMergeFields *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->grid = create_grid ();
  self->same_grid = create_grid ();
  self->same = GTK_EXPANDER (gtk_expander_new (NULL));
  gtk_widget_set_margin_top (GTK_WIDGET (self->same_grid), 6);
  gtk_expander_set_child (self->same, GTK_WIDGET (self->same_grid));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->grid));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->same));
  adw_bin_set_child (ADW_BIN (self), box);
}

JinMergeFields *
jin_merge_fields_new (JinWindow *window)
{
  JinMergeFields *self = g_object_new (JIN_TYPE_MERGE_FIELDS, NULL);

  self->window = window;
  return self;
}

void
jin_merge_fields_show (JinMergeFields *self, const JinMergeSet *set, const JinMergeChoice *choices)
{
  const JinEntity   *entity;
  g_autoptr (GArray) fields = NULL;

  g_return_if_fail (JIN_IS_MERGE_FIELDS (self) && set != NULL);
  entity = jin_record_get_entity (set->kept);
  self->set = set;
  clear_grid (self->grid);
  clear_grid (self->same_grid);
  g_clear_object (&self->columns);
  self->columns = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  g_free (self->choices);
  self->choices = g_new0 (JinMergeChoice, jin_entity_n_values (entity));
  for (int i = 0; i < entity->n_fields; i++)
    {
      int field = jin_entity_field_id (entity, i);
      int index = JIN_FIELD_INDEX (field);

      self->choices[index] = choices != NULL ? choices[index] : jin_merge_default (set, field);
    }
  add_heads (self);
  fields = jin_merge_differences (set->kept, set->given_up);
  add_choices (self, fields, TRUE, add_choices (self, fields, FALSE, 1));
  add_same (self);
}

const JinMergeChoice *
jin_merge_fields_get_choices (JinMergeFields *self)
{
  g_return_val_if_fail (JIN_IS_MERGE_FIELDS (self), NULL);
  return self->choices;
}
