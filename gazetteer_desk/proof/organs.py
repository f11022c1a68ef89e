"""Names of organs (机关名称) that are one character off: 人力资源与社会保障局.

`organs.tsv` has them without the names of places, in all the forms that are right somewhere. Where
one is at an end, what stands from the name of a place on, or from the beginning of a clause, is
looked up: a name is off by one if both are the same without one of their characters.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from operator import add

from rapidfuzz.distance import OSA

from gazetteer_desk.paths import resources
from gazetteer_desk.proof.finding import Spot
from gazetteer_desk.proof.rule import Zone
from gazetteer_desk.proof.rulebook import Rulebook
from gazetteer_desk.proof.sounds import Alike, alike


RULE = "O50"
_SHORTEST = 5  # characters of a name that is told by all of them but one
_FREELY_JOINED = frozenset({"文化", "教育", "政务", "行政"})  # with 和 here and without it there
_BRANCHES = ("分", "总")  # 市场监督管理分局
_BROKEN = 4  # pairs, one more than there are characters, that one error breaks at most
_KNOWN = 1 << 12  # what was looked up lately: an issue names few organs
_PLACES = "省市县区州旗盟乡镇委原"
_BEGIN = re.compile(f"^|[{_PLACES}，、。；：（《“(]")  # what a name stands behind
_GOES_ON = "议上后前场展计见谈员同期址标史徽长风话意"  # 会议, 委员会同: there no name ends


@cache
def names() -> Mapping[str, int]:
    """Return the names of organs, those that are usual first, read once."""
    rows = (resources() / "words" / "organs.tsv").read_text("utf-8").splitlines()
    return {row: at for at, row in enumerate(rows) if row and not row.startswith("#")}


@cache
def _shortened() -> Mapping[str, tuple[str, ...]]:
    """Return the names by what is left of them without one character, and by themselves."""
    made: dict[str, list[str]] = {}
    for name in names():
        if len(name) >= _SHORTEST:
            for less in {name, *_without_one(name)}:
                made.setdefault(less, []).append(name)
    return {less: tuple(some) for less, some in made.items()}


def _without_one(words: str) -> Iterator[str]:
    return (words[:at] + words[at + 1 :] for at in range(len(words)))


@cache
def _pairs() -> frozenset[str]:
    """Return each two characters that stand side by side in a name."""
    return frozenset(pair for name in names() for pair in map(add, name, name[1:]))


@cache
def _ends() -> "re.Pattern[str]":
    last = "".join(sorted({name[-1] for name in names() if len(name) >= _SHORTEST}))
    return re.compile(f"[{last}](?![{_GOES_ON}])")


@cache
def _longest() -> int:
    return max(map(len, names())) + 1


def found(text: str, zone: Zone, rules: Rulebook) -> Iterator[Spot]:
    """Yield the names of organs in a line that are one character off."""
    rule = rules.of(RULE, zone)
    if rule is None:
        return
    longest, right = _longest(), names()
    for match in _ends().finditer(text):
        end = match.end()
        begins = _BEGIN.finditer(text, max(end - longest, 0), max(end - _SHORTEST + 2, 0))
        starts = [(begin.end(), begin[0]) for begin in begins]
        if any(text[start:end] in right for start, _ in starts):
            continue
        for start, before in starts:
            there = text[start:end]
            if (name := _meant(there)) and (there[0] == name[0] or (before and before in _PLACES)):
                yield rule.spot(start, end, (there,), suggestion=name)
                break


@lru_cache(_KNOWN)
def _meant(there: str) -> str | None:
    """Return the name that this is, but for one character inside; None where there is none."""
    pairs = map(_pairs().__contains__, map(add, there, there[1:]))
    if sum(pairs) < len(there) - _BROKEN:
        return None  # with an error more of them would be those of a name
    near = _shortened()
    some = {name for less in (there, *_without_one(there)) for name in near.get(less, ())}
    return min((one for one in some if _is_off(there, one)), key=names().__getitem__, default=None)


def _is_off(there: str, name: str) -> bool:
    if there[-1] != name[-1] or OSA.distance(there, name) != 1:
        return False
    if there[:-2] + there[-1] == name and there[-2] in _BRANCHES:
        return False
    if name[:2] in _FREELY_JOINED and there.replace("和", "") == name.replace("和", ""):
        return False
    if there[0] == name[0]:
        return True
    return len(there) == len(name) and alike(there[0], name[0]) >= Alike.IN_SHAPE
