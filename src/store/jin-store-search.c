/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The one search box.  What is typed becomes probes, best first; the first two stages each run along an index, the last
 * scans and is asked only when the others found next to nothing:
 *
 *   EXACT   张三
 *   PREFIX  张 · zhangs · zs · 1381 · 320501 · tail of a phone or ID number
 *   MIXED   zsan · zhangsf · 张s
 *   WITHIN  the text anywhere in a searched field
 */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "base/jin-error.h"
#include "base/jin-text.h"
#include "store/jin-store-private.h"

/* Fewer digits would find everybody. */
#define MIN_DIGITS 3
/* With so many hits that begin with what was typed nobody looks for it inside of others, which takes a scan. */
#define ENOUGH 10
/* Nobody types more of a name than this. */
#define MAX_MIXED 12

typedef enum {
  STAGE_EXACT,
  STAGE_PREFIX,
  STAGE_MIXED,
  STAGE_WITHIN,
} Stage;

typedef enum {
  MATCH_EQUAL,
  MATCH_PREFIX,
  MATCH_WITHIN,
  MATCH_LIKE, /* a pattern */
} Match;

typedef struct
{
  char *column;
  Match match;
  char *text;
} Part;

#define MAX_PARTS 16

/* Conditions of which all hold, or one; rows come in the order of the first one's column. */
typedef struct
{
  Stage    stage;
  gboolean any;
  int      n_parts;
  Part     parts[MAX_PARTS];
} Probe;

static void
probe_clear (Probe *probe)
{
  for (int i = 0; i < probe->n_parts; i++)
    {
      g_free (probe->parts[i].column);
      g_free (probe->parts[i].text);
    }
}

static Probe *
add_probe (GArray *probes, Stage stage)
{
  Probe probe = {.stage = stage};
  g_array_append_val (probes, probe);
  return &g_array_index (probes, Probe, probes->len - 1);
}

/* Owns @text. */
static void
add_part (Probe *probe, const JinField *field, const char *suffix, Match match, char *text)
{
  probe->parts[probe->n_parts++] = (Part){g_strconcat (field->name, suffix, NULL), match, text};
}

/* Texts without an index are looked through together, in one scan. */
static void
add_scan (GArray *probes, const JinField *field, const char *text)
{
  Probe *scan = NULL;
  for (guint i = 0; scan == NULL && i < probes->len; i++)
    if (g_array_index (probes, Probe, i).any && g_array_index (probes, Probe, i).n_parts < MAX_PARTS)
      scan = &g_array_index (probes, Probe, i);
  if (scan == NULL)
    {
      scan = add_probe (probes, STAGE_WITHIN);
      scan->any = TRUE;
    }
  add_part (scan, field, "", MATCH_WITHIN, g_strdup (text));
}

static void
add_simple (GArray         *probes,
            Stage           stage,
            const JinField *field,
            const char     *suffix,
            Match           match,
            const char     *text)
{
  add_part (add_probe (probes, stage), field, suffix, match, g_strdup (text));
}

/* ---- from text to probes ---- */

static gboolean
is_latin (const char *text)
{
  for (; *text != '\0'; text++)
    if (!g_ascii_islower (*text))
      return FALSE;
  return TRUE;
}

/* "zsan": initials zs…, read z…san…; "zhangsf": read zhang…, initials z sf…. */
static void
add_mixed_latin (GArray *probes, const JinField *field, const char *text)
{
  int length = MIN ((int)strlen (text), MAX_MIXED);
  for (int k = 2; k < length; k++)
    {
      GString *pattern = g_string_new (NULL);
      for (int i = 0; i < k - 1; i++)
        g_string_append_printf (pattern, "%c%%", text[i]);
      g_string_append_printf (pattern, "%s%%", text + k - 1);
      Probe *probe = add_probe (probes, STAGE_MIXED);
      add_part (probe, field, "_initials", MATCH_PREFIX, g_strndup (text, k));
      add_part (probe, field, "_pinyin", MATCH_LIKE, g_string_free (pattern, FALSE));

      probe = add_probe (probes, STAGE_MIXED);
      add_part (probe, field, "_initials", MATCH_PREFIX, g_strdup_printf ("%c%s", text[0], text + k));
      add_part (probe, field, "_pinyin", MATCH_PREFIX, g_strndup (text, k));
    }
}

