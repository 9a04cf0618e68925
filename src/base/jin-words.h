/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Chinese words that cells of spreadsheets hold, in one place and outside gettext: data, not interface. */
#define JIN_WORDS_YES "√", "✓", "是", "有"
#define JIN_WORDS_NO "×", "否", "无"
/* A mark in a column of its own (独居 √). */
#define JIN_WORDS_TICK "√", "✓", "✔", "☑", "v", "V"
/* A cell that says it holds nothing, and the bytes of the longest of these words. */
#define JIN_WORDS_NOTHING_SIZE 6
#define JIN_WORDS_NOTHING "/", "-", "--", "—", "——", "无", "不详", "未知", "暂无"
/* A cell that is as the one above it; at most so many bytes. */
#define JIN_WORDS_DITTO "同上", "〃", "″", "\"", "”", "〞", "..", "同前"
/* More than one person in a cell. */
#define JIN_WORDS_COUPLE "夫妇", "夫妻", "伉俪", "两人", "二人"
#define JIN_WORDS_SPOUSE "妻", "夫", "爱人", "老伴", "配偶"
/* Surnames of two characters. */
#define JIN_WORDS_SURNAMES "欧阳", "上官", "司马", "司徒", "诸葛", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐", "夏侯", "端木", "长孙", "宇文", "申屠", "钟离", "淳于", "呼延", "鲜于"
/* 一、 （二） at the beginning of a row. */
#define JIN_WORDS_NUMERALS "一二三四五六七八九十（("
#define JIN_WORDS_NUMBER_ENDS "、．）)"
/* How names of branches end, and words that are about branches in general. */
#define JIN_WORDS_BRANCH "党支部", "支部", "党总支", "总支"
#define JIN_WORDS_ANY_BRANCH "各", "所在", "名称", "每个"
/* Rows below a table that are no data. */
#define JIN_WORDS_FOOTER "填表人", "制表人", "审核人", "填报人", "填报单位", "填报日期", "单位（盖章）", "负责人签字", "合计", "总计", "小计", "备注：", "说明：", "注："
