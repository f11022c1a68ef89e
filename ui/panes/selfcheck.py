"""The room 自检: one row a matter, and the backups."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui import theme
from ui.widgets import buttons


_LOOK = {"green": ("ok", "green"), "amber": ("warn", "amber"), "red": ("error", "red")}
_WIDE = 860
_DROP = 5  # px from the top of a button to that of a word beside it


@dataclass(frozen=True, slots=True)
class Matter:
    """One thing looked at: what it is, what was found, what to do; deeds are (name, words)."""

    name: str
    title: str
    sentence: str
    remedy: str = ""
    tone: str = "green"
    deeds: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class BackupLine:
    """One backup: its path, when it was taken, and what is in it."""

    path: str
    when: str
    summary: str


class _MatterRow(QFrame):
    """A row. Signals: deed_asked(matter, deed)."""

    deed_asked = Signal(str, str)

    def __init__(self, matter: Matter) -> None:
        super().__init__()
        self.setProperty("rule", "below")
        self._matter = matter
        self._icon = QLabel()
        title = QLabel(matter.title)
        theme.set_font(title, bold=True)
        theme.set_width(title, 72)
        words = QVBoxLayout()
        words.setSpacing(0)
        for text, tone in ((matter.sentence, ""), (matter.remedy, "second")):
            if text:
                label = QLabel(text)
                label.setWordWrap(True)
                label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
                label.setProperty("tone", tone)
                label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
                words.addWidget(label)
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 10, 4, 10)
        row.setSpacing(10)
        words.setContentsMargins(0, _DROP, 0, 0)
        words.addStretch(1)
        for part in (self._icon, title):
            part.setContentsMargins(0, _DROP, 0, 0)
            row.addWidget(part, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        for name, text in matter.deeds:
            button = buttons.plain(text)
            button.setObjectName(name)
            button.setAccessibleName(f"{matter.title}　{text}")
            button.clicked.connect(self._on_clicked)
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self._tint()

    def _tint(self) -> None:
        drawing, token = _LOOK[self._matter.tone]
        self._icon.setPixmap(theme.pixmap(drawing, 20, token))

    def _on_clicked(self) -> None:
        self.deed_asked.emit(self._matter.name, self.sender().objectName())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._tint()


class _BackupRow(QFrame):
    """A backup; 恢复 shows what is in it and asks once more in the same row.

    Signals: restore_asked(path), preview_asked(path).
    """

    restore_asked = Signal(str)
    preview_asked = Signal(str)

    def __init__(self, backup: BackupLine) -> None:
        super().__init__()
        self.setProperty("rule", "below")
        self._path = backup.path
        when = QLabel(backup.when)
        when.setMinimumWidth(150)
        self._summary = QLabel(backup.summary)
        self._summary.setProperty("tone", "second")
        self._ask = QLabel("现在的数据会先另存一份，再换成这一份。")
        self._restore = buttons.plain("恢复…", "history")
        self._restore.setAccessibleName(f"恢复 {backup.when} 的备份")
        self._sure = buttons.plain("恢复到这一份")
        self._sure.setAccessibleName(f"恢复到 {backup.when} 的备份")
        self._not = buttons.plain("不恢复")
        self._inside = QLabel()
        self._inside.setProperty("tone", "second")
        self._inside.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 4, 4)
        column.setSpacing(4)
        row = QHBoxLayout()
        row.setSpacing(10)
        column.addLayout(row)
        column.addWidget(self._inside)
        row.addWidget(when)
        row.addWidget(self._summary, 1)
        row.addWidget(self._ask, 1)
        for button in (self._restore, self._sure, self._not):
            row.addWidget(button)
        self._restore.clicked.connect(self._on_restore)
        self._sure.clicked.connect(self._on_sure)
        self._not.clicked.connect(self._on_not)
        self._ask_again(asking=False)

    def _ask_again(self, *, asking: bool) -> None:
        for widget in (self._ask, self._sure, self._not):
            widget.setVisible(asking)
        for widget in (self._summary, self._restore):
            widget.setVisible(not asking)
        self._inside.hide()

    @property
    def path(self) -> str:
        """Return where the backup is."""
        return self._path

    def show_contents(self, words: str) -> None:
        """Show what is in it, while it is asked about."""
        self._inside.setText(words)
        self._inside.setVisible(self._ask.isVisibleTo(self) and bool(words))

    def _on_restore(self) -> None:
        self._ask_again(asking=True)
        self._not.setFocus()
        self.preview_asked.emit(self._path)

    def _on_not(self) -> None:
        self._ask_again(asking=False)
        self._restore.setFocus()

    def _on_sure(self) -> None:
        self._ask_again(asking=False)
        self.restore_asked.emit(self._path)


class SelfcheckRoom(QScrollArea):
    """The room 自检.

    Signals: deed_asked(matter, deed), restore_asked(path of a backup), preview_asked(its path).
    """

    deed_asked = Signal(str, str)
    restore_asked = Signal(str)
    preview_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setAccessibleName("自检")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._matters: tuple[Matter, ...] = ()
        self._backups: tuple[BackupLine, ...] | None = None
        title = QLabel("自检")
        theme.set_font(title, 16, bold=True)
        self._first = QVBoxLayout()
        self._first.setSpacing(0)
        heading = QLabel("备份")
        theme.set_font(heading, bold=True)
        heading.setContentsMargins(4, 18, 0, 4)
        self._second = QVBoxLayout()
        self._second.setSpacing(0)
        inside = QWidget()
        inside.setMaximumWidth(_WIDE)
        column = QVBoxLayout(inside)
        column.setContentsMargins(22, 14, 22, 22)
        column.setSpacing(6)
        column.addWidget(title)
        column.addLayout(self._first)
        column.addWidget(heading)
        column.addLayout(self._second)
        column.addStretch(1)
        ground = QWidget()
        ground.setObjectName("base")
        row = QHBoxLayout(ground)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(inside, 1)
        row.addStretch(0)
        self.setWidget(ground)
        self.show_backups(())

    def show_matters(self, matters: tuple[Matter, ...]) -> None:
        """Show these matters, in this order."""
        if matters == self._matters:
            return
        self._matters = matters
        _empty(self._first)
        for matter in matters:
            row = _MatterRow(matter)
            row.deed_asked.connect(self.deed_asked)
            self._first.addWidget(row)

    def show_backups(self, backups: tuple[BackupLine, ...]) -> None:
        """Show these backups, newest first."""
        if backups == self._backups:
            return
        self._backups = backups
        _empty(self._second)
        for backup in backups:
            row = _BackupRow(backup)
            row.restore_asked.connect(self.restore_asked)
            row.preview_asked.connect(self.preview_asked)
            self._second.addWidget(row)
        if not backups:
            none = QLabel("还没有备份。有改动时每 15 分钟自动备份一次，退出时也备份。")
            none.setProperty("tone", "second")
            none.setWordWrap(True)
            none.setContentsMargins(4, 4, 4, 4)
            self._second.addWidget(none)

    def show_contents(self, path: str, words: str) -> None:
        """Show what is in a backup, in its row."""
        for row in self.findChildren(_BackupRow):
            if row.path == path:
                row.show_contents(words)


def _empty(box: QVBoxLayout) -> None:
    while item := box.takeAt(0):
        if widget := item.widget():
            widget.hide()
            widget.deleteLater()
