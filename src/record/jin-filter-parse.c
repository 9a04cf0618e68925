/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/jin-error.h"
#include "record/jin-filter-private.h"

#include <string.h>

/*
 * Recursive descent over the text of a filter:
 *
 *   or      := and ("or" and)*
 *   and     := not ("and" not)*
 *   not     := "not" not | "(" or ")" | test
 *   test    := ("any" | "none") "(" child ["where" or] ")"
 *            | "search" text
 *            | operand ("in" | "not" "in") "(" literal ("," literal)* ")"
 *            | operand "is" ["not"] "empty"
 *            | operand ("=" | "!=" | "<" | "<=" | ">" | ">=" | "~" | "^") literal
 *   operand := path | ("years" | "year" | "month") "(" path ")"
 *            | "count" "(" child ["where" or] ")"
 *            | ("sum" | "first" | "last") "(" child "." field ["where" or] ")"
 *   literal := ("today" | "thisyear" | "thismonth") [("+" | "-") number] | 'quoted text' | word
 */

#define MAX_DEPTH 64

typedef struct
{
  const JinEntities *entities;
  const char        *text;
  const char        *at;
  int                depth;
  glong              failed_at; /* characters from the start */
  GError           **error;
} Parser;

static JinFilter *parse_or (Parser          *parser,
                            const JinEntity *entity);

static void G_GNUC_PRINTF (2, 3)
    fail (Parser     *parser,
          const char *format,
          ...)
{
  g_autofree char *what = NULL;
  va_list          args;

  if (parser->error == NULL || *parser->error != NULL)
    return;
  parser->failed_at = g_utf8_pointer_to_offset (parser->text, parser->at);
  va_start (args, format);
  what = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error (parser->error, JIN_ERROR, JIN_ERROR_INPUT,
               /* Translators: %ld is the character's position in the condition, counted from 1; %s says what is wrong there */
               _ ("The condition is not understood at character %ld: %s"),
                  parser->failed_at + 1, what);
}

static void
skip_blanks (Parser *parser)
{
  while (g_unichar_isspace (g_utf8_get_char (parser->at)))
    parser->at = g_utf8_next_char (parser->at);
}

static gboolean
is_word_char (gunichar c)
{
  return c != 0 && (g_unichar_isalnum (c) || c == '_');
}

/* Takes @symbol if it comes next. */
static gboolean
accept (Parser     *parser,
        const char *symbol)
{
  gsize length = strlen (symbol);

  skip_blanks (parser);
  if (strncmp (parser->at, symbol, length) != 0)
    return FALSE;
  if (g_ascii_isalpha (*symbol) && is_word_char (g_utf8_get_char (parser->at + length)))
    return FALSE;
  parser->at += length;
  return TRUE;
}

static gboolean
expect (Parser     *parser,
        const char *symbol)
{
  if (accept (parser, symbol))
    return TRUE;
  /* Translators: %s is a sign or word of the condition's grammar */
  fail (parser, _ ("“%s” is missing"), symbol);
  return FALSE;
}

static char *
take_word (Parser *parser)
{
  const char *start;

  skip_blanks (parser);
  start = parser->at;
  while (is_word_char (g_utf8_get_char (parser->at)))
    parser->at = g_utf8_next_char (parser->at);
  return g_strndup (start, parser->at - start);
}

/* field ("." field)*: each but the last a reference. */
static gboolean
parse_path (Parser          *parser,
            const JinEntity *entity,
            JinOperand      *operand)
{
  do
    {
      g_autofree char *name = take_word (parser);
      int              field = jin_entity_find_field (entity, name);
      const JinField  *declared;

      if (field == 0)
        {
          parser->at -= strlen (name);
          /* Translators: the first %s is a field name as typed, the second a ledger's name */
          fail (parser, _ ("“%s” is no field of %s"), name, jin_entity_label (entity));
          return FALSE;
        }
      if (operand->n_path == JIN_PATH_MAX)
        {
          fail (parser, _ ("too many steps from one ledger to the next"));
          return FALSE;
        }
      operand->path[operand->n_path++] = field;
      declared = jin_entity_field (entity, field);
      if (*parser->at != '.')
        return TRUE;
      if (declared->type != JIN_TYPE_REFERENCE)
        {
          /* Translators: %s is a field name */
          fail (parser, _ ("“%s” does not lead to another ledger"), name);
          return FALSE;
        }
      parser->at++;
      entity = declared->target;
    }
  while (TRUE);
}

