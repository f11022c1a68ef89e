"""The tables of a Word file: merged cells as spans; one that only frames words as its words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from gazetteer_desk.bulletin.body import Table
from gazetteer_desk.intake.cells import Grid
from gazetteer_desk.intake.refusals import Refused, Why
from gazetteer_desk.intake.safe_xml import DEEPEST
from gazetteer_desk.intake.standing import Stand
from gazetteer_desk.intake.taken import MOST_COLUMNS, MOST_ROWS
from gazetteer_desk.intake.word.content import DELETED, alternative
from gazetteer_desk.intake.word.names import Element, is_on, number, short, val
from gazetteer_desk.intake.word.notes import Notes


_WIDEST = 100_000  # twips of a column


class Story(Protocol):
    """What reads the blocks inside an element."""

    def __call__(self, parent: Element, depth: int, *, is_cell: bool) -> list[Stand]:
        """Return the blocks."""
        ...


@dataclass(slots=True, eq=False)
class _Cell:
    stands: list[Stand]
    at: int  # the first of its columns
    wide: int
    high: int = 1
    merge: str = ""  # down: restart, continue


Row = list[_Cell]


def read(
    table: Element, depth: int, story: Story, notes: Notes, *, is_cell: bool
) -> Iterator[Stand]:
    """Yield the blocks that a table is; `is_cell`: it stands in a cell of another."""
    notes.has_nested |= is_cell
    elements = list(_within(table, "w:tr", depth, notes))
    rows = [_row(row, depth + 1, story, notes) for row in elements]
    has_head = bool(elements) and _is_head(elements[0])
    columns = [
        number(val(one, "w"), 0, _WIDEST)
        for child in table
        if short(child) == "w:tblGrid"
        for one in child
        if short(one) == "w:gridCol"
    ]
    for start in range(0, len(rows), MOST_ROWS):
        some = _merged(rows[start : start + MOST_ROWS])
        yield from _grid(some, columns, notes, has_head=has_head and not start)


def _within(parent: Element, wanted: str, depth: int, notes: Notes) -> Iterator[Element]:
    """Yield the rows of a table, or the cells of a row, inside whatever frames them."""
    if depth > DEEPEST:
        raise Refused(Why.TOO_LARGE)
    for child in parent:
        name = short(child)
        if name == wanted:
            yield child
        elif name == "mc:AlternateContent":
            if (form := alternative(child, notes)) is not None:
                yield from _within(form, wanted, depth + 2, notes)
        elif name in DELETED:
            notes.delete(child)
        elif not name.endswith("Pr"):
            yield from _within(child, wanted, depth + 1, notes)


def _properties(element: Element, name: str) -> Iterator[Element]:
    for child in element:
        if short(child) == name:
            yield from child


def _is_head(row: Element) -> bool:
    return any(short(one) == "w:tblHeader" and is_on(one) for one in _properties(row, "w:trPr"))


def _row(row: Element, depth: int, story: Story, notes: Notes) -> Row:
    made: Row = []
    at = 0
    is_gone = False
    for one in _properties(row, "w:trPr"):
        is_gone |= short(one) in DELETED
        if short(one) == "w:gridBefore" and (before := number(val(one), 0, MOST_COLUMNS)):
            made.append(_Cell([], 0, before))
            at = before
    for element in _within(row, "w:tc", depth, notes):
        cell = _Cell(story(element, depth + 1, is_cell=True), at, 1)
        is_beside = False
        for one in _properties(element, "w:tcPr"):
            name = short(one)
            if name == "w:gridSpan":
                cell.wide = number(val(one), 1, MOST_COLUMNS)
            elif name == "w:vMerge":
                cell.merge = "restart" if val(one) == "restart" else "continue"
            elif name == "w:hMerge":
                is_beside = val(one) != "restart"
        at += cell.wide
        if is_beside and made:
            made[-1].wide += cell.wide
            made[-1].stands += cell.stands
        else:
            made.append(cell)
    is_empty = not any(cell.stands for cell in made)
    return [] if is_gone and is_empty else made


def _merged(rows: Sequence[Row]) -> list[Row]:
    """Return the rows with cells that reach down in place of those they cover."""
    made: list[Row] = []
    above: dict[int, _Cell] = {}  # by column: the cell that is still open below
    for row in rows:
        kept: Row = []
        reached: list[_Cell] = []
        for cell in row:
            over = above.get(cell.at)
            if cell.merge == "continue" and over is not None and over.wide == cell.wide:
                reached.append(over)
                over.stands += cell.stands
                continue
            above = {at: one for at, one in above.items() if not _meet(cell, one)}
            if cell.merge:
                above[cell.at] = cell
            kept.append(cell)
        if kept:  # a row that is covered whole is none
            for cell in reached:
                cell.high += 1
            above = {at: one for at, one in above.items() if one in reached or one in kept}
            made.append(kept)
    return made


def _meet(one: _Cell, other: _Cell) -> bool:
    return one.at < other.at + other.wide and other.at < one.at + one.wide


def _grid(
    rows: Sequence[Row], columns: list[int], notes: Notes, *, has_head: bool
) -> Iterator[Stand]:
    grid = Grid()
    grid.has_head = has_head
    grid.columns = columns
    known: dict[int, Stand] = {}
    beyond: list[Stand] = []
    for row in rows:
        is_wide = sum(cell.wide for cell in row) > MOST_COLUMNS
        grid.start_row()
        for nth, cell in enumerate(row):
            if nth >= MOST_COLUMNS:
                beyond += cell.stands
                continue
            grid.start_cell(1 if is_wide else cell.wide, cell.high, is_head=False)
            for stand in cell.stands:
                known[id(stand.block)] = stand
                grid.add(stand.block)
        notes.has_wide |= len(row) > MOST_COLUMNS
    for block in grid.blocks():
        notes.has_nested |= isinstance(block, Table) and id(block) in known
        yield known.get(id(block)) or Stand(block)
    yield from beyond
