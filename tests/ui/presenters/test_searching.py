"""Errands in the room 往期: looking for past articles, by the real window."""

import csv
import io
import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from gazetteer_desk.desk import past
from gazetteer_desk.history.occasion import Occasion
from gazetteer_desk.history.status import Status
from gazetteer_desk.search import saved
from tests import make
from tests.journeys.conftest import Office
from ui.dialogs import files
from ui.panes import search_field
from ui.program import Program


@pytest.fixture
def program(office: Office, monkeypatch, tmp_path) -> Program:
    monkeypatch.setenv("GAZETTEER_DESK_HOME", str(tmp_path))
    monkeypatch.setattr(search_field, "REST_MS", 0)
    program = office.open()
    for year, unit in ((2023, "白渡镇"), (2024, "档案馆"), (2025, "白渡镇")):
        read = make.article(
            f"{unit}的资政读本", "第一段。", "资政的话，资政。", credits=unit, key="r"
        )
        other = make.article("座谈会", "会上说到资政。", credits="档案馆", column="动态", key="o")
        b = make.bulletin(other, read, year=year, number=year - 2020)
        program.desk.ledger.enter(b, {}, occasion=Occasion.SAVED)
    held = make.article("来稿一篇", "乡里的资政三例。", credits="石桥乡", key="h")
    program.desk.items.hold([held])
    program.shelving.refresh()
    enter(office, program)
    return program


def enter(office, program):
    program.window.deeds["room_recall"].trigger()
    program.window.recall_room.show_segment("search")
    office.settle(program)
    office.wait_for(program.window.recall_room.field.hasFocus)


def type_in(office, program, words):
    field = program.window.recall_room.field
    field.clear()
    for one in words:  # keys of an input method come as they are
        field.insert(one)
        field.textEdited.emit(field.text())
    office.wait(program, lambda: program.searching.room.words == words)


def titles(program):
    return [line.title for line in program.window.recall_room.hits.lines]


def section(program, name):
    sections = program.window.recall_room.search.filters.filters._sections
    values = next(one.values for one in sections if one.name == name)
    return [(one.value, one.count, one.is_chosen) for one in values]


