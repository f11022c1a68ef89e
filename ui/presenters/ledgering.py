"""The ledger (台账) in the room 往期: its rows, void numbers with their reason, remarks."""

from collections.abc import Callable
from functools import partial

from gazetteer_desk.desk import numbers, paging
from gazetteer_desk.desk.desk import Desk
from gazetteer_desk.desk.draft import Draft
from gazetteer_desk.errors import Known
from gazetteer_desk.history.lines import EntryLine
from gazetteer_desk.history.occasion import Occasion
from gazetteer_desk.history.status import Status, may_become
from ui.dialogs.deeds import VoidDialog
from ui.panes.ledger_rows import Extent, LedgerLine
from ui.presenters.bench import Bench
from ui.presenters.keeping import Keeping
from ui.presenters.ledger_lines import ledger_lines
from ui.presenters.opening import Opening
from ui.presenters.reviewing import Reviewing


_UNDER_WAY = "正在作废，马上就好。"


class Ledgering:
    """Joins the ledger, 作废 and 写备注 to the history."""

    def __init__(
        self, bench: Bench, keeping: Keeping, opening: Opening, reviewing: Reviewing
    ) -> None:
        self._sitting = bench.sitting
        self._window = window = bench.window
        self._desk = bench.desk
        self._worker = bench.worker
        self._keeping = keeping
        self._opening = opening
        self._reviewing = reviewing
        self._writing = 0  # the issue whose remark is to be written once its row is there
        self._page = window.recall_room.ledger
        table, actions = self._page.table, window.deeds
        for told in (window.masthead_form.excused, window.precheck.list.excused):
            told.connect(self.write_remark)
        actions["open"].triggered.connect(self.show)
        actions["remark"].triggered.connect(self.write_remark)
        actions["void"].triggered.connect(self.ask_void)
        window.empty_page.past_asked.connect(self.show)
        window.room_chosen.connect(self._on_room)
        window.recall_room.copy_asked.connect(self.copy)
        table.void_asked.connect(self._on_void_asked)
        table.remark_written.connect(self._remark)
        table.extents_wanted.connect(self._measure)
        bench.sitting.shown.append(self._show_standing)

    def show(self) -> None:
        """Show the ledger."""
        self._window.show_room("recall")
        self._window.recall_room.show_segment("ledger")
        self._page.setFocus()

    def refresh(self) -> None:
        """Read the ledger anew."""
        self._worker.read(
            lambda: ledger_lines(self._desk.lines()), self._show_lines, topic="ledger"
        )

    def ask_void(self) -> None:
        """Ask why the issue in front, or the chosen row of the ledger, is to be void."""
        if self._window.room() == "recall":
            self._on_void_asked(0)
        elif (draft := self._sitting.current) is not None:
            self._sitting.settle()
            self._ask(draft.name, draft.status, partial(self._void_draft, draft))

    def write_remark(self) -> None:
        """Open the remark of the issue in front, or of the chosen row of the ledger."""
        if self._window.room() == "recall":
            self._page.table.write_remark()
        elif (draft := self._sitting.current) is not None:
            self._sitting.settle()
            self.kept(draft, self._show_remark_of)

    def _show_remark_of(self, entry: int) -> None:
        self._writing = entry
        self.show()
        self.refresh()

    def _on_room(self, room: str) -> None:
        if room == "recall":
            self.refresh()

    def _show_lines(self, lines: tuple[LedgerLine, ...]) -> None:
        self._window.recall_room.show_ledger(lines)
        if self._writing:
            self._page.show_entry(self._writing)
            self._writing = 0

    def copy(self, entry: int) -> None:
        """Make a new issue from this one (照此新建)."""
        self._worker.read(
            lambda: self._desk.entry(entry), self._opening.open_following, topic="copy"
        )

    def _on_void_asked(self, _entry: int) -> None:
        line = self._page.table.current()
        if line is None or line.is_gap:
            return
        draft = self._sitting.of_entry(line.entry)
        if draft is not None:
            self._ask(line.label, draft.status, partial(self._void_draft, draft))
        else:
            status = Status.DRAFT if line.can_void else Status.VOID
            self._ask(line.label, status, partial(self._void_row, line.entry))

    def _ask(self, label: str, status: Status, then: Callable[[str], None]) -> None:
        if not may_become(status, Status.VOID):
            self._say(f"{label}已经{status.label}，不能作废。")
            return
        dialog = VoidDialog(label, self._window)
        dialog.chosen.connect(then)
        dialog.open()

    def _void_draft(self, draft: Draft, reason: str) -> None:
        """Keep what is written in it first; nothing is written meanwhile: it could not be kept."""
        if draft.held:
            self._say("这一期在这里只能看，没有作废。")
            return

        def free(_error: Known) -> None:
            self._sitting.let_go(draft)

        def refuse(error: Known) -> None:
            self._sitting.let_go(draft)
            self.refuse(error)

        def take(line: EntryLine) -> None:
            draft.held = ""
            self._on_void(line)

        draft.held = _UNDER_WAY
        self.kept(draft, lambda entry: self._void(entry, reason, take, refuse), free)

    def kept(
        self,
        draft: Draft,
        then: Callable[[int], None],
        failed: Callable[[Known], None] | None = None,
    ) -> None:
        """Keep what is written in an issue, then go on with its entry."""
        if draft.entry is not None and not draft.is_unsaved:
            then(draft.entry)
        else:
            keep = self._keeping.keep
            keep(draft, Occasion.SAVED, done=lambda kept: then(kept.entry), failed=failed)

    def _void_row(self, entry: int, reason: str) -> None:
        self._void(entry, reason, self._on_void, self.refuse)

    def _void(
        self,
        entry: int,
        reason: str,
        then: Callable[[EntryLine], None],
        refuse: Callable[[Known], None],
    ) -> None:
        self._worker.write(
            lambda: numbers.advance(self._desk, entry, Status.VOID, reason=reason), then, refuse
        )

    def _on_void(self, line: EntryLine) -> None:
        self.take(line)
        self._say(f"{line.name}已作废，期号保留，原因写在台账里。")

    def _remark(self, entry: int, words: str) -> None:
        self._worker.write(lambda: numbers.remark(self._desk, entry, words), self.take, self.refuse)

    def refuse(self, error: Known) -> None:
        """Say why the ledger did not do it, and show it as it is by now."""
        self._say(str(error))
        self.refresh()

    def take(self, line: EntryLine) -> None:
        """Show everywhere what the ledger says of an issue now."""
        if (draft := self._sitting.of_entry(line.id)) is not None:
            draft.stand(line)
            self._sitting.tell_opened()
            if draft is self._sitting.current:
                self._show_standing()
        self.look_again()

    def look_again(self) -> None:
        """Judge the open issue and show the ledger by what is in it now."""
        self._reviewing.look_up()
        self.refresh()

    def _show_standing(self) -> None:
        draft = self._sitting.current
        is_void = draft is not None and draft.status is Status.VOID
        self._window.masthead_form.numbers.lock(locked=is_void)
        self._window.outline.show_void(draft.remark if draft and is_void else "")

    def _measure(self, heads: tuple[int, ...]) -> None:
        self._worker.read(
            lambda: {head: _extent(self._desk, head) for head in heads},
            self._page.table.show_extents,
            topic="extents",
        )

    def _say(self, words: str) -> None:
        self._window.status_line.show_note(words)


def _extent(desk: Desk, head: int) -> Extent:
    """Return how much there is of a revision in print; nothing where it cannot be read."""
    try:
        bulletin = desk.revision(head)
        return Extent(paging.pages(desk, bulletin), bulletin.copies)
    except Known:
        return Extent()
