#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A database as version 1 left it (tests/data/v1.db) opens in this one, with every row and number, and can be worked with.

It was made once with `jinqiu-cli demo --people 40 --years 1 --seed 7` on 20 November 2026 and is never made again.
"""
import hashlib
import shutil

import jinqiu

FROZEN = jinqiu.SOURCE / "tests/data/v1.db"
ROWS = {"person": 40, "organisation": 3, "membership": 25, "person_state": 40, "post": 3, "contact": 29, "activity": 30,
        "attendance": 408, "visit": 20}
FIGURES = {"persons": "39", "members": "24"}


class Frozen(jinqiu.Case):
    def setUp(self):
        super().setUp()
        shutil.copy(FROZEN, self.db)

    def test_rows_and_figures(self):
        before = hashlib.sha256(FROZEN.read_bytes()).hexdigest()
        for entity, rows in ROWS.items():
            self.assertEqual(len(self.json("list", entity)), rows, entity)
        for figure, value in FIGURES.items():
            self.assertRegex(self.cli("figures", figure), rf"\b{value}\b")
        self.assertEqual(self.cli("verify"), "")
        self.assertEqual(hashlib.sha256(FROZEN.read_bytes()).hexdigest(), before)

    def test_work_goes_on(self):
        person = self.json("list", "person", "--limit", "1", "--columns", "name,note")[0]
        self.assertEqual(self.json("set", "person", person["uid"], "note=已核对")["note"], "已核对")
        self.cli("undo")
        self.assertEqual(self.json("show", "person", person["uid"])["note"], person["note"])
        self.cli("add", "person", "name=王建国")
        self.assertEqual(len(self.json("list", "person")), ROWS["person"] + 1)
        self.assertEqual(len(self.json("history")), 4)
        self.assertEqual(self.cli("verify"), "")


if __name__ == "__main__":
    jinqiu.main()
