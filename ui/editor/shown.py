"""A table as it stands on the screen: one QTextTable, or several where it is long.

Qt lays out a whole table anew at every key (QTextDocumentLayout, Qt 6.9: 0.5 s at 500 × 8), so a
long one stands in parts, cut where no cell crosses. Between two parts Qt wants a line: the seam.
It has no height, is no part of the body, and the caret never stays on it.
"""

from collections.abc import Iterator, Sequence

from PySide6.QtGui import QTextBlock, QTextDocument, QTextTable, QTextTableCell

from gazetteer_desk.bulletin.squares import Area
from ui.editor.look import KIND, SEAM


class Shown:
    """The parts of one table, and where its squares are in them."""

    def __init__(self, parts: Sequence[QTextTable]) -> None:
        self.parts = tuple(parts)
        self.tops: list[int] = []
        self.rows = 0
        for part in self.parts:
            self.tops.append(self.rows)
            self.rows += part.rows()
        self.columns = self.parts[0].columns()

    @property
    def key(self) -> int:
        """Return the number that the document knows it by."""
        return self.parts[0].objectIndex()

    @property
    def first(self) -> int:
        """Return the first position inside."""
        return self.parts[0].firstPosition()

    @property
    def last(self) -> int:
        """Return the last position inside."""
        return self.parts[-1].lastPosition()

    def holds(self, position: int) -> bool:
        """Return whether a position is inside."""
        return self.first <= position <= self.last

    def line_above(self) -> QTextBlock:
        """Return the line above: its caption, another line, or one that only fills the gap."""
        return self.parts[0].document().findBlock(self.first - 1)

    def part_of_row(self, row: int) -> tuple[int, QTextTable]:
        """Return the first row of the part with this row, and the part."""
        at = max(n for n, top in enumerate(self.tops) if top <= max(row, 0))
        return self.tops[at], self.parts[at]

    def cell_at(self, row: int, column: int) -> QTextTableCell:
        """Return the cell that owns a square."""
        top, part = self.part_of_row(row)
        return part.cellAt(row - top, column)

    def cell_with(self, position: int) -> tuple[int, QTextTableCell]:
        """Return the cell with a position, and the first row of its part; the nearest on a seam."""
        for top, part in zip(self.tops, self.parts, strict=True):
            if position <= part.lastPosition():
                return top, part.cellAt(max(position, part.firstPosition()))
        return self.tops[-1], self.parts[-1].cellAt(self.last)

    def area_at(self, position: int) -> Area:
        """Return the squares of the cell with a position."""
        top, cell = self.cell_with(position)
        return Area(top + cell.row(), cell.column(), cell.rowSpan(), cell.columnSpan())

    def cells(self) -> list[list[QTextTableCell]]:
        """Return the cells that begin in each row."""
        return [row for part in self.parts for row in cells_of(part)]


def cells_of(part: QTextTable) -> list[list[QTextTableCell]]:
    """Return the cells that begin in each row of a part."""
    made: list[list[QTextTableCell]] = []
    columns = part.columns()
    for row in range(part.rows()):
        cells = [(column, part.cellAt(row, column)) for column in range(columns)]
        made.append([c for column, c in cells if c.row() == row and c.column() == column])
    return made


def lines_of(cell: QTextTableCell) -> Iterator[QTextBlock]:
    """Yield the lines of a cell, without a cursor.

    A cursor that is put there looks how far right it stands, and Qt lays out all that is above: 0.1
    s far down in a long table (QTextTableCell.firstCursorPosition, Qt 6.9).
    """
    at, end = cell.begin(), cell.end()
    while at != end:
        yield at.currentBlock()
        at += 1


def find(document: QTextDocument, position: int) -> Shown | None:
    """Return the table with a position inside, None outside of tables."""
    here = table_at(document, position)
    if here is None:
        return None
    parts = [here]
    while (seam := seam_above(document, parts[0])) is not None:
        before = table_at(document, seam.position() - 1)
        if before is None:
            break
        parts.insert(0, before)
    while (after := _table_below(document, parts[-1])) is not None:
        parts.append(after)
    return Shown(parts)


def seam_above(document: QTextDocument, part: QTextTable) -> QTextBlock | None:
    """Return the seam that joins a part to the one above it, None where it is the first."""
    line = document.findBlock(part.firstPosition() - 1)
    is_seam = line.length() == 1 and line.blockFormat().stringProperty(KIND) == SEAM
    return line if is_seam and line.position() else None


def _table_below(document: QTextDocument, part: QTextTable) -> QTextTable | None:
    seam = part.lastPosition() + 1
    below = table_at(document, seam + 1) if seam + 1 < document.characterCount() else None
    if below is None or below.firstPosition() != seam + 1:
        return None
    return below if seam_above(document, below) is not None else None


def table_at(document: QTextDocument, position: int) -> QTextTable | None:
    """Return the part of a table with a position inside, None outside of tables.

    A cursor that is put there knows too, but looks first how far right it stands on its line: more
    than a millisecond in a paragraph of 20,000 characters (QTextCursor.setPosition, Qt 6.9).
    """
    frame = document.frameAt(position)
    return frame if isinstance(frame, QTextTable) else None
