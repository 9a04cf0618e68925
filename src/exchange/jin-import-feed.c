/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include "exchange/jin-import-feed.h"

/*
 * JinImportFeed: reads the file in a thread of its own, so that rows are taken out of it while earlier ones are checked.
 *
 *   reading thread                                              checking thread
 *   cells ─► rows ─► drafts ─► JinImportBlock of JIN_IMPORT_BATCH ─► queue ─► jin_import_feed_next()
 *
 * The thread reads the import's sheets and columns only, which nobody changes while it is checked.
 */

#define AHEAD 3 /* blocks */

struct _JinImportFeed
{
  JinImport    *import;
  GCancellable *cancellable;
  GThread      *thread;
  GAsyncQueue  *blocks; /* JinImportBlock; the last one has no rows */
  GAsyncQueue  *room;   /* a token for each block that may be made */
  int           stopped;
  int           permille; /* of the file read */
  GError       *error;    /* the thread's until it ends */

  /* the thread's own */
  JinImportBlock *block;   /* being filled */
  guint           sheet;   /* among the import's */
  guint           section; /* number of the one that rows belong to, 0 for none */
  JinImportRows  *above;   /* the sheet's last row of the block before, if any */
  GStringChunk   *texts;   /* of cells that say 同上 */
  int             order;   /* the field of running numbers, or 0 */
};

static JinImportBlock *
block_new (void)
{
  JinImportBlock *block = g_new0 (JinImportBlock, 1);

  block->rows = jin_import_rows_new ();
  block->lines = g_array_new (FALSE, FALSE, sizeof (JinImportRow));
  return block;
}

void
jin_import_block_free (JinImportBlock *block)
{
  for (guint i = 0; block->drafts != NULL && i < block->lines->len; i++)
    jin_import_draft_clear (&block->drafts[i]);
  g_free (block->drafts);
  g_clear_pointer (&block->rows, jin_import_rows_free);
  g_array_unref (block->lines);
  g_free (block);
}

/* Only a running number: a form's empty line. */
static gboolean
is_blank_line (JinImportFeed        *self,
               const JinImportSheet *sheet,
               const JinCell        *cells)
{
  int first_number = 0;

  for (guint i = 0; i < sheet->columns->len; i++)
    {
      const JinImportColumn *column = &g_array_index (sheet->columns, JinImportColumn, i);

      if (cells[i].kind == JIN_CELL_EMPTY)
        continue;
      if (i > 0 || (column->n_fields > 0 && column->fields[0] != self->order))
        return FALSE;
      first_number++;
    }
  return first_number > 0;
}

/* The cells of the sheet's last row before the one at hand; FALSE for its first. */
static gboolean
get_above (JinImportFeed *self,
           JinCell       *cells,
           guint          n)
{
  guint n_lines = self->block->lines->len;

  if (n_lines > 0 && g_array_index (self->block->lines, JinImportRow, n_lines - 1).sheet == self->sheet)
    jin_import_rows_get (self->block->rows, n_lines - 1, cells, n);
  else if (n_lines == 0 && self->above != NULL)
    jin_import_rows_get (self->above, 0, cells, n);
  else
    return FALSE;
  return TRUE;
}

/* 同上 stands for what is in the cell above; where nothing is, it stays and the row is refused. */
static void
fill_dittos (JinImportFeed *self,
             JinCell       *cells,
             guint          n)
{
  g_autofree JinCell *above = NULL;

  for (guint i = 0; i < n; i++)
    {
      if (cells[i].kind != JIN_CELL_TEXT || !jin_import_is_ditto (cells[i].text))
        continue;
      cells[i].flags |= JIN_CELL_DITTO;
      if (above == NULL)
        {
          above = g_new0 (JinCell, n);
          g_string_chunk_clear (self->texts);
          if (!get_above (self, above, n))
            return;
        }
      if (above[i].kind == JIN_CELL_EMPTY)
        continue;
      cells[i] = above[i];
      cells[i].flags |= JIN_CELL_DITTO;
      cells[i].text = g_string_chunk_insert (self->texts, above[i].text);
    }
}

/* Keeps the last row for one that says 同上 at the beginning of the next block. */
static void
keep_above (JinImportFeed *self)
{
  const JinImportSheet *sheet = self->import->sheets->pdata[self->sheet];
  guint                 n = sheet->columns->len;
  g_autofree JinCell   *cells = g_new0 (JinCell, n);

  g_clear_pointer (&self->above, jin_import_rows_free);
  if (!get_above (self, cells, n))
    return;
  self->above = jin_import_rows_new ();
  jin_import_rows_add (self->above, cells, n);
}

static void
push_block (JinImportFeed *self)
{
  JinImport      *import = self->import;
  JinImportBlock *block = g_steal_pointer (&self->block);
  block->drafts = g_new0 (JinImportDraft, block->lines->len);
  for (guint i = 0; i < block->lines->len; i++)
    {
      const JinImportRow *line = &g_array_index (block->lines, JinImportRow, i);

      jin_import_draft_make (import, import->sheets->pdata[line->sheet], block->rows, i, line, &block->drafts[i]);
    }
  g_async_queue_pop (self->room);
  g_async_queue_push (self->blocks, block);
  self->block = block_new ();
}

