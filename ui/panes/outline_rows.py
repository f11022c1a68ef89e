"""The rows of the outline and how they are painted."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from gazetteer_desk.bulletin import plain
from gazetteer_desk.bulletin.article import Article
from gazetteer_desk.bulletin.issue import Bulletin
from ui import theme
from ui.widgets import painting, tag


ROW = Qt.ItemDataRole.UserRole
MASTHEAD, TAIL = "masthead", "tail"
_HEIGHTS = {"end": 32, "column": 26, "article": 48}
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class OutlineRow:
    """One row: its shape ("end", "column", "article"), key, words, and what it lacks."""

    shape: str
    key: str
    words: str
    below: str = ""
    nth: int = 0
    lacking: tuple[str, ...] = ()
    title: str = ""

    @property
    def spoken(self) -> str:
        """Return what a screen reader says."""
        lacks = f"缺{len(self.lacking)}项：{'、'.join(self.lacking)}" if self.lacking else ""
        nth = f"第{self.nth}篇" if self.nth else ""
        return "，".join(part for part in (nth, self.words, self.below, lacks) if part)


def rows_of(
    bulletin: Bulletin,
    lacking: Mapping[str, tuple[str, ...]],
    count: Callable[[Article], int] = plain.count_article,
) -> tuple[OutlineRow, ...]:
    """Return the rows of an issue in the order of the sheet; a column stands once a run."""
    rows = [OutlineRow("end", MASTHEAD, "报头", lacking=lacking.get(MASTHEAD, ()))]
    column = ""
    for nth, article in enumerate(bulletin.articles, 1):
        if article.column != column and article.column:
            rows.append(OutlineRow("column", f"column{nth}", f"【{article.column}】"))
        column = article.column
        rows.append(_article_row(article, nth, lacking.get(article.key, ()), count(article)))
    rows.append(OutlineRow("end", TAIL, "报尾", lacking=lacking.get(TAIL, ())))
    return tuple(rows)


def _article_row(article: Article, nth: int, lacking: tuple[str, ...], words: int) -> OutlineRow:
    first = article.credits[0] if article.credits else ""
    units = f"{first}等" if len(article.credits) > 1 else first
    count = f"{words} 字"
    below = f"{units} · {count}" if units else count
    title = article.headline or "（还没有题名）"
    return OutlineRow("article", article.key, title, below, nth, lacking, article.headline)


class OutlinePainter(QStyledItemDelegate):
    """Paints the rows and edits a title in place. Signals: renamed(key, title)."""

    renamed = Signal(str, str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.dragged = ""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row: OutlineRow = index.data(ROW)
        return QSize(180, theme.scaled(_HEIGHTS[row.shape]))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: OutlineRow = index.data(ROW)
        painter.save()
        box = painting.ground(painter, option, rule=False)
        if row.key == self.dragged:
            painter.setOpacity(0.5)
        right = box.right() - 8
        if row.lacking:
            words = f"缺{len(row.lacking)}"
            width = tag.width_of(words)
            high = tag.height()
            spot = QRect(right - width, box.center().y() - high // 2 + 1, width, high)
            tag.paint(painter, spot, words, "red")
            right = spot.left() - 6
        elif row.shape == "end":
            tick = theme.pixmap("check", 16, "green")
            painter.drawPixmap(right - 18, box.center().y() - 7, tick)
            right -= 24
        room = QRect(box.left() + 34, box.top(), right - box.left() - 34, box.height())
        self._paint_words(painter, room, row, chosen=painting.is_chosen(option))
        painter.restore()

    def _paint_words(
        self, painter: QPainter, room: QRect, row: OutlineRow, *, chosen: bool
    ) -> None:
        if row.shape == "column":
            painting.say(painter, room.adjusted(-8, 0, 0, 0), row.words, "text2")
            return
        if row.shape == "end":
            painting.say(painter, room, row.words, bold=chosen)
            return
        half = room.height() // 2
        top = QRect(room.left(), room.top() + 5, room.width(), half - 4)
        under = QRect(room.left(), room.top() + half + 1, room.width(), half - 5)
        number = QRect(room.left() - 30, top.top(), 22, top.height())
        painting.say(painter, number, str(row.nth), "text2", right=True)
        painting.say(painter, top, row.words, "text" if row.title else "text3", bold=chosen)
        painting.say(painter, under, row.below, "text2", px=12)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = QLineEdit(parent)
        editor.setAccessibleName("题名")
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, QLineEdit):
            editor.setText(index.data(ROW).title)
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: object, index: Index) -> None:
        row: OutlineRow = index.data(ROW)
        if isinstance(editor, QLineEdit) and editor.text() != row.title:
            self.renamed.emit(row.key, editor.text())

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        box = painting.box_of(option)
        editor.setGeometry(box.adjusted(26, 8, -6, -10))
