"""One line to the session bus, on the screen's thread and never in its way.

The socket does not block: Qt says when there is something to read. Only `ask` waits, and not
longer than it is told. What is heard meanwhile stays in order and is told of by `deliver`.
"""

import os
import select
import socket
import time
from collections import deque
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QSocketNotifier, QTimer, Signal

from gazetteer_desk.log import log
from ui.input_method import wire
from ui.input_method.wire import Answered, Body, Heard, Place, Wire


Answer = Callable[[Body | None], None]  # nothing where the call failed
BUS = Place("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus")
_AGAIN_MS = 3_000
# A bus that says what it must not say is left as one that went away.
_BROKEN = (OSError, ValueError, KeyError, RuntimeError, TypeError, AttributeError, IndexError)


class Line(QObject):
    """The line. Signals: came() it is open; went() it broke; heard(Heard)."""

    came = Signal()
    went = Signal()
    heard = Signal(object)

    def __init__(self, address: str = "", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._address = address or _session_address()
        self._socket: socket.socket | None = None
        self._notifier: QSocketNotifier | None = None
        self._wire = Wire()
        self._is_admitted = False
        self._number = 0  # of the last call
        self._answers: dict[int, Answer] = {}
        self._kept: deque[Callable[[], None]] = deque()
        self._again = QTimer(self, singleShot=True, interval=_AGAIN_MS)
        self._again.timeout.connect(self.open)

    def open(self) -> None:
        """Call the bus; `came` tells when it has answered. Tried again until it does."""
        if self._socket is not None:
            return
        try:
            self._socket = _connected(self._address)
        except _BROKEN:
            self._again.start()
            return
        self._wire, self._is_admitted = Wire(), False
        self._notifier = QSocketNotifier(self._socket.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_ready)
        self._push(self._wire.hello())

    def close(self) -> None:
        """Hang up, for good."""
        self._hang_up()
        self._again.stop()

    def send(self, place: Place, member: str, signature: str = "", body: Body = ()) -> None:
        """Say something that wants no answer."""
        self._number += 1
        self._post(self._number, place, member, signature, body, wants_answer=False)

    def call(self, place: Place, member: str, signature: str, body: Body, answer: Answer) -> None:
        """Ask something; the answer comes in its own time, in the order of what is heard."""
        self._number += 1
        self._answers[self._number] = self._kept_for(answer)
        self._post(self._number, place, member, signature, body, wants_answer=True)

    def ask(
        self, place: Place, member: str, signature: str, body: Body, late: Answer, *, ms: int
    ) -> Body | None:
        """Ask something and wait for the answer, no longer than `ms`; then `late` is told it."""
        found: list[Body | None] = []
        self._number += 1
        number = self._number
        self._answers[number] = found.append
        self._post(number, place, member, signature, body, wants_answer=True)
        until = time.monotonic() + ms / 1000
        while not found and self._socket is not None:
            left = until - time.monotonic()
            if left <= 0 or not _is_ready(self._socket, left):
                break
            self._read()
        if found:
            return found[0] or (False,)  # a call that failed took nothing
        if self._socket is not None:
            self._answers[number] = self._kept_for(late)
        return None

    def deliver(self) -> None:
        """Tell of what was heard meanwhile."""
        while self._kept:
            self._kept.popleft()()

    def _on_ready(self) -> None:
        self._read()
        self.deliver()

    def _read(self) -> None:
        assert self._socket is not None
        try:
            given = self._socket.recv(65_536)
        except BlockingIOError:
            return
        except OSError:
            given = b""
        try:
            if not given:
                raise ConnectionResetError
            self._take(given)
        except _BROKEN:
            self._lose()

    def _take(self, given: bytes) -> None:
        if not self._is_admitted:
            begin = self._wire.admitted(given)
            if begin:
                self._is_admitted = True
                self._push(begin)
                self.call(BUS, "Hello", "", (), lambda _: self.came.emit())
            return
        for one in self._wire.feed(given):
            if isinstance(one, Heard):
                self._kept.append(partial(self.heard.emit, one))
            else:
                self._answer(one)

    def _answer(self, answered: Answered) -> None:
        answer = self._answers.pop(answered.number, None)
        if answer is not None:
            answer(answered.body)

    def _kept_for(self, answer: Answer) -> Answer:
        return lambda found: self._kept.append(partial(answer, found))

    def _post(
        self,
        number: int,
        place: Place,
        member: str,
        signature: str,
        body: Body,
        *,
        wants_answer: bool,
    ) -> None:
        self._push(wire.call(number, place, member, signature, body, wants_answer=wants_answer))

    def _push(self, words: bytes) -> None:
        """Write without waiting: a bus that takes nothing any more is left."""
        if self._socket is None:
            return
        try:
            self._socket.sendall(words)
        except OSError:
            self._lose()

    def _lose(self) -> None:
        if self._socket is None:
            return
        self._hang_up()
        log.info("input method: the session bus went away")
        self._again.start()
        self.went.emit()

    def _hang_up(self) -> None:
        if self._notifier is not None:
            self._notifier.setEnabled(False)
            self._notifier.deleteLater()
            self._notifier = None
        if self._socket is not None:
            self._socket.close()
            self._socket = None
        self._answers.clear()
        self._kept.clear()


def _connected(address: str) -> socket.socket:
    line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    try:
        line.setblocking(False)
        line.connect(wire.socket_path(address))
    except BaseException:
        line.close()
        raise
    return line


def _is_ready(line: socket.socket, seconds: float) -> bool:
    poll = select.poll()
    poll.register(line, select.POLLIN)
    return bool(poll.poll(seconds * 1000))


def _session_address() -> str:
    usual = f"unix:path={os.environ.get('XDG_RUNTIME_DIR', '')}/bus"
    return os.environ.get("DBUS_SESSION_BUS_ADDRESS") or usual
