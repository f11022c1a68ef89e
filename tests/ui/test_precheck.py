"""The page 印前检查 by itself: it shows what it is given and tells what the clerk did."""

from itertools import pairwise
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from shiboken6 import isValid

from gazetteer_desk.layout.thumbnails import Bar, Spot, Tone
from ui.panes.precheck import Precheck
from ui.panes.precheck_list import CheckLine
from ui.widgets import pin
from ui.widgets.pin import Pin


WRONG = CheckLine(is_must=True, said="期号重复。", where="报头", remedy="改为第13期")
LACKS = CheckLine(is_must=True, said="日期未填。", where="报头")
TOLD = CheckLine(is_must=False, said="共 3 页，双面印时末页背面是空白。")


@pytest.fixture
def page(shown) -> Precheck:
    page = shown(Precheck(), 1300, 640)
    page.show_issue("2026年第13期")
    return page


def buttons_of(page: Precheck, at: int) -> list[str]:
    return [button.text() for button in page.list.rows[at].findChildren(QPushButton)]


def test_each_line_has_what_can_be_done_with_it(page: Precheck, ear, qtbot):
    ear.to(page.list.gone_to, page.list.mended)
    page.list.show_lines((WRONG, LACKS, TOLD), ("题名", "正文"))
    assert [buttons_of(page, at) for at in range(3)] == [["改为第13期", "去看"], ["去看"], []]
    page.list.rows[0].findChild(QPushButton).click()
    page.list.choose(1)
    qtbot.keyClick(page.list.rows[1], Qt.Key.Key_Return)
    page.list.choose(2)
    qtbot.keyClick(page.list.rows[2], Qt.Key.Key_Return)  # leads nowhere
    assert ear.heard == [0, 1]


def test_the_button_that_was_pressed_outlives_the_lines_it_changes(page: Precheck, qtbot):
    page.list.show_lines((WRONG, LACKS), ())
    button = page.list.rows[0].findChild(QPushButton)
    page.list.mended.connect(lambda _: page.list.show_lines((LACKS,), ()))
    button.clicked.connect(lambda: outlived.append(isValid(button)))
    outlived: list[bool] = []
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert outlived == [True]


def test_the_arrows_walk_and_the_choice_stays_when_the_lines_are_others(page: Precheck, qtbot):
    page.list.show_lines((WRONG, LACKS, TOLD), ())
    page.list.choose(0)
    qtbot.keyClick(page.list.rows[0], Qt.Key.Key_Down)
    assert page.list.rows[1].hasFocus()
    page.list.show_lines((WRONG, TOLD), ())
    assert page.list.rows[1].hasFocus()
    qtbot.keyClick(page.list.rows[1], Qt.Key.Key_Down)
    assert page.list.rows[0].hasFocus()
    qtbot.keyClick(page.list.rows[0], Qt.Key.Key_Up)
    assert page.list.rows[1].hasFocus()


def test_with_something_to_mend_only_anyway_is_left(page: Precheck, ear):
    ear.to(page.export_asked)
    page.show_target(Path("印/第13期.docx"), "简报")
    page.show_ready(2)
    page.export.click()
    assert ear.heard == []
    assert page.said.text == "还有 2 处必须改，改好再导出。"
    page.anyway.click()
    page.show_ready(0)
    assert page.anyway.isHidden()
    page.export.click()
    page.show_busy(is_busy=True)
    page.export.click()
    assert ear.heard == [Path("印/第13期.docx")] * 2


def test_after_the_export_the_file_is_at_hand(page: Precheck, ear):
    ear.to(page.outside_asked)
    assert all(button.isHidden() for button in page.outside.values())
    page.show_done("已导出《第13期.docx》，3 页。")
    page.show_ready(0)  # the pages were counted a little later
    assert page.said.text == "已导出《第13期.docx》，3 页。"
    for button in page.outside.values():
        button.click()
    assert ear.heard == ["open_file", "open_folder", "print_file"]
    page.show_done("")
    assert page.outside["print_file"].isHidden()


def test_sheets_stand_side_by_side_as_far_as_there_is_room(page: Precheck):
    page.show_pages(((Bar(Tone.TEXT, 0.1, 0.1, 0.5, 0.02),),) * 5, "5 页")
    sheets = page.sheets
    assert sheets.accessibleName() == "共 5 页"
    assert sheets.heightForWidth(2000) < sheets.heightForWidth(600) < sheets.heightForWidth(300)


def test_a_line_and_its_place_on_the_sheets_bear_the_same_number(page: Precheck):
    page.show_pages(((Bar(Tone.TEXT, 0.1, 0.1, 0.5, 0.02),),) * 2, "2 页")
    bare = page.sheets.grab().toImage()
    page.sheets.show_pins(((Pin(1, True), Spot(0, 0.2)), (Pin(3, False), Spot(1, 0.9))))
    assert page.sheets.accessibleName() == "共 2 页，1 号在第 1 页，3 号在第 2 页"
    assert page.sheets.grab().toImage() != bare
    page.list.show_lines((replace(WRONG, nth=1), TOLD), ())
    assert page.list.rows[0].accessibleName().startswith("必须改，1 号，期号重复，")
    page.show_pages((), "正在数页…")
    assert page.sheets.accessibleName() == "还没有页面"


def test_escape_leads_back(page: Precheck, ear, qtbot):
    ear.to(page.back_asked)
    qtbot.keyClick(page.export, Qt.Key.Key_Escape)
    assert len(ear.heard) == 1


@pytest.mark.parametrize(
    ("typed", "goes_to"),
    [
        ("第13期", "印/第13期.docx"),
        ("第13期.txt", "印/第13期.txt"),
        ("第1.3期", "印/第1.3期.docx"),
        ("别处/第13期.HTM", "别处/第13期.HTM"),
    ],
)
def test_a_mere_name_stands_in_the_folder_and_gets_its_ending(
    page: Precheck, ear, typed: str, goes_to: str
):
    ear.to(page.export_asked)
    page.show_target(Path("印/旧.docx"), "简报")
    page.to.setText(typed)
    page.export.click()
    assert ear.heard == [Path(goes_to)]


@pytest.mark.parametrize("typed", ["", "  ", "/", "."])
def test_without_a_name_nothing_is_exported_and_it_is_asked_for(page: Precheck, ear, typed: str):
    ear.to(page.export_asked)
    page.show_target(Path("印/第13期.docx"), "简报")
    page.to.setText(typed)
    page.export.click()
    assert ear.heard == []
    assert page.said.text == "还没有文件名，请写上再导出。"
    assert page.to.hasFocus()


@pytest.mark.parametrize("wanted", [[], [0.0], [50.0, 50.0, 50.0], [-9.0] * 4, [190.0] * 25])
def test_pins_stand_below_one_another_and_all_on_the_paper(wanted: list[float]):
    tops = pin.tops(wanted, room=204, size=18)
    assert len(tops) == len(wanted)
    assert all(-0.01 <= top <= 186.01 for top in tops)
    assert all(above < below for above, below in pairwise(tops))


def test_a_pin_stands_where_it_points_while_there_is_room():
    assert pin.tops([10.0, 100.0], room=204, size=18) == [10.0, 100.0]
