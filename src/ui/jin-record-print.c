/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "office/jin-entities.h"
#include "paper/jin-paper-forms.h"
#include "ui/jin-preview-page.h"
#include "ui/jin-record-print.h"

#define YEARS_BACK 3

typedef struct
{
  JinRecord *record;
  JinContext context;
  int        year; /* 0: the card */
} Job;

static void
job_free (Job *job)
{
  g_object_unref (job->record);
  g_free (job);
}

static gpointer
make_func (JinStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  if (job->year > 0)
    return jin_paper_annual_record (store, job->record, job->year, &job->context, cancellable, error);
  return jin_paper_card (store, job->record, JIN_MASK_INTERNAL, &job->context);
}

static void
made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (JinWindow)   window = user_data;
  g_autoptr (GError)      error = NULL;
  g_autoptr (JinDocument) document = jin_store_run_finish (JIN_STORE (source), result, &error);

  if (document != NULL)
    jin_window_push (window, jin_preview_page_new (window, g_steal_pointer (&document)));
  else
    jin_window_show_error (window, _ ("Could Not Make the Sheet"), error);
}

static void
print (JinWindow *window, JinRecord *record, int year)
{
  Job *job = g_new0 (Job, 1);

  job->record = g_object_ref (record);
  job->context = jin_window_context (window);
  job->year = year;
  jin_store_run_async (jin_window_get_store (window), make_func, job, (GDestroyNotify)job_free, g_object_unref, NULL, made_cb, g_object_ref (window));
}

void
jin_record_print_card (JinWindow *window, JinRecord *record)
{
  g_return_if_fail (JIN_IS_WINDOW (window) && JIN_IS_RECORD (record));
  print (window, record, 0);
}

void
jin_record_print_year (JinWindow *window, JinRecord *person, int year)
{
  g_return_if_fail (JIN_IS_WINDOW (window) && JIN_IS_RECORD (person));
  g_return_if_fail (jin_entity_same (jin_record_get_entity (person), &jin_person_entity) && year > 0);
  print (window, person, year);
}

GMenuModel *
jin_record_print_menu (JinWindow *window, const JinEntity *entity)
{
  GMenu            *menu = g_menu_new ();
  g_autoptr (GMenu) years = g_menu_new ();
  JinContext        context = jin_window_context (window);

  g_menu_append (menu, jin_entity_same (entity, &jin_person_entity) ? _ ("_Information Sheet") : _ ("_This Entry"), "record.print-card");
  if (!jin_entity_same (entity, &jin_person_entity))
    return G_MENU_MODEL (menu);
  for (int i = 0; i < YEARS_BACK; i++)
    {
      /* Translators: a sheet with all that a year brought for a person; %d is the year */
      g_autofree char *label = g_strdup_printf (_ ("Record of the Year %d"), context.today.year - i);
      g_autofree char *action = g_strdup_printf ("record.print-year(%d)", context.today.year - i);

      g_menu_append (years, label, action);
    }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (years));
  return G_MENU_MODEL (menu);
}
