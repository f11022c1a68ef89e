"""文件 › 最近: the issues worked on last, and the files written or taken in last."""

from dataclasses import dataclass

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QMenu, QWidget


TITLE = "最近(&R)"


@dataclass(frozen=True, slots=True)
class RecentLine:
    """One entry: what it opens, its words, and whether it is still there."""

    key: str
    words: str
    tip: str = ""
    is_there: bool = True


class RecentMenu(QMenu):
    """Signals: entry_chosen(key of an issue), file_chosen(key of a file)."""

    entry_chosen = Signal(str)
    file_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(TITLE, parent)
        self.setToolTipsVisible(True)

    def show_lines(self, issues: tuple[RecentLine, ...], files: tuple[RecentLine, ...]) -> None:
        """Show these, numbered, issues above the files."""
        self.clear()
        for at, line in enumerate(issues, 1):
            self._add(line, f"&{at}  ", self.entry_chosen)
        if issues and files:
            self.addSeparator()
        for line in files:
            self._add(line, "", self.file_chosen)
        if not issues and not files:
            self.addAction("还没有").setEnabled(False)

    def _add(self, line: RecentLine, before: str, signal: SignalInstance) -> None:
        words = line.words.replace("&", "&&")
        action = self.addAction(before + (words if line.is_there else f"{words}（已不在原处）"))
        action.setToolTip(line.tip)
        action.setEnabled(line.is_there)
        action.triggered.connect(lambda _=False: signal.emit(line.key))
