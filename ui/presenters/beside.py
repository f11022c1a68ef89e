"""A past issue is read beside the draft: found or chosen in the pane 往期, article by article.

What was opened for its likeness to the article in front goes away with that article.
"""

from dataclasses import dataclass
from functools import partial

from msgspec.structs import replace

from gazetteer_desk.bulletin import origin
from gazetteer_desk.bulletin.article import Article
from gazetteer_desk.bulletin.body import Body
from gazetteer_desk.bulletin.issue import Bulletin
from gazetteer_desk.bulletin.place import Place
from gazetteer_desk.desk.values import Opened
from gazetteer_desk.history.lines import EntryLine
from gazetteer_desk.search import lighting
from gazetteer_desk.search.query import parse
from ui.editor import document
from ui.editor.reader import Reader
from ui.panes.hits import HitLine
from ui.panes.past_reader import PastHead
from ui.presenters.bench import Bench
from ui.presenters.helping import editor_look
from ui.presenters.searching import Asked


_PANE = "往期"
_PERCENT = 65  # the narrow pane breaks lines earlier than print does, to be read at ease
_MOST = 300  # issues in the list where nothing was looked for
_Here = tuple[str, str]  # an open issue and a place in it


@dataclass(frozen=True, slots=True)
class _Past:
    """What is read: the articles of an issue, or of the shelf the one of an item."""

    articles: tuple[Article, ...]
    issue: Bulletin | None
    entry: int = 0
    item: int = 0

    @property
    def name(self) -> str:
        """Return what is read, in the head."""
        return "留用稿" if self.issue is None else self.issue.label or _series(self.issue)


class Beside:
    """Joins the reader in the pane 往期 to the history."""

    def __init__(self, bench: Bench, asked: Asked) -> None:
        self._asked = asked
        self._window = window = bench.window
        self._desk = bench.desk
        self._worker = bench.worker
        self._sitting = bench.sitting
        self._past: _Past | None = None
        self._like: _Here | None = None  # the place in front that the words are read for
        self._at = 0
        self._reader: Reader | None = None  # made when one first reads: windows open without it
        pane = window.recall_pane
        pane.chosen.connect(self._read_hit)
        pane.item_chosen.connect(self._read_held)
        pane.asked.connect(self._on_asked)
        pane.past.stepped.connect(self._step)
        window.side.pane_chosen.connect(self._on_pane)
        for moments in (bench.sitting.placed, bench.sitting.shown):
            moments.append(self._on_left)

    @property
    def reader(self) -> Reader:
        """Return the view of the words."""
        if self._reader is None:
            self._reader = Reader(plate=self._desk.plate)
            self._reader.take_look(editor_look())
            self._reader.zoom(_PERCENT)
            self._reader.selectionChanged.connect(self._on_selected)
            past = self._window.recall_pane.past
            self._reader.passage_asked.connect(past.passage_asked)
            past.put_words(self._reader)
        return self._reader

    def read(self, entry: int, article: str, lit: tuple[Place, ...] = ()) -> None:
        """Show an article of an issue that is like the one in front, as long as that is there."""
        here = self._here()
        self._worker.read(
            lambda: self._desk.entry(entry),
            lambda opened: self._on_read(article, lit, opened, like=here),
            topic="beside",
        )

    def read_item(self, item: int, lit: tuple[Place, ...] = ()) -> None:
        """Show an article of the shelf that is like the one in front, as long as that is there."""
        here = self._here()
        self._worker.read(
            lambda: self._desk.items.article(item),
            lambda article: self._on_item(item, lit, article, like=here),
            topic="beside",
        )

    def _here(self) -> _Here:
        draft = self._sitting.current
        return (draft.key if draft else "", self._sitting.place)

    def _on_left(self) -> None:
        if self._like not in (None, self._here()):
            self._past = self._like = None
            self._show(0)

    def point_at(self, place: Place) -> None:
        """Select a stretch of what is read."""
        if stretches := self._stretches((place,)):
            self.reader.lights.choose(stretches[0])

    def origin(self) -> str:
        """Return where a passage of what is read comes from, "" where nothing is read."""
        past = self._past
        return origin.of_passage(past.issue, past.articles[self._at].headline) if past else ""

    def _read_hit(self, entry: int, article: str) -> None:
        self._worker.read(
            lambda: self._desk.entry(entry), partial(self._on_hit, article), topic="beside"
        )

    def _on_hit(self, key: str, opened: Opened) -> None:
        article = next((one for one in opened.bulletin.articles if one.key == key), None)
        self._on_read(key, self._lit(article) if article else (), opened)

    def _read_held(self, item: int) -> None:
        self._worker.read(
            lambda: self._desk.items.article(item),
            lambda article: self._on_item(item, self._lit(article), article),
            topic="beside",
        )

    def _lit(self, article: Article) -> tuple[Place, ...]:
        """Return where the words stand in it that the pane has looked for."""
        return lighting.in_article(article, parse(self._asked.words))

    def _on_selected(self) -> None:
        self._window.recall_pane.past.show_passage(self.reader.deed)

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

    def _on_read(
        self, article: str, lit: tuple[Place, ...], opened: Opened, like: _Here | None = None
    ) -> None:
        if like not in (None, self._here()):
            return
        b = opened.bulletin
        keys = [one.key for one in b.articles]
        self._past = _Past(b.articles, b, entry=opened.line.id) if keys else None
        self._like = like
        self._show(keys.index(article) if article in keys else 0, lit)

    def _on_item(
        self, item: int, lit: tuple[Place, ...], article: Article, like: _Here | None = None
    ) -> None:
        if like in (None, self._here()):
            self._past, self._like = _Past((article,), None, item=item), like
            self._show(0, lit)

    def _show(self, at: int, lit: tuple[Place, ...] = ()) -> None:
        past, self._at = self._past, at
        if past is None:
            self._window.recall_pane.past.show_head(None)
            return
        article = past.articles[at]
        self._window.recall_pane.past.show_head(
            PastHead(
                past.entry,
                article.key,
                article.headline,
                past.name,
                at + 1,
                len(past.articles),
                item=past.item,
            )
        )
        self.reader.show_body(_words(article))
        self._on_selected()
        if stretches := self._stretches(lit):
            self.reader.lights.show(hit=stretches)
            self.reader.lights.reveal(stretches[0])

    def _stretches(self, places: tuple[Place, ...]) -> list[tuple[int, int]]:
        """Return where words of the article stand in the reader: its note is above its body."""
        if self._past is None:
            return []
        article = self._past.articles[self._at]
        ahead = {"note": 0, "body": len(article.note)}
        shown = tuple(
            replace(one, path=(one.path[0] + ahead[one.part], *one.path[1:]))
            for one in places
            if one.part in ahead and one.article == article.key
        )
        return document.stretches(self.reader.manuscript, shown) if shown else []

    def _step(self, by: int) -> None:
        if self._past is not None and 0 <= self._at + by < len(self._past.articles):
            self._show(self._at + by)


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
