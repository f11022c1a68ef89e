"""What is dragged between the outline and the shelf: articles, items, or a whole column."""

import json
from dataclasses import asdict, dataclass
from typing import cast

from PySide6.QtCore import QMimeData, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QDrag, QDropEvent, QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.widgets import painting


_MIME = "application/x-gazetteer-load"


@dataclass(frozen=True, slots=True)
class Load:
    """The keys of articles, the ids of items, or the name of a column; one of the three."""

    articles: tuple[str, ...] = ()
    items: tuple[int, ...] = ()
    column: str | None = None


def packed(load: Load) -> QMimeData:
    """Return the load as a drag carries it."""
    mime = QMimeData()
    mime.setData(_MIME, json.dumps(asdict(load)).encode())
    return mime


def of(event: QDropEvent) -> Load | None:
    """Return what a drag carries, None where it is nothing of this window."""
    mime = event.mimeData()
    if cast("QObject | None", event.source()) is None or not mime.hasFormat(_MIME):
        return None
    plain = json.loads(bytes(mime.data(_MIME).data()))
    return Load(tuple(plain["articles"]), tuple(plain["items"]), plain["column"])


def drag(source: QWidget, load: Load, words: str) -> None:
    """Let the load be carried about, with these words under the pointer, until it is let go."""
    under_way = QDrag(source)
    under_way.setMimeData(packed(load))
    under_way.setPixmap(_ticket(words, source.devicePixelRatioF()))
    under_way.setHotSpot(QPoint(-12, -4))
    under_way.exec(Qt.DropAction.MoveAction)


def _ticket(words: str, ratio: float) -> QPixmap:
    """Return a small ticket with the words."""
    box = QRect(0, 0, 180, 26)
    ticket = QPixmap(round(box.width() * ratio), round(box.height() * ratio))
    ticket.setDevicePixelRatio(ratio)
    ticket.fill(theme.color("base"))
    painter = QPainter(ticket)
    painter.setPen(theme.color("accent"))
    painter.drawRect(box.adjusted(0, 0, -1, -1))
    painting.say(painter, box.adjusted(8, 0, -8, 0), words, px=12)
    painter.end()
    return ticket
