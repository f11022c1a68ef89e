"""In a narrow window, and beside larger words, everything stands in its own place."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from tests.journeys.conftest import Office
from tests.ui.presenters.errands import let_run
from ui import theme
from ui.program import Program


@pytest.fixture
def program(office: Office) -> Iterator[Program]:
    program = office.open()
    program.window.setWindowState(Qt.WindowState.WindowNoState)
    program.window.deeds["new_sample"].trigger()
    office.settle(program)
    yield program
    theme.enlarge(100)
    theme.apply(program.app, "light")


def size(office: Office, program: Program, width: int, height: int) -> None:
    program.window.resize(width, height)
    office.settle(program)
    let_run(30)


@pytest.mark.parametrize("width", [800, 911, 1024])
def test_a_pane_stands_beside_the_page_and_esc_folds_it(
    office: Office, program: Program, width: int
):
    window = program.window
    size(office, program, width, 600)
    window.show_side("往期")
    office.settle(program)
    page, pane = window.pages.geometry(), window.side.geometry()
    assert page.right() < pane.left()
    assert pane.right() < window.side.parentWidget().width()
    window.side.setFocus()
    QTest.keyClick(window.side.bar, Qt.Key.Key_Escape)
    assert window.side.folded
    assert window.is_in_page()


@pytest.mark.parametrize(("width", "percent"), [(800, 100), (1024, 100), (1366, 130), (1366, 150)])
def test_forms_never_scroll_sideways(office: Office, program: Program, width: int, percent: int):
    window = program.window
    theme.enlarge(percent)
    theme.apply(program.app, "light")
    size(office, program, width, 700)
    for place, form in (("masthead", window.masthead_form), ("tail", window.tail_form)):
        program.drafting.go(place)
        office.settle(program)
        assert form.horizontalScrollBar().maximum() == 0, place
    if width < 1000:
        window.show_side("版本")
        office.settle(program)
        assert window.tail_form.horizontalScrollBar().maximum() == 0


def test_the_rooms_keep_their_buttons_in_a_narrow_window(office: Office, program: Program):
    window = program.window
    size(office, program, 800, 600)
    window.show_room("register")
    office.settle(program)
    page = window.register_room.units
    assert page.table.width() >= 280
    for button in (one for one in page.ring if isinstance(one, QPushButton)):
        assert button.width() >= button.sizeHint().width(), button.accessibleName()
    window.show_room("recall")
    office.settle(program)
    room = window.recall_room
    reader = room.past.reader
    for button in (reader.open, reader.copy):
        assert button.width() >= button.sizeHint().width()
