"""What is chosen among the found articles is read beside the list, all hits lit.

From hit to hit one goes with F3, on into the next article; opening it leads to the hit one is at.
"""

from collections.abc import Iterable
from functools import partial

from msgspec.structs import replace

from gazetteer_desk.bulletin import origin
from gazetteer_desk.bulletin.article import Article
from gazetteer_desk.bulletin.body import Body, Kind, paragraph
from gazetteer_desk.bulletin.issue import Bulletin
from gazetteer_desk.bulletin.place import Place
from gazetteer_desk.bulletin.plain import credit_line
from gazetteer_desk.desk.values import Opened
from gazetteer_desk.search import lighting
from gazetteer_desk.search.documents import NOTE_TITLE
from gazetteer_desk.search.query import Query, parse
from ui.editor import document
from ui.editor.reader import Reader
from ui.panes.recall.hit_view import HitHead
from ui.presenters.bench import Bench
from ui.presenters.helping import editor_look
from ui.presenters.searching import Searching


_PARTS = ("title", "subtitle", "note", "body", "credits")  # those that are shown, in their order
_UNTITLED = "（无题名）"
_LEAST = 75  # percent: smaller words are not read at ease


class Sheet:
    """An article as it is read: its words as one body, and its hits in the order of reading."""

    def __init__(self, article: Article, places: Iterable[Place]) -> None:
        above = (paragraph(article.subtitle, Kind.CENTERED),) if article.subtitle else ()
        credit = credit_line(article)
        below = (paragraph(credit, Kind.SIGNATURE),) if credit else ()
        self.title = article.headline
        self.body: Body = (*above, *article.note, *article.body, *below)
        self.hits = [one for one in places if one.part in _PARTS]
        starts = (0, len(above), len(above) + len(article.note), len(self.body) - 1)
        self._starts: dict[str, int] = dict(zip(_PARTS[1:], starts, strict=True))
        self._lines = article.title

    def in_title(self) -> tuple[tuple[int, int], ...]:
        """Return where the hits of the title stand in it, all its lines as one."""
        begins = [sum(map(len, self._lines[:at])) for at in range(len(self._lines))]
        return tuple(
            (begins[one.path[0]] + one.start, begins[one.path[0]] + one.end)
            for one in self.hits
            if one.part == "title"
        )

    def in_body(self) -> list[Place]:
        """Return the other hits, as places of the one body."""
        return [
            replace(one, path=(self._starts[one.part] + (one.path or (0,))[0], *one.path[1:]))
            for one in self.hits
            if one.part != "title"
        ]


