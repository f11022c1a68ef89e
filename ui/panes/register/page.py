"""One kind of the directory: what it is called, a field to find a name, the table, the form."""

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from gazetteer_desk.bulletin.offers import Offer, Offers
from ui import theme
from ui.panes.register.table import Head, Line, RegisterTable
from ui.widgets import buttons
from ui.widgets.choices import Choice
from ui.widgets.fields import LineField, TextField
from ui.widgets.flow import Flow
from ui.widgets.form import Form


_BY_TAB = Qt.FocusPolicy.TabFocus
_FORM, _NARROW, _WIDEST = 400, 300, 600


class SideForm(Form):
    """A form at the right of a table: 400 px where there is room."""

    def __init__(self, title: str, subtitle: str = "") -> None:
        super().__init__(title, subtitle)
        self.setObjectName("base")
        self.setMinimumWidth(_NARROW)
        self.setMaximumWidth(_WIDEST)

    def sizeHint(self) -> QSize:
        return QSize(theme.scaled(_FORM), 300)

    def refuse(self, field: str, said: str) -> None:
        """Show under a field why it was not taken; "" takes that back."""
        self.rows[field].show_problem(said)

    def flush_all(self) -> None:
        """Tell at once whatever was typed in any field and not told yet."""
        for field in self.findChildren(LineField) + self.findChildren(TextField):
            field.flush()

    def focus_first(self) -> None:
        """Put the caret into the first field."""
        next(iter(self.fields.values())).setFocus()


