/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/jin-minute.h"
#include "office-fixture.h"
#include "record/jin-issue.h"

#include <string.h>

typedef struct
{
  const JinEntity *entity;
  const char      *word;
  gint64           count;
} Answer;

struct _FixtureLookup
{
  GObject    parent_instance;
  GPtrArray *records;
  GArray    *answers;
  GPtrArray *lists;
};

static JinRecord *
lookup_get (JinLookup       *lookup,
            const JinEntity *entity,
            gint64           id)
{
  FixtureLookup *self = FIXTURE_LOOKUP (lookup);

  for (guint i = 0; i < self->records->len; i++)
    {
      JinRecord *record = g_ptr_array_index (self->records, i);

      if (jin_record_get_entity (record) == entity && jin_record_get_id (record) == id)
        return g_object_ref (record);
    }
  return NULL;
}

static gint64
lookup_count (JinLookup        *lookup,
              const JinEntity  *entity,
              const char       *filter,
              const JinContext *context)
{
  FixtureLookup *self = FIXTURE_LOOKUP (lookup);

  for (guint i = 0; i < self->answers->len; i++)
    {
      const Answer *answer = &g_array_index (self->answers, Answer, i);

      if (answer->entity == entity && strstr (filter, answer->word) != NULL)
        return answer->count;
    }
  return 0;
}

static JinCodeList *
lookup_get_list (JinLookup  *lookup,
                 const char *name)
{
  FixtureLookup *self = FIXTURE_LOOKUP (lookup);

  for (guint i = 0; i < self->lists->len; i++)
    if (strcmp (jin_code_list_get_name (self->lists->pdata[i]), name) == 0)
      return self->lists->pdata[i];
  return NULL;
}

static void
lookup_init (JinLookupInterface *iface)
{
  iface->get_list = lookup_get_list;
  iface->get = lookup_get;
  iface->count = lookup_count;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (FixtureLookup, fixture_lookup, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (JIN_TYPE_LOOKUP, lookup_init))

static void
fixture_lookup_finalize (GObject *object)
{
  FixtureLookup *self = FIXTURE_LOOKUP (object);

  g_ptr_array_unref (self->records);
  g_array_unref (self->answers);
  g_ptr_array_unref (self->lists);
  G_OBJECT_CLASS (fixture_lookup_parent_class)->finalize (object);
}

static void
fixture_lookup_class_init (FixtureLookupClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fixture_lookup_finalize;
}

static void
fixture_lookup_init (FixtureLookup *self)
{
  self->records = g_ptr_array_new_with_free_func (g_object_unref);
  self->answers = g_array_new (FALSE, FALSE, sizeof (Answer));
  self->lists = g_ptr_array_new_with_free_func ((GDestroyNotify)jin_code_list_unref);
}

FixtureLookup *
fixture_lookup_new (void)
{
  return g_object_new (FIXTURE_TYPE_LOOKUP, NULL);
}

void
fixture_lookup_put (FixtureLookup *self,
                    JinRecord     *record)
{
  g_ptr_array_add (self->records, g_object_ref (record));
}

void
fixture_lookup_count (FixtureLookup   *self,
                      const JinEntity *entity,
                      const char      *word,
                      gint64           count)
{
  Answer answer = {entity, word, count};

  g_array_append_val (self->answers, answer);
}

void
fixture_lookup_code (FixtureLookup *self,
                     const char    *list,
                     const char    *code,
                     const char    *label,
                     int            counts)
{
  JinCodeList *codes = lookup_get_list (JIN_LOOKUP (self), list);

  if (codes == NULL)
    {
      codes = jin_code_list_new (list);
      g_ptr_array_add (self->lists, codes);
    }
  jin_code_list_add (codes, code, label, NULL, NULL, counts, TRUE, FALSE);
}

JinContext
fixture_context (void)
{
  return (JinContext){.today = JIN_DATE (2026, 11, 20), .as_of = JIN_DATE (2026, 11, 20)};
}

static void
set_value (JinRecord  *record,
           int         field,
           const char *text)
{
  JinMinute minute;

  switch (jin_entity_field (jin_record_get_entity (record), field)->type)
    {
    case JIN_TYPE_DATE:
    case JIN_TYPE_MONTH:
      jin_record_set_date (record, field, jin_date_parse_iso (text));
      break;
    case JIN_TYPE_TIME:
      g_assert_true (jin_minute_parse_iso (text, &minute));
      jin_record_set_int (record, field, minute);
      break;
    case JIN_TYPE_REFERENCE:
      jin_record_set_ref (record, field, g_ascii_strtoll (text, NULL, 10), "");
      break;
    case JIN_TYPE_INTEGER:
    case JIN_TYPE_MONEY:
    case JIN_TYPE_DURATION:
    case JIN_TYPE_BOOLEAN:
      jin_record_set_int (record, field, g_ascii_strtoll (text, NULL, 10));
      break;
    case JIN_TYPE_TEXT:
    case JIN_TYPE_LONG_TEXT:
    case JIN_TYPE_DECIMAL:
    case JIN_TYPE_CHOICE:
    case JIN_TYPE_CHOICES:
    case JIN_TYPE_ID_NUMBER:
    case JIN_TYPE_PHONE:
    case JIN_TYPE_ATTACHMENT:
    default:
      jin_record_set_text (record, field, text);
      break;
    }
}

JinRecord *
fixture_record (const JinEntity *entity,
                const char      *values)
{
  JinRecord     *record = jin_record_new (entity);
  g_auto (GStrv) pairs = g_strsplit (values, "|", 0);

  for (int i = 0; pairs[i] != NULL && *pairs[i] != '\0'; i++)
    {
      g_auto (GStrv) pair = g_strsplit (pairs[i], "=", 2);
      int            field = jin_entity_find_field (entity, pair[0]);

      g_assert_cmpint (field, !=, 0);
      set_value (record, field, pair[1]);
    }
  return record;
}

char *
fixture_check (JinRecord *record,
               JinLookup *lookup)
{
  const JinEntity      *entity = jin_record_get_entity (record);
  JinContext            context = fixture_context ();
  g_autoptr (GPtrArray) issues = jin_issues_new ();
  g_autoptr (GString)   found = g_string_new (NULL);

  if (entity->derive != NULL)
    entity->derive (record, &context);
  if (entity->check != NULL)
    entity->check (record, &context, lookup, issues);
  for (int level = JIN_ISSUE_ERROR; level >= JIN_ISSUE_HINT; level--)
    for (guint i = 0; i < issues->len; i++)
      {
        const JinIssue *issue = g_ptr_array_index (issues, i);

        g_assert_cmpstr (issue->text, !=, "");
        if ((int)issue->level == level)
          g_string_append_printf (found, "%s%s:%s", found->len > 0 ? " " : "", level == JIN_ISSUE_ERROR ? "E" : "H", issue->rule);
      }
  return g_string_free (g_steal_pointer (&found), FALSE);
}
