"""The pane 检查 lists what there is to see to, by how much it matters, and does what is asked."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu

from gazetteer_desk.bulletin.checks import Remark, Weight
from gazetteer_desk.bulletin.place import Place
from gazetteer_desk.proof.finding import Finding, Level
from gazetteer_desk.proof.problems import Group, Problem, problems
from tests import make
from ui.panes.problems import Problems
from ui.widgets.line_model import LINE


ISSUE = make.bulletin(make.article("题", "做好编篡工作。", key="a", credits="股"))
REMARK = Remark(
    place="tail", field="copies", weight=Weight.LACKING, said="印数未填。", remedy="按合计填 9"
)


def finding(start: int, level: Level = Level.ERROR, suggestion: str | None = "纂") -> Finding:
    return Finding(
        rule="X",
        level=level,
        source="规定　GB/T 15834—2011，5.1",
        place=Place("a", "body", (0,), start, start + 2),
        text="做好编篡工作"[start : start + 2],
        message=f"第{start}字错。",
        suggestion=suggestion,
    )


MANY = problems(
    ISSUE, (REMARK,), (finding(0), finding(1, Level.HINT), finding(2, Level.DOUBT), finding(3))
)


@pytest.fixture
def pane(shown) -> Problems:
    pane = shown(Problems())
    pane.resize(400, 500)
    show(pane, MANY)
    return pane


def show(pane: Problems, found: tuple[Problem, ...], *, sure=2, left=0, locked=False) -> None:
    pane.show_problems(found, sure=sure, left=left, locked=locked)


def rows(pane: Problems) -> list[str]:
    model = pane.list.model()
    spoken = Qt.ItemDataRole.AccessibleTextRole
    return [model.index(row, 0).data(spoken) for row in range(model.rowCount())]


def choose(pane: Problems, row: int) -> None:
    pane.list.setCurrentIndex(pane.list.model().index(row, 0))


def test_the_rows_stand_in_groups_and_in_the_order_of_the_page(pane):
    assert rows(pane) == [
        "必须改 3 处",
        "必须改，第0字错，第1篇第1段，规定　GB/T 15834—2011，5.1，改为“纂”",
        "必须改，第3字错，第1篇第1段，规定　GB/T 15834—2011，5.1，改为“纂”",
        "必须改，印数未填，报尾　印数，按合计填 9",
        "建议看 1 处",
        "建议看，第2字错，第1篇第1段，规定　GB/T 15834—2011，5.1，改为“纂”",
        "提示 1 处",
        "提示，第1字错，第1篇第1段，规定　GB/T 15834—2011，5.1，改为“纂”",
    ]
    assert pane.mend_all.text() == "全部改正 2 处"


def test_keys_go_there_and_leave_it(pane, ear, qtbot):
    ear.to(pane.list.gone_to, pane.list.decided)
    pane.enter()
    assert pane.focused() == MANY[0], "the head of a group is no place to stand"
    qtbot.keyClick(pane.list, Qt.Key.Key_Down)
    qtbot.keyClick(pane.list, Qt.Key.Key_Return)
    qtbot.keyClick(pane.list, Qt.Key.Key_Delete)
    assert ear.heard == [MANY[3], ("once", MANY[3])]
    qtbot.keyClick(pane.list, Qt.Key.Key_Down)
    qtbot.keyClick(pane.list, Qt.Key.Key_Down)
    assert pane.list.current().group is Group.SEE, "heads are passed over"


def test_a_click_shows_the_place_and_one_on_the_remedy_mends(pane, ear, qtbot):
    ear.to(pane.list.pointed_at, pane.list.mended)
    box = pane.list.visualRect(pane.list.model().index(1, 0))
    left = Qt.MouseButton.LeftButton
    qtbot.mouseClick(pane.list.viewport(), left, pos=QPoint(60, box.top() + 12))
    qtbot.mouseClick(pane.list.viewport(), left, pos=QPoint(box.right() - 20, box.bottom() - 16))
    assert ear.heard == [MANY[0], MANY[0]]
    show(pane, MANY, locked=True)
    qtbot.mouseClick(pane.list.viewport(), left, pos=QPoint(box.right() - 20, box.bottom() - 16))
    assert ear.heard[2:] == [MANY[0]], "it is pointed at, not mended"


def menu_of(pane: Problems) -> list[str]:
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(0, 0), QPoint(0, 0))
    QApplication.sendEvent(pane.list, event)
    menus = pane.list.findChildren(QMenu)
    words = [one.text() for menu in menus for one in menu.actions()]
    for menu in menus:
        menu.close()
        menu.setParent(None)
    return words


def test_the_menu_offers_what_can_be_done(pane):
    choose(pane, 1)
    all_deeds = ["改正", "忽略一次", "本期忽略", "加入名录", "这条规则以后不查"]
    assert menu_of(pane) == all_deeds
    choose(pane, 3)
    assert menu_of(pane) == ["改正"], "a field is mended, and not left"
    show(pane, problems(ISSUE, (), (finding(0, suggestion=None),)))
    choose(pane, 1)
    assert menu_of(pane) == all_deeds[1:]
    mark = replace(finding(0), text="，")
    show(pane, problems(ISSUE, (), (mark,)))
    choose(pane, 1)
    assert "加入名录" not in menu_of(pane), "a mark is no word of a list"
    show(pane, MANY, locked=True)
    choose(pane, 1)
    assert menu_of(pane) == []


def test_what_may_only_be_read_says_so(pane):
    show(pane, MANY, locked=True, left=1)
    for button in (pane.mend_all, pane._again):
        assert not button.isEnabled()
        assert button.toolTip() == "这一期只能看，不能改"
    show(pane, MANY, left=1)
    assert pane._again.toolTip() == "忽略了的也重新检查"


def test_what_was_chosen_stays_chosen_and_the_next_one_where_it_is_gone(pane):
    choose(pane, 2)
    kept = pane.list.current()
    show(pane, MANY[1:])
    assert pane.list.current() == kept
    show(pane, tuple(one for one in MANY[1:] if one != kept))
    assert pane.list.current() == MANY[4], "what stands at its place now"
    show(pane, ())
    show(pane, MANY)
    assert pane.list.current() is None


def test_the_same_list_again_touches_nothing(pane, ear):
    ear.to(pane.list.model().modelReset)
    show(pane, tuple(MANY))
    assert ear.heard == []


def test_where_nothing_is_found_it_says_so(pane):
    show(pane, (), sure=0)
    assert pane.says == "没有查出问题。"
    assert not pane.mend_all.isEnabled()
    pane.enter()
    assert pane._whole.hasFocus()
    pane.show_waiting()
    assert pane.says == "正在检查。"
    pane.show_nothing()
    assert "打开一期" in pane.says


def test_what_is_left_as_it_is_is_counted_and_can_be_looked_at_again(pane, ear):
    assert pane.ignored == ""
    show(pane, MANY, left=3)
    assert pane.ignored == "已忽略 3 处"
    ear.to(pane.checked_again, pane.all_mended, pane.scope_chosen)
    pane._again.click()
    pane.mend_all.click()
    pane._here.click()
    assert ear.heard == [(), (), False]
    assert not pane.is_whole


def test_who_pressed_a_button_that_is_no_more_stays_in_the_pane(pane):
    show(pane, MANY)
    pane.mend_all.setFocus()
    show(pane, MANY[1:])
    assert pane.mend_all.hasFocus(), "there is more to mend"
    show(pane, MANY[2:], sure=0)
    assert pane.list.hasFocus()
    show(pane, MANY, left=1)
    pane._again.setFocus()
    show(pane, MANY)
    assert pane.list.hasFocus()


def test_hundreds_of_rows_keep_their_heights(pane):
    found = problems(ISSUE, (), [finding(at % 6) for at in range(600)])
    show(pane, found)
    model = pane.list.model()
    heights = {pane.list.visualRect(model.index(row, 0)).height() for row in range(1, 40)}
    assert len(heights) == 1
    assert isinstance(model.index(600, 0).data(LINE), Problem)
