/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/jin-form.h"

G_BEGIN_DECLS

/**
 * JinRecordView: one record of any ledger: its facts or the form, the ledgers that refer to it, its timeline and changes.
 *
 * Property "title". Signal "deleted": the record, or the draft, is gone.
 * Actions "record.edit", "record.cancel", "record.delete"; for what stands in it: "record.edit-field" (field),
 * "record.show-tab" (ledger), "record.show-history" (field), "record.add" (ledger); "record.print-card", "record.print-year".
 */
#define JIN_TYPE_RECORD_VIEW (jin_record_view_get_type ())
G_DECLARE_FINAL_TYPE (JinRecordView, jin_record_view, JIN, RECORD_VIEW, AdwBin)

JinRecordView *jin_record_view_new (JinWindow       *window,
                                    const JinEntity *entity);
/* Drops what was typed. */
void        jin_record_view_show (JinRecordView *self,
                                  gint64         id);
void        jin_record_view_show_draft (JinRecordView *self,
                                        JinRecord     *draft);
gint64      jin_record_view_get_id (JinRecordView *self);
const char *jin_record_view_get_title (JinRecordView *self);
/* The record on paper; nothing for a draft. */
void     jin_record_view_print (JinRecordView *self);
JinForm *jin_record_view_get_form (JinRecordView *self);

G_END_DECLS
