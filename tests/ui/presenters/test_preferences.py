"""外观, 自动改正 and 输入法兼容 in the room 设置: the menus' own choices, and they hold at once."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt

from gazetteer_desk.bulletin.typing import EVERY, Rule
from tests.journeys.conftest import Office
from tests.ui.presenters.errands import begun
from ui import sheet, system_look, theme
from ui.panes.preferences import Preferences
from ui.program import Program
from ui.tokens import DARK, LIGHT


@pytest.fixture
def program(office: Office) -> Iterator[Program]:
    program = begun(office)
    program.window.deeds["room_settings"].trigger()
    yield program
    theme.enlarge(100)
    theme.apply(program.app, "light")


def section(program: Program, words: str) -> Preferences:
    room = program.window.settings_room
    room.show_section(words)
    page = room.pages.currentWidget()
    assert isinstance(page, Preferences)
    return page


def test_a_box_and_the_menu_are_one(program: Program):
    page, deeds = section(program, "自动改正"), program.window.deeds
    assert set(page.boxes) == {f"typing_{rule}" for rule in Rule}
    page.boxes["typing_dash"].click()
    assert not deeds["typing_dash"].isChecked()
    assert program.bench.editor.corrections.rules == EVERY - {Rule.DASH}
    deeds["typing_quotes"].trigger()
    assert not page.boxes["typing_quotes"].isChecked()
    assert program.window.kept_rules_off() == {Rule.DASH, Rule.QUOTES}
    page.back.click()
    assert all(box.isChecked() for box in page.boxes.values())
    assert program.bench.editor.corrections.rules == EVERY
    assert program.window.kept_rules_off() == frozenset()


def test_the_look_of_the_system_is_followed_only_by_who_asked_for_it(
    program: Program, qtbot, monkeypatch
):
    tell = program.app.styleHints().colorSchemeChanged.emit
    monkeypatch.setattr(system_look, "asked", lambda: "dark")
    program.window.deeds["theme_light"].trigger()
    tell(Qt.ColorScheme.Dark)
    qtbot.wait(20)
    assert not theme.is_dark()
    program.window.deeds["theme_system"].trigger()
    qtbot.waitUntil(program.window.updatesEnabled)
    assert program.app.styleSheet() == sheet.text(DARK)
    monkeypatch.setattr(system_look, "asked", lambda: "light")
    tell(Qt.ColorScheme.Light)
    qtbot.waitUntil(lambda: not theme.is_dark())
    qtbot.waitUntil(program.window.updatesEnabled)
    assert program.app.styleSheet() == sheet.text(LIGHT)
    assert program.window.deeds["theme_system"].isChecked()


def test_the_look_holds_at_once_and_comes_back(program: Program, qtbot):
    page, deeds = section(program, "外观"), program.window.deeds
    page.boxes["theme_dark"].click()
    page.boxes["type_130"].click()
    assert (theme.is_dark(), theme.enlarged()) == (True, 130)
    qtbot.waitUntil(program.window.updatesEnabled)
    assert program.app.styleSheet() == sheet.text(DARK, 130)
    assert deeds["type_130"].isChecked()
    deeds["type_115"].trigger()
    assert page.boxes["type_115"].isChecked()
    assert not page.boxes["type_130"].isChecked()
    page.back.click()
    assert (theme.mode(), theme.enlarged()) == ("system", 100)
    qtbot.waitUntil(program.window.updatesEnabled)
    assert deeds["theme_system"].isChecked()
    assert page.boxes["type_100"].isChecked()
    assert program.window.kept_type_size() == 100


def test_the_input_method_is_chosen_here_too(program: Program):
    titles = [one for one in program.window.settings_room.preferences if one == "输入法兼容"]
    if not titles:
        pytest.skip("this system's own input method serves")
    page = section(program, "输入法兼容")
    page.boxes["input_off"].click()
    assert program.window.kept_input_method() == "off"
    page.back.click()
    assert program.window.kept_input_method() == "auto"
    assert program.window.deeds["input_auto"].isChecked()
