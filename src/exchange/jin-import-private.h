/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/jin-import.h"
#include "record/jin-format.h"

G_BEGIN_DECLS

/* Rows of the file, packed: what is mapped is kept from checking to commit without a record a row. */
typedef struct _JinImportRows JinImportRows;

JinImportRows *jin_import_rows_new (void);
void           jin_import_rows_free (JinImportRows *self);
guint          jin_import_rows_add (JinImportRows *self,
                                    const JinCell *cells,
                                    guint          n_cells);
/* Unpacks row @index: a cell for each column; texts live as long as the rows. */
void jin_import_rows_get (JinImportRows *self,
                          guint          index,
                          JinCell       *cells,
                          guint          n_cells);

/* A record that a row makes or updates, and the owner that it belongs to. */
typedef struct
{
  JinRecord *record;
  JinRecord *owner;  /* made from columns reached through a reference, or NULL */
  int        via;    /* that reference */
  gboolean   known;  /* something kept has the same number or name, whether it is the same or not */
  char      *reason; /* why the row can't be imported, or NULL */
  char      *rule;
  char      *head; /* column behind the reason */
  GString   *remarks;
  GArray    *octobers; /* JinImportOctober, or NULL */
} JinImportDraft;

/* A date that may be January or October (R2). */
typedef struct
{
  const JinRecord *record; /* of the draft */
  int              field;
  const char      *head; /* of the column, which lives as long as the sheet */
  char            *text; /* "1948.1" */
} JinImportOctober;

struct _JinImport
{
  GObject parent_instance;

  JinStore        *store;
  JinWorkbook     *workbook;
  char            *name;
  const JinEntity *entity;
  GPtrArray       *sheets;   /* JinImportSheet */
  GPtrArray       *marks;    /* JinImportMark; while rows are read, the reading thread's */
  GPtrArray       *sections; /* branches that rows between the people name; likewise */

  GPtrArray  *blocks; /* JinImportRows of JIN_IMPORT_BATCH rows, but for the last */
  GArray     *plan;   /* JinImportRow, one a packed row */
  guint       counts[JIN_IMPORT_N_VERDICTS];
  GHashTable *matches; /* JinEntity → how its records are known, see jin-import-match.c */
  GHashTable *titles;  /* "entity:title" → gint64 id of a referenced row, 0 unknown */
  GHashTable *seen;    /* key of a row → its number: the same twice in one file */
  GHashTable *said;    /* what people chose, by sheet and row, see jin-import-choices.c */
  JinContext  context; /* of the check */

  /* while committing */
  guint       next;
  GHashTable *made;   /* "entity:title" → gint64 negative id of a record made on the way */
  GHashTable *filled; /* row id → JinRecord: owners whose empty fields were filled on the way, as they are then */
  JinChanges *changes;
};

/* jin-import.c */
void jin_import_row_clear (JinImportRow *row);
/* The mapped cells of one row of the plan, @n of them. */
void jin_import_get_cells (JinImport *self,
                           guint      row,
                           JinCell   *cells,
                           guint      n);
/* jin-import-head.c */
gboolean jin_import_find_head (const JinEntity *entity,
                               JinImportSheet  *sheet);
int      jin_import_find_next_table (const JinEntity      *entity,
                                     const JinImportSheet *sheet);
double   jin_import_score (const JinEntity *entity,
                           JinImportSheet  *sheet);
char    *jin_import_normal_head (const char *text);
/* jin-import-map.c */
void     jin_import_map (JinImport      *self,
                         JinImportSheet *sheet);
gboolean jin_import_match_head (const JinEntity *entity,
                                const char      *normal,
                                JinImportColumn *column);
gboolean jin_import_can_fill (const JinField *field);
void     jin_import_remember (JinImport *self);
char    *jin_import_find_branch_name (const char *text);
/* jin-import-marks.c */
void        jin_import_mark_free (JinImportMark *mark);
void        jin_import_marks_reset (JinImport *self);
gboolean    jin_import_marks_leave_out (JinImport             *self,
                                        const JinImportSheet  *sheet,
                                        const JinImportColumn *column);
char       *jin_import_marks_to_text (JinImport *self);
void        jin_import_marks_from_text (JinImport  *self,
                                        const char *text);
