"""打印: the pages of the issue in front on a printer, here one that prints to a file."""

from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from msgspec.structs import replace
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QPageRanges, QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QCheckBox, QWidget

from gazetteer_desk.desk import pages
from gazetteer_desk.desk.draft import Draft
from gazetteer_desk.errors import Known
from gazetteer_desk.history.occasion import Occasion
from gazetteer_desk.layout.printed import Page
from tests import make
from tests.journeys.conftest import Office
from tests.ui.presenters.errands import current, said
from tests.ui.presenters.shelves import opened
from ui.dialogs import paper
from ui.presenters.print_run import Run
from ui.program import Program


ISSUE = make.bulletin(make.article("例会", "县" * 1200), number=13, total=145)
DPI = 100


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
    return opened(office, ISSUE)


def printed(office: Office, program: Program, printer: Printer, deed: str = "print") -> Path:
    program.window.deeds[deed].trigger()
    office.wait(program, lambda: bool(printer.asked) and program.printing.run is None)
    return Path(printer.outputFileName())


def count(path: Path) -> int:
    with pypdfium2.PdfDocument(path) as document:
        return len(document)


def lines_of(path: Path, nth: int) -> tuple[list[bytes], list[bytes]]:
    """Return the dots of a page by rows and by columns."""
    with pypdfium2.PdfDocument(path) as document:
        page = document[nth].render(scale=DPI / 72, grayscale=True)
        data, wide = bytes(page.buffer), page.width
        rows = [data[n * page.stride :][:wide] for n in range(page.height)]
    return rows, [bytes(column) for column in zip(*rows, strict=True)]


def ink(lines: list[bytes]) -> tuple[int, int]:
    """Return the first and last row or column that is not white."""
    inked = [n for n, line in enumerate(lines) if min(line) < 200]
    return inked[0], inked[-1]


def darkness(lines: list[bytes]) -> list[float]:
    return [255 - sum(line) / len(line) for line in lines]


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
    assert (program.desk, ISSUE) in asked  # as the preview does, which may have asked too
    assert printer.asked == [("打印", "青梧县地方志工作简报2026年第13期", 3, (210, 297))]
    assert count(made) == 3
    assert said(program).startswith("已存为《印.pdf》，3 页。")
    draft = program.sitting.current
    assert draft is not None
    assert program.desk.revisions(draft.entry)[0].occasion is Occasion.EXPORTED
    program.desk.export(current(program), tmp_path / "本.pdf")
    for nth in (0, 2):
        for ours, theirs in zip(
            lines_of(tmp_path / "本.pdf", nth), lines_of(made, nth), strict=True
        ):
            assert ink(theirs) == pytest.approx(ink(ours), abs=1)  # a dot is 0.25 mm here
            differ = [abs(a - b) for a, b in zip(darkness(ours), darkness(theirs), strict=False)]
            assert sum(differ) / len(differ) < 4  # of 255; pixels fall otherwise


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
    assert refused() == (
        "打印机里选的纸是 148×210 毫米，这一期要 210×297 毫米，没有打印。请选 A4、纵向再打印。"
    )
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


def test_an_older_file_stays_where_printing_does_not_begin(
    printer: Printer, monkeypatch: pytest.MonkeyPatch
):
    to = Path(printer.outputFileName())
    to.write_text("上次印的")
    monkeypatch.setattr(paper, "_ROOM", 1 << 60)  # the disk is full
    sheet = paper.Paper(printer, QSizeF(210, 297))
    with pytest.raises(Known):
        sheet.begin()
    assert not sheet.give_up()
    assert to.read_text() == "上次印的"


def test_the_boxes_of_the_dialog_that_qt_makes_are_ticked_as_ours(look, monkeypatch):
    ticked: list[str] = []

    def seen(dialog: QPrintDialog) -> int:
        for box in dialog.findChildren(QCheckBox):
            image = box.grab().toImage()
            middle = image.height() // 2
            inside = [
                image.pixelColor(x, y).lightness()
                for x in range(4, 12)
                for y in range(middle - 4, middle + 4)
            ]
            if box.isChecked() and min(inside) < 100 and max(inside) > 200:
                ticked.append(box.text())  # light on dark, not dark alone
        return 0

    monkeypatch.setattr(QPrintDialog, "exec", seen)
    paper.ask(QWidget(), "打印", "印.pdf", pages=3, paper=QSizeF(210, 297))
    assert len(ticked) == 1  # 逐份打印


def test_a_page_that_cannot_be_drawn_ends_the_job_once(printer: Printer, quiet_log: list):
    told: list[str] = []

    def broken(_part: object) -> bytes:
        raise ZeroDivisionError

    class Worker:
        def work(self, job: Callable[[], bytes], _: object, failed: Callable[[Known], None]):
            self.job, self.fail = job, failed

    class Lasting:
        def begin(self, *_: object, **__: object) -> object:
            return object()

        def end(self, _task: object) -> None:
            told.append("over")

    worker = Worker()
    run = Run(
        worker,
        Lasting(),
        paper.Paper(printer, QSizeF(210, 297)),
        [Page(())],
        broken,
        done=lambda: told.append("done"),
        failed=lambda error: told.append(str(error)),
        stopped=lambda _: told.append("stopped"),
    )
    run.start()
    with pytest.raises(Known, match="没有打印"):  # whatever it was
        worker.job()
    quiet_log.clear()
    worker.fail(Known("画不出。"))
    worker.fail(Known("又画不出。"))
    assert told == ["over", "画不出。"]
    assert not Path(printer.outputFileName()).exists()  # not half an issue


def test_a_proof_names_its_revision_and_says_nothing_of_what_is_left_to_mend(
    office: Office, program: Program, printer: Printer
):
    program.sitting.open(Draft(replace(ISSUE, dated=None)))
    office.settle(program)
    made = printed(office, program, printer, "print_proof")
    ((title, name, *_),) = printer.asked
    assert (title, name) == ("打印校样", "青梧县地方志工作简报2026年第13期（校样）")
    assert count(made) == 5
    assert said(program).startswith("已存为《印.pdf》，5 页。")
    assert "必须改" not in said(program)
    draft = program.sitting.current
    assert draft is not None
    assert draft.entry is not None  # it was kept, or it would have no number to say


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
