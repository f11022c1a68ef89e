"""Random deeds at random places, undone to the beginning and redone to the end."""

from collections.abc import Iterator

import pytest
import shiboken6
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gazetteer_desk.bulletin.body import Body, Kind, Mark, Paragraph, Span
from gazetteer_desk.bulletin.table_deeds import DEEDS
from tests.ui.editor.bodies import bodies
from ui.editor import document as sheet
from ui.editor import table_deeds
from ui.editor.body_editor import BodyEditor


@pytest.fixture(scope="module")
def editor(qapp) -> Iterator[BodyEditor]:
    made = BodyEditor()
    made.resize(700, 500)
    made.show()
    yield made
    shiboken6.delete(made)  # now, and not by whichever thread happens to collect the garbage


def commit(editor: BodyEditor, words: str) -> None:
    event = QInputMethodEvent("", [])
    event.setCommitString(words)
    QApplication.sendEvent(editor, event)


def key(which: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.NoModifier):
    return st.just(lambda editor: QTest.keyClick(editor, which, modifiers))


deeds = st.one_of(
    st.sampled_from("一、（一）𠮷a1。").map(lambda words: lambda editor: commit(editor, words)),
    st.sampled_from(('"', ",", "(", ")", "--", "...", "1.", "'")).map(
        lambda keys: lambda editor: QTest.keyClicks(editor, keys)
    ),
    st.booleans().map(lambda whole: lambda editor: editor.set_lead(whole=whole)),
    key(Qt.Key_Return),
    key(Qt.Key_Return, Qt.ShiftModifier),
    key(Qt.Key_Backspace),
    key(Qt.Key_Delete),
    key(Qt.Key_Tab),
    key(Qt.Key_Up, Qt.AltModifier | Qt.ShiftModifier),
    key(Qt.Key_Down, Qt.AltModifier | Qt.ShiftModifier),
    st.sampled_from(Kind).map(lambda kind: lambda editor: editor.set_kind(kind)),
    st.sampled_from(Mark).map(lambda mark: lambda editor: editor.toggle_mark(mark)),
    bodies.map(lambda body: lambda editor: editor.insert_body(body, "粘贴")),
    st.sampled_from(list(DEEDS)).map(lambda n: lambda editor: table_deeds.do(editor, n)),
    st.just(lambda editor: table_deeds.insert(editor, 2, 2)),
    st.just(lambda editor: editor.insert_body(editor.selected(), "粘贴")),
)
places = st.tuples(st.integers(0, 10_000), st.one_of(st.just(None), st.integers(0, 10_000)))


def select(editor: BodyEditor, place: tuple[int, int | None]) -> None:
    last = editor.document().characterCount()
    cursor = editor.textCursor()
    cursor.setPosition(place[0] % last)
    if place[1] is not None:
        cursor.setPosition(place[1] % last, cursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)


def read_afresh(editor: BodyEditor) -> Body:
    """Return the body as read without any memory but that of run-in stretches."""
    page = editor.manuscript
    line = page.begin()
    while line.isValid():
        if (state := line.userState()) >= 0:
            line.setUserState(-2 - state)
        line = line.next()
    page.tables.clear()
    page.last_walk = None
    return sheet.read(page)


@given(bodies, st.lists(st.tuples(places, deeds), max_size=8))
def test_every_deed_can_be_taken_back_and_done_again(editor, body, some) -> None:
    editor.show_body(body)
    steps = [editor.body()]
    assert steps == [body]
    for place, deed in some:
        select(editor, place)
        deed(editor)
        now = editor.body()
        assert read_afresh(editor) == now
        if now != steps[-1]:
            steps.append(now)
    editor.flush()
    for step in (*reversed(steps), *steps):
        editor.show_changed(step)
        assert editor.body() is step


def test_a_caret_behind_half_a_sign_comes_to_the_end_of_what_is_written_again(editor) -> None:
    editor.show_body((Paragraph(Kind.BODY, (Span("甲𠮷"),)),))
    select(editor, (2, None))
    commit(editor, "一")
    length = editor.document().characterCount()
    select(editor, (0, length - 1))
    editor.toggle_mark(Mark.BOLD)
    assert editor.body() == read_afresh(editor)
    assert editor.textCursor().position() == editor.document().characterCount() - 1
