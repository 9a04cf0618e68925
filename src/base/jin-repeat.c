/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/jin-lunar.h"
#include "base/jin-repeat.h"
#include "base/jin-text.h"

/* Rules of repetition (RFC 5545) as people choose and read them. */

#define LAST_COMMON_DAY 28
#define LUNAR "RSCALE=CHINESE"

static const char *const weekdays[] = {"MO", "TU", "WE", "TH", "FR", "SA", "SU"};

/**
 * jin_repeat_from_day:
 * @kind: a way of repeating
 * @interval: every so many
 * @day: a full day
 *
 * Returns: that repetition as @day suggests it: on its day of the month, its weekday, its lunar day
 */
JinRepeat
jin_repeat_from_day (JinRepeatKind kind, int interval, JinDate day)
{
  JinRepeat self = {.kind = kind, .interval = MAX (interval, 1), .day = day.day, .month = day.month, .weekday = (guint8)jin_date_weekday (day)};
  JinLunar  lunar;

  self.nth = day.day > LAST_COMMON_DAY ? -1 : (gint8)((day.day - 1) / 7 + 1);
  if (kind == JIN_REPEAT_LUNAR_YEARLY && jin_lunar_from_date (day, &lunar))
    {
      self.month = lunar.month;
      self.day = lunar.day;
    }
  return self;
}

/* ---- rules ---- */

static gboolean
read_number (const char *text, int lowest, int highest, int *number)
{
  return text != NULL && jin_text_parse_int (text, number) && *number >= lowest && *number <= highest;
}

/* TU, 1FR, -1SU */
static gboolean
read_weekday (const char *text, JinRepeat *self)
{
  gsize length = text != NULL ? strlen (text) : 0;

  if (length < 2)
    return FALSE;
  self->weekday = 0;
  for (guint8 i = 0; i < G_N_ELEMENTS (weekdays); i++)
    if (strcmp (text + length - 2, weekdays[i]) == 0)
      self->weekday = i + 1;
  if (length == 2)
    self->nth = 0;
  else if (length == 3 && *text >= '1' && *text <= '4')
    self->nth = (gint8)(*text - '0');
  else if (length == 4 && strncmp (text, "-1", 2) == 0)
    self->nth = -1;
  else
    return FALSE;
  return self->weekday > 0;
}

/* 15; the last of 28,29,30,31 */
static gboolean
read_days (const char *text, const char *position, JinRepeat *self)
{
  const char *comma = text != NULL ? strrchr (text, ',') : NULL;
  int         day;

  if (g_strcmp0 (text, "-1") == 0)
    day = 31;
  else if ((comma != NULL) != (g_strcmp0 (position, "-1") == 0) || (comma != NULL && !g_str_has_prefix (text, "28,29")) ||
           !read_number (comma != NULL ? comma + 1 : text, 1, 31, &day))
    return FALSE;
  self->day = (guint8)day;
  return TRUE;
}

static gboolean
read_end (GHashTable *parts, JinRepeat *self)
{
  const char      *until = g_hash_table_lookup (parts, "UNTIL"), *count = g_hash_table_lookup (parts, "COUNT");
  g_autofree char *iso = NULL;

  if (count != NULL)
    return read_number (count, 1, G_MAXINT, &self->count);
  if (until == NULL)
    return TRUE;
  if (strlen (until) < 8)
    return FALSE;
  iso = g_strdup_printf ("%.4s-%.2s-%.2s", until, until + 4, until + 6);
  self->until = jin_date_parse_iso (iso);
  return !jin_date_is_none (self->until);
}

