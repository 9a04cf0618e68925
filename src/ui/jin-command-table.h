/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/jin-store.h"

G_BEGIN_DECLS

/**
 * JinCommand: something that can be asked for by name.
 * @title: as shown
 * @action, @target: what it activates; @target is text or %NULL
 */
typedef struct
{
  char       *title;
  char       *keys; /* pinyin and initials, " " between */
  const char *icon;
  const char *action;
  const char *target;
} JinCommand;

/* (transfer full): JinCommand: pages, ledgers, new entries and what the menu offers */
GPtrArray *jin_command_table_new (const JinEntities *entities);
gboolean   jin_command_matches (const JinCommand *command,
                                const char       *text);

G_END_DECLS
