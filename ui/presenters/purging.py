"""彻底删除: asked for by its name, then done step by step; what is not finished goes on later.

Whatever has lain in the trash for 90 days goes by itself at a start, and what broke off before.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from gazetteer_desk.desk import removing
from gazetteer_desk.desk.removing import Step
from gazetteer_desk.errors import Known
from gazetteer_desk.history.trash import Sort
from ui.dialogs.deeds import RemoveDialog
from ui.presenters.bench import Bench
from ui.presenters.trashing import Trashing
from ui.widgets.banner import Notice


if TYPE_CHECKING:
    from collections.abc import Generator

    from ui.presenters.lasting import Task

_REST_MS = 50  # between two files, so that what is being saved comes in between
_NAME = "removal"
_REMOVING, _CLEARING = "正在彻底删除", "正在从查找索引里清除"


class Purging:
    """Joins 彻底删除 to the steps of a removal."""

    def __init__(self, bench: Bench, trashing: Trashing) -> None:
        self._sitting = bench.sitting
        self._window = bench.window
        self._desk = bench.desk
        self._worker = bench.worker
        self._lasting = bench.lasting
        self._trashing = trashing
        self._waiting: list[Path] = []
        self._steps: Generator[Step] | None = None
        self._task: Task | None = None
        self._last = Step(0, 0)
        self._said = ""
        self._rest = QTimer(bench.window, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._go_on)
        trashing.side.list.removal_asked.connect(self.ask)

    def begin(self) -> None:
        """Go on with what broke off, then remove what has lain in the trash for 90 days."""
        self._worker.write(self._found, self._on_found, _nothing)

    def _found(self) -> tuple[list[Path], int]:
        marks = removing.pending(self._desk)
        overdue = self._desk.trash.overdue()
        begun = [removing.begin(self._desk, line.sort, line.id, self._still()) for line in overdue]
        return [*marks, *(one for one in begun if one not in marks)], len(begun)

    def _on_found(self, found: tuple[list[Path], int]) -> None:
        marks, overdue = found
        self._waiting += marks
        self._said = f"回收站里满 90 天的 {overdue} 项已彻底删除。" if overdue else ""
        self._next()

    def stop(self) -> None:
        """Leave the rest to the next start."""
        self._rest.stop()
        self._steps, self._waiting = None, []
        if self._task:
            self._lasting.end(self._task)
            self._task = None

    def ask(self, sort: str, of: int) -> None:
        """Ask whether something in the trash is to be removed for good."""
        name = self._trashing.name_of(sort, of)
        if name:
            dialog = RemoveDialog(name if sort == Sort.ISSUE else f"“{name}”", self._window)
            dialog.chosen.connect(partial(self._remove, sort, of, name))
            dialog.open()

    def _remove(self, sort: str, of: int, name: str, *_chosen: str) -> None:
        still = self._still()

        def begun(mark: Path) -> None:
            self._waiting.append(mark)
            self._said = f"{name}已彻底删除，流水和备份里也没有了。"
            self._show()
            self._next()

        self._worker.write(
            lambda: removing.begin(self._desk, Sort(sort), of, still), begun, self._refuse
        )

    def _still(self) -> set[str]:
        """Return the pictures of the open issues, what may be undone included."""
        return {one for draft in self._sitting.drafts.values() for one in draft.pictures}

    def _next(self) -> None:
        if self._steps is None and self._waiting:
            self._steps = removing.steps(self._desk, self._waiting.pop(0))
            self._last = Step(0, 0)
            self._task = self._lasting.begin(_REMOVING, stop=self._on_cancelled)
            self._go_on()

    def _go_on(self) -> None:
        if steps := self._steps:
            # Not among the saves: they would wait for a whole file, not for a slice of it. Nor
            # while the store is checked: who reads it for long is in the way of its log's end.
            self._worker.apart(lambda: next(steps, None), self._on_step, self._refuse)

    def _on_step(self, step: Step | None) -> None:
        if self._steps is None:
            return
        if step is not None:
            words, total = (_CLEARING, 100) if step.percent else (_REMOVING, step.of)
            if self._task is not None:
                if (self._task.words, self._task.total) != (words, total):
                    self._lasting.end(self._task)
                    self._task = self._lasting.begin(words, total=total, stop=self._on_cancelled)
                self._lasting.step(self._task, step.percent or step.done)
            self._last = step
            if step.done == 1:
                self._show()
            self._rest.start()
            return
        self._end()
        if self._last.unread:
            self._tell_unread(self._last.unread)
        elif self._said and self._last.done and not self._waiting:  # else it was put back
            self._window.status_line.show_note(self._said)
        self._next()

    def _end(self) -> None:
        self._steps = None
        if self._task:
            self._lasting.end(self._task)
            self._task = None
        self._show()

    def _show(self) -> None:
        self._trashing.refresh()
        for callback in self._trashing.changed:
            callback()

    def _on_cancelled(self) -> None:
        left = self._last.of - self._last.done
        self._task = None
        self.stop()
        self._show()
        words = f"已停下，还有 {left} 份备份没有清。" if self._last.done else "已停下。"
        self._window.status_line.show_note(f"{words}下次打开时接着做。")

    def _refuse(self, error: Known) -> None:
        self._end()
        words = f"{error.message}彻底删除没有做完，下次打开时接着做。"
        self._tell(words)

    def _tell_unread(self, unread: tuple[Path, ...]) -> None:
        names = "、".join(path.name for path in unread)
        self._tell(
            f"有 {len(unread)} 份备份打不开，里面的没能清掉，可以自己删掉这些文件：{names}。"
        )

    def _tell(self, words: str) -> None:
        deeds = (("known", "知道了"),)
        self._window.banner.show_notice(Notice(_NAME, words, "amber", deeds))


_nothing: Callable[[Known], None] = lambda _: None  # noqa: E731 - the next start tries again
