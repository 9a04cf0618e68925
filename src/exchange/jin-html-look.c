/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <string.h>

#include "exchange/jin-html-look.h"
#include "exchange/jin-xlsx-colours.h"
#include "exchange/jin-xlsx-format.h"

/*
 * As much of style sheets as spreadsheet programs and web systems write into tables: rules for an element, for a class, for
 * an element of a class, and declarations on the element itself, in rising order of weight.  All else is passed over.
 */

#define MAX_RULES 4096
#define MAX_FORMAT 255 /* characters, as in Excel */

struct _JinHtmlRules
{
  GHashTable *declarations; /* selector → text */
  GHashTable *formats;
};

JinHtmlRules *
jin_html_rules_new (void)
{
  JinHtmlRules *self = g_new0 (JinHtmlRules, 1);

  self->declarations = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->formats = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

void
jin_html_rules_free (JinHtmlRules *self)
{
  g_hash_table_unref (self->declarations);
  g_hash_table_unref (self->formats);
  g_free (self);
}

static void
add_rule (JinHtmlRules *self,
          const char   *selectors,
          const char   *declarations)
{
  g_auto (GStrv) parts = g_strsplit (selectors, ",", -1);

  for (char **part = parts; *part != NULL && g_hash_table_size (self->declarations) < MAX_RULES; part++)
    {
      g_autofree char *selector = g_ascii_strdown (g_strstrip (*part), -1);
      const char      *known = g_hash_table_lookup (self->declarations, selector);

      if (strpbrk (selector, " >+~:#[*") != NULL)
        continue;
      g_hash_table_insert (self->declarations, g_strdup (selector), g_strconcat (known != NULL ? known : "", ";", declarations, NULL));
    }
}

/**
 * jin_html_rules_add:
 * @css: a whole style sheet
 */
void
jin_html_rules_add (JinHtmlRules *self,
                    const char   *css)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (const char *at = css; *at != '\0'; at++)
    {
      const char *end = g_str_has_prefix (at, "/*") ? strstr (at + 2, "*/") : NULL;

      /* Old browsers are kept from showing the style sheet by <!-- and -->. */
      if (end != NULL)
        at = end + 1;
      else if (g_str_has_prefix (at, "<!--"))
        at += 3;
      else if (g_str_has_prefix (at, "-->"))
        at += 2;
      else
        g_string_append_c (text, *at);
    }
  for (char *at = text->str, *open; (open = strchr (at, '{')) != NULL;)
    {
      char *close = strchr (open, '}');

      if (close == NULL)
        return;
      *open = *close = '\0';
      add_rule (self, at, open + 1);
      at = close + 1;
    }
}

/* ---- values ---- */

static gboolean
parse_hex (const char *text,
           guint32    *colour)
{
  gsize   length = strspn (text, "0123456789abcdefABCDEF");
  guint32 value = (guint32)g_ascii_strtoull (text, NULL, 16);

  if (length == 3)
    *colour = (value & 0xF00) * 0x1100 | (value & 0xF0) * 0x110 | (value & 0xF) * 0x11;
  else if (length == 6)
    *colour = value;
  return length == 3 || length == 6;
}

/* Reads a colour; black ink and what is unknown are no colour. */
static guint32
parse_colour (const char *text)
{
  static const struct
  {
    const char *name;
    guint32     colour;
  } names[] = {
      {"red", 0xFF0000},
      {"yellow", 0xFFFF00},
      {"blue", 0x0000FF},
      {"green", 0x008000},
      {"lime", 0x00FF00},
      {"gray", 0x808080},
      {"grey", 0x808080},
      {"silver", 0xC0C0C0},
      {"orange", 0xFFA500},
      {"purple", 0x800080},
      {"pink", 0xFFC0CB},
      {"aqua", 0x00FFFF},
      {"white", 0xFFFFFF},
      {"lightgrey", 0xD3D3D3},
  };
  guint32 colour = JIN_XLSX_NO_COLOUR;
  char   *end;

  if (*text == '#')
    return parse_hex (text + 1, &colour) ? colour : JIN_XLSX_NO_COLOUR;
  if (g_ascii_strncasecmp (text, "rgb(", 4) == 0)
    {
      guint64 red = g_ascii_strtoull (text + 4, &end, 10);
      guint64 green = g_ascii_strtoull (*end == ',' ? end + 1 : end, &end, 10);
      guint64 blue = g_ascii_strtoull (*end == ',' ? end + 1 : end, &end, 10);

      return (guint32)(MIN (red, 255) << 16 | MIN (green, 255) << 8 | MIN (blue, 255));
    }
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_ascii_strncasecmp (text, names[i].name, strlen (names[i].name)) == 0)
      return names[i].colour;
  return JIN_XLSX_NO_COLOUR;
}

