/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "office/jin-codes.h"
#include "office/jin-entities.h"
#include "ui/jin-charts-page.h"
#include "ui/jin-calendar-page.h"
#include "ui/jin-ledger-page.h"
#include "ui/jin-ledgers-page.h"
#include "ui/jin-org-page.h"
#include "ui/jin-page-table.h"
#include "ui/jin-record-page.h"
#include "ui/jin-view-table.h"

static JinPage *
create_roster (JinWindow *window)
{
  return jin_ledger_page_new (window, &jin_person_entity);
}

static const JinPageEntry entries[] = {
    {"charts", "jinqiu-charts-symbolic", NC_ ("page", "Charts"), jin_charts_page_new, NULL, NULL},
     {"person", "system-users-symbolic", NC_ ("page", "Roster"), create_roster, &jin_person_entity, JIN_ROSTER_FILTER},
      {"organisation", "view-list-bullet-symbolic", NC_ ("page", "Organisations"), jin_org_page_new, &jin_organisation_entity, NULL},
       {"calendar", "x-office-calendar-symbolic", NC_ ("page", "Calendar"), jin_calendar_page_new, NULL, NULL},
        {"ledgers", "accessories-dictionary-symbolic", NC_ ("page", "Ledgers"), jin_ledgers_page_new, NULL, NULL},
};

const JinPageEntry *
jin_page_table (guint *n_entries)
{
  *n_entries = G_N_ELEMENTS (entries);
  return entries;
}

/* Returns: (nullable): the entry with this id */
const JinPageEntry *
jin_page_table_find (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    if (g_str_equal (entries[i].id, id))
      return &entries[i];
  return NULL;
}

const char *
jin_page_entry_title (const JinPageEntry *entry)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "page", entry->title);
}

JinPage *
jin_page_for_record (JinWindow *window, const JinEntity *entity, gint64 id)
{
  return jin_record_page_new (window, entity, id);
}
