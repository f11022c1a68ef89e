"""The real window, offscreen, on a desk of its own."""

import gc
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from ui import app
from ui.program import Program


COLLECT_EVERY = 8  # windows closed
MOST_MS = 60_000  # only what never comes is waited for so long; a loaded machine is slow


class Office:
    """A clerk at a window: opens it, waits for it, pulls the plug."""

    _closed = 0  # windows in this run

    def __init__(self, qtbot, path: Path) -> None:
        self._qtbot = qtbot
        self.path = path
        self._programs: list[Program] = []

    def open(self) -> Program:
        """Open the window on the office's store and wait until it can be used."""
        program = app.build(("gazetteer-desk",), self.path)
        self._programs.append(program)
        program.window.resize(1366, 768)
        program.window.show()
        program.begin()
        self.settle(program)
        return program

    def settle(self, program: Program) -> None:
        """Wait until nothing is under way."""
        for _ in range(4):
            program.worker.drain()
            QApplication.processEvents()

    def wait(self, program: Program, condition: Callable[[], bool], ms: int = MOST_MS) -> None:
        """Let the program run until something is so, and nothing is under way."""
        self.wait_for(condition, ms)
        self.settle(program)

    def wait_for(self, condition: Callable[[], bool], ms: int = MOST_MS) -> None:
        """Let the program run until something is so."""
        self._qtbot.waitUntil(condition, timeout=ms)

    def pull_the_plug(self, program: Program) -> None:
        """Let go of the store as the system does for a killed process: nothing is kept."""
        program.worker.drain()
        program.desk.hands.close()
        program.desk.store.close()
        self._forget(program)

    def close(self, program: Program) -> None:
        """Close the window as a clerk does."""
        program.window.close()
        self._forget(program)

    def _forget(self, program: Program) -> None:
        program.dismantle()
        self._programs.remove(program)
        # Else all windows of a run live on, a thousand widgets each, and make the later tests slow.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        Office._closed += 1
        if Office._closed % COLLECT_EVERY == 0:  # looking through all there is takes 0.1 s
            gc.collect()

    def close_all(self) -> None:
        """Close whatever a test left open."""
        for program in list(self._programs):
            self.close(program)


@pytest.fixture(scope="session", autouse=True)
def empty_clipboard():
    """Leave nothing on the clipboard: Qt's offscreen platform crashes at exit over it."""
    yield
    if isinstance(QApplication.instance(), QApplication):
        QApplication.clipboard().clear()


@pytest.fixture
def office(qtbot, tmp_path: Path):
    office = Office(qtbot, tmp_path / "desk.sqlite")
    yield office
    office.close_all()
