"""The rows and cells of one foreign table, gathered as its tags come by.

A table of a single column that holds more than a line a cell, or other tables and pictures, only
frames words, as web pages and WeChat like to: its words come out as they are. A table inside a
true cell is flattened, a row a line; a picture inside one comes to stand below the table.
"""

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from gazetteer_desk.bulletin import grid
from gazetteer_desk.bulletin.body import Block, Cell, Kind, Mark, Paragraph, Picture, Span, Table
from gazetteer_desk.intake.taken import MOST_COLUMNS, MOST_ROWS


NUMBER = re.compile(r"[-+−]?[\d,，.]+(?:%|％|元|万元|个|篇|人|次)?")
_BETWEEN = "　"


class _Square:
    __slots__ = ("blocks", "high", "is_head", "wide")

    def __init__(self, wide: int, high: int, *, is_head: bool) -> None:
        self.wide = wide
        self.high = high
        self.is_head = is_head
        self.blocks: list[Block] = []

    @property
    def text(self) -> str:
        return "".join(b.text for b in self.blocks if isinstance(b, Paragraph))

    @property
    def is_simple(self) -> bool:
        return len(self.blocks) <= 1 and all(isinstance(b, Paragraph) for b in self.blocks)


class Grid:
    """A table that is still being read."""

    def __init__(self) -> None:
        self.has_head = False
        self.is_caption = False
        self.is_cut = self._is_full = False
        self.columns: list[int] = []  # their widths as the source names them
        self._rows: list[list[_Square]] = []
        self._cell: _Square | None = None
        self._caption: list[str] = []
        self._beside: list[Block] = []  # what stands in the table but in no cell

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

    def add(self, block: Block) -> None:
        """Take a block where the table stands just now."""
        if self.is_caption and isinstance(block, Paragraph):
            self._caption.append(block.text)
        elif self._cell is not None:
            self._cell.blocks.append(block)
        elif not self.is_cut:
            self._beside.append(block)

    def blocks(self) -> list[Block]:
        """Return the table and what goes beside it; of one that only frames words, the words."""
        rows = _filled([row for row in self._rows if row])
        cells = [cell for row in rows for cell in row]
        if len(cells) <= 1 or _is_frame(rows):
            return [*self._beside, *(block for cell in cells for block in cell.blocks)]
        below = [b for cell in cells for b in cell.blocks if isinstance(b, Picture)]
        header = self.has_head or _has_header(rows)
        made = tuple(
            tuple(_cell(cell, len(rows) - at, plain=header and not at) for cell in row)
            for at, row in enumerate(rows)
        )
        widths = _shares(self.columns, rows)
        table = Table(made, header, widths, "".join(self._caption))
        return [*self._beside, _narrow(table), *below]


def _filled(rows: list[list[_Square]]) -> list[list[_Square]]:
    """Return the rows without the empty ones below, as where whole columns were copied."""
    made = list(rows)
    while len(made) > 1 and not any(cell.blocks for cell in made[-1]):
        reach = max((at + cell.high for at, row in enumerate(made) for cell in row), default=0)
        if reach >= len(made) and any(cell.high > 1 for row in made[:-1] for cell in row):
            break  # a cell above is merged down to here
        made.pop()
    return made


def _is_frame(rows: list[list[_Square]]) -> bool:
    if any(len(row) > 1 for row in rows):
        return False
    return any(not cell.is_simple for row in rows for cell in row)


def _has_header(rows: list[list[_Square]]) -> bool:
    """Return whether the first row names what stands below: by its tags, its face, its words."""
    first, rest = rows[0], rows[1:]
    if all(cell.is_head for cell in first):
        return True
    if not rest or len(first) < 2 or not all(cell.text for cell in first):  # noqa: PLR2004
        return False
    if _is_bold(first) and not all(_is_bold(row) for row in rest):
        return True
    numbered = any(NUMBER.fullmatch(cell.text) for row in rest for cell in row)
    return numbered and not any(re.search(r"\d", cell.text) for cell in first)


def _is_bold(row: Sequence[_Square]) -> bool:
    spans = [s for cell in row for b in cell.blocks if isinstance(b, Paragraph) for s in b.spans]
    return bool(spans) and all(Mark.BOLD in span.marks for span in spans)


def _cell(cell: _Square, most_high: int, *, plain: bool) -> Cell:
    paragraphs = tuple(_plain(p) if plain else p for p in _words(cell.blocks))
    return Cell(paragraphs or (Paragraph(Kind.BODY),), cell.wide, min(cell.high, most_high))


def _narrow(table: Table) -> Table:
    """Return the table; without merged rows where these push its cells beyond the last column."""
    if grid.place(table)[0] <= MOST_COLUMNS:
        return table
    rows = tuple(tuple(replace(cell, rowspan=1) for cell in row) for row in table.rows)
    return replace(table, rows=rows, widths=())


def _words(blocks: Sequence[Block]) -> Iterator[Paragraph]:
    """Yield the paragraphs of a cell: of body kind, an inner table a row a line."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield Paragraph(Kind.BODY, block.spans)
        elif isinstance(block, Table):
            for row in block.rows:
                texts = [cell.text.replace("\n", _BETWEEN) for cell in row]
                if words := _BETWEEN.join(text for text in texts if text):
                    yield Paragraph(Kind.BODY, (Span(words),))


def _plain(paragraph: Paragraph) -> Paragraph:
    """Return a header's paragraph: bold is its face, no mark."""
    spans = tuple(Span(span.text, span.marks - {Mark.BOLD}) for span in paragraph.spans)
    return Paragraph(paragraph.kind, spans)


def _shares(columns: list[int], rows: list[list[_Square]]) -> tuple[float, ...]:
    """Return the columns' shares of the width, nothing where the source does not name them all."""
    count = sum(cell.wide for cell in rows[0])
    if len(columns) != count or not all(columns):
        return ()
    whole = sum(columns)
    shares = tuple(round(width / whole, 4) for width in columns)
    return shares if all(shares) else ()
