/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include "store/jin-mapping.h"
#include "store/jin-sql-private.h"

static const char *
name_key (JinCollate collate)
{
  return collate == JIN_COLLATE_STROKES ? "_strokes" : "_order";
}

/* A reference is ordered by the title of what it points to, a name among those by its own key. */
static void
write_title_key (JinSql *self, const JinEntity *entity, JinCollate collate, int alias)
{
  const JinField *title = jin_entity_field (entity, entity->title);
  if (title->type == JIN_TYPE_REFERENCE)
    {
      int inner = jin_sql_new_alias (self);
      jin_sql_add (self, "(SELECT ");
      write_title_key (self, title->target, collate, inner);
      jin_sql_add (self, " FROM \"%s\" t%d WHERE t%d.id = t%d.\"%s\")", title->target->name, inner, inner, alias, title->name);
    }
  else
    jin_sql_add (self, "t%d.\"%s%s\"", alias, title->name, title->flags & JIN_FIELD_NAME ? name_key (collate) : "");
}

static gboolean
write_key (JinSql *self, const JinEntity *entity, const JinSort *sort, int alias, GError **error)
{
  const JinField *field = jin_entity_field (entity, sort->field);
  if (field->flags & JIN_FIELD_NAME)
    jin_sql_add (self, "t%d.\"%s%s\"", alias, field->name, name_key (sort->collate));
  else if (field->type == JIN_TYPE_CHOICE)
    {
      jin_sql_add (self, "(SELECT position FROM code WHERE list = ");
      jin_sql_text (self, field->list);
      jin_sql_add (self, " AND code = t%d.\"%s\")", alias, field->name);
    }
  else if (field->type == JIN_TYPE_CHOICES)
    {
      /* First the row's few codes, then their places: crossed, lest all codes of the list are tried. */
      g_autofree char *table = jin_mapping_link_table (entity, sort->field);
      jin_sql_add (self, "(SELECT min (code.position) FROM \"%s\" l CROSS JOIN code WHERE code.code = l.code AND l.owner = t%d.id AND code.list = ", table, alias);
      jin_sql_text (self, field->list);
      jin_sql_add (self, ")");
    }
  else if (field->type == JIN_TYPE_REFERENCE)
    {
      int inner = jin_sql_new_alias (self);
      jin_sql_add (self, "(SELECT ");
      write_title_key (self, field->target, sort->collate, inner);
      jin_sql_add (self, " FROM \"%s\" t%d WHERE t%d.id = t%d.\"%s\")", field->target->name, inner, inner, alias, field->name);
    }
  else
    return jin_sql_path (self, entity, &sort->field, 1, JIN_OPERAND_PATH, alias, error);
  return TRUE;
}

gboolean
jin_sql_order (JinSql *self, const JinEntity *entity, GArray *sorts, int alias, GError **error)
{
  g_return_val_if_fail (self != NULL && entity != NULL, FALSE);

  g_autoptr (GArray) own = sorts == NULL && entity->order != NULL ? jin_sort_parse (entity, entity->order, NULL) : NULL;
  GArray            *order = sorts != NULL ? sorts : own;
  jin_sql_add (self, " ORDER BY ");
  for (guint i = 0; order != NULL && i < order->len; i++)
    {
      const JinSort  *sort = &g_array_index (order, JinSort, i);
      const JinField *field = sort->field != 0 ? jin_entity_field (entity, sort->field) : NULL;
      if (field == NULL)
        jin_sql_add (self, "t%d.id", alias);
      else if (!write_key (self, entity, sort, alias, error))
        return FALSE;
      /* What is empty stands last whichever way the rest runs.  What can't be empty is in order in its index already. */
      jin_sql_add (self, "%s%s, ", sort->descending ? " DESC" : "", field != NULL && (field->flags & JIN_FIELD_REQUIRED) ? "" : " NULLS LAST");
    }
  jin_sql_add (self, "t%d.id", alias);
  return TRUE;
}
