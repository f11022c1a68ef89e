"""The persons of the directory as a text is held against them (名录里的人).

What a line says about persons is found once, and remembered by its words for as long as the
directory stays the same.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

import msgspec

from gazetteer_desk.bulletin import person_names
from gazetteer_desk.bulletin.lately import Lately
from gazetteer_desk.bulletin.mentions import Mention, heads, mentions
from gazetteer_desk.bulletin.persons import Person, Persons, written
from gazetteer_desk.bulletin.posts import Written, agree
from gazetteer_desk.bulletin.resembling import resemble


_SHORTEST = 2  # characters of a name
_ANY_CHARACTER = 3  # of a name this long any one may be wrong


class Roster:
    """The directory's persons by their names; two may be called alike."""

    def __init__(self, persons: Persons) -> None:
        self.by_name: dict[str, tuple[Person, ...]] = {}
        self.places: dict[str, int] = {}
        self._blanked: dict[str, list[str]] = {}
        self._held: dict[tuple[str, dt.date | None], tuple[tuple[Written, ...], ...]] = {}
        for place, person in enumerate(persons):
            name = person_names.bare(person.name)
            if len(name) < _SHORTEST:
                continue
            self.by_name[name] = (*self.by_name.get(name, ()), person)
            if not person.is_retired:
                self.places.setdefault(name, place)
        for name in self.by_name:
            for blank in _blanked(name):
                self._blanked.setdefault(blank, []).append(name)
        self.names = frozenset(self.by_name)
        longest_first = sorted(self.names, key=lambda one: (-len(one), one))
        self.pattern = re.compile("|".join(map(re.escape, longest_first)) or r"(?!)")
        heads = {name[0] for name in self.names if len(name) >= _ANY_CHARACTER}
        self.heads = re.compile(f"[{re.escape(''.join(sorted(heads)))}]" if heads else r"(?!)")

    def held(self, name: str, day: dt.date | None) -> tuple[tuple[Written, ...], ...]:
        """Return what each of that name is on a day; no day: whatever he ever was."""
        known = self._held.get((name, day))
        if known is None:
            known = tuple(
                written(person.posts if day is None else person.posts_on(day))
                for person in self.by_name.get(name, ())
            )
            self._held[name, day] = known
        return known

    def is_held(self, post: Written, day: dt.date | None, *, apart_from: str) -> bool:
        """Return whether somebody else holds this very post on a day, of an organ that is named."""
        return bool(post.organ) and any(
            agree(post, two)
            for name in self.names
            if name != apart_from
            for held in self.held(name, day)
            for two in held
        )

    def near(self, name: str) -> Iterator[str]:
        """Yield the names that one character tells from this one, which is none of them."""
        if name in self.names:
            return
        for blank in _blanked(name):
            yield from self._blanked.get(blank, ())

    def twisted(self, name: str) -> Iterator[str]:
        """Yield the names of the same characters, or of one more or fewer, in this order."""
        if name in self.names:
            return
        for other in self.names:
            if other[0] != name[0] or max(len(other), len(name)) < _ANY_CHARACTER:
                continue
            is_turned = sorted(other) == sorted(name)
            if is_turned or (abs(len(other) - len(name)) == 1 and _within(name, other)):
                yield other


roster = Lately[Persons, Roster](Roster)


def _blanked(name: str) -> Iterable[str]:
    return (f"{name[:at]}?{name[at + 1 :]}" for at in range(len(name)))


def _within(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    rest = iter(long)
    return all(character in rest for character in short)


def is_misheard(name: str, other: str) -> bool:
    """Return whether the one character that tells two names apart sounds or looks alike."""
    return all(a == b or resemble(a, b) for a, b in zip(name, other, strict=True))


class Seen(msgspec.Struct, frozen=True, gc=False):
    """What one line says about persons: those with their posts, and where known names stand.

    `runs` are the stretches in which persons stand side by side (沈砚秋、卢佩宁); whoever stands
    alone is a run of one.
    """

    mentions: tuple[Mention, ...]
    runs: tuple[tuple[Mention, ...], ...]


@lru_cache(1 << 13)
def seen(text: str, known: Roster) -> Seen:
    """Return what a line says about persons, those of the directory told by their names."""
    with_posts = mentions(text, known.names)
    taken = {one.start: one for one in with_posts}
    inside = {at for one in with_posts for at in range(one.start, one.end)}
    behind = dict(heads(text))
    for match in known.pattern.finditer(text):
        at = match.start()
        if at in inside:
            continue
        if not _goes_on(text, match, known):
            taken[at] = _bare(text, at, match.end(), behind)
    with_posts = tuple(one for _, one in sorted(taken.items()) if one.titles)
    return Seen(with_posts, tuple(_runs(text, [taken[at] for at in sorted(taken)])))


def _bare(text: str, start: int, end: int, heads: Mapping[int, int]) -> Mention:
    """Return a known name as it stands there, with the post right behind it (卢佩宁副县长)."""
    name = text[start:end]
    if (behind := heads.get(end)) is None:
        return Mention(name, start, end)
    return Mention(name, start, end, (text[end:behind],), ((end, behind),))


def _goes_on(text: str, match: "re.Match[str]", known: Roster) -> bool:
    """Return whether a name of two characters is but the beginning of a longer one."""
    if len(match[0]) > _SHORTEST:
        return False
    return person_names.name_end(text, match.start(), known.names) != match.end()


_SIDE_BY_SIDE = re.compile(r"[、，]|和|与|及|以及")


def _runs(text: str, faces: list[Mention]) -> Iterator[tuple[Mention, ...]]:
    run: list[Mention] = []
    for face in faces:
        if run and not _is_beside(text, run[-1], face):
            yield tuple(run)
            run = []
        run.append(face)
    if run:
        yield tuple(run)


def _is_beside(text: str, one: Mention, other: Mention) -> bool:
    ends, begins = one.end, other.start
    if one.titles_at and one.titles_at[0][0] >= one.end:
        ends = one.titles_at[-1][1]
    if other.titles_at and ends <= other.titles_at[0][0] < other.start:
        begins = other.titles_at[0][0]
    return bool(_SIDE_BY_SIDE.fullmatch(text, ends, begins))
