"""从备份恢复: the store becomes what a backup is; what it was until then is kept as a copy.

What is open is kept first. While it lasts the issues on the desk can only be read, so that nothing
is written that would go with them.
"""

from collections.abc import Callable
from pathlib import Path

from gazetteer_desk.errors import Known
from gazetteer_desk.store.recover import Recovered
from ui.presenters.bench import Bench
from ui.presenters.holding import Holding
from ui.presenters.keeping import Keeping
from ui.widgets.banner import Notice


_NAME = "restore"
_LOCKED = "正在从备份恢复，这一会儿只能看。"


class Restoring:
    """Joins 恢复 in the room 自检 to the store.

    `make_way` ends what reads the store for long; `then` shows the desk as it is after it.
    """

    def __init__(
        self,
        bench: Bench,
        keeping: Keeping,
        holding: Holding,
        make_way: Callable[[], None],
        *then: Callable[[], None],
    ) -> None:
        self._bench = bench
        self._sitting = bench.sitting
        self._worker = bench.worker
        self._keeping = keeping
        self._holding = holding
        self._make_way = make_way
        self._then = then
        self._is_under_way = False
        bench.window.selfcheck_room.restore_asked.connect(self.restore)
        bench.window.selfcheck_room.deed_asked.connect(self._on_deed)
        bench.window.banner.answered.connect(self._on_deed)
        bench.sitting.opened.append(self._lock)

    def restore(self, path: str) -> None:
        """Put a backup in the store's place."""
        if self._is_under_way:
            return
        self._make_way()
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

    def _on_deed(self, _of: str, deed: str) -> None:
        if deed == "recover":
            self.recover()

    def recover(self) -> None:
        """Make the damaged store whole again; what is open stays on the desk (取回)."""
        if self._is_under_way:
            return
        self._bench.window.banner.clear_notice("damage")
        self._make_way()
        self._keeping.autosave()
        self._worker.drain()
        self._is_under_way = True
        self._lock()
        self._holding.show()
        self._bench.lasting.run(
            self._worker.alone,
            "正在取回完好的内容",
            self._bench.desk.recover,
            self._on_recovered,
            self._on_failed,
            stopped="已取消，没有取回。",
            over=self._unlock,
        )

    def _on_recovered(self, told: Recovered) -> None:
        self.tell_recovered(told)
        for go_on in self._then[1:]:
            go_on()

    def tell_recovered(self, told: Recovered) -> None:
        """Say what was taken back, and where the damaged file is."""
        words = f"已取回全部完好的内容，共 {told.revisions} 稿。"
        if told.lost:
            words = f"已取回 {told.revisions} 稿，另有 {len(told.lost)} 稿没有一处完好，没能取回。"
        elif not told.is_all:
            words = f"已取回 {told.revisions} 稿，最近的个别改动可能没有取回，请核对。"
        tone = "amber" if told.lost or told.doubtful or not told.is_all else "blue"
        kept = f"坏的那份留着，文件名是“{told.aside.name}”。" if told.aside.exists() else ""
        self._tell(words + kept, tone)
        self._bench.window.status_line.show_note(words)  # the banner is not in every room

    def _lock(self) -> None:
        """Let what is on the desk, or comes onto it, be read only."""
        for draft in self._sitting.drafts.values() if self._is_under_way else ():
            draft.held = draft.held or _LOCKED

    def _unlock(self) -> None:
        self._is_under_way = False
        for draft in self._sitting.drafts.values():
            draft.held = "" if draft.held == _LOCKED else draft.held
        self._sitting.tell_opened()
        self._holding.show()

    def _on_restored(self, aside: Path) -> None:
        self._sitting.clear()
        words = f"已恢复到这份备份。恢复前的数据也留着，在“{aside.parent.name}”文件夹里。"
        if aside.suffix == ".damaged":
            words = f"已恢复到这份备份。坏的那份留着，文件名是“{aside.name}”。"
        self._tell(words, "blue")
        for go_on in self._then:
            go_on()

    def _on_failed(self, error: Known) -> None:
        self._tell(str(error), "red")

    def _tell(self, words: str, tone: str) -> None:
        deeds = (("known", "知道了"),)
        self._bench.window.banner.show_notice(Notice(_NAME, words, tone, deeds))
