"""Set phrases (固定表述) that are nearly right: one character off, two where the phrase is long.

`phrases.tsv` has them. What is fixed to the letter (必错) may be off in any way; of the others only
what is typed wrong by sound or shape, doubled, left out inside, or put in a wrong order is found.
An office's own (`Changes.phrases`) are fixed to the letter too, but what is off is only doubtful.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache, cached_property
from itertools import chain

import msgspec
from rapidfuzz.distance import OSA, Editop, Levenshtein

from gazetteer_desk.bulletin.lately import Lately
from gazetteer_desk.paths import resources
from gazetteer_desk.proof.cutting import Cut, by_heads, cut, is_word, neighbours, pairs_in
from gazetteer_desk.proof.finding import Level, Spot
from gazetteer_desk.proof.lexicon import lexicon
from gazetteer_desk.proof.rule import RUNNING, Zone
from gazetteer_desk.proof.rulebook import Rulebook
from gazetteer_desk.proof.sounds import Alike, alike


FIXED, COMMON = "B12", "C04"
_LONG = 12  # characters of a fixed phrase that may be off by two
_WORDY = 6  # characters from which any other character in a fixed one is wrong
_SHORT = 4  # characters up to which a fixed one is only looked for in quotation marks
_MEANT = (
    "领悟",
    "拥护",
    "捍卫",
    "坚定",
    "统筹推进",
    "协调推进",
)  # what stands before a short one, and no other slogan
_DIGITS = frozenset("一二三四五六七八九十百零〇两首")
_LINKS = frozenset("的之和与及、")  # may stand inside a phrase


class Phrase(msgspec.Struct, frozen=True, dict=True):
    """A phrase, the rule it belongs to, and what is one character off and right as well."""

    words: str
    rule: str
    is_fixed: bool
    others: frozenset[str] = frozenset()

    @cached_property
    def most(self) -> int:
        """Return by how many characters it may be off."""
        return 2 if self.is_fixed and len(self.words) >= _LONG else 1


class _Piece(msgspec.Struct, frozen=True, gc=False):
    """A piece of a phrase that an error elsewhere leaves whole, and where it begins in it.

    The rest stands, if it does, from `before` to `behind` characters from there, and has `others`.
    """

    words: str
    offset: int
    phrase: Phrase
    before: int
    behind: int
    others: frozenset[str]

    def may_be(self, text: str, at: int) -> bool:
        """Return whether enough of the others stand around the piece, which begins there."""
        around, most = text[max(at - self.before, 0) : at + self.behind], self.phrase.most
        if len(self.others) > most and self.others.isdisjoint(around):
            return False
        return len(self.others.difference(around)) <= most


_Anchors = Mapping[str, tuple[_Piece, ...]]


@cache
def built_in() -> tuple[Phrase, ...]:
    """Return the phrases that come with the program, read once."""
    made: list[Phrase] = []
    for line in (resources() / "words" / "phrases.tsv").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            words, level, others, *_ = (*line.split("\t"), "", "")
            is_fixed = level == Level.ERROR
            rule = FIXED if is_fixed else COMMON
            made.append(Phrase(words, rule, is_fixed, frozenset(others.split())))
    return tuple(made)


def _anchored(own: tuple[str, ...]) -> _Anchors:
    """Return the pieces of the phrases, one of which an error leaves whole, by how they begin."""
    made: list[_Piece] = []
    for phrase in chain(built_in(), (Phrase(words, COMMON, is_fixed=True) for words in own)):
        count = phrase.most + 1
        size = len(phrase.words) // count
        for nth in range(count):
            offset = nth * size
            words = phrase.words[offset : None if nth == count - 1 else offset + size]
            before, behind = offset + phrase.most, len(phrase.words) - offset + phrase.most
            others = frozenset(phrase.words).difference(words)
            made.append(_Piece(words, offset, phrase, before, behind, others))
    return by_heads((piece.words, piece) for piece in made)


_anchors = Lately[tuple[str, ...], _Anchors](_anchored)


def found(text: str, zone: Zone, rules: Rulebook) -> Iterator[Spot]:
    """Yield the phrases of one line that are nearly right."""
    if zone not in RUNNING:
        return
    anchors, pairs = _anchors(rules.phrases), neighbours(text)
    first, last = 0, 0  # of the last phrase, right or wrong
    for at in pairs_in(text, anchors):
        for piece in anchors.get(text[at : at + 3]) or anchors[pairs[at]]:
            phrase, begins = piece.phrase, at - piece.offset
            if not text.startswith(piece.words, at) or phrase.rule not in rules.rules:
                continue
            if begins >= 0 and text.startswith(phrase.words, begins):
                if begins + len(phrase.words) > last:
                    first, last = begins, begins + len(phrase.words)
            elif piece.may_be(text, at) and (hit := _nearly(text, at, piece)):
                start, end = hit
                if start < first or end > last:
                    first, last = hit
                    rule = rules.rules[phrase.rule]
                    yield rule.spot(start, end, (text[start:end],), suggestion=phrase.words)


def _nearly(text: str, at: int, piece: _Piece) -> tuple[int, int] | None:
    """Return the stretch around a whole piece that is nearly the phrase."""
    phrase, offset, length = piece.phrase, piece.offset, len(piece.words)
    most, rest = phrase.most, len(phrase.words) - offset - length
    is_edge = cut(text).is_edge
    best, nearest = None, most + 1.0
    for before in range(max(offset - most, 0), offset + most + 1) if offset else (0,):
        for after in range(max(rest - most, 0), rest + most + 1) if rest else (0,):
            start, end = at - before, at + length + after
            if start < 0 or end > len(text):
                continue
            if not phrase.is_fixed and not (is_edge[start] and is_edge[end]):
                continue
            off = OSA.distance(text[start:end], phrase.words, score_cutoff=most)
            if not 0 < off <= most:
                continue
            off -= 0.5 * (text[end - 1] == phrase.words[-1])  # of two stretches the whole one
            if off < nearest and _is_off(text, start, end, phrase):
                best, nearest = (start, end), off
    return best


def _is_off(text: str, start: int, end: int, phrase: Phrase) -> bool:
    """Return whether it is the phrase with an error, and nothing else that is right."""
    there, words = text[start:end], phrase.words
    is_short = len(words) <= _SHORT
    if there in phrase.others or not there.strip("“”").replace("、", "").isalpha():
        return False
    if phrase.is_fixed and is_short and not _is_quoted(text, start, end):
        return False
    parts = cut(text)
    if not phrase.is_fixed and _is_of_words(text, start, end, parts):
        return False
    if sorted(there) == sorted(words):
        return True
    deeds = Levenshtein.editops(there, words)
    if _adds_a_word(deeds, there):
        return False
    is_ours = phrase.rule != FIXED or (is_short and text.endswith(_MEANT, 0, start - 1))
    is_any = phrase.is_fixed and (len(words) >= _WORDY or (is_short and is_ours))
    is_loose = len(words) >= _LONG or (len(words) > _SHORT and 1 in parts.is_loose[start:end])
    return all(
        _is_error(
            deed,
            there,
            words,
            is_any=is_any and (is_ours or _is_inside(deed, words)),
            is_loose=is_loose,
        )
        for deed in deeds
    )


def _is_inside(deed: Editop, words: str) -> bool:
    """Return whether it is neither the first character nor the last: 全面从严治税 is no slip."""
    return deed.tag != "replace" or 0 < deed.dest_pos < len(words) - 1


def _adds_a_word(deeds: Iterable[Editop], there: str) -> bool:
    """Return whether all it has besides the phrase is a word: 社会主义经济思想."""
    if any(deed.tag != "delete" for deed in deeds):
        return False
    added = "".join(there[deed.src_pos] for deed in deeds)
    return len(added) > 1 and is_word(added) and there.count(added) == 1


def _is_error(deed: Editop, there: str, words: str, *, is_any: bool, is_loose: bool) -> bool:
    """Return whether this one difference is a slip: a wrong character, one too few or doubled."""
    old, new = there[deed.src_pos : deed.src_pos + 1], words[deed.dest_pos : deed.dest_pos + 1]
    if deed.tag == "replace":
        if old in _DIGITS and new in _DIGITS:
            return False
        return is_any or alike(old, new) >= Alike.IN_SHAPE
    if deed.tag == "insert":
        return is_loose and 0 < deed.dest_pos < len(words) - 1 and new not in _DIGITS
    if is_any and old not in _LINKS:
        return True
    return old in (there[deed.src_pos - 1 : deed.src_pos], there[deed.src_pos + 1 :][:1])


def _is_of_words(text: str, start: int, end: int, parts: Cut) -> bool:
    """Return whether common words make it up: then it may well be meant."""
    at = start
    while at < end:
        first, at = parts.around(at)
        if text[first:at] not in lexicon().known:
            return False
    return True


def _is_quoted(text: str, start: int, end: int) -> bool:
    return text[start - 1 : start] in ("“", "‘") and text[end : end + 1] in ("”", "’")
