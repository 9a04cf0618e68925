/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/jin-sql.h"

G_BEGIN_DECLS

/* How good a hit is; the stages up to OTHER run along indexes. */
typedef enum {
  JIN_STAGE_EXACT,    /* the whole name, also of somebody of the family */
  JIN_STAGE_PREFIX,   /* the beginning of the name, in characters or full pinyin */
  JIN_STAGE_INITIALS, /* zs · zsan · zhangsf · 张s */
  JIN_STAGE_TAIL,     /* beginning or tail of a phone or ID number */
  JIN_STAGE_OTHER,    /* family, branch, fields with an index */
  JIN_STAGE_WITHIN,   /* anywhere in a searched field: a scan */
} JinStage;

typedef struct _JinProbe JinProbe;

/* What to ask for a typed text, best first; none when it says nothing. (transfer full) (element-type JinProbe *) */
GPtrArray *jin_probes_new (const JinEntities *entities,
                           const JinEntity   *entity,
                           const char        *typed);
JinStage   jin_probe_get_stage (const JinProbe *self);
/* The entity in whose rows it looks, when those are not the hits but lead to them (family); else NULL. */
const JinEntity *jin_probe_get_via (const JinProbe *self);
/* The field of the hit, or of what led there, in which @record has what was typed; 0 when it can't be said. */
int jin_probe_find_field (const JinProbe *self,
                          JinRecord      *record);
/* Writes "SELECT hit, row …": the id of the hit and that of the row which holds what was typed. @limit: 0 for all */
void jin_probe_write (const JinProbe *self,
                      JinSql         *sql,
                      gsize           limit);
/* Writes "SELECT hit …" alone, without an order, for IN. */
void jin_probe_write_ids (const JinProbe *self,
                          JinSql         *sql);

G_END_DECLS
