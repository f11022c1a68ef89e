"""What lies over the window while files are dragged across it: a dashed frame and a sentence."""

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QWidget

from ui import theme


PICTURES = ("png", "jpg", "jpeg", "webp", "bmp", "gif", "tif", "tiff", "svg")
_EDGE, _RADIUS, _STRENGTH = 10, 4, 235


class DropZone(QWidget):
    """Takes files that are let go over the window; hidden but for the time of a drag.

    Signals: entered(paths) what is dragged, to be told in words by `say`; dropped(paths).
    """

    entered = Signal(object)
    dropped = Signal(object)

    def __init__(self, window: QWidget, ground: QWidget) -> None:
        super().__init__(window)
        self._ground = ground
        self._own: QWidget | None = None
        self._takes: tuple[str, ...] = ()
        self.words = ""
        self.setAcceptDrops(True)
        self.hide()

    def watch(self, own: QWidget, takes: tuple[str, ...]) -> None:
        """Come up over everything in the window that takes drops.

        `own` takes files itself where all of them have one of these endings: pictures go to the
        place in the words where they are let go.
        """
        self._own, self._takes = own, takes
        window = self.window()
        window.setAcceptDrops(True)
        for widget in (window, *window.findChildren(QWidget)):
            if widget.acceptDrops() and widget is not self:
                widget.installEventFilter(self)

    def say(self, words: str) -> None:
        """Show what will become of the files."""
        self.words = words
        self.setAccessibleName(words)
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.DragEnter or not isinstance(event, QDragEnterEvent):
            return False
        paths = local_files(event.mimeData())
        own = self._own
        is_own = own is not None and isinstance(watched, QWidget) and own.isAncestorOf(watched)
        if not paths or (is_own and all(_ending(path) in self._takes for path in paths)):
            return False
        corner = self._ground.mapTo(self.window(), QPoint(0, 0))
        self.setGeometry(QRect(corner, self._ground.size()))
        self.entered.emit(paths)
        self.show()
        self.raise_()
        event.acceptProposedAction()  # or the system shows that nothing here takes it
        return True

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        event.accept()
        self.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        self.hide()
        event.acceptProposedAction()
        self.dropped.emit(local_files(event.mimeData()))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QColor(theme.color("tint"))
        ground.setAlpha(_STRENGTH)
        painter.fillRect(self.rect(), ground)
        pen = QPen(theme.color("accent"), 2, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        frame = self.rect().adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
        painter.drawRoundedRect(frame, _RADIUS, _RADIUS)
        painter.setPen(theme.color("text"))
        painter.setFont(theme.ui_font(16))
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(frame.adjusted(24, 24, -24, -24), flags, self.words)


def local_files(mime: QMimeData) -> list[Path]:
    """Return the files and folders of this computer among what is dragged."""
    return [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]


def _ending(path: Path) -> str:
    return path.suffix.lower().lstrip(".")
