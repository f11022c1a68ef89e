"""Pictures inside foreign text: PNG and JPEG by their first bytes, never decoded here."""

import base64
import binascii
import re
import struct

from gazetteer_desk.intake.taken import LARGEST_PICTURE, MOST_PIXELS


_DATA = re.compile(r"data:image/(?:png|jpe?g|pjpeg|x-png);base64,", re.IGNORECASE)
_PNG = b"\x89PNG\r\n\x1a\n"
_FRAMES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}  # JPEG markers that carry the size


def inline(source: str) -> tuple[str, bytes] | None:
    """Return media type and bytes of a `data:` address, None for whatever else it is."""
    found = _DATA.match(source)
    if not found or len(source) > LARGEST_PICTURE * 4 // 3 + 100:
        return None
    try:
        data = base64.b64decode(re.sub(r"\s|%0A|%0D", "", source[found.end() :]), validate=True)
    except (binascii.Error, ValueError):
        return None
    media = media_of(data)
    return (media, data) if media else None


def media_of(data: bytes) -> str:
    """Return image/png or image/jpeg where the bytes are one of a bearable size, else ""."""
    if len(data) > LARGEST_PICTURE:
        return ""
    if data.startswith(_PNG):
        media, size = "image/png", _png_size(data)
    elif data.startswith(b"\xff\xd8\xff"):
        media, size = "image/jpeg", _jpeg_size(data)
    else:
        return ""
    return media if 0 < size[0] * size[1] <= MOST_PIXELS else ""


def _png_size(data: bytes) -> tuple[int, int]:
    if len(data) < 33 or data[12:16] != b"IHDR":  # noqa: PLR2004 - signature and first chunk
        return 0, 0
    wide, high = struct.unpack(">II", data[16:24])
    return wide, high


def _jpeg_size(data: bytes) -> tuple[int, int]:
    at = 2
    while at + 9 < len(data) and data[at] == 0xFF:  # noqa: PLR2004 - every marker begins so
        marker = data[at + 1]
        if marker in _FRAMES:
            high, wide = struct.unpack(">HH", data[at + 5 : at + 9])
            return wide, high
        at += 2 + struct.unpack(">H", data[at + 2 : at + 4])[0]
    return 0, 0
