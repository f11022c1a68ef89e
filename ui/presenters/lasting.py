"""What lasts: one line in the status bar says what runs, and 取消 stops what the line names.

Several things may run at once, on different queues; the line names the one that began last, then
the others.
"""

from collections.abc import Callable
from threading import Event
from typing import TypeVar

from gazetteer_desk import stopping
from gazetteer_desk.errors import Known, Stopped
from ui.widgets.status import StatusLine
from ui.worker import Answer, Failure, Worker


T = TypeVar("T")
Queue = Callable[[Callable[[], T], Answer[T], Failure], None]


class Task:
    """One thing that lasts: its words, of how many parts, and how it is stopped."""

    def __init__(self, words: str, total: int, stop: Callable[[], None]) -> None:
        self.words, self.total, self.stop = words, total, stop
        self.is_cancelled = False  # by the clerk


class Lasting:
    """Joins what lasts to the line of progress."""

    def __init__(self, line: StatusLine, worker: Worker) -> None:
        self._line = line
        self._progress = line.progress
        self._worker = worker
        self._running: list[Task] = []  # the newest last
        self._progress.cancelled.connect(self._on_cancelled)

    def begin(self, words: str, *, total: int = 0, stop: Callable[[], None]) -> Task:
        """Note that something has begun."""
        task = Task(words, total, stop)
        self._running.append(task)
        self._show()
        return task

    def step(self, task: Task, done: int) -> None:
        """So many parts of it are done."""
        if self._running and self._running[-1] is task:
            self._progress.step(done)

    def end(self, task: Task) -> None:
        """Note that it is over."""
        if task in self._running:
            is_shown = self._running[-1] is task
            self._running.remove(task)
            if is_shown:
                self._show()

    def run(
        self,
        queue: Queue[T],
        words: str,
        job: Callable[[], T],
        done: Answer[T],
        failed: Failure | None = None,
        *,
        stopped: str,
        over: Callable[[], object] = lambda: None,
    ) -> None:
        """Run a job that can be stopped on a queue; say `stopped` where the clerk did that.

        What runs under the same words is superseded by it. `over` is called first, however it
        went. A job that is done before it could stop, is done.
        """
        token = Event()

        def watched() -> T:
            with stopping.by(token):
                return job()

        def on_done(value: T) -> None:
            self.end(task)
            over()
            done(value)

        def on_failed(error: Known) -> None:
            self.end(task)
            over()
            if not isinstance(error, Stopped):
                (failed or self._worker.failed_unseen.emit)(error)
            elif task.is_cancelled:
                self._line.show_note(stopped)

        self.stop(words)
        task = self.begin(words, stop=token.set)
        queue(watched, on_done, on_failed)

    def stop(self, words: str) -> None:
        """Stop what runs under these words, without a word."""
        for old in [one for one in self._running if one.words == words]:
            self.end(old)
            old.stop()

    def _show(self) -> None:
        if self._running:
            newest = self._running[-1]
            self._progress.begin(newest.words, total=newest.total, can_cancel=True)
        else:
            self._progress.end()

    def _on_cancelled(self) -> None:
        if self._running:
            task = self._running.pop()
            task.is_cancelled = True
            task.stop()
            self._show()
