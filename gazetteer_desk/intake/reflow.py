"""Printed lines → the paragraphs they were, by where they stand on the page.

A line that begins inward begins a paragraph; one that follows a line that is short does so where
that line ended as sentences do, or is much too short. Lines in the middle, or far to the right,
stand alone; so does what is of another size or face. A paragraph goes on over the end of a page.
A line that hangs (below 报： the names go on behind the colon) belongs to what it hangs from.
"""

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from gazetteer_desk.bulletin import codec
from gazetteer_desk.bulletin.body import Table
from gazetteer_desk.intake import letters, measures, wrapped
from gazetteer_desk.intake import lines as bits
from gazetteer_desk.intake.blanks import tidied
from gazetteer_desk.intake.kinds import Hints, paragraph_of
from gazetteer_desk.intake.letters import Letter, PrintedLine
from gazetteer_desk.intake.lines import Bit, Looks
from gazetteer_desk.intake.looks import STRONG_FACES
from gazetteer_desk.intake.measures import Measure
from gazetteer_desk.intake.standing import Stand


Piece = PrintedLine | Table
_INWARD = 0.7  # letters that are an indent
_NEAR_INDENT = 0.4
_INDENT = 2.0  # letters of a paragraph's first line
_SHORT = 1.6  # letters that lack at the end of a line that is not full
_BOTH_SIDES = 1.0  # letters that a block which hangs may lack at its other end too
_SLACK = 0.5  # letters that may lack on top of those that had no room
_OTHER_SIZE = 2.0  # points
_MUCH_TOO_SHORT = 0.7  # of the width
_APART = 1.75  # pitches from the line above
ENDED = re.compile("[。！？；：][”’）》】]*\\Z")
_HANGS_FROM = re.compile(r"\S{1,6}?[：:]|\S{1,4}?[.．、]")
_HANGING = 0.6  # letters by which a line may hang beside the place
_DEEP, _BESIDE = 0.4, 7.0  # of the width; letters from the right end
_CREDIT = 4.0  # letters before （省地方志办） to the right
_FEW_INDENTS = 0.08  # of the lines begin inward where paragraphs are not indented
_DISTRIBUTION = re.compile("(?:报|送|发|抄送|主送|抄报|信息公开选项)[：:]|【[^】]{1,20}】\\Z")
_CENTRED_INSET, _CENTRED = 2.6, 0.8  # letters


class Placed(NamedTuple):
    """How a line stands on its page: inset in letters of the text, in the middle, to the right."""

    line: PrintedLine
    inset: float
    lacks: float  # letters to the right end
    is_centred: bool
    is_right: bool

    @property
    def is_alone(self) -> bool:
        """Return whether no other line goes on in it."""
        return self.is_centred or self.is_right


def stands(pieces: Iterable[Piece]) -> tuple[Stand, ...]:
    """Return the paragraphs that printed lines are, and the tables between them."""
    every = list(pieces)
    measure = measures.of([one for one in every if isinstance(one, PrintedLine)])
    made: list[Stand] = []
    for is_lines, some in itertools.groupby(every, lambda one: isinstance(one, PrintedLine)):
        if is_lines:
            found = [placed(one, measure) for one in some if isinstance(one, PrintedLine)]
            made += filter(None, (_stand(group, measure) for group in _groups(found, measure)))
        else:
            made += (Stand(one) for one in some if isinstance(one, Table))
    return tuple(made)


def placed(line: PrintedLine, measure: Measure) -> Placed:
    """Return how a line stands between the margins of its page."""
    size = measure.size
    inset = (line.left - measure.left(line)) / size
    lacks = (measure.right(line) - line.right) / size
    is_large = line.size > size + _OTHER_SIZE
    least = _INWARD if is_large else _CENTRED_INSET
    is_centred = abs(inset - lacks) < 2 * _CENTRED and min(inset, lacks) > least - _CENTRED
    if is_large and abs(inset - lacks) < 2 * _CENTRED:
        is_centred = True
    is_deep = inset * size > _DEEP * measure.width
    is_credit = inset > _CREDIT and line.text.startswith("（") and line.text.endswith("）")
    is_right = not is_centred and (is_deep or is_credit) and lacks < _BESIDE
    return Placed(line, inset, lacks, is_centred, is_right)


def _groups(lines: Sequence[Placed], measure: Measure) -> Iterator[list[Placed]]:
    group: list[Placed] = []
    for one in lines:
        if group and not _goes_on(group, one, measure):
            yield group
            group = []
        group.append(one)
    if group:
        yield group


