"""Puts right what was just typed, one undo away, in any field of several lines.

What is to be put right is decided in `gazetteer_desk.bulletin.typing`; here it is asked after each
key and written, each time as a deed of its own, so that one Ctrl+Z gives back what was typed. What
was given back is not put right again at that place.
"""

from collections import deque
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import NamedTuple, Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QTextBlock, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from gazetteer_desk.bulletin import typing
from gazetteer_desk.bulletin.body import Kind
from gazetteer_desk.bulletin.typing import EVERY, Correction, Rule
from ui.utf16 import count, units


_MOST = 40  # characters that an input method writes at once; what is longer was not typed
_REMEMBERED = 100  # corrections
_SOFT_BREAK = "\u2028"
_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class HeadingLines(Protocol):
    """What makes headings of lines, where the field has any."""

    def is_text(self, line: QTextBlock) -> bool:
        """Return whether a line is body text that may become a heading."""
        ...

    def make(self, line: QTextBlock, kind: Kind) -> None:
        """Make the line a heading."""
        ...


class _Place(NamedTuple):
    """Where a correction was made: a line, its words up to there, the rule."""

    line: int
    words: str
    rule: Rule


class Corrections:
    """The corrections of one field; `single` makes what happens inside it a deed of that name."""

    def __init__(
        self,
        field: QTextEdit | QPlainTextEdit,
        single: Callable[[str], AbstractContextManager[None]],
        headings: HeadingLines | None = None,
    ) -> None:
        self._field = field
        self._single = single
        self._headings = headings
        self._made: deque[_Place] = deque(maxlen=_REMEMBERED)
        self._given_back: deque[_Place] = deque(maxlen=_REMEMBERED)
        self.rules = EVERY

    def foresees(self, event: QKeyEvent) -> bool:
        """Return whether the character that a key will type at the caret is to be put right."""
        cursor, character = self._field.textCursor(), event.text()
        if not _is_typing(event) or len(character) != 1 or not character.isprintable():
            return False
        field = self._field
        if cursor.hasSelection() or field.isReadOnly() or field.overwriteMode():
            return False
        text = cursor.block().text()
        left, right, start = _around(text, count(text, cursor.positionInBlock()))
        is_numbered = not start and Rule.HEADINGS in self.rules and self._headings is not None
        return bool(
            typing.correction(left, character, right, self.rules)
            or (is_numbered and typing.heading(left, character))
        )

    def struck(self, event: QKeyEvent) -> None:
        """Look at what a key has typed."""
        if _is_typing(event):
            self.typed(event.text())

    def typed(self, words: str) -> None:
        """Look at the words that came in left of the caret."""
        if self._field.isReadOnly() or len(words) > _MOST or not words.isprintable():
            return
        for at, character in enumerate(words):
            self._judge(character, behind=len(words) - at - 1)

    def look_back(self) -> None:
        """Take note of what was given back, after other words were shown."""
        for place in list(self._made):
            if self._is_given_back(place):
                self._made.remove(place)
                self._given_back.append(place)

    def forget(self) -> None:
        """Forget everything: another text is shown."""
        self._made.clear()
        self._given_back.clear()

    def _judge(self, character: str, *, behind: int) -> None:
        cursor = self._field.textCursor()
        line, text = cursor.block(), cursor.block().text()
        end = count(text, cursor.positionInBlock()) - behind
        left, right, start = _around(text, max(end, 0))
        if left[-1:] != character:
            return
        if found := typing.correction(left[:-1], character, right, self.rules):
            self._correct(line, found, start)
        self._judge_number(line, behind=behind, start=start)

    def _judge_number(self, line: QTextBlock, *, behind: int, start: int) -> None:
        if start or self._headings is None or Rule.HEADINGS not in self.rules:
            return
        text = line.text()  # it may have been put right just now
        end = count(text, self._field.textCursor().positionInBlock()) - behind
        found = typing.heading(text[: end - 1], text[end - 1 : end])
        place = _Place(line.blockNumber(), text[:end], Rule.HEADINGS)
        if found and found.kind and place not in self._given_back and self._headings.is_text(line):
            with self._single(f"自动设为{found.kind.label}"):
                self._headings.make(line, found.kind)
            self._made.append(place)

    def _correct(self, line: QTextBlock, found: Correction, start: int) -> None:
        last = found.changes[-1]
        words = line.text()[: start + last.at + len(last.old)]
        place = _Place(line.blockNumber(), words, found.rule)
        if place in self._given_back:
            return
        with self._single(found.rule.deed):
            cursor = QTextCursor(line)
            cursor.beginEditBlock()
            for change in reversed(found.changes):
                self._put(cursor, line, start + change.at, change.old, change.new)
            cursor.endEditBlock()
        self._made.append(place)

    def _put(self, cursor: QTextCursor, line: QTextBlock, at: int, old: str, new: str) -> None:
        text, first = line.text(), line.position()
        cursor.setPosition(first + units(text, at))
        cursor.setPosition(first + units(text, at + len(old)), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(new, cursor.charFormat())

    def _is_given_back(self, place: _Place) -> bool:
        line = self._field.document().findBlockByNumber(place.line)
        if not line.text().startswith(place.words):
            return False
        is_heading = place.rule is Rule.HEADINGS and self._headings is not None
        return not (is_heading and self._headings and not self._headings.is_text(line))


def _is_typing(event: QKeyEvent) -> bool:
    pressed = event.modifiers() & _COMMANDS
    return pressed in (Qt.KeyboardModifier.NoModifier, _COMMANDS)  # AltGr is both


def _around(text: str, at: int) -> tuple[str, str, int]:
    """Return the words left and right of a place in a line of a paragraph, and where it begins."""
    start = text.rfind(_SOFT_BREAK, 0, at) + 1
    return text[start:at], text[at:].partition(_SOFT_BREAK)[0], start
