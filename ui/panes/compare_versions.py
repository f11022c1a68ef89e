"""The versions of an issue beside a comparison: which one is the old and which the new."""

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui import theme
from ui.panes.versions import VersionLine
from ui.widgets import painting, tag
from ui.widgets.line_model import LINE, Index, LineModel


OLD, NEW = "旧", "新"
_CTRL = Qt.KeyboardModifier.ControlModifier


class _Lines(LineModel[VersionLine]):
    sides: tuple[int, int] = (0, 0)

    def spoken(self, line: VersionLine) -> str:
        return f"{line.spoken}{''.join(f'，{mark}稿' for mark in self.marks(line))}"

    def marks(self, line: VersionLine) -> list[str]:
        """Return which side of the comparison a version is."""
        sides = zip((OLD, NEW), self.sides, strict=True)
        return [mark for mark, revision in sides if revision == line.revision]


class _Painter(QStyledItemDelegate):
    def __init__(self, lines: _Lines, parent: QWidget) -> None:
        super().__init__(parent)
        self._lines = lines

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, theme.scaled(50))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: VersionLine = index.data(LINE)
        painter.save()
        marks = self._lines.marks(line)
        box = painting.ground(painter, option, marked=bool(marks)).adjusted(12, 0, -12, 0)
        wide, high = tag.width_of(OLD), tag.height()
        for nth, mark in enumerate(marks):
            at = box.top() + theme.scaled(6) + nth * theme.scaled(20)
            tag.paint(painter, QRect(box.left(), at, wide, high), mark, "blue")
        room = box.adjusted(wide + 10, 0, 0, 0)
        top = QRect(room.left(), box.top() + theme.scaled(5), room.width(), theme.scaled(20))
        under = QRect(room.left(), box.top() + theme.scaled(26), room.width(), theme.scaled(18))
        count = f"{line.characters} 字"
        painting.say(painter, top, count, "text2", px=12, right=True)
        left = top.adjusted(0, 0, -tag.width_of(count), 0)
        painting.say(painter, left, line.name, bold=bool(line.note))
        painting.say(
            painter, under, "　".join(filter(None, (line.when, line.occasion))), "text2", px=12
        )
        painter.restore()


class ComparedVersions(QListView):
    """All versions. Signals: old_picked(revision), new_picked(revision); 0 is the present draft."""

    old_picked = Signal(int)
    new_picked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("选要对比的两稿")
        self.setAccessibleDescription("回车定旧稿，Ctrl 加回车定新稿")
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self._lines = _Lines(self)
        self.setModel(self._lines)
        self.setItemDelegate(_Painter(self._lines, self))

    def show_versions(self, lines: tuple[VersionLine, ...], old: int, new: int) -> None:
        """Show the versions and mark the two that are compared."""
        if lines != self._lines.lines:
            self._lines.show_lines(lines)
        self._lines.sides = (old, new)
        self.viewport().update()

    def mouseReleaseEvent(self, e: QMouseEvent) -> None:
        super().mouseReleaseEvent(e)
        if e.button() == Qt.MouseButton.LeftButton:
            index = self.indexAt(e.position().toPoint())
            self._pick(index, is_new=bool(e.modifiers() & _CTRL))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._pick(self.currentIndex(), is_new=bool(event.modifiers() & _CTRL))
        else:
            super().keyPressEvent(event)

    def _pick(self, index: QModelIndex, *, is_new: bool) -> None:
        line = index.data(LINE)
        if isinstance(line, VersionLine):
            (self.new_picked if is_new else self.old_picked).emit(line.revision)
