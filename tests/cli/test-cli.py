#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""jinqiu-cli as scripts use it: every command, its JSON, its files and its exit codes."""
import collections
import csv
import datetime
import json
import os
import sqlite3
import xml.etree.ElementTree as ET
import zipfile

import openpyxl

import jinqiu

TRUTH = json.loads((jinqiu.SAMPLES / "truth.json").read_text(encoding="utf-8"))
ROSTER, MEMBERS = "花名册-样表.xlsx", "党员名单-GBK.csv"
MOBILE, MEETINGS = "流动党员台账-样表.xlsx", "组织生活台账-2025.xlsx"
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
COUNTS = ("new", "changed", "same", "doubtful", "rejected")


class Bulk(jinqiu.Case):
    """One edit of many rows: looked at first, written as one transaction, undone as one."""

    def setUp(self):
        super().setUp()
        for name, birth in ("张三", "1935"), ("李四", "1938"), ("王五", "1950"):
            self.cli("add", "person", f"name={name}", f"birth={birth}")

    def communities(self):
        return {row["name"]: row["community"] for row in self.json("list", "person", "--columns", "name,community")}

    def test_dry_run_changes_nothing(self):
        plan = self.json("bulk", "person", "--filter", "birth<1940", "community=东园", "--dry-run")
        self.assertEqual([plan[key] for key in ("transaction", "changed", "same", "refused")], [0, 2, 0, 0])
        self.assertEqual(plan["kinds"], [{"field": "community", "before": "", "after": "东园", "rows": 2}])
        self.assertEqual(sorted(row["title"] for row in plan["rows"]), ["张三", "李四"])
        self.assertEqual(plan["rows"][0]["changes"], [{"field": "community", "before": "", "after": "东园"}])
        self.assertEqual(set(self.communities().values()), {None})

    def test_written_and_undone_as_one(self):
        done = self.json("bulk", "person", "--filter", "birth<1940", "community=东园", "note=已核对")
        self.assertGreater(done["transaction"], 0)
        self.assertEqual(self.communities(), {"张三": "东园", "李四": "东园", "王五": None})
        again = self.json("bulk", "person", "--filter", "birth<1940", "community=东园", code=1)
        self.assertEqual((again["transaction"], again["changed"], again["same"]), (0, 0, 2))
        self.cli("undo")
        self.assertEqual(set(self.communities().values()), {None})

    def test_several_choices(self):
        self.json("bulk", "person", "--filter", "", "hobby=书法")
        self.json("bulk", "person", "--filter", "name='张三'", "hobby+=摄影", "hobby-=书法")
        rows = self.json("list", "person", "--columns", "name,hobby")
        self.assertEqual({row["name"]: row["hobby"] for row in rows}, {"张三": "摄影", "李四": "书法", "王五": "书法"})

    def test_refused(self):
        plan = self.json("bulk", "person", "--filter", "", "died_on=1936", code=0)
        self.assertEqual((plan["changed"], plan["refused"]), (1, 2))
        self.assertTrue(all(row["problem"] for row in plan["rows"] if row["title"] != "张三"))

    def test_bad_words(self):
        self.cli("bulk", "person", "community=东园", code=2)
        self.cli("bulk", "person", "--filter", "", code=2)
        self.cli("bulk", "person", "--filter", "nonsense=1", "community=东园", code=3)
        self.cli("bulk", "person", "--filter", "", "nonsense=1", code=3)
        self.cli("bulk", "person", "--filter", "", "community+=东园", code=3)
        self.assertEqual(set(self.communities().values()), {None})


