/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "office/jin-codes.h"
#include "office/jin-document.h"
#include "record/jin-context.h"
#include "record/jin-issue.h"
#include "record/jin-record.h"

#include <string.h>

#define BASICS NC_ ("group", "Basics")

#define F(field) JIN_FIELD_INDEX (JIN_DOCUMENT_##field)

/*
 * Documents come in by their files, on the page of whom they are about: a form without a file would be of no use, so this
 * is no ledger of its own.  The bytes are kept by the store under their hash; a document that was taken away leaves them
 * there, for undo.
 */

static void
derive (JinRecord        *document,
        const JinContext *context)
{
  if (jin_record_is_empty (document, JIN_DOCUMENT_KIND))
    jin_record_set_text (document, JIN_DOCUMENT_KIND, JIN_DOCUMENT_OTHER);
}

static void
check (JinRecord        *document,
       const JinContext *context,
       JinLookup        *lookup,
       GPtrArray        *issues)
{
  if (jin_date_is_future (jin_record_get_date (document, JIN_DOCUMENT_DATE), context->today))
    jin_issues_add (issues, JIN_ISSUE_HINT, JIN_DOCUMENT_DATE, "R2", NULL, "%s", _ ("This day is still to come. Please look at the date again."));
}

const char *
jin_document_guess_kind (const char  *file_name,
                         JinCodeList *kinds)
{
  g_return_val_if_fail (file_name != NULL, NULL);

  for (guint i = 0; kinds != NULL && i < jin_code_list_get_size (kinds); i++)
    {
      const JinCode *code = jin_code_list_get (kinds, i);
      g_auto (GStrv) aliases = g_strsplit (code->aliases != NULL ? code->aliases : "", "|", -1);

      if (code->hidden || g_str_equal (code->code, JIN_DOCUMENT_OTHER))
        continue;
      if (strstr (file_name, code->label) != NULL)
        return code->code;
      for (int j = 0; aliases[j] != NULL; j++)
        if (*aliases[j] != '\0' && strstr (file_name, aliases[j]) != NULL)
          return code->code;
    }
  return NULL;
}

/* clang-format off */
static const JinField fields[] = {
  [F (TITLE)] = {"title", NC_ ("entity", "Document Title"), "文件名称|材料名称|标题",
    BASICS, JIN_TYPE_TEXT, JIN_FIELD_REQUIRED | JIN_FIELD_SEARCH | JIN_FIELD_DEFAULT, .width = 30},
  [F (KIND)] = {"kind", NC_ ("entity", "Document Kind"), "文件类别|材料类别|材料类型",
    BASICS, JIN_TYPE_CHOICE, JIN_FIELD_DEFAULT, .list = "document_kind"},
  [F (DATE)] = {"date", NC_ ("entity", "Document Date"), "文件日期|材料日期|日期", BASICS, JIN_TYPE_DATE, JIN_FIELD_DEFAULT},
  [F (FILE)] = {"file", NC_ ("entity", "File"), "文件", BASICS, JIN_TYPE_ATTACHMENT, 0},
  [F (FILE_NAME)] = {"file_name", NC_ ("entity", "File Name"), "原文件名", BASICS, JIN_TYPE_TEXT, JIN_FIELD_HIDDEN},
  [F (SIZE)] = {"size", NC_ ("entity", "File Size"), "文件大小", BASICS, JIN_TYPE_INTEGER, JIN_FIELD_HIDDEN},
  [F (PERSON)] = {"person", NC_ ("entity", "Name"), "姓名|老同志姓名",
    BASICS, JIN_TYPE_REFERENCE, JIN_FIELD_OWNER | JIN_FIELD_INDEXED, .target = &jin_person_entity, .width = 10},
  [F (ORGANISATION)] = {"organisation", NC_ ("entity", "Organisation"), "党组织|所属党组织",
    BASICS, JIN_TYPE_REFERENCE, JIN_FIELD_OWNER | JIN_FIELD_INDEXED, .target = &jin_organisation_entity, .width = 20},
  [F (ACTIVITY)] = {"activity", NC_ ("entity", "Activity Concerned"), "有关活动|活动|活动名称",
    BASICS, JIN_TYPE_REFERENCE, JIN_FIELD_OWNER | JIN_FIELD_INDEXED, .target = &jin_activity_entity, .width = 30},
  [F (NOTE)] = {"note", NC_ ("entity", "Note"), "备注|说明|其他|备考|情况说明", BASICS, JIN_TYPE_LONG_TEXT, 0},
};

G_STATIC_ASSERT (G_N_ELEMENTS (fields) == JIN_DOCUMENT_N_FIELDS);

const JinEntity jin_document_entity = {
  .number = JIN_ENTITY_DOCUMENT,
  .name = "document",
  .label = NC_ ("entity", "Document"),
  .plural = NC_ ("entity", "Documents"),
  .heads = "文件材料目录|材料目录",
  .icon = "folder-documents-symbolic",
  .fields = fields,
  .n_fields = JIN_DOCUMENT_N_FIELDS,
  .title = JIN_DOCUMENT_TITLE,
  .subtitle = JIN_DOCUMENT_KIND,
  .when = JIN_DOCUMENT_DATE,
  .tab = NC_ ("tab", "Documents"),
  .timeline = NC_ ("timeline", "{kind}: {title}"),
  .order = "-date, title",
  .match = "person+title+date",
  .derive = derive,
  .check = check,
};
