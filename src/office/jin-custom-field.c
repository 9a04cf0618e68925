/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "office/jin-entities.h"
#include "record/jin-custom-field.h"
#include "record/jin-issue.h"
#include "record/jin-lookup.h"

/* Fields that the office made: changed in a window of their own, kept, undone and told in history like any record. */

static gboolean
is_key (const char *name)
{
  if (!g_str_has_prefix (name, "c_") || name[2] == '\0')
    return FALSE;
  for (const char *at = name + 2; *at != '\0'; at++)
    if (!g_ascii_islower (*at) && !g_ascii_isdigit (*at) && *at != '_')
      return FALSE;
  return TRUE;
}

static void
derive (JinRecord        *definition,
        const JinContext *context)
{
  jin_custom_field_complete (definition);
}

static void
check (JinRecord        *definition,
       const JinContext *context,
       JinLookup        *lookup,
       GPtrArray        *issues)
{
  gboolean choice = g_str_equal (jin_record_get_text (definition, JIN_CUSTOM_FIELD_TYPE), JIN_CUSTOM_CHOICE);

  if (strpbrk (jin_record_get_text (definition, JIN_CUSTOM_FIELD_LABEL), "|=\n") != NULL)
    jin_issues_add (issues, JIN_ISSUE_ERROR, JIN_CUSTOM_FIELD_LABEL, NULL, NULL, _ ("The name of a field can’t contain “|”, “=” or a line break."));
  if (!jin_record_is_empty (definition, JIN_CUSTOM_FIELD_LABEL) && !is_key (jin_record_get_text (definition, JIN_CUSTOM_FIELD_NAME)))
    jin_issues_add (issues, JIN_ISSUE_ERROR, JIN_CUSTOM_FIELD_NAME, NULL, NULL,
                    _ ("The key of a field is “c_” and Latin letters or digits. Give the field a name that can be read aloud, or such a key."));
  if (choice && jin_record_is_empty (definition, JIN_CUSTOM_FIELD_OPTIONS))
    jin_issues_add (issues, JIN_ISSUE_ERROR, JIN_CUSTOM_FIELD_OPTIONS, NULL, NULL, _ ("A choice needs options to choose from. Add at least one."));
}

#define BASICS NC_ ("group", "Basics")

#define F(field) JIN_FIELD_INDEX (JIN_CUSTOM_FIELD_##field)

/* clang-format off */
static const JinField fields[] = {
  [F (LEDGER)] = {"ledger", NC_ ("entity", "Ledger"), "台账",
    BASICS, JIN_TYPE_TEXT, JIN_FIELD_REQUIRED | JIN_FIELD_DEFAULT | JIN_FIELD_INDEXED},
  [F (LABEL)] = {"label", NC_ ("entity", "Name of Field"), "字段名称",
    BASICS, JIN_TYPE_TEXT, JIN_FIELD_REQUIRED | JIN_FIELD_DEFAULT},
  [F (TYPE)] = {"type", NC_ ("entity", "Kind of Content"), "内容类型",
    BASICS, JIN_TYPE_CHOICE, JIN_FIELD_REQUIRED | JIN_FIELD_DEFAULT, .list = "field_type"},
  [F (OPTIONS)] = {"options", NC_ ("entity", "Options"), "选项", BASICS, JIN_TYPE_LONG_TEXT, JIN_FIELD_DEFAULT},
  [F (HIDDEN)] = {"hidden", NC_ ("entity", "Hidden"), "停用", BASICS, JIN_TYPE_BOOLEAN, JIN_FIELD_DEFAULT},
  [F (SEARCHABLE)] = {"searchable", NC_ ("entity", "Found by Searching"), "可搜索", BASICS, JIN_TYPE_BOOLEAN, JIN_FIELD_DEFAULT},
  [F (POSITION)] = {"position", NC_ ("entity", "Position"), "位置", BASICS, JIN_TYPE_INTEGER, 0},
  [F (NAME)] = {"name", NC_ ("entity", "Key"), "字段代号", BASICS, JIN_TYPE_TEXT, JIN_FIELD_DEFAULT},
};

G_STATIC_ASSERT (G_N_ELEMENTS (fields) == JIN_CUSTOM_FIELD_N_FIELDS);

const JinEntity jin_custom_field_entity = {
  .number = JIN_ENTITY_CUSTOM_FIELD,
  .name = "custom_field",
  .label = NC_ ("entity", "Custom Field"),
  .plural = NC_ ("entity", "Custom Fields"),
  .heads = "自定义字段",
  .icon = "view-list-symbolic",
  .fields = fields,
  .n_fields = JIN_CUSTOM_FIELD_N_FIELDS,
  .title = JIN_CUSTOM_FIELD_LABEL,
  .order = "ledger, position, label",
  .match = "ledger+label",
  .derive = derive,
  .check = check,
};
