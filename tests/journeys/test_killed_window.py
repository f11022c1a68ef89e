"""A window of its own process is killed; the next one has the words."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from gazetteer_desk.bulletin import plain
from gazetteer_desk.bulletin.issue import Bulletin
from tests.journeys.conftest import Office


pytestmark = pytest.mark.journey
ROOT = Path(__file__).parent.parent.parent
PLACES = ("title", "editor", "masthead", "tail")
# A clerk at a real window: fills in the places it is told, in this order, then rests; or types
# steadily at one place until the plug is pulled. Every line tells when the key was struck.
CLERK = """
import sys, time
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from ui import app

how, store, *places = sys.argv[1:]
program = app.build(("gazetteer-desk",), Path(store))
window, bench = program.window, program.bench
window.resize(1366, 768)
window.show()
program.begin()
program.worker.drain()
window.deeds["new_blank"].trigger()
article = program.sitting.place
head, tail = window.masthead_form, window.tail_form
FIELDS = {
    "title": ((bench.title, "Title"),),
    "editor": ((bench.editor, "Words"),),
    "masthead": ((head.series.lineEdit(), "Series"), (head.subtitle, "Sub"), (head.year, "2026"),
                 (head.number, "7"), (head.publisher.lineEdit(), "Press"), (head.note, "Note")),
    "tail": ((tail.report.flow.line, "Report"), (tail.office.lineEdit(), "Office"),
             (tail.approver, "Chief"), (tail.copies, "30"), (tail.phone, "12345")),
}

def tell(words):
    print(words, time.time(), flush=True)

def choose(words, field):
    event = QInputMethodEvent()
    event.setCommitString(words)
    QApplication.sendEvent(field, event)

def go(place):
    window.outline.chosen.emit(place if place in ("masthead", "tail") else article)

def fill_in():
    for place in places:
        go(place)
        for field, words in FIELDS[place]:
            field.setFocus()
            QTest.keyClicks(field, words)
            if not words.isdigit():
                choose("方志", field)
            program.app.processEvents()
    tell("done")

def strike():
    field = FIELDS[places[0]][-1 if places[0] == "masthead" else 0][0]
    QTest.keyClicks(field, "x")
    tell("key")

if how == "steadily":
    go(places[0])
    beat = QTimer(interval=200)
    beat.timeout.connect(strike)
    beat.start()
else:
    QTimer.singleShot(0, fill_in)
program.app.exec()
"""


class Clerk:
    """The process of one window, with a desk of its own."""

    def __init__(self, folder: Path, how: str, *places: str) -> None:
        folder.mkdir()
        self.store = folder / "desk.sqlite"
        self._heard = folder / "heard.txt"
        with self._heard.open("w") as stream:
            self._process = subprocess.Popen(
                [sys.executable, "-c", CLERK, how, str(self.store), *places],
                cwd=ROOT,
                stdout=stream,
            )

    def struck(self) -> list[float]:
        """Return when each thing told of so far was done, oldest first."""
        whole = self._heard.read_text().splitlines(keepends=True)  # the last may be half written
        return [float(line.split()[1]) for line in whole if line.endswith("\n")]

    def wait(self) -> float:
        """Wait for the first thing told; return when it was done."""
        until = time.time() + 120  # on a machine that does much else at once
        while not self.struck():
            assert self._process.poll() is None, "the window ended by itself"
            assert time.time() < until, "the window never came"
            time.sleep(0.02)
        return self.struck()[0]

    def kill(self, at: float) -> float:
        """Pull the plug at this time; return when it was pulled."""
        time.sleep(max(0.0, at - time.time()))
        assert self._process.poll() is None, "the window ended by itself"
        now = time.time()
        self._process.kill()
        self._process.wait()
        return now

    def end(self) -> None:
        """Leave no process behind."""
        if self._process.poll() is None:
            self._process.kill()
            self._process.wait()


@pytest.fixture
def clerks(tmp_path: Path):
    made: list[Clerk] = []

    def hire(how: str, *places: str) -> Clerk:
        made.append(Clerk(tmp_path / f"desk {len(made)}", how, *places))
        return made[-1]

    yield hire
    for clerk in made:
        clerk.end()


def found_again(qtbot, clerk: Clerk) -> Bulletin:
    """Return the issue that the next window has found, an empty one where it found none."""
    office = Office(qtbot, clerk.store)
    program = office.open()
    try:
        found = [draft.bulletin for draft in program.sitting.drafts.values()]
        assert len(found) <= 1
        assert bool(found) is any("找回" in n.words for n in program.window.banner.notices)
        return found[0] if found else Bulletin()
    finally:
        office.close(program)


def test_three_seconds_after_the_last_key_everything_is_there(clerks, qtbot):
    orders = [PLACES[at:] + PLACES[:at] for at in range(len(PLACES))]
    windows = [clerks("once", *order) for order in orders]
    typed = [window.wait() for window in windows]
    for window, at in zip(windows, typed, strict=True):
        window.kill(at + 3)
    for window in windows:
        b = found_again(qtbot, window)
        assert b.articles
        (article,) = b.articles
        assert article.headline == "Title方志"
        assert "Words方志" in plain.text(b)
        assert (b.masthead.series, b.masthead.subtitle) == ("Series方志", "Sub方志")
        assert (b.masthead.publisher, b.number.label) == ("Press方志", "第7期")
        assert [paragraph.text for paragraph in b.note] == ["Note方志"]
        assert b.distribution.report == ("Report方志。",)
        assert (b.imprint.office, b.imprint.approver) == ("Office方志", "Chief方志")
        assert (b.imprint.phone, b.copies) == ("12345", 30)


def test_of_steady_typing_all_but_the_last_ten_seconds_is_there(clerks, qtbot):
    windows = {place: clerks("steadily", place) for place in PLACES}
    begun = {place: window.wait() for place, window in windows.items()}
    old: dict[str, int] = {}
    for place, window in windows.items():
        pulled = window.kill(begun[place] + 12)
        old[place] = sum(at < pulled - 10 for at in window.struck())
        assert old[place] >= 5
    kept = {place: plain.text(found_again(qtbot, window)) for place, window in windows.items()}
    assert {place for place in PLACES if kept[place].count("x") < old[place]} == set()
