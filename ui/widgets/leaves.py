"""Where the pages of the preview lie, how large, and which of them can be seen: numbers alone.

Lengths are pixels; paper is measured in twips. A zoom is a percentage of the true size, or one of
two that follow the room: `WIDTH` and `WHOLE`.
"""

from collections.abc import Sequence
from typing import NamedTuple


WIDTH, WHOLE = 0, 1
ZOOMS = (WIDTH, WHOLE, 50, 75, 100, 125, 150, 200)
FIXED = ZOOMS[2:]
EDGE, GAP = 12, 12  # around the pages, between them
_PER_TWIP = 96 / 1440  # of true size
_LEAST = 60  # wide
_NEAR = 2  # pages before and behind those in sight


class Leaf(NamedTuple):
    """One page."""

    left: int
    top: int
    width: int
    height: int


class Spread(NamedTuple):
    """All pages, the room they take, and how many pixels a twip is."""

    leaves: tuple[Leaf, ...] = ()
    width: int = 0
    height: int = 0
    scale: float = _PER_TWIP


def spread(
    count: int, paper: tuple[int, int], room: tuple[int, int], *, zoom: int, pair: bool
) -> Spread:
    """Return so many pages on `paper` below one another, or two by two, in a room."""
    columns = 2 if pair else 1
    free = (room[0] - 2 * EDGE - (columns - 1) * GAP) / columns
    wide = zoom / 100 * paper[0] * _PER_TWIP
    if zoom == WIDTH:
        wide = free
    elif zoom == WHOLE:
        wide = min(free, (room[1] - 2 * EDGE) * paper[0] / paper[1])
    width = max(int(wide), _LEAST)
    height = round(width * paper[1] / paper[0])
    across = columns * width + (columns - 1) * GAP
    whole = max(across + 2 * EDGE, room[0])
    left = (whole - across) // 2
    leaves = tuple(
        Leaf(
            left + nth % columns * (width + GAP),
            EDGE + nth // columns * (height + GAP),
            width,
            height,
        )
        for nth in range(count)
    )
    rows = -(-count // columns)
    return Spread(leaves, whole, 2 * EDGE + rows * height + (rows - 1) * GAP, width / paper[0])


def in_sight(leaves: Sequence[Leaf], top: int, bottom: int) -> list[int]:
    """Return the pages of which anything is between two heights."""
    return [
        nth for nth, leaf in enumerate(leaves) if leaf.top < bottom and leaf.top + leaf.height > top
    ]


def in_front(leaves: Sequence[Leaf], seen: Sequence[int], height: int) -> int:
    """Return the page that a height falls on, the left one of two; -1 where none is seen."""
    if not seen:
        return -1
    tops = {leaves[nth].top: nth for nth in reversed(seen)}  # the left one of each row
    return tops[max((top for top in tops if top <= height), default=min(tops))]


def in_turn(seen: Sequence[int], count: int, first: int) -> list[int]:
    """Return the pages to be drawn: `first` if it is seen, others in sight, their neighbours."""
    if not seen:
        return []
    ahead = [nth for nth in seen if nth == first]
    around = range(max(seen[0] - _NEAR, 0), min(seen[-1] + _NEAR + 1, count))
    behind = sorted((nth for nth in around if nth not in seen), key=lambda n: abs(n - seen[-1]))
    return [*ahead, *(nth for nth in seen if nth != first), *behind]


def percent(scale: float) -> int:
    """Return how large pages are of their true size."""
    return round(scale / _PER_TWIP * 100)


def next_zoom(scale: float, by: int) -> int:
    """Return the percentage next to the size pages have now: larger for 1, smaller for -1."""
    now = percent(scale)
    if by > 0:
        return next((zoom for zoom in FIXED if zoom > now), FIXED[-1])
    return next((zoom for zoom in reversed(FIXED) if zoom < now), FIXED[0])
