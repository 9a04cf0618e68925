/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * JinDriver:
 *
 * The seam between the store and a database engine.  A driver is a table of functions over two opaque
 * handles, a database and a statement; a handle is used by one thread at a time.  SQL reaches a driver
 * already expanded by jin_driver_expand().  Everything that fails sets a #JinError whose message begins
 * with @action, a translated phrase ("Could not save").
 *
 * Bound text and blobs are borrowed until the statement is reset.
 */
typedef struct _JinDriver JinDriver;

typedef struct
{
  const char *mark; /* "{id}" */
  const char *sql;  /* "INTEGER PRIMARY KEY" */
} JinToken;

typedef enum {
  JIN_OPEN_CREATE = 1 << 0,    /* make the database when there is none */
  JIN_OPEN_READ_ONLY = 1 << 1, /* never write, not even a journal */
  JIN_OPEN_EXCLUSIVE = 1 << 2, /* one connection at a time (network folders) */
} JinOpenFlags;

/* One column of a table as the engine describes it. */
typedef struct
{
  char *name;
  char *type;
} JinColumnInfo;

struct _JinDriver
{
  const char     *scheme;
  const JinToken *tokens;

  gpointer (*open) (const char *path, JinOpenFlags flags, GError **error);
  void (*close) (gpointer db);
  /* Queries of this database stop with JIN_ERROR_CANCELLED when it is cancelled; NULL for none. */
  void (*set_cancellable) (gpointer db, GCancellable *cancellable);
  /* Any number of statements without parameters. */
  gboolean (*exec) (gpointer db, const char *sql, const char *action, GError **error);
  gboolean (*begin) (gpointer db, gboolean write, const char *action, GError **error);

  gpointer (*prepare) (gpointer db, const char *sql, const char *action, GError **error);
  void (*finalize) (gpointer statement);
  void (*reset) (gpointer statement);
  /* TRUE when there is a row, FALSE at the end or on error. */
  gboolean (*step) (gpointer statement, const char *action, GError **error);
  void (*bind_null) (gpointer statement, int index);
  void (*bind_int) (gpointer statement, int index, gint64 value);
  void (*bind_real) (gpointer statement, int index, double value);
  void (*bind_text) (gpointer statement, int index, const char *text);
  void (*bind_blob) (gpointer statement, int index, gconstpointer data, gsize size);
  gboolean (*is_null) (gpointer statement, int column);
  gint64 (*get_int) (gpointer statement, int column);
  double (*get_real) (gpointer statement, int column);
  const char *(*get_text) (gpointer statement, int column);
  gconstpointer (*get_blob) (gpointer statement, int column, gsize *size);

  /* Schema version of our database; 0 when empty, -1 with error when it is somebody else's. */
  int (*get_schema) (gpointer db, GError **error);
  gboolean (*set_schema) (gpointer db, int version, GError **error);
  /* Changes whenever another connection has committed. */
  gint64 (*get_data_version) (gpointer db);
  /* GPtrArray of JinColumnInfo, empty when there is no such table. */
  GPtrArray *(*get_columns) (gpointer db, const char *table, GError **error);
  /* Takes away the indexes of a table that only serve speed; (transfer full) their SQL, to make them again. */
  GPtrArray *(*drop_indexes) (gpointer db, const char *table, const char *action, GError **error);
  /* Moves what was committed to its final place; may do nothing when others read. */
  void (*checkpoint) (gpointer db);
  gboolean (*copy_to) (gpointer db, const char *path, GCancellable *cancellable, GError **error);
  /* Adds a sentence for each fault found. */
  gboolean (*check) (gpointer db, gboolean quick, GPtrArray *problems, GError **error);
};

extern const JinDriver jin_sqlite_driver;

const JinDriver *jin_driver_for_uri (const char *uri,
                                     char      **path,
                                     GError    **error);
char            *jin_driver_expand (const JinDriver *driver,
                                    const char      *sql);
const char      *jin_driver_token (const JinDriver *driver,
                                   const char      *mark);
void             jin_column_info_free (JinColumnInfo *info);

G_END_DECLS
