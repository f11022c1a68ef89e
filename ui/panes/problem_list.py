"""The rows of the pane 检查: what there is to see to, by how much it matters."""

from typing import Any

from PySide6.QtCore import QModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from gazetteer_desk.proof.problems import Group, Problem
from ui import theme
from ui.widgets import finding_looks, painting
from ui.widgets.line_model import LINE, Index, LineModel


_ROW, _HEAD = 52, 30
_EDGE, _WORDS = 14, 38  # px: left of the icon, of the words
_LOOKS = {
    Group.MUST: ("error", "red", "redtint"),
    Group.SEE: ("warn", "amber", "ambertint"),
    Group.HINT: ("info", "accent", "tint"),
}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
Row = Problem | tuple[Group, int]  # or the head of a group, with how many there are


def rows_of(found: tuple[Problem, ...]) -> tuple[Row, ...]:
    """Return the rows: each group with its head, in the order of the page."""
    made: list[Row] = []
    for group in Group:
        here = [one for one in found if one.group is group]
        if here:
            made += [(group, len(here)), *here]
    return tuple(made)


class _Lines(LineModel[Row]):
    def spoken(self, line: Row) -> str:
        if not isinstance(line, Problem):
            return f"{line[0]} {line[1]} 处"
        said = line.said.removesuffix("。")
        told = (line.group, said, line.where, line.because, line.remedy)
        return "，".join(filter(None, told))

    def tip(self, line: Row) -> str:
        if not isinstance(line, Problem):
            return ""
        return "\n".join(filter(None, (line.said, line.where, line.because, line.remedy)))

    def flags(self, index: Index) -> Qt.ItemFlag:
        is_row = index.isValid() and isinstance(self.lines[index.row()], Problem)
        return super().flags(index) if is_row else Qt.ItemFlag.NoItemFlags


class _Painter(QStyledItemDelegate):
    """Paints the rows; where nothing may be changed, without remedies."""

    def __init__(self, parent: QListView) -> None:
        super().__init__(parent)
        self.is_locked = False

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        is_row = isinstance(index.data(LINE), Problem)
        return QSize(200, theme.scaled(_ROW if is_row else _HEAD))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: Row = index.data(LINE)
        painter.save()
        if isinstance(line, Problem):
            self._paint_row(painter, painting.ground(painter, option), line)
        else:
            self._paint_head(painter, painting.box_of(option), *line)
        painter.restore()

    def _paint_head(self, painter: QPainter, box: QRect, group: Group, count: int) -> None:
        painter.fillRect(box, theme.color(_LOOKS[group][2]))
        spot = box.adjusted(theme.scaled(_EDGE), 0, -theme.scaled(_EDGE), 0)
        painting.say(painter, spot, f"{group} {count} 处", bold=True)

    def _paint_row(self, painter: QPainter, box: QRect, line: Problem) -> None:
        drawing, ink, _ = _LOOKS[line.group]
        icon = box.adjusted(theme.scaled(_EDGE), theme.scaled(7), 0, -theme.scaled(25))
        painting.draw(painter, icon, drawing, 16, ink)
        room = box.adjusted(theme.scaled(_WORDS), 0, -theme.scaled(_EDGE), 0)
        top = QRect(room.left(), room.top() + theme.scaled(6), room.width(), theme.scaled(20))
        painting.say(painter, top, line.said.removesuffix("。"))
        under = QRect(room.left(), room.top() + theme.scaled(27), room.width(), theme.scaled(18))
        if remedy := self.remedy_box(box, line):
            painting.say(painter, remedy, line.remedy, "accent", px=12, right=True)
            under.setRight(remedy.left() - 8)
        said = "　".join(filter(None, (line.where, line.because)))
        painting.say(painter, under, said, "text2", px=12)

    def remedy_box(self, box: QRect, line: Problem) -> QRect | None:
        """Return where the words of the remedy stand in the box of a row, None where nowhere."""
        if self.is_locked or not line.remedy:
            return None
        wide = painting.face(12)[1].horizontalAdvance(line.remedy) + 2
        right = box.right() - theme.scaled(_EDGE)
        return QRect(right - wide, box.top() + theme.scaled(27), wide, theme.scaled(18))


