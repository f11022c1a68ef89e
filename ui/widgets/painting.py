"""What all painted rows share: their ground, and words cut to their room."""

from functools import lru_cache
from typing import Any, cast

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from ui import theme
from ui.widgets.line_model import Index


_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_SELECTED = QStyle.StateFlag.State_Selected.value
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def box_of(option: QStyleOptionViewItem) -> QRect:
    """Return the rectangle of the row; Qt's stubs do not know the field."""
    return cast("QRect", cast("Any", option).rect)


def state_of(option: QStyleOptionViewItem) -> QStyle.StateFlag:
    """Return whether the row is chosen, pointed at, in focus."""
    return cast("QStyle.StateFlag", cast("Any", option).state)


def is_chosen(option: QStyleOptionViewItem) -> bool:
    """Say whether the row is the chosen one."""
    # Asked for every cell in sight: two flags joined by `&` make a third, which takes far longer.
    return bool(state_of(option).value & _SELECTED)


def ground(
    painter: QPainter, option: QStyleOptionViewItem, *, rule: bool = True, marked: bool = False
) -> QRect:
    """Paint what lies under a row (pointed at, chosen, in focus; hairline), return its box.

    What is `marked` looks as if it were chosen.
    """
    box, state = box_of(option), state_of(option)
    chosen = bool(state & QStyle.StateFlag.State_Selected)
    if chosen or marked:
        painter.fillRect(box, theme.color("tint"))
    elif state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(box, theme.color("hover"))
    if rule:
        painter.fillRect(QRect(box.left(), box.bottom(), box.width(), 1), theme.color("line"))
    if chosen or marked:
        painter.fillRect(QRect(box.left(), box.top(), 3, box.height()), theme.color("accent"))
    if chosen and state & QStyle.StateFlag.State_HasFocus:
        pen = painter.pen()
        pen.setColor(theme.color("accent"))
        pen.setWidth(2)
        painter.setPen(pen)
        painter.drawRect(box.adjusted(1, 1, -1, -1))
    return box


def cell_ground(painter: QPainter, option: QStyleOptionViewItem, index: Index) -> QRect:
    """Paint what lies under a cell of a table, return its box.

    A chosen row has a bar at its left end, and a frame while the table has the focus.
    """
    box = box_of(option)
    foot = box.bottom()
    if not is_chosen(option):
        painter.fillRect(box.left(), foot, box.width(), 1, theme.color("line"))
        return box
    ink, right = theme.color("accent"), box.right()
    painter.fillRect(box, theme.color("tint"))
    edges = [QRect(box.left(), foot, box.width(), 1)]
    if (view := cast("Any", option).widget) is not None and view.hasFocus():
        edges = [QRect(box.left(), at, box.width(), 2) for at in (box.top(), foot - 1)]
        if index.column() == index.model().columnCount() - 1:
            edges.append(QRect(right - 1, box.top(), 2, box.height()))
    if not index.column():
        edges.append(QRect(box.left(), box.top(), 3, box.height()))
    for edge in edges:
        painter.fillRect(edge, ink)
    return box


def draw(
    painter: QPainter,
    box: QRect,
    drawing: str,
    px: int,
    token: str = "text",
    *,
    right: bool = False,
) -> int:
    """Paint a drawing into a box, in the middle of its height; return how wide it is."""
    size = theme.scaled(px)
    left = box.right() + 1 - size if right else box.left()
    top = box.top() + (box.height() - size) // 2
    painter.drawPixmap(left, top, theme.pixmap(drawing, px, token))
    return size


def say(
    painter: QPainter,
    spot: QRect,
    words: str,
    token: str = "text",
    *,
    px: int = 13,
    bold: bool = False,
    right: bool = False,
    struck: bool = False,
) -> None:
    """Paint words on one line, cut with … where they do not fit."""
    font, metrics = face(px, bold=bold, struck=struck)
    painter.setFont(font)
    painter.setPen(theme.color(token))
    if len(words) * font.pixelSize() > spot.width():  # no sign is wider than high: less may fit
        words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, spot.width())
    painter.drawText(spot, _RIGHT if right else _LEFT, words)


def say_lit(
    painter: QPainter, spot: QRect, words: str, lit: tuple[int, int], token: str = "text"
) -> None:
    """Paint words on one line, those between two places bold; cut where they do not fit."""
    start, end = lit
    room = QRect(spot)
    for part, bold in ((words[:start], False), (words[start:end], True), (words[end:], False)):
        if part and room.width() > 0:
            say(painter, room, part, token, bold=bold)
            _, metrics = face(13, bold=bold)
            room.setLeft(room.left() + metrics.horizontalAdvance(part))


def face(px: int, *, bold: bool = False, struck: bool = False) -> tuple[QFont, QFontMetrics]:
    """Return the face of the window at a size of the type scale, and its metrics."""
    return _face(px, bold, struck, theme.enlarged())


@lru_cache(maxsize=64)
def _face(px: int, bold: bool, struck: bool, _enlarged: int) -> tuple[QFont, QFontMetrics]:
    """Return them as made before: rows are painted by the hundred."""
    font = theme.ui_font(px, bold=bold)
    font.setStrikeOut(struck)
    return font, QFontMetrics(font)
