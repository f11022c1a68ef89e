"""A whole issue written at random at the real window, undone to the beginning, redone to the end.

A thousand issues where GAZETTEER_DESK_HYPOTHESIS is `long`, some dozens otherwise.
"""

import os
import random
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest

from gazetteer_desk.bulletin import table_deeds as deeds
from gazetteer_desk.bulletin.article import Article
from gazetteer_desk.bulletin.body import Cell, Kind, Mark, Picture, Table, paragraph
from gazetteer_desk.bulletin.issue import Bulletin
from gazetteer_desk.desk.draft import Draft
from tests.journeys.conftest import Office
from tests.ui.presenters.errands import begun, commit, compose, current
from ui.app import Program
from ui.editor import table_deeds


if TYPE_CHECKING:
    from collections.abc import Callable


ISSUES = 1000 if os.environ.get("GAZETTEER_DESK_HYPOTHESIS") == "long" else 20
DEEDS = 14
WORDS = (
    "地方志",
    "一、",
    "（一）",
    "𠮷林",
    "葛\U000e0100",
    "上半年，",
    "。",
    '"',
    ",",
    "...",
    "--",
    "1.",
)
NO, CTRL, MOVE = Qt.NoModifier, Qt.ControlModifier, Qt.AltModifier | Qt.ShiftModifier
KEYS = (
    (Qt.Key_Return, NO),
    (Qt.Key_Return, Qt.ShiftModifier),
    (Qt.Key_Backspace, NO),
    (Qt.Key_Delete, NO),
    (Qt.Key_Tab, NO),
    (Qt.Key_Up, MOVE),
    (Qt.Key_Down, MOVE),
    (Qt.Key_B, CTRL),
    *((key, CTRL) for key in (Qt.Key_0, Qt.Key_1, Qt.Key_2, Qt.Key_3, Qt.Key_4, Qt.Key_E)),
    (Qt.Key_X, CTRL),
    (Qt.Key_Z, CTRL),
    (Qt.Key_Y, CTRL),
)
PASTED = (
    (paragraph("一是抓学习。"), paragraph("三是抓落实。")),
    (paragraph("（二）建册。各地备案。", Kind.HEADING2, lead=6),),
    (Picture("a" * 64, "image/png", 60, "图"), paragraph("末")),
    (Table(((Cell((paragraph("甲"),), 2),), (Cell((paragraph("乙"),)), Cell(()))), True),),
)


