"""Work off the screen's thread, answers back on it.

Five queues of one thread each: *write* (what changes the store, and the only one that closing
waits for), *read* (questions; of those on one topic only the newest is answered), *work* (the
child process for foreign files, exports), *draw* (printed pages for the screen, questions like
those of *read*, which may take long) and *apart* (what takes long and can wait: the child process
that checks the store, removals for good). Jobs take and return frozen values, so nothing
is shared. One long-lived object's one queued signal brings every answer to the screen's thread:
signals owned by short-lived runnables crashed.
"""

import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from gazetteer_desk.errors import Known


# While a worker computes, the screen's thread gets the interpreter back only after this long, each
# time it comes out of Qt: a hundred times in one turn of its loop. Python's own 5 ms were felt.
_GIVES_WAY_S = 0.0005
_OTHERS = ("read", "work", "draw", "apart")
T = TypeVar("T")
Answer = Callable[[T], object]
Failure = Callable[[Known], object]


class Worker(QObject):
    """The five queues. `failed_unseen` tells of a known failure that nobody asked to hear of.

    Signals:
        failed_unseen: a `Known` for which the caller gave no `failed`.
    """

    failed_unseen = Signal(object)
    _answered = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        sys.setswitchinterval(_GIVES_WAY_S)
        self._pools = {
            name: ThreadPoolExecutor(1, thread_name_prefix=name) for name in ("write", *_OTHERS)
        }
        self._newest: dict[tuple[str, str], int] = {}  # by queue and topic
        self._answered.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._waiting = 0
        self._is_closed = False

    def write(self, job: Callable[[], T], done: Answer[T], failed: Failure | None = None) -> None:
        """Run a job that changes the store, after all earlier ones."""
        self._submit("write", job, done, failed)

    def read(
        self, job: Callable[[], T], done: Answer[T], *, topic: str, failed: Failure | None = None
    ) -> None:
        """Run a question; an older unanswered one of the same topic is dropped.

        What rests a moment before it asks may ask when all is closed: nobody waits for that answer.
        """
        self._ask("read", job, done, topic, failed)

    def draw(
        self, job: Callable[[], T], done: Answer[T], *, topic: str, failed: Failure | None = None
    ) -> None:
        """Run what makes pages for the screen; an older unanswered one of its topic is dropped."""
        self._ask("draw", job, done, topic, failed)

    def alone(self, job: Callable[[], T], done: Answer[T], failed: Failure | None = None) -> None:
        """Run a job that changes the store while nothing else is asked of it; questions wait."""

        def run() -> T:
            over = threading.Event()
            halted = [self._halt(name, over) for name in _OTHERS]
            try:
                for one in halted:
                    one.wait()
                return job()
            finally:
                over.set()

        self._submit("write", run, done, failed)

    def _halt(self, queue: str, over: threading.Event) -> threading.Event:
        """Have a queue wait for `over`; return what tells that it does."""
        halted = threading.Event()

        def wait() -> None:
            halted.set()
            over.wait()

        self._pools[queue].submit(wait)
        return halted

    def work(self, job: Callable[[], T], done: Answer[T], failed: Failure | None = None) -> None:
        """Run something slow that does not touch the store."""
        self._submit("work", job, done, failed)

    def apart(self, job: Callable[[], T], done: Answer[T], failed: Failure | None = None) -> None:
        """Run what takes long; what it does to the store it does in moments, between the saves."""
        self._submit("apart", job, done, failed)

    def drain(self) -> None:
        """Wait until everything submitted so far is done, and deliver the answers."""
        from PySide6.QtCore import QCoreApplication

        while self._waiting:
            for pool in self._pools.values():
                pool.submit(_nothing).result()
            QCoreApplication.sendPostedEvents(self)

    def close(self) -> None:
        """Finish what is queued and end the threads."""
        self.drain()
        self._is_closed = True
        for pool in self._pools.values():
            pool.shutdown()

    def _ask(
        self,
        queue: str,
        job: Callable[[], T],
        done: Answer[T],
        topic: str,
        failed: Failure | None,
    ) -> None:
        if self._is_closed:
            return
        name = queue, topic
        number = self._newest.get(name, 0) + 1
        self._newest[name] = number

        def is_newest() -> bool:
            return self._newest[name] == number

        def asked() -> T | None:
            return job() if is_newest() else None

        def answer(value: T | None) -> None:
            if is_newest():
                done(value)  # type: ignore[arg-type]  # the newest question was not skipped

        def refuse(error: Known) -> None:
            if is_newest():
                (failed or self.failed_unseen.emit)(error)

        self._submit(queue, asked, answer, refuse)

    def _submit(
        self, queue: str, job: Callable[[], Any], done: Answer[Any], failed: Failure | None
    ) -> None:
        self._waiting += 1

        def run() -> None:
            try:
                value, error = job(), None
            except BaseException as caught:
                value, error = None, caught
            self._answered.emit((done, failed), (value, error))

        self._pools[queue].submit(run)

    @Slot(object, object)
    def _deliver(
        self, callers: tuple[Answer[Any], Failure | None], answer: tuple[Any, Any]
    ) -> None:
        self._waiting -= 1
        done, failed = callers
        value, error = answer
        if error is None:
            done(value)
        elif isinstance(error, Known):
            (failed or self.failed_unseen.emit)(error)
        else:
            raise error


def _nothing() -> None:
    return None
