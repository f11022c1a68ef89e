"""Whatever can have the focus is spoken: a Chinese name, a role, a state, on every page.

Tables are spoken cell by cell under the names of their columns, so their cells may be alike. On
Linux Qt names a closed list by its present choice; its label is told beside it.
"""

import re
from collections import Counter
from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QWidget

from gazetteer_desk.bulletin.body import Kind
from tests.journeys.conftest import Office
from tests.ui.presenters.errands import begun, commit
from tests.ui.presenters.pages import PAGES, gone_to, sampled


Role, Text = QAccessible.Role, QAccessible.Text
GROUPS = ("SelfcheckRoom",)  # pages that take the keyboard themselves, by their name
SPOKEN = re.compile(r"[一-鿿]|\d")  # a number is spoken too
CELLS = {Role.Cell, Role.ColumnHeader, Role.RowHeader}
# What a thing that takes the keyboard may be; a mere Client says nothing.
ROLES = {
    Role.Button, Role.ButtonMenu, Role.ButtonDropDown, Role.CheckBox, Role.RadioButton,
    Role.ComboBox, Role.EditableText, Role.StaticText, Role.List, Role.ListItem, Role.Tree,
    Role.TreeItem, Role.Table, Role.PageTabList, Role.PageTab, Role.Graphic, Role.SpinBox,
    *CELLS,
}  # fmt: skip


def seen(interface: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    """Yield what is on the screen, each behind its parent."""
    yield interface
    for child in children(interface):
        yield from seen(child)


def children(interface: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    for at in range(interface.childCount()):
        child = interface.child(at)
        if child is not None and child.isValid() and not child.state().invisible:
            yield child


def tree(widget: QWidget) -> list[QAccessibleInterface]:
    return list(seen(QAccessible.queryAccessibleInterface(widget)))


def name(interface: QAccessibleInterface) -> str:
    """Return what it is called: a list by its label."""
    widget = interface.object()
    if isinstance(widget, QComboBox):
        labels = [one for one, _ in interface.relations(QAccessible.RelationFlag.Label)]
        return labels[0].text(Text.Name) if labels else ""
    return interface.text(Text.Name)


def takes_focus(interface: QAccessibleInterface) -> bool:
    return bool(interface.state().focusable) and not interface.state().disabled


@pytest.mark.parametrize("page", PAGES)
def test_everything_that_takes_the_keyboard_is_spoken(office: Office, page: str):
    program = sampled(office)
    gone_to(office, program, page)
    found = tree(program.window)
    for one in filter(takes_focus, found):
        where = f"{one.role().name} {one.object()} on {page}"
        if type(one.object()).__name__ not in GROUPS:
            assert one.role() in ROLES, f"{where} is no role that takes the keyboard"
        if one.role() not in CELLS:
            assert SPOKEN.search(name(one)), f"{where} has no name"
    assert sum(map(takes_focus, found)) > 10
    assert any(one.state().focused for one in found)


@pytest.mark.parametrize("page", PAGES)
def test_no_two_neighbours_are_called_alike(office: Office, page: str):
    program = sampled(office)
    gone_to(office, program, page)
    for parent in tree(program.window):
        near = (one for one in children(parent) if takes_focus(one) and one.role() not in CELLS)
        times = Counter((one.role().name, name(one)) for one in near)
        assert [key for key, count in times.items() if count > 1] == [], page


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
