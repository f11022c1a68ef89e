"""The bar above the words: what a paragraph is, marks, what can be put in, undo."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QPoint, Signal
from PySide6.QtGui import QAction, QIcon, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QToolButton,
    QWidget,
    QWidgetAction,
)

from gazetteer_desk.bulletin.body import Kind, Mark
from ui import theme
from ui.editor.phrase_menu import PhraseMenu
from ui.editor.symbol_picker import SymbolPicker
from ui.editor.table_picker import TablePicker
from ui.editor.tool_group import BUTTON, ToolButton, ToolGroup


_HEIGHT = 36
_SPACING = 4
_KINDS = (
    (Kind.BODY, "正文", "Ctrl+0"),
    (Kind.HEADING1, "一、", "Ctrl+1"),
    (Kind.HEADING2, "（一）", "Ctrl+2"),
    (Kind.HEADING3, "1.", "Ctrl+3"),
    (Kind.HEADING4, "（1）", "Ctrl+4"),
)
_OTHERS = (
    (Kind.CENTERED, "Ctrl+E"),
    (Kind.SIGNATURE, "Ctrl+R"),
    (Kind.DATELINE, ""),
    (Kind.NOTE, ""),
    (Kind.ATTACHMENT, ""),
)
_MARKS = (
    (Mark.BOLD, "bold", "Ctrl+B"),
    (Mark.UNDERLINE, "underline", "Ctrl+U"),
    (Mark.SUPERSCRIPT, "sup", "Ctrl+Shift+="),
    (Mark.SUBSCRIPT, "sub", "Ctrl+="),
)


class EditorToolbar(QWidget):
    """Offer kinds, marks and insertions.

    Signals: kind_chosen(Kind), mark_toggled(Mark), table_asked(int, int) rows and columns,
    picture_asked(), symbol_chosen(str), today_asked(), find_asked(), undo_asked(), redo_asked().
    What is chosen in the menu 常用语 is said by `phrases` itself.
    """

    kind_chosen = Signal(object)
    mark_toggled = Signal(object)
    table_asked = Signal(int, int)
    picture_asked = Signal()
    symbol_chosen = Signal(str)
    today_asked = Signal()
    find_asked = Signal()
    undo_asked = Signal()
    redo_asked = Signal()

    def __init__(self, icon: Callable[[str], QIcon], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self._icons: list[tuple[QAction | QToolButton, str]] = []
        self._kinds: dict[Kind, QAction] = {}
        self._marks: dict[Mark, QAction] = {}
        self._blocks: list[QAction] = []
        self._words: list[QAction] = []
        self._undo = self._action("撤销", "undo", "Ctrl+Z", self.undo_asked.emit)
        self._redo = self._action("重做", "redo", "Ctrl+Y", self.redo_asked.emit)
        self._others, self._more = ToolButton("其他种类"), ToolButton("更多")
        self._more_menu = QMenu(self)
        self._table_menu = QMenu("插入表格", self)
        self._symbol_menu = QMenu("特殊字符", self)
        self.symbols = SymbolPicker()
        self.phrases = PhraseMenu(self)
        kinds = self._kind_group()
        find = self._action("查找", "find", "Ctrl+F", self.find_asked.emit)
        self._groups = [self._mark_group(), self._insert_group(), ToolGroup([find], line=True)]
        history = ToolGroup([self._undo, self._redo])

        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 4, 8, 4)
        layout.setSpacing(_SPACING)
        layout.addWidget(kinds)
        for group in self._groups:
            layout.addWidget(group)
        layout.addWidget(self._more)
        layout.addStretch(1)
        layout.addWidget(history)
        self._more.setToolTip("更多")
        self._icons.append((self._more, "more"))
        self._more.setMenu(self._more_menu)
        self._more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._more.hide()
        self._ends = (kinds, history)

        self._more_menu.aboutToShow.connect(self._fill_more)
        self.retint()
        self._measure()

    def show_caret(self, kind: Kind, marks: frozenset[Mark]) -> None:
        """Press the buttons of what stands at the caret."""
        for one, action in self._kinds.items():
            action.setChecked(one == kind)
        for mark, action in self._marks.items():
            action.setChecked(mark in marks)
        other = kind in dict(_OTHERS)
        self._others.setChecked(other)
        words = kind.label if other else "其他"
        if words != self._others.text():
            self._others.setText(words)
            self._measure()
            self._fold()

    def show_history(self, undo: str, redo: str) -> None:
        """Name what can be undone and redone; "" where there is nothing."""
        for action, word, keys, name in (
            (self._undo, "撤销", "Ctrl+Z", undo),
            (self._redo, "重做", "Ctrl+Y", redo),
        ):
            action.setEnabled(bool(name))
            action.setToolTip(f"{word}{' ' + name if name else ''}　{keys}")

    def enable(self, *, body: bool, words: bool) -> None:
        """Grey what the field with the caret cannot do: the body alone has kinds and marks."""
        for action in (*self._kinds.values(), *self._marks.values(), *self._blocks):
            action.setEnabled(body)
        self._others.setEnabled(body)
        for action in self._words:
            action.setEnabled(words)

    def retint(self) -> None:
        """Fetch the icons again after a change of theme."""
        for holder, name in self._icons:
            holder.setIcon(self._icon(name))

    def _action(
        self, words: str, icon: str, keys: str, deed: Callable[[], object], *, check: bool = False
    ) -> QAction:
        made = QAction(words, self)
        made.setCheckable(check)
        made.setToolTip(f"{words}　{keys}" if keys else words)
        made.triggered.connect(lambda _checked=False: deed())
        if icon:
            self._icons.append((made, icon))
        return made

    def _kind_group(self) -> QWidget:
        for kind, words, keys in _KINDS:
            action = self._action(words, "", keys, partial(self._choose, kind), check=True)
            action.setToolTip(f"{kind.label}　{keys}")
            self._kinds[kind] = action
        menu = QMenu(self)
        for kind, keys in _OTHERS:
            action = self._action(kind.label, "", keys, partial(self._choose, kind), check=True)
            self._kinds[kind] = action
            menu.addAction(action)
        group = ToolGroup([self._kinds[kind] for kind, _, _ in _KINDS])
        self._others.setText("其他")
        self._others.setCheckable(True)
        self._others.setToolTip("其他种类")
        self._others.drop_down(menu)
        self._icons.append((self._others, "down"))
        group.add(self._others)
        return group

    def _mark_group(self) -> QWidget:
        for mark, icon, keys in _MARKS:
            deed = partial(self.mark_toggled.emit, mark)
            self._marks[mark] = self._action(mark.label, icon, keys, deed, check=True)
        return ToolGroup(list(self._marks.values()), line=True)

    def _insert_group(self) -> QWidget:
        picker = TablePicker()
        picker.size_chosen.connect(self._choose_table)
        self.symbols.symbol_chosen.connect(self._choose_symbol)
        phrases = self._action("常用语", "phrase", "", self.open_phrases)
        phrases.setMenu(self.phrases)
        self._blocks = [
            self._palette("表格", "table", self._table_menu, picker),
            self._action("图片", "picture", "", self.picture_asked.emit),
        ]
        self._words = [
            self._palette("特殊字符", "symbol", self._symbol_menu, self.symbols),
            self._action("今天", "calendar", "Ctrl+;", self.today_asked.emit),
        ]
        return ToolGroup([*self._blocks, *self._words, phrases], line=True)

    def _palette(self, words: str, icon: str, menu: QMenu, inside: QWidget) -> QAction:
        holder = QWidgetAction(menu)
        holder.setDefaultWidget(inside)
        menu.addAction(holder)
        menu.aboutToShow.connect(inside.setFocus)
        made = self._action(words, icon, "", menu.show)
        made.setMenu(menu)
        return made

    def open_tables(self) -> None:
        """Open the grid on which a table's size is chosen, wherever its button is."""
        self._table_menu.popup(self._below())

    def open_symbols(self) -> None:
        """Open the palette of special characters, wherever its button is."""
        self._symbol_menu.popup(self._below())

    def open_phrases(self) -> None:
        """Open the menu of phrases, wherever its button is."""
        self.phrases.popup(self._below())

    def _below(self) -> QPoint:
        return self.mapToGlobal(QPoint(self.width() // 3, self.height()))

    def _choose(self, kind: Kind) -> None:
        self._kinds[kind].setChecked(True)  # a second click does not take a kind away
        self.kind_chosen.emit(kind)

    def _choose_table(self, rows: int, columns: int) -> None:
        self._table_menu.hide()
        self._more_menu.hide()
        self.table_asked.emit(rows, columns)

    def _choose_symbol(self, sign: str) -> None:
        self._symbol_menu.hide()
        self._more_menu.hide()
        self.symbol_chosen.emit(sign)

    def _fill_more(self) -> None:
        self._more_menu.clear()
        for group in self._groups:
            if group.isHidden():
                self._more_menu.addActions(group.actions())
                self._more_menu.addSeparator()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Move whole groups into ⋯ from the right where they find no room."""
        super().resizeEvent(event)
        self._fold()

    def changeEvent(self, event: QEvent) -> None:
        """Take other measures when the interface gets another face, or another sheet with it."""
        super().changeEvent(event)
        is_new = event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange)
        if is_new and hasattr(self, "_ends"):
            self._measure()
            self._fold()

    def _measure(self) -> None:
        self.setFixedHeight(max(theme.scaled(_HEIGHT), self.fontMetrics().height() + 14))
        ends = sum(group.sizeHint().width() for group in self._ends)
        self._pinned = ends + 2 * 8 + _SPACING
        self.setMinimumWidth(self._pinned + _SPACING + theme.scaled(BUTTON))

    def _fold(self) -> None:
        free = self.width() - self._pinned
        wanted = [group.sizeHint().width() + _SPACING for group in self._groups]
        if sum(wanted) > free:
            free -= self._more.sizeHint().width() + _SPACING
        for group, width in zip(self._groups, wanted, strict=True):
            free -= width
            group.setVisible(free >= 0)
        self._more.setVisible(free < 0)
