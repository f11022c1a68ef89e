"""A clerk types an error, is told, mends it, thinks again, leaves it; the next day it is quiet."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.journeys.conftest import Office
from tests.ui.presenters.errands import begun, commit, current, save, words_of
from tests.ui.presenters.proofs import checked, chosen
from ui.program import Program


pytestmark = pytest.mark.journey
NONE, ALT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier


def press(program: Program, key: Qt.Key, how=NONE) -> None:
    QTest.keyClick(QApplication.focusWidget() or program.window, key, how)


def errors(program: Program) -> list[str]:
    return [one.text for one in program.proofing.found if one.rule == "W-编篡"]


def test_an_error_is_typed_found_mended_taken_back_and_left(office: Office):
    program = begun(office)
    commit(program.bench.editor, "县志办做好编篡工作。")
    office.wait(program, lambda: errors(program) == ["编篡"])
    program.bench.editor.moveCursor(QTextCursor.MoveOperation.Start)
    strip = program.window.article_page.finding
    assert strip.isHidden()
    while chosen(program) != "编篡":
        press(program, Qt.Key.Key_F8)
    office.wait(program, strip.isVisible)
    assert "“编篡”应为“编纂”" in program.window.status_line.note

    press(program, Qt.Key.Key_Return, ALT)
    assert "做好编纂工作。" in words_of(program)
    office.wait(program, lambda: errors(program) == [])
    assert strip.isHidden()

    press(program, Qt.Key.Key_Z, CTRL)
    assert "做好编篡工作。" in words_of(program)
    office.wait(program, lambda: errors(program) == ["编篡"])

    press(program, Qt.Key.Key_F7)
    pane = program.window.problems
    while pane.list.current().finding is None or pane.list.current().finding.rule != "W-编篡":
        press(program, Qt.Key.Key_Down)
    press(program, Qt.Key.Key_Delete)
    office.wait(program, lambda: errors(program) == [])
    assert pane.ignored == "已忽略 1 处"

    entry = save(office, program)
    office.close(program)
    again = office.open()
    again.opening.open_entry(entry)
    office.wait(again, lambda: again.sitting.current is not None)
    checked(again, office)
    assert "做好编篡工作。" in words_of(again)
    assert errors(again) == []
    assert again.window.problems.ignored == "已忽略 1 处"
    again.window.problems._again.click()
    office.wait(again, lambda: errors(again) == ["编篡"])
    assert current(again).state.waived == ()


def test_no_key_is_lost_while_the_words_are_checked(office: Office):
    program = begun(office)
    editor = program.bench.editor
    typed = ""
    for nth in range(2_000):
        letter = "abcdefghij klmn。"[nth % 16]
        QTest.keyClick(editor, letter) if letter.isascii() else commit(editor, letter)
        typed += letter
        if nth % 100 == 0:  # a rest: the words are checked, and what was found is shown
            office.wait(program, lambda: program.proofing.is_current)
    checked(program, office)
    assert editor.toPlainText().replace(" ", "") == typed.replace(" ", "")
