"""字数: of the selection in the status bar, and all of them in 字数统计."""

from functools import partial

from PySide6.QtCore import QTimer

from gazetteer_desk.bulletin import counting
from gazetteer_desk.bulletin.counting import Counts
from gazetteer_desk.bulletin.issue import Bulletin
from gazetteer_desk.desk import paging
from ui.dialogs.counts import CountSheet
from ui.presenters.bench import Bench


_REST_MS = 200


class Counting:
    """Joins the selection and 字数统计 to the counts."""

    def __init__(self, bench: Bench) -> None:
        self._bench = bench
        self._sitting = bench.sitting
        self._rest = QTimer(bench.editor, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._show_chosen)
        bench.editor.selectionChanged.connect(self._rest.start)
        bench.window.deeds["count"].triggered.connect(self.count)

    def _chosen(self) -> Counts:
        editor = self._bench.editor
        has_any = editor.textCursor().hasSelection() and not editor.is_composing
        return counting.of_body(editor.selected()) if has_any else Counts()

    def _show_chosen(self) -> None:
        self._bench.window.status_line.show_chosen(self._chosen().words)

    def count(self) -> None:
        """Show how much is written, as WPS counts it; the pages come when they are counted."""
        self._sitting.settle()
        draft = self._sitting.current
        if draft is None:
            return
        bulletin, place = draft.bulletin, self._sitting.place
        here = [article for article in bulletin.articles if article.key == place]
        columns = {"全期": counting.of_articles(bulletin.articles)}
        if here:
            columns = {"本篇": counting.of_articles(here), **columns}
        if here and (chosen := self._chosen()).characters:
            columns = {"选中": chosen, **columns}
        sheet = CountSheet(columns, self._bench.window)
        sheet.open()
        self._count_pages(bulletin, sheet)

    def _count_pages(self, bulletin: Bulletin, sheet: CountSheet) -> None:
        desk = self._bench.desk
        self._bench.worker.read(
            lambda: paging.pages(desk, bulletin),
            partial(self._show_pages, sheet),
            topic="count",
            failed=lambda error: self._show_pages(sheet, str(error)),
        )

    def _show_pages(self, sheet: CountSheet, pages: int | str) -> None:
        if sheet is self._bench.window.findChild(CountSheet):  # it may be closed by now
            words = f"约 {pages} 页" if isinstance(pages, int) else pages
            sheet.show_pages(words)
