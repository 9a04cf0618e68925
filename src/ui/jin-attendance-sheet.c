/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/jin-percent.h"
#include "office/jin-activity.h"
#include "office/jin-attendance.h"
#include "office/jin-codes.h"
#include "office/jin-person.h"
#include "ui/jin-attendance-private.h"

/* What one mark changed, to be taken back. */
typedef struct
{
  JinAttendanceEntry *entry; /* borrowed: entries live as long as the sheet */
  char               *state;
  gboolean            exempt;
} Step;

static void jin_attendance_sheet_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (JinAttendanceSheet, jin_attendance_sheet, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, jin_attendance_sheet_list_model_init))

static guint changed_signal;

/* ---- list model ---- */

static GType
jin_attendance_sheet_get_item_type (GListModel *model)
{
  return JIN_TYPE_ATTENDANCE_ENTRY;
}

static guint
jin_attendance_sheet_get_n_items (GListModel *model)
{
  return JIN_ATTENDANCE_SHEET (model)->shown->len;
}

static gpointer
jin_attendance_sheet_get_item (GListModel *model, guint position)
{
  JinAttendanceSheet *self = JIN_ATTENDANCE_SHEET (model);

  return position < self->shown->len ? g_object_ref (g_ptr_array_index (self->shown, position)) : NULL;
}

static void
jin_attendance_sheet_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = jin_attendance_sheet_get_item_type;
  iface->get_n_items = jin_attendance_sheet_get_n_items;
  iface->get_item = jin_attendance_sheet_get_item;
}

/* ---- class ---- */

static void
clear_step (gpointer step)
{
  g_free (((Step *)step)->state);
}

static void
jin_attendance_sheet_finalize (GObject *object)
{
  JinAttendanceSheet *self = JIN_ATTENDANCE_SHEET (object);

  g_queue_clear_full (&self->steps, (GDestroyNotify)g_array_unref);
  g_clear_object (&self->activity);
  g_clear_object (&self->previous);
  g_clear_pointer (&self->previous_entries, g_ptr_array_unref);
  g_clear_pointer (&self->offered, g_ptr_array_unref);
  g_clear_pointer (&self->states, jin_code_list_unref);
  g_clear_pointer (&self->shown, g_ptr_array_unref);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_free (self->search);
  G_OBJECT_CLASS (jin_attendance_sheet_parent_class)->finalize (object);
}

static void
jin_attendance_sheet_class_init (JinAttendanceSheetClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = jin_attendance_sheet_finalize;
  changed_signal = g_signal_new ("changed", JIN_TYPE_ATTENDANCE_SHEET, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
jin_attendance_sheet_init (JinAttendanceSheet *self)
{
  self->entries = g_ptr_array_new_with_free_func (g_object_unref);
  self->shown = g_ptr_array_new ();
  self->offered = g_ptr_array_new ();
  self->search = g_strdup ("");
  g_queue_init (&self->steps);
}

/* As they stand on the buttons: who came, who is excused, who was reached at home, who stayed away, the rest. */
static void
offer_states (JinAttendanceSheet *self)
{
  static const JinAttendanceMeaning order[] = {JIN_ATTENDANCE_PRESENT, JIN_ATTENDANCE_EXCUSED, JIN_ATTENDANCE_REACHED, JIN_ATTENDANCE_ABSENT, JIN_ATTENDANCE_ELSE};

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    for (guint k = 0; self->states != NULL && k < jin_code_list_get_size (self->states); k++)
      {
        const JinCode *code = jin_code_list_get (self->states, k);

        if (!code->hidden && code->counts == (int)order[i])
          g_ptr_array_add (self->offered, (gpointer)code);
      }
  g_ptr_array_add (self->offered, NULL);
}

JinAttendanceSheet *
jin_attendance_sheet_new (JinRecord *activity, JinCodeList *states)
{
  JinAttendanceSheet *self = g_object_new (JIN_TYPE_ATTENDANCE_SHEET, NULL);

  self->activity = g_object_ref (activity);
  self->states = states != NULL ? jin_code_list_ref (states) : NULL;
  offer_states (self);
  return self;
}

/* ---- order and search ---- */

void
jin_attendance_sheet_take_entry (JinAttendanceSheet *self, JinAttendanceEntry *entry)
{
  g_ptr_array_add (self->entries, entry);
}

static void
add_group (JinAttendanceSheet *self, JinAttendanceGroup group)
{
  gboolean first = TRUE;

  for (guint i = 0; i < self->entries->len; i++)
    {
      JinAttendanceEntry *entry = g_ptr_array_index (self->entries, i);

      if (jin_attendance_entry_get_group (entry) != group)
        continue;
      jin_attendance_entry_set_heading (entry, first);
      g_ptr_array_add (self->shown, entry);
      first = FALSE;
    }
}

static void
add_matches (JinAttendanceSheet *self, guint rank)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      JinAttendanceEntry *entry = g_ptr_array_index (self->entries, i);

      if (jin_attendance_entry_match (entry, self->search) != rank)
        continue;
      jin_attendance_entry_set_heading (entry, FALSE);
      g_ptr_array_add (self->shown, entry);
    }
}

