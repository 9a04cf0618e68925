/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/jin-mask.h"

typedef char *(*Mask) (const char *text, JinMaskLevel level);

/* R93, as §3.0 amends it. */
static void
test_mask (void)
{
  static const struct
  {
    Mask         mask;
    JinMaskLevel level;
    const char  *text;
    const char  *masked;
  } cases[] = {
      {jin_mask_id, JIN_MASK_DEFAULT, "320501193506150017", "320***********0017"},
      {jin_mask_id, JIN_MASK_DEFAULT, "320501350615001", "320*********001"},
      {jin_mask_id, JIN_MASK_DEFAULT, "3205011935", "**********"},
      {jin_mask_id, JIN_MASK_DEFAULT, "", ""},
      {jin_mask_id, JIN_MASK_DEFAULT, "军字123", "*****"},
      /* internal work sheets still mask it */
      {jin_mask_id, JIN_MASK_INTERNAL, "320501193506150017", "320***********0017"},
      {jin_mask_id, JIN_MASK_PUBLIC, "320501193506150017", "320***********0017"},
      {jin_mask_id, JIN_MASK_NONE, "320501193506150017", "320501193506150017"},

      {jin_mask_phone, JIN_MASK_DEFAULT, "13812345678", "138****5678"},
      {jin_mask_phone, JIN_MASK_DEFAULT, "+86 138-1234-5678", "138****5678"},
      {jin_mask_phone, JIN_MASK_DEFAULT, "0512-65123456", "****-****3456"},
      {jin_mask_phone, JIN_MASK_DEFAULT, "65123456", "****3456"},
      {jin_mask_phone, JIN_MASK_DEFAULT, "13812345678、0512-65123456", "138****5678、****-****3456"},
      {jin_mask_phone, JIN_MASK_DEFAULT, "13812345678，13987654321", "138****5678、139****4321"},
      /* what is no number is no less masked */
      {jin_mask_phone, JIN_MASK_DEFAULT, "1381234567", "******4567"},
      {jin_mask_phone, JIN_MASK_DEFAULT, "", ""},
      {jin_mask_phone, JIN_MASK_INTERNAL, "13812345678", "13812345678"},
      {jin_mask_phone, JIN_MASK_PUBLIC, "13812345678", "138****5678"},
      {jin_mask_phone, JIN_MASK_NONE, "13812345678", "13812345678"},

      {jin_mask_address, JIN_MASK_DEFAULT, "江苏省苏州市姑苏区干将东路1号", "江苏省苏州市姑苏区***"},
      /* no county */
      {jin_mask_address, JIN_MASK_DEFAULT, "江苏省苏州市干将东路1号", "***"},
      {jin_mask_address, JIN_MASK_DEFAULT, "干将东路1号莲花小区3幢", "***"},
      {jin_mask_address, JIN_MASK_DEFAULT, "文昌路小区3幢", "***"},
      {jin_mask_address, JIN_MASK_DEFAULT, "市委老干部局3号楼", "***"},
      {jin_mask_address, JIN_MASK_DEFAULT, "", ""},
      /* without province, with a city that is a county, in a municipality, in a region */
      {jin_mask_address, JIN_MASK_DEFAULT, "姑苏区干将东路1号", "姑苏区***"},
      {jin_mask_address, JIN_MASK_DEFAULT, "江苏省昆山市玉山镇1号", "江苏省昆山市***"},
      {jin_mask_address, JIN_MASK_DEFAULT, "江苏省苏州市昆山市玉山镇", "江苏省苏州市昆山市***"},
      {jin_mask_address, JIN_MASK_DEFAULT, "北京市朝阳区建国路1号", "北京市朝阳区***"},
      {jin_mask_address, JIN_MASK_DEFAULT, "内蒙古自治区呼和浩特市新城区中山路", "内蒙古自治区呼和浩特市新城区***"},
      {jin_mask_address, JIN_MASK_DEFAULT, "吉林省延边朝鲜族自治州延吉市河南街", "吉林省延边朝鲜族自治州延吉市***"},
      {jin_mask_address, JIN_MASK_DEFAULT, "黑龙江省大兴安岭地区呼玛县1号", "黑龙江省大兴安岭地区呼玛县***"},
      /* counties whose names hold 路, 道, 镇, 乡 or 市 */
      {jin_mask_address, JIN_MASK_DEFAULT, "河北省唐山市路南区文化路", "河北省唐山市路南区***"},
      {jin_mask_address, JIN_MASK_DEFAULT, "黑龙江省哈尔滨市道里区1号", "黑龙江省哈尔滨市道里区***"},
      {jin_mask_address, JIN_MASK_DEFAULT, "江苏省镇江市京口区1号", "江苏省镇江市京口区***"},
      {jin_mask_address, JIN_MASK_DEFAULT, "河南省新乡市红旗区1号", "河南省新乡市红旗区***"},
      {jin_mask_address, JIN_MASK_DEFAULT, "山东省济南市市中区1号", "山东省济南市市中区***"},
      /* divisions that no table holds */
      {jin_mask_address, JIN_MASK_DEFAULT, "示例市东区文昌路274号16幢520室", "示例市东区***"},
      {jin_mask_address, JIN_MASK_DEFAULT, "苏州工业园区星湖街1号", "苏州工业园区***"},
      {jin_mask_address, JIN_MASK_INTERNAL, "姑苏区干将东路1号", "姑苏区干将东路1号"},
      {jin_mask_address, JIN_MASK_NONE, "姑苏区干将东路1号", "姑苏区干将东路1号"},

      {jin_mask_card, JIN_MASK_DEFAULT, "6222021234561234", "************1234"},
      {jin_mask_card, JIN_MASK_INTERNAL, "6222 0212 3456 1234", "************1234"},
      {jin_mask_card, JIN_MASK_DEFAULT, "1234", "****"},

      {jin_mask_name, JIN_MASK_PUBLIC, "张三", "张*"},
      {jin_mask_name, JIN_MASK_PUBLIC, "王小明", "王*明"},
      {jin_mask_name, JIN_MASK_PUBLIC, "欧阳明月", "欧**月"},
      {jin_mask_name, JIN_MASK_PUBLIC, "买买提·艾力", "买****力"},
      {jin_mask_name, JIN_MASK_PUBLIC, "张", "*"},
      {jin_mask_name, JIN_MASK_PUBLIC, "", ""},
      {jin_mask_name, JIN_MASK_DEFAULT, "张三", "张三"},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *masked = cases[i].mask (cases[i].text, cases[i].level);

      g_assert_cmpstr (masked, ==, cases[i].masked);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/mask/mask", test_mask);
  return g_test_run ();
}
