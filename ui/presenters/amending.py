"""更正: what has gone out is opened once more for a reason, and locked again with new words or old.

While it is open every revision says that it is one, and why.
"""

from functools import partial

from gazetteer_desk.desk import numbers
from gazetteer_desk.history.lines import EntryLine
from ui.dialogs.deeds import CorrectDialog
from ui.presenters.aiming import Aim, Aiming
from ui.presenters.bench import Bench
from ui.presenters.ledgering import Ledgering
from ui.presenters.opening import Opening, drafted


class Amending:
    """Joins 写更正, 完成更正 and 放弃更正 to the ledger."""

    def __init__(
        self, bench: Bench, opening: Opening, ledgering: Ledgering, aiming: Aiming
    ) -> None:
        self._sitting, self._window, self._desk = bench.sitting, bench.window, bench.desk
        self._opening, self._ledgering, self._aiming = opening, ledgering, aiming
        deeds = self._window.deeds
        deeds["correct"].triggered.connect(self.ask)
        deeds["end_correction"].triggered.connect(self.end)
        deeds["drop_correction"].triggered.connect(self.drop)
        self._window.recall_room.ledger.table.correct_asked.connect(self.ask)
        self._window.banner.answered.connect(self._on_answered)

    def ask(self, *_told: object) -> None:
        """Ask why the issue in front, or the chosen row, is to be corrected."""
        if (aim := self._aiming.aim()) is None:
            return
        dialog = CorrectDialog(aim.name, self._window)
        dialog.chosen.connect(partial(self._correct, aim))
        dialog.open()

    def _correct(self, aim: Aim, reason: str) -> None:
        self._aiming.do(aim, partial(numbers.correct, self._desk, reason=reason), self._opened)

    def _opened(self, line: EntryLine) -> None:
        self._ledgering.take(line)
        if self._sitting.of_entry(line.id) is None:
            self._opening.open_entry(line.id)
        self._window.status_line.show_note("可以改了。改好按“完成更正”，再次锁定。")

    def end(self) -> None:
        """Keep what was corrected and lock the issue again."""
        if (aim := self._aiming.aim()) is not None:
            self._aiming.do(aim, partial(numbers.end_correction, self._desk), self._ended)

    def _ended(self, ended: tuple[EntryLine, bool]) -> None:
        line, is_changed = ended
        self._ledgering.take(line)
        words = f"{line.name}{'更正完成' if is_changed else '没有改动'}，已再次锁定。"
        self._window.status_line.show_note(words)

    def drop(self) -> None:
        """Lock the issue again as it had gone out; what was changed stays a version."""
        if (aim := self._aiming.aim()) is not None:
            self._aiming.do(aim, partial(numbers.drop_correction, self._desk), self._dropped)

    def _dropped(self, dropped: numbers.Dropped) -> None:
        line = dropped.opened.line
        if (draft := self._sitting.of_entry(line.id)) is not None:
            self._sitting.replace(draft, drafted(dropped.opened, draft.key))
        self._ledgering.take(line)
        left = f"改过的字留作第{dropped.changed}稿" if dropped.changed else "没有改动过"
        words = f"已放弃更正，{line.name}和更正以前一样，{left}，已再次锁定。"
        self._window.status_line.show_note(words)

    def _on_answered(self, _notice: str, deed: str) -> None:
        if deed == "correct":
            self.ask()
        elif deed == "drop_correction":
            self.drop()