void        jin_import_marks_take_row (JinImport      *self,
                                       const JinSheet *sheet,
                                       const JinCell  *cells,
                                       guint           n_cells,
                                       JinImportRow   *line);
const char *jin_import_is_section (const JinImportSheet *sheet,
                                   const JinCell        *cells,
                                   guint                 n_cells,
                                   int                   order);
guint       jin_import_marks_take_section (JinImport    *self,
                                           const char   *text,
                                           JinImportRow *line);
void        jin_import_marks_place (JinImport          *self,
                                    const JinImportRow *line,
                                    JinRecord          *record);
/* jin-import-words.c */
gboolean jin_import_is_ditto (const char *text);
gboolean jin_import_is_tick (const char *text);
gboolean jin_import_is_several_people (const char *text);
GStrv    jin_import_split_phones (const char *text);
/* jin-import-content.c */
void jin_import_propose (JinImport      *self,
                         JinImportSheet *sheet);
/* jin-import-branch.c */
int  jin_import_branch_field (JinImport *self);
void jin_import_find_branch (JinImport      *self,
                             JinImportSheet *sheet);
/* jin-import-place.c */
void jin_import_remark (JinImportDraft *draft,
                        const char     *head,
                        const char     *text);
void jin_import_place_cell (JinImport             *self,
                            const JinImportSheet  *sheet,
                            const JinImportColumn *column,
                            JinRecord             *record,
                            const JinCell         *cell,
                            JinImportDraft        *draft);
/* jin-import-draft.c */
void     jin_import_draft_make (JinImport            *self,
                                const JinImportSheet *sheet,
                                JinImportRows        *rows,
                                guint                 row,
                                const JinImportRow   *line,
                                JinImportDraft       *draft);
void     jin_import_draft_row (JinImport      *self,
                               guint           row,
                               JinImportDraft *draft);
void     jin_import_draft_clear (JinImportDraft *draft);
gboolean jin_import_is_footer (const JinImportSheet *sheet,
                               const JinCell        *cells,
                               guint                 n_cells);
/* jin-import-match.c */
GPtrArray *jin_import_match (JinImport      *self,
                             JinImportDraft *drafts,
                             JinImportRow   *rows,
                             guint           n,
                             GCancellable   *cancellable,
                             GError        **error);
void       jin_import_rematch (JinImport      *self,
                               JinImportDraft *draft,
                               gint64          owner);
char      *jin_import_row_key (JinImport *self,
                               JinRecord *record);

/* jin-import-titles.c */
char  *jin_import_title_key (const JinEntity *entity,
                             const char      *title);
gint64 jin_import_find_titled (JinImport       *self,
                               const JinEntity *entity,
                               const char      *title);
/* Turns the texts in references of records of one ledger into the ids of what is called so, where there is such a one. */
gboolean jin_import_resolve_references (JinImport    *self,
                                        GPtrArray    *records,
                                        GCancellable *cancellable,
                                        GError      **error);
/* The same, by what was found before. */
void jin_import_resolve_known (JinImport *self,
                               JinRecord *record);

/* jin-import-choices.c */
GHashTable *jin_import_choices_new (void);
void        jin_import_choices_renew (JinImport *self);

/* jin-import-merge.c */
JinRecord *jin_import_merge (JinRecord    *draft,
                             const GArray *octobers,
                             JinRecord    *kept,
                             gboolean      fill_only,
                             gboolean     *changed);

/* jin-import-october.c */
void     jin_import_octobers_take (JinImportDraft        *draft,
                                   const JinImportSheet  *sheet,
                                   const JinImportColumn *column,
                                   const JinRecord       *record,
                                   const JinCell         *cell,
                                   const char            *text);
void     jin_import_octobers_settle (JinImportDraft *draft);
gboolean jin_import_octobers_has (const GArray    *octobers,
                                  const JinRecord *draft,
                                  int              field);
void     jin_import_octobers_note (const GArray    *octobers,
                                   const JinRecord *draft,
                                   int              field,
                                   JinRecord       *record);

/* Rows are matched and compared so many at a time. */
#define JIN_IMPORT_BATCH 1000

G_END_DECLS
