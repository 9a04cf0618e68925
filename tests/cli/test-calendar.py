#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Calendar files as another program's reader sees them, and a year planned in one go."""
import datetime

import icalendar

import jinqiu

HEAD = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Somebody//Else//EN\r\n"


def events(path):
    calendar = icalendar.Calendar.from_ical(path.read_bytes())
    assert not calendar.errors, calendar.errors
    return [event for event in calendar.walk("VEVENT") if not event.errors]


def calendar(*bodies):
    return HEAD + "".join(f"BEGIN:VEVENT\r\n{body}END:VEVENT\r\n" for body in bodies) + "END:VCALENDAR\r\n"


class Calendar(jinqiu.Case):
    def write(self, name, text):
        path = self.folder / name
        path.write_bytes(text.encode("utf-8"))
        return path

    def take(self, text, code=0, **expected):
        plan = self.json("import", self.write("in.ics", text), code=code)
        found = {key: plan[key] for key in ("new", "changed", "same", "rejected")}
        self.assertEqual(found, dict.fromkeys(found, 0) | expected)
        return plan["problems"]

    def starts(self):
        return [row["start"] for row in self.json("list", "activity", "--columns", "start", "--sort", "start")]

    def test_export_and_back(self):
        self.cli("add", "organisation", "name=第一党支部", "kind=党支部")
        self.cli("add", "activity", "title=主题党日；学习, 讨论", "types=主题党日", "organisation=第一党支部", "start=2026-12-15T09:00", "end=2026-12-15T10:30",
                 "place=三楼会议室，" + "很长的地址" * 30)
        self.cli("add", "activity", "title=参观", "start=2026-12-20T08:00", "state=取消", "state_reason=大雨")
        path = self.folder / "out.ics"
        self.cli("export", "activity", "-o", path)
        study, outing = sorted(events(path), key=lambda event: event["DTSTART"].dt)
        self.assertEqual(study["SUMMARY"], "主题党日；学习, 讨论")
        zone = datetime.timezone(datetime.timedelta(hours=8))
        self.assertEqual(study["DTSTART"].dt.astimezone(zone).isoformat(), "2026-12-15T09:00:00+08:00")
        self.assertEqual(study["DTEND"].dt.astimezone(zone).isoformat(), "2026-12-15T10:30:00+08:00")
        self.assertIn("很长的地址" * 30, study["LOCATION"])
        self.assertIn("第一党支部", study["DESCRIPTION"])
        self.assertEqual(outing["STATUS"], "CANCELLED")
        # Lines are folded at 75 bytes and end as the standard says.
        lines = path.read_bytes().split(b"\r\n")
        self.assertLessEqual(max(map(len, lines)), 75)
        # What is here already is no news, and elsewhere all of it is.
        self.assertEqual(self.json("import", path, code=1)["same"], 2)
        self.db = self.folder / "elsewhere.db"
        self.cli("add", "organisation", "name=第一党支部", "kind=党支部")
        self.assertEqual(self.json("import", path)["new"], 2)
        self.assertEqual(self.find("activity", title="主题党日；学习, 讨论", organisation="第一党支部", start="2026-12-15T09:00", types="主题党日"), str(study["UID"]).split("@")[0])
        self.cli("export", "activity", "-o", self.folder / "one.ics", "--filter", "start<2026-12-16")
        self.assertEqual(len(events(self.folder / "one.ics")), 1)

    def test_times(self):
        self.take(calendar("UID:1\r\nSUMMARY:世界时\r\nDTSTART:20261215T010000Z\r\nDTEND:20261215T020000Z\r\n",
                           "UID:2\r\nSUMMARY:无时区\r\nDTSTART:20261216T090000\r\nDURATION:PT1H30M\r\n",
                           "UID:3\r\nSUMMARY:全天\r\nDTSTART;VALUE=DATE:20261217\r\nDTEND;VALUE=DATE:20261218\r\n"), new=3)
        rows = self.json("list", "activity", "--columns", "title,start,end", "--sort", "start")
        self.assertEqual([(row["title"], row["start"], row["end"]) for row in rows],
                         [("世界时", "2026-12-15T09:00", "2026-12-15T10:00"), ("无时区", "2026-12-16T09:00", "2026-12-16T10:30"), ("全天", "2026-12-17T00:00", None)])

    def test_repeating(self):
        text = calendar("UID:r\r\nSUMMARY:党课\r\nDTSTART;TZID=Asia/Shanghai:20261210T090000\r\nRRULE:FREQ=MONTHLY;COUNT=4\r\nEXDATE;TZID=Asia/Shanghai:20270110T090000\r\n",
                        "UID:r\r\nSUMMARY:党课（改期）\r\nRECURRENCE-ID;TZID=Asia/Shanghai:20270210T090000\r\nDTSTART;TZID=Asia/Shanghai:20270212T090000\r\n")
        self.take(text, new=2)
        self.assertEqual(self.starts(), ["2026-12-10T09:00", "2027-02-12T09:00", "2027-03-10T09:00"])
        # Read again, nothing comes twice; one step back is all of it.
        self.take(text, code=1, same=2)
        self.cli("undo")
        self.assertEqual(self.json("list", "activity", code=1), [])

    def test_endless(self):
        problems = self.take(calendar("UID:e\r\nSUMMARY:学习\r\nDTSTART:20261201T090000\r\nRRULE:FREQ=MONTHLY;BYMONTHDAY=1\r\n"), new=1)
        self.assertEqual(len(problems), 1)
        self.assertEqual(len(self.starts()), 13)
        self.assertEqual(self.starts()[-1], "2027-12-01T09:00")

    def test_refused(self):
        problems = self.take(calendar("UID:a\r\nSUMMARY:每秒\r\nDTSTART:20261201T090000\r\nRRULE:FREQ=SECONDLY\r\n",
                                      "UID:b\r\nSUMMARY:太多\r\nDTSTART:20000101T090000\r\nRRULE:FREQ=DAILY\r\n",
                                      "UID:c\r\nSUMMARY:没有日子\r\n",
                                      "UID:d\r\nSUMMARY:二月三十一日\r\nDTSTART:20260231T090000\r\n",
                                      "UID:f\r\nSUMMARY:可以\r\nDTSTART:20261201T090000\r\n"), new=1, rejected=4)
        self.assertEqual(len(problems), 4)
        self.assertEqual(self.starts(), ["2026-12-01T09:00"])

    def test_no_calendar(self):
        self.cli("import", self.write("note.ics", "今天开会"), code=3)
        self.cli("import", self.write("empty.ics", ""), code=3)
        large = self.folder / "large.ics"
        with large.open("wb") as file:
            file.truncate(50 * 1024 * 1024 + 1)
        self.cli("import", large, code=3)
        self.cli("import", self.write("many.ics", calendar(*["UID:x\r\nDTSTART:20261201T090000\r\n"] * 20001)), code=3)
        self.cli("export", "person", "-o", self.folder / "people.ics", code=3)

    def test_festivals(self):
        self.cli("add", "activity", "title=x", "start=2026-12-20T08:00")
        path = self.folder / "festivals.ics"
        self.cli("festivals", "-o", path, "--from", "2025", "--until", "2027")
        found = {(str(event["SUMMARY"]), event["DTSTART"].dt.isoformat()) for event in events(path)}
        for name, day in (("春节", "2026-02-17"), ("重阳", "2025-10-29"), ("端午", "2027-06-09"), ("国庆节（休）", "2026-10-01"), ("国庆节调休（班）", "2026-10-10")):
            self.assertTrue(any(title == name and start == day for title, start in found), (name, day))
        long = next(event for event in events(path) if str(event["SUMMARY"]) == "春节（休）" and event["DTSTART"].dt.year == 2026)
        self.assertEqual(long["DTEND"].dt, datetime.date(2026, 2, 24))
        self.cli("festivals", "-o", path, "--from", "1800", "--until", "1801", code=3)

    def test_plan_year(self):
        self.cli("add", "organisation", "name=第一党支部", "kind=党支部", "fixed_day=每月15日")
        branch = self.find("organisation", name="第一党支部")
        plan = self.json("plan-year", branch, "--year", "2027", "--dry-run")
        self.assertEqual(len(plan), 12)
        self.assertEqual(plan[8] | {"title": None}, {"start": "2027-09-16T09:00", "organisation": "第一党支部", "title": None, "types": "主题党日、党员大会", "month": 9, "is_there": False})
        self.assertIn("素质提升月", plan[8]["title"])
        self.assertEqual(self.json("list", "activity", code=1), [])
        self.cli("plan-year", branch, "--year", "2027", "--time", "14:30")
        self.assertEqual(len(self.starts()), 12)
        self.assertEqual(self.starts()[0], "2027-01-15T14:30")
        # Once more there is nothing left to plan; one step back takes all of it.
        self.assertTrue(all(item["is_there"] for item in self.json("plan-year", branch, "--year", "2027", code=1)))
        self.cli("undo")
        self.assertEqual(self.json("list", "activity", code=1), [])
        self.cli("plan-year", "00000000-0000-4000-8000-000000000000", code=3)


if __name__ == "__main__":
    jinqiu.main()