class Previewing:
    """Joins the preview of the room 往期 to the history, and to the hits."""

    def __init__(self, bench: Bench, searching: Searching) -> None:
        self._bench = bench
        self._desk = bench.desk
        self._worker = bench.worker
        self.searching = searching
        self._window = window = bench.window
        self._side = side = window.recall_room.search
        self._view = side.view
        self._reader: Reader | None = None  # made when one first reads: windows open without it
        self._sheet: Sheet | None = None
        self._origin = ""
        self._at = 0
        self._arrive = 0  # at which hit of the article that is chosen next: 0, or -1 the last
        side.chosen.connect(self._read)
        side.item_chosen.connect(self._read_item)
        self._view.stepped.connect(self.step)
        window.deeds["find_next"].triggered.connect(partial(self._on_key, 1))
        window.deeds["find_previous"].triggered.connect(partial(self._on_key, -1))

    @property
    def reader(self) -> Reader:
        """Return the view of the words."""
        if self._reader is None:
            self._reader = Reader(plate=self._desk.plate)
            self._reader.take_look(editor_look())
            self._reader.selectionChanged.connect(self._on_selected)
            self._reader.passage_asked.connect(self._view.passage_asked)
            self._view.put_words(self._reader)
            self._view.resized.connect(self._fit)
            self._fit()
        return self._reader

    def origin(self) -> str:
        """Return where a passage of what is read comes from."""
        return self._origin

    def _fit(self) -> None:
        """Show lines as long as in print where there is room; else they break earlier."""
        reader = self.reader
        reader.zoom(0)
        if reader.percent < _LEAST:
            reader.zoom(_LEAST)

    @property
    def at(self) -> int:
        """Return which hit of the article one is at, from 0."""
        return self._at

    def step(self, by: int) -> None:
        """Go to the next hit, or the one before: in the next article behind the last."""
        count = len(self._sheet.hits) if self._sheet else 0
        if 0 <= self._at + by < count:
            self._go(self._at + by)
            return
        self._arrive = 0 if by > 0 else -1
        if not self._side.hits.step(by):
            self._arrive = 0
            words = "已到最后一处。" if by > 0 else "已到第一处。"
            words = words if self._side.hits.lines else "还没有查到什么。"
            self._window.status_line.show_note(words)

    def _on_selected(self) -> None:
        self._view.show_passage(self.reader.deed)

    def _on_key(self, by: int) -> None:
        if self._window.room() == "recall":
            self.step(by)

    def _read(self, entry: int, article: str) -> None:
        self._worker.read(
            lambda: self._desk.entry(entry), partial(self._on_read, article), topic="preview"
        )

    def _read_item(self, item: int) -> None:
        self._worker.read(lambda: self._desk.items.article(item), self._on_item, topic="preview")

    def _on_read(self, key: str, opened: Opened) -> None:
        b, line = opened.bulletin, opened.line
        keys = [one.key for one in b.articles]
        if key and key not in keys:
            self._view.show_head(None)
            self._window.status_line.show_note("这一篇不在那一期里了。")
            return
        nth = f"第 {keys.index(key) + 1} 篇，共 {len(keys)} 篇" if key else ""
        column = b.article(key).column if key else ""
        about = "　".join(filter(None, (f"【{column}】" if column else "", nth)))
        sheet = sheet_of(b, key, self._query())
        year = f"{b.number.year}年" if b.number.year and b.number.label else ""
        issue = f"{year}{b.number.label}" if b.number.label else b.masthead.series or "未编号"
        self._origin = origin.of_passage(b, b.article(key).headline if key else "")
        head = HitHead(issue, line.status.label, about, sheet.title or _UNTITLED, sheet.in_title())
        self._show(head, sheet)

    def _on_item(self, article: Article) -> None:
        sheet = Sheet(article, lighting.in_article(article, self._query()))
        about = "　".join(filter(None, (f"【{article.column}】" if article.column else "",)))
        title = sheet.title or _UNTITLED
        self._origin = origin.of_passage(None, sheet.title)
        self._show(HitHead("留用稿", "", about, title, sheet.in_title(), is_item=True), sheet)

    def _query(self) -> Query:
        return parse(self.searching.room.words)

    def _show(self, head: HitHead, sheet: Sheet) -> None:
        reader, self._sheet = self.reader, sheet
        reader.lights.drop()
        self._view.show_head(head)
        reader.show_body(sheet.body)
        self._on_selected()
        at, self._arrive = self._arrive, 0
        self._go(len(sheet.hits) - 1 if at else 0)

    def _go(self, at: int) -> None:
        """Light all hits, the one at that place more so, and bring it into sight."""
        sheet, self._at = self._sheet, at
        if sheet is None:
            return
        places = sheet.in_body()
        titles = len(sheet.hits) - len(places)
        stretches = document.stretches(self.reader.manuscript, places)
        now = stretches[at - titles : at - titles + 1] if at >= titles else []
        rest = [one for one in stretches if one not in now]
        self.reader.lights.show(hit=rest, hitnow=now)
        self._view.show_at(at, len(sheet.hits), in_title=at if at < titles else -1)
        if now:
            self.reader.lights.reveal(now[0])


def sheet_of(bulletin: Bulletin, key: str, query: Query) -> Sheet:
    """Return an article of an issue as it is read, or with "" the note above all articles."""
    if key:
        article = bulletin.article(key)
        return Sheet(article, lighting.in_article(article, query))
    note = Article(key="", title=(NOTE_TITLE,), body=bulletin.note)
    return Sheet(note, (replace(p, part="body") for p in lighting.in_note(bulletin, query)))
