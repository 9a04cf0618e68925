/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/jin-error.h"
#include "base/jin-minute.h"
#include "office/jin-activity.h"
#include "office/jin-person.h"
#include "paper/jin-card-document.h"
#include "paper/jin-chart-document.h"
#include "paper/jin-charts-document.h"
#include "paper/jin-list-document.h"
#include "paper/jin-paper-forms.h"
#include "paper/jin-paper-words.h"
#include "paper/jin-sign-in-document.h"
#include "report/jin-annual-record.h"
#include "report/jin-chart-spec.h"
#include "report/jin-expected.h"
#include "report/jin-figures.h"
#include "report/jin-list-table.h"
#include "report/jin-report-chart.h"

#define ON_ROSTER "relation=served and state in (registered,unverified)"
/* Columns of F1 that fit an A4 across; health and home are left to lists made for them (R95). */
#define ROSTER_COLUMNS \
  "name,sex,nation,birth,political_status,work_start,unit,post,rank,retire_type,retired_on,treatment,branch,phone,note"
#define GUEST_ROWS 2
#define CHARTS_MARGIN JIN_MM (15)

/**
 * jin_paper_list:
 * @store: where the rows stand
 * @query: which rows, in which order
 * @fields: (element-type int): columns
 * @title: (nullable): what stands on top; %NULL: the ledger's own
 * @level: how much is masked; %JIN_MASK_NONE only with a purpose in the query's context: every page then says so (R94)
 * @setup: (nullable): the sheet; %NULL: A4, upright if the columns fit
 * @cancellable: (nullable): to give up
 * @error: as of jin_report_table()
 *
 * Returns: (transfer full): any list of any ledger (R107); %NULL on failure
 */
JinDocument *
jin_paper_list (JinStore           *store,
                const JinQuery     *query,
                GArray             *fields,
                const char         *title,
                JinMaskLevel        level,
                const JinPageSetup *setup,
                GCancellable       *cancellable,
                GError            **error)
{
  g_autoptr (JinTable) table = jin_report_table (store, query, fields, title, level, 0, cancellable, error);
  g_autofree char     *unit = jin_store_get_setting (store, JIN_OFFICE_NAME_SETTING);
  JinListOptions       options = {
            .unit = unit,
            .date = query->context.today,
            .unmasked = level == JIN_MASK_NONE && query->context.purpose != NULL,
  };
  JinDocument *document = table != NULL ? jin_list_document_new (table, &options, setup) : NULL;

  if (document != NULL && (query->entity->flags & JIN_ENTITY_PEOPLE) != 0)
    jin_document_set_people (document, jin_table_n_rows (table), options.unmasked ? query->context.purpose : NULL);
  return document;
}

/**
 * jin_paper_mail:
 * @store: where people stand
 * @query: people, or rows of a ledger that are about people
 * @options: labels or envelopes, and of which size; who writes is the office, unless it is said
 * @households: (out) (optional) (transfer full): who gets a letter, and who gets none
 * @cancellable: (nullable): to give up
 * @error: as of jin_report_households()
 *
 * Returns: (transfer full): address labels or envelopes, one a household; %NULL on failure
 */
JinDocument *
jin_paper_mail (JinStore *store, const JinQuery *query, const JinMailOptions *options, JinHouseholds **households, GCancellable *cancellable, GError **error)
{
  g_autoptr (JinHouseholds) found = jin_report_households (store, query, cancellable, error);
  g_autofree char          *sender = jin_store_get_setting (store, JIN_OFFICE_NAME_SETTING);
  g_autofree char          *address = jin_store_get_setting (store, JIN_OFFICE_ADDRESS_SETTING);
  g_autofree char          *postcode = jin_store_get_setting (store, JIN_OFFICE_POSTCODE_SETTING);
  JinMailOptions            complete = *options;
  JinDocument              *document;

  if (found == NULL)
    return NULL;
  if (complete.sender == NULL)
    complete.sender = sender;
  if (complete.sender_address == NULL)
    complete.sender_address = address;
  if (complete.sender_postcode == NULL)
    complete.sender_postcode = postcode;
  document = options->sheet != NULL ? jin_label_document_new (found, &complete) : jin_envelope_document_new (found, &complete);
  if (households != NULL)
    *households = g_steal_pointer (&found);
  return document;
}

