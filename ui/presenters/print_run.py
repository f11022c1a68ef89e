"""One job for the printer: each page drawn by the worker in parts, and painted on paper here.

A part is painted in some milliseconds, and the window goes on between two of them.
"""

import logging
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from gazetteer_desk import log
from gazetteer_desk.desk import printing
from gazetteer_desk.errors import Known
from gazetteer_desk.layout.printed import Page
from ui.presenters.lasting import Lasting
from ui.worker import Worker


if TYPE_CHECKING:
    from ui.dialogs.paper import Paper

_log = logging.getLogger(__name__)
_WORDS = "正在打印"


class Run:
    """A job under way: it calls `done`, `failed` or `stopped` once.

    `stopped` gets how many pages come out all the same, the one under way among them.
    """

    def __init__(
        self,
        worker: Worker,
        lasting: Lasting,
        paper: "Paper",
        pages: Sequence[Page],
        drawn: Callable[[Page], bytes],
        *,
        done: Callable[[], None],
        failed: Callable[[Known], None],
        stopped: Callable[[int], None],
    ) -> None:
        self._worker, self._lasting, self._paper = worker, lasting, paper
        self._pages, self._drawn = pages, drawn
        self._done, self._failed, self._stopped = done, failed, stopped
        self._at = 0
        self._left: list[Page] = []
        self._is_over = False
        self._task = lasting.begin(_WORDS, total=len(pages), stop=self.stop)

    def start(self) -> None:
        """Begin with the first page."""
        self._try(self._paper.begin)

    def stop(self) -> None:
        """Stop where it is."""
        if not self._is_over:
            self._end()
            self._stopped(self._at + 1 if self._paper.give_up() else 0)

    def _try(self, deed: Callable[[], None]) -> None:
        """Do something with the printer, then go on with the page; end where it fails."""
        try:
            deed()
        except Known as error:
            self._fail(error)
        else:
            if not self._is_over:
                self._left = [*printing.parts(self._pages[self._at])]
                self._ask()

    def _ask(self) -> None:
        part = self._left.pop(0)

        def draw() -> bytes:
            try:
                return self._drawn(part)
            except Known:
                raise
            except Exception as error:
                _log.error("page not drawn for the printer: %s", log.where(error))
                raise Known("有一页没有排出来，没有打印。", "请导出 PDF 再印。") from error

        self._worker.work(draw, self._take, self._fail)

    def _take(self, drawing: bytes) -> None:
        if self._is_over:
            return
        self._paper.draw(drawing)
        if self._left:
            self._ask()
        else:
            self._at += 1
            self._lasting.step(self._task, self._at)
            self._try(self._go_on)

    def _go_on(self) -> None:
        if self._at < len(self._pages):
            self._paper.turn()
        else:
            self._paper.finish()
            self._end()
            self._done()

    def _fail(self, error: Known) -> None:
        if not self._is_over:
            self._paper.give_up()
            self._end()
            self._failed(error)

    def _end(self) -> None:
        self._is_over = True
        self._lasting.end(self._task)
