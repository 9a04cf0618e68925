/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "office/jin-entities.h"
#include "record/jin-code-list.h"

G_BEGIN_DECLS

/* A paper or picture kept in the database, of a person, an organisation or an activity. */
enum {
  JIN_DOCUMENT_TITLE = JIN_FIELD_ID (JIN_ENTITY_DOCUMENT, 0),
  JIN_DOCUMENT_KIND,
  JIN_DOCUMENT_DATE,
  JIN_DOCUMENT_FILE,
  JIN_DOCUMENT_FILE_NAME,
  JIN_DOCUMENT_SIZE, /* bytes */
  JIN_DOCUMENT_PERSON,
  JIN_DOCUMENT_ORGANISATION,
  JIN_DOCUMENT_ACTIVITY,
  JIN_DOCUMENT_NOTE,
  JIN_DOCUMENT_END_,
};
#define JIN_DOCUMENT_N_FIELDS (JIN_DOCUMENT_END_ - JIN_DOCUMENT_TITLE)

/* (transfer none) (nullable): the code whose label or alias stands in the file's name, for a start */
const char *jin_document_guess_kind (const char  *file_name,
                                     JinCodeList *kinds);

G_END_DECLS
