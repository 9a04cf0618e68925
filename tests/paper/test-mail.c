/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>
#include <string.h>

#include <glib/gstdio.h>

#include "office/jin-codes.h"
#include "office/jin-entities.h"
#include "office/jin-person.h"
#include "office/jin-visit.h"
#include "paper-test.h"
#include "paper/jin-mail.h"
#include "paper/jin-paper-forms.h"
#include "tests/folder.h"

/* ---- addresses ---- */

static const struct
{
  const char *written;
  const char *address;
  const char *postcode;
} addresses[] = {
    {"仪征市真州镇", "仪征市真州镇", NULL},
    /* In front, with and without a word for it. */
    {"225400 仪征市真州镇", "仪征市真州镇", "225400"},
    {"225400仪征市真州镇", "仪征市真州镇", "225400"},
    {"邮编：225400，仪征市真州镇", "仪征市真州镇", "225400"},
    /* Behind. */
    {"仪征市真州镇（邮编225400）", "仪征市真州镇", "225400"},
    {"仪征市真州镇 225400", "仪征市真州镇", "225400"},
    {"仪征市真州镇　２２５４００", "仪征市真州镇", "225400"},
    /* Other numbers stay where they are: a house, a telephone. */
    {"仪征市真州镇大庆路100001号", "仪征市真州镇大庆路100001号", NULL},
    {"仪征市真州镇 13812345678", "仪征市真州镇 13812345678", NULL},
    {"", "", NULL},
};

static void
test_addresses (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (addresses); i++)
    {
      g_autofree char *postcode = NULL;
      g_autofree char *address = jin_address_take_postcode (addresses[i].written, &postcode);

      g_assert_cmpstr (address, ==, addresses[i].address);
      g_assert_cmpstr (postcode, ==, addresses[i].postcode);
    }
}

/* ---- households ---- */

static const struct
{
  const char *name;
  const char *address;
  const char *postcode;
  gboolean    died;
} people[] = {
    {"张三", "仪征市真州镇万年南路128号3-502室", NULL, FALSE},
    {"李四", "仪征市 真州镇万年南路１２８号3-502室 ", "225400", FALSE}, /* the same, otherwise spaced */
    {"王五", "仪征市真州镇万年南路128号35-02室", NULL, FALSE},          /* another flat */
    {"赵六", "", NULL, FALSE},
    {"钱七", "仪征市真州镇万年南路128号3-502室", NULL, TRUE},
    /* Five in a home each get their own. */
    {"老一", "市老干部休养所", NULL, FALSE},
    {"老二", "市老干部休养所", NULL, FALSE},
    {"老三", "市老干部休养所", NULL, FALSE},
    {"老四", "市老干部休养所", NULL, FALSE},
    {"老五", "市老干部休养所", NULL, FALSE},
};

typedef struct
{
  char     *folder;
  JinStore *store;
} Fixture;

static void
add_visit (JinChanges *changes, JinRecord *person, gint64 id)
{
  g_autoptr (JinRecord) visit = jin_record_new (&jin_visit_entity);

  jin_record_set_ref (visit, JIN_VISIT_PERSON, id, jin_record_get_title (person));
  jin_record_set_date (visit, JIN_VISIT_DATE, JIN_DATE (2026, 10, 1));
  jin_changes_put (changes, visit, NULL, JIN_DATE_NONE);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (JinChanges) changes = jin_changes_new ("people");
  g_autofree char       *path = NULL;
  JinContext             context = jin_context_now ();

  fixture->folder = g_dir_make_tmp ("jinqiu-mail-XXXXXX", NULL);
  path = g_build_filename (fixture->folder, "mail.db", NULL);
  fixture->store = jin_store_open (path, jin_office_entities (), JIN_STORE_CREATE, &error);
  g_assert_no_error (error);
  for (gsize i = 0; i < G_N_ELEMENTS (people); i++)
    {
      g_autoptr (JinRecord) person = jin_record_new (&jin_person_entity);
      gint64                id;

      jin_record_set_text (person, JIN_PERSON_NAME, people[i].name);
      jin_record_set_int (person, JIN_PERSON_LIST_ORDER, (gint64)i + 1);
      jin_record_set_text (person, JIN_PERSON_ADDRESS, people[i].address);
      jin_record_set_text (person, JIN_PERSON_POSTCODE, people[i].postcode);
      if (people[i].died)
        jin_record_set_text (person, JIN_PERSON_STATE, JIN_STATE_DIED);
      id = jin_changes_put (changes, person, NULL, JIN_DATE_NONE);
      /* 张三 was visited twice, 王五 once. */
      if (i == 0 || i == 2)
        add_visit (changes, person, id);
      if (i == 0)
        add_visit (changes, person, id);
    }
  g_assert_cmpint (jin_store_commit (fixture->store, changes, &context, NULL, &error), >, 0);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  jin_store_close (fixture->store);
  g_object_unref (fixture->store);
  test_remove_folder (fixture->folder);
  g_free (fixture->folder);
}

