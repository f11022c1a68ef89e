from collections.abc import Iterator

import pytest
import shiboken6
from hypothesis import given
from PySide6.QtGui import QTextCursor

from gazetteer_desk.bulletin.body import (
    Body,
)
from tests.ui.editor.bodies import bodies
from ui.editor import document as sheet
from ui.editor.manuscript import Manuscript
from ui.editor.rewrite import write_changed


@pytest.fixture(scope="module")
def pen(qapp) -> Iterator[Manuscript]:
    made = Manuscript()
    yield made
    shiboken6.delete(made)  # now, and not by whichever thread happens to collect the garbage


@given(bodies)
def test_body_to_document_to_body_is_exact(pen: Manuscript, body: Body) -> None:
    sheet.show(body, pen)
    assert sheet.read(pen) == body


@given(bodies)
def test_reading_without_memory_gives_the_same_words(pen: Manuscript, body: Body) -> None:
    sheet.show(body, pen)
    line = pen.begin()
    while line.isValid():
        if (state := line.userState()) >= 0:
            line.setUserState(-2 - state)  # as after a key that changed nothing
        line = line.next()
    pen.tables.clear()
    pen.last_walk = None
    again = sheet.read(pen, body)
    assert again is body


@given(bodies)
def test_nothing_is_lost_where_something_is_typed_and_taken_away_again(pen, body: Body) -> None:
    sheet.show(body, pen)
    for percent in (50, 300, 100):
        sheet.remeasure(pen, percent)
    line = pen.begin()
    while line.isValid():
        if line.text() and line.userState() >= 0:
            cursor = QTextCursor(line)
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
            cursor.insertText("𠮷", cursor.charFormat())
            cursor.deletePreviousChar()
        line = line.next()
    assert sheet.read(pen) == body


@given(bodies, bodies)
def test_writing_what_changed_gives_the_other_body(pen: Manuscript, one: Body, other: Body) -> None:
    sheet.show(one, pen)
    write_changed(pen, one, other)
    assert sheet.read(pen) == other
    write_changed(pen, other, one)
    assert sheet.read(pen, one) is one
