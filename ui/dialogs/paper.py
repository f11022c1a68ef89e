"""The system's print dialog, and pages painted on paper at their true size.

A page is drawn from the corner of the paper, not of what the printer can reach (full page mode),
and never scaled: a millimetre of it is one on paper. What stands in the printer's margins is lost.
"""

import os
import sys
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QByteArray, QDir, QMarginsF, QPointF, QRectF, QSizeF, QStorageInfo
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QDialog, QWidget

from gazetteer_desk.errors import DiskFull, Known
from ui.widgets.choices import Ticks


_MM_IN_INCH = 25.4
_SLACK_MM = 3.0  # a driver's A4 may be 209.9 mm wide; Letter is 18 mm shorter
_ROOM = 100_000_000  # bytes: what waits for the printer lies on the disk
_Option = QAbstractPrintDialog.PrintDialogOption
_last = ""


def lacks_printer() -> bool:
    """Tell whether there is nothing to print on; Qt's own dialog on Linux prints to a file too."""
    return sys.platform == "win32" and not QPrinterInfo.availablePrinterNames()


def ask(parent: QWidget, title: str, name: str, *, pages: int, paper: QSizeF) -> QPrinter | None:
    """Return the printer as it was set in the dialog, None where nothing is to be printed.

    `paper` is in millimetres, `name` what the job is called. The printer chosen last is offered.
    """
    global _last  # noqa: PLW0603 - of this session, for every dialog
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    if _last in QPrinterInfo.availablePrinterNames():
        printer.setPrinterName(_last)
    printer.setDocName(name)
    printer.setPageSize(_page_size(paper))
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(title)
    dialog.setMinMax(1, pages)
    dialog.setFromTo(1, pages)
    for option in (_Option.PrintPageRange, _Option.PrintCollateCopies, _Option.PrintToFile):
        dialog.setOption(option)
    Ticks(dialog)
    is_chosen = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    if not is_chosen:
        return None
    _last = printer.printerName()
    return printer


def _page_size(paper: QSizeF) -> QPageSize:
    """Return the size by its name, A4 or another, where it has one."""
    return QPageSize(paper, QPageSize.Unit.Millimeter, "", QPageSize.SizeMatchPolicy.FuzzyMatch)


def order(printer: QPrinter, count: int) -> list[int]:
    """Return the pages, from 0, in the order of printing, as often as the printer must be told."""
    pages = list(range(count))
    if printer.printRange() == QPrinter.PrintRange.PageRange:
        ranges = printer.pageRanges()
        pages = [nth for nth in pages if ranges.contains(nth + 1)]
    if printer.pageOrder() == QPrinter.PageOrder.LastPageFirst:
        pages.reverse()
    copies = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    if printer.collateCopies():
        return pages * copies
    return [nth for nth in pages for _ in range(copies)]


def unfit(printer: QPrinter, paper: QSizeF) -> str:
    """Return a sentence where a page of this size, in millimetres, would be cut; else ""."""
    chosen = printer.pageLayout().fullRect(QPageLayout.Unit.Millimeter).size()
    if (chosen + QSizeF(_SLACK_MM, _SLACK_MM)).boundedTo(paper) == paper:
        return ""
    wanted, there = (f"{one.width():.0f}×{one.height():.0f} 毫米" for one in (paper, chosen))
    size = _page_size(paper)
    name = "这样大的纸" if size.id() is QPageSize.PageSizeId.Custom else size.name()
    return f"打印机里选的纸是 {there}，这一期要 {wanted}，没有打印。请选 {name}、纵向再打印。"


class Paper:
    """A job on a printer, of pages as large as `size` in millimetres."""

    def __init__(self, printer: QPrinter, size: QSizeF) -> None:
        self._printer, self._painter = printer, QPainter()
        printer.setFullPage(True)
        printer.setPageMargins(QMarginsF(), QPageLayout.Unit.Millimeter)
        self._where = QRectF(QPointF(), size * (printer.resolution() / _MM_IN_INCH))
        self.file = Path(printer.outputFileName()) if printer.outputFileName() else None
        self._has_begun = False

    def begin(self) -> None:
        """Begin with the first page; raise `Known` where the printer does not take it."""
        if 0 <= QStorageInfo(QDir.tempPath()).bytesAvailable() < _ROOM:
            raise DiskFull("磁盘快满了，没有打印。", "请腾出空间再打印。")
        if not self._painter.begin(self._printer):
            raise self._refused()
        self._has_begun = True

    def turn(self) -> None:
        """Go on to the next page; raise `Known` where the printer does not."""
        if not self._printer.newPage():
            raise self._refused()

    def draw(self, drawing: bytes) -> None:
        """Paint a drawing (SVG) that is as large as the page."""
        QSvgRenderer(QByteArray(drawing)).render(self._painter, self._where)

    def is_halted(self) -> bool:
        """Tell whether the printer is stopped or out of order: what is sent waits for it."""
        printer = QPrinterInfo.printerInfo(self._printer.printerName())
        return not printer.isNull() and printer.state() == QPrinter.PrinterState.Error

    def finish(self) -> None:
        """Send it; raise `Known` where that failed."""
        is_sent = self._painter.end()
        if not is_sent or self._printer.printerState() == QPrinter.PrinterState.Error:
            raise self._refused()
        if self.file is not None and not _is_whole(self.file):
            raise self._refused()

    def give_up(self) -> bool:
        """Stop; tell whether the pages drawn so far come out all the same."""
        is_stopped = self._printer.abort()
        if self._painter.isActive():
            self._painter.end()
        if self.file is not None:
            if self._has_begun:  # else what lies there under this name is an older one
                with suppress(OSError):
                    self.file.unlink(missing_ok=True)
            return False
        return not is_stopped

    def _refused(self) -> Known:
        if self.file is not None:
            remedy = "磁盘可能满了，或这个文件正开着、文件夹不能写。请换一个位置再打印。"
            return Known(f"没有写成“{self.file.name}”。", remedy)
        name = f"“{self._printer.printerName()}”" if self._printer.printerName() else ""
        remedy = "请看它是否开着、连着、有纸，再打印一次；也可以导出 PDF 再印。"
        return Known(f"打印机{name}没有接收，没有打印。", remedy)


def _is_whole(file: Path) -> bool:
    """Tell whether a PDF has its end."""
    try:
        with file.open("rb") as opened:
            opened.seek(-32, os.SEEK_END)
            return b"%%EOF" in opened.read()
    except OSError:
        return False
