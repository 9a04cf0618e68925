/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "office/jin-codes.h"
#include "office/jin-entities.h"
#include "office/jin-person.h"
#include "office/jin-rules-meeting.h"
#include "record/jin-filter.h"
#include "record/jin-sort.h"

#include <stdlib.h>
#include <string.h>

/* What the compiler can't see of the declarations: that they fit each other and the code lists in data/lists/. */

/* The columns of data/lists/NAME.tsv. */
enum {
  CODE,
  LABEL,
  ALIASES,
  GROUP,
  COUNTS,
  FLAGS,
  N_COLUMNS
};

static const JinEntity *
entity_at (int i)
{
  return jin_office_entities ()->items[i];
}

static int
n_entities (void)
{
  return jin_office_entities ()->n_items;
}

/* Blanks and bracketed notes don't count when heads are compared. */
static char *
plain_head (const char *head)
{
  g_autoptr (GRegex) noise = g_regex_new ("\\s|（[^）]*）|\\([^)]*\\)", 0, 0, NULL);

  return g_regex_replace_literal (noise, head, -1, 0, "", 0, NULL);
}

static GPtrArray *
read_list (const char *name)
{
  g_autofree char   *file = g_strconcat (name, ".tsv", NULL);
  g_autofree char   *path = g_build_filename (g_getenv ("JINQIU_SRCDIR"), "data", "lists", file, NULL);
  g_autofree char   *text = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv)     lines = NULL;
  GPtrArray         *rows = g_ptr_array_new_with_free_func ((GDestroyNotify)g_strfreev);

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_suffix (text, "\n"));
  text[strlen (text) - 1] = '\0';
  lines = g_strsplit (text, "\n", 0);
  g_assert_cmpstr (lines[0], ==, "code\tlabel\taliases\tgroup\tcounts\tflags");
  for (int i = 1; lines[i] != NULL; i++)
    g_ptr_array_add (rows, g_strsplit (lines[i], "\t", 0));
  return rows;
}

static char **
find_code (GPtrArray  *rows,
           const char *code)
{
  for (guint i = 0; i < rows->len; i++)
    {
      char **row = g_ptr_array_index (rows, i);

      if (strcmp (row[CODE], code) == 0)
        return row;
    }
  return NULL;
}

static void
test_entities (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (int i = 0; i < n_entities (); i++)
    {
      const JinEntity *entity = entity_at (i);

      g_test_message ("%s", entity->name);
      g_assert_true (g_hash_table_add (seen, (gpointer)entity->name));
      g_assert_true (jin_entities_by_number (jin_office_entities (), entity->number) == entity);
      g_assert_true (entity->label != NULL && entity->plural != NULL && entity->heads != NULL && entity->icon != NULL);
      g_assert_nonnull (jin_entity_field (entity, entity->title));
      g_assert_true (entity->subtitle == 0 || jin_entity_field (entity, entity->subtitle) != NULL);
      g_assert_true (entity->when == 0 || jin_entity_field (entity, entity->when) != NULL);
      if ((entity->flags & JIN_ENTITY_SPAN) != 0)
        {
          g_assert_cmpint (jin_entity_field (entity, entity->span_from)->type, ==, JIN_TYPE_DATE);
          g_assert_cmpint (jin_entity_field (entity, entity->span_until)->type, ==, JIN_TYPE_DATE);
          g_assert_cmpint (jin_entity_owner_field (entity), !=, 0);
        }
    }
}

static void
check_field (const JinEntity *entity,
             const JinField  *field)
{
  g_test_message ("%s.%s", entity->name, field->name);
  g_assert_true (field->name != NULL && field->label != NULL && field->heads != NULL && field->group != NULL);
  g_assert_false (g_str_has_prefix (field->heads, "|") || g_str_has_suffix (field->heads, "|") || strstr (field->heads, "||") != NULL);
  g_assert_cmpint (field->type == JIN_TYPE_CHOICE || field->type == JIN_TYPE_CHOICES, ==, field->list != NULL);
  g_assert_cmpint (field->type == JIN_TYPE_REFERENCE, ==, field->target != NULL);
  if (field->target != NULL)
    g_assert_true (jin_entities_find (jin_office_entities (), field->target->name) == field->target);
  if (field->list != NULL)
    {
      g_autoptr (GPtrArray) rows = read_list (field->list);

      g_assert_cmpuint (rows->len, >, 1);
    }
  if (field->mirror != 0)
    {
      const JinEntity *span = jin_entities_by_number (jin_office_entities (), JIN_FIELD_ENTITY (field->mirror));
      const JinField  *source = jin_entity_field (span, field->mirror);

      g_assert_true ((span->flags & JIN_ENTITY_SPAN) != 0);
      g_assert_true (jin_entity_field (span, jin_entity_owner_field (span))->target == entity);
      g_assert_cmpint (source->type, ==, field->type);
      g_assert_cmpstr (source->list, ==, field->list);
      g_assert_true (source->target == field->target);
    }
  if (field->expression != NULL)
    {
      g_autofree char      *text = g_strconcat (field->expression, " is empty", NULL);
      g_autoptr (GError)    error = NULL;
      g_autoptr (JinFilter) filter = jin_filter_parse (jin_office_entities (), entity, text, &error);

      g_assert_no_error (error);
      g_assert_cmpint (jin_operand_type (filter->operand), ==, field->type);
      g_assert_true (field->compute != NULL || (field->flags & JIN_FIELD_READ_ONLY) != 0);
    }
}

