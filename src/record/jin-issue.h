/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  JIN_ISSUE_HINT,  /* shown, never in the way */
  JIN_ISSUE_ERROR, /* the record cannot be saved like this */
} JinIssueLevel;

/**
 * JinIssue: one finding about one record.
 * @field: field id, or 0 for the whole record
 * @rule: rule number for the code and the JSON ("R57"), never shown on screen
 * @clause: the document and clause that people may look up, or %NULL
 * @text: what is found and what to do, translated
 */
typedef struct
{
  JinIssueLevel level;
  int           field;
  char         *rule;
  char         *clause;
  char         *text;
} JinIssue;

JinIssue  *jin_issue_new (JinIssueLevel level,
                          int           field,
                          const char   *rule,
                          const char   *clause,
                          const char   *text);
void       jin_issue_free (JinIssue *issue);
GPtrArray *jin_issues_new (void);
/* Adds one; @format is already translated. */
void     jin_issues_add (GPtrArray    *issues,
                         JinIssueLevel level,
                         int           field,
                         const char   *rule,
                         const char   *clause,
                         const char   *format,
                         ...) G_GNUC_PRINTF (6, 7);
gboolean jin_issues_has_error (GPtrArray *issues);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JinIssue, jin_issue_free)

G_END_DECLS
