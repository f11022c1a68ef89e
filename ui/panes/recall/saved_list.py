"""Searches with a name (常用查找): chosen by Enter, renamed by F2, taken away by Delete."""

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QMenu, QWidget

from ui import theme


_STAR = 16  # px
_WORDS = Qt.ItemDataRole.UserRole


class SavedList(QListWidget):
    """The list. Signals: chosen(words), renamed(old, new name), removed(name)."""

    chosen = Signal(str)
    renamed = Signal(str, str)
    removed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("常用查找")
        side = theme.scaled(_STAR)
        self.setIconSize(QSize(side, side))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._names: list[str] = []
        self.itemClicked.connect(self._on_chosen)
        self.itemChanged.connect(self._on_changed)
        self.customContextMenuRequested.connect(self._on_menu)

    def show_saved(self, saved: tuple[tuple[str, str], ...]) -> None:
        """Show names with their words."""
        was = self.blockSignals(True)
        at = self.currentRow()
        self.clear()
        self._names = [name for name, _ in saved]
        for name, words in saved:
            item = QListWidgetItem(theme.icon("star"), name)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
            item.setData(_WORDS, words)
            item.setToolTip(f"{words}　F2 改名，Delete 删除")
            self.addItem(item)
        self.setCurrentRow(min(at, self.count() - 1))
        self.blockSignals(was)

    def rename(self, name: str) -> None:
        """Let the clerk write another name."""
        if name in self._names:
            item = self.item(self._names.index(name))
            self.setCurrentItem(item)
            self.setFocus()
            self.editItem(item)

    def _on_chosen(self, item: QListWidgetItem) -> None:
        self.chosen.emit(item.data(_WORDS))

    def _on_changed(self, item: QListWidgetItem) -> None:
        old, new = self._names[self.row(item)], item.text().strip()
        if not new or (new != old and new in self._names):
            item.setText(old)
        elif new != old:
            self.renamed.emit(old, new)

    def _on_menu(self, at: QPoint) -> None:
        if not self.indexAt(at).isValid():
            return
        item = self.itemAt(at)
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction("改名\tF2").triggered.connect(lambda: self.editItem(item))
        menu.addAction("删除\tDelete").triggered.connect(lambda: self._remove(item))
        menu.popup(self.viewport().mapToGlobal(at))

    def _remove(self, item: QListWidgetItem) -> None:
        self.removed.emit(self._names[self.row(item)])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem() if self.count() else None
        is_written = self.state() == QAbstractItemView.State.EditingState
        if item is None or is_written:
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_chosen(item)
        elif event.key() == Qt.Key.Key_Delete:
            self._remove(item)
        else:
            super().keyPressEvent(event)
