"""The shelf 留用稿: what stands on it, and how it comes back into an issue."""

from collections.abc import Iterable
from functools import partial

from gazetteer_desk.bulletin import columns
from gazetteer_desk.bulletin.article import Article
from gazetteer_desk.desk import shelving
from gazetteer_desk.desk.draft import FRAME, Draft
from gazetteer_desk.history.items import ItemLine
from ui.panes.shelf_list import ShelfLine
from ui.presenters import leaving
from ui.presenters.bench import Bench
from ui.presenters.drafting import Drafting
from ui.presenters.keeping import Keeping
from ui.presenters.leaving import Leaving
from ui.presenters.opening import Opening
from ui.presenters.sitting import Parts


class Shelving:
    """Joins the shelf to the drawer of items and to the issue in front."""

    def __init__(
        self,
        bench: Bench,
        drafting: Drafting,
        keeping: Keeping,
        opening: Opening,
        articles: Leaving,
    ) -> None:
        self._sitting = sitting = bench.sitting
        self._window = bench.window
        self._desk = bench.desk
        self._worker = bench.worker
        self._drafting = drafting
        self._opening = opening
        self._lines: list[ItemLine] = []
        self._removed: tuple[int, ...] = ()  # items that may come back out of the trash
        self._declined: tuple[int, ...] = ()  # items, while the reason is asked
        outline = bench.window.outline
        sitting.opened.append(self._show)
        sitting.changed.append(self._on_changed)
        keeping.kept.append(lambda _draft, _kept: self.refresh())
        articles.put_away.append(self.refresh)
        bench.window.deeds["shelf"].triggered.connect(self._open_shelf)
        outline.shelf.asked.connect(self._on_asked)
        outline.tree.landings.items_landed.connect(self.place)
        bench.window.recall_pane.past.item_asked.connect(self._place_one)
        outline.reason.given.connect(self._on_reason)
        outline.reason.closed.connect(self._on_closed)
        bench.window.status_line.note_answered.connect(self._on_note_answered)

    def refresh(self) -> None:
        """Read the drawer again and show what stands on the shelf."""
        self._worker.read(self._desk.items.lines, self._on_lines, topic="items")

    def place(self, items: Iterable[int], column: str = "", before: str = "") -> None:
        """Put items into the issue in front: at a place, or each at the end of its column."""
        draft = self._sitting.current
        if draft is None:
            self._say("还没有打开简报，请先打开一期再放。")
            return
        ids = tuple(items)
        is_placed = bool(column or before)
        self._worker.read(
            lambda: [self._desk.items.article(item) for item in ids],
            partial(self._on_articles, draft, column if is_placed else None, before),
            topic="place",
        )

    def _place_one(self, item: int) -> None:
        self.place((item,))

    def _on_articles(
        self, draft: Draft, column: str | None, before: str, articles: list[Article]
    ) -> None:
        there = {key for one in self._sitting.drafts.values() for key in leaving.keys_of(one)}
        fresh = [article for article in articles if article.key not in there]
        if not fresh or draft is not self._sitting.current:
            return
        self._sitting.settle()
        place = before or None
        if self._sitting.apply("放进本期", lambda b: columns.put(b, fresh, column, place)):
            self._drafting.go(fresh[0].key)
            self._sitting.offer_undo()
            words = f"{leaving.named(fresh)}已放进本期。"
            self._window.status_line.show_note(words, deed=("undo", "撤销"))

    def _on_asked(self, deed: str, items: tuple[int, ...]) -> None:
        lines = [line for line in self._shelf() if line.id in items]
        if not lines:
            return
        if deed == "place":
            self.place(items)
        elif deed == "open":
            self._opening.open_entry(lines[0].placed[-1].entry, lines[0].key)
        elif deed == "next":
            self._promise(lines)
        elif deed == "decline":
            self._window.outline.reason.ask(f"退稿：{leaving.titles_of([x.title for x in lines])}")
            self._declined = items
        elif deed == "remove":
            self._remove(lines)
        else:  # restore, hold
            for line in lines:
                self._write(partial(self._desk.items.decline, line.id, ""))
            self._say("已放回留用稿。")

    def _on_reason(self, reason: str) -> None:
        for item in self._declined:
            self._write(partial(self._desk.items.decline, item, reason))
        if self._declined:
            self._say("已退稿，原因记下了。在“退稿”里可以恢复。")

    def _on_closed(self) -> None:
        self._declined = ()

    def _promise(self, lines: list[ItemLine]) -> None:
        draft, ids = self._sitting.current, [line.id for line in lines]
        following = draft and shelving.next_issue(draft, self._sitting.drafts.values())
        if following is not None and not lines[0].is_due:
            self._worker.read(
                lambda: [self._desk.items.article(item) for item in ids],
                partial(self._on_sent, following),
                topic="send on",
            )
            return
        is_due = not lines[0].is_due
        for item in ids:
            self._write(partial(self._desk.items.promise, item, is_due=is_due))
        self._say("照上一期新建时自动放进去。" if is_due else "不再自动放进下一期。")

    def _on_sent(self, following: Draft, articles: list[Article]) -> None:
        fresh = [article for article in articles if article.key not in leaving.keys_of(following)]
        label = following.bulletin.number.label
        if self._sitting.apply_to(following, "移入篇目", lambda b: columns.put(b, fresh, None)):
            self._say(f"{leaving.named(fresh)}已移到{label}。")
        elif following.locked:
            self._say(f"{label}现在只能看，没有移过去。")
        else:
            self._say(f"{leaving.named(articles)}已经在{label}里了，没有再移。")
        self._show()

    def _remove(self, lines: list[ItemLine]) -> None:
        ids = {line.id for line in lines}
        lines = [line for line in self._lines if line.id in ids]  # with what is kept of them
        left = [draft.entry for draft in self._sitting.drafts.values()]

        def remove() -> None:
            for line in lines:
                self._desk.items.remove(line.id, left=left)

        self._worker.write(remove, lambda _: self._on_removed(lines))

    def _on_removed(self, gone: list[ItemLine]) -> None:
        self._removed = tuple(line.id for line in gone)
        self.refresh()
        words = f"{leaving.titles_of([line.title for line in gone])}已移进回收站，可放回 90 天。"
        self._window.status_line.show_note(words, deed=("undo_removal", "撤销"))

    def _on_note_answered(self, name: str) -> None:
        gone, self._removed = self._removed, ()
        if name == "undo_removal":
            for item in reversed(gone):
                self._write(partial(self._desk.items.bring_back, item))

    def _write(self, job: partial[object]) -> None:
        self._worker.write(job, lambda _: self.refresh())

    def _on_lines(self, lines: list[ItemLine]) -> None:
        self._lines = lines
        self._show()

    def _on_changed(self, parts: Parts) -> None:
        if FRAME in parts or not parts:
            self._show()

    def _shelf(self) -> list[ItemLine]:
        issues = shelving.open_issues(self._sitting.drafts.values())
        return shelving.on_shelf(self._lines, issues)

    def _show(self) -> None:
        self._window.outline.shelf.show_lines(tuple(_line(line) for line in self._shelf()))

    def _open_shelf(self) -> None:
        self._window.show_draft()
        self._window.outline.open_shelf("留用")

    def _say(self, words: str) -> None:
        self._window.status_line.show_note(words)


def _line(line: ItemLine) -> ShelfLine:
    day = line.received.astimezone()
    placed = line.placed[-1].number.label.split("（")[0] if line.placed else ""
    about = ("下一期用" if line.is_due and not placed else "", line.reason, placed, line.unit)
    below = " · ".join(filter(None, (*about, f"{day.month}月{day.day}日")))
    tip = "\n".join(filter(None, (line.title, line.unit, line.source, line.reason)))
    return ShelfLine(
        line.id, line.state.label, line.title or "（无题名）", below, tip, is_due=line.is_due
    )
