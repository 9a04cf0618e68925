/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * From what is typed in the one search box to questions that an index answers.  A probe looks in the rows of the searched
 * ledger, or in those of another one that lead to them:
 *
 *   own         person.name, person.phone_rev …          hit = row
 *   family      contact.name, contact.phone_rev …        hit = contact.person
 *   reference   organisation.name …                      hit = persons whose branch is one of these
 *
 * Letters are split into syllables and initials in every way that pinyin allows:
 *
 *   zhangds     zhang|d|s    initials zds…, pinyin zhang%d%s%
 *   zds         z|d|s        initials zds…
 *   张ds        张|d|s       initials zds…, name 张…; name 张…, initials _ds%
 */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <string.h>

#include "base/jin-name.h"
#include "base/jin-text.h"
#include "store/jin-probe.h"
#include "record/jin-record.h"

/* Fewer digits would find everybody. */
#define MIN_DIGITS 3
/* Fewer letters or characters are too little to mean a branch. */
#define MIN_LETTERS 3
#define MIN_CHARACTERS 2
/* Nobody types more of a name than this. */
#define MAX_LETTERS 16
#define MAX_PIECES 6
#define MAX_SPLITS 24
#define MAX_PARTS 16

typedef enum {
  MATCH_EQUAL,
  MATCH_PREFIX,
  MATCH_WITHIN,
  MATCH_LIKE, /* a pattern */
} Match;

typedef struct
{
  int         field;
  const char *suffix; /* of the column */
  Match       match;
  char       *text;
} Part;

/* Conditions of which all hold, or one. */
struct _JinProbe
{
  JinStage         stage;
  const JinEntity *entity; /* where it looks */
  const JinEntity *hits;   /* what it finds */
  int              link;   /* family: field of @entity that refers to the hit; reference: field of @hits that refers to @entity */
  gboolean         any;
  int              n_parts;
  Part             parts[MAX_PARTS];
};

typedef struct
{
  GPtrArray       *probes;
  const JinEntity *entity;
  const JinEntity *hits;
  int              link;
} Maker;

static void
probe_free (JinProbe *self)
{
  for (int i = 0; i < self->n_parts; i++)
    g_free (self->parts[i].text);
  g_free (self);
}

/* What leads to a hit ranks behind what is in it; but a whole name is what was meant, whoever bears it. */
static JinStage
stage_for (const Maker *maker, JinStage stage)
{
  return maker->entity == maker->hits || stage == JIN_STAGE_EXACT || stage == JIN_STAGE_WITHIN ? stage : JIN_STAGE_OTHER;
}

static JinProbe *
add_probe (Maker *maker, JinStage stage)
{
  JinProbe *probe = g_new0 (JinProbe, 1);
  probe->stage = stage_for (maker, stage);
  probe->entity = maker->entity;
  probe->hits = maker->hits;
  probe->link = maker->link;
  g_ptr_array_add (maker->probes, probe);
  return probe;
}

/* Owns @text. */
static void
add_part (JinProbe *probe, int field, const char *suffix, Match match, char *text)
{
  probe->parts[probe->n_parts++] = (Part){field, suffix, match, text};
}

static void
add_simple (Maker *maker, JinStage stage, int field, const char *suffix, Match match, const char *text)
{
  add_part (add_probe (maker, stage), field, suffix, match, g_strdup (text));
}

/* Texts without an index are looked through together, in one scan. */
static void
add_scan (Maker *maker, int field, const char *text)
{
  JinProbe *scan = NULL;
  for (guint i = 0; scan == NULL && i < maker->probes->len; i++)
    {
      JinProbe *probe = maker->probes->pdata[i];
      if (probe->any && probe->entity == maker->entity && probe->n_parts < MAX_PARTS)
        scan = probe;
    }
  if (scan == NULL)
    {
      scan = add_probe (maker, JIN_STAGE_WITHIN);
      scan->any = TRUE;
    }
  add_part (scan, field, "", MATCH_WITHIN, g_strdup (text));
}

/* ---- letters ---- */

