"""An article of a past issue is used again (转自): copied into the issue in front."""

from functools import partial

from msgspec.structs import replace

from gazetteer_desk.bulletin import columns, origin
from gazetteer_desk.bulletin.article import new_key
from gazetteer_desk.desk.draft import Draft
from gazetteer_desk.desk.values import Opened
from ui.presenters.bench import Bench
from ui.presenters.drafting import Drafting


class Taking:
    """Joins 放进草稿 in the pane and the room 往期 to the issue in front."""

    def __init__(self, bench: Bench, drafting: Drafting) -> None:
        self._sitting = bench.sitting
        self._window = bench.window
        self._desk = bench.desk
        self._worker = bench.worker
        self._drafting = drafting
        for view in (bench.window.recall_pane, bench.window.recall_room):
            view.take_asked.connect(self.take)

    def take(self, entry: int, article: str) -> None:
        """Copy an article of a past issue into the issue in front, with its source noted."""
        draft = self._sitting.current
        if draft is None:
            self._say("还没有打开简报，请先打开一期再放。")
            return
        self._worker.read(
            lambda: self._desk.entry(entry), partial(self._on_read, draft, article), topic="take"
        )

    def _on_read(self, draft: Draft, key: str, opened: Opened) -> None:
        past = opened.bulletin
        if draft is not self._sitting.current or all(one.key != key for one in past.articles):
            self._say("这一篇不在那一期里了，没有放。")
            return
        source = origin.of_article(past)
        copy = replace(columns.copied(past.article(key), new_key()), source=source)
        self._sitting.settle()
        if self._sitting.apply("放进草稿", lambda b: columns.put(b, (copy,), None)):
            self._window.show_room("draft")
            self._drafting.go(copy.key)
            self._sitting.offer_undo()
            words = f"已放进草稿，记下了{source}。"
            self._window.status_line.show_note(words, deed=("undo", "撤销"))

    def _say(self, words: str) -> None:
        self._window.status_line.show_note(words)
