"""Print how fast the preview follows the clerk, through the real window without a screen.

    python -m benchmarks.preview

The first page after an issue was opened in a new process; after a key has rested, the new pixels of
the page it was written on, for 4 pages and 40; and the longest turn of the window while one types
ten keys a second, with the pane 预览 open and with it folded. Pages are told in processor time of
all threads together, turns without the time the window's thread stood in line for a processor.
"""

import json
import statistics
import sys
import time
from collections.abc import Callable
from functools import partial

from msgspec.structs import replace
from PySide6.QtWidgets import QApplication

from benchmarks import figures
from gazetteer_desk.bulletin import codec
from gazetteer_desk.bulletin.issue import Bulletin
from tests.turns import Turns
from ui.app import build


_REFERENCE = figures.ROOT / "tests" / "golden" / "reference.json"
_TIMES, _KEYS, _A_KEY_S = 15, 60, 0.1
_LONG = 12  # times the article of the reference bulletin: 40 pages
_BOUNDS = (  # name, what it is, its bound in ms
    ("first", "first page after opening an issue", 400),
    ("four", "rest to new pixels, 4 pages", 60),
    ("forty", "rest to new pixels, 40 pages", 300),
    ("shown", "typing, preview to be seen, longest turn", 33),
    ("folded", "typing, pane folded, longest turn", 33),
)


def main() -> None:
    """Measure in a process of its own, print."""
    with figures.office() as (_, given):
        told = figures.run((figures.PYTHON, "-m", "benchmarks.preview", "window"), given)
    found = json.loads(told.splitlines()[-1])
    for name, what, bound in _BOUNDS:
        is_met = found[name] <= bound
        figures.tell(what, f"{found[name]:.0f} ms", f"<= {bound} ms", is_met=is_met)
    print(f"  {found['pages']} pages; by the clock {found['clock']}")


class Window:
    """A window on an empty desk, with the means to wait for its preview."""

    def __init__(self) -> None:
        self.program = program = build()
        program.window.show()
        QApplication.processEvents()
        program.window.resize(1366, 768)
        program.begin()
        self.turns = Turns()
        self.rest(2)
        self.view, self.editor = program.window.preview.view, program.bench.editor
        self.clock: dict[str, int] = {}

    def rest(self, seconds: float) -> None:
        """Let the window live a while."""
        self.turns.do("rest", lambda: None, rest_s=seconds)

    def until_drawn(self, act: Callable[[], object]) -> tuple[float, float]:
        """Do something, wait for the page that it changes; return processor time and clock, ms."""
        view = self.view
        before, cpu, begun = view.image(view.page), time.process_time(), time.perf_counter()
        act()
        while view.image(view.page) is before:
            QApplication.processEvents()
            time.sleep(0.0005)
        return 1000 * (time.process_time() - cpu), 1000 * (time.perf_counter() - begun)

    def opened(self) -> float:
        """Return the processor time to the first page of the first issue."""
        cpu, clock = self.until_drawn(self.program.opening.new_sample)
        self.clock["first"] = round(clock)
        return cpu

    def shown(self, bulletin: Bulletin) -> int:
        """Put another issue in front; return how many pages it has."""
        self.program.sitting.put("换", bulletin)
        self.rest(1)
        placed = self.program.in_print.placing.placed
        assert placed is not None
        return len(placed.made.pages)

    def edited(self, name: str) -> float:
        """Return the processor time from a rest to the new page, the median of several."""
        took: list[tuple[float, float]] = []
        for _ in range(_TIMES):
            self.editor.insertPlainText("志")
            took.append(self.until_drawn(self.program.in_print.placing.touch))
            self.rest(0.4)
        self.clock[name] = round(statistics.median(one[1] for one in took))
        return statistics.median(one[0] for one in took)

    def typed(self) -> float:
        """Return the longest turn of the window while keys come."""
        deed = partial(self.editor.insertPlainText, "鉴")
        turns = [self.turns.do("key", deed, rest_s=_A_KEY_S) for _ in range(_KEYS)]
        return max(turn.felt_ms for turn in turns)


def measure() -> None:
    """Open the window, measure, print the figures as JSON."""
    issue, window = codec.read(_REFERENCE.read_bytes())[0], Window()
    found: dict[str, object] = {"first": window.opened()}
    pages = [window.shown(issue)]
    found["four"] = window.edited("four")
    pages.append(window.shown(_long(issue)))
    found["forty"] = window.edited("forty")
    window.shown(issue)
    found["shown"] = window.typed()
    window.program.window.deeds["panes"].setChecked(False)
    window.rest(1)
    found["folded"] = window.typed()
    window.turns.close()
    window.program.end()
    print(json.dumps({**found, "clock": f"{window.clock} ms", "pages": pages}))


def _long(issue: Bulletin) -> Bulletin:
    articles = [replace(a, key=f"{a.key}{nth}") for nth in range(_LONG) for a in issue.articles]
    return replace(issue, articles=tuple(articles))


if __name__ == "__main__":
    measure() if sys.argv[1:] == ["window"] else main()
