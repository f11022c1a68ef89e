"""A past issue is read beside the draft: found or chosen in the pane 往期, article by article."""

from functools import partial

from gazetteer_desk.bulletin.article import Article
from gazetteer_desk.bulletin.body import Body
from gazetteer_desk.bulletin.issue import Bulletin
from gazetteer_desk.desk.values import Opened
from gazetteer_desk.history.lines import EntryLine
from ui.editor.reader import Reader
from ui.panes.hits import HitLine
from ui.panes.past_reader import PastHead
from ui.presenters.bench import Bench
from ui.presenters.helping import editor_look


_PANE = "往期"
_PERCENT = 65  # the narrow pane breaks lines earlier than print does, to be read at ease
_MOST = 300  # issues in the list where nothing was looked for


class Beside:
    """Joins the reader in the pane 往期 to the history."""

    def __init__(self, bench: Bench) -> None:
        self._window = window = bench.window
        self._desk = bench.desk
        self._worker = bench.worker
        self._opened: Opened | None = None
        self._reader: Reader | None = None  # made when one first reads: windows open without it
        pane = window.recall_pane
        pane.chosen.connect(self._read)
        pane.asked.connect(self._on_asked)
        pane.past.stepped.connect(self._step)
        window.side.pane_chosen.connect(self._on_pane)

    @property
    def reader(self) -> Reader:
        """Return the view of the words."""
        if self._reader is None:
            self._reader = Reader(plate=self._desk.plate)
            self._reader.take_look(editor_look())
            self._reader.zoom(_PERCENT)
            self._window.recall_pane.past.put_words(self._reader)
        return self._reader

    def _on_pane(self, name: str) -> None:
        if name == _PANE and not self._window.recall_pane.field.text().strip():
            self._list_issues()

    def _on_asked(self, words: str) -> None:
        if not words:
            self._list_issues()

    def _list_issues(self) -> None:
        self._worker.read(self._desk.lines, self._on_lines, topic="issues beside")

    def _on_lines(self, lines: list[EntryLine]) -> None:
        if not self._window.recall_pane.field.text().strip():
            shown = tuple(map(_issue, lines[:_MOST]))
            self._window.recall_pane.show_hits("", shown, len(lines))

    def _read(self, entry: int, article: str) -> None:
        self._worker.read(
            lambda: self._desk.entry(entry), partial(self._on_read, article), topic="beside"
        )

    def _on_read(self, article: str, opened: Opened) -> None:
        self._opened = opened
        self._show(article)

    def _show(self, key: str) -> None:
        opened = self._opened
        past = self._window.recall_pane.past
        if opened is None or not opened.bulletin.articles:
            past.show_head(None)
            return
        b = opened.bulletin
        at = next((n for n, one in enumerate(b.articles) if one.key == key), 0)
        article = b.articles[at]
        source = b.label or _series(b)
        past.show_head(
            PastHead(opened.line.id, article.key, article.headline, source, at + 1, len(b.articles))
        )
        self.reader.show_body(_words(article))

    def _step(self, by: int) -> None:
        head, opened = self._window.recall_pane.past.head, self._opened
        if head is None or opened is None:
            return
        at = head.nth - 1 + by
        if 0 <= at < len(opened.bulletin.articles):
            self._show(opened.bulletin.articles[at].key)


def _words(article: Article) -> Body:
    return (*article.note, *article.body)


def _series(b: Bulletin) -> str:
    return b.masthead.series or "未编号"


def _issue(line: EntryLine) -> HitLine:
    year = f"{line.number.year}年" if line.number.year else ""
    return HitLine(
        entry=line.id,
        article="",
        title=f"{year}{line.number.label}" if line.number.label else "未编号",
        issue=line.series,
        dated=line.dated.isoformat() if line.dated else "",
        excerpt="；".join(filter(None, line.titles)) or "（无题名）",
    )
