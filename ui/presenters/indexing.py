"""The index of all words, brought up to date in the background after the start.

Usually nothing is missing and nothing is seen of it. Where another version made the index, or it
became doubtful, it is made anew a slice at a time, behind whatever is saved meanwhile. What many
saves leave in it is put in order while nobody saves.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from gazetteer_desk.desk import tending
from gazetteer_desk.errors import Known
from gazetteer_desk.search import building, sound
from gazetteer_desk.search.index import Progress
from gazetteer_desk.search.searching import Found
from ui.presenters.bench import Bench
from ui.presenters.keeping import Keeping


if TYPE_CHECKING:
    from collections.abc import Generator

    from ui.presenters.lasting import Task


_REST_MS = 150  # between two slices, so that whoever works meanwhile feels little of it
_QUIET_MS = 3_000  # after a save


class Indexing:
    """Joins the index to the line of progress."""

    def __init__(self, bench: Bench, keeping: Keeping) -> None:
        self._desk = bench.desk
        self._worker = bench.worker
        self._lasting = bench.lasting
        self._room = bench.window.recall_room
        self._steps: Generator[Progress] | None = None
        self._is_looked_at = False
        self._task: Task | None = None
        # From the loop, not at once: whoever waits for the worker to be idle does not wait for all.
        self._rest = QTimer(bench.window, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._go_on)
        self._quiet = QTimer(bench.window, singleShot=True)
        self._quiet.timeout.connect(self._tidy)
        keeping.kept.append(lambda _draft, _kept: self._quiet.start(_QUIET_MS))

    def begin(self) -> None:
        """Look whether anything is missing, and write it."""
        self._steps = self._desk.catch_up()
        self._go_on()

    def hear(self, found: Found) -> None:
        """Hear an answer: a damaged index is made anew, and one that finds nothing looked at once.

        Damage may look like words that are nowhere.
        """
        if found.is_damaged:
            self._make_anew()
        elif not found.count and not found.is_read and not self._is_looked_at:
            self._is_looked_at = True
            self._worker.write(
                lambda: sound.doubt_if_damaged(self._desk.store),
                lambda is_damaged: self.begin() if is_damaged else None,
            )

    def _make_anew(self) -> None:
        self.stop()
        self._worker.write(lambda: tending.doubt_index(self._desk), lambda _: self.begin())

    def stop(self) -> None:
        """Leave the rest to the next start."""
        self._rest.stop()
        self._quiet.stop()
        self._steps = None
        self._say_no_more()

    def _go_on(self) -> None:
        if steps := self._steps:
            self._worker.write(lambda: next(steps, None), self._on_step, self._on_failed)

    def _on_step(self, progress: Progress | None) -> None:
        if self._steps is None:
            return
        if progress is None or progress.done >= progress.of:
            self._say_no_more()
        elif self._task is None:
            self._task = self._lasting.begin(
                "正在建立查找索引", total=progress.of, stop=self._on_cancelled
            )
        if self._task and progress:
            self._lasting.step(self._task, progress.done)
            self._room.show_rebuilding(100 * progress.done // max(progress.of, 1))
        if progress is not None:
            self._rest.start()

    def _tidy(self) -> None:
        store = self._desk.store
        self._worker.write(lambda: building.tidy(store), self._on_tidied, lambda _: None)

    def _on_tidied(self, is_more: bool) -> None:
        if is_more:
            self._quiet.start(_REST_MS)

    def _say_no_more(self) -> None:
        if self._task:
            self._lasting.end(self._task)
            self._task = None
        self._room.show_rebuilding(None)

    def _on_cancelled(self) -> None:
        self._task = None
        self.stop()

    def _on_failed(self, _error: Known) -> None:
        self.stop()  # searches read everything meanwhile; the next start tries again
