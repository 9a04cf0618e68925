/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "record/jin-entity.h"

G_BEGIN_DECLS

#define JIN_TYPE_RECORD (jin_record_get_type ())
G_DECLARE_FINAL_TYPE (JinRecord, jin_record, JIN, RECORD, GObject)

/* A new record gets a fresh UUID and id 0; the store gives ids.  Rows in lists are shared: copy before changing. */
JinRecord       *jin_record_new (const JinEntity *entity);
JinRecord       *jin_record_new_row (const JinEntity *entity,
                                     gint64           id,
                                     const char      *uid,
                                     gint64           revision);
JinRecord       *jin_record_copy (JinRecord *self);
const JinEntity *jin_record_get_entity (JinRecord *self);
gint64           jin_record_get_id (JinRecord *self);
void             jin_record_set_id (JinRecord *self,
                                    gint64     id);
const char      *jin_record_get_uid (JinRecord *self);
gint64           jin_record_get_revision (JinRecord *self);

const JinValue *jin_record_peek (JinRecord *self,
                                 int        field);
void            jin_record_set (JinRecord      *self,
                                int             field,
                                const JinValue *value);
void            jin_record_take (JinRecord *self,
                                 int        field,
                                 JinValue   value);
gboolean        jin_record_is_empty (JinRecord *self,
                                     int        field);
const char     *jin_record_get_text (JinRecord *self,
                                     int        field);
void            jin_record_set_text (JinRecord  *self,
                                     int         field,
                                     const char *text);
JinDate         jin_record_get_date (JinRecord *self,
                                     int        field);
void            jin_record_set_date (JinRecord *self,
                                     int        field,
                                     JinDate    date);
gint64          jin_record_get_int (JinRecord *self,
                                    int        field);
void            jin_record_set_int (JinRecord *self,
                                    int        field,
                                    gint64     integer);
double          jin_record_get_real (JinRecord *self,
                                     int        field);
gint64          jin_record_get_ref (JinRecord *self,
                                    int        field);
/* The title of what a reference points to, as the store read it with the row; "" when unknown. */
const char *jin_record_get_ref_title (JinRecord *self,
                                      int        field);
void        jin_record_set_ref (JinRecord  *self,
                                int         field,
                                gint64      id,
                                const char *title);
JinValue    jin_record_value (JinRecord        *self,
                              int               field,
                              const JinContext *context);
gboolean    jin_record_same (JinRecord *self,
                             JinRecord *other,
                             int        field);
const char *jin_record_get_title (JinRecord *self);

G_END_DECLS
