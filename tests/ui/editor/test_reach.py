"""A long table comes back, or is pasted, without the window standing still."""

import pytest
from PySide6.QtCore import Qt

from gazetteer_desk.bulletin.body import Body, Cell, Table, paragraph
from ui.editor import reach
from ui.editor.edits import Spot


@pytest.fixture
def long_one(monkeypatch) -> Body:
    monkeypatch.setattr(reach, "_SLICE_S", 0)
    row = (Cell((paragraph("甲"),)), Cell((paragraph("乙"),)))
    return (paragraph("上"), Table((row,) * 300, header=True), paragraph("下"))


def test_the_caret_is_brought_into_sight_by_and_by(editor, qtbot, long_one) -> None:
    editor.show_body(())
    editor.show_changed(long_one)
    assert editor.textCursor().block().text() == "下"
    assert editor.body() == long_one
    assert not editor.manuscript.lastBlock().layout().lineCount()
    assert not editor.viewport().updatesEnabled()
    qtbot.waitUntil(editor.viewport().updatesEnabled)
    assert editor.viewport().rect().contains(editor.cursorRect())
    assert editor.verticalScrollBar().value() > editor.viewport().height()


def test_what_is_typed_meanwhile_stands_at_the_caret(editor, qtbot, long_one) -> None:
    editor.show_body(())
    editor.show_changed(long_one)
    qtbot.keyClick(editor, Qt.Key.Key_A)
    assert editor.body() == (*long_one[:-1], paragraph("下a"))
    qtbot.waitUntil(editor.viewport().updatesEnabled)
    assert editor.viewport().rect().contains(editor.cursorRect())


def test_where_other_words_are_shown_meanwhile_they_begin_at_the_top(
    editor, qtbot, long_one
) -> None:
    editor.show_body(())
    editor.show_changed(long_one)
    editor.show_body((paragraph("另一篇"), *long_one))
    assert editor.viewport().updatesEnabled()
    qtbot.wait(30)
    assert editor.verticalScrollBar().value() == 0
    assert editor.textCursor().position() == 0


def test_where_the_change_is_in_sight_nothing_moves(editor, qtbot, long_one) -> None:
    lines = tuple(paragraph(f"第{nth}段") for nth in range(200))
    editor.show_body(lines)
    editor.go_to(Spot((80,)))
    bar = editor.verticalScrollBar()
    bar.setValue(bar.value() + 150)
    before = bar.value()
    table = Table((long_one[1].rows[0],), header=False)
    editor.show_changed((*lines[:80], table, *lines[81:]))
    qtbot.waitUntil(editor.viewport().updatesEnabled)
    assert bar.value() == before
    assert editor.viewport().rect().contains(editor.cursorRect())
