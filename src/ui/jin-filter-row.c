/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "record/jin-filter-term.h"
#include "ui/jin-filter-group.h"
#include "ui/jin-filter-row.h"

struct _JinFilterRow
{
  GtkBox parent_instance;

  /* Borrowed */
  JinStore        *store;
  const JinEntity *entity;
  GtkBox          *line;
  GtkDropDown     *subject_choice;
  GtkDropDown     *comparison_choice;
  GtkWidget       *value_box;
  GtkEditable     *entry; /* NULL: no value, or codes */
  GtkMenuButton   *codes; /* NULL: no codes */
  GtkLabel        *message;
  JinFilterGroup  *where; /* NULL: not about children */

  /* Owned */
  GPtrArray  *subjects; /* JinSubject */
  JinOperand *operand;  /* that is chosen; NULL: the whole condition stands in the entry */
  GPtrArray  *checks;   /* GtkCheckButton, each with its code */
  gboolean    setting;
};

G_DEFINE_FINAL_TYPE (JinFilterRow, jin_filter_row, GTK_TYPE_BOX)

enum {
  CHANGED,
  REMOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
changed (JinFilterRow *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->message), FALSE);
  if (!self->setting)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
name (gpointer widget, const char *label)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/* ---- the value ---- */

static void
add_entry (JinFilterRow *self, const char *hint)
{
  GtkWidget *entry = gtk_entry_new ();

  self->entry = GTK_EDITABLE (entry);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), hint);
  gtk_editable_set_width_chars (self->entry, 14);
  gtk_widget_set_hexpand (entry, TRUE);
  name (entry, _ ("Value"));
  g_signal_connect_object (entry, "changed", G_CALLBACK (changed), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->value_box), entry);
}

/* "1,3" */
static char *
chosen_codes (JinFilterRow *self)
{
  g_autoptr (GString) codes = g_string_new (NULL);

  for (guint i = 0; i < self->checks->len; i++)
    if (gtk_check_button_get_active (g_ptr_array_index (self->checks, i)))
      g_string_append_printf (codes, "%s%s", codes->len > 0 ? "," : "", (const char *)g_object_get_data (g_ptr_array_index (self->checks, i), "code"));
  return g_string_free (g_steal_pointer (&codes), FALSE);
}

/* What is chosen stands on the button. */
static void
codes_changed_cb (JinFilterRow *self)
{
  g_autoptr (GString) labels = g_string_new (NULL);

  for (guint i = 0; i < self->checks->len; i++)
    if (gtk_check_button_get_active (g_ptr_array_index (self->checks, i)))
      g_string_append_printf (labels, "%s%s", labels->len > 0 ? C_ ("filter", ", ") : "", gtk_check_button_get_label (g_ptr_array_index (self->checks, i)));
  gtk_label_set_text (GTK_LABEL (gtk_menu_button_get_child (self->codes)), labels->len > 0 ? labels->str : _ ("Choose…"));
  changed (self);
}

static void
add_codes (JinFilterRow *self, const char *list_name)
{
  JinCodeList *list = jin_store_get_list (self->store, list_name);
  GtkWidget   *button = gtk_menu_button_new ();
  GtkWidget   *label = gtk_label_new (_ ("Choose…"));
  GtkWidget   *popover = gtk_popover_new ();
  GtkWidget   *scroller = gtk_scrolled_window_new ();
  GtkWidget   *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->codes = GTK_MENU_BUTTON (button);
  for (guint i = 0; list != NULL && i < jin_code_list_get_size (list); i++)
    {
      const JinCode *code = jin_code_list_get (list, i);
      GtkWidget     *check = gtk_check_button_new_with_label (code->label);

      g_object_set_data_full (G_OBJECT (check), "code", g_strdup (code->code), g_free);
      g_signal_connect_object (check, "toggled", G_CALLBACK (codes_changed_cb), self, G_CONNECT_SWAPPED);
      g_ptr_array_add (self->checks, check);
      gtk_box_append (GTK_BOX (box), check);
    }
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 320);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  gtk_popover_set_child (GTK_POPOVER (popover), scroller);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_menu_button_set_child (self->codes, label);
  gtk_menu_button_set_always_show_arrow (self->codes, TRUE);
  gtk_menu_button_set_popover (self->codes, popover);
  gtk_widget_set_hexpand (button, TRUE);
  name (button, _ ("Value"));
  gtk_box_append (GTK_BOX (self->value_box), button);
}

