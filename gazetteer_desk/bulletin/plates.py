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
