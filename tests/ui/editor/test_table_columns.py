"""Columns come and go in place: the cells beside them are not written again."""

from dataclasses import dataclass

import pytest
from PySide6.QtGui import QTextBlockFormat

from gazetteer_desk.bulletin import table_edit
from gazetteer_desk.bulletin.body import Body, Cell, Kind, Table, paragraph
from gazetteer_desk.bulletin.squares import Area
from ui.editor import document as sheet
from ui.editor import table_columns, table_rewrite, tables
from ui.editor.look import SEAM
from ui.editor.manuscript import Manuscript, role_of


ROWS = 40
COLUMNS = 4


def cell(words: str) -> Cell:
    return Cell(
        (paragraph(words), paragraph("又一段", Kind.CENTERED))
        if "3" in words
        else (paragraph(words),)
    )


TABLE = Table(
    tuple(tuple(cell(f"{row}行{column}列") for column in range(COLUMNS)) for row in range(ROWS)),
    header=True,
)


@dataclass
class Sheet:
    document: Manuscript
    body: Body

    def change(self, table: Table) -> bool:
        """Show another table; tell whether the parts on the screen are still the same."""
        before = tables.all_shown(self.document)[0].parts
        (shown,) = tables.all_shown(self.document)
        old = self.body[1]
        assert isinstance(old, Table)
        with self.document.filling():
            table_rewrite.rewrite(self.document, shown, old, table)
        self.body = (self.body[0], table, self.body[2])
        return tables.all_shown(self.document)[0].parts == before


@pytest.fixture
def shown(qapp) -> Sheet:
    made = Sheet(Manuscript(), (paragraph("上"), TABLE, paragraph("下")))
    sheet.show(made.body, made.document)
    assert len(tables.all_shown(made.document)[0].parts) > 1
    return made


def lines(document: Manuscript) -> list[tuple[str, QTextBlockFormat, bool]]:
    """Return the lines, how they look, if they are known; but not what joins a table's parts."""
    line, made = document.begin(), []
    while line.isValid():
        if role_of(line) != SEAM:
            made.append((line.text(), line.blockFormat(), line.userState() >= 0))
        line = line.next()
    return made


def check(shown: Sheet) -> None:
    """Read the body back, nothing of the table known; it looks as if it were shown anew."""
    shown.document.tables.clear()
    assert sheet.read(shown.document, ()) == shown.body
    fresh = Manuscript()
    sheet.show(shown.body, fresh)
    assert lines(shown.document) == lines(fresh)


@pytest.mark.parametrize("at", range(COLUMNS + 1))
def test_a_column_that_comes_is_read_back_and_goes_again(shown: Sheet, at: int):
    wider = table_edit.insert_columns(TABLE, at)
    assert shown.change(wider)
    check(shown)
    assert shown.change(TABLE)
    check(shown)


@pytest.mark.parametrize("at", range(COLUMNS))
def test_a_column_that_is_undone_comes_back_with_its_words(shown: Sheet, at: int):
    narrower = table_edit.remove_columns(TABLE, at)
    assert narrower is not None
    assert shown.change(narrower)
    check(shown)
    assert shown.change(TABLE)
    check(shown)


def test_a_new_cell_of_the_heading_is_shaded_like_the_others(shown: Sheet):
    shown.change(table_edit.insert_columns(TABLE, 2))
    part = tables.all_shown(shown.document)[0].parts[0]
    shades = {part.cellAt(0, column).format().background().color().name() for column in range(5)}
    plain = part.cellAt(1, 2).format().background().style()
    assert len(shades) == 1
    assert plain != part.cellAt(0, 2).format().background().style()


def test_what_is_more_than_columns_is_written_anew(shown: Sheet):
    merged = table_edit.merge(TABLE, Area(5, 0, 1, 2))
    wider = table_edit.insert_columns(merged, 3)
    assert not shown.change(wider)
    check(shown)
    other = Table((*wider.rows[:-1], (cell("9"), *wider.rows[-1][1:])), header=True)
    assert not table_columns.rewrite(
        shown.document, tables.all_shown(shown.document)[0], wider, other
    )