static gboolean
read_kind (GHashTable *parts, JinRepeat *self)
{
  const char *frequency = g_hash_table_lookup (parts, "FREQ"), *days = g_hash_table_lookup (parts, "BYMONTHDAY");
  const char *month = g_hash_table_lookup (parts, "BYMONTH"), *week = g_hash_table_lookup (parts, "BYDAY");
  gboolean    is_lunar = g_hash_table_contains (parts, "RSCALE");
  int         number;

  if (is_lunar || g_strcmp0 (frequency, "YEARLY") == 0)
    {
      self->kind = is_lunar ? JIN_REPEAT_LUNAR_YEARLY : JIN_REPEAT_YEARLY;
      if (g_strcmp0 (frequency, "YEARLY") != 0 || week != NULL || (month == NULL) != (days == NULL))
        return FALSE;
      if (month == NULL)
        return TRUE;
      if (!read_number (month, 1, 12, &number))
        return FALSE;
      self->month = (guint8)number;
      return read_number (days, 1, 31, &number) && (self->day = (guint8)number) > 0;
    }
  if (month != NULL)
    return FALSE;
  if (g_strcmp0 (frequency, "DAILY") == 0)
    {
      self->kind = JIN_REPEAT_DAILY;
      return days == NULL && week == NULL;
    }
  if (g_strcmp0 (frequency, "WEEKLY") == 0)
    {
      self->kind = JIN_REPEAT_WEEKLY;
      return days == NULL && (week == NULL || (read_weekday (week, self) && self->nth == 0));
    }
  if (g_strcmp0 (frequency, "MONTHLY") != 0 || (days != NULL && week != NULL))
    return FALSE;
  self->kind = week != NULL ? JIN_REPEAT_MONTHLY_BY_WEEK : JIN_REPEAT_MONTHLY;
  if (week != NULL)
    return read_weekday (week, self) && self->nth != 0;
  return days == NULL || read_days (days, g_hash_table_lookup (parts, "BYSETPOS"), self);
}

static GHashTable *
split (const char *rule)
{
  g_auto (GStrv) items = g_strsplit (rule, ";", -1);
  GHashTable    *parts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; items[i] != NULL; i++)
    {
      char *sign = strchr (items[i], '=');

      if (sign != NULL)
        g_hash_table_insert (parts, g_strndup (items[i], (gsize)(sign - items[i])), g_strdup (sign + 1));
    }
  return parts;
}

static gboolean
knows_all (GHashTable *parts)
{
  static const char *const known[] = {"FREQ", "INTERVAL", "BYMONTHDAY", "BYMONTH", "BYDAY", "BYSETPOS", "UNTIL", "COUNT", "RSCALE", "SKIP", "WKST", NULL};
  GHashTableIter           iter;
  gpointer                 key;

  g_hash_table_iter_init (&iter, parts);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (!g_strv_contains (known, key))
      return FALSE;
  return TRUE;
}

/**
 * jin_repeat_from_rule:
 * @rule: (nullable): a rule
 * @start: the first day of the series, for what the rule leaves open
 *
 * Returns: the rule as people choose it; %JIN_REPEAT_OTHER when it says more
 */
JinRepeat
jin_repeat_from_rule (const char *rule, JinDate start)
{
  g_autoptr (GHashTable) parts = NULL;
  JinRepeat              self;
  const char            *interval;

  if (rule == NULL || *rule == '\0')
    return jin_repeat_from_day (JIN_REPEAT_NEVER, 1, start);
  parts = split (rule);
  self = jin_repeat_from_day (g_hash_table_contains (parts, "RSCALE") ? JIN_REPEAT_LUNAR_YEARLY : JIN_REPEAT_OTHER, 1, start);
  interval = g_hash_table_lookup (parts, "INTERVAL");
  if (!knows_all (parts) || !read_kind (parts, &self) || !read_end (parts, &self) ||
      (interval != NULL && !read_number (interval, 1, 1000, &self.interval)))
    self.kind = JIN_REPEAT_OTHER;
  return self;
}

static void
append_days (GString *rule, int day)
{
  if (day <= LAST_COMMON_DAY)
    {
      g_string_append_printf (rule, ";BYMONTHDAY=%d", day);
      return;
    }
  g_string_append (rule, ";BYMONTHDAY=28");
  for (int i = LAST_COMMON_DAY + 1; i <= day; i++)
    g_string_append_printf (rule, ",%d", i);
  g_string_append (rule, ";BYSETPOS=-1");
}

static void
append_end (GString *rule, const JinRepeat *self)
{
  if (self->count > 0)
    g_string_append_printf (rule, ";COUNT=%d", self->count);
  else if (!jin_date_is_none (self->until))
    g_string_append_printf (rule, ";UNTIL=%04d%02d%02d", self->until.year, self->until.month, self->until.day);
}

/**
 * jin_repeat_to_rule:
 * @self: a repetition that is not %JIN_REPEAT_OTHER
 *
 * Returns: (transfer full): its rule, "" for none
 */
