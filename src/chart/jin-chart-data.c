/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"
#include "config.h"

#include "chart/jin-chart-data.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "chart/jin-scene-item.h"

typedef struct
{
  char         *name;
  JinSeriesRole role;
  GArray       *values; /* double; shorter than the categories where nothing was set */
  GPtrArray    *filters;
} Series;

struct _JinChartData
{
  char          *title, *question, *sentence, *unit;
  JinValueFormat format;
  double         target;
  char          *target_label;
  JinChartWords  words; /* owned */
  GPtrArray     *categories;
  GPtrArray     *series;
};

G_DEFINE_BOXED_TYPE (JinChartData, jin_chart_data, jin_chart_data_ref, jin_chart_data_unref)

static void
series_free (gpointer data)
{
  Series *series = data;

  g_free (series->name);
  g_array_unref (series->values);
  g_ptr_array_unref (series->filters);
  g_free (series);
}

static const char *const word_msgids[] = {
    N_ ("No data"),
        N_ ("not known"),
            N_ ("Others"),
                N_ ("Total"),
                    /* Translators: between what is counted and its number, as in “70–79, men: 45”. */
                    N_ (": "),
                        /* Translators: before the unit of a chart's numbers, as in “Unit: persons”. */
                        N_ ("Unit: "),
};
G_STATIC_ASSERT (sizeof (JinChartWords) == sizeof word_msgids);

/* The words are a table of strings, so that they can be copied and freed in one loop. */
static void
words_copy (JinChartWords *to, const JinChartWords *from)
{
  const char       **target = (const char **)to;
  const char *const *source = (const char *const *)from;

  for (guint i = 0; i < G_N_ELEMENTS (word_msgids); i++)
    {
      g_free ((char *)target[i]);
      target[i] =
          g_strdup (source != NULL && source[i] != NULL ? source[i] : g_dgettext (GETTEXT_PACKAGE, word_msgids[i]));
    }
}

/**
 * jin_chart_data_new:
 * @title: (nullable): a short name
 *
 * Returns: (transfer full): data without categories or series, of whole numbers
 */
JinChartData *
jin_chart_data_new (const char *title)
{
  JinChartData *data = g_atomic_rc_box_new0 (JinChartData);

  data->title = g_strdup (title != NULL ? title : "");
  data->target = NAN;
  data->categories = g_ptr_array_new_with_free_func (g_free);
  data->series = g_ptr_array_new_with_free_func (series_free);
  words_copy (&data->words, NULL);
  return data;
}

JinChartData *
jin_chart_data_ref (JinChartData *data)
{
  g_return_val_if_fail (data != NULL, NULL);

  return g_atomic_rc_box_acquire (data);
}

static void
data_clear (gpointer pointer)
{
  JinChartData *data = pointer;

  g_free (data->title);
  g_free (data->question);
  g_free (data->sentence);
  g_free (data->unit);
  g_free (data->target_label);
  for (guint i = 0; i < G_N_ELEMENTS (word_msgids); i++)
    g_free (((char **)&data->words)[i]);
  g_ptr_array_unref (data->categories);
  g_ptr_array_unref (data->series);
}

void
jin_chart_data_unref (JinChartData *data)
{
  g_return_if_fail (data != NULL);

  g_atomic_rc_box_release_full (data, data_clear);
}

/**
 * jin_chart_data_add_category:
 *
 * Returns: its index
 */
guint
jin_chart_data_add_category (JinChartData *data, const char *label)
{
  g_return_val_if_fail (data != NULL && label != NULL, 0);

  g_ptr_array_add (data->categories, g_strdup (label));
  return data->categories->len - 1;
}

/**
 * jin_chart_data_add_series:
 * @name: (nullable): may be left out if there is only one
 *
 * Returns: its index
 */
guint
jin_chart_data_add_series (JinChartData *data, const char *name, JinSeriesRole role)
{
  g_return_val_if_fail (data != NULL, 0);

  Series *series = g_new0 (Series, 1);
  series->name = g_strdup (name != NULL ? name : "");
  series->role = role;
  series->values = g_array_new (FALSE, FALSE, sizeof (double));
  series->filters = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (data->series, series);
  return data->series->len - 1;
}

/**
 * jin_chart_data_set_value:
 * @value: NaN (or never set) means not known
 * @filter: (nullable): what the value counts, for the list behind it; not
 *   interpreted here
 */
void
jin_chart_data_set_value (JinChartData *data, guint series, guint category, double value, const char *filter)
{
  const double missing = NAN;

  g_return_if_fail (data != NULL);
  g_return_if_fail (series < data->series->len && category < data->categories->len);
  g_return_if_fail (!isinf (value));

  Series *column = g_ptr_array_index (data->series, series);
  while (column->values->len <= category)
    g_array_append_val (column->values, missing);
  g_array_index (column->values, double, category) = value;
  if (filter != NULL)
    {
      if (column->filters->len <= category)
        g_ptr_array_set_size (column->filters, (int)category + 1);
      g_free (column->filters->pdata[category]);
      column->filters->pdata[category] = g_strdup (filter);
    }
}

