"""The find bar alone: what it says when, and what it shows."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QToolButton

from gazetteer_desk.bulletin.find import Query
from tests.ui.conftest import write
from tests.ui.editor.conftest import Heard
from ui.editor.find_bar import FindBar


@pytest.fixture
def bar(qtbot, look) -> FindBar:
    made = FindBar()
    qtbot.addWidget(made)
    made.resize(660, 80)
    made.open("志", replacing=True)
    return made


@pytest.fixture
def said(bar) -> Heard:
    return Heard(
        bar, "asked", "scope_chosen", "stepped", "replace_asked", "replace_all_asked", "closed"
    )


def test_a_screen_reader_is_told_what_was_found_and_not_that_it_is_looked_for(bar, monkeypatch):
    told: list[str] = []
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda one: told.append(one.message()))
    bar.show()
    bar.show_searching()
    bar.show_count(3, 17)
    bar.hide()
    bar.show_count(4, 17)
    assert told == ["3 / 17"]


def test_it_asks_a_moment_after_the_last_key(bar, said, qtbot):
    bar.field.clear()
    write(bar.field, "村")
    write(bar.field, "志")
    assert said.said == []
    qtbot.waitUntil(lambda: bool(said.said))
    assert said.said == [("asked", Query("村志"))]


def test_tab_leads_from_what_is_looked_for_to_what_stands_in_its_place(bar, qtbot):
    bar.show_count(1, 2)
    bar.field.setFocus()
    walked = []
    for _ in range(3):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        walked.append(QApplication.focusWidget())
    assert walked == [bar.other, bar._replace, bar._all]


def test_it_asks_nothing_while_composing(bar, said):
    bar.field.clear()
    QApplication.sendEvent(bar.field, QInputMethodEvent("cun", []))
    QTest.qWait(250)
    assert said.said == []


def test_enter_steps_after_asking_what_was_just_typed(bar, said):
    write(bar.field, "书")
    QTest.keyClick(bar.field, Qt.Key.Key_Return)
    QTest.keyClick(bar.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert [one[0] for one in said.said] == ["asked", "stepped", "stepped"]
    assert [one[1] for one in said.names("stepped")] == [1, -1]


def test_the_toggles_ask_anew(bar, said):
    bar._toggles["regex"].click()
    bar._toggles["alike"].click()
    assert said.said[-1] == ("asked", Query("志", regex=True, alike=False))
    bar._scopes[1].click()
    assert said.said[-1] == ("scope_chosen", True)
    assert bar.is_whole_issue


def test_the_count_and_what_can_be_replaced(bar, said):
    bar.show_count(3, 17)
    assert bar._count.text() == "3 / 17"
    bar._replace.click()
    bar._all.click()
    assert [one[0] for one in said.said] == ["replace_asked", "replace_all_asked"]
    bar.show_count(0, 10_000, more=True)
    assert bar._count.text() == "10000+ 处"
    bar.show_count(0, 0)
    assert bar._count.text() == "没有"
    assert not bar._replace.isEnabled()
    bar.show_count(1, 2)
    bar.lock(locked=True)
    assert not bar._replace.isEnabled()
    assert not bar.other.isEnabled()
    QTest.keyClick(bar.field, Qt.Key.Key_Escape)
    assert said.said[-1] == ("closed",)


def test_every_control_has_a_name_and_the_bar_fits_a_narrow_page(bar):
    for control in (*bar.findChildren(QToolButton), *bar.findChildren(QLineEdit)):
        assert control.accessibleName()
    assert bar.minimumSizeHint().width() <= 520
