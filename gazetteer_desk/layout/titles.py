"""Titles too long for one line, broken between words into a pleasing outline (7.3.1).

Of all ways to break a line the cheapest is taken: `joints` says what each place costs, the outline
adds its own. Two lines are about equal, or one is the shorter side of a trapezium (梯形); of three
the middle one is the longest (菱形) or they grow or shrink (梯形); more are about equal. No line is
wider than the type area, none is left with a character or two, and the clerk's own breaks stay.
"""

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from gazetteer_desk.layout import gbt9704, joints, measure
from gazetteer_desk.layout.look import Look, Style


_UNEVEN = 30.0  # what a line costs that is as much too long or too short as it should be wide
_WAIST = 8.0  # three lines of which the middle one is the shortest (沙漏形)
_STUMP = 60.0  # a line of one or two characters
_SHORTEST = 3  # characters
_MORE = 25.0  # a line more than there must be: cheaper than a torn word
_SHAPED = 3  # lines that have an outline together; more are only kept even
_BLANKS = " \u3000"

Way = tuple[float, tuple[int, ...]]  # what it costs, and where the lines end


def room(look: Look) -> float:
    """Return how many letters of the title's size stand on one line."""
    style = look.styles[Style.TITLE]
    return max((look.page.type_width - style.left - style.right) / (20 * style.size), _SHORTEST)


def broken(lines: tuple[str, ...], room: float = gbt9704.TITLE_CHARACTERS) -> str:
    """Return the title, its lines parted by line feeds, none of them wider than `room`.

    Blanks at a break are dropped: they would push the line out of the middle.
    """
    return "\n".join(_broken(line, room) for line in lines)


@lru_cache(maxsize=256)
def _broken(line: str, room: float) -> str:
    width = measure.spaced(line)
    if width <= room:
        return line
    outline = _Outline(line, room)
    count = max(2, -int(-width // room))
    way = outline.best(count)
    while way is None:  # letters of half a width may leave too much over
        way = outline.best(count := count + 1)
    if way[0] >= joints.WITHIN and (more := outline.best(count + 1)) is not None:
        way = min(way, (more[0] + _MORE, more[1]))
    ends = (0, *way[1])
    return "\n".join(part for a, b in pairwise(ends) if (part := line[a:b].strip(_BLANKS)))


class _Outline:
    """One line, and what its breaks cost."""

    def __init__(self, line: str, room: float) -> None:
        self._joints = joints.costs(line)
        self._ends = [measure.spaced(line[:at]) for at in range(len(line) + 1)]
        self._room = room
        self._last = len(line)

    def best(self, count: int) -> Way | None:
        """Return the cheapest way to break the line into `count`, None where none fits.

        Ways that end at the same place are alike for what follows, save that of three lines the
        width of the last one matters too: of those that are alike the cheapest goes on.
        """
        ways: dict[tuple[int, float], Way] = {(0, 0.0): (0.0, ())}
        for nth in range(1, count + 1):
            grown: dict[tuple[int, float], Way] = {}
            for (at, before), (cost, cuts) in ways.items():
                for to in self._reach(at, is_last=nth == count):
                    width = self._ends[to] - self._ends[at]
                    price = cost + self._price(at, to, count)
                    if nth == count == _SHAPED and before < min(self._ends[cuts[0]], width) - 1:
                        price += _WAIST
                    key = (to, width if nth == count - 1 and count == _SHAPED else 0.0)
                    if key not in grown or price < grown[key][0]:
                        grown[key] = (price, (*cuts, to))
            ways = grown
        return next(iter(ways.values()), None)

    def _reach(self, at: int, *, is_last: bool) -> Iterator[int]:
        """Yield where a line that begins here may end."""
        if is_last:
            if at < self._last and self._ends[-1] - self._ends[at] <= self._room:
                yield self._last
            return
        for to in range(at + 1, self._last):
            if self._ends[to] - self._ends[at] > self._room:
                return
            yield to

    def _price(self, at: int, to: int, count: int) -> float:
        """Return what the line from `at` to `to` costs, with the break at its end."""
        ideal = self._ends[-1] / count
        off = (self._ends[to] - self._ends[at] - ideal) / ideal
        price = _UNEVEN * off * off + (self._joints[to] if to < self._last else 0)
        return price + (_STUMP if to - at < _SHORTEST else 0)