class Clerk:
    """Does something, anything."""

    def __init__(self, program: Program, chance: random.Random) -> None:
        self.program, self.chance = program, chance
        self.bench = program.bench

    def do_something(self) -> None:
        deeds: tuple[tuple[int, Callable[[], object]], ...] = (
            (6, self.write),
            (6, self.strike),
            (2, self.write_title),
            (2, self.write_note),
            (2, self.paste),
            (2, self.table),
            (1, lambda: self.bench.editor.toggle_mark(self.chance.choice(list(Mark)))),
            (1, lambda: self.bench.editor.set_kind(self.chance.choice(list(Kind)))),
            (1, lambda: self.trigger("renumber", "lead_sentence", "lead_whole")),
            (2, lambda: self.trigger("article_up", "article_down", "new_article")),
            (1, lambda: self.trigger("remove_article")),
            (3, lambda: self.trigger("previous_article", "next_article")),
            (1, lambda: self.trigger("undo", "redo")),
            (1, self.program.keeping._on_steady),
        )
        weights, all_of = zip(*deeds, strict=True)
        self.chance.choices(all_of, weights)[0]()

    def place_caret(self) -> None:
        editor = self.bench.editor
        editor.flush()
        cursor, last = editor.textCursor(), editor.document().characterCount()
        cursor.setPosition(self.chance.randrange(last))
        if self.chance.random() < 0.3:
            cursor.setPosition(self.chance.randrange(last), QTextCursor.MoveMode.KeepAnchor)
        editor.setTextCursor(cursor)

    def write(self) -> None:
        if self.chance.random() < 0.5:
            self.place_caret()
        for word in self.chance.choices(WORDS, k=3):
            if self.chance.random() < 0.3:
                compose(self.bench.editor, "pinyin")
            commit(self.bench.editor, word)

    def strike(self) -> None:
        if self.chance.random() < 0.5:
            self.place_caret()
        QTest.keyClick(self.bench.editor, *self.chance.choice(KEYS))

    def write_title(self) -> None:
        commit(self.bench.title, self.chance.choice(WORDS))
        if self.chance.random() < 0.3:
            QTest.keyClick(self.bench.title, Qt.Key_Return, Qt.ShiftModifier)

    def write_note(self) -> None:
        commit(self.program.window.article_page.note, self.chance.choice(WORDS))

    def paste(self) -> None:
        self.place_caret()
        self.bench.editor.insert_body(self.chance.choice(PASTED), "粘贴")

    def table(self) -> None:
        self.place_caret()
        name = self.chance.choice([*deeds.DEEDS, ""])
        if name:
            table_deeds.do(self.bench.editor, name)
        else:
            table_deeds.insert(self.bench.editor, 2, 2)

    def trigger(self, *names: str) -> None:
        self.program.window.deeds[self.chance.choice(names)].trigger()

    def stands(self) -> bool:
        """Return whether the window shows what the draft holds."""
        place, bulletin = self.program.sitting.place, current(self.program)
        if place not in {one.key for one in bulletin.articles}:
            return True
        article = bulletin.article(place)
        return (
            self.bench.editor.body() == article.body
            and self.bench.title.lines() == article.title
            and self.program.window.article_page.note.toPlainText().strip()
            == "\n".join(one.text for one in article.note).strip()
        )


def begin_issue(program: Program, nth: int) -> Draft:
    articles = tuple(
        Article(key=f"{nth}-{at}", title=(f"题{at}",), body=(paragraph(f"第{at}篇"),))
        for at in range(3)
    )
    draft = Draft(Bulletin(articles=articles))
    program.sitting.open(draft)
    return draft


@pytest.fixture
def program(office: Office) -> Program:
    made = begun(office)
    made.keeping.stop()  # the random clerk saves himself
    return made


def test_everything_is_undone_to_the_beginning_and_redone_to_the_end(program: Program):
    for nth in range(ISSUES):
        clerk = Clerk(program, random.Random(nth))
        draft = begin_issue(program, nth)
        first = draft.bulletin
        for _ in range(DEEDS):
            clerk.do_something()
        program.sitting.settle()
        last = draft.bulletin
        assert clerk.stands(), nth
        steps = 0
        while (undone := program.sitting.undo(None)) is not None:
            steps += 1
            assert undone.parts, (nth, undone)
            assert clerk.stands(), (nth, undone.name)
        assert draft.bulletin == first, nth
        for _ in range(steps):  # what the clerk himself undid last stays undone
            redone = program.sitting.redo(None)
            assert redone is not None
            assert redone.parts, (nth, redone)
            assert clerk.stands(), (nth, redone.name)
        assert draft.bulletin == last, nth
        program.sitting.close(draft.key)


def test_undo_in_an_article_never_reaches_into_another(program: Program):
    for nth in range(ISSUES):
        clerk = Clerk(program, random.Random(-nth - 1))
        draft = begin_issue(program, nth)
        for _ in range(DEEDS):
            clerk.do_something()
        program.sitting.settle()
        for key in [one.key for one in draft.bulletin.articles]:
            program.drafting.go(key)
            others = [one for one in draft.bulletin.articles if one.key != key]
            while draft.undo_name(key):
                undone = program.sitting.undo(key)
                assert undone is not None
                if not undone.parts or undone.parts != {key}:
                    break  # the article's own coming, which is a deed of the frame
                assert [one for one in draft.bulletin.articles if one.key != key] == others
                assert clerk.stands(), (nth, undone.name)
        program.sitting.close(draft.key)
