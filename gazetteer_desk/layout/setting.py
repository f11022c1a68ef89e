"""One printed line: its characters put beside each other, and stretched to its width.

As Word and LibreOffice do it, only joints between Han and marks are stretched, and blanks: numbers
and words keep together. A mark that hangs stands beyond the edge by itself.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec

from gazetteer_desk.bulletin.body import Mark
from gazetteer_desk.layout import paragraphs
from gazetteer_desk.layout.look import Look
from gazetteer_desk.layout.printed import Letters
from gazetteer_desk.layout.sheet import Run
from gazetteer_desk.layout.wrapping import HANGING, Strip


_RAISE, _LOWER = 0.42, -0.08  # of the letters' size, as LibreOffice does by itself
# Engines set marks beside one another closer; each by itself is set as it is.
_MARKS = "，。、；：？！“”‘’（）《》〈〉【】〔〕〖〗「」『』［］｛｝"
_SEAMS = re.compile(f"(?<=[{_MARKS}])(?=[{_MARKS}])")


class Type(msgspec.Struct, frozen=True):
    """The letters of a paragraph: face, size in points, twips that they are closer, and so on."""

    face: str
    size: float
    squeeze: int = 0
    percent: int = 100
    bold: bool = False


class _Dress(msgspec.Struct, gc=False):
    """What the letters of one run look like, as `Letters` has it."""

    face: str
    size: float
    squeeze: int
    rise: float
    bold: bool
    underlined: bool


class _Part(msgspec.Struct, gc=False):
    """Characters `start` to `end` of a strip, all Han and marks or all not, `x` from the line's."""

    start: int
    end: int
    x: float
    width: float
    even: bool


class Spread(msgspec.Struct, gc=False):
    """A line's letters from 0, how wide they are together, and how they were stretched."""

    letters: tuple[Letters, ...]
    width: float
    stretch: float = 0
    hung: float = 0


class Composer:
    """Sets the lines of one strip, whose runs look as `look` has them."""

    def __init__(
        self, strip: Strip, runs: Sequence[Run], kind: Type, look: Look, *, ahead: int = 0
    ) -> None:
        self._strip, self._type, self._look, self._ahead = strip, kind, look, ahead
        self._runs: list[Run] = [run for run in runs if run.text] or [Run("")]
        self._cuts: list[int] = [0]
        for run in self._runs:
            self._cuts.append(self._cuts[-1] + len(run.text))
        self._run_ends = [run.end for run in strip.runs]
        self._dresses = [self._dress(run) for run in self._runs]

    def set(self, start: int, end: int, room: float | None = None) -> Spread:
        """Return the characters set in one line, stretched to `room` where it is given."""
        text = self._strip.text
        while end > start and text[end - 1].isspace():
            end -= 1
        parts = list(self._parts(start, end))
        width = parts[-1].x + parts[-1].width if parts else 0.0
        if room is None or not parts:
            return Spread(tuple(self._letters(parts, end, 0)), width)
        last = end
        pitch = self._strip.pitch
        if text[end - 1] in HANGING and width > room and parts[-1].even:
            last = end - 1
        natural = width - (end - last) * pitch
        joints = self._joints(parts, last)
        stretch = (room - natural) / joints if joints else 0.0
        letters = tuple(self._letters(parts, last, stretch))
        hung = pitch if last < end else 0.0
        return Spread(letters, natural + joints * stretch, stretch, hung)

    def _parts(self, start: int, end: int) -> Iterator[_Part]:
        """Yield the parts of a line in order, as `wrapping` measures them."""
        strip, x, at = self._strip, 0.0, start
        nth = bisect_right(self._run_ends, start)
        while nth < len(strip.runs) and strip.runs[nth].start < end:
            run = strip.runs[nth]
            first, last = max(run.start, start), min(run.end, end)
            if at < first:
                yield _Part(at, first, x, (first - at) * strip.pitch, even=True)
                x += (first - at) * strip.pitch + run.before
            is_whole = first == run.start and last == run.end
            wide = run.width if is_whole else run.wide(strip.text[first:last])
            yield _Part(first, last, x, wide, even=False)
            x += wide + (run.after if last == run.end and last < end else 0)
            at = last
            nth += 1
        if at < end:
            yield _Part(at, end, x, (end - at) * strip.pitch, even=True)

    def _joints(self, parts: list[_Part], last: int) -> int:
        """Return how many joints are stretched: after each Han or mark but the last, and blanks."""
        count = 0
        for part in parts:
            text = self._strip.text[part.start : min(part.end, last)]
            count += len(text) if part.even else text.count(" ")
        ends_even = next(part.even for part in reversed(parts) if part.start < last)
        return count - (1 if count and ends_even else 0)

    def _letters(self, parts: list[_Part], last: int, stretch: float) -> Iterator[Letters]:
        """Yield the letters, cut where the look changes, between marks, and before what hangs."""
        text = self._strip.text
        moved = 0.0
        for part in parts:
            x, places = part.x, self._places(part, last)
            for start, stop in pairwise(places):
                words = text[start:stop]
                wide = self._wide(part, start, stop)
                joints = len(words) if part.even else words.count(" ")
                joints -= part.even and stop == last  # nothing stands after it, or what hangs
                more = stretch * joints if start < last else 0
                yield self._one(part, start, words, (x + moved, wide + more), stretch)
                x += wide
                moved += more

    def _places(self, part: _Part, last: int) -> list[int]:
        """Return where the letters of a part begin and end."""
        cuts = [part.start, part.end]
        if len(self._runs) > 1:
            cuts += (cut for cut in self._cuts if part.start < cut < part.end)
        if part.even:
            cuts += (m.end() for m in _SEAMS.finditer(self._strip.text, part.start, part.end))
            if part.start < last < part.end:
                cuts.append(last)
        return cuts if len(cuts) == 2 else sorted(set(cuts))  # noqa: PLR2004

    def _wide(self, part: _Part, start: int, end: int) -> float:
        if part.even:
            return (end - start) * self._strip.pitch
        if (start, end) == (part.start, part.end):
            return part.width
        run = self._strip.runs[bisect_right(self._run_ends, start)]
        return run.wide(self._strip.text[start:end])

    def _one(
        self, part: _Part, start: int, words: str, where: tuple[float, float], stretch: float
    ) -> Letters:
        kind, dresses = self._type, self._dresses
        nth = bisect_right(self._cuts, start) - 1 if len(dresses) > 1 else 0
        dress = dresses[min(nth, len(dresses) - 1)]
        return Letters(
            words,
            self._ahead + start,
            *where,
            dress.face,
            dress.size,
            dress.squeeze + (stretch if part.even else 0),
            0 if part.even else stretch,
            dress.rise,
            kind.percent,
            dress.bold,
            dress.underlined,
        )

    def _dress(self, run: Run) -> _Dress:
        """Return what the letters of a run look like."""
        kind = self._type
        raised = Mark.SUPERSCRIPT in run.marks
        is_small = raised or Mark.SUBSCRIPT in run.marks
        em = 20 * kind.size
        return _Dress(
            str(self._look.leads[run.lead]) if run.lead else kind.face,
            kind.size * (paragraphs.RAISED if is_small else 1),
            squeeze=0 if is_small else kind.squeeze,
            rise=(_RAISE if raised else _LOWER) * em if is_small else 0,
            bold=kind.bold or Mark.BOLD in run.marks,
            underlined=Mark.UNDERLINE in run.marks,
        )
