# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of jinqiu-cli share: running it, and telling unittest's results as TAP."""
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import traceback
import unittest

SOURCE = pathlib.Path(os.environ["JINQIU_SRCDIR"])
SAMPLES = SOURCE / "tests/exchange/data"
PROGRAM = os.environ["JINQIU_CLI"]
HAN = re.compile("[\u4e00-\u9fff]")


class Case(unittest.TestCase):
    """A case in a folder of its own, with a database at self.db that need not exist yet."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="jinqiu-cli-")
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.db = self.folder / "office.db"

    def cli(self, *words, code=0, db=None, silent=True):
        """Its output; a failure must say why in Chinese on stderr alone, a success nothing of a crash."""
        command = [PROGRAM, *map(str, words), "--db", str(db or self.db)]
        result = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
        self.assertEqual(result.returncode, code, f"{command[1:]}\n{result.stdout}{result.stderr}")
        if code >= 2:
            self.assertRegex(result.stderr, HAN, f"no Chinese sentence: {command[1:]}")
            self.assertEqual(result.stdout if silent else "", "", f"{command[1:]} failed and printed")
        self.assertNotRegex(result.stderr, "CRITICAL|WARNING|Sanitizer")
        return result.stdout

    def json(self, *words, code=0, db=None):
        return json.loads(self.cli(*words, "--json", code=code, db=db))

    def find(self, entity, **wanted):
        """The one row whose fields are these."""
        rows = [row for row in self.json("list", entity, "--columns", ",".join(wanted))
                if all(row[name] == value for name, value in wanted.items())]
        self.assertEqual(len(rows), 1, wanted)
        return rows[0]["uid"]

    def pdf_text(self, path):
        """Without white space: on paper a short name is spaced out to the width of three characters."""
        text = subprocess.run(["pdftotext", "-raw", path, "-"], capture_output=True, text=True, check=True).stdout
        return re.sub(r"\s", "", text)


class Tap(unittest.TestResult):
    def _say(self, test, outcome="ok", detail=""):
        print(f"{outcome} {self.testsRun} - {test.id().split('.', 1)[1]}", file=sys.__stdout__)
        # Meson prints what went to stderr when a program fails.
        print(detail, end="", file=sys.__stderr__)

    def addSuccess(self, test):
        self._say(test)

    def addFailure(self, test, err):
        super().addFailure(test, err)
        self._say(test, "not ok", self.failures[-1][1])

    def addError(self, test, err):
        super().addError(test, err)
        self._say(test, "not ok", self.errors[-1][1])


    def addSubTest(self, test, subtest, err):
        super().addSubTest(test, subtest, err)
        if err is not None:
            print(subtest.id(), *traceback.format_exception(*err), sep="\n", file=sys.__stderr__)


def main():
    suite = unittest.defaultTestLoader.loadTestsFromModule(sys.modules["__main__"])
    print(f"1..{suite.countTestCases()}", flush=True)
    result = Tap()
    suite.run(result)
    sys.exit(not result.wasSuccessful())
