# SPDX-License-Identifier: GPL-3.0-or-later
"""A clerk before the program's window: reads and clicks through AT-SPI, types through X.  Waits on conditions only."""
import subprocess
import time
import warnings

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

warnings.simplefilter("ignore", DeprecationWarning)
BUTTONS = (Atspi.Role.PUSH_BUTTON, Atspi.Role.TOGGLE_BUTTON)
PATIENCE = 20  # seconds until something that should be there is missed


def wait(condition, what, patience=PATIENCE):
    """What @condition gives as soon as that is true."""
    deadline = time.monotonic() + patience
    while True:
        try:
            found = condition()
        except GLib.Error:  # the widget went away while it was read
            found = None
        if found:
            return found
        if time.monotonic() > deadline:
            raise AssertionError(f"waited {patience} s for {what}")
        time.sleep(0.05)


class Clerk:
    def __init__(self, program, *words, env):
        self.process = subprocess.Popen([program, *words], env=env)
        self.application = wait(self._application, "the program")
        self.focus()

    def _application(self):
        self.alive()
        desktop = Atspi.get_desktop(0)
        for index in range(desktop.get_child_count()):
            child = desktop.get_child_at_index(index)
            if child is not None and child.get_process_id() == self.process.pid and child.get_child_count() > 0:
                return child
        return None

    def windows(self):
        command = ["xdotool", "search", "--onlyvisible", "--pid", str(self.process.pid)]
        return subprocess.run(command, capture_output=True, text=True, check=False).stdout.split()

    def focus(self):
        """There is no window manager: the newest window gets the keys."""
        window = wait(self.windows, "a window")[-1]
        subprocess.run(["xdotool", "windowfocus", "--sync", window], check=True)
        return window

    def key(self, *keys):
        subprocess.run(["xdotool", "key", *keys], check=True)

    def type(self, text):
        subprocess.run(["xdotool", "type", "--delay", "10", text], check=True)

    def _walk(self, node):
        yield node
        for index in range(min(node.get_child_count(), 500)):
            child = node.get_child_at_index(index)
            if child is not None and child.get_state_set().contains(Atspi.StateType.VISIBLE):
                yield from self._walk(child)

    def all(self, test):
        self.alive()
        return [node for node in self._walk(self.application) if test(node)]

    def find(self, name, role=None, within=None):
        """The node of that name and role, once it is there."""
        def first():
            for node in self._walk(within or self.application):
                if node.get_name() == name and role in (None, node.get_role()):
                    return node
            return None
        return wait(first, f"“{name}”")

    def alive(self):
        if self.process.poll() is not None:
            raise AssertionError(f"the program ended with {self.process.returncode}")

    def see(self, part):
        return wait(lambda: self.all(lambda node: part in (node.get_name() or "")), f"“{part}” on the screen")

    def gone(self, part):
        wait(lambda: not self.all(lambda node: part in (node.get_name() or "")), f"“{part}” to go")

    def click(self, name):
        """The innermost button around that text; a heading of the same words is passed over."""
        def clicked():
            for node in self.all(lambda each: each.get_name() == name):
                for _ in range(4):
                    if node is None or node.get_role() in BUTTONS:
                        break
                    node = node.get_parent()
                if node is not None and node.get_role() in BUTTONS and node.get_state_set().contains(Atspi.StateType.SENSITIVE):
                    return node.do_action(0)
            return False
        wait(clicked, f"“{name}” to be clicked")

    def enter(self, name, text):
        """Sets an entry."""
        entry = self.find(name, Atspi.Role.TEXT)
        wait(lambda: entry.set_text_contents(text), f"“{name}” to be written in")

    def choose_file(self, button, path):
        """In GTK's file chooser, whose location entry opens with the first slash typed.  It is not read through AT-SPI:
        GTK 4.8 crashes when that happens while the chooser goes away."""
        self.find(button)
        wait(lambda: len(self.windows()) == self.application.get_child_count(), "all windows")
        before = self.windows()
        self.click(button)
        wait(lambda: len(self.windows()) > len(before), "the file chooser")
        chooser = self.focus()
        self.type(str(path))
        self.press_until("Return", lambda: chooser not in self.windows(), "the file chooser to close")
        self.focus()

    def press_until(self, key, condition, what):
        """A key may be eaten by a popup that just opens or closes: pressed again if nothing came of it."""
        for _ in range(5):
            self.key(key)
            try:
                return wait(condition, what, 3)
            except AssertionError:
                self.focus()
        raise AssertionError(f"{key} was pressed in vain for {what}")

    def end(self):
        self.process.terminate()
        self.process.wait(PATIENCE)
