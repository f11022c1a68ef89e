"""The line at the top of a form: what still lacks, each a way to its field."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from ui import theme
from ui.widgets import buttons


class ProblemStrip(QFrame):
    """Hidden while nothing lacks. Signals: field_chosen(name of the field)."""

    field_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self.setProperty("tone", "red")
        self.setMinimumHeight(36)
        self._icon = QLabel()
        self._words = QLabel()
        self._words.setFont(theme.ui_font(bold=True))
        self._links = QHBoxLayout()
        self._links.setSpacing(2)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 3, 12, 3)
        row.setSpacing(8)
        row.addWidget(self._icon)
        row.addWidget(self._words)
        row.addLayout(self._links)
        row.addStretch(1)
        self._shown: dict[str, str] = {}
        self._tint()
        self.hide()

    def show_problems(self, labels: Mapping[str, str]) -> None:
        """Show a link for each field at fault: {field: its label}; hide when there is none."""
        if dict(labels) == self._shown:
            return
        self._shown = dict(labels)
        while item := self._links.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for name, label in labels.items():
            link = buttons.link(label)
            link.setObjectName(name)
            link.clicked.connect(self._on_clicked)
            self._links.addWidget(link)
        self._words.setText(f"有 {len(labels)} 处要补：")
        self.setVisible(bool(labels))

    def _tint(self) -> None:
        self._icon.setPixmap(theme.pixmap("error", 16, "red"))

    def _on_clicked(self) -> None:
        self.field_chosen.emit(self.sender().objectName())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_icon"):
            self._tint()
