"""What a line must have for a pattern to find anything in it, read from the pattern itself.

Python parses a pattern before it compiles it; what that parser says is walked here. It is no part
of the promises of the library: where it is not to be had, nothing is known, and every pattern is
searched for in every line, which is as right and slower.
"""

import importlib
from collections.abc import Iterable, Iterator
from itertools import product
from typing import Any


Group = frozenset[str]  # a line must have one of these: characters, and two side by side
_MOST_CHARACTERS, _MOST = 40, 400  # beyond that a group tells nothing apart
_SINGLE, _PAIR = 1, 2


def needed(pattern: str) -> tuple[Group, ...]:
    """Return the groups of which a line must have one each, the most telling first."""
    try:
        parsed: Any = importlib.import_module("re._parser").parse(pattern)
    except (ImportError, AttributeError):
        return ()
    if parsed.state.flags & ~32:  # anything but UNICODE changes what a letter stands for
        return ()
    return tuple(sorted(set(_of(parsed)), key=telling))


def telling(group: Group) -> tuple[int, int, list[str]]:
    """Return a key by which the groups that tell most of a line come first."""
    return -min(map(len, group)), len(group), sorted(group)


def _of(parsed: Iterable[tuple[Any, Any]]) -> list[Group]:
    groups: list[Group] = []
    before: Group | None = None
    for name, value in _flat(parsed):
        if name in ("ASSERT", "ASSERT_NOT", "AT"):  # has no width: what stands before stays beside
            groups += _of(value[1]) if name == "ASSERT" else []
            continue
        here = _characters(name, value)
        if here:
            groups += [here, *_pairs(before, here)]
        else:
            groups += _within(name, value)
        before = here
    return groups


def _flat(parsed: Iterable[tuple[Any, Any]]) -> Iterator[tuple[str, Any]]:
    """Yield the pieces of a pattern, those of a group as if it had no brackets."""
    for op, value in parsed:
        if str(op) == "SUBPATTERN" and not (value[1] or value[2]):
            yield from _flat(value[3])
        else:
            yield str(op), value


def _pairs(before: Group | None, here: Group) -> list[Group]:
    if not before or len(before) * len(here) > _MOST:
        return []
    return [frozenset(first + second for first, second in product(before, here))]


def _characters(name: str, value: Any) -> Group | None:
    """Return the characters a single one is of; None where it is none or of very many."""
    if name == "LITERAL":
        return frozenset(chr(value))
    if name != "IN":
        return None
    found: set[str] = set()
    for op, one in value:
        if str(op) == "LITERAL":
            found.add(chr(one))
        elif str(op) == "RANGE" and one[1] - one[0] < _MOST_CHARACTERS:
            found.update(map(chr, range(one[0], one[1] + 1)))
        else:
            return None
    return frozenset(found) if len(found) <= _MOST_CHARACTERS else None


def _within(name: str, value: Any) -> list[Group]:
    """Return the groups of what holds a pattern of its own."""
    if name == "ATOMIC_GROUP":
        return _of(value)
    if name == "BRANCH":
        branches = [_of(one) for one in value[1]]
        if not all(branches):
            return []
        union: Group = frozenset[str]().union(*(min(groups, key=telling) for groups in branches))
        return [union] if len(union) <= _MOST else []
    if name.endswith("_REPEAT") and value[0]:
        groups = _of(value[2])
        first = _characters(*_named(value[2])) if len(value[2]) == _SINGLE else None
        return [*groups, *(_pairs(first, first) if first and value[0] >= _PAIR else [])]
    return []


def _named(parsed: Any) -> tuple[str, Any]:
    op, value = parsed[0]
    return str(op), value
