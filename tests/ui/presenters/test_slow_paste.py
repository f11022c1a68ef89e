"""A paste that takes its time to be read lands where it was asked for."""

import time

import pytest
from PySide6.QtCore import QMimeData

from gazetteer_desk.bulletin import codec, edit
from gazetteer_desk.bulletin.body import Block, paragraph
from tests.journeys.conftest import Office
from tests.ui.presenters.errands import (
    begun,
    commit,
    current,
    foreign,
    kept_busy,
    kept_words,
    let_run,
    reading,
    words_of,
)
from ui.editor import clipboard, table_deeds, tables
from ui.editor.edits import Spot
from ui.program import Program


def text(words: str) -> QMimeData:
    mime = QMimeData()
    mime.setText(words)
    return mime


def html(words: str) -> QMimeData:
    return foreign(f"<html><body><p>{words}</p></body></html>")


FORMS = pytest.mark.parametrize("form", [html, text])


@pytest.fixture
def program(office: Office, monkeypatch) -> Program:
    program = begun(office)
    for name in ("read_html", "read_text"):
        read = getattr(program.desk, name)

        def slow(data: bytes, read=read, **more):
            time.sleep(0.5)
            return read(data, **more)

        monkeypatch.setattr(program.desk, name, slow)
    return program


def paste(program: Program, mime: QMimeData) -> None:
    program.bench.editor.setFocus()
    program.bench.editor.insertFromMimeData(mime)
    let_run(50)


@FORMS
def test_into_the_article_that_was_left_meanwhile(office: Office, program: Program, form):
    program.ordering.add_article("")
    commit(program.bench.editor, "另一篇的话")
    program.window.deeds["previous_article"].trigger()
    paste(program, form("粘来的一段"))
    program.window.deeds["next_article"].trigger()
    office.wait(program, lambda: "粘来的一段" in words_of(program, 0))
    assert "粘来的一段" not in words_of(program, 1)
    assert "粘来的一段" not in program.bench.editor.toPlainText()
    program.window.deeds["previous_article"].trigger()
    assert "粘来的一段" in program.bench.editor.toPlainText()


@pytest.mark.parametrize("left", [tables.blank(2, 1), paragraph("甲")])
def test_at_the_end_where_its_cell_is_gone_meanwhile(office: Office, program: Program, left: Block):
    (article,) = current(program).articles
    table_deeds.insert(program.bench.editor, 2, 3)
    program.bench.editor.go_to(Spot((0, 1, 2, 0)))
    paste(program, html("粘来的一段"))
    program.drafting.go("masthead")
    program.sitting.apply("改", lambda b: edit.change_article(b, article.key, body=(left,)))
    office.wait(program, lambda: "粘来的一段" in words_of(program))
    assert current(program).articles[0].body == (left, paragraph("粘来的一段"))


@FORMS
def test_into_the_article_behind_the_masthead(office: Office, program: Program, form):
    (article,) = program.sitting.current.bulletin.articles
    paste(program, form("粘来的一段"))
    program.drafting.go("masthead")
    office.wait(program, lambda: "粘来的一段" in words_of(program))
    program.drafting.go(article.key)
    assert program.bench.editor.toPlainText().count("粘来的一段") == 1


def test_into_the_issue_that_was_left_meanwhile(office: Office, program: Program):
    first = program.sitting.current
    paste(program, html("粘来的一段"))
    program.window.deeds["new_blank"].trigger()
    let_run(1_000)
    office.settle(program)
    assert "粘来的一段" not in words_of(program)
    program.sitting.choose(first.key)
    assert words_of(program).count("粘来的一段") == 1


@FORMS
def test_before_the_window_closes(office: Office, program: Program, form):
    paste(program, form("粘来的一段"))
    office.close(program)
    again = office.open()
    assert kept_words(again).count("粘来的一段") == 1


def test_before_the_tab_closes(office: Office, program: Program):
    paste(program, html("粘来的一段"))
    program.window.deeds["close_tab"].trigger()
    let_run(1_000)
    office.close(program)
    again = office.open()
    assert kept_words(again).count("粘来的一段") == 1


@FORMS
def test_twice_in_a_row(office: Office, program: Program, form):
    paste(program, form("头一段"))
    paste(program, form("第二段"))
    office.wait(program, lambda: "第二段" in words_of(program))
    words = words_of(program)
    assert words.count("头一段") == 1
    assert words.index("头一段") < words.index("第二段")


def test_twice_in_a_row_from_our_own_sheet(office: Office, program: Program):
    with kept_busy(reading(program)):
        for words in ("头一段", "第二段"):
            mime = QMimeData()
            mime.setData(clipboard.OWN, codec.body_bytes((paragraph(words),)))
            paste(program, mime)
    office.wait(program, lambda: "第二段" in words_of(program))
    assert words_of(program).count("头一段") == 1


def test_among_words_that_are_typed_meanwhile(office: Office, program: Program):
    commit(program.bench.editor, "甲乙丙")
    paste(program, html("粘来的一段"))
    commit(program.bench.editor, "丁戊")
    office.wait(program, lambda: "粘来的一段" in words_of(program))
    program.sitting.settle()
    words = words_of(program)
    assert "甲乙丙" in words
    assert "丁戊" in words
    assert words == program.bench.editor.toPlainText().strip()
