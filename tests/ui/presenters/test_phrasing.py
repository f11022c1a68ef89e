"""常用语, special characters, today and the counts at the real window."""

import datetime as dt
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from gazetteer_desk.bulletin import numbering
from gazetteer_desk.bulletin.phrase import Phrase
from gazetteer_desk.desk.draft import Draft
from gazetteer_desk.directory import phrases
from tests import make
from tests.journeys.conftest import Office
from tests.ui.presenters.errands import begun, commit, compose, current, words_of
from ui.dialogs.counts import CountSheet
from ui.dialogs.phrases import PhraseBook
from ui.program import Program


TODAY = numbering.official_date(dt.date.today())


def menu_of(program: Program) -> list[str]:
    return [one.text() for one in program.bench.toolbar.phrases.actions() if one.text()]


def book(program: Program) -> PhraseBook:
    [found] = program.window.findChildren(PhraseBook)
    return found


def test_a_phrase_comes_in_as_one_deed_and_tab_leads_through_its_fields(office: Office):
    program = begun(office)
    editor = program.bench.editor
    commit(editor, "前。")
    program.phrasing.insert("{{今天}}，{{单位}}召开{{会议}}。")
    assert words_of(program) == f"前。{TODAY}，{{{{单位}}}}召开{{{{会议}}}}。"
    assert editor.textCursor().selectedText() == "{{单位}}"
    commit(editor, "县志办")
    QTest.keyClick(editor, Qt.Key.Key_Tab)
    assert editor.textCursor().selectedText() == "{{会议}}"
    commit(editor, "例会")
    program.sitting.settle()
    assert words_of(program) == f"前。{TODAY}，县志办召开例会。"
    program.writing.undo()
    program.writing.undo()
    program.writing.undo()
    assert words_of(program) == "前。"


def test_tab_goes_back_and_round_and_means_nothing_without_a_field(office: Office):
    program = begun(office)
    editor = program.bench.editor
    program.phrasing.insert("{{甲}}与{{乙}}")
    QTest.keyClick(editor, Qt.Key.Key_Backtab)
    assert editor.textCursor().selectedText() == "{{乙}}"
    QTest.keyClick(editor, Qt.Key.Key_Tab)
    assert editor.textCursor().selectedText() == "{{甲}}"
    editor.selectAll()
    commit(editor, "无")
    QTest.keyClick(editor, Qt.Key.Key_Tab)
    assert editor.toPlainText() == "无"
    assert "首行缩进" in program.window.status_line.note


def test_a_phrase_of_several_lines_is_several_paragraphs(office: Office):
    program = begun(office)
    program.phrasing.insert("一、会议\n正文")
    body = current(program).articles[0].body
    assert [block.text for block in body] == ["一、会议", "正文"]
    assert body[0].kind == "heading1"


def test_nothing_comes_in_while_composing(office: Office):
    program = begun(office)
    compose(program.bench.editor, "ni")
    program.phrasing.insert("甲")
    program.phrasing.insert_symbol("〇")
    program.window.deeds["today"].trigger()
    compose(program.bench.editor, "")
    program.sitting.settle()
    assert words_of(program).strip() == ""


def test_the_selection_is_kept_named_and_offered(office: Office, own_desk: Path):
    program = begun(office)
    commit(program.bench.editor, "现将有关情况通报如下。")
    program.bench.editor.selectAll()
    program.bench.toolbar.phrases.keep_asked.emit()
    office.settle(program)
    opened = book(program)
    assert opened.text.toPlainText() == "现将有关情况通报如下。"
    opened.name.setText("通报")
    opened.name.textEdited.emit("通报")
    opened.yes.click()
    office.settle(program)
    assert phrases.read(own_desk).own == (Phrase("通报", "现将有关情况通报如下。"),)
    assert "通报" in menu_of(program)


def test_a_first_phrase_is_written_with_the_keyboard_name_before_words(
    office: Office, own_desk: Path
):
    program = begun(office)
    program.phrasing.manage()
    office.settle(program)
    opened = book(program)
    assert opened._new.hasFocus()
    QTest.keyClick(opened._new, Qt.Key.Key_Return)
    assert opened.name.hasFocus()
    commit(opened.name, "通报")
    opened.name.textEdited.emit("通报")
    QTest.keyClick(opened.name, Qt.Key.Key_Return)
    assert opened.text.hasFocus()
    assert opened.list.count() == 1
    commit(opened.text, "现将有关情况通报如下。")
    opened.yes.click()
    office.settle(program)
    assert phrases.read(own_desk).own == (Phrase("通报", "现将有关情况通报如下。"),)


