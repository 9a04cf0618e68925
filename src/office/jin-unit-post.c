/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include "base/jin-text.h"
#include "office/jin-unit-post.h"

#include <string.h>

/* Spreadsheets often keep unit and post in one cell (单位及职务).  The post is the longest run of known words at its end. */

static const char *const words[] = {
    "书记",
    "副书记",
    "党委书记",
    "党委副书记",
    "党组书记",
    "党组副书记",
    "党总支书记",
    "党支部书记",
    "纪委书记",
    "纪检组长",
    "局长",
    "副局长",
    "厅长",
    "副厅长",
    "处长",
    "副处长",
    "科长",
    "副科长",
    "股长",
    "副股长",
    "所长",
    "副所长",
    "站长",
    "副站长",
    "主任",
    "副主任",
    "主席",
    "副主席",
    "市长",
    "副市长",
    "县长",
    "副县长",
    "区长",
    "副区长",
    "镇长",
    "副镇长",
    "乡长",
    "副乡长",
    "部长",
    "副部长",
    "秘书长",
    "副秘书长",
    "院长",
    "副院长",
    "校长",
    "副校长",
    "馆长",
    "副馆长",
    "台长",
    "副台长",
    "社长",
    "副社长",
    "总编辑",
    "主编",
    "厂长",
    "副厂长",
    "经理",
    "副经理",
    "总经理",
    "副总经理",
    "董事长",
    "行长",
    "副行长",
    "队长",
    "副队长",
    "政委",
    "副政委",
    "庭长",
    "副庭长",
    "检察长",
    "副检察长",
    "常委",
    "委员",
    "党组成员",
    "党委委员",
    "巡视员",
    "一级巡视员",
    "二级巡视员",
    "调研员",
    "副调研员",
    "一级调研员",
    "二级调研员",
    "三级调研员",
    "四级调研员",
    "主任科员",
    "副主任科员",
    "一级主任科员",
    "二级主任科员",
    "三级主任科员",
    "四级主任科员",
    "科员",
    "一级科员",
    "二级科员",
    "办事员",
    "干事",
    "干部",
    "职工",
    "工人",
    "会计",
    "出纳",
    "司机",
    "秘书",
    "书记员",
    "审判员",
    "检察员",
    "民警",
    "护士",
    "护士长",
    "护师",
    "主管护师",
    "医师",
    "医生",
    "主治医师",
    "主任医师",
    "副主任医师",
    "药师",
    "教师",
    "教员",
    "讲师",
    "助教",
    "教授",
    "副教授",
    "研究员",
    "副研究员",
    "高级教师",
    "一级教师",
    "特级教师",
    "教导主任",
    "工程师",
    "高级工程师",
    "助理工程师",
    "总工程师",
    "技术员",
    "技师",
    "农艺师",
    "高级农艺师",
    "经济师",
    "高级经济师",
    "会计师",
    "高级会计师",
    "统计师",
    "编辑",
    "记者",
    "演员",
    "办公室主任",
    "办公室副主任",
    "调研员（正处级）",
};

/* Between two posts of one person. */
static const char *const joints[] = {"、", "兼", "，", ",", "/", "及"};

static const char *
skip_one_of (const char        *at,
             const char *const *list,
             gsize              n)
{
  const char *best = at;

  for (gsize i = 0; i < n; i++)
    if (g_str_has_prefix (at, list[i]) && at + strlen (list[i]) > best)
      best = at + strlen (list[i]);
  return best;
}

/* Whether @text is nothing but posts. */
static gboolean
is_posts (const char *text)
{
  while (*text != '\0')
    {
      const char *end = skip_one_of (text, words, G_N_ELEMENTS (words));

      if (end == text)
        return FALSE;
      text = skip_one_of (end, joints, G_N_ELEMENTS (joints));
      if (text == end && *text != '\0')
        return FALSE;
    }
  return TRUE;
}

/**
 * jin_unit_post_split:
 * @text: unit and post in one
 * @unit: (out) (transfer full): what stands before the post
 * @post: (out) (transfer full): one or several posts
 *
 * Returns: %FALSE, with nothing set, when no known post stands at the end or nothing before it
 */
gboolean
jin_unit_post_split (const char *text,
                     char      **unit,
                     char      **post)
{
  g_autofree char *plain = NULL;

  g_return_val_if_fail (text != NULL && unit != NULL && post != NULL, FALSE);

  plain = jin_text_trim (text);
  for (const char *at = g_utf8_next_char (plain); *plain != '\0' && *at != '\0'; at = g_utf8_next_char (at))
    {
      g_autofree char *before = NULL;

      if (!is_posts (at))
        continue;
      before = g_strndup (plain, at - plain);
      /* "甲局副局长兼乙局局长": two units, better left as it stands. */
      if (strstr (before, "兼") != NULL || strstr (before, "、") != NULL)
        return FALSE;
      *unit = jin_text_trim (before);
      *post = g_strdup (at);
      return TRUE;
    }
  return FALSE;
}
