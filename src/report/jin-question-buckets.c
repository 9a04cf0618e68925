/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <string.h>

#include "base/jin-age-band.h"
#include "office/jin-organisation.h"
#include "report/jin-question.h"
#include "report/jin-report-words.h"

/* Categories and series: what each is called, counts, and is asked for by. */

#define AGE_BANDS_SETTING "age-bands"

static void
bucket_free (JinBucket *bucket)
{
  g_free (bucket->label);
  g_free (bucket->filter);
  g_strfreev (bucket->keys);
  g_free (bucket);
}

static JinBucket *
add_bucket (GPtrArray *buckets, char *label, char *filter, char **keys)
{
  JinBucket *bucket = g_new0 (JinBucket, 1);

  bucket->label = label;
  bucket->filter = filter;
  bucket->keys = keys;
  g_ptr_array_add (buckets, bucket);
  return bucket;
}

static char **
one_key (const char *key)
{
  const char *keys[] = {key, NULL};

  return g_strdupv ((char **)keys);
}

/* The rows that the group says nothing about; the store gives them an empty key. */
static void
add_unknown (const JinQuestion *self, GPtrArray *buckets, const JinChartGroup *group, GHashTable *keys)
{
  if (!group->closed && g_hash_table_contains (keys, ""))
    add_bucket (buckets, g_strdup (group->unknown != NULL ? group->unknown : JIN_WORD_UNKNOWN),
                jin_question_is (self, group->operand, "is empty"), one_key (""));
}

/* Values that only the office knows. */
static void
add_others (const JinQuestion *self, GPtrArray *buckets, const JinChartGroup *group, GHashTable *keys)
{
  g_autoptr (GHashTable) foreseen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray)  others = g_ptr_array_new ();
  GHashTableIter         iter;
  gpointer               key;

  for (guint i = 0; i < buckets->len; i++)
    for (char **known = ((JinBucket *)g_ptr_array_index (buckets, i))->keys; known != NULL && *known != NULL; known++)
      g_hash_table_add (foreseen, *known);
  g_hash_table_iter_init (&iter, keys);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (*(char *)key != '\0' && !g_hash_table_contains (foreseen, key))
      g_ptr_array_add (others, key);
  if (others->len == 0)
    return;

  g_ptr_array_add (others, NULL);
  g_autofree char *codes = g_strjoinv (",", (char **)others->pdata);
  g_autofree char *test = g_strdup_printf ("in (%s)", codes);
  add_bucket (buckets, g_strdup (JIN_WORD_OTHER), jin_question_is (self, group->operand, test),
              g_strdupv ((char **)others->pdata));
}

static void
add_cases (const JinQuestion *self, GPtrArray *buckets, const JinChartGroup *group, GHashTable *keys)
{
  for (guint i = 0; i < group->n_cases; i++)
    {
      const JinChartCase *given = &group->cases[i];

      if (given->codes == NULL)
        {
          add_bucket (buckets, g_strdup (given->label), jin_question_fill (self, given->filter), NULL);
          continue;
        }
      g_autofree char *test = g_strdup_printf ("in (%s)", given->codes);
      add_bucket (buckets, g_strdup (given->label), jin_question_is (self, group->operand, test), g_strsplit (given->codes, ",", -1));
    }
  if (!group->closed)
    add_others (self, buckets, group, keys);
}

/* A list's own order; values that nobody has are left out. */
static void
add_codes (const JinQuestion *self, GPtrArray *buckets, const JinChartGroup *group, GHashTable *keys)
{
  JinCodeList *list = jin_store_get_list (self->store, group->list);

  for (guint i = 0; list != NULL && i < jin_code_list_get_size (list); i++)
    {
      const JinCode *code = jin_code_list_get (list, i);

      if (!g_hash_table_contains (keys, code->code))
        continue;
      g_autofree char *test = g_strdup_printf ("in (%s)", code->code);
      add_bucket (buckets, g_strdup (code->label), jin_question_is (self, group->operand, test), one_key (code->code));
    }
  add_others (self, buckets, group, keys);
}

static char *
band_label (const JinChartGroup *group, guint band, const int *bounds, guint n_bounds)
{
  if (band == 0)
    return g_strdup_printf ("%d%s及以下", bounds[0] - 1, group->year);
  if (band == n_bounds)
    return g_strdup_printf ("%d%s及以上", bounds[n_bounds - 1], group->year);
  return g_strdup_printf ("%d–%d%s", bounds[band - 1], bounds[band] - 1, group->year);
}

/* "years(birth)>=60 and years(birth)<70"; of another day than today the dates themselves. */
static char *
band_filter (const JinQuestion *self, const JinChartGroup *group, guint band, const int *bounds, guint n_bounds)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (!jin_scope_is_past (self->scope))
    {
      if (band > 0)
        g_string_append_printf (text, "%s>=%d", group->operand, bounds[band - 1]);
      if (band < n_bounds)
        g_string_append_printf (text, "%s%s<%d", band > 0 ? " and " : "", group->operand, bounds[band]);
      return g_strdup (text->str);
    }

  const char      *open = strchr (group->operand, '(');
  g_autofree char *field = g_strndup (open + 1, strlen (open) - 2);
  if (band > 0)
    {
      g_autofree char *day = jin_question_reached (self, bounds[band - 1]);

      g_string_append_printf (text, "%s<=%s", field, day);
    }
  if (band < n_bounds)
    {
      g_autofree char *day = jin_question_reached (self, bounds[band]);

      g_string_append_printf (text, "%s%s>%s", band > 0 ? " and " : "", field, day);
    }
  return g_strdup (text->str);
}

