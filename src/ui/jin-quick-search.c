/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "office/jin-entities.h"
#include "record/jin-format.h"
#include "ui/jin-command-table.h"
#include "ui/jin-quick-search.h"
#include "ui/jin-search-reason.h"

struct _JinQuickSearch
{
  AdwWindow parent_instance;

  /* Borrowed */
  JinWindow   *window;
  GtkEditable *entry;
  GtkListBox  *hits;

  /* Owned */
  GPtrArray    *commands;
  GCancellable *cancellable;
  guint         n_hits;
  gboolean      scanning; /* the second, thorough question is under way */
};

G_DEFINE_FINAL_TYPE (JinQuickSearch, jin_quick_search, ADW_TYPE_WINDOW)

#define MAX_HITS 8

static const JinEntity *const searched[] = {&jin_person_entity, &jin_organisation_entity, &jin_activity_entity};

/* First what indexes find, which is there at once; then, with @scan, what stands inside of texts too. */
typedef struct
{
  char    *text;
  gboolean scan;
} Search;

static void
search_free (Search *search)
{
  g_free (search->text);
  g_free (search);
}

static gpointer
search_func (JinStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Search               *search = data;
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify)jin_search_hit_free);

  for (guint i = 0; i < G_N_ELEMENTS (searched); i++)
    {
      GPtrArray *found = jin_store_find (store, searched[i], search->text, MAX_HITS + 1, search->scan, cancellable, error);

      if (found == NULL)
        return NULL;
      g_ptr_array_extend_and_steal (all, found);
    }
  return g_steal_pointer (&all);
}

/* ---- rows ---- */

static GtkWidget *
create_row (const char *icon, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name (icon));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  return row;
}

static char *
field_words (JinQuickSearch *self, JinRecord *record, int field)
{
  JinContext context = jin_window_context (self->window);

  return field != 0 ? jin_record_format (record, field, &context, JIN_MASK_INTERNAL, jin_store_list_func, jin_window_get_store (self->window)) : NULL;
}

static void
add_hit (JinQuickSearch *self, JinSearchHit *hit)
{
  JinRecord       *record = hit->record;
  const JinEntity *entity = jin_record_get_entity (record);
  g_autofree char *second = field_words (self, record, entity->subtitle);
  g_autofree char *reason = jin_search_reason (jin_window_get_store (self->window), hit);
  g_autofree char *known = g_strjoin (" · ", jin_entity_label (entity), second != NULL && *second != '\0' ? second : NULL, NULL);
  g_autofree char *subtitle = g_strjoin (" · ", known, reason, NULL);
  GtkWidget       *row = create_row (entity->icon, jin_record_get_title (record), subtitle);

  g_object_set_data_full (G_OBJECT (row), "record", g_object_ref (record), g_object_unref);
  gtk_list_box_append (self->hits, row);
}

/* Leads to the list of all when there are more than are shown here. */
static void
add_more (JinQuickSearch *self, const JinEntity *entity)
{
  /* Translators: leads to the whole list of what a search found; %s is “People” or another kind of record */
  g_autofree char *title = g_strdup_printf (_ ("All %s Found…"), jin_entity_plural (entity));
  GtkWidget       *row = create_row ("go-next-symbolic", title, NULL);

  g_object_set_data (G_OBJECT (row), "more", (gpointer)entity);
  gtk_list_box_append (self->hits, row);
}

/* @hits come ledger by ledger, one more than is shown where there are more. */
static void
add_hits (JinQuickSearch *self, GPtrArray *hits)
{
  const JinEntity *entity = NULL;
  int              n = 0;

  for (guint i = 0; i < hits->len; i++)
    {
      JinSearchHit *hit = g_ptr_array_index (hits, i);

      n = jin_entity_same (entity, jin_record_get_entity (hit->record)) ? n + 1 : 1;
      entity = jin_record_get_entity (hit->record);
      if (n > MAX_HITS)
        add_more (self, entity);
      else
        add_hit (self, hit);
    }
}

static void
add_commands (JinQuickSearch *self, const char *text)
{
  for (guint i = 0; i < self->commands->len; i++)
    {
      JinCommand *command = g_ptr_array_index (self->commands, i);
      GtkWidget  *row;

      if (*text != '\0' && !jin_command_matches (command, text))
        continue;
      row = create_row (command->icon, command->title, NULL);
      g_object_set_data (G_OBJECT (row), "command", command);
      gtk_list_box_append (self->hits, row);
    }
}

static void
fill (JinQuickSearch *self, GPtrArray *hits, int selected)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (self->entry)));
  GtkListBoxRow   *row;

  while ((row = gtk_list_box_get_row_at_index (self->hits, 0)) != NULL)
    gtk_list_box_remove (self->hits, GTK_WIDGET (row));
  if (hits != NULL)
    add_hits (self, hits);
  add_commands (self, text);
  gtk_list_box_select_row (self->hits, gtk_list_box_get_row_at_index (self->hits, MAX (selected, 0)));
}

static void search (JinQuickSearch *self, gboolean scan);

static void
searched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) hits = jin_store_run_finish (JIN_STORE (source), result, &error);
  JinQuickSearch       *self = user_data;
  GtkListBoxRow        *row;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (hits == NULL)
    g_warning ("The search failed: %s", error->message);
  row = gtk_list_box_get_selected_row (self->hits);
  /* Whoever has gone down among the hits meanwhile stays there. */
  if (!self->scanning || hits == NULL || hits->len != self->n_hits)
    fill (self, hits, self->scanning && row != NULL ? gtk_list_box_row_get_index (row) : 0);
  self->n_hits = hits != NULL ? hits->len : 0;
  if (!self->scanning && hits != NULL)
    search (self, TRUE);
}

