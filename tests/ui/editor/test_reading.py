"""A key in a long article reads one line; whatever is not so plain is read from the beginning."""

from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtGui import QTextCursor

from gazetteer_desk.bulletin.body import Kind, Paragraph, paragraph
from tests import make
from ui.editor import document as sheet
from ui.editor import reading
from ui.editor.manuscript import Manuscript


BODY = (paragraph("甲"), paragraph("乙"), make.table(("一", "二"), caption="表1"), paragraph("丙"))


@pytest.fixture
def page(qapp) -> Iterator[Manuscript]:
    made = Manuscript()
    sheet.show(BODY, made)
    assert sheet.read(made, BODY) is BODY
    yield made
    shiboken6.delete(made)


@pytest.fixture
def anew(monkeypatch) -> list[int]:
    """Count the walks from the beginning."""
    walks: list[int] = []
    walk = reading._anew
    monkeypatch.setattr(reading, "_anew", lambda page: walks.append(1) or walk(page))
    return walks


def cursor_in(page: Manuscript, words: str) -> QTextCursor:
    cursor = page.find(words)
    cursor.setPosition(cursor.selectionEnd())
    return cursor


def test_a_key_in_a_paragraph_reads_that_line_alone(page, anew):
    cursor_in(page, "乙").insertText("！")
    body = sheet.read(page, BODY)
    assert body == (BODY[0], paragraph("乙！"), *BODY[2:])
    assert [a is b for a, b in zip(body, BODY, strict=True)] == [True, False, True, True]
    assert not anew


def test_a_key_in_a_cell_reads_that_table_alone(page, anew):
    cursor_in(page, "二").insertText("！")
    body = sheet.read(page, BODY)
    assert body[2] == make.table(("一", "二！"), caption="表1")
    assert not anew


def test_another_kind_is_read_without_a_walk(page, anew):
    cursor_in(page, "丙").setBlockFormat(page.measure.block(Kind.HEADING1))
    assert sheet.read(page, BODY)[3] == Paragraph(Kind.HEADING1, paragraph("丙").spans)
    assert not anew


@pytest.mark.parametrize(
    ("words", "typed", "made"),
    [
        ("乙", "\n", (*BODY[:2], paragraph(""), *BODY[2:])),
        ("乙", "\u2028丁", (*BODY[:2], paragraph("丁"), *BODY[2:])),
        ("表1", "改", (*BODY[:2], make.table(("一", "二"), caption="表1改"), BODY[3])),
    ],
)
def test_what_changes_the_row_of_blocks_is_walked_anew(page, anew, words, typed, made):
    cursor_in(page, words).insertText(typed)
    assert sheet.read(page, BODY) == made
    assert anew


def test_lines_parted_and_joined_in_one_deed_are_no_stale_lines(page):
    """The number of lines is the same afterwards, the lines are not."""
    cursor = cursor_in(page, "甲")
    cursor.beginEditBlock()
    cursor.deleteChar()
    cursor.insertText("\n")
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    cursor.insertText("丁")
    cursor.endEditBlock()
    assert sheet.read(page, BODY) == (BODY[0], paragraph("乙丁"), *BODY[2:])
