/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/jin-date.h"
#include "paper/jin-document.h"
#include "record/jin-table.h"

G_BEGIN_DECLS

/**
 * JinListOptions:
 * @unit: (nullable): 填报单位
 * @note: (nullable): a line beneath the title: what was counted, as of when
 * @date: 填报日期; none leaves blanks to write on
 * @signs: (nullable) (array zero-terminated=1): what the foot asks for, three at most, in place of 填表人, 审核人, 联系电话
 * @rows_per_page: so many rows a page (fewer where cells are long), or 0: as many as fit
 * @unmasked: whether it holds full personal data (R94)
 */
typedef struct
{
  const char *unit;
  const char *note;
  JinDate     date;
  guint       rows_per_page;
  gboolean    unmasked;

  const char *const *signs;
} JinListOptions;

#define JIN_TYPE_LIST_DOCUMENT (jin_list_document_get_type ())
G_DECLARE_FINAL_TYPE (JinListDocument, jin_list_document, JIN, LIST_DOCUMENT, JinDocument)

JinDocument *jin_list_document_new (JinTable             *table,
                                    const JinListOptions *options,
                                    const JinPageSetup   *setup);
guint        jin_list_document_get_rows (JinListDocument *self,
                                         int              page,
                                         guint           *first);

G_END_DECLS
