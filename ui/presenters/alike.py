"""曾用: the article under the pen is compared with past ones while it rests and the pane is seen.

Nothing is compared while the input method is composing. Whoever looks for words stops it: those
wait in the same queue.
"""

from functools import partial
from threading import Event

from PySide6.QtCore import QTimer

from gazetteer_desk import stopping
from gazetteer_desk.bulletin.article import Article
from gazetteer_desk.desk.used import used_before
from gazetteer_desk.errors import Known, Stopped
from gazetteer_desk.search.alike import NEWEST, Compared, Likeness
from gazetteer_desk.search.tables import Owner
from ui.panes.alike_list import AlikeLine
from ui.presenters import pointing
from ui.presenters.bench import Bench
from ui.presenters.beside import Beside
from ui.presenters.drafting import Drafting


_PANE = "往期"
_SOON_MS, _REST_MS = 200, 3000  # after another article came to the front; after a key


class Alike:
    """Joins the part 曾用 of the pane 往期 to the article under the pen."""

    def __init__(self, bench: Bench, drafting: Drafting, beside: Beside) -> None:
        self._bench = bench
        self._sitting = sitting = bench.sitting
        self._window = window = bench.window
        self._drafting = drafting
        self._beside = beside
        self._pane = window.recall_pane
        self._list = self._pane.alike
        self._compared: Article | None = None  # what the answer in the list is about
        self._found: dict[str, Likeness] = {}
        self._at = -1
        self._is_asked = False  # for by the clerk, who wants to be in the list then
        self._stop = Event()
        self._rest = QTimer(bench.editor, singleShot=True)
        self._rest.timeout.connect(self._look)
        for text in (bench.editor.manuscript, bench.title.document()):
            text.contentsChanged.connect(partial(self._rest.start, _REST_MS))
        for moments in (sitting.placed, sitting.shown):
            moments.append(self._on_left)
        sitting.changed.append(lambda _: self._rest.start(_REST_MS))
        window.side.pane_chosen.connect(self._soon)
        window.room_chosen.connect(self._soon)
        window.deeds["panes"].toggled.connect(self._soon)
        window.deeds["compare_past"].triggered.connect(self.compare)
        self._pane.asked.connect(self._on_asked)
        self._list.chosen.connect(self._read)
        self._list.opened.connect(self._open)
        self._list.steps.stepped.connect(self._step)

    def compare(self) -> None:
        """Open the pane and compare the article under the pen with all past ones (与往期比)."""
        self._window.show_draft()
        self._pane.field.clear()
        self._pane.show_hits("", ())
        self._pane.show_part(is_alike=True)
        self._window.show_side(_PANE)
        self._sitting.settle()
        self._compared, self._is_asked = None, True
        self._look()

    def stop(self) -> None:
        """Stop comparing: all is about to close."""
        self._rest.stop()
        self._stop.set()

    def _on_left(self) -> None:
        """Compare anew: what is read beside goes away with the article that it is like."""
        article = self._article()
        if self._compared is not None and (article is None or article.key != self._compared.key):
            self._stop.set()
            self._compared = None
        self._soon()

    def _soon(self, _what: object = None) -> None:
        self._rest.start(_SOON_MS)

    def _on_asked(self, words: str) -> None:
        if words:
            self._stop.set()
            self._compared = None
        else:
            self._soon()

    def _article(self) -> Article | None:
        draft, place = self._sitting.current, self._sitting.place
        articles = draft.bulletin.articles if draft else ()
        return next((one for one in articles if one.key == place), None)

    def _look(self) -> None:
        article, draft = self._article(), self._sitting.current
        if not self._pane.switch.isVisible():
            return
        if self._bench.editor.is_composing or self._bench.title.is_composing:
            self._rest.start(_REST_MS)
        elif article is None or draft is None:
            self._compared = None
            self._show((), "打开一篇，这里列出哪些话往期用过。")
        elif article is not self._compared:
            self._ask(article, draft.entry)

    def _ask(self, article: Article, entry: int | None) -> None:
        self._stop.set()
        self._stop = stop = Event()

        def compare() -> Compared:
            with stopping.by(stop):
                return used_before(self._bench.desk, article, entry)

        if self._compared is None or self._compared.key != article.key:
            self._show((), "正在和往期比。")
        self._compared = article
        done = partial(self._on_compared, article)
        self._bench.worker.read(compare, done, topic="alike", failed=self._on_failed)

    def _on_compared(self, article: Article, answer: Compared) -> None:
        if article is not self._compared:
            return
        says = "" if answer.found else "往期和留用稿里，没有与这一篇多处相同的文章。"
        if answer.is_read:
            says += f"查找索引还没有建好，只比了最近的 {NEWEST} 期。"
        self._show(answer.found, says)
        if self._is_asked:
            self._is_asked = False
            self._list.enter()

    def _on_failed(self, error: Known) -> None:
        self._compared = None
        if not isinstance(error, Stopped):
            self._show((), str(error))

    def _show(self, found: tuple[Likeness, ...], says: str) -> None:
        self._found = {_name(one): one for one in found}
        self._at = -1
        self._pane.show_alike(tuple(map(_line, found)), says)
        if chosen := self._chosen():
            self._list.steps.show_at(-1, len(chosen.pairs))

    def _chosen(self) -> Likeness | None:
        return self._found.get(self._list.current())

    def _read(self, name: str) -> None:
        one = self._found[name]
        self._at = -1
        self._list.steps.show_at(-1, len(one.pairs))
        if one.owner is Owner.ITEM:
            self._beside.read_item(one.id, one.there)
        else:
            self._beside.read(one.id, one.article, one.there)

    def _open(self, name: str) -> None:
        one = self._found[name]
        if one.owner is Owner.ITEM:
            self._window.deeds["shelf"].trigger()
        else:
            self._pane.opened.emit(one.id, one.article)

    def _step(self, by: int) -> None:
        """Go to the next stretch that is the same, in the article and beside it."""
        chosen, article = self._chosen(), self._article()
        if chosen is None or not chosen.pairs:
            return
        self._sitting.settle()
        if article is None or article is not self._compared or article is not self._article():
            self._look()
            self._window.status_line.show_note("这一篇刚改过，正在重新和往期比。")
            return
        self._at = (self._at + by) % len(chosen.pairs) if self._at >= 0 else min(by, 0)
        self._at %= len(chosen.pairs)
        here, there = chosen.pairs[self._at]
        pointing.go_to(self._drafting, self._bench, here)
        pointing.select(self._bench, here)
        self._beside.point_at(there)
        self._list.steps.show_at(self._at, len(chosen.pairs))


def _name(one: Likeness) -> str:
    return f"{one.owner} {one.id} {one.article}"


def _line(one: Likeness) -> AlikeLine:
    year = f"{one.number.year}年" if one.number.year else ""
    issue = year + one.number.label if one.number.label else one.series or "未编号"
    return AlikeLine(
        name=_name(one),
        title=one.title or "（无题名）",
        issue="留用稿" if one.owner is Owner.ITEM else issue,
        dated=one.dated.isoformat() if one.dated else "",
        percent=one.percent,
        whole=len(one.paragraphs),
        excerpt=one.excerpt,
    )