class Import(jinqiu.Case):
    def take(self, name, *words, code=0, **expected):
        plan = self.json("import", jinqiu.SAMPLES / name, *words, code=code)
        self.assertEqual({key: plan[key] for key in COUNTS}, dict.fromkeys(COUNTS, 0) | expected)
        self.assertEqual(plan["problems"], [])
        return plan

    def test_roster(self):
        truth = TRUTH[ROSTER]
        self.take(ROSTER, new=truth["persons"])
        rows = self.json("list", "person", "--columns", "name,branch")
        self.assertEqual(sorted(row["name"] for row in rows), sorted(truth["names"]))
        self.assertTrue(all(row["branch"] is None or row["branch_uid"] for row in rows))
        # What the office has already is no news.
        self.take(ROSTER, code=1, same=truth["persons"])

    def test_gbk_members(self):
        truth = TRUTH[MEMBERS]
        self.take(MEMBERS, new=truth["persons"])
        statuses = collections.Counter(row["political_status"] for row in self.json("list", "person", "--columns", "political_status"))
        self.assertEqual(statuses["中共党员"], truth["party"])

    def test_mobile_members(self):
        truth = TRUTH[MOBILE]
        self.take(MOBILE, new=truth["rows"])
        ways = collections.Counter(row["direction"] for row in self.json("list", "absence"))
        self.assertEqual(ways, {"流出": truth["out"], "流入": truth["in"]})
        # Those who flowed in are on no list of people served.
        served = self.json("list", "person", "--filter", "relation='served'")
        self.assertEqual(len(served), truth["out"])

    def test_meetings(self):
        truth = TRUTH[MEETINGS]
        self.take(MEETINGS, new=truth["rows"])
        kinds = collections.Counter(kind for row in self.json("list", "activity", "--columns", "types") for kind in row["types"].split("、"))
        # The office writes 民主评议 and means E18's 民主评议党员.
        self.assertEqual({kind.replace("民主评议党员", "民主评议"): n for kind, n in kinds.items()}, truth["kinds"])

    def test_dry_run_writes_nothing(self):
        self.take(ROSTER, "--dry-run", new=TRUTH[ROSTER]["persons"])
        self.assertEqual(self.json("list", "person", code=1), [])

    def test_bad_rows_are_told_and_kept_apart(self):
        # R86: a wrong check digit and a day that never was; R89: a number that the spreadsheet has cut.
        sheet = self.folder / "名单.csv"
        sheet.write_text("姓名,性别,出生年月,身份证号\n王建国,男,1948.10,\n李爱华,女,1941.02.30,\n"
                         "赵为民,男,1950.01,110101195001010011\n钱大有,男,1949.03,1.10101E+17\n", encoding="utf-8")
        rejects = self.folder / "退回.xlsx"
        plan = self.json("import", sheet, "--as", "person", "--rejects", rejects)
        self.assertEqual(sum(plan[key] for key in COUNTS), 4)
        self.assertGreaterEqual(plan["new"], 1)
        self.assertTrue(plan["problems"])
        for problem in plan["problems"]:
            self.assertEqual(set(problem), {"sheet", "row", "column", "reason", "rule"})
            self.assertIn(problem["row"], (3, 4, 5))
            self.assertRegex(problem["reason"], jinqiu.HAN)
        self.assertEqual({problem["row"] for problem in plan["problems"]}, {3, 4, 5})
        self.assertTrue(rejects.exists())
        other = self.folder / "other.db"
        self.cli("import", sheet, "--as", "person", "--all-or-nothing", code=3, db=other, silent=False)
        self.assertEqual(self.json("list", "person", code=1, db=other), [])