static gboolean
is_latin (const char *text)
{
  for (; *text != '\0'; text++)
    if (!g_ascii_islower (*text))
      return FALSE;
  return TRUE;
}

/* A syllable may be typed whole or by its initial (zh, ch and sh too), the last one as far as one got. */
static gboolean
is_piece (const char *text, gsize length, gboolean last)
{
  gboolean whole;
  if (!jin_pinyin_begins (text, length, &whole))
    return FALSE;
  return length == 1 || last || whole || (length == 2 && text[1] == 'h');
}

typedef void (*SplitFunc) (gpointer data, const char *initials, const char *pattern);

typedef struct
{
  const char *text;
  gsize       length;
  SplitFunc   func;
  gpointer    data;
  int         n_pieces;
  gsize       ends[MAX_PIECES];
  int         n_splits;
} Splitter;

static void
tell_split (Splitter *self)
{
  g_autoptr (GString) initials = g_string_new (NULL);
  g_autoptr (GString) pattern = g_string_new (NULL);
  for (int i = 0; i < self->n_pieces; i++)
    {
      gsize start = i > 0 ? self->ends[i - 1] : 0;
      g_string_append_c (initials, self->text[start]);
      g_string_append_len (pattern, self->text + start, (gssize)(self->ends[i] - start));
      g_string_append_c (pattern, '%');
    }
  self->n_splits++;
  self->func (self->data, initials->str, pattern->str);
}

/* The longest first piece first: zhang|s before z|hang|s. */
static void
split (Splitter *self, gsize start)
{
  if (start == self->length)
    {
      tell_split (self);
      return;
    }
  for (gsize end = self->length; end > start && self->n_pieces < MAX_PIECES && self->n_splits < MAX_SPLITS; end--)
    if (is_piece (self->text + start, end - start, end == self->length))
      {
        self->ends[self->n_pieces++] = end;
        split (self, end);
        self->n_pieces--;
      }
}

static void
split_letters (const char *letters, SplitFunc func, gpointer data)
{
  Splitter splitter = {.text = letters, .length = MIN (strlen (letters), MAX_LETTERS), .func = func, .data = data};
  split (&splitter, 0);
}

/* What name a split is of. */
typedef struct
{
  Maker      *maker;
  int         field;
  const char *typed;
  char       *han; /* the characters before the letters, or NULL */
  glong       n_han;
} Mixed;

/* Initials or full pinyin alone have their own probes. */
static void
add_latin_split (gpointer data, const char *initials, const char *pattern)
{
  Mixed *mixed = data;
  gsize  length = strlen (mixed->typed);
  if (initials[1] == '\0' || strlen (initials) == length)
    return;
  JinProbe *probe = add_probe (mixed->maker, JIN_STAGE_INITIALS);
  add_part (probe, mixed->field, "_initials", MATCH_PREFIX, g_strdup (initials));
  add_part (probe, mixed->field, "_pinyin", MATCH_LIKE, g_strdup (pattern));
}

static void
add_han_split (gpointer data, const char *initials, const char *pattern)
{
  Mixed           *mixed = data;
  g_autofree char *blanks = g_strnfill ((gsize)mixed->n_han, '_');
  g_autofree char *head = jin_name_initials (mixed->han);
  JinProbe        *probe = add_probe (mixed->maker, JIN_STAGE_INITIALS);
  /* As the characters are mostly read: fewer begin with zds than with 张. */
  add_part (probe, mixed->field, "_initials", MATCH_PREFIX, g_strconcat (head, initials, NULL));
  add_part (probe, mixed->field, "", MATCH_PREFIX, g_strdup (mixed->han));
  add_part (probe, mixed->field, "_pinyin", MATCH_LIKE, g_strconcat ("%", pattern, NULL));
  probe = add_probe (mixed->maker, JIN_STAGE_INITIALS);
  add_part (probe, mixed->field, "", MATCH_PREFIX, g_strdup (mixed->han));
  add_part (probe, mixed->field, "_initials", MATCH_LIKE, g_strconcat (blanks, initials, "%", NULL));
  add_part (probe, mixed->field, "_pinyin", MATCH_LIKE, g_strconcat ("%", pattern, NULL));
}

