"""不保存: the last words are given up, held for 30 days, and taken back when one regrets it.

Nothing is asked: what was given up is on the disk before it is gone from the desk.
"""

from functools import partial

from gazetteer_desk.bulletin.issue import Bulletin
from gazetteer_desk.desk.draft import Draft
from gazetteer_desk.desk.values import Opened
from gazetteer_desk.errors import NotFound
from gazetteer_desk.history.dropped import DroppedLine
from gazetteer_desk.history.occasion import Occasion
from ui.dialogs import dropped
from ui.presenters.bench import Bench
from ui.presenters.keeping import Keeping
from ui.presenters.opening import drafted


_DROP, _TAKE = "放弃本次改动", "取回放弃的改动"
_DAYS = "30 天内可从“文件”菜单取回"


class Dropping:
    """Joins 放弃本次改动 and 取回放弃的改动 to the drawer of given-up words."""

    def __init__(self, bench: Bench, keeping: Keeping) -> None:
        self._bench = bench
        self._sitting = bench.sitting
        self._desk = bench.desk
        self._worker = bench.worker
        self._keeping = keeping
        bench.window.deeds["drop_changes"].triggered.connect(self.drop)
        bench.window.deeds["take_back"].triggered.connect(self.offer)

    def drop(self) -> None:
        """Go back to the revision that was kept last; an issue that never was leaves the desk."""
        self._sitting.settle()
        draft = self._sitting.current
        if draft is None:
            return
        if not draft.is_worth_keeping:
            self._say("没有还没存的改动。")
            return
        words, entry = draft.bulletin, draft.entry
        self._worker.write(
            lambda: self._desk.dropped.put(words, entry=entry),
            lambda _: self._go_back(draft, words),
        )

    def _go_back(self, draft: Draft, words: Bulletin) -> None:
        if draft.bulletin is not words:  # written on meanwhile: that was not meant
            self._say("刚才又写了字，没有放弃。")
            return
        if draft.kept is None:
            self._keeping.forget(draft)
            self._sitting.close(draft.key)
            self._say(f"已放弃这一期，{_DAYS}。")
            return
        kept = draft.kept
        self._sitting.apply_to(draft, _DROP, lambda _: kept)
        if draft is self._sitting.current:
            self._sitting.offer_undo()
            note = f"已回到最后存的一稿，放弃的字{_DAYS}。"
            self._bench.window.status_line.show_note(note, deed=("undo", "撤销"))

    def offer(self) -> None:
        """List what was given up within 30 days."""
        self._worker.read(self._desk.dropped.lines, self._show, topic="dropped")

    def _show(self, lines: list[DroppedLine]) -> None:
        if not lines:
            self._say("这 30 天里没有放弃过改动。")
            return
        sheet = dropped.DroppedSheet(_TAKE, _rows(lines), self._bench.window)
        sheet.taken.connect(self.take)
        sheet.open()

    def take(self, line: int) -> None:
        """Put given-up words on the desk again, as the next revision of their issue."""

        def found() -> tuple[Bulletin, Opened | None]:
            words = self._desk.dropped.bulletin(line)
            entry = next((o.entry for o in self._desk.dropped.lines() if o.id == line), None)
            try:
                return words, None if entry is None else self._desk.entry(entry)
            except NotFound:  # the issue itself is gone: the words become a new one
                return words, None

        self._worker.read(found, partial(self._lay, line), topic="take back", failed=self._refuse)

    def _lay(self, line: int, found: tuple[Bulletin, Opened | None]) -> None:
        words, opened = found
        self._bench.window.show_room("draft")
        draft = self._sitting.of_entry(opened.line.id) if opened else None
        if draft is not None:
            self._sitting.choose(draft.key)
        elif opened is not None:
            draft = drafted(opened)
            self._sitting.open(draft)
        else:
            draft = Draft(words, is_recovered=True)
            self._sitting.open(draft)
        self._sitting.put(_TAKE, words)
        self._keeping.keep(
            draft,
            Occasion.RECOVERED,
            done=lambda _: self._worker.write(
                lambda: self._desk.dropped.forget(line), lambda _: None
            ),
        )
        self._say("已取回，存为新的一稿。")

    def _refuse(self, error: Exception) -> None:
        self._say(str(error))

    def _say(self, words: str) -> None:
        self._bench.window.status_line.show_note(words)


def _rows(lines: list[DroppedLine]) -> tuple[tuple[int, str], ...]:
    def row(line: DroppedLine) -> tuple[int, str]:
        when = line.taken.astimezone()
        label = line.label or "还没有题名的一期"
        return line.id, f"{label}　{when.month}月{when.day}日 {when:%H:%M}"

    return tuple(map(row, lines))
