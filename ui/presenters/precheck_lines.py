"""The lines of 印前检查: remarks on fields, findings in the words, what is known of the print."""

import re
from collections.abc import Iterable, Iterator

import msgspec

from gazetteer_desk.bulletin.issue import Bulletin
from gazetteer_desk.bulletin.lacking import MASTHEAD, TAIL
from gazetteer_desk.bulletin.place import Place
from gazetteer_desk.desk.prechecking import Checked
from gazetteer_desk.history.signing import Step
from gazetteer_desk.proof import remarks, waiving
from gazetteer_desk.proof.finding import Finding, Level
from gazetteer_desk.proof.lines import lines as all_lines
from gazetteer_desk.proof.problems import Group, Problem, problems
from gazetteer_desk.proof.rulebook import built_in
from ui.panes.precheck_rows import CheckLine
from ui.presenters.version_lines import when


_FORMS = {MASTHEAD: "报头", TAIL: "报尾"}
_LONGEST = 16  # characters of a title that are said again
_FAMILIES = {  # by the letters that the ids of their rules begin with
    "用字用语": "WC",
    "标点": "P",
    "数字和日期": "ND",
    "前后一致": "B",
    "人名和单位": "R",
}
_RARE = re.compile(  # as `faces.Rare.sentence` says it
    r"(?P<said>“(?P<character>.)”字在“[^”]*”里没有.*)（.*?(?P<times>共 \d+ 处)?）。"
)
FACE = "F-rare"  # the rule of what a face cannot show; an office cannot switch it off
HOW_TO_INSTALL, SEE_CHANGES, SIGN_AGAIN = "怎么装", "看改动", "请再签"


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """A line, and what it is about: something to see to in the issue, or nothing of it."""

    line: CheckLine
    place: Place | None = None
    problem: Problem | None = None


def entry(bulletin: Bulletin, problem: Problem) -> Entry:
    """Return the line of a remark or a finding."""
    made = _of_finding if problem.finding is not None else _of_remark
    return made(bulletin, problem)


def to_read(one: Entry) -> Entry:
    """Return a line of an issue that may only be read: nothing of that is mended or left."""
    if one.problem is None:
        return one
    line = msgspec.structs.replace(one.line, remedy="", can_leave=False)
    return msgspec.structs.replace(one, line=line)


def printed(
    bulletin: Bulletin, checked: Checked, faces: Iterable[str], rare: Iterable[str]
) -> list[Entry]:
    """Return what there is to say of the issue as it would be printed, and of its signature."""
    lines: list[CheckLine] = []
    if checked.changed:
        lines.append(_of_signature(checked))
    said = dict.fromkeys((*checked.sentences, *rare))
    found = {words: one for words in said if (one := _rare(bulletin, words)) is not None}
    lines += [_split(words) for words in said if words not in (*found, *checked.of_pages)]
    lines += [_split(words, more=HOW_TO_INSTALL) for words in faces if words not in said]
    is_open, _ = waiving.parted(bulletin, found.values())
    shown = [entry(bulletin, one) for one in problems(bulletin, (), is_open)]
    pages = [_of_pages(bulletin, words) for words in said if words in checked.of_pages]
    if checked.apart:
        pages.append(Entry(line=_split(checked.apart)))
    return [*(Entry(line=line) for line in lines), *pages, *shown]


def _of_pages(bulletin: Bulletin, words: str) -> Entry:
    """Return the line on the number of pages: the text is shortened or goes on at its end."""
    last = [line for line in all_lines(bulletin) if line.place.part == "body"][-1:]
    ends = [Place(*line.place.line, len(line.text), len(line.text)) for line in last]
    return Entry(line=_split(words, can_go=bool(ends)), place=ends[0] if ends else None)


def _rare(bulletin: Bulletin, words: str) -> Finding | None:
    """Return a sentence on a character that a face lacks as a finding at its first place."""
    if (told := _RARE.fullmatch(words)) is None:
        return None
    for line in all_lines(bulletin):
        if (at := line.text.find(told["character"])) >= 0:
            place = Place(*line.place.line, at, at + 1)
            return Finding(
                rule=FACE,
                level=Level.DOUBT,
                source="",
                place=place,
                text=told["character"],
                message=f"{told['said']}。",
                evidence=told["times"] or "",
            )
    return None


def _of_signature(checked: Checked) -> CheckLine:
    """Return the line on what was changed since it was signed, or checked (核稿)."""
    signed = checked.signed
    assert signed is not None
    by = f"{signed.step}人 {signed.who}，" if signed.who else ""
    return CheckLine(
        group=Group.SEE,
        said=f"{checked.changed}。",
        about=by + when(signed.when),
        remedy=SIGN_AGAIN if signed.step in (Step.APPROVED, Step.AGAIN) else "",
        more=SEE_CHANGES,
    )


def families(found: Iterable[Finding]) -> tuple[str, ...]:
    """Return the names of what the rules looked at and found nothing in."""
    there = {name[0] for name in built_in().rules} | {"W"}
    told = {one.rule[0] for one in found}
    return tuple(
        name
        for name, letters in _FAMILIES.items()
        if there.intersection(letters) and told.isdisjoint(letters)
    )


def _split(words: str, more: str = "", *, can_go: bool = False) -> CheckLine:
    """Return a line that says what is so, and below it what that means."""
    said, _, rest = words.partition("。")
    return CheckLine(group=Group.SEE, said=f"{said}。", about=rest, more=more, can_go=can_go)


def _of_remark(bulletin: Bulletin, problem: Problem) -> Entry:
    remark = problem.remark
    assert remark is not None
    where = _FORMS.get(remark.place, "")
    if not where:
        keys = [article.key for article in bulletin.articles]
        title = bulletin.article(remark.place).headline
        short = title if len(title) <= _LONGEST else f"{title[: _LONGEST - 1]}…"
        where = f"第{keys.index(remark.place) + 1}篇" + (f"“{short}”" if short else "")
    line = CheckLine(
        group=problem.group,
        said=remark.said,
        about=where,
        remedy=remark.remedy if remark.fix is not None or remark.is_carried else "",
        excuse=remark.excuse,
        can_go=True,
    )
    return Entry(line=line, place=remarks.place_of(bulletin, remark), problem=problem)


def _of_finding(_bulletin: Bulletin, problem: Problem) -> Entry:
    finding = problem.finding
    assert finding is not None
    line = CheckLine(
        group=problem.group,
        said=finding.message,
        about=f"{problem.where}　{finding.evidence or finding.source}".rstrip(),
        remedy="" if finding.suggestion is None else "改过来" if finding.suggestion else "删去",
        can_leave=finding.can_be_left,
        can_go=True,
    )
    return Entry(line=line, place=finding.place, problem=problem)


def pinned(some: Iterable[Entry], *, has_pages: bool) -> Iterator[Entry]:
    """Yield the entries with the numbers of their pins; hints have none, they are many."""
    nth = 0
    for one in some:
        if has_pages and one.place is not None and one.line.group is not Group.HINT:
            nth += 1
            line = msgspec.structs.replace(one.line, nth=nth)
            yield msgspec.structs.replace(one, line=line)
        else:
            yield one
