"""What there is to say of a field: that it is empty, wrong, doubtful, or carried over (上期).

Whoever judges an issue says it with these values, and whatever shows it (the line under a field,
the strip at the top of a form, the outline, 印前检查) shows the same ones.
"""

import datetime as dt
from collections.abc import Iterable
from enum import StrEnum

import msgspec

from gazetteer_desk.bulletin.distribution import Distribution
from gazetteer_desk.bulletin.issue import IssueNumber
from gazetteer_desk.bulletin.place import Place


class Weight(StrEnum):
    """How much a remark matters, the heaviest first."""

    WRONG = "wrong"
    LACKING = "lacking"
    DOUBTFUL = "doubtful"
    CARRIED = "carried"

    @property
    def label(self) -> str:
        """Return the one word that marks it: 错, 缺, 疑, 上期."""
        return _LABELS[self]


CONFIRM = "照旧"  # the remedy of what was carried over
_LABELS = {
    Weight.WRONG: "错",
    Weight.LACKING: "缺",
    Weight.DOUBTFUL: "疑",
    Weight.CARRIED: "上期",
}
_COUNTED = {Weight.LACKING: "缺 {} 项", Weight.WRONG: "错 {} 处", Weight.DOUBTFUL: "疑 {} 处"}
_ORDER = tuple(Weight)
Fix = IssueNumber | Distribution | dt.date | str | int | None


class Remark(msgspec.Struct, frozen=True, kw_only=True):
    """One sentence on one field.

    `place` is `masthead`, `tail` or an article's key; `field` the name that the form there has
    for it. `said` is the sentence, `short` the few words for a list (期号重复), else the sentence.
    `remedy` are the words of the one thing to do, which makes `fix` the field's value; a remedy
    without a fix is for the clerk to do. `excuse` are the words of the way to say that it is meant
    so (写原因), "" where there is none. `spots` are the words it is about, where it is about words.
    """

    place: str
    field: str
    weight: Weight
    said: str
    short: str = ""
    remedy: str = ""
    fix: Fix = None
    excuse: str = ""
    spots: tuple[Place, ...] = ()

    @property
    def is_carried(self) -> bool:
        """Tell whether it is about what came from the last issue and may stay as it is."""
        return self.weight is Weight.CARRIED or (self.remedy == CONFIRM and self.fix is None)

    @property
    def brief(self) -> str:
        """Return the few words for a list."""
        return self.short or self.said.removesuffix("。")


def heaviest(remarks: Iterable[Remark]) -> Remark | None:
    """Return the remark that matters most, the first of several; None where there is none."""
    return min(remarks, key=lambda remark: _ORDER.index(remark.weight), default=None)


def counted(remarks: Iterable[Remark]) -> str:
    """Return 缺 1 项，错 2 处, with what there is; what was carried over is counted elsewhere."""
    weights = [remark.weight for remark in remarks]
    parts = (words.format(n) for weight, words in _COUNTED.items() if (n := weights.count(weight)))
    return "，".join(parts)