char *
jin_repeat_to_rule (const JinRepeat *self)
{
  g_autoptr (GString)      rule = g_string_new (NULL);
  static const char *const frequencies[] = {
      [JIN_REPEAT_NEVER] = "", [JIN_REPEAT_DAILY] = "FREQ=DAILY", [JIN_REPEAT_WEEKLY] = "FREQ=WEEKLY", [JIN_REPEAT_MONTHLY] = "FREQ=MONTHLY", [JIN_REPEAT_MONTHLY_BY_WEEK] = "FREQ=MONTHLY", [JIN_REPEAT_YEARLY] = "FREQ=YEARLY", [JIN_REPEAT_LUNAR_YEARLY] = LUNAR ";FREQ=YEARLY"};

  g_return_val_if_fail (self != NULL && self->kind < JIN_REPEAT_OTHER, NULL);

  if (self->kind == JIN_REPEAT_NEVER)
    return g_strdup ("");
  g_string_append (rule, frequencies[self->kind]);
  if (self->interval > 1)
    g_string_append_printf (rule, ";INTERVAL=%d", self->interval);
  if (self->kind == JIN_REPEAT_WEEKLY)
    g_string_append_printf (rule, ";BYDAY=%s", weekdays[self->weekday - 1]);
  else if (self->kind == JIN_REPEAT_MONTHLY)
    append_days (rule, self->day);
  else if (self->kind == JIN_REPEAT_MONTHLY_BY_WEEK)
    g_string_append_printf (rule, ";BYDAY=%d%s", self->nth, weekdays[self->weekday - 1]);
  else if (self->kind == JIN_REPEAT_LUNAR_YEARLY)
    g_string_append_printf (rule, ";BYMONTH=%d;BYMONTHDAY=%d;SKIP=BACKWARD", self->month, self->day);
  append_end (rule, self);
  return g_string_free (g_steal_pointer (&rule), FALSE);
}

/**
 * jin_repeat_move_rule:
 * @rule: a rule
 * @start: the first day of its series
 * @day: the day to which one of its days was moved
 *
 * Returns: (transfer full): the rule that goes on from @day: on its day of the month, its weekday, its lunar day
 */
char *
jin_repeat_move_rule (const char *rule, JinDate start, JinDate day)
{
  JinRepeat old = jin_repeat_from_rule (rule, start);
  JinRepeat moved = jin_repeat_from_day (old.kind, old.interval, day);

  if (old.kind == JIN_REPEAT_OTHER)
    return g_strdup (rule);
  moved.count = old.count;
  moved.until = old.until;
  return jin_repeat_to_rule (&moved);
}

/**
 * jin_repeat_end_rule:
 * @rule: a rule of any kind
 * @until: its last day
 *
 * Returns: (transfer full): the same rule, ended
 */
char *
jin_repeat_end_rule (const char *rule, JinDate until)
{
  g_auto (GStrv)      items = g_strsplit (rule, ";", -1);
  g_autoptr (GString) ended = g_string_new (NULL);

  for (guint i = 0; items[i] != NULL; i++)
    if (!g_str_has_prefix (items[i], "COUNT=") && !g_str_has_prefix (items[i], "UNTIL="))
      g_string_append_printf (ended, "%s%s", ended->len > 0 ? ";" : "", items[i]);
  g_string_append_printf (ended, ";UNTIL=%04d%02d%02d", until.year, until.month, until.day);
  return g_string_free (g_steal_pointer (&ended), FALSE);
}

/* ---- words ---- */

static const char *
weekday_word (int weekday)
{
  static const char *const words[] = {NC_ ("repetition", "Monday"), NC_ ("repetition", "Tuesday"), NC_ ("repetition", "Wednesday"), NC_ ("repetition", "Thursday"), NC_ ("repetition", "Friday"), NC_ ("repetition", "Saturday"), NC_ ("repetition", "Sunday")};

  return g_dpgettext2 (GETTEXT_PACKAGE, "repetition", words[weekday - 1]);
}

static const char *
nth_word (int nth)
{
  static const char *const words[] = {NC_ ("repetition", "last"), NC_ ("repetition", "first"), NC_ ("repetition", "second"), NC_ ("repetition", "third"), NC_ ("repetition", "fourth")};

  return g_dpgettext2 (GETTEXT_PACKAGE, "repetition", words[nth < 0 ? 0 : nth]);
}

