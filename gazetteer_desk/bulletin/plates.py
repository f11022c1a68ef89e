"""Pictures' bytes, kept apart from the issue that points to them."""

import hashlib


Plates = dict[str, bytes]  # SHA-256 → bytes of a picture
MEDIA = ("image/png", "image/jpeg")


def digest(data: bytes) -> str:
    """Return the SHA-256 of some bytes in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def media_of(data: bytes) -> str | None:
    """Return the media type of a PNG or JPEG picture, None for any other bytes."""
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    return "image/jpeg" if data.startswith(b"\xff\xd8\xff") else None


def pixels_a_metre(data: bytes) -> int:
    """Return the resolution that a PNG or JPEG names, 0 where it names none."""
    return _of_png(data) if data.startswith(b"\x89PNG") else _of_jpeg(data)


def _of_png(data: bytes) -> int:
    at = 8
    while at + 12 <= len(data):
        length, kind = int.from_bytes(data[at : at + 4]), data[at + 4 : at + 8]
        if kind == b"pHYs" and data[at + 16 : at + 17] == b"\1":
            return int.from_bytes(data[at + 8 : at + 12])
        if kind in (b"IDAT", b"IEND"):
            break
        at += 12 + length
    return 0


def _of_jpeg(data: bytes) -> int:
    at = 2
    while data[at : at + 1] == b"\xff" and at + 4 <= len(data):
        kind, length = data[at + 1], int.from_bytes(data[at + 2 : at + 4])
        if kind == _JFIF and data[at + 4 : at + 9] == b"JFIF\0" and at + 14 <= len(data):
            density = int.from_bytes(data[at + 12 : at + 14])
            return round(density * _A_METRE.get(data[at + 11], 0))
        if kind == _SCAN:
            break
        at += 2 + length
    return 0


_JFIF, _SCAN = 0xE0, 0xDA
_A_METRE = {1: 39.3701, 2: 100.0}  # dots an inch, dots a centimetre
