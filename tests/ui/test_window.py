"""The window as a whole: nothing without a name, nothing cut, nothing shown aloud."""

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
    QWidget,
)

from gazetteer_desk.bulletin.checks import Remark, Weight
from gazetteer_desk.bulletin.issue import Bulletin
from gazetteer_desk.bulletin.offers import Offer, Offers
from ui.places import Places
from ui.widgets.banner import Notice
from ui.widgets.tabs import IssueTab
from ui.window import Window


# The client area of a 1366 × 768 screen at 100, 125 and 150 %.
SCREENS = [QSize(1366, 768), QSize(1093, 614), QSize(911, 512)]
PAGES = ["masthead", "article", "tail"]


@pytest.fixture
def made(qtbot, look):
    def make(settings: Path | None = None) -> Window:
        window = Window(QWidget(), QLineEdit(), QTextEdit(), settings=settings)
        window.article_page.title.setAccessibleName("题名")
        window.article_page.editor.setAccessibleName("正文")
        window.setWindowState(Qt.WindowState.WindowNoState)  # a tight screen begins maximised
        qtbot.addWidget(window)
        return window

    return make


@pytest.fixture
def window(made, sample: Bulletin) -> Window:
    window = made()
    window.resize(SCREENS[0])
    window.show()
    window.tabs.show_issues([IssueTab("d1", "第13期 拟稿", "dot")], "d1")
    window.outline.show_bulletin(sample, {"masthead": ("日期",)})
    window.masthead_form.show_bulletin(sample)
    said = "日期早于上一期（3月5日）。"
    early = Remark(place="", field="dated", weight=Weight.WRONG, said=said, remedy="改日期")
    window.masthead_form.show_remarks((early,))
    window.article_page.show_article(sample.articles[0])
    window.tail_form.show_bulletin(sample)
    window.show_page("article")
    return window


def controls(window: Window) -> list[QWidget]:
    kinds = (
        QAbstractButton,
        QLineEdit,
        QPlainTextEdit,
        QTextEdit,
        QComboBox,
        QAbstractItemView,
        QTabBar,
    )
    every = [widget for kind in kinds for widget in window.findChildren(kind)]
    inner = ("qt_", "ScrollLeft", "ScrollRight")
    return [
        widget
        for widget in every
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not widget.objectName().startswith(inner)
        and not isinstance(widget.parent(), QComboBox)
        and widget.window() is window
    ]


def test_every_control_has_a_name(window):
    nameless = [type(w).__name__ for w in controls(window) if not w.accessibleName()]
    assert len(controls(window)) > 50
    assert nameless == []


def test_every_button_with_an_icon_alone_has_a_tip(window):
    bare = [
        f"{type(button.parent()).__name__} {button.objectName()} {button.accessibleName()}"
        for button in window.findChildren(QAbstractButton)
        if not button.text()
        and not button.icon().isNull()
        and not button.toolTip()
        and not button.objectName().startswith("qt_")
    ]
    assert bare == []


@pytest.mark.parametrize("size", SCREENS, ids=["100", "125", "150"])
@pytest.mark.parametrize("page", PAGES)
def test_no_label_and_no_button_is_cut(window, size, page, qtbot):
    window.resize(size)
    window.show_page(page)
    QApplication.processEvents()
    assert window.size() == size
    cut = [
        f"{label.text()} {label.width()} < {label.sizeHint().width()}"
        for kind in (QLabel, QAbstractButton)
        for label in window.findChildren(kind)
        if label.isVisible()
        and label.text()
        and not getattr(label, "wordWrap", bool)()
        and label.objectName() not in ("series", "number", "note")
        and label.width() < label.sizeHint().width()
    ]
    assert cut == []