static JinComparison
chosen_comparison (JinFilterRow *self)
{
  gsize                n_comparisons;
  const JinComparison *comparisons = jin_term_comparisons (self->operand, &n_comparisons);
  guint                selected = gtk_drop_down_get_selected (self->comparison_choice);

  return comparisons[selected < n_comparisons ? selected : 0];
}

static const char *
value_hint (JinFilterRow *self, JinComparison comparison)
{
  if (comparison == JIN_COMPARE_WITHIN_DAYS || comparison == JIN_COMPARE_NOT_WITHIN_DAYS || comparison == JIN_COMPARE_BEFORE_DAYS)
    return _ ("Number of days");
  if (jin_term_kind (self->operand) == JIN_TERM_DATE)
    return _ ("Such as 1948-10 or 2026");
  return NULL;
}

static void
clear_value (JinFilterRow *self)
{
  GtkWidget *child;

  self->entry = NULL;
  self->codes = NULL;
  g_ptr_array_set_size (self->checks, 0);
  while ((child = gtk_widget_get_first_child (self->value_box)) != NULL)
    gtk_box_remove (GTK_BOX (self->value_box), child);
}

/* The widgets that the chosen comparison takes. What was typed stays where it fits. */
static void
comparison_chosen_cb (JinFilterRow *self)
{
  JinComparison    comparison = chosen_comparison (self);
  const JinField  *field = jin_operand_field (self->operand);
  g_autofree char *typed = self->entry != NULL ? g_strdup (gtk_editable_get_text (self->entry)) : NULL;
  g_autofree char *codes = self->codes != NULL ? chosen_codes (self) : NULL;

  clear_value (self);
  if (comparison == JIN_COMPARE_IN || comparison == JIN_COMPARE_NOT_IN)
    {
      add_codes (self, field->list);
      for (guint i = 0; codes != NULL && i < self->checks->len; i++)
        gtk_check_button_set_active (self->checks->pdata[i], jin_codes_contain (codes, g_object_get_data (self->checks->pdata[i], "code")));
    }
  else if (jin_comparison_needs_value (comparison))
    {
      add_entry (self, value_hint (self, comparison));
      if (typed != NULL)
        gtk_editable_set_text (self->entry, typed);
    }
  changed (self);
}

/* ---- what is asked ---- */

static void
fill_comparisons (JinFilterRow *self)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  gsize                     n_comparisons;
  const JinComparison      *comparisons = jin_term_comparisons (self->operand, &n_comparisons);

  for (gsize i = 0; i < n_comparisons; i++)
    gtk_string_list_append (labels, jin_comparison_label (comparisons[i], jin_term_kind (self->operand)));
  g_signal_handlers_block_by_func (self->comparison_choice, comparison_chosen_cb, self);
  gtk_drop_down_set_model (self->comparison_choice, G_LIST_MODEL (labels));
  g_signal_handlers_unblock_by_func (self->comparison_choice, comparison_chosen_cb, self);
}

/* Counts and lasts are of those children that meet conditions of their own. */
static void
show_where (JinFilterRow *self, JinFilter *where)
{
  GtkWidget *group;

  if (self->where != NULL)
    gtk_box_remove (GTK_BOX (self), GTK_WIDGET (self->where));
  self->where = NULL;
  if (self->operand->kind < JIN_OPERAND_COUNT)
    return;
  group = jin_filter_group_new (self->store, self->operand->entity, where, JIN_FILTER_GROUP_CHILDREN);
  self->where = JIN_FILTER_GROUP (group);
  gtk_widget_set_margin_start (group, 24);
  g_signal_connect_object (group, "changed", G_CALLBACK (changed), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self), group);
}

