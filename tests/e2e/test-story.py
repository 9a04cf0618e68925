#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A morning in the office, in Chinese, begun with nothing: the office's own roster comes in, a person is found by initials,
edited and taken back, a 主题党日 is planned and who came is marked, the charts page and the command line say the same numbers,
and the names come out on paper."""
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

import clerk

ROSTER = os.path.join(os.environ["JINQIU_SRCDIR"], "tests/exchange/data/花名册-样表.xlsx")
ADDRESS = "示例市东区和平路1号"
BRANCH = "第二离退休干部党支部"
TITLE = "十一月主题党日"


class Story:
    def __init__(self, folder):
        self.folder = folder
        self.env = dict(os.environ, XDG_CONFIG_HOME=folder, XDG_DATA_HOME=folder, HOME=folder)
        self.db = os.path.join(folder, "jinqiu/jinqiu.db")
        assert not os.path.exists(self.db)
        self.desk = clerk.Clerk(os.environ["JINQIU"], env=self.env)

    def cli(self, *words):
        command = [os.environ["JINQIU_CLI"], *words, "--json", "--db", self.db]
        return json.loads(subprocess.run(command, capture_output=True, text=True, check=True, env=self.env).stdout)

    def wait_kept(self, entity, field, value, kept=True):
        clerk.wait(lambda: kept == any(row[field] == value for row in self.cli("list", entity, "--columns", field)),
                   f"“{value}” to be {'kept' if kept else 'taken back'}")

    def import_roster(self):
        desk = self.desk
        # A name that can be typed on the keys that there are.
        roster = os.path.join(self.folder, "2026.xlsx")
        shutil.copy(ROSTER, roster)
        desk.see("欢迎 — 金秋")
        desk.complain()
        dialog = desk.open(lambda: desk.click("导入 Excel 花名册"))
        desk.choose_file("选择文件…", roster)
        desk.see("已对应 20 列")
        desk.complain()
        desk.click("核对")
        desk.see("第 3 步，共 4 步：核对，当前步骤")
        desk.find("导入 86 行")
        desk.complain()
        desk.click("导入 86 行")
        desk.see("已导入 86 人")
        desk.complain()
        desk.click("查看名单")
        clerk.wait(lambda: dialog not in desk.windows(), "the import to close")
        desk.focus()
        desk.see("花名册 — 金秋")
        assert len(self.cli("list", "person", "--columns", "name")) == 86

    def edit_and_undo(self):
        desk = self.desk
        search = desk.open(lambda: desk.key("ctrl+k"))
        desk.type("jsm")
        desk.see("贾胜民")
        desk.complain()
        desk.close(search, "Return")
        desk.see("贾胜民 — 金秋")
        desk.key("F2")
        desk.enter("现住址", ADDRESS)
        desk.complain()
        desk.key("ctrl+s")
        self.wait_kept("person", "address", ADDRESS)
        desk.gone("姓名（必填）")
        desk.key("ctrl+z")
        self.wait_kept("person", "address", ADDRESS, kept=False)
        desk.key("ctrl+shift+z")
        self.wait_kept("person", "address", ADDRESS)
        desk.complain()

    def plan(self):
        desk = self.desk
        desk.key("ctrl+4")
        desk.see("活动日历 — 金秋")
        desk.key("ctrl+n")
        desk.enter("活动名称（必填）", TITLE)
        desk.click("主题党日")
        desk.enter("时间（必填）", "2026.11.20 09:30")
        desk.tab_to("党组织")
        desk.type("delt")
        field = desk.find("党组织", clerk.Role.TEXT)
        desk.press_until("Return", lambda: clerk.text_of(field) == BRANCH, "the branch to be taken")
        desk.complain()
        desk.key("ctrl+s")
        self.wait_kept("activity", "title", TITLE)

    def mark_attendance(self):
        """Two by their initials, one of them excused; the next one by its key in the list; then all the rest."""
        desk = self.desk
        desk.press_until("ctrl+Return", lambda: desk.see(f"{TITLE} — 金秋"), "the attendance page")
        desk.see("应到 21 · 实到 0")
        desk.tab_to("要登记为参加的姓名")
        desk.type("jsm")
        desk.key("Return")
        desk.see("应到 21 · 实到 1")
        desk.type("lm3")
        desk.see("还有 19 人未登记")
        desk.key("Down", "5")
        desk.see("应到 21 · 实到 0")
        desk.click("其余全部参加")
        desk.see("应到 21 · 实到 19 · 到会率 90.5%")
        desk.complain()
        desk.key("ctrl+s")
        clerk.wait(lambda: self.cli("list", "activity", "--columns", "expected,present")[0]["present"], "the attendance to be kept")

    def compare_numbers(self):
        desk = self.desk
        desk.key("ctrl+1")
        desk.see("统计图 — 金秋")
        people = self.total("age-bands")
        members = self.total("branches")
        activities = self.total("activities")
        rate = next(point["value"] for point in self.points("attendance-rate") if point["label"] == "11月")
        assert (people, members, activities) == (86, 73, 1), (people, members, activities)
        desk.see(f"在册人数 {people} 人")
        desk.see(f"党员 {members} 人")
        desk.see(f"本期活动 {activities} 次")
        desk.see(f"到会率 {rate * 100:.1f}%")
        desk.complain()

    def points(self, figure):
        return [point for series in self.cli("figures", figure)["series"] for point in series["points"]]

    def total(self, figure):
        return round(sum(point["value"] or 0 for point in self.points(figure)))

    def print_names(self):
        desk = self.desk
        paper = os.path.join(self.folder, "86.pdf")
        desk.key("ctrl+2")
        desk.see("花名册 — 金秋")
        desk.key("ctrl+p")
        desk.find("预览")
        desk.complain()
        desk.click("预览")
        desk.find("另存为 PDF…")
        desk.complain()
        desk.choose_file("另存为 PDF…", paper)
        desk.see("已保存“86.pdf”")
        text = subprocess.run(["pdftotext", "-raw", paper, "-"], capture_output=True, text=True, check=True).stdout
        text = re.sub(r"\s", "", text)
        missing = [row["name"] for row in self.cli("list", "person", "--columns", "name") if row["name"] not in text]
        assert not missing, missing


def main():
    folder = tempfile.mkdtemp(prefix="jinqiu-e2e-")
    story = None
    try:
        story = Story(folder)
        story.import_roster()
        story.edit_and_undo()
        story.plan()
        story.mark_attendance()
        story.compare_numbers()
        story.print_names()
    finally:
        if story is not None:
            story.desk.end()
        shutil.rmtree(folder)


if __name__ == "__main__":
    sys.exit(main())
