"""The versions of the issue (版本): every kept 稿, newest first."""

from dataclasses import dataclass

from PySide6.QtCore import (
    QModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QSplitter,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from ui import theme
from ui.widgets import buttons, painting, tag
from ui.widgets.flow import Flow
from ui.widgets.line_model import LINE, Index, LineModel


@dataclass(frozen=True, slots=True)
class VersionLine:
    """One kept 稿 as it is shown: when and why, how many 字, what it was named.

    `signed` is the last step that was taken with it (签发　贺青松　今天 10:20), "" for none.
    """

    revision: int
    nth: int
    when: str
    occasion: str
    note: str
    characters: int
    signed: str = ""

    @property
    def name(self) -> str:
        """Return 第3稿　送审稿; the present draft has no number (0)."""
        number = f"第{self.nth}稿" if self.nth else "现在的稿子"
        return f"{number}　{self.note}" if self.note else number

    @property
    def spoken(self) -> str:
        """Return what a screen reader says."""
        name = self.name.replace("　", "，")
        signed = f"，{self.signed.replace('　', '，')}" if self.signed else ""
        return f"{name}，{self.when}，{self.occasion}，{self.characters}字{signed}"


class _Lines(LineModel[VersionLine]):
    def spoken(self, line: VersionLine) -> str:
        return line.spoken


class _Painter(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, theme.scaled(50))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: VersionLine = index.data(LINE)
        painter.save()
        box = painting.ground(painter, option).adjusted(14, 0, -14, 0)
        tagged = tag.width_of(line.occasion)
        top = QRect(
            box.left(), box.top() + theme.scaled(5), box.width() - tagged - 8, theme.scaled(20)
        )
        under = QRect(box.left(), box.top() + theme.scaled(26), box.width(), theme.scaled(18))
        painting.say(painter, top, line.name, bold=bool(line.note))
        spot = QRect(box.right() - tagged, top.top() + 1, tagged, tag.height())
        tag.paint(painter, spot, line.occasion, "grey")
        size = f"{line.characters} 字"
        painting.say(painter, under, size, "text2", px=12, right=True)
        left = under.adjusted(0, 0, -painter.fontMetrics().horizontalAdvance(size) - 12, 0)
        said = "　".join(filter(None, (line.when, line.signed)))
        painting.say(painter, left, said, "text2", px=12)
        painter.restore()


class Versions(QWidget):
    """The pane 版本.

    Signals: revision_chosen(revision), compare_asked(revision), restore_asked(revision),
    naming_asked(revision, name).
    """

    revision_chosen = Signal(int)
    compare_asked = Signal(int)
    restore_asked = Signal(int)
    naming_asked = Signal(int, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._model = _Lines(self)
        self.list = QListView()
        self.list.setAccessibleName("版本")
        self.list.setModel(self._model)
        self.list.setItemDelegate(_Painter(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self._empty = QLabel("还没有存过稿。按 Ctrl+S 存下第1稿。")
        self._empty.setWordWrap(True)
        self._empty.setProperty("tone", "hint")
        self._empty.setContentsMargins(14, 14, 14, 14)
        self._text = QPlainTextEdit()
        self._text.setObjectName("reading")
        self._text.setReadOnly(True)
        self._text.setAccessibleName("这一稿的内容")
        self._text.hide()
        self._compare = buttons.plain("对比", "compare")
        self._restore = buttons.plain("恢复", "history")
        self._name = buttons.plain("命名这一稿", "star")
        self._naming = _NamingLine()
        self._split = QSplitter(Qt.Orientation.Vertical)
        self._split.setHandleWidth(1)
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(self.list)
        self._split.addWidget(self._text)
        self._split.setSizes([300, 260])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._empty)
        column.addWidget(self._split, 1)
        column.addWidget(self._naming)
        column.addStretch(0)
        column.addWidget(_foot(self._compare, self._restore, self._name))
        self.setFocusProxy(self.list)
        self._showing = False
        self._locked = ""
        self._named = 0  # the revision whose name is being written
        self.list.selectionModel().currentChanged.connect(self._on_current)
        self._compare.clicked.connect(self._on_compare)
        self._restore.clicked.connect(self._on_restore)
        self._name.clicked.connect(self.ask_name)
        self._naming.given.connect(self._on_named)
        self._naming.left.connect(self.list.setFocus)
        self.show_revisions(())

    def show_revisions(self, lines: tuple[VersionLine, ...]) -> None:
        """Show these 稿, newest first; the chosen one stays chosen."""
        kept = self.current()
        self._showing = True
        if lines != self._model.lines:
            self._model.show_lines(lines)
            for at, line in enumerate(lines):
                if line.revision == kept:
                    self.list.setCurrentIndex(self._model.index(at, 0))
        self._showing = False
        if self._named not in (line.revision for line in lines):
            self._naming.hide()  # another issue is in front
        self._empty.setVisible(not lines)
        self._split.setVisible(bool(lines))
        if not self.current():
            self.show_text("")
        self._enable()

    def show_locked(self, why: str) -> None:
        """Show that none can be brought back, and why; "" where one can."""
        self._locked = why
        self._enable()

    def show_text(self, text: str) -> None:
        """Show the words of the chosen 稿 to read, below the list."""
        self._text.setPlainText(text)
        self._text.setVisible(bool(text))

    def current(self) -> int:
        """Return the revision of the chosen row, 0 where none is."""
        line = self.list.currentIndex().data(LINE)
        return line.revision if isinstance(line, VersionLine) else 0

    def ask_name_of(self, revision: int) -> None:
        """Choose a 稿 and open the line for its name."""
        for at, one in enumerate(self._model.lines):
            if one.revision == revision:
                self.list.setCurrentIndex(self._model.index(at, 0))
                self.ask_name()

    def ask_name(self) -> None:
        """Open the line for a name of the chosen 稿; Enter keeps it, Esc leaves it."""
        line = self.list.currentIndex().data(LINE)
        if isinstance(line, VersionLine):
            self._named = line.revision
            self._naming.ask(line.note)

    def _on_named(self, note: str) -> None:
        self.list.setFocus()
        self.naming_asked.emit(self._named, note)

    def _enable(self) -> None:
        line = self.list.currentIndex().data(LINE)
        chosen = isinstance(line, VersionLine)
        for button in (self._compare, self._restore, self._name):
            why = self._locked if button is self._restore else ""
            button.setEnabled(chosen and not why)
            button.setToolTip(why if chosen else "先在上面选一稿")

    def _on_current(self, _index: QModelIndex, _before: QModelIndex) -> None:
        self._enable()
        if not self._showing and self.current():
            self.revision_chosen.emit(self.current())

    def _on_compare(self) -> None:
        if self.current():
            self.compare_asked.emit(self.current())

    def _on_restore(self) -> None:
        if self.current():
            self.restore_asked.emit(self.current())


class _NamingLine(QFrame):
    """The line for a name; Enter gives it, Esc leaves. Signals: given(str), left()."""

    given = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("rule", "above")
        self._line = QLineEdit()
        self._line.setAccessibleName("这一稿的名称")
        self._line.setPlaceholderText("名称，如“送审稿”")
        done = buttons.plain("记下", "check")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 12, 4)
        row.setSpacing(8)
        row.addWidget(self._line, 1)
        row.addWidget(done)
        self._line.returnPressed.connect(self._on_given)
        done.clicked.connect(self._on_given)
        self.hide()

    def ask(self, name: str) -> None:
        """Open the line over the present name."""
        self._line.setText(name)
        self._line.selectAll()
        self.show()
        self._line.setFocus()

    def _on_given(self) -> None:
        self.hide()
        self.given.emit(self._line.text().strip())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _foot(*parts: QWidget) -> QFrame:
    foot = QFrame()
    foot.setProperty("rule", "above")
    row = Flow(8)
    row.setContentsMargins(12, 4, 12, 4)
    for part in parts:
        row.addWidget(part)
    foot.setLayout(row)
    return foot
