"""The rules that a pattern says (规则里的 pattern): searched line by line, guards left alone.

An issue has some hundred lines and an office some hundred rules, and most rules have nothing to
look for in most lines. So a line is first asked which characters it has, and which stand side by
side: a rule that needs others (`needs`) is not searched for.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import chain

import msgspec

from gazetteer_desk.bulletin.lately import Lately
from gazetteer_desk.proof.cutting import neighbours
from gazetteer_desk.proof.finding import Spot
from gazetteer_desk.proof.needed import Group, needed, telling
from gazetteer_desk.proof.rule import Rule, Zone
from gazetteer_desk.proof.rulebook import Rulebook


# Addresses of pages, mail and files are written as they are, whatever stands in them.
_ADDRESS = re.compile(
    r"(?:https?://|www\.)[!-~]+|(?<![\w.+-])[\w.+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"
    r"|(?<![\w一-鿿.-])[\w一-鿿.-]{1,200}\.(?:docx?|xlsx?|pptx?|pdf|wps|jpe?g|png|tiff?|zip|rar|txt|com|cn|net|org|gov)\b",
    re.ASCII,
)

_MAY_BE_ADDRESS = re.compile(r"\.[a-z]|@|://|www\.")
_ASKED = 3  # groups a line is asked for: more would take longer than they spare
_Search = tuple[Rule, tuple[Group, ...]]  # a rule, and the groups it needs one of each
END = "\n"  # what stands before the first character of a line and behind the last one


class _Searches(msgspec.Struct, frozen=True, gc=False):
    """The rules of one zone, each with the groups that it needs one of.

    `bits` has for a character or two the rules that it gives what they need: the bits of one for
    each in their order, in as many places as groups are asked for; `given` are those that need
    no more. `single` finds the characters that are asked for, `pairs` are the two.
    """

    rules: tuple[Rule, ...]
    given: int
    bits: dict[str, int]
    single: "re.Pattern[str]"
    pairs: frozenset[str]

    def of(self, text: str) -> Iterator[Rule]:
        """Yield those that may find something in a line, in the order of the rules."""
        has, bits, count = self.given, self.bits, len(self.rules)
        for one in (END + (text[:1] or END), text[-1:] + END):
            has |= bits.get(one, 0)
        for one in chain(set(self.single.findall(text)), self.pairs.intersection(neighbours(text))):
            has |= bits[one]
        left = has & (1 << count) - 1
        for nth in range(1, _ASKED):
            left &= has >> nth * count
        while left:
            last = left & -left
            yield self.rules[last.bit_length() - 1]
            left ^= last


def found(text: str, zone: Zone, rules: Rulebook) -> Iterator[Spot]:
    """Yield what the patterns of these rules find in one line."""
    searches = _searches(rules.rules).get(zone)
    for rule in searches.of(text) if searches else ():
        pattern = _compiled(rule.pattern)
        if pattern.search(text) is None:  # as with nearly all: no walk is begun
            continue
        guarded: list[tuple[int, int]] | None = None
        for match in pattern.finditer(text):
            if guarded is None:
                guarded = _guarded(text, rule)
            place = next((one for one, words in match.groupdict().items() if words is not None), 0)
            start, end = match.span(place)
            if not _is_over(guarded, start, max(end, start + 1)):
                groups = tuple(group or "" for group in match.groups())
                spot = rule.spot(start, end, (match[place], *groups))
                if spot.suggestion != text[start:end]:
                    yield spot


def _guarded(text: str, rule: Rule) -> list[tuple[int, int]]:
    """Return the stretches of a line that a rule leaves alone, in order, none over another."""
    addresses = _ADDRESS.finditer(text) if _MAY_BE_ADDRESS.search(text) else ()
    guards = _compiled(rule.guard).finditer(text) if rule.guard else ()
    joined: list[tuple[int, int]] = []
    for start, end in sorted(match.span() for match in (*addresses, *guards)):
        if joined and start < joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return joined


def _is_over(stretches: list[tuple[int, int]], start: int, end: int) -> bool:
    """Return whether one of these stretches reaches over a part of this one."""
    at = bisect_left(stretches, (end,)) - 1
    return at >= 0 and stretches[at][1] > start


@lru_cache(4096)
def _compiled(pattern: str) -> "re.Pattern[str]":
    """Return it compiled, which takes a thousand times as long as a search, when it is needed."""
    return re.compile(pattern)


def _by_zone(rules: Mapping[str, Rule]) -> Mapping[Zone, _Searches]:
    made: dict[Zone, list[_Search]] = {}
    for rule in rules.values():
        if rule.pattern:
            asked = _asked(rule.pattern, rule.needs)
            for zone in rule.zones:
                made.setdefault(zone, []).append((rule, asked))
    return {zone: _indexed(some) for zone, some in made.items()}


@lru_cache(4096)
def _asked(pattern: str, needs: tuple[str | tuple[str, ...], ...]) -> tuple[Group, ...]:
    """Return the most telling groups that a line is asked for before it is searched for this."""
    groups = {*map(frozenset, needs), *needed(pattern)}
    return tuple(sorted(groups, key=telling)[:_ASKED])


def _indexed(some: list[_Search]) -> _Searches:
    given, bits = 0, dict[str, int]()
    for at, (_, groups) in enumerate(some):
        for nth in range(_ASKED):
            bit = 1 << nth * len(some) + at
            if nth >= len(groups):
                given |= bit
            else:
                bits.update((one, bits.get(one, 0) | bit) for one in groups[nth])
    singles = re.escape("".join(one for one in bits if len(one) == 1))
    single = re.compile(f"[{singles}]" if singles else "(?!)")
    pairs = frozenset(one for one in bits if len(one) > 1)
    return _Searches(tuple(rule for rule, _ in some), given, bits, single, pairs)


_searches = Lately[Mapping[str, Rule], Mapping[Zone, _Searches]](_by_zone)
