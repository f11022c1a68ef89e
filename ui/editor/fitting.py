"""Picture files made fit for an issue: PNG or JPEG, and no larger than print can show.

A PNG or JPEG is kept byte by byte as it came, unless it is huge. What Word cannot hold (WebP, BMP,
GIF, TIFF) becomes PNG. Drawings (SVG, EMF) are refused: they are programs more than pictures.
This runs on a worker's thread: QImage may, and decoding takes its time.
"""

from typing import NamedTuple

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from gazetteer_desk.bulletin.plates import media_of
from gazetteer_desk.errors import Known


_ENDINGS = ("png", "jpg", "jpeg", "webp", "bmp", "gif", "tif", "tiff")
FILTER = f"图片 ({' '.join(f'*.{ending}' for ending in _ENDINGS)})"
_KINDS = {b"png", b"jpeg", b"webp", b"bmp", b"gif", b"tiff"}
_HUGE_PIXELS = 16_000_000
_HUGE_BYTES = 10_000_000
_MOST_PIXELS = 120_000_000
_SIDE = 3686  # pixels: 600 dpi over the type area's 156 mm
_NO_PICTURE = "这个文件不是图片，没有插入。"


class Fitted(NamedTuple):
    """The bytes of a picture that an issue can hold, and what was done to them."""

    data: bytes
    media: str
    remark: str = ""


def is_picture(name: str) -> bool:
    """Return whether a file's name is that of a picture."""
    return name.rpartition(".")[2].lower() in (*_ENDINGS, "svg")


def fitted(data: bytes) -> Fitted:
    """Return a picture as an issue can hold it; raises `Known` for what is none."""
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    return _read(QImageReader(buffer), data)  # the reader must be gone before its buffer is


def _read(reader: QImageReader, data: bytes) -> Fitted:
    kind = bytes(reader.format().data())
    if kind.startswith(b"svg"):
        raise Known("SVG 是矢量图，没有插入。", "请先存为 PNG 图片。")
    size = reader.size()
    if kind not in _KINDS or not size.isValid():
        raise Known(_NO_PICTURE)
    pixels = size.width() * size.height()
    if pixels > _MOST_PIXELS:
        raise Known(f"图片有 {_millions(pixels)}，太大，没有插入。", "请先缩小再插入。")
    media = media_of(data)
    is_huge = pixels > _HUGE_PIXELS or len(data) > _HUGE_BYTES
    if media is not None and not is_huge:
        if reader.read().isNull():
            raise Known("这张图片已损坏，没有插入。")
        return Fitted(data, media)
    reader.setAutoTransform(True)
    if is_huge:
        reader.setScaledSize(_smaller(size))
    image = reader.read()
    if image.isNull():
        raise Known(f"图片有 {_millions(pixels)}，读不出来，没有插入。", "请先缩小或另存后再插入。")
    made = encoded(image, as_jpeg=media == "image/jpeg")
    was = f"图片有 {_millions(pixels)}，已缩到 {image.width()}×{image.height()}，印出来一样清楚。"
    return made._replace(remark=was if is_huge else "已转成 PNG 图片。")


def encoded(image: QImage, *, as_jpeg: bool = False) -> Fitted:
    """Return a picture without bytes of its own, a screenshot, as PNG."""
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    name, quality = ("JPEG", 92) if as_jpeg else ("PNG", -1)
    image.save(buffer, name, quality)  # pyright: ignore[reportArgumentType, reportCallIssue]
    return Fitted(bytes(held.data()), "image/jpeg" if as_jpeg else "image/png")


def _smaller(size: QSize) -> QSize:
    if max(size.width(), size.height()) <= _SIDE:
        return size
    return size.scaled(_SIDE, _SIDE, Qt.AspectRatioMode.KeepAspectRatio)


def _millions(pixels: int) -> str:
    return f"{pixels / 1_000_000:.0f} 百万像素"