/* child ["." field] ["where" …] ")" — the rest of an aggregate or of any() after its opening bracket. */
static gboolean
parse_child (Parser           *parser,
             const JinEntity  *entity,
             gboolean          with_field,
             const JinEntity **child,
             int              *link,
             JinOperand       *operand,
             JinFilter       **where)
{
  g_autofree char *name = take_word (parser);

  *child = jin_entities_find (parser->entities, name);
  if (*child == NULL)
    {
      parser->at -= strlen (name);
      /* Translators: %s is a word as typed */
      fail (parser, _ ("“%s” is no ledger"), name);
      return FALSE;
    }
  *link = jin_entity_reference_to (*child, entity);
  if (*link == 0)
    {
      parser->at -= strlen (name);
      /* Translators: both %s are ledgers' names */
      fail (parser, _ ("%s does not refer to %s"), jin_entity_label (*child), jin_entity_label (entity));
      return FALSE;
    }
  if (with_field)
    {
      operand->entity = *child;
      if (!expect (parser, ".") || !parse_path (parser, *child, operand))
        return FALSE;
    }
  if (accept (parser, "where"))
    {
      *where = parse_or (parser, *child);
      if (*where == NULL)
        return FALSE;
    }
  return expect (parser, ")");
}

static JinOperand *
parse_aggregate (Parser          *parser,
                 const JinEntity *entity,
                 JinOperandKind   kind)
{
  g_autoptr (JinOperand) operand = jin_operand_new (kind, entity);

  if (!parse_child (parser, entity, kind != JIN_OPERAND_COUNT, &operand->entity, &operand->link, operand,
                    &operand->where))
    return NULL;
  return g_steal_pointer (&operand);
}

/* A computed field without an expression exists only in the program, not in the store's questions. */
static gboolean
can_be_asked (Parser           *parser,
              const JinOperand *operand)
{
  const JinField *field = jin_operand_field (operand);

  if (!jin_field_is_computed (field) || field->expression != NULL)
    return TRUE;
  /* Translators: %s is a field's name on screen */
  fail (parser, _ ("“%s” is worked out for each row and cannot be asked for"), jin_field_label (field));
  return FALSE;
}

static JinOperand *
parse_operand (Parser          *parser,
               const JinEntity *entity)
{
  static const struct
  {
    const char    *word;
    JinOperandKind kind;
  } functions[] = {
      {"years", JIN_OPERAND_YEARS},
      {"year", JIN_OPERAND_YEAR},
      {"month", JIN_OPERAND_MONTH},
      {"count", JIN_OPERAND_COUNT},
      {"sum", JIN_OPERAND_SUM},
      {"first", JIN_OPERAND_FIRST},
      {"last", JIN_OPERAND_LAST},
  };
  JinOperand *operand;

  for (gsize i = 0; i < G_N_ELEMENTS (functions); i++)
    {
      const char *start = parser->at;

      if (!accept (parser, functions[i].word))
        continue;
      if (!accept (parser, "("))
        {
          parser->at = start; /* a field of that name */
          break;
        }
      if (functions[i].kind >= JIN_OPERAND_COUNT)
        return parse_aggregate (parser, entity, functions[i].kind);
      operand = jin_operand_new (functions[i].kind, entity);
      if (parse_path (parser, entity, operand) && expect (parser, ")"))
        return operand;
      jin_operand_free (operand);
      return NULL;
    }

  operand = jin_operand_new (JIN_OPERAND_PATH, entity);
  if (parse_path (parser, entity, operand) && can_be_asked (parser, operand))
    return operand;
  jin_operand_free (operand);
  return NULL;
}

/* 'quoted', with '' for a quote inside, or a run of characters up to a blank, comma or bracket. */
static char *
take_literal_text (Parser *parser)
{
  g_autoptr (GString) text = g_string_new (NULL);

  skip_blanks (parser);
  if (*parser->at != '\'')
    {
      const char *start = parser->at;

      while (*parser->at != '\0' && strchr (" \t\n,()", *parser->at) == NULL)
        parser->at++;
      return g_strndup (start, parser->at - start);
    }
  for (parser->at++; *parser->at != '\0'; parser->at++)
    {
      if (*parser->at == '\'' && parser->at[1] != '\'')
        {
          parser->at++;
          return g_string_free (g_steal_pointer (&text), FALSE);
        }
      if (*parser->at == '\'')
        parser->at++;
      g_string_append_c (text, *parser->at);
    }
  fail (parser, _ ("the closing quotation mark is missing"));
  return NULL;
}

