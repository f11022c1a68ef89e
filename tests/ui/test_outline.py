"""The outline shows the issue quietly and tells what the clerk did."""

from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt
from PySide6.QtGui import QAction, QDropEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from gazetteer_desk.bulletin.article import Article
from gazetteer_desk.bulletin.body import paragraph
from gazetteer_desk.bulletin.checks import Remark, Weight
from gazetteer_desk.bulletin.issue import Bulletin, IssueNumber, Masthead
from ui import actions
from ui.panes import load, outline_menus
from ui.panes.load import Load
from ui.panes.outline import Outline
from ui.panes.outline_painter import ROW
from ui.panes.outline_rows import column_landing, folded, landing, rows_of


def article(key: str, column: str, title: str) -> Article:
    return Article(
        key=key, column=column, title=(title,), credits=("白渡镇",), body=(paragraph("正文四字"),)
    )


ISSUE = Bulletin(
    masthead=Masthead(series="青梧县地方志工作简报"),
    number=IssueNumber(year=2026, number=13, total=145),
    articles=(
        article("a", "特别关注", "启动会召开"),
        article("b", "工作动态", "志稿通过评议"),
        article("c", "工作动态", "移交志稿"),
    ),
)


@pytest.fixture
def outline(qtbot, look, ear):
    pane = Outline()
    qtbot.addWidget(pane)
    pane.resize(232, 600)
    pane.show()
    ear.to(
        pane.chosen,
        pane.number_asked,
        pane.article_added,
        pane.title_renamed,
        pane.column_renamed,
        pane.column_picked,
        pane.tree.landings.articles_landed,
        pane.tree.landings.items_landed,
        pane.tree.landings.column_landed,
    )
    deeds = actions.make(pane)
    pane.take_deeds(deeds)
    for name in ("remove_article", "article_up", "combine"):
        deeds[name].triggered.connect(partial(ear._hear, name))
    pane.show_bulletin(ISSUE, {"c": ("正文", "题名")})
    return pane


def keys(pane: Outline) -> list[str]:
    model = pane.tree.model()
    return [model.index(at, 0).data(ROW).key for at in range(model.rowCount())]


def test_showing_is_quiet(outline, ear):
    outline.select("b")
    outline.show_bulletin(replace(ISSUE, articles=ISSUE.articles[:2]), {})
    outline.show_bulletin(ISSUE)
    assert outline.current() == "b"
    assert ear.heard == []


def test_rows_stand_in_the_order_of_the_sheet():
    rows = rows_of(ISSUE, {"c": ("正文",)})
    words = [row.words for row in rows]
    assert words[:3] == ["报头", "【特别关注】", "启动会召开"]
    assert words[3:] == ["【工作动态】", "志稿通过评议", "移交志稿", "报尾"]
    assert rows[2].below == "白渡镇 · 9 字"
    assert rows[5].spoken == "第3篇，移交志稿，白渡镇，8字，缺1项：正文"


def test_a_row_says_for_readers_what_it_lacks(outline):
    index = outline.tree.model().index(5, 0)
    assert "缺2项：正文、题名" in index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert index.data(Qt.ItemDataRole.ToolTipRole) == "缺：正文、题名"


def test_what_is_wrong_and_what_is_to_be_looked_at_stand_at_the_right(outline):
    outline.show_remarks(
        (
            Remark(place="c", field="title", weight=Weight.WRONG, said="题名太长。"),
            Remark(place="c", field="body", weight=Weight.DOUBTFUL, said="有【待补】。"),
            Remark(place="c", field="body", weight=Weight.LACKING, said="正文未填。"),
            Remark(place="tail", field="office", weight=Weight.CARRIED, said="照上期带来。"),
        )
    )
    rows = outline.tree._model.rows
    assert rows[5].marks == (("错1缺2", "red"), ("1", "amber"))
    assert rows[6].marks == (("1", "amber"),)
    assert rows[5].tip == "错：题名太长\n缺：正文、题名\n要看：有【待补】"
    assert rows[5].spoken.endswith("错1处：题名太长，缺2项：正文、题名，要看1处：有【待补】")
    outline.show_remarks(())
    assert outline.tree._model.rows[6].marks == ()


