"""How long a paste of 100,000 characters blocks the window, beside a bare QTextEdit.

    python benchmarks/paste.py

Pastes a copy of Word's kind into a new issue, in an empty store of its own, and prints as JSON how
long the whole took, the longest time in which the window answered nothing, and what a bare
QTextEdit takes to insert the same words. Run it without a screen: QT_QPA_PLATFORM=offscreen.
"""

import itertools
import json
import tempfile
import time
from pathlib import Path

from PySide6.QtCore import QMimeData, QTimer
from PySide6.QtWidgets import QApplication, QTextEdit

from ui.app import build
from ui.program import Program


SENTENCE = "会议要求，各单位要提高站位，压实责任，加强协作，抓好落实，确保各项任务落地见效。"
SHAPES = ((200, 500), (2_000, 50))  # paragraphs, characters of each
MOST_S = 20


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        program = build(path=Path(folder) / "desk.sqlite")
        program.window.resize(1366, 768)
        program.window.show()
        program.begin()
        _settle(program)
        program.window.deeds["new_blank"].trigger()
        _settle(program)
        figures = {f"{n}x{length}": _paste(program, n, length) for n, length in SHAPES}
        QApplication.clipboard().clear()  # Qt's offscreen platform crashes at exit over it
        program.end()
    print(json.dumps(figures, indent=1))


def _paste(program: Program, count: int, length: int) -> dict[str, float]:
    words = [(SENTENCE * 20)[: length - 1] + "。"] * count
    inside = "".join(f"<p class=MsoNormal><span lang=ZH>{one}</span></p>" for one in words)
    mime = QMimeData()
    mime.setHtml(f"<html><body>{inside}</body></html>")
    mime.setText("\n".join(words))
    editor = program.bench.editor
    editor.setFocus()
    editor.selectAll()
    editor.cut()
    _settle(program)
    ticks = [time.perf_counter()]
    timer = QTimer(interval=1)
    timer.timeout.connect(lambda: ticks.append(time.perf_counter()))
    timer.start()
    editor.insertFromMimeData(mime)
    while len(editor.toPlainText()) < count * length and ticks[-1] - ticks[0] < MOST_S:
        QApplication.processEvents()
    took = time.perf_counter() - ticks[0]
    until = time.perf_counter() + 1
    while time.perf_counter() < until:
        QApplication.processEvents()
    timer.stop()
    longest = max(b - a for a, b in itertools.pairwise(ticks))
    return {"whole_ms": took * 1000, "blocked_ms": longest * 1000, "bare_ms": _bare(words)}


def _bare(words: list[str]) -> float:
    """Return the milliseconds a bare QTextEdit takes for the same words."""
    bare = QTextEdit()
    bare.resize(1366, 768)
    bare.show()
    QApplication.processEvents()
    began = time.perf_counter()
    bare.insertPlainText("\n".join(words))
    QApplication.processEvents()
    took = time.perf_counter() - began
    bare.close()
    return took * 1000


def _settle(program: Program) -> None:
    for _ in range(6):
        program.worker.drain()
        QApplication.processEvents()


if __name__ == "__main__":
    main()
