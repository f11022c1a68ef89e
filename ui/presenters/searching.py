"""Past articles are looked for as one types, in the pane and in the room 往期.

All is asked in the background; of a view's questions only the newest is answered. Further hits
come in portions as one scrolls.
"""

from functools import partial
from typing import TYPE_CHECKING

from gazetteer_desk.desk import past
from gazetteer_desk.search.hits import Hit
from gazetteer_desk.search.searching import Found
from gazetteer_desk.search.table import issue_of
from gazetteer_desk.search.tables import Owner
from ui.panes.hits import HitLine
from ui.panes.recall.room import RecallRoom
from ui.panes.recall_pane import Recall
from ui.presenters.bench import Bench


if TYPE_CHECKING:
    from collections.abc import Callable

View = Recall | RecallRoom
_UNTITLED = "（无题名）"


class Asked:
    """What one view has looked for and found: words, all hits so far, how many there are."""

    def __init__(self) -> None:
        self.words = ""
        self.hits: list[Hit] = []
        self.count = 0
        self.is_asking = False  # for more of them

    def hit(self, *, entry: int = 0, article: str = "", item: int = 0) -> Hit | None:
        """Return the hit of an article or of an item, None where it is not among them."""
        owner, of = (Owner.ITEM, item) if item else (Owner.ISSUE, entry)
        return next(
            (
                one
                for one in self.hits
                if (one.owner, one.id) == (owner, of) and (item or one.article == article)
            ),
            None,
        )


class Searching:
    """Joins the fields of the pane and of the room to the search."""

    def __init__(self, bench: Bench) -> None:
        self._bench = bench
        self._desk = bench.desk
        self._worker = bench.worker
        self._window = window = bench.window
        self.pane, self.room = Asked(), Asked()
        self.found: list[Callable[[Asked], None]] = []  # told of what the room has found
        self.answered: list[Callable[[Found], None]] = []  # told of every answer
        pane, room = window.recall_pane, window.recall_room
        pane.asked.connect(self._on_pane_asked)
        pane.more_wanted.connect(partial(self._go_on, pane, self.pane))
        room.asked.connect(self.ask)
        room.search.more_wanted.connect(partial(self._go_on, room, self.room))
        window.deeds["recall"].triggered.connect(window.show_search)

    def ask(self, words: str) -> None:
        """Look for these words in the room."""
        self._look(self._window.recall_room, self.room, words)

    def _on_pane_asked(self, words: str) -> None:
        if words:  # without words the pane lists all issues
            self._look(self._window.recall_pane, self.pane, words)
        else:
            self.pane.words = ""

    def _look(self, view: View, asked: Asked, words: str) -> None:
        asked.words, asked.is_asking = words, False
        self._bench.lasting.run(
            lambda job, done, failed: self._worker.read(
                job, done, topic=f"search {id(view)}", failed=failed
            ),
            "正在查找往期",
            lambda: past.search(self._desk, words),
            partial(self._on_found, view, asked, words),
            stopped="已停止查找。",
        )

    def _on_found(self, view: View, asked: Asked, words: str, found: Found) -> None:
        if words != asked.words:
            return  # taken away meanwhile
        for hear in self.answered:
            hear(found)
        if found.is_read and words:
            self._window.status_line.show_note("查找索引还没有建好，这次是逐期查的。")
        asked.hits, asked.count = list(found.hits), found.count
        if words or view is self._window.recall_pane:
            view.show_hits(words, tuple(map(line_of, found.hits)), found.count)
        if asked is self.room:
            for told in self.found:
                told(asked)

    def _go_on(self, view: View, asked: Asked) -> None:
        """Ask for the next portion."""
        if asked.is_asking or not asked.words or len(asked.hits) >= asked.count:
            return
        asked.is_asking = True
        words, offset = asked.words, len(asked.hits)
        self._worker.read(
            lambda: past.search(self._desk, words, offset=offset),
            partial(self._on_more, view, asked, words),
            topic=f"more {id(view)}",
        )

    def _on_more(self, view: View, asked: Asked, words: str, found: Found) -> None:
        asked.is_asking = False
        if words == asked.words and found.hits:
            asked.hits += found.hits
            view.add_hits(words, tuple(map(line_of, found.hits)), found.count)


def line_of(hit: Hit) -> HitLine:
    """Return how the list shows a hit."""
    is_item = hit.owner is Owner.ITEM
    return HitLine(
        entry=0 if is_item else hit.id,
        article=hit.article,
        title=hit.title or _UNTITLED,
        issue=issue_of(hit),
        dated=hit.dated.isoformat() if hit.dated else "",
        excerpt=hit.excerpt.words,
        places=len(hit.places),
        lit_title=hit.marked,
        lit=hit.excerpt.marked,
        item=hit.id if is_item else 0,
        column=hit.column,
        unit="、".join(hit.units),
    )
