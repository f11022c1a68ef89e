"""Searches are kept: under a name (存为常用), and the last ones that led somewhere."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from gazetteer_desk.errors import Known
from gazetteer_desk.search import saved
from gazetteer_desk.search.saved import Searches
from ui.presenters.bench import Bench
from ui.presenters.searching import Asked, Searching


class Revisiting:
    """Joins the list 常用查找 and the page 最近查过 to their file in `folder`."""

    def __init__(self, bench: Bench, searching: Searching, folder: Path) -> None:
        self._folder = folder
        self._worker = bench.worker
        self._searching = searching
        self._status = bench.window.status_line
        room = bench.window.recall_room
        self._side, self._field = room.search, room.field
        self._searches = Searches()
        self._before: Searches | None = None  # what the last removal can be taken back to
        searching.found.append(self._on_found)
        room.head.keep_asked.connect(self._keep)
        room.field.settled.connect(self._use)
        for chosen in (self._side.chosen, self._side.item_chosen):
            chosen.connect(self._use_present)
        kept = self._side.filters.saved
        kept.chosen.connect(self._go_to)
        kept.renamed.connect(self._rename)
        kept.removed.connect(self._remove)
        self._status.note_answered.connect(self._on_note_answered)
        self._worker.work(lambda: saved.read(folder), self._show)

    def _show(self, searches: Searches) -> None:
        self._searches = searches
        self._side.filters.show_saved(tuple((one.name, one.words) for one in searches.saved))
        self._on_found(self._searching.room)

    def _on_found(self, asked: Asked) -> None:
        if not asked.words:
            self._side.show_recent(self._searches.recent)

    def _use(self, words: str) -> None:
        if words and words not in self._searches.recent[:1]:
            self._change(lambda now: saved.used(now, words))

    def _use_present(self) -> None:
        self._use(self._searching.room.words)

    def _keep(self) -> None:
        words = self._field.text().strip()
        after, name = saved.named(self._searches, words, words)
        self._change(lambda _: after)
        self._side.filter_button.setChecked(True)
        self._side.filters.saved.rename(name)
        self._status.show_note(f"已存为常用“{name}”，名字可以改。")

    def _rename(self, old: str, new: str) -> None:
        self._change(lambda now: saved.renamed(now, old, new))

    def _remove(self, name: str) -> None:
        before = self._searches
        self._change(lambda now: saved.removed(now, name))
        self._before = before
        self._status.show_note(f"已删除常用查找“{name}”。", deed=("undo_search", "撤销"))

    def _go_to(self, words: str) -> None:
        self._field.ask_for(words)
        self._field.setFocus()

    def _on_note_answered(self, name: str) -> None:
        before, self._before = self._before, None
        if name == "undo_search" and before is not None:
            self._change(lambda now: Searches(before.saved, now.recent))

    def _change(self, change: Callable[[Searches], Searches]) -> None:
        searches = change(self._searches)
        if searches.saved != self._searches.saved:
            self._show(searches)
        self._searches = searches
        self._worker.work(
            partial(saved.write, self._folder, searches), lambda _: None, self._on_failed
        )

    def _on_failed(self, error: Known) -> None:
        self._status.show_note(f"查找记录没有存上：{error}")