/* "张s", "张san": the name begins with the characters, and the letters stand somewhere behind. */
static void
add_mixed_han (GArray *probes, const JinField *field, const char *text)
{
  const char *letters = text;
  while (*letters != '\0' && !g_ascii_islower (*letters))
    letters = g_utf8_next_char (letters);
  if (letters == text || *letters == '\0' || !is_latin (letters))
    return;
  for (int i = 0; i < 2; i++)
    {
      Probe *probe = add_probe (probes, STAGE_MIXED);
      add_part (probe, field, "", MATCH_PREFIX, g_strndup (text, letters - text));
      add_part (probe, field, i == 0 ? "_initials" : "_pinyin", MATCH_LIKE, g_strdup_printf ("_%%%s%%", letters));
    }
}

static void
add_name_probes (GArray *probes, const JinField *field, const char *text)
{
  g_autofree char *close = jin_text_strip_blanks (text);
  add_simple (probes, STAGE_EXACT, field, "", MATCH_EQUAL, close);
  add_simple (probes, STAGE_PREFIX, field, "", MATCH_PREFIX, close);
  if (is_latin (close))
    {
      add_simple (probes, STAGE_PREFIX, field, "_initials", MATCH_PREFIX, close);
      add_simple (probes, STAGE_PREFIX, field, "_pinyin", MATCH_PREFIX, close);
      add_mixed_latin (probes, field, close);
      add_simple (probes, STAGE_WITHIN, field, "_initials", MATCH_WITHIN, close);
      add_simple (probes, STAGE_WITHIN, field, "_pinyin", MATCH_WITHIN, close);
    }
  else
    {
      add_mixed_han (probes, field, close);
      add_simple (probes, STAGE_WITHIN, field, "", MATCH_WITHIN, close);
    }
}

/* Phones and ID numbers: from the front, from the tail, in the middle (a birthday in an ID number). */
static void
add_number_probes (GArray *probes, const JinField *field, const char *text)
{
  g_autofree char *close = jin_text_strip_blanks (text);
  g_autofree char *upper = g_ascii_strup (close, -1);
  gsize            digits = strspn (upper, "0123456789");
  if (digits < MIN_DIGITS || (upper[digits] != '\0' && strcmp (upper + digits, "X") != 0))
    return;
  add_simple (probes, STAGE_PREFIX, field, "", MATCH_PREFIX, upper);
  add_part (add_probe (probes, STAGE_PREFIX), field, "_rev", MATCH_PREFIX, g_utf8_strreverse (upper, -1));
  add_simple (probes, STAGE_WITHIN, field, "", MATCH_WITHIN, upper);
}

static int
compare_stages (gconstpointer a, gconstpointer b)
{
  return (int)((const Probe *)a)->stage - (int)((const Probe *)b)->stage;
}

/* (transfer full): no probe when @text says nothing */
static GArray *
make_probes (const JinEntity *entity, const char *typed)
{
  GArray *probes = g_array_new (FALSE, FALSE, sizeof (Probe));
  g_array_set_clear_func (probes, (GDestroyNotify)probe_clear);
  g_autofree char *trimmed = jin_text_trim (typed);
  g_autofree char *narrow = jin_text_narrow (trimmed);
  g_autofree char *text = g_utf8_strdown (narrow, -1);
  for (int i = 0; *text != '\0' && i < entity->n_fields; i++)
    {
      const JinField *field = &entity->fields[i];
      gboolean        searched = (field->flags & JIN_FIELD_SEARCH) != 0 || jin_entity_field_id (entity, i) == entity->title;
      if (!jin_field_is_stored (field) || !(searched || (field->flags & JIN_FIELD_NAME)))
        continue;
      if (field->flags & JIN_FIELD_NAME)
        add_name_probes (probes, field, text);
      else if (field->type == JIN_TYPE_PHONE || field->type == JIN_TYPE_ID_NUMBER)
        add_number_probes (probes, field, text);
      else if (field->type == JIN_TYPE_TEXT || field->type == JIN_TYPE_LONG_TEXT)
        {
          if (field->flags & JIN_FIELD_INDEXED)
            add_simple (probes, STAGE_PREFIX, field, "", MATCH_PREFIX, trimmed);
          add_scan (probes, field, trimmed);
        }
    }
  g_array_sort (probes, compare_stages);
  return probes;
}

