"""What a copied page has beside its words: page numbers and running heads.

They go only where it is certain: a line that is nothing but a page number in its dashes, or of
the form 第 3 页 共 4 页; bare numbers that count up by one between pages, or below so many lines
as only a page has; a line that stands again and again right beside such a number or a page's end.
"""

import itertools
import re
from collections import Counter
from collections.abc import Sequence


_DASHED = re.compile(r"\s*[-—–―－•·]\s*\d{1,4}\s*[-—–―－•·]\s*")
_NAMED = re.compile(
    r"\s*第\s*\d{1,4}\s*页(?:\s*[,，/／]?\s*共\s*\d{1,4}\s*页)?\s*|\s*Page \d+ of \d+\s*"
)
_BARE = re.compile(r"\s*\d{1,4}\s*")
_LONGEST_HEAD = 60
_LOWEST_PAGE, _WIDE = 3, 20  # lines, and characters of one of them
END_OF_PAGE = "\f"


def without(lines: Sequence[str]) -> list[str]:
    """Return the lines without page numbers, running heads and page ends."""
    return [lines[at] for at in kept(lines)]


def kept(lines: Sequence[str]) -> list[int]:
    """Return which lines are no page number, running head or page end."""
    pages = {at for at, line in enumerate(lines) if line == END_OF_PAGE}
    numbers = {
        at for at, line in enumerate(lines) if _DASHED.fullmatch(line) or _NAMED.fullmatch(line)
    }
    numbers |= _counted(lines, pages) or _at_feet(lines)
    edges = pages | numbers
    gone = edges | _heads(lines, edges)
    found: list[int] = []
    since_gone = False
    for at, line in enumerate(lines):
        if at in gone:
            since_gone = True
            while found and not lines[found[-1]].strip():
                found.pop()  # the empty lines around it belong to the page too
        elif line.strip() or not since_gone:
            since_gone = False
            found.append(at)
    return found


def _counted(lines: Sequence[str], pages: set[int]) -> set[int]:
    """Return the bare numbers beside page ends that count up by one."""
    beside = [at for at in _beside(lines, pages) if _BARE.fullmatch(lines[at])]
    found = sorted(set(beside))
    values = [_number(lines[at]) for at in found]
    counts = all(b == a + 1 for a, b in itertools.pairwise(values))
    return set(found) if len(found) > 1 and counts else set()


def _number(line: str) -> int:
    """Return a bare number; what is a blank to a pattern is not always one to `int`."""
    return int(line.strip())


def _at_feet(lines: Sequence[str]) -> set[int]:
    """Return all the bare numbers where they count up by one, each below some lines of words."""
    found = [at for at, line in enumerate(lines) if _BARE.fullmatch(line)]
    values = [_number(lines[at]) for at in found]
    if len(found) < 2 or values != list(range(values[0], values[0] + len(values))):  # noqa: PLR2004
        return set()
    above = [0, *(at + 1 for at in found)]
    heights = [
        sum(bool(line.strip()) for line in lines[a:b]) for a, b in zip(above, found, strict=False)
    ]
    wide = all(
        any(len(line) >= _WIDE for line in lines[a:b]) for a, b in zip(above, found, strict=False)
    )
    return set(found) if min(heights) >= _LOWEST_PAGE and wide else set()


def _heads(lines: Sequence[str], edges: set[int]) -> set[int]:
    """Return the lines beside page numbers and page ends that come more than once."""
    beside = sorted(set(_beside(lines, edges)))
    first = [at for at, line in enumerate(lines) if line.strip()][:1]
    words = Counter(lines[at].strip() for at in {*beside, *first})
    heads = [at for at in beside if len(lines[at]) <= _LONGEST_HEAD and not _ended(lines[at])]
    return {at for at in heads if words[lines[at].strip()] > 1}


def _ended(line: str) -> bool:
    """Return whether a line ends as words of an issue do, and no running head."""
    return line.rstrip().endswith(("。", "；", "，", "：", "、", "】", "）"))


def _beside(lines: Sequence[str], edges: set[int]) -> list[int]:
    """Return the nearest lines with words above and below some places."""
    found: list[int] = []
    for order in (range(len(lines)), range(len(lines) - 1, -1, -1)):
        nearest: int | None = None
        for at in order:
            if at in edges:
                if nearest is not None:
                    found.append(nearest)
            elif lines[at].strip():
                nearest = at
    return found
