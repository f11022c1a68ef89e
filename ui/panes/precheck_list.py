"""What 印前检查 found: in three parts, each line with the way to its field and its remedy."""

from collections.abc import Sequence
from functools import partial

import msgspec
from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from ui import theme
from ui.widgets import buttons
from ui.widgets.pin import Pin, PinLabel


class CheckLine(msgspec.Struct, frozen=True, kw_only=True):
    """One line: whether it must be mended, its sentence, where it is, its remedy, if it has any.

    `nth` is the number of its pin on the sheets, 0 where it has no place on them.
    """

    is_must: bool
    said: str
    where: str = ""
    remedy: str = ""
    excuse: str = ""
    nth: int = 0


class CheckRow(QFrame):
    """A line that can be chosen. Signals: gone_to(), mended(), excused(), chosen()."""

    gone_to = Signal()
    mended = Signal()
    excused = Signal()
    chosen = Signal()

    def __init__(self, line: CheckLine) -> None:
        super().__init__()
        self.setObjectName("check")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        nth = f"{line.nth} 号" if line.nth else ""
        weight = "必须改" if line.is_must else "建议看"
        told = (weight, nth, line.said.rstrip("。"), line.where, line.remedy)
        self.setAccessibleName("，".join(filter(None, told)))
        self.setAccessibleDescription("Enter 去看" if line.where else "")
        self.line = line
        self._icon = QLabel()
        theme.set_width(self._icon, 18)
        said, where = QLabel(line.said), QLabel(line.where)
        for label in (said, where):
            label.setWordWrap(True)
        theme.set_font(where, 12)
        where.setProperty("tone", "second")
        if not line.where:
            where.hide()
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(said)
        words.addWidget(where)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 14, 6)
        row.setSpacing(8)
        row.addWidget(self._icon)
        row.addWidget(PinLabel(Pin(line.nth, line.is_must) if line.nth else None))
        row.addLayout(words, 1)
        if line.remedy:
            row.addWidget(_button(line.remedy, self.mended))
        if line.excuse:
            row.addWidget(_button(line.excuse, self.excused))
        if line.where:
            row.addWidget(_button("去看", self.gone_to))
        self._tint()

    def _tint(self) -> None:
        drawing, ink = ("error", "red") if self.line.is_must else ("warn", "amber")
        self._icon.setPixmap(theme.pixmap(drawing, 16, ink))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "line"):
            self._tint()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.line.where:
            self.gone_to.emit()
        else:
            super().keyPressEvent(event)


class CheckList(QScrollArea):
    """All lines.

    Signals: gone_to(int), mended(int), the place of a line; excused() it is meant so, to say why;
    all_confirmed().
    """

    gone_to = Signal(int)
    mended = Signal(int)
    excused = Signal()
    all_confirmed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("印前检查")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.rows: tuple[CheckRow, ...] = ()
        self._at = 0

    def show_lines(self, lines: Sequence[CheckLine], in_order: Sequence[str]) -> None:
        """Show the lines, and the names of what is in order."""
        chosen = next((row.line for row in self.rows if row.hasFocus()), None)
        inside = QWidget()
        inside.setObjectName("base")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.rows = tuple(CheckRow(line) for line in lines)
        for is_must in (True, False):
            rows = [row for row in self.rows if row.line.is_must == is_must]
            if rows:
                column.addWidget(self._head(is_must=is_must, count=len(rows), rows=rows))
            for row in rows:
                column.addWidget(row)
        column.addWidget(_foot(in_order, is_all=not lines))
        column.addStretch(1)
        for at, row in enumerate(self.rows):
            row.gone_to.connect(partial(self.gone_to.emit, at))
            row.mended.connect(partial(self.mended.emit, at))
            row.excused.connect(self.excused)
            row.chosen.connect(partial(self._on_chosen, at))
        if (old := self.takeWidget()) is not None:  # pyright: ignore[reportUnnecessaryComparison]
            old.hide()
            old.deleteLater()  # the button that was pressed may stand in it: Qt is not done with it
        self.setWidget(inside)
        inside.show()  # Qt leaves that to us where the list is in sight already
        if chosen is not None:
            self._choose_again(chosen)

    def _choose_again(self, chosen: CheckLine) -> None:
        """Stay on a line, or where it is gone at its place, while anything can be done at all."""
        lines = [row.line for row in self.rows]
        if chosen in lines:
            self.choose(lines.index(chosen))
        elif any(line.where or line.remedy for line in lines):
            self.choose(min(self._at, len(lines) - 1))

    def choose(self, at: int) -> None:
        """Put the focus on a line."""
        if self.rows:
            self.rows[at].setFocus()
            self.ensureWidgetVisible(self.rows[at])

    def step(self, by: int) -> None:
        """Go to the next line or the one before, round the corner."""
        here = next((at for at, row in enumerate(self.rows) if row.hasFocus()), None)
        if self.rows:
            first = 0 if by > 0 else len(self.rows) - 1
            self.choose(first if here is None else (here + by) % len(self.rows))

    def mend(self) -> None:
        """Do the remedy of the line that has the focus."""
        for row in self.rows:
            if row.hasFocus() and row.line.remedy:
                row.mended.emit()
                return

    def _on_chosen(self, at: int) -> None:
        self._at = at

    def _head(self, *, is_must: bool, count: int, rows: list[CheckRow]) -> QFrame:
        head = QFrame()
        head.setObjectName("banner")
        head.setProperty("tone", "red" if is_must else "amber")
        name = QLabel(f"必须改 {count} 处" if is_must else f"建议看 {count} 处")
        theme.set_font(name, bold=True)
        said = QLabel("改好再导出" if is_must else "不改也能导出")
        said.setProperty("tone", "second")
        line = QHBoxLayout(head)
        line.setContentsMargins(14, 6, 14, 6)
        line.setSpacing(8)
        line.addWidget(name)
        line.addWidget(said)
        line.addStretch(1)
        if sum(row.line.remedy == "照旧" for row in rows) > 1:
            link = buttons.link("上期带来的都照旧")
            link.clicked.connect(self.all_confirmed)
            line.addWidget(link)
        return head

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.step(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)


def _button(words: str, clicked: object) -> QWidget:
    button = buttons.plain(words, size="row")
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Enter and Alt+Enter on the line do the same
    button.clicked.connect(clicked)
    return button


def _foot(in_order: Sequence[str], *, is_all: bool) -> QWidget:
    foot = QFrame()
    icon = QLabel()
    icon.setPixmap(theme.pixmap("ok", 16, "green"))
    count = len(in_order)
    name = QLabel(f"{count} 项都没有问题" if is_all else f"其余 {count} 项没有问题")
    said = QLabel("、".join(in_order))
    said.setProperty("tone", "second")
    said.setWordWrap(True)
    theme.set_font(said, 12)
    row = QHBoxLayout(foot)
    row.setContentsMargins(14, 8, 14, 8)
    row.setSpacing(8)
    row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(name, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(said, 1)
    return foot
