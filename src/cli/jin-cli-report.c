/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "base/jin-error.h"
#include "chart/jin-scene-output.h"
#include "cli/jin-cli.h"
#include "office/jin-activity.h"
#include "office/jin-person.h"
#include "paper/jin-mail.h"
#include "paper/jin-paper-forms.h"
#include "paper/jin-paper-words.h"
#include "paper/jin-sign-in-document.h"
#include "report/jin-figures.h"
#include "report/jin-report-chart.h"

/* figures, charts, chart, forms, form: what the office reads and prints. */

static char    *option_output;
static char    *option_organisation;
static char    *option_for;
static char    *option_filter;
static char    *option_size;
static char    *option_salutation;
static int      option_skip;
static gboolean option_preprinted;
static int      option_year;

static const GOptionEntry report_options[] = {
    {"output", 'o', 0, G_OPTION_ARG_FILENAME, &option_output, N_ ("File to write; its ending says the format"), "FILE"},
     {"org", 0, 0, G_OPTION_ARG_STRING, &option_organisation, N_ ("Only this organisation and what is beneath it"), "UID"},
      {"year", 0, 0, G_OPTION_ARG_INT, &option_year, N_ ("The year asked about"), "Y"},
       {"for", 0, 0, G_OPTION_ARG_STRING, &option_for, N_ ("The record that fills the form"), "UID"},
        {"filter", 0, 0, G_OPTION_ARG_STRING, &option_filter, N_ ("Only rows that fit this condition"), "TEXT"},
         {"size", 0, 0, G_OPTION_ARG_STRING, &option_size, N_ ("Size of labels (3x8, 3x7 …) or envelopes (dl, c5, c6 …)"), "NAME"},
          {"skip", 0, 0, G_OPTION_ARG_INT, &option_skip, N_ ("Labels of the first sheet that are gone already"), "N"},
           {"preprinted", 0, 0, G_OPTION_ARG_NONE, &option_preprinted, N_ ("The envelope has its postcode boxes already"), NULL},
            {"salutation", 0, 0, G_OPTION_ARG_STRING, &option_salutation, N_ ("What stands behind the names"), "TEXT"},
             G_OPTION_ENTRY_NULL,
};

static gboolean
get_scope (JinCli   *cli,
           JinScope *scope,
           GError  **error)
{
  g_autoptr (JinRecord) organisation = NULL;

  *scope = jin_scope_for_year (option_year > 0 ? option_year : cli->context.as_of.year);
  scope->as_of = cli->context.as_of;
  if (option_organisation == NULL)
    return TRUE;
  organisation = jin_store_get_by_uid (cli->store, &jin_organisation_entity, option_organisation, error);
  if (organisation == NULL)
    {
      if (error != NULL && *error == NULL)
        /* Translators: %s is an identifier */
        g_set_error (error, JIN_ERROR, JIN_ERROR_NOT_FOUND, _ ("There is no organisation with the identifier “%s”."), option_organisation);
      return FALSE;
    }
  scope->organisation = jin_record_get_id (organisation);
  return TRUE;
}

static void
add_point (JsonBuilder *builder,
           const char  *label,
           double       value,
           const char  *filter)
{
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "label");
  json_builder_add_string_value (builder, label);
  json_builder_set_member_name (builder, "value");
  if (isnan (value))
    json_builder_add_null_value (builder);
  else if (value == floor (value))
    json_builder_add_int_value (builder, (gint64)value);
  else
    json_builder_add_double_value (builder, value);
  json_builder_set_member_name (builder, "filter");
  json_builder_add_string_value (builder, filter != NULL ? filter : "");
  json_builder_end_object (builder);
}

static void
begin_series (JsonBuilder *builder,
              const char  *name)
{
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "name");
  json_builder_add_string_value (builder, name);
  json_builder_set_member_name (builder, "points");
  json_builder_begin_array (builder);
}

