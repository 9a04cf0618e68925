/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/jin-context.h"
#include "store/jin-store.h"

G_BEGIN_DECLS

/**
 * JinRelation:
 * @JIN_BY_SERVICE: whom the office serves (按服务管理)
 * @JIN_BY_ORGANISATION: who formally belongs to a branch (按组织关系)
 *
 * The two ways to count people, never mixed in one number (§3.0).
 */
typedef enum {
  JIN_BY_SERVICE,
  JIN_BY_ORGANISATION,
} JinRelation;

/**
 * JinScope:
 * @organisation: row id: it and everything beneath it; 0: the whole bureau
 * @from: first day of the period
 * @until: last day of the period
 * @as_of: the day on which people are counted; none: today
 * @relation: how people are told to belong to @organisation
 *
 * About whom and when a figure or chart is asked.
 */
typedef struct
{
  gint64      organisation;
  JinDate     from;
  JinDate     until;
  JinDate     as_of;
  JinRelation relation;
} JinScope;

JinScope   jin_scope_for_year (int year);
JinScope   jin_scope_previous (const JinScope *scope);
gboolean   jin_scope_is_past (const JinScope *scope);
JinContext jin_scope_context (const JinScope *scope);
char      *jin_scope_describe (JinStore       *store,
                               const JinScope *scope);

G_END_DECLS
