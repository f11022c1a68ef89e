"""Typing errors by sound and shape (音近、形近、颠倒): what is no word, but nearly a common one.

Only where the dictionary finds single characters does it look: words that stand side by side as
they should leave none. 宁可漏报：a character that is often a word for itself, or may belong to
somebody's name, must be very like the one that a very common word would have in its place.
"""

from collections.abc import Iterator
from functools import lru_cache
from itertools import compress, count

from gazetteer_desk.proof import words
from gazetteer_desk.proof.cutting import FREE as _FREE
from gazetteer_desk.proof.cutting import Cut, cut, is_word, would_stand
from gazetteer_desk.proof.finding import Spot
from gazetteer_desk.proof.lexicon import Lexicon, lexicon
from gazetteer_desk.proof.rule import RUNNING, Zone
from gazetteer_desk.proof.rulebook import Rulebook
from gazetteer_desk.proof.sounds import Alike, alike, close_to
from gazetteer_desk.proof.surnames import SURNAMES


PAIR, LONG = "C01", "C02"
_COMMONEST = 800  # words of two characters that are typed all day
_COMMON = 3000  # words of two characters that are often typed
_ANY = 1 << 16  # more words than there are
_SHORT = 3  # characters
_KNOWN = 1 << 13  # what was looked up lately: an office has much to say in the same words


_SELDOM = frozenset(  # free ones that hardly ever stand alone beside what is no word
    "位次件条部篇州者则令按据经新写似常师团连排班党军族国原互线站街港岛桥湖海山江记"
)


def found(text: str, zone: Zone, rules: Rulebook) -> Iterator[Spot]:
    """Yield what is nearly a common word in one line."""
    pair, long = rules.rules.get(PAIR), rules.rules.get(LONG)
    if zone not in RUNNING or (pair is None and long is None):
        return
    for start, end, word in _found(text):
        rule = long if len(word) > _SHORT else pair
        if rule is not None and not any(words.found(text[start:end], zone, rules)):
            yield rule.spot(start, end, (text[start:end],), suggestion=word)


_Hit = tuple[int, int, str]


def _found(text: str) -> Iterator[_Hit]:
    parts, known = cut(text), lexicon()
    done = 0
    for at in _doubtful(text, parts.is_loose):
        if at < done:
            continue
        if length := known.length_of_own(text, at):
            done = at + length
        elif not known.reaches(text, at) and (hit := _at(text, at, parts, known)):
            yield hit
            done = hit[1]


def _doubtful(text: str, loose: bytes) -> list[int]:
    """Return where a single character stands that is hardly a word, or a free one before it."""
    made: list[int] = []
    last = -1  # place of such a one
    for at in compress(count(), loose):
        if text[at] not in _FREE:
            if loose[at - 1] and last != at - 1:
                made.append(at - 1)
            made.append(at)
            last = at
    return made


def _at(text: str, at: int, parts: Cut, known: Lexicon) -> _Hit | None:
    hit = None
    if text[at] not in _FREE:
        first, behind = max(at - 3, 0), at + 4
        hit = _longer(text[first:behind], at - first, parts.is_edge[first : behind + 1])
        hit = hit and (hit[0] + first, hit[1] + first, hit[2])
    if hit is None and parts.is_loose[at + 1] and not known.length_of_own(text, at + 1):
        hit = _pair(text, at, parts, known)
    return hit


@lru_cache(_KNOWN)
def _longer(text: str, at: int, is_edge: bytes) -> _Hit | None:
    """Return where a longer word is meant round a character, which has no more beside it."""
    known = lexicon()
    return _long(text, at, is_edge, known) or _three(text, at, is_edge, known)


def _long(text: str, at: int, is_edge: bytes, known: Lexicon) -> _Hit | None:
    for start in range(min(at + 1, len(text) - 3)):
        if is_edge[start] and is_edge[start + 4]:
            head, tail = text[start : start + 2], text[start + 2 : start + 4]
            if word := _nearly(head, tail, known):
                return None if head + tail in known.known else (start, start + 4, word)
    return None