void
jin_attendance_sheet_rebuild (JinAttendanceSheet *self)
{
  guint before = self->shown->len;

  g_ptr_array_set_size (self->shown, 0);
  if (*self->search == '\0')
    for (JinAttendanceGroup group = JIN_ATTENDANCE_GROUP_EXPECTED; group <= JIN_ATTENDANCE_GROUP_GUEST; group++)
      add_group (self, group);
  else
    for (guint rank = 1; rank <= JIN_ATTENDANCE_WORST_MATCH; rank++)
      add_matches (self, rank);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, before, self->shown->len);
}

void
jin_attendance_sheet_search (JinAttendanceSheet *self, const char *text)
{
  g_autofree char *search = NULL;

  g_return_if_fail (JIN_IS_ATTENDANCE_SHEET (self) && text != NULL);
  search = g_strstrip (g_strdup (text));
  if (g_str_equal (search, self->search))
    return;
  g_free (self->search);
  self->search = g_steal_pointer (&search);
  jin_attendance_sheet_rebuild (self);
}

JinAttendanceEntry *
jin_attendance_sheet_find_person (JinAttendanceSheet *self, gint64 person)
{
  g_return_val_if_fail (JIN_IS_ATTENDANCE_SHEET (self), NULL);
  for (guint i = 0; i < self->entries->len; i++)
    if (jin_attendance_entry_get_person (g_ptr_array_index (self->entries, i)) == person)
      return g_ptr_array_index (self->entries, i);
  return NULL;
}

/* ---- marks and their undo ---- */

void
jin_attendance_sheet_begin (JinAttendanceSheet *self)
{
  GArray *steps = g_array_new (FALSE, FALSE, sizeof (Step));

  g_array_set_clear_func (steps, clear_step);
  g_queue_push_head (&self->steps, steps);
}

static void
note_step (JinAttendanceSheet *self, JinAttendanceEntry *entry)
{
  Step step = {entry, g_strdup (jin_attendance_entry_get_state (entry)), jin_attendance_entry_is_exempt (entry)};

  g_array_append_val ((GArray *)g_queue_peek_head (&self->steps), step);
}

void
jin_attendance_sheet_put (JinAttendanceSheet *self, JinAttendanceEntry *entry, const char *code)
{
  if (g_str_equal (jin_attendance_entry_get_state (entry), code))
    return;
  note_step (self, entry);
  jin_attendance_entry_set_state (entry, code);
}

void
jin_attendance_sheet_end (JinAttendanceSheet *self)
{
  GArray *steps = g_queue_peek_head (&self->steps);

  if (steps->len > 0)
    g_signal_emit (self, changed_signal, 0);
  else
    g_array_unref (g_queue_pop_head (&self->steps));
}