static void
search (JinQuickSearch *self, gboolean scan)
{
  Search *job = g_new0 (Search, 1);

  self->scanning = scan;
  job->text = g_strstrip (g_strdup (gtk_editable_get_text (self->entry)));
  job->scan = scan;
  jin_store_run_async (jin_window_get_store (self->window), search_func, job, (GDestroyNotify)search_free, (GDestroyNotify)g_ptr_array_unref, self->cancellable, searched_cb, self);
}

static void
typed_cb (JinQuickSearch *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (self->entry)));

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (*text == '\0')
    {
      fill (self, NULL, 0);
      return;
    }
  self->cancellable = g_cancellable_new ();
  search (self, FALSE);
}

static void
open_row (JinQuickSearch *self, GtkListBoxRow *row)
{
  JinWindow            *window = self->window;
  JinCommand           *command = g_object_get_data (G_OBJECT (row), "command");
  JinRecord            *borrowed = g_object_get_data (G_OBJECT (row), "record");
  g_autoptr (JinRecord) record = borrowed != NULL ? g_object_ref (borrowed) : NULL;
  const char           *action = command != NULL ? command->action : NULL;
  const char           *target = command != NULL ? command->target : NULL;
  const JinEntity      *more = g_object_get_data (G_OBJECT (row), "more");
  g_autofree char      *text = g_strstrip (g_strdup (gtk_editable_get_text (self->entry)));

  /* What it opens may be a dialog over the window; this one has to be out of the way. */
  gtk_window_close (GTK_WINDOW (self));
  if (more != NULL)
    {
      g_autoptr (JinFilter) filter = jin_filter_search (more, text);
      g_autofree char      *condition = jin_filter_to_text (filter);

      jin_window_open_list (window, more, condition, NULL);
    }
  else if (record != NULL)
    jin_window_open_record (window, jin_record_get_entity (record), jin_record_get_id (record));
  else if (target != NULL)
    gtk_widget_activate_action (GTK_WIDGET (window), action, "s", target);
  else
    gtk_widget_activate_action (GTK_WIDGET (window), action, NULL);
}

static void
entry_activate_cb (JinQuickSearch *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->hits);

  if (row != NULL)
    open_row (self, row);
}

static void
row_activated_cb (JinQuickSearch *self, GtkListBoxRow *row)
{
  open_row (self, row);
}

/* Up and down choose among the hits while the entry keeps the keyboard. */
static gboolean
key_cb (JinQuickSearch *self, guint keyval)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->hits);
  int            index = row != NULL ? gtk_list_box_row_get_index (row) : -1;

  if (keyval != GDK_KEY_Down && keyval != GDK_KEY_Up)
    return FALSE;
  row = gtk_list_box_get_row_at_index (self->hits, index + (keyval == GDK_KEY_Down ? 1 : -1));
  if (row != NULL)
    {
      graphene_rect_t bounds;
      GtkAdjustment  *adjustment = gtk_list_box_get_adjustment (self->hits);

      gtk_list_box_select_row (self->hits, row);
      if (adjustment != NULL && gtk_widget_compute_bounds (GTK_WIDGET (row), GTK_WIDGET (self->hits), &bounds))
        gtk_adjustment_clamp_page (adjustment, bounds.origin.y, bounds.origin.y + bounds.size.height);
    }
  return TRUE;
}

static void
jin_quick_search_dispose (GObject *object)
{
  JinQuickSearch *self = JIN_QUICK_SEARCH (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->commands, g_ptr_array_unref);
  G_OBJECT_CLASS (jin_quick_search_parent_class)->dispose (object);
}

static void
jin_quick_search_class_init (JinQuickSearchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = jin_quick_search_dispose;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
jin_quick_search_init (JinQuickSearch *self)
{
  GtkWidget          *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget          *entry = gtk_search_entry_new ();
  GtkWidget          *scroller = gtk_scrolled_window_new ();
  GtkWidget          *hits = gtk_list_box_new ();
  GtkWidget          *nothing = gtk_label_new (_ ("Nothing Found"));
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->entry = GTK_EDITABLE (entry);
  self->hits = GTK_LIST_BOX (hits);
  g_object_set (entry, "placeholder-text", _ ("People, family, organisations, activities, commands: characters or pinyin"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Find Anything"), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (hits), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Found"), -1);
  gtk_widget_add_css_class (nothing, "form");
  gtk_list_box_set_placeholder (self->hits, nothing);
  gtk_widget_add_css_class (hits, "boxed-list");
  gtk_widget_set_valign (hits, GTK_ALIGN_START);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), hits);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_widget_add_css_class (box, "quick-search");
  adw_window_set_content (ADW_WINDOW (self), box);
  g_signal_connect_object (entry, "search-changed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (entry, "activate", G_CALLBACK (entry_activate_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (entry, "stop-search", G_CALLBACK (gtk_window_close), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (hits, "row-activated", G_CALLBACK (row_activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (entry, keys);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Find Anything"));
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (self), 620, 460);
}

GtkWidget *
jin_quick_search_new (JinWindow *window)
{
  JinQuickSearch *self;

  g_return_val_if_fail (JIN_IS_WINDOW (window), NULL);
  self = g_object_new (JIN_TYPE_QUICK_SEARCH, "transient-for", window, NULL);
  self->window = window;
  self->commands = jin_command_table_new (jin_store_get_entities (jin_window_get_store (window)));
  fill (self, NULL, 0);
  return GTK_WIDGET (self);
}
