import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QToolButton

from gazetteer_desk import paths
from gazetteer_desk.bulletin.body import Kind, Mark
from tests.ui.editor.conftest import Heard
from ui.editor.table_picker import TablePicker
from ui.editor.toolbar import EditorToolbar


@pytest.fixture
def bar(qtbot) -> EditorToolbar:
    made = EditorToolbar(lambda name: QIcon(str(paths.resources() / "icons" / f"{name}.svg")))
    qtbot.addWidget(made)
    made.resize(674, 36)
    made.show()
    return made


def button(bar: EditorToolbar, name: str) -> QToolButton:
    return next(b for b in bar.findChildren(QToolButton) if b.accessibleName() == name)


def test_buttons_say_what_was_chosen(bar, qtbot) -> None:
    heard = Heard(
        bar,
        "kind_chosen",
        "mark_toggled",
        "picture_asked",
        "today_asked",
        "undo_asked",
        "redo_asked",
    )
    for name in ("正文", "二级标题", "加粗", "图片", "今天", "撤销", "重做"):
        qtbot.mouseClick(button(bar, name), Qt.LeftButton)
    assert heard.said == [
        ("kind_chosen", Kind.BODY),
        ("kind_chosen", Kind.HEADING2),
        ("mark_toggled", Mark.BOLD),
        ("picture_asked",),
        ("today_asked",),
        ("undo_asked",),
        ("redo_asked",),
    ]


def test_the_caret_presses_the_buttons_and_says_nothing(bar) -> None:
    heard = Heard(bar, "kind_chosen", "mark_toggled")
    bar.show_caret(Kind.HEADING1, frozenset({Mark.UNDERLINE}))
    assert button(bar, "一级标题").isChecked()
    assert not button(bar, "正文").isChecked()
    assert button(bar, "下划线").isChecked()
    bar.show_caret(Kind.SIGNATURE, frozenset())
    assert not button(bar, "一级标题").isChecked()
    assert button(bar, "其他种类").text() == "署名"
    assert heard.said == []


def test_tooltips_carry_the_keys(bar) -> None:
    assert button(bar, "加粗").toolTip() == "加粗　Ctrl+B"
    bar.show_history("粘贴", "")
    assert button(bar, "撤销").toolTip() == "撤销 粘贴　Ctrl+Z"
    assert not button(bar, "重做").isEnabled()
    for one in bar.findChildren(QToolButton):
        name, _, _ = one.toolTip().partition("　")
        assert one.accessibleName()
        assert name.split(" ")[0] == one.accessibleName()


def test_a_longer_name_of_a_kind_moves_a_group_away_and_undo_stays(bar) -> None:
    bar.resize(bar.minimumWidth() + sum(g.sizeHint().width() + 4 for g in bar._groups) - 30, 36)
    bar.show_caret(Kind.ATTACHMENT, frozenset())
    assert button(bar, "其他种类").text() == "附件说明"
    undo = button(bar, "重做")
    assert undo.mapTo(bar, undo.rect().bottomRight()).x() < bar.width()
    assert bar.width() >= bar.minimumWidth()


def test_groups_move_away_from_the_right(bar, qtbot) -> None:
    for name in ("图片", "加粗", "一级标题", "撤销"):
        assert button(bar, name).isVisible()
    assert not button(bar, "更多").isVisible()
    bar.resize(bar.minimumWidth() + bar._groups[0].sizeHint().width() + 24, 36)
    assert not button(bar, "图片").isVisible()
    assert button(bar, "加粗").isVisible()
    assert button(bar, "更多").isVisible()
    bar.resize(bar.minimumWidth(), 36)
    assert not button(bar, "加粗").isVisible()
    assert button(bar, "一级标题").isVisible()
    assert button(bar, "撤销").isVisible()
    bar._fill_more()
    assert {"加粗", "图片"} <= {action.text() for action in bar._more_menu.actions()}


def test_the_size_of_a_table_by_keys(qtbot) -> None:
    picker = TablePicker()
    qtbot.addWidget(picker)
    heard = Heard(picker, "size_chosen")
    for key in (Qt.Key_Down, Qt.Key_Right, Qt.Key_Right, Qt.Key_Up, Qt.Key_Down, Qt.Key_Return):
        qtbot.keyClick(picker, key)
    assert heard.said == [("size_chosen", 4, 5)]
    assert picker.accessibleName() == "插入表格，4 行 × 5 列"