void
jin_attendance_sheet_mark (JinAttendanceSheet *self, JinAttendanceEntry *entry, const char *code)
{
  g_return_if_fail (JIN_IS_ATTENDANCE_SHEET (self) && JIN_IS_ATTENDANCE_ENTRY (entry) && code != NULL);
  jin_attendance_sheet_begin (self);
  jin_attendance_sheet_put (self, entry, code);
  jin_attendance_sheet_end (self);
}

/* Guests are never expected, so never exempt. */
void
jin_attendance_sheet_set_exempt (JinAttendanceSheet *self, JinAttendanceEntry *entry, gboolean exempt)
{
  g_return_if_fail (JIN_IS_ATTENDANCE_SHEET (self) && JIN_IS_ATTENDANCE_ENTRY (entry));
  if (jin_attendance_entry_is_guest (entry) || jin_attendance_entry_is_exempt (entry) == exempt)
    return;
  jin_attendance_sheet_begin (self);
  note_step (self, entry);
  jin_attendance_entry_set_exempt (entry, exempt);
  jin_attendance_sheet_rebuild (self);
  jin_attendance_sheet_end (self);
}

guint
jin_attendance_sheet_mark_rest (JinAttendanceSheet *self, const char *code)
{
  guint n = 0;

  g_return_val_if_fail (JIN_IS_ATTENDANCE_SHEET (self) && code != NULL, 0);
  jin_attendance_sheet_begin (self);
  for (guint i = 0; i < self->entries->len; i++)
    {
      JinAttendanceEntry *entry = g_ptr_array_index (self->entries, i);

      if (jin_attendance_entry_get_group (entry) != JIN_ATTENDANCE_GROUP_EXPECTED || *jin_attendance_entry_get_state (entry) != '\0')
        continue;
      jin_attendance_sheet_put (self, entry, code);
      n++;
    }
  jin_attendance_sheet_end (self);
  return n;
}

JinRecord *
jin_attendance_sheet_get_previous (JinAttendanceSheet *self)
{
  g_return_val_if_fail (JIN_IS_ATTENDANCE_SHEET (self), NULL);
  return self->previous;
}

/**
 * jin_attendance_sheet_take_previous:
 * @self: a sheet
 *
 * Gives everybody without a state the one of the time before; what is registered already stays.
 *
 * Returns: how many got one
 */
guint
jin_attendance_sheet_take_previous (JinAttendanceSheet *self)
{
  guint n = 0;

  g_return_val_if_fail (JIN_IS_ATTENDANCE_SHEET (self), 0);
  jin_attendance_sheet_begin (self);
  for (guint i = 0; self->previous_entries != NULL && i < self->previous_entries->len; i++)
    {
      JinRecord          *row = g_ptr_array_index (self->previous_entries, i);
      const char         *state = row != NULL ? jin_record_get_text (row, JIN_ATTENDANCE_STATE) : "";
      JinAttendanceEntry *entry = *state != '\0' ? jin_attendance_sheet_find_person (self, jin_record_get_ref (row, JIN_ATTENDANCE_PERSON)) : NULL;

      if (entry == NULL || jin_attendance_entry_is_guest (entry) || *jin_attendance_entry_get_state (entry) != '\0')
        continue;
      jin_attendance_sheet_put (self, entry, state);
      n++;
    }
  jin_attendance_sheet_end (self);
  return n;
}

JinAttendanceEntry *
jin_attendance_sheet_add (JinAttendanceSheet *self, JinRecord *person)
{
  JinAttendanceEntry *entry;
  gint64              id;
  gboolean            guest;

  g_return_val_if_fail (JIN_IS_ATTENDANCE_SHEET (self) && JIN_IS_RECORD (person), NULL);
  id = jin_record_get_id (person);
  guest = jin_record_get_ref (person, JIN_PERSON_BRANCH) != jin_record_get_ref (self->activity, JIN_ACTIVITY_ORGANISATION);
  entry = jin_attendance_sheet_find_person (self, id);
  if (entry == NULL)
    {
      entry = jin_attendance_entry_new (id, jin_record_get_title (person), guest, NULL);
      if (!guest)
        jin_attendance_entry_assume_exempt (entry);
      jin_attendance_sheet_take_entry (self, entry);
      jin_attendance_sheet_rebuild (self);
    }
  if (self->offered->len > 1)
    jin_attendance_sheet_mark (self, entry, ((const JinCode *)g_ptr_array_index (self->offered, 0))->code);
  return entry;
}

