"""The line above the sheet: in a narrow place the units have a line of their own."""

import pytest
from PySide6.QtWidgets import QPushButton

from ui.forms.article_top import ArticleTop
from ui.widgets.chip import Chip
from ui.widgets.chips import ChipsField
from ui.widgets.choices import ComboField


class Top:
    """The line with what stands in it."""

    def __init__(self, shown) -> None:
        self.column, self.units = ComboField("栏目"), ChipsField("供稿单位", "写上", "再加")
        self.column.setFixedWidth(128)
        self.buttons = (QPushButton("副题"), QPushButton("按语"))
        self.line = shown(ArticleTop(self.column, self.units, self.buttons), 700, 44)
        self.units.show_chips(("县地方志办综合股",))

    def lay_out(self, width: int) -> None:
        self.line.resize(width, self.line.sizeHint().height())
        self.line.layout().activate()
        self.line.resize(width, self.line.sizeHint().height())
        self.line.layout().activate()

    def is_parted(self) -> bool:
        return self.units.y() > self.column.geometry().bottom()


@pytest.fixture
def top(shown) -> Top:
    return Top(shown)


def test_beside_an_open_pane_in_a_small_window_a_name_is_still_whole(top):
    top.lay_out(430)
    chip = top.units.findChild(Chip)
    assert top.is_parted()
    assert chip.width() >= chip.sizeHint().width()
    assert top.units.width() > 300
    assert top.buttons[1].geometry().right() <= 430


def test_where_there_is_room_all_stand_in_one_line(top):
    top.lay_out(430)
    top.lay_out(700)
    assert not top.is_parted()
    assert top.units.geometry().right() < top.buttons[0].x()


def test_where_a_button_goes_the_units_come_back_into_the_line(top, qtbot):
    top.lay_out(480)
    assert top.is_parted()
    for button in top.buttons:
        button.hide()
    qtbot.waitUntil(lambda: not top.is_parted())