static JinHouseholds *
read_households (Fixture *fixture, const JinEntity *entity)
{
  JinQuery           query = {.entity = entity, .context = jin_context_now ()};
  g_autoptr (GError) error = NULL;
  JinHouseholds     *households = jin_report_households (fixture->store, &query, NULL, &error);

  g_assert_no_error (error);
  return households;
}

static char *
tell (JinHouseholds *households)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < households->households->len; i++)
    {
      const JinHousehold *household = households->households->pdata[i];
      g_autofree char    *names = jin_household_names (household, "同志");

      g_string_append_printf (text, "%s %s\n", household->postcode != NULL ? household->postcode : "-", names);
    }
  for (guint i = 0; i < households->unreached->len; i++)
    {
      const JinUnreached *unreached = households->unreached->pdata[i];

      g_string_append_printf (text, "%s: %d\n", unreached->name, unreached->reason);
    }
  return g_string_free (text, FALSE);
}

static void
test_households (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JinHouseholds) households = read_households (fixture, &jin_person_entity);
  g_autofree char          *told = tell (households);

  g_assert_cmpstr (told, ==,
                   "225400 张三、李四　同志\n"
                   "- 王五　同志\n"
                   "- 老一　同志\n- 老二　同志\n- 老三　同志\n- 老四　同志\n- 老五　同志\n"
                   "赵六: 0\n"
                   "钱七: 1\n");
  g_assert_cmpuint (households->n_people, ==, 8);
}

/* Rows about the same person are one letter. */
static void
test_other_ledger (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JinHouseholds) households = read_households (fixture, &jin_visit_entity);

  g_assert_cmpuint (households->households->len, ==, 2);
  g_assert_cmpuint (households->n_people, ==, 2);
}

/* ---- labels ---- */

static gboolean
overlap (const JinRect *a, const JinRect *b)
{
  return a->x < b->x + b->width - 0.01 && b->x < a->x + a->width - 0.01 && a->y < b->y + b->height - 0.01 && b->y < a->y + a->height - 0.01;
}

/* On every sheet that there is: labels lie on the A4 and beside each other, and go on where the sheet was begun. */
static void
test_geometry (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JinHouseholds) households = read_households (fixture, &jin_person_entity);
  guint                     n_sheets;
  const JinLabelSheet      *sheets = jin_label_sheets (&n_sheets);

  for (guint s = 0; s < n_sheets; s++)
    {
      guint                   per_page = (guint)(sheets[s].columns * sheets[s].rows);
      JinMailOptions          options = {.sheet = &sheets[s]};
      g_autoptr (JinDocument) document = jin_label_document_new (households, &options);
      JinLabelDocument       *labels = JIN_LABEL_DOCUMENT (document);
      const JinPageSetup     *setup = jin_document_get_page_setup (document);

      for (guint i = 0; i < per_page; i++)
        {
          JinRect place;

          g_assert_cmpint (jin_label_document_get_place (labels, i, &place), ==, 0);
          g_assert_cmpfloat (place.x, >=, 0);
          g_assert_cmpfloat (place.x + place.width, <=, setup->width + 0.1);
          g_assert_cmpfloat (place.y + place.height, <=, setup->height + 0.1);
          g_assert_cmpfloat_with_epsilon (place.width, JIN_MM (sheets[s].width), 0.001);
          for (guint k = 0; k < i; k++)
            {
              JinRect other;

              jin_label_document_get_place (labels, k, &other);
              g_assert_false (overlap (&place, &other));
            }
        }
      g_assert_cmpint (jin_label_document_get_place (labels, per_page, &(JinRect){0}), ==, 1);
      g_assert_cmpint (jin_document_get_n_pages (document), ==, 1);
    }
}

