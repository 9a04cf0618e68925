/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Taking back.  Undo is a new transaction that inverts an old one; redo inverts the undo.
 *
 *   history:   A   B   undo(B)   C   undo(C)   redo(undo(C))
 *   to undo:   A   A B  A        A C  A         A C
 *   to redo:            B             C
 */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/jin-error.h"
#include "store/jin-inversion.h"

/* So far back an operator can go. */
#define MAX_STEPS 500
/* ---- what can be taken back ---- */

typedef struct
{
  gint64 id;
  char  *label;
} Step;

static void
step_clear (Step *step)
{
  g_free (step->label);
}

static void
stack_push (GArray *stack, gint64 id, const char *label)
{
  Step step = {id, g_strdup (label)};
  g_array_append_val (stack, step);
}

static void
stack_remove (GArray *stack, gint64 id)
{
  for (guint i = stack->len; i > 0; i--)
    if (g_array_index (stack, Step, i - 1).id == id)
      {
        g_array_remove_index (stack, i - 1);
        return;
      }
}

/* Walks the operator's latest transactions; @undo and @redo end with what comes next. */
static gboolean
read_stacks (JinStore      *store,
             JinConnection *connection,
             const char *
             operator,
             GArray * undo,
             GArray  *redo,
             GError **error)
{
  g_autoptr (GError)       failure = NULL;
  g_autoptr (JinStatement) statement = jin_connection_prepare (
      connection,
      "SELECT id, label, undo_of, redo_of FROM (SELECT id, label, undo_of, redo_of FROM txn "
      "WHERE operator = {p} AND system = 0 AND schema = {p} ORDER BY id DESC LIMIT {p}) latest ORDER BY id",
      _("Could not read the history"), error);
  if (statement == NULL)
    return FALSE;
  jin_statement_bind_text (statement, 1, operator != NULL ? operator : "");
  jin_statement_bind_int (statement, 2, store->schema);
  jin_statement_bind_int (statement, 3, MAX_STEPS);
  while (jin_statement_step (statement, &failure))
    {
      gint64      id = jin_statement_get_int (statement, 0);
      const char *label = jin_statement_get_text (statement, 1);
      if (!jin_statement_is_null (statement, 2))
        {
          stack_remove (undo, jin_statement_get_int (statement, 2));
          stack_push (redo, id, label);
        }
      else
        {
          if (!jin_statement_is_null (statement, 3))
            stack_remove (redo, jin_statement_get_int (statement, 3));
          else
            g_array_set_size (redo, 0);
          stack_push (undo, id, label);
        }
    }
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/* (out) id and (transfer full) label of what comes next; FALSE without error when there is nothing. */
static gboolean
find_next (JinStore      *store,
           JinConnection *connection,
           const char          *
           operator,
           gboolean redo,
           Step    *next,
           GError **error)
{
  g_autoptr (GArray) undo_stack = g_array_new (FALSE, FALSE, sizeof (Step));
  g_autoptr (GArray) redo_stack = g_array_new (FALSE, FALSE, sizeof (Step));
  GArray            *stack = redo ? redo_stack : undo_stack;
  g_array_set_clear_func (undo_stack, (GDestroyNotify)step_clear);
  g_array_set_clear_func (redo_stack, (GDestroyNotify)step_clear);
  if (!read_stacks (store, connection, operator, undo_stack, redo_stack, error) || stack->len == 0)
    return FALSE;
  const Step *last = &g_array_index (stack, Step, stack->len - 1);
  *next = (Step){last->id, g_strdup (last->label)};
  return TRUE;
}

static gboolean
find_given (JinStore *store, JinConnection *connection, gint64 transaction, Step *next, GError **error)
{
  g_autoptr (JinStatement) statement = jin_connection_prepare (
      connection, "SELECT label FROM txn WHERE id = {p} AND system = 0 AND schema = {p}", _("Could not read the history"), error);
  if (statement == NULL)
    return FALSE;
  jin_statement_bind_int (statement, 1, transaction);
  jin_statement_bind_int (statement, 2, store->schema);
  if (!jin_statement_step (statement, error))
    return FALSE;
  *next = (Step){transaction, g_strdup (jin_statement_get_text (statement, 0))};
  return TRUE;
}

/* ---- doing it ---- */

typedef struct
{
  const JinContext *context;
  gint64            transaction; /* 0: the operator's last */
  gboolean          redo;
  gint64            result;
  GError           *error;
} Request;

static void
request_job (JinStore *store, JinConnection *connection, gpointer data)
{
  Request *self = data;
  Step     step = {0, NULL};
  if (self->transaction != 0 ? find_given (store, connection, self->transaction, &step, &self->error)
                             : find_next (store, connection, self->context->operator, self->redo, &step, &self->error))
    self->result = jin_invert (store, connection, self->context, step.id, step.label, self->redo, &self->error);
  else if (self->error == NULL)
    g_set_error_literal (&self->error, JIN_ERROR, JIN_ERROR_NOT_FOUND,
                         self->redo ? _("There is nothing to do again.") : _("There is nothing to take back."));
  if (self->result > 0)
    jin_store_tell_changed (store);
  step_clear (&step);
}

static gint64
run_request (JinStore *store, gint64 transaction, gboolean redo, const JinContext *context, GError **error)
{
  Request request = {.context = context, .transaction = transaction, .redo = redo};
  if (!jin_store_work (store, request_job, &request, error))
    return 0;
  if (request.error != NULL)
    g_propagate_error (error, request.error);
  return request.result;
}

/**
 * jin_store_undo:
 * @transaction: what to take back, 0 for the last of the context's operator
 * @context: the operator
 * @error: JIN_ERROR_CONFLICT naming what has changed since, JIN_ERROR_NOT_FOUND when there is nothing (or a
 *   migration lies in between)
 *
 * Returns: the new transaction, 0 on failure
 */
gint64
jin_store_undo (JinStore *self, gint64 transaction, const JinContext *context, GError **error)
{
  g_return_val_if_fail (JIN_IS_STORE (self) && context != NULL, 0);

  return run_request (self, transaction, FALSE, context, error);
}

/**
 * jin_store_redo:
 *
 * Does again what the operator took back last; ends with the operator's next change.
 *
 * Returns: the new transaction, 0 on failure
 */
gint64
jin_store_redo (JinStore *self, const JinContext *context, GError **error)
{
  g_return_val_if_fail (JIN_IS_STORE (self) && context != NULL, 0);

  return run_request (self, 0, TRUE, context, error);
}

static char *
peek (JinStore *self, const JinContext *context, gboolean redo)
{
  g_auto (JinReader) reader = {0};
  g_autoptr (GError) error = NULL;
  Step               step = {0, NULL};
  if (jin_reader_begin (&reader, self, NULL, &error))
    find_next (self, reader.connection, context->operator, redo, &step, &error);
  if (error != NULL)
    jin_store_warn (self, error);
  return step.label;
}

char *
jin_store_peek_undo (JinStore *self, const JinContext *context)
{
  g_return_val_if_fail (JIN_IS_STORE (self) && context != NULL, NULL);

  return peek (self, context, FALSE);
}

char *
jin_store_peek_redo (JinStore *self, const JinContext *context)
{
  g_return_val_if_fail (JIN_IS_STORE (self) && context != NULL, NULL);

  return peek (self, context, TRUE);
}
