"""What a deed on a whole issue is aimed at: the one in front, or the chosen row of the ledger.

What is written in an open issue is kept first, and nothing is written in it until the deed is done.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from gazetteer_desk.desk.alone import alone
from gazetteer_desk.desk.draft import Draft
from gazetteer_desk.errors import Known
from gazetteer_desk.history.status import Status
from ui.panes.ledger_rows import LedgerLine
from ui.presenters.bench import Bench
from ui.presenters.ledgering import Ledgering


_Told = TypeVar("_Told")
_Job = Callable[[int], _Told]
_Then = Callable[[_Told], None]
_UNDER_WAY = "正在改状态，马上就好。"


@dataclass(frozen=True, slots=True)
class Aim:
    """An issue, how a sentence names it (第13期), and where it stands; `draft` where it is open."""

    name: str
    status: Status
    entry: int | None
    draft: Draft | None = None


class Aiming:
    """Finds what a deed is for, and does it to that."""

    def __init__(self, bench: Bench, ledgering: Ledgering) -> None:
        self._sitting, self._window = bench.sitting, bench.window
        self._desk, self._worker = bench.desk, bench.worker
        self._ledgering = ledgering

    def row(self) -> LedgerLine | None:
        """Return the chosen row of the ledger, None where that is no issue."""
        line = self._window.recall_room.ledger.table.current()
        return None if line is None or line.is_gap else line

    def aim(self) -> Aim | None:
        """Return what a deed is for, None where there is nothing that could be changed here."""
        draft = self._sitting.current
        if self._window.room() == "recall":
            line = self.row()
            if line is None:
                return None
            draft = self._sitting.of_entry(line.entry)
            if draft is None:
                return Aim(line.label, Status(line.stage), line.entry)
        if draft is None or draft.held:
            return None
        self._sitting.settle()
        return Aim(draft.name, draft.status, draft.entry, draft)

    def ask(self, aim: Aim, job: _Job[_Told], then: _Then[_Told]) -> None:
        """Read something of an issue as it stands now, on the read queue, and go on with it."""

        def read(entry: int) -> None:
            failed = self._ledgering.refuse
            self._worker.read(partial(job, entry), then, topic="step", failed=failed)

        if aim.draft is not None:
            self._ledgering.kept(aim.draft, read)
        elif aim.entry is not None:
            read(aim.entry)

    def do(self, aim: Aim, job: _Job[_Told], then: _Then[_Told]) -> None:
        """Do something to an issue as it stands now, on the write queue, and go on with it."""
        if aim.draft is not None:
            self._do_to_draft(aim.draft, job, then)
        elif (entry := aim.entry) is not None:
            refuse = self._ledgering.refuse
            self._worker.write(lambda: alone(self._desk, entry, partial(job, entry)), then, refuse)

    def _do_to_draft(self, draft: Draft, job: _Job[_Told], then: _Then[_Told]) -> None:
        def go_on(entry: int) -> None:
            self._worker.write(lambda: job(entry), take, refuse)

        def take(told: _Told) -> None:
            draft.held = ""
            is_here = draft is self._sitting.current
            then(told)
            if is_here and self._window.room() != "recall":
                self._window.enter_page()  # the button may be gone, and the next is 导出 Word

        def refuse(error: Known) -> None:
            self._sitting.let_go(draft)
            self._ledgering.refuse(error)

        def free(_error: Known) -> None:
            self._sitting.let_go(draft)

        draft.held = _UNDER_WAY
        self._ledgering.kept(draft, go_on, free)
