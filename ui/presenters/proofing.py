"""校核 of the issue in front: it is checked off the window's thread, and whoever shows it is told.

The check begins a moment after the last key, on the words as they stand, also those that no deed
accounts for yet; never while an input method is composing. An answer that a key has overtaken is
dropped: the next one is under way. A long issue that is read for the first time is read in pieces,
between which other questions are answered. What the directory and the last issue say is fetched
where it may have changed, and so are the office's own rules.
"""

import time
from collections.abc import Callable
from functools import partial

import msgspec
from msgspec.structs import replace
from PySide6.QtCore import QTimer

from gazetteer_desk.bulletin.issue import Bulletin
from gazetteer_desk.desk import numbers, proofing
from gazetteer_desk.desk.draft import Draft
from gazetteer_desk.desk.numbers import OnDesk
from gazetteer_desk.history.lines import Kept
from gazetteer_desk.history.status import Status
from gazetteer_desk.proof import waiving
from gazetteer_desk.proof.checking import Checker
from gazetteer_desk.proof.finding import Finding, weight
from gazetteer_desk.proof.knowledge import Knowledge
from ui.presenters import standing
from ui.presenters.bench import Bench
from ui.presenters.keeping import Keeping
from ui.presenters.listing import Listing
from ui.presenters.sitting import Parts


_REST_MS = 300  # after a key
_SOON_MS = 20  # after a deed: several may come at once
_PIECE_S = 0.02
MOST = 1_000  # findings: what weighs less than these waits until some of them are seen to
Findings = tuple[Finding, ...]


class Answer(msgspec.Struct, frozen=True):
    """What is open, of it what is surely wrong and can be mended, and what is left as it is."""

    found: Findings = ()
    sure: Findings = ()
    left: Findings = ()
    count: int = 0  # of all that is open


_NOTHING = Answer()


