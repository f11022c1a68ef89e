"""Plain text → Body: paragraphs that a page broke are joined, rows of Excel become a table."""

import re
from collections.abc import Iterator, Sequence

from gazetteer_desk.bulletin import codec
from gazetteer_desk.bulletin.body import NO_MARKS, Body, Kind, paragraph
from gazetteer_desk.bulletin.numbering import level_of
from gazetteer_desk.intake import columns, furniture, standing, wrapped
from gazetteer_desk.intake.blanks import tidied, without_bullet
from gazetteer_desk.intake.cells import Grid
from gazetteer_desk.intake.decoding import decode
from gazetteer_desk.intake.kinds import Hints, paragraph_of
from gazetteer_desk.intake.standing import Stand
from gazetteer_desk.intake.taken import (
    MOST_CHARACTERS,
    MOST_COLUMNS,
    MOST_PARAGRAPHS,
    MOST_ROWS,
    TOO_MANY_CELLS,
    Taken,
    TooMuch,
)


__all__ = ["decode", "is_grid", "read", "stands", "table", "take"]

_BREAKS = re.compile("\r\n|[\n\r\x0b\x85\u2028\u2029]|(\f)")
_QUOTED = re.compile(r'(?:\A|(?<=[\t\n]))"((?:[^"]|"")*)"(?=\t|\n|\r\n|\Z)')
_SEPARATOR = "\x1e"  # in place of the line ends inside one cell
_INSIDE = re.compile(f"[{_SEPARATOR}\r\x0b\f\x85\u2028\u2029]")
_MARKER = re.compile(r"(?:[（(]?[\d一二三四五六七八九十]{1,3}[.．、）)]|[•●■◆▪·\uf020-\uf0ff])")
_TABS = re.compile(r" *\t[ \t]*")
_USELESS_TABS = re.compile(rf"(\A{_MARKER.pattern}|[：，、；])[ \t]*\t[ \t]*")
_FEWEST_ROWS = 2


def read(words: str) -> Body:
    """Return the paragraphs and tables of plain text, without indents and stray blanks."""
    return take(words).body


def take(words: str, *, plain: bool = False) -> Taken:
    """Return what plain text says; `plain`: paragraphs only, no table."""
    if len(words) > MOST_CHARACTERS:
        raise TooMuch
    rows = None if plain else _excel_rows(words)
    if rows is not None:
        return Taken(standing.settled(list(table(rows))), {}, _cut([rows]))
    lines = [
        line if line == furniture.END_OF_PAGE else "\t".join(map(codec.clean, line.split("\t")))
        for line in _lines(words)
    ]
    if len(lines) > 2 * MOST_PARAGRAPHS:
        raise TooMuch
    blocks: list[Stand] = []
    counts = [0, 0]
    tables: list[list[list[str]]] = []
    for run, is_table in _runs(furniture.without(lines), plain=plain):
        if is_table:
            tables.append([line.split("\t") for line in run])
            blocks += table(tables[-1])
        else:
            blocks += _paragraphs(run, counts)
    if len(blocks) > MOST_PARAGRAPHS:
        raise TooMuch
    before, after = counts
    said = (f"原文按行断开，已把 {before} 行接成 {after} 段。",) if before > after else ()
    return Taken(standing.settled(blocks), {}, (*said, *_cut(tables)))


def stands(words: str) -> list[Stand]:
    """Return plain text as its lines, empty ones and the ends of pages too."""
    if len(words) > MOST_CHARACTERS:
        raise TooMuch
    lines = ["\t".join(map(codec.clean, line.split("\t"))) for line in _lines(words)]
    if len(lines) > 2 * MOST_PARAGRAPHS:
        raise TooMuch
    return [Stand(paragraph(line)) for line in lines]


def _cut(tables: Sequence[Sequence[Sequence[str]]]) -> tuple[str, ...]:
    """Return the sentence about rows and columns that no table takes."""
    is_cut = any(len(rows) > MOST_ROWS or max(map(len, rows)) > MOST_COLUMNS for rows in tables)
    return (TOO_MANY_CELLS,) if is_cut else ()


def _lines(words: str) -> Iterator[str]:
    """Yield the lines; the end of a page is a line of its own."""
    start = 0
    for found in _BREAKS.finditer(words):
        yield words[start : found.start()]
        if found[1]:
            yield furniture.END_OF_PAGE
        start = found.end()
    yield words[start:]


def _paragraphs(lines: Sequence[str], counts: list[int]) -> Iterator[Stand]:
    counts[0] += sum(bool(line.strip()) for line in lines)
    for group in wrapped.group(lines):
        counts[1] += 1
        text = _untabbed(wrapped.joined([lines[at] for at in group]))
        if spans := tidied([(without_bullet(text), NO_MARKS)]):
            yield Stand(paragraph_of(spans), Hints(inset=wrapped.indent(lines[group[0]]) / 2))
        else:
            counts[0] -= len(group)
            counts[1] -= 1


def _untabbed(text: str) -> str:
    """Return a line with full-width blanks for its tabs: what they keep apart must not join."""
    return _TABS.sub("　", _USELESS_TABS.sub(r"\1", text))


def _excel_rows(words: str) -> list[list[str]] | None:
    """Return the rows of what Excel copies as text, None where it is something else."""
    whole = _QUOTED.sub(_unquoted, words.replace("\r\n", "\n")) if "\t" in words else words
    lines = [line for line in whole.rstrip("\n").split("\n") if line.strip("\t \n")]
    if len(lines) < _FEWEST_ROWS or not is_grid(lines):
        return None
    return [line.split("\t") for line in lines]


def _unquoted(found: re.Match[str]) -> str:
    """Return a quoted cell as it was; without a break or tab in it, the quotes are its own."""
    inside = found[1]
    if "\n" not in inside and "\t" not in inside and '""' not in inside:
        return found[0]
    return inside.replace('""', '"').replace("\n", _SEPARATOR).replace("\t", " ")


def _runs(lines: Sequence[str], *, plain: bool) -> Iterator[tuple[list[str], bool]]:
    """Yield lines of words and lines of cells in turn."""
    words: list[str] = []
    rows: list[str] = []

    def settled() -> Iterator[tuple[list[str], bool]]:
        nonlocal words, rows
        if not plain and len(rows) >= _FEWEST_ROWS and is_grid(rows):
            yield words, False
            yield rows, True
            words = []
        else:
            words += rows
        rows = []

    for line in lines if plain else columns.tabbed(lines):
        if "\t" in line.strip():
            rows.append(line)
            continue
        yield from settled()
        words.append(line)
    yield from settled()
    yield words, False


def is_grid(lines: Sequence[str]) -> bool:
    """Return whether lines have the same number of cells, and are no list with its numbers."""
    counts = {line.count("\t") for line in lines}
    if len(counts) != 1 or counts == {0}:
        return False
    if counts != {1}:
        return True
    firsts = [line.split("\t")[0].strip() for line in lines]
    is_list = all(not first or _MARKER.fullmatch(first) for first in firsts)
    return not is_list and not all(level_of(first) is not Kind.BODY for first in firsts)


def table(rows: Sequence[Sequence[str]]) -> Iterator[Stand]:
    """Yield the tables that rows of cells are."""
    grid = Grid()
    for row in rows[:MOST_ROWS]:
        grid.start_row()
        for cell in row[:MOST_COLUMNS]:
            grid.start_cell(1, 1, is_head=False)
            for line in _INSIDE.split(cell):
                if spans := tidied([(codec.clean(line), NO_MARKS)]):
                    grid.add(paragraph_of(spans))
    yield from map(Stand, grid.blocks())
