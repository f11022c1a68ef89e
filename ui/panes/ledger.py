"""The ledger (台账): one row an issue; void and missing numbers are rows with words too."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    Qt,
    QTimer,
    Signal,
    SignalInstance,
)
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QMenu,
    QTableView,
    QWidget,
)

from ui import theme
from ui.panes.ledger_model import (
    COLUMNS,
    COPIES,
    PAGES,
    REMARK,
    STRETCH,
    TOTAL,
    LedgerModel,
    LedgerPainter,
)
from ui.panes.ledger_rows import Extent, LedgerLine


_NARROW = 820  # px; below it the title needs the room that pages and copies have
_TIGHT = 680  # px; below it that of the total and the remark too
# Pages are counted a few rows at a time, and only at rest: no thread may hold a frame up.
_REST_MS, _NEXT_MS, _AT_ONCE = 300, 20, 3


class LedgerTable(QTableView):
    """The table.

    Signals: entry_chosen(entry), entry_opened(entry), copy_asked(entry) for 照此新建,
    advance_asked(entry) for its next state, correct_asked(entry), delete_asked(entry),
    void_asked(entry), remark_written(entry, words); extents_wanted(heads of rows in sight whose
    pages and copies are not known yet).
    """

    entry_chosen = Signal(int)
    entry_opened = Signal(int)
    copy_asked = Signal(int)
    advance_asked = Signal(int)
    correct_asked = Signal(int)
    delete_asked = Signal(int)
    void_asked = Signal(int)
    remark_written = Signal(int, str)
    extents_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("台账")
        self._model = LedgerModel(self)
        self._showing = False
        self.setModel(self._model)
        self.setItemDelegate(LedgerPainter(self._model, self))
        # What fills its room by itself is moved when it is scrolled, and only new rows are painted.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        self._measure()
        self._actions = self._make_actions()
        self._rest = QTimer(self, singleShot=True)
        self._rest.timeout.connect(self._on_rest)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.selectionModel().currentRowChanged.connect(self._on_current)
        self.doubleClicked.connect(self._on_opened)
        self._model.remark_written.connect(self.remark_written)

    def show_lines(self, lines: tuple[LedgerLine, ...]) -> None:
        """Show these rows; the chosen one stays chosen, at its place in the window."""
        if lines == self._model.lines:
            return
        kept, scrolled = self.current(), self.verticalScrollBar().value()
        self._showing = True
        self._model.show_lines(lines)
        self.verticalScrollBar().setValue(scrolled)
        if kept is not None:
            self._select(kept.entry, gap=kept.number if kept.is_gap else "")
        self._showing = False
        self._on_scrolled()

    def show_extents(self, extents: Mapping[int, Extent]) -> None:
        """Show the pages and copies of some revisions; ask on for what is still in sight."""
        self._model.extents |= extents
        self.viewport().update()
        if not self._rest.isActive():
            self._rest.start(_NEXT_MS)

    def current(self) -> LedgerLine | None:
        """Return the chosen row."""
        line = self.currentIndex().data(Qt.ItemDataRole.UserRole)
        return line if isinstance(line, LedgerLine) else None

    def write_remark(self, entry: int = 0) -> None:
        """Open the line for the remark of the chosen row, or of this issue."""
        if entry:
            self._select(entry)
        line = self.current()
        if line is not None and line.entry:
            self.edit(self._model.index(self.currentIndex().row(), REMARK))

    def _select(self, entry: int, *, gap: str = "") -> None:
        for at, line in enumerate(self._model.lines):
            if line.entry == entry and (line.number if line.is_gap else "") == gap:
                self.selectRow(at)
                return

    def _make_actions(self) -> dict[str, QAction]:
        made: dict[str, QAction] = {}
        for name, words, deed in (
            ("open", "打开\tEnter", self._on_opened),
            ("copy", "照此新建\tCtrl+D", self._on_copy),
            ("next", "", partial(self._on_asked, self.advance_asked)),
            ("correct", "写更正…", partial(self._on_asked, self.correct_asked)),
            ("remark", "写备注\tF2", self.write_remark),
            ("void", "作废…\tDel", self._on_void),
            ("delete", "删除这一期", partial(self._on_asked, self.delete_asked)),
        ):
            made[name] = QAction(words, self)
            made[name].triggered.connect(deed)
        return made

    def menu(self) -> QMenu:
        """Return what can be done with the chosen row."""
        menu, line = QMenu(self), self.current()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name, action in self._actions.items():
            if name in ("next", "remark"):
                menu.addSeparator()
            menu.addAction(action)
        issue = line is not None and not line.is_gap
        self._actions["open"].setEnabled(issue)
        self._actions["copy"].setEnabled(issue)
        self._actions["remark"].setEnabled(line is not None and bool(line.entry))
        self._actions["void"].setEnabled(line is not None and line.can_void)
        self._actions["delete"].setEnabled(line is not None and line.can_delete)
        following = line.following if line is not None else ""
        self._actions["next"].setText(following)
        self._actions["next"].setVisible(bool(following))
        self._actions["correct"].setVisible(line is not None and line.can_correct)
        return menu

    def _issue(self) -> int:
        line = self.current()
        return 0 if line is None or line.is_gap else line.entry

    def _on_current(self, _index: QModelIndex, _before: QModelIndex) -> None:
        if not self._showing and (entry := self._issue()):
            self.entry_chosen.emit(entry)

    def _on_opened(self) -> None:
        if entry := self._issue():
            self.entry_opened.emit(entry)

    def _on_copy(self) -> None:
        if entry := self._issue():
            self.copy_asked.emit(entry)

    def _on_asked(self, asked: SignalInstance) -> None:
        if entry := self._issue():
            asked.emit(entry)

    def _on_void(self) -> None:
        if entry := self._issue():
            self.void_asked.emit(entry)

    def _on_scrolled(self) -> None:
        self._rest.start(_REST_MS)

    def _on_rest(self) -> None:
        if not self.isVisible():
            return
        first = max(self.rowAt(0), 0)
        last = self.rowAt(self.viewport().height() - 1)
        lines = self._model.lines[first : last + 1 if last >= 0 else None]
        unknown = [one.head for one in lines if one.head and one.head not in self._model.extents]
        if unknown:
            self.extents_wanted.emit(tuple(unknown[:_AT_ONCE]))

    def _measure(self) -> None:
        """Take the heights and widths from the face, so that they grow with large type."""
        self.verticalHeader().setDefaultSectionSize(theme.scaled(30))
        for at, (_, width) in enumerate(COLUMNS):
            self.setColumnWidth(at, theme.scaled(width or 160))
        self.horizontalHeader().setSectionResizeMode(STRETCH, QHeaderView.ResizeMode.Stretch)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._measure()

    def resizeEvent(self, event: QResizeEvent) -> None:
        is_narrow = self.viewport().width() < theme.scaled(_NARROW)
        for column in (PAGES, COPIES):
            self.setColumnHidden(column, is_narrow)
        for column in (TOTAL, REMARK):
            self.setColumnHidden(column, self.viewport().width() < theme.scaled(_TIGHT))
        wide = COLUMNS[REMARK][1]
        self.setColumnWidth(REMARK, theme.scaled(wide * 2 // 3 if is_narrow else wide))
        super().resizeEvent(event)
        self._on_scrolled()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self.viewport()).fillRect(event.rect(), theme.color("base"))
        super().paintEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.state() == QAbstractItemView.State.EditingState:
            return  # the key that ended the writing of a remark is no deed of the table
        is_copy = event.key() == Qt.Key.Key_D
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_opened()
        elif event.key() == Qt.Key.Key_F2:
            self.write_remark()
        elif event.key() == Qt.Key.Key_Delete:
            self._on_void()
        elif is_copy and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self._on_copy()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu().popup(event.globalPos())
