"""The rules that a pattern says (规则里的 pattern): searched line by line, guards left alone."""

import re
from collections.abc import Iterator
from functools import lru_cache

from gazetteer_desk.proof.finding import Spot
from gazetteer_desk.proof.rule import Rule, Zone
from gazetteer_desk.proof.rulebook import Rulebook


def found(text: str, zone: Zone, rules: Rulebook) -> Iterator[Spot]:
    """Yield what the patterns of these rules find in one line."""
    for rule in rules.rules.values():
        if rule.pattern and zone in rule.zones:
            yield from _of_rule(text, rule)


def _of_rule(text: str, rule: Rule) -> Iterator[Spot]:
    guarded: list[tuple[int, int]] | None = None
    for match in _compiled(rule.pattern).finditer(text):
        start, end = match.span()
        if rule.guard and guarded is None:
            guarded = [one.span() for one in _compiled(rule.guard).finditer(text)]
        if any(a < max(end, start + 1) and start < b for a, b in guarded or ()):
            continue
        yield rule.spot(start, end, (match[0], *(group or "" for group in match.groups())))


@lru_cache(4096)
def _compiled(pattern: str) -> "re.Pattern[str]":
    return re.compile(pattern)
