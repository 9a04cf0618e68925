/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include "exchange/jin-import-private.h"

/*
 * What people say about rows of the plan.  The plan is made anew when a column or a mark gets another meaning; what was said
 * of a row then holds again, as far as the row still asks the same.
 */

typedef struct
{
  guint           sheet;
  int             row;
  JinImportChoice choice;
  JinImportDoubt  doubt;
  gint64          match, owner; /* that the choice was about */
} Said;

static guint
hash_place (gconstpointer data)
{
  const Said *said = data;

  return said->sheet * 1048583u + (guint)said->row;
}

static gboolean
same_place (gconstpointer a,
            gconstpointer b)
{
  const Said *one = a, *other = b;

  return one->sheet == other->sheet && one->row == other->row;
}

GHashTable *
jin_import_choices_new (void)
{
  return g_hash_table_new_full (hash_place, same_place, g_free, NULL);
}

/**
 * jin_import_choose:
 * @self: the import, checked
 * @row: a row of the plan
 * @choice: whether a row is about what is kept can be said of doubtful ones only
 */
void
jin_import_choose (JinImport      *self,
                   guint           row,
                   JinImportChoice choice)
{
  JinImportRow *line;
  Said          said;

  g_return_if_fail (JIN_IS_IMPORT (self) && row < self->plan->len);

  line = &g_array_index (self->plan, JinImportRow, row);
  g_return_if_fail (choice <= JIN_IMPORT_LEAVE_OUT || line->verdict == JIN_IMPORT_DOUBTFUL);
  line->choice = choice;
  said = (Said){line->sheet, line->row, choice, line->doubt, line->match, line->owner};
  g_hash_table_add (self->said, g_memdup2 (&said, sizeof said));
}

/* Says again what was said, of the rows of a new plan. */
void
jin_import_choices_renew (JinImport *self)
{
  for (guint i = 0; i < self->plan->len && g_hash_table_size (self->said) > 0; i++)
    {
      JinImportRow *line = &g_array_index (self->plan, JinImportRow, i);
      const Said    place = {line->sheet, line->row};
      const Said   *said = g_hash_table_lookup (self->said, &place);

      if (said == NULL)
        continue;
      if (said->choice <= JIN_IMPORT_LEAVE_OUT ||
          (line->verdict == JIN_IMPORT_DOUBTFUL && line->doubt == said->doubt && line->match == said->match && line->owner == said->owner))
        line->choice = said->choice;
    }
}
