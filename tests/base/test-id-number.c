/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "base/jin-division.h"
#include "base/jin-id-number.h"

#define TODAY JIN_DATE (2026, 11, 20)

/* R86–R89. */
static void
test_check (void)
{
  static const struct
  {
    const char  *text;
    JinIdVerdict verdict;
    const char  *birth;
    int          sex;
    const char  *message; /* a part of it */
  } cases[] = {
      /* the standard's own examples and the usual one of textbooks, whose address never was */
      {"11010519491231002X", JIN_ID_OK, "1949-12-31", 2, NULL},
      {"440524188001010014", JIN_ID_WARN, "1880-01-01", 1, "146"},
      {"34052419800101001X", JIN_ID_WARN, "1980-01-01", 1, "340524"},
      {"320501193506150017", JIN_ID_OK, "1935-06-15", 1, NULL},
      {"320501193506150025", JIN_ID_OK, "1935-06-15", 2, NULL},
      {"450300193809090041", JIN_ID_OK, "1938-09-09", 2, NULL},
      {"650101194001010210", JIN_ID_OK, "1940-01-01", 1, NULL},
      /* wrong check digit: should be 7 */
      {"320501193506150018", JIN_ID_BAD, "1935-06-15", 1, "should be 7"},
      /* right check digit, no such day */
      {"320581194702300015", JIN_ID_BAD, "", 1, "19470230"},
      /* wrong length */
      {"3205011935061500", JIN_ID_BAD, "", 0, "16"},
      /* X only where the sum says so */
      {"32050119350615001x", JIN_ID_BAD, "1935-06-15", 1, "should be 7"},
      /* as people type */
      {" 11010519491231002x ", JIN_ID_OK, "1949-12-31", 2, NULL},
      {"１１０１０５１９４９１２３１００２Ｘ", JIN_ID_OK, "1949-12-31", 2, NULL},
      {"110105 19491231 002X", JIN_ID_OK, "1949-12-31", 2, NULL},
      {"'320501193506150017", JIN_ID_OK, "1935-06-15", 1, NULL},
      {"\t320501193506150017", JIN_ID_OK, "1935-06-15", 1, NULL},
      /* R87: fifteen digits, and those of people over a hundred */
      {"110105491231002", JIN_ID_OK, "1949-12-31", 2, NULL},
      {"320501350615001", JIN_ID_OK, "1935-06-15", 1, NULL},
      {"130503670401001", JIN_ID_OK, "1967-04-01", 1, NULL},
      {"320501350615997", JIN_ID_WARN, "1935-06-15", 1, "996"},
      {"320501350631001", JIN_ID_BAD, "", 1, "19350631"},
      /* R88: cards of residents from Hong Kong and Taiwan */
      {"810000195002290018", JIN_ID_BAD, "", 1, "19500229"},
      {"810000195202290039", JIN_ID_OK, "1952-02-29", 1, NULL},
      {"830000194807080025", JIN_ID_OK, "1948-07-08", 2, NULL},
      /* still to come; damage by spreadsheets; no numbers */
      {"320501202612150012", JIN_ID_BAD, "2026-12-15", 1, NULL},
      {"3.20501E+17", JIN_ID_BAD, "", 0, "spreadsheet"},
      {"", JIN_ID_BAD, "", 0, "empty"},
      {"11010519491231X023", JIN_ID_BAD, "", 0, "digits"},
      {"军字第123号", JIN_ID_BAD, "", 0, NULL},
      {"11010549123100X", JIN_ID_BAD, "", 0, "digits"},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      JinIdInfo        info;
      g_autofree char *message = NULL;
      g_autofree char *birth = NULL;

      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (jin_id_check (cases[i].text, TODAY, &info, &message), ==, cases[i].verdict);
      birth = jin_date_to_iso (info.birth);
      g_assert_cmpstr (birth, ==, cases[i].birth);
      g_assert_cmpint (info.sex, ==, cases[i].sex);
      g_assert_cmpint (message == NULL, ==, cases[i].verdict == JIN_ID_OK);
      if (cases[i].message != NULL)
        g_assert_nonnull (strstr (message, cases[i].message));
    }
}

/* §3.0: whatever its first digits, an unknown address code only warns. */
static void
test_unknown_address (void)
{
  static const char *const numbers[] = {"999999193506150017", "000000193506150019"};

  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autofree char *message = NULL;

      g_test_message ("%s", numbers[i]);
      g_assert_cmpint (jin_id_check (numbers[i], TODAY, NULL, &message), ==, JIN_ID_WARN);
      g_assert_nonnull (strstr (message, "address"));
    }
}

static void
test_normalise (void)
{
  static const struct
  {
    const char *text;
    const char *number;
  } cases[] = {
      /* R87 */
      {"110105491231002", "11010519491231002X"},
      {"320501350615001", "320501193506150017"},
      {"130503670401001", "130503196704010016"},
      /* R86 */
      {" 11010519491231002x", "11010519491231002X"},
      {"１１０１０５１９４９１２３１００２ｘ", "11010519491231002X"},
      {"320501 19350615 0017", "320501193506150017"},
      /* anything else keeps its characters */
      {"320501193506", "320501193506"},
      {"军字第123号", "军字第123号"},
      {"", ""},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *number = jin_id_normalise (cases[i].text);

      g_assert_cmpstr (number, ==, cases[i].number);
    }
}

/* R89. */
static void
test_divisions (void)
{
  static const struct
  {
    const char *code;
    const char *name;
    gboolean    abolished;
  } cases[] = {
      {"110103", "北京市 崇文区(已撤销)", TRUE},
      {"11010319491231002X", "北京市 崇文区(已撤销)", TRUE},
      {"320103", "江苏省 南京市 白下区(已撤销)", TRUE},
      {"320508", "江苏省 苏州市 姑苏区", FALSE},
      {"320500", "江苏省 苏州市", FALSE},
      {"320501", "江苏省 苏州市 市辖区", FALSE},
      {"320000", "江苏省", FALSE},
      {"110105", "北京市 朝阳区", FALSE},
      /* given up before the nineties: 吴县 */
      {"320524", "江苏省 苏州市 吴县(已撤销)", TRUE},
      {"659001", "新疆维吾尔自治区 石河子市", FALSE},
      {"810000", "香港特别行政区", FALSE},
      {"999999", NULL, FALSE},
      {"320599", NULL, FALSE},
      {"32", NULL, FALSE},
      {"", NULL, FALSE},
      {"32050x", NULL, FALSE},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = jin_division_name (cases[i].code);

      g_test_message ("%s", cases[i].code);
      g_assert_cmpstr (name, ==, cases[i].name);
      g_assert_cmpint (jin_division_exists (cases[i].code), ==, cases[i].name != NULL);
      g_assert_cmpint (jin_division_is_abolished (cases[i].code), ==, cases[i].abolished);
    }
  g_assert_cmpint (jin_division_levels_of_name ("苏州市", -1), ==, JIN_DIVISION_PREFECTURE);
  g_assert_cmpint (jin_division_levels_of_name ("昆山市干将路", strlen ("昆山市")), ==, JIN_DIVISION_COUNTY);
  g_assert_cmpint (jin_division_levels_of_name ("昆山", -1), ==, JIN_DIVISION_UNKNOWN);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/id-number/check", test_check);
  g_test_add_func ("/id-number/unknown-address", test_unknown_address);
  g_test_add_func ("/id-number/normalise", test_normalise);
  g_test_add_func ("/id-number/divisions", test_divisions);
  return g_test_run ();
}
