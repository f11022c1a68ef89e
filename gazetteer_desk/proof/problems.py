"""All there is to see to in an issue, in one list: remarks on its fields, findings in its words.

The pane 检查 and the keys from one place to the next (F8) go by it. What a remark is about already
(【待补】) is not found a second time.
"""

from collections.abc import Iterable
from enum import StrEnum

import msgspec

from gazetteer_desk.bulletin import review
from gazetteer_desk.bulletin.checks import Remark
from gazetteer_desk.bulletin.issue import Bulletin
from gazetteer_desk.bulletin.lacking import MASTHEAD, TAIL
from gazetteer_desk.bulletin.place import LineName, Place
from gazetteer_desk.proof import places
from gazetteer_desk.proof.finding import Finding, Level


class Group(StrEnum):
    """How much it matters, in the order of the list."""

    MUST = "必须改"
    SEE = "建议看"
    HINT = "提示"


_GROUPS = {Level.ERROR: Group.MUST, Level.DOUBT: Group.SEE, Level.HINT: Group.HINT}
Order = tuple[int, int, int, tuple[int, ...], int]


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """A remark or a finding; `order` is where it stands on the page, `where` that in words.

    `form` is the form that shows it (`masthead`, `tail` or the article's key), `field` the name of
    the field there.
    """

    form: str
    field: str
    group: Group
    where: str
    order: Order
    remark: Remark | None = None
    finding: Finding | None = None

    @property
    def said(self) -> str:
        """Return its sentence."""
        if self.finding is not None:
            return self.finding.message
        return self.remark.said if self.remark is not None else ""

    @property
    def because(self) -> str:
        """Return what the office's papers or a standard say of it, "" for a remark."""
        if self.finding is None:
            return ""
        return "　".join(filter(None, (self.finding.evidence, self.finding.source)))

    @property
    def remedy(self) -> str:
        """Return in words what mending does, "" where only the clerk can."""
        if self.finding is not None:
            return self.finding.remedy
        return self.remark.remedy if self.remark is not None else ""


def problems(
    bulletin: Bulletin, remarks: Iterable[Remark], findings: Iterable[Finding]
) -> tuple[Problem, ...]:
    """Return them in the order of the page; the remark on a field before what is in its words."""
    order, remarks = review.in_print(bulletin), tuple(remarks)
    said: dict[LineName, list[Place]] = {}
    for remark in remarks:
        for spot in remark.spots:
            said.setdefault(spot.line, []).append(spot)
    made = [_of_remark(bulletin, one, (*order(one.place, one.field), 0, (), 0)) for one in remarks]
    for one in findings:
        if not any(_overlap(one.place, spot) for spot in said.get(one.place.line, ())):
            form, place = review.form_of(one.place.article, one.place.part), one.place
            at = (*order(form, place.part), 1, place.path, place.start)
            made.append(_of_finding(bulletin, one, form, at))
    return tuple(sorted(made, key=lambda one: one.order))


def _of_remark(bulletin: Bulletin, remark: Remark, at: Order) -> Problem:
    article = "" if remark.place in (MASTHEAD, TAIL) else remark.place
    return Problem(
        form=remark.place,
        field=remark.field,
        group=Group.MUST if remark.weight in review.MUST else Group.SEE,
        where=places.said(bulletin, Place(article, remark.field, (), 0, 0)),
        order=at,
        remark=remark,
    )


def _of_finding(bulletin: Bulletin, finding: Finding, form: str, at: Order) -> Problem:
    return Problem(
        form=form,
        field=finding.place.part,
        group=_GROUPS[finding.level],
        where=places.said(bulletin, finding.place),
        order=at,
        finding=finding,
    )


def _overlap(one: Place, other: Place) -> bool:
    return one.start < other.end and other.start < one.end
