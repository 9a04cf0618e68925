/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <string.h>

#include "base/jin-text.h"
#include "office/jin-codes.h"
#include "office/jin-person.h"
#include "report/jin-household.h"

/* Letters go to households: people of the same address share one, however it is spaced and punctuated. */

#define WINDOW 500
#define NAME_SEPARATOR "、"

static void
household_free (JinHousehold *self)
{
  g_free (self->address);
  g_free (self->postcode);
  g_ptr_array_unref (self->names);
  g_free (self);
}

static void
unreached_free (JinUnreached *self)
{
  g_free (self->name);
  g_free (self);
}

void
jin_households_free (JinHouseholds *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->households);
  g_ptr_array_unref (self->unreached);
  g_free (self);
}

/**
 * jin_address_take_postcode:
 * @address: as somebody wrote it: “225400 仪征市…”, “仪征市…（邮编225400）”
 * @postcode: (out) (transfer full) (nullable): its six digits (R91), or %NULL
 *
 * Returns: (transfer full): the address without them
 */
char *
jin_address_take_postcode (const char *address,
                           char      **postcode)
{
  static GRegex         *regex;
  static gsize           made;
  g_autofree char       *narrow = NULL;
  g_autofree char       *trimmed = NULL;
  g_autofree char       *rest = NULL;
  g_autoptr (GMatchInfo) match = NULL;
  int                    start, end;

  g_return_val_if_fail (address != NULL && postcode != NULL, NULL);

  if (g_once_init_enter (&made))
    {
      /* Six digits alone at either end; within an address they are a house or a telephone. */
      regex = g_regex_new ("^[\\s(（]*(?:邮政编码|邮编)?[:：\\s]*(\\d{6})(?!\\d)[\\s)）,，;；]*"
                           "|[\\s,，;；(（]*(?:邮政编码|邮编)[:：\\s]*(\\d{6})(?!\\d)[\\s)）]*$"
                           "|[\\s,，;；(（]+(\\d{6})[\\s)）]*$",
                           G_REGEX_OPTIMIZE, 0, NULL);
      g_once_init_leave (&made, 1);
    }
  *postcode = NULL;
  narrow = jin_text_narrow (address);
  trimmed = jin_text_trim (narrow);
  if (!g_regex_match (regex, trimmed, 0, &match))
    return jin_text_trim (address);
  for (int group = 1; group < g_match_info_get_match_count (match); group++)
    {
      g_autofree char *digits = g_match_info_fetch (match, group);

      if (digits != NULL && *digits != '\0')
        *postcode = g_steal_pointer (&digits);
    }
  g_match_info_fetch_pos (match, 0, &start, &end);
  rest = g_strdup_printf ("%.*s%s", start, trimmed, trimmed + end);
  return jin_text_trim (rest);
}

/* What two spellings of an address have in common. */
static char *
address_key (const char *address)
{
  g_autofree char *narrow = jin_text_narrow (address);
  GString         *key = g_string_new (NULL);

  for (const char *p = narrow; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      g_string_append_unichar (key, g_unichar_tolower (g_utf8_get_char (p)));
    else if (*p == '-')
      g_string_append_c (key, '-'); /* 3-502 is not 350-2 */
  return g_string_free (key, FALSE);
}

static void
add_unreached (JinHouseholds     *self,
               JinRecord         *person,
               JinUnreachedReason reason)
{
  JinUnreached *unreached = g_new0 (JinUnreached, 1);

  unreached->id = jin_record_get_id (person);
  unreached->name = g_strdup (jin_record_get_title (person));
  unreached->reason = reason;
  g_ptr_array_add (self->unreached, unreached);
}

static JinHousehold *
add_household (JinHouseholds *self,
               const char    *address,
               const char    *postcode)
{
  JinHousehold *household = g_new0 (JinHousehold, 1);

  household->address = g_strdup (address);
  household->postcode = g_strdup (postcode);
  household->names = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->households, household);
  return household;
}

static void
add_person (JinHouseholds *self,
            GHashTable    *by_key,
            JinRecord     *person)
{
  const char      *own = jin_record_get_text (person, JIN_PERSON_POSTCODE);
  g_autofree char *written = NULL;
  g_autofree char *address = jin_address_take_postcode (jin_record_get_text (person, JIN_PERSON_ADDRESS), &written);
  g_autofree char *key = address_key (address);
  const char      *postcode = *own != '\0' ? own : written;
  JinHousehold    *household;

  if (strcmp (jin_record_get_text (person, JIN_PERSON_STATE), JIN_STATE_DIED) == 0)
    {
      add_unreached (self, person, JIN_UNREACHED_DIED);
      return;
    }
  if (*key == '\0')
    {
      add_unreached (self, person, JIN_UNREACHED_NO_ADDRESS);
      return;
    }
  household = g_hash_table_lookup (by_key, key);
  if (household == NULL)
    {
      household = add_household (self, address, postcode);
      g_hash_table_insert (by_key, g_steal_pointer (&key), household);
    }
  else if (household->postcode == NULL)
    household->postcode = g_strdup (postcode);
  g_ptr_array_add (household->names, g_strdup (jin_record_get_title (person)));
  self->n_people++;
}

