/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include "office/jin-organisation.h"
#include "ui/jin-org-tree.h"

struct _JinOrgNode
{
  GObject parent_instance;

  JinRecord  *record;
  GListStore *children; /* NULL for none */
  char       *hints;
  gint64      members;
};

G_DEFINE_FINAL_TYPE (JinOrgNode, jin_org_node, G_TYPE_OBJECT)

static void
jin_org_node_dispose (GObject *object)
{
  JinOrgNode *self = JIN_ORG_NODE (object);

  g_clear_object (&self->record);
  g_clear_object (&self->children);
  g_clear_pointer (&self->hints, g_free);
  G_OBJECT_CLASS (jin_org_node_parent_class)->dispose (object);
}

static void
jin_org_node_class_init (JinOrgNodeClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = jin_org_node_dispose;
}

static void
jin_org_node_init (JinOrgNode *self)
{
}

JinRecord *
jin_org_node_get_record (JinOrgNode *self)
{
  g_return_val_if_fail (JIN_IS_ORG_NODE (self), NULL);
  return self->record;
}

GListModel *
jin_org_node_get_children (JinOrgNode *self)
{
  g_return_val_if_fail (JIN_IS_ORG_NODE (self), NULL);
  return G_LIST_MODEL (self->children);
}

gint64
jin_org_node_get_members (JinOrgNode *self)
{
  g_return_val_if_fail (JIN_IS_ORG_NODE (self), 0);
  return self->members;
}

const char *
jin_org_node_get_hints (JinOrgNode *self)
{
  g_return_val_if_fail (JIN_IS_ORG_NODE (self), NULL);
  return self->hints;
}

/* ---- reading ---- */

static char *
find_hints (JinStore *store, JinRecord *record, const JinContext *context)
{
  g_autoptr (GPtrArray) issues = jin_issues_new ();
  g_autoptr (GString)   hints = g_string_new (NULL);

  if (jin_organisation_entity.check == NULL)
    return NULL;
  jin_organisation_entity.check (record, context, JIN_LOOKUP (store), issues);
  for (guint i = 0; i < issues->len; i++)
    {
      const JinIssue *issue = g_ptr_array_index (issues, i);

      g_string_append_printf (hints, "%s%s", hints->len > 0 ? "\n" : "", issue->text);
    }
  return hints->len > 0 ? g_string_free (g_steal_pointer (&hints), FALSE) : NULL;
}

static JinOrgNode *
node_new (JinStore *store, JinRecord *record, const JinContext *context)
{
  JinOrgNode *node = g_object_new (JIN_TYPE_ORG_NODE, NULL);

  node->record = g_object_ref (record);
  node->members = jin_record_get_int (record, JIN_ORGANISATION_FULL_MEMBERS) + jin_record_get_int (record, JIN_ORGANISATION_PROBATIONARY_MEMBERS);
  node->hints = find_hints (store, record, context);
  return node;
}

/* Adds up from below; the tree is as deep as organisations are, a handful of levels. */
static gint64
add_up (JinOrgNode *node)
{
  for (guint i = 0; node->children != NULL && i < g_list_model_get_n_items (G_LIST_MODEL (node->children)); i++)
    {
      g_autoptr (JinOrgNode) child = g_list_model_get_item (G_LIST_MODEL (node->children), i);

      node->members += add_up (child);
    }
  return node->members;
}

/* Whether following the parents from @node leads back to it; the rules forbid that, a damaged file may hold it. */
static gboolean
is_in_circle (GHashTable *nodes, JinOrgNode *node)
{
  JinOrgNode *at = node;

  for (guint steps = 0; at != NULL; steps++)
    {
      gint64 parent = jin_record_get_ref (at->record, JIN_ORGANISATION_PARENT);

      if (steps > g_hash_table_size (nodes))
        return TRUE;
      at = parent != 0 ? g_hash_table_lookup (nodes, &parent) : NULL;
    }
  return FALSE;
}

