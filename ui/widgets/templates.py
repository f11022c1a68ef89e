"""One template in a list: its name, whose it is, what is wrong with it, what can be done."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout

from ui import theme
from ui.widgets import buttons


_NAME_WIDE = 120


@dataclass(frozen=True, slots=True)
class TemplateState:
    """A template: whether it is the office's own, and why it cannot be used ("" where it can)."""

    name: str
    is_own: bool
    trouble: str = ""


class TemplateRow(QFrame):
    """A row of the list. Signals: deed_asked(name, "export" | "edit" | "retire")."""

    deed_asked = Signal(str, str)

    def __init__(self, state: TemplateState) -> None:
        super().__init__()
        self.setProperty("rule", "below")
        self._state = state
        self._icon = QLabel()
        name = QLabel(state.name)
        theme.set_font(name, bold=True)
        theme.set_width(name, _NAME_WIDE)
        words = QVBoxLayout()
        words.setSpacing(0)
        whose = QLabel("本单位的模板" if state.is_own else "自带的模板")
        whose.setProperty("tone", "second")
        words.addWidget(whose)
        if state.trouble:
            trouble = QLabel(state.trouble)
            trouble.setProperty("tone", "red")
            trouble.setWordWrap(True)
            words.addWidget(trouble)
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 8, 4, 8)
        row.setSpacing(10)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(name, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        deeds = {"edit": "修改" if state.is_own else "取来修改", "export": "导出…"}
        if state.is_own:
            deeds["retire"] = "停用"
        for deed, text in deeds.items():
            button = buttons.plain(text, size="row")
            button.setObjectName(deed)
            button.setAccessibleName(f"{text} {state.name}")
            button.clicked.connect(self._on_clicked)
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self._tint()

    def _tint(self) -> None:
        drawing, token = ("error", "red") if self._state.trouble else ("ok", "green")
        self._icon.setPixmap(theme.pixmap(drawing, 20, token))

    def _on_clicked(self) -> None:
        self.deed_asked.emit(self._state.name, self.sender().objectName())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._tint()