/* "张s", "张san", "张sanf": the name begins with the characters, and the letters follow; or stand somewhere behind. */
static void
add_mixed_han (Maker *maker, int field, const char *text)
{
  const char *letters = text;
  while (*letters != '\0' && !g_ascii_islower (*letters))
    letters = g_utf8_next_char (letters);
  if (letters == text || *letters == '\0' || !is_latin (letters))
    return;
  g_autofree char *han = g_strndup (text, letters - text);
  Mixed            mixed = {maker, field, text, han, g_utf8_strlen (han, -1)};
  split_letters (letters, add_han_split, &mixed);
  for (int i = 0; i < 2; i++)
    {
      JinProbe *probe = add_probe (maker, JIN_STAGE_OTHER);
      add_part (probe, field, "", MATCH_PREFIX, g_strdup (han));
      add_part (probe, field, i == 0 ? "_initials" : "_pinyin", MATCH_LIKE, g_strdup_printf ("_%%%s%%", letters));
    }
}

/* ---- fields ---- */

static void
add_name_probes (Maker *maker, int field, const char *text)
{
  g_autofree char *close = jin_text_strip_blanks (text);
  add_simple (maker, JIN_STAGE_EXACT, field, "", MATCH_EQUAL, close);
  add_simple (maker, JIN_STAGE_PREFIX, field, "", MATCH_PREFIX, close);
  if (is_latin (close))
    {
      Mixed mixed = {.maker = maker, .field = field, .typed = close};
      add_simple (maker, JIN_STAGE_PREFIX, field, "_pinyin", MATCH_PREFIX, close);
      add_simple (maker, JIN_STAGE_INITIALS, field, "_initials", MATCH_PREFIX, close);
      split_letters (close, add_latin_split, &mixed);
      add_simple (maker, JIN_STAGE_WITHIN, field, "_initials", MATCH_WITHIN, close);
      add_simple (maker, JIN_STAGE_WITHIN, field, "_pinyin", MATCH_WITHIN, close);
    }
  else
    {
      add_mixed_han (maker, field, close);
      add_simple (maker, JIN_STAGE_WITHIN, field, "", MATCH_WITHIN, close);
    }
}

/* Phones and ID numbers: from the front, from the tail, in the middle (a birthday in an ID number). */
static void
add_number_probes (Maker *maker, int field, const char *text)
{
  g_autofree char *close = jin_text_strip_blanks (text);
  g_autofree char *upper = g_ascii_strup (close, -1);
  gsize            digits = strspn (upper, "0123456789");
  if (digits < MIN_DIGITS || (upper[digits] != '\0' && strcmp (upper + digits, "X") != 0))
    return;
  add_simple (maker, JIN_STAGE_TAIL, field, "", MATCH_PREFIX, upper);
  add_part (add_probe (maker, JIN_STAGE_TAIL), field, "_rev", MATCH_PREFIX, g_utf8_strreverse (upper, -1));
  add_simple (maker, JIN_STAGE_WITHIN, field, "", MATCH_WITHIN, upper);
}

/* The hits refer to what is called so: the people of a branch.  The ledger referred to is small. */
static void
add_reference_probe (const Maker *maker, const JinEntity *target, int link, const char *text)
{
  const JinField *title = jin_entity_field (target, target->title);
  Maker           inner = {maker->probes, target, maker->hits, link};
  gboolean        latin = is_latin (text);
  if (!jin_field_is_stored (title) || title->type != JIN_TYPE_TEXT || strspn (text, "0123456789") == strlen (text))
    return;
  if (g_utf8_strlen (text, -1) < (latin ? MIN_LETTERS : MIN_CHARACTERS))
    return;
  JinProbe *probe = add_probe (&inner, JIN_STAGE_OTHER);
  probe->any = TRUE;
  add_part (probe, target->title, "", MATCH_WITHIN, g_strdup (text));
  if (target->other_titles != 0)
    add_part (probe, target->other_titles, "", MATCH_WITHIN, g_strdup (text));
  if (latin && (title->flags & JIN_FIELD_NAME) != 0)
    {
      add_part (probe, target->title, "_initials", MATCH_PREFIX, g_strdup (text));
      add_part (probe, target->title, "_pinyin", MATCH_PREFIX, g_strdup (text));
    }
}

