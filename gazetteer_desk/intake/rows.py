"""Printed lines that are rows of a table whose columns nobody can tell any more.

They are kept line by line: joined with the text around them they would be nonsense in it.
"""

import re
from collections.abc import Sequence

from gazetteer_desk.intake import wrapped


_GAP = re.compile(r" {2,}|\t")
_BLANK = re.compile("(?<=[\u3400-\u9fff）]) (?=[\u3400-\u9fff（])")
_PROSE = re.compile("[，。；！？]")
_DEEP = 16.0  # columns from the margin: a line of a cell that is higher than its row
_FEWEST, _MOST = 3, 12
_LABEL = re.compile("[：:]")
_CLOSED = re.compile("[（(].*[）)]")


def loose(lines: Sequence[str]) -> set[int]:
    """Return which lines are such rows, or belong to a cell of one."""
    found = {at for at, line in enumerate(lines) if _is_row(line)}
    if len(found) < 2:  # noqa: PLR2004 - one line with gaps makes no table
        return set()
    for order in (range(len(lines)), range(len(lines) - 1, -1, -1)):
        is_near = False
        for at in order:
            is_near = at in found or (is_near and _is_of_a_cell(lines[at]))
            if is_near and lines[at].strip():
                found.add(at)
    return found


def _is_row(line: str) -> bool:
    """Return whether a line has gaps between words; those of a sentence set wide are in words."""
    words = line.strip()
    if _LABEL.search(words):
        return False
    parts = [one for one in _GAP.split(words) if one]
    if not _FEWEST <= len(parts) <= _MOST:
        parts = [] if _PROSE.search(words) else _BLANK.split(words)
    return _FEWEST <= len(parts) <= _MOST and 2 * sum(len(one) > 1 for one in parts) > len(parts)


def _is_of_a_cell(line: str) -> bool:
    words = line.strip()
    return not words or (wrapped.indent(line) >= _DEEP and not _CLOSED.fullmatch(words))
