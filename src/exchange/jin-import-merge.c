/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include "exchange/jin-import-private.h"

#include <string.h>

/* What a row changes in a kept record.  An empty cell never erases, and what says less never replaces what says more. */

static gboolean
same_codes (const char *a,
            const char *b)
{
  g_auto (GStrv) codes = g_strsplit (a, ",", -1);

  if (strlen (a) != strlen (b))
    return FALSE;
  for (guint i = 0; codes[i] != NULL; i++)
    if (!jin_codes_contain (b, codes[i]))
      return FALSE;
  return TRUE;
}

/* Whether @kept already says what the file says. */
static gboolean
says_as_much (const JinField *field,
              const JinValue *kept,
              const JinValue *file)
{
  if (jin_value_equal (kept, file))
    return TRUE;
  if (kept->kind == JIN_VALUE_DATE && file->kind == JIN_VALUE_DATE)
    return jin_date_contains (file->u.date, kept->u.date);
  if (kept->kind != JIN_VALUE_TEXT || file->kind != JIN_VALUE_TEXT)
    return FALSE;
  if (field->type == JIN_TYPE_CHOICES)
    return same_codes (kept->u.text, file->u.text);
  return field->type == JIN_TYPE_LONG_TEXT && strstr (kept->u.text, file->u.text) != NULL;
}

/* Whether @kept is in October of the year that the file says. */
static gboolean
says_october (const JinValue *kept,
              const JinValue *file)
{
  return kept->kind == JIN_VALUE_DATE && kept->u.date.year == file->u.date.year && kept->u.date.month == 10;
}

/**
 * jin_import_merge:
 * @draft: what the file says
 * @octobers: (nullable): the draft's doubtful dates.  A kept October settles them; else what is taken is noted as doubtful
 * @kept: (nullable): the record that it is about
 * @fill_only: only fields that are empty in @kept are taken
 * @changed: (out): whether the result differs from @kept
 *
 * Returns: (transfer full): the record as it shall be: a copy of @kept with the file's values, or @draft itself when
 *   there is none
 */
JinRecord *
jin_import_merge (JinRecord    *draft,
                  const GArray *octobers,
                  JinRecord    *kept,
                  gboolean      fill_only,
                  gboolean     *changed)
{
  const JinEntity *entity = jin_record_get_entity (draft);
  JinRecord       *merged;

  *changed = kept == NULL;
  if (kept == NULL)
    {
      jin_import_octobers_note (octobers, draft, 0, draft);
      return g_object_ref (draft);
    }
  merged = jin_record_copy (kept);
  for (int i = 0; i < entity->n_fields; i++)
    {
      int             field = jin_entity_field_id (entity, i);
      const JinValue *file = jin_record_peek (draft, field);
      const JinValue *old = jin_record_peek (kept, field);

      if (jin_value_is_empty (file) || (fill_only && !jin_value_is_empty (old)) ||
          says_as_much (&entity->fields[i], old, file))
        continue;
      if (jin_import_octobers_has (octobers, draft, field) && says_october (old, file))
        continue;
      jin_record_set (merged, field, file);
      jin_import_octobers_note (octobers, draft, field, merged);
      *changed = TRUE;
    }

  return merged;
}
