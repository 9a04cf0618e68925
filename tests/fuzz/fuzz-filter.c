/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fuzz.h"
#include "office/jin-entities.h"
#include "record/jin-filter.h"

/* A filter that can be read says the same when its text is read again. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  const JinEntities    *entities = jin_office_entities ();
  g_autofree char      *text = g_strndup ((const char *)data, size);
  g_autoptr (GError)    error = NULL;
  g_autoptr (JinFilter) filter = NULL, again = NULL;
  g_autofree char      *told = NULL, *told_again = NULL, *sentence = NULL;

  if (!g_utf8_validate (text, -1, NULL))
    return 0;
  filter = jin_filter_parse (entities, entities->items[0], text, &error);
  if (filter == NULL)
    {
      g_assert_true (error != NULL || *g_strstrip (text) == '\0');
      return 0;
    }
  told = jin_filter_to_text (filter);
  again = jin_filter_parse (entities, entities->items[0], told, &error);
  g_assert_no_error (error);
  told_again = jin_filter_to_text (again);
  g_assert_cmpstr (told, ==, told_again);
  sentence = jin_filter_to_sentence (filter, NULL, NULL);
  g_assert_true (g_utf8_validate (sentence, -1, NULL));
  return 0;
}
