import pytest

from gazetteer_desk.bulletin.body import (
    Cell,
    Kind,
    Paragraph,
    Picture,
    Span,
    Table,
    paragraph,
)
from ui.editor import edits
from ui.editor.edits import Spot
from ui.utf16 import count, units


PICTURE = Picture("a" * 64, "image/png")
TABLE = Table(((Cell((paragraph("甲"),)), Cell((paragraph("乙"),))),), header=False)


@pytest.mark.parametrize(
    ("text", "characters", "taken"), [("abc", 2, 2), ("𠮷a", 1, 2), ("省𠮷", 2, 3), ("", 0, 0)]
)
def test_utf16_and_python_characters(text: str, characters: int, taken: int) -> None:
    assert units(text, characters) == taken
    assert count(text, taken) == characters


def test_a_single_line_joins_the_words_at_the_caret() -> None:
    body, end = edits.inserted((paragraph("甲乙", Kind.NOTE),), Spot((0,), 1), (paragraph("x"),))
    assert (body, end) == ((paragraph("甲x乙", Kind.NOTE),), Spot((0,), 2))


def test_on_an_empty_line_the_kind_comes_along() -> None:
    body, _ = edits.inserted((paragraph(""),), Spot((0,)), (paragraph("一、甲", Kind.HEADING1),))
    assert body == (paragraph("一、甲", Kind.HEADING1),)


def test_several_blocks_part_the_line() -> None:
    more = (paragraph("x"), PICTURE, paragraph("y"))
    body, end = edits.inserted((paragraph("甲乙"),), Spot((0,), 1), more)
    assert body == (paragraph("甲x"), PICTURE, paragraph("y乙"))
    assert end == Spot((2,), 1)


def test_a_table_amid_words() -> None:
    body, _ = edits.inserted((paragraph("甲乙"),), Spot((0,), 1), (TABLE,))
    assert body == (paragraph("甲"), TABLE, paragraph("乙"))


def test_in_a_gap_beside_a_table() -> None:
    body, _ = edits.inserted((TABLE, TABLE), Spot((1,), gap=True), (paragraph("x"),))
    assert body == (TABLE, paragraph("x"), TABLE)


def test_a_cell_takes_words_only() -> None:
    body, _ = edits.inserted((TABLE,), Spot((0, 0, 1, 0), 1), (PICTURE, TABLE, paragraph("z")))
    table, picture = body
    assert picture is PICTURE
    assert isinstance(table, Table)
    assert [cell.text for cell in table.rows[0]] == ["甲", "乙甲　乙\nz"]


@pytest.mark.parametrize(
    ("former", "kind", "text", "lead"),
    [
        (None, Kind.HEADING2, "（一）甲。乙", 5),
        (None, Kind.BODY, "（一）甲。乙", 0),
        (Paragraph(Kind.HEADING2, (Span("（一）甲。乙"),), 5), Kind.HEADING2, "（一）甲甲。乙", 6),
        (Paragraph(Kind.HEADING2, (Span("（一）甲。乙"),), 5), Kind.HEADING2, "（一）甲乙", 0),
        (Paragraph(Kind.BODY, (Span("一是甲。乙"),), 4), Kind.BODY, "一是甲甲。乙", 5),
        (Paragraph(Kind.BODY, (Span("一是甲。乙"),), 4), Kind.BODY, "一是甲。乙丙", 4),
        (Paragraph(Kind.BODY, (Span("一是甲。"),), 4), Kind.BODY, "", 0),
    ],
)
def test_the_run_in_stretch_follows_its_words(former, kind, text, lead) -> None:
    assert edits.lead_of(former, kind, text) == lead


def test_pictures_that_come_into_a_cell_stand_behind_the_table() -> None:
    table = Table(((Cell((paragraph("甲"),)),),), header=False)
    picture = Picture("a" * 64, "image/png")
    spot = Spot((0, 0, 0, 0), 1)
    body, end = edits.inserted((table, paragraph("后")), spot, (picture, paragraph("")))
    assert body == (table, picture, paragraph("后"))
    assert end == Spot((1,), 1)
    words = (paragraph("乙"), picture)
    body, _ = edits.inserted((table,), spot, words)
    assert body == (Table(((Cell((paragraph("甲乙"),)),),), header=False), picture)
