"""The page 印前检查 by itself: it shows what it is given and tells what the clerk did."""

from itertools import pairwise
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget

from gazetteer_desk.layout.thumbnails import Bar, Spot, Tone
from gazetteer_desk.proof.problems import Group
from ui.panes import precheck_rows
from ui.panes.precheck import Precheck
from ui.panes.precheck_rows import CheckLine
from ui.widgets import pin
from ui.widgets.pin import Pin


WRONG = CheckLine(
    group=Group.MUST, said="期号重复。", about="报头", remedy="改为第13期", can_go=True
)
LACKS = CheckLine(group=Group.MUST, said="日期未填。", about="报头", can_go=True)
TOLD = CheckLine(group=Group.SEE, said="共 3 页，双面印时末页背面是空白。")
FOUND = CheckLine(
    group=Group.SEE,
    said="“从书”疑为“丛书”。",
    about="第1篇第2段",
    remedy="改过来",
    can_leave=True,
    can_go=True,
)
HINT = CheckLine(
    group=Group.HINT, said="句子太长。", about="第1篇第3段", can_leave=True, can_go=True
)


@pytest.fixture
def page(shown) -> Precheck:
    page = shown(Precheck(), 1300, 640)
    page.show_issue("2026年第13期")
    return page


def press(page: Precheck, at: int, words: str, qtbot) -> None:
    """Click a painted button of a line."""
    page.list.choose(at)
    index = page.list.currentIndex()
    box = page.list.visualRect(index)
    row = page.list.lines[at]
    place = next(p for _, label, p in precheck_rows._deeds(box, row) if label == words)
    qtbot.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=place.center())


def test_each_line_has_what_can_be_done_with_it(page: Precheck, ear, qtbot):
    listed = page.list
    for name in ("gone_to", "mended", "left"):
        getattr(listed, name).connect(lambda at, name=name: heard.append((name, at)))
    heard: list[tuple[str, int]] = []
    listed.show_lines((WRONG, LACKS, FOUND, TOLD), ("题名", "正文"))
    assert [[words for _, words in line.deeds] for line in listed.lines] == [
        ["改为第13期", "去看"],
        ["去看"],
        ["改过来", "不改", "去看"],
        [],
    ]
    press(page, 0, "改为第13期", qtbot)
    press(page, 2, "不改", qtbot)
    listed.choose(1)
    qtbot.keyClick(listed, Qt.Key.Key_Return)
    listed.choose(2)
    qtbot.keyClick(listed, Qt.Key.Key_Delete)
    listed.mend()
    listed.choose(3)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Delete):  # leads nowhere, and must stay
        qtbot.keyClick(listed, key)
    assert heard == [("mended", 0), ("left", 2), ("gone_to", 1), ("left", 2), ("mended", 2)]


def test_a_press_beside_the_buttons_only_chooses(page: Precheck, ear, qtbot):
    ear.to(page.list.gone_to, page.list.mended, page.list.left)
    page.list.show_lines((WRONG, FOUND), ())
    box = page.list.visualRect(page.list.model().index(3, 0))
    spot = QPoint(120, box.center().y())
    qtbot.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert page.list.chosen() is FOUND
    assert ear.heard == []
    qtbot.mouseDClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert ear.heard == [1]


def test_the_choice_stays_when_the_lines_are_others(page: Precheck, qtbot):
    page.list.show_lines((WRONG, LACKS, TOLD), ())
    page.list.choose(0)
    qtbot.keyClick(page.list, Qt.Key.Key_Down)
    assert page.list.chosen() is LACKS
    page.list.show_lines((WRONG, TOLD), ())
    assert page.list.chosen() is TOLD
    page.list.step(1)
    assert page.list.chosen() is WRONG
    page.list.step(-1)
    assert page.list.chosen() is TOLD
    page.list.show_lines((TOLD,), ())
    assert page.list.chosen() is TOLD
    page.list.show_lines((replace(TOLD, said="别的。"),), ())
    assert page.list.chosen() is None  # nothing can be done here any more