class Records(jinqiu.Case):
    def setUp(self):
        super().setUp()
        self.branch = self.json("add", "organisation", "name=第一离退休干部党支部", "kind=党支部")["uid"]
        self.person = self.json("add", "person", "name=王建国", "sex=男", "birth=1948.10", "party_join=1970-05-01", "party_full=1971-05-01",
                                "political_status=中共党员", "dues_base=5230.5", "branch=第一离退休干部党支部",
                                "id_number=110101194810010012", "hobby=书法、摄影")["uid"]

    def test_json_form(self):
        expected = {"uid": self.person, "name": "王建国", "sex": "男", "birth": "1948-10", "age": 78, "party_join": "1970-05-01",
                    "dues_base": "5230.50", "branch": "第一离退休干部党支部", "branch_uid": self.branch, "hobby": "书法、摄影",
                    "state": "在册", "relation": "服务对象", "key_care": False, "phone": None}
        row = self.json("show", "person", self.person)
        self.assertEqual({key: row[key] for key in expected}, expected)
        columns = "name,birth,dues_base,branch"
        self.assertEqual(self.json("list", "person", "--columns", columns),
                         [{key: expected[key] for key in ("uid", "name", "birth", "dues_base", "branch", "branch_uid")}])
        coded = self.json("show", "person", self.person, "--codes")
        self.assertEqual((coded["sex"], coded["state"], coded["relation"]), ("1", "registered", "served"))

    def test_times_and_several_choices(self):
        row = self.json("add", "activity", "title=十月主题党日", "types=主题党日,党课", "start=2026-10-20 09:30",
                        "organisation=" + self.branch, "expected=20")
        self.assertEqual((row["start"], set(row["types"].split("、")), row["organisation_uid"], row["expected"]),
                         ("2026-10-20T09:30", {"主题党日", "党课"}, self.branch, 20))

    def test_files(self):
        # A file goes into the database, and comes out of a copy of it; one that is not there is refused.
        path = os.path.join(self.folder, "处分决定.txt")
        with open(path, "w", encoding="utf-8") as file:
            file.write("正文")
        row = self.json("add", "document", "person=王建国", "title=处分决定", "file=" + path)
        self.assertRegex(row["file"], "^[0-9a-f]{64}$")
        self.cli("verify")
        self.cli("add", "document", "person=王建国", "title=没有的", "file=" + path + "x", code=3)

    def test_declared_fields(self):
        # The names that scripts were promised.
        promised = {
            "person": "name sex birth id_number nation retire_type work_start revolution_date retired_on unit post managing_unit "
                      "relation list_order rank treatment political_status party_join party_full branch health living address "
                      "phone specialty hobby dues_base state died_on",
            "organisation": "name kind parent unit_nature founded_on fixed_day address",
            "activity": "title types organisation start end place host mode expected present content state",
            "attendance": "activity person state note",
        }
        declared = {entity["name"]: {field["name"] for field in entity["fields"]} for entity in self.json("entities")}
        for entity, names in promised.items():
            self.assertLessEqual(set(names.split()), declared[entity], entity)

    def test_id_numbers_are_masked(self):
        self.assertNotIn("110101194810010012", self.cli("list", "person", "--columns", "name,id_number"))
        self.assertNotIn("110101194810010012", self.cli("show", "person", self.person, "--json"))
        self.assertIn("110101194810010012", self.cli("show", "person", self.person, "--unmask", "核对档案"))
        self.cli("show", "person", self.person, "--unmask", "", code=3)

    def test_filter_sort_and_limit(self):
        for name, birth in (("甲仁", "1940"), ("乙义", "1950"), ("丙礼", "1960")):
            self.cli("add", "person", "name=" + name, "birth=" + birth)
        names = [row["name"] for row in self.json("list", "person", "--filter", "years(birth)>=70", "--sort", "-birth", "--limit", "2")]
        self.assertEqual(names, ["乙义", "王建国"])
        self.assertEqual(self.json("list", "person", "--filter", "years(birth)>=200", code=1), [])
        self.assertRegex(self.cli("list", "person", "--limit", "1", "--sort", "birth").splitlines()[0], "^姓名 +性别 ")

    def test_set_undo_history(self):
        self.assertEqual(self.json("set", "person", self.person, "birth=1948-10-03")["birth"], "1948-10-03")
        changes = [change for change in self.json("history", "person", self.person) if change["field"] == "birth"]
        self.assertEqual([changes[0][key] for key in ("entity", "before", "after")], ["person", "1948.10", "1948.10.03"])
        before = self.json("history")
        self.cli("undo")
        self.assertEqual(self.json("show", "person", self.person)["birth"], "1948-10")
        after = self.json("history")
        self.assertEqual(len(after), len(before) + 1)
        self.assertEqual(after[0]["undo_of"], before[0]["id"])
        # A transaction by its number.
        self.cli("undo", after[0]["id"])
        self.assertEqual(self.json("show", "person", self.person)["birth"], "1948-10-03")

    def test_end(self):
        membership = self.find("membership", person="王建国")
        self.cli("end", "membership", membership, "--as-of", "2026-11-01")
        self.assertEqual(self.json("show", "membership", membership)["until"], "2026-11-01")
        self.assertIsNone(self.json("show", "person", self.person)["branch"])
        self.cli("end", "person", self.person, code=3)

    def test_duplicates_and_merge(self):
        self.assertEqual(self.json("duplicates", "person"), [])
        # The old form of the same number; the same name and month.
        twin = self.cli("add", "person", "name=王健国", "id_number=110101481001001", "phone=13912345678", "hobby=书法").strip()
        third = self.cli("add", "person", "name=王健国", "birth=1948-10").strip()
        pairs = self.json("duplicates", "person", code=1)
        self.assertEqual([(pair["same"], pair["level"], {pair["one_uid"], pair["other_uid"]}) for pair in pairs],
                         [("id_number", "surely", {self.person, twin}), ("name+birth", "probably", {twin, third})])
        self.assertEqual(len(self.json("duplicates", "person", "--limit", "1", code=1)), 1)
        # Two who are told apart are not proposed again.
        self.cli("add", "different_people", "one=" + twin, "other=" + third)
        self.assertEqual(len(self.json("duplicates", "person", code=1)), 1)

        self.cli("add", "visit", "person=" + twin, "date=2026-02-10")
        done = self.json("merge", "person", self.person, twin)
        self.assertEqual((done["kept_uid"], done["merged_uid"]), (self.person, twin))
        self.assertTrue(any("走访慰问" in line for line in done["did"]), done)
        kept = self.json("show", "person", self.person)
        self.assertEqual((kept["phone"], kept["hobby"], kept["visits"]), ("13912345678", "书法、摄影", 1))
        self.assertEqual(self.json("show", "person", twin)["merged_into_uid"], self.person)
        self.assertEqual(sorted(row["name"] for row in self.json("list", "person")), sorted([kept["name"], "王健国"]))
        self.assertEqual(self.json("list", "different_people", "--columns", "one,other")[0]["one_uid"], self.person)
        self.assertEqual(self.json("duplicates", "person"), [])
        self.cli("verify")
        # A file that has the one who was given up is about the one who was kept.
        path = self.folder / "old.csv"
        path.write_text("姓名,出生年月,身份证号\n王健国,1948.10.01,110101481001001\n", encoding="utf-8")
        self.assertEqual(self.json("import", path, "--dry-run", code=1)["same"], 1)
        # It is done; and nobody is merged into somebody who was merged.
        self.cli("merge", "person", self.person, twin, code=1)
        self.cli("merge", "person", twin, third, code=3)
        self.cli("merge", "person", third, third, code=3)
        self.cli("undo")
        self.assertIsNone(self.json("show", "person", twin)["merged_into"])
        self.assertEqual(self.json("show", "person", twin)["visits"], 1)

    def test_export(self):
        columns = ("name", "birth", "branch")
        words = ("export", "person", "--columns", ",".join(columns), "-o")
        self.cli(*words, self.folder / "名册.csv")
        with open(self.folder / "名册.csv", encoding="utf-8-sig", newline="") as file:
            table = list(csv.reader(file))
        self.assertEqual(table, [["姓名", "出生日期", "所在党支部"], ["王建国", "1948.10", "第一离退休干部党支部"]])
        self.cli(*words, self.folder / "名册.xlsx")
        cells = [cell for row in openpyxl.load_workbook(self.folder / "名册.xlsx").active.iter_rows(values_only=True) for cell in row]
        self.assertLessEqual({*table[0], "王建国", datetime.datetime(1948, 10, 1), "第一离退休干部党支部"}, set(cells))
        self.cli(*words, self.folder / "名册.json")
        self.assertEqual(json.loads((self.folder / "名册.json").read_text(encoding="utf-8")),
                         self.json("list", "person", "--columns", ",".join(columns)))
        self.cli(*words, self.folder / "名册.docx", "--title", "重阳节走访名单")
        with zipfile.ZipFile(self.folder / "名册.docx") as package:
            words_of_it = [text.text for text in ET.fromstring(package.read("word/document.xml")).iter(WORD + "t")]
        self.assertLessEqual({"重阳节走访名单", "序号", *table[0], *table[1]}, set(words_of_it))
        self.cli(*words, self.folder / "名册.doc", code=2)

    def test_export_masked(self):
        """R93: each use shows what it needs; R94: all of it only with a reason."""
        self.cli("set", "person", self.person, "phone=13812345678", "address=江苏省苏州市姑苏区干将东路1号")
        seen = {}
        for level in ("internal", "report", "public"):
            path = self.folder / (level + ".csv")
            self.cli("export", "person", "--columns", "name,phone,address", "--mask", level, "-o", path)
            with open(path, encoding="utf-8-sig", newline="") as file:
                seen[level] = list(csv.reader(file))[1]
        self.assertEqual(seen["internal"], ["王建国", "13812345678", "江苏省苏州市姑苏区干将东路1号"])
        self.assertEqual(seen["report"], ["王建国", "138****5678", "江苏省苏州市姑苏区***"])
        self.assertEqual(seen["public"], ["王*国", "138****5678", "江苏省苏州市姑苏区***"])
        self.cli("export", "person", "--mask", "secret", "-o", self.folder / "a.csv", code=2)
        self.cli("export", "person", "--mask", "public", "--unmask", "核对", "-o", self.folder / "a.csv", code=2)


