"""What a selection takes that reaches from the words into a long table."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gazetteer_desk.bulletin.body import Body, Cell, Table, paragraph
from ui.editor.body_editor import BodyEditor
from ui.editor.edits import Spot


ROW = (Cell((paragraph("甲"),)), Cell((paragraph("乙"),)))
BODY: Body = (paragraph("上面"), Table((ROW,) * 120, header=False), paragraph("下面"))
INSIDE = Spot((1, 60, 1, 0), 1)


def choose(editor: BodyEditor, start: Spot, end: Spot) -> None:
    editor.show_body(BODY)
    editor.go_to(end)
    last = editor.textCursor().position()
    editor.go_to(start)
    cursor = editor.textCursor()
    cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)


@pytest.mark.parametrize(
    ("deed", "left"),
    [
        (lambda editor, _: QTest.keyClick(editor, Qt.Key.Key_Delete), "上下面"),
        (lambda editor, _: QTest.keyClick(editor, Qt.Key.Key_X), "上x下面"),
        (lambda editor, _: editor.cut(), "上下面"),
        (lambda editor, compose: compose(editor, "", "字"), "上字下面"),
    ],
)
def test_no_rows_stay_behind_of_a_table_that_is_replaced(editor, compose, deed, left) -> None:
    choose(editor, Spot((0,), 1), INSIDE)
    deed(editor, compose)
    assert editor.body() == (paragraph(left),)
    editor.show_changed(BODY)
    assert editor.body() == BODY
    QApplication.clipboard().clear()


def test_from_the_table_to_the_words_below_it_is_the_same(editor) -> None:
    choose(editor, INSIDE, Spot((2,), 1))
    QTest.keyClick(editor, Qt.Key.Key_Delete)
    assert not any(isinstance(block, Table) for block in editor.body())


def test_words_of_one_cell_and_words_outside_stay_what_they_are(editor) -> None:
    choose(editor, Spot((1, 60, 0, 0), 0), Spot((1, 60, 0, 0), 1))
    QTest.keyClick(editor, Qt.Key.Key_X)
    assert editor.body()[1].rows[60][0].text == "x"
    choose(editor, Spot((0,), 0), Spot((0,), 1))
    QTest.keyClick(editor, Qt.Key.Key_X)
    assert editor.body() == (paragraph("x面"), *BODY[1:])
