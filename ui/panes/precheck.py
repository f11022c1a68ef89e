"""印前检查: what is to be mended, the pages as small sheets, and the way out of the house."""

from functools import partial
from pathlib import Path
from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from gazetteer_desk.layout.thumbnails import Pages
from ui import theme
from ui.panes.precheck_list import CheckList
from ui.widgets import bars, buttons
from ui.widgets.announcing import announce
from ui.widgets.choices import Choice
from ui.widgets.fields import LineField
from ui.widgets.sentence import Sentence
from ui.widgets.sheets_view import SheetsView


KINDS = {"Word 文件": ".docx", "PDF 文件": ".pdf", "纯文本": ".txt", "网页": ".html"}
_ENDINGS = (*KINDS.values(), ".htm")
_bar = partial(bars.bar, margins=(16, 10, 14, 10), spacing=10, high=50)
_DEEDS = {"open_file": "打开", "open_folder": "打开文件夹", "print_issue": "打印"}


class Precheck(QWidget):
    """The page. It takes the place of everything under the tabs.

    Signals: back_asked(); again_asked(); folder_asked(); kind_picked(ending); export_asked(Path);
    proof_asked(), redline_asked() the copies for who reads it before; after the export
    outside_asked("open_file", "open_folder" or "print_issue").
    """

    back_asked = Signal()
    again_asked = Signal()
    proof_asked = Signal()
    redline_asked = Signal()
    folder_asked = Signal()
    kind_picked = Signal(str)
    export_asked = Signal(object)
    outside_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("base")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._title, self._about = QLabel("印前检查"), QLabel()
        theme.set_font(self._title, 16, bold=True)
        self._about.setProperty("tone", "second")
        self.back = buttons.plain("回到起草", "close")
        self.back.setToolTip("回到起草　Esc")
        self.again = buttons.plain("再查一遍")
        self.redline = buttons.plain("花脸稿")
        self.redline.setToolTip("花脸稿：签发以后（没有签发的，上一稿以后）改了什么，给领导看")
        self.list, self.sheets = CheckList(), SheetsView()
        self._count = QLabel()
        self._label, self._must, self._is_busy, self._done = "", 0, False, ""
        self._folder = Path()
        self.template = QLabel()
        self.kind = Choice("文件类型", tuple(KINDS))
        self.to = LineField("存为")
        self.folder = buttons.plain("选文件夹")
        self.said = Sentence()
        self.export = buttons.PrimaryButton("导出 Word", "export")
        self.anyway = buttons.plain("仍要导出")
        self.proof = buttons.plain("导出校样")
        self.proof.setToolTip("查到的写成批注的 Word 文件，或行距宽、每行有号、印出来用笔改的 PDF")
        self.outside = {name: buttons.plain(words) for name, words in _DEEDS.items()}
        self._lay_out()
        self.setFocusProxy(self.export)
        self.back.clicked.connect(self.back_asked)
        self.again.clicked.connect(self.again_asked)
        self.proof.clicked.connect(self.proof_asked)
        self.redline.clicked.connect(self.redline_asked)
        self.folder.clicked.connect(self.folder_asked)
        self.kind.activated.connect(self._on_kind)
        self.to.returnPressed.connect(self._on_export)
        self.export.clicked.connect(self._on_export)
        self.anyway.clicked.connect(self._on_anyway)
        for name, button in self.outside.items():
            button.setObjectName(name)
            button.clicked.connect(self._on_outside)

    def show_issue(self, label: str) -> None:
        """Begin with an issue: nothing is known of its pages yet."""
        self._label = label
        self._about.setText(label)
        self.show_pages((), "正在数页…")
        self.show_done("")

    def show_checked(self, clock: str, count: int) -> None:
        """Show when it was looked at, and how many things were."""
        self._about.setText(f"{self._label}　{clock} 查过 {count} 项")

    def show_pages(self, pages: Pages, summary: str) -> None:
        """Show the small sheets, and what there is to say of their number."""
        self.sheets.show_pages(pages)
        self.show_summary(summary)

    def show_summary(self, summary: str) -> None:
        """Show what there is to say of the number of pages."""
        self._count.setText(summary)

    def show_target(self, target: Path, template: str) -> None:
        """Show where the file goes and which template it is made by."""
        self._folder = target.parent
        self.to.show_text(str(target))
        self.to.end(False)  # the name is what one looks at
        self.to.setToolTip(str(target))
        self.template.setText(template)

    def show_ready(self, must: int) -> None:
        """Let the issue be exported; with something to be mended first, only anyway."""
        self._must = must
        self._enable()
        self.export.setToolTip(f"还有 {must} 处必须改" if must else "")
        if not self._done:
            words = f"还有 {must} 处必须改，改好再导出。" if must else ""
            self.said.show_words(words, tone="red", drawing="error")
            self.anyway.setVisible(bool(must))

    @property
    def must(self) -> int:
        """Return how many things must be mended, as is shown."""
        return self._must

    def show_busy(self, *, is_busy: bool) -> None:
        """Let nothing be exported while a file is being written."""
        self._is_busy = is_busy
        self._enable()

    def _enable(self) -> None:
        self.export.setEnabled(not self._must and not self._is_busy)
        self.anyway.setEnabled(not self._is_busy)

    def show_done(self, words: str) -> None:
        """Say that the file is there, and offer what one does with it; "" takes that away."""
        self._done = words
        for button in self.outside.values():
            button.setVisible(bool(words))
        self.proof.setVisible(not words)
        self.anyway.setVisible(bool(self._must) and not words)
        if words:
            self.said.show_words(words, tone="green", drawing="ok")
            announce(self.said, words)
            self.outside["open_file"].setFocus()

    def target(self) -> Path:
        """Return where the file shall go, as it is typed; a mere name stands in the folder shown.

        A name without an ending gets that of the chosen kind; where no name is typed, what is
        returned has none.
        """
        typed = Path(self.to.text().strip())
        if typed.name and typed.suffix.lower() not in _ENDINGS:
            typed = typed.with_name(typed.name + self.ending())
        return self._folder / typed if typed.name and typed.parent == Path() else typed

    def ending(self) -> str:
        """Return the ending of the chosen kind of file."""
        return KINDS[self.kind.currentText()]

    def choose(self, ending: str) -> None:
        """Choose the kind of file with this ending."""
        self.kind.show_index(tuple(KINDS.values()).index(ending))
        self._name_export()

    def enter(self) -> None:
        """Put the focus where one goes on: to the first line that must be mended, else to 导出."""
        if self.export.isEnabled():
            self.export.setFocus()
        else:
            self.list.choose(0)

    def settle(self) -> None:
        """Put the focus where one goes on, unless somebody is at work elsewhere on the page."""
        focus = cast("QWidget | None", self.window().focusWidget())
        if not self.isVisible():
            return  # an answer may come when one has gone on to another room
        if self._done or (focus is self.list and self.list.chosen() is not None):
            return
        here = (self, self.list, self.export, self.anyway)
        if focus is None or focus in here or not self.isAncestorOf(focus):
            self.enter()

    def _lay_out(self) -> None:
        left, right = QVBoxLayout(), QVBoxLayout()
        for column in (left, right):
            column.setSpacing(0)
        left.addWidget(_bar(self._title, self._about, None, self.again, self.back))
        left.addWidget(self.list, 1)
        right.addWidget(_bar(self._count, None, self.redline))
        view = QScrollArea()
        view.setObjectName("sheets")
        view.setFrameShape(QFrame.Shape.NoFrame)
        view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        view.setWidgetResizable(True)
        view.setWidget(self.sheets)
        right.addWidget(view, 1)
        right.addWidget(self._foot())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(left, 7)
        row.addWidget(bars.rule())
        row.addLayout(right, 6)

    def _foot(self) -> QFrame:
        foot = QFrame()
        foot.setObjectName("panel")
        foot.setProperty("rule", "above")
        grid = QGridLayout(foot)
        grid.setContentsMargins(14, 10, 14, 10)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(8)
        for at, words in enumerate(("模板", "存为")):
            label = QLabel(words)
            label.setProperty("tone", "second")
            grid.addWidget(label, at, 0)
        grid.addWidget(self.template, 0, 1)
        grid.addWidget(self.kind, 0, 2)
        grid.addWidget(self.to, 1, 1)
        grid.addWidget(self.folder, 1, 2)
        grid.setColumnStretch(1, 1)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        for button in (*self.outside.values(), self.proof, self.anyway, self.export):
            row.addWidget(button)
        grid.addWidget(self.said, 2, 0, 1, 3)
        grid.addLayout(row, 3, 0, 1, 3)
        return foot

    def _on_kind(self) -> None:
        self._name_export()
        self.kind_picked.emit(self.ending())

    def _name_export(self) -> None:
        self.export.setText(f"导出 {self.kind.currentText().removesuffix(' 文件')}")
        self.export.setAccessibleName(self.export.text())

    def _on_export(self) -> None:
        if self.export.isEnabled():
            self._on_anyway()

    def _on_anyway(self) -> None:
        if (target := self.target()).name:
            self.export_asked.emit(target)
        else:
            self.said.show_words("还没有文件名，请写上再导出。", tone="red", drawing="error")
            self.to.setFocus()

    def _on_outside(self) -> None:
        self.outside_asked.emit(self.sender().objectName())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.back_asked.emit()
        else:
            super().keyPressEvent(event)
