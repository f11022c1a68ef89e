"""A paragraph of the sheet as printed rows: each line set, aligned and put where it stands."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

import msgspec

from gazetteer_desk.layout import condensing, paragraphs, widths
from gazetteer_desk.layout.look import Align, Look
from gazetteer_desk.layout.printed import Ink, Letters, Row
from gazetteer_desk.layout.setting import Composer, Spread, Type
from gazetteer_desk.layout.sheet import Line, Run, Sheet
from gazetteer_desk.layout.tracing import Standing


_BASE = 0.8  # of a line's exact height: where LibreOffice stands the letters; Word differs little


class Place(msgspec.Struct, frozen=True, gc=False):
    """Where a paragraph stands: the sheet's place, left edge and width of its room in twips."""

    element: int
    path: tuple[int, ...]
    left: float
    width: int


class Paragraphs:
    """Sets the paragraphs of one sheet in faces as wide as `table` says."""

    def __init__(self, sheet: Sheet, look: Look, table: widths.Table) -> None:
        self._sheet, self._look = sheet, look
        self._setter = paragraphs.Setter(look, table)

    def rows(
        self, line: Line, ends: Sequence[int], place: Place, lines: range, top: float
    ) -> Iterator[Row]:
        """Yield some lines of a paragraph, the first of them at `top`."""
        shape = line.appearance(self._look)
        made = _Made(self._setter, line, self._sheet, self._look)
        starts = (0, *ends)
        for nth in lines:
            if nth + 1 >= len(starts):
                return
            start, end = starts[nth], starts[nth + 1]
            indent = 0 if nth else shape.indent
            left = place.left + shape.left + indent
            room = place.width - shape.left - shape.right - indent
            is_last = nth + 1 == len(ends)
            spread, right = made.spread(start, end, room, is_last=is_last)
            left_at = left + _shift(shape.align, room, spread.width + max(-shape.squeeze, 0))
            letters = [*_moved(spread.letters, left_at)]
            if right is not None and is_last:
                edge = place.left + (shape.right_tab or place.width)
                letters += _moved(right.letters, edge - right.width)
            yield Row(
                Standing(place.element, place.path, start, end),
                top,
                shape.height,
                top + _BASE * shape.height,
                left,
                room,
                tuple(letters),
                Ink.RED if shape.red else Ink.BLACK,
                spread.stretch,
                spread.hung or max(spread.width - room - max(shape.squeeze, 0), 0),
            )
            top += shape.height


def _shift(align: Align, room: float, width: float) -> float:
    """Return how far a line begins from the left edge of its room."""
    if align is Align.CENTER:
        return (room - width) / 2
    return room - width if align is Align.RIGHT else 0


def _moved(letters: Sequence[Letters], left: float) -> Iterator[Letters]:
    for one in letters:
        yield msgspec.structs.replace(one, left=one.left + left)


class _Made:
    """The strips of one paragraph, each ready to be set."""

    def __init__(self, setter: paragraphs.Setter, line: Line, sheet: Sheet, look: Look) -> None:
        shape = line.appearance(look)
        size, percent = condensing.letters(sheet, look, line)
        narrow = size * percent / condensing.WHOLE
        self._type = Type(shape.face, size, shape.squeeze, percent, shape.bold)
        self._align, self._squeeze = shape.align, shape.squeeze
        pairs = [*setter.strips(line, size=narrow)]
        self._starts = [
            0,
            *accumulate(len(strip.text) + 1 for _, strip in pairs),
        ]
        self._composers = [
            Composer(strip, runs, self._type, look, ahead=at)
            for (runs, strip), at in zip(pairs, self._starts, strict=False)
        ]
        self._sizes = [len(strip.text) for _, strip in pairs]
        self.right: Spread | None = None
        if line.right:
            only = msgspec.structs.replace(line, runs=(Run(line.right),), right="")
            ((runs, strip),) = setter.strips(only, size=narrow)
            ahead = len(line.text) + 1
            self.right = Composer(strip, runs, self._type, look, ahead=ahead).set(
                0, len(line.right)
            )

    def spread(
        self, start: int, end: int, room: float, *, is_last: bool
    ) -> tuple[Spread, Spread | None]:
        """Return the letters between two places of the paragraph, and those that stand right."""
        nth = bisect_right(self._starts, start) - 1
        nth = min(nth, len(self._composers) - 1)
        at = self._starts[nth]
        stop = min(end - at, self._sizes[nth])
        ends_part = stop == self._sizes[nth]
        is_stretched = self._align is Align.BOTH and not ends_part and not is_last
        within = room + min(self._squeeze, 0) if is_stretched else None
        return self._composers[nth].set(start - at, stop, within), self.right
