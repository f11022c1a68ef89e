"""The lines of 印前检查: remarks on fields, findings in the words, what is known of the print."""

from collections.abc import Iterable, Iterator

import msgspec

from gazetteer_desk.bulletin import review
from gazetteer_desk.bulletin.checks import Remark
from gazetteer_desk.bulletin.issue import Bulletin
from gazetteer_desk.bulletin.lacking import MASTHEAD, TAIL
from gazetteer_desk.bulletin.place import Place
from gazetteer_desk.desk.prechecking import Checked
from gazetteer_desk.proof import places, remarks
from gazetteer_desk.proof.finding import Finding, Level
from gazetteer_desk.proof.rulebook import built_in
from ui.panes.precheck_rows import CheckLine, Group


_FORMS = {MASTHEAD: "报头", TAIL: "报尾"}
_LONGEST = 16  # characters of a title that are said again
_GROUPS = {Level.ERROR: Group.MUST, Level.DOUBT: Group.SHOULD, Level.HINT: Group.HINT}
_ORDER = tuple(Group)
_FAMILIES = {  # by the letter that the ids of its rules begin with
    "W": "用字用语",
    "P": "标点",
    "N": "数字",
    "B": "序号和体例",
    "R": "人名职务",
}
HOW_TO_INSTALL, SEE_CHANGES = "怎么装", "看改动"


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """A line, and what it is about: a remark, a finding, or neither."""

    line: CheckLine
    place: Place | None = None
    remark: Remark | None = None
    finding: Finding | None = None


def entries(bulletin: Bulletin, told: Iterable[Remark], found: tuple[Finding, ...]) -> list[Entry]:
    """Return what is said of fields and words, by groups, each in the order of the sheet."""
    order = review.in_print(bulletin)
    some = [
        (order(one.place, "")[0], 0, _of_remark(bulletin, one))
        for one in remarks.unsaid(told, found)
    ]
    some += [(order(remarks.form(one), "")[0], 1, _of_finding(bulletin, one)) for one in found]
    some.sort(key=lambda one: (_ORDER.index(one[2].line.group), one[0], one[1]))
    return [entry for _, _, entry in some]


def printed(checked: Checked, faces: Iterable[str], rare: Iterable[str]) -> list[Entry]:
    """Return what there is to say of the issue as it would be printed, and of its signature."""
    lines: list[CheckLine] = []
    if checked.changed:
        signed = checked.signed
        when = signed.when.astimezone() if signed else None
        day = f"{when.month}月{when.day}日 {when:%H:%M}" if when else ""
        by = f"{signed.step}人 {signed.who}，{day}" if signed and signed.who else day
        lines.append(
            CheckLine(group=Group.SHOULD, said=f"{checked.changed}。", about=by, more=SEE_CHANGES)
        )
    said = dict.fromkeys(checked.sentences)
    lines += [_split(words) for words in said]
    lines += [_split(words, more=HOW_TO_INSTALL) for words in faces if words not in said]
    lines += [_split(words) for words in rare if words not in said]
    return [Entry(line=line) for line in lines]


def families(found: Iterable[Finding]) -> tuple[str, ...]:
    """Return the names of what the rules looked at and found nothing in."""
    there = {name[0] for name in built_in().rules} | {"W"}
    told = {one.rule[0] for one in found}
    return tuple(name for letter, name in _FAMILIES.items() if letter in there - told)


def _split(words: str, more: str = "") -> CheckLine:
    """Return a line that says what is so, and below it what that means."""
    said, _, rest = words.partition("。")
    return CheckLine(group=Group.SHOULD, said=f"{said}。", about=rest, more=more)


def _of_remark(bulletin: Bulletin, remark: Remark) -> Entry:
    where = _FORMS.get(remark.place, "")
    if not where:
        keys = [article.key for article in bulletin.articles]
        title = bulletin.article(remark.place).headline
        short = title if len(title) <= _LONGEST else f"{title[: _LONGEST - 1]}…"
        where = f"第{keys.index(remark.place) + 1}篇" + (f"“{short}”" if short else "")
    line = CheckLine(
        group=Group.MUST if remark.weight in review.MUST else Group.SHOULD,
        said=remark.said,
        about=where,
        remedy=remark.remedy if remark.fix is not None or remark.is_carried else "",
        excuse=remark.excuse,
        can_go=True,
    )
    return Entry(line=line, place=remarks.place_of(bulletin, remark), remark=remark)


def _of_finding(bulletin: Bulletin, finding: Finding) -> Entry:
    where = places.said(bulletin, finding.place)
    remedy = "" if finding.suggestion is None else "改过来" if finding.suggestion else "删去"
    line = CheckLine(
        group=_GROUPS[finding.level],
        said=finding.message,
        about=f"{where}　{finding.evidence or finding.source}",
        remedy=remedy,
        can_leave=True,
        can_go=True,
    )
    return Entry(line=line, place=finding.place, finding=finding)


def pinned(some: Iterable[Entry], *, has_pages: bool) -> Iterator[Entry]:
    """Yield the entries with the numbers of their pins; hints have none, they are many."""
    nth = 0
    for entry in some:
        if has_pages and entry.place is not None and entry.line.group is not Group.HINT:
            nth += 1
            line = msgspec.structs.replace(entry.line, nth=nth)
            yield msgspec.structs.replace(entry, line=line)
        else:
            yield entry