GListModel *
jin_org_tree_read (JinStore *store, GCancellable *cancellable, GError **error)
{
  JinQuery               query = {.entity = &jin_organisation_entity, .context = jin_context_now ()};
  g_autoptr (GPtrArray)  records = jin_store_query (store, &query, 0, cancellable, error);
  g_autoptr (GPtrArray)  order = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) nodes = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  GListStore            *roots;

  if (records == NULL)
    return NULL;
  for (guint i = 0; i < records->len; i++)
    {
      gint64      id = jin_record_get_id (g_ptr_array_index (records, i));
      JinOrgNode *node = node_new (store, g_ptr_array_index (records, i), &query.context);

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        {
          g_object_unref (node);
          return NULL;
        }
      g_ptr_array_add (order, node);
      g_hash_table_insert (nodes, g_memdup2 (&id, sizeof id), node);
    }
  roots = g_list_store_new (JIN_TYPE_ORG_NODE);
  for (guint i = 0; i < order->len; i++)
    {
      JinOrgNode *node = g_ptr_array_index (order, i);
      gint64      parent_id = jin_record_get_ref (node->record, JIN_ORGANISATION_PARENT);
      JinOrgNode *parent = parent_id != 0 ? g_hash_table_lookup (nodes, &parent_id) : NULL;

      if (parent == NULL || is_in_circle (nodes, node))
        {
          g_list_store_append (roots, node);
          continue;
        }
      if (parent->children == NULL)
        parent->children = g_list_store_new (JIN_TYPE_ORG_NODE);
      g_list_store_append (parent->children, node);
    }
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (roots)); i++)
    {
      g_autoptr (JinOrgNode) root = g_list_model_get_item (G_LIST_MODEL (roots), i);

      add_up (root);
    }
  return G_LIST_MODEL (roots);
}

/* ---- reading again ---- */

/* A row shows whether anything is below it from the first. */
static gboolean
looks_alike (JinOrgNode *node, JinOrgNode *other)
{
  return jin_record_get_id (node->record) == jin_record_get_id (other->record) && g_str_equal (jin_record_get_title (node->record), jin_record_get_title (other->record)) &&
         node->members == other->members && g_strcmp0 (node->hints, other->hints) == 0 && (node->children == NULL) == (other->children == NULL);
}

/* Of the same organisation: what isn't seen in the row, and what is below. */
static void
take_over (JinOrgNode *node, JinOrgNode *fresh)
{
  g_set_object (&node->record, fresh->record);
  if (node->children != NULL)
    jin_org_tree_update (G_LIST_MODEL (node->children), G_LIST_MODEL (fresh->children));
}

/* Goes through the rows that are alike, from the first on (@step 1) or from the last; returns how many they are. */
static guint
keep (GListModel *nodes, GListModel *fresh, guint most, int step)
{
  guint n_nodes = g_list_model_get_n_items (nodes), n_fresh = g_list_model_get_n_items (fresh);

  for (guint i = 0; i < most; i++)
    {
      g_autoptr (JinOrgNode) node = g_list_model_get_item (nodes, step > 0 ? i : n_nodes - 1 - i);
      g_autoptr (JinOrgNode) other = g_list_model_get_item (fresh, step > 0 ? i : n_fresh - 1 - i);

      if (!looks_alike (node, other))
        return i;
      take_over (node, other);
    }
  return most;
}

void
jin_org_tree_update (GListModel *roots, GListModel *fresh)
{
  guint                 n = g_list_model_get_n_items (roots), n_fresh = g_list_model_get_n_items (fresh);
  guint                 before = keep (roots, fresh, MIN (n, n_fresh), 1);
  guint                 after = keep (roots, fresh, MIN (n, n_fresh) - before, -1);
  g_autoptr (GPtrArray) between = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = before; i < n_fresh - after; i++)
    g_ptr_array_add (between, g_list_model_get_item (fresh, i));
  if (n - before - after > 0 || between->len > 0)
    g_list_store_splice (G_LIST_STORE (roots), before, n - before - after, between->pdata, between->len);
}
