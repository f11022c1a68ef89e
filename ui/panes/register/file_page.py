"""A kind of the directory that comes from lists and goes into them: pasted, Excel."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication

from ui.panes.register.page import RegisterPage, SideForm
from ui.panes.register.table import Head
from ui.widgets import buttons


class FilePage(RegisterPage):
    """The frame of such a kind; `line` says what a pasted line is.

    Signals: pasted(str) lines to take in; import_asked() from a file; export_asked() into one;
    form_asked() an empty table to fill in.
    """

    pasted = Signal(str)
    import_asked = Signal()
    export_asked = Signal()
    form_asked = Signal()

    def __init__(
        self, title: str, heads: tuple[Head, ...], form: SideForm, empty: str, line: str
    ) -> None:
        super().__init__(title, heads, form, empty, by_series=False)
        paste = buttons.plain("粘贴名单", "paste")
        paste.setToolTip(line)
        bring, take = buttons.plain("导入…", "open"), buttons.plain("导出…", "export")
        blank = buttons.plain("空表…")
        bring.setToolTip("Excel 表格（.xlsx）、.csv 或 .txt")
        blank.setToolTip("存一张空表，填好再导入")
        for button in (paste, bring, take, blank):
            self.extra.addWidget(button)
        paste.clicked.connect(self._on_paste)
        bring.clicked.connect(self.import_asked)
        take.clicked.connect(self.export_asked)
        blank.clicked.connect(self.form_asked)

    def _on_paste(self) -> None:
        self.pasted.emit(QGuiApplication.clipboard().text())
