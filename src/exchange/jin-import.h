/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/jin-sheet-reader.h"
#include "store/jin-store.h"

G_BEGIN_DECLS

/**
 * JinImport: one file on its way into one ledger, in the four steps of the window:
 *
 *   open ──► columns ──► check ──► commit
 *   (head found, columns guessed) (corrected by people) (nothing written yet) (one transaction)
 *                                 └────────► run: check and commit in one ───────────┘
 *
 * Every call but the getters blocks: the window makes them in jin_store_run_async().  To be used by one thread at a time;
 * but jin_import_row_changes() and jin_import_write_rejects() leave the plan as it is, so that another thread may meanwhile
 * call the getters and jin_import_row_title().
 */
#define JIN_TYPE_IMPORT (jin_import_get_type ())
G_DECLARE_FINAL_TYPE (JinImport, jin_import, JIN, IMPORT, GObject)

typedef enum {
  JIN_IMPORT_NEW,
  JIN_IMPORT_CHANGED,
  JIN_IMPORT_SAME,
  JIN_IMPORT_DOUBTFUL, /* may be somebody already kept: people decide */
  JIN_IMPORT_REJECTED, /* 未导入 */
  JIN_IMPORT_N_VERDICTS,
} JinImportVerdict;

/* Fields that one column may fill at most ("特长爱好" fills two). */
#define JIN_IMPORT_MAX_TARGETS 3

/**
 * JinImportColumn:
 * @head: as it stands in the sheet, two-row heads joined by "/"; the column's letters where there is none
 * @via: reference through which the fields are reached (a ledger row's person), or 0
 * @fields: what it fills, none when it is left out
 * @code: what a tick in it says of the field ("3", 独居); NULL for a column of values
 * @guessed: found by the program, not said by people
 * @proposed: guessed from what the column holds, as its heading says nothing
 * @known: its heading is that of a field, be it one that files don't fill (年龄)
 * @undecided: left out for now, as the heading ("单位") or what it holds may mean several things and nobody has said which
 */
typedef struct
{
  char *head;
  int   column;
  int   via;
  int   fields[JIN_IMPORT_MAX_TARGETS];
  int   n_fields;

  const char *code; /* interned */

  gboolean guessed;
  gboolean proposed;
  gboolean known;
  gboolean undecided;
} JinImportColumn;

/* One sheet of the file, or one of several tables side by side in it; @head_first < 0 when no head is recognised (then it is
 * left out). */
typedef struct
{
  JinSheet *preview; /* its first rows */
  guint     index;
  int       first_column; /* of the table */
  int       end_column;   /* behind it; 0 for the last */
  int       head_first;
  int       head_last;
  char     *branch;  /* organisation of rows that name none, proposed by the sheet's name or title row; or NULL */
  GArray   *columns; /* JinImportColumn */
  gboolean  included;
} JinImportSheet;

/* What is to be decided about a doubtful row. */
typedef enum {
  JIN_IMPORT_DOUBT_NONE,
  JIN_IMPORT_DOUBT_RECORD, /* whether it is the kept record @match */
  JIN_IMPORT_DOUBT_OWNER,  /* whether it is about the kept person @owner */
  JIN_IMPORT_DOUBT_REPEAT, /* whether it is the same as an earlier row of the file */
} JinImportDoubt;

/* What people say about one row. */
typedef enum {
  JIN_IMPORT_AS_FOUND, /* as its verdict says; a doubtful one is not imported */
  JIN_IMPORT_LEAVE_OUT,
  JIN_IMPORT_IS_MATCH, /* of a doubtful one: it is the same */
  JIN_IMPORT_IS_NEW,   /* of a doubtful one: it is another one */
} JinImportChoice;

/* How rows are marked in a file. */
typedef enum {
  JIN_IMPORT_MARK_FILL,
  JIN_IMPORT_MARK_INK,
  JIN_IMPORT_MARK_STRUCK,
  JIN_IMPORT_MARK_COMMENT,
  JIN_IMPORT_MARK_HIDDEN,
  JIN_IMPORT_MARK_COLUMNS, /* hidden columns that fill something */
  JIN_IMPORT_MARK_SECTION, /* a row of one text between the people */
} JinImportMarkKind;

/**
 * JinImportMark: rows that are marked alike, or the columns that are hidden.
 * @key: names the mark, see jin_import_set_mark()
 * @rgb: 0xRRGGBB of a colour
 * @n_rows: how many rows, or hidden columns, the last check has found
 * @example: text of the first section, or NULL
 * @meaning: what people say it means; "" for nothing
 */
typedef struct
{
  JinImportMarkKind kind;
  char             *key;
  guint32           rgb;
  guint             n_rows;
  char             *example;
  char             *meaning;
  int               last_row; /*< private >*/
  guint             last_sheet;
} JinImportMark;

/**
 * JinImportRow: what will become of one row.
 * @remarks: sentences: why it is not imported or doubtful, what was noticed; may be NULL
 * @rule: rule number behind the first remark, or NULL
 * @match: row id of the record it updates, 0 for none
 * @owner: row id of the kept person that it is about, 0 for none
 */
