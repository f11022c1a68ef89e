"""One window in a process of its own: openings, changes of article, the ledger, and memory.

    python -m benchmarks.desk_window ENTRY ...

Works on the store that GAZETTEER_DESK_STORE names and prints its figures as JSON. It is the first
day of the week: the full check, the backup and the rehearsal of a restore go on meanwhile.
"""

import json
import statistics
import sys
import time

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from benchmarks.window import resident
from gazetteer_desk.desk import apart, tending
from tests.turns import Turn, Turns
from ui.app import build
from ui.program import Program


TIMES = 200  # openings and closings
FRAMES = 400


def main(entries: list[int]) -> None:
    """Open the window, measure, print."""
    program = build()
    program.window.resize(1366, 768)
    program.window.show()
    program.begin()
    turns = Turns()
    turns.do("begin", lambda: None, rest_s=0.5)
    assert program.desk.path.stat().st_size > apart.SMALL, "the check is not one to be felt"
    openings = [_open(program, turns, entry) for entry in entries]
    switches = [_go(program, turns, at) for at in range(1, 30)]
    for draft in tuple(program.sitting.drafts):
        program.opening.close(draft)
    found = _figures("opening", openings) | _figures("switching", switches)
    found |= _ledger(program, turns) | _memory(program, turns, entries)
    dates = tending.dates(program.desk.path)
    assert dates.checked, "the store was not checked meanwhile"
    assert dates.rehearsed, "no restore was rehearsed meanwhile"
    turns.close()
    program.end()
    print(json.dumps(found))


def _open(program: Program, turns: Turns, entry: int) -> Turn:
    return turns.do(
        "opening",
        lambda: program.opening.open_entry(entry),
        until=lambda: program.sitting.current and program.sitting.current.entry == entry,
        rest_s=0.4,
    )


def _go(program: Program, turns: Turns, at: int) -> Turn:
    draft = program.sitting.current
    assert draft is not None
    key = draft.bulletin.articles[at].key
    return turns.do("switching", lambda: program.drafting.go(key), rest_s=0.1)


def _ledger(program: Program, turns: Turns) -> dict[str, float]:
    """Scroll through the ledger from top to bottom, a wheel's notch or a page a frame."""
    table = program.window.recall_room.ledger.table
    begun = time.perf_counter()
    coming = turns.do(
        "ledger", program.window.deeds["open"].trigger, until=lambda: table.model().rowCount() > 1
    )
    there = (time.perf_counter() - begun) * 1000
    turns.do("rest", lambda: None, rest_s=1)
    bar = table.verticalScrollBar()

    def frame(by: int) -> Turn:
        def scroll() -> None:
            bar.setValue(bar.value() + by)
            QApplication.processEvents()  # paints what came into sight

        return turns.do("frame", scroll, rest_s=0.005)

    step = max(bar.maximum() // FRAMES, bar.pageStep())
    frames = [frame(3 if at % 2 else step) for at in range(FRAMES)]
    bar.setValue(0)
    return {"ledger": there, "ledger_turn": coming.felt_ms} | _figures("frame", frames)


def _memory(program: Program, turns: Turns, entries: list[int]) -> dict[str, float]:
    """Open and close issues; what is left after the first half is what may be left at the end."""
    program.window.show_room("draft")
    half = 0.0
    for nth in range(TIMES):
        _open(program, turns, entries[nth % len(entries)])
        draft = program.sitting.current
        assert draft is not None
        turns.do(
            "closing",
            lambda: program.opening.close(draft.key),  # noqa: B023 - done at once
            until=lambda: program.sitting.current is None,
            rest_s=0.05,
        )
        turns.turns.clear()
        # A loop turned by hand deletes nothing that was put off; the program's own loop does.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        if nth == TIMES // 2 - 1:
            half = _settled(program, turns)
    memory = _settled(program, turns)
    return {"memory": memory, "growth": memory - half}


def _settled(program: Program, turns: Turns) -> float:
    program.worker.drain()
    turns.do("rest", QApplication.processEvents, rest_s=2.5)  # garbage is collected every second
    return resident()


def _figures(name: str, turns: list[Turn]) -> dict[str, float]:
    took = [turn.felt_ms for turn in turns]
    return {name: max(took), f"{name}_median": statistics.median(took)}


if __name__ == "__main__":
    main([int(entry) for entry in sys.argv[1:]])