def test_phrases_are_renamed_and_removed(office: Office, own_desk: Path):
    phrases.write(own_desk, (Phrase("甲", "一"), Phrase("乙", "二")), "")
    program = begun(office)
    program.phrasing.manage()
    office.settle(program)
    opened = book(program)
    opened._remove.click()
    opened.name.setText("丙")
    opened.name.textEdited.emit("丙")
    opened.yes.click()
    office.settle(program)
    assert phrases.read(own_desk).own == (Phrase("丙", "二"),)


def test_a_shared_file_that_is_gone_is_told_and_blocks_nothing(office: Office, own_desk: Path):
    phrases.write(own_desk, (Phrase("甲", "一"),), str(own_desk / "无.json"))
    program = begun(office)
    program.phrasing._told = ""
    program.phrasing.read()
    office.settle(program)
    assert "共用的常用语文件读不出来" in program.window.status_line.note
    assert "甲" in menu_of(program)


def test_special_characters_used_last_come_first(office: Office):
    program = begun(office)
    picker = program.bench.toolbar.symbols
    QTest.keyClick(picker, Qt.Key.Key_Right)
    QTest.keyClick(picker, Qt.Key.Key_Return)
    program.bench.toolbar.symbol_chosen.emit("℃")
    program.bench.toolbar.symbol_chosen.emit("〕")
    assert words_of(program) == "〕℃〕"
    assert picker.current == "〕"
    QTest.keyClick(picker, Qt.Key.Key_Right)
    assert picker.current == "℃"
    QTest.keyClick(picker, Qt.Key.Key_Right)
    assert picker.current == "℃"  # nothing stands further right in that row
    assert program.window.kept_symbols() == "〕℃"


def test_today_is_written_in_official_form(office: Office):
    program = begun(office)
    QTest.keyClick(program.bench.editor, Qt.Key.Key_Semicolon, Qt.KeyboardModifier.ControlModifier)
    assert words_of(program) == TODAY


def test_what_is_selected_is_counted(office: Office):
    program = office.open()
    program.sitting.open(Draft(make.bulletin(make.article("题", "青梧县 WPS 开会。", key="a"))))
    program.drafting.go("a")
    program.bench.editor.selectAll()
    counts = program.window.status_line._counts
    office.wait(program, lambda: counts.text().endswith("选中 7 字"))
    program.window.deeds["count"].trigger()
    office.settle(program)
    sheet = program.window.findChild(CountSheet)
    said = [label.text() for label in sheet.findChildren(QLabel)]
    assert {"选中", "本篇", "全期"} <= set(said)
    assert "约 1 页" in said
    program.bench.editor.moveCursor(program.bench.editor.textCursor().MoveOperation.End)
    office.wait(program, lambda: "选中" not in counts.text())


def test_nothing_selected_is_not_kept_even_when_the_files_are_read_under_the_open_menu(
    office: Office,
):
    program = begun(office)
    menu = program.bench.toolbar.phrases
    menu.aboutToShow.emit()
    office.settle(program)
    [keep] = [action for action in menu.actions() if action.text().startswith("把选中的文字")]
    assert not keep.isEnabled()


def test_a_phrase_that_was_written_is_not_lost_by_one_esc(office: Office, own_desk: Path):
    phrases.write(own_desk, (Phrase("甲", "一"),), "")
    program = begun(office)
    program.phrasing.manage()
    office.settle(program)
    opened = book(program)
    commit(opened.text, "很长的一段")
    QTest.keyClick(opened.text, Qt.Key.Key_Escape)
    assert opened.isVisible()
    assert "还没有保存" in opened._told.text()
    opened.close()
    assert not opened.isVisible()
    assert phrases.read(own_desk).own == (Phrase("甲", "一"),)


def test_a_book_in_which_nothing_was_written_closes_at_once(office: Office, own_desk: Path):
    phrases.write(own_desk, (Phrase("甲", "一"),), "")
    program = begun(office)
    program.phrasing.manage()
    office.settle(program)
    opened = book(program)
    QTest.keyClick(opened.list, Qt.Key.Key_Escape)
    assert not opened.isVisible()