static char *
monthly_sentence (const JinRepeat *self)
{
  if (self->kind == JIN_REPEAT_MONTHLY)
    return self->interval == 1
        /* Translators: %d is a day of the month */
        ? g_strdup_printf (_ ("Every month on day %d"), self->day)
        /* Translators: the first %d is a number of months, the second a day of the month */
        : g_strdup_printf (_ ("Every %d months on day %d"), self->interval, self->day);
  return self->interval == 1
      /* Translators: first or last, and a weekday */
      ? g_strdup_printf (_ ("Every month on the %s %s"), nth_word (self->nth), weekday_word (self->weekday))
      /* Translators: %d is a number of months; then first or last, and a weekday */
      : g_strdup_printf (_ ("Every %d months on the %s %s"), self->interval, nth_word (self->nth), weekday_word (self->weekday));
}

static char *
yearly_sentence (const JinRepeat *self)
{
  JinLunar         lunar_day = {0, self->month, self->day, FALSE};
  g_autofree char *lunar = self->kind == JIN_REPEAT_LUNAR_YEARLY ? g_strconcat (jin_lunar_month_name (lunar_day), jin_lunar_day_name (lunar_day), NULL) : NULL;
  g_autofree char *day = lunar != NULL ? g_steal_pointer (&lunar)
                                       /* Translators: a day of the year: the month's number, then the day's */
                                       : g_strdup_printf (_ ("%1$d-%2$d"), self->month, self->day);

  if (self->kind == JIN_REPEAT_LUNAR_YEARLY)
    return self->interval == 1
        /* Translators: %s is a day of the lunar year, such as 九月初九 */
        ? g_strdup_printf (_ ("Every year on the lunar %s"), day)
        /* Translators: %d is a number of years, %s a day of the lunar year */
        : g_strdup_printf (_ ("Every %d years on the lunar %s"), self->interval, day);
  return self->interval == 1
      /* Translators: %s is a day of the year */
      ? g_strdup_printf (_ ("Every year on %s"), day)
      /* Translators: %d is a number of years, %s a day of the year */
      : g_strdup_printf (_ ("Every %d years on %s"), self->interval, day);
}

static char *
bare_sentence (const JinRepeat *self)
{
  switch (self->kind)
    {
    case JIN_REPEAT_NEVER:
      return g_strdup (_ ("Does not repeat"));
    case JIN_REPEAT_DAILY:
      /* Translators: %d is a number of days */
      return self->interval == 1 ? g_strdup (_ ("Every day")) : g_strdup_printf (_ ("Every %d days"), self->interval);
    case JIN_REPEAT_WEEKLY:
      return self->interval == 1
          /* Translators: %s is a weekday */
          ? g_strdup_printf (_ ("Every week on %s"), weekday_word (self->weekday))
          /* Translators: %d is a number of weeks, %s a weekday */
          : g_strdup_printf (_ ("Every %d weeks on %s"), self->interval, weekday_word (self->weekday));
    case JIN_REPEAT_MONTHLY:
    case JIN_REPEAT_MONTHLY_BY_WEEK:
      return monthly_sentence (self);
    case JIN_REPEAT_YEARLY:
    case JIN_REPEAT_LUNAR_YEARLY:
      return yearly_sentence (self);
    case JIN_REPEAT_OTHER:
    default:
      return g_strdup (_ ("By a rule of its own"));
    }
}

/**
 * jin_repeat_sentence:
 * @self: a repetition
 *
 * Returns: (transfer full): the repetition in words
 */
char *
jin_repeat_sentence (const JinRepeat *self)
{
  g_autofree char *bare = NULL;
  g_autofree char *until = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  bare = bare_sentence (self);
  if (self->count > 0)
    /* Translators: the %s is a repetition such as “Every month on day 15”, %d how often altogether */
    return g_strdup_printf (_ ("%s, %d times"), bare, self->count);
  if (jin_date_is_none (self->until))
    return g_steal_pointer (&bare);
  until = jin_date_to_iso (self->until);
  /* Translators: the first %s is a repetition such as “Every month on day 15”, the second its last day */
  return g_strdup_printf (_ ("%s, until %s"), bare, until);
}