def test_a_click_and_the_arrow_keys_choose(outline, ear, qtbot):
    tree = outline.tree
    box = tree.visualRect(tree.model().index(0, 0))
    qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    for _ in ("the head of the column", "its first article"):
        qtbot.keyClick(tree, Qt.Key.Key_Down)
    assert ear.heard[0] == "masthead"
    assert ear.heard[-1] == "a"


def test_enter_opens_the_chosen_one_again(outline, ear, qtbot):
    outline.select("b")
    qtbot.keyClick(outline.tree, Qt.Key.Key_Return)
    assert ear.heard == ["b"]


def test_enter_says_that_one_wants_to_write_there_and_the_arrows_do_not(outline, qtbot):
    told: list[str] = []
    outline.entered.connect(told.append)
    outline.select("masthead")
    for _ in ("the head of the column", "its first article"):
        qtbot.keyClick(outline.tree, Qt.Key.Key_Down)
    assert told == []
    qtbot.keyClick(outline.tree, Qt.Key.Key_Return)
    assert told == [outline.tree.current()]


def test_delete_asks_to_take_an_article_out_but_never_the_masthead(outline, ear, qtbot):
    outline.select("masthead")
    qtbot.keyClick(outline.tree, Qt.Key.Key_Delete)
    assert ear.heard == []
    outline.select("b")
    qtbot.keyClick(outline.tree, Qt.Key.Key_Delete)
    assert ear.heard == ["remove_article"]
    assert outline.articles() == ("b",)


def test_a_title_is_renamed_in_place(outline, ear, qtbot):
    outline.select("b")
    outline.tree.edit(outline.tree.currentIndex())
    editor = outline.tree.viewport().findChild(QLineEdit)
    editor.setText("新的题名")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(ear.heard))
    assert ear.heard == [("b", "新的题名")]
    assert outline.tree.currentIndex().data(ROW).title == "志稿通过评议"


def test_the_button_below_makes_an_article(outline, ear):
    outline._add.click()
    assert ear.heard == [""]
    outline.tree.choose_column("工作动态")
    outline._add.click()
    assert ear.heard[1] == "工作动态"


def test_the_head_opens_the_masthead_at_the_number(outline, ear, qtbot):
    assert outline._head.number.text() == "2026年第13期（总第145期）"
    qtbot.mouseClick(outline._head, Qt.MouseButton.LeftButton)
    assert ear.heard == [()]


def box_of(outline: Outline, row: int):
    tree = outline.tree
    return tree.visualRect(tree.model().index(row, 0))


def point(outline: Outline, row: int, share: float):
    box = box_of(outline, row)
    return QPointF(120, box.top() + box.height() * share)


def carry(outline: Outline, carried: Load, row: int, share: float, *, source=None) -> QDropEvent:
    """Drag something of ours over a row, and let it go there."""
    mime = load.packed(carried)
    at = point(outline, row, share)
    event = Dragged(source or outline.tree, at, mime)
    outline.tree.dragMoveEvent(event)
    return event


class Dragged(QDropEvent):
    """What is carried about from somewhere in the window."""

    def __init__(self, source, at, mime) -> None:
        self._source, self._mime = source, mime
        super().__init__(at, Qt.DropAction.MoveAction, mime, LEFT, NONE)

    def source(self):
        return self._source


LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
# 0 报头, 1【特别关注】, 2 a, 3【工作动态】, 4 b, 5 c, 6 报尾


@pytest.mark.parametrize(
    ("row", "share", "told"),
    [
        (4, 0.2, ("工作动态", "b")),
        (4, 0.8, ("工作动态", "c")),
        (5, 0.8, ("工作动态", "")),
        (3, 0.5, ("工作动态", "b")),
        (2, 0.8, ("特别关注", "")),
        (0, 0.5, ("特别关注", "a")),
        (6, 0.5, ("工作动态", "")),
    ],
)
def test_articles_land_at_a_place_in_a_column(outline, ear, row, share, told):
    event = carry(outline, Load(("a", "c")), row, share)
    outline.tree.dropEvent(event)
    assert ear.heard == [(("a", "c"), *told)]
    assert event.isAccepted()


