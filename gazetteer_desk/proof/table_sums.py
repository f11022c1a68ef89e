"""合计 rows and columns of a table that are not what stands above or beside them."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from gazetteer_desk.bulletin.body import Cell, Table
from gazetteer_desk.proof import numerals
from gazetteer_desk.proof.finding import Finding
from gazetteer_desk.proof.rule import Zone
from gazetteer_desk.proof.subject import Subject


_SUM = re.compile("(?:合|总|共)\\s*计")
_PART_SUM = re.compile("小\\s*计")
_NO_SUM = re.compile("序号|年|率|比|%|％|编号|排名|名次|均|户均|电话")
_NUMBER = re.compile(r"-?\d+(?:,\d{3})*(?:\.\d+)?")
_EMPTY = ("", "—", "-", "－", "/", "0", "无")
_OFF = 0.011  # what rounding leaves, for each part
_FEWEST = 2  # parts


class Missum(NamedTuple):
    """A cell with a sum, by row and column, and what its parts make."""

    row: int
    column: int
    made: str


class _Known:
    """What was found in the tables of the issue that was checked last, by which tables they are."""

    def __init__(self) -> None:
        self._of: dict[int, tuple[Table, tuple[Missum, ...]]] = {}

    def of(self, tables: Sequence[Table]) -> list[tuple[Missum, ...]]:
        """Return what is wrong with each table."""
        known, fresh = self._of, dict[int, tuple[Table, tuple[Missum, ...]]]()
        for table in tables:
            there = known.get(id(table))
            is_known = there is not None and there[0] is table
            fresh[id(table)] = there if there and is_known else (table, tuple(missums(table)))
        self._of = fresh
        return [fresh[id(table)][1] for table in tables]


_known = _Known()


def found(subject: Subject) -> Iterator[Finding]:
    """Yield the sums of all tables that their parts do not make."""
    places = [
        (article.key, at, block)
        for article in subject.bulletin.articles
        for at, block in enumerate(article.body)
        if isinstance(block, Table)
    ]
    wrong = [
        ((key, "body", (at, one.row, one.column, 0)), one)
        for (key, at, _), some in zip(places, _known.of([one[2] for one in places]), strict=True)
        for one in some
    ]
    if not wrong:
        return
    lines = {line.place.line: line for line in subject.lines if line.zone is Zone.CELL}
    for name, one in wrong:
        if line := lines.get(name):
            yield from subject.found("B30", line, 0, len(line.text), one.made)


def missums(table: Table) -> Iterator[Missum]:
    """Yield the sums of a table that its numbers do not make; none where cells are merged."""
    if any(cell.colspan > 1 or cell.rowspan > 1 for row in table.rows for cell in row):
        return
    words = [[_words(cell) for cell in row] for row in table.rows]
    if len(words) > 1 and all(len(row) == len(words[0]) for row in words):
        yield from _rows(words)
        yield from _columns(words)


def _rows(words: Sequence[Sequence[str]]) -> Iterator[Missum]:
    sums = [at for at, row in enumerate(words) if at and _SUM.fullmatch(row[0])]
    if len(sums) != 1 or any(_PART_SUM.search(row[0]) for row in words):
        return
    at = sums[0]
    parts = words[1:at] if at > 1 else words[2:]  # the sum stands below its parts, or above them
    for column in range(1, len(words[0])):
        if not _NO_SUM.search(words[0][column]):
            yield from _held(words[at][column], [row[column] for row in parts], at, column)


def _columns(words: Sequence[Sequence[str]]) -> Iterator[Missum]:
    head = words[0]
    sums = [at for at, word in enumerate(head) if at and _SUM.fullmatch(word)]
    others = [at for at in range(1, len(head)) if at not in sums]
    if len(sums) != 1 or any(_NO_SUM.search(head[at]) for at in others):
        return
    for at, row in enumerate(words[1:], start=1):
        yield from _held(row[sums[0]], [row[other] for other in others], at, sums[0])


def _held(total: str, parts: Sequence[str], row: int, column: int) -> Iterator[Missum]:
    """Yield the sum where every part is a number, or is not there, and they make another."""
    values = [part for part in parts if part not in _EMPTY]
    if len(values) < _FEWEST or not all(map(_NUMBER.fullmatch, (total, *values))):
        return
    made = sum(map(_value, values))
    if abs(made - _value(total)) > _OFF * len(values) * ("." in "".join((total, *values))):
        yield Missum(row, column, numerals.written(round(made, 4)))


def _value(word: str) -> float:
    return float(word.replace(",", ""))


def _words(cell: Cell) -> str:
    return cell.paragraphs[0].text.strip() if len(cell.paragraphs) == 1 else "\n"
