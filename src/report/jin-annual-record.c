/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <string.h>

#include "base/jin-minute.h"
#include "office/jin-activity.h"
#include "office/jin-attendance.h"
#include "office/jin-entities.h"
#include "report/jin-annual-record.h"
#include "report/jin-report-words.h"
#include "report/jin-timeline-read.h"
#include "record/jin-format.h"

/*
 * What a year brought for one person (党员记实管理), out of the same entries as the timeline.  It goes out on paper, so
 * nothing that is sensitive stands in it (R95), and its words are the official heads.
 *
 *   组织生活和活动（12项，共18小时）
 *   2026.03.05 │ 主题党日 │ 三月主题党日：参加 │ 1小时30分 │
 *   走访慰问（1项）
 *   2026.02.10 │ 节日慰问 │ 慰问领导：… ；慰问品：… │          │
 */

enum {
  COLUMN_DATE,
  COLUMN_KIND,
  COLUMN_CONTENT,
  COLUMN_DURATION,
  COLUMN_NOTE,
};

#define MINUTES_AN_HOUR 60

/* What stands first, and what an entry of each ledger is called; other ledgers follow under their own names. */
static const struct
{
  const JinEntity *entity;
  const char      *name;
} groups[] = {
    {&jin_attendance_entity, JIN_WORD_GROUP_ATTENDANCE},
    {&jin_visit_entity, JIN_WORD_GROUP_VISITS},
    {&jin_post_entity, JIN_WORD_GROUP_POSTS},
    {&jin_membership_entity, JIN_WORD_GROUP_MEMBERSHIPS},
    {&jin_absence_entity, JIN_WORD_GROUP_ABSENCES},
    {&jin_person_state_entity, JIN_WORD_GROUP_STATES},
    {&jin_document_entity, JIN_WORD_GROUP_DOCUMENTS},
};

typedef struct
{
  JinStore         *store;
  const JinContext *context;
  JinTable         *table;
} Writing;

static char *
format_minutes (gint64 minutes)
{
  int hours = (int)(minutes / MINUTES_AN_HOUR), rest = (int)(minutes % MINUTES_AN_HOUR);

  if (minutes <= 0)
    return g_strdup ("");
  if (hours == 0)
    return g_strdup_printf (JIN_WORD_IN_MINUTES, rest);
  return rest == 0 ? g_strdup_printf (JIN_WORD_IN_WHOLE_HOURS, hours) : g_strdup_printf (JIN_WORD_IN_WHOLE_HOURS JIN_WORD_IN_MINUTES, hours, rest);
}

/* Only who was there has spent the time. */
static gint64
minutes_of (const Writing *self, const JinTimelineItem *item)
{
  const JinEntity *entity = item->entity;
  gint64           start, end;

  for (int i = 0; i < entity->n_fields; i++)
    if (entity->fields[i].type == JIN_TYPE_DURATION)
      return jin_record_get_int (item->record, jin_entity_field_id (entity, i));
  if (!jin_entity_same (entity, &jin_attendance_entity) || item->dated == NULL || jin_record_is_empty (item->dated, JIN_ACTIVITY_END))
    return 0;
  if (!jin_attendance_was_present (item->record, jin_store_get_list (self->store, "attendance")))
    return 0;
  start = jin_record_get_int (item->dated, JIN_ACTIVITY_START);
  end = jin_record_get_int (item->dated, JIN_ACTIVITY_END);
  return MAX (0, end - start);
}

static char *
format (const Writing *self, JinRecord *record, int field)
{
  return jin_record_format (record, field, self->context, JIN_MASK_INTERNAL, jin_store_list_func, self->store);
}

/* The choice by which a ledger's entries are told apart: the type of an activity or visit, the post, the state. */
static int
kind_field (const JinEntity *entity)
{
  for (int i = 0; i < entity->n_fields; i++)
    if ((entity->fields[i].type == JIN_TYPE_CHOICE || entity->fields[i].type == JIN_TYPE_CHOICES) && (entity->fields[i].flags & JIN_FIELD_DEFAULT) != 0)
      return jin_entity_field_id (entity, i);
  return 0;
}

static char *
kind_of (const Writing *self, const JinTimelineItem *item)
{
  JinRecord *record = item->dated != NULL ? item->dated : item->record;
  int        field = kind_field (jin_record_get_entity (record));

  return field != 0 ? format (self, record, field) : g_strdup ("");
}

static gboolean
is_content (const JinEntity *entity, int field)
{
  const JinField *declared = jin_entity_field (entity, field);

  return (declared->flags & JIN_FIELD_DEFAULT) != 0 && (declared->flags & JIN_FIELD_SENSITIVE) == 0 && declared->type != JIN_TYPE_DURATION &&
         field != entity->when && field != kind_field (entity) && strcmp (declared->name, "note") != 0 &&
         !(declared->type == JIN_TYPE_REFERENCE && jin_entity_same (declared->target, &jin_person_entity));
}

