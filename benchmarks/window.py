"""One window in a process of its own: its memory, how long it opens, and how long a key takes.

    python benchmarks/window.py ENTRY ARTICLE KEYSTROKES

Opens the entry from the store that GAZETTEER_DESK_STORE names, goes to the article of that key,
types that many characters near its middle with count, outline, autosave and correction on, every
tenth of them one that is put right, and prints its figures as JSON. Each key goes to a bare
QTextEdit with the same words too, in turn, so that a busy machine slows both alike. Times are told
twice: by the clock, and without the time in which the thread stood in line for a processor that
others had (`felt`).
"""

import json
import re
import statistics
import sys
from collections.abc import Iterator
from itertools import count, islice
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QTextEdit

from tests.turns import Turn, Turns
from ui.app import build
from ui.program import Program


PAUSE_S = 0.012  # between two keys: a fast typist's 0.1 would only make it last
EVERY = 40  # keys, then a rest long enough for the burst to end and the autosave to run
PLAIN = "县地方志办公室召开"
# What is put right with its last key: marks, quotes, …… and ——, and the number of a heading.
CORRECTED = (",", '"', "--", ";", "...", "\r一、")


def main(entry: int, article: str, keystrokes: int) -> None:
    """Open the window, measure, print."""
    program = build()
    program.window.resize(1366, 768)
    program.window.show()
    program.begin()
    _settle(program)
    turns = Turns()
    opening = turns.do(
        "opening",
        lambda: program.opening.open_entry(entry, article),
        until=lambda: program.sitting.place == article,
    )
    _settle(program)
    figures = {"resident_mb": resident()}
    if keystrokes:
        figures |= _figures("opening", [opening]) | _type(program, turns, keystrokes)
    turns.close()
    program.end()
    print(json.dumps(figures))


def _type(program: Program, turns: Turns, keystrokes: int) -> dict[str, float]:
    editor, bare = program.bench.editor, QTextEdit()
    words = editor.toPlainText()
    bare.resize(editor.size())
    bare.setWindowFlag(Qt.WindowType.WindowDoesNotAcceptFocus)  # the window in front stays there
    bare.show()
    opening = turns.do("bare opening", lambda: bare.setPlainText(words))
    _to_middle(bare, editor)
    editor.setFocus()
    turns.do("rest", lambda: None, rest_s=3)
    keys: list[Turn] = []
    corrected: list[Turn] = []
    bare_keys: list[Turn] = []
    for nth, (character, is_corrected) in enumerate(islice(_typed(), keystrokes)):
        key = _key(turns, editor, character)
        keys.append(key)
        bare_keys.append(_key(turns, bare, character))
        if is_corrected:
            corrected.append(key)
            assert not editor.is_typing, f"{character} was not put right"
            _to_middle(bare, editor)  # out of the heading
        if nth % EVERY == EVERY - 1:
            turns.do("rest", lambda: None, rest_s=3)
    rests = [turn for turn in turns.longest() if turn.deed == "rest"]
    bare.close()
    return {
        "characters": editor.document().characterCount(),
        **_figures("key", keys),
        **_figures("corrected", corrected),
        **_figures("bare_key", bare_keys),
        **_figures("bare_opening", [opening]),
        **_figures("rest", rests),
    }


def _typed() -> Iterator[tuple[str, bool]]:
    """Yield what is typed, and whether it is put right."""
    for nth in count():
        wrong = CORRECTED[nth % len(CORRECTED)]
        yield from ((character, False) for character in PLAIN[: 10 - len(wrong)] + wrong[:-1])
        yield wrong[-1], True


def _to_middle(*views: QTextEdit) -> None:
    for view in views:
        cursor = view.textCursor()
        cursor.setPosition(view.document().characterCount() // 2)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        view.setTextCursor(cursor)


def _key(turns: Turns, view: QTextEdit, character: str) -> Turn:
    """Type one character and paint it; it is one turn, whatever is put off to later ones too."""
    key = Qt.Key.Key_Return if character == "\r" else Qt.Key.Key_unknown

    def press() -> None:
        for way in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(way, key, Qt.KeyboardModifier.NoModifier, character)
            QApplication.sendEvent(view, event)
        QApplication.processEvents()

    return turns.do("key", press, rest_s=PAUSE_S)


def _figures(name: str, turns: list[Turn]) -> dict[str, float]:
    made: dict[str, float] = {}
    for how, took in (
        ("clock", [turn.clock_ms for turn in turns]),
        ("felt", [turn.felt_ms for turn in turns]),
    ):
        took.sort()
        made |= {
            f"{name}_{how}_median": statistics.median(took),
            f"{name}_{how}_p95": took[int(len(took) * 0.95)],
            f"{name}_{how}_worst": took[-1],
        }
    return made


def _settle(program: Program) -> None:
    for _ in range(6):
        program.worker.drain()
        QApplication.processEvents()


def resident() -> float:
    """Return the resident memory of this process in MB, 0 where the system does not tell."""
    try:
        told = re.search(r"VmRSS:\s+(\d+)", Path("/proc/self/status").read_text("ascii"))
    except OSError:
        return 0
    return int(told[1]) / 1024 if told else 0


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