/* ---- from probes to SQL ---- */

static gboolean
has_letters (const char *text)
{
  for (; *text != '\0'; text++)
    if (g_ascii_isalpha (*text))
      return TRUE;
  return FALSE;
}

/* Letters in either case. */
static void
write_like (JinSql *sql, const char *column, const char *pattern)
{
  jin_sql_add (sql, "%s LIKE ", column);
  jin_sql_text (sql, pattern);
  jin_sql_add (sql, " ESCAPE '\\'");
}

static void
write_part (JinSql *sql, const Part *part, int alias)
{
  g_autofree char *escaped = jin_sql_escape_like (part->text);
  g_autofree char *within = g_strconcat ("%", escaped, "%", NULL);
  g_autofree char *after = jin_sql_after_prefix (part->text);
  g_autofree char *column = g_strdup_printf ("t%d.\"%s\"", alias, part->column);
  switch (part->match)
    {
    case MATCH_EQUAL:
      jin_sql_add (sql, "%s = ", column);
      jin_sql_text (sql, part->text);
      break;
    case MATCH_PREFIX:
      jin_sql_add (sql, "%s >= ", column);
      jin_sql_text (sql, part->text);
      jin_sql_add (sql, " AND %s < ", column);
      jin_sql_text (sql, after != NULL ? after : part->text);
      break;
    case MATCH_WITHIN:
      if (has_letters (part->text))
        write_like (sql, column, within);
      else
        {
          jin_sql_add (sql, "{position} (%s, ", column);
          jin_sql_text (sql, part->text);
          jin_sql_add (sql, ") > 0");
        }
      break;
    case MATCH_LIKE:
    default:
      write_like (sql, column, part->text);
      break;
    }
}

static void
write_probe (JinSql *sql, const JinEntity *entity, const Probe *probe, int alias)
{
  jin_sql_add (sql, "SELECT t%d.id FROM \"%s\" t%d WHERE %s", alias, entity->name, alias, entity->merging != NULL ? "(" : "");
  for (int i = 0; i < probe->n_parts; i++)
    {
      jin_sql_add (sql, "%s", i == 0 ? "" : probe->any ? " OR "
                                                       : " AND ");
      write_part (sql, &probe->parts[i], alias);
    }
  if (entity->merging != NULL)
    {
      jin_sql_add (sql, ") AND ");
      jin_sql_present (sql, entity, alias);
    }
}

void
jin_sql_search (JinSql *self, const JinEntity *entity, const char *text, int alias)
{
  g_autoptr (GArray) probes = make_probes (entity, text);
  jin_sql_add (self, "t%d.id IN (", alias);
  for (guint i = 0; i < probes->len; i++)
    {
      jin_sql_add (self, i > 0 ? " UNION " : "");
      write_probe (self, entity, &g_array_index (probes, Probe, i), jin_sql_new_alias (self));
    }
  jin_sql_add (self, probes->len == 0 ? "SELECT 0)" : ")");
}

/* Appends hits that are not there yet. */
static gboolean
run_probe (JinStore        *self,
           JinConnection   *connection,
           const JinEntity *entity,
           const Probe     *probe,
           gsize            limit,
           GHashTable      *seen,
           GArray          *ids,
           GError         **error)
{
  g_auto (JinSql)    sql = {0};
  g_autoptr (GError) failure = NULL;
  jin_sql_init (&sql, self->entities, NULL);
  int alias = jin_sql_new_alias (&sql);
  write_probe (&sql, entity, probe, alias);
  jin_sql_add (&sql, " ORDER BY t%d.\"%s\" LIMIT ", alias, probe->parts[0].column);
  jin_sql_int (&sql, limit);
  g_autoptr (JinStatement) statement = jin_sql_prepare (&sql, connection, _("Could not search"), error);
  if (statement == NULL)
    return FALSE;
  while (ids->len < limit && jin_statement_step (statement, &failure))
    {
      gint64 id = jin_statement_get_int (statement, 0);
      if (g_hash_table_add (seen, g_memdup2 (&id, sizeof id)))
        g_array_append_val (ids, id);
    }
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static GArray *
search_ids (JinStore        *self,
            JinConnection   *connection,
            const JinEntity *entity,
            const char      *text,
            gsize            limit,
            GError         **error)
{
  g_autoptr (GArray)     probes = make_probes (entity, text);
  g_autoptr (GArray)     ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint i = 0; i < probes->len && ids->len < limit; i++)
    {
      const Probe *probe = &g_array_index (probes, Probe, i);
      if (probe->stage == STAGE_WITHIN && ids->len >= ENOUGH)
        break;
      if (!run_probe (self, connection, entity, probe, limit, seen, ids, error))
        return NULL;
    }
  return g_steal_pointer (&ids);
}

