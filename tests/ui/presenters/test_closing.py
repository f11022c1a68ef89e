"""Closing the window while pages are on their way to the printer: here one to a file."""

import threading
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication

from gazetteer_desk.desk import pages, printing
from gazetteer_desk.errors import Known
from tests.journeys.conftest import Office
from tests.ui.presenters.errands import said
from tests.ui.presenters.shelves import opened
from tests.ui.presenters.test_printing import ISSUE, Printer, count
from ui.dialogs import paper
from ui.program import Program


WORDS = "正在打印，印完就关闭。"


@pytest.fixture
def to(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Answer the dialog with a printer that prints to this file."""
    made = Printer(tmp_path / "印.pdf")
    monkeypatch.setattr(paper, "ask", lambda *_some, **_more: made)
    return tmp_path / "印.pdf"


@pytest.fixture
def program(office: Office) -> Program:
    return opened(office, ISSUE)


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Give what lets pages be drawn: else a job could be over before anyone looks."""
    gate, drawing = threading.Event(), printing.drawing

    def drawn(*some: object) -> bytes:
        assert gate.wait(60)
        return drawing(*some)  # type: ignore[arg-type]

    monkeypatch.setattr(printing, "drawing", drawn)
    return gate


def begun(office: Office, program: Program, gate: threading.Event) -> None:
    """Print until a job is under way, then close the window."""
    gate.clear()
    program.window.deeds["print"].trigger()
    office.wait_for(lambda: program.printing.run is not None)
    assert not program.window.close()


def click(program: Program, deed: str) -> None:
    button = program.window.banner.findChild(QAbstractButton, deed)
    assert isinstance(button, QAbstractButton)
    button.click()
    QApplication.processEvents()


def test_the_window_answers_until_all_is_printed_and_closes_then(
    office: Office, program: Program, to: Path, gate: threading.Event
):
    begun(office, program, gate)
    assert said(program) == WORDS
    assert program.printing.run is not None  # it did not wait for the pages
    assert not program.window.close()  # nor does who closes it once more
    assert program.printing.run is not None
    gate.set()
    office.wait_for(lambda: not program.window.isVisible())
    assert count(to) == 3


def test_one_stops_the_job_and_it_closes_at_once(
    office: Office, program: Program, to: Path, gate: threading.Event
):
    begun(office, program, gate)
    gate.set()
    click(program, "stop_printing")
    assert program.printing.run is None
    assert not program.window.isVisible()
    assert not to.exists()


def test_one_stays_after_all_and_so_does_a_window_whose_job_fails(
    office: Office,
    program: Program,
    to: Path,
    gate: threading.Event,
    monkeypatch: pytest.MonkeyPatch,
):
    begun(office, program, gate)
    click(program, "stay_open")
    gate.set()
    office.wait_for(lambda: program.printing.run is None)
    QApplication.processEvents()
    assert program.window.isVisible()
    assert count(to) == 3

    def broken(*_some: object) -> bytes:
        assert gate.wait(60)
        raise Known("有一页没有排出来，没有打印。")

    monkeypatch.setattr(printing, "drawing", broken)
    begun(office, program, gate)
    gate.set()
    office.wait_for(lambda: program.printing.run is None)
    QApplication.processEvents()
    assert program.window.isVisible()
    assert said(program) == "有一页没有排出来，没有打印。"


def test_no_dialog_opens_behind_a_window_that_is_closed(
    office: Office, program: Program, monkeypatch: pytest.MonkeyPatch
):
    asked: list[object] = []
    placed = pages.placed
    monkeypatch.setattr(pages, "placed", lambda *some: asked.append(1) or placed(*some))
    monkeypatch.setattr(paper, "ask", lambda *_some, **_more: asked.append(2))
    program.window.deeds["print"].trigger()
    assert program.window.close()
    assert 2 not in asked
