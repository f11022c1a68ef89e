"""The changes beside the text of a comparison, article by article."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from gazetteer_desk.bulletin.changes import Change
from gazetteer_desk.bulletin.compared import Sort
from ui import theme
from ui.widgets import painting, tag
from ui.widgets.line_model import LINE, Index, LineModel


_TONES = {Sort.ADDED: "green", Sort.DELETED: "red", Sort.CHANGED: "amber", Sort.MOVED: "blue"}


@dataclass(frozen=True, slots=True)
class _Row:
    """A heading, or the change that stands at `at` among all changes."""

    words: str
    spoken: str
    at: int = -1
    sort: Sort = Sort.SAME


class _Rows(LineModel[_Row]):
    def spoken(self, line: _Row) -> str:
        return line.spoken

    def tip(self, line: _Row) -> str:
        return line.spoken if line.at >= 0 else ""

    def flags(self, index: Index) -> Qt.ItemFlag:
        is_change = self.lines[index.row()].at >= 0
        chosen = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return chosen if is_change else Qt.ItemFlag.NoItemFlags


class _Painter(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, theme.scaled(28))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: _Row = index.data(LINE)
        painter.save()
        if row.at < 0:
            box = painting.box_of(option).adjusted(12, 4, -8, 0)
            painting.say(painter, box, row.words, bold=True)
        else:
            box = painting.ground(painter, option, rule=False).adjusted(12, 0, -8, 0)
            wide, high = tag.width_of("改"), tag.height()
            spot = QRect(box.left(), box.top() + (box.height() - high) // 2, wide, high)
            tag.paint(painter, spot, row.sort.label, _TONES[row.sort])
            painting.say(painter, box.adjusted(wide + 8, 0, 0, 0), row.words)
        painter.restore()


class ChangeList(QListView):
    """All changes. Signals: change_chosen(at) by hand, its place among the changes."""

    change_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("改动")
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self._rows = _Rows(self)
        self._showing = False
        self.setModel(self._rows)
        self.setItemDelegate(_Painter(self))
        self.selectionModel().currentChanged.connect(self._on_current)

    def show_changes(self, changes: Sequence[Change]) -> None:
        """Show these changes under their headings; none is chosen."""
        rows: list[_Row] = []
        at = 0
        for heading, some in groupby(changes, key=lambda change: change.heading):
            rows.append(_Row(heading, heading))
            for change in some:
                spoken = f"{change.sort.label}，{change.said}"
                rows.append(_Row(change.brief, spoken, at, change.sort))
                at += 1
        self._showing = True
        self._rows.show_lines(rows)
        self._showing = False

    def current(self) -> int:
        """Return the place of the chosen change, −1 where none is."""
        row = self.currentIndex().data(LINE)
        return row.at if isinstance(row, _Row) else -1

    def choose(self, at: int) -> None:
        """Choose a change and bring it into sight."""
        for nth, row in enumerate(self._rows.lines):
            if row.at == at >= 0:
                self.setCurrentIndex(self._rows.index(nth, 0))
                self.scrollTo(self._rows.index(max(nth - 1, 0), 0))
                self.scrollTo(self._rows.index(nth, 0))
                return

    def _on_current(self, _index: QModelIndex, _before: QModelIndex) -> None:
        if not self._showing and self.current() >= 0:
            self.change_chosen.emit(self.current())