gboolean
jin_attendance_sheet_can_undo (JinAttendanceSheet *self)
{
  g_return_val_if_fail (JIN_IS_ATTENDANCE_SHEET (self), FALSE);
  return self->steps.length > 0;
}

void
jin_attendance_sheet_undo (JinAttendanceSheet *self)
{
  g_autoptr (GArray) steps = NULL;

  g_return_if_fail (JIN_IS_ATTENDANCE_SHEET (self));
  steps = g_queue_pop_head (&self->steps);
  if (steps == NULL)
    return;
  for (guint i = 0; i < steps->len; i++)
    {
      Step *step = &g_array_index (steps, Step, i);

      jin_attendance_entry_set_state (step->entry, step->state);
      jin_attendance_entry_set_exempt (step->entry, step->exempt);
    }
  jin_attendance_sheet_rebuild (self);
  g_signal_emit (self, changed_signal, 0);
}

/* ---- numbers ---- */

JinRecord *
jin_attendance_sheet_get_activity (JinAttendanceSheet *self)
{
  g_return_val_if_fail (JIN_IS_ATTENDANCE_SHEET (self), NULL);
  return self->activity;
}

JinCodeList *
jin_attendance_sheet_get_states (JinAttendanceSheet *self)
{
  g_return_val_if_fail (JIN_IS_ATTENDANCE_SHEET (self), NULL);
  return self->states;
}

const JinCode *const *
jin_attendance_sheet_get_offered (JinAttendanceSheet *self)
{
  g_return_val_if_fail (JIN_IS_ATTENDANCE_SHEET (self), NULL);
  return (const JinCode *const *)self->offered->pdata;
}

void
jin_attendance_sheet_count (JinAttendanceSheet *self, JinAttendanceCount *count)
{
  g_return_if_fail (JIN_IS_ATTENDANCE_SHEET (self) && count != NULL);
  *count = (JinAttendanceCount){0};
  for (guint i = 0; i < self->entries->len; i++)
    {
      JinAttendanceEntry *entry = g_ptr_array_index (self->entries, i);

      jin_attendance_add (count, jin_attendance_entry_get_meaning (entry, self->states),
                          jin_attendance_entry_is_exempt (entry), jin_attendance_entry_is_guest (entry));
    }
}

/* Expected people of whom nothing is registered: not absent, just not known (R30). */
guint
jin_attendance_sheet_count_open (JinAttendanceSheet *self)
{
  guint n = 0;

  g_return_val_if_fail (JIN_IS_ATTENDANCE_SHEET (self), 0);
  for (guint i = 0; i < self->entries->len; i++)
    {
      JinAttendanceEntry *entry = g_ptr_array_index (self->entries, i);

      n += jin_attendance_entry_get_group (entry) == JIN_ATTENDANCE_GROUP_EXPECTED && *jin_attendance_entry_get_state (entry) == '\0';
    }
  return n;
}

char *
jin_attendance_sheet_sentence (JinAttendanceSheet *self)
{
  JinAttendanceCount count;
  g_autofree char   *rate = NULL;

  g_return_val_if_fail (JIN_IS_ATTENDANCE_SHEET (self), NULL);
  jin_attendance_sheet_count (self, &count);
  rate = jin_percent_format (count.present, count.expected);
  /* Translators: numbers of people, and a percentage such as 81.8% */
  return g_strdup_printf (_ ("Expected %d · Present %d · Attendance rate %s"), count.expected, count.present, rate);
}

gboolean
jin_attendance_sheet_has_changes (JinAttendanceSheet *self)
{
  g_return_val_if_fail (JIN_IS_ATTENDANCE_SHEET (self), FALSE);
  for (guint i = 0; i < self->entries->len; i++)
    if (jin_attendance_entry_has_changes (g_ptr_array_index (self->entries, i)))
      return TRUE;
  return FALSE;
}
