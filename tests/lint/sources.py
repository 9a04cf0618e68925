#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: sources.py CHECK   One of the checks below over the source tree; prints each fault as FILE:LINE: what is wrong."""
import os
import pathlib
import re
import sys

ROOT = pathlib.Path(os.environ.get("JINQIU_SRCDIR", pathlib.Path(__file__).parents[2]))

# Which rooms a room may include (docs/architecture.md).
ARROWS = {
    "base": "",
    "record": "base",
    "office": "base record",
    "store": "base record",
    "chart": "base",
    "exchange": "base record office store",
    "report": "base record office store chart",
    "paper": "base record office store chart report exchange",
    "ui": "base record office store chart report exchange paper",
    "cli": "base record office store chart report exchange paper",
    "main.c": "base record office store chart report exchange paper ui",
}
# Libraries that only some rooms may see.
LIBRARIES = {
    re.compile(r"(gtk|gdk|gsk)/|adwaita\.h"): "ui main.c",
    re.compile(r"sqlite3\.h|libpq-fe\.h"): "store",
}
# Where Chinese may stand outside po/: labels and headings of the ledgers, tables and marks of the language itself,
# what sheets of others are read by, what is printed on paper, and the names of the fictitious bureau.
CHINESE = re.compile(r"src/(base|office|exchange|paper|report)/|src/cli/jin-demo")
HAN = re.compile("[\u2e80-\u2fdf\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
COMMENT_OR_STRING = re.compile(r'/\*.*?\*/|//[^\n]*|("(?:\\.|[^"\\])*"|\'(?:\\.|[^\'\\])*\')', re.DOTALL)
INCLUDE = re.compile(r'^\s*#\s*include\s+[<"]([^>"]+)[>"]')
GENERATED = "Made by build-aux/"


def files(*folders, suffixes):
    for folder in folders:
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in suffixes or path.name in suffixes:
                yield path, path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")


def layers():
    """Includes follow the arrows."""
    for _, name, text in files("src", suffixes={".c", ".h"}):
        room = name.split("/")[1]
        allowed = ARROWS[room].split() + [room]
        for number, line in enumerate(text.splitlines(), 1):
            found = INCLUDE.match(line)
            if not found:
                continue
            header = found[1]
            other = header.split("/")[0]
            if other in ARROWS and other not in allowed:
                yield f"{name}:{number}: {room} must not see {other}"
            for library, rooms in LIBRARIES.items():
                if library.match(header) and room not in rooms.split():
                    yield f"{name}:{number}: {header} is for {rooms} alone"


def chinese():
    """Strings are English, but where Chinese is the matter itself."""
    for _, name, text in files("src", suffixes={".c", ".h", ".ui"}):
        if CHINESE.match(name):
            continue
        code = COMMENT_OR_STRING.sub(lambda m: m[1] or "\n" * m[0].count("\n"), text)
        for number, line in enumerate(code.splitlines(), 1):
            if HAN.search(line):
                yield f"{name}:{number}: Chinese in the source; use an English message and po/zh_CN.po"


def licence():
    """The licence stands in the first line, or in the second after an interpreter or an XML declaration."""
    suffixes = {".c", ".h", ".ui", ".css", ".sql", ".py", ".xml", ".in", ".svg", "meson.build", "meson_options.txt"}
    for _, name, text in files("src", "tests", "data", "po", "build-aux", suffixes=suffixes):
        head = text.splitlines()[:2]
        first = 1 if head and re.match(r"#!|<\?xml", head[0]) else 0
        if name != "po/POTFILES.in" and (len(head) <= first or "SPDX-License-Identifier: " not in head[first]):
            yield f"{name}:1: no SPDX-License-Identifier in the first line"


def size():
    """A file is at most 600 lines, a test's 700 (tables of cases), main.c under 60; generated tables may be longer."""
    for _, name, text in files("src", "tests", suffixes={".c", ".h"}):
        lines = text.count("\n")
        limit = 59 if name == "src/main.c" else 700 if name.startswith("tests/") else 600
        if lines > limit and GENERATED not in text[:400]:
            yield f"{name}:{lines}: longer than {limit} lines"


def migrations():
    """data/sql/ holds 001-what.sql, 002-what.sql … without a gap."""
    names = sorted(path.name for path in (ROOT / "data/sql").glob("*"))
    for number, name in enumerate(names, 1):
        if not re.fullmatch(rf"{number:03}-[a-z0-9-]+\.sql", name):
            yield f"data/sql/{name}:1: expected {number:03}-….sql"


CHECKS = {check.__name__: check for check in (layers, chinese, licence, size, migrations)}

faults = list(CHECKS[sys.argv[1]]())
for fault in faults:
    print(fault)
sys.exit(bool(faults))