static void
subject_chosen_cb (JinFilterRow *self)
{
  JinSubject *subject = g_ptr_array_index (self->subjects, gtk_drop_down_get_selected (self->subject_choice));

  g_clear_pointer (&self->operand, jin_operand_free);
  self->operand = jin_operand_parse (jin_store_get_entities (self->store), self->entity, subject->operand, NULL);
  g_return_if_fail (self->operand != NULL);
  clear_value (self);
  fill_comparisons (self);
  show_where (self, NULL);
  comparison_chosen_cb (self);
}

static gboolean
find_subject (JinFilterRow *self, const char *operand, guint *index)
{
  for (guint i = 0; i < self->subjects->len; i++)
    if (g_str_equal (((JinSubject *)g_ptr_array_index (self->subjects, i))->operand, operand))
      {
        *index = i;
        return TRUE;
      }
  return FALSE;
}

static gboolean
find_comparison (JinFilterRow *self, JinComparison comparison, guint *index)
{
  gsize                n_comparisons;
  const JinComparison *comparisons = jin_term_comparisons (self->operand, &n_comparisons);

  for (guint i = 0; i < n_comparisons; i++)
    if (comparisons[i] == comparison)
      {
        *index = i;
        return TRUE;
      }
  return FALSE;
}

/* FALSE when the row has no way to say it. */
static gboolean
show_term (JinFilterRow *self, const JinTerm *term)
{
  guint index;

  if (term == NULL || !find_subject (self, term->operand, &index))
    return FALSE;
  gtk_drop_down_set_selected (self->subject_choice, index);
  subject_chosen_cb (self);
  if (!find_comparison (self, term->comparison, &index))
    return FALSE;
  gtk_drop_down_set_selected (self->comparison_choice, index);
  comparison_chosen_cb (self);
  show_where (self, term->where);
  if (self->entry != NULL)
    gtk_editable_set_text (self->entry, term->value);
  for (guint i = 0; i < self->checks->len; i++)
    gtk_check_button_set_active (self->checks->pdata[i], jin_codes_contain (term->value, g_object_get_data (self->checks->pdata[i], "code")));
  return TRUE;
}

static void
show_text (JinFilterRow *self, JinFilter *filter)
{
  g_autofree char *text = jin_filter_to_text (filter);

  g_clear_pointer (&self->operand, jin_operand_free);
  gtk_widget_set_visible (GTK_WIDGET (self->subject_choice), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->comparison_choice), FALSE);
  clear_value (self);
  add_entry (self, NULL);
  name (self->entry, _ ("Condition as text"));
  gtk_editable_set_text (self->entry, text);
}

/* ---- object ---- */

static void
remove_cb (JinFilterRow *self)
{
  g_signal_emit (self, signals[REMOVED], 0);
}

static void
jin_filter_row_dispose (GObject *object)
{
  JinFilterRow *self = JIN_FILTER_ROW (object);

  g_clear_pointer (&self->operand, jin_operand_free);
  g_clear_pointer (&self->subjects, g_ptr_array_unref);
  g_clear_pointer (&self->checks, g_ptr_array_unref);
  G_OBJECT_CLASS (jin_filter_row_parent_class)->dispose (object);
}

