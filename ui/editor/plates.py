"""Pictures in the text: an object that names its plate by digest, `gd:<digest>`."""

from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt, QUrl
from PySide6.QtGui import (
    QFont,
    QImage,
    QImageReader,
    QPainter,
    QPen,
    QTextCharFormat,
    QTextImageFormat,
)

from gazetteer_desk.bulletin.body import Picture
from gazetteer_desk.bulletin.plates import pixels_a_metre
from gazetteer_desk.layout import plates as printing
from gazetteer_desk.layout.gbt9704 import PAGE
from gazetteer_desk.layout.sheet import Plate
from ui.editor.look import KIND


if TYPE_CHECKING:
    from ui.editor.manuscript import Manuscript


SCHEME = "gd:"
_DIGEST, _MEDIA, _WIDTH = KIND + 10, KIND + 11, KIND + 12
_ALLOCATION_MB = 128  # no picture unfolds to more (reliability T5)
_MISSING = QSize(240, 120)
_SHARP = 2  # a box in place of a picture is drawn finer than it is shown
_SHADE = 40  # of 255
# Pixels a metre: of a screen (96 an inch); where a picture names none (72, as Word takes it);
# what no camera means (30).
_SCREEN, _UNNAMED, _COARSEST = 96 / 0.0254, 72 / 0.0254, 30 / 0.0254


def image_format(document: "Manuscript", picture: Picture) -> QTextImageFormat:
    """Return the format of the object character that stands for a picture."""
    made = QTextImageFormat()
    made.setName(SCHEME + picture.digest)
    made.setProperty(_DIGEST, picture.digest)
    made.setProperty(_MEDIA, picture.media)
    made.setProperty(_WIDTH, float(picture.width_mm))
    resize(document, made)
    return made


def resize(document: "Manuscript", made: QTextImageFormat) -> None:
    """Give a picture its printed size in proportion to the line, at the present zoom."""
    picture = read(made)
    if picture is None:
        return
    shown = printed(document, picture)
    most = document.measure.text_width - 8.0
    wide = document.measure.pixels(shown.width / printing.TWIPS_PER_MM)
    scale = min(1.0, most / wide)
    made.setWidth(wide * scale)
    made.setHeight(wide * scale * shown.height / shown.width)


def printed(document: "Manuscript", picture: Picture) -> Plate:
    """Return how large a picture is printed, in twips."""
    size, resolution = _size(document, picture.digest)
    twips = 1440 / 0.0254 / resolution
    own = max(round(size.width() * twips), 1), max(round(size.height() * twips), 1)
    return printing.plate(picture, {picture.digest: own}, PAGE)


def read(characters: QTextCharFormat) -> Picture | None:
    """Return the picture that an object character stands for, None for other characters."""
    if not characters.isImageFormat() or not (digest := characters.stringProperty(_DIGEST)):
        return None
    return Picture(digest, characters.stringProperty(_MEDIA), characters.doubleProperty(_WIDTH))


def with_caption(picture: Picture, words: str) -> Picture:
    """Return the picture with the words of the line under it."""
    return replace(picture, caption=words)


def resource(document: "Manuscript", name: QUrl | str) -> QImage | None:
    """Return the picture behind one of our own names, None for any other name."""
    address = name.toString() if isinstance(name, QUrl) else name
    if not address.startswith(SCHEME):
        return None
    data = document.plate(address[len(SCHEME) :])
    if data is not None and not (image := _reader(data).read()).isNull():
        return image
    return _blank(document, "图片的内容找不到了" if data is None else "图片已损坏，显示不了")


def _blank(document: "Manuscript", words: str) -> QImage:
    """Return what stands in the place of a picture that cannot be shown."""
    look = document.measure.look
    blank = QImage(_MISSING * _SHARP, QImage.Format.Format_ARGB32)
    shade = look.color("line")
    shade.setAlpha(_SHADE)
    blank.fill(shade)
    painter = QPainter(blank)
    painter.setPen(QPen(look.color("muted"), _SHARP, Qt.PenStyle.DashLine))
    painter.drawRect(blank.rect().adjusted(_SHARP, _SHARP, -_SHARP, -_SHARP))
    face = QFont(document.measure.font)
    face.setPixelSize(14 * _SHARP)
    painter.setFont(face)
    painter.drawText(blank.rect(), Qt.AlignmentFlag.AlignCenter, f"{words}\n请重新插入")
    painter.end()
    return blank


def _size(document: "Manuscript", digest: str) -> tuple[QSize, float]:
    """Return the pixels of a picture and how many of them make a metre."""
    data = document.plate(digest)
    size = _reader(data).size() if data is not None else _MISSING
    if data is None or not size.isValid():
        return _MISSING, _SCREEN
    named = pixels_a_metre(data) or _UNNAMED
    return size, named if named >= _COARSEST else _SCREEN


def _reader(data: bytes) -> QImageReader:
    QImageReader.setAllocationLimit(_ALLOCATION_MB)
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    buffer.setParent(None)
    reader.setAutoTransform(True)
    _KEPT.clear()
    _KEPT.append(buffer)  # the reader does not own its device
    return reader


_KEPT: list[QBuffer] = []