/* In a home of old people everybody has the home's address. */
static void
part_neighbours (JinHouseholds *self)
{
  g_autoptr (GPtrArray) all = g_steal_pointer (&self->households);

  self->households = g_ptr_array_new_with_free_func ((GDestroyNotify)household_free);
  g_ptr_array_set_free_func (all, NULL);
  for (guint i = 0; i < all->len; i++)
    {
      JinHousehold *household = all->pdata[i];

      if (household->names->len <= JIN_HOUSEHOLD_MAX)
        {
          g_ptr_array_add (self->households, household);
          continue;
        }
      for (guint n = 0; n < household->names->len; n++)
        g_ptr_array_add (add_household (self, household->address, household->postcode)->names, g_strdup (household->names->pdata[n]));
      household_free (household);
    }
}

/* Ids of people: the rows themselves, or whom the rows of another ledger are about, each once. */
static GArray *
collect_people (JinStore       *store,
                const JinQuery *query,
                GCancellable   *cancellable,
                GError        **error)
{
  g_autoptr (GArray)     ids = jin_store_ids (store, query, cancellable, error);
  g_autoptr (GHashTable) seen = NULL;
  g_autoptr (GArray)     people = NULL;
  int                    field = jin_entity_reference_to (query->entity, &jin_person_entity);

  if (ids == NULL || jin_entity_same (query->entity, &jin_person_entity))
    return g_steal_pointer (&ids);
  g_return_val_if_fail (field != 0, NULL);
  seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  people = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint first = 0; first < ids->len; first += WINDOW)
    {
      g_autoptr (GPtrArray) rows = jin_store_rows (store, query->entity, &g_array_index (ids, gint64, first), MIN (WINDOW, ids->len - first), cancellable, error);

      if (rows == NULL)
        return NULL;
      for (guint i = 0; i < rows->len; i++)
        {
          gint64 id = rows->pdata[i] != NULL ? jin_record_get_ref (rows->pdata[i], field) : 0;

          if (id != 0 && g_hash_table_add (seen, g_memdup2 (&id, sizeof id)))
            g_array_append_val (people, id);
        }
    }
  return g_steal_pointer (&people);
}

/**
 * jin_report_households:
 * @store: where people stand
 * @query: people, or rows of a ledger that are about people
 * @cancellable: (nullable): to give up
 * @error: as of jin_store_ids()
 *
 * Blocks; for jin_store_run_async().
 *
 * Returns: (transfer full): who gets a letter, in the order of the query, and who gets none; %NULL on failure
 */
JinHouseholds *
jin_report_households (JinStore       *store,
                       const JinQuery *query,
                       GCancellable   *cancellable,
                       GError        **error)
{
  g_autoptr (JinHouseholds) self = NULL;
  g_autoptr (GHashTable)    by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GArray)        ids = NULL;

  g_return_val_if_fail (JIN_IS_STORE (store) && query != NULL, NULL);

  ids = collect_people (store, query, cancellable, error);
  if (ids == NULL)
    return NULL;
  self = g_new0 (JinHouseholds, 1);
  self->households = g_ptr_array_new_with_free_func ((GDestroyNotify)household_free);
  self->unreached = g_ptr_array_new_with_free_func ((GDestroyNotify)unreached_free);
  for (guint first = 0; first < ids->len; first += WINDOW)
    {
      g_autoptr (GPtrArray) rows = jin_store_rows (store, &jin_person_entity, &g_array_index (ids, gint64, first), MIN (WINDOW, ids->len - first), cancellable, error);

      if (rows == NULL)
        return NULL;
      for (guint i = 0; i < rows->len; i++)
        if (rows->pdata[i] != NULL)
          add_person (self, by_key, rows->pdata[i]);
    }
  part_neighbours (self);
  return g_steal_pointer (&self);
}

/**
 * jin_household_names:
 * @self: who gets one letter
 * @salutation: 同志
 *
 * Returns: (transfer full): 张三、李四　同志
 */
char *
jin_household_names (const JinHousehold *self,
                     const char         *salutation)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->names->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? NAME_SEPARATOR : "", (const char *)self->names->pdata[i]);
  if (*salutation != '\0')
    g_string_append_printf (text, "　%s", salutation);
  return g_string_free (text, FALSE);
}