class Proofing:
    """Joins the checker to the issue in front.

    `found` are the findings that are open, in the order of the page, `sure` all that may be mended
    at once, `left` those that the clerk leaves as they are (已忽略), `bulletin` the words they were
    found in: the issue in front with what was typed since its last deed. `count` is that of all
    open ones, where there are more than can be shown. `changed` are told after each check.
    """

    def __init__(self, bench: Bench, keeping: Keeping, listing: Listing) -> None:
        self._bench = bench
        self._sitting = sitting = bench.sitting
        self.found: Findings = ()
        self.sure: Findings = ()
        self.left: Findings = ()
        self.count = 0
        self.bulletin: Bulletin | None = None
        self.changed: list[Callable[[], None]] = []
        self._waiting: list[Callable[[], None]] = []
        self._checker: Checker | None = None  # of the reading thread alone
        self._known: tuple[str, str, Knowledge] | None = None  # of a draft and a series
        self._past: tuple[str, Findings] = "", ()  # of a draft
        self.is_current = False  # what was found is about the words as they stand
        self._is_touched = False  # since it was asked last
        self._is_broken = False  # a rule failed in this issue: it is written on without a check
        self._rest = QTimer(bench.editor, singleShot=True)
        self._rest.timeout.connect(self._look)
        for text in (bench.editor, bench.title):
            text.typed.connect(partial(self._on_touched, _REST_MS))
        sitting.shown.append(self._on_shown)
        sitting.changed.append(self._on_changed)
        keeping.kept.append(self._on_kept)
        listing.changed.append(self.look_up)

    def look_up(self) -> None:
        """Fetch the rules and what is known beside the issue in front, and check it anew."""
        self.is_current = False
        if (draft := self._sitting.current) is None:
            return
        asked = numbers.on_desk(draft)
        self._bench.worker.read(
            lambda: self._learn(asked), partial(self._take_known, draft, asked), topic="proof known"
        )

    def when_checked(self, then: Callable[[], None]) -> None:
        """Do something as soon as the issue in front is checked as it stands now.

        It is left undone where another issue comes to the front before that.
        """
        if self._sitting.current is None:
            return
        self._sitting.settle()
        if then not in self._waiting:  # a key that was pressed twice asks for it once
            self._waiting.append(then)
        if self.is_current:
            self._go_on()
        else:
            self._look()

    def take_past(self, draft: Draft, found: Findings) -> None:
        """Take over what a look into past issues has found in an issue (往期用过)."""
        if self._past != (draft.key, found):
            self._past = draft.key, found
            if draft is self._sitting.current:
                self._on_touched(_SOON_MS)

    def stop(self) -> None:
        """Check nothing more: all is about to close."""
        self._rest.stop()

    def _learn(self, asked: OnDesk) -> Knowledge:
        desk = self._bench.desk
        rules = proofing.rules(desk)
        if self._checker is None or self._checker.rules != rules:
            self._checker = Checker(rules)
        return proofing.knowledge(desk, asked)

    def _take_known(self, draft: Draft, asked: OnDesk, known: Knowledge) -> None:
        if draft is self._sitting.current:
            self._known = draft.key, asked.series, known
            self._look()

    def _on_shown(self) -> None:
        self._waiting.clear()  # it was about another issue
        self._known, self._is_broken = None, False
        self._show(None, _NOTHING)
        self.look_up()

    def _on_changed(self, _parts: Parts) -> None:
        self._on_touched(_SOON_MS)

    def _on_touched(self, rest: int) -> None:
        self.is_current, self._is_touched = False, True
        self._rest.start(rest)

    def _on_kept(self, _draft: Draft, kept: Kept) -> None:
        if kept.is_new:
            self.look_up()

    def _look(self) -> None:
        """Check the words as they stand, once all that is known beside them is known."""
        draft, known = self._sitting.current, self._known
        if draft is None:
            return
        if standing.is_composing(self._bench):
            self._rest.start(_REST_MS)
        elif known is None or known[:2] != (draft.key, draft.bulletin.masthead.series):
            self.look_up()
        else:
            self._rest.stop()
            self.is_current = self._is_touched = False
            past = self._past[1] if self._past[0] == draft.key else ()
            self._ask(
                draft, standing.as_it_stands(self._bench, draft), replace(known[2], past=past)
            )

    def _ask(self, draft: Draft, bulletin: Bulletin, known: Knowledge) -> None:
        def check() -> Answer | Exception | None:
            end = time.perf_counter() + _PIECE_S
            if self._checker is None or draft.status is Status.VOID or self._is_broken:
                return _NOTHING
            try:
                if not self._checker.read(bulletin, known, lambda: time.perf_counter() > end):
                    return None
                found, left = waiving.parted(bulletin, self._checker.check(bulletin, known))
                sure = tuple(one for one in found if one.can_be_mended)
                return Answer(_heaviest(found), sure, left, len(found))
            except Exception as error:  # told below, once: not again at each key
                return error

        def done(found: Answer | Exception | None) -> None:
            if self._is_touched or draft is not self._sitting.current:
                return
            if found is None:
                self._ask(draft, bulletin, known)
                return
            self._is_broken = self._is_broken or isinstance(found, Exception)
            self.is_current = True
            self._show(bulletin, _NOTHING if isinstance(found, Exception) else found)
            self._go_on()
            if isinstance(found, Exception):
                raise found

        self._bench.worker.read(check, done, topic="proof")

    def _show(self, bulletin: Bulletin | None, answer: Answer) -> None:
        self.bulletin, self.found, self.sure = bulletin, answer.found, answer.sure
        self.left, self.count = answer.left, answer.count
        for callback in self.changed:
            callback()

    def _go_on(self) -> None:
        waiting, self._waiting = self._waiting, []
        for then in waiting:
            then()


def _heaviest(found: Findings) -> Findings:
    """Return as many as can be shown, the heaviest, in their order."""
    if len(found) <= MOST:
        return found
    heavy = sorted(range(len(found)), key=lambda at: weight(found[at]))[:MOST]
    return tuple(found[at] for at in sorted(heavy))
