"""The rows of the outline as a list to walk, to choose several in, to fold and to drag in."""

from collections.abc import Mapping

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QTreeView, QWidget

from ui.panes import load, outline_menus
from ui.panes.load import Load
from ui.panes.outline_drag import Landings
from ui.panes.outline_painter import OutlineModel, OutlinePainter
from ui.panes.outline_rows import OutlineRow, folded


_CHOOSE = QItemSelectionModel.SelectionFlag.ClearAndSelect
_PLAIN = Qt.KeyboardModifier.NoModifier


class OutlineTree(QTreeView):
    """The rows.

    Signals: chosen(key), pointed(key) by a plain click, entered(key) by Enter,
    article_added(column), column_picked(column) for 移到栏目.
    What may be done with the chosen articles are actions of the window (`take_deeds`).
    """

    chosen = Signal(str)
    pointed = Signal(str)
    entered = Signal(str)
    column_picked = Signal(str)
    article_added = Signal(str)

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
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self._model = OutlineModel(self)
        self.setModel(self._model)
        self.painter_of_rows = OutlinePainter(self)
        self.setItemDelegate(self.painter_of_rows)
        self.landings = Landings(self, self._model, self.painter_of_rows)
        self._deeds: Mapping[str, QAction] = {}
        self.locked = ""
        self._all: tuple[OutlineRow, ...] = ()
        self._folded: frozenset[str] = frozenset()
        self._pressed = ""
        self._is_on_movable = False
        self._showing = False
        self._told = ""
        self.selectionModel().currentChanged.connect(self._on_current)
        self.clicked.connect(self._on_clicked)
        self.landings.unfold_asked.connect(self.toggle)

    def take_deeds(self, deeds: Mapping[str, QAction]) -> None:
        """Offer these actions of the window in the menus of the rows."""
        self._deeds = deeds

    def lock(self, why: str) -> None:
        """Let nothing be renamed or added here, and say why; "" lets it be again."""
        self.locked = why
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.NoEditTriggers if why else triggers.EditKeyPressed)

    def show_rows(self, rows: tuple[OutlineRow, ...]) -> None:
        """Show these rows; the selection, the folds and an open editor stay where they can."""
        if rows != self._all:
            self._all = rows
            self._show()

    def _show(self) -> None:
        was, self._showing = self._showing, True
        current, chosen = self._row_of(self.currentIndex()), {row.key for row in self._selected()}
        height = self.verticalScrollBar().value()
        if not self._model.show_rows(folded(self._all, self._folded)):
            for at, row in enumerate(self._model.rows):
                if row.key in chosen:
                    flag = QItemSelectionModel.SelectionFlag.Select
                    self.selectionModel().select(self._model.index(at), flag)
                if current is not None and row.key == current.key:
                    flag = QItemSelectionModel.SelectionFlag.NoUpdate
                    self.selectionModel().setCurrentIndex(self._model.index(at), flag)
            self.executeDelayedItemsLayout()
            self.verticalScrollBar().setValue(height)
        self._showing = was

    def select(self, key: str) -> None:
        """Show that this row is in front; several rows that are chosen with it stay chosen."""
        row = next((row for row in self._all if row.key == key), None)
        if row is None:
            return
        if key != self._told and row.column in self._folded:
            self.toggle(row.column)
        now = self._row_of(self.currentIndex())
        if key == self._told and now is not None and (now.key == key or now.shape == "column"):
            return
        self._told = key
        was, self._showing = self._showing, True
        for at, one in enumerate(self._model.rows):
            if one.key == key:
                self.selectionModel().setCurrentIndex(self._model.index(at), _CHOOSE)
        self._showing = was

    def current(self) -> str:
        """Return the key of the row in front, "" where none is."""
        row = self._row_of(self.currentIndex())
        return row.key if row is not None and row.shape != "column" else ""

    def articles(self) -> tuple[str, ...]:
        """Return the keys of the chosen articles in the order of the sheet; of a column, all."""
        chosen = self._selected()
        keys = {row.key for row in chosen}
        heads = {row.column for row in chosen if row.shape == "column"} if len(chosen) == 1 else ()
        return tuple(
            row.key
            for row in self._all
            if row.shape == "article" and (row.key in keys or row.column in heads)
        )

    def column(self) -> str:
        """Return the column whose head is the one row that is chosen, "" where it is not one."""
        chosen = self._selected()
        is_head = len(chosen) == 1 and chosen[0].shape == "column"
        return chosen[0].column if is_head else ""

    def columns(self) -> tuple[str, ...]:
        """Return the names of the columns, in the order of the sheet."""
        return tuple(row.column for row in self._all if row.shape == "column")

    def toggle(self, column: str) -> None:
        """Fold a column, or open it again."""
        self._folded ^= {column}
        self._show()

    def fold_all(self, *, closed: bool) -> None:
        """Fold every column, or open all."""
        self._folded = frozenset(self.columns()) if closed else frozenset()
        self._show()

    def choose_column(self, column: str) -> None:
        """Choose the head of a column, as for renaming it."""
        for at, row in enumerate(self._model.rows):
            if (row.shape, row.column) == ("column", column):
                # The view's own way would ask which keys are held: Alt+Shift+↑ has Shift.
                self.selectionModel().setCurrentIndex(self._model.index(at), _CHOOSE)

    def rename(self) -> None:
        """Open the line in which the row in front is renamed."""
        if self.currentIndex().isValid():  # a menu may stand open longer than its row
            self.edit(self.currentIndex())

    def open_columns(self) -> None:
        """Open the menu 移到栏目 at the row in front."""
        menu = outline_menus.columns(self, self)
        menu.popup(self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).bottomLeft()))

    def _row_of(self, index: QModelIndex | QPersistentModelIndex) -> OutlineRow | None:
        return self._model.rows[index.row()] if index.isValid() else None

    def _selected(self) -> list[OutlineRow]:
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self._model.rows[at] for at in rows]

    def _on_current(self, index: QModelIndex, _before: QModelIndex | None = None) -> None:
        row = self._row_of(index)
        if self._showing or row is None or row.key == self._told or row.shape == "column":
            return
        self._told = row.key
        self.chosen.emit(row.key)

    def _on_clicked(self, index: QModelIndex) -> None:
        self._on_current(index)
        row = self._row_of(index)
        if row is not None and row.shape != "column" and len(self._selected()) == 1:
            self.pointed.emit(row.key)

    def focusInEvent(self, event: QFocusEvent) -> None:
        # Qt makes the first row current when the focus comes in; nobody has chosen it.
        was, self._showing = self._showing, True
        super().focusInEvent(event)
        self._showing = was

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self._row_of(self.currentIndex())
        if row is None or self.state() == self.State.EditingState:
            super().keyPressEvent(event)
            return
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._enter(row)
            case Qt.Key.Key_Delete if self.articles() and not self.column():
                self._deeds["remove_article"].trigger()
            case Qt.Key.Key_Left | Qt.Key.Key_Right if row.shape == "column":
                if bool(row.folded) == (event.key() == Qt.Key.Key_Right):
                    self.toggle(row.column)
            case _:
                super().keyPressEvent(event)

    def _enter(self, row: OutlineRow) -> None:
        if row.shape == "column":
            self.toggle(row.column)
        else:
            self.chosen.emit(row.key)
            self.entered.emit(row.key)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        row = self._row_of(self.indexAt(event.position().toPoint()))
        is_plain = event.button() == Qt.MouseButton.LeftButton and event.modifiers() == _PLAIN
        self._pressed = row.key if row is not None and is_plain else ""
        self._is_on_movable = row is not None and row.shape != "end"
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        # Qt would choose all rows between here and where the button went down, 报头 and 报尾 too.
        if event.buttons() == Qt.MouseButton.NoButton or self._is_on_movable:
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        row = self._row_of(self.indexAt(event.position().toPoint()))
        super().mouseReleaseEvent(event)
        if row is not None and row.shape == "column" and row.key == self._pressed:
            self.toggle(row.column)
        self._pressed = ""

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        row = self._row_of(index)
        if row is not None and row.shape != "end":
            corner = self.viewport().mapToGlobal(self.visualRect(index).bottomLeft())
            menu = outline_menus.of_row(self, row, self._deeds)
            menu.popup(corner if by_key else event.globalPos())

    def startDrag(self, supportedActions: Qt.DropAction) -> None:  # noqa: N803 - Qt's name
        self._pressed = ""
        column, keys = self.column(), self.articles()
        if not keys:
            return
        rows = [row for row in self._all if row.key in keys]
        more = f"等 {len(keys)} 篇" if len(keys) > 1 else ""
        words = f"【{column}】" if column else f"{rows[0].words}{more}"
        heads = {row.key for row in self._all if row.shape == "column" and row.column == column}
        self.painter_of_rows.dragged = frozenset(keys) | (heads if column else frozenset())
        self.viewport().update()
        load.drag(self, Load(column=column) if column else Load(keys), words)
        self.painter_of_rows.dragged = frozenset()
        self.landings.leave()
        self.viewport().update()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self.landings.take_over(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self.landings.take_over(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.landings.leave()

    def dropEvent(self, event: QDropEvent) -> None:
        self.setFocus()  # where it came from may be empty now, and hand the focus on
        self.landings.land(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self.landings.paint(QPainter(self.viewport()))
