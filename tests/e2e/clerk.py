# SPDX-License-Identifier: GPL-3.0-or-later
"""A clerk before the program's window: reads and clicks through AT-SPI, types through X.  Waits on conditions only."""
import re
import subprocess
import time
import warnings

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

warnings.simplefilter("ignore", DeprecationWarning)
Role = Atspi.Role
BUTTONS = (Role.PUSH_BUTTON, Role.TOGGLE_BUTTON, Role.PAGE_TAB)
CONTROLS = BUTTONS + (Role.CHECK_BOX, Role.RADIO_BUTTON, Role.COMBO_BOX, Role.TEXT, Role.ENTRY, Role.PASSWORD_TEXT, Role.SLIDER,
                      Role.SPIN_BUTTON, Role.MENU_ITEM, Role.LINK)
# What GTK itself lets the keyboard stop at: boxes that scroll, handles between two parts, rows that are read by their cells.
FRAMES = (Role.SCROLL_PANE, Role.FILLER, Role.TABLE_ROW)
PATIENCE = 20  # seconds until something that should be there is missed
# GTK 4.8 calls what has no name by its class.
NAMELESS = re.compile("((Gtk|Gdk|Adw|Jin)[A-Z][A-Za-z]*)?")
# The Chinese say these so, or they are names of keys and files.
FOREIGN = {"GB", "Excel", "Word", "WPS", "PDF", "SVG", "PNG", "xlsx", "xls", "csv", "et", "Ctrl", "Alt", "Shift", "Esc", "Enter",
           "Delete", "Page", "Up", "Down", "Home", "GNU", GLib.get_user_name()}


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


def has(node, state):
    return node.get_state_set().contains(state)


def text_of(node):
    """What stands in an entry."""
    return Atspi.Text.get_text(node, 0, Atspi.Text.get_character_count(node))


def place(node):
    """The names around it, for who looks for a fault."""
    names = []
    while node.get_role() != Role.FRAME and node.get_parent() is not None:
        node = node.get_parent()
        names += [node.get_name()] if node.get_name() else []
    return " < ".join(names)


def is_shown(node):
    """Pages that never were on the screen have no size yet."""
    return "Component" in node.get_interfaces() and node.get_extents(Atspi.CoordType.WINDOW).width > 0


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

    def alive(self):
        if self.process.poll() is not None:
            raise AssertionError(f"the program ended with {self.process.returncode}")

    def end(self):
        self.process.terminate()
        self.process.wait(PATIENCE)

    # ---- the keyboard ----

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
        """Letters only: others would be typed on keys that are given them for a moment, and get lost."""
        subprocess.run(["xdotool", "type", "--delay", "10", text], check=True)

    def press_until(self, key, condition, what):
        """A key may be eaten by a popup that just opens or closes: pressed again if nothing came of it."""
        for _ in range(5):
            self.key(key)
            try:
                return wait(condition, what, 3)
            except AssertionError:
                self.focus()
        raise AssertionError(f"{key} was pressed in vain for {what}")

    def focused(self):
        """The name of what the keys go to."""
        return "".join(node.get_name() for node in self.nodes() if has(node, Atspi.StateType.FOCUSED))

    def tab_to(self, name):
        for _ in range(60):
            before = self.focused()
            if before == name:
                return
            self.key("Tab")
            wait(lambda: self.focused() != before, f"Tab to leave “{before}”")  # pylint: disable=cell-var-from-loop
        raise AssertionError(f"Tab never came to “{name}”")

    # ---- windows ----

    def open(self, how):
        """Opens a window by what @how does and turns the keyboard to it."""
        wait(lambda: len(self.windows()) == self.application.get_child_count(), "all windows")
        before = self.windows()
        how()
        wait(lambda: len(self.windows()) > len(before), "a new window")
        return self.focus()

    def close(self, window, key):
        self.press_until(key, lambda: window not in self.windows(), "the window to close")
        self.focus()

    def choose_file(self, button, path):
        """In GTK's file chooser, whose location entry opens with the first slash typed; where a name is proposed, over that."""
        self.find(button)
        chooser = self.open(lambda: self.click(button))
        for _ in range(5):  # the first keys may come before the chooser is ready, or its completion in between
            self.key("ctrl+a")
            self.type(str(path))
            try:
                wait(lambda: self.first(lambda node: node.get_role() == Role.TEXT and text_of(node) == str(path)), "the path", 2)
                break
            except AssertionError:
                continue
        self.close(chooser, "Return")

    # ---- the screen ----

    def _walk(self, node):
        yield node
        for index in range(min(node.get_child_count(), 500)):
            child = node.get_child_at_index(index)
            if child is not None and has(child, Atspi.StateType.VISIBLE):
                yield from self._walk(child)

    def nodes(self):
        """Everything in the newest window: a dialog, while there is one."""
        self.alive()
        return self._walk(self.application.get_child_at_index(self.application.get_child_count() - 1))

    def first(self, test):
        return next((node for node in self.nodes() if test(node)), None)

    def find(self, name, *roles):
        """The node of that name and one of the roles, once it is there."""
        return wait(lambda: self.first(lambda node: node.get_name() == name and (not roles or node.get_role() in roles)), f"“{name}”")

    def see(self, part):
        return wait(lambda: self.first(lambda node: part in node.get_name()), f"“{part}” on the screen")

    def gone(self, part):
        wait(lambda: not self.first(lambda node: part in node.get_name()), f"“{part}” to go")

    def click(self, name):
        """The innermost button around that text; a heading of the same words is passed over."""
        def clicked():
            for node in [each for each in self.nodes() if each.get_name() == name]:
                for _ in range(4):
                    if node is None or node.get_role() in BUTTONS:
                        break
                    node = node.get_parent()
                if node is not None and node.get_role() in BUTTONS and has(node, Atspi.StateType.SENSITIVE):
                    return node.do_action(0)
            return False
        wait(clicked, f"“{name}” to be clicked")

    def enter(self, name, text):
        """Sets an entry."""
        entry = self.find(name, Role.TEXT, Role.ENTRY)
        wait(lambda: entry.set_text_contents(text) and text_of(entry) == text, f"“{name}” to be written in")

    # ---- what screen readers say ----

    def complain(self, but=None):
        """Fails on words that are not Chinese, on controls without a name, on names said twice and on what no code filled in;
        @but is what is not ours to mend."""
        faults = []
        for node in self.nodes():
            try:
                faults += [f"{fault}: {node.get_role_name()} “{node.get_name()}” in {place(node)}" for fault in find_faults(node) if fault != but]
            except GLib.Error:  # it went away while it was read
                continue
        assert not faults, "\n".join(faults)


def find_faults(node):
    name = node.get_name()
    nameless = NAMELESS.fullmatch(name) is not None
    words = set(re.findall("[A-Za-z]{2,}", ("" if nameless else name) + " " + node.get_description()))
    if words - FOREIGN:
        yield "not Chinese"
    if "(null)" in name:
        yield "not filled in"
    if re.fullmatch(r"(.*[^\d\s].*)\s\1", name) and is_shown(node):
        yield "said twice"
    control = node.get_role() in CONTROLS or (node.get_role() not in FRAMES and has(node, Atspi.StateType.FOCUSABLE))
    if nameless and control and is_shown(node) and node.get_parent().get_role() != Role.TREE_TABLE:
        yield "no name"
