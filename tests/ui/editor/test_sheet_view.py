from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor

from gazetteer_desk.bulletin.body import Cell, Kind, Picture, Table, paragraph
from ui.editor import document as sheet
from ui.editor import tables
from ui.editor.edits import Spot
from ui.editor.look import CHARACTERS_A_LINE


@pytest.mark.parametrize("width", [400, 457, 520, 583, 621, 674, 756, 1200])
def test_twenty_eight_characters_fit_a_line_at_every_width(editor, qtbot, width: int) -> None:
    editor.show_body((paragraph("国" * 100, Kind.ATTACHMENT),))
    editor.resize(width, 400)
    qtbot.wait(10)
    line = editor.manuscript.begin().layout().lineAt(1)
    assert line.textLength() == CHARACTERS_A_LINE
    assert editor.percent <= 100
    assert editor.horizontalScrollBar().maximum() == 0


def test_zoom_changes_no_word(editor, heard) -> None:
    body = (
        paragraph("一、甲", Kind.HEADING1),
        tables.blank(2, 2),
        Picture("a" * 64, "image/png", 60),
    )
    editor.show_body(body)
    before = editor.manuscript.size()
    for percent in (50, 300, 0):
        editor.zoom(percent)
        assert editor.body() is body
    assert heard.said == []
    editor.zoom(200)
    assert editor.manuscript.size().height() > before.height()


def test_the_gutter_names_what_is_no_body_text(editor, qtbot) -> None:
    editor.show_body((paragraph("甲"), paragraph("署", Kind.SIGNATURE)))
    with_name = editor.gutter.grab().toImage()
    editor.show_body((paragraph("甲"), paragraph("署")))
    assert editor.gutter.grab().toImage() != with_name


def test_a_run_in_heading_changes_face_at_its_full_stop(editor) -> None:
    editor.show_body((paragraph("（一）𠮷甲。乙丙", Kind.HEADING2, lead=6),))
    formats = editor.manuscript.begin().layout().formats()
    assert [(one.start, one.length) for one in formats] == [(0, 7)]  # 𠮷 counts two for Qt


def test_the_caret_says_kind_and_marks(editor, qtbot) -> None:
    editor.show_body((paragraph("甲"), paragraph("一、乙", Kind.HEADING1)))
    said: list[tuple] = []
    editor.caret_moved.connect(lambda kind, marks: said.append((kind, marks)))
    editor.moveCursor(QTextCursor.MoveOperation.End)
    assert said[-1] == (Kind.HEADING1, frozenset())
    editor.go_to(sheet.Spot((0,), 1))
    assert said[-1] == (Kind.BODY, frozenset())


def test_a_new_look_changes_no_word(editor, heard) -> None:
    editor.show_body((paragraph("甲"),))
    editor.take_look(replace(editor.manuscript.measure.look, text="#E3E7E9", base="#181C1F"))
    assert editor.palette().base().color().name() == "#181c1f"
    assert heard.said == []
    assert editor.body() == (paragraph("甲"),)


@pytest.mark.parametrize("percent", [100, 150])
def test_the_input_method_is_told_where_the_caret_is(editor, percent):
    editor.resize(1300, 500)
    editor.zoom(percent)
    editor.show_body(tuple(paragraph("青梧县召开村志编纂工作启动会") for _ in range(40)))
    editor.moveCursor(QTextCursor.MoveOperation.End)
    seen = editor.cursorRect().translated(editor.viewport().pos())
    told = editor.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle).toRect()
    assert (told.topLeft() - seen.topLeft()).manhattanLength() <= 1
    assert told.height() == seen.height()


def test_other_colours_lay_out_no_line_anew(editor, qtbot) -> None:
    """A long article that took on a new look as a whole would stop the window."""
    editor.show_body((paragraph("国" * 100, Kind.BODY),) * 3)
    qtbot.wait(10)
    laid_out = []
    editor.manuscript.documentLayout().update.connect(lambda *area: laid_out.append(area))
    look = replace(editor.manuscript.measure.look, muted="#E3E7E9", line="#181C1F")
    sheet.remeasure(editor.manuscript, editor.percent, look)
    assert editor.manuscript.measure.look.line == "#181C1F"
    assert not laid_out


def test_the_borders_of_a_table_take_on_other_colours(editor) -> None:
    row = (Cell((paragraph("甲"),)), Cell((paragraph("乙"),)))
    editor.show_body((Table((row,) * 100, header=True), paragraph("下")))
    editor.take_look(replace(editor.manuscript.measure.look, line="#181C1F"))
    (shown,) = tables.all_shown(editor.manuscript)
    brushes = {part.format().borderBrush().color().name() for part in shown.parts}
    assert brushes == {"#181c1f"}


def test_looking_for_the_first_line_in_sight_lays_out_no_more_than_that(editor) -> None:
    """A long table that is laid out as a whole, at once, would stop the window."""
    row = (Cell((paragraph("甲"),)), Cell((paragraph("乙"),)))
    editor.show_body((paragraph("上"), Table((row,) * 500, header=True), paragraph("下")))
    last = editor.manuscript.lastBlock().layout()
    assert not last.lineCount()
    assert editor.first_visible_line() == editor.manuscript.begin()
    assert not last.lineCount()
    editor.verticalScrollBar().setValue(editor.manuscript.size().toSize().height())
    assert last.lineCount()
    assert editor.first_visible_line().blockNumber() > 900


def test_the_first_line_in_sight_is_looked_for_where_lines_come_and_go(editor, qtbot) -> None:
    lines = tuple(paragraph(f"第{nth}段" + "国" * 60) for nth in range(60))
    editor.show_body(lines)
    for first, above in ((20, 0), (20, 7), (40, 3), (2, 0)):
        editor.show_changed(lines[above:])
        top = editor.manuscript.documentLayout().blockBoundingRect(
            editor.manuscript.findBlockByNumber(first)
        )
        for share in (0.1, 0.6, 1.4):
            editor.verticalScrollBar().setValue(round(top.top() + share * top.height()))
            qtbot.wait(5)
            here = lines[above + first + int(share > 1) - 1].text
            assert editor.first_visible_line().text() == here


def test_zooming_and_resizing_keep_the_same_words_at_the_top(editor, qtbot) -> None:
    row = (Cell((paragraph("甲"),)), Cell((paragraph("乙"),)))
    lines = tuple(paragraph(f"第{nth}段" + "国" * 60) for nth in range(200))
    editor.show_body((*lines, Table((row,) * 100, header=True), *lines))
    editor.go_to(Spot((150,)))
    qtbot.wait(50)
    words = editor.first_visible_line().text()
    assert "段" in words
    for change in (
        lambda: editor.zoom(150),
        lambda: editor.zoom(60),
        lambda: editor.resize(500, 400),
        lambda: editor.zoom(0),
        lambda: editor.resize(700, 500),
    ):
        change()
        qtbot.wait(20)
        assert editor.first_visible_line().text() == words


def test_with_nothing_to_scroll_the_bar_is_bare(editor, qtbot) -> None:
    editor.resize(700, 300)
    editor.show_body((paragraph(""),))
    qtbot.waitUntil(lambda: not editor.verticalScrollBar().isEnabled())
    editor.show_body((paragraph("一段话。"),) * 60)
    qtbot.waitUntil(editor.verticalScrollBar().isEnabled)