def press(program, key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(program.app.focusWidget(), key, modifier)


def test_one_types_and_finds_issues_and_held_articles(office: Office, program: Program):
    type_in(office, program, "资政")
    assert titles(program) == [
        "白渡镇的资政读本",
        "档案馆的资政读本",
        "白渡镇的资政读本",
        "来稿一篇",
        "座谈会",
        "座谈会",
        "座谈会",
    ] or sorted(titles(program)[3:]) == ["座谈会", "座谈会", "座谈会", "来稿一篇"]
    side = program.window.recall_room.search
    assert side._sum.text() == "7 篇，见于 3 期"
    assert side._more.text() == "其中留用稿 1 篇"
    assert program.window.recall_room.head._order.text() == "题名里有的在前，其余按日期新的在前"


def test_the_words_the_chips_and_the_filters_are_one(office: Office, program: Program):
    room = program.window.recall_room
    type_in(office, program, "资政 单位:白渡镇 -转载")
    assert room.head.chips.said == ("词 资政", "单位 白渡镇", "不含 转载")
    assert section(program, "单位") == [
        ("档案馆", 4, False),
        ("白渡镇", 2, True),
        ("石桥乡", 1, False),
    ]
    room.search.filters.filters.toggled.emit("年", "2025")
    office.settle(program)
    assert room.field.text() == "资政 单位:白渡镇 -转载 年:2025"
    assert titles(program) == ["白渡镇的资政读本"]
    assert ("2025", 1, True) in section(program, "年")
    room.search.filters.filters.toggled.emit("年", "2024")
    office.settle(program)
    assert room.head.chips.said[-1] == "年 2024—2025"
    chips = room.head.chips._chips
    QTest.keyClick(chips[1], Qt.Key.Key_Delete)
    office.settle(program)
    assert room.field.text() == "资政 -转载 年:2024..2025"
    assert ("白渡镇", 1, False) in section(program, "单位")
    room.search.filters.days_written.emit("2026-03", "2026")
    office.settle(program)
    assert room.field.text() == "资政 -转载 年:2024..2025 日期:2026-03-01..2026-12-31"
    assert room.search.filters.first.text() == "2026-03-01"
    room.search.filters.days_written.emit("去年", "")
    assert "没认出“去年”" in room.search.filters._refusal.text()
    assert room.field.text().endswith("2026-12-31")


def test_only_what_waits_on_the_shelf(office: Office, program: Program):
    type_in(office, program, "资政")
    program.window.recall_room.search.filters.filters.toggled.emit("状态", "留用稿")
    office.settle(program)
    assert program.window.recall_room.field.text() == "资政 状态:留用稿"
    assert titles(program) == ["来稿一篇"]


def test_by_the_keyboard_alone_from_hit_to_hit_and_into_the_issue(office: Office, program: Program):
    room = program.window.recall_room
    type_in(office, program, "资政")
    press(program, Qt.Key.Key_Down)
    office.settle(program)
    view, reader = room.search.view, program.previewing.reader
    assert (view.title, view.counted) == ("白渡镇的资政读本", "第 1 处，共 3 处")
    lit = {one.cursor.selectedText() for one in reader.extraSelections()}
    assert lit == {"资政"}
    for _ in range(2):
        program.window.deeds["find_next"].trigger()
    assert view.counted == "第 3 处，共 3 处"
    program.window.deeds["find_next"].trigger()  # on into the next article
    office.settle(program)
    assert (view.title, view.counted) == ("档案馆的资政读本", "第 1 处，共 3 处")
    program.window.deeds["find_previous"].trigger()  # and back to the last hit of the one before
    office.settle(program)
    assert (view.title, view.counted) == ("白渡镇的资政读本", "第 3 处，共 3 处")
    assert program.window.room() == "recall"
    press(program, Qt.Key.Key_Escape)
    assert room.field.hasFocus()
    press(program, Qt.Key.Key_Down)
    press(program, Qt.Key.Key_Return)
    office.wait(program, lambda: program.window.room() == "draft")
    cursor = program.bench.editor.textCursor()
    assert program.sitting.place == "r"
    assert cursor.selectedText() == "资政"
    assert cursor.block().text() == "资政的话，资政。"
    assert cursor.position() == cursor.block().position() + 7  # the third: the second of the line
    assert program.bench.editor.hasFocus()


def test_the_preview_is_read_at_ease_however_narrow_it_is(office: Office, program: Program):
    type_in(office, program, "资政")
    program.window.recall_room.hits.enter()
    office.settle(program)
    side = program.window.recall_room.search
    side.filter_button.setChecked(True)
    for room in (300, 900):
        side._split.setSizes([side._split.width() - room, room])
        office.settle(program)
        assert program.previewing.reader.percent >= 75
        assert program.previewing.reader.horizontalScrollBar().maximum() == 0


def test_an_issue_that_is_locked_opens_at_the_hit_too(office: Office, program: Program):
    line = next(one for one in program.desk.lines() if one.number.year == 2024)
    for status in (Status.CHECKED, Status.APPROVED, Status.ISSUED):
        program.desk.ledger.advance(line.id, status)
    type_in(office, program, "会上说到资政 年:2024")
    press(program, Qt.Key.Key_Down)
    press(program, Qt.Key.Key_Return)
    office.wait(program, lambda: program.window.room() == "draft")
    assert program.sitting.current.entry == line.id
    assert program.sitting.place == "o"
    assert program.bench.editor.textCursor().selectedText() == "会上说到资政"


def test_a_held_article_is_read_taken_and_shown_where_it_waits(office: Office, program: Program):
    program.opening.new_blank()
    enter(office, program)
    type_in(office, program, "资政三例")
    press(program, Qt.Key.Key_Down)
    office.settle(program)
    view = program.window.recall_room.search.view
    assert view._issue.text() == "留用稿"
    assert view.copy.isHidden()
    assert "资政三例" in program.previewing.reader.toPlainText()
    view.open.click()
    office.wait(program, lambda: program.window.room() == "draft")
    assert [one.title for one in program.window.outline.shelf.list.chosen()] == ["来稿一篇"]
    enter(office, program)
    program.window.recall_room.hits.enter()
    press(program, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    office.wait(program, lambda: program.sitting.place == "h")
    assert "h" in {one.key for one in program.sitting.current.bulletin.articles}


def test_without_an_open_issue_a_held_article_stays_where_it_is(office: Office, program: Program):
    type_in(office, program, "资政三例")
    program.window.recall_room.hits.enter()
    program.window.recall_room.search.view.open.click()
    office.settle(program)
    assert "请先打开一期" in program.window.status_line.note
    program.window.recall_room.search.view.take.click()
    office.settle(program)
    assert "还没有打开简报" in program.window.status_line.note
    assert program.window.room() == "recall"


def test_where_nothing_is_found_one_click_drops_the_condition(office: Office, program: Program):
    type_in(office, program, "读本 单位:石桥乡")
    page = program.window.recall_room.search.nothing
    links = {one.text(): one for one in page._page.findChildren(QPushButton)}
    assert list(links) == ["去掉“单位 石桥乡”有 3 篇", "去掉“词 读本”有 1 篇"]
    links["去掉“单位 石桥乡”有 3 篇"].click()
    office.settle(program)
    assert program.window.recall_room.field.text() == "读本"
    assert len(titles(program)) == 3


def test_more_are_shown_as_one_scrolls(office: Office, program: Program):
    many = [make.article(f"规划之{n}", "规划。", key=f"m{n}") for n in range(130)]
    program.desk.ledger.enter(make.bulletin(*many), {}, occasion=Occasion.SAVED)
    type_in(office, program, "规划")
    hits = program.window.recall_room.hits
    assert (len(hits.lines), program.searching.room.count) == (50, 130)
    for shown in (100, 130, 130):
        hits.verticalScrollBar().setValue(hits.verticalScrollBar().maximum())
        office.settle(program)
        assert len(hits.lines) == shown
    assert [line.title for line in hits.lines] == [f"规划之{n}" for n in range(130)]
    assert program.window.recall_room.search._sum.text() == "130 篇，见于 1 期"


def test_a_stale_answer_is_dropped(office: Office, program: Program, monkeypatch):
    asked = []
    search = past.search

    def watched(desk, words, **more):
        asked.append(words)
        return search(desk, words, **more)

    monkeypatch.setattr(past, "search", watched)
    room = program.window.recall_room
    shown = []
    show = room.show_hits
    room.show_hits = lambda words, *rest: (shown.append(words), show(words, *rest))  # type: ignore[method-assign]
    for words in ("资", "资政", "座谈"):
        room.field.ask_for(words)
    office.settle(program)
    assert shown == ["座谈"]
    assert titles(program) == ["座谈会"] * 3


def test_searches_are_kept_and_come_back_after_a_restart(
    office: Office, program: Program, tmp_path
):
    room = program.window.recall_room
    type_in(office, program, "资政 单位:白渡镇")
    press(program, Qt.Key.Key_Down)
    room.head.keep.click()
    office.settle(program)
    kept = room.search.filters.saved
    kept.currentItem().setText("白渡资政")
    office.settle(program)
    office.close(program)
    stored = json.loads((tmp_path / saved.NAME).read_text("utf-8"))
    assert stored["saved"] == [{"name": "白渡资政", "words": "资政 单位:白渡镇"}]
    again = office.open()
    enter(office, again)
    room = again.window.recall_room
    links = {one.text(): one for one in room.search.nothing._page.findChildren(QPushButton)}
    assert list(links) == ["资政 单位:白渡镇"]
    kept = room.search.filters.saved
    kept.setFocus()
    kept.setCurrentRow(0)
    QTest.keyClick(kept, Qt.Key.Key_Return)
    office.settle(again)
    assert titles(again) == ["白渡镇的资政读本"] * 2
    QTest.keyClick(kept, Qt.Key.Key_Delete)
    assert kept.count() == 0
    again.window.status_line.note_answered.emit("undo_search")
    assert kept.item(0).text() == "白渡资政"


def test_esc_takes_the_words_away_and_offers_the_last_ones(office: Office, program: Program):
    type_in(office, program, "座谈")
    press(program, Qt.Key.Key_Return)
    program.window.recall_room.field.setFocus()
    press(program, Qt.Key.Key_Escape)
    office.settle(program)
    room = program.window.recall_room
    assert (room.field.text(), titles(program)) == ("", [])
    words = [one.text() for one in room.search.nothing._page.findChildren(QPushButton)]
    assert words == ["座谈"]
    assert ("2025", 2, False) in section(program, "年")
    press(program, Qt.Key.Key_Escape)
    assert program.window.room() == "draft"


def test_all_that_is_found_is_sent_out_as_a_table(
    office: Office, program: Program, tmp_path, monkeypatch
):
    asked = []
    to = tmp_path / "表.csv"
    monkeypatch.setattr(files, "ask_save", lambda _, title, name, *kinds: asked.append(name) or to)
    type_in(office, program, "资政 年:2024")
    program.window.recall_room.head.table.click()
    office.settle(program)
    assert asked == ["查找 资政 年 2024.xlsx"]
    _, *rows = csv.reader(io.StringIO(to.read_text("utf-8-sig"), newline=""))
    assert [row[3] for row in rows] == ["档案馆的资政读本", "座谈会"]
    assert program.window.status_line.note == "已导出《表.csv》，2 篇。"


def test_while_the_index_is_made_the_head_says_so_and_all_is_found(
    office: Office, program: Program
):
    from gazetteer_desk.search import index

    with program.desk.store.writing() as session:
        index.doubt(session)
    room = program.window.recall_room
    room.show_rebuilding(62)
    type_in(office, program, "资政 年:2024")
    assert titles(program) == ["档案馆的资政读本", "座谈会"]
    assert "已完成 62%" in room.head._rebuilding.text()
    room.show_rebuilding(None)
    assert room.head._rebuilding.isHidden()


def test_the_pane_finds_and_takes_what_waits_on_the_shelf(office: Office, program: Program):
    program.opening.new_blank()
    office.settle(program)
    program.window.deeds["recall"].trigger()
    pane = program.window.recall_pane
    pane.field.ask_for("资政三例")
    office.settle(program)
    pane.list.enter()
    office.settle(program)
    assert pane.past.head.title == "来稿一篇"
    lit = {one.cursor.selectedText() for one in program.beside.reader.extraSelections()}
    assert lit == {"资政三例"}
    pane.list.take_current()
    office.wait(program, lambda: program.sitting.place == "h")
