/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "base/jin-division.h"
#include "base/jin-id-number.h"
#include "base/jin-text.h"

/* Citizens' ID numbers, GB 11643-1999 (R86–R89).
 *
 *   110105 19491231 002 X      18 digits: division, birth, sequence, check
 *   110105   491231 002        15 digits: issued until 1999
 */

#define LENGTH 18
#define OLD_LENGTH 15
#define OLDEST_AGE 120
#define FIRST_CENTENARIAN_SEQUENCE 996 /* R87 */
#define DIGITS "0123456789"

static char
check_digit (const char *number)
{
  static const guint8 weights[LENGTH - 1] = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  guint               sum = 0;

  for (int i = 0; i < LENGTH - 1; i++)
    sum += (guint)(number[i] - '0') * weights[i];
  return "10X98765432"[sum % 11];
}

static gboolean
is_old_form (const char *text)
{
  return strlen (text) == OLD_LENGTH && strspn (text, DIGITS) == OLD_LENGTH;
}

static gboolean
is_new_form (const char *text)
{
  return strlen (text) == LENGTH && strspn (text, DIGITS) >= LENGTH - 1 && (g_ascii_isdigit (text[LENGTH - 1]) || text[LENGTH - 1] == 'X');
}

/* Without blanks, in ordinary width, X in capitals, without the apostrophe
 * with which spreadsheets mark text. */
static char *
clean (const char *text)
{
  g_autofree char *narrow = NULL;
  char            *bare = NULL;

  if (is_new_form (text)) /* as all that are kept */
    return g_strdup (text);
  narrow = jin_text_narrow (text);
  bare = jin_text_strip_blanks (narrow);
  if (*bare == '\'')
    memmove (bare, bare + 1, strlen (bare));
  for (char *p = bare; *p != '\0'; p++)
    *p = g_ascii_toupper (*p);
  return bare;
}

/* The eighteen digits of an old number; anything else as it is. */
static char *
lengthen (const char *bare)
{
  char *number;

  if (!is_old_form (bare))
    return g_strdup (bare);
  number = g_strdup_printf ("%.6s19%s?", bare, bare + 6);
  number[LENGTH - 1] = check_digit (number);
  return number;
}

/**
 * jin_id_normalise:
 * @text: a number as typed or read
 *
 * Strips blanks, narrows full-width digits, writes X in capitals and lengthens
 * numbers of 15 digits to 18 (R86, R87).  What is no number only loses blanks.
 *
 * Returns: (transfer full): the form in which numbers are kept and compared
 */
char *
jin_id_normalise (const char *text)
{
  g_autofree char *bare = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  bare = clean (text);
  return lengthen (bare);
}

static JinDate
read_birth (const char *number)
{
  int     digits = atoi ((char[]){number[6], number[7], number[8], number[9], number[10], number[11], number[12], number[13], '\0'});
  JinDate date = JIN_DATE (digits / 10000, digits / 100 % 100, digits % 100);

  return jin_date_is_valid (date) && jin_date_precision (date) == JIN_PRECISION_DAY ? date : JIN_DATE_NONE;
}

static void
fill_info (const char *number, JinIdInfo *info)
{
  g_strlcpy (info->number, number, sizeof info->number);
  g_strlcpy (info->division, number, sizeof info->division);
  info->birth = read_birth (number);
  info->sex = (number[16] - '0') % 2 == 1 ? 1 : 2;
}

/* Says why @bare has not the form of a number. */
static char *
explain_form (const char *bare)
{
  glong length = g_utf8_strlen (bare, -1);

  if (*bare == '\0')
    return g_strdup (_("The ID number is empty."));
  if (strstr (bare, "E+") != NULL)
    return g_strdup (_("The spreadsheet has cut the ID number off. Please format the column as text and enter the number again."));
  if (length != LENGTH && length != OLD_LENGTH)
    return g_strdup_printf (_("An ID number has 18 digits, an old one 15, but this has %ld. Please compare it with the card."), length);
  return g_strdup (_("An ID number consists of digits; only the last may be X. Please compare it with the card."));
}

/* What is wrong with a number of the right form, or NULL. */
static char *
find_fault (const JinIdInfo *info, JinDate today)
{
  char check = check_digit (info->number);

  if (jin_date_is_none (info->birth))
    return g_strdup_printf (_("The ID number holds the date of birth %.8s, and there is no such day. Please compare it with the card."), info->number + 6);
  if (info->number[LENGTH - 1] != check)
    return g_strdup_printf (_("The digits of the ID number do not fit together: the last should be %c. Please compare it with the card."), check);
  if (jin_date_is_future (info->birth, today))
    return g_strdup_printf (_("The ID number holds the date of birth %.8s, which is still to come. Please compare it with the card."), info->number + 6);
  return NULL;
}

/* What there is to look at in a right number. */
typedef enum {
  ODD_AGE = 1 << 0,
  ODD_SEQUENCE = 1 << 1,
  ODD_DIVISION = 1 << 2,
} Oddities;

static Oddities
find_oddities (const JinIdInfo *info, gboolean old_form, JinDate today)
{
  return (jin_date_age (info->birth, today, NULL) > OLDEST_AGE ? ODD_AGE : 0) |
         (old_form && atoi (info->number + 14) / 10 >= FIRST_CENTENARIAN_SEQUENCE ? ODD_SEQUENCE : 0) |
         (!jin_division_exists (info->division) ? ODD_DIVISION : 0);
}

static char *
explain_oddities (Oddities odd, const JinIdInfo *info, JinDate today)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  if (odd & ODD_AGE)
    g_ptr_array_add (words, g_strdup_printf (_("By the ID number the age is %d years."), jin_date_age (info->birth, today, NULL)));
  if (odd & ODD_SEQUENCE)
    g_ptr_array_add (words, g_strdup (_("Old ID numbers ending in 996 to 999 belonged to people over a hundred: please check the year of birth.")));
  if (odd & ODD_DIVISION)
    g_ptr_array_add (words, g_strdup_printf (_("The address code %s of the ID number is unknown."), info->division));
  g_ptr_array_add (words, NULL);
  return g_strjoinv (" ", (char **)words->pdata);
}

/**
 * jin_id_check:
 * @text: a number as typed or read
 * @today: the day to reckon the age on
 * @info: (out) (optional): what the number says
 * @message: (out) (optional) (nullable): what is wrong or odd, in words; %NULL when nothing is
 *
 * Checks form, date, check digit, age and address code of a number of 15 or 18
 * digits (R86–R89), residents' cards from Hong Kong, Macao and Taiwan included.
 *
 * Returns: whether it can be saved
 */
JinIdVerdict
jin_id_check (const char *text, JinDate today, JinIdInfo *info, char **message)
{
  g_autofree char *bare = NULL;
  g_autofree char *number = NULL;
  g_autofree char *words = NULL;
  JinIdInfo        found = {0};
  JinIdVerdict     verdict = JIN_ID_BAD;

  g_return_val_if_fail (text != NULL, JIN_ID_BAD);

  bare = clean (text);
  number = lengthen (bare);
  if (!is_new_form (number))
    words = explain_form (bare);
  else
    {
      fill_info (number, &found);
      words = find_fault (&found, today);
      if (words == NULL)
        {
          Oddities odd = find_oddities (&found, is_old_form (bare), today);

          verdict = odd != 0 ? JIN_ID_WARN : JIN_ID_OK;
          if (odd != 0 && message != NULL)
            words = explain_oddities (odd, &found, today);
        }
    }
  if (info != NULL)
    *info = found;
  if (message != NULL)
    *message = g_steal_pointer (&words);
  return verdict;
}
