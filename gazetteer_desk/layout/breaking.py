"""Lines and pages of a sheet, counted without a word processor (28 × 22 grid, kinsoku, widths).

`benchmarks/agreement.py` holds the count against LibreOffice. What was measured of it is kept here:
。，、；：？！ hang, save in tables and right after letters or digits; Han is parted from those by a
fifth of an em; the type area is as wide as the cells of the grid (28 × 315 twips); the larger white
of two neighbours counts, none at the top of a page; a pinned 版记 goes to a new page where the text
leaves no room for it. Word differs by what cannot be measured here, the faces of the PC first.
"""

from bisect import bisect_left
from collections.abc import Mapping
from itertools import accumulate

import msgspec

from gazetteer_desk.layout import paragraphs, widths
from gazetteer_desk.layout.blocks import Blocks, Path
from gazetteer_desk.layout.look import Look, Style
from gazetteer_desk.layout.paging import Block, Pager, Piece
from gazetteer_desk.layout.sheet import Sheet


_TAIL = 3  # pages; what a few lines more or less do is seen on the last ones
_WHITE = 2  # lines that white may free where it falls away at the top of a page
_MOST = 44  # lines; a hint to write two pages more or less is none


class Filled(msgspec.Struct, frozen=True, kw_only=True):
    """A sheet in lines and pages.

    `pages` holds what stands on each page, `ends` where the lines of each paragraph end, counted
    over its text, a tab and what stands at right; `rows` how high each row of a table and of 版记
    is. `spare` is how many lines of text the last page
    still takes, above the 版记; `over` how many lines less would save the last page, 0 where no
    few would; `alone` tells that the 版记 has the last page to itself; `begins` are the pages, from
    0, on which the articles begin.
    """

    pages: tuple[tuple[Piece, ...], ...]
    ends: Mapping[Path, tuple[int, ...]]
    rows: Mapping[Path, int] = {}
    spare: int
    over: int
    alone: bool
    begins: tuple[int, ...] = ()

    @property
    def count(self) -> int:
        """Return how many pages there are."""
        return len(self.pages)

    @property
    def odd(self) -> bool:
        """Tell whether the back of the last sheet of paper stays empty."""
        return len(self.pages) % 2 == 1


def fill(sheet: Sheet, look: Look, *, table: widths.Table = widths.OFFICIAL) -> Filled:
    """Return the lines and pages of a sheet, in faces as wide as `table` says."""
    made = Blocks(sheet, look, table)
    pager = Pager(paragraphs.height(look))
    for block in made.flowing:
        pager.put(block)
    pages = pager.pages
    tail = _tail(made.flowing, pager)
    limit = look.page.type_height - made.foot
    pitch = look.styles[Style.BODY].height
    count = _count(tail, pager.height, limit)
    over, spare = _over(tail, pager.height, limit, count), _spare(tail, pager, limit, pitch, count)
    alone = pager.y > limit
    if alone:
        pages.append([])
    if made.foot:
        pages[-1].append(Piece(len(sheet.elements) - 1, 0, made.foot_rows, limit, made.foot))
    return Filled(
        pages=tuple(map(tuple, pages)),
        ends=made.ends,
        rows=made.rows,
        spare=spare,
        over=over,
        alone=alone,
        begins=_begins(sheet, pages),
    )


def _begins(sheet: Sheet, pages: list[list[Piece]]) -> tuple[int, ...]:
    """Return the pages on which the articles begin, or what follows where one takes no room."""
    lasts = accumulate((max((one.element for one in page), default=0) for page in pages), max)
    reached = list(lasts)
    return tuple(min(bisect_left(reached, one), len(pages) - 1) for one in sheet.begins)


def _tail(blocks: list[Block], pager: Pager) -> list[Block]:
    """Return what stands on the last pages, the first block less what stands before."""
    if not pager.heads:
        return []
    head, first = pager.heads[-_TAIL:][0]
    at = next(at for at in range(len(blocks) - 1, -1, -1) if blocks[at] is head)
    rest = msgspec.structs.replace(head, heights=head.heights[first:], fresh=False)
    return [rest, *blocks[at + 1 :]]


def _count(blocks: list[Block], height: int, limit: int) -> int:
    """Return how many pages blocks take, a 版记 below `limit` of the last one included."""
    pager = Pager(height)
    for block in blocks:
        pager.put(block)
    return len(pager.pages) + (pager.y > limit)


def _over(tail: list[Block], height: int, limit: int, count: int) -> int:
    """Return the fewest lines of text that must go to save a page, 0 where no few will do."""
    if count == 1:
        return 0
    for lines in range(1, _MOST + 1):
        fewer = _fewer(tail, lines)
        if fewer is None:
            return 0
        if _count(fewer, height, limit) < count:
            return lines
    return 0


def _fewer(blocks: list[Block], lines: int) -> list[Block] | None:
    """Return the blocks with some lines less, taken from the end; None where there are too few."""
    left: list[Block] = []
    for block in reversed(blocks):
        taken = min(lines, len(block.heights)) if block.words else 0
        lines -= taken
        if taken < len(block.heights):
            left.append(msgspec.structs.replace(block, heights=block.heights[taken:]))
    return None if lines else left[::-1]


def _spare(tail: list[Block], pager: Pager, limit: int, pitch: int, count: int) -> int:
    """Return how many lines more there may be until a page more is needed."""
    words = [at for at, block in enumerate(tail) if block.words]
    spare = max((limit - pager.y) // pitch, 0)
    if pager.y > limit:  # the 版记 has a page to itself: the rest of the page before counts too
        spare = max(pager.height - pager.y, 0) // pitch + max(limit, 0) // pitch
    if not words:
        return spare
    at = words[-1]
    spare += _WHITE
    while spare:
        more = msgspec.structs.replace(tail[at], heights=[*tail[at].heights, *[pitch] * spare])
        if _count([*tail[:at], more, *tail[at + 1 :]], pager.height, limit) <= count:
            return spare
        spare -= 1
    return 0
