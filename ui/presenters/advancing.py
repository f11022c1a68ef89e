"""拟稿 › 核稿 › 签发 › 印发 › 归档, and 更正: how an issue goes its way, and is mended after it.

What has gone out is locked. A correction opens it once more; while it is open every revision says
that it is one, and why. A stage is one deed of the ledger: what is written is kept first.
"""

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from gazetteer_desk.desk import numbers
from gazetteer_desk.desk.alone import alone
from gazetteer_desk.desk.draft import Draft
from gazetteer_desk.errors import Known
from gazetteer_desk.history.lines import EntryLine
from gazetteer_desk.history.status import NUMBERED, Status, may_become
from ui import actions
from ui.dialogs.deeds import CorrectDialog, IssueDialog
from ui.panes.ledger_rows import LedgerLine
from ui.presenters.bench import Bench
from ui.presenters.ledgering import Ledgering
from ui.presenters.opening import Opening, drafted
from ui.presenters.stages import NEXT, following
from ui.widgets.banner import Notice


WAY = {
    "to_checked": Status.CHECKED,
    "to_approved": Status.APPROVED,
    "to_issued": Status.ISSUED,
    "to_filed": Status.FILED,
    "to_draft": Status.DRAFT,
}
_Told = TypeVar("_Told")
_Advance = Callable[..., None]  # (Callable[[int], _Told], Callable[[_Told], None])
_OF_CORRECTIONS = ("correct", "end_correction", "drop_correction")
_SEALED, _OPEN = "sealed", "correcting"
_UNDER_WAY = "正在改状态，马上就好。"
_NO_ISSUE = "要先打开一期"