static void
jin_filter_row_class_init (JinFilterRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = jin_filter_row_dispose;
  signals[CHANGED] = g_signal_new ("changed", JIN_TYPE_FILTER_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[REMOVED] = g_signal_new ("removed", JIN_TYPE_FILTER_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
create_drop_down (JinFilterRow *self, const char *label)
{
  GtkWidget *choice = gtk_drop_down_new (NULL, gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string"));

  name (choice, label);
  gtk_box_append (self->line, choice);
  return choice;
}

static void
jin_filter_row_init (JinFilterRow *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *remove = gtk_button_new_from_icon_name ("window-close-symbolic");
  GtkWidget *message = gtk_label_new (NULL);

  self->checks = g_ptr_array_new ();
  self->line = GTK_BOX (line);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  self->subject_choice = GTK_DROP_DOWN (create_drop_down (self, _ ("Field")));
  self->comparison_choice = GTK_DROP_DOWN (create_drop_down (self, _ ("Comparison")));
  gtk_drop_down_set_enable_search (self->subject_choice, TRUE);
  self->value_box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_set_hexpand (self->value_box, TRUE);
  gtk_box_append (self->line, self->value_box);
  gtk_widget_add_css_class (remove, "flat");
  gtk_widget_set_tooltip_text (remove, _ ("Take Away This Condition"));
  name (remove, _ ("Take Away This Condition"));
  g_signal_connect_object (remove, "clicked", G_CALLBACK (remove_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->line, remove);
  gtk_box_append (GTK_BOX (self), line);
  self->message = GTK_LABEL (message);
  gtk_label_set_wrap (self->message, TRUE);
  gtk_label_set_xalign (self->message, 0);
  gtk_widget_add_css_class (message, "error");
  gtk_widget_set_visible (message, FALSE);
  gtk_box_append (GTK_BOX (self), message);
}

GtkWidget *
jin_filter_row_new (JinStore *store, const JinEntity *entity, JinFilter *filter)
{
  JinFilterRow             *self;
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  g_autoptr (JinTerm)       term = filter != NULL ? jin_term_from_filter (filter) : NULL;

  g_return_val_if_fail (JIN_IS_STORE (store) && entity != NULL, NULL);
  self = g_object_new (JIN_TYPE_FILTER_ROW, NULL);
  self->store = store;
  self->entity = entity;
  self->setting = TRUE;
  self->subjects = jin_subjects_new (jin_store_get_entities (store), entity);
  for (guint i = 0; i < self->subjects->len; i++)
    gtk_string_list_append (labels, ((JinSubject *)g_ptr_array_index (self->subjects, i))->label);
  gtk_drop_down_set_model (self->subject_choice, G_LIST_MODEL (labels));
  if (filter == NULL)
    subject_chosen_cb (self);
  else if (!show_term (self, term))
    show_text (self, filter);
  self->setting = FALSE;
  g_signal_connect_object (self->subject_choice, "notify::selected", G_CALLBACK (subject_chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->comparison_choice, "notify::selected", G_CALLBACK (comparison_chosen_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

static char *
build_text (JinFilterRow *self, JinFilterGaps gaps, GError **error)
{
  const JinEntities    *entities = jin_store_get_entities (self->store);
  g_autofree char      *codes = self->codes != NULL ? chosen_codes (self) : NULL;
  g_autofree char      *where = NULL;
  g_autofree char      *operand = NULL;
  g_autoptr (JinFilter) filter = NULL;
  JinTerm               term = {0};
  char                 *text;

  if (self->operand == NULL)
    {
      filter = jin_filter_parse (entities, self->entity, gtk_editable_get_text (self->entry), error);
      return filter != NULL ? jin_filter_to_text (filter) : NULL;
    }
  if (self->where != NULL)
    {
      where = jin_filter_group_dup_text (self->where, gaps);
      if (where == NULL)
        return NULL;
      term.where = jin_filter_parse (entities, self->operand->entity, where, error);
    }
  operand = jin_operand_to_text (self->operand, FALSE);
  term.operand = operand;
  term.comparison = chosen_comparison (self);
  term.value = codes != NULL ? codes : self->entry != NULL ? (char *)gtk_editable_get_text (self->entry)
                                                           : (char *)"";
  text = jin_term_to_text (&term, entities, self->entity, error);
  g_clear_pointer (&term.where, jin_filter_unref);
  return text;
}

char *
jin_filter_row_dup_text (JinFilterRow *self, JinFilterGaps gaps)
{
  g_autoptr (GError) error = NULL;
  char              *text;

  g_return_val_if_fail (JIN_IS_FILTER_ROW (self), NULL);
  text = build_text (self, gaps, &error);
  if (text == NULL && error != NULL && gaps)
    {
      gtk_label_set_text (self->message, error->message);
      gtk_widget_set_visible (GTK_WIDGET (self->message), TRUE);
    }
  return text;
}
