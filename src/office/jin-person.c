/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "Jinqiu"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "office/jin-membership.h"
#include "office/jin-person-state.h"
#include "office/jin-person.h"

/*
 * The roster (F1, F1b, F2, F24).  Only the name is required (§3.0); fields flagged EXPECTED are the sixteen items of
 * R9.  Branch, group, member status and state mirror the span that is open today.
 */

#define BASICS NC_ ("group", "Basics")
#define WORK NC_ ("group", "Work")
#define PARTY NC_ ("group", "Party")
#define HOME NC_ ("group", "Health and Home")
#define CONTACT NC_ ("group", "Contact")
#define SERVICE NC_ ("group", "Service")
#define DEATH NC_ ("group", "Death")
#define SUMMARY NC_ ("group", "Summary")

#define F(field) [JIN_FIELD_INDEX (JIN_PERSON_##field)]

static const JinField fields[] = {
  F (NAME) = {"name", NC_ ("entity", "Name"), "姓名|名字|老同志姓名|老干部姓名|党员姓名|人员姓名|离退休人员", BASICS, JIN_TYPE_TEXT,
              JIN_FIELD_REQUIRED | JIN_FIELD_NAME | JIN_FIELD_SEARCH | JIN_FIELD_DEFAULT | JIN_FIELD_INDEXED},
  F (FORMER_NAME) = {"former_name", NC_ ("entity", "Former Name"), "曾用名|原名|别名|又名", BASICS, JIN_TYPE_TEXT, JIN_FIELD_SEARCH},
  F (SEX) = {"sex", NC_ ("entity", "Sex"), "性别", BASICS, JIN_TYPE_CHOICE, JIN_FIELD_DEFAULT, .list = "sex", .width = 6},
  F (BIRTH) = {"birth", NC_ ("entity", "Date of Birth"), "出生日期|出生年月|出生年月日|出生时间|生日|生于|出生年月岁", BASICS, JIN_TYPE_DATE, JIN_FIELD_EXPECTED | JIN_FIELD_INDEXED},
  F (BIRTH_KIND) = {"birth_kind", NC_ ("entity", "Birthday Calendar"), "生日历别|公历农历|公历或农历", BASICS, JIN_TYPE_CHOICE, 0, .list = "birth_kind"},
  F (AGE) = {"age", NC_ ("entity", "Age"), "年龄|周岁|虚岁|岁数|现年", BASICS, JIN_TYPE_INTEGER, JIN_FIELD_DEFAULT,
             .compute = jin_person_age, .expression = "years(birth)", .width = 6},
  F (NEXT_BIRTHDAY) = {"next_birthday", NC_ ("entity", "Next Birthday"), "下次生日", BASICS, JIN_TYPE_DATE, 0, .compute = jin_person_next_birthday},
  F (ID_NUMBER) = {"id_number", NC_ ("entity", "ID Number"), "身份证号|身份证|身份证号码|公民身份号码|公民身份证号码|居民身份证号|居民身份证号码|证件号码|身份证件号|身份证件号码", BASICS,
                   JIN_TYPE_ID_NUMBER, JIN_FIELD_EXPECTED | JIN_FIELD_SENSITIVE | JIN_FIELD_SEARCH | JIN_FIELD_INDEXED},
  F (NATION) = {"nation", NC_ ("entity", "Ethnic Group"), "民族|族别", BASICS, JIN_TYPE_CHOICE, JIN_FIELD_EXPECTED, .list = "nation", .width = 8},
  F (NATIVE_PLACE) = {"native_place", NC_ ("entity", "Native Place"), "籍贯|祖籍|原籍", BASICS, JIN_TYPE_TEXT, 0},
  F (BIRTHPLACE) = {"birthplace", NC_ ("entity", "Birthplace"), "出生地|出生地点", BASICS, JIN_TYPE_TEXT, 0},
  F (EDUCATION) = {"education", NC_ ("entity", "Education"), "文化程度|学历|最高学历|文化|学位", BASICS, JIN_TYPE_CHOICE, 0, .list = "education"},
  F (MARRIAGE) = {"marriage", NC_ ("entity", "Marital Status"), "婚姻状况|婚姻|配偶情况|配偶是否健在", BASICS, JIN_TYPE_CHOICE, 0, .list = "marriage"},
  F (PHOTO) = {"photo", NC_ ("entity", "Photo"), "照片|相片", BASICS, JIN_TYPE_ATTACHMENT, 0},

  F (RETIRE_TYPE) = {"retire_type", NC_ ("entity", "Retirement Type"), "离退休类型|离/退休|离退休|离退类别|离退休类别|离休退休|人员类别|退休性质|离退类型", WORK, JIN_TYPE_CHOICE,
                     JIN_FIELD_DEFAULT, .list = "retire_type", .width = 10},
  F (RETIRED_ON) = {"retired_on", NC_ ("entity", "Retired On"), "离退休时间|离退时间|退休时间|退休年月|退休日期|离休时间|离退休日期|离退休年月|办理退休时间|批准退休时间", WORK, JIN_TYPE_DATE, JIN_FIELD_EXPECTED},
  F (WORK_START) = {"work_start", NC_ ("entity", "Started Work"), "参加工作时间|参工时间|工作时间|何时参加工作|参加工作年月|参加工作", WORK, JIN_TYPE_DATE, JIN_FIELD_EXPECTED},
  F (REVOLUTION_DATE) = {"revolution_date", NC_ ("entity", "Joined the Revolution"), "参加革命工作时间|参加革命工作|参革时间|革命时间|参加革命年月|参加革命时间", WORK, JIN_TYPE_DATE, 0},
  F (REVOLUTION_PERIOD) = {"revolution_period", NC_ ("entity", "Revolution Period"), "参加革命时期|何时期参加革命|参加革命工作时期|革命时期", WORK, JIN_TYPE_CHOICE, 0, .list = "revolution_period"},
  F (UNIT) = {"unit", NC_ ("entity", "Former Unit"), "原工作单位|原单位|退休单位|退休前单位|所属单位|工作单位|原工作单位及职务|单位及职务|原单位职务|原单位及职务|退休前任职情况", WORK, JIN_TYPE_TEXT,
              JIN_FIELD_EXPECTED | JIN_FIELD_SEARCH | JIN_FIELD_DEFAULT, .width = 24},
  F (POST) = {"post", NC_ ("entity", "Former Post"), "原职务|退休前职务|退休时职务|曾任职务|行政职务|职位|职务", WORK, JIN_TYPE_TEXT, JIN_FIELD_DEFAULT},
  F (UNIT_NATURE) = {"unit_nature", NC_ ("entity", "Nature of Unit"), "单位性质|机关/事业/企业|经费渠道", WORK, JIN_TYPE_CHOICE, JIN_FIELD_EXPECTED, .list = "unit_nature"},
  F (PERSONNEL_CATEGORY) = {"personnel_category", NC_ ("entity", "Personnel Category"), "人员编制|编制|人员身份", WORK, JIN_TYPE_CHOICE, 0, .list = "personnel_category"},
  F (UNIT_AREA) = {"unit_area", NC_ ("entity", "Area of Unit"), "单位所属领域|单位领域|单位类别", WORK, JIN_TYPE_CHOICE, 0, .list = "unit_area"},
  F (TITLE) = {"title", NC_ ("entity", "Professional Title"), "职称|专业技术职务|技术职称|技术等级", WORK, JIN_TYPE_TEXT, 0},
  F (RANK) = {"rank", NC_ ("entity", "Rank"), "职级|行政级别|干部级别|退休时职级|离退休时职级|职务层次|现任职级", WORK, JIN_TYPE_CHOICE, JIN_FIELD_EXPECTED, .list = "rank"},
  F (RANK_PARALLEL) = {"rank_parallel", NC_ ("entity", "Parallel Rank"), "公务员职级|职级并行职级", WORK, JIN_TYPE_CHOICE, 0, .list = "rank_parallel"},
  F (TREATMENT) = {"treatment", NC_ ("entity", "Treatment"), "现享受待遇|待遇级别|享受待遇|享受何待遇|政治生活待遇", WORK, JIN_TYPE_CHOICE, JIN_FIELD_EXPECTED | JIN_FIELD_DEFAULT, .list = "treatment", .width = 18},
  F (TREATMENT_ON) = {"treatment_on", NC_ ("entity", "Treatment Approved On"), "待遇批准时间|享受待遇时间|待遇时间", WORK, JIN_TYPE_DATE, 0},
  F (TREATMENT_DOC) = {"treatment_doc", NC_ ("entity", "Treatment Document"), "待遇批准文号|待遇文号", WORK, JIN_TYPE_TEXT, 0},
  F (MEDICAL) = {"medical", NC_ ("entity", "Medical Treatment"), "享受医疗待遇|医疗待遇|医疗关系|保健级别", WORK, JIN_TYPE_CHOICE, 0, .list = "medical"},
  F (VETERAN_WORKER) = {"veteran_worker", NC_ ("entity", "Worker Before 1949"), "建国前老工人|新中国成立前老工人", WORK, JIN_TYPE_BOOLEAN, 0},
  F (ARMY_RETIREE) = {"army_retiree", NC_ ("entity", "Army Retiree"), "军休干部|军休", WORK, JIN_TYPE_BOOLEAN, 0},

  F (POLITICAL_STATUS) = {"political_status", NC_ ("entity", "Political Status"), "政治面貌|党派|面貌|是否党员|党员否", PARTY, JIN_TYPE_CHOICE,
                          JIN_FIELD_EXPECTED | JIN_FIELD_DEFAULT, .list = "political_status"},
  F (PARTY_JOIN) = {"party_join", NC_ ("entity", "Joined the Party"), "入党时间|入党年月|入党日期|何时入党|加入组织时间|党内时间", PARTY, JIN_TYPE_DATE, 0},
  F (PARTY_FULL) = {"party_full", NC_ ("entity", "Full Member Since"), "转正时间|转正日期|转正年月|预备期满|转为正式党员时间", PARTY, JIN_TYPE_DATE, 0},
  F (PARTY_AGE) = {"party_age", NC_ ("entity", "Party Age"), "党龄|在党年限", PARTY, JIN_TYPE_INTEGER, 0, .compute = jin_person_party_age, .expression = "years(party_full)", .width = 6},
  F (POLITICAL_BIRTHDAY) = {"political_birthday", NC_ ("entity", "Political Birthday"), "政治生日", PARTY, JIN_TYPE_DATE, 0, .compute = jin_person_political_birthday},
  F (BRANCH) = {"branch", NC_ ("entity", "Branch"), "所在党支部|党支部|所在支部|所属支部|所属党支部|所属党组织|所在党组织|党组织名称|组织关系所在地|支部名称", PARTY, JIN_TYPE_REFERENCE,
                JIN_FIELD_EXPECTED | JIN_FIELD_DEFAULT | JIN_FIELD_INDEXED, .target = &jin_organisation_entity, .mirror = JIN_MEMBERSHIP_BRANCH, .width = 20},
  F (PARTY_GROUP) = {"party_group", NC_ ("entity", "Party Group"), "党小组|小组|组别|所在党小组", PARTY, JIN_TYPE_REFERENCE, 0, .target = &jin_organisation_entity, .mirror = JIN_MEMBERSHIP_PARTY_GROUP},
  F (MEMBER_STATUS) = {"member_status", NC_ ("entity", "Membership Status"), "党员类别|正式/预备|党员状态", PARTY, JIN_TYPE_CHOICE, 0, .list = "member_status", .mirror = JIN_MEMBERSHIP_STATUS},
  F (DUES_BASE) = {"dues_base", NC_ ("entity", "Dues Base"), "党费基数|党费计算基数|计算基数|党费标准基数", PARTY, JIN_TYPE_MONEY, JIN_FIELD_SENSITIVE},
  F (MEDAL_YEAR) = {"medal_year", NC_ ("entity", "Medal Year"), "纪念章颁发年度|光荣在党50年|50年党龄|颁发时间|纪念章领取", PARTY, JIN_TYPE_INTEGER, 0},
  F (MEDAL_NUMBER) = {"medal_number", NC_ ("entity", "Medal Number"), "纪念章号|章号|纪念章编号", PARTY, JIN_TYPE_TEXT, 0},

  F (HEALTH) = {"health", NC_ ("entity", "Health"), "健康状况|健康|身体状况|身体情况|健康情况", HOME, JIN_TYPE_CHOICE, JIN_FIELD_EXPECTED | JIN_FIELD_SENSITIVE, .list = "health"},
  F (SELF_CARE) = {"self_care", NC_ ("entity", "Self-care"), "生活能否自理|自理能力|能否自理|失能情况|活动能力", HOME, JIN_TYPE_CHOICE, JIN_FIELD_SENSITIVE, .list = "self_care", .compute = jin_person_self_care},
  F (LIVING) = {"living", NC_ ("entity", "Living With"), "居住状况|居住情况|居住|空巢/独居|与谁同住|养老方式", HOME, JIN_TYPE_CHOICE, JIN_FIELD_EXPECTED, .list = "living"},
  F (RESIDENCE) = {"residence", NC_ ("entity", "Residence"), "居住地区|是否异地|易地安置|安置地|外地居住|居住地|居住状况|居住情况", HOME, JIN_TYPE_CHOICE, 0, .list = "residence"},
  F (SPECIALTY) = {"specialty", NC_ ("entity", "Specialties"), "专长|专业特长|特长|专业|特长爱好|专长爱好", HOME, JIN_TYPE_CHOICES, 0, .list = "specialty"},
  F (HOBBY) = {"hobby", NC_ ("entity", "Hobbies"), "爱好|兴趣爱好|兴趣|特长爱好|专长爱好|爱好特长", HOME, JIN_TYPE_CHOICES, 0, .list = "hobby"},
  F (VOLUNTEER_WISH) = {"volunteer_wish", NC_ ("entity", "Volunteer Wish"), "服务意愿|志愿服务意愿|作用发挥|发挥作用情况", HOME, JIN_TYPE_TEXT, 0},
  F (SOCIAL_POSTS) = {"social_posts", NC_ ("entity", "Social Posts"), "社会兼职|兼职情况", HOME, JIN_TYPE_TEXT, 0},

  F (PHONE) = {"phone", NC_ ("entity", "Phone"), "联系电话|电话|联系方式|手机|手机号|移动电话|本人电话|手机号码|电话号码|本人手机", CONTACT, JIN_TYPE_PHONE,
               JIN_FIELD_EXPECTED | JIN_FIELD_SEARCH | JIN_FIELD_DEFAULT},
  F (HOME_PHONE) = {"home_phone", NC_ ("entity", "Home Phone"), "固定电话|固话|家庭电话|宅电|座机|办公电话|住宅电话", CONTACT, JIN_TYPE_PHONE, JIN_FIELD_SEARCH},
  F (ADDRESS) = {"address", NC_ ("entity", "Home Address"), "现住址|住址|家庭住址|家庭地址|居住地址|通讯地址|详细地址|住所|现居住地|现居住地址", CONTACT, JIN_TYPE_TEXT, JIN_FIELD_EXPECTED | JIN_FIELD_ADDRESS | JIN_FIELD_SEARCH},
  F (HOMETOWN_ADDRESS) = {"hometown_address", NC_ ("entity", "Registered Address"), "户籍地址|户口所在地|户籍|户籍所在地", CONTACT, JIN_TYPE_TEXT, JIN_FIELD_ADDRESS},
  F (COMMUNITY) = {"community", NC_ ("entity", "Community"), "社区|小区|街道|镇街|村居|网格|所在社区", CONTACT, JIN_TYPE_TEXT, 0},

  F (RELATION) = {"relation", NC_ ("entity", "Relation to the Office"), "服务关系|与本单位关系", SERVICE, JIN_TYPE_CHOICE, 0, .list = "relation"},
  F (MANAGING_UNIT) = {"managing_unit", NC_ ("entity", "Managing Unit"), "现管单位|管理单位|主管单位|服务单位|接收单位|归口单位|现管理单位", SERVICE, JIN_TYPE_TEXT, 0, .width = 20},
  F (LEVEL) = {"level", NC_ ("entity", "Level"), "层级|层次|单位层级", SERVICE, JIN_TYPE_CHOICE, 0, .list = "level"},
  F (LIST_ORDER) = {"list_order", NC_ ("entity", "List Order"), "原表序号|序号|编号|No.|花名册序号", SERVICE, JIN_TYPE_INTEGER, JIN_FIELD_INDEXED, .width = 6},
  F (MGMT_CLASS) = {"mgmt_class", NC_ ("entity", "Management Class"), "管理类别|分类管理|管理分类", SERVICE, JIN_TYPE_CHOICE, 0, .list = "mgmt_class"},
  F (LIAISON) = {"liaison", NC_ ("entity", "Contact Cadre"), "联系干部|挂钩联系人|结对人|联系领导|责任人|包联干部", SERVICE, JIN_TYPE_TEXT, 0},
  F (CERTIFICATE) = {"certificate_number", NC_ ("entity", "Certificate Number"), "离退休证号|离休证号|老干部证号|优待证号|退休证号", SERVICE, JIN_TYPE_TEXT, JIN_FIELD_SENSITIVE},
  F (STATE) = {"state", NC_ ("entity", "Personal State"), "人员状态|变动情况|增减|异动|是否健在|在世|人员现状", SERVICE, JIN_TYPE_CHOICE, 0, .list = "person_state", .mirror = JIN_PERSON_STATE_STATE},
  F (DIED_ON) = {"died_on", NC_ ("entity", "Died On"), "去世时间|去世日期|逝世|逝世时间|病故|病故时间|离世时间", DEATH, JIN_TYPE_DATE, 0},
  F (DEATH_CAUSE) = {"death_cause", NC_ ("entity", "Cause of Death"), "去世原因|离世原因", DEATH, JIN_TYPE_TEXT, JIN_FIELD_SENSITIVE},
  F (NOTE) = {"note", NC_ ("entity", "Note"), "备注|说明|其他|备考|情况说明", SERVICE, JIN_TYPE_LONG_TEXT, 0},

  F (EMERGENCY_CONTACTS) = {"emergency_contacts", NC_ ("entity", "Emergency Contacts"), "紧急联系人数", SUMMARY, JIN_TYPE_INTEGER, JIN_FIELD_READ_ONLY, .expression = "count(contact where emergency=1)"},
  F (LAST_VISIT) = {"last_visit", NC_ ("entity", "Last Contact"), "最近联系", SUMMARY, JIN_TYPE_DATE, JIN_FIELD_READ_ONLY | JIN_FIELD_DEFAULT,
                    .expression = "last(visit.date where result is empty or result in (1,2,3))"},
  F (VISITS) = {"visits", NC_ ("entity", "Times Visited"), "走访次数", SUMMARY, JIN_TYPE_INTEGER, JIN_FIELD_READ_ONLY, .expression = "count(visit where result is empty or result in (1,2,3))"},
  F (LAST_ATTENDED) = {"last_attended", NC_ ("entity", "Last Attended"), "最近参加活动", SUMMARY, JIN_TYPE_TIME, JIN_FIELD_READ_ONLY, .expression = "last(attendance.activity.start where state in (1,2))"},
  F (COMPLETENESS) = {"completeness", NC_ ("entity", "Completeness (%)"), "完整率", SUMMARY, JIN_TYPE_INTEGER, 0, .compute = jin_person_completeness},
  F (KEY_CARE) = {"key_care", NC_ ("entity", "Key Care"), "重点关爱", SUMMARY, JIN_TYPE_BOOLEAN, 0, .compute = jin_person_key_care},
};

G_STATIC_ASSERT (G_N_ELEMENTS (fields) == JIN_PERSON_N_FIELDS);

const JinEntity jin_person_entity = {
  .number = JIN_ENTITY_PERSON,
  .name = "person",
  .label = NC_ ("entity", "Person"),
  .plural = NC_ ("entity", "People"),
  .heads = "花名册|离退休干部花名册|离休干部花名册|退休干部花名册|党员花名册|党员名单|离退休干部信息采集表|人员名单",
  .icon = "avatar-default-symbolic",
  .flags = JIN_ENTITY_PEOPLE,
  .fields = fields,
  .n_fields = JIN_PERSON_N_FIELDS,
  .title = JIN_PERSON_NAME,
  .subtitle = JIN_PERSON_BIRTH,
  .order = "list_order, name",
  .match = "id_number|name+birth",
  .derive = jin_person_derive,
  .check = jin_person_check,
};
