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