@pytest.mark.parametrize(
    ("row", "share", "before"), [(2, 0.9, "工作动态"), (1, 0.2, "特别关注"), (5, 0.9, None)]
)
def test_a_column_lands_before_another_one(outline, ear, row, share, before):
    outline.tree.dropEvent(carry(outline, Load(column="工作动态"), row, share))
    assert ear.heard == [("工作动态", before)]


def test_items_of_the_shelf_land_too_and_nothing_of_others(outline, ear):
    outline.tree.dropEvent(carry(outline, Load(items=(7,)), 2, 0.2, source=outline.shelf.list))
    assert ear.heard == [((7,), "特别关注", "a")]
    assert outline.tree.hasFocus()
    foreign = Dragged(outline.tree, point(outline, 2, 0.2), QMimeData())
    outline.tree.dragMoveEvent(foreign)
    assert not foreign.isAccepted()


def test_the_head_that_an_article_joins_lights_and_goes_out(outline):
    painter = outline.tree.painter_of_rows
    carry(outline, Load(("a",)), 4, 0.2)
    assert painter.lit == "【工作动态】"
    carry(outline, Load(("b",)), 5, 0.9)  # its own column
    assert painter.lit == ""
    carry(outline, Load(("a",)), 4, 0.2)
    outline.tree.dragLeaveEvent(None)
    assert painter.lit == ""


def test_a_folded_column_opens_under_a_drag_that_waits(outline, qtbot):
    outline.tree.toggle("工作动态")
    assert keys(outline) == ["masthead", "【特别关注】", "a", "【工作动态】", "tail"]
    carry(outline, Load(("a",)), 3, 0.5)
    qtbot.waitUntil(lambda: len(keys(outline)) == 7, timeout=60_000)


def test_a_click_on_a_head_folds_and_the_arrows_too(outline, ear, qtbot):
    def click() -> None:
        qtbot.mouseClick(outline.tree.viewport(), LEFT, pos=box_of(outline, 3).center())

    click()
    assert len(keys(outline)) == 5
    assert "收起了2篇" in outline.tree.model().index(3, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    qtbot.keyClick(outline.tree, Qt.Key.Key_Right)
    assert len(keys(outline)) == 7
    qtbot.keyClick(outline.tree, Qt.Key.Key_Left)
    assert len(keys(outline)) == 5
    outline.select("c")  # one comes to the front that is hidden
    assert len(keys(outline)) == 7
    assert ear.heard == []


def test_several_are_chosen_with_ctrl_and_shift_and_stay_so(outline, ear, qtbot):
    tree = outline.tree
    outline.select("a")
    for row in (4, 5):
        place = box_of(outline, row).center()
        qtbot.mouseClick(tree.viewport(), LEFT, Qt.KeyboardModifier.ControlModifier, pos=place)
    assert outline.articles() == ("a", "b", "c")
    outline.select("c")
    outline.show_bulletin(replace(ISSUE, articles=(*ISSUE.articles[1:], ISSUE.articles[0])), {})
    assert outline.articles() == ("b", "c", "a")
    assert outline._deeds["combine"].isEnabled()
    outline.select("masthead")
    assert outline.articles() == ()
    assert not outline._deeds["combine"].isEnabled()


def test_a_drag_from_the_masthead_chooses_nothing_more(outline, qtbot):
    view = outline.tree.viewport()
    qtbot.mousePress(view, LEFT, pos=box_of(outline, 0).center())
    for row in (2, 5):
        at = QPointF(box_of(outline, row).center())
        moved = QMouseEvent(QEvent.Type.MouseMove, at, at, LEFT, LEFT, NONE)
        QApplication.sendEvent(view, moved)
    qtbot.mouseRelease(view, LEFT, pos=box_of(outline, 5).center())
    assert outline.articles() == ()


def test_a_chosen_column_stays_chosen_when_it_moves(outline):
    outline.tree.choose_column("工作动态")
    outline.show_bulletin(replace(ISSUE, articles=(*ISSUE.articles[1:], ISSUE.articles[0])), {})
    assert outline.tree.column() == "工作动态"


def test_a_column_is_renamed_in_place(outline, ear, qtbot):
    outline.tree.choose_column("工作动态")
    assert outline.articles() == ("b", "c")
    outline.tree.rename()
    editor = outline.tree.viewport().findChild(QLineEdit)
    assert editor.text() == "工作动态"
    editor.setText("要闻")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(ear.heard))
    assert ear.heard == [("工作动态", "要闻")]


