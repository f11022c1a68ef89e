"""What 印前检查 found: in three groups, each line with the way to its place and what mends it."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QListView, QWidget

from gazetteer_desk.proof.problems import Group
from ui.panes.precheck_rows import CheckLine, Foot, Head, Row, RowPainter, Rows


_CONFIRM = "照旧"
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CheckList(QListView):
    """All lines.

    Signals: gone_to(int), mended(int), left(int), more_asked(int), the place of a line; excused()
    it is meant so, to say why; all_confirmed().
    """

    gone_to = Signal(int)
    mended = Signal(int)
    left = Signal(int)
    more_asked = Signal(int)
    excused = Signal()
    all_confirmed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("plain")
        self.setAccessibleName("印前检查")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.lines: tuple[CheckLine, ...] = ()
        self._lines_shown: list[int] = []
        self._in_order: tuple[str, ...] = ()
        self._opened = {"hints": False, "foot": False}
        self._model, self._painter = Rows(self), RowPainter(self)
        self.setModel(self._model)
        self.setItemDelegate(self._painter)

    def show_lines(self, lines: Sequence[CheckLine], in_order: Sequence[str]) -> None:
        """Show the lines, in the order of their groups, and the names of what is in order."""
        chosen, at = self.chosen(), self.at
        self.lines, self._in_order = tuple(lines), tuple(in_order)
        self._show()
        if chosen is not None:
            self._choose_again(chosen, at)

    @property
    def at(self) -> int:
        """Return the place of the chosen line, -1 where none is chosen."""
        row = self.currentIndex().row()
        return self._lines_shown.index(row) if row in self._lines_shown else -1

    def chosen(self) -> CheckLine | None:
        """Return the line that is chosen."""
        return self.lines[self.at] if self.at >= 0 else None

    def choose(self, at: int) -> None:
        """Choose a line and put the focus on it; hints that are folded open for one of them."""
        if not self.lines:
            return
        if at >= len(self._lines_shown):
            self._opened["hints"] = True
            self._show()
        index = self._model.index(self._lines_shown[at])
        self.setCurrentIndex(index)
        self.setFocus()
        self.scrollTo(index)

    def step(self, by: int) -> None:
        """Go to the next line or the one before, round the corner."""
        if count := len(self._lines_shown):
            here = self.at if self.hasFocus() else -1
            first = 0 if by > 0 else count - 1
            self.choose(first if here < 0 else (here + by) % count)

    def mend(self) -> None:
        """Do the remedy of the chosen line, else what more it offers."""
        line = self.chosen()
        self._do("more_asked" if line is not None and not line.remedy else "mended")

    def _show(self) -> None:
        rows: list[Row] = []
        for group in Group:
            some = [line for line in self.lines if line.group is group]
            is_open = self._opened["hints"] if group is Group.HINT else None
            confirmed = sum(line.remedy == _CONFIRM for line in some) > 1
            if some:
                link = "上期带来的都照旧" if confirmed else ""
                rows.append(Head(group, len(some), is_open, link))
                rows += some if is_open is not False else ()
        if self._in_order:
            rows.append(Foot(self._in_order, not self.lines, self._opened["foot"]))
        self._model.show_lines(rows)
        self._lines_shown = [at for at, row in enumerate(rows) if isinstance(row, CheckLine)]

    def _choose_again(self, chosen: CheckLine, at: int) -> None:
        """Stay on a line, or where it is gone at its place, while anything can be done at all.

        Once the last that had to be mended is gone, the way out is next.
        """
        shown = [self.lines[nth] for nth in range(len(self._lines_shown))]
        is_over = all(line.group is not Group.MUST for line in shown)
        if chosen in shown:
            at = shown.index(chosen)
        elif (is_over and chosen.group is Group.MUST) or not any(line.deeds for line in shown):
            return
        self.setCurrentIndex(self._model.index(self._lines_shown[min(at, len(shown) - 1)]))

    def _do(self, name: str) -> None:
        line, at = self.chosen(), self.at
        if line is None or name not in dict(line.deeds):
            return
        if name == "excused":
            self.excused.emit()
        else:
            getattr(self, name).emit(at)

    def _fold(self, row: Row) -> None:
        name = "hints" if isinstance(row, Head) else "foot"
        at = self.currentIndex().row()
        self._opened[name] = not self._opened[name]
        self._show()
        self.setCurrentIndex(self._model.index(at))

    def _row(self, index: QModelIndex) -> Row | None:
        return self._model.lines[index.row()] if index.isValid() else None

    def _deed_at(self, spot: QPoint) -> tuple[int, str]:
        index = self.indexAt(spot)
        row = self._row(index)
        if row is None:
            return -1, ""
        return index.row(), self._painter.deed_at(self.visualRect(index), row, spot)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        spot = event.position().toPoint()
        row, (_, deed) = self._row(self.indexAt(spot)), self._deed_at(spot)
        if deed == "all_confirmed":
            self.all_confirmed.emit()
        elif deed:
            self._do(deed)
        elif isinstance(row, Foot) or (isinstance(row, Head) and row.is_open is not None):
            self._fold(row)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if not self._deed_at(event.position().toPoint())[1]:
            self._do("gone_to")

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._point(self._deed_at(event.position().toPoint()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._point((-1, ""))

    def _point(self, at: tuple[int, str]) -> None:
        if at != self._painter.pointed:
            self._painter.pointed = at
            self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, row = event.key(), self._row(self.currentIndex())
        if key in _ENTER and isinstance(row, Head | Foot):
            self._fold(row)
        elif key in _ENTER:
            self._do("gone_to")
        elif key == Qt.Key.Key_Delete:
            line = self.chosen()
            self._do("left" if line is not None and line.can_leave else "excused")
        elif key in (Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            return True  # all is said in sight
        return super().viewportEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
