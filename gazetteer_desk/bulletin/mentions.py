"""Persons in a text with the posts they are named by (人名和职务): 县委副书记沈砚秋, 赵行、邓瑜.

Read as an office writes: the posts stand right before the name, and hold for every name of the
list that follows. What cannot be told for sure is left out: a question about somebody who does not
exist costs more than one that is not asked.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

import msgspec

from gazetteer_desk.bulletin import person_names
from gazetteer_desk.bulletin.person_names import HAN
from gazetteer_desk.bulletin.posts import HEAD, Written, all_written, written


class Mention(msgspec.Struct, frozen=True, gc=False):
    """A name in a text, by characters, and the posts before it with where these stand."""

    name: str
    start: int
    end: int
    titles: tuple[str, ...] = ()
    titles_at: tuple[tuple[int, int], ...] = ()
    is_former: bool = False  # 原, 时任: what he was, not what he is

    @property
    def posts(self) -> tuple[Written, ...]:
        """Return what its posts say."""
        return all_written(self.titles)

    @property
    def title(self) -> str:
        """Return its posts as they are written, 党组成员、副主任."""
        return "、".join(self.titles)


_HEADS = re.compile(rf"{HEAD}(?!会|室|科员|委员|级|处|助理|团|热线|信箱|办公)")
_RUN = re.compile(rf"[{HAN}]*$")
_JOIN = re.compile(rf"[、兼暨]\s?(?:[{HAN}]{{0,16}}?)(?={HEAD})")
_LIST = re.compile(r"[、]|和|与|及|以及")
# What stands before an organ and is no part of it: 会议由|县委, 邀请|县档案馆.
_BEFORE = re.compile(
    r".*(?:[由与及请的在对向经是为给把被让]|会议|会前|会后|会上|邀请|陪同|听取|传达|根据|按照|随后|其中|当选|任命|选举|现任|时任|兼任|担任"
    r"|曾任|历任|主持人|主讲人|联系人|以及|接任|同志|(?<![共平祥])和|原(?=[省市县区乡镇局]))"
)
_FORMER = re.compile(r"(?:原|时任|曾任|历任|前任|老)$")
_OF_FORMER = 3  # characters before a post that may say so
_LONGEST_ORGAN = 24


@lru_cache(1 << 13)
def mentions(text: str, known: frozenset[str] = frozenset()) -> tuple[Mention, ...]:
    """Return the persons that a line names with their posts, in its order.

    Those of the `known` names are told by them, whatever follows.
    """
    return tuple(_found(text, known))


def _found(text: str, known: frozenset[str]) -> Iterator[Mention]:
    done, organs = 0, dict[str, str]()
    for chain in _chains(text):
        at = chain[-1][1]
        at += len(text[at:]) - len(text[at:].lstrip(" 　"))
        end = person_names.name_end(text, at, known)
        if end is None or chain[0][0] < done:
            continue
        titles = _in_full(text, chain, done, organs)
        begins = chain[0][0]
        is_former = bool(_FORMER.search(text, max(begins - _OF_FORMER, 0), begins))
        is_former |= titles[0].startswith("原") or (begins > 0 and text.startswith("原"))
        for start, stop in _listed(text, at, end, known):
            name = person_names.bare(text[start:stop])
            yield Mention(name, start, stop, titles, chain, is_former)
            done = stop


def _in_full(
    text: str, chain: tuple[tuple[int, int], ...], done: int, organs: dict[str, str]
) -> tuple[str, ...]:
    """Return the posts; a deputy behind his head (县教育局局长……，副局长……) is of the same organ.

    `organs` are those of the heads that were named since the sentence began; the last name ends
    at `done`.
    """
    if "。" in text[done : chain[0][0]]:
        organs.clear()
    made: list[str] = []
    for start, end in chain:
        title = text[start:end]
        if (said := written(title)) is not None:
            organ = said.organ or (organs.get(said.base, "") if said.rank else "")
            organs[said.base] = organ
            title = title if said.organ else organ + title
        made.append(title)
    return tuple(made)


def _listed(text: str, start: int, end: int, known: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Yield the names of a list, the first of which is known: 赵行、邓瑜."""
    yield start, end
    while joined := _LIST.match(text, end):
        start = joined.end()
        stop = person_names.name_end(text, start, known)
        if stop is None or _HEADS.match(text, stop):
            return
        yield start, stop
        end = stop


def _chains(text: str) -> Iterator[tuple[tuple[int, int], ...]]:
    """Yield the posts that stand together before one name: 办党组书记、主任 as two stretches."""
    chain: list[tuple[int, int]] = []
    for start, end in heads(text):
        if chain and _joins(text, chain[-1][1], end):
            chain.append((chain[-1][1] + 1, end))
            continue
        if chain:
            yield tuple(chain)
        floor = chain[-1][1] if chain else 0
        chain = [(_organ_start(text, start, floor), end)]
    if chain:
        yield tuple(chain)


@lru_cache(1 << 13)
def heads(text: str) -> tuple[tuple[int, int], ...]:
    """Return where heads of posts stand (副主任); one that goes on into another ends with that."""
    return tuple(_heads(text))


def _heads(text: str) -> Iterator[tuple[int, int]]:
    last: tuple[int, int] | None = None
    for match in _HEADS.finditer(text):
        if last and last[1] == match.start():
            last = last[0], match.end()
            continue
        if last:
            yield last
        last = match.span()
    if last:
        yield last


def _joins(text: str, end: int, next_end: int) -> bool:
    between = text[end:next_end]
    return between[:1] in ("、", "兼", "暨") and bool(
        re.fullmatch(rf"[{HAN}（）()]{{2,24}}", between[1:])
    )


def _organ_start(text: str, start: int, floor: int) -> int:
    """Return where the organ before a head begins, at the word that leads to it."""
    floor = max(floor, start - _LONGEST_ORGAN)
    run = _RUN.search(text, floor, start)
    begins = run.start() if run else start
    lead = _BEFORE.match(text, begins, start)
    return lead.end() if lead else begins
