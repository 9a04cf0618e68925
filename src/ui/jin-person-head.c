/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/jin-lunar.h"
#include "office/jin-codes.h"
#include "office/jin-person.h"
#include "record/jin-format.h"
#include "ui/jin-person-head.h"
#include "ui/jin-photo.h"

/* Parts of a line, "·" between; empty ones are left out. */
static void
add_part (GString *line, const char *part)
{
  if (part != NULL && *part != '\0')
    g_string_append_printf (line, "%s%s", line->len > 0 ? " · " : "", part);
}

static char *
format (JinWindow *window, JinRecord *person, int field)
{
  JinContext context = jin_window_context (window);

  return jin_record_format (person, field, &context, JIN_MASK_INTERNAL, jin_store_list_func, jin_window_get_store (window));
}

static void
add_field (GString *line, JinWindow *window, JinRecord *person, int field)
{
  g_autofree char *text = format (window, person, field);

  add_part (line, text);
}

static void
add_years (GString *line, JinWindow *window, JinRecord *person, int field, const char *words)
{
  g_autofree char *years = format (window, person, field);
  g_autofree char *part = NULL;

  if (*years == '\0')
    return;
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  part = g_strdup_printf (words, years);
#pragma GCC diagnostic pop
  add_part (line, part);
}

static char *
who_line (JinWindow *window, JinRecord *person)
{
  g_autoptr (GString) line = g_string_new (NULL);

  add_field (line, window, person, JIN_PERSON_SEX);
  /* Translators: %s is an age in whole years */
  add_years (line, window, person, JIN_PERSON_AGE, _ ("%s years old"));
  add_field (line, window, person, JIN_PERSON_RETIRE_TYPE);
  add_field (line, window, person, JIN_PERSON_STATE);
  return g_string_free (g_steal_pointer (&line), FALSE);
}

static char *
party_line (JinWindow *window, JinRecord *person)
{
  g_autoptr (GString) line = g_string_new (NULL);

  add_field (line, window, person, JIN_PERSON_POLITICAL_STATUS);
  /* Translators: %s is a number of years in the party */
  add_years (line, window, person, JIN_PERSON_PARTY_AGE, _ ("%s years in the Party"));
  /* Translators: %s is the year in which the medal “50 years in the Party” was given */
  add_years (line, window, person, JIN_PERSON_MEDAL_YEAR, _ ("medal given in %s"));
  add_field (line, window, person, JIN_PERSON_BRANCH);
  return g_string_free (g_steal_pointer (&line), FALSE);
}

static char *
life_line (JinWindow *window, JinRecord *person)
{
  g_autoptr (GString) line = g_string_new (NULL);
  JinContext          context = jin_window_context (window);
  g_auto (JinValue)   care = jin_record_value (person, JIN_PERSON_KEY_CARE, &context);

  add_field (line, window, person, JIN_PERSON_LIVING);
  if (jin_value_get_int (&care) != 0)
    add_part (line, jin_field_label (jin_entity_field (&jin_person_entity, JIN_PERSON_KEY_CARE)));
  return g_string_free (g_steal_pointer (&line), FALSE);
}

static char *
next_birthday (JinRecord *person, const JinContext *context)
{
  g_auto (JinValue) value = jin_record_value (person, JIN_PERSON_NEXT_BIRTHDAY, context);
  JinDate           day = jin_value_get_date (&value);
  gboolean          lunar = g_strcmp0 (jin_record_get_text (person, JIN_PERSON_BIRTH_KIND), JIN_BIRTH_LUNAR) == 0;
  JinLunar          moon;
  g_autofree char  *date = NULL;

  if (jin_date_is_none (day))
    return NULL;
  date = jin_date_format (day);
  if (!lunar || !jin_lunar_from_date (day, &moon))
    /* Translators: %s is a day */
    return g_strdup_printf (_ ("next birthday %s"), date);
  /* Translators: the first two %s are a lunar month and day in Chinese, the last the same day in the usual calendar */
  return g_strdup_printf (_ ("next birthday lunar %s%s (%s)"), jin_lunar_month_name (moon), jin_lunar_day_name (moon), date);
}

static char *
contact_line (JinWindow *window, JinRecord *person)
{
  g_autoptr (GString) line = g_string_new (NULL);
  JinContext          context = jin_window_context (window);
  JinDate             last = jin_record_get_date (person, JIN_PERSON_LAST_VISIT);
  g_autofree char    *birthday = NULL;

  if (!jin_date_is_none (jin_record_get_date (person, JIN_PERSON_DIED_ON)))
    return g_strdup ("");
  if (!jin_date_is_none (last))
    {
      int days = MAX (0, jin_date_days_between (last, context.today));
      /* Translators: %d is a number of days */
      g_autofree char *part = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "last contact %d day ago", "last contact %d days ago", days), days);

      add_part (line, part);
    }
  birthday = next_birthday (person, &context);
  add_part (line, birthday);
  return g_string_free (g_steal_pointer (&line), FALSE);
}

static void
append_line (GtkWidget *box, const char *text, const char *css_class)
{
  GtkWidget *label;

  if (*text == '\0')
    return;
  label = gtk_label_new (text);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_set_can_focus (label, FALSE);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
}

GtkWidget *
jin_person_head_new (JinWindow *window, JinRecord *person)
{
  GtkWidget       *head, *facts, *right;
  g_autofree char *who = NULL;
  g_autofree char *party = NULL;
  g_autofree char *life = NULL;
  g_autofree char *contact = NULL;
  g_autofree char *phone = NULL;
  g_autofree char *home_phone = NULL;

  g_return_val_if_fail (JIN_IS_WINDOW (window) && JIN_IS_RECORD (person), NULL);
  who = who_line (window, person);
  party = party_line (window, person);
  life = life_line (window, person);
  contact = contact_line (window, person);
  phone = format (window, person, JIN_PERSON_PHONE);
  home_phone = format (window, person, JIN_PERSON_HOME_PHONE);

  facts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_hexpand (facts, TRUE);
  append_line (facts, jin_record_get_title (person), "title-2");
  append_line (facts, who, NULL);
  append_line (facts, party, NULL);
  append_line (facts, contact, "dim-label");
  right = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_valign (right, GTK_ALIGN_CENTER);
  append_line (right, phone, "big-phone");
  append_line (right, home_phone, *phone != '\0' ? NULL : "big-phone");
  append_line (right, life, NULL);
  /* A number is not to be broken. */
  for (GtkWidget *label = gtk_widget_get_first_child (right); label != NULL; label = gtk_widget_get_next_sibling (label))
    gtk_label_set_wrap (GTK_LABEL (label), FALSE);

  head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);
  gtk_widget_add_css_class (head, "person-head");
  gtk_box_append (GTK_BOX (head), jin_photo_frame_new (window, person));
  gtk_box_append (GTK_BOX (head), facts);
  gtk_box_append (GTK_BOX (head), right);
  return head;
}