class ProblemList(QListView):
    """The list.

    Signals: gone_to(Problem) by Enter or twice by mouse, pointed_at(Problem) by mouse,
    mended(Problem) by its remedy, decided(name of a deed, Problem) by key or menu.
    """

    gone_to = Signal(object)
    pointed_at = Signal(object)
    mended = Signal(object)
    decided = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("检查")
        self.setAccessibleDescription("回车去看，Alt 加回车照建议改，Del 忽略一次")
        self._model = _Lines(self)
        self.setModel(self._model)
        self._painter = _Painter(self)
        self.setItemDelegate(self._painter)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.doubleClicked.connect(self._on_entered)

    def show_problems(self, found: tuple[Problem, ...], *, locked: bool) -> None:
        """Show these; the chosen one stays chosen, or the next one where it is gone."""
        rows = rows_of(found)
        if locked != self._painter.is_locked:
            self._painter.is_locked = locked
            self.viewport().update()
        if rows == self._model.lines:
            return
        kept, row, at = self.current(), self.currentIndex().row(), self.verticalScrollBar().value()
        self._model.show_lines(rows)
        if kept is not None:
            same = next((n for n, one in enumerate(rows) if _is_same(one, kept)), row)
            self._choose(same)
        self.verticalScrollBar().setValue(at)

    def current(self) -> Problem | None:
        """Return the chosen problem, None where none is."""
        line = self.currentIndex().data(LINE)
        return line if isinstance(line, Problem) else None

    def enter(self) -> None:
        """Take the focus, with the first one chosen where none is."""
        if self.current() is None:
            self._choose(0)  # before the focus comes: Qt would stand on a row and not choose it
        self.setFocus()

    def _choose(self, row: int) -> None:
        rows = [n for n, one in enumerate(self._model.lines) if isinstance(one, Problem)]
        if rows:
            near = next((n for n in rows if n >= row), rows[-1])
            self.setCurrentIndex(self._model.index(near))

    def _on_entered(self, _index: QModelIndex | None = None) -> None:
        if (one := self.current()) is not None:
            self.gone_to.emit(one)

    def _decide(self, name: str) -> None:
        if (one := self.current()) is not None:
            self.decided.emit(name, one)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self._on_entered()
        elif event.key() == Qt.Key.Key_Delete:
            self._decide("once")
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        spot = event.position().toPoint()
        line = self.indexAt(spot).data(LINE)
        if event.button() is not Qt.MouseButton.LeftButton or not isinstance(line, Problem):
            return
        remedy = self._painter.remedy_box(self.visualRect(self.indexAt(spot)), line)
        if remedy is not None and remedy.contains(spot):
            self.mended.emit(line)
        else:
            self.pointed_at.emit(line)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with a finding; at the row, where a key asked for it."""
        spot: QPoint = event.globalPos()
        if event.reason() is not QContextMenuEvent.Reason.Mouse:
            spot = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).center())
        if names := self._deeds():
            finding_looks.menu(self, names, self._decide).popup(spot)

    def _deeds(self) -> list[str]:
        one = self.current()
        if one is None or self._painter.is_locked:
            return []
        if one.finding is None:
            return ["mend"] if one.remedy else []
        mend = ["mend"] if one.remedy else []
        return [*mend, *finding_looks.leaving(one.finding), "off"]

    def changeEvent(self, event: Any) -> None:
        super().changeEvent(event)
        if event.type() == event.Type.FontChange and hasattr(self, "_model"):
            self._model.layoutChanged.emit()  # rows are higher with larger words


def _is_same(row: Row, kept: Problem) -> bool:
    """Return whether a row is the problem that was chosen, wherever its words are by now."""
    if not isinstance(row, Problem):
        return False
    if row.finding is None or kept.finding is None:
        return (row.form, row.field, row.said) == (kept.form, kept.field, kept.said)
    one, other = row.finding, kept.finding
    return (one.rule, one.text, one.place) == (other.rule, other.text, other.place)
