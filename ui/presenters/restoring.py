"""从备份恢复: the store becomes what a backup is; what it was until then is kept as a copy.

What is open is kept first. While it lasts the issues on the desk can only be read, so that nothing
is written that would go with them.
"""

from collections.abc import Callable
from pathlib import Path

from gazetteer_desk.errors import Known
from ui.presenters.bench import Bench
from ui.presenters.holding import Holding
from ui.presenters.keeping import Keeping
from ui.widgets.banner import Notice


_NAME = "restore"
_LOCKED = "正在从备份恢复，这一会儿只能看。"


class Restoring:
    """Joins 恢复 in the room 自检 to the store; `then` shows the desk as it is after it."""

    def __init__(
        self, bench: Bench, keeping: Keeping, holding: Holding, *then: Callable[[], None]
    ) -> None:
        self._bench = bench
        self._sitting = bench.sitting
        self._worker = bench.worker
        self._keeping = keeping
        self._holding = holding
        self._then = then
        self._is_under_way = False
        bench.window.selfcheck_room.restore_asked.connect(self.restore)
        bench.sitting.opened.append(self._lock)

    def restore(self, path: str) -> None:
        """Put a backup in the store's place."""
        if self._is_under_way:
            return
        self._worker.drain()
        self._keeping.keep_all()
        self._worker.drain()
        if not self._keeping.is_all_kept:
            self._tell("打开的简报没能存下，所以没有恢复。请先腾出磁盘空间或另存。", "red")
            return
        self._is_under_way = True
        self._lock()
        self._holding.show()
        self._bench.lasting.run(
            self._worker.alone,
            "正在从备份恢复",
            lambda: self._bench.desk.restore(Path(path)),
            self._on_restored,
            self._on_failed,
            stopped="已取消，没有恢复。",
            over=self._unlock,
        )

    def _lock(self) -> None:
        """Let what is on the desk, or comes onto it, be read only."""
        for draft in self._sitting.drafts.values() if self._is_under_way else ():
            draft.locked = draft.locked or _LOCKED

    def _unlock(self) -> None:
        self._is_under_way = False
        for draft in self._sitting.drafts.values():
            draft.locked = "" if draft.locked == _LOCKED else draft.locked
        self._sitting.tell_opened()
        self._holding.show()

    def _on_restored(self, aside: Path) -> None:
        self._sitting.clear()
        words = f"已恢复到这份备份。恢复前的数据也留着，在“{aside.parent.name}”文件夹里。"
        self._tell(words, "blue")
        for go_on in self._then:
            go_on()

    def _on_failed(self, error: Known) -> None:
        self._tell(str(error), "red")

    def _tell(self, words: str, tone: str) -> None:
        deeds = (("known", "知道了"),)
        self._bench.window.banner.show_notice(Notice(_NAME, words, tone, deeds))
