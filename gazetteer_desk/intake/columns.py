"""Tables that a PDF reader gives as lines of words with blanks between the columns.

Only what cannot be prose is taken for one: three lines or more of the same number of short words,
with numbers below a head in at least one column.
"""

from collections.abc import Iterator, Sequence

from gazetteer_desk.intake.cells import NUMBER


_FEWEST_ROWS, _FEWEST, _MOST = 3, 3, 12
_LONGEST = 20
_LONGEST_LINE = 200


def tabbed(lines: Sequence[str]) -> Iterator[str]:
    """Yield the lines; those of such a table with tabs in place of the blanks."""
    held: list[list[str]] = []
    start = 0
    for at, line in enumerate(lines):
        words = _words(line)
        if held and len(words) != len(held[0]):
            yield from _settled(lines[start:at], held)
            held = []
        if not words:
            yield line
        else:
            start = start if held else at
            held.append(words)
    yield from _settled(lines[start:], held) if held else ()


def _words(line: str) -> list[str]:
    """Return the words of a line that may be a row, none of any other."""
    if len(line) > _LONGEST_LINE or "\t" in line:
        return []
    words = line.split()
    short = _FEWEST <= len(words) <= _MOST and max(map(len, words)) <= _LONGEST
    return words if short else []


def _settled(lines: Sequence[str], rows: list[list[str]]) -> Iterator[str]:
    if len(rows) < _FEWEST_ROWS or not any(
        all(NUMBER.fullmatch(row[at]) for row in rows[1:]) and not NUMBER.fullmatch(rows[0][at])
        for at in range(1, len(rows[0]))
    ):
        yield from lines
    else:
        yield from ("\t".join(row) for row in rows)
