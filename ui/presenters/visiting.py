"""What was found is gone to: an issue is opened at the hit, an item shown where it waits."""

from functools import partial

from gazetteer_desk.bulletin.place import Place
from gazetteer_desk.history.items import ItemLine
from gazetteer_desk.search import lighting
from gazetteer_desk.search.query import parse
from ui.presenters import pointing
from ui.presenters.bench import Bench
from ui.presenters.drafting import Drafting
from ui.presenters.opening import Opening
from ui.presenters.previewing import Previewing
from ui.presenters.searching import Asked
from ui.presenters.shelving import Shelving


class Visiting:
    """Joins 打开这一期 and what can be done with a found item to the desk."""

    def __init__(
        self,
        bench: Bench,
        drafting: Drafting,
        opening: Opening,
        shelving: Shelving,
        previewing: Previewing,
    ) -> None:
        self._bench = bench
        self._sitting = bench.sitting
        self._window = window = bench.window
        self._worker = bench.worker
        self._drafting = drafting
        self._opening = opening
        self._shelving = shelving
        self._previewing = previewing
        searching = previewing.searching
        self._room = searching.room
        pane, room = window.recall_pane, window.recall_room
        pane.opened.connect(partial(self._open, searching.pane))
        room.opened.connect(partial(self._open, searching.room))
        for view in (pane, room.search):
            view.item_opened.connect(self._show_item)
            view.item_taken.connect(self._take_item)

    def _open(self, asked: Asked, entry: int, article: str) -> None:
        self._opening.open_entry(entry, article)
        if asked.hit(entry=entry, article=article) is None:
            return  # out of the ledger: nothing was looked for
        nth = self._previewing.at if asked is self._room else 0
        # Questions are answered in their order: when this one is, the issue is open.
        self._worker.read(
            lambda: None,
            lambda _: self._arrive(entry, article, asked.words, nth),
            topic="arrive",
        )

    def _arrive(self, entry: int, article: str, words: str, nth: int) -> None:
        """Put the caret at a hit, as the words stand in the issue now."""
        draft = self._sitting.current
        if draft is None or draft.entry != entry:
            return
        b, query = draft.bulletin, parse(words)
        if not article:
            places = lighting.in_note(b, query)
        elif any(one.key == article for one in b.articles):
            places = lighting.in_article(b.article(article), query)
        else:
            return
        shown = [one for one in places if one.part != "column"]
        if shown:
            self._point(shown[min(nth, len(shown) - 1)])

    def _point(self, place: Place) -> None:
        pointing.go_to(self._drafting, self._bench, place)
        pointing.select(self._bench, place)
        pointing.focus(self._bench, place)

    def _show_item(self, item: int) -> None:
        self._worker.read(
            self._bench.desk.items.lines, partial(self._on_items, item), topic="show item"
        )

    def _on_items(self, item: int, lines: list[ItemLine]) -> None:
        line = next((one for one in lines if one.id == item), None)
        if line is None or self._sitting.current is None:
            words = (
                "这一篇已经不在留用稿里了。"
                if line is None
                else "请先打开一期，留用稿在它的大纲下面。"
            )
            self._window.status_line.show_note(words)
            return
        self._window.show_draft()
        self._window.outline.open_shelf(line.state.label, item)

    def _take_item(self, item: int) -> None:
        if self._sitting.current is not None:
            self._window.show_draft()
        self._shelving.place((item,))
