"""Where the words of an issue stand on its sheet: in which paragraph of which element, from where.

Nothing but white space differs between a line of the issue and its paragraph (titles are broken
anew, units stand in brackets), so that places are carried over by counting the other characters.
What the frame of an issue says (报头、报尾) stands where the template has it, and is looked for by
its words.
"""

from collections.abc import Iterable, Iterator

import msgspec

from gazetteer_desk.bulletin.article import Article
from gazetteer_desk.bulletin.body import Body, Paragraph, Picture
from gazetteer_desk.bulletin.issue import Bulletin
from gazetteer_desk.bulletin.place import LineName, Place
from gazetteer_desk.layout.look import Style
from gazetteer_desk.layout.sheet import Colophon, Element, Grid, Line, Plate, Sheet
from gazetteer_desk.proof import places


_FAR = 1 << 30  # characters


class Standing(msgspec.Struct, frozen=True, gc=False):
    """Characters of the sheet: the element, the paragraph in it, from where up to where.

    `path` is (row, box, line) in a table, (line,) in 版记, () in a paragraph.
    """

    element: int
    path: tuple[int, ...]
    start: int
    end: int


class _Source(msgspec.Struct, frozen=True):
    """Where a line of the issue went: how many characters stand ahead of it there."""

    element: int
    path: tuple[int, ...]
    text: str
    ahead: int = 0


_Lines = Iterator[tuple[LineName, _Source]]


class Tracer:
    """Finds places of one issue on its sheet; the sheet has at least one element."""

    def __init__(self, bulletin: Bulletin, sheet: Sheet) -> None:
        self._elements = sheet.elements
        self._begins = dict(zip((a.key for a in bulletin.articles), sheet.begins, strict=True))
        self._sources: dict[LineName, _Source] = {}
        end = sheet.begins[0] if sheet.begins else len(sheet.elements)
        self._head = [*self._paragraphs(0, end)]
        for article in bulletin.articles:
            at = self._begins[article.key]
            own = dict(self._of_article(article, at))
            self._sources.update(own)
            end = max([end, at, *(one.element + 1 for one in own.values())])
        self._tail = [*self._paragraphs(end, len(sheet.elements))]

    def find(self, place: Place, text: str) -> Standing:
        """Return where a place is whose line says `text`; what has no words stands for its form."""
        source = self._sources.get(place.line) or self._in_frame(place, text)
        if source is None:
            return self._nearest(place)
        target = self._text(source.element, source.path)
        if source.text == target:
            return Standing(source.element, source.path, place.start, place.end)
        start = source.ahead + _solid(source.text[: place.start])
        end = source.ahead + _solid(source.text[: place.end])
        spots = [at for at, one in enumerate(target) if not one.isspace()]
        first = spots[start] if start < len(spots) else len(target)
        last = spots[end - 1] + 1 if start < end <= len(spots) else first
        return Standing(source.element, source.path, first, last)

    def origin(self, element: int, path: tuple[int, ...], at: int) -> Place | None:
        """Return the place in an article before the character `at` of a paragraph of the sheet.

        None where the paragraph is not of an article: the frame of an issue is a form.
        """
        here = [
            (source.ahead, name, source)
            for name, source in self._sources.items()
            if (source.element, source.path) == (element, path)
        ]
        if not here:
            return None
        target = self._text(element, path)
        count = _solid(target[:at])
        _, (article, part, line), source = max(
            (one for one in here if one[0] <= count), key=lambda one: one[0], default=min(here)
        )
        place = at if source.text == target else _after(source.text, count - source.ahead)
        place = min(place, len(source.text))
        return Place(article, part, line, place, place)

    def field(
        self, element: int, path: tuple[int, ...], at: int, said: Iterable[tuple[str, str]]
    ) -> tuple[bool, str]:
        """Return whether the character `at` of a paragraph is in 报尾, and the field it is of.

        `said` are the words of the fields of the frame; "" where none of them stands nearby.
        """
        count = _solid(self._text(element, path)[:at])
        best, nearest = "", (_FAR, 0)
        for name, text in said:
            place = Place("", name, (), 0, len(text))
            source = self._in_frame(place, text)
            if source is None or (source.element, source.path) != (element, path):
                continue
            long = _solid(text)
            far = max(source.ahead - count, count - source.ahead - long, 0), long
            if far < nearest:
                best, nearest = name, far
        return any(one[0] == element for one in self._tail), best

    def is_printed(self, place: Place, text: str) -> bool:
        """Tell whether a line that says `text` stands anywhere on the sheet."""
        return place.line in self._sources or self._in_frame(place, text) is not None

    def lines_of(self, article: str, part: str) -> list[LineName]:
        """Return the lines of a part of an article that are printed, in their order."""
        return [name for name in self._sources if name[:2] == (article, part)]

    def _of_article(self, article: Article, at: int) -> _Lines:
        """Yield the lines of an article in the order in which `body` lays them from `at` on."""
        key = article.key
        if _style(self._elements[at : at + 1]) is Style.COLUMN:
            yield (key, "column", ()), _Source(at, (), article.column, 1)
            at += 1
        if any(line.strip() for line in article.title):
            ahead = 0
            for nth, line in enumerate(article.title):
                yield (key, "title", (nth,)), _Source(at, (), line, ahead)
                ahead += _solid(line)
            at += 1
        if article.subtitle:
            yield (key, "subtitle", ()), _Source(at, (), article.subtitle)
            at += 1
        for part, body in (("note", article.note), ("body", article.body)):
            for path, source in self._of_body(body, at):
                yield (key, part, path), source
            at += sum(map(_count, body))
        ahead = 1  # the bracket
        for nth, unit in enumerate(article.credits):
            yield (key, "credits", (nth,)), _Source(at, (), unit, ahead)
            ahead += _solid(unit) + 1

    def _of_body(self, body: Body, at: int) -> Iterator[tuple[tuple[int, ...], _Source]]:
        for nth, block in enumerate(body):
            if isinstance(block, Paragraph):
                if block.text.strip():
                    yield (nth,), _Source(at, (), block.text)
            elif isinstance(block, Picture):
                yield (nth,), _Source(at, (), block.caption)
            else:
                if block.caption:
                    yield (nth,), _Source(at, (), block.caption)
                grid = self._elements[at + bool(block.caption)]
                assert isinstance(grid, Grid)
                for row_at, row in enumerate(block.rows):
                    own = [n for n, box in enumerate(grid.rows[row_at]) if not box.covered]
                    for cell_at, cell in enumerate(row[: len(own)]):
                        for inner, paragraph in enumerate(cell.paragraphs):
                            path = row_at, own[cell_at], inner
                            source = _Source(at + bool(block.caption), path, paragraph.text)
                            yield (nth, row_at, cell_at, inner), source
            at += _count(block)

    def _in_frame(self, place: Place, text: str) -> _Source | None:
        if place.article or not text.strip():
            return None
        squeezed = "".join(text.split())
        for element, path, said in self._tail if places.is_tail(place) else self._head:
            ahead = "".join(said.split()).find(squeezed)
            if ahead >= 0:
                return _Source(element, path, text, ahead)
        return None

    def _nearest(self, place: Place) -> Standing:
        """Return where to look for what has no words of its own: its article, 报头 or 版记."""
        is_tail = places.is_tail(place)
        some = self._tail[-1:] if is_tail else self._head
        if (begin := self._begins.get(place.article)) is not None:
            some = [*self._paragraphs(begin, len(self._elements))]
        every = self._paragraphs(0, len(self._elements))
        for element, path, text in (*some, *every):
            if text.strip():
                return Standing(element, path, 0, len(text))
        return Standing(0, (), 0, 0)

    def _text(self, element: int, path: tuple[int, ...]) -> str:
        some = self._paragraphs(element, element + 1)
        return next((text for _, one, text in some if one == path), "")

    def _paragraphs(self, first: int, last: int) -> Iterator[tuple[int, tuple[int, ...], str]]:
        for at in range(first, last):
            for path, text in paragraphs(self._elements[at]):
                yield at, path, text


