"""Words of four characters and more that lack one (缺字): 高度视, 充分肯, 实察看.

As in `typos`, only where the dictionary leaves a single character over does it look: what is short
of one character must begin and end with words, be no word itself, and stand for one only.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import compress, count

from gazetteer_desk.paths import resources
from gazetteer_desk.proof.cutting import FREE, Cut, cut, is_word
from gazetteer_desk.proof.finding import Spot
from gazetteer_desk.proof.lexicon import lexicon
from gazetteer_desk.proof.rule import RUNNING, Zone
from gazetteer_desk.proof.rulebook import Rulebook
from gazetteer_desk.proof.surnames import SURNAMES


RULE = "C05"
_SHORTEST, _LONGEST = 3, 4  # characters that are left of a word


def found(text: str, zone: Zone, rules: Rulebook) -> Iterator[Spot]:
    """Yield what lacks one character in one line."""
    rule = rules.rules.get(RULE)
    if rule is None or zone not in RUNNING:
        return
    parts, done, alone = cut(text), 0, _alone()
    for at in compress(count(), parts.is_loose):
        if text[at] in alone or at < done:
            continue
        if (stretch := _stretch(text, at, parts)) is not None and not _is_known(text, at):
            start, done, word = stretch
            yield rule.spot(start, done, (text[start:done],), suggestion=word)


def _is_known(text: str, at: int) -> bool:
    known = lexicon()
    return bool(known.length_of_own(text, at)) or known.reaches(text, at)


def _stretch(text: str, at: int, parts: Cut) -> tuple[int, int, str] | None:
    """Return from where to where something reaches over a place that lacks one character."""
    words, edges = _lacking(), parts.is_edge
    for start in range(max(at - _LONGEST + 1, 0), at + 1):
        if not edges[start] or text[start : start + 2] not in words:
            continue
        if _is_named(text, start, parts):
            continue
        for size in range(max(_SHORTEST, at + 1 - start), _LONGEST + 1):
            end = start + size
            if end > len(text) or not edges[end]:
                continue
            word = words.get(text[start:end])
            if word and word not in text[max(start - 1, 0) : end + 1]:
                return start, end, word
    return None


def _is_named(text: str, start: int, parts: Cut) -> bool:
    """Return whether a surname stands here, or right before, as a word for itself."""
    return any(at >= 0 and text[at] in SURNAMES and parts.is_loose[at] for at in (start - 1, start))


@cache
def _alone() -> frozenset[str]:
    """Return the characters that often are words for themselves."""
    rows = (resources() / "words" / "alone.txt").read_text("utf-8").splitlines()
    return FREE.union(*(row for row in rows if not row.startswith("#")))


@cache
def _lacking() -> Mapping[str, str]:
    """Return the words of four characters and more by all that is left of them without one.

    Left out is what is a word itself, and what may stand for more than one. By two characters that
    something begins with there is nothing: only what begins so is looked up.
    """
    known = lexicon().known
    made: dict[str, str] = {}
    twice: set[str] = set()
    for word in known:
        if not _SHORTEST < len(word) <= _LONGEST + 1:
            continue
        for less in {word[:at] + word[at + 1 :] for at in range(len(word))}:
            if less in known or is_word(less):
                continue
            if made.setdefault(less, word) != word:
                twice.add(less)
    kept = {less: word for less, word in made.items() if less not in twice}
    return dict.fromkeys((less[:2] for less in kept), "") | kept
