"""The foot of the window says how long the issue would be in print, and where the caret is.

Pages are counted where the pane 预览 is to be seen, by the pages it shows; else they are estimated
in the background when the clerk rests, never between two keys.
"""

from functools import partial

from PySide6.QtCore import QTimer

from gazetteer_desk.bulletin.issue import Bulletin
from gazetteer_desk.desk import paging
from gazetteer_desk.desk.paging import Length
from gazetteer_desk.errors import Known
from ui.presenters.bench import Bench
from ui.presenters.placing import Placing
from ui.presenters.sitting import Parts


REST_MS = 1_500
_CARET_MS = 200


class Paging:
    """Joins the issue in front and the caret to the right end of the status bar."""

    def __init__(self, bench: Bench, placing: Placing) -> None:
        self._bench, self._placing = bench, placing
        self._sitting = bench.sitting
        self._status = bench.window.status_line
        self._rest = QTimer(bench.window, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._estimate)
        self._caret = QTimer(bench.window, singleShot=True, interval=_CARET_MS)
        self._caret.timeout.connect(self._show_paragraph)
        self.pages = 0  # 0 while it is not known
        self.begins: dict[str, int] = {}  # the page on which each article begins, if it is known
        bench.sitting.shown.append(self._on_shown)
        bench.sitting.changed.append(self._on_changed)
        placing.changed.append(self._on_placed)
        bench.editor.typed.connect(self._on_typed)
        bench.editor.cursorPositionChanged.connect(self._caret.start)
        bench.at_caret.moved.connect(self._caret.start)

    def stop(self) -> None:
        """Ask nothing more: the end has come."""
        self._rest.stop()
        self._caret.stop()

    def _on_shown(self) -> None:
        self.pages, self.begins = 0, {}
        self._status.show_pages("", "")
        self._caret.start()
        self._rest.start()

    def _on_changed(self, _parts: Parts) -> None:
        self._rest.start()

    def _on_typed(self) -> None:
        if self._rest.isActive():
            self._rest.start()

    def _estimate(self) -> None:
        draft, desk = self._sitting.current, self._bench.desk
        if draft is None or self._placing.is_wanted:
            return
        bulletin, placed = draft.bulletin, self._placing.placed
        if placed is not None and placed.bulletin == bulletin:
            return  # counted, before the pane was folded
        self._bench.worker.read(
            lambda: paging.length(desk, bulletin),
            partial(self._show, bulletin),
            topic="length",
            failed=self._on_failed,
        )

    def _on_placed(self) -> None:
        placed = self._placing.placed
        if placed is not None:
            length = paging.length_of(placed.made.filled)
            self._show(placed.bulletin, length, is_exact=True)
        elif self._placing.is_wanted:
            self._show(Bulletin(), Length())

    def _show(self, bulletin: Bulletin, length: Length, *, is_exact: bool = False) -> None:
        keys = (article.key for article in bulletin.articles)
        self.pages, self.begins = length.pages, dict(zip(keys, length.begins, strict=False))
        words = said(length, is_exact=is_exact) if self._sitting.current else ("", "")
        self._status.show_pages(*words)

    def _on_failed(self, _error: Known) -> None:
        self._status.show_pages("", "")  # what is wrong with the template the export page says

    def _show_paragraph(self) -> None:
        bench = self._bench
        is_in = self._sitting.current is not None and bench.at_caret.is_in_body
        is_in = is_in and bench.editor.isVisible()
        self._status.show_paragraph(bench.editor.spot().block + 1 if is_in else 0)


def said(length: Length, *, is_exact: bool = False) -> tuple[str, str]:
    """Return 约 4 页 or 共 4 页, and for the tip 共 4 页，末页还可写 3 行; "" of an empty issue."""
    if not length.pages:
        return "", ""
    words = f"共 {length.pages} 页，{length.last}"
    if is_exact:
        return f"共 {length.pages} 页", words
    return f"约 {length.pages} 页", f"{words}（按公文字体估算）"