def _nearly(head: str, tail: str, known: Lexicon) -> str | None:
    """Return the word of four that is one character off, or has two neighbours changed over."""
    for word in known.heads.get(head, ()):
        if _is_off(word[2], word[3], *tail):
            return word
    for word in known.tails.get(tail, ()):
        if _is_off(word[0], word[1], *head):
            return word
    turned = known.turned.get(head + tail)
    return turned if turned and head[1] != tail[0] else None


def _is_off(one: str, other: str, there: str, beside: str) -> bool:
    if one == there:
        return other != beside and alike(other, beside) > Alike.NOT
    if other == beside:
        return alike(one, there) > Alike.NOT
    return one == beside and other == there


def _three(text: str, at: int, is_edge: bytes, known: Lexicon) -> _Hit | None:
    of_first, of_middle, of_last = known.threes
    for start in range(max(at - 2, 0), min(at + 1, len(text) - 2)):
        if not (is_edge[start] and is_edge[start + 3]):
            continue
        one, two, three = text[start : start + 3]
        near = (
            of_first.get(two + three, ()),
            of_middle.get(one + three, ()),
            of_last.get(one + two, ()),
        )
        for k, likes in enumerate(near):
            if not likes or (there := text[start + k]) in _FREE:
                continue
            close = close_to(there)
            for word in likes:
                if word[k] in close and _is_none(text, start, known):
                    return start, start + 3, word
    return None


def _is_none(text: str, start: int, known: Lexicon) -> bool:
    """Return whether three characters are no word themselves."""
    there = text[start : start + 3]
    return there not in known.known and not is_word(there)


def _pair(text: str, at: int, parts: Cut, known: Lexicon) -> _Hit | None:
    one, other = there = text[at : at + 2]
    free = _FREE.intersection(there)
    strange = _strangers(text, at, parts.is_loose)
    if _FREE.issuperset(there) or there in known.known or strange > 1 or (strange and free):
        return None
    near, is_turned = _near_pair(there)
    if not (near or is_turned) or is_word(there):
        return None
    limit = _rarest(free, may_be_name=_may_be_name(text, at, parts))
    if strange:
        limit = min(limit, _COMMONEST)
    best, most = None, 0
    for k, word in near:
        rank, how = known.ranks[word], alike(word[k], there[k])
        worth = 4 * how * _COMMON - rank
        if worth <= most or rank >= limit or (strange and how < Alike.IN_SOUND):
            continue
        if would_stand(text, at, at + 2, word):
            best, most = word, worth
    if best is None and is_turned and limit == _ANY:
        turned = other + one
        best = turned if would_stand(text, at, at + 2, turned) else None
    return (at, at + 2, best) if best else None


@lru_cache(_KNOWN)
def _near_pair(there: str) -> tuple[tuple[tuple[int, str], ...], bool]:
    """Return the common words that are one character off, with which, and whether it is turned."""
    one, other, known = *there, lexicon()
    near = [(1, word) for word in known.first.get(one, ()) if word[1] in close_to(other)]
    near += [(0, word) for word in known.last.get(other, ()) if word[0] in close_to(one)]
    return tuple(near), known.ranks.get(other + one, _COMMON) < _COMMON


def _rarest(free: frozenset[str], *, may_be_name: bool) -> int:
    """Return from which rank on a word is too rare to be meant."""
    if may_be_name or not free <= _SELDOM:
        return _COMMONEST
    return _COMMON if free else _ANY


def _strangers(text: str, at: int, loose: bytes) -> int:
    """Return on how many sides a third such character stands: in an old name or a verse on both.

    One behind a surname is somebody's name: what follows is judged as what may belong to it.
    """
    before = at and loose[at - 1] and text[at - 1] not in _FREE and not _is_named(text, at)
    return bool(before) + bool(loose[at + 2] and text[at + 2] not in _FREE)


def _is_named(text: str, at: int) -> bool:
    """Return whether a surname stands two characters before."""
    return at > 1 and text[at - 2] in SURNAMES


def _may_be_name(text: str, at: int, parts: Cut) -> bool:
    """Return whether a surname begins here, or right before, as a word for itself."""
    if text[at] in SURNAMES:
        return True
    return any(
        at >= back and parts.is_edge[at - back] and text[at - back] in SURNAMES for back in (1, 2)
    )