class Advancing:
    """Joins the states over the issue in front, and 更正, to the ledger."""

    def __init__(self, bench: Bench, opening: Opening, ledgering: Ledgering) -> None:
        self._sitting = bench.sitting
        self._window = window = bench.window
        self._desk = bench.desk
        self._worker = bench.worker
        self._opening, self._ledgering = opening, ledgering
        for name, status in WAY.items():
            window.deeds[name].triggered.connect(partial(self._on_deed, status))
        window.deeds["correct"].triggered.connect(self.ask_correction)
        window.deeds["end_correction"].triggered.connect(self.end_correction)
        window.deeds["drop_correction"].triggered.connect(self.drop_correction)
        window.tabs.next_asked.connect(self._on_next)
        window.banner.answered.connect(self._on_answered)
        table = window.recall_room.ledger.table
        table.advance_asked.connect(self._on_row_next)
        table.correct_asked.connect(self.ask_correction)
        table.selectionModel().currentRowChanged.connect(self._allow)
        window.room_chosen.connect(self._allow)
        for told in (bench.sitting.shown, bench.sitting.opened):
            told.append(self.show)
        bench.sitting.changed.append(self._show_notice)
        self._allow()

    def show(self) -> None:
        """Show where the issue in front stands, and what comes next."""
        draft, tabs = self._sitting.current, self._window.tabs
        if draft is None:
            tabs.show_next("")
        else:
            since = draft.since.astimezone() if draft.since else None
            day = f"{since.month}月{since.day}日起" if since else ""
            tabs.show_state(draft.status.label, day)
            words = following(draft.status, is_correcting=bool(draft.correcting))
            tabs.show_next("" if draft.held else words)
        self._show_notice()
        self._allow()

    def _show_notice(self, *_parts: object) -> None:
        draft, banner = self._sitting.current, self._window.banner
        sealed = draft.sealed if draft is not None and not draft.held else ""
        if sealed:
            deeds = (("correct", "写更正"), ("copy_this", "照此新建"))
            deeds = deeds if draft and draft.status in NUMBERED else deeds[1:]
            banner.show_notice(Notice(_SEALED, sealed, "blue", deeds, lasts=True))
        else:
            banner.clear_notice(_SEALED)
        if draft is not None and draft.correcting and not draft.held:
            words = f"正在更正{draft.name}，原因：{draft.correcting}"
            deeds = (("drop_correction", "放弃更正"),)
            banner.show_notice(Notice(_OPEN, words, "amber", deeds, lasts=True))
        else:
            banner.clear_notice(_OPEN)

    def _chosen(self) -> tuple[Status, bool, str] | None:
        """Return where the issue in front or the chosen row stands, if it is open, who holds it."""
        if self._window.room() == "recall":
            line = self._row()
            return None if line is None else (Status(line.stage), line.is_correcting, "")
        draft = self._sitting.current
        if draft is None:
            return None
        held = self._sitting.why_locked if draft.held else ""
        return draft.status, bool(draft.correcting), held

    def _allow(self, *_told: object) -> None:
        """Grey what does not lead on from where the issue stands, and say why."""
        chosen, deeds = self._chosen(), self._window.deeds
        if chosen is None:
            is_row = self._window.room() == "recall"  # any may be chosen yet
            for name in (*WAY, *_OF_CORRECTIONS):
                actions.allow(deeds[name], allowed=False, why=_NO_ISSUE)
            actions.allow(deeds["void"], is_row, _NO_ISSUE)
            return
        status, is_open, held = chosen
        for name, wanted in (*WAY.items(), ("void", Status.VOID)):
            why = f"已{status.label}，不能作废" if name == "void" else f"现在是“{status.label}”"
            allowed = may_become(status, wanted) and not is_open and not held
            actions.allow(deeds[name], allowed, held or ("正在更正" if is_open else why))
        is_out = status in NUMBERED and not is_open and not held
        actions.allow(deeds["correct"], is_out, held or "印发以后才用写更正")
        for name in _OF_CORRECTIONS[1:]:
            actions.allow(deeds[name], is_open and not held, held or "没有在更正")

    def _row(self) -> LedgerLine | None:
        line = self._window.recall_room.ledger.table.current()
        return None if line is None or line.is_gap else line

    def _on_next(self) -> None:
        draft = self._sitting.current
        if draft is None:
            return
        if draft.correcting:
            self.end_correction()
        elif found := NEXT.get(draft.status):
            self.ask(found[1])

    def _on_row_next(self, _entry: int) -> None:
        line = self._row()
        if line is not None and line.is_correcting:
            self.end_correction()
        elif line is not None and (found := NEXT.get(Status(line.stage))):
            self.ask(found[1])

    def _on_deed(self, wanted: Status) -> None:
        self.ask(wanted)

    def ask(self, wanted: Status) -> None:
        """Go on at once, but ask before 印发: there is no way back from that."""
        if (aim := self._aim()) is None:
            return
        label, advance = aim
        job = partial(numbers.advance, self._desk, wanted=wanted)
        if wanted is Status.ISSUED:
            dialog = IssueDialog(label, self._window)
            dialog.chosen.connect(partial(advance, job, partial(self._told, wanted)))
            dialog.open()
        else:
            advance(job, partial(self._told, wanted))

    def _told(self, wanted: Status, line: EntryLine) -> None:
        self._ledgering.take(line)
        label = line.number.label.split("（")[0] or "这一期"
        words = {
            Status.ISSUED: f"{label}已印发，内容锁定。要改写更正；误印发的只能作废。",
            Status.FILED: f"{label}已归档。",
            Status.DRAFT: f"{label}已退回拟稿。",
        }
        said = words.get(wanted, f"{label}现在是“{wanted.label}”。")
        self._window.status_line.show_note(said)

    def ask_correction(self, *_told: object) -> None:
        """Ask why the issue in front, or the chosen row, is to be corrected."""
        if (aim := self._aim()) is None:
            return
        label, advance = aim
        dialog = CorrectDialog(label, self._window)
        dialog.chosen.connect(partial(self._correct, advance))
        dialog.open()

    def _correct(self, advance: _Advance, reason: str) -> None:
        advance(partial(numbers.correct, self._desk, reason=reason), self._opened)

    def _opened(self, line: EntryLine) -> None:
        self._ledgering.take(line)
        if self._sitting.of_entry(line.id) is None:
            self._opening.open_entry(line.id)
        self._window.status_line.show_note("可以改了。改好按“完成更正”，再次锁定。")

    def end_correction(self) -> None:
        """Keep what was corrected and lock the issue again."""
        if (aim := self._aim()) is not None:
            aim[1](partial(numbers.end_correction, self._desk), self._ended)

    def _ended(self, ended: tuple[EntryLine, bool]) -> None:
        line, is_changed = ended
        self._ledgering.take(line)
        label = line.number.label.split("（")[0] or "这一期"
        words = f"{label}{'更正完成' if is_changed else '没有改动'}，已再次锁定。"
        self._window.status_line.show_note(words)

    def drop_correction(self) -> None:
        """Lock the issue again as it had gone out; what was changed stays a version."""
        if (aim := self._aim()) is not None:
            aim[1](partial(numbers.drop_correction, self._desk), self._dropped)

    def _dropped(self, dropped: numbers.Dropped) -> None:
        line = dropped.opened.line
        if (draft := self._sitting.of_entry(line.id)) is not None:
            self._sitting.replace(draft, drafted(dropped.opened, draft.key))
        self._ledgering.take(line)
        label = line.number.label.split("（")[0] or "这一期"
        left = f"改过的字留作第{dropped.changed}稿" if dropped.changed else "没有改动过"
        words = f"已放弃更正，{label}和更正以前一样，{left}，已再次锁定。"
        self._window.status_line.show_note(words)

    def _aim(self) -> tuple[str, _Advance] | None:
        """Return the name of what a deed is for, and how it is done to that."""
        if self._window.room() == "recall":
            line = self._row()
            if line is None:
                return None
            draft = self._sitting.of_entry(line.entry)
            if draft is None:
                return line.label, partial(self._advance_row, line.entry)
        else:
            draft = self._sitting.current
        if draft is None or draft.held:
            return None
        self._sitting.settle()
        return draft.name, partial(self._advance_draft, draft)

    def _advance_row(
        self, entry: int, job: Callable[[int], _Told], then: Callable[[_Told], None], *_: str
    ) -> None:
        self._worker.write(
            lambda: alone(self._desk, entry, partial(job, entry)), then, self._ledgering.refuse
        )

    def _advance_draft(
        self, draft: Draft, job: Callable[[int], _Told], then: Callable[[_Told], None], *_: str
    ) -> None:
        """Keep what is written in it first; nothing is written meanwhile."""

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

    def _on_answered(self, _notice: str, deed: str) -> None:
        if deed == "correct":
            self.ask_correction()
        elif deed == "drop_correction":
            self.drop_correction()
        elif deed == "copy_this" and (draft := self._sitting.current) and draft.entry:
            self._ledgering.copy(draft.entry)
