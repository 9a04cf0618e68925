/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * The fixed words of printed sheets.  Paper is Chinese whatever the locale, so
 * they stand here and not in po/.
 */

#define JIN_PAPER_UNIT "填报单位（盖章）："
#define JIN_PAPER_DATE "填报日期："
#define JIN_PAPER_DATE_BLANK "　　　年　月　日"
#define JIN_PAPER_YUAN "单位：元"
#define JIN_PAPER_FILLED_BY "填表人："
#define JIN_PAPER_CHECKED_BY "审核人："
#define JIN_PAPER_PHONE "联系电话："
#define JIN_PAPER_PAGE "第 %d 页　共 %d 页"
#define JIN_PAPER_CONTINUED "%s（续）"
#define JIN_PAPER_TOTAL "合计"
#define JIN_PAPER_NUMBER "序号"
#define JIN_PAPER_NAME "姓名"
#define JIN_PAPER_INTERNAL "内部资料　注意保存"

#define JIN_PAPER_SIGN_IN "支部活动签到表"
#define JIN_PAPER_ORGANISATION "党组织："
#define JIN_PAPER_ACTIVITY "活动名称："
#define JIN_PAPER_TIME "时间："
#define JIN_PAPER_PLACE "地点："
#define JIN_PAPER_HOST "主持人："
#define JIN_PAPER_RECORDER "记录人："
#define JIN_PAPER_EXPECTED "应到"
#define JIN_PAPER_PRESENT "实到"
#define JIN_PAPER_ON_LEAVE "请假"
#define JIN_PAPER_PEOPLE "人"
#define JIN_PAPER_SIGNATURE "签名"
#define JIN_PAPER_ABSENT "缺席人员及原因："
#define JIN_PAPER_RECORDER_SIGNS "记录人签字："

#define JIN_PAPER_ROSTER "离退休干部花名册"
#define JIN_PAPER_CHARTS "离退休干部工作统计图"
#define JIN_PAPER_AGAINST "较上期 %s"
#define JIN_PAPER_CARD "离退休干部信息采集表"
#define JIN_PAPER_ANNUAL "离退休干部年度记实表"
#define JIN_PAPER_ANNUAL_OF "%d年度离退休干部记实表"
#define JIN_PAPER_WHO "姓名：%s　　性别：%s　　所在党支部：%s　　党龄：%s"
#define JIN_PAPER_YEARS "%s年"
#define JIN_PAPER_BLANK_SHORT "　　　"
#define JIN_PAPER_BLANK_LONG "　　　　　　　　　　"
#define JIN_PAPER_SECRETARY_SIGNS "支部书记签字："
#define JIN_PAPER_SIGNS_SELF "本人签字："
#define JIN_PAPER_COLLECTED_BY "采集人："

#define JIN_PAPER_LABELS "地址签"
#define JIN_PAPER_ENVELOPES "信封"
#define JIN_PAPER_COMRADE "同志"
#define JIN_PAPER_TO_OPEN "收"
#define JIN_PAPER_STAMP "贴邮票处"
#define JIN_PAPER_POSTCODE "邮政编码"

#define JIN_PAPER_CREATOR "金秋"

/* Which face is used for what, for the print dialog (R104). */
#define JIN_PAPER_FACE_TITLE "标题"
#define JIN_PAPER_FACE_HEAD "表头"
#define JIN_PAPER_FACE_BODY "正文"
