"""The rows of 印前检查, as values and as they are painted: heads, lines with deeds, the foot."""

from typing import cast

import msgspec
from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from gazetteer_desk.proof.problems import Group
from ui import theme
from ui.widgets import painting, pin
from ui.widgets.line_model import LINE, Index, LineModel
from ui.widgets.pin import Pin


class CheckLine(msgspec.Struct, frozen=True, kw_only=True):
    """One line: what it asks for, its sentence, what is known besides, and what can be done.

    `remedy` are the words of what mends it, `excuse` of the way to say why it is meant so, `more`
    of another deed; `can_leave` that it may stay as it is (不改), `can_go` that it has a place.
    `nth` is the number of its pin on the sheets, 0 where it has none.
    """

    group: Group
    said: str
    about: str = ""
    remedy: str = ""
    excuse: str = ""
    more: str = ""
    can_leave: bool = False
    can_go: bool = False
    nth: int = 0

    @property
    def deeds(self) -> tuple[tuple[str, str], ...]:
        """Return what can be done, by the name of its signal, with the words for it."""
        some = (
            ("more_asked", self.more),
            ("mended", self.remedy),
            ("excused", self.excuse),
            ("left", "不改" if self.can_leave else ""),
            ("gone_to", "去看" if self.can_go else ""),
        )
        return tuple((name, words) for name, words in some if words)


class Head(msgspec.Struct, frozen=True):
    """What stands above the lines of a group; `is_open` is None where it cannot be folded."""

    group: Group
    count: int
    is_open: bool | None = None
    link: str = ""

    @property
    def words(self) -> str:
        """Return 必须改 2 处."""
        return f"{self.group} {self.count} 处"


class Foot(msgspec.Struct, frozen=True):
    """What was looked at and is in order: all that was looked at, or the rest of it."""

    names: tuple[str, ...]
    is_all: bool
    is_open: bool = False

    @property
    def words(self) -> str:
        """Return 其余 17 项没有问题."""
        count = len(self.names)
        return f"{count} 项都没有问题" if self.is_all else f"其余 {count} 项没有问题"


Row = CheckLine | Head | Foot
_MORE = {Group.MUST: "改好再导出", Group.SEE: "不改也能导出", Group.HINT: "不改也能导出"}
_LOOKS = {  # the tint of the head, the drawing of a line and its ink
    Group.MUST: ("redtint", "error", "red"),
    Group.SEE: ("ambertint", "warn", "amber"),
    Group.HINT: ("panel", "info", "text2"),
}
_LEFT, _GAP, _ICON, _PAD = 14, 8, 18, 8
_LEAST, _HEAD, _FOOT, _BUTTON = 52, 34, 38, 24