/* Twenty of 24 labels are gone: four on the first sheet, three on the next. */
static void
test_skip (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JinHouseholds) households = read_households (fixture, &jin_person_entity);
  JinMailOptions            options = {.sheet = jin_label_sheet_find ("3x8"), .skip = 20};
  g_autoptr (JinDocument)   document = jin_label_document_new (households, &options);
  g_autofree char          *path = NULL;
  g_autofree char          *first = NULL;
  g_autofree char          *second = NULL;

  g_assert_cmpint (jin_document_get_n_pages (document), ==, 2);
  path = paper_test_write_pdf (document);
  first = paper_test_page_text (path, 0);
  second = paper_test_page_text (path, 1);
  g_assert_nonnull (strstr (first, "张三、李四同志"));
  g_assert_nonnull (strstr (first, "225400"));
  g_assert_nonnull (strstr (first, "老二同志"));
  g_assert_null (strstr (first, "老三同志"));
  g_assert_nonnull (strstr (second, "老五同志"));
}

/* Where a word's box stands on a page, in points. */
static JinRect
find_word (const char *path, int page, const char *word)
{
  g_autofree char       *number = g_strdup_printf ("%d", page + 1);
  const char *const      argv[] = {"pdftotext", "-bbox", "-f", number, "-l", number, path, "-", NULL};
  g_autofree char       *text = paper_test_run (argv);
  g_autofree char       *pattern = g_strdup_printf ("xMin=\"([0-9.]+)\" yMin=\"([0-9.]+)\" xMax=\"([0-9.]+)\" yMax=\"([0-9.]+)\">[^<]*%s", word);
  g_autoptr (GRegex)     regex = g_regex_new (pattern, 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  double                 edges[4];

  g_assert_true (g_regex_match (regex, text, 0, &match));
  for (int i = 0; i < 4; i++)
    {
      g_autofree char *edge = g_match_info_fetch (match, i + 1);

      edges[i] = g_ascii_strtod (edge, NULL);
    }
  return (JinRect){edges[0], edges[1], edges[2] - edges[0], edges[3] - edges[1]};
}

/* What is printed stands inside the label for which it is. */
static void
test_inside (Fixture *fixture, gconstpointer data)
{
  static const char *const  names[] = {"李四", "王五", "老一", "老二", "老三"};
  g_autoptr (JinHouseholds) households = read_households (fixture, &jin_person_entity);
  guint                     n_sheets;
  const JinLabelSheet      *sheets = jin_label_sheets (&n_sheets);

  for (guint s = 0; s < n_sheets; s++)
    {
      JinMailOptions          options = {.sheet = &sheets[s]};
      g_autoptr (JinDocument) document = jin_label_document_new (households, &options);
      g_autofree char        *path = paper_test_write_pdf (document);

      for (guint i = 0; i < G_N_ELEMENTS (names); i++)
        {
          JinRect word = find_word (path, 0, names[i]);
          JinRect place;

          jin_label_document_get_place (JIN_LABEL_DOCUMENT (document), i, &place);
          g_assert_cmpfloat (word.x, >=, place.x);
          g_assert_cmpfloat (word.x + word.width, <=, place.x + place.width);
          g_assert_cmpfloat (word.y, >=, place.y);
          g_assert_cmpfloat (word.y + word.height, <=, place.y + place.height);
        }
    }
}

/* Whether an address takes one line or two: the names of a sheet are all of one size. */
static void
test_one_size (Fixture *fixture, gconstpointer data)
{
  static const char *const  names[] = {"李四", "王五", "老一", "老二", "老三"};
  g_autoptr (JinHouseholds) households = read_households (fixture, &jin_person_entity);
  guint                     n_sheets;
  const JinLabelSheet      *sheets = jin_label_sheets (&n_sheets);

  for (guint s = 0; s < n_sheets; s++)
    {
      JinMailOptions          options = {.sheet = &sheets[s]};
      g_autoptr (JinDocument) document = jin_label_document_new (households, &options);
      g_autofree char        *path = paper_test_write_pdf (document);
      JinRect                 first = find_word (path, 0, names[0]);

      for (guint i = 1; i < G_N_ELEMENTS (names); i++)
        {
          JinRect word = find_word (path, 0, names[i]);

          g_assert_cmpfloat_with_epsilon (word.height, first.height, 0.1);
        }
    }
}

/* ---- envelopes ---- */

/* GB/T 1416: the corner of 90 × 26 mm holds the postcode alone, and the strip for bars stays white. */
static void
test_envelopes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JinHouseholds) households = read_households (fixture, &jin_person_entity);
  guint                     n_sizes;
  const JinEnvelopeSize    *sizes = jin_envelope_sizes (&n_sizes);

  for (guint s = 0; s < n_sizes; s++)
    {
      JinMailOptions          options = {.envelope = &sizes[s], .sender = "仪征市委老干部局", .sender_address = "仪征市解放东路1号", .sender_postcode = "225401"};
      g_autoptr (JinDocument) document = jin_envelope_document_new (households, &options);
      const JinPageSetup     *setup = jin_document_get_page_setup (document);
      g_autofree char        *path = paper_test_write_pdf (document);
      g_autofree char        *text = paper_test_page_text (path, 0);
      JinRect                 name = find_word (path, 0, "张三、李四");
      JinRect                 address = find_word (path, 0, "万年");
      JinRect                 sender = find_word (path, 0, "仪征市委老干部局");
      JinRect                 code = find_word (path, 0, "225401");

      g_assert_cmpint (jin_document_get_n_pages (document), ==, 7);
      g_assert_cmpfloat_with_epsilon (setup->width, JIN_MM (sizes[s].width), 0.001);
      g_assert_nonnull (strstr (text, "225400"));
      g_assert_nonnull (strstr (text, "贴邮票处"));
      g_assert_cmpfloat (address.y, >=, JIN_MM (26));
      g_assert_cmpfloat (name.y, >=, address.y + address.height - 4);
      g_assert_cmpfloat (name.y + name.height, <=, sender.y + 1);
      g_assert_cmpfloat (sender.y + sender.height, <=, setup->height - JIN_MM (20) + 4);
      g_assert_cmpfloat (code.x, >=, setup->width - JIN_MM (55));
      g_assert_cmpfloat (code.y + code.height, <=, setup->height);
    }
}

