"""The issue in front in pages, placed off the window's thread whenever its words have rested.

Nothing is asked while the pane 预览 is not to be seen, or an input method is composing. An answer
that a key has overtaken is shown all the same: it is newer than what stood there, and the next one
is under way.
"""

import logging
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from gazetteer_desk import log
from gazetteer_desk.desk import pages
from gazetteer_desk.desk.draft import Draft
from gazetteer_desk.desk.pages import Previewed
from gazetteer_desk.errors import Known, Unwritten
from ui.panes.preview import NOTHING
from ui.presenters import standing
from ui.presenters.bench import Bench
from ui.presenters.listing import Listing
from ui.presenters.sitting import Parts


if TYPE_CHECKING:
    from collections.abc import Callable

    from gazetteer_desk.bulletin.issue import Bulletin

_log = logging.getLogger(__name__)
_REST_MS = 120  # after a key
_WARM_MS = 300  # after the window stands
_SOON_MS = 10  # after a deed: several may come at once
_LONG_MS = 1_000
_EMPTY = "这一期还没有字。写上刊名、题名或正文，这里就是印出来的样子。"
_BROKEN = "这一期的预览没有排出来，不影响起草和导出。改动以后会再排。"


class Placing:
    """Joins the engine to the issue in front.

    `placed` is the newest answer about the issue in front, None while there is none; `changed`
    are told of each. `why` says why there is none.
    """

    def __init__(self, bench: Bench, listing: Listing) -> None:
        self._bench = bench
        self._sitting = sitting = bench.sitting
        self._pane = bench.window.preview
        self.placed: Previewed | None = None
        self.why = NOTHING
        self.changed: list[Callable[[], None]] = []
        self._asked: Bulletin | None = None  # what was asked last
        self._is_due = True  # the words or how they are printed have changed since it was asked
        self._rest = QTimer(bench.window, singleShot=True)
        self._rest.timeout.connect(self._ask)
        self._warm = QTimer(bench.window, singleShot=True, interval=_WARM_MS)
        self._warm.timeout.connect(self._warm_up)
        self._long = QTimer(bench.window, singleShot=True, interval=_LONG_MS)
        self._long.timeout.connect(self._pane.meter.show_laying)
        for text in (bench.editor, bench.title):
            text.typed.connect(partial(self._on_touched, _REST_MS))
        sitting.shown.append(self._on_shown)
        sitting.changed.append(self._on_changed)
        listing.changed.append(self.touch)
        self._pane.seen.connect(self._on_seen)

    @property
    def is_wanted(self) -> bool:
        """Return whether the pages are to be seen: they are kept up with the words then."""
        return self._pane.isVisible()

    def begin(self) -> None:
        """Have the engine made before anyone waits for it, where its pages will be seen."""
        if self._bench.window.is_preview_open():
            self._warm.start()

    def touch(self) -> None:
        """Place the issue anew, soon: the window is painted first."""
        self._on_touched(_SOON_MS)

    def stop(self) -> None:
        """Place nothing more: the end has come."""
        self._warm.stop()
        self._rest.stop()
        self._long.stop()

    def _on_shown(self) -> None:
        self._answer(None, "" if self._sitting.current else NOTHING)
        self.touch()

    def _on_changed(self, _parts: Parts) -> None:
        draft = self._sitting.current
        if draft is not None and not self._is_due and draft.bulletin == self._asked:
            return  # what was typed became a deed: it has been asked already
        self.touch()

    def _on_touched(self, rest: int) -> None:
        self._is_due = True
        if self.is_wanted:
            self._rest.start(rest)

    def _on_seen(self, is_seen: bool) -> None:
        if is_seen:  # in another room a template may have become another
            self.touch()

    def _warm_up(self) -> None:
        desk = self._bench.desk

        def warm_up() -> None:
            with suppress(Exception):  # what is wrong will be said of the issue itself
                pages.warm_up(desk)

        self._bench.worker.draw(warm_up, lambda _: None, topic="engine")

    def _ask(self) -> None:
        draft, desk = self._sitting.current, self._bench.desk
        if draft is None or not self.is_wanted or not self._is_due:
            return
        if standing.is_composing(self._bench):
            self._rest.start(_REST_MS)
            return
        self._is_due = False
        bulletin = self._asked = standing.as_it_stands(self._bench, draft)

        def place() -> Previewed | str:
            try:
                return pages.previewed(desk, bulletin)
            except Unwritten:
                return _EMPTY
            except Known as error:
                return str(error)
            except Exception as error:
                _log.error("preview failed: %s", log.where(error))
                return _BROKEN

        self._long.start()
        self._bench.worker.draw(place, partial(self._take, draft), topic="placing")

    def _take(self, draft: Draft, found: Previewed | str) -> None:
        if draft is self._sitting.current:
            is_placed = isinstance(found, Previewed)
            self._answer(found if is_placed else None, "" if is_placed else found)

    def _answer(self, placed: Previewed | None, why: str) -> None:
        self._long.stop()
        self.placed, self.why = placed, why
        for callback in self.changed:
            callback()
