"""A long table comes back, or is pasted, without the window standing still."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt

from gazetteer_desk.bulletin.body import Body, Cell, Mark, Table, paragraph
from gazetteer_desk.bulletin.squares import Area
from gazetteer_desk.layout import tables as printed
from ui.editor import reach, table_deeds
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


def deep_in(editor, qtbot, body: Body) -> tuple[int, float]:
    """Go far down a long table, and return what is at the top there."""
    editor.show_body(body)
    qtbot.waitUntil(lambda: bool(editor.manuscript.lastBlock().layout().lineCount()))
    editor.go_to(Spot((1, 250, 1, 0)))
    return editor._at_top()


def is_laid_out_below(editor) -> bool:
    return bool(editor.manuscript.lastBlock().layout().lineCount())


def test_other_words_begin_at_the_top_though_one_was_far_down(editor, qtbot, long_one) -> None:
    deep_in(editor, qtbot, long_one)
    editor.show_body(long_one)
    assert editor.first_visible_line().text() == "上"
    editor.grab()  # with the marks in the margin
    assert not is_laid_out_below(editor)


def test_where_the_caret_is_in_a_table_is_told_without_laying_it_out(
    editor, qtbot, long_one
) -> None:
    deep_in(editor, qtbot, long_one)
    with editor.manuscript.laying_anew():
        pass
    assert editor.spot() == Spot((1, 250, 1, 0))
    assert not is_laid_out_below(editor)


def test_all_cells_are_marked_as_chosen_without_laying_them_out(editor, qtbot, long_one) -> None:
    editor.show_body(long_one)
    editor.go_to(Spot((1, 2, 0, 0)))
    whole = Area(0, 0, 300, 2)
    editor.choice.choose(whole)
    place = editor.cursorRect().topRight() + QPoint(60, 0)  # white, in the caret's cell
    veiled = editor.viewport().grab().toImage().pixelColor(place)
    assert not is_laid_out_below(editor)
    qtbot.waitUntil(lambda: settled(editor))
    assert editor.viewport().grab().toImage().pixelColor(place) == veiled
    editor.choice.clear()
    assert editor.viewport().grab().toImage().pixelColor(place) != veiled


def test_bold_for_all_cells_is_seen_and_read_and_goes_again(editor, qtbot, long_one) -> None:
    deep_in(editor, qtbot, long_one)
    editor.choice.choose(Area(0, 0, 300, 2))
    editor.toggle_mark(Mark.BOLD)
    made = editor.body()
    cells = [cell for row in made[1].rows for cell in row]
    assert {cell.paragraphs[0].spans[0].marks for cell in cells} == {frozenset([Mark.BOLD])}
    editor.show_body(made)
    editor.show_changed(long_one)
    assert editor.body() == long_one
    lone = editor.manuscript.find("乙", editor.manuscript.characterCount() // 2)
    assert lone.charFormat().fontWeight() == editor.manuscript.defaultFont().weight()


def settled(editor) -> bool:
    is_all_laid_out = editor.manuscript.lastBlock().layout().lineCount()
    return editor.updatesEnabled() and bool(is_all_laid_out)


@pytest.mark.parametrize(
    "deed",
    [
        lambda editor: editor.zoom(150),
        lambda editor: editor.resize(editor.width() - 200, editor.height()),
        lambda editor: editor.take_look(replace(editor.manuscript.measure.look, line="#ff0000")),
    ],
)
def test_another_size_or_look_deep_in_a_table_keeps_the_place(editor, qtbot, long_one, deed):
    number, share = deep_in(editor, qtbot, long_one)
    assert number > 400
    deed(editor)
    assert not editor.updatesEnabled()
    assert not editor.manuscript.lastBlock().layout().lineCount()
    deed(editor)  # again, before the first has come through
    qtbot.waitUntil(lambda: settled(editor))
    now, rest = editor._at_top()
    assert now == number
    assert rest == pytest.approx(share, abs=0.2)


def test_bold_over_a_whole_table_and_back_keeps_the_place(editor, qtbot, long_one) -> None:
    number, _ = deep_in(editor, qtbot, long_one)
    before = editor.body()
    table_deeds.select(editor, "选择表格")
    editor.toggle_mark(Mark.BOLD)
    assert not editor.updatesEnabled()
    bold = editor.body()
    assert bold != before
    qtbot.waitUntil(lambda: settled(editor))
    assert editor._at_top()[0] == number
    editor.show_changed(before)
    assert editor.body() == before
    qtbot.waitUntil(lambda: settled(editor))
    assert editor.viewport().rect().contains(editor.cursorRect())


def test_what_is_not_seen_is_laid_out_by_and_by_too(editor, qtbot, long_one) -> None:
    editor.show_body(long_one)
    assert editor.updatesEnabled()
    qtbot.waitUntil(lambda: bool(editor.manuscript.lastBlock().layout().lineCount()))
    height = editor.verticalScrollBar().maximum() + editor.viewport().height()
    assert height >= editor._box(editor.manuscript.lastBlock()).bottom()


def test_a_key_in_an_article_that_just_came_reads_one_part_of_a_table(
    editor, qtbot, long_one
) -> None:
    editor.show_body(long_one)
    shown = len(editor.manuscript.tables)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert len(editor.manuscript.tables) == shown > 5
    editor.go_to(Spot((2, 0, 1, 0)))
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert len(editor.manuscript.tables) == shown - 1
    assert [len(cell.paragraphs) for cell in editor.body()[2].rows[0]] == [1, 2]


def test_the_words_of_a_table_are_measured_once(editor, monkeypatch, long_one) -> None:
    measured: list[Table] = []
    shares = printed.shares
    monkeypatch.setattr(printed, "shares", lambda table: measured.append(table) or shares(table))
    editor.show_body(long_one)
    for body in ((), long_one, (paragraph("前"), *long_one)):
        editor.show_changed(body)
    assert len(measured) == 1
    wider = Table(long_one[1].rows, header=True, widths=(70.0, 30.0))
    editor.show_changed((long_one[0], wider, long_one[2]))
    assert len(measured) == 2
    constraints = editor.manuscript.rootFrame().childFrames()[0].format().columnWidthConstraints()
    assert [round(one.rawValue()) for one in constraints] == [70, 30]


def test_a_view_whose_measure_failed_shows_its_words_again(editor, qtbot, long_one) -> None:
    deep_in(editor, qtbot, long_one)
    with pytest.raises(ZeroDivisionError), editor._staying():
        raise ZeroDivisionError
    qtbot.waitUntil(lambda: settled(editor))