/**
 * jin_paper_roster:
 * @store: where people stand
 * @filter: (nullable): whom; %NULL: everybody on the roster
 * @context: today, and who asks
 * @setup: (nullable): the sheet; %NULL: A4 across
 * @cancellable: (nullable): to give up
 * @error: as of jin_report_table()
 *
 * Returns: (transfer full): the roster (F1), ID numbers left out; %NULL on failure
 */
JinDocument *
jin_paper_roster (JinStore *store, JinFilter *filter, const JinContext *context, const JinPageSetup *setup, GCancellable *cancellable, GError **error)
{
  g_autoptr (JinFilter) everybody = jin_filter_parse (jin_store_get_entities (store), &jin_person_entity, ON_ROSTER, NULL);
  g_autoptr (GArray)    fields = jin_report_fields (&jin_person_entity, ROSTER_COLUMNS, error);
  JinPageSetup          across = jin_page_setup (JIN_PAPER_A4, TRUE);
  JinQuery              query = {&jin_person_entity, filter != NULL ? filter : everybody, NULL, *context};

  if (fields == NULL)
    return NULL;
  return jin_paper_list (store, &query, fields, JIN_PAPER_ROSTER, JIN_MASK_INTERNAL, setup != NULL ? setup : &across, cancellable, error);
}

static char *
format_time (JinRecord *activity)
{
  JinMinute        start = jin_record_get_int (activity, JIN_ACTIVITY_START);
  g_autofree char *day = jin_date_format_long (jin_minute_date (start));

  return g_strdup_printf ("%s %d:%02d", day, jin_minute_hour (start), jin_minute_minute (start));
}

/**
 * jin_paper_sign_in:
 * @store: where people stand
 * @activity: (nullable): what is signed for; %NULL: a blank form
 * @cancellable: (nullable): to give up
 * @error: as of jin_report_expected()
 *
 * Returns: (transfer full): the sign-in sheet (F6) with the names of those expected; %NULL on failure
 */
JinDocument *
jin_paper_sign_in (JinStore *store, JinRecord *activity, GCancellable *cancellable, GError **error)
{
  JinSignIn             sheet = {.expected = -1, .present = -1, .on_leave = -1, .guests = GUEST_ROWS};
  g_autoptr (GPtrArray) people = NULL;
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree char      *time = NULL;

  if (activity == NULL)
    return jin_sign_in_document_new (&sheet);
  people = jin_report_expected (store, activity, cancellable, error);
  if (people == NULL)
    return NULL;
  for (guint i = 0; i < people->len; i++)
    g_ptr_array_add (names, (gpointer)jin_record_get_text (g_ptr_array_index (people, i), JIN_PERSON_NAME));
  time = format_time (activity);
  sheet.organisation = jin_record_get_ref_title (activity, JIN_ACTIVITY_ORGANISATION);
  sheet.activity = jin_record_get_text (activity, JIN_ACTIVITY_TITLE);
  sheet.time = time;
  sheet.place = jin_record_get_text (activity, JIN_ACTIVITY_PLACE);
  sheet.host = jin_record_get_text (activity, JIN_ACTIVITY_HOST);
  sheet.recorder = jin_record_get_text (activity, JIN_ACTIVITY_RECORDER);
  sheet.expected = people->len > 0 ? (int)people->len : -1;
  sheet.names = (const char *const *)names->pdata;
  sheet.n_names = names->len;
  return jin_sign_in_document_new (&sheet);
}

/**
 * jin_paper_card:
 * @store: where the code lists stand
 * @record: a person, or one row of any ledger
 * @level: how much is masked; %JIN_MASK_NONE only with a purpose in @context
 * @context: today, and who asks
 *
 * Returns: (transfer full): all that is known about it, to be signed (a person's: as F24)
 */
