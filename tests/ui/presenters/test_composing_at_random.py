"""Five hundred words composed at random, with everything in between that must not disturb them."""

import random

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gazetteer_desk.bulletin.body import Kind, paragraph
from tests.journeys.conftest import Office
from tests.ui.presenters.errands import begun, compose, kept_words, save, words_of
from ui.editor import table_deeds
from ui.program import Program
from ui.widgets.fields import LineField


WORDS = (
    "地",
    "方志",
    "𠮷林",
    "一部资政读本",
    "村志𠀋𠀌",
    "，",
    "Ⅱ",
    "2024",
    "儿\U000e0101",
    "葛\U000e0100城",
)  # 𠮷, IVS
SEQUENCES = 100  # in each of five texts


class Writer:
    """Composes in a text, and knows what must stand there."""

    def __init__(self, office: Office, program: Program, view: str, seed: int) -> None:
        self.office, self.program = office, program
        self.chance = random.Random(seed)
        bench, page = program.bench, program.window.article_page
        if view == "cell":
            table_deeds.insert(bench.editor, 2, 2)
        known = {"title": bench.title, "note": page.note, "subtitle": page.subtitle}
        self.widget = known.get(view, bench.editor)
        self.is_body = view in ("editor", "cell")
        self.wanted = ""
        self.last = ""  # what can be replaced

    def compose_one(self) -> None:
        """Half-type something, be disturbed, and write it, replace with it, or let it be."""
        for _ in range(self.chance.randint(1, 4)):
            compose(self.widget, "".join(self.chance.choices("abcdefgh'", k=3)))
            self.chance.choice(self.disturbances())()
            assert self.widget.is_composing
            assert self.text() == self.wanted
        end = self.chance.choice((self.commit, self.commit, self.replace, self.cancel, self.partly))
        end()
        QApplication.processEvents()
        assert not self.widget.is_composing
        assert self.text() == self.wanted

    def text(self) -> str:
        if isinstance(self.widget, LineField):
            return self.widget.text()
        return self.widget.toPlainText().strip("\n")  # the other cells have no words

    def send(self, words: str, *, instead_of: str = "", preedit: str = "") -> None:
        event = QInputMethodEvent(preedit, [])
        units = len(instead_of.encode("utf-16-le")) // 2
        event.setCommitString(words, -units, units)
        QApplication.sendEvent(self.widget, event)

    def commit(self) -> None:
        self.last = self.chance.choice(WORDS)
        self.send(self.last)
        self.wanted += self.last

    def replace(self) -> None:
        words = self.chance.choice(WORDS)
        self.send(words, instead_of=self.last)
        self.wanted = self.wanted.removesuffix(self.last) + words
        self.last = words

    def cancel(self) -> None:
        compose(self.widget, "")

    def partly(self) -> None:
        """Write the first half while the second is still half-typed."""
        words = self.chance.choice(WORDS)
        self.send(words, preedit="xu")
        self.wanted += words
        assert self.text() == self.wanted
        self.commit()

    def disturbances(self) -> tuple:
        """Return what goes on around a clerk who is in the middle of a word."""
        deeds = self.program.window.deeds
        keeping, editor = self.program.keeping, self.program.bench.editor
        common = (
            lambda: None,
            deeds["save"].trigger,
            keeping._on_steady,
            deeds["undo"].trigger,
            deeds["redo"].trigger,
            lambda: QTest.keyClick(self.widget, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier),
            lambda: QTest.keyClick(self.widget, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier),
            lambda: QTest.keyClick(self.widget, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier),
            lambda: QTest.keyClick(self.widget, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier),
            lambda: QTest.keyClick(self.widget, Qt.Key.Key_Escape),
            deeds["paste"].trigger,
            deeds["today"].trigger,
            deeds["renumber"].trigger,
            QApplication.processEvents,
        )
        return (
            *common,
            *(deeds[f"kind_heading{level}"].trigger for level in (1, 2)),
            lambda: QTest.keyClick(self.widget, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier),
            lambda: editor.set_kind(Kind.CENTERED),
            lambda: editor.insert_text("插", "插入"),
            lambda: table_deeds.insert(editor, 2, 2),
            editor.cut,
            editor.paste_text,
            lambda: editor.show_changed((paragraph("别的"),)),
            lambda: editor.move_paragraphs(1),
        ) if self.is_body else common  # fmt: skip


@pytest.mark.parametrize("view", ["editor", "cell", "title", "note", "subtitle"])
def test_the_text_is_what_was_committed_and_nothing_else(office: Office, view: str):
    program = begun(office)
    writer = Writer(office, program, view, seed=20_240_705)
    writer.widget.setFocus()
    QApplication.clipboard().setText("不该贴进来")
    for nth in range(SEQUENCES):
        writer.compose_one()
        if nth % 50 == 49:
            save(office, program)
            assert writer.wanted in kept_words(program).replace("\n", "")
    program.sitting.settle()
    assert writer.wanted in words_of(program).replace("\n", "")


def test_what_a_program_inserts_waits_for_the_word_and_is_not_lost(office: Office):
    program = begun(office)
    editor = program.bench.editor
    editor.setFocus()
    chance, wanted = random.Random(4), ""
    for nth in range(50):
        compose(editor, "ni")
        editor.insert_body((paragraph(f"（{nth}）"),), "插入")
        assert editor.toPlainText() == wanted
        word = chance.choice(WORDS)
        event = QInputMethodEvent()
        event.setCommitString(word)
        QApplication.sendEvent(editor, event)
        wanted += f"{word}（{nth}）"
        assert editor.toPlainText() == wanted
    save(office, program)
    assert wanted in kept_words(program)
