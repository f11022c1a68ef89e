"""What is lit up in a text: search hits, and whatever else is marked for the eye alone.

Marks are extra selections, never text formats, so that nothing of them can come into the words.
Each of Qt's extra selections costs time at every key and every paint; so only those near what can
be seen are handed over, and others as one scrolls there.

Between a key and the next look Qt moves what is lit along with the words. A line under what may be
wrong goes away where its own words are touched: it might stand under other ones.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import Any, cast

from PySide6.QtCore import QEvent, QObject, QPoint, QTimer
from PySide6.QtGui import QTextBlock, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from gazetteer_desk.bulletin.place import Place
from ui import theme
from ui.utf16 import units


Stretch = tuple[int, int]  # from, to: positions in the document
WAVES = {"hint": "text3", "doubt": "amber", "error": "red"}  # lines under words, by their colour
_GROUNDS = {
    "unfilled": ("ambertint", "text"),
    "hit": ("hit", "text"),
    "hitnow": ("hitnow", "hitnowtext"),
}
LAYERS = (*WAVES, *_GROUNDS)  # later ones lie above
_NEAR = 400  # units beyond what can be seen: a few lines for the wheel


class Lights(QObject):
    """The marks on one text. Signals: none."""

    def __init__(self, editor: QTextEdit | QPlainTextEdit) -> None:
        super().__init__(editor)
        self._editor = editor
        self._layers: dict[str, Sequence[Stretch]] = dict.fromkeys(LAYERS, ())
        self._drawn: dict[str, list[QTextEdit.ExtraSelection]] = {}
        self._stale: set[str] = set()
        self._touched: Stretch | None = None
        bar = editor.verticalScrollBar()
        bar.valueChanged.connect(self._draw)
        bar.rangeChanged.connect(self._draw)
        editor.document().contentsChange.connect(self._on_change)
        editor.document().contentsChanged.connect(self._on_changed)
        editor.installEventFilter(self)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._hand_over)

    def show(self, **layers: Sequence[Stretch]) -> None:
        """Light these stretches, in their order in the text; layers not named stay as they are."""
        self._layers |= layers
        self._stale.difference_update(layers)
        self._draw()

    def drop(self) -> None:
        """Take all marks away before another text comes: Qt would look for them in that one."""
        self.show(**dict.fromkeys(LAYERS, ()))

    def reveal(self, stretch: Stretch) -> None:
        """Put the caret behind a stretch, and bring it well into sight where it is not."""
        editor = self._editor
        cursor = editor.textCursor()
        cursor.setPosition(stretch[1])
        editor.setTextCursor(cursor)
        editor.ensureCursorVisible()
        box, height = editor.cursorRect(), editor.viewport().height()
        if not box.height() < box.center().y() < height - box.height():
            bar = editor.verticalScrollBar()
            bar.setValue(bar.value() + box.center().y() - height // 3)

    def choose(self, stretch: Stretch) -> None:
        """Select a stretch, and bring it into sight."""
        self.reveal(stretch)
        cursor = self._editor.textCursor()
        cursor.setPosition(stretch[0])
        cursor.setPosition(stretch[1], QTextCursor.MoveMode.KeepAnchor)
        self._editor.setTextCursor(cursor)

    def is_stale(self, layer: str) -> bool:
        """Tell whether words have changed since the stretches of a layer were shown."""
        return layer in self._stale

    def _on_change(self, position: int, removed: int, added: int) -> None:
        if removed != added:
            # Qt moves what is lit; the rest waits until it is looked for again.
            self._stale = {name for name, stretches in self._layers.items() if stretches}
            self._touched = position, position + added

    def _on_changed(self) -> None:
        """Take lines away whose words were touched, in the next turn.

        Qt is in the middle of its cursors when it tells of a change: to give up some of them now,
        as new marks do, breaks it down later.
        """
        touched, self._touched = self._touched, None
        if touched is None or not any(self._drawn.get(name) for name in WAVES):
            return
        before = self._count()
        for name in WAVES:
            here = self._drawn.get(name, [])
            self._drawn[name] = [one for one in here if not _touches(one, touched)]
        if self._count() != before:
            self._soon.start()

    def _draw(self) -> None:
        fresh = [name for name in LAYERS if name not in self._stale]
        if not any(self._layers[name] or self._drawn.get(name) for name in fresh):
            return
        first, last = self._in_sight()
        for name in fresh:
            stretches = self._layers[name]
            start = bisect_left(stretches, first, key=lambda one: one[1])
            end = bisect_right(stretches, last, key=lambda one: one[0])
            self._drawn[name] = [self._selection(name, one) for one in stretches[start:end]]
        self._hand_over()

    def _in_sight(self) -> Stretch:
        """Return from where to where words can be seen, and a few lines more."""
        editor = self._editor
        # Not the very top: above the first line of a text that is not laid out yet, Qt goes astray.
        top = QPoint(0, editor.fontMetrics().height())
        foot = editor.viewport().rect().bottomRight()
        first = editor.cursorForPosition(top).position() - _NEAR
        return first, editor.cursorForPosition(foot).position() + _NEAR

    def _count(self) -> int:
        return sum(map(len, self._drawn.values()))

    def _hand_over(self) -> None:
        self._editor.setExtraSelections(
            [one for name in LAYERS for one in self._drawn.get(name, ())]
        )

    def _selection(self, layer: str, stretch: Stretch) -> QTextEdit.ExtraSelection:
        looks = QTextCharFormat()
        if layer in WAVES:
            looks.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
            looks.setUnderlineColor(theme.color(WAVES[layer]))
        else:
            ground, ink = _GROUNDS[layer]
            looks.setBackground(theme.color(ground))
            looks.setForeground(theme.color(ink))
        cursor = QTextCursor(self._editor.document())
        last = self._editor.document().characterCount() - 1
        cursor.setPosition(min(stretch[0], last))
        cursor.setPosition(min(stretch[1], last), QTextCursor.MoveMode.KeepAnchor)
        made = QTextEdit.ExtraSelection()
        made.cursor, made.format = cursor, looks  # type: ignore[misc]
        return made

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Light in the colours of another theme."""
        if event.type() == QEvent.Type.PaletteChange:
            self._draw()  # what is stale gets its colours when it is looked for again
        return False


def _touches(drawn: QTextEdit.ExtraSelection, touched: Stretch) -> bool:
    cursor: QTextCursor = cast("Any", drawn).cursor  # Qt's stubs do not know the field
    return cursor.selectionStart() <= touched[1] and touched[0] <= cursor.selectionEnd()


def in_lines(document: QTextDocument, places: Iterable[Place]) -> list[Stretch]:
    """Return where these stretches stand in a document of plain lines, empty ones not counted."""
    lines: list[QTextBlock] = []
    line = document.begin()
    while line.isValid():
        if line.text().strip():
            lines.append(line)
        line = line.next()
    made: list[Stretch] = []
    for place in places:
        if place.path[0] < len(lines):
            line = lines[place.path[0]]
            text, first = line.text(), line.position()
            made.append((first + units(text, place.start), first + units(text, place.end)))
    return made
