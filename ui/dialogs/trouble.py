"""What the clerk sees when the program itself went wrong: a sentence first, then the report."""

from enum import Enum
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from ui import theme
from ui.widgets import buttons


KEPT = "程序出了毛病，您的稿子已经存下。报告里没有稿件内容。"
NOT_KEPT = "程序出了毛病，最近写的字没能存下。请先不要关闭窗口，把正文复制到别处。"


class CrashDialog(QDialog):
    """程序出了毛病. Accepted = 重新打开, rejected = 关闭. Signals: QDialog's own."""

    def __init__(self, sentence: str, report: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("程序出了毛病")
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        head = QLabel("程序出了毛病")
        theme.set_font(head, 16, bold=True)
        words = QLabel(sentence)
        words.setWordWrap(True)
        self._report = QPlainTextEdit(report)
        self._report.setObjectName("field")
        self._report.setAccessibleName("报告")
        self._report.setReadOnly(True)
        self._report.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self._report.setMinimumHeight(200)
        self._report.hide()
        look = buttons.plain("看报告")
        shut = buttons.plain("关闭")
        again = buttons.PrimaryButton("重新打开")
        again.setDefault(True)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(look)
        foot.addStretch(1)
        foot.addWidget(shut)
        foot.addWidget(again)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addWidget(head)
        column.addWidget(words)
        column.addWidget(self._report, 1)
        column.addLayout(foot)
        self.setMinimumWidth(520)
        look.clicked.connect(self._on_look)
        shut.clicked.connect(self.reject)
        again.clicked.connect(self.accept)

    def _on_look(self) -> None:
        self._report.setVisible(self._report.isHidden())
        self.adjustSize()


def show_trouble(parent: QWidget | None, report: str, *, is_kept: bool) -> bool:
    """Tell the clerk, wait for the answer; True means to open the program anew."""
    dialog = CrashDialog(KEPT if is_kept else NOT_KEPT, report, parent)
    return dialog.exec() == QDialog.DialogCode.Accepted


class Way(Enum):
    """What can be done about a store that does not open; its words on a button."""

    RECOVER = "取回"
    OTHER = "另选文件…"


class RefusalDialog(QDialog):
    """打不开: why, and what can be done at once; `answer` is what was chosen, None for 退出."""

    def __init__(self, words: str, *ways: Way) -> None:
        super().__init__()
        self.setWindowTitle("方志简报工作台打不开")
        self.answer: Way | None = None
        drawing, head, said = QLabel(), QLabel("打不开"), QLabel(words)
        drawing.setPixmap(theme.pixmap("error", 20, "red"))
        theme.set_font(head, 16, bold=True)
        said.setWordWrap(True)
        leave = buttons.plain("退出")
        leave.clicked.connect(self.reject)
        upper, foot = QHBoxLayout(), QHBoxLayout()
        for row in (upper, foot):
            row.setSpacing(8)
        upper.addWidget(drawing)
        upper.addWidget(head, 1)
        foot.addStretch(1)
        foot.addWidget(leave)
        for way in reversed(ways):
            is_first = way is Way.RECOVER
            button = buttons.PrimaryButton(way.value) if is_first else buttons.plain(way.value)
            button.clicked.connect(partial(self._take, way))
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        for row in (upper, foot):
            column.addLayout(row)
        column.insertWidget(1, said)
        self.setMinimumWidth(520)
        leave.setDefault(True)
        leave.setFocus()

    def _take(self, way: Way, _checked: bool = False) -> None:
        self.answer = way
        self.accept()


def show_refusal(words: str, *ways: Way) -> Way | Path | None:
    """Tell the clerk why the program cannot open; return what to do, None where nothing.

    A path is another file that was chosen.
    """
    while True:
        dialog = RefusalDialog(words, *ways)
        dialog.exec()
        if dialog.answer is not Way.OTHER:
            return dialog.answer
        chosen, _ = QFileDialog.getOpenFileName(
            None, "另选历史库", "", "历史库 (*.sqlite);;所有文件 (*)"
        )
        if chosen:
            return Path(chosen)
