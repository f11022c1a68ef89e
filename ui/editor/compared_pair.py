"""A comparison on two pages side by side (左右), which scroll as one."""

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gazetteer_desk.bulletin.changes import Spot
from ui.editor import compared_sides
from ui.editor.compared_lines import Line
from ui.editor.compared_view import ComparedView
from ui.editor.look import Look
from ui.widgets import bars


class ComparedPair(QWidget):
    """The old page and the new one. Signal: spot_pressed(Spot)."""

    spot_pressed = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.old, self.new = ComparedView(look), ComparedView(look)
        self.old.setAccessibleName("旧稿的字")
        self.new.setAccessibleName("新稿的字")
        self.setFocusProxy(self.new)
        self._is_following = False
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.old, 1)
        row.addWidget(bars.rule())
        row.addWidget(self.new, 1)
        for one, other in ((self.old, self.new), (self.new, self.old)):
            one.spot_pressed.connect(self.spot_pressed)
            one.verticalScrollBar().valueChanged.connect(partial(self._follow, other, one))

    @property
    def is_filled(self) -> bool:
        """Say whether both pages are written."""
        return self.old.is_filled and self.new.is_filled

    def show_lines(self, lines: Iterable[Line]) -> None:
        """Write both pages."""
        every = tuple(lines)
        self.old.show_lines(compared_sides.old(every))
        self.new.show_lines(compared_sides.new(every))

    def show_spot(self, spot: Spot | None) -> None:
        """Frame a change on each page that has it, and bring it into sight on both."""
        self.old.show_spot(spot)
        self.new.show_spot(spot)

    def _follow(self, follower: ComparedView, leader: ComparedView, _value: int) -> None:
        if not self._is_following:
            self._is_following = True
            follower.follow(leader)
            self._is_following = False
