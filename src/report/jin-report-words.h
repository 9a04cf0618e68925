/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * What figures and charts say in Chinese, on screen, on paper and on the command
 * line alike: sentences go out to people as they stand.
 */

#define JIN_WORD_BY_SERVICE "按服务管理"
#define JIN_WORD_BY_ORGANISATION "按组织关系"
#define JIN_WORD_WHOLE_BUREAU "全部"
#define JIN_WORD_AS_OF "截至%s"
#define JIN_WORD_TO "%s至%s"
#define JIN_WORD_UNKNOWN "未填"
#define JIN_WORD_OTHER "其他"
#define JIN_WORD_NO_BRANCH "未编入支部"
#define JIN_WORD_NUMBER "序号"
#define JIN_WORD_ITEM "项目"
#define JIN_WORD_CONTENT "内容"
#define JIN_WORD_COUNT "数量"
#define JIN_WORD_EMPTY "暂无数据"
#define JIN_WORD_MISSING "无数据"
#define JIN_WORD_TOTAL "合计"
#define JIN_WORD_COLON "："
#define JIN_WORD_SEMICOLON "；"
#define JIN_WORD_UNIT "单位："
#define JIN_WORD_TARGET "目标"
#define JIN_WORD_DASH "—"
#define JIN_WORD_SAME "持平"
#define JIN_WORD_PERCENT_POINTS "个百分点"

/* 年度记实表. */
#define JIN_WORD_DATE "日期"
#define JIN_WORD_KIND "类别"
#define JIN_WORD_DURATION "时长"
#define JIN_WORD_NOTE "备注"
#define JIN_WORD_IN_WHOLE_HOURS "%d小时"
#define JIN_WORD_IN_MINUTES "%d分"
#define JIN_WORD_GROUP_COUNT "%s（%u项）"
#define JIN_WORD_GROUP_HOURS "%s（%u项，共%s）"
#define JIN_WORD_GROUP_ATTENDANCE "组织生活和活动"
#define JIN_WORD_GROUP_VISITS "走访慰问"
#define JIN_WORD_GROUP_POSTS "任职"
#define JIN_WORD_GROUP_MEMBERSHIPS "组织关系"
#define JIN_WORD_GROUP_STATES "人员变动"
#define JIN_WORD_GROUP_ABSENCES "外出流动"
#define JIN_WORD_GROUP_DOCUMENTS "材料"

/* Units. */
#define JIN_WORD_PERSONS "人"
#define JIN_WORD_EVENTS "次"
#define JIN_WORD_VISITS "人次"

/* Sentences: about whom and when, then the answer. */
#define JIN_SENTENCE_NOTHING "%s，没有符合条件的记录。"
#define JIN_SENTENCE_SHARE "%s，共 %s %s，%s最多，%s %s，占 %s。"
#define JIN_SENTENCE_OVERLAP "%s，共 %s %s（同一次可计多种类型），%s最多，%s %s。"
#define JIN_SENTENCE_TIME "%s，共 %s %s，%s最多，%s %s。"
#define JIN_SENTENCE_PARTS "%s：%s。"
#define JIN_SENTENCE_RATE "%s，平均%s %s，%s最高（%s），%s最低（%s）"
#define JIN_SENTENCE_RATE_ONE "%s，%s为 %s。"
#define JIN_SENTENCE_BELOW "%s，低于 %s 的有 %u 个。"