def _goes_on(group: Sequence[Placed], later: Placed, measure: Measure) -> bool:
    """Return whether the paragraph of some lines goes on in the next."""
    last = group[-1]
    is_number = _is_one_number(last.line.text, later.line.text)
    if is_number or _parts(last, later, measure):
        return is_number
    if _is_title(last, measure) and _is_title(later, measure):
        return last.line.face == later.line.face and later.line.page == last.line.page
    has_ended = ENDED.search(last.line.text) is not None
    room = max(_SHORT, later.line.head / measure.size + _SLACK)
    if last.lacks < room + _BOTH_SIDES and not has_ended and _hangs(group, later, measure):
        return True
    if last.is_alone or later.is_alone or later.inset > _INWARD:
        return False
    if last.lacks < room:
        return not (has_ended and _begins(later, measure))
    reach = last.line.right - measure.left(last.line)
    is_long = reach > _MUCH_TOO_SHORT * measure.width
    return is_long and not has_ended and not _is_other_face(last, later)


def _parts(last: Placed, later: Placed, measure: Measure) -> bool:
    """Return whether two lines are certainly of two paragraphs."""
    is_other = abs(last.line.size - later.line.size) > _OTHER_SIZE
    return is_other or last.line.is_parted or later.line.is_parted or _apart(last, later, measure)


def _apart(last: Placed, later: Placed, measure: Measure) -> bool:
    """Return whether there is more room between two lines than between others of their size."""
    if last.line.page != later.line.page:
        return False
    usual = max(measure.pitch, measure.pitch / measure.size * later.line.size)
    return later.line.base - last.line.base > _APART * usual


def _is_other_face(last: Placed, later: Placed) -> bool:
    """Return whether two lines are each of a face of their own."""
    ours, theirs = last.line.face, later.line.face
    return bool(ours and theirs) and ours != theirs


def _is_one_number(before: str, after: str) -> bool:
    """Return whether a number was broken at its hyphen: 0800-1234567."""
    return re.search(r"\d-\Z", before) is not None and after[0].isdigit()


def _begins(later: Placed, measure: Measure) -> bool:
    """Return whether the words of a line that does not begin inward are a paragraph's first."""
    text = later.line.text
    if _DISTRIBUTION.match(text):
        return True
    return measure.indents < _FEW_INDENTS and wrapped.begins(text)


def _is_title(one: Placed, measure: Measure) -> bool:
    return one.is_centred and one.line.size > measure.size + _OTHER_SIZE


def _is_block(one: Placed, measure: Measure) -> bool:
    """Return whether a line that begins inward need not be the first of its paragraph."""
    is_indented = abs(one.inset - _INDENT) < _NEAR_INDENT and measure.indents >= _FEW_INDENTS
    return one.inset > _INWARD and not (is_indented or one.is_right)


def _hangs(group: Sequence[Placed], later: Placed, measure: Measure) -> bool:
    """Return whether a line stands below the one above, or where the words behind a label began."""
    first, last = group[0].line, group[-1]
    if wrapped.begins(later.line.text):
        return False
    if abs(last.inset - later.inset) < _HANGING and _is_block(last, measure):
        return not later.is_right
    found = _HANGS_FROM.match(first.text)
    if found is None or found.end() >= len(first.letters):
        return False
    place = first.letters[found.end()].left - measure.left(first)
    return abs(place / measure.size - later.inset) < _HANGING


def _stand(group: Sequence[Placed], measure: Measure) -> Stand | None:
    """Return the paragraph of some lines, with what they look like."""
    found = list(_bits(group))
    spans = tidied((bit.words, bit.marks) for bit in found)
    if not spans:
        return None
    face, _, is_bold = bits.whole(found)
    first = group[0]
    hints = Hints(
        strong=bits.strong(found),
        is_right=first.is_right,
        is_centred=first.is_centred,
        face=face,
        size=first.line.size,
        inset=max(first.inset * measure.size / first.line.size, 0.0),
        is_bold=is_bold,
    )
    return Stand(paragraph_of(spans, hints), hints)


def _bits(group: Sequence[Placed]) -> Iterator[Bit]:
    above = ""
    for one in group:
        line = one.line
        if above and _are_words(above, line.letters[0].char):
            yield Bit(" ", frozenset())
        for looks, some in itertools.groupby(line.letters, _looks):
            run = list(some)
            words = codec.clean("".join(letter.char for letter in run))
            yield Bit(words, letters.marks(run[0], line), looks)
        above = line.letters[-1].char


def _looks(letter: Letter) -> Looks:
    return Looks(letter.is_bold or letter.face in STRONG_FACES, letter.face, letter.size)


def _are_words(before: str, after: str) -> bool:
    """Return whether a line ended between two Latin words."""
    return before.isascii() and after.isascii() and before not in "-/" and before.isalnum()