static gboolean
parse_literal (Parser    *parser,
               JinFilter *filter)
{
  JinFieldType     type = filter->operand != NULL ? jin_operand_type (filter->operand) : JIN_TYPE_TEXT;
  gboolean         is_date = type == JIN_TYPE_DATE || type == JIN_TYPE_MONTH || type == JIN_TYPE_TIME;
  const char      *word = jin_operand_relative_word (filter->operand);
  JinLiteral       literal = {JIN_VALUE_INIT, FALSE};
  g_autofree char *text = NULL;
  const char      *start;

  skip_blanks (parser);
  start = parser->at;
  text = take_literal_text (parser);
  if (text == NULL)
    return FALSE;
  if (word != NULL && g_str_has_prefix (text, word))
    {
      JinValue number = jin_value_int (0);

      if (text[strlen (word)] != '\0' && !jin_literal_number (JIN_TYPE_INTEGER, text + strlen (word), &number))
        {
          parser->at = start;
          /* Translators: %s is “today”, “thisyear” or “thismonth” */
          fail (parser, _ ("after “%s” only + or - and a number may follow"), word);
          return FALSE;
        }
      literal = (JinLiteral){number, TRUE};
    }
  else if (!jin_literal_from_text (type, text, &literal))
    {
      parser->at = start;
      /* Translators: %s is a value as typed in a condition */
      fail (parser, is_date ? _ ("“%s” is no date; write 2026, 2026-11 or 2026-11-20") : _ ("“%s” is no number"), text);
      return FALSE;
    }
  g_array_append_val (filter->literals, literal);
  return TRUE;
}

static JinFilter *
negate (JinFilter *part)
{
  JinFilter *self;

  if (part == NULL)
    return NULL;
  self = jin_filter_new (JIN_FILTER_NOT, part->entity);
  g_ptr_array_add (self->parts, part);
  return self;
}

static gboolean
parse_op (Parser *parser,
          JinOp  *op)
{
  /* Longer signs first. */
  static const struct
  {
    const char *sign;
    JinOp       op;
  } ops[] = {
      {"!=", JIN_OP_NE}, {"<=", JIN_OP_LE}, {">=", JIN_OP_GE}, {"=", JIN_OP_EQ}, {"<", JIN_OP_LT}, {">", JIN_OP_GT}, {"~", JIN_OP_CONTAINS}, {"^", JIN_OP_STARTS}};

  for (gsize i = 0; i < G_N_ELEMENTS (ops); i++)
    if (accept (parser, ops[i].sign))
      {
        *op = ops[i].op;
        return TRUE;
      }
  fail (parser, _ ("a comparison such as =, >= or ~ is missing"));
  return FALSE;
}

static JinFilter *
parse_in (Parser    *parser,
          JinFilter *self)
{
  self->kind = JIN_FILTER_IN;
  if (!expect (parser, "("))
    return NULL;
  do
    if (!parse_literal (parser, self))
      return NULL;
  while (accept (parser, ","));
  return expect (parser, ")") ? jin_filter_ref (self) : NULL;
}

static JinFilter *
parse_comparison (Parser          *parser,
                  const JinEntity *entity)
{
  g_autoptr (JinFilter) self = jin_filter_new (JIN_FILTER_COMPARE, entity);

  self->operand = parse_operand (parser, entity);
  if (self->operand == NULL)
    return NULL;
  if (accept (parser, "is"))
    {
      gboolean not_empty = accept (parser, "not");

      self->kind = JIN_FILTER_EMPTY;
      if (!expect (parser, "empty"))
        return NULL;
      return not_empty ? negate (g_steal_pointer (&self)) : g_steal_pointer (&self);
    }
  if (accept (parser, "not"))
    return expect (parser, "in") ? negate (parse_in (parser, self)) : NULL;
  if (accept (parser, "in"))
    return parse_in (parser, self);
  if (!parse_op (parser, &self->op) || !parse_literal (parser, self))
    return NULL;
  return g_steal_pointer (&self);
}

static JinFilter *
parse_any (Parser          *parser,
           const JinEntity *entity)
{
  g_autoptr (JinFilter) self = jin_filter_new (JIN_FILTER_ANY, entity);
  g_autoptr (JinFilter) where = NULL;

  if (!expect (parser, "("))
    return NULL;
  self->operand = jin_operand_new (JIN_OPERAND_COUNT, entity);
  if (!parse_child (parser, entity, FALSE, &self->operand->entity, &self->link, self->operand, &where))
    return NULL;
  self->operand->link = self->link;
  if (where != NULL)
    g_ptr_array_add (self->parts, g_steal_pointer (&where));
  return g_steal_pointer (&self);
}

static JinFilter *
parse_search (Parser          *parser,
              const JinEntity *entity)
{
  g_autoptr (JinFilter) self = jin_filter_new (JIN_FILTER_SEARCH, entity);

  return parse_literal (parser, self) ? g_steal_pointer (&self) : NULL;
}

