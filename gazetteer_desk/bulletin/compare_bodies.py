"""What changed between two bodies: by paragraph, by word, by cell of a table."""

from collections.abc import Sequence

from gazetteer_desk.bulletin import grid, pairing, rewording
from gazetteer_desk.bulletin.body import Block, Body, Cell, Paragraph, Picture, Span, Table
from gazetteer_desk.bulletin.compared import BlockChange, Blocks, RowChange, Sort
from gazetteer_desk.bulletin.pairing import Item, Likeness


_LIKENESS = Likeness(here=0.4, anywhere=0.75, shortest=8)
_ROWS = Likeness(here=0.3, anywhere=None)
_Row = tuple[Cell, ...]


def compare(old: Body, new: Body) -> Blocks:
    """Return every block of both bodies with what became of it, in the order of reading."""
    if old == new:
        return tuple(_both(Sort.SAME, one, one, at, at) for at, one in enumerate(old))
    return _compared(old, new, [_item(block) for block in old], [_item(block) for block in new])


def _cell(old: Cell, new: Cell) -> Blocks:
    """Return the paragraphs of a cell; a number that became another one is the same paragraph."""
    if old == new:
        return compare(old.paragraphs, new.paragraphs)
    items = (
        [Item(one, one.text, least=_LIKENESS.here) for one in cell.paragraphs]
        for cell in (old, new)
    )
    return _compared(old.paragraphs, new.paragraphs, *items)


def _compared(old: Body, new: Body, olds: Sequence[Item], news: Sequence[Item]) -> Blocks:
    found = pairing.pairs(olds, news, _LIKENESS)
    made: list[BlockChange] = []
    for sort, a, b in pairing.steps(found, len(old), len(new), lambda at: news[at].size):
        if a is not None and b is not None and sort is not Sort.TAKEN:
            made.append(_both(sort, old[a], new[b], a, b))
        elif sort is Sort.ADDED and b is not None:
            made.append(_one(sort, new[b], b))
        elif a is not None:
            made.append(_one(sort, old[a], a, b))
    return tuple(made)


def _both(sort: Sort, old: Block, new: Block, old_at: int, new_at: int) -> BlockChange:
    """Return what became of a block that is in both."""
    return BlockChange(
        sort=Sort.CHANGED if sort is Sort.SAME and old != new else sort,
        old=old,
        new=new,
        old_at=old_at,
        new_at=new_at,
        runs=rewording.span_runs(_spans(old), _spans(new)),
        rows=_rows(old, new) if isinstance(old, Table) and isinstance(new, Table) else (),
    )


def _one(sort: Sort, block: Block, at: int, went: int | None = None) -> BlockChange:
    """Return that a block was added, deleted or taken away, with all that is in it."""
    is_new = sort is Sort.ADDED
    return BlockChange(
        sort=sort,
        old=None if is_new else block,
        new=block if is_new else None,
        old_at=None if is_new else at,
        new_at=at if is_new else went,
        runs=rewording.all_of(sort, _spans(block)),
        rows=tuple(_one_row(sort, row) for row in block.rows) if isinstance(block, Table) else (),
    )


def _rows(old: Table, new: Table) -> tuple[RowChange, ...]:
    """Return the rows of two tables of one shape; where cells span rows, each has its own."""
    if old == new or not _is_plain(old):
        return tuple(_both_rows(a, b) for a, b in zip(old.rows, new.rows, strict=True))
    olds, news = [_row_item(row) for row in old.rows], [_row_item(row) for row in new.rows]
    found = pairing.pairs(olds, news, _ROWS)
    made: list[RowChange] = []
    for sort, a, b in pairing.steps(found, len(olds), len(news), lambda at: news[at].size):
        if a is not None and b is not None:
            made.append(_both_rows(old.rows[a], new.rows[b]))
        elif b is not None:
            made.append(_one_row(sort, new.rows[b]))
        elif a is not None:
            made.append(_one_row(sort, old.rows[a]))
    return tuple(made)


def _both_rows(old: _Row, new: _Row) -> RowChange:
    return RowChange(
        sort=Sort.SAME if old == new else Sort.CHANGED,
        old=old,
        new=new,
        cells=tuple(_cell(a, b) for a, b in zip(old, new, strict=True)),
    )


def _one_row(sort: Sort, row: _Row) -> RowChange:
    is_new = sort is Sort.ADDED
    return RowChange(
        sort=sort,
        old=None if is_new else row,
        new=row if is_new else None,
        cells=tuple(
            tuple(_one(sort, one, at) for at, one in enumerate(cell.paragraphs)) for cell in row
        ),
    )


def _spans(block: Block) -> tuple[Span, ...]:
    """Return the words of a paragraph, the caption of a table or picture."""
    if isinstance(block, Paragraph):
        return block.spans
    return (Span(block.caption),) if block.caption else ()


def _item(block: Block) -> Item:
    """Return what a block is found again by."""
    if isinstance(block, Paragraph):
        return Item(block, block.text, Paragraph)
    if isinstance(block, Picture):
        return Item(block, block.digest + block.caption, Picture, least=0.5)
    text = "\n".join(cell.text for row in block.rows for cell in row)
    return Item(block, text, _shape(block), least=0.5)


def _row_item(row: _Row) -> Item:
    text = "\t".join(cell.text for cell in row)
    return Item(row, text, tuple(cell.colspan for cell in row), least=_ROWS.here)


def _shape(table: Table) -> object:
    """Return what two tables must have in common to be compared cell by cell."""
    if _is_plain(table):
        return grid.place(table)[0]
    return tuple(tuple((cell.colspan, cell.rowspan) for cell in row) for row in table.rows)


def _is_plain(table: Table) -> bool:
    return all(cell.rowspan <= 1 for row in table.rows for cell in row)
