"""拟稿 › 核稿 › 签发 › 印发 › 归档: how an issue goes its way, step by step.

What has gone out is locked. A step is one deed of the ledger, with the name of who took it: what
is written is kept first.
"""

from functools import partial
from typing import TYPE_CHECKING

from gazetteer_desk.bulletin import review
from gazetteer_desk.desk import numbers, signing
from gazetteer_desk.desk.signing import Question
from gazetteer_desk.history.lines import EntryLine
from gazetteer_desk.history.signing import Step
from gazetteer_desk.history.status import NUMBERED, Status, may_become
from gazetteer_desk.proof.finding import Finding
from ui import actions
from ui.dialogs.steps import Answer, StepDialog
from ui.presenters import stages
from ui.presenters.aiming import Aim, Aiming
from ui.presenters.amending import Amending
from ui.presenters.asking import asked
from ui.presenters.bench import Bench
from ui.presenters.ledgering import Ledgering
from ui.presenters.opening import Opening
from ui.presenters.signing import Signing
from ui.presenters.stages import DEEDS, WANTED
from ui.widgets.banner import Notice


if TYPE_CHECKING:
    from collections.abc import Callable

    from gazetteer_desk.bulletin.place import Place


_FOR_PAPER = (Step.SENT, Step.CHECKED, Step.APPROVED, Step.AGAIN)
_OF_CORRECTIONS = ("correct", "end_correction", "drop_correction")
_SEALED, _OPEN = "sealed", "correcting"
_NO_ISSUE = "要先打开一期"
_DATED = "简报日期改为今天"


