"""All that was found is sent out as a table, in the background (导出表格)."""

import re
from functools import partial
from pathlib import Path

from gazetteer_desk.desk import past
from ui.dialogs import files
from ui.presenters.bench import Bench
from ui.presenters.searching import Searching


_KINDS = ("Excel 工作簿 (*.xlsx)", "CSV 表格 (*.csv)")
_UNFIT = re.compile(r'[\\/:*?"<>|\s]+')
_LONGEST = 30  # characters of what was asked, in the name of the file


class Tabulating:
    """Joins 导出表格 to the search of the room 往期."""

    def __init__(self, bench: Bench, searching: Searching) -> None:
        self._bench = bench
        self._searching = searching
        self._last: Path | None = None
        bench.window.recall_room.head.table_asked.connect(self._ask_where)
        bench.window.status_line.note_answered.connect(self._on_note_answered)

    def _ask_where(self) -> None:
        words = self._searching.room.words
        name = _UNFIT.sub(" ", words)[:_LONGEST].strip(" .") or "往期"
        to = files.ask_save(self._bench.window, "导出表格", f"查找 {name}.xlsx", *_KINDS)
        if to is not None:
            self.export_to(words, to)

    def export_to(self, words: str, to: Path) -> None:
        """Write all that these words find, and say so."""
        self._bench.lasting.run(
            self._bench.worker.work,
            f"正在导出《{to.name}》",
            partial(past.export_table, self._bench.desk, words, to),
            partial(self._on_exported, to),
            stopped="已取消，没有导出。",
        )

    def _on_exported(self, to: Path, count: int) -> None:
        self._last = to
        words = f"已导出《{to.name}》，{count} 篇。"
        self._bench.window.status_line.show_note(words, deed=("open_table", "打开"))

    def _on_note_answered(self, name: str) -> None:
        if name == "open_table" and self._last is not None:
            files.show_outside(self._last)
