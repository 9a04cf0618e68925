#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the spreadsheets of other programs that the tests read.

They are kept in the tree; run this only to change them.  Needs python3-openpyxl and
LibreOffice.  All people are fictitious.
"""

import datetime
import pathlib
import shutil
import subprocess
import tempfile

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


def main():
    book = openpyxl.Workbook()
    roster(book)
    gone = book.create_sheet("去世")
    gone.append(["姓名"])
    gone.append(["钱七"])
    gone.sheet_state = "hidden"
    book.save(HERE / "openpyxl.xlsx")

    with tempfile.TemporaryDirectory() as folder:
        source = pathlib.Path(folder) / "libreoffice.xlsx"
        shutil.copy(HERE / "openpyxl.xlsx", source)
        for kind in ("xlsx:Calc MS Excel 2007 XML", "xls:MS Excel 97", "ods", "html"):
            out = pathlib.Path(folder) / "out"
            subprocess.run(["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile",
                            "--convert-to", kind, "--outdir", str(out), str(source)], check=True)
            ending = kind.split(":")[0]
            shutil.copy(out / f"libreoffice.{ending}", HERE / f"libreoffice.{ending}")


if __name__ == "__main__":
    main()