static void
end_series (JsonBuilder *builder)
{
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
add_chart (JsonBuilder  *builder,
           JinChartData *data)
{
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "title");
  json_builder_add_string_value (builder, jin_chart_data_get_title (data));
  json_builder_set_member_name (builder, "unit");
  json_builder_add_string_value (builder, jin_chart_data_get_unit (data) != NULL ? jin_chart_data_get_unit (data) : "");
  json_builder_set_member_name (builder, "series");
  json_builder_begin_array (builder);
  for (guint s = 0; s < jin_chart_data_get_n_series (data); s++)
    {
      const char *name = jin_chart_data_get_series_name (data, s);

      begin_series (builder, name != NULL ? name : jin_chart_data_get_title (data));
      for (guint c = 0; c < jin_chart_data_get_n_categories (data); c++)
        add_point (builder, jin_chart_data_get_category (data, c), jin_chart_data_get_value (data, s, c),
                   jin_chart_data_get_filter (data, jin_chart_data_get_datum (data, s, c)));
      end_series (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
add_figure (JsonBuilder     *builder,
            const JinFigure *figure)
{
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "title");
  json_builder_add_string_value (builder, figure->title);
  json_builder_set_member_name (builder, "unit");
  json_builder_add_string_value (builder, figure->unit);
  json_builder_set_member_name (builder, "series");
  json_builder_begin_array (builder);
  begin_series (builder, figure->title);
  add_point (builder, figure->name, figure->value, figure->filter);
  end_series (builder);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

/* A tile of figures by its name, with its value now. */
static int
print_figure (JinCli         *cli,
              const JinScope *scope,
              const char     *name)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) figures = jin_report_figures (cli->store, scope, NULL, &error);

  if (figures == NULL)
    return jin_cli_fail (error);
  for (guint i = 0; i < figures->len; i++)
    {
      const JinFigure        *figure = figures->pdata[i];
      g_autofree char        *text = jin_figure_format (figure);
      g_autoptr (JsonBuilder) builder = json_builder_new ();

      if (strcmp (figure->name, name) != 0)
        continue;
      add_figure (builder, figure);
      if (cli->json)
        jin_cli_print_json (builder);
      else
        g_print ("%s：%s\n", figure->title, text);
      return JIN_EXIT_DONE;
    }
  /* Translators: %s is a name as typed; “charts” is a command */
  g_printerr (_ ("There is no figure or chart “%s”; “charts” lists them.\n"), name);
  return JIN_EXIT_INPUT;
}

static void
print_chart (JinChartData *data)
{
  g_print ("%s\n", jin_chart_data_get_title (data));
  for (guint c = 0; c < jin_chart_data_get_n_categories (data); c++)
    for (guint s = 0; s < jin_chart_data_get_n_series (data); s++)
      {
        g_autofree char *text = jin_chart_describe_datum (data, jin_chart_data_get_datum (data, s, c));

        g_print ("%s\n", text);
      }
}

static int
run_figures (JinCli *cli)
{
  const char              *name = jin_cli_arg (cli, 0);
  const JinChartSpec      *spec = name != NULL ? jin_chart_spec_find (name) : NULL;
  g_autoptr (GError)       error = NULL;
  g_autoptr (JinChartData) data = NULL;
  g_autoptr (JsonBuilder)  builder = json_builder_new ();
  JinScope                 scope;

  if (name == NULL)
    return jin_cli_usage (&jin_cli_report_commands[0]);
  if (!get_scope (cli, &scope, &error))
    return jin_cli_fail (error);
  if (spec == NULL)
    return print_figure (cli, &scope, name);
  data = jin_report_chart (cli->store, spec, &scope, NULL, &error);
  if (data == NULL)
    return jin_cli_fail (error);
  if (!cli->json)
    {
      print_chart (data);
      return JIN_EXIT_DONE;
    }
  add_chart (builder, data);
  jin_cli_print_json (builder);
  return JIN_EXIT_DONE;
}

static int
run_charts (JinCli *cli)
{
  guint                   n;
  const JinChartSpec     *specs = jin_chart_specs (&n);
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < n; i++)
    {
      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "name");
      json_builder_add_string_value (builder, specs[i].name);
      json_builder_set_member_name (builder, "title");
      json_builder_add_string_value (builder, specs[i].title);
      json_builder_end_object (builder);
      if (!cli->json)
        g_print ("%-28s %s\n", specs[i].name, specs[i].title);
    }
  json_builder_end_array (builder);
  if (cli->json)
    jin_cli_print_json (builder);
  return JIN_EXIT_DONE;
}

