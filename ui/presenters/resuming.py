"""The session: what lay on the desk comes back at the next start, each issue at its place.

Only the first window on a store remembers: what a second one has open, it only looks at.
"""

from PySide6.QtCore import QTimer

from gazetteer_desk.desk.values import Beginning
from ui.presenters.bench import Bench
from ui.presenters.opening import Opening
from ui.session import Lying, Session


_REST_MS = 1_000  # going from article to article must not write a file each time


class Resuming:
    """Joins what is open, and where one is, to what the window remembers."""

    def __init__(self, bench: Bench, opening: Opening) -> None:
        self._sitting = bench.sitting
        self._window = window = bench.window
        self._opening = opening
        self._remembers = False
        self._rest = QTimer(window, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self.keep)

    def begin(self, found: Beginning) -> None:
        """Put on the desk what the last session left, then go where it was left."""
        session = self._window.kept_session()
        self._opening.begin(found, session, then=lambda: self._go_on(found, session))

    def _go_on(self, found: Beginning, session: Session) -> None:
        if not found.is_first:
            return
        window = self._window
        if session.pane in window.side.names:
            window.side.show_pane(session.pane)
        elif not session.pane:
            window.deeds["panes"].setChecked(False)
        if f"room_{session.room}" in window.deeds:
            window.show_room(session.room)
        self._remembers = True
        self._sitting.opened.append(self._rest.start)
        self._sitting.placed.append(self._rest.start)
        for signal in (window.room_chosen, window.side.pane_chosen, window.deeds["panes"].toggled):
            signal.connect(self._rest.start)
        self.keep()

    def keep(self) -> None:
        """Remember the desk as it is now."""
        if self._remembers:
            self._window.keep_session(self._now())

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
