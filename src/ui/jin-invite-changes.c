/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "office/jin-activity.h"
#include "office/jin-attendance.h"
#include "report/jin-expected.h"
#include "ui/jin-invite-changes.h"

#define BATCH 500

typedef struct
{
  JinRecord           *activity; /* as it is kept, or new */
  gint64               id;       /* of the activity within the changes */
  GArray              *people;
  char                *state;
  JinAttendanceCount   count;
  JinAttendanceMeaning meaning;
  GHashTable          *there;   /* people with an entry */
  GHashTable          *members; /* of its organisation; empty: nobody is a guest */
  JinInvitation       *invitation;
  guint                next;
  gboolean             counted; /* the numbers were put */
} Source;

static void
source_free (Source *source)
{
  g_object_unref (source->activity);
  g_array_unref (source->people);
  g_free (source->state);
  g_clear_pointer (&source->there, g_hash_table_unref);
  g_clear_pointer (&source->members, g_hash_table_unref);
  g_free (source);
}

static void
add_id (GHashTable *ids, gint64 id)
{
  g_hash_table_add (ids, g_memdup2 (&id, sizeof id));
}

static gboolean
read_entries (Source *source, JinStore *store, GCancellable *cancellable, GError **error)
{
  g_autofree char      *text = g_strdup_printf ("activity=%" G_GINT64_FORMAT, jin_record_get_id (source->activity));
  g_autoptr (JinFilter) filter = jin_filter_parse (jin_store_get_entities (store), &jin_attendance_entity, text, error);
  JinQuery              query = {.entity = &jin_attendance_entity, .filter = filter, .context = jin_context_now ()};
  g_autoptr (GPtrArray) rows = filter != NULL ? jin_store_query (store, &query, 0, cancellable, error) : NULL;

  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    add_id (source->there, jin_record_get_ref (rows->pdata[i], JIN_ATTENDANCE_PERSON));
  jin_attendance_count (rows, jin_store_get_list (store, jin_entity_field (&jin_attendance_entity, JIN_ATTENDANCE_STATE)->list), &source->count);
  return TRUE;
}

static gboolean
read_members (Source *source, JinStore *store, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) expected = jin_report_expected (store, source->activity, cancellable, error);

  for (guint i = 0; expected != NULL && i < expected->len; i++)
    add_id (source->members, jin_record_get_id (expected->pdata[i]));
  return expected != NULL;
}

static void
put_entry (Source *source, JinChanges *changes, gint64 person)
{
  g_autoptr (JinRecord) entry = NULL;
  gboolean              guest = g_hash_table_size (source->members) > 0 && !g_hash_table_contains (source->members, &person);

  if (g_hash_table_contains (source->there, &person))
    {
      source->invitation->n_there++;
      return;
    }
  add_id (source->there, person);
  entry = jin_record_new (&jin_attendance_entity);
  jin_record_set_ref (entry, JIN_ATTENDANCE_ACTIVITY, source->id, jin_record_get_title (source->activity));
  jin_record_set_ref (entry, JIN_ATTENDANCE_PERSON, person, "");
  jin_record_set_text (entry, JIN_ATTENDANCE_STATE, source->state);
  if (guest)
    jin_record_set_int (entry, JIN_ATTENDANCE_GUEST, 1);
  jin_changes_put (changes, entry, NULL, JIN_DATE_NONE);
  jin_attendance_add (&source->count, source->meaning, FALSE, guest);
  source->invitation->n_added++;
}

/* JinChangesFunc: the entries some at a time, at last the numbers of a kept activity. */
static gboolean
more_cb (JinChanges *changes, gpointer data, GError **error)
{
  Source *source = data;

  for (; source->next < source->people->len && jin_changes_get_size (changes) < BATCH; source->next++)
    put_entry (source, changes, g_array_index (source->people, gint64, source->next));
  if (jin_changes_get_size (changes) == 0 && !source->counted && source->invitation->n_added > 0 && jin_record_get_id (source->activity) > 0)
    {
      g_autoptr (JinRecord) activity = jin_record_copy (source->activity);

      jin_attendance_write (&source->count, activity);
      jin_changes_put (changes, activity, source->activity, JIN_DATE_NONE);
      source->counted = TRUE;
    }
  return TRUE;
}

/* The numbers of a new activity are known before: it has nobody else. */
static void
count_new (Source *source)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < source->people->len; i++)
    {
      gint64  *person = &g_array_index (source->people, gint64, i);
      gboolean guest = g_hash_table_size (source->members) > 0 && !g_hash_table_contains (source->members, person);

      if (g_hash_table_add (seen, person))
        jin_attendance_add (&source->count, source->meaning, FALSE, guest);
    }
  jin_attendance_write (&source->count, source->activity);
}

JinChanges *
jin_invite_changes (JinStore *store, JinRecord *activity, GArray *people, const char *state, JinInvitation *invitation, GCancellable *cancellable, GError **error)
{
  gboolean               is_new = jin_record_get_id (activity) <= 0;
  g_autofree char       *label = NULL;
  g_autoptr (JinChanges) changes = NULL;
  JinCodeList           *states = jin_store_get_list (store, jin_entity_field (&jin_attendance_entity, JIN_ATTENDANCE_STATE)->list);
  const JinCode         *code = jin_code_list_find (states, state);
  Source                *source = g_new0 (Source, 1);

  /* Translators: a line of the history; the first %u is how many people, %s the activity's title */
  label = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Add %u person to “%s”", "Add %u people to “%s”", people->len), people->len, jin_record_get_title (activity));
  changes = jin_changes_new (label);
  *invitation = (JinInvitation){0};
  source->activity = is_new ? jin_record_copy (activity) : g_object_ref (activity);
  source->people = g_array_ref (people);
  source->state = g_strdup (state);
  source->meaning = code != NULL ? (JinAttendanceMeaning)code->counts : JIN_ATTENDANCE_UNKNOWN;
  source->there = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  source->members = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  source->invitation = invitation;
  jin_changes_set_source (changes, more_cb, source, (GDestroyNotify)source_free);
  if ((!is_new && !read_entries (source, store, cancellable, error)) || !read_members (source, store, cancellable, error))
    return NULL;
  if (is_new)
    {
      count_new (source);
      source->id = jin_changes_put (changes, source->activity, NULL, JIN_DATE_NONE);
    }
  else
    source->id = jin_record_get_id (activity);
  return g_steal_pointer (&changes);
}
