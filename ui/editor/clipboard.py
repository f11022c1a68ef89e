"""What comes from the clipboard, as plain bytes.

Nothing foreign is converted here: the size is looked at first, then the bytes go out by signal
to where the hands parse them. Where there is text, a picture beside it (Word, Excel and WPS add
one of the whole copy) is not even asked for.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import cast

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication, QImage


OWN = "application/x-gazetteer-body+json"
HTML = "text/html"
TEXT = "text/plain"
FILES = "text/uri-list"
PICTURES = ("image/png", "image/jpeg", "image/webp", "image/bmp", "image/gif", "image/tiff")
LARGEST = 50_000_000
_PIXELS = 40_000_000  # reliability T5
_DRAWINGS = ("emf", "wmf", "metafile", "svg")
_RICH = ("rtf", "rich text", "richtext")


@dataclass(frozen=True)
class Pasted:
    """What was on the clipboard: bytes by MIME type, or a picture that has no bytes yet.

    `plain`: only the text is wanted.
    """

    formats: Mapping[str, bytes]
    plain: bool = False
    image: QImage | None = None

    @property
    def is_empty(self) -> bool:
        """Return whether there is nothing to insert."""
        return not self.formats and self.image is None


class Refused(Exception):  # noqa: N818 - named for what it is
    """What is on the clipboard cannot be taken; the sentence says why."""


class TooBig(Refused):
    """The clipboard holds more than is taken; the sentence says how much."""


def of_screen() -> QMimeData:
    """Return what is on the clipboard now; where there is none (a locked screen), nothing."""
    held = cast("QMimeData | None", QGuiApplication.clipboard().mimeData())
    return held if held is not None else QMimeData()


def offer(mime: QMimeData) -> None:
    """Put something on the clipboard."""
    QGuiApplication.clipboard().setMimeData(mime)


def can_take(mime: QMimeData) -> bool:
    """Return whether there is anything to paste, or to say why it cannot be."""
    known = mime.hasText() or mime.hasHtml() or mime.hasImage() or mime.hasUrls()
    return known or mime.hasFormat(OWN) or bool(_names(mime, *_RICH, *_DRAWINGS))


def take(mime: QMimeData, *, plain: bool = False) -> Pasted:
    """Return the bytes of the formats that are understood; raises `Refused`."""
    formats = _bytes_of(mime, (TEXT,) if plain else (OWN, HTML, TEXT, FILES))
    image = None
    if not plain and not _says_something(formats):
        formats |= _bytes_of(mime, PICTURES)
        if not any(name in formats for name in PICTURES):
            image = _image(mime)
        if not _says_something(formats) and (image or any(name in formats for name in PICTURES)):
            formats.pop(TEXT, None)  # the blank line beside a picture is no text
    if not formats and image is None:
        _refuse(mime, plain=plain)
    return Pasted(MappingProxyType(formats), plain, image)


def _bytes_of(mime: QMimeData, names: tuple[str, ...]) -> dict[str, bytes]:
    formats: dict[str, bytes] = {}
    for name in names:
        if mime.hasFormat(name):
            held = mime.data(name)  # shared, not copied, until the size is known to be bearable
            if held.size() > LARGEST:
                raise TooBig(_too_big(held.size()))
            if held.size():
                formats[name] = bytes(held.data())
    return formats


def _says_something(formats: Mapping[str, bytes]) -> bool:
    return OWN in formats or bool(formats.get(TEXT, b"").strip(b" \t\r\n\0"))


def _image(mime: QMimeData) -> QImage | None:
    image = mime.imageData() if mime.hasImage() else None
    if not isinstance(image, QImage) or image.isNull():
        return None
    if image.width() * image.height() > _PIXELS:
        raise TooBig(_too_big(image.sizeInBytes()))
    return image


def _too_big(size: int) -> str:
    return (
        f"剪贴板有 {round(size / 1_000_000)} MB，超过上限，没有粘贴。"
        "可分几次粘贴，或把文件拖进来稿。"
    )


def _refuse(mime: QMimeData, *, plain: bool) -> None:
    """Say what is on the clipboard that cannot be taken; of nothing at all nothing is said."""
    if plain and (mime.hasImage() or mime.hasUrls()):
        raise Refused("剪贴板里没有文字，没有粘贴。")
    if _names(mime, *_RICH):
        raise Refused(
            "剪贴板里只有 RTF 格式，读不了，没有粘贴。请在原程序里另存为 Word 文件再复制。"
        )
    if _names(mime, *_DRAWINGS):
        raise Refused("剪贴板里是矢量图（EMF 等），没有粘贴。请在原程序里存为 PNG 图片再插入。")


def _names(mime: QMimeData, *parts: str) -> list[str]:
    return [name for name in mime.formats() if any(part in name.lower() for part in parts)]
