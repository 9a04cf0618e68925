#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Goes through every page and dialog of an invented office in Chinese as a screen reader would, and fails on words that are
not Chinese, on controls without a name, on names said twice and on what no code filled in."""
import json
import os
import shutil
import subprocess
import sys
import tempfile

import clerk

COMMANDS = ("党内任职", "家属和联系人", "流动党员", "走访慰问", "新增：老同志", "新增：党内任职", "新增：家属或联系人", "新增：活动",
            "新增：流动记录", "新增：走访慰问")
DIALOGS = ("导入 Excel 表格", "操作记录")
TABS = ("时间线", "资料")
# What GTK and libadwaita put into these themselves has no names.
THEIRS = ("设置", "键盘快捷键", "关于金秋")


class Reader:
    def __init__(self, folder):
        self.db = os.path.join(folder, "demo.db")
        self.env = dict(os.environ, XDG_CONFIG_HOME=folder, XDG_DATA_HOME=folder, HOME=folder)
        self.cli("demo", "--people", "40")
        self.desk = clerk.Clerk(os.environ["JINQIU"], "--db", self.db, env=self.env)

    def cli(self, *words):
        command = [os.environ["JINQIU_CLI"], *words, "--db", self.db]
        return subprocess.run(command, check=True, env=self.env, capture_output=True, text=True).stdout

    def search(self, text):
        """By the search over everything, through which all can be reached by keyboard."""
        search = self.desk.open(lambda: self.desk.key("ctrl+k"))
        self.desk.enter("全局搜索", text)

        def is_first():
            hit = self.desk.first(lambda node: node.get_role() == clerk.Role.LIST_ITEM)
            return hit is not None and hit.get_name() == text
        clerk.wait(is_first, f"“{text}” to be found")
        self.desk.press_until("Return", lambda: search not in self.desk.windows(), "the search to close")

    def read_pages(self):
        for number, title in enumerate(("统计图", "花名册", "党组织", "活动日历", "台账"), 1):
            self.desk.key(f"ctrl+{number}")
            self.desk.see(f"{title} — 金秋")
            self.desk.complain()
        for command in COMMANDS:
            self.search(command)
            self.desk.focus()
            self.desk.see(f"{command.removeprefix('新增：')} — 金秋")
            self.desk.complain()

    def read_person(self):
        name = json.loads(self.cli("list", "person", "--columns", "name", "--json"))[0]["name"]
        self.search(name)
        self.desk.focus()
        self.desk.see(f"{name} — 金秋")
        for tab in TABS:
            self.desk.click(tab)
            self.desk.complain()

    def read_dialogs(self):
        for command in DIALOGS + THEIRS:
            self.search(command)
            clerk.wait(lambda: len(self.desk.windows()) == 2, f"“{command}” to open")
            dialog = self.desk.focus()
            self.desk.complain("no name" if command in THEIRS else None)
            self.desk.close(dialog, "Escape")


def main():
    folder = tempfile.mkdtemp(prefix="jinqiu-e2e-")
    reader = None
    try:
        reader = Reader(folder)
        reader.read_pages()
        reader.read_person()
        reader.read_dialogs()
    finally:
        if reader is not None:
            reader.desk.end()
        shutil.rmtree(folder)


if __name__ == "__main__":
    sys.exit(main())
