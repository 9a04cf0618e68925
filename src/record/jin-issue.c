/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include "record/jin-issue.h"

/**
 * jin_issue_new:
 * @level: hint or error
 * @field: field id, or 0
 * @rule: (nullable): rule number
 * @clause: (nullable): document and clause
 * @text: one translated sentence
 *
 * Returns: (transfer full): the finding
 */
JinIssue *
jin_issue_new (JinIssueLevel level,
               int           field,
               const char   *rule,
               const char   *clause,
               const char   *text)
{
  JinIssue *issue = g_new0 (JinIssue, 1);

  issue->level = level;
  issue->field = field;
  issue->rule = g_strdup (rule);
  issue->clause = g_strdup (clause);
  issue->text = g_strdup (text);

  return issue;
}

void
jin_issue_free (JinIssue *issue)
{
  g_return_if_fail (issue != NULL);

  g_free (issue->rule);
  g_free (issue->clause);
  g_free (issue->text);
  g_free (issue);
}

GPtrArray *
jin_issues_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify)jin_issue_free);
}

void
jin_issues_add (GPtrArray    *issues,
                JinIssueLevel level,
                int           field,
                const char   *rule,
                const char   *clause,
                const char   *format,
                ...)
{
  g_autofree char *text = NULL;
  va_list          args;

  g_return_if_fail (issues != NULL && format != NULL);

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  g_ptr_array_add (issues, jin_issue_new (level, field, rule, clause, text));
}

gboolean
jin_issues_has_error (GPtrArray *issues)
{
  for (guint i = 0; issues != NULL && i < issues->len; i++)
    if (((JinIssue *)issues->pdata[i])->level == JIN_ISSUE_ERROR)
      return TRUE;
  return FALSE;
}
