"""The rows of the outline as a list to walk, to edit in place and to drag articles in."""

from PySide6.QtCore import (
    QItemSelectionModel,
    QMimeData,
    QModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QMenu,
    QTreeView,
    QWidget,
)

from ui import theme
from ui.panes.outline_rows import MASTHEAD, ROW, TAIL, OutlinePainter, OutlineRow


_MIME = "application/x-gazetteer-article"


class OutlineTree(QTreeView):
    """The rows. Signals: chosen(key), entered(key) by Enter, moved(key, by), removed(key)."""

    chosen = Signal(str)
    entered = Signal(str)
    moved = Signal(str, int)
    removed = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName("大纲")
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setMouseTracking(True)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setExpandsOnDoubleClick(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self._model = QStandardItemModel(self)
        self.setModel(self._model)
        self.painter_of_rows = OutlinePainter(self)
        self.setItemDelegate(self.painter_of_rows)
        self._rows: tuple[OutlineRow, ...] = ()
        self._line = -1
        self._pressed = QPoint()
        self._showing = False
        self._told = ""
        self.selectionModel().currentChanged.connect(self._on_current)
        self.clicked.connect(self._on_current)

    def show_rows(self, rows: tuple[OutlineRow, ...]) -> None:
        """Show these rows; the selection and an open editor stay where they can."""
        if rows == self._rows:
            return
        self._showing = True
        same = [row.key for row in rows] == [row.key for row in self._rows]
        key = self.current()
        self._rows = rows
        if same:
            for at, row in enumerate(rows):
                _fill(self._model.item(at), row)
        else:
            self._model.clear()
            for row in rows:
                self._model.appendRow(_fill(QStandardItem(), row))
            self.select(key)
        self._showing = False

    def select(self, key: str) -> None:
        """Show that this row is the chosen one."""
        was, self._showing = self._showing, True
        for at, row in enumerate(self._rows):
            if row.key == key:
                self._told = key
                self.selectionModel().setCurrentIndex(
                    self._model.index(at, 0), QItemSelectionModel.SelectionFlag.ClearAndSelect
                )
        self._showing = was

    def current(self) -> str:
        """Return the key of the chosen row, "" where none is."""
        row = self.currentIndex().data(ROW)
        return row.key if isinstance(row, OutlineRow) and row.shape != "column" else ""

    def article(self) -> str:
        """Return the key of the chosen article, "" where no article is chosen."""
        key = self.current()
        return "" if key in (MASTHEAD, TAIL) else key

    def _on_current(self, index: QModelIndex, _before: QModelIndex | None = None) -> None:
        row = index.data(ROW)
        if self._showing or not isinstance(row, OutlineRow) or row.key == self._told:
            return
        if row.shape != "column":
            self._told = row.key
            self.chosen.emit(row.key)

    def _articles(self) -> list[str]:
        return [row.key for row in self._rows if row.shape == "article"]

    def focusInEvent(self, event: QFocusEvent) -> None:
        # Qt makes the first row current when the focus comes in; nobody has chosen it.
        was, self._showing = self._showing, True
        super().focusInEvent(event)
        self._showing = was

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if self.state() != self.State.EditingState:
                if key := self.current():
                    self.chosen.emit(key)
                    self.entered.emit(key)
            case Qt.Key.Key_Delete if self.article():
                self.removed.emit(self.article())
            case _:
                super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        row = index.data(ROW)
        if not isinstance(row, OutlineRow) or row.shape != "article":
            return
        menu = QMenu(self)
        up, down = menu.addAction("上移一篇"), menu.addAction("下移一篇")
        rename = menu.addAction("改题名　F2")
        menu.addSeparator()
        out = menu.addAction("移出本期　Del")
        articles = self._articles()
        up.setEnabled(row.key != articles[0])
        down.setEnabled(row.key != articles[-1])
        corner = self.viewport().mapToGlobal(self.visualRect(index).bottomLeft())
        picked = menu.exec(corner if by_key else event.globalPos())
        if picked is up or picked is down:
            self.moved.emit(row.key, -1 if picked is up else 1)
        elif picked is rename:
            self.edit(index)
        elif picked is out:
            self.removed.emit(row.key)

    def startDrag(self, supportedActions: Qt.DropAction) -> None:  # noqa: N803 - Qt's name
        key = self.article()
        if not key:
            return
        mime = QMimeData()
        mime.setData(_MIME, key.encode())
        drag = QDrag(self)
        drag.setMimeData(mime)
        self.painter_of_rows.dragged = key
        self.viewport().update()
        drag.exec(Qt.DropAction.MoveAction)
        self.painter_of_rows.dragged = ""
        self._draw_line(-1)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(_MIME) and event.source() is self:
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if event.source() is not self:
            event.ignore()
            return
        self._draw_line(self._gap_at(event.position().toPoint()))
        event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._draw_line(-1)

    def dropEvent(self, event: QDropEvent) -> None:
        gap = self._gap_at(event.position().toPoint())
        self._draw_line(-1)
        event.setDropAction(Qt.DropAction.MoveAction)
        event.accept()
        self.drop(bytes(event.mimeData().data(_MIME).data()).decode(), gap)

    def drop(self, key: str, gap: int) -> None:
        """Tell that an article was let go above the row `gap`."""
        before = sum(row.shape == "article" and row.key != key for row in self._rows[:gap])
        by = before - self._articles().index(key)
        if by:
            self.moved.emit(key, by)

    def _gap_at(self, at: QPoint) -> int:
        index = self.indexAt(at)
        if not index.isValid():
            return len(self._rows) - 1
        below = at.y() > self.visualRect(index).center().y()
        return min(max(index.row() + below, 1), len(self._rows) - 1)

    def _draw_line(self, gap: int) -> None:
        if gap != self._line:
            self._line = gap
            self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._line < 0:
            return
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        y = self.visualRect(self._model.index(self._line, 0)).top()
        accent = theme.color("accent")
        painter.fillRect(QRect(10, y - 1, self.viewport().width() - 16, 2), accent)
        painter.setBrush(accent)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawEllipse(QPoint(10, y), 4, 4)


def _fill(item: QStandardItem, row: OutlineRow) -> QStandardItem:
    if item.data(ROW) == row:
        return item
    item.setData(row, ROW)
    item.setData(row.spoken, Qt.ItemDataRole.AccessibleTextRole)
    item.setData(
        "缺：" + "、".join(row.lacking) if row.lacking else row.title, Qt.ItemDataRole.ToolTipRole
    )
    flags = Qt.ItemFlag.NoItemFlags
    if row.shape != "column":
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
    if row.shape == "article":
        flags |= Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsDragEnabled
    item.setFlags(flags)
    return item