JinDocument *
jin_paper_card (JinStore *store, JinRecord *record, JinMaskLevel level, const JinContext *context)
{
  const char          *title = jin_entity_same (jin_record_get_entity (record), &jin_person_entity) ? JIN_PAPER_CARD : NULL;
  g_autoptr (JinTable) facts = jin_report_facts (store, record, title, level, context);
  g_autofree char     *unit = jin_store_get_setting (store, JIN_OFFICE_NAME_SETTING);
  JinListOptions       options = {
            .unit = unit,
            .date = context->today,
            .unmasked = level == JIN_MASK_NONE && context->purpose != NULL,
  };

  return jin_card_document_new (facts, &options);
}

/* Whose year it is; without a person, room to write it. */
static char *
describe_person (JinStore *store, JinRecord *person, const JinContext *context)
{
  static const int fields[] = {JIN_PERSON_NAME, JIN_PERSON_SEX, JIN_PERSON_BRANCH, JIN_PERSON_PARTY_AGE};
  char            *words[G_N_ELEMENTS (fields)];
  char            *note;

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      words[i] = person != NULL ? jin_record_format (person, fields[i], context, JIN_MASK_INTERNAL, jin_store_list_func, store) : g_strdup ("");
      if (*words[i] != '\0' && fields[i] == JIN_PERSON_PARTY_AGE)
        {
          g_autofree char *years = g_steal_pointer (&words[i]);

          words[i] = g_strdup_printf (JIN_PAPER_YEARS, years);
        }
      else if (*words[i] == '\0')
        {
          g_free (words[i]);
          words[i] = g_strdup (person != NULL ? "—" : i == 0 || fields[i] == JIN_PERSON_BRANCH ? JIN_PAPER_BLANK_LONG
                                                                                               : JIN_PAPER_BLANK_SHORT);
        }
    }
  note = g_strdup_printf (JIN_PAPER_WHO, words[0], words[1], words[2], words[3]);
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    g_free (words[i]);
  return note;
}

/**
 * jin_paper_annual_record:
 * @store: where the entries stand
 * @person: (nullable): whose; %NULL: a blank form
 * @year: which year, 0 for a blank form
 * @context: today
 * @cancellable: (nullable): to give up
 * @error: as of jin_report_annual_record()
 *
 * Returns: (transfer full): the year of one person on upright A4 (年度记实表), to be signed; %NULL on failure
 */
JinDocument *
jin_paper_annual_record (JinStore *store, JinRecord *person, int year, const JinContext *context, GCancellable *cancellable, GError **error)
{
  static const char *const signs[] = {JIN_PAPER_SIGNS_SELF, JIN_PAPER_SECRETARY_SIGNS, JIN_PAPER_FILLED_BY, NULL};
  g_autofree char         *title = year > 0 ? g_strdup_printf (JIN_PAPER_ANNUAL_OF, year) : g_strdup (JIN_PAPER_ANNUAL);
  g_autoptr (JinTable)     table = person != NULL ? jin_report_annual_record (store, person, year, title, context, cancellable, error) : jin_annual_record_new (title);
  g_autofree char         *unit = jin_store_get_setting (store, JIN_OFFICE_NAME_SETTING);
  g_autofree char         *note = describe_person (store, person, context);
  JinPageSetup             upright = jin_page_setup (JIN_PAPER_A4, FALSE);
  JinListOptions           options = {
                .unit = unit,
                .note = note,
                .date = person != NULL ? context->today : JIN_DATE_NONE,
                .signs = signs,
  };

  return table != NULL ? jin_list_document_new (table, &options, &upright) : NULL;
}

static const JinChartSpec *
find_spec (const char *name, GError **error)
{
  const JinChartSpec *spec = jin_chart_spec_find (name);

  if (spec == NULL)
    /* Translators: %s is the name of a chart as typed. */
    g_set_error (error, JIN_ERROR, JIN_ERROR_NOT_FOUND, _("There is no chart “%s”. Please take a name from the list of charts."), name);
  return spec;
}