class Reports(jinqiu.Case):
    def setUp(self):
        super().setUp()
        self.cli("import", jinqiu.SAMPLES / ROSTER)

    def test_figures(self):
        self.assertIn("86", self.cli("figures", "persons"))
        figure = self.json("figures", "age-bands")
        self.assertEqual(set(figure), {"title", "unit", "series"})
        points = [point for series in figure["series"] for point in series["points"]]
        self.assertTrue(all(set(point) == {"label", "value", "filter"} for point in points))
        self.assertEqual(sum(point["value"] for point in points), 86)
        # What a point counts is what its filter lists.
        point = max(points, key=lambda each: each["value"])
        self.assertEqual(len(self.json("list", "person", "--filter", point["filter"])), point["value"])

    def test_every_chart(self):
        charts = self.json("charts")
        self.assertGreaterEqual(len(charts), 4)
        for chart in charts:
            with self.subTest(chart["name"]):
                path = self.folder / (chart["name"] + ".svg")
                self.cli("chart", chart["name"], "-o", path)
                words = [text.text for text in ET.parse(path).iter("{http://www.w3.org/2000/svg}text")]
                self.assertIn(chart["title"], words)
        self.cli("chart", "age-bands", "-o", self.folder / "a.pdf")
        self.assertIn("离退休干部年龄结构", self.pdf_text(self.folder / "a.pdf"))
        self.cli("chart", "age-bands", "-o", self.folder / "a.png")
        self.assertEqual((self.folder / "a.png").read_bytes()[:4], b"\x89PNG")

    def test_forms(self):
        path = self.folder / "form.pdf"
        titles = {form["name"]: form["title"] for form in self.json("forms")}
        self.assertEqual([titles.get(name) for name in ("F1", "F6", "charts")], ["离退休干部花名册", "支部活动签到表", "离退休干部工作统计图"])
        self.cli("form", "F1", "-o", path)
        text = self.pdf_text(path)
        self.assertEqual([name for name in TRUTH[ROSTER]["names"] if name not in text], [])
        self.cli("form", "labels", "--size", "2x7", "--filter", "address is not empty", "-o", path)
        self.assertIn("同志", self.pdf_text(path))
        self.cli("form", "envelopes", "--size", "b6", "-o", path)
        self.assertIn("贴邮票处", self.pdf_text(path))
        self.cli("form", "envelopes", "--size", "3x8", "-o", path, code=3)
        self.cli("form", "charts", "-o", path)
        self.assertIn("离退休干部年龄结构", self.pdf_text(path))
        branch = self.json("list", "organisation")[0]["uid"]
        members = [row["name"] for row in self.json("list", "person", "--columns", "name,branch") if row["branch_uid"] == branch]
        activity = self.json("add", "activity", "title=主题党日", "types=主题党日", "start=2026-11-20 09:30", "organisation=" + branch)
        self.cli("form", "F6", "--for", activity["uid"], "-o", path)
        text = self.pdf_text(path)
        self.assertTrue(members)
        self.assertEqual([name for name in members if name not in text], [])


