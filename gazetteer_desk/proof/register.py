"""The units of the directory as a text is held against them (名录里的单位).

A line is gone through once: each name is looked for by two pairs of its characters that do not
touch, so that whichever one character is wrong, one of the pairs still stands.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache

import msgspec
from rapidfuzz.distance import Hamming

from gazetteer_desk.bulletin.lately import Lately
from gazetteer_desk.bulletin.person_names import is_word
from gazetteer_desk.bulletin.resembling import resemble
from gazetteer_desk.bulletin.units import Unit, Units
from gazetteer_desk.proof.cutting import pairs_in


_PAIR = 2
_SHORTEST = 3  # characters of a name that is looked for
_TELLING = frozenset("省市州盟县区旗乡镇村国一二三四五六七八九十东南西北中上下大小")
_PLACE = re.compile(r"^\w{2,3}(?=[县市区州]\w{3})")  # 青梧|县档案局
_TOWN = re.compile(r"[乡镇村]$")  # a name of three characters that is looked for with one wrong


class Register:
    """The directory's units by their names, full and short."""

    def __init__(self, units: Units) -> None:
        self.by_name: dict[str, Unit] = {}
        for unit in units:
            gone = _PLACE.sub("", unit.name) if unit.is_retired else ""
            for name in (unit.name, unit.short, gone):
                if len(name) >= _SHORTEST:
                    self.by_name.setdefault(name, unit)
        counts = Counter(pair for name in self.by_name for pair in _pairs(name))
        self.anchors: dict[str, list[tuple[str, int]]] = {}
        for name in self.by_name:
            for at in _anchors(name, counts):
                self.anchors.setdefault(name[at : at + _PAIR], []).append((name, at))
        towns = [name for name in self.by_name if len(name) == _SHORTEST and _TOWN.search(name)]
        middles = "|".join(f"{re.escape(name[0])}.{re.escape(name[2])}" for name in towns)
        self.towns = re.compile(middles or r"(?!)")
        self.by_ends = {name[0] + name[2]: name for name in towns}


register = Lately[Units, Register](Register)


def _pairs(name: str) -> list[str]:
    return [name[at : at + _PAIR] for at in range(len(name) - 1)]


def _anchors(name: str, counts: Counter[str]) -> tuple[int, ...]:
    """Return where the two rarest pairs of a name begin that do not touch."""
    by_rarity = sorted(range(len(name) - 1), key=lambda at: counts[name[at : at + _PAIR]])
    first = by_rarity[0]
    return (first, *[at for at in by_rarity if abs(at - first) >= _PAIR][:1])


class Named(msgspec.Struct, frozen=True, gc=False):
    """A stretch of a line that is the name of a unit, or nearly one."""

    start: int
    end: int
    name: str


class Seen(msgspec.Struct, frozen=True, gc=False):
    """The names of units in one line, and what is one character off one of them."""

    known: tuple[Named, ...]
    near: tuple[Named, ...]


_NOTHING = Seen((), ())


@lru_cache(1 << 13)
def seen(text: str, units: Register) -> Seen:
    """Return the units that a line names, the longest name where several stand at one place."""
    exact: set[tuple[int, int, str]] = set()
    near: set[tuple[int, int, str]] = set()
    for at in pairs_in(text, units.anchors):
        for name, offset in units.anchors[text[at : at + _PAIR]]:
            start = at - offset
            if start < 0:
                continue
            words = text[start : start + len(name)]
            if words == name:
                exact.add((start, start + len(name), name))
            elif len(name) > _SHORTEST and _is_near(text, start, words, name):
                near.add((start, start + len(name), name))
    for match in units.towns.finditer(text):
        words = match[0]
        name = units.by_ends.get(words[0] + words[2], words)
        if words != name and _is_slip(words[1], name[1]):
            near.add((match.start(), match.end(), name))
    if not (exact or near):
        return _NOTHING
    known = _longest(exact)
    slips = [one for one in _longest(near) if not _is_covered(one, known)]
    slips = [one for one in slips if text[one.start : one.end] not in units.by_name]
    return Seen(tuple(one for one in known if not _is_covered(one, slips)), tuple(slips))


def _is_near(text: str, start: int, words: str, name: str) -> bool:
    """Return whether one character is another that sounds or looks alike, or two are turned."""
    if len(words) != len(name) or Hamming.distance(words, name, score_cutoff=_PAIR) > _PAIR:
        return False
    wrong = [at for at, (a, b) in enumerate(zip(words, name, strict=True)) if a != b]
    if len(wrong) == _PAIR:
        first, second = wrong
        return second == first + 1 and words[first] + words[second] == name[second] + name[first]
    if len(wrong) != 1 or not _is_slip(words[wrong[0]], name[wrong[0]]):
        return False
    end = start + len(name)
    is_last = wrong[0] == len(name) - 1  # 县档案|管理局 is not 县档案馆
    return not is_last or not is_word(text[end - 1 : end + 1]) or end == len(text)


def _is_slip(one: str, other: str) -> bool:
    """Return whether two characters are mixed up; 省, 县, 一, 三 tell other units apart."""
    return _TELLING.isdisjoint((one, other)) and resemble(one, other)


def _longest(found: Iterable[tuple[int, int, str]]) -> tuple[Named, ...]:
    kept: list[Named] = []
    for start, end, name in sorted(found, key=lambda one: (one[0] - one[1], one[0])):
        one = Named(start, end, name)
        if not _is_covered(one, kept):
            kept.append(one)
    return tuple(sorted(kept, key=lambda one: one.start))


def _is_covered(one: Named, others: Iterable[Named]) -> bool:
    """Return whether it overlaps one of the others that is no mere piece of it."""
    return any(
        one.start < other.end
        and other.start < one.end
        and (one == other or other.start < one.start or one.end < other.end)
        for other in others
    )


def other_shorts(text: str, unit: Unit) -> Iterator[tuple[int, int]]:
    """Yield where a text has another short form of a unit's name: 县志办 for 县地方志办."""
    short, full = unit.short, unit.name
    if len(short) < _SHORTEST or short[0] not in full:
        return
    for match in _like(short[0], short[-1], len(full)).finditer(text):
        form = match[0]
        if form not in (short, full) and len(form) < len(full) and _is_part(form, full):
            yield match.span()


@lru_cache(512)
def _like(first: str, last: str, most: int) -> "re.Pattern[str]":
    first, last = re.escape(first), re.escape(last)
    return re.compile(rf"{first}[^\W{first}]{{1,{most}}}?{last}")


def _is_part(form: str, full: str) -> bool:
    rest = iter(full)
    return all(character in rest for character in form)
