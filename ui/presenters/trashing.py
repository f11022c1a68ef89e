"""删除、放回: issues go into the trash and come out of it, from the desk and from the ledger.

Nothing is asked, since it can be undone: at once by 撤销, for 90 days in the trash. What is being
written in an issue is kept first.
"""

import datetime as dt
from collections.abc import Callable
from functools import partial

from gazetteer_desk.bulletin import plain
from gazetteer_desk.bulletin.issue import Bulletin
from gazetteer_desk.desk.alone import alone
from gazetteer_desk.desk.draft import Draft
from gazetteer_desk.errors import Known
from gazetteer_desk.history.status import DELETABLE, Status
from gazetteer_desk.history.trash import Sort, TrashLine
from ui import actions
from ui.panes.recall.reading import Reading
from ui.panes.trash import TrashRow, TrashSide
from ui.presenters.bench import Bench
from ui.presenters.keeping import Keeping
from ui.presenters.ledgering import Ledgering
from ui.presenters.opening import Opening


_SEGMENT, _UNDO = "trash", "undo_delete"
_UNDER_WAY = "正在移进回收站。"
_OUT = "可放回 90 天。"


class Trashing:
    """Joins 删除这一期 and the side 回收站 to the trash; `changed` lists who shows items."""

    def __init__(
        self, bench: Bench, keeping: Keeping, opening: Opening, ledgering: Ledgering
    ) -> None:
        self._sitting = bench.sitting
        self._window = window = bench.window
        self._desk = bench.desk
        self._worker = bench.worker
        self._keeping, self._opening, self._ledgering = keeping, opening, ledgering
        self._deleted: tuple[int, bool] | None = None  # an entry, and whether it lay open
        self._lines: dict[tuple[str, int], TrashLine] = {}
        self.changed: list[Callable[[], None]] = []
        self.side = TrashSide()
        room = window.recall_room
        room.add_side(_SEGMENT, "回收站", self.side)
        window.deeds["delete_issue"].triggered.connect(self.delete)
        room.ledger.table.delete_asked.connect(self._delete_row)
        room.ledger.table.selectionModel().currentRowChanged.connect(self._allow)
        window.room_chosen.connect(self._on_room)
        room.head.segment_chosen.connect(self._on_segment)
        window.status_line.note_answered.connect(self._on_note_answered)
        self.side.list.chosen.connect(self._read)
        self.side.list.back_asked.connect(self.put_back)
        for told in (bench.sitting.shown, bench.sitting.opened):
            told.append(self._allow)
        self._allow()

    def delete(self) -> None:
        """Delete the issue in front, or the chosen row of the ledger."""
        if self._window.room() == "recall":
            line = self._window.recall_room.ledger.table.current()
            if line is not None and not line.is_gap:
                self._delete_row(line.entry)
        elif (draft := self._sitting.current) is not None:
            self._delete_draft(draft)

    def _allow(self, *_told: object) -> None:
        """Grey 删除 where an issue has gone out, and say why."""
        status: Status | None = None
        if self._window.room() == "recall":
            line = self._window.recall_room.ledger.table.current()
            status = None if line is None or line.is_gap else Status(line.stage)
        elif (draft := self._sitting.current) is not None:
            status = draft.status
        why = f"已{status.label}，不能删除" if status else "没有选中一期"
        actions.allow(self._window.deeds["delete_issue"], status in DELETABLE, why)

    def _delete_row(self, entry: int) -> None:
        if (draft := self._sitting.of_entry(entry)) is not None:
            self._delete_draft(draft)
            return
        line = self._window.recall_room.ledger.table.current()
        name = line.label if line is not None and line.entry == entry and line.label else "这一期"
        self._worker.write(
            lambda: alone(self._desk, entry, partial(self._desk.trash.put, entry)),
            lambda _: self._on_deleted(entry, name, was_open=False),
            self._ledgering.refuse,
        )

    def _delete_draft(self, draft: Draft) -> None:
        """Keep what is written, put it away, and take it off the desk."""
        self._sitting.settle()
        if draft.held:
            self._say("这一期在另一个窗口里开着，没有删除。")
            return
        if draft.entry is None and not draft.is_worth_keeping:
            self._opening.close(draft.key)  # nothing was ever written in it
            return
        draft.held = _UNDER_WAY
        self._ledgering.kept(draft, partial(self._put, draft), partial(self._free, draft))

    def _put(self, draft: Draft, entry: int) -> None:
        self._worker.write(
            lambda: self._desk.trash.put(entry),
            lambda _: self._on_gone(draft, entry),
            partial(self._free, draft),
        )

    def _free(self, draft: Draft, error: Known) -> None:
        self._sitting.let_go(draft)
        self._ledgering.refuse(error)

    def _on_gone(self, draft: Draft, entry: int) -> None:
        draft.held = ""
        self._keeping.forget(draft)
        if draft.key in self._sitting.drafts:
            self._sitting.close(draft.key)
        self._on_deleted(entry, draft.name, was_open=True)

    def _on_deleted(self, entry: int, name: str, *, was_open: bool) -> None:
        self._deleted = (entry, was_open)
        self._show_all()
        self._window.status_line.show_note(f"{name}已移进回收站，{_OUT}", deed=(_UNDO, "撤销"))

    def _on_note_answered(self, name: str) -> None:
        deleted, self._deleted = self._deleted, None
        if name == _UNDO and deleted is not None:
            entry, was_open = deleted
            self._back(entry, lambda: self._opening.open_entry(entry) if was_open else None)

    def put_back(self, sort: str, of: int) -> None:
        """Put something back as it was."""
        if sort == Sort.ITEM:
            self._worker.write(
                partial(self._desk.items.bring_back, of), lambda _: self._on_back("已放回留用稿。")
            )
        else:
            self._back(of, lambda: None)

    def _back(self, entry: int, then: Callable[[], None]) -> None:
        def done(_: None) -> None:
            self._on_back("已放回，还在原来的期号上。")
            then()

        self._worker.write(partial(self._desk.trash.put_back, entry), done, self._refuse)

    def _on_back(self, words: str) -> None:
        self._show_all()
        self._say(words)

    def _refuse(self, error: Known) -> None:
        self._say(str(error))
        self._show_all()

    def _show_all(self) -> None:
        self._ledgering.look_again()
        self._opening.show_recent()
        self.refresh()
        for callback in self.changed:
            callback()

    def refresh(self) -> None:
        """Read the trash anew."""
        self._worker.read(self._desk.trash.lines, self._show, topic="trash")

    def name_of(self, sort: str, of: int) -> str:
        """Return what a dialog calls one of the things that are shown."""
        line = self._lines.get((sort, of))
        return "" if line is None else _name(line)

    def _show(self, lines: list[TrashLine]) -> None:
        self._lines = {(line.sort.value, line.id): line for line in lines}
        self.side.show_lines(tuple(map(_row, lines)))

    def _on_room(self, room: str) -> None:
        self._allow()
        if room == "recall":
            self.refresh()

    def _on_segment(self, segment: str) -> None:
        if segment == _SEGMENT:
            self.refresh()

    def _read(self, sort: str, of: int) -> None:
        if (line := self._lines.get((sort, of))) is not None:
            self._worker.read(
                partial(self._reading, line), self.side.show_reading, topic="trash reading"
            )

    def _reading(self, line: TrashLine) -> Reading:
        below = _row(line).below
        if line.sort is Sort.ITEM:
            article = self._desk.items.article(line.id)
            words = plain.text(Bulletin(articles=(article,)))
        else:
            words = plain.text(self._desk.revision(line.head))
        return Reading(_name(line), below, words)

    def _say(self, words: str) -> None:
        self._window.status_line.show_note(words)


def _name(line: TrashLine) -> str:
    if line.sort is Sort.ITEM:
        return next(filter(None, line.titles), "") or "没有题名的留用稿"
    year = f"{line.number.year}年" if line.number.year else ""
    return f"{year}{line.number.label}" if line.number.label else "未编号的一期"


def _row(line: TrashLine) -> TrashRow:
    day = line.deleted.astimezone()
    gone = f"{day.month}月{day.day}日删除"
    left = line.ends - dt.datetime.now(dt.UTC)
    title = next(filter(None, line.titles), "（无题名）")
    if line.sort is Sort.ITEM:
        shown, about = title, ("留用稿", line.unit, gone)
    else:
        shown, about = f"{_name(line)}　{title}", (line.series, gone)
    days = max(-(-int(left.total_seconds()) // 86_400), 0)
    return TrashRow(line.sort.value, line.id, shown, " · ".join(filter(None, about)), days)