class Advancing:
    """Joins the states over the issue in front to the ledger.

    `issued` are told of an issue that has gone out, and what was said of it; `led_to` where in an
    open issue something holds a signature back.
    """

    def __init__(
        self,
        bench: Bench,
        *,
        opening: Opening,
        ledgering: Ledgering,
        aiming: Aiming,
        amending: Amending,
        signatures: Signing,
    ) -> None:
        self.issued: list[Callable[[EntryLine, str], None]] = []
        self.led_to: list[Callable[[Place], None]] = []
        self._sitting = bench.sitting
        self._window = window = bench.window
        self._desk = bench.desk
        self._opening, self._ledgering, self._aiming = opening, ledgering, aiming
        self._amending, self._signatures = amending, signatures
        for name, step in DEEDS.items():
            window.deeds[name].triggered.connect(partial(self._on_deed, step))
        window.tabs.next_asked.connect(self._on_next)
        window.banner.answered.connect(self._on_answered)
        table = window.recall_room.ledger.table
        table.advance_asked.connect(self._on_row_next)
        table.selectionModel().currentRowChanged.connect(self._allow)
        window.room_chosen.connect(self._allow)
        for told in (bench.sitting.shown, bench.sitting.opened, signatures.changed):
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
            stale = self._signatures.said if draft.status in stages.SIGNED else ""
            tabs.show_state(draft.status.label, day, stale)
            words = stages.words(self._following(), is_correcting=bool(draft.correcting))
            tabs.show_next("" if draft.held else words)
        self._show_notice()
        self._allow()

    def _following(self) -> Step | None:
        draft, standing = self._sitting.current, self._signatures.taken.standing
        if draft is None:
            return None
        is_changed = self._signatures.is_changed
        is_unread = standing.signed is None or is_changed
        return stages.following(draft.status, is_unread=is_unread, is_changed=is_changed)

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
            line = self._aiming.row()
            return None if line is None else (Status(line.stage), line.is_correcting, "")
        draft = self._sitting.current
        if draft is None:
            return None
        held = self._sitting.why_locked if draft.held else ""
        return draft.status, bool(draft.correcting), held

    def _allow(self, *_told: object) -> None:
        """Grey what does not lead on from where the issue stands, and say why."""
        chosen, deeds = self._chosen(), self._window.deeds
        actions.allow(deeds["records"], self._sitting.current is not None, _NO_ISSUE)
        actions.allow(deeds[stages.FORM], chosen is not None, _NO_ISSUE)
        if chosen is None:
            is_row = self._window.room() == "recall"  # any may be chosen yet
            for name in (*DEEDS, *_OF_CORRECTIONS):
                actions.allow(deeds[name], allowed=False, why=_NO_ISSUE)
            actions.allow(deeds["void"], is_row, _NO_ISSUE)
            return
        status, is_open, held = chosen
        why_open = held or ("正在更正" if is_open else "")
        for name, step in DEEDS.items():
            why = why_open or ("" if stages.may(step, status) else f"现在是“{status.label}”")
            if not why and step is Step.AGAIN and not self._may_have_changed:
                why = "签发以后没有改动"
            actions.allow(deeds[name], not why, why)
        can_be_void = may_become(status, Status.VOID) and not why_open
        actions.allow(deeds["void"], can_be_void, why_open or f"已{status.label}，不能作废")
        is_out = status in NUMBERED and not why_open
        actions.allow(deeds["correct"], is_out, held or "印发以后才用写更正")
        for name in _OF_CORRECTIONS[1:]:
            actions.allow(deeds[name], is_open and not held, held or "没有在更正")

    @property
    def _may_have_changed(self) -> bool:
        return self._window.room() == "recall" or self._signatures.is_changed

    def _on_next(self) -> None:
        draft = self._sitting.current
        if draft is not None and draft.correcting:
            self._amending.end()
        elif step := self._following():
            self.ask(step)

    def _on_row_next(self, _entry: int) -> None:
        line = self._aiming.row()
        if line is not None and line.is_correcting:
            self._amending.end()
        elif line is not None and (step := stages.following(Status(line.stage))):
            self.ask(step)

    def _on_deed(self, step: Step) -> None:
        self.ask(step)

    def ask(self, step: Step) -> None:
        """Ask who takes a step with the issue in front, or the chosen row; then it is taken."""
        if (aim := self._aiming.aim()) is not None:
            job = partial(signing.question, self._desk, step=step)
            self._aiming.ask(aim, job, partial(self._ask, aim, step))

    def _ask(self, aim: Aim, step: Step, question: Question) -> None:
        dialog = StepDialog(
            asked(step, question, is_open=aim.draft is not None and not aim.draft.locked),
            self._window,
        )
        dialog.taken.connect(partial(self._take, aim, step, question))
        dialog.redline_asked.connect(self._window.deeds["redline"].trigger)
        if (subject := question.subject) is not None and subject.now.held:
            dialog.gone_to.connect(partial(self._go_to_first, question.line, subject.now.held))
        dialog.open()

    def _take(self, aim: Aim, step: Step, question: Question, answer: Answer) -> None:
        who, remark, then = answer.who, answer.remark, partial(self._told, step)
        if (subject := question.subject) is not None:
            version = subject.today if answer.is_today and subject.today else subject.now
            if version is not subject.now and aim.draft is self._sitting.current:
                self._sitting.apply(_DATED, lambda _: version.bulletin)
            job = partial(signing.sign, self._desk, who=who, remark=remark, digest=version.digest)
        elif step is Step.CHECKED:
            job = partial(signing.check, self._desk, who=who, remark=remark)
        else:
            wanted = WANTED[step]
            job = partial(numbers.advance, self._desk, wanted=wanted, who=who, reason=remark)
        self._aiming.do(aim, job, then)

    def _told(self, step: Step, line: EntryLine) -> None:
        self._ledgering.take(line)
        self._signatures.look_up()
        label = line.name
        words = {
            Step.SENT: f"{label}已送核稿。",
            Step.CHECKED: f"{label}已记下核稿。",
            Step.APPROVED: f"{label}已签发。",
            Step.AGAIN: f"{label}已再签。",
            Step.ISSUED: f"{label}已印发，内容锁定。要改写更正；误印发的只能作废。",
            Step.FILED: f"{label}已归档。",
        }
        said = words.get(step, f"{label}已{step}。")
        deed = (stages.FORM, "导出签发单") if step in _FOR_PAPER else ("", "")
        self._window.status_line.show_note(said, deed=deed)
        for callback in self.issued if step is Step.ISSUED else ():
            callback(line, said)

    def _go_to_first(self, line: EntryLine, held: tuple[Finding, ...]) -> None:
        """Lead to the first thing that holds a signature back."""
        place = held[0].place
        form = review.form_of(place.article, place.part)
        self._opening.open_entry(line.id, form)
        for callback in self.led_to if self._sitting.of_entry(line.id) is not None else ():
            callback(place)

    def _on_answered(self, _notice: str, deed: str) -> None:
        if deed == "sign_again":
            self.ask(Step.AGAIN)
        elif deed == "copy_this" and (draft := self._sitting.current) and draft.entry:
            self._ledgering.copy(draft.entry)
