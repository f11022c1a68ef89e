"""Pictures inside foreign text: PNG and JPEG by their first bytes, never decoded here.

Word and WPS write the pictures of a copy into a corner of the temporary folder and name them by
`file:` addresses. Such a file is read only where its true path (no link leads out) lies in a folder
`msohtmlclip…` or `ksohtml…` of that temporary folder (with WPS on Linux `wps-…/ksohtml…`), its
name is a picture's, it is a plain file of a bearable size and it begins as a PNG or JPEG does. Any
other address, of a web page or of any other file, is never opened: foreign HTML could name
whatever it likes.
"""

import base64
import binascii
import os
import re
import stat
import struct
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from gazetteer_desk.bulletin import codec
from gazetteer_desk.bulletin.body import Picture
from gazetteer_desk.intake.taken import LARGEST_PICTURE, MOST_PIXELS


_DATA = re.compile(r"data:image/(?:png|jpe?g|pjpeg|x-png);base64,", re.IGNORECASE)
_PNG = b"\x89PNG\r\n\x1a\n"
_FRAMES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}  # JPEG markers that carry the size
_CORNER = re.compile(r"(?:msohtmlclip|msohtml|ksohtml)\d*(?:[-_]?\w{1,24})?", re.IGNORECASE)
_HOME_OF_WPS = re.compile(r"wps-[\w.-]{1,64}")
_PICTURE_FILE = re.compile(r"[\w .-]{1,80}\.(?:png|jpe?g)", re.IGNORECASE)
_MOST_FILES = 50
_TINY = 32  # pixels: an emoji or a counter's dot is no loss
_WIDEST_MM = 156.0
_MM_PER_PIXEL = 25.4 / 96


class Album:
    """The pictures of one copy: what was taken, and how many were not to be had."""

    place = "剪贴板里"

    def __init__(self, temporary: Path | None = None) -> None:
        self.plates: codec.Plates = {}
        self.lost = 0
        self._temporary = temporary
        self._files = 0

    def take(self, attributes: Any) -> Picture | None:
        """Return the block for an `<img>`, None where its bytes are not to be had."""
        source = str(attributes.get("src", "")) or str(attributes.get("data-src", ""))
        found = inline(source) or self.beside(source)
        if found is None:
            self.lost += bool(source) and not _is_tiny(attributes)
            return None
        return self._kept(*found, _pixels(attributes.get("width")) * _MM_PER_PIXEL)

    def keep(self, data: bytes, width_mm: float) -> Picture | None:
        """Return the block for the bytes of a picture, None where they are none that is kept."""
        media = media_of(data)
        if not media:
            self.lost += 1
            return None
        return self._kept(media, data, width_mm)

    def _kept(self, media: str, data: bytes, width_mm: float) -> Picture:
        digest = codec.digest(data)
        self.plates[digest] = data
        return Picture(digest, media, _width_mm(width_mm))

    def beside(self, source: str) -> tuple[str, bytes] | None:
        """Return media type and bytes of a picture that came with the copy, None for any other."""
        if self._temporary is None or self._files >= _MOST_FILES:
            return None
        if source[:5].lower() != "file:":
            return None
        self._files += 1
        return of_clipboard(source, self._temporary)


class Enclosed(Album):
    """The pictures of one file, and those that it holds beside its page, by their addresses."""

    place = "文件里"

    def __init__(self, parts: Mapping[str, bytes]) -> None:
        super().__init__()
        self._parts = parts

    def beside(self, source: str) -> tuple[str, bytes] | None:
        """Return media type and bytes of a picture in the file, None for any other."""
        data = self._parts.get(source.removeprefix("cid:"))
        if data is None:
            data = self._parts.get(unquote(source).replace("\\", "/").rpartition("/")[2])
        return _known(data) if data else None


def inline(source: str) -> tuple[str, bytes] | None:
    """Return media type and bytes of a `data:` address, None for whatever else it is."""
    found = _DATA.match(source)
    if not found or len(source) > LARGEST_PICTURE * 4 // 3 + 100:
        return None
    try:
        data = base64.b64decode(re.sub(r"\s|%0A|%0D", "", source[found.end() :]), validate=True)
    except (binascii.Error, ValueError):
        return None
    return _known(data)


def of_clipboard(source: str, temporary: Path) -> tuple[str, bytes] | None:
    """Return a picture that Word or WPS left for the clipboard, None for any other file."""
    path = _local(source)
    if path is None:
        return None
    try:
        home, true = temporary.resolve(strict=True), path.resolve(strict=True)
        corners = true.relative_to(home).parts[:-1]
        if corners and _HOME_OF_WPS.fullmatch(corners[0]):
            corners = corners[1:]
        if not corners or not _CORNER.fullmatch(corners[0]) or len(corners) > 3:  # noqa: PLR2004
            return None
        if not _PICTURE_FILE.fullmatch(true.name) or not _is_plain(true):
            return None
        with true.open("rb") as stream:
            return _known(stream.read(LARGEST_PICTURE + 1))
    except (OSError, ValueError, RuntimeError):
        return None


def _local(source: str) -> Path | None:
    """Return the path a `file:` address names on this computer; a share is none."""
    try:
        parts = urlsplit(source.replace("\\", "/"))
    except ValueError:
        return None
    if parts.scheme.lower() != "file" or parts.netloc not in ("", "localhost"):
        return None
    words = unquote(parts.path)
    if os.name != "nt" and re.match(r"//[^/]", words):
        words = words[1:]  # file:////tmp, as WPS writes it on Linux; no share is named so there
    if words.startswith("//") or "\0" in words:
        return None
    return Path(words[1:] if re.match(r"/[A-Za-z]:/", words) else words)


def _is_plain(path: Path) -> bool:
    found = path.lstat()
    return stat.S_ISREG(found.st_mode) and 0 < found.st_size <= LARGEST_PICTURE


def _known(data: bytes) -> tuple[str, bytes] | None:
    media = media_of(data)
    return (media, data) if media else None


def _is_tiny(attributes: Any) -> bool:
    wide, high = (_pixels(attributes.get(name)) for name in ("width", "height"))
    return 0 < wide <= _TINY and 0 < high <= _TINY


def _width_mm(wide: float) -> float:
    """Return the width a picture was shown at, 0 where it is not named or the whole line."""
    return round(wide, 1) if _TINY * _MM_PER_PIXEL < wide < _WIDEST_MM else 0


def _pixels(written: str | None) -> int:
    found = re.fullmatch(r"\s*(\d{1,5})(?:\.\d*)?(?:px)?\s*", written or "")
    return int(found[1]) if found else 0


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
