"""What is remarked on the fields of an issue (期号重复、缺项), as findings beside the rules' own.

The window shows remarks under their fields; whoever lists all there is to say of an issue (the
command `check`, 校核报告, the proof copy) has them as findings, each thing once. A field that is
still empty is no error of what is written, so that it is a 提示 here, however much it holds back
the export; a place that was left to be filled in (【待补】) is one.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from gazetteer_desk.bulletin import numbering, review
from gazetteer_desk.bulletin.checks import Fix, Remark, Weight
from gazetteer_desk.bulletin.distribution import Distribution
from gazetteer_desk.bulletin.issue import Bulletin, IssueNumber
from gazetteer_desk.bulletin.lacking import MASTHEAD, TAIL
from gazetteer_desk.bulletin.place import LineName, Place
from gazetteer_desk.proof.finding import Basis, Finding, Level
from gazetteer_desk.proof.lines import lines
from gazetteer_desk.proof.places import words_of
from gazetteer_desk.proof.rule import source


_LEVELS = {
    Weight.WRONG: Level.ERROR,
    Weight.DOUBTFUL: Level.DOUBT,
    Weight.LACKING: Level.HINT,
    Weight.CARRIED: Level.HINT,
}
_CLAUSES = {
    Weight.WRONG: "按台账和本期各项核对",
    Weight.DOUBTFUL: "按台账和本期各项核对",
    Weight.LACKING: "应填的项",
    Weight.CARRIED: "照上一期带来的项",
}
_EMPTY = "未填。"


def joined(
    bulletin: Bulletin, remarks: Iterable[Remark], findings: Sequence[Finding]
) -> tuple[Finding, ...]:
    """Return the findings of the rules and the remarks in the order of the printed page.

    The remarks on a form or an article stand before what was found in its words.
    """
    order, taken = review.in_print(bulletin), set(_characters(one.place for one in findings))
    both = [one for remark in remarks for one in as_findings(bulletin, remark)]
    both = [one for one in both if taken.isdisjoint(_characters((one.place,)))]
    return tuple(sorted((*both, *findings), key=lambda one: order(_form(one), "")[0]))


def place_of(bulletin: Bulletin, remark: Remark) -> Place:
    """Return the place that a remark is about: the first that is left open, else its field."""
    if remark.spots:
        return remark.spots[0]
    article = "" if remark.place in (MASTHEAD, TAIL) else remark.place
    text = "" if article else words_of(bulletin, remark.field)
    return Place(article, remark.field, (), 0, len(text))


def as_findings(bulletin: Bulletin, remark: Remark) -> Iterator[Finding]:
    """Yield a remark as findings: one on its field, or one on each place that is left open."""
    if not remark.spots:
        yield _of_field(bulletin, remark)
        return
    texts = {line.place.line: line.text for line in lines(bulletin)}
    for place in remark.spots:
        text = texts.get(place.line, "")[place.start : place.end]
        yield Finding(
            rule="R-open",
            level=Level.ERROR,
            source=source(Basis.CUSTOM, "留待补写的地方"),
            place=place,
            text=text,
            message=f"还有 {text}，请补写。",
        )


def _of_field(bulletin: Bulletin, remark: Remark) -> Finding:
    weight = Weight.LACKING if remark.said.endswith(_EMPTY) else remark.weight
    place, article = place_of(bulletin, remark), remark.place not in (MASTHEAD, TAIL)
    return Finding(
        rule=f"R-{weight}",
        level=_LEVELS[weight],
        source=source(Basis.CUSTOM, _CLAUSES[weight]),
        place=place,
        text="" if article else words_of(bulletin, remark.field),
        message=remark.said,
        suggestion=None if article or remark.is_carried else _words(remark.fix),
    )


def _words(fix: Fix) -> str | None:
    match fix:
        case IssueNumber():
            return fix.label
        case dt.date():
            return numbering.official_date(fix)
        case Distribution() | None:
            return None
        case _:
            return str(fix)


def _form(finding: Finding) -> str:
    return review.form_of(finding.place.article, finding.place.part)


def _characters(places: Iterable[Place]) -> Iterator[tuple[LineName, int]]:
    return ((place.line, at) for place in places for at in range(place.start, place.end))