void
jin_chart_data_set_question (JinChartData *data, const char *question)
{
  g_return_if_fail (data != NULL);

  g_free (data->question);
  data->question = g_strdup (question);
}

void
jin_chart_data_set_sentence (JinChartData *data, const char *sentence)
{
  g_return_if_fail (data != NULL);

  g_free (data->sentence);
  data->sentence = g_strdup (sentence);
}

void
jin_chart_data_set_unit (JinChartData *data, const char *unit)
{
  g_return_if_fail (data != NULL);

  g_free (data->unit);
  data->unit = g_strdup (unit);
}

void
jin_chart_data_set_format (JinChartData *data, JinValueFormat format)
{
  g_return_if_fail (data != NULL);

  data->format = format;
}

/**
 * jin_chart_data_set_target:
 * @value: for every category, in the values' own measure (0.8 for 80%); NaN for none
 * @label: (nullable): such as 目标
 */
void
jin_chart_data_set_target (JinChartData *data, double value, const char *label)
{
  g_return_if_fail (data != NULL && !isinf (value));

  data->target = value;
  g_free (data->target_label);
  data->target_label = g_strdup (label);
}

/**
 * jin_chart_data_set_words:
 * @words: copied
 */
void
jin_chart_data_set_words (JinChartData *data, const JinChartWords *words)
{
  g_return_if_fail (data != NULL && words != NULL);

  words_copy (&data->words, words);
}

const char *
jin_chart_data_get_title (const JinChartData *data)
{
  g_return_val_if_fail (data != NULL, NULL);

  return data->title;
}

const char *
jin_chart_data_get_question (const JinChartData *data)
{
  g_return_val_if_fail (data != NULL, NULL);

  return data->question;
}

const char *
jin_chart_data_get_sentence (const JinChartData *data)
{
  g_return_val_if_fail (data != NULL, NULL);

  return data->sentence;
}

const char *
jin_chart_data_get_unit (const JinChartData *data)
{
  g_return_val_if_fail (data != NULL, NULL);

  return data->unit;
}

JinValueFormat
jin_chart_data_get_format (const JinChartData *data)
{
  g_return_val_if_fail (data != NULL, JIN_VALUE_FORMAT_INTEGER);

  return data->format;
}

/**
 * jin_chart_data_get_target:
 * @label: (out) (optional) (nullable) (transfer none)
 *
 * Returns: NaN if there is none
 */
double
jin_chart_data_get_target (const JinChartData *data, const char **label)
{
  g_return_val_if_fail (data != NULL, NAN);

  if (label != NULL)
    *label = data->target_label;
  return data->target;
}

const JinChartWords *
jin_chart_data_get_words (const JinChartData *data)
{
  g_return_val_if_fail (data != NULL, NULL);

  return &data->words;
}

guint
jin_chart_data_get_n_categories (const JinChartData *data)
{
  g_return_val_if_fail (data != NULL, 0);

  return data->categories->len;
}

guint
jin_chart_data_get_n_series (const JinChartData *data)
{
  g_return_val_if_fail (data != NULL, 0);

  return data->series->len;
}

const char *
jin_chart_data_get_category (const JinChartData *data, guint category)
{
  g_return_val_if_fail (data != NULL && category < data->categories->len, NULL);

  return data->categories->pdata[category];
}

const char *
jin_chart_data_get_series_name (const JinChartData *data, guint series)
{
  g_return_val_if_fail (data != NULL && series < data->series->len, NULL);

  return ((const Series *)data->series->pdata[series])->name;
}

JinSeriesRole
jin_chart_data_get_series_role (const JinChartData *data, guint series)
{
  g_return_val_if_fail (data != NULL && series < data->series->len, JIN_SERIES_VALUE);

  return ((const Series *)data->series->pdata[series])->role;
}

double
jin_chart_data_get_value (const JinChartData *data, guint series, guint category)
{
  g_return_val_if_fail (data != NULL, NAN);
  g_return_val_if_fail (series < data->series->len && category < data->categories->len, NAN);

  const Series *column = data->series->pdata[series];
  return category < column->values->len ? g_array_index (column->values, double, category) : NAN;
}

guint
jin_chart_data_get_n_data (const JinChartData *data)
{
  g_return_val_if_fail (data != NULL, 0);

  return data->categories->len * data->series->len;
}

int
jin_chart_data_get_datum (const JinChartData *data, guint series, guint category)
{
  g_return_val_if_fail (data != NULL, JIN_DATUM_NONE);
  g_return_val_if_fail (series < data->series->len && category < data->categories->len, JIN_DATUM_NONE);

  return (int)(category * data->series->len + series);
}

/**
 * jin_chart_data_get_filter:
 *
 * Returns: (transfer none) (nullable): what was given with the value
 */
const char *
jin_chart_data_get_filter (const JinChartData *data, int datum)
{
  g_return_val_if_fail (data != NULL, NULL);
  g_return_val_if_fail (datum >= 0 && (guint)datum < jin_chart_data_get_n_data (data), NULL);

  const Series *column = data->series->pdata[(guint)datum % data->series->len];
  guint         category = (guint)datum / data->series->len;
  return category < column->filters->len ? column->filters->pdata[category] : NULL;
}