@pytest.mark.parametrize("size", SCREENS, ids=["100", "125", "150"])
@pytest.mark.parametrize("page", PAGES)
def test_forms_never_scroll_sideways_and_the_regions_fill_the_width(window, size, page):
    window.resize(size)
    window.show_page(page)
    QApplication.processEvents()
    shown = [part for part in (window.outline, window.pages, window.side) if part.isVisible()]
    assert sum(part.width() for part in shown) + len(shown) - 1 == window._split.width()
    for form in (window.masthead_form, window.tail_form):
        if form.isVisible():
            assert form.widget().width() <= form.viewport().width()


def test_in_a_narrow_window_all_menus_can_be_seen(window):
    window.resize(window.minimumSize())
    QApplication.processEvents()
    bar = window.menuBar()
    last = bar.actionGeometry(bar.actions()[-1])
    assert last.width() > 20
    assert last.right() < bar.cornerWidget().x()
    parts = (window.outline, window.pages, window.side)
    assert [one for one in parts if one.isVisible()][-1].geometry().right() < window._split.width()


def test_a_narrow_window_shows_one_side_at_a_time(window):
    window.resize(SCREENS[2])
    assert window.outline.isVisible()
    assert window.side.folded
    assert window.rail.items["draft"].narrow
    window.deeds["panes"].setChecked(True)
    assert not window.outline.isVisible()
    assert not window.side.folded
    window.resize(SCREENS[0])
    assert window.outline.isVisible()
    assert not window.side.folded


def test_f9_folds_the_side_and_the_wish_is_kept(window):
    window.deeds["panes"].setChecked(False)
    assert window.side.width() == 36
    window.resize(SCREENS[1])
    window.resize(SCREENS[0])
    assert window.side.folded
    window.show_side("往期")
    assert window.deeds["panes"].isChecked()
    assert window.recall_pane.isVisible()


def test_f11_leaves_the_sheet_alone(window):
    window.deeds["focus"].setChecked(True)
    assert not window.outline.isVisible()
    assert not window.rail.isVisible()
    assert not window.article_page.toolbar.isVisible()
    assert window.article_page.editor.isVisible()
    window.deeds["focus"].setChecked(False)
    assert window.outline.isVisible()
    assert window.article_page.toolbar.isVisible()


def test_rooms_are_reached_by_key_and_by_the_rail(window, ear):
    ear.to(window.room_chosen)
    window.deeds["room_recall"].trigger()
    assert window.recall_room.isVisible()
    window.rail.items["selfcheck"].click()
    assert window.room() == "selfcheck"
    window.show_room("draft")
    window.show_room("draft")
    assert ear.heard == ["recall", "selfcheck", "draft"]


def test_a_room_takes_the_focus_and_esc_goes_back(window, qtbot):
    window.show_room("recall")
    qtbot.waitUntil(window.recall_room.field.hasFocus)
    qtbot.keyClick(window.recall_room.field, Qt.Key.Key_Escape)
    assert window.room() == "draft"
    qtbot.waitUntil(window.article_page.editor.hasFocus)


def test_esc_leads_back_from_beside_the_words_and_moves_nothing_in_them(window, qtbot):
    window.outline.tree.setFocus()
    qtbot.keyClick(window.outline.tree, Qt.Key.Key_Escape)
    assert window.article_page.editor.hasFocus()
    window.article_page.column.setFocus()
    field = QApplication.focusWidget()
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is field


def test_tab_leads_from_field_to_field_past_the_toolbar(window, qtbot):
    page = window.article_page
    page.column.setFocus()
    walked = []
    for _ in range(5):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        walked.append(QApplication.focusWidget())
    assert [one.accessibleName() for one in walked[:1]] == ["供稿单位"]
    assert page.title in walked
    assert not any(page.toolbar.isAncestorOf(one) for one in walked)


