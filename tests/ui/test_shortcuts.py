"""The table of keys says what the window answers to, no more, no less, each key once in a place."""

import re
from collections import Counter
from pathlib import Path

import pytest
from PySide6.QtGui import QKeySequence

from ui import actions, shortcuts


UI = Path(actions.__file__).parent
PARTS = ("editor", "forms", "panes", "widgets", "dialogs", "window.py")
ALIKE = {"Return": "Enter", "Backtab": "Tab", "Escape": "Esc", "Delete": "Del"}
ALIKE |= {"Plus": "+", "Equal": "+", "Minus": "-"}
ALIKE |= {"PageUp": "PgUp", "PageDown": "PgDown"}
# What `editor/keys.py` names for the others, by the keys that it stands for.
NAMED = {
    "ENTER": {"Enter"},
    "ESCAPE": {"Esc"},
    "BACKSPACE": {"Backspace"},
    "UP": {"Up"},
    "DOWN": {"Down"},
    "LEFT": {"Left"},
    "RIGHT": {"Right"},
    "TABS": {"Tab"},
    "BACKTAB": {"Tab"},
    "ERASE": {"Backspace", "Del"},
}
# Modules that name keys but do nothing of their own with them, and why.
SILENT = {
    "editor/keys": "gives them their names",
    "editor/body_editor": "keeps Tab out of half-typed words; asks `strokes`",
}
HELD = {("panes/palette", "Tab")}  # leads nowhere: the line alone has the keyboard
# Keys of the words that Qt's own text field answers: nobody of ours asks for them.
QTS = {("editor/strokes", key) for key in ("Home", "End", "Left", "Right", "Z", "Down")}
QTS |= {("panes/precheck_list", "Up"), ("panes/precheck_list", "Down")}
QTS |= {("panes/outline_tree", "F2"), ("editor/title_field", "Z"), ("panes/versions", "Esc")}


def asked(path: Path) -> set[str]:
    """Return the keys that a module names."""
    source = path.read_text("utf-8")
    found = {ALIKE.get(key, key) for key in re.findall(r"Key\.Key_(\w+)", source)}
    for name in re.findall(r"\bkeys\.([A-Z]+)\b", source):
        found |= NAMED.get(name, set())
    return found


def modules() -> dict[str, Path]:
    paths = [p for part in PARTS for p in ([UI / part] if "." in part else (UI / part).rglob("*"))]
    named = {p.relative_to(UI).with_suffix("").as_posix(): p for p in paths if p.suffix == ".py"}
    return {name: path for name, path in named.items() if name not in SILENT}


def told() -> dict[str, set[str]]:
    """Return by module the keys that the table says it answers."""
    found: dict[str, set[str]] = {}
    for key in (key for keys in shortcuts.PARTS.values() for key in keys):
        for module in key.of:
            found.setdefault(module, set()).update(one.split("+")[-1] or "+" for one in key.keys)
    return found


@pytest.mark.parametrize("name", [name for name, path in modules().items() if asked(path)])
def test_every_key_that_a_part_answers_stands_in_the_table(name: str):
    untold = asked(modules()[name]) - told().get(name, set())
    assert {key for key in untold if (name, key) not in HELD} == set()


def test_every_key_of_the_table_is_answered_by_its_part():
    there = modules()
    for name, keys in told().items():
        missing = {key for key in keys - asked(there[name]) if (name, key) not in QTS}
        assert missing == set(), name


def test_no_key_means_two_things_in_one_place():
    for where, keys in shortcuts.PARTS.items():
        every = [
            (one, module) for key in keys for one in dict.fromkeys(key.keys) for module in key.of
        ]
        assert [one for one, times in Counter(every).items() if times > 1] == [], where


def test_a_part_takes_no_key_from_the_menus_unless_it_means_the_same():
    menus = {QKeySequence(key).toString() for deed in actions.TABLE for key in deed.keys}
    parts = {one for keys in shortcuts.PARTS.values() for key in keys for one in key.keys}
    assert {one for one in parts if QKeySequence(one).toString() in menus} == {
        "Alt+Shift+Up",  # up and down: what the focus is on, an article else
        "Alt+Shift+Down",
    }


def test_every_key_is_one_that_qt_knows_and_every_line_has_words():
    for keys in shortcuts.PARTS.values():
        assert all(QKeySequence(one).toString() for key in keys for one in key.keys)
        assert all(key.words for key in keys)


def test_the_whole_table_has_every_deed_with_a_key():
    rows = {row for part in shortcuts.sections().values() for row in part}
    for deed in actions.TABLE:
        if deed.keys:
            assert (deed.label, shortcuts.shown(deed.keys)) in rows
    assert ("段落上移、下移", "Alt+Shift+↑　Alt+Shift+↓") in rows
    assert list(shortcuts.sections())[:2] == ["文件菜单", "编辑菜单"]
