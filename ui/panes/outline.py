"""The outline (大纲): the issue at a glance, and the way to each of its parts."""

from collections.abc import Mapping

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
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QSizePolicy,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from gazetteer_desk.bulletin.issue import Bulletin
from ui import theme
from ui.panes.outline_rows import MASTHEAD, ROW, TAIL, OutlinePainter, OutlineRow, rows_of
from ui.widgets import buttons


_MIME = "application/x-gazetteer-article"


class OutlineTree(QTreeView):
    """The rows. Signals: chosen(key), moved(key, by), removed(key), renamed(key, title)."""

    chosen = Signal(str)
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
            case Qt.Key.Key_Delete if self.article():
                self.removed.emit(self.article())
            case _:
                super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = self.indexAt(event.pos())
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
        picked = menu.exec(event.globalPos())
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


class _Head(QFrame):
    """The name and number of the issue; a click opens the masthead. Signals: clicked()."""

    clicked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("rule", "below")
        self.setMinimumHeight(56)
        self.series, self.number = QLabel(), QLabel()
        self.series.setFont(theme.ui_font(bold=True))
        self.number.setFont(theme.ui_font(12))
        self.number.setProperty("tone", "second")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(0)
        for label in (self.series, self.number):
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            column.addWidget(label)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.clicked.emit()


class Outline(QWidget):
    """The pane at the left.

    Signals: chosen("masthead" | "tail" | article key), article_added(column),
    article_removed(key), article_moved(key, by how many articles; negative is up),
    title_renamed(key, title on one line).
    """

    chosen = Signal(str)
    article_added = Signal(str)
    article_removed = Signal(str)
    article_moved = Signal(str, int)
    title_renamed = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(200)
        self._bulletin: Bulletin | None = None
        self._head = _Head()
        self.tree = OutlineTree(self)
        self._add = buttons.plain("新篇目", "plus")
        self._up = buttons.tool("up", "上移一篇", key="Alt+Shift+↑", framed=True)
        self._down = buttons.tool("down", "下移一篇", key="Alt+Shift+↓", framed=True)
        self._out = buttons.tool("trash", "移出本期（可以撤销）", key="Del", framed=True)
        foot = QFrame()
        foot.setProperty("rule", "above")
        row = QHBoxLayout(foot)
        row.setContentsMargins(8, 4, 8, 4)
        row.setSpacing(4)
        row.addWidget(self._add)
        row.addStretch(1)
        for button in (self._up, self._down, self._out):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addSpacing(4)
        column.addWidget(self.tree, 1)
        column.addWidget(foot)
        self.setFocusProxy(self.tree)
        self._head.clicked.connect(self._on_head)
        self.tree.chosen.connect(self._on_chosen)
        self.tree.moved.connect(self.article_moved)
        self.tree.removed.connect(self.article_removed)
        self.tree.painter_of_rows.renamed.connect(self.title_renamed)
        self._add.clicked.connect(self._on_add)
        self._up.clicked.connect(self._on_up)
        self._down.clicked.connect(self._on_down)
        self._out.clicked.connect(self._on_out)
        self._enable()

    def show_bulletin(
        self, bulletin: Bulletin, lacking: Mapping[str, tuple[str, ...]] | None = None
    ) -> None:
        """Show the issue; `lacking` says by key what each part still needs."""
        self._bulletin = bulletin
        series = bulletin.masthead.series or "（还没有刊名）"
        self._head.series.setText(series)
        self._head.series.setToolTip(series)
        self._head.number.setText(bulletin.label or "期号未填")
        self.tree.show_rows(rows_of(bulletin, lacking or {}))
        self._enable()

    def select(self, key: str) -> None:
        """Show that this part is the one in the middle."""
        self.tree.select(key)
        self._enable()

    def current(self) -> str:
        """Return "masthead", "tail", an article's key, or ""."""
        return self.tree.current()

    def current_article(self) -> str:
        """Return the key of the chosen article, or ""."""
        return self.tree.article()

    def _enable(self) -> None:
        keys = [article.key for article in self._bulletin.articles] if self._bulletin else []
        key = self.tree.article()
        known = key in keys
        self._add.setEnabled(self._bulletin is not None)
        self._up.setEnabled(known and key != keys[0])
        self._down.setEnabled(known and key != keys[-1])
        self._out.setEnabled(known)

    def _on_head(self) -> None:
        self.chosen.emit(MASTHEAD)

    def _on_chosen(self, key: str) -> None:
        self._enable()
        self.chosen.emit(key)

    def _on_add(self) -> None:
        articles = self._bulletin.articles if self._bulletin else ()
        key = self.tree.article()
        columns = [a.column for a in articles if a.key == key] or [a.column for a in articles[-1:]]
        self.article_added.emit(columns[0] if columns else "")

    def _on_up(self) -> None:
        self.article_moved.emit(self.tree.article(), -1)

    def _on_down(self) -> None:
        self.article_moved.emit(self.tree.article(), 1)

    def _on_out(self) -> None:
        self.article_removed.emit(self.tree.article())


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
