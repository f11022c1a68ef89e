"""Findings in 报头 and 报尾 stand under their fields, like the remarks there."""

from functools import partial

from gazetteer_desk.bulletin import review
from gazetteer_desk.bulletin.checks import Remark, Weight
from gazetteer_desk.proof.finding import Finding, Level
from ui.presenters.bench import Bench
from ui.presenters.deciding import Deciding
from ui.presenters.proofing import Proofing
from ui.presenters.reviewing import Reviewing


_WEIGHTS = {
    Level.ERROR: Weight.WRONG,
    Level.DOUBT: Weight.DOUBTFUL,
    Level.HINT: Weight.DOUBTFUL,
}


class Beneath:
    """Joins the findings in one-line fields to what the forms say under these."""

    def __init__(
        self, bench: Bench, reviewing: Reviewing, proofing: Proofing, deciding: Deciding
    ) -> None:
        self._sitting = bench.sitting
        self._reviewing = reviewing
        self._proofing = proofing
        self._deciding = deciding
        proofing.changed.append(self._show)

    def _show(self) -> None:
        is_locked = bool(self._sitting.why_locked)
        self._reviewing.show_beside(
            {
                _remark(one, is_locked=is_locked): partial(self._deciding.mend, one)
                for one in self._proofing.found
                if not one.place.article and one.place.part != "note"  # that has lines under it
            }
        )


def _remark(finding: Finding, *, is_locked: bool) -> Remark:
    return Remark(
        place=review.form_of("", finding.place.part),
        field=finding.place.part,
        weight=_WEIGHTS[finding.level],
        said=finding.message,
        remedy="" if is_locked else finding.remedy,
    )