typedef struct
{
  JinImportVerdict verdict;
  JinImportDoubt   doubt;
  guint            sheet; /* index among the import's sheets */
  int              row;   /* from 0, as in the file */
  gint64           match;
  gint64           owner;
  char            *rule;
  char            *remarks;
  char            *column; /* head of the column behind the first remark, or NULL */
  JinImportChoice  choice;

  const JinImportMark *mark;    /* that means something for it, or NULL */
  guint                section; /*< private >*/
} JinImportRow;

/* @entity: the ledger, or NULL to recognise it from the heads. Mappings remembered for the same heads are used. */
JinImport            *jin_import_open (JinStore        *store,
                                       const char      *path,
                                       const JinEntity *entity,
                                       const char      *sheet,
                                       GCancellable    *cancellable,
                                       GError         **error);
const JinEntity      *jin_import_get_entity (JinImport *self);
const char           *jin_import_get_file_name (JinImport *self);
guint                 jin_import_n_sheets (JinImport *self);
const JinImportSheet *jin_import_get_sheet (JinImport *self,
                                            guint      sheet);
void                  jin_import_set_included (JinImport *self,
                                               guint      sheet,
                                               gboolean   included);
gboolean              jin_import_has_branch (JinImport *self,
                                             guint      sheet);
void                  jin_import_set_branch (JinImport  *self,
                                             guint       sheet,
                                             const char *branch);
/* @target: "name", "person.name", "unit+post", "living=3" for a column of ticks; "" leaves the column out. */
gboolean jin_import_set_target (JinImport  *self,
                                guint       sheet,
                                int         column,
                                const char *target,
                                GError    **error);
char    *jin_import_column_target (JinImport             *self,
                                   const JinImportColumn *column);
/* Every target that a chooser offers: (transfer full) strings for jin_import_set_target(). */
GStrv jin_import_targets (JinImport *self);
char *jin_import_target_label (JinImport  *self,
                               const char *target);

/* Reads all rows and says what will become of each; writes nothing. @progress from 0 to 1. */
typedef void (*JinImportProgress) (double fraction, gpointer data);
gboolean            jin_import_check (JinImport        *self,
                                      const JinContext *context,
                                      JinImportProgress progress,
                                      gpointer          data,
                                      GCancellable     *cancellable,
                                      GError          **error);
guint               jin_import_count (JinImport       *self,
                                      JinImportVerdict verdict);
guint               jin_import_n_rows (JinImport *self);
const JinImportRow *jin_import_get_row (JinImport *self,
                                        guint      row);
/* What a row is called (its first filled columns), and field: old → new of a changed one. (transfer full) */
char      *jin_import_row_title (JinImport *self,
                                 guint      row);
GPtrArray *jin_import_row_changes (JinImport        *self,
                                   guint             row,
                                   const JinContext *context,
                                   GError          **error);
/* The marks that the check has met; what they mean holds from the next check on, and is remembered for the same heads as the
 * mapping is.  @key: "fill:C0C0C0", "ink:FF0000", "struck", "comment", "hidden", "columns", "section"; @meaning: "" nothing, "out"
 * not imported, a code of the ledger's state, for sections "branch". */
guint                jin_import_n_marks (JinImport *self);
const JinImportMark *jin_import_get_mark (JinImport *self,
                                          guint      mark);
char                *jin_import_mark_label (const JinImportMark *mark);
GStrv                jin_import_mark_meanings (JinImport        *self,
                                               JinImportMarkKind kind);
char                *jin_import_meaning_label (JinImport        *self,
                                               JinImportMarkKind kind,
                                               const char       *meaning);
gboolean             jin_import_set_mark (JinImport  *self,
                                          const char *key,
                                          const char *meaning,
                                          GError    **error);
/* May be changed until the commit; what was said of a row holds in the next check, too, if the row is judged alike there. */
void     jin_import_choose (JinImport      *self,
                            guint           row,
                            JinImportChoice choice);
gboolean jin_import_row_is_written (const JinImportRow *row);

/* One transaction, one undo; remembers the mapping. Returns the transaction, 0 when there was nothing to write or with
 * @error. With @all_or_nothing a single rejected row stops everything (JIN_ERROR_INPUT). */
gint64 jin_import_commit (JinImport        *self,
                          const JinContext *context,
                          gboolean          all_or_nothing,
                          GError          **error);
/* Checks and commits at once, for whoever need not see the plan first (as a script): the same, in less time.  The plan tells
 * afterwards what became of each row. */
gint64 jin_import_run (JinImport        *self,
                       const JinContext *context,
                       gboolean          all_or_nothing,
                       GError          **error);
/* The rows not imported, as they stand in the file, with sheet, row and reason. */
gboolean jin_import_write_rejects (JinImport  *self,
                                   const char *path,
                                   GError    **error);

/* One field of a changed row. */
typedef struct
{
  char *field;
  char *before;
  char *after;
} JinImportChange;

G_END_DECLS
