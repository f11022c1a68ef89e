"""An issue that is chosen in the ledger, to be read: whose it is, its words, what to do with it."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QLabel, QTextBrowser, QVBoxLayout, QWidget

from ui import theme
from ui.widgets import buttons
from ui.widgets.flow import Flow


@dataclass(frozen=True, slots=True)
class Reading:
    """Something to read: a heading, whose it is, its plain words."""

    heading: str
    source: str
    text: str


class ReadingView(QWidget):
    """Head, deeds and words of what is chosen.

    Signals: open_asked(), copy_asked().
    """

    open_asked = Signal()
    copy_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading = QLabel()
        theme.set_font(self._heading, bold=True)
        self._heading.setWordWrap(True)
        self._source = QLabel()
        self._source.setProperty("tone", "second")
        self._source.setWordWrap(True)
        self.open = buttons.PrimaryButton("打开这一期")
        self.copy = buttons.plain("照此新建", "duplicate")
        self.text = QTextBrowser()
        self.text.setAccessibleName("所选内容")
        self.text.document().setDocumentMargin(18)
        self.deeds = Flow(8)
        for button in (self.open, self.copy):
            self.deeds.addWidget(button)
        head = QFrame()
        head.setObjectName("panel")
        head.setProperty("rule", "below")
        inner = QVBoxLayout(head)
        inner.setContentsMargins(14, 10, 14, 8)
        inner.setSpacing(4)
        inner.addWidget(self._heading)
        inner.addWidget(self._source)
        inner.addLayout(self.deeds)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self.text, 1)
        self.setMinimumWidth(300)
        self.open.clicked.connect(self.open_asked)
        self.copy.clicked.connect(self.copy_asked)
        self.show_reading(None)

    def show_reading(self, reading: Reading | None) -> None:
        """Show what was chosen."""
        for button in (self.open, self.copy):
            button.setEnabled(reading is not None)
        self._heading.setText(reading.heading if reading else "还没有选中")
        self._source.setText(reading.source if reading else "在左边选一期，内容显示在这里。")
        self.text.setPlainText(reading.text if reading else "")
        font = theme.ui_font(16)
        font.setFamily(theme.face("fangsong"))
        self.text.document().setDefaultFont(font)
        pitch = QTextBlockFormat()
        pitch.setLineHeight(160, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor = QTextCursor(self.text.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(pitch)