static gboolean
add_bands (const JinQuestion *self, GPtrArray *buckets, const JinChartGroup *group, GError **error)
{
  JinGroup           key;
  g_autoptr (GArray) bounds = NULL;

  if (!jin_question_group ((JinQuestion *)self, group, &key, &bounds, error))
    return FALSE;
  for (guint band = 0; band <= (guint)key.n_bounds; band++)
    {
      g_autofree char *name = g_strdup_printf ("%u", band);

      add_bucket (buckets, band_label (group, band, key.bounds, key.n_bounds),
                  band_filter (self, group, band, key.bounds, key.n_bounds), one_key (name));
    }
  return TRUE;
}

static void
add_months (const JinQuestion *self, GPtrArray *buckets, const JinChartGroup *group)
{
  gboolean one_year = self->scope->from.year == self->scope->until.year;

  for (JinDate month = JIN_DATE (self->scope->from.year, self->scope->from.month, 1);
       jin_date_compare (month, self->scope->until) <= 0; month = jin_date_add_months (month, 1))
    {
      JinDate          next = jin_date_add_months (month, 1);
      g_autofree char *key = g_strdup_printf ("%04d-%02d", month.year, month.month);
      g_autofree char *from = jin_date_to_iso (month);
      g_autofree char *after = jin_date_to_iso (next);
      JinBucket       *bucket;

      bucket = add_bucket (buckets,
                           one_year ? g_strdup_printf ("%d月", month.month)
                                    : g_strdup_printf ("%d年%d月", month.year, month.month),
                           g_strdup_printf ("%s>=%s and %s<%s", group->operand, from, group->operand, after), one_key (key));
      bucket->future = jin_date_compare (month, self->context.today) > 0;
    }
}

static void
add_organisations (const JinQuestion *self, GPtrArray *buckets, const JinChartGroup *group, GHashTable *keys)
{
  for (guint i = 0; i < self->organisations->len; i++)
    {
      JinRecord       *organisation = g_ptr_array_index (self->organisations, i);
      g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT, jin_record_get_id (organisation));
      g_autofree char *test = g_strdup_printf ("in (%s)", key);

      if (g_hash_table_contains (keys, key))
        add_bucket (buckets, g_strdup (jin_record_get_text (organisation, JIN_ORGANISATION_NAME)),
                    jin_question_is (self, group->operand, test), one_key (key));
    }
}

/**
 * jin_question_buckets:
 * @self: a question
 * @group: how its rows are told apart
 * @keys: keys that occur, "" for an empty value
 * @error: a setting of the office that can't be read
 *
 * Returns: (transfer full) (element-type JinBucket): categories or series in order; one for all when
 *   nothing tells rows apart
 */
GPtrArray *
jin_question_buckets (JinQuestion *self, const JinChartGroup *group, GHashTable *keys, GError **error)
{
  g_autoptr (GPtrArray) buckets = g_ptr_array_new_with_free_func ((GDestroyNotify)bucket_free);

  switch (group->kind)
    {
    case JIN_CHART_BY_CODES:
      add_codes (self, buckets, group, keys);
      break;
    case JIN_CHART_BY_CASES:
      add_cases (self, buckets, group, keys);
      break;
    case JIN_CHART_BY_BANDS:
      if (!add_bands (self, buckets, group, error))
        return NULL;
      break;
    case JIN_CHART_BY_MONTHS:
      add_months (self, buckets, group);
      break;
    case JIN_CHART_BY_ORGANISATION:
      add_organisations (self, buckets, group, keys);
      break;
    case JIN_CHART_BY_NOTHING:
    default:
      add_bucket (buckets, g_strdup (self->spec->unit), NULL, one_key (""));
      return g_steal_pointer (&buckets);
    }
  if (group->operand != NULL)
    add_unknown (self, buckets, group, keys);
  return g_steal_pointer (&buckets);
}

/**
 * jin_question_group:
 * @self: a question
 * @group: how its rows are told apart
 * @key: (out): the same for the store
 * @bounds: (out) (nullable): what @key's bounds are borrowed from
 * @error: a setting of the office that can't be read
 *
 * Returns: whether it could be made
 */
gboolean
jin_question_group (JinQuestion *self, const JinChartGroup *group, JinGroup *key, GArray **bounds, GError **error)
{
  *bounds = NULL;
  *key = (JinGroup){.operand = group->operand, .kind = JIN_GROUP_VALUE, .bounds = group->bounds, .n_bounds = (int)group->n_bounds};
  if (group->kind == JIN_CHART_BY_MONTHS)
    key->kind = JIN_GROUP_MONTH;
  if (group->kind != JIN_CHART_BY_BANDS)
    return TRUE;

  key->kind = JIN_GROUP_BANDS;
  if (group->bounds != NULL)
    return TRUE;
  g_autofree char *setting = jin_store_get_setting (self->store, AGE_BANDS_SETTING);
  *bounds = jin_age_bands_parse (setting != NULL && *setting != '\0' ? setting : JIN_AGE_BANDS_DEFAULT, error);
  if (*bounds == NULL)
    return FALSE;
  key->bounds = (const int *)(*bounds)->data;
  key->n_bounds = (int)(*bounds)->len;
  return TRUE;
}