static JinSheetVerdict
row_cb (const JinSheet    *head,
        const JinSheetRow *row,
        gpointer           data)
{
  JinImportFeed      *self = data;
  JinImportSheet     *sheet = self->import->sheets->pdata[self->sheet];
  g_autofree JinCell *cells = NULL;
  const char         *section;
  JinImportRow        line = {.verdict = JIN_IMPORT_NEW, .sheet = self->sheet, .row = row->index};

  if (g_atomic_int_get (&self->stopped) || g_cancellable_is_cancelled (self->cancellable))
    return JIN_SHEET_STOP;
  if (row->index <= sheet->head_last)
    return JIN_SHEET_GO_ON;
  cells = g_new (JinCell, sheet->columns->len);
  for (guint i = 0; i < sheet->columns->len; i++)
    {
      int column = g_array_index (sheet->columns, JinImportColumn, i).column;

      cells[i] = column < row->n_cells ? row->cells[column] : (JinCell){.text = ""};
    }
  if (jin_import_is_footer (sheet, cells, sheet->columns->len))
    return JIN_SHEET_GO_ON;
  section = jin_import_is_section (sheet, cells, sheet->columns->len, self->order);
  if (section != NULL)
    self->section = jin_import_marks_take_section (self->import, section, &line);
  if (section != NULL || is_blank_line (self, sheet, cells))
    return JIN_SHEET_GO_ON;
  line.section = self->section;
  jin_import_marks_take_row (self->import, head, cells, sheet->columns->len, &line);
  fill_dittos (self, cells, sheet->columns->len);
  jin_import_rows_add (self->block->rows, cells, sheet->columns->len);
  g_array_append_val (self->block->lines, line);
  if (self->block->lines->len == JIN_IMPORT_BATCH)
    {
      keep_above (self);
      push_block (self);
    }
  return JIN_SHEET_GO_ON;
}

static void
progress_cb (double   fraction,
             gpointer data)
{
  JinImportFeed *self = data;

  g_atomic_int_set (&self->permille, (int)((self->sheet + fraction) / self->import->sheets->len * 1000));
}

static gpointer
read_thread (gpointer data)
{
  static const JinSheetVisitor visitor = {.row = row_cb, .progress = progress_cb};
  JinImportFeed               *self = data;
  JinImport                   *import = self->import;

  for (self->sheet = 0; self->sheet < import->sheets->len && self->error == NULL; self->sheet++)
    {
      JinImportSheet *sheet = import->sheets->pdata[self->sheet];

      g_clear_pointer (&self->above, jin_import_rows_free);
      self->section = 0;
      if (sheet->included)
        jin_workbook_read (import->workbook, sheet->index, &visitor, self, self->cancellable, &self->error);
    }
  if (self->error == NULL)
    g_cancellable_set_error_if_cancelled (self->cancellable, &self->error);
  if (self->block->lines->len > 0)
    push_block (self);
  g_async_queue_push (self->blocks, g_steal_pointer (&self->block));
  return NULL;
}

JinImportFeed *
jin_import_feed_new (JinImport    *import,
                     GCancellable *cancellable)
{
  JinImportFeed *self = g_new0 (JinImportFeed, 1);

  self->import = import;
  self->order = jin_entity_find_field (import->entity, "list_order");
  self->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  self->blocks = g_async_queue_new_full ((GDestroyNotify)jin_import_block_free);
  self->room = g_async_queue_new ();
  for (int i = 0; i < AHEAD; i++)
    g_async_queue_push (self->room, self);
  self->block = block_new ();
  self->texts = g_string_chunk_new (256);
  self->thread = g_thread_new ("import-read", read_thread, self);
  return self;
}

JinImportBlock *
jin_import_feed_next (JinImportFeed *self,
                      GError       **error)
{
  JinImportBlock *block = g_async_queue_pop (self->blocks);

  g_async_queue_push (self->room, self);
  if (block->lines->len > 0)
    return block;
  jin_import_block_free (block);
  g_thread_join (g_steal_pointer (&self->thread));
  if (self->error != NULL)
    g_propagate_error (error, g_steal_pointer (&self->error));
  return NULL;
}

double
jin_import_feed_get_progress (JinImportFeed *self)
{
  return g_atomic_int_get (&self->permille) / 1000.0;
}

guint
jin_import_feed_n_waiting (JinImportFeed *self)
{
  return (guint)MAX (g_async_queue_length (self->blocks), 0);
}

void
jin_import_feed_free (JinImportFeed *self)
{
  g_atomic_int_set (&self->stopped, TRUE);
  g_async_queue_push (self->room, self); /* for what it may be about to hand over */
  if (self->thread != NULL)
    g_thread_join (self->thread);
  g_async_queue_unref (self->blocks);
  g_async_queue_unref (self->room);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->above, jin_import_rows_free);
  g_string_chunk_free (self->texts);
  g_clear_error (&self->error);
  g_free (self);
}
