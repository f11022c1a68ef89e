"""One window in a process of its own: its memory, and how long a keystroke takes.

    python benchmarks/window.py ENTRY ARTICLE KEYSTROKES

Opens the entry from the store that GAZETTEER_DESK_STORE names, goes to the article of that key,
types that many characters near its middle with autosave on, and prints its figures as JSON.
"""

import json
import re
import statistics
import sys
import time
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ui.app import Program, build


PAUSE = 12  # milliseconds between two keys: a fast typist's 100 would only make it last
EVERY = 40  # keys, then a rest long enough for the burst to end and the autosave to run


def main(entry: int, article: str, keystrokes: int) -> None:
    """Open the window, measure, print."""
    program = build()
    program.window.resize(1366, 768)
    program.window.show()
    program.begin()
    _settle(program)
    program.opening.open_entry(entry, article)
    _settle(program)
    figures = {"resident_mb": _resident()}
    if keystrokes:
        figures |= _type(program, keystrokes)
    program.end()
    print(json.dumps(figures))


def _type(program: Program, keystrokes: int) -> dict[str, float]:
    editor = program.bench.editor
    cursor = editor.textCursor()
    cursor.setPosition(editor.document().characterCount() // 2)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    editor.setTextCursor(cursor)
    editor.setFocus()
    _settle(program)
    took: list[float] = []
    for nth in range(keystrokes):
        began = time.perf_counter()
        QTest.keyClick(editor, Qt.Key.Key_A)
        QApplication.processEvents()
        took.append((time.perf_counter() - began) * 1000)
        _idle(PAUSE / 1000)
        if nth % EVERY == EVERY - 1:
            _idle(3)
    took.sort()
    return {
        "characters": editor.document().characterCount(),
        "median_ms": statistics.median(took),
        "p95_ms": took[int(len(took) * 0.95)],
        "worst_ms": took[-1],
    }


def _settle(program: Program) -> None:
    for _ in range(6):
        program.worker.drain()
        QApplication.processEvents()


def _idle(seconds: float) -> None:
    until = time.perf_counter() + seconds
    while time.perf_counter() < until:
        QApplication.processEvents()
        time.sleep(0.002)


def _resident() -> float:
    """Return the resident memory of this process in MB, 0 where the system does not tell."""
    try:
        told = re.search(r"VmRSS:\s+(\d+)", Path("/proc/self/status").read_text("ascii"))
    except OSError:
        return 0
    return int(told[1]) / 1024 if told else 0


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
