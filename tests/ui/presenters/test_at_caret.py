"""Keys and menus act where the caret is, or nowhere: never on words that are not looked at."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from gazetteer_desk.bulletin import numbering
from gazetteer_desk.bulletin.body import Kind, Mark
from tests.journeys.conftest import Office
from tests.ui.presenters.errands import begun, commit, compose, current, words_of
from ui.program import Program


CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
TODAY = numbering.official_date(dt.date.today())
FIELDS = ["title", "subtitle", "note", "units", "column", "find", "search"]
BODY_KEYS = [
    (Qt.Key.Key_B, CTRL),
    (Qt.Key.Key_U, CTRL),
    (Qt.Key.Key_E, CTRL),
    (Qt.Key.Key_R, CTRL),
    (Qt.Key.Key_Equal, CTRL),
    (Qt.Key.Key_Plus, CTRL | SHIFT),
    (Qt.Key.Key_0, CTRL),
    (Qt.Key.Key_1, CTRL),
    (Qt.Key.Key_4, CTRL),
]


@pytest.fixture
def program(office: Office) -> Program:
    program = begun(office)
    commit(program.bench.editor, "会议召开。")
    program.bench.editor.selectAll()
    program.sitting.settle()
    return program


def go_to(program: Program, name: str) -> QWidget:
    """Put the caret into a field as the clerk does; return what has the focus then."""
    window, page = program.window, program.window.article_page
    if name == "title":
        program.bench.title.setFocus()
    elif name in ("subtitle", "note"):
        (page._add_subtitle if name == "subtitle" else page._add_note).click()
    elif name == "find":
        window.deeds["find"].trigger()
    elif name == "search":
        window.deeds["recall"].trigger()
    else:
        getattr(page, name).setFocus()
    focused = QApplication.focusWidget()
    assert focused is not None
    return focused


def text_of(program: Program) -> str:
    field = program.bench.at_caret.field
    assert field is not None
    if isinstance(field, QLineEdit):
        return field.text()
    assert isinstance(field, QPlainTextEdit | QTextEdit)
    return field.toPlainText()


@pytest.mark.parametrize("name", FIELDS)
def test_keys_of_the_body_change_nothing_from_another_field(program: Program, name: str):
    focused = go_to(program, name)
    commit(focused, "甲乙")
    program.bench.title.flush()
    before, words = current(program), text_of(program)
    for key, modifiers in BODY_KEYS:
        QTest.keyClick(focused, key, modifiers)
        assert text_of(program) == words
    program.sitting.settle()
    assert current(program).articles[0].body == before.articles[0].body


def test_what_only_the_body_can_do_is_grey_in_other_fields(program: Program):
    deeds = program.window.deeds
    only = ["bold", "kind_heading1", "table", "picture", "lead_whole"]
    for name in FIELDS:
        program.bench.editor.setFocus()
        assert all(deeds[one].isEnabled() for one in only)
        go_to(program, name)
        assert not any(deeds[one].isEnabled() for one in only)
        assert not program.bench.toolbar._marks[Mark.BOLD].isEnabled()
        assert deeds["today"].isEnabled()


@pytest.mark.parametrize("name", FIELDS)
def test_today_symbols_and_phrases_come_into_the_field_with_the_caret(program: Program, name: str):
    focused = go_to(program, name)
    body = program.bench.editor.toPlainText()
    QTest.keyClick(focused, Qt.Key.Key_Semicolon, CTRL)
    assert TODAY in text_of(program) or program.window.article_page.units._words == (TODAY,)
    program.bench.toolbar.symbol_chosen.emit("〔")
    program.phrasing.insert("通知\n如下")
    assert "〔通知如下" in text_of(program)
    program.sitting.settle()
    assert program.bench.editor.toPlainText() == body


@pytest.mark.parametrize("name", FIELDS)
def test_pasting_into_a_field_of_one_line_leaves_no_break(program: Program, name: str):
    focused = go_to(program, name)
    QApplication.clipboard().setText("石埠乡\n乡志办\n")
    QTest.keyClick(focused, Qt.Key.Key_V, CTRL | SHIFT)
    words = text_of(program)
    if name not in ("title", "note"):
        assert words == "石埠乡 乡志办"
        field = program.bench.at_caret.field
        assert field is not None
        field.clear()
        QTest.keyClick(focused, Qt.Key.Key_V, CTRL)
        if name == "units":  # lines are units here
            assert program.window.article_page.units._words == ("石埠乡", "乡志办")
        else:
            assert text_of(program) == "石埠乡 乡志办"
    else:
        assert words.split("\n")[:2] == ["石埠乡", "乡志办"]


def test_the_menu_copies_from_a_list_with_a_line(program: Program):
    focused = go_to(program, "column")
    commit(focused, "工作动态")
    program.window.deeds["select_all"].trigger()
    program.window.deeds["copy"].trigger()
    assert QApplication.clipboard().text() == "工作动态"
    program.window.deeds["select_all"].trigger()
    program.window.deeds["cut"].trigger()
    assert text_of(program) == ""
    program.window.deeds["paste"].trigger()
    assert text_of(program) == "工作动态"


def test_undo_in_a_field_of_the_issue_is_the_undo_of_the_issue(program: Program):
    focused = go_to(program, "subtitle")
    commit(focused, "副题")
    program.sitting.settle()
    commit(focused, "之二")
    QTest.keyClick(focused, Qt.Key.Key_Z, CTRL)
    assert text_of(program) == "副题"
    QTest.keyClick(focused, Qt.Key.Key_Z, CTRL)
    assert (text_of(program), current(program).articles[0].subtitle) == ("", "")
    QTest.keyClick(focused, Qt.Key.Key_Y, CTRL)
    assert (text_of(program), current(program).articles[0].subtitle) == ("副题", "副题")


def test_the_find_bar_keeps_ctrl_z_and_the_menu_takes_back_a_deed(program: Program):
    focused = go_to(program, "find")
    program.bench.find_bar.field.clear()
    QTest.keyClicks(focused, "abc")
    QTest.keyClick(focused, Qt.Key.Key_Z, CTRL)
    assert (text_of(program), words_of(program).strip()) == ("", "会议召开。")
    program.window.deeds["undo"].trigger()
    assert words_of(program).strip() == ""


def test_undo_in_a_field_of_its_own_leaves_the_issue_alone(program: Program):
    before = current(program)
    deeds = program.window.deeds
    focused = go_to(program, "search")
    QTest.keyClicks(focused, "abc")
    assert (deeds["undo"].text(), deeds["undo"].isEnabled()) == ("撤销 键入(&U)", True)
    deeds["undo"].trigger()
    assert "abc" not in text_of(program)
    deeds["redo"].trigger()
    assert text_of(program).endswith("abc")
    assert current(program) == before


def test_the_settings_take_back_their_own_words_and_not_those_out_of_sight(
    office: Office, program: Program
):
    office.settle(program)
    program.window.deeds["room_settings"].trigger()
    office.settle(program)
    before = current(program)
    assert not program.window.deeds["undo"].isEnabled()
    line = next(iter(program.window.settings_room.scheme_form.faces.values()))
    program.window.settings_room.scheme_form.widget().setEnabled(True)
    line.setFocus()
    QTest.keyClicks(line, "abc")
    QTest.keyClick(line, Qt.Key.Key_Z, CTRL)
    assert line.text() == ""
    assert current(program) == before


def test_a_menu_and_the_toolbar_leave_the_caret_where_it_was(program: Program):
    go_to(program, "title")
    program.window.menuBar().setFocus()
    assert program.bench.at_caret.field is program.bench.title
    program.bench.toolbar.symbols.setFocus()
    assert program.bench.at_caret.field is program.bench.title


def test_with_the_caret_in_the_outline_nothing_is_written(program: Program):
    before = current(program)
    program.window.outline.tree.setFocus()
    for deed in ("bold", "today", "kind_heading2", "cut", "paste", "paste_text"):
        program.window.deeds[deed].trigger()
    program.phrasing.insert("甲")
    program.bench.toolbar.symbol_chosen.emit("〇")
    assert "先把光标放到" in program.window.status_line.note
    assert current(program) == before


def test_a_date_takes_the_place_of_another(program: Program):
    program.drafting.go("masthead")
    dated = program.window.masthead_form.dated
    dated.line.setFocus()
    dated.line.setText("3.12")
    dated.line.setCursorPosition(1)
    QTest.keyClick(dated.line, Qt.Key.Key_Semicolon, CTRL)
    assert dated.line.text() == TODAY
    assert current(program).dated == dt.date.today()


def test_nothing_is_put_into_a_half_typed_word(program: Program):
    for name in ("title", "subtitle", "note"):
        focused = go_to(program, name)
        compose(focused, "ni")
        program.window.deeds["today"].trigger()
        program.window.deeds["undo"].trigger()
        compose(focused, "")
        assert TODAY not in text_of(program)
    assert words_of(program).strip() == "会议召开。"


def test_a_date_in_the_title_is_one_deed_of_its_name(program: Program):
    focused = go_to(program, "title")
    commit(focused, "纪要")
    QTest.keyClick(focused, Qt.Key.Key_Semicolon, CTRL)
    assert current(program).articles[0].title == (f"纪要{TODAY}",)
    assert program.window.deeds["undo"].text().startswith("撤销 插入日期")
    program.writing.undo()
    assert current(program).articles[0].title == ("纪要",)


def test_the_keys_still_do_their_deed_in_the_body(program: Program):
    editor = program.bench.editor
    go_to(program, "title")
    editor.setFocus()
    editor.selectAll()
    QTest.keyClick(editor, Qt.Key.Key_U, CTRL)
    QTest.keyClick(editor, Qt.Key.Key_1, CTRL)
    [paragraph] = current(program).articles[0].body
    assert paragraph.kind == Kind.HEADING1
    assert paragraph.spans[0].marks == {Mark.UNDERLINE}


def test_what_was_chosen_in_the_title_is_not_lit_while_one_writes_in_the_body(program: Program):
    title, editor = program.bench.title, program.bench.editor
    title.setFocus()
    commit(title, "题名里的字")
    title.selectAll()
    program.window.deeds["command"].trigger()
    QTest.keyClick(program.window.palette_line.field, Qt.Key.Key_Escape)
    assert title.hasFocus()
    assert title.textCursor().selectedText() == "题名里的字"
    QTest.mouseClick(editor.viewport(), Qt.MouseButton.LeftButton)
    editor.setFocus()
    assert not title.textCursor().hasSelection()
    title.selectAll()  # as a search does, which leaves the caret where it is
    QTest.keyClicks(editor, "x")
    assert not title.textCursor().hasSelection()
    assert title.toPlainText() == "题名里的字"
