"""往期用过: past issues are looked through for the sentences of the issue in front while it rests.

It takes longer than a check and waits longer; a key stops it, and each sentence is asked for once.
"""

from threading import Event

from msgspec.structs import replace
from PySide6.QtCore import QTimer

from gazetteer_desk import stopping
from gazetteer_desk.desk import proofing as known
from gazetteer_desk.desk.draft import Draft
from gazetteer_desk.desk.reused import Past
from gazetteer_desk.errors import Known, Stopped
from ui.presenters.bench import Bench
from ui.presenters.listing import Listing
from ui.presenters.proofing import Findings, Proofing


_REST_MS = 3_000


class Reusing:
    """Joins the look into past issues to the check of the issue in front."""

    def __init__(self, bench: Bench, listing: Listing, proofing: Proofing) -> None:
        self._bench = bench
        self._sitting = bench.sitting
        self._proofing = proofing
        self._past: Past | None = None
        self._of: tuple[str, int | None] = "", None  # which issue `_past` is about
        self._stop = Event()
        self._rest = QTimer(bench.editor, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._look)
        for text in (bench.editor, bench.title):
            text.typed.connect(self._on_touched)
        bench.sitting.shown.append(self._on_touched)
        bench.sitting.changed.append(lambda _: self._on_touched())
        listing.changed.append(self._on_rules)

    def stop(self) -> None:
        """Look no more: all is about to close."""
        self._rest.stop()
        self._stop.set()

    def _on_touched(self) -> None:
        self._stop.set()
        self._rest.start()

    def _on_rules(self) -> None:
        self._past = None
        self._on_touched()

    def _look(self) -> None:
        draft = self._sitting.current
        if draft is None or draft.locked:
            return
        if not self._proofing.is_current:  # also while half a word stands there
            self._rest.start()
            return
        self._stop = Event()
        if self._of != (draft.key, draft.entry):
            self._past, self._of = None, (draft.key, draft.entry)
        self._ask(draft, 1)

    def _ask(self, draft: Draft, count: int) -> None:
        """Look for the sentences of the first articles: other questions come in between."""
        stop, past, bulletin = self._stop, self._past, draft.bulletin
        some = replace(bulletin, articles=bulletin.articles[:count])

        def look() -> tuple[Past, Findings]:
            with stopping.by(stop):
                desk = self._bench.desk
                mine = past or Past(desk, known.rules(desk), draft.entry)
                return mine, mine.found(some)

        def done(answer: tuple[Past, Findings]) -> None:
            if stop.is_set() or draft is not self._sitting.current:
                return
            self._past, found = answer
            if count < len(bulletin.articles):
                self._ask(draft, count + 1)
            else:
                self._proofing.take_past(draft, found)

        self._bench.worker.read(look, done, topic="proof past", failed=self._on_failed)

    def _on_failed(self, error: Known) -> None:
        if not isinstance(error, Stopped):
            self._bench.worker.failed_unseen.emit(error)