@pytest.mark.skipif(sys.platform != "linux", reason="Windows makes Shift+F10 the menu key itself")
def test_shift_f10_opens_the_menu_at_the_caret(window, qtbot):
    asked: list[QContextMenuEvent.Reason] = []

    class Field(QLineEdit):
        def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
            asked.append(event.reason())
            assert self.rect().contains(event.pos())

    field = Field(window.centralWidget())
    field.show()
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_F10)
    assert asked == []
    qtbot.keyClick(field, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    assert asked == [QContextMenuEvent.Reason.Keyboard]


def test_ctrl_tab_goes_to_another_issue_only_where_that_is_seen(window, ear):
    window.tabs.show_issues((IssueTab("a", "第1期"), IssueTab("b", "第2期")), "a")
    ear.to(window.tabs.issue_chosen)
    window.show_room("settings")
    window.deeds["next_tab"].trigger()
    assert (window.room(), ear.heard) == ("draft", [])
    window.deeds["next_tab"].trigger()
    assert ear.heard == ["b"]


def test_search_stands_beside_an_open_issue_and_else_in_its_room(window, qtbot):
    window.deeds["panes"].setChecked(False)
    window.show_search()
    qtbot.waitUntil(window.recall_pane.field.hasFocus)
    window.show_nothing_open()
    window.show_search()
    assert window.room() == "recall"
    qtbot.waitUntil(window.recall_room.field.hasFocus)


def test_nothing_open_stands_alone(window):
    window.show_nothing_open()
    assert window.empty_page.isVisible()
    assert not window.outline.isVisible()
    assert not window.side.isVisible()


def test_f6_goes_round_the_regions(window, qtbot):
    window.outline.tree.setFocus()
    seen = []
    for _ in range(6):
        window.deeds["next_region"].trigger()
        seen.append(QApplication.focusWidget())
    assert window.article_page.top.isAncestorOf(seen[0])
    assert seen[1] is window.article_page.editor
    assert window.side.isAncestorOf(seen[2])
    assert window.status_line.isAncestorOf(seen[3])
    assert window.rail.isAncestorOf(seen[4])
    assert window.outline.isAncestorOf(seen[5])
    window.deeds["previous_region"].trigger()
    assert window.rail.isAncestorOf(QApplication.focusWidget())


def test_names_are_offered_in_every_form(window):
    fields = ("series", "publisher", "column", "unit", "office", "approver", "editor")
    window.offer({field: Offers((Offer(field),)) for field in fields})
    head, page, tail = window.masthead_form, window.article_page, window.tail_form
    lines = {
        "series": head.series.lineEdit(),
        "publisher": head.publisher.lineEdit(),
        "column": page.column.lineEdit(),
        "unit": page.units.focusProxy(),
        "office": tail.office.lineEdit(),
        "approver": tail.approver,
        "editor": tail.editor,
    }
    for field, line in lines.items():
        assert line.completion._offers.all() == (Offer(field),)
    assert tail.proofreader.completion is None


def test_closing_never_asks_and_remembers(made, tmp_path, qtbot):
    first = made(tmp_path / "window.ini")
    first.resize(800, 600)
    first.show()
    heard = []
    first.closing.connect(lambda: heard.append("closing"))
    first.keep_theme("dark")
    first.close()
    assert heard == ["closing"]
    second = made(tmp_path / "window.ini")
    assert second.size() == QSize(800, 600)
    assert second.kept_theme() == "dark"


def test_a_spoiled_settings_file_is_as_good_as_none(tmp_path):
    path = tmp_path / "window.ini"
    path.write_text("[General]\ngeometry=x\nopen=a b\ntheme=pink\nwidths_M=1 2\n", encoding="utf-8")
    places = Places(path)
    assert places.geometry() is None
    assert places.numbers("open") == []
    assert places.theme() == "system"
    assert places.widths("M", (1, 2, 3)) == [1, 2, 3]
    assert Places(None).numbers("open") == []


def test_both_looks_paint_every_page(window, look):
    window.banner.show_notices(Notice("found", "已找回 14:31 的内容。"))
    for mode in ("light", "dark"):
        look(mode)
        for page in PAGES:
            window.show_page(page)
            assert not window.grab().isNull()
