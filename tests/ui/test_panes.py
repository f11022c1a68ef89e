"""The panes and rooms show what they are given quietly and tell what was chosen."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton

from ui import theme
from ui.dialogs import sheets
from ui.dialogs.trouble import CrashDialog
from ui.panes import recall_pane, search_field
from ui.panes.empty import EmptyPage
from ui.panes.hits import ROW, HitLine, Hits
from ui.panes.ledger import LedgerTable
from ui.panes.ledger_rows import LedgerLine
from ui.panes.recall.filter_list import FilterList, Section, Ticked
from ui.panes.recall.hit_view import HitHead
from ui.panes.recall.reading import Reading
from ui.panes.recall.room import RecallRoom
from ui.panes.recall.search_side import SearchSide
from ui.panes.recall_pane import Recall
from ui.panes.selfcheck import BackupLine, Matter, SelfcheckRoom
from ui.panes.side import SidePanes
from ui.panes.versions import VersionLine, Versions
from ui.widgets import painting
from ui.widgets.foldable import STRIP


VERSIONS = tuple(
    VersionLine(10 + n, n, f"3月12日 14:3{n}", "存稿", "送审稿" if n == 2 else "", 4000 + n)
    for n in (3, 2, 1)
)
HITS = (
    HitLine(
        7,
        "a",
        "一部资政读本",
        "2025年第54期",
        "2025-08-21",
        "……资政的话从“该修”变成",
        5,
        lit_title=((2, 4),),
        lit=((2, 4),),
    ),
    HitLine(6, "b", "从存史到资政", "2025年第47期", "2025-07-15", "……件件能资政、能用……"),
)
LEDGER = (
    LedgerLine(7, "2025-54", "124", "2025-08-21", "一部资政读本", 5, "归档"),
    LedgerLine(6, "2025-47", "117", "2025-07-15", "从存史到资政", 4, "拟稿"),
)


def test_versions_are_shown_quietly_and_chosen(shown, ear, qtbot):
    pane = shown(Versions())
    ear.to(pane.revision_chosen, pane.restore_asked, pane.naming_asked)
    pane.show_revisions(VERSIONS)
    assert ear.heard == []
    pane.list.setCurrentIndex(pane.list.model().index(1, 0))
    pane.show_revisions((VersionLine(14, 4, "14:40", "自动存", "", 4100), *VERSIONS))
    assert pane.current() == 12
    pane._restore.click()
    assert ear.heard == [12, 12]
    assert not pane.grab().isNull()


def test_a_version_is_named_on_a_line_of_its_own(shown, ear, qtbot, writes):
    pane = shown(Versions())
    ear.to(pane.naming_asked)
    pane.ask_name()
    assert pane._naming.isHidden()
    pane.show_revisions(VERSIONS)
    pane.list.setCurrentIndex(pane.list.model().index(0, 0))
    pane._name.click()
    writes(pane._naming._line, "送审稿")
    qtbot.keyClick(pane._naming._line, Qt.Key.Key_Return)
    assert ear.heard == [(13, "送审稿")]
    pane.ask_name()
    qtbot.keyClick(pane._naming, Qt.Key.Key_Escape)
    assert pane._naming.isHidden()
    assert len(ear.heard) == 1


def test_a_name_goes_to_the_version_it_was_asked_for_or_to_none(shown, ear, qtbot, writes):
    pane = shown(Versions())
    ear.to(pane.naming_asked)
    pane.show_revisions(VERSIONS)
    pane.list.setCurrentIndex(pane.list.model().index(0, 0))
    pane.ask_name()
    pane.list.setCurrentIndex(pane.list.model().index(1, 0))
    writes(pane._naming._line, "送审稿")
    qtbot.keyClick(pane._naming._line, Qt.Key.Key_Return)
    assert ear.heard == [(13, "送审稿")]
    pane.ask_name()
    pane.show_revisions(())  # another issue is in front
    assert pane._naming.isHidden()


def test_the_words_of_a_version_are_read_below_the_list(shown):
    pane = shown(Versions())
    pane.show_revisions(VERSIONS)
    pane.list.setCurrentIndex(pane.list.model().index(0, 0))
    pane.show_text("第13期")
    assert not pane._text.isHidden()
    pane.show_revisions(())
    assert pane._text.isHidden()
    assert not pane._empty.isHidden()
    assert not pane._restore.isEnabled()


def test_a_question_is_asked_at_rest_and_with_enter(shown, ear, qtbot, writes, monkeypatch):
    monkeypatch.setattr(search_field, "REST_MS", 40)
    pane = shown(Recall())
    ear.to(pane.asked)
    writes(pane.field, "资政 ")
    qtbot.waitUntil(lambda: ear.heard == ["资政"])
    writes(pane.field, "辅治")
    qtbot.keyClick(pane.field, Qt.Key.Key_Return)
    assert ear.heard == ["资政", pane.field.text()]


def test_hits_are_shown_quietly_chosen_and_opened(shown, ear, qtbot):
    pane = shown(Recall())
    ear.to(pane.chosen, pane.opened)
    pane.show_hits("资政", HITS, 2)
    assert pane._sum.text() == "2 篇，见于 2 期"
    assert ear.heard == []
    pane.list.setCurrentIndex(pane.list.model().index(1, 0))
    qtbot.keyClick(pane.list, Qt.Key.Key_Return)
    assert ear.heard == [(6, "b"), (6, "b")]
    assert not pane.grab().isNull()


@pytest.mark.parametrize(
    ("words", "lines", "count", "said"),
    [
        ("", (), 0, "输入词语，查所有往期的题名和正文。"),
        ("白渡", (), 0, "没有查到“白渡”。可以少写一个词再查。"),
        ("资政", HITS, 90, "90 篇"),
    ],
)
def test_the_sum_above_the_hits(words, lines, count, said):
    assert recall_pane.sum_of(words, lines, count) == said


def test_the_room_of_past_issues(shown, ear, writes, qtbot):
    room = shown(RecallRoom(), 1100)
    past = room.past
    ear.to(room.asked, room.search.chosen, past.chosen, room.opened, room.copy_asked)
    room.show_ledger(LEDGER)
    room.show_hits("资政", HITS)
    room.show_segment("ledger")
    assert ear.heard == []
    assert not past.reader.open.isEnabled()
    room.ledger.table.selectRow(1)
    past.show_reading(Reading("从存史到资政", "2025年第47期", "资政\n件件能资政"))
    past.reader.open.click()
    past.reader.copy.click()
    qtbot.keyClick(room.ledger.table, Qt.Key.Key_Return)
    assert ear.heard == [6, (6, ""), 6, (6, "")]


def test_where_one_side_gives_way_to_another_the_words_are_typed(shown, qtbot):
    room = shown(RecallRoom(), 1100)
    room.activateWindow()
    room.show_ledger(LEDGER)
    room.show_hits("资政", HITS)
    for focused, name in ((room.ledger.table, "查找"), (room.search.hits, "台账")):
        focused.setFocus()
        qtbot.waitUntil(focused.hasFocus)
        (segment,) = [b for b in room.findChildren(QToolButton) if b.text() == name]
        qtbot.mouseClick(segment, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(room.field.hasFocus)


def test_asking_turns_the_room_to_the_hits_and_lights_the_words(shown, ear, qtbot, writes):
    room = shown(RecallRoom(), 1100)
    ear.to(room.asked, room.search.chosen, room.search.opened, room.search.take_asked)
    writes(room.field, "资政")
    qtbot.keyClick(room.field, Qt.Key.Key_Return)
    room.show_hits("资政", HITS)
    room.hits.setCurrentIndex(room.hits.model().index(0, 0))
    room.search.view.show_head(
        HitHead("2025年第54期", "归档", "第 3 篇，共 5 篇", "一部<资政>读本", ((3, 5),))
    )
    room.search.view.show_at(0, 2, in_title=0)
    assert room.search.view.counted == "第 1 处，共 2 处"
    assert theme.color("hitnow").name() in room.search.view._title.text()
    assert "&lt;" in room.search.view._title.text()
    room.search.view.open.click()
    room.search.view.take.click()
    qtbot.keyClick(room.hits, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(room.hits, Qt.Key.Key_Escape)
    qtbot.waitUntil(room.field.hasFocus)
    assert ear.heard == ["资政", *[(7, "a")] * 4]


@pytest.mark.parametrize(
    ("window", "filters", "view"), [(1366, True, True), (1093, False, True), (911, False, False)]
)
def test_filters_fold_where_it_is_narrow_and_the_preview_too(shown, window, filters, view):
    side = shown(SearchSide(), window - 60)
    assert (side.filters.isVisible(), side.view.isVisible()) == (filters, view)
    for button in (side.filter_button, side.view_button):
        button.setChecked(True)
    assert side.filters.isVisible()
    assert side.view.isVisible()
    side.filter_button.click()
    assert side.filters.isHidden()


def test_values_beyond_the_first_are_unfolded_and_ticked_by_key(shown, ear, qtbot):
    filters = shown(FilterList())
    ear.to(filters.toggled)
    values = tuple(Ticked(f"单位{n}", 20 - n, n == 9) for n in range(12))
    filters.show_sections((Section("年", (Ticked("2025", 3),)), Section("单位", values)))
    model = filters.model()
    assert model.rowCount() == 2 + 1 + 6 + 1 + 1  # heads, values, the ticked one, the rest
    filters.setCurrentIndex(model.index(1, 0))
    qtbot.keyClick(filters, Qt.Key.Key_Space)
    filters.setCurrentIndex(model.index(model.rowCount() - 1, 0))
    qtbot.keyClick(filters, Qt.Key.Key_Return)
    assert model.rowCount() == 2 + 1 + 12
    filters.setCurrentIndex(model.index(model.rowCount() - 1, 0))
    qtbot.keyClick(filters, Qt.Key.Key_Return)
    assert ear.heard == [("年", "2025"), ("单位", "单位11")]
    said = model.index(3, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "单位，单位0，20篇，没有选"
    assert not filters.grab().isNull()


def test_the_ledger_keeps_its_row(shown, ear):
    table = shown(LedgerTable())
    ear.to(table.entry_chosen)
    table.show_lines(LEDGER)
    table.selectRow(0)
    table.show_lines((LedgerLine(8, "2025-55", "125", "", "新一期", 1, "拟稿"), *LEDGER))
    assert table.current().entry == 7
    assert ear.heard == [7]
    index = table.model().index(0, 3)
    assert index.data() == "新一期"
    assert table.model().headerData(3, Qt.Orientation.Horizontal) == "首篇题名"


def test_selfcheck_shows_matters_and_asks_before_it_restores(shown, ear, look):
    room = shown(SelfcheckRoom())
    ear.to(room.deed_asked, room.restore_asked)
    matter = Matter("backup", "备份", "还没有备份。", "", "amber", (("back_up", "立即备份"),))
    room.show_matters((matter,))
    room.show_matters((matter,))
    room.show_backups((BackupLine("/b/1.sqlite", "3月12日 18:00", "144 期"),))
    look("dark")
    assert ear.heard == []
    words = {button.text(): button for button in room.findChildren(QPushButton)}
    words["立即备份"].click()
    words["恢复…"].click()
    assert ear.heard == [("backup", "back_up")]
    words["不恢复"].click()
    words["恢复…"].click()
    words["恢复到这一份"].click()
    assert ear.heard[1:] == ["/b/1.sqlite"]


def test_the_empty_page_offers_ways_to_begin(shown, ear, qtbot):
    with qtbot.waitActive(page := EmptyPage()):
        shown(page)
    page.show_recent(())
    assert page._next.isHidden()
    page.setFocus()
    assert page._blank.hasFocus()
    page.show_recent(tuple((n, f"2026年第{n}期　青梧县召开启动会") for n in range(12, 5, -1)))
    page.show_last("第12期")
    assert page._next.hasFocus()
    assert page._sample.isHidden()  # an office that has issues needs none
    assert page._next.text() == "照第12期新建"
    ear.to(page.issue_chosen)
    for name in ("next", "blank", "past", "sample"):
        getattr(page, f"{name}_asked").connect(lambda name=name: ear.heard.append(name))
    for button in (page._next, page._blank, page._past, page._sample):
        button.click()
    recent = [b for b in page.findChildren(QPushButton) if b.property("look") == "row"]
    assert len([button for button in recent if not button.isHidden()]) == 5
    recent[0].click()
    assert ear.heard == ["next", "blank", "past", "sample", 12]


def test_the_side_folds_to_a_strip(shown, ear):
    side = SidePanes({"版本": Versions(), "往期": Recall()})
    shown(side)
    ear.to(side.fold_asked, side.pane_chosen)
    side.show_pane("往期")
    assert ear.heard == ["往期"]
    side._fold.click()
    side.fold(folded=True)
    assert side.maximumWidth() == STRIP
    side._unfold.click()
    side.fold(folded=False)
    side.bar.setCurrentIndex(0)
    assert ear.heard == ["往期", True, False, "版本"]


def test_the_sheet_about_names_the_version(shown):
    sheet = shown(sheets.about("1.0"))
    said = " ".join(label.text() for label in sheet.findChildren(QLabel))
    assert "方志简报工作台　1.0" in said
    assert "不联网" in said


def test_the_crash_dialog_shows_its_report_when_asked(shown):
    dialog = shown(CrashDialog("您的稿子已存到 14:32。", "window.py 12"))
    assert dialog._report.isHidden()
    words = {button.text(): button for button in dialog.findChildren(QPushButton)}
    words["看报告"].click()
    assert not dialog._report.isHidden()
    words["重新打开"].click()
    assert dialog.result() == dialog.DialogCode.Accepted


@pytest.mark.parametrize(
    ("width", "seen"),
    [
        (320, "2025年第54期　【经验交流】　白渡镇"),
        (190, "2025年第54期　【经验交流】"),
        (100, "2025年第54期"),
    ],
)
def test_where_a_hit_stands_is_said_in_whole_parts(shown, monkeypatch, width, seen):
    line = HitLine(
        7, "a", "读本", "2025年第54期", "2025-08-21", "……", column="经验交流", unit="白渡镇"
    )
    pane = shown(Hits(ROW), width + 130, 300)
    pane.show_lines((line,))
    said: list[str] = []
    monkeypatch.setattr(painting, "say", lambda *given, **_: said.append(given[2]))
    pane.grab()
    assert seen in said
    assert not [one for one in said if one.startswith("2025年") and one != seen]
