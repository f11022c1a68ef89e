"""Whatever can have the focus is spoken: a Chinese name, a role, a state, on every page.

Tables are spoken cell by cell under the names of their columns, so their cells may be alike.
"""

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from gazetteer_desk.bulletin.body import Kind
from tests.journeys.conftest import Office
from tests.ui.presenters.errands import begun, commit
from tests.ui.presenters.pages import each, gone_to, sampled
from tests.ui.reader import Role, Text, assert_all_spoken, assert_none_alike, tree


def test_everything_that_takes_the_keyboard_is_spoken_and_no_neighbours_alike(office: Office):
    program = sampled(office)
    for page in each(office, program):
        # Of the rail only the chosen room takes Tab, once the keyboard was there: 8 on 回收站.
        assert_all_spoken(program.window, page, least=8)
        assert any(one.state().focused for one in tree(program.window)), page
        assert_none_alike(program.window, page)


def test_the_rows_of_the_outline_say_all_that_is_painted(office: Office):
    program = sampled(office)
    rows = [one.text(Text.Name) for one in tree(program.window) if one.role() is Role.TreeItem]
    assert rows[2] == (
        "第1篇，全县地方志工作推进会召开部署村志编纂三年行动，县地方志办综合股，693字"
    )
    assert rows[0] == "报头"


def test_the_state_of_the_issue_is_spoken(office: Office):
    program = sampled(office)
    said = [one.text(Text.Name) for one in tree(program.window)]
    assert "状态：拟稿" in said


def test_what_is_chosen_and_what_is_grey_is_spoken_so(office: Office):
    program = sampled(office)
    gone_to(office, program, "自检")
    rooms = [one for one in tree(program.window.rail) if one.state().checked]
    assert [one.text(Text.Name) for one in rooms] == ["自检"]
    program.window.show_room("draft")
    program.window.outline.chosen.emit("masthead")
    form = tree(program.window.masthead_form)
    ticked = [one.text(Text.Name) for one in form if one.state().checked]
    assert ticked == ["密级　公开"]
    rows = [one.text(Text.Name) for one in tree(program.window.outline) if one.state().selected]
    assert rows == ["报头"]
    gone_to(office, program, "篇目，查找替换")  # the caret is in no words that could be a heading
    tools = {one.text(Text.Name): one.state() for one in tree(program.bench.toolbar)}
    assert tools["一级标题"].disabled
    program.bench.editor.setFocus()
    tools = {one.text(Text.Name): one.state() for one in tree(program.bench.toolbar)}
    assert not tools["一级标题"].disabled


def test_the_words_of_the_editor_are_spoken_and_where_the_caret_is(office: Office):
    program = begun(office)
    commit(program.bench.editor, "县志办召开例会。")
    words = QAccessible.queryAccessibleInterface(program.bench.editor).textInterface()
    assert words.text(0, words.characterCount()) == "县志办召开例会。"
    assert words.cursorPosition() == 8
    title = QAccessible.queryAccessibleInterface(program.bench.title).textInterface()
    assert title.characterCount() == 0


@pytest.fixture
def announced(monkeypatch):
    """What a screen reader is told because it came up elsewhere."""
    told: list[str] = []

    def hear(event):
        if event.type() is QAccessible.Event.Announcement:
            told.append(event.message())

    monkeypatch.setattr(QAccessible, "updateAccessibility", hear)
    return told


def test_the_kind_of_a_paragraph_is_told_where_it_is_another(office: Office, announced):
    program = begun(office)
    editor = program.bench.editor
    commit(editor, "一、工作情况")
    QTest.keyClick(editor, "\r")
    commit(editor, "按期完成。")
    QTest.keyClick(editor, "\r")
    commit(editor, "全部公开。")
    announced.clear()
    editor.moveCursor(editor.textCursor().MoveOperation.Start)
    assert announced == [Kind.HEADING1.label]
    editor.moveCursor(editor.textCursor().MoveOperation.NextBlock)
    editor.moveCursor(editor.textCursor().MoveOperation.NextBlock)
    assert announced == [Kind.HEADING1.label, Kind.BODY.label]


def test_the_chosen_command_is_told_while_the_caret_is_in_the_line(office: Office, announced):
    program = office.open()
    palette = program.window.palette_line
    program.window.deeds["command"].trigger()
    palette.field.setText(">浅色")
    assert announced[-1] == "浅色，第1个，共1个"
    palette.field.setText(">存一稿")
    assert "要先打开一期" in announced[-1]


@pytest.fixture
def heard(monkeypatch):
    """What is announced, and whether at once."""
    told: list[tuple[str, bool]] = []

    def hear(event):
        if event.type() is QAccessible.Event.Announcement:
            told.append((event.message(), event.politeness().name == "Assertive"))

    monkeypatch.setattr(QAccessible, "updateAccessibility", hear)
    return told


def test_what_was_found_is_told_when_it_is_counted(office: Office, heard):
    program = sampled(office)
    gone_to(office, program, "往期，search")
    assert ("2 篇，见于 1 期", False) in heard


def test_that_it_is_kept_is_told_and_the_file_that_was_written(office: Office, heard, tmp_path):
    program = sampled(office)
    assert ("已存为第1稿。", False) in heard
    gone_to(office, program, "印前检查")
    page = program.window.precheck
    page.to.setText(str(tmp_path / "一期.docx"))
    page.export.click()
    office.wait(program, lambda: any("一期.docx" in words for words, _ in heard))
    assert [at_once for words, at_once in heard if "一期.docx" in words] == [False]


def test_that_an_issue_is_locked_is_told_at_once(office: Office, heard):
    program = begun(office)
    draft = program.sitting.current
    assert draft is not None
    draft.held = "这一期在另一个窗口里开着。"
    program.window.deeds["new_article"].trigger()
    assert heard[-1] == ("这一期在这里只能看，没有改动。", True)
