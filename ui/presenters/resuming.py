"""The session: what lay on the desk comes back at the next start, each issue at its place.

Only the first window on a store remembers: what a second one has open, it only looks at. It is
written beside the window, which does not wait for the disk each time one goes somewhere else.
"""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer

from gazetteer_desk.desk.values import Beginning
from ui import session
from ui.presenters.bench import Bench
from ui.presenters.opening import Opening
from ui.session import Lying, Session


SESSION = "session.json"  # its name in the data folder
_REST_MS = 1_000  # going from article to article must not write a file each time


class Resuming:
    """Joins what is open, and where one is, to what the window remembers."""

    def __init__(self, bench: Bench, opening: Opening, folder: Path) -> None:
        self._worker, self._file = bench.worker, folder / SESSION
        self._sitting = bench.sitting
        self._window = window = bench.window
        self._opening = opening
        self._remembers = False
        self._rest = QTimer(window, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self.keep)

    def begin(self, found: Beginning) -> None:
        """Put on the desk what the last session left, then go where it was left."""
        last = session.kept(self._file)
        self._opening.begin(found, last, then=lambda: self._go_on(found, last))

    def _go_on(self, found: Beginning, last: Session) -> None:
        if not found.is_first:
            return
        window = self._window
        if last.pane in window.side.names:
            window.side.show_pane(last.pane)
        elif not last.pane:
            window.deeds["panes"].setChecked(False)
        if f"room_{last.room}" in window.deeds:
            window.show_room(last.room)
        self._remembers = True
        self._sitting.opened.append(self._rest.start)
        self._sitting.placed.append(self._rest.start)
        for signal in (window.room_chosen, window.side.pane_chosen, window.deeds["panes"].toggled):
            signal.connect(self._rest.start)
        self.keep()

    def keep(self) -> None:
        """Remember the desk as it is now."""
        if self._remembers:
            self._worker.work(partial(session.keep, self._file, self._now()), lambda _: None)

    def stop(self) -> None:
        """Remember nothing more: the end has come."""
        self._rest.stop()
        self._remembers = False

    def _now(self) -> Session:
        sitting, window = self._sitting, self._window
        places = sitting.places
        issues = (
            Lying(draft.entry or 0, draft.key, places.get(draft.key, ""))
            for draft in sitting.drafts.values()
        )
        front = sitting.current.key if sitting.current else ""
        pane = "" if window.side.folded else window.side.pane
        return Session(tuple(issues), front, window.room(), pane)