static void
add_field_probes (Maker *maker, int id, const char *text, const char *trimmed)
{
  const JinField *field = jin_entity_field (maker->entity, id);
  if (!jin_field_is_stored (field))
    return;
  if (field->flags & JIN_FIELD_NAME)
    add_name_probes (maker, id, text);
  else if (field->type == JIN_TYPE_PHONE || field->type == JIN_TYPE_ID_NUMBER)
    add_number_probes (maker, id, text);
  else if (field->type == JIN_TYPE_REFERENCE && maker->entity == maker->hits)
    add_reference_probe (maker, field->target, id, text);
  else if (field->type == JIN_TYPE_TEXT || field->type == JIN_TYPE_LONG_TEXT)
    {
      if (field->flags & JIN_FIELD_INDEXED)
        add_simple (maker, JIN_STAGE_OTHER, id, "", MATCH_PREFIX, trimmed);
      add_scan (maker, id, trimmed);
    }
}

static void
add_entity_probes (Maker *maker, const char *text, const char *trimmed)
{
  for (int i = 0; i < maker->entity->n_fields; i++)
    {
      int           id = jin_entity_field_id (maker->entity, i);
      JinFieldFlags flags = maker->entity->fields[i].flags;
      if ((flags & (JIN_FIELD_SEARCH | JIN_FIELD_NAME)) != 0 || id == maker->entity->title)
        add_field_probes (maker, id, text, trimmed);
    }
}

static int
compare_stages (gconstpointer a, gconstpointer b)
{
  return (int)(*(const JinProbe *const *)a)->stage - (int)(*(const JinProbe *const *)b)->stage;
}

GPtrArray *
jin_probes_new (const JinEntities *entities, const JinEntity *entity, const char *typed)
{
  g_autofree char *trimmed = jin_text_trim (typed);
  g_autofree char *narrow = jin_text_narrow (trimmed);
  g_autofree char *text = g_utf8_strdown (narrow, -1);
  GPtrArray       *probes = g_ptr_array_new_with_free_func ((GDestroyNotify)probe_free);
  Maker            own = {probes, NULL, NULL, 0};
  if (*text == '\0')
    return probes;
  entity = jin_entities_current (entities, entity);
  own.entity = own.hits = entity;
  add_entity_probes (&own, text, trimmed);
  for (int i = 0; i < entities->n_items; i++)
    {
      const JinEntity *child = entities->items[i];
      int              owner = (child->flags & JIN_ENTITY_FINDS_OWNER) != 0 ? jin_entity_owner_field (child) : 0;
      Maker            family = {probes, child, entity, owner};
      if (owner != 0 && jin_entity_same (jin_entity_field (child, owner)->target, entity))
        add_entity_probes (&family, text, trimmed);
    }
  /* Keeps the order of those that are equally good. */
  g_ptr_array_sort (probes, compare_stages);
  return probes;
}

JinStage
jin_probe_get_stage (const JinProbe *self)
{
  return self->stage;
}

static gboolean
is_reference (const JinProbe *self)
{
  return self->entity != self->hits && JIN_FIELD_ENTITY (self->link) == self->hits->number;
}

const JinEntity *
jin_probe_get_via (const JinProbe *self)
{
  return self->entity != self->hits && !is_reference (self) ? self->entity : NULL;
}

int
jin_probe_find_field (const JinProbe *self, JinRecord *record)
{
  if (is_reference (self))
    return self->link;
  for (int i = 0; i < self->n_parts; i++)
    {
      g_autofree char *held = self->any ? g_utf8_strdown (jin_record_get_text (record, self->parts[i].field), -1) : NULL;
      g_autofree char *sought = g_utf8_strdown (self->parts[i].text, -1);
      if (!self->any || strstr (held, sought) != NULL)
        return self->parts[i].field;
    }
  return 0;
}

/* ---- SQL ---- */

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

