"""From a point on a printed page to the place in the issue, and back: a click finds the caret."""

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from gazetteer_desk.bulletin.issue import Bulletin
from gazetteer_desk.bulletin.place import LineName, Place
from gazetteer_desk.layout.printed import Letters, Page, Row
from gazetteer_desk.layout.sheet import Sheet
from gazetteer_desk.layout.tracing import Tracer


class Caret(msgspec.Struct, frozen=True):
    """Where a caret stands in print: the page, from 0, and the upright in twips."""

    page: int
    left: float
    top: float
    height: float


class Zone(msgspec.Struct, frozen=True):
    """What some words take on a page, from 0: a box in twips."""

    page: int
    left: float
    top: float
    width: float
    height: float


class Pointer:
    """Finds places of one issue on its printed pages."""

    def __init__(self, bulletin: Bulletin, sheet: Sheet, pages: Sequence[Page]) -> None:
        self._pages = pages
        self._tracer = Tracer(bulletin, sheet)

    def place(self, page: int, left: float, top: float) -> Place | None:
        """Return the place nearest to a point, None where nothing of an article is near.

        What stands at the nearest line decides: beside 报头 and 版记 there is no place.
        """
        row = self._nearest(page, left, top)
        if row is None:
            return None
        at = _character(row, left)
        return self._tracer.origin(row.standing.element, row.standing.path, at)

    def field(
        self, page: int, left: float, top: float, said: Iterable[tuple[str, str]]
    ) -> tuple[bool, str]:
        """Return whether a point that is in no article is in 报尾, and the field nearest to it.

        `said` are the words of the fields of the frame; "" where none of them is near.
        """
        row = self._nearest(page, left, top)
        if row is None:
            return False, ""
        at = _character(row, left)
        return self._tracer.field(row.standing.element, row.standing.path, at, said)

    def is_printed(self, place: Place, text: str) -> bool:
        """Tell whether a line that says `text` stands anywhere on the pages."""
        return self._tracer.is_printed(place, text)

    def lines_of(self, article: str, part: str) -> list[LineName]:
        """Return the lines of a part of an article that are printed, in their order."""
        return self._tracer.lines_of(article, part)

    def zones(self, places: Iterable[tuple[Place, str]]) -> tuple[Zone, ...]:
        """Return what some places take, a box a page; each place with what its line says.

        What is not printed takes nothing.
        """
        boxes: dict[int, _Box] = {}
        for place, text in places:
            if not self._tracer.is_printed(place, text):
                continue
            standing = self._tracer.find(place, text)
            for nth, row in self._rows(standing.element, standing.path):
                first = max(standing.start, row.standing.start)
                last = min(standing.end, row.standing.end)
                if first < last:
                    box = _left(row, first), row.top, _left(row, last), row.top + row.height
                    boxes[nth] = _both(boxes.get(nth, box), box)
        return tuple(
            Zone(nth, left, top, right - left, bottom - top)
            for nth, (left, top, right, bottom) in sorted(boxes.items())
        )

    def _nearest(self, page: int, left: float, top: float) -> Row | None:
        rows = [row for row in self._pages[page].rows if row.letters]
        return min(rows, key=lambda one: _distance(one, left, top), default=None)

    def caret(self, place: Place, text: str) -> Caret | None:
        """Return where the caret of a place stands whose line says `text`, None for nowhere."""
        standing = self._tracer.find(place, text)
        last: Caret | None = None
        for nth, row in self._rows(standing.element, standing.path):
            if row.standing.start <= standing.start:
                last = Caret(nth, _left(row, standing.start), row.top, row.height)
            if standing.start < row.standing.end:
                break
        return last

    def _rows(self, element: int, path: tuple[int, ...]) -> Iterator[tuple[int, Row]]:
        for nth, page in enumerate(self._pages):
            for row in page.rows:
                if row.standing.element == element and row.standing.path == path:
                    yield nth, row


_Box = tuple[float, float, float, float]


def _both(one: _Box, other: _Box) -> _Box:
    return (
        min(one[0], other[0]),
        min(one[1], other[1]),
        max(one[2], other[2]),
        max(one[3], other[3]),
    )


def _distance(row: Row, left: float, top: float) -> tuple[float, float]:
    """Return how far a line is from a point: down first, then across."""
    return (
        max(row.top - top, top - row.top - row.height, 0),
        max(row.left - left, left - row.left - row.width, 0),
    )


def _character(row: Row, left: float) -> int:
    """Return before which character of its paragraph a place across a line is nearest."""
    best, nearest = row.standing.start, float("inf")
    for one in row.letters:
        step = one.advance / len(one.text)
        for nth in range(len(one.text) + 1):
            far = abs(one.left + nth * step - left)
            if far < nearest:
                best, nearest = one.at + nth, far
    return best


def _left(row: Row, at: int) -> float:
    """Return where on a line the caret before a character stands."""
    found: Letters | None = None
    for one in row.letters:
        if one.at <= at:
            found = one
    if found is None:
        return row.letters[0].left if row.letters else row.left
    passed = min(at - found.at, len(found.text))
    return found.left + passed * found.advance / len(found.text)