/**
 * jin_paper_chart:
 * @store: where the rows stand
 * @name: of a declared chart
 * @scope: about whom and when
 * @setup: (nullable): the sheet; %NULL: upright A4
 * @cancellable: (nullable): to give up
 * @error: %JIN_ERROR_NOT_FOUND, or as of jin_report_chart()
 *
 * Returns: (transfer full): one chart with its table; %NULL on failure
 */
JinDocument *
jin_paper_chart (JinStore *store, const char *name, const JinScope *scope, const JinPageSetup *setup, GCancellable *cancellable, GError **error)
{
  const JinChartSpec      *spec = find_spec (name, error);
  g_autoptr (JinChartData) data = spec != NULL ? jin_report_chart (store, spec, scope, cancellable, error) : NULL;
  g_autofree char         *unit = NULL;

  if (data == NULL)
    return NULL;
  unit = jin_store_get_setting (store, JIN_OFFICE_NAME_SETTING);
  return jin_chart_document_new (spec->kind, data, unit, jin_scope_context (scope).today, setup);
}

static gboolean
add_chart (JinChartsDocument *document, JinStore *store, const JinChartSpec *spec, const JinScope *scope, GCancellable *cancellable, GError **error)
{
  g_autoptr (JinChartData) data = jin_report_chart (store, spec, scope, cancellable, error);

  if (data != NULL)
    jin_charts_document_add (document, spec->kind, data);
  return data != NULL;
}

/* The first that one sheet holds; health is on no sheet unless it is named (R95). */
static gboolean
add_all_charts (JinChartsDocument *document, JinStore *store, const JinScope *scope, GCancellable *cancellable, GError **error)
{
  guint               n_specs;
  guint               n_added = 0;
  const JinChartSpec *specs = jin_chart_specs (&n_specs);

  for (guint i = 0; i < n_specs && n_added < JIN_CHARTS_PER_PAGE; i++)
    {
      if (specs[i].sensitive)
        continue;
      if (!add_chart (document, store, &specs[i], scope, cancellable, error))
        return FALSE;
      n_added++;
    }
  return TRUE;
}

/**
 * jin_paper_charts:
 * @store: where the rows stand
 * @names: (nullable) (array zero-terminated=1): which charts; %NULL: as many as one sheet holds
 * @scope: about whom and when
 * @size: of the sheet
 * @landscape: whether it is read across
 * @cancellable: (nullable): to give up
 * @error: %JIN_ERROR_NOT_FOUND, or as of jin_report_chart()
 *
 * Returns: (transfer full): the charts page with its figures; %NULL on failure
 */
JinDocument *
jin_paper_charts (JinStore          *store,
                  const char *const *names,
                  const JinScope    *scope,
                  JinPaperSize       size,
                  gboolean           landscape,
                  GCancellable      *cancellable,
                  GError           **error)
{
  g_autoptr (GPtrArray)   figures = jin_report_figures (store, scope, cancellable, error);
  g_autoptr (JinDocument) document = NULL;
  g_autofree char        *note = NULL;
  JinPageSetup            setup = jin_page_setup (size, landscape);

  if (figures == NULL)
    return NULL;
  setup.top = setup.right = setup.bottom = setup.left = CHARTS_MARGIN;
  note = jin_scope_describe (store, scope);
  document = jin_charts_document_new (JIN_PAPER_CHARTS, note, figures, &setup);
  if (names == NULL)
    return add_all_charts (JIN_CHARTS_DOCUMENT (document), store, scope, cancellable, error) ? g_steal_pointer (&document) : NULL;
  for (guint i = 0; names[i] != NULL; i++)
    {
      const JinChartSpec *spec = find_spec (names[i], error);

      if (spec == NULL || !add_chart (JIN_CHARTS_DOCUMENT (document), store, spec, scope, cancellable, error))
        return NULL;
    }
  return g_steal_pointer (&document);
}
