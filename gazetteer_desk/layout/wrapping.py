"""Where the lines of one paragraph end: as LibreOffice, and Word as far as is known, break Chinese.

A line breaks before the first character that does not fit, moved back where that one may not begin
a line or the one before may not end it (GB/T 15834—2011, 5.1); 。，、；：？！ may hang beyond the
right edge. Words of letters and numbers are parted after a blank or a hyphen only.

A paragraph is taken in strides: all characters are one em wide but for some "uneven" runs (digits,
letters, raised or lowered characters), so that a line of Han costs one division.
"""

import msgspec

from gazetteer_desk.layout import gbt9704
from gazetteer_desk.layout.widths import GAP_PARTS, Widths, is_han


HANGING = frozenset("，。、；：？！")
_NOT_FIRST = frozenset(gbt9704.NOT_FIRST)
_NOT_LAST = frozenset(gbt9704.NOT_LAST)
_WEAK = "“”‘’—–…★"  # between letters or digits they are set as these are
_PARTED_AFTER = " -"
_CLOSING = frozenset("）〕】”’》〉」』％")  # a number right after one of these stays on its line


class Uneven(msgspec.Struct, gc=False):
    """A run of characters not one em wide: where, how wide in twips, the gaps about it."""

    start: int
    end: int
    width: int
    before: int
    after: int
    widths: Widths
    em: int
    squeeze: int

    def wide(self, run: str) -> int:
        """Return the width in twips of some of its characters."""
        return round(self.widths.ems(run) * self.em) + self.squeeze * len(run)


class Strip(msgspec.Struct):
    """Text without line breaks: its uneven runs in order, and the pitch of all else in twips."""

    text: str
    runs: list[Uneven]
    pitch: int


def uneven(
    text: str, widths: Widths, em: int, squeeze: int, *, span: tuple[int, int] | None = None
) -> list[Uneven]:
    """Return the uneven runs of a text, or of a `span` of it.

    Letters are closer by `squeeze` but for the last before a change between Han and others; between
    Han and a letter or digit there is a gap.
    """
    found: list[Uneven] = []
    gap = em // GAP_PARTS
    last, size, ems = 0, len(text), widths.ems
    for match in widths.uneven.finditer(text, *(span or ())):
        start, end = match.span()
        run = match[0]
        before = after = -squeeze
        if last and not text[last:start].strip(_WEAK):
            before = squeeze  # the marks between belong to the letters: no change on either side
        elif start and run[0].isalnum() and is_han(text[start - 1]):
            before += gap
        if end < size and run[-1].isalnum() and is_han(text[end]):
            after += gap
        width = round(ems(run) * em) + squeeze * (end - start)
        found.append(Uneven(start, end, width, before, after, widths, em, squeeze))
        last = end
    return found


def small(run: str, start: int, widths: Widths, em: int) -> Uneven:
    """Return a raised or lowered run as an uneven one; all its characters count, Han too."""
    known = {c: widths.ems(c) if widths.uneven.match(c) else 1.0 for c in run}
    every = Widths(widths.uneven, 1.0, known)
    return Uneven(start, start + len(run), round(every.ems(run) * em), 0, 0, every, em, 0)


def ends(strip: Strip, first: int, room: int, *, hangs: bool = True) -> list[int]:
    """Return where each line ends, the first having `first` twips of room."""
    text, runs = strip.text, strip.runs
    found: list[int] = []
    at, nth, size = 0, 0, len(text)
    left = first
    while True:
        cut, nth = _cut(strip, nth, at, left)
        # Before Han a line may end nearly always: a call less for most lines.
        if cut < size and not (
            at < cut and "一" <= text[cut] <= "鿿" and text[cut - 1] not in _NOT_LAST
        ):
            cut = _allowed(text, at, cut, hangs=hangs)
        if cut >= size:
            found.append(size)
            return found
        found.append(cut)
        at = cut
        while nth and runs[nth - 1].end > at:
            nth -= 1
        left = room


def _cut(strip: Strip, nth: int, at: int, room: int) -> tuple[int, int]:
    """Return the first place that does not fit, and the first run not wholly before it."""
    runs, pitch = strip.runs, strip.pitch
    x, place, count = 0, at, len(runs)
    while nth < count:
        run = runs[nth]
        start = run.start
        width = run.width
        if place < start:
            if x + (start - place) * pitch > room:
                return place + max((room - x) // pitch, 0), nth
            x += (start - place) * pitch + run.before
            place = start
        elif place > start:  # the line begins within the run
            width = run.wide(strip.text[place : run.end])
        if x + width > room:
            return _parted(strip.text, run, (at, place), room - x), nth
        x += width + run.after
        place = run.end
        nth += 1
    return min(place + max((room - x) // pitch, 0), len(strip.text)), nth


def _parted(text: str, run: Uneven, begun: tuple[int, int], room: int) -> int:
    """Return where a run that does not fit is parted: after a blank or hyphen, else before it.

    `begun` is where the line begins and where the run does on it; a word longer than a whole line
    is torn.
    """
    at, place = begun
    cut = place
    while cut < run.end - 1 and run.wide(text[place : cut + 1]) <= room:
        cut += 1
    if text[cut] == " ":
        while cut < run.end and text[cut] == " ":
            cut += 1
        return cut
    for back in range(cut, place, -1):
        if text[back - 1] in _PARTED_AFTER:
            return back
    return place if place > at else max(cut, at + 1)


def _allowed(text: str, at: int, cut: int, *, hangs: bool) -> int:
    """Return where a line that begins at `at` may end, `cut` being the first place out of room."""
    end = max(cut, at + 1)
    if end == len(text):
        return end
    left = text[end - 1]
    if hangs and text[end] in HANGING and not (left.isascii() or left == "％"):
        end += 1
        if end == len(text):
            return end
    back = end
    while back > at and (_is_kept(text, back) or _is_bound(text, back, cut)):
        back -= 1
    if back == at:  # one long word with its marks: torn before the last of its letters
        back = end
        while back > at and _is_kept(text, back):
            back -= 1
    return back if back > at else max(cut, at + 1)


def _is_kept(text: str, at: int) -> bool:
    """Tell whether two neighbours may not be parted by their own nature; a dash is two of them."""
    return text[at] in _NOT_FIRST or text[at - 1] in _NOT_LAST or text[at - 1 : at + 1] == "——"


def _is_bound(text: str, at: int, cut: int) -> bool:
    """Tell whether a letter or digit is bound to the character before it.

    Where the line is full (`cut`) the run was parted already, as far as it can be.
    """
    left, right = text[at - 1], text[at]
    if not right.isascii():
        return False
    if left.isascii():
        return at != cut and left not in _PARTED_AFTER
    return left in _CLOSING and right.isalnum()
