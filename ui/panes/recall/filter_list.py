"""The filters as a list: under each name values to tick, and how many articles each one leaves."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui import theme
from ui.widgets import painting
from ui.widgets.line_model import LINE, Index, LineModel


_HEIGHT, _HEAD = 26, 34  # px
_BOX = 16
_HEADS = {"年": "年份", "刊": "刊名"}  # others are called as they are written in the words
_FIRST = 6  # values under a name before one asks for more


@dataclass(frozen=True, slots=True)
class Ticked:
    """A value one may choose, and how many articles it leaves."""

    value: str
    count: int
    is_chosen: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """The values under one name."""

    name: str
    values: tuple[Ticked, ...]


@dataclass(frozen=True, slots=True)
class _Row:
    """A name (no value), a value of it, or, with `more`, how many values are folded away."""

    name: str
    value: Ticked | None = None
    more: int = 0


class _Rows(LineModel[_Row]):
    def spoken(self, line: _Row) -> str:
        if line.value is None:
            return f"还有{line.more}个{line.name}" if line.more else line.name
        ticked = "已选" if line.value.is_chosen else "没有选"
        return f"{line.name}，{line.value.value}，{line.value.count}篇，{ticked}"

    def tip(self, line: _Row) -> str:
        return line.value.value if line.value else ""

    def flags(self, index: Index) -> Qt.ItemFlag:
        row = self.lines[index.row()]
        if row.value is None and not row.more:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class _Painter(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row: _Row = index.data(LINE)
        return QSize(100, theme.scaled(_HEIGHT if row.value or row.more else _HEAD))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: _Row = index.data(LINE)
        painter.save()
        if row.value is None and not row.more:
            box = painting.box_of(option).adjusted(14, theme.scaled(8), -8, 0)
            painting.say(painter, box, _HEADS.get(row.name, row.name), bold=True, px=12)
        elif row.value is None:
            box = painting.ground(painter, option, rule=False).adjusted(14, 0, -14, 0)
            box.setLeft(box.left() + theme.scaled(_BOX) + 8)
            painting.say(painter, box, f"还有 {row.more} 个", "accent", px=12)
        else:
            self._paint_value(painter, option, row.value)
        painter.restore()

    def _paint_value(self, painter: QPainter, option: QStyleOptionViewItem, value: Ticked) -> None:
        box = painting.ground(painter, option, rule=False).adjusted(14, 0, -14, 0)
        side = theme.scaled(_BOX)
        tick = QRect(box.left(), box.top() + (box.height() - side) // 2, side, side)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.color("accent" if value.is_chosen else "border"))
        painter.setBrush(theme.color("accent" if value.is_chosen else "base"))
        painter.drawRoundedRect(tick.adjusted(0, 0, -1, -1), 3, 3)
        if value.is_chosen:
            painting.draw(painter, tick.adjusted(1, 0, 0, 0), "check", 14, "onaccent")
        painting.say(painter, box, str(value.count), "text2", px=12, right=True)
        beside = painter.fontMetrics().horizontalAdvance(str(value.count)) + 8
        words = QRect(
            box.left() + side + 8, box.top(), box.width() - side - 8 - beside, box.height()
        )
        painting.say(painter, words, value.value, "text" if value.count else "text3")


class FilterList(QListView):
    """The list. Signals: toggled(name, value) by mouse, Space or Enter."""

    toggled = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("筛选")
        self._sections: tuple[Section, ...] = ()
        self._unfolded: set[str] = set()
        self._model = _Rows(self)
        self.setModel(self._model)
        self.setItemDelegate(_Painter(self))
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self._on_clicked)

    def show_sections(self, sections: tuple[Section, ...]) -> None:
        """Show these; the row one stands on stays the same value, the scroll bar where it is."""
        self._sections = sections
        before: object = self.currentIndex().data(LINE)
        bar = self.verticalScrollBar()
        at = bar.value()
        rows = [row for section in sections if section.values for row in self._rows(section)]
        self._model.show_lines(rows)
        bar.setValue(at)
        if isinstance(before, _Row) and before.value:
            known = [(row.name, row.value.value if row.value else "") for row in rows]
            if (one := (before.name, before.value.value)) in known:
                self.setCurrentIndex(self._model.index(known.index(one)))

    def _rows(self, section: Section) -> list[_Row]:
        known, values = section.values, section.values
        if section.name not in self._unfolded and len(known) > _FIRST + 1:
            values = tuple(one for n, one in enumerate(known) if n < _FIRST or one.is_chosen)
        rows = [_Row(section.name), *(_Row(section.name, one) for one in values)]
        if more := len(known) - len(values):
            rows.append(_Row(section.name, more=more))
        return rows

    def _on_clicked(self, index: QModelIndex) -> None:
        row: object = index.data(LINE)
        if not isinstance(row, _Row):
            return
        if row.value is not None:
            self.toggled.emit(row.name, row.value.value)
        elif row.more:
            self._unfolded.add(row.name)
            self.show_sections(self._sections)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_clicked(self.currentIndex())
        else:
            super().keyPressEvent(event)
