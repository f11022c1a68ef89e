"""Pictures in the text: an object that names its plate by digest, `gd:<digest>`."""

from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, QUrl
from PySide6.QtGui import QColor, QImage, QImageReader, QTextCharFormat, QTextImageFormat

from gazetteer_desk.bulletin.body import Picture
from ui.editor.look import KIND


if TYPE_CHECKING:
    from ui.editor.manuscript import Manuscript


SCHEME = "gd:"
_DIGEST, _MEDIA, _WIDTH = KIND + 10, KIND + 11, KIND + 12
_ALLOCATION_MB = 128  # no picture unfolds to more (reliability T5)
_MISSING = QSize(240, 120)


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
    """Give a picture its width on the screen at the present zoom."""
    size = _size(document, made.stringProperty(_DIGEST))
    most = document.measure.text_width - 8.0
    wide = document.measure.pixels(made.doubleProperty(_WIDTH))
    if not wide:
        wide = size.width() * document.measure.percent / 100
    wide = min(wide, most)
    made.setWidth(wide)
    made.setHeight(wide * size.height() / max(size.width(), 1))


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
    blank = QImage(_MISSING, QImage.Format.Format_RGB32)
    blank.fill(QColor("#C8CDD2"))
    return blank


def _size(document: "Manuscript", digest: str) -> QSize:
    data = document.plate(digest)
    size = _reader(data).size() if data is not None else _MISSING
    return size if size.isValid() else _MISSING


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
