"""How long the window answers nothing: each turn of the event loop, by what it really cost.

A turn is what the loop does between two looks for what is new: as long as it lasts, no key is
taken and nothing is painted. So the loop is turned by hand here, once at a time, and never waits
inside. What counts is not the clock alone: on a machine that others load, the screen's thread
stands in line for a processor, and no program can help that. So the time it stood there, which
Linux tells, is taken off; elsewhere the processor time of the thread is taken. What remains holds
waiting too: for a lock, for the disk, for a thread that holds the interpreter.

An alarm looks every few milliseconds where a long turn is, so that a failing test can say what was
running: functions and lines, never their values. (A second thread that looks at this one's frames
keeps them alive a little longer, and with them painters that Qt wants gone.)
"""

import math
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

from PySide6.QtWidgets import QApplication


_LOOK_EVERY_S = 0.01
_DEEP = 6  # functions named of a stack
_HAS_ALARM = hasattr(signal, "setitimer")  # not on Windows
_OURS = ("/ui/", "/gazetteer_desk/", "/tests/journeys/")


@dataclass(frozen=True)
class Turn:
    """One turn of the loop: during which deed, for how long, and what was running."""

    deed: str
    felt_ms: float
    thread_ms: float
    clock_ms: float
    running: str

    def __str__(self) -> str:
        times = f"{self.felt_ms:.0f} ms (thread {self.thread_ms:.0f}, clock {self.clock_ms:.0f})"
        return f"{self.deed}: {times} in {self.running or 'Qt'}"


class Watch:
    """How long something lasts on this thread, from when the watch is made, in milliseconds.

    `felt_ms` leaves out what the thread stood in line for a processor; where the system does not
    tell that, it is the processor time alone.
    """

    def __init__(self) -> None:
        self._clock, self._thread = time.perf_counter(), time.thread_time()
        self._queued = _queued()

    @property
    def clock_ms(self) -> float:
        return (time.perf_counter() - self._clock) * 1000

    @property
    def thread_ms(self) -> float:
        return (time.thread_time() - self._thread) * 1000

    @property
    def felt_ms(self) -> float:
        busy, queued = self.thread_ms, (_queued() - self._queued) * 1000
        return busy if math.isnan(queued) else max(self.clock_ms - queued, busy)


class Turns:
    """Turns the loop of this thread, and times each turn, while it lives."""

    def __init__(self) -> None:
        self.turns: list[Turn] = []
        self._seen: dict[str, int] = {}
        self._former = signal.signal(signal.SIGALRM, self._look) if _HAS_ALARM else None

    def close(self) -> None:
        """Time nothing any more."""
        if _HAS_ALARM:
            signal.signal(signal.SIGALRM, self._former)

    @property
    def knows_waiting(self) -> bool:
        """Tell whether waiting counts here, or the processor time of the thread alone."""
        return not math.isnan(_queued())

    def do(
        self,
        name: str,
        deed: Callable[[], object],
        until: Callable[[], object] | None = None,
        *,
        rest_s: float = 0.1,
        most_s: float = 60,
    ) -> Turn:
        """Do a deed, turn the loop until it is done and a rest beyond; return its longest turn."""
        turns = [self._timed(name, deed)]
        latest = time.perf_counter() + most_s
        while until is not None and not until():
            assert time.perf_counter() < latest, f"{name}: not done after {most_s} s"
            turns.append(self._turn(name))
        rested = time.perf_counter() + rest_s
        while time.perf_counter() < rested:
            turns.append(self._turn(name))
        self.turns += turns
        return max(turns, key=lambda turn: turn.felt_ms)

    def longest(self) -> list[Turn]:
        """Return the longest turn of each deed, the longest of all first."""
        longest: dict[str, Turn] = {}
        for turn in self.turns:
            if turn.deed not in longest or turn.felt_ms > longest[turn.deed].felt_ms:
                longest[turn.deed] = turn
        return sorted(longest.values(), key=lambda turn: -turn.felt_ms)

    def _turn(self, name: str) -> Turn:
        time.sleep(0.001)
        return self._timed(name, QApplication.processEvents)

    def _timed(self, name: str, run: Callable[[], object]) -> Turn:
        self._seen.clear()
        watch = Watch()
        _alarm(_LOOK_EVERY_S)
        try:
            run()
        finally:
            _alarm(0)
        running = max(self._seen, key=lambda one: self._seen[one], default="")
        return Turn(name, watch.felt_ms, watch.thread_ms, watch.clock_ms, running)

    def _look(self, _signal: int, frame: FrameType | None) -> None:
        where = _names(frame)
        self._seen[where] = self._seen.get(where, 0) + 1


def _alarm(every: float) -> None:
    if _HAS_ALARM:
        signal.setitimer(signal.ITIMER_REAL, every, every)


def _queued() -> float:
    """Return the seconds this thread has waited for a processor so far; nan where nobody tells."""
    try:
        told = Path("/proc/thread-self/schedstat").read_text("ascii").split()
    except OSError:
        return math.nan
    return int(told[1]) / 1e9


def _names(frame: FrameType | None) -> str:
    names: list[str] = []
    while frame is not None and len(names) < _DEEP:
        code = frame.f_code
        if any(one in code.co_filename for one in _OURS):
            names.append(f"{Path(code.co_filename).stem}.{code.co_name}:{frame.f_lineno}")
        frame = frame.f_back
    return " < ".join(names)
