/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include "office/jin-entities.h"
#include "store/jin-store-history.h"
#include "ui/jin-overview.h"
#include "ui/jin-page-table.h"

/* Gathered on a reader thread: the window never waits for it. */

static gint64
count (JinStore *store, const JinEntity *entity, const char *text, const JinContext *context, GCancellable *cancellable, GError **error)
{
  g_autoptr (JinFilter) filter = NULL;
  JinQuery              query = {.entity = entity, .context = *context};

  if (text != NULL)
    {
      filter = jin_filter_parse (jin_store_get_entities (store), entity, text, error);
      if (filter == NULL)
        return -1;
    }
  query.filter = filter;
  return jin_store_count (store, &query, cancellable, error);
}

static gpointer
gather (JinStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const JinContext       *context = data;
  g_autoptr (JinOverview) overview = g_new0 (JinOverview, 1);
  guint                   n_pages;
  const JinPageEntry     *pages = jin_page_table (&n_pages);
  g_autofree char        *backup_on = jin_store_get_setting (store, JIN_SETTING_BACKUP);
  gint64                  people, organisations;

  overview->counts = g_new (gint64, n_pages);
  for (guint i = 0; i < n_pages; i++)
    {
      overview->counts[i] = -1;
      if (pages[i].counted == NULL)
        continue;
      overview->counts[i] = count (store, pages[i].counted, pages[i].filter, context, cancellable, error);
      if (overview->counts[i] < 0)
        return NULL;
    }
  people = count (store, &jin_person_entity, NULL, context, cancellable, error);
  if (people < 0)
    return NULL;
  organisations = count (store, &jin_organisation_entity, NULL, context, cancellable, error);
  if (organisations < 0)
    return NULL;
  overview->read_only = jin_store_is_read_only (store);
  overview->empty = people == 0 && organisations == 0;
  overview->undo = jin_store_peek_undo (store, context);
  overview->redo = jin_store_peek_redo (store, context);
  overview->office = jin_store_get_setting (store, JIN_SETTING_OFFICE);
  overview->backup_on = backup_on != NULL ? jin_date_parse_iso (backup_on) : JIN_DATE_NONE;
  overview->today = context->today;
  return g_steal_pointer (&overview);
}

void
jin_overview_free (JinOverview *overview)
{
  g_free (overview->counts);
  g_free (overview->undo);
  g_free (overview->redo);
  g_free (overview->office);
  g_free (overview);
}

/* The context's operator has to stay as long as the program, as jin_window_context() gives it. */
void
jin_overview_async (JinStore           *store,
                    const JinContext   *context,
                    GCancellable       *cancellable,
                    GAsyncReadyCallback callback,
                    gpointer            user_data)
{
  jin_store_run_async (store, gather, g_memdup2 (context, sizeof *context), g_free, (GDestroyNotify)jin_overview_free, cancellable, callback, user_data);
}

/* Returns: (transfer full): what jin_overview_async() gathered */
JinOverview *
jin_overview_finish (JinStore *store, GAsyncResult *result, GError **error)
{
  return jin_store_run_finish (store, result, error);
}
