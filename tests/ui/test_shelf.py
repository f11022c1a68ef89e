"""The drawer 留用稿, and the line that asks for a reason, shown alone."""

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent

from ui.panes import load
from ui.panes.load import Load
from ui.panes.reason import ReasonLine
from ui.panes.shelf import Shelf
from ui.panes.shelf_list import ShelfLine


LINES = (
    ShelfLine(4, "留用", "年鉴供稿培训", "年鉴科 · 3月2日"),
    ShelfLine(3, "留用", "白渡镇建馆", "下一期用 · 白渡镇 · 3月1日", is_due=True),
    ShelfLine(2, "退稿", "重复的稿", "已另有采用 · 2月9日"),
    ShelfLine(1, "已用", "启动会", "第12期 · 2月1日"),
)
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def shelf(shown, ear):
    drawer = shown(Shelf(), 232, 320)
    ear.to(drawer.asked, drawer.articles_dropped)
    drawer.show_lines(LINES)
    return drawer


def titles(shelf: Shelf) -> list[str]:
    model = shelf.list.model()
    return [model.index(at, 0).data().split("，")[0] for at in range(model.rowCount())]


def test_it_is_a_line_that_opens_and_closes(shelf, qtbot):
    assert not shelf.is_open
    assert shelf.head.accessibleName() == "留用稿，2篇，已收起"
    qtbot.mouseClick(shelf.head, LEFT)
    assert shelf.is_open
    assert titles(shelf) == ["年鉴供稿培训", "白渡镇建馆"]
    qtbot.keyClick(shelf.list, Qt.Key.Key_Escape)
    assert not shelf.is_open


def test_each_state_has_its_list_and_its_usual_deed(shelf, ear, qtbot):
    shelf.open(is_open=True)
    for state, title, words, deed in (
        ("留用", "年鉴供稿培训", "放进本期", ("place", (4,))),
        ("退稿", "重复的稿", "恢复", ("restore", (2,))),
        ("已用", "启动会", "打开所在的一期", ("open", (1,))),
    ):
        shelf.show_state(state)
        assert titles(shelf)[0] == title
        shelf.list.enter()
        assert shelf._usual.text() == words
        shelf._usual.click()
        assert ear.heard[-1] == deed
        qtbot.keyClick(shelf.list, Qt.Key.Key_Return)
        assert ear.heard.pop() == ear.heard.pop() == deed


def test_it_is_searched_by_typing(shelf, writes, qtbot):
    shelf.open(is_open=True)
    writes(shelf.field, "白渡")
    assert titles(shelf) == ["白渡镇建馆"]
    shelf.field.setFocus()
    qtbot.keyClick(shelf.field, Qt.Key.Key_Down)
    assert [line.id for line in shelf.list.chosen()] == [3]
    writes(shelf.field, "无此稿")
    assert not shelf.list.isVisible()
    assert shelf._empty.text() == "没有查到“白渡无此稿”。"


def test_an_empty_shelf_says_what_to_do(shelf):
    shelf.show_lines(())
    shelf.open(is_open=True)
    assert "按 Del" in shelf._empty.text()
    assert not shelf._usual.isEnabled()


def test_the_menu_offers_only_what_can_be_done(shelf, ear):
    shelf.open(is_open=True)
    shelf.list.setCurrentIndex(shelf.list.model().index(1, 0))
    words = [action.text() for action in shelf.list.menu().actions()]
    assert words == ["放进本期", "不移到下一期", "退稿…", "删除"]
    shelf.list.menu().actions()[1].trigger()
    assert ear.heard == [("next", (3,))]
    shelf.show_state("已用")
    shelf.list.enter()
    shelf.list.ask("remove")  # one that was placed is never deleted
    assert len(ear.heard) == 1


def test_the_row_that_takes_the_place_of_a_gone_one_is_chosen(shelf):
    shelf.open(is_open=True)
    shelf.list.enter()
    shelf.show_lines(LINES[1:])
    assert [line.id for line in shelf.list.chosen()] == [3]


class Dropped(QDropEvent):
    """Something that is carried over the drawer from somewhere in the window."""

    def __init__(self, source, mime: QMimeData) -> None:
        self._source, self._mime = source, mime
        super().__init__(QPointF(20, 10), Qt.DropAction.MoveAction, mime, LEFT, NONE)

    def source(self):
        return self._source


def test_when_the_last_one_is_gone_the_focus_stays_in_the_drawer(shelf):
    shelf.open(is_open=True)
    shelf.list.enter()
    shelf.show_lines(LINES[2:])
    assert shelf.field.hasFocus()


def test_articles_that_are_dropped_on_it_are_held(shelf, ear):
    event = Dropped(shelf, load.packed(Load(("a", "b"))))
    shelf.dragEnterEvent(event)
    assert shelf.head.is_lit
    shelf.dropEvent(event)
    assert ear.heard == [("a", "b")]
    assert not shelf.head.is_lit
    for other in (load.packed(Load(items=(1,))), QMimeData()):
        event = Dropped(shelf, other)
        shelf.dragEnterEvent(event)
        assert not event.isAccepted()


def test_it_paints_in_both_looks(shelf, look):
    shelf.open(is_open=True)
    light = shelf.grab().toImage()
    look("dark")
    assert shelf.grab().toImage() != light


def test_a_reason_is_wanted(shown, ear, writes, qtbot):
    line = shown(ReasonLine(), 232, 120)
    ear.to(line.given)
    line.ask("退稿：“白渡镇建馆”")
    qtbot.keyClick(line.field, Qt.Key.Key_Return)
    assert ear.heard == []
    assert line.isVisible()
    writes(line.field, " 已另有采用 ")
    qtbot.keyClick(line.field, Qt.Key.Key_Return)
    assert ear.heard == ["已另有采用"]
    assert not line.isVisible()


def test_escape_declines_nothing(shown, ear, writes, qtbot):
    line = shown(ReasonLine(), 232, 120)
    ear.to(line.given)
    line.ask("退稿：“白渡镇建馆”")
    writes(line.field, "已另有采用")
    qtbot.keyClick(line.field, Qt.Key.Key_Escape)
    assert not line.isVisible()
    assert ear.heard == []
