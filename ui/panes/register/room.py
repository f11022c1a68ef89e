"""The room 名录: units, persons, recipients, columns, phrases and rules, one kind at a time."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListWidget, QStackedWidget, QWidget

from ui import theme
from ui.panes.register.columns import ColumnPage
from ui.panes.register.persons import PersonPage
from ui.panes.register.phrases import PhrasePage
from ui.panes.register.recipients import RecipientPage
from ui.panes.register.rules import RulePage
from ui.panes.register.units import UnitPage


if TYPE_CHECKING:
    from ui.panes.register.page import RegisterPage


_KINDS = 160
KINDS = ("单位", "人员", "报送名单", "栏目", "常用语", "校核规则")


class RegisterRoom(QWidget):
    """The room. It is empty until it is built, at the first visit."""

    units: UnitPage
    persons: PersonPage
    recipients: RecipientPage
    columns: ColumnPage
    phrases: PhrasePage
    rules: RulePage

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("base")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("名录")
        self._pages: dict[str, RegisterPage] = {}
        self.kinds = QListWidget()
        self.kinds.setObjectName("sections")
        self.kinds.setAccessibleName("名录的各类")
        theme.set_width(self.kinds, _KINDS)
        theme.set_font(self.kinds)
        self.kinds.setFrameShape(QFrame.Shape.NoFrame)
        self._stack = QStackedWidget()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.kinds)
        row.addWidget(self._stack, 1)
        self.setFocusProxy(self.kinds)
        self.kinds.currentRowChanged.connect(self._on_row)

    @property
    def is_built(self) -> bool:
        """Return whether there is anything in the room."""
        return bool(self._pages)

    def build(self) -> None:
        """Make the pages of the room."""
        self.units, self.persons, self.recipients = UnitPage(), PersonPage(), RecipientPage()
        self.columns, self.phrases, self.rules = ColumnPage(), PhrasePage(), RulePage()
        some = (self.recipients, self.columns, self.phrases, self.rules)
        pages = (self.units, self.persons, *some)
        self._pages = dict(zip(KINDS, pages, strict=True))
        for words, page in self._pages.items():
            self._stack.addWidget(page)
            self.kinds.addItem(words)
        self.kinds.setCurrentRow(0)
        last: QWidget = self.kinds
        for one in (one for page in self._pages.values() for one in page.ring):
            QWidget.setTabOrder(last, one)  # what is made late would come after all else
            last = one

    def show_kind(self, word: str) -> None:
        """Bring a kind to the front by its word."""
        self.kinds.setCurrentRow(list(self._pages).index(word))

    @property
    def kind(self) -> str:
        """Return the word of the kind in front."""
        return list(self._pages)[self._stack.currentIndex()]

    def flush(self) -> None:
        """Tell at once whatever was typed and not told yet."""
        for page in self._pages.values():
            page.form.flush_all()

    def _on_row(self, row: int) -> None:
        self.flush()
        self._stack.setCurrentIndex(row)