static void
test_fields (void)
{
  for (int i = 0; i < n_entities (); i++)
    {
      const JinEntity       *entity = entity_at (i);
      g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);

      for (int j = 0; j < entity->n_fields; j++)
        {
          check_field (entity, &entity->fields[j]);
          g_assert_true (g_hash_table_add (names, (gpointer)entity->fields[j].name));
        }
    }
}

/* A label is translated once: it must not stand for two official heads. */
static void
test_labels (void)
{
  g_autoptr (GHashTable) heads = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);

  for (int i = 0; i < n_entities (); i++)
    for (int j = 0; j < entity_at (i)->n_fields; j++)
      {
        const JinField  *field = &entity_at (i)->fields[j];
        g_autofree char *head = jin_field_head (field);
        const char      *known = g_hash_table_lookup (heads, field->label);

        g_test_message ("%s: %s", field->label, head);
        if (known != NULL)
          g_assert_cmpstr (known, ==, head);
        else
          g_hash_table_insert (heads, (gpointer)field->label, g_steal_pointer (&head));
      }
  for (int i = 0; i < n_entities (); i++)
    {
      const char *known = g_hash_table_lookup (heads, entity_at (i)->label);

      /* An organisation is called the same as a ledger and as a column. */
      g_assert_true (known == NULL || strcmp (entity_at (i)->name, "organisation") == 0);
      g_assert_null (g_hash_table_lookup (heads, entity_at (i)->plural));
    }
}

/* What po/zh_CN.po says for @label in the context "entity"; NULL when it is not translated yet. */
static char *
translation_of (const char *po,
                const char *label)
{
  g_autofree char *key = g_strdup_printf ("msgctxt \"entity\"\nmsgid \"%s\"\nmsgstr \"", label);
  const char      *at = strstr (po, key);

  if (at == NULL || at[strlen (key)] == '"')
    return NULL;
  at += strlen (key);
  return g_strndup (at, strcspn (at, "\""));
}

/* The screen and paper speak of one thing by one word. */
static void
test_translations (void)
{
  g_autofree char   *path = g_build_filename (g_getenv ("JINQIU_SRCDIR"), "po", "zh_CN.po", NULL);
  g_autofree char   *po = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &po, NULL, &error);
  g_assert_no_error (error);
  for (int i = 0; i < n_entities (); i++)
    for (int j = 0; j < entity_at (i)->n_fields; j++)
      {
        const JinField  *field = &entity_at (i)->fields[j];
        g_autofree char *head = jin_field_head (field);
        g_autofree char *word = translation_of (po, field->label);

        g_test_message ("%s.%s", entity_at (i)->name, field->name);
        if (word != NULL)
          g_assert_cmpstr (word, ==, head);
      }
}

/* A head leads to one field, but for the columns that hold two things at once. */
static void
test_heads (void)
{
  static const char *const shared[] = {"居住状况", "居住情况", "特长爱好", "专长爱好", "原工作单位及职务", "单位及职务", "原单位职务", "原单位及职务", "退休前任职情况", NULL};

  for (int i = 0; i < n_entities (); i++)
    {
      g_autoptr (GHashTable) owners = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

      for (int j = 0; j < entity_at (i)->n_fields; j++)
        {
          g_auto (GStrv) heads = g_strsplit (entity_at (i)->fields[j].heads, "|", 0);

          for (int k = 0; heads[k] != NULL; k++)
            {
              g_autofree char *head = plain_head (heads[k]);
              const char      *other = g_hash_table_lookup (owners, head);

              g_test_message ("%s: %s", entity_at (i)->name, head);
              g_assert_true (other == NULL || other == entity_at (i)->fields[j].name || g_strv_contains (shared, head));
              g_hash_table_insert (owners, g_steal_pointer (&head), (gpointer)entity_at (i)->fields[j].name);
            }
        }
    }
}

