"""One job for the printer: each page drawn by the worker and put on paper in small bands.

A band is painted in a few milliseconds, and the window goes on between two of them.
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

from gazetteer_desk.errors import Known
from ui.presenters.lasting import Lasting
from ui.worker import Worker


if TYPE_CHECKING:
    from gazetteer_desk.export.pdf.dots import Band, Dots
    from ui.dialogs.paper import Paper


_WORDS = "正在打印"
_ROWS = 128
_OVER = 2  # rows that are drawn twice: where bands only touch, a viewer shows a pale line
_WHITE = b"\xff"


class Run:
    """A job under way. It calls `done`, `failed` or `stopped` (with what still comes out) once."""

    def __init__(
        self,
        worker: Worker,
        lasting: Lasting,
        paper: "Paper",
        pages: Sequence[int],
        greys: Sequence[bool],
        *,
        done: Callable[[], None],
        failed: Callable[[Known], None],
        stopped: Callable[[int], None],
    ) -> None:
        self._worker, self._lasting, self._paper = worker, lasting, paper
        self._pages, self._greys = pages, greys
        self._done, self._failed, self._stopped = done, failed, stopped
        self._dots: Dots | None = None
        self._high = self._at = self._top = 0
        self._is_over = False
        self._task = lasting.begin(_WORDS, total=len(pages), stop=self.stop)

    def start(self, opened: Callable[[], "Dots"]) -> None:
        """Begin; `opened` gives the pages as dots, and is asked in the background."""
        self._worker.work(opened, self._on_opened, self._fail)

    def stop(self) -> None:
        """Stop where it is."""
        if not self._is_over:
            self._end()
            self._stopped(self._at if self._paper.give_up() else 0)

    def _on_opened(self, dots: "Dots") -> None:
        self._dots = dots
        if self._is_over:
            self._close()
            return
        self._high = dots.size(self._pages[0], self._paper.dpi)[1]
        self._try(self._paper.begin)

    def _try(self, deed: Callable[[], None]) -> None:
        """Do something with the printer, then ask for the next band; end where it fails."""
        try:
            deed()
        except Known as error:
            self._paper.give_up()
            self._fail(error)
        else:
            if not self._is_over:
                self._ask()

    def _ask(self) -> None:
        dots, nth, top = self._dots, self._pages[self._at], self._top
        assert dots is not None
        grey, dpi = self._greys[nth] or self._paper.is_grey, self._paper.dpi
        self._worker.work(
            lambda: dots.band(nth, top, _ROWS + _OVER, dpi=dpi, is_grey=grey),
            self._take,
            self._fail,
        )

    def _take(self, band: "Band") -> None:
        if self._is_over:
            return
        if band.data.count(_WHITE) < len(band.data):
            self._paper.draw(_image(band), band.top)
        self._top += _ROWS
        self._try(self._turn if self._top >= self._high else _nothing)

    def _turn(self) -> None:
        self._at, self._top = self._at + 1, 0
        self._lasting.step(self._task, self._at)
        if self._at < len(self._pages):
            self._paper.turn()
        else:
            self._paper.finish()
            self._end()
            self._done()

    def _fail(self, error: Known) -> None:
        self._end()
        self._failed(error)

    def _end(self) -> None:
        self._is_over = True
        self._lasting.end(self._task)
        self._close()

    def _close(self) -> None:
        """Let go of the pages where they are drawn: only that thread may touch them."""
        if self._dots is not None:
            dots, self._dots = self._dots, None
            self._worker.work(dots.close, _nothing_of)


def _image(band: "Band") -> QImage:
    kind = QImage.Format.Format_Grayscale8 if band.is_grey else QImage.Format.Format_BGR888
    return QImage(band.data, band.width, band.rows, band.stride, kind)


def _nothing() -> None:
    return None


def _nothing_of(_: object) -> None:
    return None
