"""The book of phrases (管理常用语): add, rename, write anew, remove; where the shared ones are."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from gazetteer_desk.bulletin.phrase import Phrase
from ui import theme
from ui.dialogs import files
from ui.widgets import buttons


_HINT = "要填的地方写成 {{单位}}，插入后按 Tab 逐个去填；{{今天}} 会自动写上当天日期。"
_KINDS = "常用语 (*.json *.txt)"


class PhraseBook(QDialog):
    """Nothing is changed before 保存; Esc has to be pressed twice where something was written.

    Signals: kept(tuple of Phrase, path of the shared file).
    """

    kept = Signal(object, str)

    def __init__(
        self, own: tuple[Phrase, ...], shared_path: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("管理常用语")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._phrases = list(own)
        self._path = shared_path
        self._before = (own, shared_path)
        self._told = QLabel()
        self._told.setProperty("tone", "amber")
        self.list = QListWidget()
        self.list.setObjectName("plain")
        self.list.setAccessibleName("自己的常用语")
        self.list.setSpacing(3)
        self.name, self.text = QLineEdit(), QPlainTextEdit()
        self.name.setAccessibleName("名称")
        self.name.setPlaceholderText("名称，如“会议开头”")
        self.text.setObjectName("field")
        self.text.setAccessibleName("内容")
        self.text.setTabChangesFocus(True)
        self._new = buttons.plain("新增", "plus")
        self._remove = buttons.plain("删去", "trash")
        self._shared = QLabel()
        self._choose = buttons.link("选共用文件…")
        self._leave = buttons.link("不用共用文件")
        self._no = buttons.plain("不保存")
        self.yes = buttons.PrimaryButton("保存")
        self._lay_out()
        self._connect()
        for phrase in self._phrases:
            self.list.addItem(phrase.name)
        self.list.setCurrentRow(0 if own else -1)
        self._show_row()
        self._show_shared()
        (self.list if own else self._new).setFocus()
        self.resize(680, 460)

    def add(self, phrase: Phrase) -> None:
        """Add a phrase and put the caret where its name is written."""
        self._phrases.append(phrase)
        self.list.addItem(phrase.name or "（未命名）")
        self.list.setCurrentRow(self.list.count() - 1)
        self.name.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in the name leads to the words of the phrase; the buttons have their own."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.name.hasFocus():
            self.text.setFocus()
        else:
            super().keyPressEvent(event)

    def reject(self) -> None:
        """Close by Esc or the frame: where something was written, say so first."""
        if not self._told.text() and (tuple(self._phrases), self._path) != self._before:
            self._told.setText("有改动还没有保存。不要了，再按一次 Esc。")
            self._told.setAccessibleName(self._told.text())
        else:
            super().reject()

    def _lay_out(self) -> None:
        head = QLabel("管理常用语")
        theme.set_font(head, 16, bold=True)
        hint = QLabel(_HINT)
        hint.setProperty("tone", "hint")
        hint.setWordWrap(True)
        left, right, middle = QVBoxLayout(), QVBoxLayout(), QHBoxLayout()
        row, shared, foot = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        row.addWidget(self._new)
        row.addWidget(self._remove)
        row.addStretch(1)
        left.addWidget(self.list, 1)
        left.addLayout(row)
        right.addWidget(self.name)
        right.addWidget(self.text, 1)
        right.addWidget(hint)
        middle.addLayout(left, 2)
        middle.addLayout(right, 3)
        shared.addWidget(self._shared, 1)
        shared.addWidget(self._choose)
        shared.addWidget(self._leave)
        foot.addWidget(self._told, 1)
        foot.addWidget(self._no)
        foot.addWidget(self.yes)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addWidget(head)
        column.addLayout(middle, 1)
        column.addLayout(shared)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.list.currentRowChanged.connect(self._show_row)
        self.name.textEdited.connect(self._on_edited)
        self.text.textChanged.connect(self._on_edited)
        self._new.clicked.connect(lambda: self.add(Phrase("", "")))
        self._remove.clicked.connect(self._on_remove)
        self._choose.clicked.connect(self._on_choose)
        self._leave.clicked.connect(lambda: self._take_path(""))
        self._no.clicked.connect(super().reject)
        self.yes.clicked.connect(self._on_kept)

    def _show_row(self) -> None:
        row = self.list.currentRow()
        phrase = self._phrases[row] if row >= 0 else Phrase("", "")
        with QSignalBlocker(self.name), QSignalBlocker(self.text):
            self.name.setText(phrase.name)
            self.text.setPlainText(phrase.text)
        for widget in (self.name, self.text, self._remove):
            widget.setEnabled(row >= 0)

    def _on_edited(self) -> None:
        row = self.list.currentRow()
        if row >= 0:
            self._phrases[row] = Phrase(self.name.text(), self.text.toPlainText())
            self.list.item(row).setText(self.name.text() or "（未命名）")

    def _on_remove(self) -> None:
        row = self.list.currentRow()
        del self._phrases[row]
        with QSignalBlocker(self.list):
            self.list.takeItem(row)
        self.list.setCurrentRow(min(row, self.list.count() - 1))
        self._show_row()

    def _show_shared(self) -> None:
        words = f"共用：{self._path}" if self._path else "没有用共用的常用语文件。"
        self._shared.setText(words)
        self._shared.setToolTip(self._path)
        self._leave.setVisible(bool(self._path))

    def _take_path(self, path: str) -> None:
        self._path = path
        self._show_shared()

    def _on_choose(self) -> None:
        for path in files.ask_open(self, "选共用的常用语文件", _KINDS)[:1]:
            self._take_path(str(path))

    def _on_kept(self) -> None:
        self.accept()
        self.kept.emit(tuple(self._phrases), self._path)
