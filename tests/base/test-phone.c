/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/jin-phone.h"

/* R90. */
static void
test_check (void)
{
  static const struct
  {
    const char  *text;
    JinPhoneKind kind;
    const char  *number;
  } cases[] = {
      {"13812345678", JIN_PHONE_MOBILE, "13812345678"},
      {"+86 138-1234-5678", JIN_PHONE_MOBILE, "13812345678"},
      {"0086 13812345678", JIN_PHONE_MOBILE, "13812345678"},
      {"１３８　１２３４　５６７８", JIN_PHONE_MOBILE, "13812345678"},
      {"12345678901", JIN_PHONE_BAD, NULL},
      {"1381234567", JIN_PHONE_BAD, NULL},
      {"138123456789", JIN_PHONE_BAD, NULL},
      /* landlines */
      {"0512-65123456", JIN_PHONE_LANDLINE, "0512-65123456"},
      {"65123456", JIN_PHONE_LANDLINE, "65123456"},
      {"010-65123456", JIN_PHONE_LANDLINE, "010-65123456"},
      {"0513-6512345", JIN_PHONE_LANDLINE, "0513-6512345"},
      {"(0512) 65123456", JIN_PHONE_LANDLINE, "0512-65123456"},
      {"（0512）65123456", JIN_PHONE_LANDLINE, "0512-65123456"},
      {"051265123456", JIN_PHONE_LANDLINE, "0512-65123456"},
      {"02165123456", JIN_PHONE_LANDLINE, "021-65123456"},
      {"0512-65123456转801", JIN_PHONE_LANDLINE, "0512-65123456转801"},
      {"0512-65123456-801", JIN_PHONE_LANDLINE, "0512-65123456转801"},
      {"65123456转801", JIN_PHONE_LANDLINE, "65123456转801"},
      {"512-65123456", JIN_PHONE_BAD, NULL},
      {"0512-651234", JIN_PHONE_BAD, NULL},
      {"0512-651234567", JIN_PHONE_BAD, NULL},
      {"0512-05123456", JIN_PHONE_BAD, NULL},
      {"65123456转", JIN_PHONE_BAD, NULL},
      {"(0512 65123456", JIN_PHONE_BAD, NULL},
      {"(", JIN_PHONE_BAD, NULL},
      {"0", JIN_PHONE_BAD, NULL},
      {"", JIN_PHONE_BAD, NULL},
      {"无", JIN_PHONE_BAD, NULL},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *number = NULL;

      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (jin_phone_check (cases[i].text, &number), ==, cases[i].kind);
      g_assert_cmpstr (number, ==, cases[i].number);
      g_assert_cmpint (jin_phone_check (cases[i].text, NULL), ==, cases[i].kind);
    }
}

/* R91. */
static void
test_postcode (void)
{
  g_assert_true (jin_postcode_is_valid ("215000"));
  g_assert_false (jin_postcode_is_valid ("21500"));
  g_assert_false (jin_postcode_is_valid ("2150000"));
  g_assert_false (jin_postcode_is_valid ("21500x"));
  g_assert_false (jin_postcode_is_valid (""));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/phone/check", test_check);
  g_test_add_func ("/phone/postcode", test_postcode);
  return g_test_run ();
}