class Safety(jinqiu.Case):
    def setUp(self):
        super().setUp()
        self.person = self.json("add", "person", "name=王建国", "birth=1948")["uid"]

    def test_backup_restore_verify(self):
        backup = self.folder / "backup.db"
        self.cli("backup", backup)
        self.cli("set", "person", self.person, "name=王建军")
        self.assertEqual(self.cli("verify"), "")
        self.cli("verify", backup)
        self.cli("restore", backup)
        self.assertEqual(self.json("show", "person", self.person)["name"], "王建国")
        self.cli("verify")

    def test_wrong_usage(self):
        for words in (["nonsense"], ["list"], ["list", "person", "--limit", "x"], ["list", "person", "--nonsense"], ["add"],
                      ["show", "person"], ["merge", "person", "a"], ["duplicates"], ["undo", "abc"], ["backup"], ["chart", "age-bands"], ["form", "F1", "-o", "a.doc"],
                      ["demo", "--people", "0"], ["list", "person", "--as-of", "1941.02.30"]):
            with self.subTest(words):
                self.cli(*words, code=2)

    def test_bad_input(self):
        whole = (jinqiu.SAMPLES / ROSTER).read_bytes()
        for name, content in (("hello.xlsx", b"hello"), ("cut.xlsx", whole[:3000]), ("empty.csv", b""), ("none.xlsx", None)):
            path = self.folder / name
            if content is not None:
                path.write_bytes(content)
            with self.subTest(name):
                self.cli("import", path, code=3)
        for words in (["list", "nonsense"], ["list", "person", "--filter", "nonsense=1"], ["show", "person", "nonsense"],
                      ["add", "person", "birth=1941.02.30"], ["add", "person", "name=甲", "nonsense=1"], ["undo", "99999"],
                      ["set", "person", self.person, "sex=nonsense"], ["set", "person", self.person, "merged_into=" + self.person],
                      ["duplicates", "visit"], ["merge", "person", self.person, "nonsense"], ["chart", "nonsense", "-o", "a.svg"],
                      ["form", "nonsense", "-o", "a.pdf"], ["figures", "nonsense"], ["history", "person", "nonsense"],
                      ["export", "person", "-o", self.folder / "none/a.csv"], ["demo"]):
            with self.subTest(words):
                self.cli(*words, code=3)
        self.assertEqual([row["name"] for row in self.json("list", "person")], ["王建国"])

    def test_database_that_cannot_be_used(self):
        add = ("add", "person", "name=甲")
        self.cli("list", "person", code=4, db=self.folder / "none.db")
        other = self.folder / "letter.db"
        other.write_text("这不是数据库" * 100, encoding="utf-8")
        kept = other.read_bytes()
        self.cli(*add, code=4, db=other)
        self.cli("verify", other, code=4)
        self.assertEqual(other.read_bytes(), kept)
        with sqlite3.connect(self.db) as database:
            version = database.execute("PRAGMA user_version").fetchone()[0]
            database.execute("PRAGMA user_version = 9999")
        self.cli(*add, code=4)
        with sqlite3.connect(self.db) as database:
            database.execute(f"PRAGMA user_version = {version}")
        database.close()
        locked = sqlite3.connect(self.db, isolation_level=None)
        locked.execute("BEGIN EXCLUSIVE")
        self.cli(*add, code=4)
        locked.execute("ROLLBACK")
        locked.close()
        os.chmod(self.db, 0o444)
        self.cli(*add, code=4)
        os.chmod(self.db, 0o644)
        self.assertEqual([row["name"] for row in self.json("list", "person")], ["王建国"])

    def test_help_and_version(self):
        self.assertIn("jinqiu-cli", self.cli("--version"))
        self.assertIn("import FILE", self.cli("--help"))