static void
check_marks (const JinEntity *entity)
{
  for (const char *at = entity->timeline; at != NULL && (at = strchr (at, '{')) != NULL; at++)
    {
      g_autofree char *name = g_strndup (at + 1, strcspn (at + 1, "}"));

      g_assert_cmpint (jin_entity_find_field (entity, name), !=, 0);
    }
}

static void
test_orders_and_matches (void)
{
  for (int i = 0; i < n_entities (); i++)
    {
      const JinEntity   *entity = entity_at (i);
      g_autoptr (GError) error = NULL;
      g_autoptr (GArray) sorts = jin_sort_parse (entity, entity->order, &error);
      g_auto (GStrv)     names = g_strsplit_set (entity->match != NULL ? entity->match : "", "|+", 0);

      g_assert_no_error (error);
      for (int j = 0; names[j] != NULL; j++)
        {
          int field = jin_entity_find_field (entity, names[j]);

          g_assert_cmpint (field, !=, 0);
          g_assert_true (jin_field_is_stored (jin_entity_field (entity, field)));
        }
      check_marks (entity);
    }
}

static void
test_filters (void)
{
  static const char *const filters[] = {JIN_FILTER_KEY_CARE, JIN_FILTER_INCOMPLETE};

  for (gsize i = 0; i < G_N_ELEMENTS (filters); i++)
    {
      g_autoptr (GError)    error = NULL;
      g_autoptr (JinFilter) filter = jin_filter_parse (jin_office_entities (), &jin_person_entity, filters[i], &error);

      g_assert_no_error (error);
      g_assert_nonnull (filter);
    }
}

/* Names that scripts rely on. */
static void
test_command_line_names (void)
{
  static const struct
  {
    const char *entity;
    const char *fields;
  } cases[] = {
      {"person", "name sex birth id_number nation retire_type work_start revolution_date retired_on unit post managing_unit "
                 "relation list_order rank treatment political_status party_join party_full branch health living address phone "
                 "specialty hobby dues_base state died_on"},
      {"organisation", "name kind parent unit_nature founded_on fixed_day address"},
      {"activity", "title types organisation start end place host mode expected present content state"},
      {"attendance", "activity person state note"},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const JinEntity *entity = jin_entities_find (jin_office_entities (), cases[i].entity);
      g_auto (GStrv)   names = g_strsplit (cases[i].fields, " ", 0);

      g_assert_nonnull (entity);
      for (int j = 0; names[j] != NULL; j++)
        {
          g_test_message ("%s.%s", entity->name, names[j]);
          g_assert_cmpint (jin_entity_find_field (entity, names[j]), !=, 0);
        }
    }
}

static void
check_list (const char *name)
{
  g_autoptr (GPtrArray)  rows = read_list (name);
  g_autoptr (GHashTable) codes = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) spellings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      char           **row = g_ptr_array_index (rows, i);
      g_autofree char *all = NULL;
      g_auto (GStrv)   words = NULL;

      g_test_message ("%s: %s", name, row[CODE]);
      g_assert_cmpuint (g_strv_length (row), ==, N_COLUMNS);
      g_assert_true (*row[CODE] != '\0' && *row[LABEL] != '\0');
      /* Codes in "x" are the office's own; commas join several. */
      g_assert_false (*row[CODE] == 'x' || strchr (row[CODE], ',') != NULL);
      g_assert_true (g_hash_table_add (codes, row[CODE]));
      g_assert_true (*row[FLAGS] == '\0' || strcmp (row[FLAGS], "builtin") == 0);
      g_assert_true (g_ascii_isdigit (*row[COUNTS]));

      all = g_strjoin ("|", row[LABEL], *row[ALIASES] != '\0' ? row[ALIASES] : NULL, NULL);
      words = g_strsplit (all, "|", 0);
      for (int j = 0; words[j] != NULL; j++)
        {
          g_autofree char *word = g_strdup (words[j]);
          const char      *other = g_hash_table_lookup (spellings, word);

          g_assert_cmpstr (word, !=, "");
          g_assert_true (other == NULL || other == row[CODE]);
          g_hash_table_insert (spellings, g_steal_pointer (&word), row[CODE]);
        }
    }
}

