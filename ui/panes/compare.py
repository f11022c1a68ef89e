"""对比: two versions of an issue on one page, what changed between them beside it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gazetteer_desk.bulletin.changes import Change
from ui import theme
from ui.panes.compare_list import ChangeList
from ui.panes.compare_parts import Sample, aside, column, foot, heading
from ui.panes.compare_versions import NEW, OLD, ComparedVersions
from ui.panes.versions import VersionLine
from ui.widgets import bars, buttons
from ui.widgets.choices import Check, Choice
from ui.widgets.flow import Flow
from ui.widgets.tag import Tag


_VERSIONS, _CHANGES, _NARROW_CHANGES = 252, 268, 220  # px
_CHOICE, _NARROW_CHOICE = 184, 162  # px
_NARROW = 1000  # px: the versions are chosen in the line above alone


class ComparePage(QWidget):
    """The page. It takes the place of everything under the tabs.

    Signals: back_asked(); sides_picked(old, new), revisions, 0 for the present draft;
    restore_asked(revision); redline_asked(); only_picked(bool); stepped(-1 or 1);
    beside_picked(bool), whether the two stand side by side (左右) or in one (花脸).
    """

    back_asked = Signal()
    sides_picked = Signal(int, int)
    restore_asked = Signal(int)
    redline_asked = Signal()
    only_picked = Signal(bool)
    stepped = Signal(int)
    beside_picked = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("base")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._lines: tuple[VersionLine, ...] = ()
        self._sides = (0, 0)
        self._locked = ""
        self._count = 0
        self.old, self.new = Choice("旧稿"), Choice("新稿")
        self.restore = buttons.plain("恢复这一稿", "history")
        self.redline = buttons.plain("导出花脸稿", "export")
        self.redline.setToolTip("写成 Word 文件，改动都是 Word 的修订，可以逐处接受或拒绝")
        self.redline.setEnabled(False)
        self.in_one, self.beside = buttons.segment("花脸"), buttons.segment("左右")
        self.in_one.setToolTip("两稿写在一起：新写的加下划线，删去的加删除线")
        self.beside.setToolTip("两稿左右并排，一起滚动")
        self._ways = QButtonGroup(self)
        self.back = buttons.plain("回到起草", "close")
        self.back.setToolTip("回到起草　Esc")
        self.versions, self.list = ComparedVersions(), ChangeList()
        self.only = Check("只看有改动的段")
        self._nth = QLabel()
        self._previous = buttons.tool("up", "上一处改动", key="Shift+F8")
        self._next = buttons.tool("down", "下一处改动", key="F8")
        self._about, self._sum = QLabel(), QLabel()
        self._text = QVBoxLayout()
        self._views: list[QWidget] = []
        self._lay_out()
        self.setFocusProxy(self.list)
        for choice in (self.old, self.new):
            choice.activated.connect(self._on_choice)
        self.versions.old_picked.connect(self._on_old)
        self.versions.new_picked.connect(self._on_new)
        self.restore.clicked.connect(self._on_restore)
        self.redline.clicked.connect(self.redline_asked)
        self.back.clicked.connect(self.back_asked)
        self.only.clicked.connect(self.only_picked)
        self._ways.idToggled.connect(self._on_way)
        self._previous.clicked.connect(self._on_previous)
        self._next.clicked.connect(self._on_next)

    def put_text(self, view: QWidget) -> None:
        """Bring a view of the two texts to the front."""
        if view not in self._views:
            self._views.append(view)
            self._text.addWidget(view, 1)
        for one in self._views:
            one.setVisible(one is view)
        self.setTabOrder(self._next, view)
        self.setTabOrder(view, self.list)

    @property
    def is_beside(self) -> bool:
        """Tell whether the two stand side by side."""
        return self.beside.isChecked()

    def show_versions(self, lines: tuple[VersionLine, ...], old: int, new: int) -> None:
        """Show what can be compared, and which two are."""
        if lines != self._lines:
            self._lines = lines
            for choice in (self.old, self.new):
                choice.clear()
                choice.addItems([_item(line) for line in lines])
        self._sides = old, new
        places = {line.revision: at for at, line in enumerate(lines)}
        self.old.show_index(places.get(old, 0))
        self.new.show_index(places.get(new, 0))
        self.versions.show_versions(lines, old, new)
        name = next((line.name for line in lines if line.revision == old), "")
        self.restore.setText(f"恢复{name.split('　')[0]}" if old else "恢复这一稿")
        self._enable()

    def show_locked(self, why: str) -> None:
        """Show that none can be brought back, and why; "" where one can."""
        self._locked = why
        self._enable()

    def _enable(self) -> None:
        old = self._sides[0]
        self.restore.setEnabled(bool(old) and not self._locked)
        self.restore.setToolTip(self._locked if old else "现在的稿子不用恢复")

    def show_waiting(self) -> None:
        """Say that the two are being compared."""
        self._about.setText("正在对比…")
        self._sum.setText("")

    def show_only(self, *, only: bool) -> None:
        """Show whether what stayed is folded."""
        self.only.setChecked(only)

    def show_changes(self, changes: Sequence[Change], words: str = "") -> None:
        """Show the list of changes; `words` stand above it where there is none."""
        self._count = len(changes)
        self.list.show_changes(changes)
        self._about.setText(f"改动 {len(changes)} 处" if changes else words or "没有改动")
        added = sum(change.added for change in changes)
        deleted = sum(change.deleted for change in changes)
        self._sum.setText(f"增 {added} 字，删 {deleted} 字" if changes else "")
        for button in (self._previous, self._next, self.redline):
            button.setEnabled(bool(changes))
        self._key.setVisible(bool(changes))
        self.show_nth(-1)

    def show_nth(self, at: int) -> None:
        """Show which of the changes one is at."""
        place = f"{at + 1} / {self._count}" if at >= 0 else f"{self._count} 处"
        self._nth.setText(place if self._count else "")

    def sides(self) -> tuple[int, int]:
        """Return the two revisions that are compared, 0 for the present draft."""
        return self._sides

    def _lay_out(self) -> None:
        head = QFrame()
        head.setObjectName("panel")
        head.setProperty("rule", "below")
        title = QLabel("对比")
        theme.set_font(title, 16, bold=True)
        self.head = Flow(8)
        self.head.setContentsMargins(14, 8, 14, 8)
        between = QLabel("→")
        tags = Tag(OLD, "blue"), Tag(NEW, "blue")
        self._names = (title, *tags)
        parts = (title, tags[0], self.old, between, tags[1], self.new)
        for part in parts:
            self.head.addWidget(part)
        self.head.addWidget(self._switch())
        self.head.add_gap()
        for part in (self.redline, self.restore, self.back):
            self.head.addWidget(part)
        head.setLayout(self.head)
        how = aside(QLabel(_HOW))
        how.setToolTip(f"{_HOW}，键盘用回车和 Ctrl+回车")
        self._left = column(bars.bar(heading("版本"), None, how), self.versions, foot(_KEPT))
        theme.set_font(self._about, bold=True)
        self._right = column(bars.bar(self._about, None, aside(self._sum)), self.list)
        samples = (Sample("新写的字", is_new=True), Sample("删去的字", is_new=False))
        self._key = aside(QLabel("F8 下一处"))
        steps = (self._previous, self._nth, self._next, self._key)
        self._text.setContentsMargins(0, 0, 0, 0)
        self._text.setSpacing(0)
        self._text.addWidget(bars.bar(*samples, self.only, None, *steps))
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self._left)
        row.addWidget(bars.rule())
        row.addLayout(self._text, 1)
        row.addWidget(bars.rule())
        row.addWidget(self._right)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(head)
        whole.addLayout(row, 1)

    def _switch(self) -> QWidget:
        switch = QWidget()
        row = QHBoxLayout(switch)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for at, segment in enumerate((self.in_one, self.beside)):
            self._ways.addButton(segment, at)
            row.addWidget(segment)
        self.in_one.setChecked(True)
        return switch

    def _on_choice(self, _at: int) -> None:
        old, new = (self._lines[c.currentIndex()].revision for c in (self.old, self.new))
        self.sides_picked.emit(old, new)

    def _on_old(self, revision: int) -> None:
        self.sides_picked.emit(revision, self._sides[1])

    def _on_new(self, revision: int) -> None:
        self.sides_picked.emit(self._sides[0], revision)

    def _on_way(self, at: int, checked: bool) -> None:
        if checked:
            self._fit()
            self.beside_picked.emit(at == 1)

    def _on_restore(self) -> None:
        self.restore_asked.emit(self._sides[0])

    def _on_previous(self) -> None:
        self.stepped.emit(-1)

    def _on_next(self) -> None:
        self.stepped.emit(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        is_narrow, is_beside = self.width() < theme.scaled(_NARROW), self.is_beside
        for name in self._names:
            name.setVisible(not is_narrow)
        self._left.setVisible(not is_narrow and not is_beside)
        self._right.setVisible(not is_narrow or not is_beside)
        for choice in (self.old, self.new):
            theme.set_width(choice, _NARROW_CHOICE if is_narrow else _CHOICE)
        theme.set_width(self._left, _VERSIONS)
        theme.set_width(self._right, _NARROW_CHANGES if is_narrow else _CHANGES)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.back_asked.emit()
        else:
            super().keyPressEvent(event)


_HOW = "单击定旧稿，Ctrl 单击定新稿"
_KEPT = "每次保存都留一稿，旧稿不会被改。恢复旧稿时，现在的稿子也会先留下一稿。"


def _item(line: VersionLine) -> str:
    """Return what the lists call a version: by its name, or else by its time."""
    return line.name if line.note or not line.nth else f"{line.name}　{line.when}"
