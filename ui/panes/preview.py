"""The pane 预览: the pages as they will be printed, and how full they are."""

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QAction, QHideEvent, QIntValidator, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from ui import theme
from ui.widgets import buttons, leaves
from ui.widgets.choices import Choice
from ui.widgets.flow import Flow
from ui.widgets.page_meter import PageMeter
from ui.widgets.page_strip import PageStrip
from ui.widgets.page_view import PageView


NOTHING = "打开一期，这里是印出来的样子。"
_NAMES = {leaves.WIDTH: "适合宽度", leaves.WHOLE: "整页"}
_ZOOMS = tuple(_NAMES.get(zoom, f"{zoom}%") for zoom in leaves.ZOOMS)
_BAR = 36
_NARROW = 392  # px: below it some buttons give way


class Preview(QFrame):
    """The pane.

    Signals: seen(bool) it came to be seen, or is seen no more; look_chosen() zoom, pages side by
    side or the column of drawings are other ones. Those of its `view` and its `meter`.
    """

    seen = Signal(bool)
    look_chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view, self.meter, self.strip = PageView(), PageMeter(), PageStrip()
        self.before, self.after = buttons.tool("left", "上一页"), buttons.tool("right", "下一页")
        self.field = QLineEdit()
        self.field.setAccessibleName("到第几页")
        self.field.setToolTip("写上页码，按回车")
        self.field.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.field.setValidator(QIntValidator(1, 99_999, self))
        theme.set_width(self.field, 32)
        self._of = QLabel("页")
        self._of.setProperty("tone", "second")
        self.smaller = buttons.tool("zoomout", "缩小", key="Ctrl+滚轮")
        self.larger = buttons.tool("zoomin", "放大", key="Ctrl+滚轮")
        self.zoom = Choice("显示大小", _ZOOMS)
        theme.set_width(self.zoom, 108)
        self.drawings = buttons.tool("sheets", "各页小样")
        self.pair = buttons.tool("pages", "双页")
        self.print = buttons.tool("print", "打印", key="Ctrl+P")
        for button in (self.drawings, self.pair):
            button.setCheckable(True)
        self._lay_out()
        self.setFocusProxy(self.view)
        self._connect()
        self.strip.hide()
        self.show_words(NOTHING)

    def take_print(self, deed: QAction) -> None:
        """Let the button 打印 do this deed, and be grey when it is."""
        self.print.clicked.connect(deed.trigger)
        deed.changed.connect(lambda: self.print.setEnabled(deed.isEnabled()))
        self.print.setEnabled(deed.isEnabled())

    def look(self) -> list[int]:
        """Return what is to be remembered: the zoom, two by two, the column of drawings."""
        zoom = leaves.ZOOMS[self.zoom.currentIndex()]
        return [zoom, int(self.pair.isChecked()), int(self.drawings.isChecked())]

    def show_look(self, look: list[int]) -> None:
        """Show the pages as is remembered; nothing changes where that is no look at all."""
        match look:
            case [zoom, pair, drawings] if zoom in leaves.ZOOMS:
                self.zoom.show_index(leaves.ZOOMS.index(zoom))
                for button, on in ((self.pair, pair), (self.drawings, drawings)):
                    with QSignalBlocker(button):
                        button.setChecked(bool(on))
                self._show_look()
            case _:
                pass

    def show_words(self, words: str) -> None:
        """Show a sentence in place of the pages."""
        self.view.show_words(words)
        self.strip.show_pages(())
        self._show_page(-1)

    def show_count(self, count: int) -> None:
        """Show how many pages there are."""
        self._of.setText(f"/ {count} 页" if count else "页")
        self._show_page(self.view.page if count else -1)

    def _lay_out(self) -> None:
        bar = QFrame()
        bar.setProperty("rule", "below")
        row = Flow(1)  # with larger words it takes two lines
        row.setContentsMargins(4, 3, 4, 3)
        for part in (self.before, self.field, self._of, self.after):
            row.addWidget(part)
        row.add_gap()
        for part in (self.smaller, self.zoom, self.larger, self.drawings, self.pair, self.print):
            row.addWidget(part)
        bar.setLayout(row)
        theme.set_least_height(bar, _BAR)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.strip)
        middle.addWidget(self.view, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addLayout(middle, 1)
        column.addWidget(self.meter)

    def _connect(self) -> None:
        self.before.clicked.connect(self._on_before)
        self.after.clicked.connect(self._on_after)
        self.field.returnPressed.connect(self._on_field)
        self.field.editingFinished.connect(self._on_left)
        self.smaller.clicked.connect(self._on_smaller)
        self.larger.clicked.connect(self._on_larger)
        self.zoom.activated.connect(self._on_look)
        self.pair.toggled.connect(self._on_look)
        self.drawings.toggled.connect(self._on_look)
        self.view.zoom_asked.connect(self._zoom)
        self.view.page_shown.connect(self._show_page)
        self.strip.page_chosen.connect(self.view.go_to)
        self.meter.page_chosen.connect(self.view.go_to)

    def _show_page(self, nth: int) -> None:
        is_any = nth >= 0
        if not self.field.hasFocus() or not self.field.isModified():
            self.field.setText(str(nth + 1) if is_any else "")
        self.before.setEnabled(is_any and nth > 0)
        self.after.setEnabled(is_any and nth + 1 < self.view.count)
        self.field.setEnabled(is_any)
        self.strip.show_front(nth)

    def _on_before(self) -> None:
        self.view.go_to(max(self.view.page - self._columns, 0))

    def _on_after(self) -> None:
        self.view.go_to(min(self.view.page + self._columns, self.view.count - 1))

    @property
    def _columns(self) -> int:
        return 2 if self.pair.isChecked() else 1

    def _on_field(self) -> None:
        words = self.field.text()
        if words.isdigit():
            self.view.go_to(min(max(int(words), 1), self.view.count) - 1)
            self.view.setFocus()

    def _on_left(self) -> None:
        self.field.setModified(False)
        self._show_page(self.view.page if self.view.count else -1)

    def _on_smaller(self) -> None:
        self._zoom(-1)

    def _on_larger(self) -> None:
        self._zoom(1)

    def _zoom(self, by: int) -> None:
        zoom = leaves.next_zoom(self.view.scale, by)
        self.zoom.show_index(leaves.ZOOMS.index(zoom))
        self._on_look()

    def _on_look(self, _which: int | bool = False) -> None:
        self._show_look()
        self.look_chosen.emit()

    def _show_look(self) -> None:
        zoom, pair, _ = self.look()
        self._fit()
        self.view.show_zoom(zoom, pair=bool(pair))
        self.larger.setEnabled(leaves.percent(self.view.scale) < leaves.FIXED[-1])
        self.smaller.setEnabled(leaves.percent(self.view.scale) > leaves.FIXED[0])

    def resizeEvent(self, event: QEvent) -> None:  # type: ignore[override]
        self._fit()

    @property
    def _is_narrow(self) -> bool:
        return self.width() < theme.scaled(_NARROW)

    def _fit(self) -> None:
        """Leave out what there is no room for: the wheel and the keys zoom as well."""
        for button in (self.smaller, self.larger, self.drawings):
            button.setVisible(not self._is_narrow)
        self.strip.setVisible(self.drawings.isChecked() and not self._is_narrow)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.seen.emit(True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.seen.emit(False)
