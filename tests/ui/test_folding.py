"""The regions of a wide window: from 1,700 px on the preview has a column of its own."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QTextEdit, QWidget

from ui.window import Window


@pytest.fixture
def wide(qtbot, look, tmp_path):
    """Return a way to open the window so wide, on an article, with the places of the last one."""

    def open_(width: int) -> Window:
        settings = tmp_path / "window.ini"
        window = Window(QWidget(), QLineEdit(), QTextEdit(), settings=settings)
        window.setWindowState(Qt.WindowState.WindowNoState)
        qtbot.addWidget(window)
        window.resize(width, 900)
        window.show()
        window.show_page("article")
        QApplication.processEvents()
        return window

    return open_


def widths(window: Window) -> list[int]:
    QApplication.processEvents()
    regions = (window.outline, window.pages, window.preview_column, window.side)
    return [one.width() for one in regions if one.isVisible()]


def test_the_preview_moves_into_a_column_of_its_own_and_back(wide):
    window = wide(1699)
    assert widths(window) == [232, 1004, 400]
    assert window.side.pane == "预览"
    window.resize(1700, 900)
    assert widths(window) == [232, 684, 400, 320]
    assert window.preview_column.isAncestorOf(window.preview)
    assert window.preview.isVisible()
    assert window.side.pane == "检查"
    assert not window.side.bar.isTabVisible(0)
    window.resize(1920, 900)
    assert widths(window) == [264, 752, 480, 360]
    window.resize(1699, 900)
    assert widths(window) == [232, 1004, 400]
    assert window.side.pane == "预览"
    assert window.preview.isVisible()


def test_who_reads_another_pane_finds_it_in_front_in_every_width(wide):
    window = wide(1699)
    window.show_side("版本")
    window.resize(1920, 900)
    assert window.side.pane == "版本"
    window.resize(1699, 900)
    assert window.side.pane == "版本"
    assert not window.preview.isVisible()


def test_the_column_is_closed_by_its_button_and_stays_so_until_it_is_asked_for(wide):
    window = wide(1920)
    page = widths(window)[1]
    window.preview_column._fold.click()
    assert widths(window)[1:3] == [page + 444, 36]
    assert not window.is_preview_open()
    window.close()
    again = wide(1920)
    assert widths(again)[2] == 36
    again.deeds["panes"].setChecked(False)  # F9 folds the other one
    assert widths(again)[2:] == [36, 36]
    again.show_side("预览")
    assert again.is_preview_open()
    assert again.preview.isVisible()
    assert widths(again)[2:] == [480, 36]


def test_widths_that_were_dragged_come_back_and_others_follow_the_window(wide):
    window = wide(1920)
    window._split.moveSplitter(900, 2)
    dragged = widths(window)
    assert dragged[2] != 480
    window.close()
    again = wide(1920)
    assert widths(again) == dragged


def test_f6_goes_through_the_column_before_the_other_panes(wide):
    window = wide(1920)
    window.enter_page()
    seen: list[str] = []
    for _ in range(9):
        window.move_region(1)
        focus = QApplication.focusWidget()
        names = ("pages", "preview_column", "side")
        seen += [name for name in names if getattr(window, name).isAncestorOf(focus)]
    at = seen.index("preview_column")
    assert seen[at + 1] == "side"
    window.preview.view.setFocus()
    window.move_region(-1)
    assert window.is_in_page()
    window.preview.view.setFocus()
    QTest.keyClick(window.preview.view, Qt.Key.Key_Escape)
    assert window.is_in_page()
