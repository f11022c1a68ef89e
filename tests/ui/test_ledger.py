"""The ledger shows void and missing numbers as rows, filters, and tells what is asked of a row."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from ui import theme
from ui.dialogs.deeds import VoidDialog
from ui.panes.ledger import LedgerTable
from ui.panes.ledger_model import COPIES, PAGES, STRETCH, LedgerPainter
from ui.panes.ledger_page import LedgerPage
from ui.panes.ledger_rows import Extent, LedgerLine, chosen, summed
from ui.panes.recall.ledger_side import LedgerSide
from ui.widgets import painting


ISSUE = LedgerLine(
    14, "2026-14", "146", "2026-03-19", "县志办召开例会", 4, "拟稿", "第13期没有印",
    "工作简报", 2026, 140, label="第14期", can_void=True,
)  # fmt: skip
GAP = LedgerLine(
    14, "2026-13", "", "", "缺第13期", 0, "缺", "第13期没有印", "工作简报", 2026, missing=1
)
VOID = LedgerLine(
    12, "2026-12", "144", "2026-03-05", "印错的一期", 3, "作废", "印刷有误", "工作简报", 2026, 120,
    label="第12期",
)  # fmt: skip
OLD = LedgerLine(
    9,
    "2025-99",
    "131",
    "2025-12-30",
    "年终总结",
    5,
    "归档",
    "",
    "年鉴专报",
    2025,
    90,
    label="第99期",
)
LINES = (ISSUE, GAP, VOID, OLD)
ROLE = Qt.ItemDataRole


@pytest.fixture
def table(shown, ear) -> LedgerTable:
    table = shown(LedgerTable())
    table.resize(1000, 400)
    table.show_lines(LINES)
    ear.to(table.entry_opened, table.copy_asked, table.void_asked, table.remark_written)
    return table


def words(table: LedgerTable, row: int) -> list[str]:
    model = table.model()
    return [str(model.index(row, at).data() or "") for at in range(model.columnCount())]


def test_the_rows_are_as_high_as_ever_when_the_words_are_small_again(shown, qapp):
    table = shown(LedgerTable())
    high = table.verticalHeader().defaultSectionSize()
    for percent in (150, 100):
        theme.enlarge(percent)
        theme.apply(qapp, "light")
        assert table.verticalHeader().defaultSectionSize() == high * percent // 100


def test_a_row_has_its_nine_columns_and_a_gap_its_words(table):
    heads = [table.model().headerData(n, Qt.Orientation.Horizontal, ROLE.DisplayRole)
             for n in range(9)]  # fmt: skip
    assert heads == ["期号", "总期", "日期", "首篇题名", "篇", "页", "印数", "状态", "备注"]
    assert words(table, 0) == [
        "2026-14", "146", "2026-03-19", "县志办召开例会", "4", "", "", "拟稿", "第13期没有印",
    ]  # fmt: skip
    assert words(table, 1) == ["2026-13", "", "", "缺第13期", "", "", "", "缺", "第13期没有印"]


def test_a_void_number_is_struck_through_and_its_reason_is_not(table, monkeypatch):
    said: list[tuple[str, str, bool]] = []

    def say(_painter, _spot, words, token, *, right, struck):
        said.append((words, token, struck))

    monkeypatch.setattr(painting, "say", say)
    table.grab()
    struck = [words for words, _, is_struck in said if is_struck]
    assert struck == ["2026-12", "144", "印错的一期"]
    assert ("印刷有误", "text", False) in said
    amber = [words for words, token, _ in said if token == "amber"]
    assert amber == ["2026-13", "缺第13期", "第13期没有印"]
    assert "印刷有误" in table.model().index(2, 0).data(ROLE.ToolTipRole)


def test_pages_and_copies_are_asked_for_what_is_in_sight_and_shown(table, qtbot, ear):
    with qtbot.waitSignal(table.extents_wanted) as asked:
        table.resize(1000, 401)
    assert asked.args == [(140, 120, 90)]
    table.show_extents({140: Extent(4, 120), 120: Extent(0, None), 90: Extent(6, 0)})
    assert (table.model().index(0, PAGES).data(), table.model().index(0, COPIES).data()) == (
        "4",
        "120",
    )
    assert (table.model().index(2, PAGES).data(), table.model().index(2, COPIES).data()) == ("", "")
    assert table.model().index(3, COPIES).data() == "0"
    with qtbot.assertNotEmitted(table.extents_wanted, wait=400):
        table.resize(1000, 400)


def test_in_a_narrow_place_the_title_has_the_room(table):
    assert not table.isColumnHidden(PAGES)
    table.resize(500, 400)
    assert table.isColumnHidden(PAGES)
    assert table.isColumnHidden(COPIES)
    table.resize(1000, 400)
    assert not table.isColumnHidden(COPIES)


@pytest.mark.parametrize("width", [520, 700, 731, 851, 1000])
def test_a_title_is_never_cut_to_a_few_characters(table, width):
    table.resize(width, 400)
    metrics = table.fontMetrics()
    assert table.columnWidth(STRETCH) - 16 >= metrics.horizontalAdvance("题") * 13


def test_only_the_rows_that_come_into_sight_are_painted_when_it_is_scrolled(
    table, qtbot, monkeypatch
):
    table.show_lines(tuple(replace(ISSUE, entry=at, number=f"2026-{at}") for at in range(1, 200)))
    table.grab()
    qtbot.wait(50)
    painted: list[int] = []
    paint = LedgerPainter.paint
    monkeypatch.setattr(
        LedgerPainter,
        "paint",
        lambda *given: (painted.append(given[3].row()), paint(*given)),
    )

    table.verticalScrollBar().setValue(3)
    qtbot.waitUntil(lambda: bool(painted))

    foot = table.rowAt(table.viewport().height() - 1)
    assert foot > 9
    assert set(painted) <= set(range(foot - 4, foot + 1))


def test_the_keys_of_a_row(table, ear, qtbot):
    table.selectRow(0)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    qtbot.keyClick(table, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(table, Qt.Key.Key_Delete)
    assert ear.heard == [14, 14, 14]
    ear.heard.clear()
    table.selectRow(1)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Delete):
        qtbot.keyClick(table, key)
    assert ear.heard == []


def test_the_menu_offers_what_a_row_allows(table):
    def offered(row: int) -> list[str]:
        table.selectRow(row)
        return [
            a.text().split("\t")[0] for a in table.menu().actions() if a.text() and a.isEnabled()
        ]

    assert offered(0) == ["打开", "照此新建", "写备注", "作废…"]
    assert offered(1) == ["写备注"]
    assert offered(2) == ["打开", "照此新建", "写备注"]


def test_a_remark_is_written_in_its_cell_and_nothing_is_told_without_a_change(table, ear, qtbot):
    table.selectRow(3)
    qtbot.keyClick(table, Qt.Key.Key_F2)
    line = table.findChild(QLineEdit)
    assert line.accessibleName() == "备注"
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert ear.heard == []
    qtbot.waitUntil(lambda: table.findChild(QLineEdit) is None)
    table.write_remark(9)
    line = table.findChild(QLineEdit)
    line.setText(" 补印20份 ")
    with qtbot.waitSignal(table.remark_written):
        qtbot.keyClick(line, Qt.Key.Key_Return)
    assert ear.heard == [(9, "补印20份")]


def test_the_remark_of_a_gap_is_that_of_the_issue_after_it(table, ear, qtbot):
    table.selectRow(1)
    qtbot.keyClick(table, Qt.Key.Key_F2)
    line = table.findChild(QLineEdit)
    line.setText("停印一期")
    with qtbot.waitSignal(table.remark_written):
        qtbot.keyClick(line, Qt.Key.Key_Return)
    assert ear.heard == [(14, "停印一期")]


def test_the_chosen_row_stays_chosen_also_a_gap(table, ear):
    table.selectRow(1)
    table.show_lines((OLD, *LINES))
    assert table.current() == GAP
    table.selectRow(4)
    table.show_lines(LINES)
    assert table.current() == OLD


def test_of_two_gaps_before_one_issue_the_chosen_one_stays_chosen(table):
    gaps = [replace(LINES[0], entry=9, number=n, status="缺") for n in ("2025-1起", "2024-106起")]
    table.show_lines((*LINES, *gaps))
    table.selectRow(len(LINES) + 1)
    table.show_lines((*LINES, *(replace(gap, remark="停刊") for gap in gaps)))
    chosen = table.current()
    assert chosen is not None
    assert (chosen.number, chosen.remark) == ("2024-106起", "停刊")


def test_the_filters_and_the_sum(shown):
    page = shown(LedgerPage())
    page.show_lines(LINES)
    assert page._sum.text() == "共 3 期，作废 1 期，缺 1 期"
    assert [page.year.itemText(n) for n in range(page.year.count())] == [
        "全部年份",
        "2026年",
        "2025年",
    ]
    page.year.setCurrentText("2025年")
    assert page.table.model().lines == (OLD,)
    page.show_lines((*LINES, OLD))
    assert page.year.currentText() == "2025年"
    page.year.setCurrentIndex(0)
    page.status.setCurrentText("作废")
    assert page.table.model().lines == (VOID,)
    page.status.setCurrentIndex(0)
    page.series.setCurrentText("年鉴专报")
    assert page.table.model().lines == (OLD, OLD)
    page.show_entry(14)
    assert page.table.current() == ISSUE
    page.show_lines((ISSUE,))
    assert page.series.isHidden()


def test_rows_are_chosen_by_what_is_asked():
    assert chosen(LINES) == LINES
    assert chosen(LINES, year=2026, status="缺") == (GAP,)
    assert summed(()) == "共 0 期"


def test_a_number_is_void_only_with_a_reason_and_by_its_own_button(shown, ear, qtbot):
    dialog = VoidDialog("第13期")
    ear.to(dialog.chosen)
    dialog.open()
    assert dialog.windowTitle() == dialog.yes.text() == "作废第13期"
    assert dialog.no.isDefault()
    assert not dialog.yes.isEnabled()
    QTest.keyClick(dialog.reason, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert ear.heard == []
    dialog.reason.setFocus()
    dialog.reason.setText(" 印刷有误 ")
    QTest.keyClick(dialog.reason, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert ear.heard == []
    assert dialog.focusWidget() is dialog.yes
    QTest.keyClick(dialog.yes, Qt.Key.Key_Return)
    assert ear.heard == ["印刷有误"]


def test_escape_and_the_safe_button_void_nothing(ear, qtbot):
    for leave in (
        lambda dialog: QTest.keyClick(dialog, Qt.Key.Key_Escape),
        lambda dialog: dialog.no.click(),
    ):
        dialog = VoidDialog("第13期")
        ear.to(dialog.chosen)
        dialog.reason.setText("印错")
        dialog.open()
        leave(dialog)
        assert not dialog.isVisible()
    assert ear.heard == []


def test_in_a_narrow_window_the_titles_have_the_room_of_the_preview(shown):
    side = shown(LedgerSide(), 850, 400)
    side.show_lines(LINES)
    assert side.reader.isHidden()
    narrow = side.page.table.columnWidth(3)
    side.resize(1300, 400)
    assert side.reader.isVisible()
    assert narrow > 200
