"""Cells chosen and borders carried with the mouse."""

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gazetteer_desk.bulletin.body import Cell, Table, paragraph
from gazetteer_desk.bulletin.squares import Area
from ui.editor import geometry, table_deeds, tables
from ui.editor.body_editor import BodyEditor
from ui.editor.edits import Spot
from ui.editor.shown import Shown


ROWS = ("单位 人数 备注", "县志办 6 甲", "白渡镇 2 乙", "石埠乡 3 丙")
STAFF = Table(tuple(tuple(Cell((paragraph(w),)) for w in row.split()) for row in ROWS), header=True)


@pytest.fixture
def shown(editor) -> Shown:
    editor.show_body((paragraph("前"), STAFF, paragraph("后")))
    QApplication.processEvents()
    return tables.all_shown(editor.manuscript)[0]


def mouse(editor: BodyEditor, kind: QEvent.Type, place: QPointF, *, held: bool = False) -> None:
    """Send one event of the mouse; `held` is the left button, which presses and releases name."""
    view = editor.viewport()
    named = Qt.NoButton if kind == QEvent.MouseMove else Qt.LeftButton
    buttons = Qt.LeftButton if held else Qt.NoButton
    event = QMouseEvent(kind, place, view.mapToGlobal(place), named, buttons, Qt.NoModifier)
    QApplication.sendEvent(view, event)


def drag(editor: BodyEditor, *places: QPointF) -> None:
    """Press at the first place, go over the others, let go at the last."""
    first, *rest = places
    mouse(editor, QEvent.MouseMove, first)
    mouse(editor, QEvent.MouseButtonPress, first, held=True)
    for place in rest:
        mouse(editor, QEvent.MouseMove, place, held=True)
    mouse(editor, QEvent.MouseButtonRelease, places[-1])


def middle(editor: BodyEditor, shown: Shown, row: int, column: int) -> QPointF:
    return geometry.area(editor, shown, Area(row, column)).center()


def test_borders_are_where_they_are_seen(editor, shown) -> None:
    picture = editor.viewport().grab().toImage()
    middle = geometry.area(editor, shown, Area(1, 0)).center()
    line = editor.manuscript.measure.look.color("line")
    for x in geometry.lefts(editor, shown):
        near = [picture.pixelColor(round(x) + n, round(middle.y())) for n in (-1, 0, 1)]
        assert line in near
    for row in range(5):
        y = geometry.top(editor, shown, row)
        assert line in [picture.pixelColor(60, round(y) + n) for n in (-1, 0, 1)]


def test_the_mouse_goes_over_cells_and_chooses_them(editor, shown, heard) -> None:
    places = (middle(editor, shown, *at) for at in ((1, 1), (1, 2), (2, 2)))
    drag(editor, *places)
    assert editor.choice.area == Area(1, 1, 2, 2)
    assert not editor.textCursor().hasSelection()
    table_deeds.do(editor, "合并单元格")
    merged = editor.body()[1].rows[1][1]
    assert (merged.colspan, merged.rowspan, merged.text) == (2, 2, "6\n甲\n2\n乙")
    assert heard.rested() == ["合并单元格"]


def test_a_click_lets_go_and_shift_goes_on(editor, shown) -> None:
    drag(editor, middle(editor, shown, 1, 0), middle(editor, shown, 3, 0))
    QTest.mouseClick(editor.viewport(), Qt.LeftButton, pos=middle(editor, shown, 2, 1).toPoint())
    assert editor.choice.area is None
    there = middle(editor, shown, 3, 2).toPoint()
    QTest.mouseClick(editor.viewport(), Qt.LeftButton, Qt.ShiftModifier, there)
    assert editor.choice.area == Area(2, 1, 2, 2)


def test_typing_lets_go_of_the_cells(editor, shown, qtbot) -> None:
    editor.go_to(Spot((1, 1, 1, 0)))
    table_deeds.select(editor, "选择表格")
    assert editor.choice.area == Area(0, 0, 4, 3)
    qtbot.keyClicks(editor, "1")
    assert editor.choice.area is None
    assert editor.body()[1].rows[1][1].text == "16"


def test_a_border_is_carried_as_one_step(editor, shown, heard) -> None:
    border = QPointF(geometry.lefts(editor, shown)[1], middle(editor, shown, 1, 0).y())
    before = geometry.lefts(editor, shown)
    drag(editor, border, border + QPointF(30, 0), border + QPointF(60, 0))
    widths = editor.body()[1].widths
    assert sum(widths) == pytest.approx(100, abs=0.1)
    assert heard.rested() == ["列宽"]
    after = geometry.lefts(editor, tables.all_shown(editor.manuscript)[0])
    assert [round(b - a) for a, b in zip(before, after, strict=True)] == pytest.approx(
        [0, 60, 0, 0], abs=2
    )


def test_esc_puts_the_border_back(editor, shown, heard, qtbot) -> None:
    place = QPointF(geometry.lefts(editor, shown)[1], middle(editor, shown, 1, 0).y())
    before = geometry.lefts(editor, shown)
    mouse(editor, QEvent.MouseButtonPress, place, held=True)
    mouse(editor, QEvent.MouseMove, place + QPointF(40, 0), held=True)
    assert geometry.lefts(editor, shown) != before
    qtbot.keyClick(editor, Qt.Key_Escape)
    assert geometry.lefts(editor, shown) == before
    mouse(editor, QEvent.MouseButtonRelease, place)
    assert heard.rested() == []
    assert editor.body()[1] is STAFF


def test_widths_by_themselves_are_those_of_the_sheet(editor, shown) -> None:
    wordy = Cell((paragraph("三月底前把缺的民国部分补交到县志中心来"),))
    rows = (*STAFF.rows[:3], (*STAFF.rows[3][:2], wordy))
    editor.show_body((Table(rows, header=True),))
    QApplication.processEvents()
    lefts = geometry.lefts(editor, tables.all_shown(editor.manuscript)[0])
    assert lefts[3] - lefts[2] > 2 * (lefts[1] - lefts[0])