static void
test_lists (void)
{
  g_autofree char   *path = g_build_filename (g_getenv ("JINQIU_SRCDIR"), "data", "lists", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir)   folder = g_dir_open (path, 0, &error);
  const char        *file;
  int                n_lists = 0;

  g_assert_no_error (error);
  while ((file = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *name = g_strndup (file, strcspn (file, "."));

      check_list (name);
      n_lists++;
    }
  g_assert_cmpint (n_lists, >=, 30);
}

/* What rules name can't be taken away by the office. */
static void
test_builtin_codes (void)
{
  static const struct
  {
    const char *list;
    const char *codes;
  } cases[] = {
      {"retire_type", JIN_RETIRE_LIXIU " " JIN_RETIRE_RETIRED " " JIN_RETIRE_RESIGNED},
      {"relation", JIN_RELATION_SERVED " " JIN_RELATION_MEMBER " " JIN_RELATION_INFLOW " " JIN_RELATION_STAFF " " JIN_RELATION_SURVIVOR " " JIN_RELATION_OTHER},
      {"person_state", JIN_STATE_REGISTERED " " JIN_STATE_DIED " " JIN_STATE_TRANSFERRED " " JIN_STATE_UNVERIFIED},
      {"political_status", JIN_POLITICAL_MEMBER " " JIN_POLITICAL_PROBATIONARY},
      {"member_status", JIN_MEMBER_FULL " " JIN_MEMBER_PROBATIONARY},
      {"living", JIN_LIVING_WITH_SPOUSE " " JIN_LIVING_ALONE},
      {"birth_kind", JIN_BIRTH_SOLAR " " JIN_BIRTH_LUNAR},
      {"revolution_period", "P1 P2 P3 P4 P5"},
      {"org_kind", JIN_KIND_WORK_COMMITTEE " " JIN_KIND_COMMITTEE " " JIN_KIND_GENERAL_BRANCH " " JIN_KIND_BRANCH " " JIN_KIND_GROUP " " JIN_KIND_UNIT},
      {"org_category", JIN_CATEGORY_SINGLE " " JIN_CATEGORY_JOINT " " JIN_CATEGORY_MIXED " " JIN_CATEGORY_TEMPORARY " " JIN_CATEGORY_SENIOR},
      {"post", JIN_POST_SECRETARY " deputy organisation publicity discipline member " JIN_POST_LIAISON},
      {"activity_type", JIN_ACTIVITY_TYPE_GENERAL_MEETING " " JIN_ACTIVITY_TYPE_COMMITTEE_MEETING " " JIN_ACTIVITY_TYPE_GROUP_MEETING " " JIN_ACTIVITY_TYPE_LECTURE
                                                          " " JIN_ACTIVITY_TYPE_THEME_DAY " " JIN_ACTIVITY_TYPE_ORG_LIFE " " JIN_ACTIVITY_TYPE_APPRAISAL " " JIN_ACTIVITY_TYPE_STUDY
                                                          " " JIN_ACTIVITY_TYPE_BRIEFING " " JIN_ACTIVITY_TYPE_OUTING " " JIN_ACTIVITY_TYPE_VOLUNTEER " " JIN_ACTIVITY_TYPE_FORUM
                                                          " " JIN_ACTIVITY_TYPE_POLITICAL_BIRTHDAY " " JIN_ACTIVITY_TYPE_RECREATION " " JIN_ACTIVITY_TYPE_ELECTION
                                                          " " JIN_ACTIVITY_TYPE_TRAINING " " JIN_ACTIVITY_TYPE_POSITIVE_ENERGY " " JIN_ACTIVITY_TYPE_OTHER},
      {"activity_state", JIN_ACTIVITY_STATE_PLANNED " " JIN_ACTIVITY_STATE_HELD " " JIN_ACTIVITY_STATE_CANCELLED " " JIN_ACTIVITY_STATE_POSTPONED},
      {"attendance", JIN_ATTENDED " " JIN_ATTENDED_ONLINE " " JIN_ATTENDED_AT_HOME " " JIN_ATTENDED_LEAVE " " JIN_ATTENDED_ABSENT},
      {"absence_direction", JIN_ABSENCE_OUT " " JIN_ABSENCE_IN},
      {"residence", JIN_RESIDENCE_LOCAL " " JIN_RESIDENCE_HMT " " JIN_RESIDENCE_ABROAD},
      {"visit_result", "1 2 3 " JIN_VISIT_NOT_MET},
      {"visit_type", JIN_VISIT_FESTIVAL},
      {"campaign", JIN_CAMPAIGN_CODE_DOUBLE_NINTH " " JIN_CAMPAIGN_CODE_NEW_YEAR " " JIN_CAMPAIGN_CODE_JULY_FIRST},
      {"health", JIN_HEALTH_FRAIL " " JIN_HEALTH_DISABLED " " JIN_HEALTH_BEDRIDDEN},
      {"self_care", JIN_SELF_CARE_ABLE " " JIN_SELF_CARE_UNABLE},
      {"term_state", JIN_TERM_NORMAL " " JIN_TERM_NEAR " " JIN_TERM_URGENT " " JIN_TERM_OVERDUE " " JIN_TERM_LONG_OVERDUE},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) rows = read_list (cases[i].list);
      g_auto (GStrv)        codes = g_strsplit (cases[i].codes, " ", 0);

      for (int j = 0; codes[j] != NULL; j++)
        {
          char **row = find_code (rows, codes[j]);

          g_test_message ("%s: %s", cases[i].list, codes[j]);
          g_assert_nonnull (row);
          g_assert_cmpstr (row[FLAGS], ==, "builtin");
        }
    }
}

