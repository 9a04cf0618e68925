#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A morning in the office, in Chinese: the office's own roster, a person found by initials, edited and taken back, a
主题党日 planned, the same numbers on the charts page, and names on paper."""
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

import clerk

SAMPLES = os.path.join(os.environ["JINQIU_SRCDIR"], "tests/exchange/data")
ADDRESS = "示例市东区和平路1号"


def main():
    folder = tempfile.mkdtemp(prefix="jinqiu-e2e-")
    db = os.path.join(folder, "office.db")
    env = dict(os.environ, XDG_CONFIG_HOME=folder, XDG_DATA_HOME=folder)

    def cli(*words):
        command = [os.environ["JINQIU_CLI"], *words, "--db", db]
        return subprocess.run(command, capture_output=True, text=True, check=True, env=env).stdout

    def kept(entity, field, value):
        return any(row[field] == value for row in json.loads(cli("list", entity, "--columns", field, "--json")))

    desk = None
    try:
        cli("import", os.path.join(SAMPLES, "花名册-样表.xlsx"))
        desk = clerk.Clerk(os.environ["JINQIU"], "--db", db, env=env)
        desk.see("在册人数 86 人")

        desk.key("ctrl+2")
        desk.see("花名册 — 金秋")
        desk.key("ctrl+f")
        desk.type("jsm")
        desk.see("共 1 人")
        desk.key("Return")
        desk.see("贾胜民 — 金秋")

        desk.key("F2")
        desk.enter("现住址", ADDRESS)
        desk.key("ctrl+s")
        clerk.wait(lambda: kept("person", "address", ADDRESS), "the address to be kept")
        desk.gone("姓名（必填）")
        desk.key("ctrl+z")
        clerk.wait(lambda: not kept("person", "address", ADDRESS), "the address to be taken back")

        desk.key("ctrl+4")
        desk.see("活动日历 — 金秋")
        desk.key("ctrl+n")
        desk.enter("活动名称（必填）", "十一月主题党日")
        desk.click("主题党日")
        desk.enter("时间（必填）", "2026.11.20 09:30")
        desk.key("ctrl+s")
        clerk.wait(lambda: kept("activity", "title", "十一月主题党日"), "the activity to be kept")

        desk.key("ctrl+1")
        desk.see("本期活动 1 次")
        desk.see("在册人数 86 人")

        paper = os.path.join(folder, "roster.pdf")
        cli("form", "F1", "-o", paper)
        text = subprocess.run(["pdftotext", "-raw", paper, "-"], capture_output=True, text=True, check=True).stdout
        assert "贾胜民" in re.sub(r"\s", "", text)
    finally:
        if desk is not None:
            desk.end()
        shutil.rmtree(folder)


if __name__ == "__main__":
    sys.exit(main())
