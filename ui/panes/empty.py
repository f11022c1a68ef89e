"""What the middle shows while no issue is open: four ways to begin."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui import theme
from ui.widgets import buttons


RECENT = 5
_BESIDE = 18  # px of padding and frame on both sides of the words


class _Recent(QPushButton):
    """An issue, its words cut at the end where there is no room. Signals: none of its own."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self._words = words
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.setProperty("look", "row")

    def sizeHint(self) -> QSize:
        return QSize(0, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _fit(self) -> None:
        room = self.width() - _BESIDE
        self.setText(self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()


class EmptyPage(QWidget):
    """还没有打开简报.

    Signals: next_asked(), blank_asked(), past_asked(), sample_asked(), issue_chosen(entry).
    """

    next_asked = Signal()
    blank_asked = Signal()
    past_asked = Signal()
    sample_asked = Signal()
    issue_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("base")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        title = QLabel("还没有打开简报")
        theme.set_font(title, 20, bold=True)
        self._words = QLabel()
        self._words.setProperty("tone", "second")
        self._words.setWordWrap(True)
        self._next = buttons.PrimaryButton("照上一期新建", "duplicate")
        self._blank = buttons.plain("空白新建", "new", size="large")
        self._past = buttons.plain("打开往期", "archive", size="large")
        self._sample = buttons.plain("先用样例看看", size="large")
        self._card = QFrame()
        self._card.setObjectName("card")
        self._recent = QVBoxLayout(self._card)
        self._recent.setContentsMargins(6, 6, 6, 6)
        self._recent.setSpacing(0)
        inside = QWidget()
        theme.set_width(inside, 420)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(title)
        column.addWidget(self._words)
        for deeds in ((self._next, self._blank, self._past), (self._sample,)):
            row = QHBoxLayout()
            row.setSpacing(8)
            for button in deeds:
                row.addWidget(button)
            row.addStretch(1)
            column.addLayout(row)
        column.addWidget(self._card)
        outer = QVBoxLayout(self)
        outer.addStretch(2)
        outer.addWidget(inside, 0, Qt.AlignmentFlag.AlignHCenter)
        outer.addStretch(3)
        self._next.clicked.connect(self.next_asked)
        self._blank.clicked.connect(self.blank_asked)
        self._past.clicked.connect(self.past_asked)
        self._sample.clicked.connect(self.sample_asked)
        self.show_recent(())

    def show_recent(self, recent: tuple[tuple[int, str], ...]) -> None:
        """Show the newest issues, (entry, words) each; with none, nothing to go on from."""
        self._next.setVisible(bool(recent))
        begin = self._next if recent else self._blank
        if self._blank.hasFocus() and recent:  # it was not known yet that there is one
            begin.setFocus()
        self.setFocusProxy(begin)
        self._past.setVisible(bool(recent))
        self._sample.setVisible(not recent)
        self._words.setText(
            "报头、报送单位和期号照上一期带来，只写新内容。"
            if recent
            else "从空白开始，或者先打开一份样例，看看一期简报是什么样子。"
        )
        while item := self._recent.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        heading = QLabel("最近")
        theme.set_font(heading, 12)
        heading.setProperty("tone", "second")
        heading.setContentsMargins(8, 2, 0, 2)
        self._recent.addWidget(heading)
        for entry, words in recent[:RECENT]:
            self._recent.addWidget(self._recent_button(entry, words))
        self._card.setVisible(bool(recent))

    def show_last(self, label: str) -> None:
        """Name the issue to go on from: 照第12期新建."""
        self._next.setText(f"照{label}新建" if label else "照上一期新建")
        self._next.setAccessibleName(self._next.text())
        self._next.updateGeometry()

    def _recent_button(self, entry: int, words: str) -> QPushButton:
        button = _Recent(words)
        button.setObjectName(str(entry))
        button.clicked.connect(self._on_recent)
        return button

    def _on_recent(self) -> None:
        self.issue_chosen.emit(int(self.sender().objectName()))
