"""What comes from the clipboard, as plain bytes, and what goes there.

Nothing foreign is converted here: the size is looked at first, then the bytes go out by signal
to where the hands parse them.
"""

import html
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData
from PySide6.QtGui import QGuiApplication, QImage

from gazetteer_desk.bulletin import codec
from gazetteer_desk.bulletin.body import (
    HEADINGS,
    Body,
    Cell,
    Kind,
    Mark,
    Paragraph,
    Span,
    Table,
)


OWN = "application/x-gazetteer-body+json"
HTML = "text/html"
TEXT = "text/plain"
FILES = "text/uri-list"
PICTURES = ("image/png", "image/jpeg")
LARGEST = 50_000_000
_PIXELS = 40_000_000  # reliability T5
_TAGS = {
    Mark.BOLD: "b",
    Mark.UNDERLINE: "u",
    Mark.SUPERSCRIPT: "sup",
    Mark.SUBSCRIPT: "sub",
}


@dataclass(frozen=True)
class Pasted:
    """What was on the clipboard: bytes by MIME type; `plain` where only the text is wanted."""

    formats: Mapping[str, bytes]
    plain: bool = False


class TooBig(Exception):  # noqa: N818 - named for what it is
    """The clipboard holds more than is taken; the sentence says how much."""


def of_screen() -> QMimeData:
    """Return what is on the clipboard now."""
    return QGuiApplication.clipboard().mimeData()


def can_take(mime: QMimeData) -> bool:
    """Return whether there is anything to paste."""
    return mime.hasText() or mime.hasHtml() or mime.hasImage() or mime.hasFormat(OWN)


def take(mime: QMimeData, *, plain: bool = False) -> Pasted:
    """Return the bytes of the formats that are understood; raises `TooBig`."""
    formats: dict[str, bytes] = {}
    wanted = (TEXT,) if plain else (OWN, HTML, TEXT, FILES, *PICTURES)
    for name in wanted:
        if mime.hasFormat(name):
            held = mime.data(name)
            if held.size() > LARGEST:
                raise TooBig(_too_big(held.size()))
            if held.size():
                formats[name] = bytes(held.data())
    if not formats and mime.hasImage() and not plain:
        formats |= _picture(mime)
    return Pasted(MappingProxyType(formats), plain)


def _too_big(size: int) -> str:
    return (
        f"剪贴板有 {round(size / 1_000_000)} MB，超过上限，没有粘贴。"
        "可分几次粘贴，或把文件拖进来稿。"
    )


def _picture(mime: QMimeData) -> dict[str, bytes]:
    image = mime.imageData()
    if not isinstance(image, QImage) or image.isNull():
        return {}
    if image.width() * image.height() > _PIXELS:
        raise TooBig(_too_big(image.sizeInBytes()))
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # pyright: ignore[reportArgumentType, reportCallIssue]
    return {"image/png": bytes(held.data())}


def mime_of(body: Body) -> QMimeData:
    """Return a fresh clipboard content: our own form, clean HTML with styles, plain text."""
    made = QMimeData()
    made.setData(OWN, QByteArray(codec.body_bytes(body)))
    made.setHtml(_page(body))
    made.setText("\n".join(_text_lines(body)))
    return made


def _text_lines(body: Body) -> Iterator[str]:
    for block in body:
        if isinstance(block, Paragraph):
            yield block.text
        elif isinstance(block, Table):
            if block.caption:
                yield block.caption
            for row in block.rows:
                yield "\t".join(cell.text.replace("\n", " ") for cell in row)
        elif block.caption:
            yield block.caption


def _page(body: Body) -> str:
    inside = "".join(_block(block) for block in body)
    return (
        "<html><head><meta charset='utf-8'></head><body>"
        f"<!--StartFragment-->{inside}<!--EndFragment--></body></html>"
    )


def _block(block: object) -> str:
    if isinstance(block, Paragraph):
        return _paragraph(block)
    if isinstance(block, Table):
        caption = f"<caption>{html.escape(block.caption)}</caption>" if block.caption else ""
        rows = "".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in block.rows)
        return f"<table border='1' style='border-collapse:collapse'>{caption}{rows}</table>"
    return ""  # a picture travels in our own form only


def _paragraph(paragraph: Paragraph) -> str:
    words = "".join(_span(span) for span in paragraph.spans)
    kind = paragraph.kind
    if kind in HEADINGS and not paragraph.lead:
        level = HEADINGS.index(kind) + 1
        return f"<h{level}>{words}</h{level}>"
    align = {Kind.CENTERED: "center", Kind.SIGNATURE: "right", Kind.DATELINE: "right"}.get(kind)
    return f"<p style='text-align:{align}'>{words}</p>" if align else f"<p>{words}</p>"


def _span(span: Span) -> str:
    words = html.escape(span.text)
    for mark in sorted(span.marks):
        words = f"<{_TAGS[mark]}>{words}</{_TAGS[mark]}>"
    return words


def _cell(cell: Cell) -> str:
    spans = f" colspan='{cell.colspan}'" if cell.colspan > 1 else ""
    spans += f" rowspan='{cell.rowspan}'" if cell.rowspan > 1 else ""
    return f"<td{spans}>{'<br>'.join(''.join(map(_span, p.spans)) for p in cell.paragraphs)}</td>"