/* Over boxes that are there already only the digits are printed. */
static void
test_preprinted (Fixture *fixture, gconstpointer data)
{
  JinQuery                query = {.entity = &jin_person_entity, .context = jin_context_now ()};
  JinMailOptions          options = {.envelope = jin_envelope_size_find (NULL), .preprinted = TRUE};
  g_autoptr (GError)      error = NULL;
  g_autoptr (JinDocument) document = jin_paper_mail (fixture->store, &query, &options, NULL, NULL, &error);
  g_autofree char        *path = NULL;
  g_autofree char        *text = NULL;

  g_assert_no_error (error);
  g_assert_true (jin_document_is_fixed (document));
  g_assert_cmpint (jin_document_get_people (document), ==, 8);
  path = paper_test_write_pdf (document);
  text = paper_test_page_text (path, 0);
  g_assert_nonnull (strstr (text, "225400"));
  g_assert_null (strstr (text, "贴邮票处"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/mail/addresses", test_addresses);
#define ADD(name, function) g_test_add ("/mail/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("households", test_households);
  ADD ("other-ledger", test_other_ledger);
  ADD ("geometry", test_geometry);
  ADD ("skip", test_skip);
  ADD ("inside", test_inside);
  ADD ("one-size", test_one_size);
  ADD ("envelopes", test_envelopes);
  ADD ("preprinted", test_preprinted);
  return g_test_run ();
}
