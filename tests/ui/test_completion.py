"""The pop-up of names: found as one types, taken by Tab, Enter or the mouse, closed by Esc."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from gazetteer_desk.bulletin.offers import Offer, Offers
from ui.widgets.choices import ComboField
from ui.widgets.completion import ROWS, row_height
from ui.widgets.fields import LineField


NAMES = Offers(
    (
        Offer("青梧县地方志办公室", "上一期用过"),
        Offer("青梧县档案馆", "用过"),
        Offer("白渡镇", "名录"),
        *(Offer(f"第{nth}股", "名录") for nth in "一二三四五六七八九"),
    )
)


@pytest.fixture
def desk(shown):
    """Return a window with a line that offers names, and one line more."""
    window = QWidget()
    window.line, window.next = LineField("单位"), LineField("下一个")
    column = QVBoxLayout(window)
    column.addWidget(window.line)
    column.addWidget(window.next)
    column.addStretch(1)
    window.line.offer(NAMES)
    shown(window, 500, 400)
    window.activateWindow()
    window.line.setFocus()
    QApplication.processEvents()
    return window


def popup(desk):
    return desk.line.completion


def test_initials_show_the_names_and_tab_takes_the_first(desk, ear, qtbot):
    ear.to(desk.line.settled)
    qtbot.keyClicks(desk.line, "qwx")
    assert popup(desk).names == ("青梧县地方志办公室", "青梧县档案馆")
    qtbot.keyClick(desk.line, Qt.Key.Key_Tab)
    assert desk.line.text() == "青梧县地方志办公室"
    assert popup(desk).names == ()
    assert ear.heard == ["青梧县地方志办公室"]
    assert desk.line.hasFocus()
    qtbot.keyClick(desk.line, Qt.Key.Key_Tab)
    assert desk.next.hasFocus()


def test_chinese_finds_them_too_and_enter_takes_the_chosen_one(desk, qtbot, writes):
    writes(desk.line, "青梧")
    qtbot.keyClick(desk.line, Qt.Key.Key_Down)
    qtbot.keyClick(desk.line, Qt.Key.Key_Return)
    assert desk.line.text() == "青梧县档案馆"


def test_a_click_takes_a_name_and_leaves_the_caret(desk, qtbot):
    qtbot.keyClicks(desk.line, "qw")
    spot = popup(desk).visualRect(popup(desk).model().index(1)).center()
    qtbot.mouseClick(popup(desk).viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert desk.line.text() == "青梧县档案馆"
    assert desk.line.hasFocus()


def test_escape_closes_it_and_what_was_typed_stays(desk, qtbot):
    qtbot.keyClicks(desk.line, "bd")
    qtbot.keyClick(desk.line, Qt.Key.Key_Escape)
    assert popup(desk).names == ()
    qtbot.keyClick(desk.line, Qt.Key.Key_Return)
    assert desk.line.text() == "bd"


def test_it_is_closed_while_composing_and_when_the_field_is_left(desk, qtbot):
    qtbot.keyClicks(desk.line, "qw")
    QApplication.sendEvent(desk.line, QInputMethodEvent("xian", []))
    assert popup(desk).names == ()
    QApplication.sendEvent(desk.line, QInputMethodEvent())
    qtbot.keyClicks(desk.line, "x")
    assert popup(desk).names
    desk.next.setFocus()
    assert popup(desk).names == ()


def test_down_in_an_empty_field_shows_all_names_eight_at_a_time(desk, qtbot):
    qtbot.keyClick(desk.line, Qt.Key.Key_Down)
    assert len(popup(desk).names) == len(NAMES)
    assert popup(desk).height() == ROWS * row_height() + 2
    qtbot.keyClick(desk.line, Qt.Key.Key_PageDown)
    qtbot.keyClick(desk.line, Qt.Key.Key_Tab)
    assert desk.line.text() == NAMES.all()[ROWS].text


@pytest.mark.parametrize("typed", ["zzz", "青梧县档案馆"])
def test_nothing_is_shown_where_nothing_is_to_be_chosen(desk, writes, typed):
    writes(desk.line, typed)
    assert popup(desk).names == ()


def test_it_lies_under_the_field_inside_the_window_or_above_where_there_is_no_room(desk, qtbot):
    qtbot.keyClicks(desk.line, "di")
    line, box = desk.line, popup(desk).geometry()
    assert box.top() > line.mapTo(desk, QPoint(0, line.height())).y()
    assert desk.rect().contains(box)
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    line.clear()
    desk.resize(500, 300)
    desk.layout().insertStretch(0, 9)
    QApplication.processEvents()
    qtbot.keyClicks(line, "di")
    box = popup(desk).geometry()
    assert box.bottom() < line.mapTo(desk, QPoint(0, 0)).y()
    assert desk.rect().contains(box)


def test_the_arrow_of_a_field_shows_all_and_closes_again(shown, qtbot):
    field = shown(ComboField("编印单位"), 340, 400)
    field.offer(NAMES)
    field.showPopup()
    line = field.lineEdit()
    assert line.completion.names == tuple(one.text for one in NAMES.all())
    field.showPopup()
    assert line.completion.names == ()


def test_a_name_and_where_it_is_from_are_read_out(desk, qtbot):
    qtbot.keyClicks(desk.line, "bd")
    index = popup(desk).model().index(0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "白渡镇，名录"
    assert not popup(desk).grab().isNull()
