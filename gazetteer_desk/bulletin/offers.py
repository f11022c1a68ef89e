"""Names offered while one types: found by Chinese, by initials, by full pinyin, or by a mixture.

What begins as it was typed comes first, then what begins so in pinyin, then what only holds it;
within these the order in which the names were given, which is the most recently used first. Marks
between the characters need not be typed: sxw finds 市（县）委.

What was typed becomes one pattern over all names at once: at each place of it a set of characters
that may be meant by the next letters. So a key costs what a search in a text does.
"""

import re
import unicodedata
from bisect import bisect
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import accumulate, islice

import msgspec

from gazetteer_desk.bulletin import pinyin


MOST = 60  # names found: more are no help
_LARGEST = 20_000  # characters of a pattern: "shshsh…" may be parted in very many ways
_LONGEST = (
    100  # letters that are parted: each is a level of the pattern, and Python's end at some 300
)


Place = tuple[int, int]


class Offer(msgspec.Struct, frozen=True):
    """A name, and in a word where it is from (上一期用过, 名录)."""

    text: str
    source: str = ""


class Offers:
    """The names that one field offers, ready to be asked at each key."""

    def __init__(self, offers: Iterable[Offer] = ()) -> None:
        found: dict[str, Offer] = {}
        for one in offers:
            found.setdefault(one.text, one)
        self._offers = tuple(found.values())

    def __len__(self) -> int:
        return len(self._offers)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Offers) and self._offers == other._offers

    __hash__ = None  # pyright: ignore[reportAssignmentType]

    def all(self) -> tuple[Offer, ...]:
        """Return every name, the most recently used first."""
        return self._offers

    def matching(self, typed: str) -> tuple[Offer, ...]:
        """Return the first names that fit what was typed, best first; all where nothing was."""
        wanted = _folded(typed)
        if not wanted:
            return self._offers
        pattern = self._index.pattern(wanted)
        if pattern is None:
            return ()
        at_start = tuple(self._index.found(f"(?m)^{pattern}.*"))
        folded = self._index.folded
        begin = [at for at in at_start if folded[at].startswith(wanted)]
        order = dict.fromkeys((*begin, *at_start))
        if len(order) < MOST:
            order |= dict.fromkeys(islice(self._index.found(f"{pattern}.*"), MOST + len(order)))
        return tuple(self._offers[at] for at in islice(order, MOST))

    def lit(self, typed: str, name: str) -> Place:
        """Return from where to where what was typed stands in a name; 0, 0 where it does not."""
        spots = [at for at, character in enumerate(name) for _ in _folded(character)]
        pattern = self._index.pattern(_folded(typed))
        found = re.search(pattern, _folded(name)) if pattern else None
        if found is None or found.end() > len(spots):  # marks that make one letter together
            return 0, 0
        return spots[found.start()], spots[found.end() - 1] + 1

    @cached_property
    def _index(self) -> "_Index":
        return _Index(self._offers)


NOTHING = Offers()


class _Index:
    """The names as one text, and by what its characters may be typed."""

    def __init__(self, offers: tuple[Offer, ...]) -> None:
        self.folded = tuple(_folded(one.text) for one in offers)
        self._text = "\n".join(self.folded)
        self._ends = tuple(accumulate(len(one) + 1 for one in self.folded))
        self._cuts: dict[str, set[str]] = {}  # what is typed of a character with more to follow
        self._heads: dict[str, set[str]] = {}  # what is typed of the last one
        for character in set(self._text) - {"\n"}:
            for spelling in pinyin.spellings(character):
                for cut in pinyin.cuts(spelling):
                    self._cuts.setdefault(cut, set()).add(character)
                for end in range(1, len(spelling) + 1):
                    self._heads.setdefault(spelling[:end], set()).add(character)
        self._last: tuple[str, str | None] = "", None
        self._longest = max(map(len, self._cuts), default=0)

    def found(self, pattern: str) -> Iterator[int]:
        """Yield the places of the names that hold a pattern, in their order."""
        for match in re.finditer(pattern, self._text):
            yield bisect(self._ends, match.start())

    def pattern(self, wanted: str) -> str | None:
        """Return what to look for, None where no name can fit."""
        if self._last[0] != wanted:  # asked again for each name found
            self._last = wanted, self._made(wanted)
        return self._last[1]

    def _made(self, wanted: str) -> str | None:
        if len(wanted) > _LONGEST:
            return re.escape(wanted)
        after: list[str | None] = [None] * (len(wanted) + 1)
        for at in range(len(wanted) - 1, -1, -1):
            ways = [_one_of(last)] if (last := self._heads.get(wanted[at:])) else []
            for end in range(at + 1, min(at + self._longest, len(wanted) - 1) + 1):
                meant, rest = self._cuts.get(wanted[at:end]), after[end]
                if meant and rest is not None:
                    ways.append(_one_of(meant) + rest)
            after[at] = f"(?:{'|'.join(ways)})" if ways else None
            if ways and sum(map(len, ways)) > _LARGEST:
                return re.escape(wanted)
        return after[0]


def _folded(words: str) -> str:
    """Return what counts when names are compared: letters small and narrow, no blanks or marks."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", words).lower()))


def _one_of(characters: set[str]) -> str:
    return f"[{''.join(sorted(characters))}]"
