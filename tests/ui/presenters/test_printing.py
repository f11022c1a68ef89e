"""打印: the pages of the issue in front on a printer, here one that prints to a file."""

from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from msgspec.structs import replace
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QPageRanges, QPageSize
from PySide6.QtPrintSupport import QPrinter

from gazetteer_desk.desk import pages
from gazetteer_desk.desk.draft import Draft
from gazetteer_desk.history.occasion import Occasion
from tests import make
from tests.journeys.conftest import Office
from tests.ui.presenters.errands import current, said
from ui.dialogs import paper
from ui.program import Program


ISSUE = make.bulletin(make.article("例会", "县" * 1200), number=13, total=145)
DPI = 60


class Printer(QPrinter):
    """A printer that prints to a file, coarsely."""

    def __init__(self, to: Path) -> None:
        super().__init__(QPrinter.PrinterMode.ScreenResolution)
        self.setOutputFileName(str(to))
        self.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        self.setResolution(DPI)


Chosen = Callable[[QPrinter], None]


@pytest.fixture
def printer(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Printer:
    """Answer the dialog with this printer; its `asked` says what the dialog was told."""
    made = Printer(tmp_path / "印.pdf")
    made.asked = []

    def answer(_parent: object, title: str, name: str, *, pages: int, paper: QSizeF) -> QPrinter:
        made.asked.append((title, name, pages, paper.toSize().toTuple()))
        return made

    monkeypatch.setattr(paper, "ask", answer)
    return made


@pytest.fixture
def program(office: Office) -> Program:
    program = office.open()
    program.sitting.open(Draft(ISSUE))
    office.settle(program)
    return program


def printed(office: Office, program: Program, printer: Printer) -> Path:
    program.window.deeds["print"].trigger()
    office.wait(program, lambda: bool(printer.asked) and program.printing.run is None)
    return Path(printer.outputFileName())


def count(path: Path) -> int:
    with pypdfium2.PdfDocument(path) as document:
        return len(document)


def grey(path: Path, nth: int) -> tuple[int, list[bytes]]:
    with pypdfium2.PdfDocument(path) as document:
        page = document[nth].render(scale=DPI / 72, grayscale=True)
        data, wide = bytes(page.buffer), page.width
        return wide, [data[n * page.stride :][:wide] for n in range(page.height)]


def ink(rows: list[bytes]) -> tuple[int, int, int, int]:
    """Return the box of all that is not white: left, top, right, bottom in dots."""
    down = [n for n, row in enumerate(rows) if min(row) < 200]
    across = [n for n in range(len(rows[0])) if min(row[n] for row in rows) < 200]
    return across[0], down[0], across[-1], down[-1]


def test_every_page_is_there_and_stands_as_in_the_preview(
    office: Office,
    program: Program,
    printer: Printer,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
):
    asked: list[object] = []
    placed = pages.placed
    monkeypatch.setattr(pages, "placed", lambda *some: asked.append(some) or placed(*some))
    made = printed(office, program, printer)
    assert asked == [(program.desk, ISSUE)]
    assert printer.asked == [("打印", "青梧县地方志工作简报2026年第13期", 3, (210, 297))]
    assert count(made) == 3
    assert said(program).startswith("已存为《印.pdf》，3 页。")
    draft = program.sitting.current
    assert draft is not None
    assert program.desk.revisions(draft.entry)[0].occasion is Occasion.EXPORTED
    program.desk.export(current(program), tmp_path / "本.pdf")
    for nth in range(3):
        (wide, ours), (theirs_wide, theirs) = grey(tmp_path / "本.pdf", nth), grey(made, nth)
        assert abs(wide - theirs_wide) <= 1
        assert ink(theirs) == pytest.approx(ink(ours), abs=1)  # a dot is 0.4 mm here
        differ = sum(abs(a - b) for one, other in zip(ours, theirs, strict=False)
                     for a, b in zip(one, other, strict=False))  # fmt: skip
        assert differ / (wide * len(ours)) < 12


def test_some_pages_twice_the_last_first(printer: Printer):
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setPageRanges(QPageRanges.fromString("2-3"))
    printer.setCopyCount(2)
    printer.setCollateCopies(True)
    printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    assert paper.order(printer, 3) == [2, 1, 2, 1]
    printer.setCollateCopies(False)
    assert paper.order(printer, 3) == [2, 2, 1, 1]


def test_what_goes_wrong_is_said_and_leaves_nothing(
    office: Office, program: Program, printer: Printer, monkeypatch: pytest.MonkeyPatch
):
    to, whole = Path(printer.outputFileName()), printer.pageLayout().pageSize()

    def refused() -> str:
        printer.asked.clear()
        printed(office, program, printer)
        assert not to.exists()
        return said(program)

    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setPageRanges(QPageRanges.fromString("7"))
    assert refused() == "选的页不在 1 到 3 页里，没有打印。"
    printer.setPrintRange(QPrinter.PrintRange.AllPages)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A5))
    assert refused().startswith("打印机里选的纸是 148×210 毫米，这一期要 210×297 毫米")
    printer.setPageSize(whole)
    printer.setOutputFileName("/nowhere/印.pdf")
    assert refused().startswith("没有写成“印.pdf”。")
    printer.setOutputFileName(str(to))
    with monkeypatch.context() as patch:
        patch.setattr(Printer, "newPage", lambda _: False)  # out of paper, switched off
        assert refused().startswith("没有写成“印.pdf”。")

    def cancel(_self: QPrinter) -> bool:
        program.window.status_line.progress.cancelled.emit()
        return True

    monkeypatch.setattr(Printer, "newPage", cancel)
    assert refused() == ""
    assert program.window.status_line.note == "已取消，没有打印。"


def test_what_must_be_mended_is_told_and_does_not_stand_in_the_way(
    office: Office, program: Program, printer: Printer
):
    program.sitting.open(Draft(replace(ISSUE, dated=None)))
    office.settle(program)
    office.wait(program, lambda: bool(program.stepping.problems()))
    made = printed(office, program, printer)
    assert made.exists()
    (notice,) = [one for one in program.window.banner.notices if one.name == "print"]
    assert "处必须改，印前检查里逐条列着。" in notice.words
    program.window.banner.answered.emit("print", notice.deeds[0][0])
    office.settle(program)
    assert program.window.is_prechecking()
