"""The outline shows the issue quietly and tells what the clerk did."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from gazetteer_desk.bulletin.article import Article
from gazetteer_desk.bulletin.body import paragraph
from gazetteer_desk.bulletin.issue import Bulletin, IssueNumber, Masthead
from ui.panes.outline import Outline
from ui.panes.outline_rows import ROW, rows_of


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
        pane.article_added,
        pane.article_removed,
        pane.article_moved,
        pane.title_renamed,
    )
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
    assert rows[5].spoken == "第3篇，移交志稿，白渡镇 · 8 字，缺1项：正文"


def test_a_row_says_for_readers_what_it_lacks(outline):
    index = outline.tree.model().index(5, 0)
    assert "缺2项：正文、题名" in index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert index.data(Qt.ItemDataRole.ToolTipRole) == "缺：正文、题名"


def test_a_click_and_the_arrow_keys_choose(outline, ear, qtbot):
    tree = outline.tree
    box = tree.visualRect(tree.model().index(0, 0))
    qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
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
    assert ear.heard == ["b"]


@pytest.mark.parametrize(
    ("key", "gap", "told"),
    [("a", 6, [("a", 2)]), ("c", 1, [("c", -2)]), ("b", 4, []), ("b", 5, []), ("a", 5, [("a", 1)])],
)
def test_a_drop_says_how_many_articles_it_went_past(outline, ear, key, gap, told):
    outline.tree.drop(key, gap)
    assert ear.heard == told


def test_a_title_is_renamed_in_place(outline, ear, qtbot):
    outline.select("b")
    outline.tree.edit(outline.tree.currentIndex())
    editor = outline.tree.viewport().findChild(QLineEdit)
    editor.setText("新的题名")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(ear.heard))
    assert ear.heard == [("b", "新的题名")]
    assert outline.tree.currentIndex().data(ROW).title == "志稿通过评议"


def test_the_buttons_below_do_what_the_keys_do(outline, ear):
    outline.select("b")
    for button in (outline._add, outline._up, outline._down, outline._out):
        assert button.isEnabled()
        button.click()
    assert ear.heard == ["工作动态", ("b", -1), ("b", 1), "b"]
    outline.select("a")
    assert not outline._up.isEnabled()
    outline.select("masthead")
    assert not outline._out.isEnabled()


def test_the_head_opens_the_masthead(outline, ear, qtbot):
    assert outline._head.number.text() == "2026年第13期（总第145期）"
    qtbot.mouseClick(outline._head, Qt.MouseButton.LeftButton)
    assert ear.heard == ["masthead"]


def test_it_paints_in_both_looks_with_focus_and_without(outline, look, qtbot):
    outline.select("c")
    outline.tree.clearFocus()
    light = outline.tree.grab().toImage()
    outline.tree.setFocus()
    assert outline.tree.grab().toImage() != light
    look("dark")
    assert outline.tree.grab().toImage() != light
    assert keys(outline)[0] == "masthead"