/* The counts of attendance are those that the rules read (JinAttendanceMeaning). */
static void
test_meanings (void)
{
  static const struct
  {
    const char          *code;
    JinAttendanceMeaning meaning;
  } cases[] = {
      {JIN_ATTENDED, JIN_ATTENDANCE_PRESENT},
      {JIN_ATTENDED_ONLINE, JIN_ATTENDANCE_PRESENT},
      {JIN_ATTENDED_AT_HOME, JIN_ATTENDANCE_REACHED},
      {JIN_ATTENDED_LEAVE, JIN_ATTENDANCE_EXCUSED},
      {JIN_ATTENDED_ABSENT, JIN_ATTENDANCE_ABSENT},
  };
  g_autoptr (GPtrArray) rows = read_list ("attendance");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (atoi (find_code (rows, cases[i].code)[COUNTS]), ==, cases[i].meaning);
}

/* Spellings that sheets use. */
static void
test_spellings (void)
{
  static const struct
  {
    const char *list;
    const char *word;
    const char *code;
  } cases[] = {
      {"rank", "正科", "41"},
      {"rank", "正科级", "41"},
      {"rank", "乡科级正职", "41"},
      {"rank", "厅局级副职", "22"},
      {"treatment", "县处级正职", "31"},
      {"treatment", "享受正处级待遇", "31"},
      {"retire_type", "离", "LX"},
      {"attendance", "缺勤", "5"},
      {"attendance", "行动不便", "4"},
      {"activity_type", "民主评议", "07"},
      {"living", "空巢", "2"},
      {"health", "失能", "5"},
      {"mgmt_class", "本地老弱病残", "2"},
      {"education", "文盲与半文盲", "80"},
      {"nation", "汉", "01"},
      {"nation", "傈僳族", "20"},
      {"person_state", "死亡", "died"},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) rows = read_list (cases[i].list);
      char                **row = find_code (rows, cases[i].code);
      g_auto (GStrv)        aliases = NULL;

      g_test_message ("%s: %s", cases[i].list, cases[i].word);
      g_assert_nonnull (row);
      aliases = g_strsplit (row[ALIASES], "|", 0);
      g_assert_true (strcmp (row[LABEL], cases[i].word) == 0 || g_strv_contains ((const char *const *)aliases, cases[i].word));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/office/ledgers/entities", test_entities);
  g_test_add_func ("/office/ledgers/fields", test_fields);
  g_test_add_func ("/office/ledgers/labels", test_labels);
  g_test_add_func ("/office/ledgers/translations", test_translations);
  g_test_add_func ("/office/ledgers/heads", test_heads);
  g_test_add_func ("/office/ledgers/orders-and-matches", test_orders_and_matches);
  g_test_add_func ("/office/ledgers/filters", test_filters);
  g_test_add_func ("/office/ledgers/command-line-names", test_command_line_names);
  g_test_add_func ("/office/lists/files", test_lists);
  g_test_add_func ("/office/lists/builtin", test_builtin_codes);
  g_test_add_func ("/office/lists/meanings", test_meanings);
  g_test_add_func ("/office/lists/spellings", test_spellings);
  return g_test_run ();
}
