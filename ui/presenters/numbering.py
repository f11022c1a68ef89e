"""Number and date of the issue in front, held against the ledger while they are typed."""

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace

from gazetteer_desk.bulletin.checks import Remark
from gazetteer_desk.bulletin.issue import IssueNumber
from gazetteer_desk.desk import numbers
from gazetteer_desk.desk.draft import FRAME, Draft
from gazetteer_desk.desk.numbers import Judged
from gazetteer_desk.history.lines import Kept
from ui.presenters.bench import Bench
from ui.presenters.keeping import Keeping
from ui.presenters.sitting import Parts


if TYPE_CHECKING:
    from collections.abc import Callable


class Numbering:
    """Joins number and date in the form 报头 to the ledger.

    `found` is what there is to say of the issue in front; `judged` is told when that is news.
    """

    def __init__(self, bench: Bench, keeping: Keeping) -> None:
        self._sitting = bench.sitting
        self._form = bench.window.masthead_form
        self._desk = bench.desk
        self._worker = bench.worker
        self.found: tuple[Remark, ...] = ()
        self.judged: list[Callable[[], None]] = []
        bench.sitting.shown.append(self.check)
        bench.sitting.changed.append(self._on_changed)
        keeping.kept.append(self._on_kept)
        self._form.numbers_typed.connect(self._on_typed)
        self._form.remedied.connect(self._mend)

    def check(self) -> None:
        """Hold the issue in front against the ledger."""
        if draft := self._sitting.current:
            self._ask(draft, draft.bulletin.number, draft.bulletin.dated)

    def _on_changed(self, parts: Parts) -> None:
        if FRAME in parts:
            self.check()

    def _on_kept(self, _draft: Draft, kept: Kept) -> None:
        if kept.is_new:
            self.check()

    def _on_typed(self, number: IssueNumber, dated: dt.date | None) -> None:
        if draft := self._sitting.current:
            self._ask(draft, number, dated)

    def _ask(self, draft: Draft, number: IssueNumber, dated: dt.date | None) -> None:
        words = replace(draft.bulletin, number=number, dated=dated)
        asked = numbers.on_desk(draft, words)
        others = tuple(numbers.on_desk(d) for d in self._sitting.drafts.values() if d is not draft)
        self._worker.read(
            lambda: numbers.judged(self._desk, asked, others),
            partial(self._show, draft),
            topic="numbers",
        )

    def _show(self, draft: Draft, judged: Judged) -> None:
        if draft is not self._sitting.current:
            return
        self.found = judged.remarks
        self._form.show_remarks(judged.remarks, sound={"dated": judged.sound})
        for callback in self.judged:
            callback()

    def _mend(self, remark: Remark) -> None:
        """Do what the link beside a remark says."""
        self._sitting.settle()
        if isinstance(number := remark.fix, IssueNumber):
            self._sitting.apply("改期号", lambda b: replace(b, number=number))
        elif remark.field == "dated":
            self._form.focus_field("dated")
