/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/jin-age-band.h"
#include "base/jin-error.h"

/* R5 with its default bands. */
static void
test_default (void)
{
  static const struct
  {
    int         age;
    guint       band;
    const char *label;
  } cases[] = {
      {59, 1, "59岁及以下"},
      {60, 2, "60–69岁"},
      {69, 2, "60–69岁"},
      {70, 3, "70–79岁"},
      {79, 3, "70–79岁"},
      {80, 4, "80–89岁"},
      {89, 4, "80–89岁"},
      {90, 5, "90岁及以上"},
      {103, 5, "90岁及以上"},
      {0, 1, "59岁及以下"},
      {-1, 0, "年龄不详"},
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) bounds = jin_age_bands_parse (JIN_AGE_BANDS_DEFAULT, &error);
  int                counts[6] = {0}, sum = 0;

  g_assert_no_error (error);
  g_assert_cmpuint (bounds->len, ==, 4);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint            band = jin_age_band (cases[i].age, (const int *)bounds->data, bounds->len);
      g_autofree char *label = jin_age_band_label (band, (const int *)bounds->data, bounds->len);

      g_assert_cmpuint (band, ==, cases[i].band);
      g_assert_cmpstr (label, ==, cases[i].label);
      counts[band]++;
    }
  /* Sum over bands + 年龄不详 = total. */
  for (gsize i = 0; i < G_N_ELEMENTS (counts); i++)
    sum += counts[i];
  g_assert_cmpint (sum, ==, (int)G_N_ELEMENTS (cases));
}

/* The bands of another system: ≤45, 46–50 … ≥100. */
static void
test_other_bands (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) bounds = jin_age_bands_parse ("46，51, 56,61 71,81,91,100", &error);
  g_autofree char   *label = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (bounds->len, ==, 8);
  label = jin_age_band_label (8, (const int *)bounds->data, bounds->len);
  g_assert_cmpstr (label, ==, "91–99岁");
}

static void
test_bad (void)
{
  static const char *const texts[] = {"", " , ", "60,60", "70,60", "60,x", "0,60", "60,999", "-5"};

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (jin_age_bands_parse (texts[i], &error));
      g_assert_error (error, JIN_ERROR, JIN_ERROR_INPUT);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/age-band/default", test_default);
  g_test_add_func ("/age-band/other-bands", test_other_bands);
  g_test_add_func ("/age-band/bad", test_bad);
  return g_test_run ();
}
