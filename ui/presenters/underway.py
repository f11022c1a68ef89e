"""Saves that are under way: after a moment the status bar says so (正在保存)."""

from collections import Counter
from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QTimer

from gazetteer_desk.desk.draft import Draft
from gazetteer_desk.errors import Known
from ui.presenters.bench import Bench


T = TypeVar("T")
SLOW_MS = 300  # what is quicker is not worth a word


class Underway:
    """Runs saves and knows which drafts have one that is not answered yet.

    `told` is called when one takes long.
    """

    def __init__(self, bench: Bench, told: Callable[[], None]) -> None:
        self._worker = bench.worker
        self._saves = Counter[str]()  # by draft
        self._slow = QTimer(bench.window, interval=SLOW_MS, singleShot=True)
        self._slow.timeout.connect(told)

    def __contains__(self, draft: Draft) -> bool:
        return self._saves[draft.key] > 0

    def write(
        self,
        draft: Draft,
        job: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Known], None],
    ) -> None:
        """Run a save of a draft, after all earlier ones; it is over when it is answered."""

        def kept(answer: T) -> None:
            self._saves[draft.key] -= 1
            done(answer)

        def refused(error: Known) -> None:
            self._saves[draft.key] -= 1
            failed(error)

        self._saves[draft.key] += 1
        self._slow.start()
        self._worker.write(job, kept, refused)

    def stop(self) -> None:
        """Tell nothing more: the end has come."""
        self._slow.stop()