/* In a style sheet, \0022 is a character by its number and \- the character itself. */
static const char *
read_format (JinHtmlRules *self,
             const char   *value,
             gsize         length)
{
  g_autoptr (GString) code = g_string_new (NULL);
  const char         *end = value + length;
  const char         *format;

  if (length >= 2 && (*value == '"' || *value == '\'') && end[-1] == *value)
    {
      value++;
      end--;
    }
  while (value < end && code->len <= MAX_FORMAT)
    {
      gboolean escaped = *value == '\\' && value + 1 < end;

      if (escaped && end - value >= 5 && value[1] == '0' && value[2] == '0' && g_ascii_isxdigit (value[3]) && g_ascii_isxdigit (value[4]))
        {
          g_string_append_unichar (code, (gunichar)MAX (g_ascii_xdigit_value (value[3]) * 16 + g_ascii_xdigit_value (value[4]), ' '));
          value += 5;
          continue;
        }
      value += escaped ? 1 : 0;
      g_string_append_c (code, *value++);
    }
  if (code->len > MAX_FORMAT || !g_utf8_validate (code->str, -1, NULL))
    return NULL;
  format = g_hash_table_lookup (self->formats, jin_xlsx_format_named (code->str));
  if (format == NULL && g_hash_table_size (self->formats) < MAX_RULES)
    {
      format = g_strdup (jin_xlsx_format_named (code->str));
      g_hash_table_add (self->formats, (char *)format);
    }
  return format;
}

static gboolean
is_named (const char *name,
          gsize       length,
          const char *wanted)
{
  return strlen (wanted) == length && g_ascii_strncasecmp (name, wanted, length) == 0;
}

static void
declare (JinHtmlRules *self,
         const char   *name,
         gsize         n_name,
         const char   *value,
         gsize         n_value,
         JinHtmlLook  *look)
{
  g_autofree char *text = NULL;

  if (is_named (name, n_name, "mso-number-format"))
    {
      look->format = read_format (self, value, n_value);
      return;
    }
  text = g_strndup (value, MIN (n_value, 255));
  if (is_named (name, n_name, "color"))
    look->ink = parse_colour (text);
  else if (is_named (name, n_name, "background") || is_named (name, n_name, "background-color"))
    look->fill = parse_colour (text);
  else if (is_named (name, n_name, "text-decoration") || is_named (name, n_name, "text-decoration-line"))
    look->struck |= strstr (text, "line-through") != NULL;
  else if (is_named (name, n_name, "display"))
    look->hidden = g_ascii_strncasecmp (text, "none", 4) == 0;
}

/* "name: value; name: value", where a value in quotes may hold semicolons. */
static void
apply_declarations (JinHtmlRules *self,
                    const char   *text,
                    JinHtmlLook  *look)
{
  while (*text != '\0')
    {
      const char *name = text + strspn (text, "; \t\r\n");
      gsize       n_name = strcspn (name, ":; \t\r\n");
      const char *value = name + strcspn (name, ":;");
      char        quote = '\0';
      const char *end;

      text = value;
      if (*value != ':')
        continue;
      value += 1 + strspn (value + 1, " \t\r\n");
      for (end = value; *end != '\0' && (quote != '\0' || *end != ';'); end++)
        {
          if (*end == '\\' && end[1] != '\0')
            end++;
          else if (quote != '\0')
            quote = *end == quote ? '\0' : quote;
          else if (*end == '"' || *end == '\'')
            quote = *end;
        }
      text = end;
      while (end > value && g_ascii_isspace (end[-1]))
        end--;
      declare (self, name, n_name, value, (gsize)(end - value), look);
    }
}

static void
apply_rule (JinHtmlRules *self,
            const char   *element,
            const char *class,
            gsize        n_class,
            JinHtmlLook *look)
{
  char        selector[160];
  const char *declarations;

  if (n_class > 100 || strlen (element) > 50)
    return;
  if (class == NULL)
    g_snprintf (selector, sizeof selector, "%s", element);
  else
    g_snprintf (selector, sizeof selector, "%s.%.*s", element, (int)n_class, class);
  for (char *at = selector; *at != '\0'; at++)
    *at = g_ascii_tolower (*at);
  declarations = g_hash_table_lookup (self->declarations, selector);
  if (declarations != NULL)
    apply_declarations (self, declarations, look);
}

/* The value of an attribute; "" for one without a value, NULL for none. */
const char *
jin_html_attribute (const char **attributes,
                    const char  *name)
{
  for (; attributes != NULL && *attributes != NULL; attributes += 2)
    if (g_ascii_strcasecmp (attributes[0], name) == 0)
      return attributes[1] != NULL ? attributes[1] : "";
  return NULL;
}

/**
 * jin_html_rules_apply:
 * @element: its name, in lower case
 * @look: (inout): what it inherits, then what it looks like
 */
void
jin_html_rules_apply (JinHtmlRules *self,
                      const char   *element,
                      const char  **attributes,
                      JinHtmlLook  *look)
{
  const char *classes = jin_html_attribute (attributes, "class");
  const char *text;

  apply_rule (self, element, NULL, 0, look);
  text = jin_html_attribute (attributes, "bgcolor");
  if (text != NULL)
    look->fill = parse_colour (text);
  text = g_str_equal (element, "font") ? jin_html_attribute (attributes, "color") : NULL;
  if (text != NULL)
    look->ink = parse_colour (text);
  if (g_str_equal (element, "s") || g_str_equal (element, "strike") || g_str_equal (element, "del"))
    look->struck = TRUE;
  for (const char *at = classes; at != NULL && *at != '\0';)
    {
      gsize length = strcspn (at, " \t\r\n");

      if (length > 0)
        {
          apply_rule (self, "", at, length, look);
          apply_rule (self, element, at, length, look);
        }
      at += length + strspn (at + length, " \t\r\n");
    }
  text = jin_html_attribute (attributes, "style");
  if (text != NULL)
    apply_declarations (self, text, look);
  if (look->ink == 0x000000)
    look->ink = JIN_XLSX_NO_COLOUR;
}