static int
run_chart (JinCli *cli)
{
  const char              *name = jin_cli_arg (cli, 0);
  const JinChartSpec      *spec = name != NULL ? jin_chart_spec_find (name) : NULL;
  g_autoptr (GError)       error = NULL;
  g_autoptr (JinChartData) data = NULL;
  g_autoptr (JinScene)     scene = NULL;
  JinChartTheme            theme;
  JinScope                 scope;
  gboolean                 ok;

  if (name == NULL || option_output == NULL)
    return jin_cli_usage (&jin_cli_report_commands[2]);
  if (spec == NULL)
    {
      /* Translators: %s is a name as typed; “charts” is a command */
      g_printerr (_ ("There is no chart “%s”; “charts” lists them.\n"), name);
      return JIN_EXIT_INPUT;
    }
  if (get_scope (cli, &scope, &error))
    data = jin_report_chart (cli->store, spec, &scope, NULL, &error);
  if (data == NULL)
    return jin_cli_fail (error);
  /* Files are Chinese whatever the locale: the title heads them, not the screen's question. */
  jin_chart_data_set_question (data, jin_chart_data_get_title (data));
  jin_chart_theme_init (&theme, JIN_CHART_LOOK_LIGHT, 1.0);
  theme.heading = TRUE;
  scene = jin_chart_layout (spec->kind, data, &theme, 760, 480);
  if (g_str_has_suffix (option_output, ".svg"))
    ok = jin_scene_write_svg (scene, option_output, jin_chart_data_get_title (data), jin_chart_data_get_sentence (data), &error);
  else if (g_str_has_suffix (option_output, ".pdf"))
    ok = jin_scene_write_pdf (scene, option_output, jin_chart_data_get_title (data), &error);
  else if (g_str_has_suffix (option_output, ".png"))
    ok = jin_scene_write_png (scene, option_output, 2, &error);
  else
    return jin_cli_usage (&jin_cli_report_commands[2]);
  return ok ? JIN_EXIT_DONE : jin_cli_fail (error);
}

/* ---- forms ---- */

static JinDocument *
make_roster (JinCli  *cli,
             GError **error)
{
  g_autoptr (JinFilter) filter = NULL;
  g_autoptr (GError)    failure = NULL;
  JinPageSetup          setup = jin_page_setup (JIN_PAPER_A4, TRUE);

  filter = jin_filter_parse (jin_store_get_entities (cli->store), &jin_person_entity,
                             option_filter != NULL ? option_filter : "relation='served' and state='registered'", &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  return jin_paper_roster (cli->store, filter, &cli->context, &setup, NULL, error);
}

/* Without an activity: a blank sheet for handwriting. */
static JinDocument *
make_sign_in (JinCli  *cli,
              GError **error)
{
  g_autoptr (JinRecord) activity = NULL;
  JinSignIn             blank = {.expected = -1, .present = -1, .on_leave = -1};

  if (option_for == NULL)
    return jin_sign_in_document_new (&blank);
  activity = jin_store_get_by_uid (cli->store, &jin_activity_entity, option_for, error);
  if (activity != NULL)
    return jin_paper_sign_in (cli->store, activity, NULL, error);
  if (error != NULL && *error == NULL)
    /* Translators: %s is an identifier */
    g_set_error (error, JIN_ERROR, JIN_ERROR_NOT_FOUND, _ ("There is no activity with the identifier “%s”."), option_for);
  return NULL;
}

/* Who gets no letter is named before the sheets are used. */
static JinDocument *
make_mail (JinCli         *cli,
           JinMailOptions *options,
           GError        **error)
{
  g_autoptr (JinFilter)     filter = NULL;
  g_autoptr (GError)        failure = NULL;
  g_autoptr (JinHouseholds) households = NULL;
  JinQuery                  query = {&jin_person_entity, NULL, NULL, cli->context};
  JinDocument              *document;

  filter = jin_filter_parse (jin_store_get_entities (cli->store), &jin_person_entity,
                             option_filter != NULL ? option_filter : "relation='served' and state='registered'", &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  if (options->sheet == NULL && options->envelope == NULL)
    {
      /* Translators: %s is the name of a size as typed */
      g_set_error (error, JIN_ERROR, JIN_ERROR_INPUT, _ ("There is no size “%s”; 3x8, 3x7, 3x10, 2x7, 2x8 and 2x5 are labels, dl, zl, c5, b6, c6 and c4 envelopes."), option_size);
      return NULL;
    }
  query.filter = filter;
  options->skip = (guint)MAX (option_skip, 0);
  options->preprinted = option_preprinted;
  options->salutation = option_salutation;
  document = jin_paper_mail (cli->store, &query, options, &households, NULL, error);
  for (guint i = 0; document != NULL && i < households->unreached->len; i++)
    {
      const JinUnreached *unreached = households->unreached->pdata[i];

      g_printerr (unreached->reason == JIN_UNREACHED_DIED
                  /* Translators: %s is a person's name */
                  ? _ ("%s: died, gets no letter\n")
                  /* Translators: %s is a person's name */
                  : _ ("%s: no address\n"),
                       unreached->name);
    }
  return document;
}

static JinDocument *
make_labels (JinCli  *cli,
             GError **error)
{
  JinMailOptions options = {.sheet = jin_label_sheet_find (option_size)};

  return make_mail (cli, &options, error);
}

static JinDocument *
make_envelopes (JinCli  *cli,
                GError **error)
{
  JinMailOptions options = {.envelope = jin_envelope_size_find (option_size)};

  return make_mail (cli, &options, error);
}

static JinRecord *
find_person (JinCli  *cli,
             GError **error)
{
  JinRecord *person = jin_store_get_by_uid (cli->store, &jin_person_entity, option_for, error);

  if (person == NULL && error != NULL && *error == NULL)
    /* Translators: %s is an identifier */
    g_set_error (error, JIN_ERROR, JIN_ERROR_NOT_FOUND, _ ("There is no person with the identifier “%s”."), option_for);
  return person;
}

/* One person's year; without a person: a blank sheet for handwriting. */
static JinDocument *
make_annual_record (JinCli  *cli,
                    GError **error)
{
  g_autoptr (JinRecord) person = NULL;

  if (option_for == NULL)
    return jin_paper_annual_record (cli->store, NULL, option_year, &cli->context, NULL, error);
  person = find_person (cli, error);
  return person != NULL ? jin_paper_annual_record (cli->store, person, option_year > 0 ? option_year : cli->context.as_of.year, &cli->context, NULL, error) : NULL;
}

static JinDocument *
make_card (JinCli  *cli,
           GError **error)
{
  g_autoptr (JinRecord) person = option_for != NULL ? find_person (cli, error) : jin_record_new (&jin_person_entity);

  return person != NULL ? jin_paper_card (cli->store, person, JIN_MASK_INTERNAL, &cli->context) : NULL;
}

/* The charts page on one sheet. */
static JinDocument *
make_charts (JinCli  *cli,
             GError **error)
{
  JinScope scope;

  if (!get_scope (cli, &scope, error))
    return NULL;
  return jin_paper_charts (cli->store, NULL, &scope, JIN_PAPER_A4, TRUE, NULL, error);
}

static const struct
{
  const char *name;
  const char *title;
  JinDocument *(*make) (JinCli *cli, GError **error);
} forms[] = {
    {"F1", JIN_PAPER_ROSTER, make_roster},
    {"F6", JIN_PAPER_SIGN_IN, make_sign_in},
    {"card", JIN_PAPER_CARD, make_card},
    {"annual-record", JIN_PAPER_ANNUAL, make_annual_record},
    {"charts", JIN_PAPER_CHARTS, make_charts},
    {"labels", JIN_PAPER_LABELS, make_labels},
    {"envelopes", JIN_PAPER_ENVELOPES, make_envelopes},
};

static int
run_forms (JinCli *cli)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "name");
      json_builder_add_string_value (builder, forms[i].name);
      json_builder_set_member_name (builder, "title");
      json_builder_add_string_value (builder, forms[i].title);
      json_builder_end_object (builder);
      if (!cli->json)
        g_print ("%-14s %s\n", forms[i].name, forms[i].title);
    }
  json_builder_end_array (builder);
  if (cli->json)
    jin_cli_print_json (builder);
  return JIN_EXIT_DONE;
}

