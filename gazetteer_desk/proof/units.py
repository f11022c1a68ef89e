"""Units against the directory (单位名称): R06 to R09."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from gazetteer_desk.proof.finding import Finding
from gazetteer_desk.proof.lines import Line
from gazetteer_desk.proof.register import Named, Register, other_shorts, register, seen
from gazetteer_desk.proof.rule import PROSE
from gazetteer_desk.proof.said import Said, findings
from gazetteer_desk.proof.subject import Subject


SHORT_FIRST, NAME, GONE, OTHER_SHORT = "R06", "R07", "R08", "R09"
_ONCE = re.compile(
    r"(?:原|原任|历任|时任|前任)$|前身|时称|撤销|撤并|并入|合并|更名|改名|改称|改为|旧称|曾|历史"
)


def found(subject: Subject) -> Iterator[Finding]:
    """Yield what the issue says of units otherwise than the directory, and than itself."""
    units, rules = register(subject.knowledge.units), subject.rules
    if not units.by_name or rules.rules.keys().isdisjoint((SHORT_FIRST, NAME, GONE, OTHER_SHORT)):
        return
    for line in subject.lines:
        facts = seen(line.text, units)
        said = [
            Said(NAME, one.start, one.end, (line.text[one.start : one.end], one.name), one.name)
            for one in facts.near
        ]
        said += (one for named in facts.known if (one := _gone(line.text, named, units)))
        yield from findings(line, tuple(said), rules)
    if SHORT_FIRST in rules.rules:
        yield from _short_first(subject, units)
    if OTHER_SHORT in rules.rules:
        yield from _other_shorts(subject, units)


def _gone(text: str, named: Named, units: Register) -> Said | None:
    unit = units.by_name[named.name]
    if not unit.is_retired or _ONCE.search(text[: named.start]) or _ONCE.match(text, named.end):
        return None
    into = re.search(r"(?:并入|更名为|改为|改称)[^，。；]+", unit.note)
    return Said(GONE, named.start, named.end, (named.name, f"已{into[0] if into else '撤并'}"))


def _short_first(subject: Subject, units: Register) -> Iterator[Finding]:
    """Yield the short name of a unit that is named in full further down in the same article."""
    first: dict[tuple[str, str], tuple[Line, Named]] = {}
    told: set[tuple[str, str]] = set()
    for line in subject.lines:
        if line.zone not in PROSE or not line.place.article:
            continue
        for one in seen(line.text, units).known:
            unit = units.by_name[one.name]
            key = line.place.article, unit.name
            if not unit.short or key in told:
                continue
            if one.name == unit.short:
                first.setdefault(key, (line, one))
                continue
            told.add(key)
            if key in first:
                where, short = first[key]
                said = Said(SHORT_FIRST, short.start, short.end, (short.name, unit.name), unit.name)
                yield from findings(where, (said,), subject.rules)


def _other_shorts(subject: Subject, units: Register) -> Iterator[Finding]:
    """Yield another short form of a unit than the directory's, each form once in an issue.

    Only of units that the issue names as the directory does, too: else it is none of its forms.
    """
    lines = [line for line in subject.lines if line.zone in PROSE]
    named = {units.by_name[one.name] for line in lines for one in seen(line.text, units).known}
    whole, starts = _joined(lines)
    told: set[str] = set()
    for unit in sorted((one for one in named if one.short), key=lambda one: one.name):
        for start, end in other_shorts(whole, unit):
            form, at = whole[start:end], bisect_right(starts, start) - 1
            line, begins = lines[at], start - starts[at]
            if form in told or form in units.by_name or _is_inside(line, begins, units):
                continue
            told.add(form)
            words = form, unit.short
            said = Said(OTHER_SHORT, begins, begins + len(form), words, unit.short)
            yield from findings(line, (said,), subject.rules)


def _joined(lines: Iterable[Line]) -> tuple[str, list[int]]:
    starts, length = list[int](), 0
    texts = [line.text for line in lines]
    for text in texts:
        starts.append(length)
        length += len(text) + 1
    return "\n".join(texts), starts


def _is_inside(line: Line, at: int, units: Register) -> bool:
    return any(one.start <= at < one.end for one in seen(line.text, units).known)
