"""Which properties stand on which characters of an old Word file.

[MS-DOC] 2.9.33, 2.9.174: pages of 512 bytes in the text's stream, each listing stretches of it
with the properties of their characters or of their paragraph.
"""

import struct
from bisect import bisect
from collections.abc import Callable, Iterator
from typing import NamedTuple

from gazetteer_desk.intake.oldword import sprms, streams
from gazetteer_desk.intake.oldword.pieces import Piece
from gazetteer_desk.intake.oldword.streams import Streams
from gazetteer_desk.intake.refusals import Refused, Why


_PAGE = 512
_NUMBER = 0x3FFFFF
_MOST_RUNS = 400_000
_BOUND = 13  # bytes that point to a paragraph's properties


class Run(NamedTuple):
    """A stretch of characters with the same properties; of a paragraph, `style` is its."""

    start: int
    end: int
    properties: bytes
    style: int = 0


_NOTHING = Run(0, 0, b"")
_Bytes = Iterator[tuple[int, int, bytes]]


class Runs:
    """The runs of a file, found by the place of a character."""

    def __init__(self, runs: list[Run]) -> None:
        self._runs = sorted(runs, key=lambda run: run.start)
        self._starts = [run.start for run in self._runs]

    def at(self, place: int) -> Run:
        """Return the run in which a character stands."""
        nth = bisect(self._starts, place) - 1
        found = self._runs[nth] if nth >= 0 else _NOTHING
        return found if place < found.end else _NOTHING

    def within(self, start: int, end: int) -> Iterator[Run]:
        """Yield what the characters from `start` to `end` have, none of them left out."""
        at = start
        while at < end:
            found = self.at(at)
            if found is _NOTHING:
                nth = bisect(self._starts, at)
                stop = self._starts[nth] if nth < len(self._starts) else end
                found = Run(at, max(stop, at + 1), b"")
            stop = min(found.end, end)
            yield found._replace(start=at, end=stop)
            at = stop


def of_characters(some: Streams, pieces: list[Piece]) -> Runs:
    """Return the runs of characters."""

    def read(page: bytes, count: int, nth: int) -> bytes:
        at = page[4 * (count + 1) + nth] * 2
        return page[at + 1 : at + 1 + page[at]] if at else b""

    return Runs([Run(a, b, c) for a, b, c in _placed(some, streams.CHARACTERS, 1, read, pieces)])


def of_paragraphs(some: Streams, pieces: list[Piece]) -> Runs:
    """Return the runs of paragraphs, with the numbers of their styles."""

    def read(page: bytes, count: int, nth: int) -> bytes:
        at = page[4 * (count + 1) + _BOUND * nth] * 2
        if not at:
            return b""
        if page[at]:
            return page[at + 1 : at + 2 * page[at]]
        return page[at + 2 : at + 2 + 2 * page[at + 1]]

    made: list[Run] = []
    for start, end, raw in _placed(some, streams.PARAGRAPHS, _BOUND, read, pieces):
        style = int.from_bytes(raw[:2], "little")
        made.append(Run(start, end, _whole(some.data, raw[2:]), style))
    return Runs(made)


def _whole(data: bytes, properties: bytes) -> bytes:
    """Return the properties of a paragraph; those of a wide table stand in another stream."""
    place = sprms.first(sprms.values(properties), sprms.HUGE, -1)
    if not 0 <= place < len(data) - 2:
        return properties
    (length,) = struct.unpack_from("<H", data, place)
    return data[place + 2 : place + 2 + length]


def _placed(
    some: Streams,
    nth: int,
    wide: int,
    read: Callable[[bytes, int, int], bytes],
    pieces: list[Piece],
) -> Iterator[tuple[int, int, bytes]]:
    """Yield where each stretch begins and ends in the text, and its properties."""
    order = sorted(pieces, key=lambda piece: piece.place)
    starts = [piece.place for piece in order]
    count = 0
    for start, end, properties in _stretches(some, nth, wide, read):
        at = max(bisect(starts, start) - 1, 0)
        while at < len(order) and order[at].place < end:
            piece = order[at]
            first = piece.start + max(start - piece.place, 0) // piece.wide
            last = piece.start + -(-(end - piece.place) // piece.wide)
            if first < min(last, piece.end):
                yield first, min(last, piece.end), properties + piece.more
            at += 1
            count += 1
            if count > _MOST_RUNS:
                raise Refused(Why.TOO_LARGE)


def _stretches(
    some: Streams, nth: int, wide: int, read: Callable[[bytes, int, int], bytes]
) -> _Bytes:
    table = some.part(nth)
    pages = max((len(table) - 4) // 8, 0)
    for number in struct.unpack_from(f"<{pages}I", table, 4 * (pages + 1)) if pages else ():
        start = (number & _NUMBER) * _PAGE
        page = some.word[start : start + _PAGE]
        if len(page) < _PAGE:
            continue
        count = page[-1]
        if 4 * (count + 1) + wide * count >= _PAGE:
            continue
        bounds = struct.unpack_from(f"<{count + 1}I", page)
        for at in range(count):
            if bounds[at] < bounds[at + 1]:
                yield bounds[at], bounds[at + 1], read(page, count, at)
