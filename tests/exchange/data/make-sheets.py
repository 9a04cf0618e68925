#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the spreadsheets of other programs that the tests read.

They are kept in the tree; README.md says which program made which.  Run this only to change
them.  Needs python3-openpyxl, libxlsxwriter, LibreOffice and python3-uno.  All people are
fictitious.
"""

import ctypes
import datetime
import pathlib
import shutil
import subprocess
import tempfile
import time

import openpyxl
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill

HERE = pathlib.Path(__file__).resolve().parent
GREY = PatternFill("solid", fgColor="FFC0C0C0")


def roster(book):
    sheet = book.active
    sheet.title = "第一支部"
    sheet.append(["离退休干部花名册"])
    sheet.merge_cells("A1:H1")
    sheet.append(["序号", "姓名", "出生年月", "身份证号", "退休时间", "党内情况", None, "年龄"])
    sheet.append([None, None, None, None, None, "入党时间", "交纳比例", None])
    for column in "ABCDEH":
        sheet.merge_cells(f"{column}2:{column}3")
    sheet.merge_cells("F2:G2")
    sheet.append([1, "张　三", 1948.1, "329901194810055671", datetime.date(2008, 10, 1), datetime.date(1972, 5, 16), 0.005, "=2025-1948"])
    sheet.append([2, "李四", "1939年2月", 329901193902273027, datetime.date(1994, 2, 1), "1960.02", 0.01, "=2025-1939"])
    sheet.append([3, "王五", datetime.date(1941, 3, 12), "'329901194103125890", None, None, True, None])
    sheet.append([4, "赵六", "1950.5", "329901195005051234", datetime.datetime(2010, 5, 6, 9, 30), None, None, "=1/0"])
    sheet["C4"].number_format = "0.00"
    sheet["C6"].number_format = '[$-804]yyyy"年"m"月"d"日";@'
    sheet["E4"].number_format = 'yyyy"年"m"月"'
    sheet["E5"].number_format = "yyyy/m/d"
    sheet["E7"].number_format = "yyyy/m/d h:mm"
    sheet["F4"].number_format = "[DBNum1][$-804]yyyy\"年\"m\"月\"d\"日\""
    sheet["G4"].number_format = sheet["G5"].number_format = "0.0%"
    for cell in sheet[5]:
        cell.fill = GREY
    sheet["B6"].font = Font(strike=True, color="FFFF0000")
    sheet["B5"].comment = Comment("2024 年去世", "老干部科")
    sheet.row_dimensions[7].hidden = True
    sheet.column_dimensions["H"].hidden = True


TITLE = "市局离退休干部花名册"
HEADS = ["序号", " 姓  名 ", "性\n别", "出生\n年月", "身份证号", "单位及职务", "联系电话", "党内情况", None, "备注"]
SECOND_HEADS = [None] * 7 + ["入党\n时间", "转正时间"]
MONTH = 'yyyy"年"m"月"'
# A value, or a value and how it is shown; days are serial numbers.
FIRST = [
    [1, "张　三", "男", (1935.06, "0.00"), "'320501193506150017", "市教育局主任科员", 13800138000, (26420, MONTH), (26800, "yyyy/m/d")],
    [],
    [2, "李四", "女", "一九三八年九月九日", "４５０３００１９３８０９０９００４１", "市卫生局副局长", "13900139000、0512-65123456", "60.02", "1961/3/5"],
    [3, "王  五", "男", (1948.1, "0.00"), "无", "同上", (13700137000, "0"), 197302, "19740315"],
    [4, "赵六", "女", (17811, "m/d/yyyy"), None, "市水利局科员", "\t0512-65120000", "1975年7月1日"],
    [5, "钱七", "男", "48.5", None, None, 13600136000, (27949, "[$-804]yyyy\"年\"m\"月\"d\"日\";@")],
    ["合计", "5人"],
    ["填表人：张某", None, None, "审核人："],
]
SECOND = [
    [1, "周九", "男", "1939-02", None, "市教育局科员"],
    [2, "吴十", "女", "1939.13", None, "市教育局科员"],
]
HIDDEN_ROW, MERGED_ROWS = 9, (8, 9)  # from 0: 钱七; the unit of 赵六 and 钱七


def quirks_sheet(sheet, people):
    sheet.append([TITLE])
    sheet.merge_cells("A1:J1")
    sheet.append(["填报单位：市局老干部科", None, None, None, None, None, None, None, None, "2026年11月"])
    sheet.append(HEADS)
    sheet.append(SECOND_HEADS)
    for column in "ABCDEFGJ":
        sheet.merge_cells(f"{column}3:{column}4")
    sheet.merge_cells("H3:I3")
    for row, person in enumerate(people, 5):
        for column, value in enumerate(person, 1):
            shown = value if isinstance(value, tuple) else (value, "General")
            if shown[0] is not None:
                sheet.cell(row, column, shown[0]).number_format = shown[1]


def quirks_openpyxl(path):
    book = openpyxl.Workbook()
    first = book.active
    first.title = "第一党支部"
    quirks_sheet(first, FIRST)
    first.merge_cells(start_row=MERGED_ROWS[0] + 1, end_row=MERGED_ROWS[1] + 1, start_column=6, end_column=6)
    first.row_dimensions[HIDDEN_ROW + 1].hidden = True
    first.column_dimensions["J"].hidden = True
    quirks_sheet(book.create_sheet("第二党支部"), SECOND)
    book.create_sheet("说明").append(["请各支部认真填写"])
    book.save(path)


class Options(ctypes.Structure):
    _fields_ = [("constant_memory", ctypes.c_uint8), ("tmpdir", ctypes.c_char_p), ("use_zip64", ctypes.c_uint8),
                ("output_buffer", ctypes.c_void_p), ("output_buffer_size", ctypes.c_void_p)]


class Hidden(ctypes.Structure):
    _fields_ = [("hidden", ctypes.c_uint8), ("level", ctypes.c_uint8), ("collapsed", ctypes.c_uint8)]


class Writer:
    """As much of libxlsxwriter as is needed here."""

    def __init__(self, path, **options):
        self.lib = ctypes.CDLL("libxlsxwriter.so")
        for name in ("workbook_new_opt", "workbook_add_worksheet", "workbook_add_format"):
            getattr(self.lib, name).restype = ctypes.c_void_p
        self.book = ctypes.c_void_p(self.lib.workbook_new_opt(str(path).encode(), ctypes.byref(Options(**options))))

    def sheet(self, name):
        return ctypes.c_void_p(self.lib.workbook_add_worksheet(self.book, name.encode()))

    def format(self, number=None, fill=None, ink=None):
        made = ctypes.c_void_p(self.lib.workbook_add_format(self.book))
        if number is not None:
            self.lib.format_set_num_format(made, number.encode())
        if fill is not None:
            self.lib.format_set_bg_color(made, ctypes.c_uint32(fill))
        if ink is not None:
            self.lib.format_set_font_color(made, ctypes.c_uint32(ink))
        return made

    def write(self, sheet, row, column, value, made=None):
        row, column = ctypes.c_uint32(row), ctypes.c_uint16(column)
        if isinstance(value, str):
            self.lib.worksheet_write_string(sheet, row, column, value.encode(), made)
        elif value is not None:
            self.lib.worksheet_write_number(sheet, row, column, ctypes.c_double(value), made)

    def merge(self, sheet, row, column, last_row, last_column, text):
        self.lib.worksheet_merge_range(sheet, ctypes.c_uint32(row), ctypes.c_uint16(column), ctypes.c_uint32(last_row),
                                       ctypes.c_uint16(last_column), text.encode(), None)

    def close(self):
        if self.lib.workbook_close(self.book) != 0:
            raise OSError("libxlsxwriter")


def quirks_xlsxwriter(path):
    """The same roster as quirks_openpyxl(), in the container for more than 4 GB."""
    writer = Writer(path, use_zip64=1)
    for name, people in (("第一党支部", FIRST), ("第二党支部", SECOND)):
        sheet = writer.sheet(name)
        writer.merge(sheet, 0, 0, 0, 9, TITLE)
        writer.write(sheet, 1, 0, "填报单位：市局老干部科")
        writer.write(sheet, 1, 9, "2026年11月")
        for column, head in enumerate(HEADS):
            if head is not None and column != 7:
                if SECOND_HEADS[column:column + 1] in ([None], []):
                    writer.merge(sheet, 2, column, 3, column, head)
        writer.merge(sheet, 2, 7, 2, 8, HEADS[7])
        writer.write(sheet, 3, 7, SECOND_HEADS[7])
        writer.write(sheet, 3, 8, SECOND_HEADS[8])
        for row, person in enumerate(people, 4):
            for column, value in enumerate(person):
                shown = value if isinstance(value, tuple) else (value, None)
                writer.write(sheet, row, column, shown[0], writer.format(shown[1]) if shown[1] else None)
        if people is FIRST:
            writer.merge(sheet, MERGED_ROWS[0], 5, MERGED_ROWS[1], 5, "市水利局科员")
            writer.lib.worksheet_set_row_opt(sheet, ctypes.c_uint32(HIDDEN_ROW), ctypes.c_double(15), None, ctypes.byref(Hidden(1)))
            writer.lib.worksheet_set_column_opt(sheet, ctypes.c_uint16(9), ctypes.c_uint16(9), ctypes.c_double(8), None,
                                                ctypes.byref(Hidden(1)))
    writer.write(writer.sheet("说明"), 0, 0, "请各支部认真填写")
    writer.close()


def marks_xlsxwriter(path):
    """Inline strings; rows filled grey, a name in red, rows of one text between the people."""
    writer = Writer(path, constant_memory=1)
    sheet = writer.sheet("名册")
    grey, red = writer.format(fill=0xBFBFBF), writer.format(ink=0xFF0000)
    rows = [("序号", "姓名", "性别"), ("一、第一党支部（3人）",), (1, "张三", "男", grey), (2, "李四", "女"), (3, "王五", "男", grey),
            ("二、第二党支部（2人）",), (4, "赵六", "女"), (5, "钱七", "男", red)]
    for row, cells in enumerate(rows):
        made = cells[3] if len(cells) > 3 else None
        for column, value in enumerate(cells[:3]):
            writer.write(sheet, row, column, value, made if made is not red or column == 1 else None)
    writer.close()


def days_1904(path):
    book = openpyxl.Workbook()
    book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    book.active.append(["姓名", "性别", "出生年月", "退休时间"])
    book.active.append(["张三", "男", datetime.date(1948, 10, 5), datetime.date(2008, 10, 31)])
    book.active["C2"].number_format = MONTH
    book.active["D2"].number_format = "yyyy/m/d"
    book.save(path)


PAGE = """<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">
<head><meta http-equiv=Content-Type content="text/html; charset=gb2312">
<!--[if gte mso 9]><xml><x:ExcelWorkbook><x:ExcelWorksheets><x:ExcelWorksheet><x:Name>第一支部</x:Name>
<x:WorksheetOptions><x:DisplayGridlines/></x:WorksheetOptions></x:ExcelWorksheet></x:ExcelWorksheets></x:ExcelWorkbook></xml><![endif]-->
<style>
<!-- td, th {{ font-size: 10pt; }} .t {{ mso-number-format: "\\@"; }}
.d {{ mso-number-format: "yyyy\\0022年\\0022m\\0022月\\0022"; }} .gone {{ background: #c0c0c0; text-decoration: line-through }} -->
</style></head>
<body><h3>离退休干部花名册</h3>
<TABLE BORDER=1><COL><COL><COL><COL style="display:none"><COL>
<TR><TH ROWSPAN=2>序号<TH ROWSPAN=2>姓　名<TH ROWSPAN=2>身份证号<TH ROWSPAN=2>编号<TH COLSPAN=2>党内情况<TH ROWSPAN=2>联系电话
<TR><TH>入党<br>时间<TH>转正时间
{rows}</TABLE>
<p>填表人：李&nbsp;&nbsp;某
</body></html>
"""


def page_of_a_web_system(path):
    """As systems that run in a browser export it, closing tags left out and all."""
    people = [("张　三", "329901194810055676", 26451, "1973.05", "0512-65220001", ""), ("李四", "329901193902273027", 21947, "1961.1", "13900000002", ""),
              ("王五", "329901194103125890", 25000, "1969.01", "13900000003<br>65220003", " class=gone")]
    rows = "".join(f"<TR{gone}><TD>{i}<TD>{name}<TD class=t>{number}<TD>A{i}<TD class=d>{joined}<TD style='mso-number-format:\"0\\.00\"'>{full}<TD class=t>{phone}\n"
                   for i, (name, number, joined, full, phone, gone) in enumerate(people, 1))
    path.write_bytes(PAGE.format(rows=rows).replace("\\\\", "\\").encode("gb18030"))


WORKBOOK = """<?xml version="1.0" encoding="GB2312"?>
<?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:x="urn:schemas-microsoft-com:office:excel" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet" xmlns:html="http://www.w3.org/TR/REC-html40">
 <Styles>
  <Style ss:ID="Default" ss:Name="Normal"><Font ss:FontName="宋体"/></Style>
  <Style ss:ID="s1"><NumberFormat ss:Format="yyyy&quot;年&quot;m&quot;月&quot;"/></Style>
  <Style ss:ID="s2"><NumberFormat ss:Format="Fixed"/></Style>
  <Style ss:ID="s3"><NumberFormat ss:Format="@"/></Style>
  <Style ss:ID="s4" ss:Parent="s1"><Font ss:StrikeThrough="1" ss:Color="#FF0000"/><Interior ss:Color="#C0C0C0" ss:Pattern="Solid"/></Style>
 </Styles>
 <Worksheet ss:Name="第一支部">
  <Table ss:ExpandedColumnCount="6">
   <Column ss:Width="40"/><Column ss:Index="4" ss:Hidden="1"/>
   <Row><Cell ss:MergeAcross="5"><Data ss:Type="String">离退休干部花名册</Data></Cell></Row>
   <Row ss:Index="3"><Cell ss:MergeDown="1"><Data ss:Type="String">姓名</Data></Cell><Cell ss:MergeDown="1"><Data ss:Type="String">身份证号</Data></Cell><Cell ss:MergeDown="1"><Data ss:Type="String">出生年月</Data></Cell><Cell ss:MergeDown="1"><Data ss:Type="String">编号</Data></Cell><Cell ss:MergeAcross="1"><Data ss:Type="String">党内情况</Data></Cell></Row>
   <Row><Cell ss:Index="5"><Data ss:Type="String">入党时间</Data></Cell><Cell><Data ss:Type="String">转正时间</Data></Cell></Row>
   <Row><Cell><Data ss:Type="String">张　三</Data></Cell><Cell ss:StyleID="s3"><Data ss:Type="String">329901194810055671</Data></Cell><Cell ss:StyleID="s2"><Data ss:Type="Number">1948.1</Data></Cell><Cell><Data ss:Type="Number">7</Data></Cell><Cell ss:StyleID="s1"><Data ss:Type="DateTime">1972-06-01T00:00:00.000</Data></Cell><Cell ss:StyleID="s1"><Data ss:Type="DateTime">1973-06-01T00:00:00.000</Data><Comment ss:Author="x"><ss:Data><html:B>待查</html:B></ss:Data></Comment></Cell></Row>
   <Row ss:Hidden="1"><Cell><ss:Data ss:Type="String" xmlns="http://www.w3.org/TR/REC-html40">李<S>四</S></ss:Data></Cell><Cell><Data ss:Type="Number">329901193902273020</Data></Cell></Row>
   <Row ss:StyleID="s4"><Cell><Data ss:Type="String">王五</Data></Cell><Cell ss:Index="3"><Data ss:Type="DateTime">1941-03-12T00:00:00.000</Data></Cell><Cell ss:Formula="=1/0"><Data ss:Type="Error">#DIV/0!</Data></Cell><Cell><Data ss:Type="Boolean">1</Data></Cell></Row>
  </Table>
 </Worksheet>
 <Worksheet ss:Name="去世">
  <Table><Row><Cell><Data ss:Type="String">姓名</Data></Cell></Row><Row><Cell><Data ss:Type="String">钱七</Data></Cell></Row></Table>
  <WorksheetOptions xmlns="urn:schemas-microsoft-com:office:excel"><Visible>SheetHidden</Visible></WorksheetOptions>
 </Worksheet>
</Workbook>
"""


def save_protected(folder, source):
    """With a password, which only the programming interface of LibreOffice sets."""
    import uno
    from com.sun.star.beans import PropertyValue

    def value(name, content):
        made = PropertyValue()
        made.Name, made.Value = name, content
        return made

    office = subprocess.Popen(["soffice", "--headless", "--norestore", f"-env:UserInstallation=file://{folder}/profile2",
                               "--accept=pipe,name=jinqiu;urp;"])
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(60):
        try:
            context = resolver.resolve("uno:pipe,name=jinqiu;urp;StarOffice.ComponentContext")
            break
        except Exception:
            time.sleep(1)
    desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    document = desktop.loadComponentFromURL(source.as_uri(), "_blank", 0, (value("Hidden", True),))
    document.storeToURL((HERE / "protected.xls").as_uri(), (value("FilterName", "MS Excel 97"), value("Password", "jinqiu")))
    document.close(True)
    desktop.terminate()
    office.wait()


def convert(folder, source, kind, target):
    out = pathlib.Path(folder) / "out"
    subprocess.run(["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to", kind, "--outdir", str(out), str(source)],
                   check=True)
    shutil.copy(out / f"{source.stem}.{kind.split(':')[0]}", HERE / target)


def main():
    book = openpyxl.Workbook()
    roster(book)
    gone = book.create_sheet("去世")
    gone.append(["姓名"])
    gone.append(["钱七"])
    gone.sheet_state = "hidden"
    book.save(HERE / "openpyxl.xlsx")

    quirks_openpyxl(HERE / "quirks-openpyxl.xlsx")
    quirks_xlsxwriter(HERE / "quirks-libxlsxwriter.xlsx")
    marks_xlsxwriter(HERE / "marks-libxlsxwriter.xlsx")
    days_1904(HERE / "1904-openpyxl.xlsx")
    page_of_a_web_system(HERE / "web-page.xls")
    (HERE / "xml-2003.xls").write_bytes(WORKBOOK.encode("gb18030"))

    with tempfile.TemporaryDirectory() as folder:
        source = HERE / "openpyxl.xlsx"
        for kind in ("xlsx:Calc MS Excel 2007 XML", "xls:MS Excel 97", "ods", "html"):
            convert(folder, source, kind, f"libreoffice.{kind.split(':')[0]}")
        for kind in ("xlsx:Calc MS Excel 2007 XML", "xls:MS Excel 97"):
            convert(folder, HERE / "quirks-openpyxl.xlsx", kind, f"quirks-libreoffice.{kind.split(':')[0]}")
            convert(folder, HERE / "1904-openpyxl.xlsx", kind, f"1904-libreoffice.{kind.split(':')[0]}")
        letter = pathlib.Path(folder) / "letter.txt"
        letter.write_text("一封信", encoding="utf-8")
        convert(folder, letter, "doc", "letter.doc")
        save_protected(folder, source)


if __name__ == "__main__":
    main()
