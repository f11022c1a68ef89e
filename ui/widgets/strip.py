"""The line at the top of a form: what lacks and what is wrong, each a way to its field."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from gazetteer_desk.bulletin import checks
from gazetteer_desk.bulletin.checks import Remark
from ui import theme
from ui.widgets import buttons
from ui.widgets.flow import Flow


class ProblemStrip(QFrame):
    """Hidden while nothing is to be mended. Signals: field_chosen(name of the field)."""

    field_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self.setProperty("tone", "red")
        self.setMinimumHeight(36)
        self._icon = QLabel()
        self._words = QLabel()
        theme.set_font(self._words, bold=True)
        self._links = Flow(2)
        hint = QLabel("F8 下一处")
        theme.set_font(hint, 12)
        hint.setProperty("tone", "second")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 3, 12, 3)
        row.setSpacing(8)
        for part in (self._icon, self._words):
            row.addWidget(part)
        row.addLayout(self._links, 1)
        row.addWidget(hint)
        self._shown: tuple[Remark, ...] = ()
        self._tint()
        self.hide()

    def show_remarks(self, remarks: Sequence[Remark]) -> None:
        """Show how many there are and a link for each; hide when there is none."""
        if tuple(remarks) == self._shown:
            return
        self._shown = tuple(remarks)
        while item := self._links.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for remark in remarks:
            link = buttons.link(remark.brief)
            link.setObjectName(remark.field)
            link.clicked.connect(self._on_clicked)
            self._links.addWidget(link)
        self._words.setText(f"{checks.counted(remarks)}：")
        self.setVisible(bool(remarks))

    def _tint(self) -> None:
        self._icon.setPixmap(theme.pixmap("error", 16, "red"))

    def _on_clicked(self) -> None:
        self.field_chosen.emit(self.sender().objectName())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_icon"):
            self._tint()