class Rows(LineModel[Row]):
    """The rows that are shown; only a head that cannot be folded is passed over."""

    def spoken(self, line: Row) -> str:
        match line:
            case Head():
                fold = {True: "，展开", False: "，收起", None: ""}[line.is_open]
                return f"{line.words}，{_MORE[line.group]}{fold}"
            case Foot():
                return f"{line.words}：{'、'.join(line.names)}"
            case CheckLine():
                nth = f"{line.nth} 号" if line.nth else ""
                deeds = "、".join(words for _, words in line.deeds)
                said = (line.group, nth, line.said.removesuffix("。"), line.about)
                return "，".join(filter(None, (*said, f"可以{deeds}" if deeds else "")))

    def shown(self, line: Row) -> str:
        return line.said if isinstance(line, CheckLine) else line.words

    def flags(self, index: Index) -> Qt.ItemFlag:
        line = self.lines[index.row()]
        if isinstance(line, Head) and line.is_open is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class RowPainter(QStyledItemDelegate):
    """Paints the rows, and knows where on them a deed is."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view
        self.pointed: tuple[int, str] = (-1, "")  # the row and the deed under the mouse

    def deed_at(self, box: QRect, row: Row, spot: QPoint) -> str:
        """Return the name of the deed at a spot of a row, "" where there is none."""
        found = (name for name, _, place in _deeds(box, row) if place.contains(spot))
        return next(found, "")

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row, width = cast("Row", index.data(LINE)), self._view.viewport().width()
        if isinstance(row, Head):
            return QSize(width, theme.scaled(_HEAD))
        box = QRect(0, 0, width, 0)
        if isinstance(row, Foot):
            names = _high("、".join(row.names), _words_box(box, row).width(), 12)
            more = names + theme.scaled(_PAD) if row.is_open else 0
            return QSize(width, theme.scaled(_FOOT) + more)
        said, about = _heights(row, _words_box(box, row).width())
        return QSize(width, max(theme.scaled(_LEAST), said + about + 2 * theme.scaled(_PAD)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = cast("Row", index.data(LINE))
        painter.save()
        match row:
            case Head():
                _paint_head(painter, option, row)
            case Foot():
                _paint_foot(painter, option, row)
            case CheckLine():
                at, deed = self.pointed
                _paint_line(painter, option, row, deed if at == index.row() else "")
        painter.restore()


def _paint_head(painter: QPainter, option: QStyleOptionViewItem, row: Head) -> None:
    box = painting.box_of(option)
    painter.fillRect(box, theme.color(_LOOKS[row.group][0]))
    box = painting.ground(painter, option)
    inside = box.adjusted(theme.scaled(_LEFT), 0, -theme.scaled(_LEFT), 0)
    painting.say(painter, inside, row.words, bold=True)
    _, metrics = painting.face(13, bold=True)
    inside.setLeft(inside.left() + metrics.horizontalAdvance(row.words) + theme.scaled(_GAP))
    painting.say(painter, inside, _MORE[row.group], "text2")
    for _, words, place in _deeds(box, row):
        painting.say(painter, place, words, "accent", right=True)
    if row.is_open is not None:
        painting.draw(painter, inside, "up" if row.is_open else "down", 14, "text2", right=True)


def _paint_foot(painter: QPainter, option: QStyleOptionViewItem, row: Foot) -> None:
    box = painting.ground(painter, option)
    top = QRect(box.left(), box.top(), box.width(), theme.scaled(_FOOT))
    painting.draw(painter, top.adjusted(theme.scaled(_LEFT), 0, 0, 0), "ok", 16, "green")
    inside = _words_box(top, row)
    arrow = "up" if row.is_open else "down"
    painting.draw(painter, inside, arrow, 14, "text2", right=True)
    painting.say(painter, inside, row.words)
    _, metrics = painting.face(13)
    rest = inside.adjusted(metrics.horizontalAdvance(row.words) + 12, 0, -theme.scaled(24), 0)
    names = "、".join(row.names)
    if not row.is_open:
        painting.say(painter, rest, names, "text2", px=12)
        return
    below = QRect(inside.left(), top.bottom(), inside.width(), box.bottom() - top.bottom())
    _say_wrapped(painter, below, names, "text2", 12)


def _paint_line(
    painter: QPainter, option: QStyleOptionViewItem, row: CheckLine, pointed: str
) -> None:
    box = painting.ground(painter, option)
    _, drawing, ink = _LOOKS[row.group]
    inside = box.adjusted(theme.scaled(_LEFT), 0, 0, 0)
    painting.draw(painter, inside, drawing, 16, ink)
    if row.nth:
        size = pin.size()
        left = inside.left() + theme.scaled(_ICON + _GAP)
        spot = QRectF(left, box.top() + (box.height() - size) / 2, size, size)
        pin.paint(painter, spot, Pin(row.nth, row.group is Group.MUST))
    words = _words_box(box, row)
    said, about = _heights(row, words.width())
    words.setTop(box.top() + (box.height() - said - about) // 2)
    _say_wrapped(painter, QRect(words.left(), words.top(), words.width(), said), row.said)
    below = QRect(words.left(), words.top() + said, words.width(), about)
    _say_wrapped(painter, below, row.about, "text2", 12)
    for name, label, place in _deeds(box, row):
        _button(painter, place, label, is_pointed=name == pointed)


def _button(painter: QPainter, place: QRect, words: str, *, is_pointed: bool) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    path = QPainterPath()
    path.addRoundedRect(QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
    painter.fillPath(path, theme.color("hover" if is_pointed else "base"))
    painter.setPen(theme.color("border"))
    painter.drawPath(path)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    font, _ = painting.face(13)
    painter.setFont(font)
    painter.setPen(theme.color("text"))
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, words)


def _deeds(box: QRect, row: Row) -> list[tuple[str, str, QRect]]:
    """Return the deeds of a row, the last of them at the right, each with its place."""
    deeds: tuple[tuple[str, str], ...] = ()
    if isinstance(row, CheckLine):
        deeds = row.deeds
    elif isinstance(row, Head) and row.link:
        deeds = (("all_confirmed", row.link),)
    _, metrics = painting.face(13)
    right, high = box.right() - theme.scaled(_LEFT), theme.scaled(_BUTTON)
    placed: list[tuple[str, str, QRect]] = []
    for name, words in reversed(deeds):
        wide = metrics.horizontalAdvance(words) + theme.scaled(20)
        top = box.top() + (box.height() - high) // 2
        placed.append((name, words, QRect(right - wide, top, wide, high)))
        right -= wide + theme.scaled(_GAP)
    return placed


def _words_box(box: QRect, row: Row) -> QRect:
    """Return where the words of a line or of the foot stand."""
    left = _LEFT + _ICON + _GAP if isinstance(row, Foot) else _LEFT + 2 * (_ICON + _GAP)
    places = [place.left() for _, _, place in _deeds(box, row)]
    right = min([box.right() - theme.scaled(_LEFT), *(one - theme.scaled(_GAP) for one in places)])
    return QRect(theme.scaled(left), box.top(), max(right - theme.scaled(left), 40), box.height())


def _heights(row: CheckLine, width: int) -> tuple[int, int]:
    return _high(row.said, width, 13), _high(row.about, width, 12) if row.about else 0


def _high(words: str, width: int, px: int) -> int:
    _, metrics = painting.face(px)
    return metrics.boundingRect(0, 0, width, 10_000, _WRAPPED, words).height()


_WRAPPED = (Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap).value


def _say_wrapped(
    painter: QPainter, place: QRect, words: str, token: str = "text", px: int = 13
) -> None:
    font, _ = painting.face(px)
    painter.setFont(font)
    painter.setPen(theme.color(token))
    painter.drawText(place, _WRAPPED, words)
