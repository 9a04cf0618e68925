/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "record/jin-format.h"
#include "store/jin-store-history.h"

G_BEGIN_DECLS

/* Exit codes that scripts rely on. */
enum {
  JIN_EXIT_DONE = 0,
  JIN_EXIT_NOTHING = 1, /* nothing to do, or findings */
  JIN_EXIT_USAGE = 2,
  JIN_EXIT_INPUT = 3, /* reason on stderr, nothing written */
  JIN_EXIT_STORE = 4,
};

/**
 * JinCli: what every command gets.
 * @json: machine-readable output asked for
 * @codes: codes instead of labels in JSON
 * @args: the command's own words, options taken out
 */
typedef struct
{
  JinStore   *store;
  char       *db;
  gboolean    json;
  gboolean    codes;
  JinContext  context;
  char      **args;
  GHashTable *uids; /* "entity number:id" → uid of rows referred to so far */
} JinCli;

typedef struct
{
  const char         *name;
  const char         *usage; /* "list ENTITY [--filter TEXT] …" */
  JinStoreFlags       flags; /* how the database is opened; JIN_STORE_READ_ONLY for questions */
  gboolean            no_store;
  const GOptionEntry *options;
  int (*run) (JinCli *cli);
} JinCommand;

extern const JinCommand jin_cli_calendar_commands[];
extern const JinCommand jin_cli_record_commands[];
extern const JinCommand jin_cli_bulk_commands[];
extern const JinCommand jin_cli_file_commands[];
extern const JinCommand jin_cli_history_commands[];
extern const JinCommand jin_cli_merge_commands[];
extern const JinCommand jin_cli_report_commands[];

int              jin_cli_export_ics (JinCli *cli, const JinQuery *query, const char *title, const char *path);
int              jin_cli_import_ics (JinCli *cli, const char *path, gboolean dry_run);
int              jin_cli_fail (const GError *error);
int              jin_cli_usage (const JinCommand *command);
const char      *jin_cli_arg (JinCli *cli,
                              guint   index);
const JinEntity *jin_cli_entity (JinCli     *cli,
                                 const char *name,
                                 GError    **error);
GArray          *jin_cli_columns (const JinEntity *entity,
                                  const char      *text,
                                  GError         **error);
int              jin_cli_set_field (JinCli     *cli,
                                    JinRecord  *record,
                                    const char *assignment,
                                    GError    **error);
/* Command line JSON (DESIGN: stable): keys are field names, dates ISO, money decimal strings, choices labels. */
void jin_cli_add_record (JinCli      *cli,
                         JsonBuilder *builder,
                         JinRecord   *record,
                         GArray      *columns,
                         JinMaskLevel level);
void jin_cli_print_json (JsonBuilder *builder);
void jin_cli_print_table (JinTable *table);

G_END_DECLS