class RegisterPage(QWidget):
    """The frame of a kind; what is in it is said by each kind itself.

    Signals: series_chosen(str) where the kind has one list a series; added() a new one is wanted;
    moved(key, by); removed(key); chosen(key), "" for none.
    """

    series_chosen = Signal(str)
    added = Signal()
    moved = Signal(str, int)
    removed = Signal(str)
    chosen = Signal(str)

    def __init__(
        self, title: str, heads: tuple[Head, ...], form: SideForm, empty: str, *, by_series: bool
    ) -> None:
        super().__init__()
        self._lines: tuple[Line, ...] = ()
        self._is_new = False  # the form shows one that is on no list yet
        self._offers = Offers()
        self.form = form
        self.series = Choice("刊") if by_series else None
        self.search = LineField(f"查{title}")
        self.search.setPlaceholderText("查名称或拼音")
        self.table = RegisterTable(title, heads)
        self.add = buttons.plain("新增", "plus")
        self._up = buttons.tool("up", "上移", key="Alt+Shift+↑", framed=True)
        self._down = buttons.tool("down", "下移", key="Alt+Shift+↓", framed=True)
        self._remove = buttons.tool("trash", "删除", key="Delete", framed=True)
        self._empty = QLabel(empty)
        self._empty.setProperty("tone", "second")
        self._empty.setWordWrap(True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setMargin(24)
        self._middle = QStackedWidget()
        self._above = QVBoxLayout()
        self._strip: QWidget | None = None
        self.extra = Flow(8)  # the foot; each kind puts there what else it can do
        self._build(title)
        self.setFocusProxy(self.table)
        self._connect()
        self._show()

    def _build(self, title: str) -> None:
        words = QLabel(title)
        theme.set_font(words, 16, bold=True)
        head = QHBoxLayout()
        head.setContentsMargins(14, 10, 14, 8)
        head.setSpacing(8)
        head.addWidget(words)
        head.addWidget(self.search, 1)
        head.addWidget(self.add)
        self._middle.addWidget(self.table)
        self._middle.addWidget(self._empty)
        self.extra.setContentsMargins(14, 8, 14, 8)
        for button in (self._up, self._down, self._remove):
            self.extra.addWidget(button)
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addLayout(head)
        if self.series is not None:
            of = QLabel("刊")
            of.setProperty("tone", "second")
            which = QHBoxLayout()
            which.setContentsMargins(14, 0, 14, 8)
            which.setSpacing(8)
            which.addWidget(of)
            which.addWidget(self.series, 1)
            left.addLayout(which)
        left.addLayout(self._above)
        left.addWidget(self._middle, 1)
        left.addLayout(self.extra)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        rule = QFrame()
        rule.setProperty("rule", "between")
        rule.setFixedWidth(3)  # the line and a margin on either side
        row.addLayout(left, 1)
        row.addWidget(rule)
        row.addWidget(self.form)

    def _connect(self) -> None:
        self.add.clicked.connect(self._on_add)
        self.search.textChanged.connect(self._show)
        self.table.chosen.connect(self._on_chosen)
        self.table.moved.connect(self.moved)
        self.table.removed.connect(self.removed)
        self.table.went_in.connect(self._on_went_in)
        self._up.clicked.connect(partial(self._on_move, -1))
        self._down.clicked.connect(partial(self._on_move, 1))
        self._remove.clicked.connect(self._on_remove)
        if self.series is not None:
            self.series.currentTextChanged.connect(self.series_chosen)

    def put_strip(self, strip: QWidget) -> None:
        """Put what is asked about the list above the table."""
        self._strip = strip
        self._above.addWidget(strip)

    @property
    def ring(self) -> tuple[QWidget, ...]:
        """Return what the keyboard stops at, in the order in which it stands."""
        series = () if self.series is None else (self.series,)
        items = (self.extra.itemAt(at) for at in range(self.extra.count()))
        foot = (item.widget() for item in items if item is not None)
        form = (one for one in self.form.findChildren(QWidget) if self._is_stop(one))
        inside = self._strip.findChildren(QWidget) if self._strip else []
        asked = (one for one in inside if self._is_stop(one))
        return (self.search, self.add, *series, *asked, self.table, *foot, *form)

    def _is_stop(self, one: QWidget) -> bool:
        """Return whether Tab stops there; the list of a choice is a window of its own."""
        return bool(one.focusPolicy() & _BY_TAB) and one.window() is self.window()

    @property
    def count(self) -> int:
        """Return how many there are on the list."""
        return len(self._lines)

    def show_lines(self, lines: tuple[Line, ...], *, choose: str = "") -> None:
        """Show the rows of the list."""
        self._lines = lines
        self._offers = Offers(Offer(_words(line)) for line in lines)
        self._show(choose=choose)

    def show_series(self, names: tuple[str, ...], chosen: str) -> None:
        """Show which series there are; nothing is told."""
        if self.series is not None and names != self._series():
            self.series.blockSignals(True)
            self.series.clear()
            self.series.addItems(list(names))
            self.series.setCurrentText(chosen)
            self.series.blockSignals(False)
        self.add.setEnabled(self.series is None or bool(names))
        why = "先起草一期，填上刊名，再来记" if names or self.series is not None else ""
        self.add.setToolTip("" if self.add.isEnabled() else why)

    def _series(self) -> tuple[str, ...]:
        choice = self.series
        return () if choice is None else tuple(map(choice.itemText, range(choice.count())))

    def _show(self, _typed: str = "", *, choose: str = "") -> None:
        self._is_new = self._is_new and not choose
        found = {one.text for one in self._offers.matching(self.search.text())}
        is_all = not self.search.text().strip()
        shown = tuple(line for line in self._lines if is_all or _words(line) in found)
        self.table.show_lines(shown, choose=choose)
        self._middle.setCurrentWidget(self.table if self._lines else self._empty)
        for button in (self._up, self._down):
            button.setEnabled(is_all and bool(shown))
        self._remove.setEnabled(bool(shown))
        if self._is_new:
            self.table.choose_none()
        else:
            self.chosen.emit(self.table.current() if shown else "")

    def _on_add(self) -> None:
        self.search.clear()
        self._is_new = True
        self.table.choose_none()
        self.added.emit()
        self.form.focus_first()

    def _on_chosen(self, key: str) -> None:
        self._is_new = False
        self.chosen.emit(key)

    def _on_went_in(self, _key: str) -> None:
        self.form.focus_first()

    def _on_move(self, by: int) -> None:
        if key := self.table.current():
            self.moved.emit(key, by)

    def _on_remove(self) -> None:
        if key := self.table.current():
            self.removed.emit(key)


def _words(line: Line) -> str:
    return " ".join(line.cells)