static int
run_form (JinCli *cli)
{
  g_autoptr (GError)      error = NULL;
  g_autoptr (JinDocument) document = NULL;
  g_autofree char        *office = NULL;

  if (jin_cli_arg (cli, 0) == NULL || option_output == NULL || !g_str_has_suffix (option_output, ".pdf"))
    return jin_cli_usage (&jin_cli_report_commands[4]);
  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    if (strcmp (forms[i].name, jin_cli_arg (cli, 0)) == 0)
      document = forms[i].make (cli, &error);
  if (document == NULL && error == NULL)
    {
      /* Translators: %s is a name as typed; “forms” is a command */
      g_printerr (_ ("There is no form “%s”; “forms” lists them.\n"), jin_cli_arg (cli, 0));
      return JIN_EXIT_INPUT;
    }
  office = jin_store_get_setting (cli->store, JIN_OFFICE_NAME_SETTING);
  if (document == NULL || !jin_store_audit (cli->store, "print", jin_cli_arg (cli, 0), jin_document_get_people (document), &cli->context, &error) ||
      !jin_document_write_pdf (document, option_output, office, &error))
    return jin_cli_fail (error);
  return JIN_EXIT_DONE;
}

const JinCommand jin_cli_report_commands[] = {
    {"figures", "figures NAME [--org UID] [--year Y]", 0, FALSE, report_options, run_figures},
    {"charts", "charts", 0, TRUE, NULL, run_charts},
    {"chart", "chart NAME -o FILE.(svg|pdf|png) [--org UID] [--year Y]", 0, FALSE, report_options, run_chart},
    {"forms", "forms", 0, TRUE, NULL, run_forms},
    {"form", "form NAME [--for UID] [--year Y] [--filter TEXT] [--size NAME] [--skip N] [--preprinted] [--salutation TEXT] -o FILE.pdf", 0, FALSE, report_options, run_form},
    {NULL},
};
