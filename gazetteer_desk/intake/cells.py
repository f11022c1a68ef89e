"""The rows and cells of one foreign table, gathered as its tags come by."""

from gazetteer_desk.bulletin.body import Cell, Kind, Paragraph, Span, Table
from gazetteer_desk.intake.taken import MOST_COLUMNS, MOST_ROWS


class _Square:
    __slots__ = ("high", "is_head", "paragraphs", "wide")

    def __init__(self, wide: int, high: int, *, is_head: bool) -> None:
        self.wide = wide
        self.high = high
        self.is_head = is_head
        self.paragraphs: list[tuple[Span, ...]] = []


class Grid:
    """A table that is still being read."""

    def __init__(self) -> None:
        self.has_head = False
        self.is_caption = False
        self.is_cut = self._is_full = False
        self._rows: list[list[_Square]] = []
        self._cell: _Square | None = None
        self._caption: list[str] = []
        self._beside: list[tuple[Span, ...]] = []  # words in the table but in no cell

    def start_row(self) -> None:
        """Begin a row."""
        self._cell = None
        if self._rows and not self._rows[-1]:
            return  # an empty row is none
        if len(self._rows) >= MOST_ROWS:
            self.is_cut = self._is_full = True
            return
        self._rows.append([])

    def start_cell(self, wide: int, high: int, *, is_head: bool) -> None:
        """Begin a cell, clamped to the columns that are left."""
        if not self._rows:
            self._rows.append([])
        room = MOST_COLUMNS - sum(cell.wide for cell in self._rows[-1])
        self._cell = None
        if room < 1 or self._is_full:
            self.is_cut = True
            return
        self._cell = _Square(min(wide, room), high, is_head=is_head)
        self._rows[-1].append(self._cell)

    def end_cell(self) -> None:
        """End the cell."""
        self._cell = None

    def add(self, spans: tuple[Span, ...]) -> None:
        """Take a paragraph where the table stands just now."""
        if self.is_caption:
            self._caption.append("".join(span.text for span in spans))
        elif self._cell is not None:
            self._cell.paragraphs.append(spans)
        elif not self.is_cut:
            self._beside.append(spans)

    def table(self) -> Table | list[tuple[Span, ...]]:
        """Return the table; of one that only frames words, the words."""
        rows = [row for row in self._rows if row]
        cells = [cell for row in rows for cell in row]
        if len(cells) <= 1:
            return [*self._beside, *(spans for cell in cells for spans in cell.paragraphs)]
        header = self.has_head or all(cell.is_head for cell in rows[0])
        made = tuple(
            tuple(
                Cell(
                    tuple(Paragraph(Kind.BODY, spans) for spans in cell.paragraphs)
                    or (Paragraph(Kind.BODY),),
                    cell.wide,
                    min(cell.high, len(rows) - at),
                )
                for cell in row
            )
            for at, row in enumerate(rows)
        )
        return Table(made, header, caption="".join(self._caption))
