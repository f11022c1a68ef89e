"""校核报告 as a value: each finding with its words in context, and what became of it."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator
from enum import StrEnum

import msgspec

from gazetteer_desk.bulletin.issue import Bulletin
from gazetteer_desk.bulletin.place import LineName
from gazetteer_desk.proof import places
from gazetteer_desk.proof.finding import LEVELS, Finding, Level
from gazetteer_desk.proof.lines import lines


_AROUND = 16  # characters of the line on each side of the words
_CUT = "…"


class Deed(StrEnum):
    """What was done about a finding (处理)."""

    MENDED = "改正"
    LEFT = "不改"
    OPEN = "未处理"


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One finding; `before`, `words` and `after` are its words in the line they stand in."""

    where: str
    before: str
    words: str
    after: str
    message: str
    suggestion: str
    source: str
    level: Level
    deed: Deed


class Account(msgspec.Struct, frozen=True, kw_only=True):
    """The report on an issue: its name, the day of the check, the rows in order of the page."""

    title: str
    day: dt.date
    rows: tuple[Row, ...]

    @property
    def sums(self) -> str:
        """Return how many there are by level, and what became of them."""
        if not self.rows:
            return "没有发现问题。"
        levels = [(level, sum(row.level is level for row in self.rows)) for level in LEVELS]
        deeds = [(deed, sum(row.deed is deed for row in self.rows)) for deed in Deed]
        told = ("，".join(f"{name} {n} 处" for name, n in some if n) for some in (levels, deeds))
        return f"共 {len(self.rows)} 处：{'；'.join(told)}。"


class Mended(msgspec.Struct, frozen=True):
    """A finding in an earlier revision (稿) that is there no more."""

    bulletin: Bulletin
    finding: Finding


def account(
    bulletin: Bulletin,
    day: dt.date,
    *,
    found: Iterable[Finding],
    left: Iterable[Finding] = (),
    mended: Iterable[Mended] = (),
) -> Account:
    """Return the report on an issue: what is open, what is left as it is, what was mended."""
    keys = ["", *(article.key for article in bulletin.articles)]
    texts = _texts(bulletin)
    both = [(one, Deed.OPEN) for one in found] + [(one, Deed.LEFT) for one in left]
    rows = [(_order(one, keys), _row(bulletin, texts, one, deed)) for one, deed in both]
    for one in mended:
        row = _row(one.bulletin, _texts(one.bulletin), one.finding, Deed.MENDED)
        rows.append((_order(one.finding, keys), row))
    rows.sort(key=lambda row: row[0])
    series, label = bulletin.masthead.series, bulletin.label.split("（")[0]
    title = f"{f'《{series}》' if series else ''}{label}校核报告"
    return Account(title=title, day=day, rows=tuple(row for _, row in rows))


def _order(finding: Finding, keys: list[str]) -> tuple[int, str, tuple[int, ...], int]:
    """Return where it stands: 报头, the articles, 报尾, then what an article that is gone had."""
    place = finding.place
    parts = {"title": "0", "subtitle": "1", "note": "2", "body": "3", "credits": "4"}
    at = keys.index(place.article) if place.article in keys else len(keys)
    if places.is_tail(place):
        at = len(keys)
    return at, parts.get(place.part, "") if place.article else "", place.path, place.start


def _row(bulletin: Bulletin, texts: dict[LineName, str], finding: Finding, deed: Deed) -> Row:
    place, text = finding.place, texts.get(finding.place.line, finding.text)
    start, end = max(place.start - _AROUND, 0), place.end + _AROUND
    before, after = text[start : place.start], text[place.end : end]
    suggestion = finding.suggestion
    return Row(
        where=places.said(bulletin, place),
        before=f"{_CUT if start else ''}{before}",
        words=text[place.start : place.end],
        after=f"{after}{_CUT if end < len(text) else ''}",
        message="".join((finding.message, finding.evidence)),
        suggestion="" if suggestion is None else suggestion or "删去",
        source=finding.source,
        level=finding.level,
        deed=deed,
    )


def _texts(bulletin: Bulletin) -> dict[LineName, str]:
    return {line.place.line: line.text for line in lines(bulletin)}


def mended(
    revisions: Iterable[tuple[Bulletin, tuple[Finding, ...]]], now: Iterable[Finding]
) -> Iterator[Mended]:
    """Yield what was found in the revisions of an issue, the oldest first, and is there no more."""
    most: dict[tuple[str, str, str, str], list[Mended]] = {}
    for bulletin, found in revisions:
        here: dict[tuple[str, str, str, str], list[Mended]] = {}
        for one in found:
            here.setdefault(_name(one), []).append(Mended(bulletin, one))
        for name, some in here.items():
            if len(some) > len(most.get(name, ())):
                most[name] = some
    now = tuple(now)
    still = Counter(_name(one) for one in now)
    others = Counter(
        (one.rule, one.place.line)
        for one in now
        if still[_name(one)] > len(most.get(_name(one), ()))
    )
    for name, some in most.items():
        for one in some[still[name] :]:
            spot = one.finding.rule, one.finding.place.line
            if others[spot]:
                others[spot] -= 1  # it is found there still, in other words
            else:
                yield one


def _name(finding: Finding) -> tuple[str, str, str, str]:
    place = finding.place
    return finding.rule, place.article, place.part if not place.article else "", finding.text