/**
 * jin_store_search:
 * @text: what was typed: characters of the name, full pinyin, initials, both mixed, the beginning or tail of a phone or
 *   ID number, or any part of a searched field
 * @limit: at most so many hits
 *
 * Returns: (transfer full) (element-type JinRecord): best first; empty for a blank @text
 */
GPtrArray *
jin_store_search (JinStore        *self,
                  const JinEntity *entity,
                  const char      *text,
                  gsize            limit,
                  GCancellable    *cancellable,
                  GError         **error)
{
  g_return_val_if_fail (JIN_IS_STORE (self) && entity != NULL && text != NULL && limit > 0, NULL);

  g_auto (JinReader) reader = {0};
  if (!jin_reader_begin (&reader, self, cancellable, error))
    return NULL;
  g_autoptr (GArray) ids = search_ids (self, reader.connection, entity, text, limit, error);
  if (ids == NULL)
    return NULL;
  return jin_store_read_rows (self, reader.connection, entity, (const gint64 *)(gpointer)ids->data, ids->len, error);
}

/* ---- many texts at once ---- */

/* Blank texts stay out. */
static char *
texts_to_json (const char *const *texts, gsize n_texts, gboolean numbers)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  json_builder_begin_array (builder);
  for (gsize i = 0; i < n_texts; i++)
    if (texts[i] == NULL || *texts[i] == '\0')
      json_builder_add_null_value (builder);
    else if (numbers)
      json_builder_add_int_value (builder, g_ascii_strtoll (texts[i], NULL, 10));
    else
      json_builder_add_string_value (builder, texts[i]);
  json_builder_end_array (builder);
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

/**
 * jin_store_find_many:
 * @field: a stored field with one value a row
 * @texts: (array length=n_texts): what to look for; decimal ids for a reference
 *
 * Returns: (transfer full) (element-type JinStoreHit): by index of the text, then by id
 */
GArray *
jin_store_find_many (JinStore          *self,
                     const JinEntity   *entity,
                     int                field,
                     const char *const *texts,
                     gsize              n_texts,
                     GCancellable      *cancellable,
                     GError           **error)
{
  g_return_val_if_fail (JIN_IS_STORE (self) && entity != NULL && (texts != NULL || n_texts == 0), NULL);
  const JinField *declared = jin_entity_field (entity, field);
  g_return_val_if_fail (declared != NULL && jin_field_is_stored (declared) && declared->type != JIN_TYPE_CHOICES, NULL);

  g_auto (JinReader) reader = {0};
  g_autoptr (GError) failure = NULL;
  g_autofree char   *json = texts_to_json (texts, n_texts, declared->type == JIN_TYPE_REFERENCE);
  const char        *kept = entity->merging != NULL ? jin_entity_field (entity, entity->merging->merged_into)->name : "id";
  g_autofree char   *sql = g_strdup_printf ("SELECT w.place, t.id, coalesce (t.\"%s\", t.id) FROM {wanted} w JOIN \"%s\" t ON t.\"%s\" = w.value ORDER BY w.place, t.id",
                                            kept, entity->name, declared->name);
  if (!jin_reader_begin (&reader, self, cancellable, error))
    return NULL;
  g_autoptr (JinStatement) statement = jin_connection_prepare (reader.connection, sql, _("Could not search"), error);
  if (statement == NULL)
    return NULL;
  g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (JinStoreHit));
  jin_statement_bind_text (statement, 1, json);
  while (jin_statement_step (statement, &failure))
    {
      JinStoreHit hit = {(guint)jin_statement_get_int (statement, 0), jin_statement_get_int (statement, 1), jin_statement_get_int (statement, 2)};
      g_array_append_val (hits, hit);
    }
  if (failure == NULL)
    return g_steal_pointer (&hits);
  g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}
