"""The row of table commands that joins the toolbar while the caret is in a table."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QToolButton, QWidget

from ui import theme
from ui.editor import table_deeds, table_menu


HEIGHT = 28
_BUTTON = 24
_BELOW = "下方插入行"


class TableBar(QFrame):
    """Offer what can be done to a table. Signals: asked(str) the name of a command."""

    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.setProperty("rule", "below")
        self.setAccessibleName("表格")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(8, 1, 8, 2)
        self._row.setSpacing(2)
        self._button("加一行", _BELOW)
        self._menu("插入", table_menu.INSERT)
        self._menu("删除", table_menu.REMOVE)
        self._rule()
        self._merge = self._button("合并", "合并单元格")
        self._menu("拆分", table_menu.SPLIT)
        self._rule()
        self._heading = self._button("表头行", table_deeds.HEADER)
        self._heading.setCheckable(True)
        self._menu("列宽", table_menu.WIDTHS)
        self._rule()
        self._button("表题", table_deeds.CAPTION)
        self._menu("更多", (*table_deeds.SELECTIONS, *table_menu.MOVE, table_menu.EMPTY))
        self._row.addStretch(1)
        theme.set_height(self, HEIGHT)
        self.hide()

    def show_table(self, *, has_heading: bool, can_merge: bool) -> None:
        """Say how the table at the caret is."""
        self._heading.setChecked(has_heading)
        self._merge.setEnabled(can_merge)
        tip = "合并单元格" if can_merge else "先拖过要合并的单元格，或按 Shift 和方向键选中"
        self._merge.setToolTip(tip)

    def _button(self, words: str, name: str) -> QToolButton:
        made = self._dressed(words, table_menu.entry(name).replace("\t", "　"))
        made.clicked.connect(partial(self._ask, name))
        return made

    def _menu(self, words: str, names: tuple[str, ...]) -> None:
        made = self._dressed(f"{words} ▾", words)
        menu = QMenu(made)
        for name in names:
            menu.addAction(table_menu.entry(name), partial(self._ask, name))
        made.setMenu(menu)
        made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)

    def _dressed(self, words: str, name: str) -> QToolButton:
        made = QToolButton()
        made.setText(words)
        made.setToolTip(name)
        made.setAccessibleName(name)
        made.setAutoRaise(True)
        theme.set_height(made, _BUTTON)
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the caret in the table
        self._row.addWidget(made)
        return made

    def _rule(self) -> None:
        rule = QFrame()
        rule.setProperty("rule", "between")
        rule.setFixedSize(3, 16)
        self._row.addWidget(rule)

    def _ask(self, name: str, _checked: bool = False) -> None:
        self.asked.emit(name)