/* Of an attendance: what was attended, and how; of anything else: what its list shows first, with heads. */
static char *
content_of (const Writing *self, const JinTimelineItem *item)
{
  const JinEntity    *entity = item->entity;
  g_autoptr (GString) text = g_string_new (NULL);

  if (item->dated != NULL && item->dated != item->record)
    {
      g_autofree char *state = format (self, item->record, entity->subtitle);

      return g_strdup_printf (*state != '\0' ? "%s" JIN_WORD_COLON "%s" : "%s%s", jin_record_get_title (item->dated), state);
    }
  for (int i = 0; i < entity->n_fields; i++)
    {
      int              field = jin_entity_field_id (entity, i);
      g_autofree char *head = jin_field_head (&entity->fields[i]);
      g_autofree char *value = is_content (entity, field) ? format (self, item->record, field) : NULL;

      if (value == NULL || *value == '\0')
        continue;
      g_string_append (text, text->len > 0 ? JIN_WORD_SEMICOLON : "");
      if (field != entity->title)
        g_string_append_printf (text, "%s" JIN_WORD_COLON, head);
      g_string_append (text, value);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
note_of (const Writing *self, const JinTimelineItem *item)
{
  int field = jin_entity_find_field (item->entity, "note");

  return field != 0 ? format (self, item->record, field) : g_strdup ("");
}

static void
add_item (const Writing *self, const JinTimelineItem *item)
{
  guint            row = jin_table_add_row (self->table);
  g_autofree char *day = g_strndup (item->shown, strcspn (item->shown, " "));
  g_autofree char *kind = kind_of (self, item);
  g_autofree char *content = content_of (self, item);
  g_autofree char *duration = format_minutes (minutes_of (self, item));
  g_autofree char *note = note_of (self, item);

  jin_table_set (self->table, row, COLUMN_DATE, day);
  jin_table_set (self->table, row, COLUMN_KIND, kind);
  jin_table_set (self->table, row, COLUMN_CONTENT, content);
  jin_table_set (self->table, row, COLUMN_DURATION, duration);
  jin_table_set (self->table, row, COLUMN_NOTE, note);
}

/* Items stand newest first; a sheet is read from the year's beginning. */
static void
add_group (const Writing *self, GPtrArray *items, const JinEntity *entity, const char *name)
{
  guint            n = 0;
  gint64           minutes = 0;
  g_autofree char *spent = NULL;
  g_autofree char *heading = NULL;

  for (guint i = 0; i < items->len; i++)
    {
      const JinTimelineItem *item = g_ptr_array_index (items, i);

      n += jin_entity_same (item->entity, entity) ? 1 : 0;
      minutes += jin_entity_same (item->entity, entity) ? minutes_of (self, item) : 0;
    }
  if (n == 0)
    return;
  spent = format_minutes (minutes);
  heading = minutes > 0 ? g_strdup_printf (JIN_WORD_GROUP_HOURS, name, n, spent) : g_strdup_printf (JIN_WORD_GROUP_COUNT, name, n);
  jin_table_add_heading (self->table, heading);
  for (guint i = items->len; i > 0; i--)
    if (jin_entity_same (((JinTimelineItem *)g_ptr_array_index (items, i - 1))->entity, entity))
      add_item (self, g_ptr_array_index (items, i - 1));
}

static gboolean
has_name (const JinEntity *entity)
{
  for (gsize i = 0; i < G_N_ELEMENTS (groups); i++)
    if (jin_entity_same (groups[i].entity, entity))
      return TRUE;
  return FALSE;
}

/**
 * jin_annual_record_new:
 * @title: what stands on top
 *
 * Returns: (transfer full): the columns without entries: a form to be filled in by hand
 */
JinTable *
jin_annual_record_new (const char *title)
{
  JinTable *table = jin_table_new (title);

  jin_table_add_column (table, JIN_WORD_DATE, JIN_TYPE_DATE, 12);
  jin_table_add_column (table, JIN_WORD_KIND, JIN_TYPE_TEXT, 16);
  jin_table_add_column (table, JIN_WORD_CONTENT, JIN_TYPE_LONG_TEXT, 40);
  jin_table_add_column (table, JIN_WORD_DURATION, JIN_TYPE_DURATION, 10);
  jin_table_add_column (table, JIN_WORD_NOTE, JIN_TYPE_LONG_TEXT, 16);
  return table;
}

/**
 * jin_report_annual_record:
 * @store: where the entries stand
 * @person: whose
 * @year: which year
 * @title: what stands on top
 * @context: today
 * @cancellable: (nullable): to give up
 * @error: as of jin_timeline_read()
 *
 * Blocks; for jin_store_run_async().
 *
 * Returns: (transfer full): the year's entries by kind, each kind in order of time; %NULL on failure
 */
JinTable *
jin_report_annual_record (JinStore *store, JinRecord *person, int year, const char *title, const JinContext *context, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) items = NULL;
  g_autofree char      *prefix = g_strdup_printf ("%04d", year);
  const JinEntities    *entities = jin_store_get_entities (store);
  Writing               writing = {store, context, NULL};

  g_return_val_if_fail (JIN_IS_RECORD (person) && context != NULL, NULL);

  items = jin_timeline_read (store, &jin_person_entity, jin_record_get_id (person), cancellable, error);
  if (items == NULL)
    return NULL;
  for (guint i = items->len; i > 0; i--)
    if (!g_str_has_prefix (((JinTimelineItem *)g_ptr_array_index (items, i - 1))->day, prefix))
      g_ptr_array_remove_index (items, i - 1);
  writing.table = jin_annual_record_new (title);
  for (gsize i = 0; i < G_N_ELEMENTS (groups); i++)
    add_group (&writing, items, groups[i].entity, groups[i].name);
  for (int i = 0; i < entities->n_items; i++)
    if (!has_name (entities->items[i]))
      {
        g_autofree char *name = jin_entity_head (entities->items[i]);

        add_group (&writing, items, entities->items[i], name);
      }
  return writing.table;
}