static char *
part_column (const JinProbe *self, const Part *part, int alias)
{
  return g_strdup_printf ("t%d.\"%s%s\"", alias, jin_entity_field (self->entity, part->field)->name, part->suffix);
}

static void
write_part (const JinProbe *self, const Part *part, JinSql *sql, int alias)
{
  g_autofree char *escaped = jin_sql_escape_like (part->text);
  g_autofree char *within = g_strconcat ("%", escaped, "%", NULL);
  g_autofree char *after = jin_sql_after_prefix (part->text);
  g_autofree char *column = part_column (self, part, alias);
  switch (part->match)
    {
    case MATCH_EQUAL:
      jin_sql_add (sql, "%s = ", column);
      jin_sql_text (sql, part->text);
      break;
    case MATCH_PREFIX:
      jin_sql_add (sql, "(%s >= ", column);
      jin_sql_text (sql, part->text);
      jin_sql_add (sql, " AND %s < ", column);
      jin_sql_text (sql, after != NULL ? after : part->text);
      jin_sql_add (sql, ")");
      break;
    case MATCH_WITHIN:
      /* Keys of names are in lower case, as what is sought. */
      if (*part->suffix == '\0' && has_letters (part->text))
        write_like (sql, column, within);
      else
        {
          jin_sql_add (sql, "({position} (%s, ", column);
          jin_sql_text (sql, part->text);
          /* For indexes of what is not empty. */
          jin_sql_add (sql, ") > 0 AND %s IS NOT NULL)", column);
        }
      break;
    case MATCH_LIKE:
    default:
      write_like (sql, column, part->text);
      break;
    }
}

/* What was merged into another record is found there. */
static void
write_present (JinSql *sql, const JinEntity *entity, int alias)
{
  if (entity->merging == NULL)
    return;
  jin_sql_add (sql, " AND ");
  jin_sql_present (sql, entity, alias);
}

static void
write_conditions (const JinProbe *self, JinSql *sql, int alias)
{
  jin_sql_add (sql, " FROM \"%s\" t%d WHERE (", self->entity->name, alias);
  for (int i = 0; i < self->n_parts; i++)
    {
      jin_sql_add (sql, "%s", i == 0 ? "" : self->any ? " OR "
                                                      : " AND ");
      write_part (self, &self->parts[i], sql, alias);
    }
  jin_sql_add (sql, ")");
  write_present (sql, self->entity, alias);
}

/* "SELECT hit" and, when @row, ", row". */
static int
write_select (const JinProbe *self, JinSql *sql, gboolean row)
{
  int alias = jin_sql_new_alias (sql), outer = alias;
  if (is_reference (self))
    {
      outer = alias;
      alias = jin_sql_new_alias (sql);
      jin_sql_add (sql, "SELECT t%d.id", outer);
      if (row)
        jin_sql_add (sql, ", t%d.id", outer);
      jin_sql_add (sql, " FROM \"%s\" t%d WHERE t%d.\"%s\" IN (SELECT t%d.id", self->hits->name, outer, outer,
                   jin_entity_field (self->hits, self->link)->name, alias);
      write_conditions (self, sql, alias);
      jin_sql_add (sql, ")");
      write_present (sql, self->hits, outer);
      return outer;
    }
  jin_sql_add (sql, "SELECT t%d.\"%s\"", alias, self->link != 0 ? jin_entity_field (self->entity, self->link)->name : "id");
  if (row)
    jin_sql_add (sql, ", t%d.id", alias);
  write_conditions (self, sql, alias);
  return alias;
}

void
jin_probe_write (const JinProbe *self, JinSql *sql, gsize limit)
{
  int alias = write_select (self, sql, TRUE);
  if (limit == 0)
    return;
  g_autofree char *column = is_reference (self) ? g_strdup_printf ("t%d.id", alias) : part_column (self, &self->parts[0], alias);
  jin_sql_add (sql, " ORDER BY %s LIMIT ", column);
  jin_sql_int (sql, (gint64)limit);
}

void
jin_probe_write_ids (const JinProbe *self, JinSql *sql)
{
  write_select (self, sql, FALSE);
}