class Demo(jinqiu.Case):
    def listing(self, name, seed):
        db = self.folder / name
        self.cli("demo", "--people", "60", "--years", "1", "--seed", seed, db=db)
        return [self.cli("list", entity, "--unmask", "核对", db=db) for entity in ("person", "post", "activity", "visit", "absence")]

    def test_repeatable(self):
        first = self.listing("a.db", 7)
        served = self.json("list", "person", "--filter", "relation=served", db=self.folder / "a.db")
        self.assertEqual(len(served), 60)
        self.assertEqual(first, self.listing("b.db", 7))
        self.assertNotEqual(first, self.listing("c.db", 8))

    def test_plausible(self):
        """Of old people some eight in a hundred live alone and forty-five as a couple."""
        db = self.folder / "d.db"
        self.cli("demo", "--people", "1000", "--years", "1", db=db)
        people = self.json("list", "person", "--filter", "relation=served", "--columns", "living,marriage", db=db)
        count = lambda *living: sum(person["living"] in living for person in people)
        self.assertTrue(50 <= count("独居") <= 110, count("独居"))
        self.assertTrue(380 <= count("与配偶同住") <= 500, count("与配偶同住"))
        self.assertFalse([person for person in people if person["living"] == "与配偶同住" and person["marriage"] != "已婚"])


if __name__ == "__main__":
    jinqiu.main()
