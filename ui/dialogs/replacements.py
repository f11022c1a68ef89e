"""What 全部替换 would do, place by place: each can be left out before it is done."""

from dataclasses import dataclass

from PySide6.QtCore import (
    QModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from gazetteer_desk.bulletin.replacing import Preview
from ui import theme
from ui.widgets import buttons, painting
from ui.widgets.line_model import LINE, Index, LineModel


_TICK = Qt.ItemDataRole.CheckStateRole
_HEIGHT = 52
_BOX = 16


@dataclass(frozen=True, slots=True)
class ReplacementLine:
    """One replacement: the sentence before and after, and where it stands."""

    shown: Preview
    where: str


class _Lines(LineModel[ReplacementLine]):
    """The lines and their ticks."""

    def __init__(self, lines: tuple[ReplacementLine, ...], parent: QWidget) -> None:
        super().__init__(parent, lines)
        self.ticks = [True] * len(lines)

    def data(self, index: Index, role: int = 0) -> object:
        ticked = self.ticks[index.row()]
        if role == _TICK:
            return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{'已选' if ticked else '不换'}，{self.spoken(self.lines[index.row()])}"
        return super().data(index, role)

    def spoken(self, line: ReplacementLine) -> str:
        one = line.shown
        return f"{one.before}{one.old}{one.after}，换成{one.new or '空'}，{line.where}"

    def tick(self, rows: range, *, on: bool) -> None:
        """Tick rows, or take their ticks away."""
        for row in rows:
            self.ticks[row] = on
        self.dataChanged.emit(self.index(rows.start), self.index(rows.stop - 1), [_TICK])


class _Painter(QStyledItemDelegate):
    """Paints the old words struck through, the new ones underlined behind them."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, _HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: ReplacementLine = index.data(LINE)
        painter.save()
        box = painting.ground(painter, option).adjusted(12, 0, -12, 0)
        self._paint_tick(painter, box, on=index.data(_TICK) == Qt.CheckState.Checked)
        words = box.adjusted(_BOX + 10, 6, 0, 0)
        words.setHeight(20)
        self._paint_words(painter, words, line.shown)
        painting.say(painter, words.translated(0, 21), line.where, "text3", px=12)
        painter.restore()

    def _paint_tick(self, painter: QPainter, box: QRect, *, on: bool) -> None:
        spot = QRect(box.left(), box.top() + (_HEIGHT - _BOX) // 2, _BOX, _BOX)
        painter.setPen(theme.color("accent" if on else "border"))
        painter.setBrush(theme.color("accent" if on else "base"))
        painter.drawRoundedRect(spot, 3, 3)
        if on:
            painter.drawPixmap(
                spot.left() + 1, spot.top() + 1, theme.pixmap("check", 14, "onaccent")
            )

    def _paint_words(self, painter: QPainter, spot: QRect, one: Preview) -> None:
        """Paint the sentence so that what changes is always seen, its beginning cut first."""
        metrics = QFontMetrics(theme.ui_font())
        fixed = metrics.horizontalAdvance(one.old + one.new) + 12
        room = max((spot.width() - fixed) // 2, 0)
        before = metrics.elidedText(one.before, Qt.TextElideMode.ElideLeft, room)
        left = spot.left()
        for words, ink, ground in (
            (before, "text", ""),
            (one.old, "deltext", "dele"),
            (one.new, "instext", "ins"),
            (one.after, "text", ""),
        ):
            font = QFont(theme.ui_font())
            font.setStrikeOut(ground == "dele")
            font.setUnderline(ground == "ins")
            width = min(metrics.horizontalAdvance(words), spot.right() - left)
            here = QRect(left, spot.top(), max(width, 0), spot.height())
            if ground:
                painter.fillRect(here.adjusted(0, 1, 0, -1), theme.color(ground))
            painter.setFont(font)
            painter.setPen(theme.color(ink))
            shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, width + 1)
            painter.drawText(here, Qt.AlignmentFlag.AlignVCenter, shown)
            left += width + (2 if ground else 0)


class _List(QListView):
    """Ticks with the mouse or the space bar. Signals: ticked()."""

    ticked = Signal()

    def __init__(self, lines: tuple[ReplacementLine, ...]) -> None:
        super().__init__()
        self.setObjectName("plain")
        self.setAccessibleName("要替换的地方")
        self.lines = _Lines(lines, self)
        self.setModel(self.lines)
        self.setItemDelegate(_Painter(self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setCurrentIndex(self.lines.index(0))

    def _turn(self, index: QModelIndex) -> None:
        row = index.row()
        self.lines.tick(range(row, row + 1), on=not self.lines.ticks[row])
        self.ticked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            self._turn(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            self._turn(index)


class Replacements(QDialog):
    """The list, before anything is changed. Signals: agreed(tuple of int) the rows ticked."""

    agreed = Signal(object)

    def __init__(
        self,
        lines: tuple[ReplacementLine, ...],
        parent: QWidget | None = None,
        *,
        articles: int = 1,
        is_cut: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("全部替换")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        head = QLabel(_head(len(lines), articles, is_cut=is_cut))
        theme.set_font(head, 16, bold=True)
        self.list = _List(lines)
        self._every = buttons.link("全不选")
        self._no = buttons.plain("不替换")
        self.yes = buttons.PrimaryButton("")
        foot = QHBoxLayout()
        foot.addWidget(self._every)
        foot.addStretch(1)
        foot.addWidget(self._no)
        foot.addWidget(self.yes)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addWidget(head)
        column.addWidget(self.list, 1)
        column.addLayout(foot)
        self.resize(720, 480)
        self.list.ticked.connect(self._count)
        self._every.clicked.connect(self._on_every)
        self._no.clicked.connect(self.reject)
        self.yes.clicked.connect(self._on_agreed)
        self.yes.setDefault(True)
        self._count()
        self.yes.setFocus()

    def _count(self) -> None:
        chosen = sum(self.list.lines.ticks)
        words = f"替换 {chosen} 处"
        self.yes.setText(words)
        self.yes.setAccessibleName(words)
        self.yes.setEnabled(bool(chosen))
        self.yes.setToolTip("" if chosen else "没有选中要替换的地方")
        self._every.setText("全不选" if chosen else "全选")
        self._every.setAccessibleName(self._every.text())

    def _on_every(self) -> None:
        rows = self.list.lines
        rows.tick(range(len(rows.lines)), on=not any(rows.ticks))
        self._count()

    def _on_agreed(self) -> None:
        ticks = self.list.lines.ticks
        self.accept()
        self.agreed.emit(tuple(row for row, ticked in enumerate(ticks) if ticked))


def _head(count: int, articles: int, *, is_cut: bool) -> str:
    if is_cut:
        return f"要替换的地方太多，这次先换前 {count} 处"
    return f"共 {count} 处" + (f"，涉及 {articles} 篇" if articles > 1 else "")