def words_of(menu) -> list[str]:
    return [action.text() for action in menu.actions() if action.text()]


def test_the_menus_offer_what_a_drag_does(outline, ear):
    row = outline.tree.model().index(2, 0).data(ROW)
    offered = words_of(outline_menus.of_row(outline.tree, row, outline._deeds))
    assert "移到栏目" in offered
    assert any("留用" in words for words in offered)
    outline_menus.columns(outline.tree, outline).actions()[1].trigger()
    assert ear.heard == ["工作动态"]
    head = outline.tree.model().index(1, 0).data(ROW)
    menu = outline_menus.of_row(outline.tree, head, outline._deeds)
    next(action for action in menu.actions() if action.text() == "全部收起").trigger()
    assert len(keys(outline)) == 4
    next(
        a for a in outline_menus.additions(outline.tree).actions() if "新栏目" in a.text()
    ).trigger()
    assert ear.heard[-1] == "新栏目"
    assert "留用稿(&S)" in words_of(outline_menus.more(outline.tree, outline._deeds))


def test_where_an_issue_may_only_be_read_the_menus_of_the_rows_are_grey_and_say_why(outline):
    tree, why = outline.tree, "这里只能看。"
    head, article = (tree.model().index(at, 0).data(ROW) for at in (1, 2))
    tree.setCurrentIndex(tree.model().index(2, 0))

    def changing() -> list[QAction]:
        menus = [
            outline_menus.of_row(tree, head, outline._deeds),
            outline_menus.of_row(tree, article, outline._deeds),
            outline_menus.additions(tree),
            outline_menus.more(tree, outline._deeds),
        ]
        words = ("改", "移", "新", "退稿")
        return [one for menu in menus for one in menu.actions() if one.text().startswith(words)]

    outline.show_locked(why)
    assert len(changing()) > 6
    assert not [one.text() for one in changing() if one.isEnabled()]
    assert {one.whatsThis() for one in changing()} == {why}
    QTest.keyClick(tree, Qt.Key.Key_F2)
    assert tree.state() != tree.State.EditingState

    outline.show_locked("")
    assert [one.text() for one in changing() if one.isEnabled()]
    QTest.keyClick(tree, Qt.Key.Key_F2)
    assert tree.state() == tree.State.EditingState


def test_a_menu_that_stands_open_longer_than_its_row_renames_nothing(outline):
    row = outline.tree.model().index(2, 0).data(ROW)
    menu = outline_menus.of_row(outline.tree, row, outline._deeds)
    outline.show_nothing()
    next(one for one in menu.actions() if one.text().startswith("改题名")).trigger()
    assert outline.tree.state() != outline.tree.State.EditingState


@given(st.lists(st.sampled_from(("甲", "乙", "")), max_size=8), st.data())
def test_wherever_it_lands_is_a_place_in_that_column(order, data):
    order.sort()
    issue = Bulletin(articles=tuple(article(f"k{at}", c, "题") for at, c in enumerate(order)))
    closed = frozenset(data.draw(st.sets(st.sampled_from(("甲", "乙")))))
    rows = folded(rows_of(issue, {}), closed)
    at = data.draw(st.integers(0, len(rows) - 1))
    below = data.draw(st.booleans())
    place = landing(rows, at, below=below)
    assert place.before is None or issue.article(place.before).column == place.column
    assert 0 < place.line < len(rows)
    assert place.head == -1 or rows[place.head].column == place.column
    before, line = column_landing(rows, at, below=below)
    assert before is None or before in order
    assert 0 < line < len(rows)


def test_it_paints_in_both_looks_with_focus_and_without(outline, look, qtbot):
    outline.select("c")
    outline.tree.clearFocus()
    light = outline.tree.grab().toImage()
    outline.tree.setFocus()
    assert outline.tree.grab().toImage() != light
    look("dark")
    assert outline.tree.grab().toImage() != light
    assert keys(outline)[0] == "masthead"