def paragraphs(element: Element) -> Iterator[tuple[tuple[int, ...], str]]:
    """Yield the paragraphs of an element with their paths and all that is printed in them."""
    match element:
        case Line():
            yield (), _printed(element)
        case Plate():
            yield (), element.caption
        case Colophon():
            for nth, line in enumerate(element.lines):
                yield (nth,), _printed(line)
        case Grid():
            for row_at, row in enumerate(element.rows):
                for box_at, box in enumerate(row):
                    for nth, line in enumerate(box.lines):
                        yield (row_at, box_at, nth), _printed(line)


def _printed(line: Line) -> str:
    return f"{line.text}\t{line.right}" if line.right else line.text


def _style(some: tuple[Element, ...]) -> Style | None:
    return next((one.style for one in some if isinstance(one, Line)), None)


def _count(block: object) -> int:
    """Return how many elements a block of a body takes on the sheet."""
    if isinstance(block, Paragraph):
        return bool(block.text.strip())
    caption = getattr(block, "caption", "")
    return 1 if isinstance(block, Picture) else 2 + bool(caption)


def _after(text: str, count: int) -> int:
    """Return the place behind so many characters that are no white space, the first such place."""
    spots = [at for at, one in enumerate(text) if not one.isspace()]
    return spots[min(count, len(spots)) - 1] + 1 if count > 0 and spots else 0


def _solid(text: str) -> int:
    return len("".join(text.split()))