static JinFilter *
parse_not (Parser          *parser,
           const JinEntity *entity)
{
  JinFilter *result;

  if (parser->depth >= MAX_DEPTH)
    {
      fail (parser, _ ("too many brackets inside each other"));
      return NULL;
    }
  parser->depth++;
  if (accept (parser, "not"))
    result = negate (parse_not (parser, entity));
  else if (accept (parser, "("))
    {
      result = parse_or (parser, entity);
      if (result != NULL && !expect (parser, ")"))
        g_clear_pointer (&result, jin_filter_unref);
    }
  else if (accept (parser, "any"))
    result = parse_any (parser, entity);
  else if (accept (parser, "none"))
    result = negate (parse_any (parser, entity));
  else if (accept (parser, "search"))
    result = parse_search (parser, entity);
  else
    result = parse_comparison (parser, entity);
  parser->depth--;
  return result;
}

/* A chain of one connecting word: A and B and C. */
static JinFilter *
parse_chain (Parser          *parser,
             const JinEntity *entity,
             JinFilterKind    kind)
{
  g_autoptr (JinFilter) self = jin_filter_new (kind, entity);

  do
    {
      JinFilter *part = kind == JIN_FILTER_OR ? parse_chain (parser, entity, JIN_FILTER_AND) : parse_not (parser, entity);

      if (part == NULL)
        return NULL;
      g_ptr_array_add (self->parts, part);
    }
  while (accept (parser, kind == JIN_FILTER_OR ? "or" : "and"));

  return self->parts->len == 1 ? jin_filter_ref (self->parts->pdata[0]) : g_steal_pointer (&self);
}

static JinFilter *
parse_or (Parser          *parser,
          const JinEntity *entity)
{
  return parse_chain (parser, entity, JIN_FILTER_OR);
}

/* See jin_filter_parse(). */
JinFilter *
jin_filter_parse_at (const JinEntities *entities,
                     const JinEntity   *entity,
                     const char        *text,
                     glong             *position,
                     GError           **error)
{
  g_autoptr (GError) local = NULL;
  Parser             parser = {.entities = entities, .text = text, .at = text, .error = &local};
  JinFilter         *filter;

  g_return_val_if_fail (entities != NULL && entity != NULL && text != NULL, NULL);

  if (position != NULL)
    *position = -1;
  if (!g_utf8_validate (text, -1, NULL))
    {
      g_set_error_literal (error, JIN_ERROR, JIN_ERROR_INPUT, _ ("The condition is not valid text (UTF-8)"));
      return NULL;
    }
  skip_blanks (&parser);
  if (*parser.at == '\0')
    return NULL;
  filter = parse_or (&parser, jin_entities_current (entities, entity));
  skip_blanks (&parser);
  if (filter != NULL && *parser.at != '\0')
    {
      fail (&parser, _ ("“and” or “or” is missing"));
      g_clear_pointer (&filter, jin_filter_unref);
    }
  if (filter == NULL)
    {
      if (position != NULL)
        *position = parser.failed_at;
      g_propagate_error (error, g_steal_pointer (&local));
    }
  return filter;
}

/**
 * jin_filter_parse:
 * @entities: all declarations
 * @entity: the ledger that is asked
 * @text: a condition, "age>=80 and health in (4,5,6)"
 * @error: JIN_ERROR_INPUT with the position of what is not understood
 *
 * Returns: (transfer full) (nullable): the filter; %NULL without @error for a blank @text ("all")
 */
JinFilter *
jin_filter_parse (const JinEntities *entities,
                  const JinEntity   *entity,
                  const char        *text,
                  GError           **error)
{
  return jin_filter_parse_at (entities, entity, text, NULL, error);
}

/**
 * jin_operand_parse:
 * @entities: all declarations
 * @entity: the ledger that is asked
 * @text: "age", "branch.kind", "years(birth)", "last(visit.date)"
 * @error: JIN_ERROR_INPUT with the position of what is not understood
 *
 * Returns: (transfer full) (nullable): what a question groups by, a computed field stands for or a summary keeps
 */
JinOperand *
jin_operand_parse (const JinEntities *entities,
                   const JinEntity   *entity,
                   const char        *text,
                   GError           **error)
{
  g_autoptr (GError)     local = NULL;
  g_autoptr (JinOperand) operand = NULL;
  Parser                 parser = {.entities = entities, .text = text, .at = text, .error = &local};

  g_return_val_if_fail (entities != NULL && entity != NULL && text != NULL, NULL);

  operand = parse_operand (&parser, jin_entities_current (entities, entity));
  skip_blanks (&parser);
  if (operand != NULL && *parser.at == '\0')
    return g_steal_pointer (&operand);
  fail (&parser, _ ("something follows that does not belong there"));
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}