def test_hints_are_folded_and_open_by_key_and_by_mouse(page: Precheck, qtbot):
    page.list.show_lines((WRONG, HINT, HINT), ("题名",))
    rows = page.list.model().lines
    assert [type(row).__name__ for row in rows] == ["Head", "CheckLine", "Head", "Foot"]
    page.list.choose(0)
    qtbot.keyClick(page.list, Qt.Key.Key_Down)
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    assert page.list.model().rowCount() == 6
    page.list.show_lines((WRONG, HINT), ("题名",))  # stays open
    assert page.list.model().rowCount() == 5
    head = page.list.visualRect(page.list.model().index(2, 0))
    qtbot.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=head.center())
    assert page.list.model().rowCount() == 4
    page.list.choose(1)  # the next place by key opens them too
    assert page.list.chosen() == HINT


def test_what_is_in_order_is_named_when_asked_for(page: Precheck, qtbot):
    page.list.show_lines((), ("题名", "正文"))
    index = page.list.model().index(0, 0)
    said = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "2 项都没有问题：题名、正文"
    before = page.list.visualRect(index).height()
    qtbot.mouseClick(
        page.list.viewport(), Qt.MouseButton.LeftButton, pos=page.list.visualRect(index).center()
    )
    assert page.list.visualRect(index).height() > before


def test_long_sentences_go_on_in_a_second_line(page: Precheck, qtbot):
    long = replace(FOUND, said="这一句很长。" * 40)
    page.list.show_lines((FOUND, long), ())
    model, listed = page.list.model(), page.list
    short, tall = (listed.visualRect(model.index(at, 0)).height() for at in (1, 2))
    assert tall > short >= 52
    narrow = (page.resize(700, 640), qtbot.wait(20), listed.visualRect(model.index(2, 0)))[2]
    assert narrow.height() > tall


def test_what_came_along_is_confirmed_in_one(page: Precheck, ear, qtbot):
    ear.to(page.list.all_confirmed)
    carried = CheckLine(group=Group.SEE, said="“报”照第12期带来。", remedy="照旧", can_go=True)
    page.list.show_lines((carried, carried), ())
    head = page.list.visualRect(page.list.model().index(0, 0))
    ((_, words, place),) = precheck_rows._deeds(head, page.list.model().lines[0])
    assert words == "上期带来的都照旧"
    qtbot.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=place.center())
    assert len(ear.heard) == 1


def test_many_findings_are_one_list_without_a_widget_each(page: Precheck):
    page.list.show_lines((FOUND,) * 150, ())
    assert len(page.list.findChildren(QWidget)) < 15


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
    assert ear.heard == ["open_file", "open_folder", "print_issue"]
    page.show_done("")
    assert page.outside["print_issue"].isHidden()


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
    spoken = page.list.model().index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "必须改，1 号，期号重复，报头，可以改为第13期、去看"
    page.show_pages((), "正在数页…")
    assert page.sheets.accessibleName() == "还没有页面"


def test_copies_for_who_reads_it_before_are_at_hand(page: Precheck, ear):
    ear.to(page.proof_asked, page.redline_asked, page.again_asked)
    page.show_ready(3)
    for button in (page.proof, page.redline, page.again):
        assert button.isEnabled()
        button.click()
    assert len(ear.heard) == 3
    page.show_checked("14:33", 22)
    assert page._about.text() == "2026年第13期　14:33 查过 22 项"


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
    places = pin.places(wanted, room=204, size=18)
    tops = [top for _, top in places]
    assert len(tops) == len(wanted)
    assert all(-0.01 <= top <= 186.01 for top in tops)
    assert all(above < below for above, below in pairwise(tops))
    for lane in (0, 1, -1):
        here = [top for at, top in places if at == lane]
        assert all(below - above >= 18 for above, below in pairwise(here)), "each can be read"


def test_a_pin_stands_where_it_points_while_there_is_room():
    assert pin.places([10.0, 100.0], room=204, size=18) == [(0, 10.0), (0, 100.0)]
    assert len(pin.places([10.0] * 200, room=204, size=18)) == 200


def test_an_answer_that_comes_when_one_is_elsewhere_leaves_the_focus_there(
    page: Precheck, monkeypatch
):
    page.list.setFocus()
    entered: list[bool] = []
    monkeypatch.setattr(page, "enter", lambda: entered.append(page.isVisible()))
    page.settle()
    page.hide()
    page.settle()
    assert entered == [True]
